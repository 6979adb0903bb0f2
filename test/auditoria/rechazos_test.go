package auditoria_test

import (
	"net/http"
	"slices"
	"testing"

	"complementarias/test/apptest"
)

func TestRefusalsAreWrittenDownWithoutWhatTheyWereAbout(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	instructor, ajeno := app.As(t, "instructor1.9546"), app.As(t, "coordinador.9405")
	id := app.Query(t, `SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' ORDER BY codigo LIMIT 1`)[0]
	for range 3 {
		instructor.Get("/api/auditoria").Status(http.StatusForbidden)
	}
	instructor.With("Accept", "text/html").Get("/auditoria").Status(http.StatusForbidden)
	ajeno.Get("/api/solicitudes/" + id).Status(http.StatusNotFound)
	ajeno.Get("/api/no-existe").Status(http.StatusNotFound) // leads nowhere for anybody
	app.Anonymous(t).Get("/api/auth/me").Status(http.StatusUnauthorized)
	app.Anonymous(t).WithToken("basura").Get("/api/auth/me").Status(http.StatusUnauthorized)
	if n := len(app.Query(t, `SELECT id::text FROM auditoria WHERE accion = 'ACCESO_RECHAZADO'`)); n != 0 {
		t.Errorf("%d rows before anybody has written them", n)
	}
	for range 2 {
		if err := app.UseCases.Auditoria.Rechazos.Volcar(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	got := app.Query(t, `SELECT concat_ws('|', a.actor_rol, split_part(u.correo, '@', 1), objeto_id, detalle->>'estado', detalle->>'veces', direccion)
		FROM auditoria a LEFT JOIN usuarios u ON u.id = a.actor_id WHERE accion = 'ACCESO_RECHAZADO'`)
	slices.Sort(got)
	quiere := []string{
		"ANONIMO|GET /api/auth/me|401|1|127.0.0.1",
		"COORDINADOR|coordinador.9405|GET /api/solicitudes/:id|404|1|127.0.0.1",
		"INSTRUCTOR|instructor1.9546|GET /api/auditoria|403|3|127.0.0.1",
		"INSTRUCTOR|instructor1.9546|GET /auditoria|403|1|127.0.0.1",
	}
	if !slices.Equal(got, quiere) {
		t.Errorf("got  %q\nwant %q", got, quiere)
	}
}
