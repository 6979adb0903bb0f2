package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestASentenceFromItsBeginningToItsEnd(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina, otro := app.As(t, "coordinador.9546"), app.As(t, "coordinador.9405")
	enCampos(t, coordina.Post("/api/frases", "{}"), "/texto")
	enCampos(t, coordina.Post("/api/frases", cuerpo{"texto": 7, "campo": "/estado", "centroId": "x\u200b"}), "/campo", "/texto")
	enCampos(t, coordina.Post("/api/frases", cuerpo{"texto": strings.Repeat("x", 501)}), "/texto")
	enCampos(t, coordina.Post("/api/frases", cuerpo{"texto": "Revise", "centroId": "centro-9405"}), "/centroId")
	enCampos(t, app.As(t, "admin").Post("/api/frases", cuerpo{"texto": "Revise"}), "/centroId")
	nueva := cuerpo{"texto": "Revise el NIT.", "campo": "/nitEmpresa"}
	r := coordina.Post("/api/frases", nueva).Status(http.StatusCreated)
	ruta := r.Header.Get("Location")
	coordina.Post("/api/frases", cuerpo{"texto": "REVISE el nit.", "campo": "/nitEmpresa"}).Status(http.StatusConflict)
	otro.Post("/api/frases", nueva).Status(http.StatusCreated)
	coordina.With("If-Match", `"7"`).Put(ruta, cuerpo{"texto": "Otra"}).Status(http.StatusPreconditionFailed)
	v := coordina.With("If-Match", r.Header.Get("ETag")).Put(ruta, cuerpo{"campo": nil}).Status(http.StatusOK)
	if v.Header.Get("ETag") != `"2"` || v.Value("frase.campo") != nil || v.Text("frase.texto") != "Revise el NIT." || v.Text("frase.centro.codigo") != "9546" {
		t.Errorf("got %s", v.Body)
	}
	enCampos(t, coordina.Put(ruta, cuerpo{"centroId": "centro-9405"}), "/centroId")
	for _, metodo := range []string{http.MethodGet, http.MethodPut, http.MethodDelete} {
		otro.Do(metodo, ruta, nil).Status(http.StatusNotFound)
	}
	if got := losCampos(coordina.Get("/api/frases?limit=5").Status(http.StatusOK), "frases", "centroId"); !slices.Equal(got, []string{"centro-9546"}) {
		t.Errorf("got %v", got)
	}
	enCampos(t, coordina.Get("/api/frases?centro=%E2%80%8B&page=0"), "/query/page")
	coordina.Do(http.MethodDelete, ruta, nil).Status(http.StatusOK)
	coordina.Do(http.MethodDelete, ruta, nil).Status(http.StatusNotFound)
	want := []string{"CREAR_FRASE", "CREAR_FRASE", "EDITAR_FRASE", "QUITAR_FRASE"}
	if got := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_tipo = 'frase' ORDER BY id"); !slices.Equal(got, want) {
		t.Errorf("the audit has %v, want %v", got, want)
	}
}
