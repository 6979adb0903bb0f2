package identidadtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

var pais = identidad.Alcance{Pais: true}

// acceso is a new request of somebody; each is a minute after the one before.
func (b *banco) acceso(t *testing.T, cambio func(*identidad.DatosAcceso)) *identidad.Acceso {
	t.Helper()
	b.n++
	d := identidad.DatosAcceso{
		Nombres: fmt.Sprintf("Nombre %d", b.n), Apellidos: "Peña", Cedula: fmt.Sprintf("7123%04d", b.n), Telefono: "3001234567",
		Correo: fmt.Sprintf("acceso%d@sena.edu.co", b.n), Centro: b.Centro.ID, Cargo: kernel.Instructor,
		Justificacion: "Dicto cursos de panadería en las veredas del municipio.", AceptaTerminos: true, AutorizaDatos: true,
	}
	if cambio != nil {
		cambio(&d)
	}
	a, err := identidad.PedirAcceso(identidad.AccesoID(fmt.Sprintf("acceso-%03d", b.n)), d, []string{"sena.edu.co"}, ahora.Add(time.Duration(b.n)*time.Minute))
	sinError(t, err)
	return a
}

func (b *banco) pedido(t *testing.T, a *identidad.Acceso) *identidad.Acceso {
	t.Helper()
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		n, err := tx.Accesos.Siguiente(ctx, a.Anio())
		if err != nil {
			return err
		}
		a.Numerar(n)
		return tx.Accesos.Add(ctx, a)
	}))
	return a
}

func (b *banco) rechazar(t *testing.T, id identidad.AccesoID, por kernel.Actor) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		a, err := tx.Accesos.Get(ctx, id, pais)
		if err != nil {
			return err
		}
		if err = a.Rechazar(por, "No hace parte del centro.", ahora.Add(time.Hour)); err != nil {
			return err
		}
		return tx.Accesos.Save(ctx, a)
	})
}

func (b *banco) actor(t *testing.T) kernel.Actor {
	t.Helper()
	return b.registrado(t).Actor()
}

func accesoVuelve(t *testing.T, b *banco) {
	a := b.pedido(t, b.acceso(t, nil))
	por := b.actor(t)
	comparar := func() {
		t.Helper()
		v, err := b.Reader.VerAcceso(t.Context(), a.ID(), pais)
		sinError(t, err)
		if v.RegistroAcceso != a.Registro() || v.CentroNombre != b.Centro.Nombre || v.CentroCodigo != b.Centro.Codigo || v.Purgado {
			t.Errorf("came back as\n%+v, was stored as\n%+v", v, a.Registro())
		}
	}
	comparar()
	sinError(t, b.rechazar(t, a.ID(), por))
	sinError(t, a.Rechazar(por, "No hace parte del centro.", ahora.Add(time.Hour)))
	comparar()
	r, err := b.Reader.Recibo(t.Context(), a.ID())
	sinError(t, err)
	if want := (app.Recibo{Numero: a.Registro().Numero, Pedido: a.Registro().Pedido}); r != want {
		t.Errorf("recibo is %+v, want %+v", r, want)
	}
	_, err = b.Reader.Recibo(t.Context(), "ninguno")
	es(t, err, identidad.ErrAccesoNoExiste)
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Accesos.Add(ctx, a) }), app.ErrAccesoRepetido)
}

func accesosNumerados(t *testing.T, b *banco) {
	const cuantos = 16
	accesos := make([]*identidad.Acceso, cuantos)
	for i := range accesos {
		accesos[i] = b.acceso(t, nil)
	}
	numeros := make([]int64, cuantos)
	for _, err := range simultaneos(cuantos, func(i int) error {
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
			numeros[i], err = tx.Accesos.Siguiente(ctx, 2026)
			accesos[i].Numerar(numeros[i])
			if err != nil {
				return err
			}
			return tx.Accesos.Add(ctx, accesos[i])
		})
	}) {
		sinError(t, err)
	}
	slices.Sort(numeros)
	for i, n := range numeros {
		if n != int64(i+1) {
			t.Fatalf("numbers are %v, want 1 to %d", numeros, cuantos)
		}
	}
}

