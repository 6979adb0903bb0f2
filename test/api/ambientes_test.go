package api_test

import (
	"net/http"
	"slices"
	"testing"

	"complementarias/test/apptest"
)

func TestAmbientesAreKeptOverTheWire(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordinacion := app.As(t, "coordinador.9546")
	const lista = "/api/centros/centro-9546/ambientes"
	enCampos(t, coordinacion.Post(lista, cuerpo{"nombre": []string{"Aula"}, "tipo": "PATIO", "capacidad": 0}), "/capacidad", "/nombre", "/tipo")
	nuevo := coordinacion.Post(lista, cuerpo{"nombre": " Aula  Múltiple ", "tipo": "aula", "capacidad": ""}).Status(http.StatusCreated)
	id := nuevo.Text("ambiente.id")
	if nuevo.Text("ambiente.nombre") != "Aula Múltiple" || nuevo.Header.Get("ETag") != `"1"` {
		t.Errorf("got %s", nuevo.Body)
	}
	coordinacion.Post(lista, cuerpo{"nombre": "AULA MULTIPLE", "tipo": "TALLER"}).Status(http.StatusConflict)
	app.As(t, "admin").Post("/api/centros/no-hay/ambientes", cuerpo{"nombre": "Aula", "tipo": "AULA"}).Status(http.StatusNotFound)
	coordinacion.With("If-Match", `"9"`).Put("/api/ambientes/"+id, cuerpo{"capacidad": 20}).Status(http.StatusPreconditionFailed)
	coordinacion.Put("/api/ambientes/"+id, cuerpo{"capacidad": 501}).Status(http.StatusUnprocessableEntity)
	coordinacion.With("If-Match", `"1"`).Put("/api/ambientes/"+id, cuerpo{"capacidad": 20, "isActive": false}).Status(http.StatusOK)
	if got := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_id = ? ORDER BY id", id); !slices.Equal(got, []string{"CREAR_AMBIENTE", "DESACTIVAR_AMBIENTE"}) {
		t.Errorf("the audit has %v", got)
	}
	coordinacion.Get(lista + "?estado=roto&tipo=PATIO").Status(http.StatusUnprocessableEntity)
	if got := coordinacion.Get(lista + "?search=multiple&estado=inactivo").Status(http.StatusOK).List("ambientes"); len(got) != 1 || got[0].(map[string]any)["id"] != id {
		t.Errorf("got %v", got)
	}
	if got := app.As(t, "instructor1.9546").Get(lista + "?search=multiple").Status(http.StatusOK).List("ambientes"); len(got) > 0 {
		t.Errorf("an instructor sees %v", got)
	}
	app.As(t, "instructor1.9405").Get(lista).Status(http.StatusNotFound)
}
