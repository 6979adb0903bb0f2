package calendario_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/zap/zaptest/observer"

	"complementarias/test/apptest"
)

// crear makes the address of somebody and gives its path.
func crear(t *testing.T, app *apptest.App, cuenta string) string {
	t.Helper()
	app.Browser(t, cuenta).Page("/calendario").Form("/calendario/suscripcion").Send("").Status(http.StatusSeeOther)
	return direccion(t, app, cuenta)
}

func direccion(t *testing.T, app *apptest.App, cuenta string) string {
	t.Helper()
	pagina := app.Browser(t, cuenta).Page("/calendario")
	for _, enlace := range pagina.Links() {
		if strings.HasPrefix(enlace, "http://localhost:3000/calendario/") {
			return camino(t, enlace)
		}
	}
	t.Fatalf("the page of %s has no address: %.2000s", cuenta, pagina.Main())
	return ""
}

func leerDireccion(t *testing.T, app *apptest.App, ruta string) []evento {
	t.Helper()
	return leer(t, app.Anonymous(t).Get(ruta).Status(http.StatusOK).Body)
}

// muerta checks that an address answers as one that never was.
func muerta(t *testing.T, app *apptest.App, ruta string) {
	t.Helper()
	r := app.Anonymous(t).Get(ruta).Status(http.StatusNotFound)
	nunca := app.Anonymous(t).Get("/calendario/" + strings.Repeat("A", 43) + ".ics").Status(http.StatusNotFound)
	if igual(r) != igual(nunca) || r.Header.Get("X-Robots-Tag") != "noindex, nofollow" || r.Header.Get("ETag") != "" {
		t.Errorf("%s is told apart: %v", ruta, r.Header)
	}
}

// igual is the body without the number that every page has of its own.
func igual(r apptest.Response) string {
	politica := r.Header.Get("Content-Security-Policy")
	_, nonce, _ := strings.Cut(politica, "'nonce-")
	nonce, _, _ = strings.Cut(nonce, "'")
	return strings.ReplaceAll(string(r.Body), nonce, "")
}

func TestWhatIsNoAddressIsRefusedBeforeTheDatabase(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	bueno := crear(t, app, autora)
	for _, mal := range []string{"/calendario/x.ics", "/calendario/.ics", "/calendario/" + strings.Repeat("A", 44) + ".ics", strings.TrimSuffix(bueno, ".ics"), bueno + ".ics",
		strings.TrimSuffix(bueno, ".ics") + "%0A.ics", "/calendario/" + strings.Repeat("ñ", 43) + ".ics", "/calendario/suscripcion", "/calendario/" + strings.Repeat("x", 3000) + ".ics"} {
		n := app.Queries(func() { muerta(t, app, mal) })
		if n != 1 { // that of muerta itself, which could be one
			t.Errorf("%.60s takes %d questions to the database", mal, n-1)
		}
	}
}

