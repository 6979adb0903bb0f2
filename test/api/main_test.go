// Package api_test asks the whole application over HTTP: the contract of the JSON API as its callers see it.
package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// People of the demonstration: autora writes the solicitudes of these tests, because her mornings are free.
const (
	autora        = "instructor2.9546"
	colega        = "instructor1.9546"
	coordinador   = "coordinador.9546"
	ajeno         = "instructor1.9405"
	coordinaOtro  = "coordinador.9405"
	administra    = "admin"
	centroPropio  = "centro-9546"
	codigoPropio  = "73310037" // PRESENCIAL, 40 hours
	codigoDeOtro  = "13110441" // of centre 9405
	fichaDePrueba = "3999001"
)

// cuerpo is a JSON object to be sent.
type cuerpo map[string]any

// con is a copy with the values of cambios; nil is sent as null.
func (c cuerpo) con(cambios cuerpo) cuerpo {
	copia := maps.Clone(c)
	maps.Copy(copia, cambios)
	return copia
}

// sin is a copy without some fields.
func (c cuerpo) sin(campos ...string) cuerpo {
	copia := maps.Clone(c)
	for _, campo := range campos {
		delete(copia, campo)
	}
	return copia
}

// leerJSON reads a file of testdata into destino.
func leerJSON(t testing.TB, archivo string, destino any) {
	t.Helper()
	content, err := os.ReadFile("testdata/" + archivo)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, destino); err != nil {
		t.Fatalf("%s: %v", archivo, err)
	}
}

// ejemplo is a body that passes while the clock stands at apptest.Start, and what follows from it.
type ejemplo struct {
	Body    cuerpo
	Derived struct {
		FechaFinalizacionCurso string
		Sesiones               int
	}
}

// valida is the body of the published example, for a programme of the demonstration.
func valida(t testing.TB, app *apptest.App) cuerpo {
	t.Helper()
	var e ejemplo
	leerJSON(t, "solicitud-valida.json", &e)
	e.Body["programaId"] = programa(t, app, codigoPropio)
	return e.Body
}

func programa(t testing.TB, app *apptest.App, codigo string) string {
	t.Helper()
	return uno(t, app, "SELECT id FROM programas WHERE codigo = ?", codigo)
}

// solicitudEn is a solicitud of the demonstration in some state.
func solicitudEn(t testing.TB, app *apptest.App, centro, estado string) string {
	t.Helper()
	return uno(t, app, "SELECT id FROM solicitudes WHERE centro_id = ? AND estado = ? ORDER BY codigo LIMIT 1", centro, estado)
}

func uno(t testing.TB, app *apptest.App, consulta string, args ...any) string {
	t.Helper()
	filas := app.Query(t, consulta, args...)
	if len(filas) != 1 {
		t.Fatalf("%s %v: %d rows", consulta, args, len(filas))
	}
	return filas[0]
}

// enviada creates and sends a solicitud of autora and returns its id.
func enviada(t testing.TB, app *apptest.App, cambios cuerpo) string {
	t.Helper()
	return app.As(t, autora).Post("/api/solicitudes", valida(t, app).con(cambios)).Status(http.StatusCreated).Text("solicitud.id")
}

// borrador creates a draft of autora that could be sent, and returns its id.
func borrador(t testing.TB, app *apptest.App) string {
	t.Helper()
	return enviada(t, app, cuerpo{"isDraft": true})
}

// bloques is a weekly pattern, each block written as "LUNES 08:00 12:00", or as a dated session with the date behind.
func bloques(filas ...string) []any {
	var lista []any
	for _, fila := range filas {
		partes := strings.Fields(fila)
		bloque := map[string]any{"diaSemana": partes[0], "horaInicio": partes[1], "horaFin": partes[2]}
		if len(partes) > 3 {
			bloque["fecha"] = partes[3]
		}
		lista = append(lista, bloque)
	}
	return lista
}

