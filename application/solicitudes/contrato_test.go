package solicitudes_test

import (
	"testing"

	"go.uber.org/goleak"

	app "complementarias/application/solicitudes"
	"complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func montar(*testing.T) solicitudestest.Montaje {
	m := solicitudestest.NewMemoria()
	return solicitudestest.Montaje{
		UoW: m, Reader: m, Entornos: m, Recorridos: m,
		Eventos: func(_ *testing.T, id kernel.SolicitudID) (nombres []string) {
			for _, e := range m.Eventos() {
				if e.Subject() == string(id) {
					nombres = append(nombres, e.EventName())
				}
			}
			return nombres
		},
		CambiarPrograma: func(_ *testing.T, p app.ProgramaView) { m.CambiarPrograma(p) },
		Contar:          func(_ *testing.T, serie app.Serie, anio int, valor int64) { m.Contar(serie, anio, valor) },
		Ajustar:         func(_ *testing.T, a solicitudestest.Ajustes) { m.Ajustar(a) },
	}
}

func TestMemoriaKeepsTheContract(t *testing.T) { solicitudestest.Contrato(t, montar) }

func TestRacesInMemory(t *testing.T) { solicitudestest.Carreras(t, montar) }

func TestWholeListsAtOnceInMemory(t *testing.T) { solicitudestest.RecorridosALaVez(t, montar) }
