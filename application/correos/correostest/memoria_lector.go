package correostest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Listar implements app.Reader.
func (m *Memoria) Listar(ctx context.Context, f app.Filtro) (app.Pagina, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return app.Pagina{}, err
	}
	todos := m.e.elegidos(func(g guardado) bool {
		return (len(f.Estados) == 0 || slices.Contains(f.Estados, g.Estado)) && (f.Tipo == "" || f.Tipo == g.Tipo)
	})
	slices.Reverse(todos)
	p := app.Pagina{Mensajes: []app.View{}}
	p.Total, p.TotalEsMinimo = contados(len(todos))
	for _, m1 := range cortados(todos, f.Pagina, f.Limite) {
		p.Mensajes = append(p.Mensajes, m.vista(m1))
	}
	return p, nil
}

func contados(n int) (int, bool) { return min(n, app.TotalExacto), n > app.TotalExacto }

func cortados[T any](todos []T, pagina, limite int) []T {
	desde := min(len(todos), (pagina-1)*limite)
	return todos[desde:min(len(todos), desde+limite)]
}

func (m *Memoria) vista(mensaje correos.Mensaje) app.View {
	v := app.View{Mensaje: mensaje}
	if u, ok := m.usuarios[mensaje.Para.Usuario]; ok {
		v.Nombre, v.Correo = u.Nombre, u.Correo
	}
	if a, ok := m.accesos[mensaje.Para.Acceso]; ok {
		v.Nombre, v.Correo = a.nombre(), a.Correo
	}
	return v
}

func (a Acceso) nombre() string { return strings.TrimSpace(a.Nombres + " " + a.Apellidos) }

// Ver implements app.Reader.
func (m *Memoria) Ver(ctx context.Context, id string) (app.View, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return app.View{}, err
	}
	g, ok := m.e.mensajes[id]
	if !ok {
		return app.View{}, correos.ErrNoEncontrado
	}
	return m.vista(copia(g.Mensaje)), nil
}

// Resumidos implements app.Reader.
func (m *Memoria) Resumidos(ctx context.Context, resumen string) ([]correos.Mensaje, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return m.e.elegidos(func(g guardado) bool { return g.resumen == resumen && resumen != "" }), nil
}

// Persona implements app.Reader.
func (m *Memoria) Persona(ctx context.Context, d correos.Destino) (correos.Persona, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return correos.Persona{}, false, err
	}
	if a, ok := m.accesos[d.Acceso]; ok && a.Correo != "" {
		return correos.Persona{Nombre: a.nombre(), Correo: a.Correo, Activa: true, Acceso: correos.Acceso{Numero: a.Numero, Motivo: a.Motivo}}, true, nil
	}
	u, ok := m.usuarios[d.Usuario]
	return correos.Persona{Nombre: u.Nombre, Correo: u.Correo, Activa: u.Activo}, ok, nil
}

// Preferencias implements app.Reader.
func (m *Memoria) Preferencias(ctx context.Context, de []kernel.UsuarioID) (map[kernel.UsuarioID]correos.Preferencias, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	todas := map[kernel.UsuarioID]correos.Preferencias{}
	for _, id := range de {
		if p := m.e.preferencias[id]; p != nil {
			todas[id] = maps.Clone(p)
		}
	}
	return todas, nil
}

// Coordinadores implements app.Directorio.
func (m *Memoria) Coordinadores(ctx context.Context, centro kernel.CentroID) ([]kernel.UsuarioID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var ids []kernel.UsuarioID
	for id, u := range m.usuarios {
		if u.Centro == centro && u.Rol == kernel.Coordinador && u.Activo {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, ctx.Err()
}

// Eventos implements app.Reader.
func (m *Memoria) Eventos(ctx context.Context, f app.FiltroEventos) (app.PaginaEventos, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return app.PaginaEventos{}, err
	}
	var todos []app.EventoView
	for id, e := range m.e.entregas {
		if !e.Muerto.IsZero() {
			todos = append(todos, app.EventoView{ID: id, Evento: e.Evento, Manejador: Manejador, Intentos: e.Intentos, Error: e.Error,
				Creado: e.Creado, Muerto: e.Muerto})
		}
	}
	slices.SortFunc(todos, func(a, b app.EventoView) int { return cmp.Or(b.Muerto.Compare(a.Muerto), cmp.Compare(b.ID, a.ID)) })
	p := app.PaginaEventos{Eventos: append([]app.EventoView{}, cortados(todos, f.Pagina, f.Limite)...)}
	p.Total, p.TotalEsMinimo = contados(len(todos))
	return p, nil
}

// Manejador is who hears the events of the outbox in these tests.
const Manejador = "correos"

// Estado implements app.Reader.
func (m *Memoria) Estado(ctx context.Context) (app.Estado, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return app.Estado{}, err
	}
	var s app.Estado
	for _, g := range m.e.mensajes {
		switch g.Estado {
		case correos.EnEspera:
			s.EnEspera++
			if s.Esperando.IsZero() || g.Creado.Before(s.Esperando) {
				s.Esperando = g.Creado
			}
		case correos.ParaResumen:
			s.ParaResumen++
		case correos.NoEnviado:
			s.NoEnviados++
		case correos.Muerto:
			s.Muertos++
		case correos.Enviado:
			if g.Terminado.After(s.UltimoEnviado) {
				s.UltimoEnviado = g.Terminado
			}
		case correos.EnResumen, correos.Descartado:
		}
	}
	for _, e := range m.e.entregas {
		switch {
		case !e.Muerto.IsZero():
			s.EventosDetenidos++
		case e.Hecho.IsZero():
			s.EventosEnEspera++
		}
	}
	return s, nil
}