func accesoAlcance(t *testing.T, b *banco) {
	instructor := b.pedido(t, b.acceso(t, nil))
	coordinador := b.pedido(t, b.acceso(t, func(d *identidad.DatosAcceso) { d.Cargo = kernel.Coordinador }))
	duplicado := b.acceso(t, nil)
	duplicado.Duplicar()
	b.pedido(t, duplicado)
	propio := identidad.Alcance{Centro: b.Centro.ID}
	for _, c := range []struct {
		id      identidad.AccesoID
		alcance identidad.Alcance
		si      bool
	}{
		{instructor.ID(), pais, true}, {coordinador.ID(), pais, true}, {duplicado.ID(), pais, false},
		{instructor.ID(), propio, true}, {coordinador.ID(), propio, false}, {duplicado.ID(), propio, false},
		{instructor.ID(), identidad.Alcance{Centro: "otro"}, false}, {instructor.ID(), identidad.Alcance{}, false},
		{"ninguno", pais, false},
	} {
		var quiere error
		if !c.si {
			quiere = identidad.ErrAccesoNoExiste
		}
		_, err := b.Reader.VerAcceso(t.Context(), c.id, c.alcance)
		bloqueo := b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			_, err := tx.Accesos.Get(ctx, c.id, c.alcance)
			return err
		})
		if !errors.Is(err, quiere) || !errors.Is(bloqueo, quiere) {
			t.Errorf("%s for %+v: got %v and %v, want %v", c.id, c.alcance, err, bloqueo, quiere)
		}
	}
}

func (b *banco) situar(t *testing.T, correo, cedula string, centro kernel.CentroID) (s app.Situacion) {
	t.Helper()
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
		s, err = tx.Accesos.Situar(ctx, correo, cedula, centro)
		return err
	}))
	return s
}

func accesoSituado(t *testing.T, b *banco) {
	cuenta := b.registrado(t).Registro()
	espera := b.pedido(t, b.acceso(t, nil)).Registro()
	decidido := b.pedido(t, b.acceso(t, nil)).Registro()
	sinError(t, b.rechazar(t, decidido.ID, b.actor(t)))
	cerrada := b.registrado(t).Registro()
	b.desactivar(t, cerrada.ID)
	nadie := app.Situacion{CentroAbierto: true}
	for nombre, c := range map[string]struct {
		correo, cedula string
		centro         kernel.CentroID
		quiere         app.Situacion
	}{
		"nobody":                      {"nadie@sena.edu.co", "99999999", b.Centro.ID, nadie},
		"no such centre":              {"nadie@sena.edu.co", "99999999", "no-hay", app.Situacion{}},
		"an address with an account":  {cuenta.Correo, "99999999", b.Centro.ID, app.Situacion{Usuario: cuenta.ID, CentroAbierto: true}},
		"a cédula with an account":    {"nadie@sena.edu.co", cuenta.Cedula, b.Centro.ID, app.Situacion{Usuario: cuenta.ID, CentroAbierto: true}},
		"an address that has asked":   {espera.Correo, "99999999", b.Centro.ID, app.Situacion{Original: espera.ID, CentroAbierto: true}},
		"a cédula that has asked":     {"nadie@sena.edu.co", espera.Cedula, b.Centro.ID, app.Situacion{Original: espera.ID, CentroAbierto: true}},
		"one that was rejected":       {decidido.Correo, decidido.Cedula, b.Centro.ID, nadie},
		"an account that was closed":  {cerrada.Correo, cerrada.Cedula, b.Centro.ID, nadie},
		"an account and one that has": {cuenta.Correo, espera.Cedula, b.Centro.ID, app.Situacion{Usuario: cuenta.ID, Original: espera.ID, CentroAbierto: true}},
	} {
		if got := b.situar(t, c.correo, c.cedula, c.centro); got != c.quiere {
			t.Errorf("%s: got %+v, want %+v", nombre, got, c.quiere)
		}
	}
}