func TestAnAddressShowsItsOwnersClassesAndNoOthers(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, `UPDATE solicitudes SET estado = 'RECHAZADA', numero_ficha = NULL, propuesta = NULL WHERE estado IN ('APROBADA', 'CANCELADA')`)
	propia := curso(t, app, autora, cuerpo{"nombreEmpresa": "Empresa de la autora"}, "2027-02-01", "2027-02-03")
	curso(t, app, "instructor1.9546", cuerpo{"nombreEmpresa": "Empresa del colega"}, "2027-02-02")
	enviada(t, app, autora, nil, "2027-02-04") // waits
	suya, delCentro := crear(t, app, autora), crear(t, app, coordinador)
	if hay := enTexto(leerDireccion(t, app, suya)); hay != "02-01 13:00 CONFIRMED, 02-03 13:00 CONFIRMED" {
		t.Errorf("that of the instructor has %s", hay)
	}
	if hay := enTexto(leerDireccion(t, app, delCentro)); hay != "02-01 13:00 CONFIRMED, 02-02 13:00 CONFIRMED, 02-03 13:00 CONFIRMED" {
		t.Errorf("that of the centre has %s", hay)
	}
	if n := len(leerDireccion(t, app, crear(t, app, "coordinador.9405"))); n != 0 {
		t.Errorf("that of another centre has %d", n)
	}
	app.As(t, coordinador).Post("/api/solicitudes/"+propia+"/reschedule", cuerpo{"motivo": "La sede entra en obra.", "fechaInicioCurso": "2027-02-03",
		"horarios": []any{clase(t, "2027-02-03"), clase(t, "2027-02-05")}}).Status(http.StatusOK)
	for _, ruta := range []string{suya, delCentro} {
		hay := enTexto(leerDireccion(t, app, ruta))
		for _, quiere := range []string{"02-01 13:00 CANCELLED", "02-03 13:00 CONFIRMED", "02-05 13:00 CONFIRMED"} {
			if !strings.Contains(hay, quiere) {
				t.Errorf("after moving it has %s", hay)
			}
		}
	}
	app.As(t, coordinador).Post("/api/solicitudes/"+propia+"/cancel", cuerpo{"comentarios": "La empresa desistió del curso."}).Status(http.StatusOK)
	if hay := enTexto(leerDireccion(t, app, suya)); hay != "02-01 13:00 CANCELLED, 02-03 13:00 CANCELLED, 02-05 13:00 CANCELLED" {
		t.Errorf("after cancelling it has %s", hay)
	}
	app.Clock.Set(app.Clock.Now().AddDate(0, 0, 61))
	if hay := enTexto(leerDireccion(t, app, suya)); hay != "" {
		t.Errorf("two months later it has %s", hay)
	}
}

func TestAnAddressEndsAtOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	primera := crear(t, app, autora)
	app.Browser(t, autora).Page("/calendario").ByID("suscribirse")
	reemplazar := app.Browser(t, autora).Page("/calendario").Form("/calendario/suscripcion/reemplazar")
	reemplazar.Send("").Status(http.StatusSeeOther)
	segunda := direccion(t, app, autora)
	muerta(t, app, primera)
	leerDireccion(t, app, segunda)
	reemplazar.Send("").Status(http.StatusSeeOther) // the same form again
	leerDireccion(t, app, segunda)
	muerta(t, app, primera)

	quitar := app.Browser(t, autora).Page("/calendario").Form("/calendario/suscripcion/quitar")
	quitar.Send("").Status(http.StatusSeeOther)
	muerta(t, app, segunda)
	reemplazar.Send("").Status(http.StatusSeeOther)
	muerta(t, app, primera)
	tercera := crear(t, app, autora)
	quitar.Send("").Status(http.StatusSeeOther)
	leerDireccion(t, app, tercera)

	app.Exec(t, `UPDATE usuarios SET activo = false WHERE correo = ?`, autora+"@sena.edu.co")
	muerta(t, app, tercera)
	app.Exec(t, `UPDATE usuarios SET activo = true WHERE correo = ?`, autora+"@sena.edu.co")
	muerta(t, app, tercera)
}

// TestAnAddressFollowsItsOwner: what a new centre or role may not see is gone from the next reading on.
func TestAnAddressFollowsItsOwner(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	delCentro := crear(t, app, coordinador)
	antes := leerDireccion(t, app, delCentro)
	app.Exec(t, `UPDATE usuarios SET centro_id = 'centro-9101' WHERE correo = ?`, coordinador+"@sena.edu.co")
	despues := leerDireccion(t, app, delCentro)
	if len(antes) == 0 || len(despues) == 0 {
		t.Fatalf("the centres have %d and %d classes", len(antes), len(despues))
	}
	for _, e := range despues {
		if slices.Contains(antes, e) {
			t.Errorf("in another centre it still has %+v", e)
		}
	}
	app.Exec(t, `UPDATE usuarios SET rol = 'ADMIN' WHERE correo = ?`, coordinador+"@sena.edu.co")
	muerta(t, app, delCentro)
}

