package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
)

// grabacion is a recorded request of the existing client and what the previous system answered.
type grabacion struct {
	Request struct {
		Method, Path string
		As           *string
		Body         cuerpo
	}
	Response struct {
		Status int
		Body   map[string]any
	}
}

// diaGrabado is the instant of the recordings.
var diaGrabado = time.Date(2026, time.November, 23, 6, 54, 3, 0, time.UTC)

// contrato replays recordings in an order of its own, because some stand on others.
type contrato struct {
	t         *testing.T
	app       *apptest.App
	repetidas map[string]bool
}

func nuevoContrato(t *testing.T) *contrato {
	app := apptest.New(t, apptest.At(diaGrabado))
	app.Exec(t, "DELETE FROM solicitud_sesiones") // the recorded people gave no other courses
	return &contrato{t: t, app: app, repetidas: map[string]bool{}}
}

func (c *contrato) grabacion(nombre string) grabacion {
	c.t.Helper()
	var g grabacion
	leerJSON(c.t, "fixtures/"+nombre+".json", &g)
	c.repetidas[nombre+".json"] = true
	return g
}

// pedir sends a recorded request, with other values at some fields of its body and another path when ruta is given.
func (c *contrato) pedir(g grabacion, ruta string, cambios cuerpo) apptest.Response {
	c.t.Helper()
	cliente := c.app.Anonymous(c.t)
	if g.Request.As != nil {
		cliente = c.app.As(c.t, map[string]string{"inst1": autora, "coord1": coordinador, "admin": administra}[*g.Request.As])
	}
	if ruta == "" {
		ruta = g.Request.Path
	}
	if g.Request.Body == nil {
		return cliente.Do(g.Request.Method, ruta, nil)
	}
	if _, conPrograma := g.Request.Body["programaId"]; conPrograma {
		g.Request.Body["programaId"] = programa(c.t, c.app, codigoPropio)
	}
	return cliente.Do(g.Request.Method, ruta, g.Request.Body.con(cambios))
}

// igual fails the test unless the answer has the recorded status and, recursively, the recorded keys and types.
func (c *contrato) igual(nombre string, g grabacion, r apptest.Response) {
	c.t.Helper()
	r.Status(g.Response.Status)
	for _, falta := range formas("", g.Response.Body, r.JSON()) {
		c.t.Errorf("%s: %s", nombre, falta)
	}
}

// repetir sends a recording unchanged and expects what was recorded.
func (c *contrato) repetir(nombre string) apptest.Response {
	c.t.Helper()
	g := c.grabacion(nombre)
	r := c.pedir(g, "", nil)
	c.igual(nombre, g, r)
	return r
}

// puedenFaltar are the fields that a solicitud may have none of, as the contract says: dates and counts not written yet,
// what only a decision brings, the date of a block of a weekly pattern. The lists of a draft may be empty, never null.
var (
	puedenFaltar = []string{
		"fechaCreacionEmpresa", "inicioInscripcion", "finalizacionInscripcion", "fechaInicioCurso", "fechaFinalizacionCurso",
		"numeroAprendicesInscribir", "fechaAprobacion", "numeroFicha", "comentariosRevision", "fecha",
	}
	puedenEstarVacias = []string{"horarios", "objetivosPersonalizados"}
)

// formas lists what the recording has and ours lacks. A recorded null says nothing of the type; every element of a list
// must look like the first that was recorded.
func formas(donde string, grabado, nuestro any) []string {
	campo := path.Base(donde)
	if grabado == nil || (nuestro == nil && slices.Contains(puedenFaltar, campo)) {
		return nil
	}
	if a, b := fmt.Sprintf("%T", grabado), fmt.Sprintf("%T", nuestro); a != b && (a != "float64" || b != "json.Number") {
		return []string{fmt.Sprintf("%s is %s, was recorded as %s", donde, b, a)}
	}
	var faltas []string
	switch grabado := grabado.(type) {
	case map[string]any:
		for clave, valor := range grabado {
			propio, hay := nuestro.(map[string]any)[clave]
			if !hay {
				faltas = append(faltas, donde+"/"+clave+" is missing")
				continue
			}
			faltas = append(faltas, formas(donde+"/"+clave, valor, propio)...)
		}
	case []any:
		propios, _ := nuestro.([]any)
		if len(grabado) > 0 && len(propios) == 0 && !slices.Contains(puedenEstarVacias, campo) {
			faltas = append(faltas, donde+" is empty")
		}
		for i := range propios {
			if len(grabado) > 0 {
				faltas = append(faltas, formas(fmt.Sprintf("%s/%d", donde, i), grabado[0], propios[i])...)
			}
		}
	}
	return faltas
}

func TestEveryRecordingIsAnswered(t *testing.T) {
	t.Parallel()
	c := nuevoContrato(t)
	c.sesiones()
	c.programas()
	creada, editable := c.creaciones()
	c.lecturas()
	c.ediciones(creada, editable)
	c.decisiones(creada, editable)
	c.descargas()
	c.instructores()
	c.importaciones()
	c.notificaciones()

	archivos, err := os.ReadDir("testdata/fixtures")
	if err != nil {
		t.Fatal(err)
	}
	for _, archivo := range archivos {
		if !c.repetidas[archivo.Name()] {
			t.Errorf("%s was not replayed", archivo.Name())
		}
	}
}

