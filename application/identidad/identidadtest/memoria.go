// Package identidadtest holds what tests of identidad stand on: a store in memory that behaves like the real one, the
// contract that both must keep, and stand-ins for the slow or random parts.
package identidadtest

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	app "complementarias/application/identidad"
	"complementarias/application/lotes/lotestest"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Memoria is the store in memory: transactions one after the other, undone when they fail.
type Memoria struct {
	mu sync.Mutex
	e  estado
}

// NewMemoria makes a store that knows these centres.
func NewMemoria(centros ...app.CentroView) *Memoria {
	m := &Memoria{e: estado{lotes: lotestest.Memoria{}, usuarios: map[kernel.UsuarioID]cuenta{}, sesiones: map[kernel.SesionID]identidad.RegistroSesion{},
		enlaces: map[identidad.EnlaceID]identidad.RegistroEnlace{}, frenos: map[identidad.LlaveFreno]identidad.RegistroFreno{},
		centros: map[kernel.CentroID]app.CentroView{}, cerrados: map[kernel.CentroID]bool{}, accesos: estadoAccesos{}.clone(),
		abiertas: map[kernel.UsuarioID][]identidad.Abierta{}}}
	for _, c := range centros {
		m.e.centros[c.ID] = c
	}
	return m
}

// Cerrar adds a centre that is closed.
func (m *Memoria) Cerrar(c app.CentroView) {
	m.e.centros[c.ID], m.e.cerrados[c.ID] = c, true
}

