package postgres_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/fault"
	"complementarias/test/pgtest"
)

func TestFaultTellsAnAbsentDatabaseFromTheRest(t *testing.T) {
	code := func(code string) error { return fmt.Errorf("query: %w", &pgconn.PgError{Code: code}) }
	for name, c := range map[string]struct {
		err  error
		away bool
	}{
		"nothing":                    {nil, false},
		"no rows":                    {sql.ErrNoRows, false},
		"a duplicate":                {code("23505"), false},
		"a serialization failure":    {code("40001"), true},
		"a time limit of the server": {code("57014"), true},
		"read-only after a failover": {code("25006"), true},
		"a syntax error":             {code("42601"), false},
		"the caller went away":       {context.Canceled, false},
		"the caller's time is up":    {fmt.Errorf("query: %w", context.DeadlineExceeded), false},
		"a fault of ours":            {errCupo, false},
		"a transaction that is over": {sql.ErrTxDone, false},
		"a connection failure":       {code("08006"), true},
		"shutting down":              {code("57P01"), true},
		"crashed":                    {code("57P02"), true},
		"starting":                   {code("57P03"), true},
		"too many connections":       {code("53300"), true},
		"a bad connection":           {driver.ErrBadConn, true},
		"a closed connection":        {sql.ErrConnDone, true},
		"an end in the middle":       {io.ErrUnexpectedEOF, true},
		"a network error":            {&net.OpError{Op: "read", Err: errors.New("reset")}, true},
	} {
		got := postgres.Fault(c.err)
		if errors.Is(got, postgres.ErrNoResponde) != c.away || !errors.Is(got, c.err) {
			t.Errorf("%s: got %v", name, got)
		}
		if c.away && fault.KindOf(got) != fault.Unavailable {
			t.Errorf("%s: its kind is %v", name, fault.KindOf(got))
		}
	}
}

// A server that accepts and then says nothing is what a dropped packet looks like.
func silentServer(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			defer func() { _ = conn.Close() }()
		}
	}()
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		<-over
	})
	return "postgres://nadie@" + listener.Addr().String() + "/nada?sslmode=disable"
}

func TestAnAbsentDatabaseIsUnavailable(t *testing.T) {
	for name, address := range map[string]string{
		"nobody listens":   "postgres://nadie@127.0.0.1:1/nada?sslmode=disable",
		"nobody answers":   silentServer(t),
		"no such socket":   "postgres://nadie@/nada?host=" + t.TempDir(),
		"no such database": strings.Replace(pgtest.URL(t), "/prueba_", "/ninguna_", 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := openDB(t, address)
			err := postgres.NewUnitOfWork(db, func(tx bun.Tx) bun.Tx { return tx }).Do(t.Context(), func(context.Context, bun.Tx) error {
				t.Error("it ran without a database")
				return nil
			})
			if !errors.Is(err, postgres.ErrNoResponde) {
				t.Errorf("got %v, want ErrNoResponde", err)
			}
			if err := db.Salud(t.Context()); err == nil {
				t.Error("it is said to be well")
			}
		})
	}
}

func TestAServerThatGoesAwayAndComesBack(t *testing.T) {
	db, unit := newNotas(t, postgres.WithMaxConnections(1))
	err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
		if err := anotar(ctx, tx, "uno", 1); err != nil {
			return err
		}
		_, err := tx.NewRaw(`SELECT pg_terminate_backend(pg_backend_pid())`).Exec(ctx)
		return err
	})
	if !errors.Is(err, postgres.ErrNoResponde) {
		t.Errorf("got %v, want ErrNoResponde", err)
	}
	notas(t, db) // the next question finds a new connection
	if err := db.Salud(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAnAddressThatIsNoneIsNotRepeated(t *testing.T) {
	_, err := postgres.Open(t.Context(), "postgres://admin:hunter2@[::1/nada")
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v, want a refusal without the password", err)
	}
}
