package identidad_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const nueva = "cebada nueva en el cerro"

func acciones(c *casa) []string {
	var lista []string
	for _, a := range c.memoria.Anotadas() {
		lista = append(lista, a.Accion)
	}
	return lista
}

func punteros(err error) []string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return nil
	}
	var lista []string
	for _, campo := range f.Fields {
		lista = append(lista, campo.Pointer)
	}
	return lista
}

// invitada opens the account of an administrator who has to choose the password.
func (c *casa) invitada(t *testing.T) app.CrearAdminResult {
	t.Helper()
	r, err := c.CrearAdmin.Execute(t.Context(), app.CrearAdminInput{Nombre: "Ana Ruiz", Correo: "aruiz@sena.edu.co"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (c *casa) olvida(t *testing.T, quien string) string {
	t.Helper()
	if err := c.PedirEnlace.Execute(t.Context(), app.PedirEnlaceInput{Correo: quien, Origen: kernel.Origen{Direccion: "192.0.2.9"}}); err != nil {
		t.Fatal(err)
	}
	eventos := c.memoria.Eventos()
	switch e := eventos[len(eventos)-1].(type) {
	case identidad.RestablecimientoPedido:
		return "enlace-de:" + e.EnlaceID
	case identidad.InvitacionCreada:
		return "enlace-de:" + e.EnlaceID
	}
	t.Fatalf("the last event is %T", eventos[len(eventos)-1])
	return ""
}

func (c *casa) fija(t *testing.T, token string, tipos ...identidad.TipoEnlace) (app.EntrarResult, error) {
	t.Helper()
	return c.FijarClave.Execute(t.Context(), app.FijarClaveInput{Token: token, Tipos: tipos, Clave: nueva, Autoriza: true, Navegador: true})
}

func TestCrearAdminInvites(t *testing.T) {
	c := nuevaCasa(t)
	una := c.invitada(t)
	if !una.Nueva || una.Clave != "" || !una.Invitacion.Expira.Equal(c.at.Add(24*time.Hour)) {
		t.Errorf("got %+v, want a link for 24 hours", una)
	}
	if got := acciones(c); !slices.Equal(got, []string{"CREAR_USUARIO", "INVITAR_USUARIO"}) {
		t.Errorf("written down is %v", got)
	}
	otra := c.invitada(t)
	if otra.Nueva || otra.Invitacion.Token == una.Invitacion.Token {
		t.Errorf("again: got %+v, want another link of the same account", otra)
	}
	if _, err := c.fija(t, una.Invitacion.Token, identidad.EnlaceInvitacion); !errors.Is(err, identidad.ErrEnlace) {
		t.Errorf("the earlier link: got %v, want ErrEnlace", err)
	}
	r, err := c.fija(t, otra.Invitacion.Token, identidad.EnlaceInvitacion)
	if err != nil || r.Usuario.Rol != kernel.Admin || r.Usuario.Centro != nil || r.Token == "" {
		t.Fatalf("came in as %+v, %v", r, err)
	}
	if _, err := c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: r.Token}); err != nil {
		t.Error(err)
	}
	if _, err := c.CrearAdmin.Execute(t.Context(), app.CrearAdminInput{Nombre: "Ana Ruiz", Correo: "aruiz@sena.edu.co"}); !errors.Is(err, identidad.ErrCorreoEnUso) {
		t.Errorf("with a password: got %v, want ErrCorreoEnUso", err)
	}
}

func TestCrearAdminInvitesNobodyElse(t *testing.T) {
	c := nuevaCasa(t)
	v := c.registrada(t)
	c.modificar(t, v.ID, func(u *identidad.Usuario) { u.QuitarClave(c.at) })
	for _, conClave := range []bool{false, true} {
		c.claves = []string{"mzkqwp-trb4cd-hhj2xs-plkvnn"}
		_, err := c.CrearAdmin.Execute(t.Context(), app.CrearAdminInput{Nombre: "Lucía Peña", Correo: correo, ConClave: conClave})
		if !errors.Is(err, identidad.ErrCorreoEnUso) {
			t.Errorf("an instructor without a password: got %v, want ErrCorreoEnUso", err)
		}
	}
	if _, err := c.CrearAdmin.Execute(t.Context(), app.CrearAdminInput{Nombre: "Ana", Correo: "ana@gmail.com"}); !slices.Equal(punteros(err), []string{"/email"}) {
		t.Errorf("an address of elsewhere: got %v", err)
	}
}

func TestCrearAdminWithAPassword(t *testing.T) {
	const buena = "mzkqwp-trb4cd-hhj2xs-plkvnn"
	c := nuevaCasa(t)
	c.claves = []string{"mzkqwp-luci4d-lpvilla-plkvnn", buena, buena}
	in := app.CrearAdminInput{Nombre: "Lucía Peña", Correo: correo, ConClave: true}
	got, err := c.CrearAdmin.Execute(t.Context(), in)
	if err != nil || got.Clave != buena || got.Invitacion.Token != "" {
		t.Fatalf("got %+v, %v, want the first password that passes the rules", got, err)
	}
	r, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: correo, Clave: got.Clave})
	if err != nil || r.Usuario.Rol != kernel.Admin || !r.Cambiar {
		t.Fatalf("came in as %+v, %v, want an admin who has to change the password", r, err)
	}
	actor, err := c.Autenticar.Execute(t.Context(), r.Token)
	if err != nil || !actor.ClaveTemporal {
		t.Fatalf("is %+v, %v, want a temporary password", actor, err)
	}
	token, err := c.CambiarClave.Execute(t.Context(), actor, app.CambiarClaveInput{Actual: buena, Nueva: nueva})
	if err != nil {
		t.Fatal(err)
	}
	if actor, err = c.Autenticar.Execute(t.Context(), token); err != nil || actor.ClaveTemporal {
		t.Errorf("after the change is %+v, %v", actor, err)
	}
	if again, err := c.CrearAdmin.Execute(t.Context(), in); !errors.Is(err, identidad.ErrCorreoEnUso) || again != (app.CrearAdminResult{}) {
		t.Errorf("the same again: got %+v, %v, want ErrCorreoEnUso and no password", again, err)
	}
}

