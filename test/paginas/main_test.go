// Package paginas_test uses the whole application as a browser without JavaScript does.
package paginas_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// People of the demonstration: autora writes, because her mornings are free.
const (
	autora      = "instructor2.9546"
	colega      = "instructor1.9546"
	coordinador = "coordinador.9546"
	ajeno       = "instructor1.9405"
	admin       = "admin"
)

// veneno is what a page that does not escape would run.
const veneno = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`

func programa(t *testing.T, app *apptest.App, codigo string) string {
	t.Helper()
	ids := app.Query(t, "SELECT id FROM programas WHERE codigo = ?", codigo)
	if len(ids) != 1 {
		t.Fatalf("%d programmes have the code %s", len(ids), codigo)
	}
	return ids[0]
}

// respuestas are what fills each step so that nothing is missing, while the clock stands at apptest.Start.
var respuestas = map[string][]string{
	"programa": {"numeroAprendicesInscribir", "20"},
	"empresa": {"nitEmpresa", "900.555.555-2", "nombreEmpresa", "Asociación de Panaderos de Barbosa", "representanteLegal", "Representante de Ejemplo",
		"direccionEmpresa", "Carrera 7 # 10-20", "telefonosEmpresa", "310 123 4567", "departamento", "68", "municipio", "68077", "lugarFormacion", "Salón comunal", "tipoAmbiente", "AULA",
		"programaEmprendimiento", "true"},
	"horario": {"inicioInscripcion", "13/1/2027", "finalizacionInscripcion", "27-01-2027", "fechaInicioCurso", "1 de febrero de 2027",
		"horarios.0.diaSemana", "LUNES", "horarios.0.horaInicio", "8", "horarios.0.horaFin", "12 m", "horarios.1.diaSemana", "MIERCOLES", "horarios.1.horaInicio", "8:00 am", "horarios.1.horaFin", "12:00"},
	"justificacion": {"justificacion", "Los asociados necesitan aprender a llevar las cuentas de su negocio.", "objetivosPersonalizados", "Registrar ventas\r\n\r\nCalcular costos"},
	"declaraciones": {"cumpleRequisitos", "true", "autorizaUsoInfo", "true", "confirmaVeracidad", "true"},
}

var claves = []string{"programa", "empresa", "horario", "justificacion", "declaraciones"}

// nueva creates a draft with the first step and returns its address in the form.
func nueva(t *testing.T, app *apptest.App, c apptest.Client) string {
	t.Helper()
	p := c.Page("/nueva-solicitud?programa=" + programa(t, app, "73310037"))
	r := p.Status(http.StatusOK)
	_ = r
	creada := p.Form("/nueva-solicitud").Set(respuestas["programa"]...).Send("continuar")
	creada.Status(http.StatusSeeOther)
	base, ok := strings.CutSuffix(creada.Header.Get("Location"), "/empresa")
	if !ok {
		t.Fatalf("it leads to %q", creada.Header.Get("Location"))
	}
	return base
}

// llena is a draft with everything but what the steps left out.
func llena(t *testing.T, app *apptest.App, c apptest.Client, menos ...string) string {
	t.Helper()
	base := nueva(t, app, c)
	for _, clave := range claves[1:] {
		if !slices.Contains(menos, clave) {
			c.Page(base + "/" + clave).Form("/" + clave).Set(respuestas[clave]...).Send("continuar").Status(http.StatusSeeOther)
		}
	}
	return base
}

func idDe(base string) string { return strings.TrimPrefix(base, "/editar-solicitud/") }

// enviada is one that waits in the queue.
func enviada(t *testing.T, app *apptest.App, c apptest.Client) string {
	t.Helper()
	base := llena(t, app, c)
	c.Page(base + "/revisar").Form("/revisar").Send("").Status(http.StatusSeeOther)
	return base
}

// devuelta is one that came back with remarks at two fields.
func devuelta(t *testing.T, app *apptest.App, c apptest.Client) string {
	t.Helper()
	base := enviada(t, app, c)
	app.As(t, coordinador).Post("/api/solicitudes/"+idDe(base)+"/return", map[string]any{"comentarios": "Con dos arreglos queda lista.",
		"correcciones": []map[string]any{{"campo": "/direccionEmpresa", "texto": "Falta el barrio."}, {"campo": "/justificacion", "texto": "Cuente cuántas familias son."}}}).Status(http.StatusOK)
	return base
}

func contiene(t *testing.T, p apptest.Page, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if !strings.Contains(p.Main(), texto) {
			t.Errorf("%s does not say %q: %.3000s", p.Request, texto, p.Main())
		}
	}
}

func lleva(t *testing.T, p apptest.Page, destino string) apptest.Page {
	t.Helper()
	if got := p.Header.Get("Location"); p.Code != http.StatusSeeOther || got != destino {
		t.Fatalf("%s: %d to %q, want %q: %.2000s", p.Request, p.Code, got, destino, p.Main())
	}
	return p.Follow()
}
