package proceso_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"complementarias/test/pgtest"
)

// private is what a program tells about the PostgreSQL that it has started.
type private struct {
	home   string // the data folder that it prints
	pid    int    // of the postmaster
	socket string
}

var dataFolder = regexp.MustCompile(`Datos: (.+) \(`)

// private finds the PostgreSQL of a program that is ready.
func (p *program) private() private {
	p.t.Helper()
	var home string
	eventually(p.t, askLimit, "the program names its data folder", func() bool {
		shown := dataFolder.FindStringSubmatch(p.stdout.String())
		if shown != nil {
			home = shown[1]
		}
		return shown != nil
	})
	return postgresIn(p.t, home)
}

// postgresIn reads the file that a running PostgreSQL keeps in its cluster.
func postgresIn(t testing.TB, home string) private {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(home, "cluster", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 5 {
		t.Fatalf("postmaster.pid is cut: %q", lines)
	}
	pid, err := strconv.Atoi(lines[0])
	if err != nil {
		t.Fatal(err)
	}
	return private{home: home, pid: pid, socket: lines[4]}
}

// address is where the tests look at the data themselves.
func (b private) address() string {
	return "postgres://postgres@/complementarias?sslmode=disable&host=" + url.QueryEscape(b.socket)
}

// gone fails the test when the PostgreSQL still runs, or has left something that keeps the next one away.
func (b private) gone(t testing.TB) {
	t.Helper()
	if err := syscall.Kill(b.pid, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("PostgreSQL (process %d) outlives the program", b.pid)
	}
	for _, path := range []string{filepath.Join(b.home, "cluster", "postmaster.pid"), b.socket} {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left over", path)
		}
	}
	lock, err := os.OpenFile(filepath.Join(b.home, "candado"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), lock.Close()); err != nil {
		t.Errorf("the data folder is still locked: %v", err)
	}
}

// count is the number that a query gives.
func count(t testing.TB, address, query string) (n int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), askLimit)
	defer cancel()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	if err = errors.Join(conn.QueryRow(ctx, query).Scan(&n), conn.Close(ctx)); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// delivered waits until every event has reached its handlers. What a killed relay had in hand waits for its lease.
func delivered(t testing.TB, address string) {
	t.Helper()
	eventually(t, startLimit, "every event is delivered", func() bool {
		return count(t, address, "SELECT count(*) FROM outbox WHERE hecho_en IS NULL") == 0
	})
}

// filled is a database of its own with the demonstration data, as the command demo leaves it.
func filled(t testing.TB) string {
	t.Helper()
	return pgtest.Copy(t, "demo", func(_ context.Context, address string) error {
		p, code := run(t, setup{dir: folder(t), args: []string{"demo"}, env: []string{"DATABASE_URL=" + address}}) //nolint:contextcheck // it lives as long as the test
		if code != 0 {
			return fmt.Errorf("demo: exit %d: %s", code, &p.stderr)
		}
		return nil
	})
}

// instance is the environment of a program on an external database; instances of one database need the same secrets.
func instance(address string, more ...string) []string {
	return append([]string{"DATABASE_URL=" + address, "JWT_SECRET=" + jwtSecret, "NEXTAUTH_SECRET=" + sessionSecret}, more...)
}

const (
	jwtSecret     = "5d0e6f83b1c94a27e8d35f60a9b7c412"
	sessionSecret = "e91b47c2d6a805f3b84c1d7fe2a60935"
)

// within fails the test when what it measures took longer than promised; slack is for busy machines.
func within(t testing.TB, took, promised, slack time.Duration, what string) {
	t.Helper()
	if took > promised+slack {
		t.Errorf("%s took %s, want at most %s", what, took, promised)
	}
}