func TestCrearAdminGivesUpOnABrokenGenerator(t *testing.T) {
	c := nuevaCasa(t)
	c.claves = slices.Repeat([]string{"corta"}, 5)
	in := app.CrearAdminInput{Nombre: "Lucía Peña", Correo: correo, ConClave: true}
	if _, err := c.CrearAdmin.Execute(t.Context(), in); fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v, want the password refused", err)
	}
}

func TestALinkSetsThePasswordOnce(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	_, vieja := c.entra(t)
	token := c.olvida(t, correo)
	for nombre, intento := range map[string]struct {
		token string
		tipo  identidad.TipoEnlace
	}{
		"malformed":       {"basura", identidad.EnlaceRestablecer},
		"unknown":         {"enlace-de:otro", identidad.EnlaceRestablecer},
		"of another kind": {token, identidad.EnlaceInvitacion},
	} {
		if _, err := c.fija(t, intento.token, intento.tipo); err != error(identidad.ErrEnlace) { //nolint:errorlint // the very same answer
			t.Errorf("%s: got %v, want ErrEnlace", nombre, err)
		}
		if _, err := c.VerEnlace.Execute(t.Context(), intento.token, intento.tipo); err != error(identidad.ErrEnlace) { //nolint:errorlint // as above
			t.Errorf("%s, to look at: got %v, want ErrEnlace", nombre, err)
		}
	}
	_, err := c.FijarClave.Execute(t.Context(), app.FijarClaveInput{Token: token, Tipos: []identidad.TipoEnlace{identidad.EnlaceRestablecer}, Clave: "corta"})
	if !slices.Equal(punteros(err), []string{"/password"}) {
		t.Errorf("a short one: got %v", err)
	}
	if v, err := c.VerEnlace.Execute(t.Context(), token, identidad.EnlaceRestablecer); err != nil || v.Usuario.Correo != correo {
		t.Errorf("the link shows %+v, %v", v, err)
	}
	r, err := c.fija(t, token, identidad.EnlaceRestablecer)
	if err != nil || r.Usuario.Correo != correo {
		t.Fatalf("came in as %+v, %v", r, err)
	}
	if _, err := c.fija(t, token, identidad.EnlaceRestablecer); err != error(identidad.ErrEnlace) { //nolint:errorlint // as above
		t.Errorf("again: got %v, want ErrEnlace", err)
	}
	if _, err := c.Autenticar.Execute(t.Context(), vieja); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("an open session: got %v, want ErrSesion", err)
	}
	if _, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: correo, Clave: nueva}); err != nil {
		t.Error(err)
	}
	eventos := c.memoria.Eventos()
	if cambiada, ok := eventos[len(eventos)-1].(identidad.ClaveCambiada); !ok || cambiada.UsuarioID != r.Usuario.ID {
		t.Errorf("the last event is %+v", eventos[len(eventos)-1])
	}
	if got := acciones(c); !slices.Contains(got, "RESTABLECER_CLAVE") || !slices.Contains(got, "PEDIR_ENLACE") {
		t.Errorf("written down is %v", got)
	}
}

