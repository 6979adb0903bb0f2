// Package postgres opens the database and gives the other adapters what they share: the unit of work, the outbox
// with its relay, and the one place where a driver's error becomes a fault.
package postgres

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"complementarias/domain/fault"
)

const (
	// connectionsPerCore keeps PostgreSQL busy beside this process; more only lets queries get in each other's way, which
	// shows in the slowest one of a hundred.
	connectionsPerCore = 4
	connectTimeout     = 2 * time.Second
)

// DB is the pool that every repository and reader shares.
type DB struct {
	*bun.DB
	pool        *pgxpool.Pool
	constraints map[string]*fault.Error
	afterCommit func()
}

// Option changes how Open sets up the pool.
type Option func(*pgxpool.Config, *DB)

// WithMaxConnections bounds the pool; a pool of one shows a query that escapes its transaction.
func WithMaxConnections(n int32) Option {
	return func(c *pgxpool.Config, _ *DB) { c.MaxConns = n }
}

// WithConstraints tells which fault a broken constraint means to a user; names without a row stay internal errors.
func WithConstraints(constraints map[string]*fault.Error) Option {
	return func(_ *pgxpool.Config, db *DB) {
		for name, f := range constraints {
			db.constraints[name] = f
		}
	}
}

// Open prepares the pool without connecting: the first query does, so a database that is away for a moment does not
// keep the program from starting. Statements are never prepared on the server, which transaction poolers need.
func Open(ctx context.Context, url string, options ...Option) (*DB, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("read DATABASE_URL: %w", errMalformedURL)
	}
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec
	config.ConnConfig.StatementCacheCapacity = 0
	config.ConnConfig.DescriptionCacheCapacity = 0
	config.ConnConfig.ConnectTimeout = connectTimeout
	config.MaxConns = int32(connectionsPerCore * max(2, runtime.GOMAXPROCS(0))) //nolint:gosec // a number of cores
	config.MaxConnIdleTime = 5 * time.Minute
	config.HealthCheckPeriod = 15 * time.Second

	db := &DB{constraints: map[string]*fault.Error{}}
	for _, option := range options {
		option(config, db)
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("make the pool: %w", err)
	}
	db.pool = pool
	// A replica of the previous version must go on reading while a new one has already added a column.
	db.DB = bun.NewDB(stdlib.OpenDBFromPool(pool), pgdialect.New(), bun.WithDiscardUnknownColumns())
	return db, nil
}

// AfterCommit calls fn after each transaction of a unit of work that was kept; it must be quick. Set it before use.
func (db *DB) AfterCommit(fn func()) { db.afterCommit = fn }

// Close waits for the connections in use and closes them all.
func (db *DB) Close() error {
	err := db.DB.Close()
	db.pool.Close()
	return err
}

// Salud tells whether the database answers within a second.
func (db *DB) Salud(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return Fault(db.PingContext(ctx))
}