// Do implements app.UnitOfWork.
func (m *Memoria) Do(ctx context.Context, fn func(ctx context.Context, tx app.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	e := m.e.clone()
	if err := fn(ctx, app.Tx{Usuarios: usuarios{&e}, Sesiones: sesiones{&e}, Enlaces: enlaces{&e}, Frenos: frenos{&e}, Accesos: accesos{&e}, Cuentas: cuentas{&e},
		Reader: reader{&e}, Padron: padron{&e}, Importaciones: e.lotes,
		Auditoria: rastro{&e}, Outbox: buzon{&e}}); err != nil {
		return err
	}
	m.e = e
	return nil
}

// Credencial implements app.Reader.
func (m *Memoria) Credencial(ctx context.Context, correo string) (app.Credencial, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Credencial(ctx, correo)
}

// ActorDe implements app.Reader.
func (m *Memoria) ActorDe(ctx context.Context, sesion kernel.SesionID, at time.Time) (kernel.Actor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.ActorDe(ctx, sesion, at)
}

// ActorDeNavegador implements app.Reader.
func (m *Memoria) ActorDeNavegador(ctx context.Context, huella string, at time.Time, inactividad time.Duration) (app.Reconocido, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.ActorDeNavegador(ctx, huella, at, inactividad)
}

// SesionesAbiertas implements app.Reader.
func (m *Memoria) SesionesAbiertas(ctx context.Context, de kernel.UsuarioID, at time.Time, inactividad time.Duration) ([]app.SesionView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.SesionesAbiertas(ctx, de, at, inactividad)
}

// Enlace implements app.Reader.
func (m *Memoria) Enlace(ctx context.Context, huella string) (*identidad.Enlace, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Enlace(ctx, huella)
}

// Ver implements app.Reader.
func (m *Memoria) Ver(ctx context.Context, id kernel.UsuarioID) (app.View, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Ver(ctx, id)
}

type cuenta struct {
	identidad.Registro
	epoca int64
}

type estado struct {
	usuarios map[kernel.UsuarioID]cuenta
	sesiones map[kernel.SesionID]identidad.RegistroSesion
	enlaces  map[identidad.EnlaceID]identidad.RegistroEnlace
	frenos   map[identidad.LlaveFreno]identidad.RegistroFreno
	centros  map[kernel.CentroID]app.CentroView
	cerrados map[kernel.CentroID]bool // as centros and abiertas, never changed by a transaction
	accesos  estadoAccesos
	abiertas map[kernel.UsuarioID][]identidad.Abierta // never changed by a transaction
	lotes    lotestest.Memoria
	anotadas []kernel.Anotacion
	eventos  []kernel.Event
}

func (e *estado) clone() estado {
	return estado{usuarios: maps.Clone(e.usuarios), sesiones: maps.Clone(e.sesiones), enlaces: maps.Clone(e.enlaces), frenos: maps.Clone(e.frenos), centros: e.centros, cerrados: e.cerrados, accesos: e.accesos.clone(),
		abiertas: e.abiertas,
		lotes:    e.lotes.Clone(),
		anotadas: slices.Clone(e.anotadas), eventos: slices.Clone(e.eventos)}
}

// guardar keeps the constraints and the epoch as the tables do.
func (e *estado) guardar(r identidad.Registro) error {
	if _, ok := e.centros[r.Centro]; !ok && r.Centro != "" {
		return identidad.ErrCentroNoExiste
	}
	if antes := e.usuarios[r.ID]; r.Activo && e.cerrados[r.Centro] && (!antes.Activo || antes.Centro != r.Centro) {
		return identidad.ErrCentroCerrado
	}
	for id, otra := range e.usuarios {
		switch {
		case id == r.ID || !otra.Activo || !r.Activo:
		case otra.Correo == r.Correo:
			return identidad.ErrCorreoEnUso
		case otra.Cedula == r.Cedula && r.Cedula != "":
			return identidad.ErrCedulaEnUso
		}
	}
	antes, existe := e.usuarios[r.ID]
	epoca := antes.epoca
	if existe && (antes.Rol != r.Rol || antes.Centro != r.Centro || antes.Activo != r.Activo || !antes.ClaveCambiadaEn.Equal(r.ClaveCambiadaEn) || antes.ClaveHash != r.ClaveHash) {
		epoca++
	}
	if existe {
		r.Version = antes.Version + 1
	}
	if existe && (antes.Rol != r.Rol || antes.Correo != r.Correo || antes.Activo != r.Activo || !antes.ClaveCambiadaEn.Equal(r.ClaveCambiadaEn) || antes.ClaveHash != r.ClaveHash) {
		e.anularEnlaces(r.ID, r.Actualizado, identidad.EnlaceInvitacion, identidad.EnlaceRestablecer)
	}
	e.usuarios[r.ID] = cuenta{r, epoca}
	return nil
}

func (e *estado) view(c cuenta) app.View {
	v := app.View{ID: c.ID, Nombre: c.Nombre, Correo: c.Correo, Cedula: c.Cedula, Telefono: c.Telefono, Especialidad: c.Especialidad, Rol: c.Rol}
	if centro, ok := e.centros[c.Centro]; ok {
		v.Centro = &centro
	}
	return v
}

type usuarios struct{ e *estado }

func (r usuarios) Add(_ context.Context, u *identidad.Usuario) error {
	return r.e.guardar(u.Registro())
}

func (r usuarios) Get(_ context.Context, id kernel.UsuarioID) (*identidad.Usuario, error) {
	c, ok := r.e.usuarios[id]
	if !ok {
		return nil, identidad.ErrNoExiste
	}
	return identidad.Restore(c.Registro), nil
}

func (r usuarios) Save(_ context.Context, u *identidad.Usuario) error {
	if _, ok := r.e.usuarios[u.ID()]; !ok {
		return nil
	}
	return r.e.guardar(u.Registro())
}

type reader struct{ e *estado }

func (r reader) Credencial(_ context.Context, correo string) (app.Credencial, error) {
	for _, c := range r.e.usuarios {
		if c.Activo && c.Correo == correo {
			return app.Credencial{Usuario: r.e.view(c), Hash: c.ClaveHash, Estado: c.ClaveEstado, Epoca: c.epoca}, nil
		}
	}
	return app.Credencial{}, identidad.ErrNoExiste
}

func (r reader) Ver(_ context.Context, id kernel.UsuarioID) (app.View, error) {
	c, ok := r.e.usuarios[id]
	if !ok {
		return app.View{}, identidad.ErrNoExiste
	}
	return r.e.view(c), nil
}
