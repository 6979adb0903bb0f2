package identidadtest

import (
	"context"
	"slices"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func cuentaEnAlcance(t *testing.T, b *banco) {
	u := b.registrado(t)
	d := b.datos()
	d.Rol, d.Cedula, d.Centro = kernel.Admin, "", ""
	admin := b.usuario(t, d)
	sinError(t, b.agregar(t, admin))
	v, err := b.Reader.Cuenta(t.Context(), u.ID(), identidad.Alcance{Centro: b.Centro.ID})
	sinError(t, err)
	r := u.Registro()
	if v.ID != r.ID || v.Correo != r.Correo || v.Vinculo != r.Vinculo || !v.Activo || v.Version != 1 || !v.Creado.Equal(r.Creado) || *v.Centro != b.Centro {
		t.Errorf("view is %+v", v)
	}
	_, err = b.Reader.Cuenta(t.Context(), admin.ID(), pais)
	sinError(t, err)
	for nombre, c := range map[string]struct {
		id      kernel.UsuarioID
		alcance identidad.Alcance
	}{
		"ausente":               {"nadie", pais},
		"un admin, a un centro": {admin.ID(), identidad.Alcance{Centro: b.Centro.ID}},
		"de otro centro":        {u.ID(), identidad.Alcance{Centro: "otro"}},
		"de nadie":              {u.ID(), identidad.Alcance{}},
	} {
		t.Run(nombre, func(t *testing.T) {
			_, err := b.Reader.Cuenta(t.Context(), c.id, c.alcance)
			es(t, err, identidad.ErrNoExiste)
		})
	}
}

func versionSube(t *testing.T, b *banco) {
	u := b.registrado(t)
	for quiere := int64(1); quiere <= 3; quiere++ {
		b.modificar(t, u.ID(), func(guardado *identidad.Usuario) error { return guardado.ComprobarVersion(&quiere) })
	}
}

func listaDeCuentas(t *testing.T, b *banco) {
	ids := []kernel.UsuarioID{}
	for _, nombre := range []string{"Zoila Álvarez", "Ángela Díaz", "Beto 100%"} {
		d := b.datos()
		d.Nombre = nombre
		u := b.usuario(t, d)
		sinError(t, b.agregar(t, u))
		ids = append(ids, u.ID())
	}
	d := b.datos()
	d.Rol, d.Centro, d.Nombre = kernel.Admin, "", "Aída Alvarado"
	admin := b.usuario(t, d)
	sinError(t, b.agregar(t, admin))
	b.desactivar(t, ids[2])
	activa, inactiva := true, false
	for nombre, c := range map[string]struct {
		alcance identidad.Alcance
		f       app.FiltroCuentas
		quiere  []kernel.UsuarioID
		total   int
	}{
		"por nombre":            {pais, app.FiltroCuentas{Limite: 10, Pagina: 1}, []kernel.UsuarioID{admin.ID(), ids[1], ids[2], ids[0]}, 4},
		"una página":            {pais, app.FiltroCuentas{Limite: 2, Pagina: 2}, []kernel.UsuarioID{ids[2], ids[0]}, 4},
		"una página de más":     {pais, app.FiltroCuentas{Limite: 10, Pagina: 9}, nil, 4},
		"sin tildes":            {pais, app.FiltroCuentas{Limite: 10, Pagina: 1, Buscar: "alvar"}, []kernel.UsuarioID{admin.ID(), ids[0]}, 2},
		"un comodín literal":    {pais, app.FiltroCuentas{Limite: 10, Pagina: 1, Buscar: "%"}, []kernel.UsuarioID{ids[2]}, 1},
		"activas":               {pais, app.FiltroCuentas{Limite: 10, Pagina: 1, Activo: &activa}, []kernel.UsuarioID{admin.ID(), ids[1], ids[0]}, 3},
		"inactivas":             {pais, app.FiltroCuentas{Limite: 10, Pagina: 1, Activo: &inactiva}, []kernel.UsuarioID{ids[2]}, 1},
		"de un rol":             {pais, app.FiltroCuentas{Limite: 10, Pagina: 1, Rol: kernel.Admin}, []kernel.UsuarioID{admin.ID()}, 1},
		"de un centro":          {pais, app.FiltroCuentas{Limite: 10, Pagina: 1, Centro: b.Centro.ID, Activo: &activa}, []kernel.UsuarioID{ids[1], ids[0]}, 2},
		"a una coordinación":    {identidad.Alcance{Centro: b.Centro.ID}, app.FiltroCuentas{Limite: 10, Pagina: 1}, []kernel.UsuarioID{ids[1], ids[2], ids[0]}, 3},
		"a otra coordinación":   {identidad.Alcance{Centro: "otro"}, app.FiltroCuentas{Limite: 10, Pagina: 1}, nil, 0},
		"a quien no administra": {identidad.Alcance{}, app.FiltroCuentas{Limite: 10, Pagina: 1}, nil, 0},
	} {
		t.Run(nombre, func(t *testing.T) {
			p, err := b.Reader.Cuentas(t.Context(), c.alcance, c.f)
			sinError(t, err)
			var got []kernel.UsuarioID
			for _, fila := range p.Filas {
				got = append(got, fila.ID)
			}
			if !slices.Equal(got, c.quiere) || p.Total != c.total {
				t.Errorf("got %v of %d, want %v of %d", got, p.Total, c.quiere, c.total)
			}
		})
	}
	p, err := b.Reader.Cuentas(t.Context(), pais, app.FiltroCuentas{Limite: 1, Pagina: 1, Activo: &activa, Rol: kernel.Instructor})
	sinError(t, err)
	if p.Conteos.Activas != 2 || p.Conteos.Inactivas != 1 || p.Conteos.PorRol[kernel.Admin] != 1 || p.Conteos.PorRol[kernel.Instructor] != 2 || p.Total != 2 {
		t.Errorf("counted %+v of %d", p.Conteos, p.Total)
	}
}

func parecidas(t *testing.T, b *banco) {
	u := b.registrado(t)
	b.registrado(t)
	r := u.Registro()
	b.desactivar(t, r.ID)
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		for nombre, c := range map[string]struct {
			correo, cedula string
			menos          kernel.UsuarioID
			cuantas        int
		}{
			"el mismo correo":   {r.Correo, "99999999", "", 1},
			"la misma cédula":   {"nadie@sena.edu.co", r.Cedula, "", 1},
			"ella misma":        {r.Correo, r.Cedula, r.ID, 0},
			"ninguna":           {"nadie@sena.edu.co", "99999999", "", 0},
			"quien no la tiene": {"nadie@sena.edu.co", "", "", 0},
		} {
			otras, err := tx.Cuentas.Parecidas(ctx, c.correo, c.cedula, c.menos)
			sinError(t, err)
			if len(otras) != c.cuantas || (c.cuantas == 1 && (otras[0].ID != r.ID || otras[0].Activo)) {
				t.Errorf("%s: got %+v", nombre, otras)
			}
		}
		return nil
	}))
}

// adminsCarrera lets every one of some administrators close the account of the next at once.
func adminsCarrera(t *testing.T, b *banco) {
	const n = 6
	var admins [n]kernel.UsuarioID
	for i := range admins {
		d := b.datos()
		d.Rol, d.Centro = kernel.Admin, ""
		u := b.usuario(t, d)
		sinError(t, b.agregar(t, u))
		admins[i] = u.ID()
	}
	caen := 0
	for _, err := range simultaneos(n, func(i int) error {
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			id := admins[(i+1)%n]
			otros, err := tx.Cuentas.OtrosAdmins(ctx, id)
			if err != nil {
				return err
			}
			u, err := tx.Usuarios.Get(ctx, id)
			if err != nil {
				return err
			}
			if err := u.Desactivar(kernel.Actor{ID: admins[i], Rol: kernel.Admin}, identidad.Cese{OtrosAdmins: otros}, ahora.Add(time.Minute)); err != nil {
				return err
			}
			return tx.Usuarios.Save(ctx, u)
		})
	}) {
		if err == nil {
			caen++
			continue
		}
		es(t, err, identidad.ErrUltimoAdmin)
	}
	if caen != n-1 {
		t.Errorf("%d of %d administrators fell, want all but one", caen, n)
	}
}
