package postgres

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"

	"complementarias/application/uow"
)

const attempts = 4 // the first try and three repetitions

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
	var err error
	for range attempts {
		err = u.once(ctx, fn)
		if err == nil || !retryable(err) || ctx.Err() != nil {
			break
		}
	}
	if err == nil && u.db.afterCommit != nil {
		u.db.afterCommit()
	}
	return u.db.broken(err)
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
	return tx.Commit()
}
