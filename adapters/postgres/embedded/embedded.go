// Package embedded runs a private PostgreSQL server for development and tests: it finds the installed binaries, makes
// the cluster, keeps it for this program alone and stops it with the program, also when the program is killed.
// Production gives a DATABASE_URL instead and never comes here.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	superuser    = "postgres"
	startTimeout = 30 * time.Second
)

// Options says where the server lives and how it behaves.
type Options struct {
	// DataDir is the folder of everything the server owns: its cluster, log, lock and socket. It is made when it is
	// missing and should hold nothing else.
	DataDir string
	// Logf hears, in Spanish, what a person at the terminal should know. Nil keeps quiet.
	Logf func(format string, args ...any)
	// Fast gives up durability for speed. Only for databases that nobody will miss, such as those of tests.
	Fast bool
	// MaxConnections bounds the clients at a time; 0 means 60.
	MaxConnections int

	search []string // folders to look for binaries in, instead of those of this system
	refuge string   // where the folder goes when the server's account cannot reach DataDir, instead of /var/lib
}

// Server is a running PostgreSQL that belongs to this program.
type Server struct {
	home   string
	socket string
	who    account
	fresh  bool
	lock   *os.File

	process *os.Process
	exited  chan struct{}

	stop    sync.Once
	stopErr error
}

// Start runs the server of o.DataDir, making the cluster on the first time, and returns once it accepts connections.
// ctx bounds the start only. The errors are sentences in Spanish for the person at the terminal; ErrNoBinaries,
// ErrEnUso and ErrVersion can be told apart with errors.Is. Run as root, the server itself runs as the user postgres or
// nobody, and its folder moves under /var/lib when that user cannot reach o.DataDir: see DataDir.
func Start(ctx context.Context, o Options) (*Server, error) {
	wanted, err := filepath.Abs(o.DataDir)
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	home, who, err := place(wanted, o.refuge)
	if err != nil {
		return nil, err
	}
	if home != wanted && o.Logf != nil {
		o.Logf("El usuario que ejecuta PostgreSQL no puede entrar a %s; los datos quedan en %s.", wanted, home)
	}
	version, err := clusterVersion(filepath.Join(home, clusterName))
	if err != nil {
		return nil, err
	}
	bin, err := findBinaries(ctx, o.search, version, home)
	if err != nil {
		return nil, err
	}
	if home, err = makeHome(home); err != nil {
		return nil, err
	}
	lock, err := lockHome(home)
	if err != nil {
		return nil, err
	}
	s := &Server{home: home, who: who, lock: lock, exited: make(chan struct{})}
	if err := s.start(ctx, bin, o); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return s, nil
}

// start does what only the holder of the lock may do.
func (s *Server) start(ctx context.Context, bin binaries, o Options) error {
	if err := awaitOrphans(ctx, s.cluster()); err != nil {
		return err
	}
	if _, err := os.Stat(s.cluster()); errors.Is(err, fs.ErrNotExist) {
		s.fresh = true
		if err := s.initialize(ctx, bin, o.Fast); err != nil {
			return err
		}
	}
	socket, err := socketFolder(s.home, s.who)
	if err != nil {
		return err
	}
	s.socket = socket
	if err := removeStale(s.cluster(), s.socket); err != nil {
		return err
	}
	if err := s.launch(ctx, bin, settings(o, s.socket)); err != nil {
		return err
	}
	if err := s.awaitReady(ctx); err != nil {
		return errors.Join(err, s.halt(context.WithoutCancel(ctx)))
	}
	return nil
}

// URL returns the address of a database of this server, as pgx understands it: over the socket, without a password.
// A server always has the database postgres; EnsureDatabase makes others. The address of a DataDir never changes.
func (s *Server) URL(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + database}
	u.RawQuery = url.Values{"host": {s.socket}, "port": {port}, "sslmode": {"disable"}}.Encode()
	return u.String()
}

// Fresh tells whether this start made the cluster, so that it holds nothing yet.
func (s *Server) Fresh() bool { return s.fresh }

// DataDir is the folder really used; it differs from the one asked for when the server's account cannot reach that.
func (s *Server) DataDir() string { return s.home }

// Exited is closed when the server ends, whether it was stopped or died by itself.
func (s *Server) Exited() <-chan struct{} { return s.exited }

// EnsureDatabase makes the database when it is missing.
func (s *Server) EnsureDatabase(ctx context.Context, name string) error {
	return s.administer(ctx, func(conn *pgx.Conn) error {
		var found bool
		err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&found)
		if err != nil || found {
			return err
		}
		_, err = conn.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{name}.Sanitize())
		return err
	})
}

// DropDatabase removes the database with all that is in it, whoever is connected. One that is missing is no error.
func (s *Server) DropDatabase(ctx context.Context, name string) error {
	return s.administer(ctx, func(conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, "DROP DATABASE IF EXISTS "+pgx.Identifier{name}.Sanitize()+" WITH (FORCE)")
		return err
	})
}

func (s *Server) administer(ctx context.Context, do func(conn *pgx.Conn) error) (err error) {
	conn, err := pgx.Connect(ctx, s.URL(superuser))
	if err != nil {
		return fmt.Errorf("connect to the private PostgreSQL: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	return do(conn)
}

// Stop ends the server with a fast shutdown: open transactions are rolled back, what was committed is kept. It waits
// for the end; when that takes too long, or ctx ends, the server is stopped at once and recovers at its next start.
// Further calls return what the first one did.
func (s *Server) Stop(ctx context.Context) error {
	s.stop.Do(func() { s.stopErr = errors.Join(s.halt(ctx), s.lock.Close()) })
	return s.stopErr
}

func (s *Server) cluster() string { return filepath.Join(s.home, clusterName) }
