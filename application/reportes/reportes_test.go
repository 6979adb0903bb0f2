package reportes_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"complementarias/application/reportes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// sinNada is a country where nobody has asked for anything.
type sinNada struct{}

func (sinNada) PorMes(_ context.Context, _ reportes.Alcance, _ reportes.Filtro, inicios []kernel.Date) ([]reportes.Cifras, reportes.Cifras, error) {
	return make([]reportes.Cifras, len(inicios)), reportes.Cifras{}, nil
}

func (sinNada) Duraciones(_ context.Context, _ reportes.Alcance, _ reportes.Filtro, inicios []kernel.Date) (map[string]reportes.Duracion, []reportes.Duracion, error) {
	return nil, make([]reportes.Duracion, len(inicios)), nil
}

func (sinNada) Grupos(context.Context, reportes.Alcance, reportes.GruposInput) (reportes.Grupos, error) {
	return reportes.Grupos{}, nil
}

func (sinNada) Cargas(context.Context, reportes.Alcance, reportes.CargasInput) (reportes.Cargas, error) {
	return reportes.Cargas{}, nil
}

func (sinNada) Cola(context.Context, reportes.Alcance, reportes.Filtro, []reportes.Banda) (kernel.Date, error) {
	return kernel.Date{}, nil
}

// hoy is the day in Bogotá, tomorrow in UTC.
var hoy = kernel.NewDate(2028, time.March, 10)

func casos() reportes.UseCases {
	return reportes.New(reportes.Deps{Reader: sinNada{}, Now: func() time.Time { return time.Date(2028, time.March, 11, 3, 0, 0, 0, time.UTC) }})
}

var admin = kernel.Actor{ID: "a", Rol: kernel.Admin}

func fecha(t *testing.T, texto string) (d kernel.Date) {
	t.Helper()
	if texto == "" {
		return d
	}
	d, err := kernel.ParseDate(texto)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAPeriodThatIsNoneIsRefused(t *testing.T) {
	for _, c := range []struct{ desde, hasta, codigo string }{
		{"2028-03-02", "2028-03-01", "PERIODO_AL_REVES"}, {"2028-03-11", "", "PERIODO_AL_REVES"},
		{"2023-01-01", "2028-01-01", "PERIODO_DEMASIADO_LARGO"}, {"1900-01-01", "2199-12-31", "PERIODO_DEMASIADO_LARGO"},
	} {
		f := reportes.Filtro{Desde: fecha(t, c.desde), Hasta: fecha(t, c.hasta)}
		_, e1 := casos().Resumen.Execute(t.Context(), admin, f)
		_, e2 := casos().Tiempos.Execute(t.Context(), admin, f)
		_, e3 := casos().Grupos.Execute(t.Context(), admin, reportes.GruposInput{Filtro: f})
		for _, err := range []error{e1, e2, e3} {
			e, ok := errors.AsType[*fault.Error](err)
			if !ok || e.Kind != fault.Invalid || e.Fields[0].Pointer != "/hasta" || e.Fields[0].Code != c.codigo {
				t.Errorf("%s..%s: %v, want %s at /hasta", c.desde, c.hasta, err, c.codigo)
			}
		}
	}
	for _, c := range []struct{ desde, hasta, codigo string }{{"2028-03-20", "2028-03-10", "PERIODO_AL_REVES"}, {"2028-03-10", "2029-03-19", "PERIODO_DEMASIADO_LARGO"}} {
		_, err := casos().Cargas.Execute(t.Context(), admin, reportes.CargasInput{Desde: fecha(t, c.desde), Hasta: fecha(t, c.hasta)})
		if e, ok := errors.AsType[*fault.Error](err); !ok || e.Fields[0].Code != c.codigo {
			t.Errorf("weeks %s..%s: %v, want %s", c.desde, c.hasta, err, c.codigo)
		}
	}
}

func TestOnlyThoseWhoDecideHaveReports(t *testing.T) {
	for rol, want := range map[kernel.Rol]error{kernel.Instructor: reportes.ErrRol, "": reportes.ErrRol, kernel.Coordinador: nil, kernel.Admin: nil} {
		// A period that is none is told only to those who may have one.
		_, err := casos().Resumen.Execute(t.Context(), kernel.Actor{Rol: rol, Centro: "centro-9546"}, reportes.Filtro{})
		if !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", rol, err, want)
		}
	}
	if a, err := reportes.AlcanceDe(kernel.Actor{Rol: kernel.Coordinador, Centro: "centro-9546"}); err != nil || a.Pais || a.Centro != "centro-9546" {
		t.Errorf("a coordinator has %+v, %v", a, err)
	}
}

