package pgtest_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"complementarias/test/pgtest"
)

// childVariable makes the test binary a package whose TestMain forgets pgtest.Main.
const childVariable = "PGTEST_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		os.Exit(m.Run())
	}
	pgtest.Main(m)
}

func TestWithoutMainTheFailureSaysWhatIsMissing(t *testing.T) {
	if os.Getenv(childVariable) != "" {
		t.Fatal("unreachable: ", pgtest.URL(t))
	}
	program := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$") //nolint:gosec // this very binary
	program.Env = append(os.Environ(), childVariable+"=1")
	out, err := program.CombinedOutput()
	if _, failed := errors.AsType[*exec.ExitError](err); !failed || !strings.Contains(string(out), "pgtest.Main(m)") {
		t.Errorf("got %v and %s, want a failure that names pgtest.Main", err, out)
	}
}

func TestDatabasesAreApart(t *testing.T) {
	for _, name := range []string{"una", "otra", "una más"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := connect(t, pgtest.URL(t))
			if _, err := conn.Exec(t.Context(), "CREATE TABLE solo_mia (n int)"); err != nil {
				t.Errorf("it sees what another test did: %v", err)
			}
		})
	}
}

func TestOnlyURLHasTheSchema(t *testing.T) {
	const migrated = "SELECT to_regclass('outbox') IS NOT NULL"
	for name, c := range map[string]struct {
		address string
		want    bool
	}{
		"Empty": {pgtest.Empty(t), false},
		"URL":   {pgtest.URL(t), true},
	} {
		var got bool
		if err := connect(t, c.address).QueryRow(t.Context(), migrated).Scan(&got); err != nil || got != c.want {
			t.Errorf("%s has the schema: %v, %v, want %v", name, got, err, c.want)
		}
	}
}

func TestCopiesAreFilledOnceAndApart(t *testing.T) {
	filled := 0
	fill := func(ctx context.Context, url string) error {
		filled++
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		_, err = conn.Exec(ctx, "CREATE TABLE muestra AS SELECT count(*) AS eventos FROM outbox")
		return errors.Join(err, conn.Close(ctx))
	}
	for range 2 {
		conn := connect(t, pgtest.Copy(t, "muestra", fill))
		var rows int
		if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM muestra").Scan(&rows); err != nil || rows != 1 {
			t.Errorf("the copy has %d rows, %v, want the one of the template", rows, err)
		}
		if _, err := conn.Exec(t.Context(), "DELETE FROM muestra"); err != nil {
			t.Error(err)
		}
	}
	if filled != 1 {
		t.Errorf("the template was filled %d times", filled)
	}
}

func TestADatabaseIsDroppedThoughSomebodyIsConnected(t *testing.T) {
	observer := connect(t, pgtest.Empty(t))
	const count = "SELECT count(*) FROM pg_database WHERE datname = $1"
	var name string
	t.Run("user", func(t *testing.T) {
		conn, err := pgx.Connect(t.Context(), pgtest.Empty(t))
		if err != nil {
			t.Fatal(err)
		}
		name = conn.Config().Database // never closed
	})
	var left int
	if err := observer.QueryRow(t.Context(), count, name).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d databases named %s are left, %v", left, name, err)
	}
}

func TestFoldersOfKilledTestsAreSwept(t *testing.T) {
	dead := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$") //nolint:gosec // this very binary
	dead.Env = append(os.Environ(), childVariable+"=1")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	base := t.TempDir()
	killed := filepath.Join(base, "complementarias-pgtest-"+strconv.Itoa(dead.Process.Pid)+"-1")
	alive := filepath.Join(base, "complementarias-pgtest-"+strconv.Itoa(os.Getpid())+"-2")
	foreign := filepath.Join(base, "complementarias-pgtest-apuntes")
	for _, dir := range []string{killed, alive, foreign} {
		if err := os.Mkdir(dir, 0o700); err != nil { //nolint:gosec // a folder of this test
			t.Fatal(err)
		}
	}
	pgtest.Sweep(base)
	left, err := filepath.Glob(filepath.Join(base, "*"))
	if err != nil || len(left) != 2 || left[0] != alive || left[1] != foreign {
		t.Errorf("left %v, %v, want %s and %s", left, err, alive, foreign)
	}
}

// BenchmarkURL measures what a test pays for its own database.
func BenchmarkURL(b *testing.B) {
	pgtest.URL(b)
	for b.Loop() {
		pgtest.URL(b)
	}
}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := conn.Close(t.Context()); err != nil {
			t.Log("close:", err)
		}
	})
	return conn
}
