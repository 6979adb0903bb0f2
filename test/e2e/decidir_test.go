package e2e_test

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

const (
	coordinador = "coordinador.9546"
	rutaCola    = "/solicitudes-pendientes"
)

func rutaDecidir(id string) string { return "/solicitudes/" + id + "/decidir" }

// uno is what a query finds that finds one thing.
func uno(t *testing.T, app *apptest.App, query string, args ...any) string {
	t.Helper()
	filas := app.Query(t, query, args...)
	if len(filas) != 1 {
		t.Fatalf("%s %v finds %d rows", query, args, len(filas))
	}
	return filas[0]
}

func primeraEnEspera(t *testing.T, app *apptest.App) string {
	t.Helper()
	return uno(t, app, `SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado IN ('PENDIENTE', 'EN_REVISION')
		ORDER BY fecha_envio, id LIMIT 1`)
}

func estadoDe(t *testing.T, app *apptest.App, id string) string {
	t.Helper()
	return uno(t, app, "SELECT estado FROM solicitudes WHERE id = ?", id)
}

func TestTheCoordinatorDecidesThreeWays(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		aprobada := primeraEnEspera(t, app)
		page.Go(rutaDecidir(aprobada))
		page.Check("decidir-cruce")
		page.Choose("decision", "aprobar")
		page.Fill("numeroFicha", "3999001")
		page.Press("Guardar la decisión")
		page.Shows("ya tiene clase en un curso aprobado")
		page.Check("decidir-cruce-error")
		page.Fill("justificacion", "El otro curso se moverá de semana; el instructor ya lo acordó.")
		page.Press("Guardar la decisión")
		page.Shows("con la ficha 3999001")

		devuelta := primeraEnEspera(t, app)
		page.At(rutaDecidir(devuelta))
		page.Fill("correccion.direccionEmpresa", "Falta el barrio.")
		page.Fill("correccion.justificacion", "Diga cuántas personas se benefician.")
		page.Choose("decision", "devolver")
		page.Fill("devolver.comentarios", "Dos puntos por corregir.")
		page.Check("decidir-devolver")
		page.Press("Guardar la decisión")
		page.Shows("con 2 observaciones")

		rechazada := primeraEnEspera(t, app)
		page.At(rutaDecidir(rechazada))
		page.Choose("decision", "rechazar")
		page.Press("Guardar la decisión")
		page.Shows("Hay un problema")
		page.Fill("rechazar.comentarios", "El centro ya ofrece este curso en el mismo municipio.")
		page.Press("Guardar la decisión")
		page.Shows("Rechazó")
		for id, quiere := range map[string]string{aprobada: "APROBADA", devuelta: "DEVUELTA", rechazada: "RECHAZADA"} {
			if got := estadoDe(t, app, id); got != quiere {
				t.Errorf("it is %s, want %s", got, quiere)
			}
			page.Go(rutaDecidir(id))
			page.Check("decidir-" + strings.ToLower(quiere))
		}
	})
}

func TestTheCoordinatorSeesWhatBecameOfTheRemarks(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go(rutaDecidir(uno(t, app, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'PENDIENTE' AND revision > 1")))
		page.Shows("Diferencias desde la devolución")
		page.Shows("Escriba la dirección completa")
		page.Check("decidir-diferencias")
		page.Press("Tomarla para revisar")
		page.Shows("Usted la está revisando")
		page.Check("decidir-tomada")
		page.Press("Soltarla")
		page.At(rutaCola)
	})
}

func TestADecisionOnWhatHasChangedLosesNoText(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		id := primeraEnEspera(t, app)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go(rutaDecidir(id))
		page.Fill("correccion.nitEmpresa", "El NIT no es el del RUT.")
		page.Choose("decision", "devolver")
		page.Fill("devolver.comentarios", "Lo escrito antes del cambio.")
		app.As(t, "instructor1.9546").Put("/api/solicitudes/"+id, map[string]any{"lugarFormacion": "Un salón nuevo", "isDraft": false}).Status(http.StatusOK)
		page.Press("Guardar la decisión")
		page.Shows("Su decisión no se guardó")
		page.Shows("Un salón nuevo")
		page.Check("decidir-conflicto")
		if a, b := page.Value("correccion.nitEmpresa"), page.Value("devolver.comentarios"); a != "El NIT no es el del RUT." || b != "Lo escrito antes del cambio." {
			t.Errorf("what was typed came back as %q and %q", a, b)
		}
		page.Press("Guardar la decisión")
		page.At(rutaCola) // sent again, it was the last one of the queue
		if got := estadoDe(t, app, id); got != "DEVUELTA" {
			t.Errorf("it is %s", got)
		}
	})
}