func TestALinkIsTooOld(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	token := c.olvida(t, correo)
	c.at = c.at.Add(30 * time.Minute)
	if _, err := c.fija(t, token, identidad.EnlaceRestablecer); err != error(identidad.ErrEnlace) { //nolint:errorlint // the very same answer
		t.Errorf("got %v, want ErrEnlace", err)
	}
}

func TestSixtyFourUsesOfALinkAtOnce(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	token := c.olvida(t, correo)
	var wg sync.WaitGroup
	errs := make([]error, 64)
	for i := range errs {
		wg.Go(func() { _, errs[i] = c.fija(t, token, identidad.EnlaceRestablecer) })
	}
	wg.Wait()
	ganan := 0
	for _, err := range errs {
		if err == nil {
			ganan++
		} else if !errors.Is(err, identidad.ErrEnlace) {
			t.Errorf("got %v, want ErrEnlace", err)
		}
	}
	if ganan != 1 {
		t.Errorf("%d uses won, want 1", ganan)
	}
}

func TestAnInvitationAsksForTheAuthorisation(t *testing.T) {
	c := nuevaCasa(t)
	token := c.invitada(t).Invitacion.Token
	in := app.FijarClaveInput{Token: token, Tipos: []identidad.TipoEnlace{identidad.EnlaceInvitacion}, Clave: "corta"}
	if _, err := c.FijarClave.Execute(t.Context(), in); !slices.Equal(punteros(err), []string{"/password", "/autorizaUsoInfo"}) {
		t.Errorf("got %v, want both faults at once", err)
	}
	r, err := c.fija(t, token, identidad.EnlaceInvitacion)
	if err != nil {
		t.Fatal(err)
	}
	c.modificar(t, r.Usuario.ID, func(u *identidad.Usuario) {
		if a := u.Registro().Autorizacion; a.Texto != identidad.VersionAutorizacion || !a.En.Equal(c.at) {
			t.Errorf("kept is %+v", a)
		}
	})
	if got := acciones(c); got[len(got)-1] != "ACEPTAR_INVITACION" {
		t.Errorf("written down is %v", got)
	}
}

func TestWhoForgotAnUnusedInvitationGetsAnother(t *testing.T) {
	c := nuevaCasa(t)
	primera := c.invitada(t).Invitacion.Token
	segunda := c.olvida(t, "aruiz@sena.edu.co")
	if _, err := c.fija(t, primera, identidad.EnlaceInvitacion); !errors.Is(err, identidad.ErrEnlace) {
		t.Errorf("the first: got %v, want ErrEnlace", err)
	}
	if _, err := c.fija(t, segunda, identidad.EnlaceInvitacion); err != nil {
		t.Error(err)
	}
}

func TestAskingForALinkTellsNobodyWhetherThereIsAnAccount(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	otra := datos()
	otra.Correo, otra.Cedula = "inactiva@sena.edu.co", "52345679"
	v, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), otra)
	if err != nil {
		t.Fatal(err)
	}
	c.modificar(t, v.ID, c.desactivar(t))
	for _, quien := range []string{correo, "nadie@sena.edu.co", otra.Correo, "no es una dirección"} {
		antesE, antesA := len(c.memoria.Eventos()), len(c.memoria.Anotadas())
		token := c.olvida(t, quien)
		if e, a := len(c.memoria.Eventos())-antesE, len(c.memoria.Anotadas())-antesA; e != 1 || a != 1 {
			t.Errorf("%s: left %d events and %d rows, want one of each", quien, e, a)
		}
		_, err := c.VerEnlace.Execute(t.Context(), token, identidad.EnlaceRestablecer)
		if sirve := err == nil; sirve != (quien == correo) {
			t.Errorf("%s: the link works %v", quien, sirve)
		}
	}
	if err := c.PedirEnlace.Execute(t.Context(), app.PedirEnlaceInput{Correo: "  "}); !slices.Equal(punteros(err), []string{"/email"}) {
		t.Errorf("nothing typed: got %v", err)
	}
	for _, quien := range []string{correo, "nadie@sena.edu.co"} {
		c.olvida(t, quien)
		c.olvida(t, quien)
		in := app.PedirEnlaceInput{Correo: quien, Origen: kernel.Origen{Direccion: "192.0.2.9"}}
		if err := c.PedirEnlace.Execute(t.Context(), in); fault.KindOf(err) != fault.TooMany {
			t.Errorf("%s, too often: got %v, want fault.TooMany", quien, err)
		}
	}
}