// huella changes when anything that people have written changes, or a number has been used up.
func huella(t testing.TB, app *apptest.App) string {
	t.Helper()
	var consultas []string
	for _, tabla := range []string{
		"solicitudes", "solicitud_horarios", "solicitud_sesiones", "solicitud_historial", "contadores", "notificaciones", "outbox",
		"usuarios", "programas",
	} {
		consultas = append(consultas, "SELECT '"+tabla+" ' || md5(coalesce(string_agg(x::text, ';' ORDER BY x::text), '')) FROM "+tabla+" x")
	}
	filas := app.Query(t, strings.Join(consultas, " UNION ALL "))
	slices.Sort(filas)
	return strings.Join(filas, "\n")
}

// intacta fails the test when something was stored since antes.
func intacta(t testing.TB, app *apptest.App, antes string) {
	t.Helper()
	if despues := huella(t, app); despues != antes {
		t.Errorf("a refused request changed the database:\n%s\nnow\n%s", antes, despues)
	}
}

// problema fails the test unless the answer is a problem as api.md 1 describes it, with this status and, for a 422, at
// exactly these fields.
func problema(t testing.TB, r apptest.Response, estado int, punteros ...string) {
	t.Helper()
	if r.Code != estado {
		t.Errorf("%s: %d, want %d: %.1000s", r.Request, r.Code, estado, r.Body)
		return
	}
	for _, falta := range faltasDeProblema(r) {
		t.Errorf("%s: %s: %.500s", r.Request, falta, r.Body)
	}
	slices.Sort(punteros)
	if got := r.Pointers(); estado == http.StatusUnprocessableEntity && !slices.Equal(got, punteros) {
		t.Errorf("%s: errors at %q, want %q: %.1500s", r.Request, got, punteros, r.Body)
	}
}

// faltasDeProblema says what is not as every problem must be.
func faltasDeProblema(r apptest.Response) []string {
	var p struct {
		Type, Title, Detail, Instance, Error, Code string
		Status                                     int
		Errors                                     []struct{ Pointer, Code, Detail string }
	}
	var faltas []string
	if err := json.Unmarshal(r.Body, &p); err != nil {
		return []string{"no JSON: " + err.Error()}
	}
	for falta, mal := range map[string]bool{
		"Content-Type":        r.Header.Get("Content-Type") != "application/problem+json",
		"status":              p.Status != r.Code,
		"type, title, detail": p.Type == "" || p.Title == "" || p.Detail == "",
		"error":               p.Error != p.Detail,
		"instance":            p.Instance == "" || p.Instance != r.Header.Get("X-Request-Id"),
		"errors":              (r.Code == http.StatusUnprocessableEntity) != (len(p.Errors) > 0),
		"WWW-Authenticate":    (r.Code == http.StatusUnauthorized) != (r.Header.Get("WWW-Authenticate") == "Bearer"),
		"a word of SQL":       strings.Contains(string(r.Body), "SQLSTATE") || strings.Contains(string(r.Body), "pgx"),
	} {
		if mal {
			faltas = append(faltas, falta+" is wrong")
		}
	}
	for _, e := range p.Errors {
		if e.Code == "" || e.Code != strings.ToUpper(e.Code) || e.Detail == "" || (e.Pointer != "" && e.Pointer[0] != '/') {
			faltas = append(faltas, "the entry of "+e.Pointer+" is wrong")
		}
	}
	return faltas
}

// mismoCuerpo is the body without what differs between any two answers.
func mismoCuerpo(r apptest.Response) string {
	objeto := r.JSON()
	delete(objeto, "instance")
	content, err := json.Marshal(objeto)
	if err != nil {
		return err.Error()
	}
	return string(content)
}

// conjunto writes a list of a header sorted.
func conjunto(lista string) string {
	partes := strings.Split(lista, ", ")
	slices.Sort(partes)
	return strings.Join(partes, ", ")
}

// enteroDe reads a number of an answer.
func enteroDe(t testing.TB, v any) int {
	t.Helper()
	n, err := strconv.Atoi(fmt.Sprint(v))
	if err != nil {
		t.Fatalf("%v is no whole number", v)
	}
	return n
}