func accesoEnvios(t *testing.T, b *banco) {
	anotar := func(red string, at time.Time) (n int, primero time.Time) {
		t.Helper()
		sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
			n, primero, err = tx.Accesos.AnotarEnvio(ctx, red, at.Add(-time.Hour), at)
			return err
		}))
		return n, primero
	}
	for i, c := range []struct {
		red     string
		minuto  int
		n       int
		primero int
	}{
		{"192.0.2.1", 0, 0, 0}, {"192.0.2.1", 20, 1, 0}, {"192.0.2.2", 21, 0, 21}, {"192.0.2.1", 59, 2, 0}, {"192.0.2.1", 60, 2, 20}, {"192.0.2.1", 200, 0, 200},
	} {
		n, primero := anotar(c.red, ahora.Add(time.Duration(c.minuto)*time.Minute))
		if n != c.n || !primero.Equal(ahora.Add(time.Duration(c.primero)*time.Minute)) {
			t.Errorf("%d: got %d since %v, want %d since minute %d", i, n, primero, c.n, c.primero)
		}
	}
}

func accesoCarrera(t *testing.T, b *banco) {
	a := b.pedido(t, b.acceso(t, nil))
	por := b.actor(t)
	ganan := 0
	for _, err := range simultaneos(8, func(int) error { return b.rechazar(t, a.ID(), por) }) {
		switch {
		case err == nil:
			ganan++
		case !errors.Is(err, identidad.ErrAccesoDecidido):
			t.Error(err)
		}
	}
	if ganan != 1 {
		t.Errorf("%d decided, want 1", ganan)
	}
}

func accesosListados(t *testing.T, b *banco) {
	var ids []identidad.AccesoID
	for range 4 {
		ids = append(ids, b.pedido(t, b.acceso(t, nil)).ID())
	}
	tildes := b.pedido(t, b.acceso(t, func(d *identidad.DatosAcceso) { d.Nombres = "Íngrid 100%" })).ID()
	sinError(t, b.rechazar(t, ids[1], b.actor(t)))
	listar := func(f app.FiltroAccesos) []identidad.AccesoID {
		t.Helper()
		f.Pagina, f.Limite = max(f.Pagina, 1), 3
		p, err := b.Reader.ListarAccesos(t.Context(), pais, f)
		sinError(t, err)
		lista := []identidad.AccesoID{}
		for _, v := range p.Filas {
			lista = append(lista, v.ID)
		}
		return lista
	}
	for nombre, c := range map[string]struct {
		f      app.FiltroAccesos
		quiere []identidad.AccesoID
	}{
		"all":                {app.FiltroAccesos{}, []identidad.AccesoID{tildes, ids[3], ids[2]}},
		"second page":        {app.FiltroAccesos{Pagina: 2}, []identidad.AccesoID{ids[1], ids[0]}},
		"past the end":       {app.FiltroAccesos{Pagina: 99}, []identidad.AccesoID{}},
		"those that wait":    {app.FiltroAccesos{Estado: identidad.Pendiente}, []identidad.AccesoID{ids[0], ids[2], ids[3]}},
		"rejected":           {app.FiltroAccesos{Estado: identidad.Rechazado}, []identidad.AccesoID{ids[1]}},
		"search, no accents": {app.FiltroAccesos{Buscar: "INGRID"}, []identidad.AccesoID{tildes}},
		"search, a percent":  {app.FiltroAccesos{Buscar: "100%"}, []identidad.AccesoID{tildes}},
		"other centre":       {app.FiltroAccesos{Centro: "otro"}, []identidad.AccesoID{}},
	} {
		if got := listar(c.f); !slices.Equal(got, c.quiere) {
			t.Errorf("%s: got %v, want %v", nombre, got, c.quiere)
		}
	}
	conteos, err := b.Reader.ContarAccesos(t.Context(), pais, app.FiltroAccesos{})
	sinError(t, err)
	if conteos[identidad.Pendiente] != 4 || conteos[identidad.Rechazado] != 1 || len(conteos) != 2 {
		t.Errorf("counts are %v", conteos)
	}
}

func accesoInactivo(t *testing.T, b *banco) {
	u := b.registrado(t).Registro()
	buscar := func(cedula string) (id kernel.UsuarioID) {
		t.Helper()
		sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
			id, err = tx.Accesos.Inactivo(ctx, cedula)
			return err
		}))
		return id
	}
	if id := buscar(u.Cedula); id != "" {
		t.Errorf("an active account is found as closed: %s", id)
	}
	b.desactivar(t, u.ID)
	if id := buscar(u.Cedula); id != u.ID {
		t.Errorf("found %q, want %q", id, u.ID)
	}
	if id := buscar(""); id != "" {
		t.Errorf("no cédula is that of %q", id)
	}
}