func TestThePeriodIsThisYearUnlessItIsSaid(t *testing.T) {
	for _, c := range []struct{ desde, hasta, antes, hastaAntes string }{
		{"2028-01-01", "2028-03-10", "2027-10-23", "2027-12-31"},
		{"2028-02-29", "2028-02-29", "2028-02-28", "2028-02-28"},
		{"2027-01-01", "2027-12-31", "2026-01-01", "2026-12-31"},
		{"2023-03-11", "2028-03-10", "2018-03-10", "2023-03-10"},
	} {
		f := reportes.Filtro{Desde: fecha(t, c.desde), Hasta: fecha(t, c.hasta)}
		if c.hasta == hoy.String() && c.desde == "2028-01-01" {
			f = reportes.Filtro{}
		}
		r, err := casos().Resumen.Execute(t.Context(), admin, f)
		if err != nil {
			t.Fatal(err)
		}
		if r.Filtro.Desde.String() != c.desde || r.Filtro.Hasta.String() != c.hasta || r.Anterior.Desde.String() != c.antes || r.Anterior.Hasta.String() != c.hastaAntes {
			t.Errorf("%v..%v after %v..%v, want %v", r.Filtro.Desde, r.Filtro.Hasta, r.Anterior.Desde, r.Anterior.Hasta, c)
		}
	}
	if f, _ := (reportes.Filtro{Hasta: fecha(t, "2026-12-31")}).EnPeriodo(hoy); f.Desde.String() != "2026-01-01" {
		t.Errorf("until the end of 2026: from %v", f.Desde)
	}
}

func TestMonthsFillThePeriodWithoutAGap(t *testing.T) {
	r, err := casos().Resumen.Execute(t.Context(), admin, reportes.Filtro{Desde: fecha(t, "2027-12-15"), Hasta: fecha(t, "2028-02-29")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range r.Meses {
		got = append(got, m.Desde.String()+".."+m.Hasta.String())
	}
	want := []string{"2027-12-15..2027-12-31", "2028-01-01..2028-01-31", "2028-02-01..2028-02-29"}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("%v, want %v", got, want)
	}
	if _, decidido := r.Cifras.Tasa(); decidido || r.Cifras.Total != 0 {
		t.Errorf("nothing was asked for: %+v", r.Cifras)
	}
}

func TestBandsOfTheQueueLeaveNoDayOut(t *testing.T) {
	a, err := casos().Antiguedad.Execute(t.Context(), admin, reportes.Filtro{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2028-03-08..", "2028-03-05..2028-03-07", "2028-02-29..2028-03-04", "2028-02-19..2028-02-28", "..2028-02-18"}
	for i, b := range a.Bandas {
		if got := b.EnviadaDesde.String() + ".." + b.EnviadaHasta.String(); got != want[i] {
			t.Errorf("from %d to %d days: sent %s, want %s", b.DesdeDias, b.HastaDias, got, want[i])
		}
	}
	if a.Total() != 0 || a.Dias != 0 || !a.MasAntigua.IsZero() {
		t.Errorf("an empty queue: %+v", a)
	}
}

func TestLoadsAreLookedForInWholeWeeks(t *testing.T) {
	for _, c := range []struct{ desde, hasta, lunes, domingo string }{
		{"", "", "2028-03-06", "2028-04-30"}, {"2028-03-12", "2028-03-13", "2028-03-06", "2028-03-19"}, {"2028-01-03", "", "2028-01-03", "2028-02-27"},
	} {
		got, err := casos().Cargas.Execute(t.Context(), admin, reportes.CargasInput{Desde: fecha(t, c.desde), Hasta: fecha(t, c.hasta)})
		if err != nil || got.Lunes.String() != c.lunes || got.Hasta.String() != c.domingo {
			t.Errorf("%s..%s: %v..%v, %v; want %s..%s", c.desde, c.hasta, got.Lunes, got.Hasta, err, c.lunes, c.domingo)
		}
	}
}
