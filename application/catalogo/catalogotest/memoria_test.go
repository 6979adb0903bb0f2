package catalogotest_test

import (
	"testing"

	"go.uber.org/goleak"

	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestMemoriaKeepsTheContract(t *testing.T) {
	catalogotest.Contrato(t, func(*testing.T) catalogotest.Montaje {
		m := catalogotest.NewMemoria()
		return catalogotest.Montaje{
			UoW: m, Programas: m, Usos: m, Centros: m, Calendario: m, Ambientes: m, Especiales: m,
			Solicitar:      func(_ *testing.T, programa kernel.ProgramaID, n int) { m.Solicitar(programa, n) },
			AgregarFestivo: func(_ *testing.T, f catalogo.FestivoFila) { m.AgregarFestivo(f) },
			Aprobar:        func(_ *testing.T, c app.Candidato) { m.Aprobar(c) },
			Cursar:         func(_ *testing.T, c catalogotest.CursoEspecial) { m.Cursar(c) },
		}
	})
}
