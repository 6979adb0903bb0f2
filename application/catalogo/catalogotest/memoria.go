// Package catalogotest has a catalogue in memory that behaves like the real one, and the contract that both keep.
package catalogotest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/application/lotes/lotestest"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// The centres that a catalogue under test has; they are rows of the reference data too.
const (
	Oriente     kernel.CentroID = "centro-9546"
	Financieros kernel.CentroID = "centro-9405"
)

// Memoria is a catalogue in memory: unit of work and every reader in one.
type Memoria struct {
	mu          sync.Mutex
	centros     map[kernel.CentroID]catalogo.EstadoCentro
	usos        map[kernel.CentroID]catalogo.UsoCentro
	programas   []catalogo.EstadoPrograma
	lotes       lotestest.Memoria
	solicitudes map[kernel.ProgramaID]int
	pedidos     map[kernel.ProgramaID]time.Time // when the last solicitud was made with it
	festivos    []catalogo.FestivoFila
	recesos     []catalogo.Receso
	ambientes   []catalogo.EstadoAmbiente
	especiales  map[string]catalogo.Especial
	cursos      []CursoEspecial
	aprobados   []app.Candidato
	anotadas    []kernel.Anotacion
	eventos     []kernel.Event
}

// NewMemoria makes a catalogue with the centres Oriente and Financieros and nothing else.
func NewMemoria() *Memoria {
	return &Memoria{
		centros: map[kernel.CentroID]catalogo.EstadoCentro{
			Oriente:     centro(Oriente, "9546", "Centro de Gestión Agroempresarial del Oriente", "Vélez", "Regional Santander", "68"),
			Financieros: centro(Financieros, "9405", "Centro de Servicios Financieros", "Bogotá, D.C.", "Regional Distrito Capital", "11"),
		},
		usos:        map[kernel.CentroID]catalogo.UsoCentro{},
		lotes:       lotestest.Memoria{},
		especiales:  casillas(),
		solicitudes: map[kernel.ProgramaID]int{},
		pedidos:     map[kernel.ProgramaID]time.Time{},
	}
}

// Solicitar counts n more solicitudes made with a programme, on some day of 2026.
func (m *Memoria) Solicitar(programa kernel.ProgramaID, n int) {
	m.SolicitarEn(programa, n, time.Date(2026, time.November, 23, 15, 0, 0, 0, time.UTC))
}

// SolicitarEn is Solicitar at some instant.
func (m *Memoria) SolicitarEn(programa kernel.ProgramaID, n int, at time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.solicitudes[programa] += n
	m.pedidos[programa] = at
}

// AgregarFestivo stores a row of the calendar.
func (m *Memoria) AgregarFestivo(f catalogo.FestivoFila) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.festivos = append(m.festivos, f)
}

// Do implements uow.UnitOfWork; transactions run one after another.
func (m *Memoria) Do(ctx context.Context, fn func(ctx context.Context, tx app.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	centros := maps.Clone(m.centros)
	antes, anotadas, eventos := slices.Clone(m.programas), len(m.anotadas), len(m.eventos)
	festivos, recesos, ambientes := slices.Clone(m.festivos), slices.Clone(m.recesos), slices.Clone(m.ambientes)
	importaciones, especiales := m.lotes.Clone(), maps.Clone(m.especiales)
	err := fn(ctx, app.Tx{Programas: programas{m}, Lote: lote{m}, Importaciones: importaciones, Centros: centrosTx{m}, Festivos: filasDeFestivos{m}, Recesos: filasDeRecesos{m},
		Ambientes: ambientesTx{m}, Especiales: especialesTx{m}, Auditoria: rastro{m}, Outbox: buzon{m}})
	if err != nil {
		m.centros = centros
		m.programas, m.anotadas, m.eventos = antes, m.anotadas[:anotadas], m.eventos[:eventos]
		m.festivos, m.recesos, m.ambientes, m.especiales = festivos, recesos, ambientes, especiales
		return err
	}
	m.lotes = importaciones
	return nil
}

// Anotadas are the rows of the audit, oldest first.
func (m *Memoria) Anotadas() []kernel.Anotacion {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.anotadas)
}

// Eventos are those that other modules have to hear, oldest first.
func (m *Memoria) Eventos() []kernel.Event {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.eventos)
}

type rastro struct{ m *Memoria }

func (r rastro) Anotar(_ context.Context, _ kernel.Actor, a kernel.Anotacion) error {
	r.m.anotadas = append(r.m.anotadas, a)
	return nil
}

type buzon struct{ m *Memoria }

func (b buzon) Append(_ context.Context, eventos ...kernel.Event) error {
	b.m.eventos = append(b.m.eventos, eventos...)
	return nil
}

type programas struct {
	m *Memoria
}

func (p programas) buscar(es func(catalogo.EstadoPrograma) bool) (*catalogo.Programa, error) {
	i := slices.IndexFunc(p.m.programas, es)
	if i < 0 {
		return nil, catalogo.ErrProgramaNoEncontrado
	}
	return catalogo.RestorePrograma(p.m.programas[i]), nil
}

