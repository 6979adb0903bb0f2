package documentos_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"complementarias/application/documentos"
	"complementarias/test/apptest"
	"complementarias/test/papeles"
)

// rutaDelQR is the path that the QR code on the first page leads to.
func rutaDelQR(t *testing.T, b []byte) string {
	t.Helper()
	direccion := papeles.QR(t, b, 1)
	ruta, bien := strings.CutPrefix(direccion, "http://localhost:3000")
	if !bien || !strings.HasPrefix(ruta, "/verificar/") {
		t.Fatalf("the QR code leads to %s", direccion)
	}
	if dicho := strings.Join(strings.Fields(papeles.Crudo(t, b)), ""); !strings.Contains(dicho, direccion) {
		t.Fatalf("%s is not printed", direccion)
	}
	return ruta
}

// huella is the short fingerprint at the foot of the first page.
func huella(t *testing.T, b []byte) string {
	t.Helper()
	_, resto, hay := strings.Cut(papeles.Corrido(papeles.Crudo(t, b)), "Huella ")
	if !hay || len(resto) < 19 {
		t.Fatal("no fingerprint")
	}
	return resto[:19]
}

func TestThePaperIsVerifiedByAnybody(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	nadie := app.Anonymous(t)

	viejo := pdf(t, app, autora, ruta)
	verificar := rutaDelQR(t, viejo)
	p := nadie.Page(verificar)
	contiene(t, p, "Este documento está vigente", huella(t, viejo), "Aprobada", "provisional", "Del 27 de octubre de 2025 al 10 de noviembre de 2025", "40 horas",
		app.Query(t, "SELECT codigo FROM solicitudes WHERE id = ?", strings.TrimPrefix(ruta, "/solicitudes/"))[0])
	sinPersonas(t, app, p)
	r := nadie.Get(verificar).Status(http.StatusOK)
	for cabecera, quiere := range map[string]string{"X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"} {
		if got := r.Header.Get(cabecera); !strings.Contains(got, quiere) {
			t.Errorf("%s is %q", cabecera, got)
		}
	}
	if !strings.Contains(string(r.Body), `<meta name="robots" content="noindex`) {
		t.Error("search engines may keep the page")
	}

	app.As(t, coordinador).Put("/api"+ruta+"/ficha", map[string]any{"numeroFicha": "3999001"}).Status(http.StatusOK)
	nuevo := pdf(t, app, coordinador, ruta)
	if huella(t, nuevo) == huella(t, viejo) {
		t.Error("another content has the same fingerprint")
	}
	p = nadie.Page(verificar)
	contiene(t, p, "Este papel está desactualizado", "Estado de hoy", "3999001", huella(t, viejo))
	sinPersonas(t, app, p)
	contiene(t, nadie.Page(rutaDelQR(t, nuevo)), "Este documento está vigente", huella(t, nuevo))
}

func contiene(t *testing.T, p apptest.Page, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if !strings.Contains(p.Main(), texto) {
			t.Errorf("%s does not say %q: %.2000s", p.Request, texto, p.Main())
		}
	}
}

// sinPersonas fails when the page has the name, the number, the phone or the e-mail of anybody.
func sinPersonas(t *testing.T, app *apptest.App, p apptest.Page) {
	t.Helper()
	datos := append(app.Query(t, "SELECT nombre FROM usuarios UNION ALL SELECT correo FROM usuarios UNION ALL SELECT cedula FROM usuarios UNION ALL SELECT telefono FROM usuarios"),
		"Responsable Única", "52345678", "52.345.678", "responsable@", "Rosa Inés Ardila", "3101234567", "310 123 4567", "Carrera 7", "900.555", "900555555")
	for _, dato := range datos {
		if dato != "" && strings.Contains(string(p.Body), dato) {
			t.Errorf("%s shows %q", p.Request, dato)
		}
	}
}

func TestASolicitudThatWasCorrectedMakesItsPaperOutdated(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := enviada(t, app)
	viejo := pdf(t, app, autora, ruta)
	verificar := rutaDelQR(t, viejo)
	contiene(t, app.Anonymous(t).Page(verificar), "Este documento está vigente", "no está aprobada")
	app.As(t, autora).Put("/api"+ruta, map[string]any{"numeroAprendicesInscribir": 21}).Status(http.StatusOK)
	contiene(t, app.Anonymous(t).Page(verificar), "Este papel está desactualizado")
	if otro := rutaDelQR(t, pdf(t, app, autora, ruta)); otro == verificar {
		t.Error("the corrected paper carries the old code")
	}
	app.As(t, autora).Put("/api"+ruta, map[string]any{"numeroAprendicesInscribir": 20}).Status(http.StatusOK)
	if n := app.Count(t, "SELECT count(*) FROM papeles"); n != 2 {
		t.Errorf("%d papers are kept", n)
	}
}

