package proceso_test

import (
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/migrations"
	"complementarias/test/pgtest"
)

func TestTwoInstancesOnOneEmptyDatabase(t *testing.T) {
	t.Parallel()
	address := pgtest.Empty(t)
	instances := []*program{
		start(t, setup{dir: folder(t), env: instance(address)}),
		start(t, setup{dir: folder(t), env: instance(address)}),
	}
	var applied []string
	for _, p := range instances {
		p.ready()
		applied = append(applied, p.migrated()...)
	}
	slices.Sort(applied)
	if want := everyMigration(t); !slices.Equal(applied, want) {
		t.Errorf("both together applied %v, want each once: %v", applied, want)
	}
	if n := count(t, address, "SELECT count(*) FROM bun_migrations"); n != len(applied) {
		t.Errorf("%d migrations are noted, want %d", n, len(applied))
	}

	if p, code := run(t, setup{dir: folder(t), args: []string{"demo"}, env: instance(address)}); code != 0 {
		t.Fatalf("demo: exit %d: %s", code, &p.stderr)
	}
	author, coordinator := instances[0].signIn("instructor2.9546"), instances[1].signIn("coordinador.9546")
	var sent []string
	for n := range 6 {
		written := author.at(instances[n%2]).crear(author.completa(n))
		author.at(instances[(n+1)%2]).want(http.MethodPost, "/api/solicitudes/"+written.ID+"/submit", nil, http.StatusOK, &struct{}{})
		sent = append(sent, written.ID)
	}
	delivered(t, address)
	for _, p := range instances {
		notices := coordinator.at(p).avisos()
		for _, id := range sent {
			if notices[id] != 1 {
				t.Errorf("solicitud %s was notified %d times, want once", id, notices[id])
			}
		}
	}

	instances[0].stop()
	eventually(t, askLimit, "the other instance serves on", func() bool {
		a, err := author.at(instances[1]).try(t.Context(), http.MethodGet, "/api/solicitudes", nil)
		return err == nil && a.status == http.StatusOK
	})
}

// everyMigration is named as the program names them in its log.
func everyMigration(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(migrations.FS, "*.up.sql")
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(file, ".tx.up.sql")
	}
	return files
}
