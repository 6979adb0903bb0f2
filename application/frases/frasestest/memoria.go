// Package frasestest has the sentences in memory, behaving like the real ones, and the contract that both keep.
package frasestest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

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
	mu        sync.Mutex
	frases    []frases.Frase
	anotadas  []kernel.Anotacion
	devueltas []Devolucion
}

// Devolucion is a solicitud of a centre that was returned, with its remarks as pairs of pointer and text.
type Devolucion struct {
	Centro        kernel.CentroID
	En            time.Time
	Observaciones [][2]string
}

// Devolver keeps a return.
func (m *Memoria) Devolver(d Devolucion) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.devueltas = append(m.devueltas, d)
}

// Motivos implements Reader.
func (m *Memoria) Motivos(_ context.Context, de kernel.CentroID, desde time.Time) (frases.Motivos, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var todos frases.Motivos
	veces, usos := map[string]int{}, map[string]map[string]int{}
	for _, d := range m.devueltas {
		if d.Centro != de || d.En.Before(desde) {
			continue
		}
		todos.Devoluciones++
		vistos := map[string]bool{}
		for _, r := range d.Observaciones {
			campo := "/" + strings.Split(r[0], "/")[1]
			if !vistos[campo] {
				veces[campo]++
			}
			vistos[campo] = true
			if usos[campo] == nil {
				usos[campo] = map[string]int{}
			}
			usos[campo][r[1]]++
		}
	}
	for campo, n := range veces {
		todos.Campos = append(todos.Campos, frases.Motivo{Campo: campo, Veces: n, Frase: m.masUsada(de, campo, usos[campo])})
	}
	slices.SortFunc(todos.Campos, func(a, b frases.Motivo) int { return cmp.Or(b.Veces-a.Veces, cmp.Compare(a.Campo, b.Campo)) })
	todos.Campos = todos.Campos[:min(len(todos.Campos), frases.MotivosMaximo)]
	return todos, nil
}

func (m *Memoria) masUsada(de kernel.CentroID, campo string, usos map[string]int) string {
	mejor := ""
	for _, f := range m.de(frases.Alcance{Centro: de}, "") {
		if n := usos[f.Texto]; n > 0 && (f.Campo == "" || f.Campo == campo) && (n > usos[mejor] || n == usos[mejor] && f.Texto < mejor) {
			mejor = f.Texto
		}
	}
	return mejor
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
