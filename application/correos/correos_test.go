package correos_test

import (
	"testing"

	"go.uber.org/goleak"

	"complementarias/application/correos/correostest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestTheFakeKeepsTheContract(t *testing.T) {
	correostest.Contrato(t, func(*testing.T) correostest.Almacen { return correostest.NewMemoria().Almacen() })
}
