package catalogotest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func dia(mes time.Month, d int) kernel.Date { return kernel.NewDate(2027, mes, d) }

func (m Montaje) agregarFestivo(ctx context.Context, f catalogo.FestivoFila) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		filas, err := tx.Festivos.DelDia(ctx, f.Fecha)
		if err != nil {
			return err
		}
		if _, err = catalogo.NewFestivo(f.Fecha, f.Nombre, filas); err != nil {
			return err
		}
		return tx.Festivos.Agregar(ctx, f)
	})
}

func festivosEscritos(t *testing.T, m Montaje) {
	a := catalogo.FestivoFila{Fecha: dia(9, 30), Nombre: "Día cívico", Tipo: catalogo.Manual}
	b := catalogo.FestivoFila{Fecha: dia(9, 30), Nombre: "Carnaval", Tipo: catalogo.Manual}
	for _, f := range []catalogo.FestivoFila{a, b} {
		if err := m.agregarFestivo(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	filas := func(want ...catalogo.FestivoFila) {
		t.Helper()
		if got, err := m.Calendario.FilasDeFestivos(t.Context(), dia(9, 30), dia(9, 30)); err != nil || !slices.Equal(got, want) {
			t.Errorf("got %v, %v; want %v", got, err, want)
		}
	}
	filas(b, a)
	fallo := errors.New("changed its mind")
	quitar := func(despues error) error {
		return m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			if err := tx.Festivos.Quitar(ctx, a); err != nil {
				return err
			}
			return despues
		})
	}
	if err := quitar(fallo); !errors.Is(err, fallo) {
		t.Error(err)
	}
	filas(b, a)
	if err := quitar(nil); err != nil {
		t.Error(err)
	}
	filas(b)
}

// unoDeMuchos runs intento at once eight times and wants one to be done, and the others to be refused with err.
func unoDeMuchos(t *testing.T, want error, intento func(i int) error) {
	t.Helper()
	errs := make([]error, 8)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() { errs[i] = intento(i) })
	}
	wg.Wait()
	hechos := 0
	for _, err := range errs {
		if err == nil {
			hechos++
		} else if !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	if hechos != 1 {
		t.Errorf("%d were done, want 1", hechos)
	}
}

func unSoloFestivo(t *testing.T, m Montaje) {
	unoDeMuchos(t, catalogo.ErrFestivoExiste, func(int) error {
		return m.agregarFestivo(t.Context(), catalogo.FestivoFila{Fecha: dia(9, 30), Nombre: "Día cívico", Tipo: catalogo.Manual})
	})
}

func receso(id catalogo.RecesoID, centro kernel.CentroID, desde, hasta kernel.Date) catalogo.Receso {
	return catalogo.Receso{ID: id, DatosReceso: catalogo.DatosReceso{CentroID: centro, Desde: desde, Hasta: hasta, Nombre: "Receso " + string(id)}, Edicion: 1}
}

func (m Montaje) agregarReceso(ctx context.Context, r catalogo.Receso) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		otros, err := tx.Recesos.DelCentro(ctx, r.CentroID)
		if err != nil {
			return err
		}
		if _, err = catalogo.NewReceso(r.ID, r.DatosReceso, otros); err != nil {
			return err
		}
		return tx.Recesos.Add(ctx, r)
	})
}

func (m Montaje) guardarReceso(t *testing.T, r catalogo.Receso) {
	t.Helper()
	if err := m.agregarReceso(t.Context(), r); err != nil {
		t.Fatal(err)
	}
}

func unSoloReceso(t *testing.T, m Montaje) {
	unoDeMuchos(t, catalogo.ErrRecesoTraslapado, func(i int) error {
		return m.agregarReceso(t.Context(), receso(catalogo.RecesoID(fmt.Sprint("r", i)), Oriente, dia(3, 1+i), dia(3, 20)))
	})
}

