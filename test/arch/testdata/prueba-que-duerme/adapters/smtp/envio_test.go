package smtp

import (
	"testing"
	reloj "time"
)

func TestEnvio(*testing.T) { reloj.Sleep(reloj.Second) } // want
