// Package solicitud_test uses the page of one solicitud and its forms as a browser without JavaScript does.
package solicitud_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// People of the demonstration.
const (
	autora      = "instructor2.9546"
	colega      = "instructor1.9546"
	coordinador = "coordinador.9546"
	otroCentro  = "coordinador.9405"
	admin       = "admin"
)

// veneno is what a page that does not escape would run.
const veneno = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`

var estados = []string{"BORRADOR", "PENDIENTE", "EN_REVISION", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"}

// de is a solicitud of autora in some state.
func de(t *testing.T, app *apptest.App, estado string) string {
	t.Helper()
	crear := func(borrador bool) string {
		return "/solicitudes/" + app.As(t, autora).Post("/api/solicitudes", formulario(t, app, borrador)).Status(http.StatusCreated).Text("solicitud.id")
	}
	if estado == "BORRADOR" {
		return crear(true)
	}
	ruta := crear(false)
	for _, paso := range map[string][]paso{
		"EN_REVISION": {{coordinador, "review", `{}`}},
		"DEVUELTA": {{coordinador, "return", `{"comentarios": "Con dos arreglos queda lista.", "correcciones": [{"campo": "/nitEmpresa", "texto": "Revise el dígito."},
			{"campo": "/horarios/0/horaFin", "texto": "El salón cierra a las 11."}]}`}},
		"APROBADA":  {{coordinador, "approve", `{"justificacion": "Lo acordó con la coordinación."}`}},
		"RECHAZADA": {{coordinador, "reject", `{"comentarios": "Ya se ofrece este trimestre."}`}},
		"CANCELADA": {{autora, "cancel", `{"comentarios": "La empresa desistió."}`}},
	}[estado] {
		app.As(t, paso.por).Post("/api"+ruta+"/"+paso.verbo, paso.cuerpo).Status(http.StatusOK)
	}
	return ruta
}

type paso struct{ por, verbo, cuerpo string }

// formulario is complete: Tuesdays and Thursdays from 18 to 22, from 2027-02-02 on, when autora is free.
func formulario(t *testing.T, app *apptest.App, borrador bool) map[string]any {
	t.Helper()
	fila := func(dia string) map[string]any {
		return map[string]any{"diaSemana": dia, "horaInicio": "18:00", "horaFin": "22:00"}
	}
	return map[string]any{
		"programaId": app.Query(t, "SELECT id FROM programas WHERE codigo = '73310037'")[0], "isDraft": borrador,
		"numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL", "departamento": "Santander", "municipio": "Barbosa",
		"nombreEmpresa": "Asociación de Panaderos", "nitEmpresa": "900.555.555-2", "representanteLegal": "Rosa Inés Ardila", "direccionEmpresa": "Carrera 7 # 10-20",
		"telefonosEmpresa": "310 123 4567", "lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA",
		"inicioInscripcion": "2027-01-13", "finalizacionInscripcion": "2027-01-27", "fechaInicioCurso": "2027-02-02",
		"horarios": []any{fila("MARTES"), fila("JUEVES")}, "justificacion": "Los asociados necesitan aprender a llevar las cuentas de su negocio.",
		"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
	}
}

func id(ruta string) string { return strings.TrimPrefix(ruta, "/solicitudes/") }

func contiene(t *testing.T, p apptest.Page, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if !strings.Contains(p.Main(), texto) {
			t.Errorf("%s does not say %q: %.3000s", p.Request, texto, p.Main())
		}
	}
}

func calla(t *testing.T, p apptest.Page, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if strings.Contains(p.Main(), texto) {
			t.Errorf("%s says %q", p.Request, texto)
		}
	}
}

// lleva follows a 303 to where it has to lead.
func lleva(t *testing.T, p apptest.Page, destino string) apptest.Page {
	t.Helper()
	if got := p.Header.Get("Location"); p.Code != http.StatusSeeOther || got != destino {
		t.Fatalf("%s: %d to %q, want %q: %.2000s", p.Request, p.Code, got, destino, p.Main())
	}
	return p.Follow()
}

// tiene tells whether a form of the page is sent to an address.
func tiene(p apptest.Page, accion string) bool {
	return strings.Contains(string(p.Body), `action="`+accion+`"`)
}

func estado(t *testing.T, app *apptest.App, ruta string) string {
	t.Helper()
	return app.Query(t, "SELECT estado FROM solicitudes WHERE id = ?", id(ruta))[0]
}

func movimientos(t *testing.T, app *apptest.App, ruta string) string {
	t.Helper()
	return strings.Join(app.Query(t, "SELECT accion FROM solicitud_historial WHERE solicitud_id = ? ORDER BY id", id(ruta)), " ")
}

// descifrado is a sentence as the cookie carries it.
func descifrado(valor string) string {
	texto, err := base64.RawURLEncoding.DecodeString(valor)
	if err != nil {
		return err.Error()
	}
	return string(texto)
}