func TestPrintingAtOnceMakesOnePaper(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	quien := app.As(t, autora)
	var espera sync.WaitGroup
	huellas := make([]string, 6)
	for i := range huellas {
		espera.Go(func() {
			huellas[i] = string(quien.Get("/api" + ruta + "/export").Status(http.StatusOK).Body)
		})
	}
	espera.Wait()
	for _, h := range huellas {
		if h != huellas[0] {
			t.Error("two files differ")
		}
	}
	if n := app.Count(t, "SELECT count(*) FROM papeles"); n != 1 {
		t.Errorf("%d papers are kept", n)
	}
	if n := app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'EXPORTAR_SOLICITUD'"); n != len(huellas) {
		t.Errorf("%d rows of the audit", n)
	}
}

func TestCodesThatNoPaperCarriesAreToldSo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	nadie := app.Anonymous(t)
	for token, consultas := range map[string]int{strings.Repeat("A", 43): 1, "x": 0, strings.Repeat("A", 5000): 0, "%00": 0, strings.Repeat("%C3%B1", 43): 0, strings.Repeat("A", 42) + "B": 0} {
		var r apptest.Response
		if n := app.Queries(func() { r = nadie.Get("/verificar/" + token) }); n != consultas {
			t.Errorf("%.60s: %d queries", token, n)
		}
		if !strings.Contains(string(r.Status(http.StatusNotFound).Body), "No conocemos este documento") {
			t.Errorf("%.60s: %s", token, r.Body)
		}
	}
}

func TestPapersAreMadeVoidOnThePage(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	verificar := rutaDelQR(t, pdf(t, app, autora, ruta))
	if p := app.Browser(t, autora).Page(ruta + "/papeles"); p.Elements("textarea") != 0 {
		t.Error("the instructor is offered what she may not do")
	}
	coordina := app.Browser(t, coordinador)
	p := coordina.Page(ruta + "/papeles")
	contiene(t, p, "Vigente")
	corto := p.Form(ruta+"/papeles/anular").Set("motivo", "corto").Send("")
	corto.Status(http.StatusUnprocessableEntity)
	contiene(t, corto, "Escriba por qué se anulan")
	hecho := corto.Form(ruta+"/papeles/anular").Set("motivo", "El papel se perdió en la vereda.").Send("").Follow()
	contiene(t, hecho, "Anulado", "El papel se perdió en la vereda.")
	contiene(t, app.Anonymous(t).Page(verificar), "Este documento fue anulado")
	if hecho.Elements("textarea") != 0 {
		t.Error("there is nothing more to make void")
	}
	otro := pdf(t, app, autora, ruta)
	contiene(t, app.Anonymous(t).Page(rutaDelQR(t, otro)), "Este documento está vigente")
	if n := app.Count(t, "SELECT count(*) FROM papeles_anulaciones a JOIN usuarios u ON u.id = a.anulado_por WHERE a.motivo = 'El papel se perdió en la vereda.' AND u.correo LIKE 'coordinador.9546@%'"); n != 1 {
		t.Errorf("%d rows say who did it and why", n)
	}
}

func TestThePagesAskTheDatabaseFewTimes(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	verificar := rutaDelQR(t, pdf(t, app, autora, ruta))
	if n := app.Queries(func() { app.Anonymous(t).Page(verificar) }); n > 6 {
		t.Errorf("%d queries to verify a paper", n)
	}
	coordina := app.Browser(t, coordinador)
	if n := app.Queries(func() { coordina.Page(ruta + "/papeles") }); n > 8 { // with session and badge
		t.Errorf("%d queries for the papers of a solicitud", n)
	}
}

func TestThePagesHandThePaperOut(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := enviada(t, app)
	for _, pagina := range []string{ruta, ruta + "/enviada", ruta + "/papeles"} {
		hay := false
		for _, enlace := range app.Browser(t, autora).Page(pagina).Links() {
			hay = hay || enlace == ruta+"/documento?format=pdf"
		}
		if !hay {
			t.Errorf("%s does not lead to the paper", pagina)
		}
	}
	r := app.Browser(t, autora).Get(ruta + "/documento?format=pdf").Status(http.StatusOK)
	if r.Header.Get("Content-Type") != documentos.TipoPDF || !strings.HasPrefix(r.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("got %v", r.Header)
	}
	papeles.Revisar(t, r.Body)
	app.Browser(t, autora).Get(ruta + "/documento?format=exe").Status(http.StatusUnprocessableEntity)
	if r := app.Anonymous(t).Get(ruta + "/documento?format=pdf").Status(http.StatusSeeOther); !strings.HasPrefix(r.Header.Get("Location"), "/login") {
		t.Errorf("got %v", r.Header)
	}
}
