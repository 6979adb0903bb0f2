package identidadtest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	app "complementarias/application/identidad"
	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Dejar gives an instructor work in hand.
func (m *Memoria) Dejar(de kernel.UsuarioID, abiertas ...identidad.Abierta) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.e.abiertas[de] = abiertas
}

// Cuenta implements app.CuentasReader.
func (m *Memoria) Cuenta(ctx context.Context, id kernel.UsuarioID, alcance identidad.Alcance) (app.CuentaView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Cuenta(ctx, id, alcance)
}

// Cuentas implements app.CuentasReader.
func (m *Memoria) Cuentas(ctx context.Context, alcance identidad.Alcance, f app.FiltroCuentas) (app.PaginaCuentas, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Cuentas(ctx, alcance, f)
}

// Abiertas implements app.CuentasReader.
func (m *Memoria) Abiertas(ctx context.Context, de kernel.UsuarioID, hoy kernel.Date) ([]identidad.Abierta, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return reader{&m.e}.Abiertas(ctx, de, hoy)
}

func (e *estado) cuentaView(c cuenta) app.CuentaView {
	return app.CuentaView{View: e.view(c), Vinculo: c.Vinculo, Activo: c.Activo, Clave: c.ClaveEstado, Version: c.Version, Creado: c.Creado, Actualizado: c.Actualizado}
}

func (r reader) Cuenta(_ context.Context, id kernel.UsuarioID, alcance identidad.Alcance) (app.CuentaView, error) {
	c, ok := r.e.usuarios[id]
	if !ok || !alcance.Incluye(c.Rol, c.Centro) {
		return app.CuentaView{}, identidad.ErrNoExiste
	}
	return r.e.cuentaView(c), nil
}

func (r reader) Cuentas(_ context.Context, alcance identidad.Alcance, f app.FiltroCuentas) (app.PaginaCuentas, error) {
	p := app.PaginaCuentas{Filas: []app.CuentaView{}, Conteos: app.ConteosCuentas{PorRol: map[kernel.Rol]int{}}}
	var filas []cuenta
	for _, c := range r.e.usuarios {
		if !alcance.Incluye(c.Rol, c.Centro) || !strings.Contains(c.Busqueda(), colombia.Plegar(f.Buscar)) || (f.Centro != "" && f.Centro != c.Centro) {
			continue
		}
		deEstado, deRol := f.Activo == nil || *f.Activo == c.Activo, f.Rol == "" || f.Rol == c.Rol
		if deRol && c.Activo {
			p.Conteos.Activas++
		}
		if deRol && !c.Activo {
			p.Conteos.Inactivas++
		}
		if deEstado {
			p.Conteos.PorRol[c.Rol]++
		}
		if deEstado && deRol {
			filas = append(filas, c)
		}
	}
	slices.SortFunc(filas, func(a, b cuenta) int {
		return cmp.Or(cmp.Compare(a.Busqueda(), b.Busqueda()), cmp.Compare(a.ID, b.ID))
	})
	p.Total = len(filas)
	desde := min((f.Pagina-1)*f.Limite, len(filas))
	for _, c := range filas[desde:min(desde+f.Limite, len(filas))] {
		p.Filas = append(p.Filas, r.e.cuentaView(c))
	}
	return p, nil
}

func (r reader) Abiertas(_ context.Context, de kernel.UsuarioID, _ kernel.Date) ([]identidad.Abierta, error) {
	return r.e.abiertas[de], nil
}

type cuentas struct{ e *estado }

func (r cuentas) OtrosAdmins(_ context.Context, menos kernel.UsuarioID) (int, error) {
	n := 0
	for id, c := range r.e.usuarios {
		if c.Activo && c.Rol == kernel.Admin && id != menos {
			n++
		}
	}
	return n, nil
}

func (r cuentas) Parecidas(_ context.Context, correo, cedula string, menos kernel.UsuarioID) ([]identidad.Registro, error) {
	var otras []identidad.Registro
	for id, c := range r.e.usuarios {
		if id != menos && ((correo != "" && c.Correo == correo) || (cedula != "" && c.Cedula == cedula)) {
			otras = append(otras, c.Registro)
		}
	}
	slices.SortFunc(otras, func(a, b identidad.Registro) int { return cmp.Or(b.Creado.Compare(a.Creado), cmp.Compare(b.ID, a.ID)) })
	return otras, nil
}
