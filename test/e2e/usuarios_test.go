package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/buzon"
	"complementarias/test/e2e/browser"
)

func TestAnAccountIsCreatedAndItsPersonInvited(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/gestion-usuarios")
		page.Check("usuarios")
		page.Go("/gestion-usuarios?rol=COORDINADOR&centro=centro-9546")
		page.ShowsNot("Luz Marina")
		page.Go("/gestion-usuarios?buscar=zzzz")
		page.Shows("Ninguna cuenta coincide")
		page.Check("usuarios-nada")
		page.Go("/gestion-usuarios?estado=NOEXISTE&rol=x")
		page.Shows("Mostramos la lista sin filtros")
		page.Follow("Crear usuario")
		page.Press("Crear e invitar")
		page.Shows("Hay 4 problemas")
		page.Check("usuario-crear-mal")
		page.Choose("role", "COORDINADOR")
		page.Choose("centroId", "centro-9405")
		page.Fill("nombre", "Rosa Elvira Cely")
		page.Fill("email", "rcely@sena.edu.co")
		page.Fill("cedula", "63.512.345")
		page.PressTwice("Crear e invitar")
		page.Shows("La cuenta quedó creada.")
		page.Check("usuario-creada")
		if n := app.Count(t, "SELECT count(*) FROM usuarios WHERE correo = 'rcely@sena.edu.co'"); n != 1 {
			t.Errorf("%d accounts, want 1", n)
		}
		page.Press("Nueva invitación")
		page.Shows("La invitación anterior ya no sirve")
		page.Go("/gestion-usuarios?buscar=63512345")
		page.Shows("Invitada")

		coordina := browser.Open(t, app, js)
		coordina.SignIn("coordinador.9546")
		coordina.Go("/gestion-instructores")
		coordina.Follow("Registrar instructor")
		coordina.At("/crear-usuario")
		coordina.ShowsNot("Rol")
		coordina.Fill("nombre", "Elkin Vargas")
		coordina.Fill("email", "evargas@sena.edu.co")
		coordina.Fill("cedula", "91.512.345")
		coordina.Check("instructor-registrar")
		coordina.Press("Crear e invitar")
		coordina.Shows("La cuenta quedó creada.")
		coordina.Go("/gestion-usuarios")
		coordina.Shows("Elkin Vargas")
		coordina.ShowsNot("Rosa Elvira")
		coordina.Check("usuarios-coordinacion")
	})
}

func TestPagesOfAccountsAskTheDatabaseFewTimes(t *testing.T) {
	app := apptest.New(t, apptest.At(enero))
	admin := app.Browser(t, "admin@sena.edu.co")
	for _, pagina := range []string{"/gestion-usuarios", "/crear-usuario", "/usuarios/" + idDe(t, app, "instructor1.9546"),
		"/usuarios/" + idDe(t, app, "instructor1.9546") + "/desactivar", "/usuarios/" + idDe(t, app, "instructor1.9546") + "/rol"} {
		if n := app.Queries(func() { admin.Get(pagina) }); n > 8 { // six, the session and the badge
			t.Errorf("%s takes %d queries", pagina, n)
		}
	}
}

func TestAnAccountIsEditedHandedOverClosedAndOpenedAgain(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		id := idDe(t, app, "instructor1.9546")
		cuenta := "/usuarios/" + id
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/instructores/" + id)
		page.Follow("Cuenta y estado")
		page.At(cuenta)
		page.Check("usuario")
		page.Follow("Editar")
		page.Fill("email", "no es un correo")
		page.Press("Guardar")
		page.Shows("Hay un problema")
		page.Check("usuario-editar-mal")
		page.Fill("email", "lmavila@sena.edu.co")
		page.PressTwice("Guardar")
		page.Shows("Los datos quedaron guardados.")
		page.Shows("lmavila@sena.edu.co")

		page.Follow("Cambiar rol")
		page.Choose("role", "COORDINADOR")
		page.Press("Cambiar el rol")
		page.Shows("sin terminar")
		page.Check("usuario-rol-con-abiertas")
		page.Go(cuenta)
		page.Follow("Desactivar")
		page.Check("usuario-relevo")
		page.Press("Entregar todas")
		page.Shows("Hay 2 problemas")
		page.Check("usuario-relevo-mal")
		page.Choose("instructorId", idDe(t, app, "instructor2.9546"))
		page.Fill("motivo", "Se traslada a otra regional.")
		page.Fill("justificacion", "Los grupos ya están formados y no pueden esperar.")
		page.Press("Entregar todas")
		page.At(cuenta + "/desactivar")
		page.Shows("Entregó")
		page.Check("usuario-desactivar")
		page.Press("Desactivar cuenta")
		page.At(cuenta)
		page.Shows("La cuenta está inactiva")
		page.Check("usuario-inactivo")

		page.Go("/crear-usuario")
		page.Choose("centroId", "centro-9546")
		page.Fill("nombre", "Luz Marina Ávila")
		page.Fill("email", "otra@sena.edu.co")
		page.Fill("cedula", "52345678")
		page.Press("Crear e invitar")
		page.Shows("Esta persona ya tuvo una cuenta")
		page.Check("usuario-crear-de-inactiva")
		page.Press("Reactivar e invitar")
		page.Shows("La cuenta quedó activa de nuevo.")
		page.Go(cuenta)
		page.Follow("Cambiar centro")
		page.Choose("centroId", "centro-9405")
		page.Check("usuario-centro")
		page.Press("Cambiar el centro")
		page.Shows("9405")
		page.Go("/usuarios/" + idDe(t, app, "admin"))
		page.Shows("Es su propia cuenta")
		page.ShowsNot("Desactivar")
		page.Check("usuario-propia")
	})
}

func TestWithMailNobodySeesTheInvitation(t *testing.T) {
	app := apptest.New(t, apptest.At(enero), apptest.Mail(buzon.New(t)))
	page := browser.Open(t, app, browser.Without)
	page.SignIn("coordinador.9546")
	page.Go("/registrar-instructor")
	page.At("/crear-usuario")
	page.Fill("nombre", "Elkin Vargas")
	page.Fill("email", "evargas@sena.edu.co")
	page.Fill("cedula", "91.512.345")
	page.PressTwice("Crear e invitar")
	page.Shows("La cuenta quedó creada.")
	page.ShowsNot("Enlace de invitación")
	page.Press("Nueva invitación")
	page.Shows("Le enviamos por correo la invitación")
	page.ShowsNot("Enlace de invitación")
}

func TestWhatSomebodyElseChangedIsNotWrittenOver(t *testing.T) {
	app := apptest.New(t, apptest.At(enero))
	cuenta := "/usuarios/" + idDe(t, app, "instructor1.9546")
	page := browser.Open(t, app, browser.Without)
	page.SignIn("coordinador.9546")
	page.Go(cuenta + "/editar")
	app.Exec(t, "UPDATE usuarios SET telefono = '3005550101', version = version + 1 WHERE correo = 'instructor1.9546@sena.edu.co'")
	page.Fill("especialidad", "Costos")
	page.Press("Guardar")
	page.Shows("La cuenta cambió después de que usted la abrió")
	if page.Value("especialidad") != "Costos" {
		t.Error("what was typed is gone")
	}
	page.Check("usuario-editar-choque")
}
