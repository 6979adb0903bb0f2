package auditoria_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

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
