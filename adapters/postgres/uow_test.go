package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/application/uow"
	"complementarias/domain/fault"
	"complementarias/test/pgtest"
)

var (
	errCupo        = fault.New(fault.Conflict, "CUPO", "Ya no hay cupo.")
	errChangedMind = errors.New("changed its mind")
)

func openDB(t *testing.T, address string, options ...postgres.Option) *postgres.DB {
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
	return db
}

// newNotas is a database with one table: the rows of a text are unique at once, those of a number only at the commit.
func newNotas(t *testing.T, options ...postgres.Option) (*postgres.DB, uow.UnitOfWork[bun.Tx]) {
	t.Helper()
	db := openDB(t, pgtest.Empty(t), append(options, postgres.WithConstraints(map[string]*fault.Error{"uq_notas_texto": errCupo, "uq_notas_numero": errCupo}))...)
	mustExec(t, db, `CREATE TABLE notas (texto text, numero int, CONSTRAINT uq_notas_texto UNIQUE (texto),
		CONSTRAINT uq_notas_numero UNIQUE (numero) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT ck_notas_numero CHECK (numero > 0))`)
	return db, postgres.NewUnitOfWork(db, func(tx bun.Tx) bun.Tx { return tx })
}

func mustExec(t *testing.T, db bun.IDB, query string) {
	t.Helper()
	if _, err := db.NewRaw(query).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func anotar(ctx context.Context, tx bun.IDB, texto string, numero int) error {
	_, err := tx.NewRaw(`INSERT INTO notas VALUES (?, ?)`, texto, numero).Exec(ctx)
	return err
}

func notas(t *testing.T, db bun.IDB, want ...string) {
	t.Helper()
	var got []string
	if err := db.NewRaw(`SELECT texto FROM notas ORDER BY texto`).Scan(t.Context(), &got); err != nil || !slices.Equal(got, want) {
		t.Errorf("kept %v, %v, want %v", got, err, want)
	}
}

func TestWhatFailsIsNotKept(t *testing.T) {
	db, unit := newNotas(t)
	rung := 0
	db.AfterCommit(func() { rung++ })
	for name, c := range map[string]struct {
		fn    func(ctx context.Context, tx bun.Tx) error
		wants error
	}{
		"its own error":       {func(context.Context, bun.Tx) error { return errChangedMind }, errChangedMind},
		"a broken constraint": {func(ctx context.Context, tx bun.Tx) error { return anotar(ctx, tx, "uno", 7) }, errCupo},
		"a broken commit":     {func(ctx context.Context, tx bun.Tx) error { return anotar(ctx, tx, "otro", 1) }, errCupo},
		"a swallowed failure": {func(ctx context.Context, tx bun.Tx) error { _ = anotar(ctx, tx, "uno", 7); return nil }, nil},
		"somebody's own end":  {func(_ context.Context, tx bun.Tx) error { return tx.Rollback() }, sql.ErrTxDone},
		"no such table at all": {func(ctx context.Context, tx bun.Tx) error {
			_, err := tx.NewRaw(`SELECT 1 FROM nada`).Exec(ctx)
			return err
		}, nil},
	} {
		err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
			if err := anotar(ctx, tx, "uno", 1); err != nil {
				return err
			}
			return c.fn(ctx, tx)
		})
		if err == nil || (c.wants != nil && !errors.Is(err, c.wants)) {
			t.Errorf("%s: got %v, want %v", name, err, c.wants)
		}
		notas(t, db)
	}
	if rung != 0 {
		t.Errorf("%d failures were announced as commits", rung)
	}
	if err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error { return anotar(ctx, tx, "uno", 1) }); err != nil {
		t.Fatal(err)
	}
	notas(t, db, "uno")
	if rung != 1 {
		t.Errorf("one commit was announced %d times", rung)
	}
}

func TestABrokenConstraintIsToldAsItsFault(t *testing.T) {
	db, unit := newNotas(t)
	mustExec(t, db, `INSERT INTO notas VALUES ('uno', 1)`)
	for name, c := range map[string]struct {
		texto      string
		numero     int
		constraint string
		kind       fault.Kind
	}{
		"one with a fault":        {"uno", 2, "uq_notas_texto", fault.Conflict},
		"one found at the commit": {"dos", 1, "uq_notas_numero", fault.Conflict},
		"one that means a defect": {"dos", -1, "ck_notas_numero", fault.Internal},
	} {
		err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error { return anotar(ctx, tx, c.texto, c.numero) })
		cause, ok := errors.AsType[*pgconn.PgError](err)
		if fault.KindOf(err) != c.kind || !ok || cause.ConstraintName != c.constraint {
			t.Errorf("%s: got %v with cause %v", name, err, cause)
		}
	}
}

func TestAPanicRollsBack(t *testing.T) {
	db, unit := newNotas(t, postgres.WithMaxConnections(1))
	func() {
		defer func() {
			if p := recover(); p != "a defect" {
				t.Errorf("recovered %v", p)
			}
		}()
		_ = unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
			if err := anotar(ctx, tx, "uno", 1); err != nil {
				t.Error(err)
			}
			panic("a defect")
		})
	}()
	notas(t, db) // and the only connection is free again
}

