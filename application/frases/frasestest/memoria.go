// Package frasestest has the sentences in memory, behaving like the real ones, and the contract that both keep.
package frasestest

import (
	"cmp"
	"context"
	"slices"
	"sync"

	app "complementarias/application/frases"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// The centres that there are; they are rows of the reference data too.
const (
	Oriente     kernel.CentroID = "centro-9546"
	Financieros kernel.CentroID = "centro-9405"
)

type centro struct{ nombre, codigo string }

var centros = map[kernel.CentroID]centro{
	Oriente:     {"Centro de Gestión Agroempresarial del Oriente", "9546"},
	Financieros: {"Centro de Servicios Financieros", "9405"},
}

// Memoria has the sentences of two centres: unit of work and Reader in one.
type Memoria struct {
	mu       sync.Mutex
	frases   []frases.Frase
	anotadas []kernel.Anotacion
}

// Do implements uow.UnitOfWork; transactions run one after another.
func (m *Memoria) Do(ctx context.Context, fn func(ctx context.Context, tx app.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	antes, anotadas := slices.Clone(m.frases), len(m.anotadas)
	err := fn(ctx, app.Tx{Frases: repositorio{m}, Auditoria: rastro{m}})
	if err != nil {
		m.frases, m.anotadas = antes, m.anotadas[:anotadas]
	}
	return err
}

// Anotadas are the rows of the audit, oldest first.
func (m *Memoria) Anotadas() []kernel.Anotacion {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.anotadas)
}

type rastro struct{ m *Memoria }

func (r rastro) Anotar(_ context.Context, _ kernel.Actor, a kernel.Anotacion) error {
	r.m.anotadas = append(r.m.anotadas, a)
	return nil
}

type repositorio struct{ m *Memoria }

func (r repositorio) CentroDe(_ context.Context, id frases.ID) (kernel.CentroID, error) {
	i := r.m.cual(id)
	if i < 0 {
		return "", frases.ErrNoEncontrada
	}
	return r.m.frases[i].CentroID, nil
}

func (r repositorio) DelCentro(_ context.Context, de kernel.CentroID) ([]frases.Frase, error) {
	if _, existe := centros[de]; !existe {
		return nil, frases.ErrCentroNoExiste
	}
	return r.m.de(frases.Alcance{Centro: de}, ""), nil
}

func (r repositorio) Add(_ context.Context, f frases.Frase) error {
	if r.m.repetida(f) {
		return frases.ErrRepetida
	}
	r.m.frases = append(r.m.frases, f)
	return nil
}

func (r repositorio) Save(_ context.Context, f frases.Frase) error {
	if r.m.repetida(f) {
		return frases.ErrRepetida
	}
	r.m.frases[r.m.cual(f.ID)] = f
	return nil
}

func (r repositorio) Remove(_ context.Context, id frases.ID) error {
	r.m.frases = slices.DeleteFunc(slices.Clone(r.m.frases), func(f frases.Frase) bool { return f.ID == id })
	return nil
}

func (m *Memoria) repetida(nueva frases.Frase) bool {
	return slices.ContainsFunc(m.frases, func(f frases.Frase) bool { return f.ID != nueva.ID && f.Datos == nueva.Datos })
}

func (m *Memoria) cual(id frases.ID) int {
	return slices.IndexFunc(m.frases, func(f frases.Frase) bool { return f.ID == id })
}

func (m *Memoria) de(alcance frases.Alcance, elegido kernel.CentroID) []frases.Frase {
	var lista []frases.Frase
	for _, f := range m.frases {
		if alcance.Incluye(f.CentroID) && (elegido == "" || elegido == f.CentroID) {
			lista = append(lista, f)
		}
	}
	slices.SortFunc(lista, func(a, b frases.Frase) int {
		return cmp.Or(cmp.Compare(centros[a.CentroID].codigo, centros[b.CentroID].codigo), cmp.Compare(a.Campo, b.Campo), cmp.Compare(a.Texto, b.Texto), cmp.Compare(a.ID, b.ID))
	})
	return lista
}

func vista(f frases.Frase) app.View {
	c := centros[f.CentroID]
	return app.View{Frase: f, CentroNombre: c.nombre, CentroCodigo: c.codigo}
}

// Listar implements Reader.
func (m *Memoria) Listar(_ context.Context, c app.Consulta) (app.Pagina, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	todas := m.de(c.Alcance, c.Centro)
	pagina := app.Pagina{Frases: []app.View{}, Total: len(todas)}
	desde := min(c.Saltar, len(todas))
	for _, f := range todas[desde:min(desde+c.Limite, len(todas))] {
		pagina.Frases = append(pagina.Frases, vista(f))
	}
	return pagina, nil
}

// Ver implements Reader.
func (m *Memoria) Ver(_ context.Context, id frases.ID, alcance frases.Alcance) (app.View, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := m.cual(id)
	if i < 0 || !alcance.Incluye(m.frases[i].CentroID) {
		return app.View{}, frases.ErrNoEncontrada
	}
	return vista(m.frases[i]), nil
}

// DelCentro implements Reader.
func (m *Memoria) DelCentro(_ context.Context, de kernel.CentroID) ([]frases.Frase, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.de(frases.Alcance{Centro: de}, ""), nil
}
