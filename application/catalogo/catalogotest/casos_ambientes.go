package catalogotest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func ambiente(id catalogo.AmbienteID, centro kernel.CentroID, nombre string) catalogo.EstadoAmbiente {
	creado := time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC)
	return catalogo.EstadoAmbiente{ID: id, CentroID: centro, Edicion: 1, CreadoEn: creado, ActualizadoEn: creado,
		DatosAmbiente: catalogo.DatosAmbiente{Nombre: nombre, Tipo: "AULA", Capacidad: 30, Activo: true}}
}

// enAmbientes locks the centre, as every command does, and writes.
func (m Montaje) enAmbientes(ctx context.Context, centro kernel.CentroID, fn func(ctx context.Context, r app.AmbienteRepository, otros []catalogo.EstadoAmbiente) error) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		otros, err := tx.Ambientes.DelCentro(ctx, centro)
		if err != nil {
			return err
		}
		return fn(ctx, tx.Ambientes, otros)
	})
}

func (m Montaje) agregarAmbientes(t *testing.T, lista ...catalogo.EstadoAmbiente) {
	t.Helper()
	for _, a := range lista {
		err := m.enAmbientes(t.Context(), a.CentroID, func(ctx context.Context, r app.AmbienteRepository, _ []catalogo.EstadoAmbiente) error {
			return r.Add(ctx, a)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func ambientesEscritos(t *testing.T, m Montaje) {
	if _, _, err := m.Ambientes.AmbientesDe(t.Context(), "centro-0000"); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
		t.Errorf("no centre: got %v", err)
	}
	nada := func(context.Context, app.AmbienteRepository, []catalogo.EstadoAmbiente) error { return nil }
	if err := m.enAmbientes(t.Context(), "centro-0000", nada); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
		t.Errorf("no centre: got %v", err)
	}
	if _, err := m.Ambientes.VerAmbiente(t.Context(), "absent"); !errors.Is(err, catalogo.ErrAmbienteNoEncontrado) {
		t.Errorf("absent: got %v", err)
	}
	taller, aula, ajena := ambiente("a", Oriente, "Ñapas y taller"), ambiente("b", Oriente, "aula 201"), ambiente("c", Financieros, "Aula 201")
	taller.Capacidad, taller.Tipo = 0, "TALLER"
	m.agregarAmbientes(t, taller, aula, ajena)
	centro, got, err := m.Ambientes.AmbientesDe(t.Context(), Oriente)
	if err != nil || centro.Codigo != "9546" || centro.Ciudad != "Vélez" || !slices.Equal(got, []catalogo.EstadoAmbiente{aula, taller}) {
		t.Errorf("got %+v, %+v, %v", centro, got, err)
	}
	v, err := m.Ambientes.VerAmbiente(t.Context(), "c")
	if err != nil || v.EstadoAmbiente != ajena || v.Centro.Codigo != "9405" {
		t.Errorf("got %+v, %v", v, err)
	}
	err = m.enAmbientes(t.Context(), Oriente, func(ctx context.Context, r app.AmbienteRepository, otros []catalogo.EstadoAmbiente) error {
		if !slices.Equal(otros, []catalogo.EstadoAmbiente{aula, taller}) {
			t.Errorf("under the lock: %+v", otros)
		}
		if _, err := r.CentroDe(ctx, "absent"); !errors.Is(err, catalogo.ErrAmbienteNoEncontrado) {
			t.Errorf("absent: got %v", err)
		}
		if centro, err := r.CentroDe(ctx, "c"); err != nil || centro != Financieros {
			t.Errorf("got %s, %v", centro, err)
		}
		taller.Nombre, taller.Tipo, taller.Capacidad, taller.Activo = "Cocina", "LABORATORIO", 500, false
		taller.ActualizadoEn = taller.ActualizadoEn.Add(time.Hour)
		return r.Save(ctx, taller)
	})
	taller.Edicion = 2
	if v, otro := m.Ambientes.VerAmbiente(t.Context(), "a"); err != nil || otro != nil || v.EstadoAmbiente != taller {
		t.Errorf("changed: got %+v, %v, %v", v, err, otro)
	}
}

func ambientePorEdicion(t *testing.T, m Montaje) {
	a := ambiente("a", Oriente, "Aula 201")
	m.agregarAmbientes(t, a, ambiente("b", Oriente, "Aula 202"))
	unoDeMuchos(t, catalogo.ErrAmbienteModificado, func(i int) error {
		return m.enAmbientes(t.Context(), Oriente, func(ctx context.Context, r app.AmbienteRepository, _ []catalogo.EstadoAmbiente) error {
			mia := a
			mia.Nombre = fmt.Sprint("Aula ", i)
			return r.Save(ctx, mia)
		})
	})
	err := m.enAmbientes(t.Context(), Oriente, func(ctx context.Context, r app.AmbienteRepository, _ []catalogo.EstadoAmbiente) error {
		mia := a
		mia.Edicion, mia.Nombre = 2, "AULA 202"
		return r.Save(ctx, mia)
	})
	if !errors.Is(err, catalogo.ErrAmbienteRepetido) {
		t.Errorf("a name that is taken: got %v", err)
	}
}

func unSoloAmbiente(t *testing.T, m Montaje) {
	unoDeMuchos(t, catalogo.ErrAmbienteRepetido, func(i int) error {
		return m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			return tx.Ambientes.Add(ctx, ambiente(catalogo.AmbienteID(fmt.Sprint("x", i)), Oriente, "Aula Múltiple"))
		})
	})
}