func recesosEscritos(t *testing.T, m Montaje) {
	if err := m.agregarReceso(t.Context(), receso("x", "centro-0000", dia(3, 1), dia(3, 2))); !errors.Is(err, catalogo.ErrCentroNoExiste) {
		t.Errorf("no centre: got %v", err)
	}
	r := receso("a", Oriente, dia(3, 22), dia(3, 28))
	m.guardarReceso(t, r)
	want := app.RecesoView{Receso: r, Centro: app.CentroView{Nombre: "Centro de Gestión Agroempresarial del Oriente", Codigo: "9546", Ciudad: "Vélez"}}
	if got, err := m.Calendario.VerReceso(t.Context(), "a", pais); err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	for nombre, caso := range map[string]struct {
		id      catalogo.RecesoID
		alcance catalogo.Alcance
	}{"absent": {"b", pais}, "another centre": {"a", catalogo.Alcance{Centro: Financieros}}, "nobody": {"a", catalogo.Alcance{}}} {
		if _, err := m.Calendario.VerReceso(t.Context(), caso.id, caso.alcance); !errors.Is(err, catalogo.ErrRecesoNoEncontrado) {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	r.Nombre, r.Desde, r.Hasta, r.Edicion = "Semana Santa", dia(3, 23), dia(3, 24), 2
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if _, err := tx.Recesos.CentroDe(ctx, "b"); !errors.Is(err, catalogo.ErrRecesoNoEncontrado) {
			t.Errorf("absent: got %v", err)
		}
		if centro, err := tx.Recesos.CentroDe(ctx, "a"); err != nil || centro != Oriente {
			t.Errorf("got %s, %v", centro, err)
		}
		return tx.Recesos.Save(ctx, r)
	})
	if got, otro := m.Calendario.VerReceso(t.Context(), "a", pais); err != nil || otro != nil || got.Receso != r {
		t.Errorf("changed: got %+v, %v, %v", got, err, otro)
	}
	if err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Recesos.Remove(ctx, "a") }); err != nil {
		t.Error(err)
	}
	if _, err := m.Calendario.VerReceso(t.Context(), "a", pais); !errors.Is(err, catalogo.ErrRecesoNoEncontrado) {
		t.Errorf("removed: got %v", err)
	}
}

func recesosListados(t *testing.T, m Montaje) {
	m.guardarReceso(t, receso("fin", Oriente, dia(12, 20), dia(12, 31).AddDays(10)))
	m.guardarReceso(t, receso("santa", Oriente, dia(3, 22), dia(3, 28)))
	m.guardarReceso(t, receso("ajeno", Financieros, dia(6, 1), dia(6, 2)))
	enero := kernel.NewDate(2028, time.January, 1)
	for nombre, caso := range map[string]struct {
		c     app.ConsultaRecesos
		want  []catalogo.RecesoID
		total int
	}{
		"a year":         {app.ConsultaRecesos{Alcance: pais, Desde: dia(1, 1), Hasta: dia(12, 31), Limite: 9}, []catalogo.RecesoID{"santa", "ajeno", "fin"}, 3},
		"the next one":   {app.ConsultaRecesos{Alcance: pais, Desde: enero, Hasta: enero.AddDays(364), Limite: 9}, []catalogo.RecesoID{"fin"}, 1},
		"a page":         {app.ConsultaRecesos{Alcance: pais, Desde: dia(1, 1), Hasta: enero, Limite: 1, Saltar: 1}, []catalogo.RecesoID{"ajeno"}, 3},
		"a centre":       {app.ConsultaRecesos{Alcance: pais, Centro: Financieros, Desde: dia(1, 1), Hasta: enero, Limite: 9}, []catalogo.RecesoID{"ajeno"}, 1},
		"the own centre": {app.ConsultaRecesos{Alcance: catalogo.Alcance{Centro: Oriente}, Desde: dia(1, 1), Hasta: enero, Limite: 9}, []catalogo.RecesoID{"santa", "fin"}, 2},
		"out of scope":   {app.ConsultaRecesos{Alcance: catalogo.Alcance{Centro: Oriente}, Centro: Financieros, Desde: dia(1, 1), Hasta: enero, Limite: 9}, nil, 0},
		"nobody":         {app.ConsultaRecesos{Desde: dia(1, 1), Hasta: enero, Limite: 9}, nil, 0},
	} {
		p, err := m.Calendario.Recesos(t.Context(), caso.c)
		var got []catalogo.RecesoID
		for _, r := range p.Recesos {
			got = append(got, r.ID)
		}
		if err != nil || !slices.Equal(got, caso.want) || p.Total != caso.total {
			t.Errorf("%s: got %v of %d, %v", nombre, got, p.Total, err)
		}
	}
}

func candidatos(t *testing.T, m Montaje) {
	curso := func(id string, centro kernel.CentroID, festivos, recesos bool, dias ...kernel.Date) app.Candidato {
		return app.Candidato{ID: kernel.SolicitudID(id), Codigo: "SOL-2027-00" + id, Programa: "Curso " + id, Instructor: "Rosa " + id,
			CursoAprobado: catalogo.CursoAprobado{CentroID: centro, OmitirFestivos: festivos, OmitirRecesos: recesos, Dias: dias}}
	}
	uno := curso("1", Oriente, true, true, dia(2, 28), dia(3, 1), dia(3, 22), dia(3, 29))
	uno.Incluidas = []kernel.Date{dia(3, 22)}
	m.Aprobar(t, uno)
	m.Aprobar(t, curso("2", Oriente, false, true, dia(3, 1), dia(3, 28)))
	m.Aprobar(t, curso("3", Financieros, true, true, dia(3, 1), dia(3, 22)))
	m.Aprobar(t, curso("4", Oriente, false, false, dia(3, 1), dia(3, 22)))
	santa, pasado := receso("santa", Oriente, dia(3, 22), dia(3, 28)), receso("pasado", Oriente, dia(2, 1), dia(2, 28))
	m.guardarReceso(t, pasado)
	m.guardarReceso(t, santa)
	for nombre, caso := range map[string]struct {
		alcance catalogo.Alcance
		centro  kernel.CentroID
		want    map[string][]kernel.Date
		orden   []string
	}{
		"the country":  {pais, "", map[string][]kernel.Date{"1": {dia(3, 1), dia(3, 22)}, "2": {dia(3, 28)}, "3": {dia(3, 1)}}, []string{"1", "3", "2"}},
		"a centre":     {pais, Financieros, map[string][]kernel.Date{"3": {dia(3, 1)}}, []string{"3"}},
		"the own":      {catalogo.Alcance{Centro: Oriente}, "", map[string][]kernel.Date{"1": {dia(3, 1), dia(3, 22)}, "2": {dia(3, 28)}}, []string{"1", "2"}},
		"out of scope": {catalogo.Alcance{Centro: Oriente}, Financieros, nil, nil},
	} {
		lista, recesos, err := m.Calendario.Candidatos(t.Context(), app.ConsultaCandidatos{Alcance: caso.alcance, Centro: caso.centro, Desde: dia(3, 1), Festivos: []kernel.Date{dia(2, 28), dia(3, 1)}})
		var orden []string
		for _, c := range lista {
			orden = append(orden, string(c.ID))
			if !slices.Equal(c.Dias, caso.want[string(c.ID)]) {
				t.Errorf("%s: %s has %v", nombre, c.ID, c.Dias)
			}
			if c.ID == "1" && (!slices.Equal(c.Incluidas, uno.Incluidas) || c.Programa != uno.Programa || c.Instructor != uno.Instructor || c.Centro.Codigo != "9546") {
				t.Errorf("got %+v", c)
			}
		}
		var want []catalogo.Receso
		if caso.centro == "" {
			want = []catalogo.Receso{santa}
		}
		if err != nil || !slices.Equal(orden, caso.orden) || !reflect.DeepEqual(recesos, want) {
			t.Errorf("%s: got %v, %v, %v", nombre, orden, recesos, err)
		}
	}
}
