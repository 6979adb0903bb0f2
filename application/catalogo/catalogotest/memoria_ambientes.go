package catalogotest

import (
	"context"
	"slices"
	"strings"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

type ambientesTx struct{ m *Memoria }

func (a ambientesTx) CentroDe(_ context.Context, id catalogo.AmbienteID) (kernel.CentroID, error) {
	i := a.m.ambiente(id)
	if i < 0 {
		return "", catalogo.ErrAmbienteNoEncontrado
	}
	return a.m.ambientes[i].CentroID, nil
}

func (a ambientesTx) DelCentro(_ context.Context, centro kernel.CentroID) ([]catalogo.EstadoAmbiente, error) {
	if _, existe := a.m.centros[centro]; !existe {
		return nil, catalogo.ErrCentroNoEncontrado
	}
	return a.m.ambientesDe(centro), nil
}

func (a ambientesTx) Add(_ context.Context, nuevo catalogo.EstadoAmbiente) error {
	if a.repetido(nuevo) {
		return catalogo.ErrAmbienteRepetido
	}
	a.m.ambientes = append(a.m.ambientes, nuevo)
	return nil
}

func (a ambientesTx) Save(_ context.Context, cambiado catalogo.EstadoAmbiente) error {
	i := a.m.ambiente(cambiado.ID)
	if i < 0 || a.m.ambientes[i].Edicion != cambiado.Edicion {
		return catalogo.ErrAmbienteModificado
	}
	if a.repetido(cambiado) {
		return catalogo.ErrAmbienteRepetido
	}
	cambiado.Edicion++
	a.m.ambientes[i] = cambiado
	return nil
}

func (a ambientesTx) repetido(e catalogo.EstadoAmbiente) bool {
	return slices.ContainsFunc(a.m.ambientesDe(e.CentroID), func(o catalogo.EstadoAmbiente) bool { return o.ID != e.ID && o.Clave() == e.Clave() })
}

func (m *Memoria) ambiente(id catalogo.AmbienteID) int {
	return slices.IndexFunc(m.ambientes, func(a catalogo.EstadoAmbiente) bool { return a.ID == id })
}

func (m *Memoria) ambientesDe(centro kernel.CentroID) []catalogo.EstadoAmbiente {
	del := slices.DeleteFunc(slices.Clone(m.ambientes), func(a catalogo.EstadoAmbiente) bool { return a.CentroID != centro })
	slices.SortFunc(del, func(a, b catalogo.EstadoAmbiente) int { return strings.Compare(a.Clave(), b.Clave()) })
	return del
}

// AmbientesDe implements app.AmbienteReader.
func (m *Memoria) AmbientesDe(_ context.Context, centro kernel.CentroID) (app.CentroView, []catalogo.EstadoAmbiente, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, existe := m.centros[centro]; !existe {
		return app.CentroView{}, nil, catalogo.ErrCentroNoEncontrado
	}
	return m.centroDe(centro), m.ambientesDe(centro), nil
}

// VerAmbiente implements app.AmbienteReader.
func (m *Memoria) VerAmbiente(_ context.Context, id catalogo.AmbienteID) (app.AmbienteView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := m.ambiente(id)
	if i < 0 {
		return app.AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	return app.AmbienteView{EstadoAmbiente: m.ambientes[i], Centro: m.centroDe(m.ambientes[i].CentroID)}, nil
}
