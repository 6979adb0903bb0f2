package catalogotest

import (
	"cmp"
	"context"
	"slices"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// centro is one of the reference data.
func centro(id kernel.CentroID, codigo, nombre, ciudad, region, regional string) catalogo.EstadoCentro {
	creado := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	return catalogo.EstadoCentro{ID: id, Activo: true, Edicion: 1, CreadoEn: creado, ActualizadoEn: creado, DatosCentro: catalogo.DatosCentro{
		Codigo: codigo, Nombre: nombre, Ciudad: ciudad, Region: region, RegionalCodigo: regional, FormatoCodigo: "F11-3030-003/03-06", FormatoVersion: "1"}}
}

// Usar says what lives in a centre.
func (m *Memoria) Usar(id kernel.CentroID, uso catalogo.UsoCentro) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.usos[id] = uso
}

// Centros implements app.CentroReader.
func (m *Memoria) Centros(ctx context.Context) ([]app.CentroDeLista, error) {
	todos, err := m.Todos(ctx)
	lista := []app.CentroDeLista{}
	for _, c := range todos {
		if c.Activo {
			lista = append(lista, app.CentroDeLista{ID: c.ID, Codigo: c.Codigo, Nombre: c.Nombre, Regional: c.Region})
		}
	}
	return lista, err
}

// Todos implements app.CentroReader.
func (m *Memoria) Todos(context.Context) ([]app.CentroFila, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	lista := []app.CentroFila{}
	for id, e := range m.centros {
		uso := m.usos[id]
		lista = append(lista, app.CentroFila{EstadoCentro: e, Personas: uso.Personas, Coordinadores: uso.Coordinadores, Programas: uso.Programas})
	}
	slices.SortFunc(lista, func(a, b app.CentroFila) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Codigo, b.Codigo))
	})
	return lista, nil
}

// Centro implements app.CentroReader.
func (m *Memoria) Centro(_ context.Context, id kernel.CentroID, _ kernel.Date) (app.CentroCompleto, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.centros[id]
	if !ok {
		return app.CentroCompleto{}, catalogo.ErrCentroNoEncontrado
	}
	return app.CentroCompleto{EstadoCentro: e, Uso: m.usos[id], Coordinadores: []app.CoordinadorView{}}, nil
}

type centrosTx struct{ m *Memoria }

func (c centrosTx) Get(_ context.Context, id kernel.CentroID) (*catalogo.Centro, error) {
	e, ok := c.m.centros[id]
	if !ok {
		return nil, catalogo.ErrCentroNoEncontrado
	}
	return catalogo.RestoreCentro(e), nil
}

func (c centrosTx) Uso(_ context.Context, id kernel.CentroID, _ kernel.Date) (catalogo.UsoCentro, error) {
	return c.m.usos[id], nil
}

func (c centrosTx) Add(_ context.Context, nuevo *catalogo.Centro) error {
	e := nuevo.Estado()
	if c.tomado(e) {
		return catalogo.ErrCodigoCentroEnUso
	}
	c.m.centros[e.ID] = e
	return nil
}

func (c centrosTx) Save(_ context.Context, cambiado *catalogo.Centro) error {
	e := cambiado.Estado()
	if c.m.centros[e.ID].Edicion != e.Edicion {
		return catalogo.ErrCentroModificado
	}
	if c.tomado(e) {
		return catalogo.ErrCodigoCentroEnUso
	}
	e.Edicion++
	c.m.centros[e.ID] = e
	return nil
}

func (c centrosTx) tomado(e catalogo.EstadoCentro) bool {
	for id, otro := range c.m.centros {
		if id != e.ID && otro.Codigo == e.Codigo {
			return true
		}
	}
	return false
}
