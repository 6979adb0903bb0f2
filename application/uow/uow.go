// Package uow names the transaction that a use case works in.
package uow

import "context"

// UnitOfWork runs fn in one transaction: everything that tx did is kept when fn returns nil, and nothing otherwise.
// fn may run again after a serialization failure or a deadlock, so it has no effect outside of tx.
type UnitOfWork[T any] interface {
	Do(ctx context.Context, fn func(ctx context.Context, tx T) error) error
}
