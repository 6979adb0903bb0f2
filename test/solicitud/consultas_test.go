package solicitud_test

import (
	"net/http"
	"testing"

	"complementarias/test/apptest"
)

// One is for the session and one for the badge.
func TestThePagesAskAsOftenHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, coordinador)
	cuenta := func(ruta string, quiere int) {
		t.Helper()
		c.Get(ruta).Status(http.StatusOK) // the session is marked as used once a minute
		if n := app.Queries(func() { c.Get(ruta).Status(http.StatusOK) }); n != quiere {
			t.Errorf("%s: %d queries, want %d", ruta, n, quiere)
		}
	}
	for _, id := range app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado <> 'BORRADOR'") {
		cuenta("/solicitudes/"+id, 6)
	}
	for _, id := range app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA'") {
		cuenta("/solicitudes/"+id+"/reprogramar", 6)
		cuenta("/solicitudes/"+id+"/cancelar", 3)
	}
}

func TestMovementsSayFromWhereTheyCame(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := app.Query(t, `SELECT s.id FROM solicitudes s WHERE s.estado = 'PENDIENTE' AND s.centro_id = 'centro-9546' ORDER BY s.codigo LIMIT 1`)[0]
	r := app.As(t, "coordinador.9546").Post("/api/solicitudes/"+id+"/review", "{}").Status(http.StatusOK)
	got := app.Query(t, `SELECT direccion || ' ' || peticion_id FROM solicitud_historial WHERE accion = 'TOMAR' AND solicitud_id = ?`, id)
	if quiere := "127.0.0.1 " + r.Header.Get("X-Request-Id"); len(got) != 1 || got[0] != quiere {
		t.Errorf("got %q, want %q", got, quiere)
	}
}