func TestCambiarClaveRefuses(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	actor, token := c.entra(t)
	for nombre, caso := range map[string]struct {
		actual, nueva string
		donde         []string
	}{
		"nothing":         {"", "", []string{"/actual", "/nueva"}},
		"a short one":     {clave, "corta", []string{"/nueva"}},
		"the name":        {clave, "lucia entre los trigales", []string{"/nueva"}},
		"the same again":  {clave, clave, []string{"/nueva"}},
		"another present": {"no es esta clave", nueva, []string{"/actual"}},
	} {
		if _, err := c.CambiarClave.Execute(t.Context(), actor, app.CambiarClaveInput{Actual: caso.actual, Nueva: caso.nueva}); !slices.Equal(punteros(err), caso.donde) {
			t.Errorf("%s: got %v, want faults at %v", nombre, err, caso.donde)
		}
	}
	if _, err := c.Autenticar.Execute(t.Context(), token); err != nil {
		t.Errorf("a refusal ended the session: %v", err)
	}
}

func TestCambiarClaveKeepsThisSessionAndEndsTheOthers(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	actor, token := c.entra(t)
	_, otra := c.entra(t)
	c.at = c.at.Add(time.Hour)
	sigue, err := c.CambiarClave.Execute(t.Context(), actor, app.CambiarClaveInput{Actual: clave, Nueva: nueva})
	if err != nil {
		t.Fatal(err)
	}
	for nombre, viejo := range map[string]string{"this token": token, "another session": otra} {
		if _, err := c.Autenticar.Execute(t.Context(), viejo); !errors.Is(err, identidad.ErrSesion) {
			t.Errorf("%s: got %v, want ErrSesion", nombre, err)
		}
	}
	nuevo, err := c.Autenticar.Execute(t.Context(), sigue)
	if err != nil || nuevo.ID != actor.ID || nuevo.Sesion == actor.Sesion {
		t.Errorf("goes on as %+v, %v", nuevo, err)
	}
	c.at = c.at.Add(11 * time.Hour)
	if _, err := c.Autenticar.Execute(t.Context(), sigue); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("twelve hours after signing in: got %v, want ErrSesion", err)
	}
	if _, err := c.CambiarClave.Execute(t.Context(), actor, app.CambiarClaveInput{Actual: nueva, Nueva: clave}); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("with a session that has ended: got %v, want ErrSesion", err)
	}
}

func TestCambiarClaveInABrowser(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	r, err := c.EntrarNavegador.Execute(t.Context(), app.EntrarNavegadorInput{EntrarInput: app.EntrarInput{Correo: correo, Clave: clave}, Agente: "Firefox/140 Windows"})
	if err != nil {
		t.Fatal(err)
	}
	actor, err := c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: r.Token})
	if err != nil {
		t.Fatal(err)
	}
	galleta, err := c.CambiarClave.Execute(t.Context(), actor, app.CambiarClaveInput{Actual: clave, Nueva: nueva})
	if err != nil || galleta == r.Token {
		t.Fatalf("got %q, %v, want a new token", galleta, err)
	}
	if actor, err = c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: galleta}); err != nil {
		t.Fatal(err)
	}
	sesiones, err := c.VerSesiones.Execute(t.Context(), actor)
	if err != nil || len(sesiones) != 1 || sesiones[0].Dispositivo != "Firefox en Windows" {
		t.Errorf("open are %+v, %v", sesiones, err)
	}
}
