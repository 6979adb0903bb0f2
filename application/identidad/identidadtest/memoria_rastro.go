package identidadtest

import (
	"context"
	"slices"

	"complementarias/domain/kernel"
)

// Anotadas are the rows of the audit, oldest first.
func (m *Memoria) Anotadas() []kernel.Anotacion {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.e.anotadas)
}

// Eventos are those that other modules have to hear, oldest first.
func (m *Memoria) Eventos() []kernel.Event {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.e.eventos)
}

type rastro struct{ e *estado }

func (r rastro) Anotar(_ context.Context, _ kernel.Actor, a kernel.Anotacion) error {
	r.e.anotadas = append(r.e.anotadas, a)
	return nil
}

type buzon struct{ e *estado }

func (b buzon) Append(_ context.Context, eventos ...kernel.Event) error {
	b.e.eventos = append(b.e.eventos, eventos...)
	return nil
}
