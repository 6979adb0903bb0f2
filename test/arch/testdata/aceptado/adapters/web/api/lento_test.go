package api

import (
	"testing"
	"testing/synctest"
	"time"

	_ "complementarias/test/pgtest"
)

func TestLento(t *testing.T) {
	synctest.Test(t, func(*testing.T) { time.Sleep(time.Hour) })
}
