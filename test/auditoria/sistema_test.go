package auditoria_test

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/domain/solicitudes"
	"complementarias/test/apptest"
)

func TestAnAdminSeesWhatTheSystemNeeds(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	r := admin.Get("/api/sistema").Status(http.StatusOK)
	if base := r.Value("baseDeDatos").(map[string]any); fmt.Sprint(base["migraciones"]) != app.Query(t, `SELECT count(*)::text FROM bun_migrations`)[0] || len(base["pendientes"].([]any)) != 0 || base["version"] == "" {
		t.Errorf("got %v", base)
	}
	app.Exec(t, `DELETE FROM bun_migrations WHERE id = (SELECT max(id) FROM bun_migrations)`)
	if pendientes := admin.Get("/api/sistema").Value("baseDeDatos").(map[string]any)["pendientes"].([]any); len(pendientes) != 1 {
		t.Errorf("got %v", pendientes)
	}
	if pagina := admin.Page("/dashboard-admin").Main(); !strings.Contains(pagina, "1 migración está sin aplicar") {
		t.Error(pagina)
	}
	if n := app.Queries(func() { admin.With("Accept", "text/html").Get("/dashboard-admin").Status(http.StatusOK) }); n > 8 {
		t.Errorf("%d queries", n)
	}
}

func TestAnAdminSeesTheLastBackup(t *testing.T) {
	t.Parallel()
	ahora := time.Date(2027, 1, 12, 15, 0, 0, 0, time.UTC)
	app := apptest.New(t, apptest.At(ahora))
	admin := app.As(t, "admin")
	dice := func(respaldo any, pagina ...string) {
		t.Helper()
		if got := admin.Get("/api/sistema").Status(http.StatusOK).Value("ultimoRespaldo"); !reflect.DeepEqual(got, respaldo) {
			t.Errorf("got %v, want %v", got, respaldo)
		}
		texto := admin.Page("/dashboard-admin").Main()
		for _, p := range pagina {
			if !strings.Contains(texto, p) {
				t.Errorf("%q is not said in %s", p, texto)
			}
		}
		if respaldo != nil && strings.Contains(texto, "Nunca se ha anotado") {
			t.Error(texto)
		}
	}
	dice(nil, "Nunca se ha anotado un respaldo.", "complementarias respaldo-hecho")
	app.Exec(t, `INSERT INTO respaldos (id, en, donde) VALUES ('r-1', '2027-01-10T14:59:59.999Z', 'disco de la sede')`)
	dice(map[string]any{"en": "2027-01-10T14:59:59.999Z", "donde": "disco de la sede", "alDia": false},
		"El último respaldo es de hace 2 días.", "complementarias respaldo-hecho", "Hace 2 días, en disco de la sede")
	app.Exec(t, `INSERT INTO respaldos (id, en) VALUES ('r-0', '2027-01-12T12:00:00Z')`)
	dice(map[string]any{"en": "2027-01-12T12:00:00.000Z", "donde": "", "alDia": true}, "Hace 3 horas")
	if pagina := admin.Page("/dashboard-admin").Main(); strings.Contains(pagina, "respaldo-hecho") || strings.Contains(pagina, "Hace 3 horas, en") {
		t.Error(pagina)
	}
}

// TestAnAdminSeesTheCountry as its lists have it.
func TestAnAdminSeesTheCountry(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	pagina := strings.Join(strings.Fields(admin.Page("/dashboard-admin").Main()), " ")
	for _, f := range app.Query(t, `SELECT estado || '=' || count(*) FROM solicitudes GROUP BY estado`) {
		estado, n, _ := strings.Cut(f, "=")
		if got := admin.Get("/api/solicitudes?limit=1&estado=" + estado).Status(http.StatusOK).Value("pagination").(map[string]any)["total"]; fmt.Sprint(got) != n {
			t.Errorf("%s: the list has %v, the table %s", estado, got, n)
		}
		if !strings.Contains(pagina, palabras.EstadoPlural(solicitudes.Estado(estado))+" "+n) {
			t.Errorf("%s %s is not in %s", estado, n, pagina)
		}
	}
	esperan := app.Query(t, `SELECT count(*)::text FROM solicitudes WHERE estado IN ('PENDIENTE', 'EN_REVISION')`)[0]
	if !strings.Contains(pagina, "Esperan una decisión "+esperan+" la más antigua desde el ") {
		t.Errorf("%s wait: %s", esperan, pagina)
	}
}
