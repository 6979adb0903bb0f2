package postgres_test

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/uptrace/bun"
	"golang.org/x/sync/errgroup"

	"complementarias/adapters/postgres"
	"complementarias/migrations"
	"complementarias/test/pgtest"
)

const (
	primera = "20260101000000_base_primera"
	segunda = "20260102000000_base_segunda"
)

func TestAFailingMigrationIsUndoneAndTriedAgain(t *testing.T) {
	for name, wrong := range map[string]string{
		"in a statement": "CREATE TABLE b (n int); SELECT 1/0;",
		"at the commit":  "CREATE TABLE b (n int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO b VALUES (1), (1);",
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, pgtest.Empty(t))
			files := fstest.MapFS{
				primera + ".tx.up.sql": {Data: []byte("CREATE TABLE a (n int)")},
				segunda + ".tx.up.sql": {Data: []byte(wrong)},
			}
			applied, err := postgres.Migrate(t.Context(), db, files)
			if err == nil || !strings.Contains(err.Error(), segunda) {
				t.Fatalf("got %v, want a failure that names %s", err, segunda)
			}
			if !slices.Equal(applied, []string{primera}) {
				t.Errorf("applied %v, want only the first", applied)
			}
			if got := tables(t, db); !slices.Equal(got, []string{"a"}) {
				t.Errorf("tables %v, want only the first migration's", got)
			}
			if got := pendientes(t, db, files); !slices.Equal(got, []string{segunda}) {
				t.Errorf("pending %v, want only the second", got)
			}

			files[segunda+".tx.up.sql"] = &fstest.MapFile{Data: []byte("CREATE TABLE b (n int)")}
			applied, err = postgres.Migrate(t.Context(), db, files)
			if err != nil || !slices.Equal(applied, []string{segunda}) {
				t.Fatalf("second try: applied %v, %v, want the second", applied, err)
			}
			if got := pendientes(t, db, files); len(got) > 0 {
				t.Errorf("still pending: %v", got)
			}
		})
	}
}

func TestUnreadableMigrationsAreRefused(t *testing.T) {
	db := open(t, pgtest.Empty(t))
	for name, files := range map[string]fs.FS{
		"no timestamp": fstest.MapFS{"base.tx.up.sql": {Data: []byte("SELECT 1")}},
		"the same timestamp": fstest.MapFS{
			"20260101000000_base_una.tx.up.sql":  {Data: []byte("SELECT 1")},
			"20260101000000_base_otra.tx.up.sql": {Data: []byte("SELECT 1")},
		},
	} {
		if _, err := postgres.Migrate(t.Context(), db, files); err == nil {
			t.Errorf("%s: it was applied", name)
		}
		if _, err := postgres.MigrationStatus(t.Context(), db, files); err == nil {
			t.Errorf("%s: it has a status", name)
		}
	}
}

func TestADatabaseThatIsAwayIsNotTakenForAnEmptyOne(t *testing.T) {
	db := open(t, "postgres://nadie@/nada?host="+t.TempDir())
	if estados, err := postgres.MigrationStatus(t.Context(), db, migrations.FS); err == nil {
		t.Errorf("got %v, want an error", estados)
	}
}

// interruption ends the caller's context right before the migrator's own mark, when the migration is committed.
type interruption struct{ interrupt context.CancelFunc }

func (i interruption) BeforeQuery(ctx context.Context, event *bun.QueryEvent) context.Context {
	if strings.Contains(event.Query, "ON CONFLICT (name)") {
		i.interrupt()
	}
	return ctx
}

func (interruption) AfterQuery(context.Context, *bun.QueryEvent) {}

func TestAnInterruptionAfterTheCommitDoesNotRepeatTheMigration(t *testing.T) {
	db := open(t, pgtest.Empty(t))
	files := fstest.MapFS{primera + ".tx.up.sql": {Data: []byte("CREATE TABLE a (n int)")}}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := postgres.Migrate(ctx, db.WithQueryHook(interruption{cancel}), files); err == nil {
		t.Fatal("the interruption went unnoticed")
	}
	if got := tables(t, db); !slices.Equal(got, []string{"a"}) {
		t.Fatalf("tables %v: the interruption came too early for this test", got)
	}
	if applied, err := postgres.Migrate(t.Context(), db, files); err != nil || len(applied) > 0 {
		t.Errorf("the next start applied %v, %v, want nothing to do", applied, err)
	}
}

