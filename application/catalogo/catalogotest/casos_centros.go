package catalogotest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

var hoy = kernel.NewDate(2026, time.November, 26)

func (m Montaje) cambiarCentro(ctx context.Context, id kernel.CentroID, fn func(e *catalogo.EstadoCentro)) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		c, err := tx.Centros.Get(ctx, id)
		if err != nil {
			return err
		}
		e := c.Estado()
		fn(&e)
		return tx.Centros.Save(ctx, catalogo.RestoreCentro(e))
	})
}

func centroPorEdicion(t *testing.T, m Montaje) {
	if err := m.cambiarCentro(t.Context(), "centro-0000", func(*catalogo.EstadoCentro) {}); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
		t.Errorf("absent: got %v, want ErrCentroNoEncontrado", err)
	}
	if _, err := m.Centros.Centro(t.Context(), "centro-0000", hoy); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
		t.Errorf("absent: got %v, want ErrCentroNoEncontrado", err)
	}
	if err := m.cambiarCentro(t.Context(), Oriente, func(e *catalogo.EstadoCentro) { e.Edicion-- }); !errors.Is(err, catalogo.ErrCentroModificado) {
		t.Errorf("an old edition: got %v, want ErrCentroModificado", err)
	}
	var quiere catalogo.EstadoCentro
	err := m.cambiarCentro(t.Context(), Oriente, func(e *catalogo.EstadoCentro) {
		e.Codigo, e.Nombre, e.Direccion, e.Telefono, e.Ciudad = "9999", "Centro del Oriente", "Calle 9", "6077564200", "Barbosa"
		e.Region, e.RegionalCodigo, e.FormatoCodigo, e.FormatoVersion, e.Activo = "Regional Oriente", "68", "F12", "2", false
		e.LimitePlanta, e.LimiteContratista = 30, 60
		e.ActualizadoEn = e.ActualizadoEn.Add(time.Hour)
		quiere = *e
	})
	if err != nil {
		t.Fatal(err)
	}
	quiere.Edicion++
	got, err := m.Centros.Centro(t.Context(), Oriente, hoy)
	if err != nil || got.EstadoCentro != quiere || got.Uso != (catalogo.UsoCentro{}) || len(got.Coordinadores) > 0 {
		t.Errorf("got %+v, %v\nwant %+v", got, err, quiere)
	}
	todos, err := m.Centros.Todos(t.Context())
	if i := slices.IndexFunc(todos, func(c app.CentroFila) bool { return c.ID == Oriente }); err != nil || i < 0 || todos[i].EstadoCentro != quiere {
		t.Errorf("all of them: %+v, %v", todos, err)
	}
}

func codigoDeCentroEnUso(t *testing.T, m Montaje) {
	nuevo := centro("centro-nuevo", "9405", "Centro Nuevo", "Vélez", "Regional Santander", "68")
	agregar := func() error {
		return m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Centros.Add(ctx, catalogo.RestoreCentro(nuevo)) })
	}
	if err := agregar(); !errors.Is(err, catalogo.ErrCodigoCentroEnUso) {
		t.Errorf("a new one: got %v, want ErrCodigoCentroEnUso", err)
	}
	if err := m.cambiarCentro(t.Context(), Oriente, func(e *catalogo.EstadoCentro) { e.Codigo = "9405" }); !errors.Is(err, catalogo.ErrCodigoCentroEnUso) {
		t.Errorf("an old one: got %v, want ErrCodigoCentroEnUso", err)
	}
	nuevo.Codigo = "0001"
	if err := agregar(); err != nil {
		t.Fatal(err)
	}
	if got, err := m.Centros.Centro(t.Context(), nuevo.ID, hoy); err != nil || got.EstadoCentro != nuevo {
		t.Errorf("got %+v, %v", got, err)
	}
}

func centroCerrado(t *testing.T, m Montaje) {
	m.guardar(t, programa("a", "73310037"))
	if err := m.cambiarCentro(t.Context(), Oriente, func(e *catalogo.EstadoCentro) { e.Activo = false }); err != nil {
		t.Fatal(err)
	}
	m.listados(t, app.ConsultaProgramas{Alcance: pais})
	lista, err := m.Centros.Centros(t.Context())
	if err != nil || slices.ContainsFunc(lista, func(c app.CentroDeLista) bool { return c.ID == Oriente }) {
		t.Errorf("a closed centre can be picked: %v, %v", lista, err)
	}
}
