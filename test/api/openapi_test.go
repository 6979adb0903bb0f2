package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/openapi"
)

// prometidas are operations of the contract that callers count on (api.md 2 and 3).
var prometidas = []string{
	"POST /api/auth/login", "POST /api/auth/logout", "GET /api/auth/me",
	"GET /api/programas", "GET /api/programas/{id}",
	"GET /api/solicitudes", "POST /api/solicitudes", "GET /api/solicitudes/{id}", "PUT /api/solicitudes/{id}",
	"POST /api/solicitudes/{id}/submit", "POST /api/solicitudes/{id}/withdraw", "POST /api/solicitudes/{id}/review", "POST /api/solicitudes/{id}/release",
	"POST /api/solicitudes/{id}/return", "POST /api/solicitudes/{id}/approve", "POST /api/solicitudes/{id}/reject", "POST /api/solicitudes/{id}/cancel",
	"POST /api/solicitudes/{id}/duplicate", "PUT /api/solicitudes/{id}/ficha", "GET /api/solicitudes/{id}/historial", "GET /api/solicitudes/{id}/diferencias",
	"GET /api/solicitudes/{id}/calendario.ics",
	"POST /api/solicitudes/{id}/reschedule", "POST /api/solicitudes/{id}/reschedule/discard",
	"POST /api/horarios/plan", "POST /api/horarios/cuando",
	"GET /api/notificaciones", "PUT /api/notificaciones/{id}/marcar-leida", "PUT /api/notificaciones/marcar-todas-leidas",
	"GET /api/festivos", "GET /api/departamentos", "GET /api/municipios", "GET /api/health",
}

func TestTheDocumentDescribesEveryOperation(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	r := app.Anonymous(t).Get("/api/openapi.json").Status(http.StatusOK)
	if parsed, err := openapi.Parse(r.Body); err != nil {
		t.Error(err)
	} else if err := parsed.Valid(); err != nil {
		t.Errorf("it is not valid by OpenAPI 3.1: %v", err)
	}
	documento := r.JSON()
	if r.Header.Get("Content-Type") != "application/json" || r.Text("openapi") != "3.1.0" || r.Text("info.title") == "" || r.Text("info.version") != "prueba" {
		t.Errorf("it is %s of %s", r.Header.Get("Content-Type"), r.Text("info.version"))
	}
	var halladas []string
	nombres := map[any]bool{}
	for ruta, metodos := range documento["paths"].(map[string]any) {
		for metodo, v := range metodos.(map[string]any) {
			operacion := v.(map[string]any)
			nombre := strings.ToUpper(metodo) + " " + ruta
			halladas = append(halladas, nombre)
			if nombres[operacion["operationId"]] || operacion["operationId"] == nil || operacion["summary"] == nil || len(operacion["responses"].(map[string]any)) < 2 {
				t.Errorf("%s is not described: %v", nombre, operacion)
			}
			nombres[operacion["operationId"]] = true
			descrita(t, app, nombre, operacion)
		}
	}
	for _, falta := range sinPareja(halladas, enElRouter(app)) {
		t.Error(falta)
	}
	for _, prometida := range prometidas {
		if !slices.Contains(halladas, prometida) {
			t.Errorf("%s is not there", prometida)
		}
	}
	for _, ref := range referencias(documento) {
		if !existe(documento, ref) {
			t.Errorf("%s leads nowhere", ref)
		}
	}
}

// sinDescribir are the routes under /api/ that are no operation: the document itself and the page that shows it.
var sinDescribir = []string{"GET /api/openapi.json", "GET /api/docs"}

// enElRouter lists what the router serves under /api/, in the spelling of the document.
func enElRouter(app *apptest.App) []string {
	var rutas []string
	for _, nombre := range app.Rutas() {
		metodo, ruta, _ := strings.Cut(nombre, " ")
		if !strings.HasPrefix(ruta, "/api/") || slices.Contains(sinDescribir, nombre) {
			continue
		}
		partes := strings.Split(ruta, "/")
		for i, p := range partes {
			if resto, ok := strings.CutPrefix(p, ":"); ok {
				partes[i] = "{" + resto + "}"
			}
		}
		rutas = append(rutas, metodo+" "+strings.Join(partes, "/"))
	}
	return rutas
}

// sinPareja says which operations have no route and which routes no operation.
func sinPareja(operaciones, rutas []string) []string {
	var faltas []string
	for _, o := range operaciones {
		if !slices.Contains(rutas, o) {
			faltas = append(faltas, o+" is described, and no route answers it")
		}
	}
	for _, r := range rutas {
		if !slices.Contains(operaciones, r) {
			faltas = append(faltas, r+" is a route that the document does not describe: register it with Leer or Escribir")
		}
	}
	return faltas
}

// descrita asks for the operation without a token: the router knows it, and it is as open as the document says.
func descrita(t *testing.T, app *apptest.App, nombre string, operacion map[string]any) {
	t.Helper()
	metodo, ruta, _ := strings.Cut(nombre, " ")
	_, conID := strings.CutSuffix(ruta, "{id}")
	parametros, _ := operacion["parameters"].([]any)
	if (conID || strings.Contains(ruta, "{id}")) && len(parametros) == 0 {
		t.Errorf("%s does not describe its id", nombre)
	}
	seguridad, _ := operacion["security"].([]any)
	publica := len(seguridad) == 0
	r := app.Anonymous(t).Do(metodo, strings.ReplaceAll(ruta, "{id}", "x"), nil)
	if publica == (r.Code == http.StatusUnauthorized) || r.Code == http.StatusMethodNotAllowed || (r.Code == http.StatusNotFound && !conID) {
		t.Errorf("%s: public %v, answers %d", nombre, publica, r.Code)
	}
	_, describe401 := operacion["responses"].(map[string]any)["401"]
	if publica == describe401 && ruta != "/api/auth/login" {
		t.Errorf("%s: public %v, and describes a 401: %v", nombre, publica, describe401)
	}
}

// referencias lists every $ref below v.
func referencias(v any) []string {
	var lista []string
	switch v := v.(type) {
	case map[string]any:
		for clave, valor := range v {
			if ref, esTexto := valor.(string); clave == "$ref" && esTexto {
				lista = append(lista, ref)
			}
			lista = append(lista, referencias(valor)...)
		}
	case []any:
		for _, valor := range v {
			lista = append(lista, referencias(valor)...)
		}
	}
	return lista
}

func existe(documento map[string]any, ref string) bool {
	camino, local := strings.CutPrefix(ref, "#/")
	if !local {
		return false
	}
	var v any = documento
	for parte := range strings.SplitSeq(camino, "/") {
		objeto, esObjeto := v.(map[string]any)
		if !esObjeto || objeto[parte] == nil {
			return false
		}
		v = objeto[parte]
	}
	return true
}