func TestInstancesThatStartAtOnceMigrateOnce(t *testing.T) {
	address := pgtest.Empty(t)
	files := fstest.MapFS{
		primera + ".tx.up.sql": {Data: []byte("CREATE TABLE a (n int); INSERT INTO a VALUES (1);")},
		segunda + ".tx.up.sql": {Data: []byte("INSERT INTO a VALUES (2);")},
	}
	const instances = 4
	applied := make([][]string, instances)
	var group errgroup.Group
	for i := range instances {
		db := open(t, address, postgres.WithMaxConnections(2))
		group.Go(func() (err error) {
			applied[i], err = postgres.Migrate(t.Context(), db, files)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := slices.Concat(applied...); !slices.Equal(got, []string{primera, segunda}) {
		t.Errorf("applied %v, want each migration once", got)
	}
	var rows string
	db := open(t, address)
	if err := db.NewRaw("SELECT string_agg(n::text, ',' ORDER BY n) FROM a").Scan(t.Context(), &rows); err != nil || rows != "1,2" {
		t.Errorf("rows %q, %v, want 1,2", rows, err)
	}
}

func TestNothingPendingNeedsOneConnection(t *testing.T) {
	db := open(t, pgtest.URL(t), postgres.WithMaxConnections(1))
	if applied, err := postgres.Migrate(t.Context(), db, migrations.FS); err != nil || len(applied) > 0 {
		t.Errorf("applied %v, %v, want nothing to do", applied, err)
	}
}

func TestMigrationStatusTellsWhenEachWasApplied(t *testing.T) {
	db := open(t, pgtest.Empty(t))
	files := fstest.MapFS{primera + ".tx.up.sql": {Data: []byte("CREATE TABLE a (n int)")}}
	if got := pendientes(t, db, files); !slices.Equal(got, []string{primera}) {
		t.Errorf("pending %v before the first migration", got)
	}
	if got := tables(t, db); len(got) > 0 {
		t.Errorf("asking for the status made %v", got)
	}
	if _, err := postgres.Migrate(t.Context(), db, files); err != nil {
		t.Fatal(err)
	}
	estados, err := postgres.MigrationStatus(t.Context(), db, files)
	if err != nil || len(estados) != 1 {
		t.Fatalf("got %v, %v", estados, err)
	}
	if e := estados[0]; e.Nombre != primera || e.Pendiente || e.Aplicada.IsZero() || e.Aplicada.Location().String() != "UTC" {
		t.Errorf("got %+v, want it applied, in UTC", e)
	}
}

func TestEveryReleasedMigrationCanBeUndoneAndRepeated(t *testing.T) {
	db := open(t, pgtest.URL(t))
	before := tables(t, db)
	downs, err := fs.Glob(migrations.FS, "*.tx.down.sql")
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(downs)
	for _, name := range downs {
		text, err := fs.ReadFile(migrations.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), string(text)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if left := tables(t, db); len(left) > 0 {
		t.Errorf("the downs leave %v", left)
	}
	if _, err := db.ExecContext(t.Context(), "DELETE FROM bun_migrations"); err != nil {
		t.Fatal(err)
	}
	applied, err := postgres.Migrate(t.Context(), db, migrations.FS)
	if err != nil || len(applied) != len(downs) {
		t.Fatalf("again: applied %v, %v", applied, err)
	}
	if after := tables(t, db); !slices.Equal(before, after) {
		t.Errorf("tables %v, want %v again", after, before)
	}
}

func open(t *testing.T, address string, options ...postgres.Option) *bun.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), address, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db.DB
}

// tables lists the tables of the schema without the migrator's own.
func tables(t *testing.T, db *bun.DB) (names []string) {
	t.Helper()
	err := db.NewRaw("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'bun!_%' ESCAPE '!' ORDER BY 1").
		Scan(t.Context(), &names)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func pendientes(t *testing.T, db *bun.DB, files fs.FS) (names []string) {
	t.Helper()
	estados, err := postgres.MigrationStatus(t.Context(), db, files)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range estados {
		if e.Pendiente {
			names = append(names, e.Nombre)
		}
	}
	return names
}
