package correos_test

import (
	"testing"

	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }
