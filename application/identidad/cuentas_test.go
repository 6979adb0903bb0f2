package identidad_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

var (
	otroCentro = app.CentroView{ID: "centro-otro", Nombre: "Centro de Otro Lugar", Codigo: "9999", Ciudad: "Bogotá"}
	administra = kernel.Actor{ID: "id-admin", Nombre: "Aída Alvarado", Rol: kernel.Admin}
	coordina   = kernel.Actor{ID: "id-coord", Nombre: "Carlos Díaz", Rol: kernel.Coordinador, Centro: oriente.ID}
	instruye   = kernel.Actor{ID: "id-inst", Nombre: "Inés Mora", Rol: kernel.Instructor, Centro: oriente.ID}
)

func de[T any](v T) *T { return &v }

func (c *casa) otra(t *testing.T, correo, cedula string, rol kernel.Rol) app.View {
	t.Helper()
	d := datos()
	d.Correo, d.Cedula, d.Rol = correo, cedula, rol
	v, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), d)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func camposDe(err error) []string {
	f, _ := errors.AsType[*fault.Error](err)
	var campos []string
	if f != nil {
		for _, x := range f.Fields {
			campos = append(campos, x.Pointer+" "+x.Code)
		}
	}
	return campos
}

func TestAccountsAreRefusedInTheOrderRoleScopeVersion(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	vieja := de(int64(9))
	comandos := map[string]func(kernel.Actor, app.Objetivo) error{
		"editar": func(a kernel.Actor, o app.Objetivo) error {
			_, err := c.EditarUsuario.Execute(t.Context(), a, app.EditarUsuarioInput{Objetivo: o})
			return err
		},
		"desactivar": func(a kernel.Actor, o app.Objetivo) error {
			_, err := c.DesactivarUsuario.Execute(t.Context(), a, o)
			return err
		},
		"rol": func(a kernel.Actor, o app.Objetivo) error {
			_, err := c.CambiarRol.Execute(t.Context(), a, app.CambiarRolInput{Objetivo: o, Rol: kernel.Admin})
			return err
		},
		"centro": func(a kernel.Actor, o app.Objetivo) error {
			_, err := c.CambiarCentro.Execute(t.Context(), a, app.CambiarCentroInput{Objetivo: o})
			return err
		},
	}
	ajena := coordina
	ajena.Centro = "otro"
	for nombre, comando := range comandos {
		soloAdmin := nombre == "rol" || nombre == "centro"
		for quien, x := range map[string]struct {
			por    kernel.Actor
			o      app.Objetivo
			quiere error
		}{
			"instructor":             {instruye, app.Objetivo{ID: "nadie"}, identidad.ErrRol},
			"coordinación de otro":   {ajena, app.Objetivo{ID: id, Version: vieja}, identidad.ErrNoExiste},
			"nadie":                  {administra, app.Objetivo{ID: "nadie", Version: vieja}, identidad.ErrNoExiste},
			"una versión que pasó":   {administra, app.Objetivo{ID: id, Version: vieja}, identidad.ErrModificada},
			"la coordinación propia": {coordina, app.Objetivo{ID: id, Version: vieja}, identidad.ErrModificada},
		} {
			if soloAdmin && x.por.Rol == kernel.Coordinador {
				x.quiere = identidad.ErrRol
			}
			if err := comando(x.por, x.o); !errors.Is(err, x.quiere) {
				t.Errorf("%s, %s: got %v, want %v", nombre, quien, err, x.quiere)
			}
		}
	}
	if len(c.memoria.Anotadas()) > 0 || len(c.memoria.Eventos()) > 0 {
		t.Error("a refusal was written down as done")
	}
}

func TestEditarUsuarioTellsAtTheFieldWhatSomebodyElseHas(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	c.otra(t, "otra@sena.edu.co", "60111222", kernel.Instructor)
	_, err := c.EditarUsuario.Execute(t.Context(), administra, app.EditarUsuarioInput{Objetivo: app.Objetivo{ID: id},
		Edicion: identidad.Edicion{Correo: de("otra@sena.edu.co"), Cedula: de("60.111.222")}})
	if got := camposDe(err); fault.KindOf(err) != fault.Invalid || !slices.Equal(got, []string{"/email CORREO_EN_USO", "/cedula CEDULA_EN_USO"}) {
		t.Errorf("got %v", err)
	}
	_, err = c.EditarUsuario.Execute(t.Context(), administra, app.EditarUsuarioInput{Objetivo: app.Objetivo{ID: id, Ilegibles: []fault.Field{{Pointer: "/telefono", Code: "TIPO_INVALIDO"}}},
		Edicion: identidad.Edicion{Nombre: de("")}})
	if got := camposDe(err); !slices.Equal(got, []string{"/telefono TIPO_INVALIDO", "/nombre REQUERIDO"}) {
		t.Errorf("unreadable and wrong: got %v", got)
	}
	v, err := c.EditarUsuario.Execute(t.Context(), coordina, app.EditarUsuarioInput{Objetivo: app.Objetivo{ID: id, Version: de(int64(1))},
		Edicion: identidad.Edicion{Especialidad: de("Soldadura"), Telefono: de("3109998877")}})
	if err != nil || v.Version != 2 || v.Especialidad != "Soldadura" || !slices.Contains(v.Acciones, identidad.AccionDesactivar) {
		t.Fatalf("got %+v, %v", v, err)
	}
	if _, err = c.EditarUsuario.Execute(t.Context(), coordina, app.EditarUsuarioInput{Objetivo: app.Objetivo{ID: id}, Edicion: identidad.Edicion{Especialidad: de("Soldadura")}}); err != nil {
		t.Fatal(err)
	}
	anotadas := c.memoria.Anotadas()
	if len(anotadas) != 1 || anotadas[0].Accion != "EDITAR_USUARIO" || anotadas[0].ObjetoID != string(id) || anotadas[0].Centro != oriente.ID {
		t.Fatalf("written down: %+v", anotadas)
	}
	cambios, _ := anotadas[0].Detalle["cambios"].([]map[string]any)
	if len(cambios) != 2 || cambios[0]["campo"] != "telefono" || cambios[0]["antes"] != nil || cambios[1]["despues"] != "Soldadura" {
		t.Errorf("written down: %+v", cambios)
	}
}

