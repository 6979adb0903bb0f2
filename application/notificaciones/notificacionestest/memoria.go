// Package notificacionestest holds a mailbox in memory and the contract that it shares with PostgreSQL.
package notificacionestest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// Usuario is somebody who may have a mailbox.
type Usuario struct {
	ID     kernel.UsuarioID
	Rol    kernel.Rol
	Centro kernel.CentroID
	Activo bool
}

// Memoria implements every port of the module; it is safe for concurrent use.
type Memoria struct {
	mu          sync.Mutex
	usuarios    []Usuario
	solicitudes map[kernel.SolicitudID]app.SolicitudView
	guardadas   map[unica]*guardada
}

// unica is what a mailbox holds at most one of.
type unica struct {
	entrega   string
	usuario   kernel.UsuarioID
	tipo      notificaciones.Tipo
	solicitud kernel.SolicitudID
}

type guardada struct {
	notificaciones.Notificacion
	leida time.Time
}

var errSinPadre = errors.New("notificacionestest: no such user or solicitud")

// NewMemoria makes empty mailboxes.
func NewMemoria(usuarios []Usuario, solicitudes map[kernel.SolicitudID]app.SolicitudView) *Memoria {
	return &Memoria{usuarios: usuarios, solicitudes: solicitudes, guardadas: map[unica]*guardada{}}
}

// Add implements app.Repository.
func (m *Memoria) Add(_ context.Context, nuevas []notificaciones.Notificacion) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, n := range nuevas {
		if !m.existen(n.Aviso) {
			return errSinPadre
		}
	}
	for _, n := range nuevas {
		clave := unica{n.Entrega, n.Usuario, n.Tipo, n.SolicitudID}
		if _, ya := m.guardadas[clave]; !ya {
			m.guardadas[clave] = &guardada{Notificacion: n}
		}
	}
	return nil
}

func (m *Memoria) existen(a notificaciones.Aviso) bool {
	_, conocida := m.solicitudes[a.SolicitudID]
	return (conocida || a.SolicitudID == "") &&
		slices.ContainsFunc(m.usuarios, func(u Usuario) bool { return u.ID == a.Usuario })
}

// MarcarLeida implements app.Repository.
func (m *Memoria) MarcarLeida(_ context.Context, id kernel.NotificacionID, de kernel.UsuarioID, at time.Time) error {
	m.marcar(de, at, func(g *guardada) bool { return g.ID == id })
	return nil
}

// MarcarTodas implements app.Repository.
func (m *Memoria) MarcarTodas(_ context.Context, de kernel.UsuarioID, at time.Time) error {
	m.marcar(de, at, func(*guardada) bool { return true })
	return nil
}

func (m *Memoria) marcar(de kernel.UsuarioID, at time.Time, elegida func(*guardada) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, g := range m.guardadas {
		if g.Usuario == de && g.leida.IsZero() && elegida(g) {
			g.leida = at
		}
	}
}

// LeidaEn tells when a notice was first read; zero while it is unread or absent.
func (m *Memoria) LeidaEn(id kernel.NotificacionID) time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, g := range m.guardadas {
		if g.ID == id {
			return g.leida
		}
	}
	return time.Time{}
}

// Listar implements app.Reader.
func (m *Memoria) Listar(_ context.Context, de kernel.UsuarioID, f app.Filtro) (app.Pagina, error) {
	pagina := app.Pagina{Notificaciones: []app.View{}}
	for _, v := range m.buzon(de) {
		if !v.Leida {
			pagina.NoLeidas++
		}
		if f.Leidas != nil && *f.Leidas != v.Leida {
			continue
		}
		if pagina.Total >= f.Desde() && len(pagina.Notificaciones) < f.Limite {
			pagina.Notificaciones = append(pagina.Notificaciones, v)
		}
		pagina.Total++
	}
	pagina.TotalEsMinimo = pagina.Total > app.TotalExacto
	pagina.Total = min(pagina.Total, app.TotalExacto)
	pagina.NoLeidas = min(pagina.NoLeidas, app.TotalExacto)
	return pagina, nil
}

// NoLeidas implements app.Reader.
func (m *Memoria) NoLeidas(_ context.Context, de kernel.UsuarioID) (int, error) {
	sinLeer := slices.DeleteFunc(m.buzon(de), func(v app.View) bool { return v.Leida })
	return min(len(sinLeer), app.TotalExacto), nil
}

// Ver implements app.Reader.
func (m *Memoria) Ver(_ context.Context, id kernel.NotificacionID, de kernel.UsuarioID) (app.View, error) {
	for _, v := range m.buzon(de) {
		if v.ID == id {
			return v, nil
		}
	}
	return app.View{}, notificaciones.ErrNoEncontrada
}

func (m *Memoria) buzon(de kernel.UsuarioID) []app.View {
	m.mu.Lock()
	defer m.mu.Unlock()
	var vistas []app.View
	for _, g := range m.guardadas {
		if g.Usuario == de {
			vistas = append(vistas, m.vista(g))
		}
	}
	slices.SortFunc(vistas, func(a, b app.View) int {
		return cmp.Or(b.Creada.Compare(a.Creada), cmp.Compare(a.ID, b.ID))
	})
	return vistas
}

func (m *Memoria) vista(g *guardada) app.View {
	v := app.View{
		ID: g.ID, Tipo: g.Tipo, Titulo: g.Titulo, Mensaje: g.Mensaje, Leida: !g.leida.IsZero(),
		Creada: g.Creada, UsuarioID: g.Usuario, SolicitudID: g.SolicitudID,
	}
	if s, ok := m.solicitudes[g.SolicitudID]; ok {
		v.Solicitud = &s
	}
	return v
}

// Coordinadores implements app.Destinatarios.
func (m *Memoria) Coordinadores(_ context.Context, centro kernel.CentroID) ([]kernel.UsuarioID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var ids []kernel.UsuarioID
	for _, u := range m.usuarios {
		if u.Centro == centro && u.Rol == kernel.Coordinador && u.Activo {
			ids = append(ids, u.ID)
		}
	}
	slices.Sort(ids)
	return ids, nil
}