func (c *contrato) sesiones() {
	c.repetir("auth-me-no-token")
	c.repetir("auth-login-bad-password")
	c.repetir("auth-login-missing-password")
	c.repetir("auth-me-ok-inst1")
	entrar := c.grabacion("auth-login-ok-coord1")
	r := c.pedir(entrar, "", cuerpo{"email": "coordinador.9546@sena.edu.co", "password": demo.Clave})
	entrar.Response.Body["user"].(map[string]any)["especialidad"] = nil // nobody wrote one for this coordinator
	c.igual("auth-login-ok-coord1", entrar, r)
}

func (c *contrato) descargas() {
	c.app.Exec(c.t, "UPDATE solicitudes SET estado = 'RECHAZADA' WHERE estado = 'CANCELADA' AND fecha_envio IS NOT NULL")
	c.app.Exec(c.t, "UPDATE solicitudes SET estado = 'BORRADOR' WHERE estado = 'CANCELADA'")
	c.repetir("export-all-404")
	g := c.grabacion("export-bad-format")
	problema(c.t, c.pedir(g, "", nil), http.StatusUnprocessableEntity, "/query/format")
}

func (c *contrato) programas() {
	c.repetir("programas-list-instructor")
	c.repetir("programas-list-modalidad")
	c.repetir("programas-get-404")
	g := c.grabacion("programas-get-ok")
	c.igual("programas-get-ok", g, c.pedir(g, "/api/programas/"+programa(c.t, c.app, codigoPropio), nil))
}

// digito is the only thing that is wrong with the recorded bodies: the check digit of 900555555 is 2.
var digito = cuerpo{"nitEmpresa": "900555555-2"}

// creaciones returns the id of a solicitud that was sent and of a draft.
func (c *contrato) creaciones() (creada, editable string) {
	c.repetir("solicitudes-create-403-coord")

	g := c.grabacion("solicitudes-create-ok")
	antes := huella(c.t, c.app)
	problema(c.t, c.pedir(g, "", nil), http.StatusUnprocessableEntity, "/nitEmpresa")
	intacta(c.t, c.app, antes)
	r := c.pedir(g, "", digito)
	c.igual("solicitudes-create-ok", g, r)
	for campo, quiere := range map[string]string{
		"solicitud.estado": "PENDIENTE", "solicitud.fechaFinalizacionCurso": "2027-01-20", "solicitud.codigoPrograma": codigoPropio,
		"solicitud.municipio": "Bucaramanga", "solicitud.departamento": "Santander", "solicitud.departamentoCodigo": "68",
	} {
		if got := r.Text(campo); got != quiere {
			c.t.Errorf("%s is %s, want %s", campo, got, quiere)
		}
	}
	if n := len(r.List("solicitud.sesiones")); n != 10 {
		c.t.Errorf("the weekly pattern with a date in its first week gives %d sessions, want 10", n)
	}
	creada = r.Text("solicitud.id")

	g = c.grabacion("solicitudes-create-draft") // a draft waits with its wrong digit
	r = c.pedir(g, "", nil)
	c.igual("solicitudes-create-draft", g, r)
	if got := r.Text("solicitud.advertencias.0.pointer"); got != "/nitEmpresa" {
		c.t.Errorf("the draft warns of %s, want /nitEmpresa", got)
	}
	return creada, r.Text("solicitud.id")
}

