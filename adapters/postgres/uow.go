package postgres

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/uptrace/bun"

	"complementarias/application/uow"
)

const (
	attempts   = 4 // the first try and three repetitions
	firstPause = 10 * time.Millisecond
)

type unitOfWork[T any] struct {
	db   *DB
	bind func(tx bun.Tx) T
}

// NewUnitOfWork makes the transaction of one module: bind hands its repositories the running transaction.
// Isolation is READ COMMITTED: use cases take their locks first and read after them. A broken constraint comes out of
// Do as the fault registered for it.
func NewUnitOfWork[T any](db *DB, bind func(tx bun.Tx) T) uow.UnitOfWork[T] {
	return unitOfWork[T]{db: db, bind: bind}
}

func (u unitOfWork[T]) Do(ctx context.Context, fn func(ctx context.Context, tx T) error) error {
	err := u.once(ctx, fn)
	for repetition := 1; repetition < attempts && retryable(err) && pause(ctx, repetition); repetition++ {
		err = u.once(ctx, fn)
	}
	if err == nil && u.db.afterCommit != nil {
		u.db.afterCommit()
	}
	return u.db.broken(err)
}

// pause lets the transaction that won finish first: begun at once, the repetition would often take the same lock before it
// and meet it again. It reports whether the caller still has time.
func pause(ctx context.Context, repetition int) bool {
	step := firstPause << repetition
	select {
	case <-time.After(step/2 + rand.N(step/2)): //nolint:gosec // it only spreads the repetitions
		return true
	case <-ctx.Done():
		return false
	}
}

func (u unitOfWork[T]) once(ctx context.Context, fn func(ctx context.Context, tx T) error) (err error) {
	tx, err := u.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return err
	}
	defer func() {
		// After a commit this says ErrTxDone; after a panic or an error it undoes everything.
		if rollbackErr := tx.Rollback(); rollbackErr != nil && !errors.Is(rollbackErr, sql.ErrTxDone) && err != nil {
			err = errors.Join(err, rollbackErr)
		}
	}()
	if err := fn(ctx, u.bind(tx)); err != nil {
		return err
	}
	err = tx.Commit()
	if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
		return ctx.Err() // database/sql has undone it because the caller's time was up
	}
	return err
}