func TestProgramsAreAnsweredAsTheyAsk(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := crear(t, app, autora)
	r := app.Anonymous(t).With("Accept", "text/calendar").Get(ruta).Status(http.StatusOK)
	for nombre, quiere := range map[string]string{"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex, nofollow",
		"Content-Disposition": `attachment; filename="calendario.ics"`, "X-Content-Type-Options": "nosniff", "Set-Cookie": ""} {
		if valor := r.Header.Get(nombre); valor != quiere {
			t.Errorf("%s is %q, want %q", nombre, valor, quiere)
		}
	}
	etiqueta := r.Header.Get("ETag")
	for _, condicion := range []string{etiqueta, strings.TrimPrefix(etiqueta, "W/"), `"otra", ` + etiqueta, "*"} {
		if igual := app.Anonymous(t).With("If-None-Match", condicion).Get(ruta).Status(http.StatusNotModified); len(igual.Body) != 0 || igual.Header.Get("ETag") != etiqueta {
			t.Errorf("If-None-Match %s: %d bytes, %s", condicion, len(igual.Body), igual.Header.Get("ETag"))
		}
	}
	for _, condicion := range []string{`"otra"`, "", "basura"} {
		app.Anonymous(t).With("If-None-Match", condicion).Get(ruta).Status(http.StatusOK)
	}
	app.Clock.Set(app.Clock.Now().Add(time.Minute))
	app.Anonymous(t).With("If-None-Match", etiqueta).Get(ruta).Status(http.StatusNotModified)
	curso(t, app, autora, nil, "2027-02-01")
	if otra := app.Anonymous(t).With("If-None-Match", etiqueta).Get(ruta).Status(http.StatusOK).Header.Get("ETag"); otra == etiqueta {
		t.Error("another class has the same tag")
	}
	if cabeza := app.Anonymous(t).Do(http.MethodHead, ruta, nil).Status(http.StatusOK); len(cabeza.Body) != 0 || cabeza.Header.Get("ETag") == "" {
		t.Errorf("HEAD answers %d bytes, %v", len(cabeza.Body), cabeza.Header)
	}
	comprimida := app.Anonymous(t).With("Accept-Encoding", "gzip").Get(ruta).Status(http.StatusOK)
	z, err := gzip.NewReader(strings.NewReader(string(comprimida.Body)))
	if err != nil || comprimida.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("compressed: %v, %v", err, comprimida.Header)
	}
	archivo, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	leer(t, archivo)
	if n := app.Queries(func() { app.Anonymous(t).Get(ruta).Status(http.StatusOK) }); n != 2 {
		t.Errorf("a reading takes %d questions, want 2", n)
	}
	app.Anonymous(t).Do(http.MethodPost, ruta, "").Status(http.StatusMethodNotAllowed)
}

// TestTheAddressIsInNoLogAndInNoRow: only its owner's page has it.
func TestTheAddressIsInNoLogAndInNoRow(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := crear(t, app, autora)
	token := strings.TrimSuffix(strings.TrimPrefix(ruta, "/calendario/"), ".ics")
	leerDireccion(t, app, ruta)
	app.Anonymous(t).Get(ruta + "x").Status(http.StatusNotFound)
	for _, linea := range app.Log.All() {
		for nombre, valor := range linea.ContextMap() {
			if texto, _ := valor.(string); strings.Contains(texto, token) || strings.Contains(linea.Message, token) {
				t.Errorf("the log has it as %s", nombre)
			}
		}
	}
	if !slices.ContainsFunc(app.Log.All(), func(e observer.LoggedEntry) bool { return e.ContextMap()["route"] == "/calendario/:archivo" }) {
		t.Error("the log has no line of its reading")
	}
	if n := app.Count(t, `SELECT count(*) FROM calendario_suscripciones k WHERE k::text LIKE '%' || ? || '%'`, token); n != 0 {
		t.Error("the database has it")
	}
	if pagina := app.Browser(t, coordinador).Page("/calendario").Main(); strings.Contains(pagina, token) {
		t.Error("the page of somebody else has it")
	}
	if _, err := url.Parse(ruta); err != nil || len(token) != 43 {
		t.Errorf("it is %q (%v)", ruta, err)
	}
}