func (p programas) Get(_ context.Context, id kernel.ProgramaID) (*catalogo.Programa, error) {
	return p.buscar(func(e catalogo.EstadoPrograma) bool { return e.ID == id })
}

func (p programas) GetPorCodigo(_ context.Context, codigo string) (*catalogo.Programa, error) {
	return p.buscar(func(e catalogo.EstadoPrograma) bool { return e.Codigo == codigo })
}

func (p programas) Save(_ context.Context, cambiado *catalogo.Programa) error {
	e := cambiado.Estado()
	i := slices.IndexFunc(p.m.programas, func(otro catalogo.EstadoPrograma) bool { return otro.ID == e.ID && otro.Edicion == e.Edicion })
	if i < 0 {
		return catalogo.ErrProgramaModificado
	}
	if slices.ContainsFunc(p.m.programas, func(otro catalogo.EstadoPrograma) bool { return otro.Codigo == e.Codigo && otro.ID != e.ID }) {
		return catalogo.ErrCodigoEnUso
	}
	e.Edicion++
	p.m.programas[i] = e
	return nil
}

func (p programas) Add(_ context.Context, nuevo *catalogo.Programa) error {
	e := nuevo.Estado()
	if slices.ContainsFunc(p.m.programas, func(otro catalogo.EstadoPrograma) bool { return otro.Codigo == e.Codigo }) {
		return catalogo.ErrCodigoEnUso
	}
	if _, existe := p.m.centros[e.CentroID]; !existe {
		return catalogo.ErrCentroNoExiste
	}
	p.m.programas = append(p.m.programas, e)
	return nil
}

// Listar implements ProgramaReader.
func (m *Memoria) Listar(_ context.Context, c app.ConsultaProgramas) (app.PaginaProgramas, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	elegidos := []app.ProgramaView{}
	for _, e := range m.programas {
		if m.elegible(e, c) {
			if c.Breve {
				e.Objetivos, e.Competencias, e.Resultados = nil, nil, nil
			}
			elegidos = append(elegidos, m.vista(e))
		}
	}
	pedidos := func(v app.ProgramaView) int {
		if c.PorNombre {
			return 0
		}
		return v.Solicitudes
	}
	slices.SortFunc(elegidos, func(a, b app.ProgramaView) int {
		return cmp.Or(cmp.Compare(pedidos(b), pedidos(a)), strings.Compare(a.Busqueda(), b.Busqueda()), cmp.Compare(a.ID, b.ID))
	})
	total := len(elegidos)
	desde := min(c.Desde, total)
	pagina := app.PaginaProgramas{
		Programas:     elegidos[desde:min(desde+c.Limite, total)],
		Total:         min(total, app.TotalExacto),
		TotalEsMinimo: total > app.TotalExacto,
	}
	if c.Todos {
		pagina.Activos, pagina.Inactivos = m.porEstado(c)
	}
	return pagina, nil
}

func (m *Memoria) porEstado(c app.ConsultaProgramas) (activos, inactivos int) {
	c.Activo = nil
	for _, e := range m.programas {
		switch {
		case !m.elegible(e, c):
		case e.Activo:
			activos++
		default:
			inactivos++
		}
	}
	return activos, inactivos
}

// Uso implements ProgramaReader: all that Solicitar counted are drafts.
func (m *Memoria) Uso(_ context.Context, id kernel.ProgramaID) (app.UsoView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return app.UsoView{PorEnviar: m.solicitudes[id]}, nil
}

func (m *Memoria) elegible(e catalogo.EstadoPrograma, c app.ConsultaProgramas) bool {
	falta := func(palabra string) bool { return !strings.Contains(e.Busqueda(), palabra) }
	ofertado := e.Activo && m.centros[e.CentroID].Activo && e.TipoFormacion == catalogo.Complementaria
	if c.Todos {
		ofertado = (c.Centro == "" || c.Centro == e.CentroID) && (c.Tipo == "" || c.Tipo == e.TipoFormacion) && (c.Activo == nil || *c.Activo == e.Activo)
	}
	return ofertado && c.Alcance.Incluye(e.CentroID) &&
		(c.Modalidad == "" || c.Modalidad == e.Modalidad) && !slices.ContainsFunc(c.Palabras, falta)
}

// Ver implements ProgramaReader.
func (m *Memoria) Ver(_ context.Context, id kernel.ProgramaID, alcance catalogo.Alcance) (app.ProgramaView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.programas {
		if e.ID == id && alcance.Incluye(e.CentroID) {
			return m.vista(e), nil
		}
	}
	return app.ProgramaView{}, catalogo.ErrProgramaNoEncontrado
}

func (m *Memoria) vista(e catalogo.EstadoPrograma) app.ProgramaView {
	return app.ProgramaView{
		EstadoPrograma: catalogo.RestorePrograma(e).Estado(),
		Centro:         app.CentroView{Codigo: m.centros[e.CentroID].Codigo, Nombre: m.centros[e.CentroID].Nombre, Ciudad: m.centros[e.CentroID].Ciudad},
		Solicitudes:    m.solicitudes[e.ID],
	}
}
