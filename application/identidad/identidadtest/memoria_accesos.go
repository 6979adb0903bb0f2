package identidadtest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// estadoAccesos is the part of the store with the requests for an account.
type estadoAccesos struct {
	filas   map[identidad.AccesoID]identidad.RegistroAcceso
	ultimos map[int]int64
	envios  map[string][]time.Time
}

func (e estadoAccesos) clone() estadoAccesos {
	return estadoAccesos{filas: clonado(e.filas), ultimos: clonado(e.ultimos), envios: clonado(e.envios)}
}

// clonado is a copy that can be written to.
func clonado[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// Accesos are all requests for an account, those that nobody sees too, by number.
func (m *Memoria) Accesos() []identidad.RegistroAcceso {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.SortedFunc(maps.Values(m.e.accesos.filas), func(a, b identidad.RegistroAcceso) int { return strings.Compare(a.Numero, b.Numero) })
}

// Recibo implements app.Reader.
func (m *Memoria) Recibo(ctx context.Context, id identidad.AccesoID) (app.Recibo, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Recibo(ctx, id)
}

// VerAcceso implements app.Reader.
func (m *Memoria) VerAcceso(ctx context.Context, id identidad.AccesoID, alcance identidad.Alcance) (app.AccesoView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.VerAcceso(ctx, id, alcance)
}

// ListarAccesos implements app.Reader.
func (m *Memoria) ListarAccesos(ctx context.Context, alcance identidad.Alcance, f app.FiltroAccesos) (app.PaginaAccesos, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.ListarAccesos(ctx, alcance, f)
}

// ContarAccesos implements app.Reader.
func (m *Memoria) ContarAccesos(ctx context.Context, alcance identidad.Alcance, f app.FiltroAccesos) (map[identidad.EstadoAcceso]int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.ContarAccesos(ctx, alcance, f)
}

type accesos struct{ e *estado }

func (r accesos) AnotarEnvio(_ context.Context, red string, desde, at time.Time) (n int, primero time.Time, err error) {
	primero = at
	for _, en := range r.e.accesos.envios[red] {
		if en.After(desde) {
			n++
			if en.Before(primero) {
				primero = en
			}
		}
	}
	r.e.accesos.envios[red] = append(slices.Clone(r.e.accesos.envios[red]), at)
	return n, primero, nil
}

func (r accesos) Siguiente(_ context.Context, anio int) (int64, error) {
	r.e.accesos.ultimos[anio]++
	return r.e.accesos.ultimos[anio], nil
}

func (r accesos) Situar(_ context.Context, correo, cedula string, centro kernel.CentroID) (app.Situacion, error) {
	var s app.Situacion
	for id, u := range r.e.usuarios {
		if u.Activo && (u.Correo == correo || u.Cedula == cedula && cedula != "" && s.Usuario == "") {
			s.Usuario = id
		}
	}
	for id, a := range r.e.accesos.filas {
		if a.Estado == identidad.Pendiente && (a.Correo == correo || a.Cedula == cedula && s.Original == "") {
			s.Original = id
		}
	}
	_, hay := r.e.centros[centro]
	s.CentroAbierto = hay && !r.e.cerrados[centro]
	return s, nil
}

func (r accesos) Add(_ context.Context, a *identidad.Acceso) error {
	if _, hay := r.e.accesos.filas[a.ID()]; hay {
		return app.ErrAccesoRepetido
	}
	r.e.accesos.filas[a.ID()] = a.Registro()
	return nil
}

func (r accesos) Get(_ context.Context, id identidad.AccesoID, alcance identidad.Alcance) (*identidad.Acceso, error) {
	g, hay := r.e.accesos.filas[id]
	if !hay || !alcance.IncluyeAcceso(g) {
		return nil, identidad.ErrAccesoNoExiste
	}
	return identidad.RestoreAcceso(g), nil
}

func (r accesos) Save(_ context.Context, a *identidad.Acceso) error {
	r.e.accesos.filas[a.ID()] = a.Registro()
	return nil
}

func (r accesos) Inactivo(_ context.Context, cedula string) (kernel.UsuarioID, error) {
	var ultima cuenta
	for _, u := range r.e.usuarios {
		if !u.Activo && u.Cedula == cedula && cedula != "" && (ultima.ID == "" || u.Actualizado.After(ultima.Actualizado)) {
			ultima = u
		}
	}
	return ultima.ID, nil
}

func (r reader) Recibo(_ context.Context, id identidad.AccesoID) (app.Recibo, error) {
	g, hay := r.e.accesos.filas[id]
	if !hay {
		return app.Recibo{}, identidad.ErrAccesoNoExiste
	}
	return app.Recibo{Numero: g.Numero, Pedido: g.Pedido}, nil
}

func (r reader) accesoView(g identidad.RegistroAcceso) app.AccesoView {
	c := r.e.centros[g.Centro]
	return app.AccesoView{RegistroAcceso: g, CentroNombre: c.Nombre, CentroCodigo: c.Codigo}
}

func (r reader) VerAcceso(_ context.Context, id identidad.AccesoID, alcance identidad.Alcance) (app.AccesoView, error) {
	g, hay := r.e.accesos.filas[id]
	if !hay || !alcance.IncluyeAcceso(g) {
		return app.AccesoView{}, identidad.ErrAccesoNoExiste
	}
	return r.accesoView(g), nil
}

func (r reader) elegidos(alcance identidad.Alcance, f app.FiltroAccesos) (lista []identidad.RegistroAcceso) {
	for _, g := range r.e.accesos.filas {
		if alcance.IncluyeAcceso(g) && (f.Centro == "" || f.Centro == g.Centro) && strings.Contains(g.Busqueda(), colombia.Plegar(f.Buscar)) {
			lista = append(lista, g)
		}
	}
	return lista
}

func (r reader) ListarAccesos(_ context.Context, alcance identidad.Alcance, f app.FiltroAccesos) (app.PaginaAccesos, error) {
	lista := slices.DeleteFunc(r.elegidos(alcance, f), func(g identidad.RegistroAcceso) bool { return f.Estado != "" && g.Estado != f.Estado })
	slices.SortFunc(lista, func(a, b identidad.RegistroAcceso) int {
		orden := cmp.Or(a.Pedido.Compare(b.Pedido), cmp.Compare(a.ID, b.ID))
		if f.Estado == identidad.Pendiente {
			return orden
		}
		return -orden
	})
	p := app.PaginaAccesos{Total: len(lista)}
	desde := min((f.Pagina-1)*f.Limite, len(lista))
	for _, g := range lista[desde:min(desde+f.Limite, len(lista))] {
		p.Filas = append(p.Filas, r.accesoView(g))
	}
	return p, nil
}

func (r reader) ContarAccesos(_ context.Context, alcance identidad.Alcance, f app.FiltroAccesos) (map[identidad.EstadoAcceso]int, error) {
	conteos := map[identidad.EstadoAcceso]int{}
	for _, g := range r.elegidos(alcance, f) {
		conteos[g.Estado]++
	}
	return conteos, nil
}
