package api_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestAStaleVersionChangesNothing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	propia := "/api/solicitudes/" + borrador(t, app)
	pendiente := "/api/solicitudes/" + enviada(t, app, nil)
	aprobada := "/api/solicitudes/" + solicitudEn(t, app, centroPropio, "APROBADA")
	motivo := cuerpo{"comentarios": "Un motivo que basta para todos.", "numeroFicha": fichaDePrueba, "motivo": "Un motivo que basta"}
	casos := []struct{ quien, metodo, ruta, sufijo string }{
		{autora, http.MethodPut, propia, ""},
		{autora, http.MethodPost, propia, "/submit"},
		{autora, http.MethodPost, propia, "/cancel"},
		{autora, http.MethodPost, pendiente, "/withdraw"},
		{coordinador, http.MethodPost, pendiente, "/review"},
		{coordinador, http.MethodPost, pendiente, "/return"},
		{coordinador, http.MethodPost, pendiente, "/approve"},
		{coordinador, http.MethodPost, pendiente, "/reject"},
		{coordinador, http.MethodPost, pendiente, "/release"},
		{coordinador, http.MethodPut, aprobada, "/ficha"},
		{coordinador, http.MethodPost, aprobada, "/cancel"},
		{coordinador, http.MethodPost, aprobada, "/reschedule"},
		{coordinador, http.MethodPost, aprobada, "/reschedule/discard"},
	}
	antes := huella(t, app)
	for _, c := range casos {
		cliente := app.As(t, c.quien)
		actual := cliente.Get(c.ruta).Status(http.StatusOK)
		version := actual.Text("solicitud.version")
		if etag := actual.Header.Get("ETag"); etag != `"`+version+`"` {
			t.Errorf("ETag is %s and the version %s", etag, version)
		}
		for _, valor := range []string{`"99"`, `W/"99"`, `"0"`, `"-1"`, `"01"`, version, `"` + version, `'` + version + `'`, `"abc"`, `"99999999999999999999"`,
			`"` + version + `", "99"`, `w/"` + version + `"`, "x", strings.Repeat(`"9"`, 1000)} {
			t.Run(c.metodo+" "+c.sufijo+" "+valor[:min(len(valor), 20)], func(t *testing.T) {
				problema(t, cliente.In(t).With("If-Match", valor).Do(c.metodo, c.ruta+c.sufijo, motivo), http.StatusPreconditionFailed)
			})
		}
	}
	intacta(t, app, antes)
}

func TestTheVersionDecidedOnIsTheOneThatCounts(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	ruta := "/api/solicitudes/" + borrador(t, app)
	etag := cliente.Get(ruta).Header.Get("ETag")
	for i, valor := range []string{etag, "", "*", "W/"} {
		if valor == "W/" {
			valor += etag // what a compressing proxy makes of it
		}
		conditional := cliente
		if valor != "" {
			conditional = cliente.With("If-Match", valor)
		}
		r := conditional.Put(ruta, cuerpo{"observaciones": strings.Repeat("x", i+1)}).Status(http.StatusOK)
		if r.Header.Get("ETag") == etag || r.Header.Get("ETag") != `"`+r.Text("solicitud.version")+`"` {
			t.Errorf("after an edit of %s the ETag is %s", etag, r.Header.Get("ETag"))
		}
		etag = r.Header.Get("ETag")
	}
	problema(t, cliente.With("If-Match", `"1"`).Put(ruta, cuerpo{"observaciones": "perdida"}), http.StatusPreconditionFailed)
	if got := cliente.Get(ruta).Text("solicitud.observaciones"); got != "xxxx" {
		t.Errorf("a stale edit left %q", got)
	}
}
