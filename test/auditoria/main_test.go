// Package auditoria_test looks at the audit of the whole program: what is written down, who reads it, and that reading
// loses and repeats nothing.
package auditoria_test

import (
	"testing"

	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }
