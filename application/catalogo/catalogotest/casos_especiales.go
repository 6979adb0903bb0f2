package catalogotest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func especial(codigo string, orden int) catalogo.Especial {
	return catalogo.Especial{Edicion: 1, DatosEspecial: catalogo.DatosEspecial{Codigo: codigo, Nombre: "Convenio " + codigo, Orden: orden,
		Vigencia: catalogo.Vigencia{Desde: dia2027(time.January, 1), Hasta: dia2027(time.June, 30)}}}
}

func dia2027(mes time.Month, d int) kernel.Date { return kernel.NewDate(2027, mes, d) }

func (m Montaje) agregarEspecial(ctx context.Context, e catalogo.Especial) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error { return tx.Especiales.Add(ctx, e) })
}

func losDoce(t *testing.T, m Montaje) {
	nueva := especial("ZONA_RURAL", 1)
	nueva.Hasta = kernel.Date{}
	for _, e := range []catalogo.Especial{nueva, especial("CONVENIO", 14), especial("ALCALDIA", 14)} {
		if err := m.agregarEspecial(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	lista, err := m.Especiales.Especiales(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var codigos []string
	for i, e := range lista {
		codigos = append(codigos, e.Codigo)
		if e.Casilla != (i < 12) || e.Edicion != 1 {
			t.Errorf("got %+v", e)
		}
	}
	if want := append(losCodigos(), "ZONA_RURAL", "ALCALDIA", "CONVENIO"); !slices.Equal(codigos, want) {
		t.Errorf("got %v, want %v", codigos, want)
	}
	if lista[12] != nueva || lista[14] != especial("CONVENIO", 14) || lista[0].Desde != kernel.NewDate(2000, time.January, 1) || !lista[0].Hasta.IsZero() {
		t.Errorf("got %+v", lista)
	}
	err = m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if ultimo, err := tx.Especiales.UltimoOrden(ctx); err != nil || ultimo != 14 {
			t.Errorf("the last place is %d, %v", ultimo, err)
		}
		got, err := tx.Especiales.Get(ctx, "CONVENIO")
		if got != especial("CONVENIO", 14) {
			t.Errorf("got %+v", got)
		}
		if _, otro := tx.Especiales.Get(ctx, "NO_HAY"); !errors.Is(otro, catalogo.ErrEspecialNoEncontrado) {
			t.Errorf("absent: got %v", otro)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func especialPorEdicion(t *testing.T, m Montaje) {
	if err := m.agregarEspecial(t.Context(), especial("CONVENIO", 13)); err != nil {
		t.Fatal(err)
	}
	const intentos = 8
	errs := make([]error, intentos)
	var wg sync.WaitGroup
	for i := range intentos {
		wg.Go(func() {
			errs[i] = m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
				e, err := tx.Especiales.Get(ctx, "CONVENIO")
				if err != nil {
					return err
				}
				e.Edicion, e.Nombre, e.Hasta = 1, fmt.Sprint("Nombre ", i), kernel.Date{}
				return tx.Especiales.Save(ctx, e)
			})
		})
	}
	wg.Wait()
	guardados := 0
	for _, err := range errs {
		if err == nil {
			guardados++
		} else if !errors.Is(err, catalogo.ErrEspecialModificado) {
			t.Errorf("got %v, want ErrEspecialModificado", err)
		}
	}
	lista, err := m.Especiales.Especiales(t.Context())
	if err != nil || guardados != 1 || lista[12].Edicion != 2 || !lista[12].Hasta.IsZero() || lista[12].Nombre == especial("CONVENIO", 13).Nombre || lista[0].Edicion != 1 {
		t.Errorf("%d edits were kept: %+v, %v", guardados, lista, err)
	}
}

func codigoEspecialEnUso(t *testing.T, m Montaje) {
	for _, codigo := range []string{"CONVENIO", "POSCONFLICTO"} {
		if err := m.agregarEspecial(t.Context(), especial("CONVENIO", 13)); codigo == "CONVENIO" && err != nil {
			t.Fatal(err)
		}
		if err := m.agregarEspecial(t.Context(), especial(codigo, 14)); !errors.Is(err, catalogo.ErrCodigoEspecialEnUso) {
			t.Errorf("%s: got %v, want ErrCodigoEspecialEnUso", codigo, err)
		}
	}
}

func cursosQueQuedanFuera(t *testing.T, m Montaje) {
	if err := m.agregarEspecial(t.Context(), especial("CONVENIO", 13)); err != nil {
		t.Fatal(err)
	}
	for i, c := range []CursoEspecial{
		{Estado: "PENDIENTE", Dias: []kernel.Date{dia2027(time.February, 1), dia2027(time.March, 1)}},
		{Estado: "EN_REVISION", Dias: []kernel.Date{dia2027(time.February, 2), dia2027(time.April, 1)}},
		{Estado: "APROBADA", Dias: []kernel.Date{dia2027(time.February, 3), dia2027(time.March, 31), dia2027(time.May, 1)}},
		{Estado: "APROBADA", Dias: []kernel.Date{dia2027(time.June, 1), dia2027(time.July, 1)}}, // is out already
		{Estado: "DEVUELTA", Dias: []kernel.Date{dia2027(time.February, 1), dia2027(time.May, 1)}},
		{Estado: "BORRADOR"},
	} {
		c.ID, c.Codigos = fmt.Sprint("c", i), []string{"CONVENIO", "POSCONFLICTO"}
		m.Cursar(t, c)
	}
	m.Cursar(t, CursoEspecial{ID: "otro", Estado: "PENDIENTE", Codigos: []string{"POSCONFLICTO"}, Dias: []kernel.Date{dia2027(time.June, 1)}})
	m.Cursar(t, CursoEspecial{ID: "ninguno", Estado: "PENDIENTE", Dias: []kernel.Date{dia2027(time.June, 1)}})

	antes := especial("CONVENIO", 13).Vigencia
	for nombre, caso := range map[string]struct {
		nueva catalogo.Vigencia
		want  catalogo.CursosFuera
	}{
		"the same":               {antes, catalogo.CursosFuera{}},
		"to the last day of one": {catalogo.Vigencia{Desde: antes.Desde, Hasta: dia2027(time.April, 1)}, catalogo.CursosFuera{Aprobados: 1}},
		"a day less":             {catalogo.Vigencia{Desde: antes.Desde, Hasta: dia2027(time.March, 31)}, catalogo.CursosFuera{PorDecidir: 1, Aprobados: 1}},
		"from a later day":       {catalogo.Vigencia{Desde: dia2027(time.February, 3), Hasta: antes.Hasta}, catalogo.CursosFuera{PorDecidir: 2}},
		"without an end":         {catalogo.Vigencia{Desde: dia2027(time.February, 2)}, catalogo.CursosFuera{PorDecidir: 1}},
		"over":                   {catalogo.Vigencia{Desde: antes.Desde, Hasta: antes.Desde}, catalogo.CursosFuera{PorDecidir: 2, Aprobados: 1}},
	} {
		err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			got, err := tx.Especiales.Fuera(ctx, "CONVENIO", antes, caso.nueva)
			if got != caso.want {
				t.Errorf("%s: got %+v, want %+v", nombre, got, caso.want)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	usos, err := m.Especiales.UsoDeEspeciales(t.Context())
	if err != nil || len(usos) != 2 || usos["CONVENIO"] != 6 || usos["POSCONFLICTO"] != 7 {
		t.Errorf("got %v, %v", usos, err)
	}
}