func TestDoReadsWhatIsCommitted(t *testing.T) {
	_, unit := newNotas(t)
	err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
		var level string
		if err := tx.NewRaw(`SHOW transaction_isolation`).Scan(ctx, &level); err != nil || level != "read committed" {
			t.Errorf("isolation is %q, %v", level, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDoRunsAgainAfterAPassingFailure(t *testing.T) {
	for code, c := range map[string]struct {
		failures, runs int
		kept           bool
	}{
		"40001": {3, 4, true},
		"40P01": {1, 2, true},
		"23505": {1, 1, false}, // would fail again
		"55P03": {1, 1, false},
	} {
		t.Run(code, func(t *testing.T) {
			db, unit := newNotas(t)
			runs := 0
			err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
				runs++
				if err := anotar(ctx, tx, fmt.Sprint("intento ", runs), runs); err != nil || runs > c.failures {
					return err
				}
				_, err := tx.NewRaw(`DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '` + code + `'; END $$`).Exec(ctx)
				return err
			})
			if runs != c.runs || (err == nil) != c.kept {
				t.Errorf("it ran %d times and got %v", runs, err)
			}
			if c.kept {
				notas(t, db, fmt.Sprint("intento ", c.runs))
			} else {
				notas(t, db)
			}
		})
	}
}

func TestDoGivesUpAfterThreeRepetitions(t *testing.T) {
	_, unit := newNotas(t)
	runs := 0
	err := unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
		runs++
		_, err := tx.NewRaw(`DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '40001'; END $$`).Exec(ctx)
		return err
	})
	if pg, ok := errors.AsType[*pgconn.PgError](err); runs != 4 || !ok || pg.Code != "40001" {
		t.Errorf("it ran %d times and got %v", runs, err)
	}
}

// Two units that lock two rows the other way round: PostgreSQL ends one, which then runs again.
func TestARealDeadlockIsNotSeen(t *testing.T) {
	db, unit := newNotas(t)
	mustExec(t, db, `INSERT INTO notas VALUES ('a', 1), ('b', 2)`)
	var first, done sync.WaitGroup
	first.Add(2)
	runs := make([]int, 2)
	errs := make([]error, 2)
	for i, order := range [][]string{{"a", "b"}, {"b", "a"}} {
		done.Go(func() {
			errs[i] = unit.Do(t.Context(), func(ctx context.Context, tx bun.Tx) error {
				runs[i]++
				if _, err := tx.NewRaw(`UPDATE notas SET numero = numero + 10 WHERE texto = ?`, order[0]).Exec(ctx); err != nil {
					return err
				}
				if runs[i] == 1 {
					first.Done()
					first.Wait()
				}
				_, err := tx.NewRaw(`UPDATE notas SET numero = numero + 10 WHERE texto = ?`, order[1]).Exec(ctx)
				return err
			})
		})
	}
	done.Wait()
	var sum int
	if err := db.NewRaw(`SELECT sum(numero) FROM notas`).Scan(t.Context(), &sum); err != nil || sum != 43 {
		t.Errorf("the numbers add up to %d, %v, want 43", sum, err)
	}
	if errs[0] != nil || errs[1] != nil || runs[0]+runs[1] < 3 {
		t.Errorf("they ran %v times and got %v", runs, errs)
	}
}

func TestTheCallersTimePassesThrough(t *testing.T) {
	db, unit := newNotas(t, postgres.WithMaxConnections(1))
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	gone, leave := context.WithCancel(t.Context())
	for name, c := range map[string]struct {
		ctx   context.Context
		fn    func(ctx context.Context, tx bun.Tx) error
		wants error
	}{
		"its time is up": {short, func(ctx context.Context, tx bun.Tx) error {
			if err := anotar(ctx, tx, "tarde", 1); err != nil {
				return err
			}
			_, err := tx.NewRaw(`SELECT pg_sleep(30)`).Exec(ctx)
			return err
		}, context.DeadlineExceeded},
		"it went away before the commit": {gone, func(ctx context.Context, tx bun.Tx) error {
			err := anotar(ctx, tx, "ido", 2)
			leave()
			return err
		}, context.Canceled},
	} {
		if err := unit.Do(c.ctx, c.fn); !errors.Is(err, c.wants) || errors.Is(err, postgres.ErrNoResponde) {
			t.Errorf("%s: got %v, want %v", name, err, c.wants)
		}
	}
	notas(t, db)
}

func TestWaitingForAConnectionEndsWithTheCallersTime(t *testing.T) {
	_, unit := newNotas(t, postgres.WithMaxConnections(1))
	err := unit.Do(t.Context(), func(ctx context.Context, _ bun.Tx) error {
		short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
		defer cancel()
		if err := unit.Do(short, func(context.Context, bun.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want the deadline", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
