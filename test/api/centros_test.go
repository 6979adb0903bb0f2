package api_test

import (
	"net/http"
	"slices"
	"testing"

	"complementarias/test/apptest"
)

func TestACentreOverTheAPI(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	enCampos(t, admin.Post("/api/centros", cuerpo{"codigo": 7, "telefono": "12"}), "/codigo", "/formCode", "/formVersion", "/nombre", "/region", "/regionalCodigo", "/telefono")
	nuevo := cuerpo{"codigo": "9546", "nombre": "Centro del Carare", "ciudad": "Cimitarra", "region": "Regional Santander", "regionalCodigo": "68", "formCode": "F11", "formVersion": "1"}
	admin.Post("/api/centros", nuevo).Status(http.StatusConflict)
	nuevo["codigo"] = "9999"
	creado := admin.Post("/api/centros", nuevo).Status(http.StatusCreated)
	ruta := "/api/centros/" + creado.Text("centro.id")
	if creado.Header.Get("Location") != ruta || creado.Header.Get("ETag") != `"1"` {
		t.Errorf("got %v", creado.Header)
	}
	admin.With("If-Match", `"5"`).Put(ruta, cuerpo{"nombre": "Otro"}).Status(http.StatusPreconditionFailed)
	editado := admin.With("If-Match", `"1"`).Put(ruta, cuerpo{"telefono": "607 756 4200"}).Status(http.StatusOK)
	if editado.Header.Get("ETag") != `"2"` || editado.Text("centro.telefono") != "6077564200" || editado.Text("centro.nombre") != "Centro del Carare" {
		t.Errorf("got %s", editado.Body)
	}
	admin.Post(ruta+"/deactivate", nil).Status(http.StatusOK)
	if got := app.Anonymous(t).Get("/api/centros").Status(http.StatusOK).List("centros"); len(got) != 118 {
		t.Errorf("%d centres can be picked, want 118", len(got))
	}
	admin.Post(ruta+"/activate", nil).Status(http.StatusOK)
	want := []string{"CREAR_CENTRO", "EDITAR_CENTRO", "DESACTIVAR_CENTRO", "ACTIVAR_CENTRO"}
	if got := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_id = ? ORDER BY id", creado.Text("centro.id")); !slices.Equal(got, want) {
		t.Errorf("the audit has %v, want %v", got, want)
	}
}

func TestACentreAtWorkIsNotClosed(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	r := admin.Post("/api/centros/centro-9546/deactivate", nil).Status(http.StatusConflict)
	uso := admin.Get("/api/centros/centro-9546").Status(http.StatusOK)
	for enRechazo, enCentro := range map[string]string{"personas": "centro.uso.personas", "solicitudesAbiertas": "centro.uso.solicitudesAbiertas", "cursosPorDictar": "centro.uso.cursosPorDictar"} {
		if a, b := r.Value(enRechazo), uso.Value(enCentro); a != b || a == nil {
			t.Errorf("%s: the refusal says %v, the centre %v", enRechazo, a, b)
		}
	}
	if got := uso.List("centro.coordinadores"); len(got) != 1 || got[0].(map[string]any)["email"] != "coordinador.9546@sena.edu.co" {
		t.Errorf("got %v", got)
	}
	if got := app.Query(t, "SELECT id FROM centros WHERE NOT activo"); len(got) > 0 {
		t.Errorf("closed: %v", got)
	}
}
