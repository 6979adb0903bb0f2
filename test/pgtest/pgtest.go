// Package pgtest gives every test a PostgreSQL database of its own. A package that wants some says so once,
//
//	func TestMain(m *testing.M) { pgtest.Main(m) }
//
// and then asks for URL(t) or Empty(t) as often as it likes, in parallel tests too. It imports adapters/postgres for
// the migrations, so the tests of that package itself are external ones (package postgres_test).
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"

	"complementarias/adapters/postgres"
	"complementarias/adapters/postgres/embedded"
	"complementarias/migrations"
)

const (
	folderPrefix = "complementarias-pgtest-"
	migrated     = "plantilla"
	blank        = "template0"
	// templatePrefix keeps the names of Copy apart from those of the tests' databases.
	templatePrefix = migrated + "_"
	connections    = 300
	roomNeeded     = 512 << 20 // a cluster with some dozens of databases
)

// current is the cluster of the test binary that runs; the testing package leaves TestMain no other way to hand it on.
var current *cluster

type cluster struct {
	mu       sync.Mutex
	folder   string
	server   *embedded.Server
	admin    *pgx.Conn
	strategy string
	count    int

	start   func() error // made once, so that every test hears the same failure
	migrate func() error
	filled  map[string]func() error // templates of Copy, by name
}

func newCluster() *cluster {
	c := &cluster{filled: map[string]func() error{}}
	// The cluster and its template outlive the test that happens to want them first.
	c.start = sync.OnceValue(func() error { return c.open(context.Background()) })
	c.migrate = sync.OnceValue(func() error { return c.makeTemplate(context.Background()) })
	return c
}

// Main runs the tests of a package and ends the process as TestMain must. The cluster starts with the first test that
// wants a database and is gone afterwards; a goroutine that is left over then fails the package, save those ignored.
func Main(m goleak.TestingM, ignored ...goleak.Option) {
	goleak.VerifyTestMain(run{m}, ignored...)
}

type run struct{ m goleak.TestingM }

// Run implements goleak.TestingM.
func (r run) Run() int {
	current = newCluster()
	code := r.m.Run()
	if err := current.close(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "pgtest:", err)
		code = max(code, 1)
	}
	return code
}

// URL makes a database with the schema of all migrations for this test and returns its address. It is dropped after
// the test, whoever is still connected.
func URL(t testing.TB) string {
	t.Helper()
	return database(t, migrated)
}

// Copy makes a database for this test from a template that has the schema and what fill wrote into it, as URL does.
// fill runs for the first test that names the template and closes its connections before it returns.
func Copy(t testing.TB, template string, fill func(ctx context.Context, url string) error) string {
	t.Helper()
	if c := current; c != nil {
		if err := c.fill(template, fill); err != nil {
			t.Fatalf("pgtest: fill template %s: %v", template, err)
		}
	}
	return database(t, templatePrefix+template)
}

// Empty makes a database without any table for this test, as URL does.
func Empty(t testing.TB) string {
	t.Helper()
	return database(t, blank)
}

func database(t testing.TB, template string) string {
	t.Helper()
	c := current
	if c == nil {
		t.Fatal("pgtest: the package needs func TestMain(m *testing.M) { pgtest.Main(m) }")
	}
	name, err := c.create(t.Context(), template)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		if err := c.drop(context.WithoutCancel(t.Context()), name); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	return c.server.URL(name)
}

func (c *cluster) create(ctx context.Context, template string) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.start(); err != nil {
		return "", err
	}
	if template == migrated { // Copy has made its own
		if err := c.migrate(); err != nil {
			return "", err
		}
	}
	c.count++
	name := "prueba_" + strconv.Itoa(c.count)
	_, err := c.admin.Exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+pgx.Identifier{template}.Sanitize()+c.strategy)
	return name, err
}

// fill makes the template that Copy copies, once.
func (c *cluster) fill(name string, fill func(ctx context.Context, url string) error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := errors.Join(c.start(), c.migrate()); err != nil {
		return err
	}
	once, known := c.filled[name]
	if !known {
		once = sync.OnceValue(func() error {
			ctx, database := context.Background(), templatePrefix+name
			if _, err := c.admin.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{database}.Sanitize()+" TEMPLATE "+migrated+c.strategy); err != nil {
				return err
			}
			return fill(ctx, c.server.URL(database))
		})
		c.filled[name] = once
	}
	return once()
}

func (c *cluster) drop(ctx context.Context, name string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.admin.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)")
	return err
}

func (c *cluster) open(ctx context.Context) (err error) {
	base, inMemory := os.TempDir(), false
	if room(sharedMemory) >= roomNeeded {
		base, inMemory = sharedMemory, true
	}
	sweep(base)
	if c.folder, err = os.MkdirTemp(base, folderPrefix+strconv.Itoa(os.Getpid())+"-"); err != nil {
		return err
	}
	// As root the server runs as somebody else, who must get in.
	if err := os.Chmod(c.folder, 0o711); err != nil { //nolint:gosec // what is inside is closed
		return err
	}
	server, err := embedded.Start(ctx, embedded.Options{DataDir: c.folder, Fast: true, MaxConnections: connections})
	if err != nil {
		return err
	}
	c.server = server
	if c.admin, err = pgx.Connect(ctx, server.URL("postgres")); err != nil {
		return err
	}
	c.strategy, err = strategy(ctx, c.admin, inMemory)
	return err
}

// strategy picks the faster way to copy a database: files in memory, the log on a disk. Version 14 has no choice.
func strategy(ctx context.Context, admin *pgx.Conn, inMemory bool) (string, error) {
	var version int
	err := admin.QueryRow(ctx, "SELECT current_setting('server_version_num')::int").Scan(&version)
	if err != nil || version < 150000 {
		return "", err
	}
	if inMemory {
		return " STRATEGY file_copy", nil
	}
	return " STRATEGY wal_log", nil
}

// makeTemplate makes the database that URL copies. Nobody may stay connected to it, hence a pool of its own.
func (c *cluster) makeTemplate(ctx context.Context) (err error) {
	if err := c.server.EnsureDatabase(ctx, migrated); err != nil {
		return err
	}
	db, err := postgres.Open(ctx, c.server.URL(migrated))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = postgres.Migrate(ctx, db.DB, migrations.FS)
	return err
}

func (c *cluster) close(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	if c.admin != nil {
		errs = append(errs, c.admin.Close(ctx))
	}
	if c.server != nil {
		errs = append(errs, c.server.Stop(ctx))
	}
	if c.folder != "" {
		errs = append(errs, os.RemoveAll(c.folder))
	}
	return errors.Join(errs...)
}

// sweep removes the folders of test binaries that were killed: in memory they would fill the machine.
func sweep(base string) {
	folders, _ := filepath.Glob(filepath.Join(base, folderPrefix+"*")) // the only error is a malformed pattern
	for _, folder := range folders {
		owner, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(folder), folderPrefix), "-")
		pid, err := strconv.Atoi(owner)
		if err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			_ = os.RemoveAll(folder) // another user's is left to that user
		}
	}
}
