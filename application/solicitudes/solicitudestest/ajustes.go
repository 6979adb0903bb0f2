package solicitudestest

import (
	"slices"
	"sync"
	"testing"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Ajustes is what the administration has set for the country and for its centres; what is zero has its default.
type Ajustes struct {
	Limites  Limites
	Centros  map[kernel.CentroID]Limites
	Dominios []string
}

// Limites are weekly limits in hours.
type Limites struct{ Planta, Contratista int }

func (l Limites) sobre(otros horarios.LimitesSemanales) horarios.LimitesSemanales {
	if l.Planta > 0 {
		otros.Planta = 60 * l.Planta
	}
	if l.Contratista > 0 {
		otros.Contratista = 60 * l.Contratista
	}
	return otros
}

// ajustado holds Ajustes that a test may change while others read them.
type ajustado struct {
	mu sync.Mutex
	a  Ajustes
}

// Ajustar writes all of them.
func (m *Memoria) Ajustar(a Ajustes) {
	m.ajustes.mu.Lock()
	defer m.ajustes.mu.Unlock()
	m.ajustes.a = a
}

func (m mundo) leerAjustes() Ajustes {
	m.ajustes.mu.Lock()
	defer m.ajustes.mu.Unlock()
	return m.ajustes.a
}

// limite is the weekly limit of somebody, in minutes.
func (m mundo) limite(p Persona) int {
	a := m.leerAjustes()
	return a.Centros[p.Centro].sobre(a.Limites.sobre(horarios.LimitesPorDefecto())).De(p.Vinculo)
}

var deAjustes = map[string]func(*testing.T, *banco){
	"the limit is the centre's, the country's or the default": limites,
	"mail domains are those that are set":                     dominios,
}

func limites(t *testing.T, b *banco) {
	for n, de := range []kernel.UsuarioID{Ines.ID, Bruno.ID, Fabio.ID} {
		e := b.en(solicitudes.Aprobada, n+1)
		e.InstructorID = de
		e.Sesiones = []horarios.Sesion{{Fecha: lunes, Desde: 8 * 60, Hasta: 18 * 60}}
		b.agregada(t, e)
	}
	for n, c := range []struct {
		ajustes            Ajustes
		ines, bruno, fabio int // hours: PLANTA and CONTRATISTA of one centre, CONTRATISTA of another
		cerca              []kernel.UsuarioID
	}{
		{Ajustes{}, 32, 40, 40, nil},
		{Ajustes{Limites: Limites{Planta: 11}}, 11, 40, 40, []kernel.UsuarioID{Ines.ID}},
		{Ajustes{Limites: Limites{Planta: 50, Contratista: 10}}, 50, 10, 10, []kernel.UsuarioID{Bruno.ID, Fabio.ID}},
		{Ajustes{Limites: Limites{Contratista: 10}, Centros: map[kernel.CentroID]Limites{Oriente: {Contratista: 60}}}, 32, 60, 10, []kernel.UsuarioID{Fabio.ID}},
		{Ajustes{Centros: map[kernel.CentroID]Limites{Oriente: {Planta: 8}, Financieros: {Contratista: 7}}}, 8, 40, 7, []kernel.UsuarioID{Fabio.ID, Ines.ID}},
	} {
		b.Ajustar(t, c.ajustes)
		for _, p := range []struct {
			quien kernel.Actor
			horas int
		}{{Ines, c.ines}, {Bruno, c.bruno}, {Fabio, c.fabio}, {Nadie, 40}} {
			q := app.ConsultaEntorno{Instructor: p.quien.ID}
			m, err := b.Entornos.Leer(t.Context(), q)
			if err != nil || p.quien.ID != "" && m.LimiteMinutos != 60*p.horas {
				t.Errorf("%d, %s: %d minutes, %v; want %d hours", n, p.quien.Nombre, m.LimiteMinutos, err, p.horas)
			}
			if varios, err := b.Entornos.LeerVarios(t.Context(), []app.ConsultaEntorno{q}); err != nil || varios[0].LimiteMinutos != m.LimiteMinutos {
				t.Errorf("%d, %s, of several: %+v, %v", n, p.quien.Nombre, varios, err)
			}
		}
		cargas, err := b.Reader.Cargas(t.Context(), pais, lunes, 1, solicitudes.PorcentajeCarga)
		sinError(t, err)
		var cerca []kernel.UsuarioID
		for _, x := range cargas {
			cerca = append(cerca, x.InstructorID)
			if want := map[kernel.UsuarioID]int{Ines.ID: c.ines, Bruno.ID: c.bruno, Fabio.ID: c.fabio}[x.InstructorID]; x.LimiteMinutos != 60*want {
				t.Errorf("%d: the limit of %s is %d minutes, want %d hours", n, x.Instructor, x.LimiteMinutos, want)
			}
		}
		slices.Sort(c.cerca)
		if !slices.Equal(cerca, c.cerca) {
			t.Errorf("%d: near the limit are %v, want %v", n, cerca, c.cerca)
		}
	}
	espera := b.porDecidir(t, 9, 1, Nadie)
	p, err := b.Reader.Cola(t.Context(), pais, Greta.ID, app.FiltroCola{Pagina: 1, Limite: 10})
	if err != nil || len(p.Filas) != 1 || p.Filas[0].ID != espera.ID || p.Filas[0].LimiteMinutos != 8*60 {
		t.Errorf("a row of the queue: %+v, %v", p.Filas, err)
	}
}

func dominios(t *testing.T, b *banco) {
	q := app.ConsultaEntorno{Instructor: Ines.ID}
	for _, want := range [][]string{nil, {"soy.sena.edu.co", "sena.edu.co"}} {
		b.Ajustar(t, Ajustes{Dominios: want})
		m, err := b.Entornos.Leer(t.Context(), q)
		if err != nil || !slices.Equal(m.Entorno.DominiosCorreo, want) {
			t.Errorf("got %v, %v; want %v", m.Entorno.DominiosCorreo, err, want)
		}
		varios, err := b.Entornos.LeerVarios(t.Context(), []app.ConsultaEntorno{q})
		if err != nil || !slices.Equal(varios[0].Entorno.DominiosCorreo, want) {
			t.Errorf("of several: %+v, %v; want %v", varios, err, want)
		}
	}
}
