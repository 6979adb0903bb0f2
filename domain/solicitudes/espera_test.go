package solicitudes_test

import (
	"testing"
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestDiasDeEsperaTurnAtMidnightInBogota(t *testing.T) {
	hora := func(d, h, m int) time.Time { return time.Date(2026, time.November, d, h, m, 0, 0, time.UTC) }
	for _, c := range []struct {
		envio, ahora time.Time
		dias         int
		espera       solicitudes.Espera
	}{
		{hora(23, 14, 0), hora(23, 14, 0), 0, solicitudes.EsperaCorta},
		{hora(23, 5, 0), hora(24, 4, 59), 0, solicitudes.EsperaCorta}, // one day in Bogotá, two in UTC
		{hora(23, 4, 59), hora(23, 5, 0), 1, solicitudes.EsperaCorta}, // one minute, over midnight
		{hora(20, 5, 0), hora(23, 4, 59), 2, solicitudes.EsperaCorta},
		{hora(20, 5, 0), hora(23, 5, 0), 3, solicitudes.EsperaMedia},
		{hora(18, 5, 0), hora(24, 4, 59), 5, solicitudes.EsperaMedia},
		{hora(18, 4, 59), hora(23, 5, 0), 6, solicitudes.EsperaLarga},
		{hora(1, 5, 0), hora(23, 5, 0), 22, solicitudes.EsperaLarga},
	} {
		dias := solicitudes.DiasDeEspera(c.envio, c.ahora)
		if espera := solicitudes.EsperaDe(dias); dias != c.dias || espera != c.espera {
			t.Errorf("%s to %s: %d days, band %d; want %d and %d", c.envio, c.ahora, dias, espera, c.dias, c.espera)
		}
	}
}

// TestBandsAgreeWithTheirCuts: rows are judged by their days, totals by the day of sending.
func TestBandsAgreeWithTheirCuts(t *testing.T) {
	hoy := kernel.NewDate(2026, time.November, 23)
	for dias := range 30 {
		enviada := hoy.AddDays(-dias)
		for _, banda := range []solicitudes.Espera{solicitudes.EsperaCorta, solicitudes.EsperaMedia, solicitudes.EsperaLarga} {
			if en := !enviada.After(banda.EnviadasHasta(hoy)); en != (solicitudes.EsperaDe(dias) >= banda) {
				t.Errorf("%d days: in band %d or longer by the cut: %v", dias, banda, en)
			}
		}
	}
}

func TestAvisosCountWhatIsMetAndTheHeaviestWeek(t *testing.T) {
	clase := func(dia, desde, hasta int) horarios.Sesion {
		return horarios.Sesion{Fecha: kernel.NewDate(2027, time.February, dia), Desde: desde * 60, Hasta: hasta * 60}
	}
	mias := []horarios.Sesion{clase(1, 8, 12), clase(3, 8, 12), clase(8, 8, 12)}
	rival := func(e solicitudes.Estado, s ...horarios.Sesion) solicitudes.Rival {
		return solicitudes.Rival{Estado: e, Sesiones: s}
	}
	rivales := []solicitudes.Rival{
		rival(solicitudes.Aprobada, clase(1, 12, 16), clase(2, 6, 22), clase(3, 10, 11), clase(4, 6, 22)), // touches, then meets once
		rival(solicitudes.Pendiente, clase(1, 6, 9), clase(8, 11, 13)),
		rival(solicitudes.EnRevision, clase(8, 8, 12)),
		rival(solicitudes.Devuelta, mias...),
		rival(solicitudes.Cancelada, mias...),
	}
	got := solicitudes.AvisosDe(mias, rivales, 32*60)
	want := solicitudes.Avisos{Bloquean: 1, Advierten: 3, Carga: horarios.Semana{Anio: 2027, Numero: 5, Minutos: (8 + 4 + 16 + 1 + 16) * 60}, LimiteMinutos: 32 * 60}
	if got != want || !got.Excede() {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if solo := solicitudes.AvisosDe(mias, nil, 40*60); solo.Bloquean+solo.Advierten != 0 || solo.Carga.Minutos != 8*60 || solo.Excede() {
		t.Errorf("alone: %+v", solo)
	}
	if vacia := solicitudes.AvisosDe(nil, rivales, 32*60); vacia.Bloquean+vacia.Advierten+vacia.Carga.Minutos != 0 {
		t.Errorf("without sessions: %+v", vacia)
	}
}

func TestALoadIsNearTheLimitFromNinetyPercentOn(t *testing.T) {
	for _, c := range []struct {
		minutos int
		vinculo string
		cerca   bool
	}{{0, "PLANTA", false}, {1727, "PLANTA", false}, {1728, "PLANTA", true}, {1728, "CONTRATISTA", false}, {2160, "CONTRATISTA", true}, {9999, "PLANTA", true}} {
		if got := solicitudes.CercaDelLimite(c.minutos, horarios.LimitesPorDefecto().De(c.vinculo)); got != c.cerca {
			t.Errorf("%d minutes of %s: %v", c.minutos, c.vinculo, got)
		}
	}
}