func TestEditarPropiaKeepsWhatIsNotOnesOwn(t *testing.T) {
	c := nuevaCasa(t)
	v := c.registrada(t)
	yo := kernel.Actor{ID: v.ID, Rol: kernel.Instructor, Centro: oriente.ID}
	got, err := c.EditarPropia.Execute(t.Context(), yo, identidad.Edicion{Nombre: de("Otra"), Cedula: de("1"), Telefono: de("3109998877")})
	if err != nil || got.Nombre != v.Nombre || got.Cedula != v.Cedula || got.Telefono != "3109998877" {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err = c.EditarPropia.Execute(t.Context(), yo, identidad.Edicion{Telefono: de("12")}); !slices.Equal(camposDe(err), []string{"/telefono TELEFONO_FORMATO"}) && fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestNobodyLeavesWithWorkInHand(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	abierta := identidad.Abierta{ID: "s1", Codigo: "SOL-2026-014", Estado: "PENDIENTE", Programa: "Panadería"}
	c.memoria.Dejar(id, abierta)
	o := app.Objetivo{ID: id}
	_, desactivar := c.DesactivarUsuario.Execute(t.Context(), coordina, o)
	_, rol := c.CambiarRol.Execute(t.Context(), administra, app.CambiarRolInput{Objetivo: o, Rol: kernel.Coordinador})
	_, centro := c.CambiarCentro.Execute(t.Context(), administra, app.CambiarCentroInput{Objetivo: o, Centro: otroCentro.ID})
	for nombre, err := range map[string]error{"desactivar": desactivar, "rol": rol, "centro": centro} {
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || !errors.Is(err, identidad.ErrConAbiertas) || f.Kind != fault.Conflict {
			t.Errorf("%s: got %v", nombre, err)
			continue
		}
		if lista, _ := f.Details["solicitudes"].([]identidad.Abierta); !slices.Equal(lista, []identidad.Abierta{abierta}) {
			t.Errorf("%s: tells %v", nombre, f.Details)
		}
	}
	ficha, err := c.VerUsuario.Execute(t.Context(), coordina, id)
	if err != nil || len(ficha.Abiertas) != 1 || !ficha.Activo {
		t.Errorf("the account shows %+v, %v", ficha, err)
	}
	c.memoria.Dejar(id)
	v, err := c.DesactivarUsuario.Execute(t.Context(), coordina, o)
	if err != nil || v.Activo || !slices.Equal(v.Acciones, []identidad.Accion{identidad.AccionVer, identidad.AccionEditar, identidad.AccionReactivar}) {
		t.Errorf("after handing over: %+v, %v", v, err)
	}
	if e := c.memoria.Eventos(); len(e) != 1 || e[0] != (identidad.UsuarioDesactivado{UsuarioID: id}) {
		t.Errorf("told: %v", e)
	}
}

func TestARoleAndACentreChangeOnce(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	for range 2 {
		v, err := c.CambiarRol.Execute(t.Context(), administra, app.CambiarRolInput{Objetivo: app.Objetivo{ID: id}, Rol: kernel.Coordinador, Centro: otroCentro.ID})
		if err != nil || v.Rol != kernel.Coordinador || v.Centro.ID != otroCentro.ID || v.Version != 2 {
			t.Fatalf("got %+v, %v", v, err)
		}
	}
	if _, err := c.CambiarCentro.Execute(t.Context(), administra, app.CambiarCentroInput{Objetivo: app.Objetivo{ID: id}, Centro: "no-hay"}); !slices.Equal(camposDe(err), []string{"/centroId CENTRO_NO_EXISTE"}) {
		t.Errorf("got %v", err)
	}
	if e := c.memoria.Eventos(); len(e) != 1 || e[0] != (identidad.UsuarioTrasladado{UsuarioID: id}) {
		t.Errorf("told: %v", e)
	}
}

func TestTwoAdministratorsWhoDemoteEachOtherLeaveOne(t *testing.T) {
	c := nuevaCasa(t)
	a, b := c.otra(t, "a@sena.edu.co", "60111222", kernel.Admin), c.otra(t, "b@sena.edu.co", "60111223", kernel.Admin)
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for i, ids := range [][2]kernel.UsuarioID{{a.ID, b.ID}, {b.ID, a.ID}} {
		wg.Go(func() {
			_, errs[i] = c.CambiarRol.Execute(t.Context(), kernel.Actor{ID: ids[0], Rol: kernel.Admin},
				app.CambiarRolInput{Objetivo: app.Objetivo{ID: ids[1]}, Rol: kernel.Coordinador, Centro: oriente.ID})
		})
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), identidad.ErrUltimoAdmin) {
		t.Errorf("got %v, want one that passes and one that is told", errs)
	}
}

func TestWhoListsAccounts(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	c.otra(t, "coord@sena.edu.co", "60111222", kernel.Coordinador)
	if _, err := c.ListarUsuarios.Execute(t.Context(), instruye, app.FiltroCuentas{}); !errors.Is(err, identidad.ErrRol) {
		t.Errorf("an instructor: got %v", err)
	}
	p, err := c.ListarUsuarios.Execute(t.Context(), coordina, app.FiltroCuentas{Pagina: 1, Limite: 10})
	if err != nil || len(p.Filas) != 1 || p.Filas[0].ID != id || len(p.Filas[0].Acciones) == 0 {
		t.Errorf("a coordinator: got %+v, %v", p, err)
	}
	if p, err = c.ListarUsuarios.Execute(t.Context(), administra, app.FiltroCuentas{Pagina: 1, Limite: 10}); err != nil || p.Total != 2 {
		t.Errorf("an admin: got %+v, %v", p, err)
	}
}

func entrada(d identidad.Datos) app.CrearUsuarioInput { return app.CrearUsuarioInput{Datos: d} }

func TestCrearUsuarioRefuses(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	if _, err := c.CrearUsuario.Execute(t.Context(), instruye, entrada(datos())); !errors.Is(err, identidad.ErrNoPuedeRegistrar) {
		t.Errorf("an instructor: got %v", err)
	}
	_, err := c.CrearUsuario.Execute(t.Context(), coordina, app.CrearUsuarioInput{Datos: identidad.Datos{Nombre: "Ana Ruiz", Correo: "x@gmail.com", Rol: kernel.Admin, Centro: otroCentro.ID},
		Ilegibles: []fault.Field{{Pointer: "/cedula", Code: "TIPO_INVALIDO"}}})
	if got := camposDe(err); !slices.Equal(got, []string{"/cedula TIPO_INVALIDO", "/role VALOR_NO_PERMITIDO", "/centroId VALOR_NO_PERMITIDO", "/email CORREO_DOMINIO"}) {
		t.Errorf("a coordinator: got %v", got)
	}
	_, err = c.CrearUsuario.Execute(t.Context(), administra, entrada(datos()))
	if got := camposDe(err); !slices.Equal(got, []string{"/email CORREO_EN_USO", "/cedula CEDULA_EN_USO"}) {
		t.Errorf("the same again: got %v", got)
	}
	if len(c.memoria.Anotadas()) > 0 || len(c.memoria.Eventos()) > 0 {
		t.Error("a refusal was written down as done")
	}
}

func TestCrearUsuarioInvites(t *testing.T) {
	c := nuevaCasa(t)
	d := datos()
	d.Rol, d.Centro = "", ""
	v, err := c.CrearUsuario.Execute(t.Context(), coordina, entrada(d))
	if err != nil || v.Rol != kernel.Instructor || v.Centro.ID != oriente.ID || v.Clave != identidad.ClaveNinguna || v.Invitacion.Token == "" || v.Invitacion.Expira.IsZero() {
		t.Fatalf("got %+v, %v", v, err)
	}
	if !slices.Contains(v.Acciones, identidad.AccionInvitar) {
		t.Errorf("offered %v", v.Acciones)
	}
	if _, err = c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: correo, Clave: clave}); !errors.Is(err, identidad.ErrCredenciales) {
		t.Errorf("signs in without a password: %v", err)
	}
	acciones := []string{}
	for _, a := range c.memoria.Anotadas() {
		acciones = append(acciones, a.Accion)
	}
	if !slices.Equal(acciones, []string{"CREAR_USUARIO", "INVITAR_USUARIO", "FALLAR_INGRESO"}) || len(c.memoria.Eventos()) != 1 {
		t.Errorf("written down %v, told %v", acciones, c.memoria.Eventos())
	}
	otra, err := c.InvitarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: v.ID})
	if err != nil || otra.Invitacion.Token == "" || otra.Invitacion.Token == v.Invitacion.Token {
		t.Errorf("invited again: %+v, %v", otra.Invitacion, err)
	}
	c.correo = true
	if otra, err = c.InvitarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: v.ID}); err != nil || otra.Invitacion.Token != "" {
		t.Errorf("the link is shown though mail carries it: %+v, %v", otra.Invitacion, err)
	}
}

