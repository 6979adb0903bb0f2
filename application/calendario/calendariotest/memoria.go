// Package calendariotest holds the addresses in memory, the contract that they share with PostgreSQL, and doubles of what
// else the module needs.
package calendariotest

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	app "complementarias/application/calendario"
	"complementarias/domain/kernel"
)

// Cuenta is somebody who may subscribe.
type Cuenta struct {
	app.Suscriptor
	Inactiva bool
}

// Suscripciones implements app.Suscripciones; it is safe for concurrent use.
type Suscripciones struct {
	mu        sync.Mutex
	cuentas   map[kernel.UsuarioID]Cuenta
	guardadas map[kernel.UsuarioID]app.Suscripcion
}

// NewSuscripciones makes an empty store for those people.
func NewSuscripciones(cuentas ...Cuenta) *Suscripciones {
	m := &Suscripciones{cuentas: map[kernel.UsuarioID]Cuenta{}, guardadas: map[kernel.UsuarioID]app.Suscripcion{}}
	for _, c := range cuentas {
		m.cuentas[c.Actor.ID] = c
	}
	return m
}

// Activar says whether an account may come in; what is deactivated loses its address.
func (m *Suscripciones) Activar(de kernel.UsuarioID, activa bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.cuentas[de]
	c.Inactiva = !activa
	m.cuentas[de] = c
	if !activa {
		delete(m.guardadas, de)
	}
}

// De implements app.Suscripciones.
func (m *Suscripciones) De(_ context.Context, usuario kernel.UsuarioID) (app.Suscripcion, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.guardadas[usuario], nil
}

// Add implements app.Suscripciones.
func (m *Suscripciones) Add(_ context.Context, s app.Suscripcion) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, existe := m.cuentas[s.Usuario]
	if _, ya := m.guardadas[s.Usuario]; existe && !ya && !c.Inactiva {
		m.guardadas[s.Usuario] = s
	}
	return nil
}

// Reemplazar implements app.Suscripciones.
func (m *Suscripciones) Reemplazar(_ context.Context, s app.Suscripcion, anterior app.SuscripcionID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if g, ya := m.guardadas[s.Usuario]; ya && g.ID == anterior {
		m.guardadas[s.Usuario] = s
	}
	return nil
}

// Quitar implements app.Suscripciones.
func (m *Suscripciones) Quitar(_ context.Context, usuario kernel.UsuarioID, id app.SuscripcionID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.guardadas[usuario].ID == id {
		delete(m.guardadas, usuario)
	}
	return nil
}

// Suscriptor implements app.Suscripciones.
func (m *Suscripciones) Suscriptor(_ context.Context, huella string) (app.Suscriptor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for usuario, g := range m.guardadas {
		if g.Huella == huella && !m.cuentas[usuario].Inactiva {
			return m.cuentas[usuario].Suscriptor, nil
		}
	}
	return app.Suscriptor{}, app.ErrSinCalendario
}

// Llaves are tokens that can be read: "token-" and the id.
type Llaves struct{ Clave string }

// De implements app.Llaves.
func (l Llaves) De(id app.SuscripcionID) string { return "token-" + l.Clave + string(id) }

// Huella implements app.Llaves.
func (Llaves) Huella(token string) (string, bool) {
	return strings.Repeat("0", 32) + token, strings.HasPrefix(token, "token-")
}

// Lector answers what it is told to, and remembers what it was asked.
type Lector struct {
	Alrededor app.Contorno
	Dadas     []app.Clase
	Saldran   []app.Evento
	Falla     error

	Seleccion  app.Seleccion
	Alcance    app.Alcance
	Desde      kernel.Date
	Canceladas time.Time
	Preguntas  int
}

// Clases implements app.Reader.
func (l *Lector) Clases(_ context.Context, s app.Seleccion) ([]app.Clase, error) {
	l.Preguntas++
	l.Seleccion = s
	return slices.Clone(l.Dadas), l.Falla
}

// Contorno implements app.Reader.
func (l *Lector) Contorno(_ context.Context, s app.Seleccion) (app.Contorno, error) {
	l.Preguntas++
	l.Seleccion = s
	return l.Alrededor, l.Falla
}

// Eventos implements app.Reader.
func (l *Lector) Eventos(_ context.Context, a app.Alcance, desde kernel.Date, canceladas time.Time, limite int) ([]app.Evento, error) {
	l.Preguntas++
	l.Alcance, l.Desde, l.Canceladas = a, desde, canceladas
	return l.Saldran[:min(limite, len(l.Saldran))], l.Falla
}

// Curso implements app.Reader.
func (l *Lector) Curso(_ context.Context, _ kernel.SolicitudID, a app.Alcance) ([]app.Evento, error) {
	l.Preguntas++
	l.Alcance = a
	return l.Saldran, l.Falla
}

// Festivos are the same in every year that is asked for.
type Festivos []app.Festivo

// Entre implements app.Festivos.
func (f Festivos) Entre(_ context.Context, desde, hasta kernel.Date) ([]app.Festivo, error) {
	return slices.DeleteFunc(slices.Clone(f), func(x app.Festivo) bool { return x.Fecha.Before(desde) || x.Fecha.After(hasta) }), nil
}

// Formato writes what an Agenda is about, one line each.
type Formato struct{}

// Escribir implements app.Formato.
func (Formato) Escribir(a app.Agenda) []byte {
	texto := a.Nombre + "\n"
	for _, e := range a.Eventos {
		texto += e.Codigo + " " + e.Fecha.String() + "\n"
	}
	return []byte(texto)
}
