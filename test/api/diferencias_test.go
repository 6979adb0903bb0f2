package api_test

import (
	"net/http"
	"testing"

	"complementarias/test/apptest"
)

func TestWhatChangedSinceTheReturnIsToldBesideItsRemark(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	escribe, decide := app.As(t, autora), app.As(t, coordinador)
	ruta := "/api/solicitudes/" + enviada(t, app, cuerpo{"numeroAprendicesInscribir": 20})
	if got := decide.Get(ruta + "/diferencias").Status(http.StatusOK).List("diferencias"); len(got) != 0 {
		t.Errorf("what was never returned differs in %v", got)
	}
	decide.Post(ruta+"/return", cuerpo{"correcciones": []any{
		cuerpo{"campo": "/numeroAprendicesInscribir", "texto": "No caben tantos"}, cuerpo{"campo": "/nombreEmpresa", "texto": "¿Es el del RUT?"},
	}}).Status(http.StatusOK)
	escribe.Put(ruta, cuerpo{"numeroAprendicesInscribir": 18, "representanteLegal": "Otra Persona", "isDraft": false}).Status(http.StatusOK)
	for _, quien := range []string{autora, coordinador, administra} {
		r := app.As(t, quien).Get(ruta + "/diferencias").Status(http.StatusOK)
		if got := len(r.List("diferencias")); got != 3 {
			t.Fatalf("%s sees %d differences: %s", quien, got, r.Body)
		}
		for camino, want := range map[string]string{
			"0.campo": "/numeroAprendicesInscribir", "0.etiqueta": "Aprendices por inscribir", "0.antes": "20", "0.ahora": "18",
			"0.observaciones.0": "No caben tantos", "1.campo": "/nombreEmpresa", "1.observaciones.0": "¿Es el del RUT?", "2.campo": "/representanteLegal",
		} {
			if got := r.Text("diferencias." + camino); got != want {
				t.Errorf("%s: %s is %q, want %q", quien, camino, got, want)
			}
		}
		for camino, want := range map[string]any{"0.cambio": true, "1.cambio": false, "2.cambio": true, "2.antes": nil, "2.ahora": nil} {
			if got := r.Value("diferencias." + camino); got != want {
				t.Errorf("%s: %s is %v, want %v", quien, camino, got, want)
			}
		}
	}
}