func TestCrearUsuarioTwiceWithOneIDMakesOne(t *testing.T) {
	c := nuevaCasa(t)
	in := entrada(datos())
	in.ID = "elegido-antes"
	primera, err := c.CrearUsuario.Execute(t.Context(), administra, in)
	if err != nil {
		t.Fatal(err)
	}
	segunda, err := c.CrearUsuario.Execute(t.Context(), administra, in)
	if err != nil || segunda.ID != primera.ID || segunda.Invitacion.Token != "" || len(c.memoria.Eventos()) != 1 {
		t.Errorf("got %+v, %v", segunda, err)
	}
}

func TestSomebodyWhoLeftIsReactivatedAndInvited(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	if _, err := c.InvitarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: id}); !errors.Is(err, identidad.ErrNoInvitable) {
		t.Errorf("somebody with a password: got %v", err)
	}
	if _, err := c.DesactivarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: id}); err != nil {
		t.Fatal(err)
	}
	d := datos()
	d.Correo = "nuevo@sena.edu.co"
	_, err := c.CrearUsuario.Execute(t.Context(), coordina, entrada(d))
	f, _ := errors.AsType[*fault.Error](err)
	if !slices.Equal(camposDe(err), []string{"/cedula CEDULA_DE_INACTIVA"}) || f.Fields[0].Extra["usuarioId"] != string(id) {
		t.Fatalf("got %v", err)
	}
	ajena := coordina
	ajena.Centro = otroCentro.ID
	d.Centro = ""
	otra, err := c.CrearUsuario.Execute(t.Context(), ajena, entrada(d))
	if err != nil {
		t.Fatalf("another centre learns of it: %v", err)
	}
	if _, err = c.ReactivarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: id}); !slices.Equal(camposDe(err), []string{"/cedula CEDULA_EN_USO"}) {
		t.Errorf("while another account has the cédula: got %v", err)
	}
	if _, err = c.DesactivarUsuario.Execute(t.Context(), ajena, app.Objetivo{ID: otra.ID}); err != nil {
		t.Fatal(err)
	}
	v, err := c.ReactivarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: id})
	if err != nil || v.ID != id || !v.Activo || v.Clave != identidad.ClaveNinguna || v.Invitacion.Token == "" {
		t.Fatalf("got %+v, %v", v, err)
	}
	if _, err = c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: correo, Clave: clave}); !errors.Is(err, identidad.ErrCredenciales) {
		t.Errorf("the old password works: %v", err)
	}
	if _, err = c.ReactivarUsuario.Execute(t.Context(), coordina, app.Objetivo{ID: id}); !errors.Is(err, identidad.ErrActiva) {
		t.Errorf("twice: got %v", err)
	}
}

func TestDomainsAreThoseOfTheMoment(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	c.dominios = []string{"soy.sena.edu.co"}
	editar := func(e identidad.Edicion) []string {
		_, err := c.EditarUsuario.Execute(t.Context(), administra, app.EditarUsuarioInput{Objetivo: app.Objetivo{ID: id}, Edicion: e})
		return camposDe(err)
	}
	if got := editar(identidad.Edicion{Correo: de("otra@sena.edu.co")}); len(got) != 1 {
		t.Errorf("a domain that counts no more: %v", got)
	}
	if got := editar(identidad.Edicion{Correo: de(" LPVILLA@sena.edu.co"), Especialidad: de("Soldadura")}); got != nil {
		t.Errorf("the address that the account has: %v", got)
	}
	if got := editar(identidad.Edicion{Correo: de("otra@soy.sena.edu.co")}); got != nil {
		t.Errorf("a new domain: %v", got)
	}
	d := datos()
	d.Cedula = "60111222"
	if _, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), d); len(camposDe(err)) != 1 {
		t.Errorf("a new account: %v", err)
	}
}