func (c *contrato) lecturas() {
	for _, nombre := range []string{"solicitudes-list-coord1", "solicitudes-list-page2"} {
		c.repetir(nombre)
	}
	varias := c.repetir("solicitudes-list-estado-multi")
	for _, fila := range varias.List("solicitudes") {
		if estado := fila.(map[string]any)["estado"]; estado != "PENDIENTE" && estado != "EN_REVISION" {
			c.t.Errorf("a list of pending ones and those in review has one that is %v", estado)
		}
	}
	g := c.grabacion("solicitudes-get-ok-owner")
	propia := uno(c.t, c.app, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
		WHERE u.correo = 'instructor2.9546@sena.edu.co' AND s.estado = 'APROBADA' ORDER BY s.codigo LIMIT 1`)
	c.igual("solicitudes-get-ok-owner", g, c.pedir(g, "/api/solicitudes/"+propia, nil))
}

func (c *contrato) ediciones(creada, editable string) {
	g := c.grabacion("solicitudes-put-owner-ok")
	antes := huella(c.t, c.app)
	problema(c.t, c.pedir(g, "/api/solicitudes/"+creada, nil), http.StatusUnprocessableEntity, "/nitEmpresa")
	intacta(c.t, c.app, antes)
	r := c.pedir(g, "/api/solicitudes/"+creada, digito)
	c.igual("solicitudes-put-owner-ok", g, r)
	if got := r.Text("solicitud.municipio"); got != "Girón" {
		c.t.Errorf("municipio is %s", got)
	}

	g = c.grabacion("solicitudes-put-submit")
	antes = huella(c.t, c.app)
	problema(c.t, c.pedir(g, "/api/solicitudes/"+editable, nil), http.StatusUnprocessableEntity, "/nitEmpresa")
	intacta(c.t, c.app, antes)
	r = c.pedir(g, "/api/solicitudes/"+editable, digito)
	c.igual("solicitudes-put-submit", g, r)
	if got := r.Text("solicitud.estado"); got != "PENDIENTE" {
		c.t.Errorf("sent, it is %s", got)
	}
}

func (c *contrato) decisiones(creada, segunda string) {
	tercera := "/api/solicitudes/" + enviadaCon(c, digito) + "/reject"
	g := c.grabacion("reject-400-no-comentarios")
	problema(c.t, c.pedir(g, tercera, nil), http.StatusUnprocessableEntity, "/comentarios")
	g = c.grabacion("reject-ok")
	c.igual("reject-ok", g, c.pedir(g, tercera, nil))

	aprobar := "/api/solicitudes/" + creada + "/approve"
	g = c.grabacion("approve-ok-auto-ficha")
	r := c.pedir(g, aprobar, nil)
	c.igual("approve-ok-auto-ficha", g, r)
	if r.Value("solicitud.fichaProvisional") != true || !strings.HasPrefix(r.Text("solicitud.numeroFicha"), "2026") {
		c.t.Errorf("without a number the ficha is %v", r.Value("solicitud.numeroFicha"))
	}
	g = c.grabacion("approve-400-again")
	problema(c.t, c.pedir(g, aprobar, nil), http.StatusConflict)

	aprobar = "/api/solicitudes/" + segunda + "/approve"
	g = c.grabacion("approve-ok-explicit-ficha")
	problema(c.t, c.pedir(g, aprobar, nil), http.StatusUnprocessableEntity, "/numeroFicha")
	// It was recorded with the very hours of the first one, which the previous system did not mind.
	cruce := c.pedir(g, aprobar, cuerpo{"numeroFicha": fichaDePrueba})
	problema(c.t, cruce, http.StatusConflict)
	if n := len(cruce.List("cruces")); n != 10 {
		c.t.Errorf("the refusal names %d clashes, want 10", n)
	}
	r = c.pedir(g, aprobar, cuerpo{"numeroFicha": fichaDePrueba, "justificacion": "Los dos grupos reciben juntos estas clases."})
	c.igual("approve-ok-explicit-ficha", g, r)
	if got := r.Text("solicitud.numeroFicha"); got != fichaDePrueba {
		c.t.Errorf("the ficha is %s", got)
	}
}

// enviadaCon sends the recorded creation with changes.
func enviadaCon(c *contrato, cambios cuerpo) string {
	return c.pedir(c.grabacion("solicitudes-create-ok"), "", cambios).Status(http.StatusCreated).Text("solicitud.id")
}

func (c *contrato) notificaciones() {
	c.app.Drain(c.t)
	r := c.repetir("notificaciones-list-inst1")
	if r.Int("noLeidas") == 0 {
		c.t.Fatal("the author of decided solicitudes has no notice")
	}
	var ultima struct{ Notificaciones []struct{ ID string } }
	if err := json.Unmarshal(r.Body, &ultima); err != nil {
		c.t.Fatal(err)
	}
	g := c.grabacion("notificaciones-marcar-ok")
	ruta := "/api/notificaciones/" + ultima.Notificaciones[0].ID + "/marcar-leida"
	problema(c.t, c.pedir(g, ruta, nil), http.StatusNotFound) // recorded with a notice of that admin's own
	inst1 := "inst1"
	g.Request.As = &inst1
	marcada := c.pedir(g, ruta, nil)
	c.igual("notificaciones-marcar-ok", g, marcada)
	if marcada.Value("notificacion.leida") != true {
		c.t.Error("the marked notice is unread")
	}
	c.repetir("notificaciones-marcar-todas-ok")
	if n := c.app.As(c.t, coordinador).Get("/api/notificaciones").Int("noLeidas"); n != 0 {
		c.t.Errorf("%d notices are unread after marking all", n)
	}
}

func TestThePublishedExampleIsAccepted(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	var e ejemplo
	leerJSON(t, "solicitud-valida.json", &e)
	r := app.As(t, autora).Post("/api/solicitudes", valida(t, app)).Status(http.StatusCreated)
	if got := r.Text("solicitud.fechaFinalizacionCurso"); got != e.Derived.FechaFinalizacionCurso {
		t.Errorf("it ends on %s, want %s", got, e.Derived.FechaFinalizacionCurso)
	}
	if n := len(r.List("solicitud.sesiones")); n != e.Derived.Sesiones {
		t.Errorf("%d sessions, want %d", n, e.Derived.Sesiones)
	}
	if got := r.Header.Get("Location"); got != "/api/solicitudes/"+r.Text("solicitud.id") {
		t.Errorf("Location is %s", got)
	}
}