func TestASolicitudIsDecidedByKeyboard(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		id := primeraEnEspera(t, app)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go(rutaDecidir(id))
		page.TabTo("Observar «NIT»")
		page.Key("Enter")
		page.TabTo("correccion.nitEmpresa")
		page.Key("Revise")
		page.TabTo("decision")
		page.Key("ArrowDown") // from the first choice to the second: return
		page.TabTo("devolver.comentarios")
		page.Key("Falta el soporte del NIT")
		page.TabTo("Guardar la decisión")
		page.PressKey("Enter")
		page.Shows("con 1 observación")
		if got := estadoDe(t, app, id); got != "DEVUELTA" {
			t.Errorf("it is %s", got)
		}
	})
}

// Hostile and long texts in every field are shown as what they are.
func TestTextsOfOthersAreNothingButText(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		const malo = `<script>alert(1)</script><img src=x onerror=alert(2)>"'{{7*7}}`
		cuerpo := solicitudValida(t, app)
		for _, campo := range []string{"nombreEmpresa", "codigoEmpresa", "representanteLegal", "direccionEmpresa", "lugarFormacion", "otroEspecificar", "responsableNombre"} {
			cuerpo[campo] = malo + strings.Repeat("M", 199-len(malo))
		}
		largo := malo + strings.Repeat("palabra ", 300) + strings.Repeat("x", 1000)
		for _, campo := range []string{"justificacion", "resultadosEsperados", "observaciones"} {
			cuerpo[campo] = largo
		}
		cuerpo["objetivosPersonalizados"] = []string{malo, largo}
		r := app.As(t, "instructor2.9546").Post("/api/solicitudes", cuerpo).Status(http.StatusCreated)
		id := r.Text("solicitud.id")
		decide := app.As(t, coordinador)
		decide.Post("/api/solicitudes/"+id+"/return", map[string]any{"comentarios": malo, "correcciones": []any{map[string]any{"campo": "/nombreEmpresa", "texto": malo}}}).
			Status(http.StatusOK)
		app.As(t, "instructor2.9546").Put("/api/solicitudes/"+id, map[string]any{"lugarFormacion": malo, "isDraft": false}).Status(http.StatusOK)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go(rutaDecidir(id))
		page.Shows(`<script>alert(1)</script><img src=x onerror=alert(2)>"'{{7*7}}`)
		page.Check("decidir-extremo")
		page.Choose("decision", "aprobar")
		page.Fill("correccion.nitEmpresa", malo)
		page.Fill("aprobar.comentarios", malo)
		page.Fill("numeroFicha", malo)
		page.Press("Guardar la decisión")
		if page.Value("correccion.nitEmpresa") != malo || page.Value("numeroFicha") != malo || page.Value("aprobar.comentarios") != malo {
			t.Error("what was typed did not come back as it was")
		}
		page.Check("decidir-extremo-error")
	})
}

// solicitudValida is a body that instructor2.9546 may send.
func solicitudValida(t *testing.T, app *apptest.App) map[string]any {
	t.Helper()
	content, err := os.ReadFile("../api/testdata/solicitud-valida.json")
	if err != nil {
		t.Fatal(err)
	}
	var ejemplo struct{ Body map[string]any }
	if err := json.Unmarshal(content, &ejemplo); err != nil {
		t.Fatal(err)
	}
	ejemplo.Body["programaId"] = uno(t, app, "SELECT id FROM programas WHERE codigo = '73310037'")
	return ejemplo.Body
}
