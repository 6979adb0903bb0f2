package auditoria_test

import (
	"testing"

	"complementarias/application/auditoria"
	"complementarias/application/auditoria/auditoriatest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	m := &auditoriatest.Memoria{}
	auditoriatest.Contrato(t, m, func(*testing.T) []auditoria.Hecho { return m.Hechos() })
}
