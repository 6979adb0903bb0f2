package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/migrate"
)

const (
	migrationsTable = "bun_migrations"
	migrationsLock  = 5120258003 // any number will do, as long as nothing else locks it
	undefinedTable  = "42P01"
)

// EstadoMigracion is one migration of the program and whether the database has it.
type EstadoMigracion struct {
	Nombre    string
	Aplicada  time.Time // UTC; zero while it is pending
	Pendiente bool
}

// Migrate applies the pending migrations of fsys in the order of their names and returns the names of those that this
// call applied. Each one and its mark are committed together, so a failed or interrupted one is tried again by the
// next call. Instances that start at once wait for each other and migrate once, also behind a transaction pooler.
// Unless nothing is pending, it needs two connections at a time: one holds the lock, the other one migrates.
func Migrate(ctx context.Context, db *bun.DB, fsys fs.FS) (aplicadas []string, err error) {
	m, err := newMigrator(db, fsys)
	if err != nil {
		return nil, err
	}
	known, err := m.status(ctx)
	if err != nil || len(known.Unapplied()) == 0 {
		return nil, err
	}
	err = db.RunInTx(ctx, nil, func(ctx context.Context, lock bun.Tx) error {
		if _, err := lock.ExecContext(ctx, "SELECT pg_advisory_xact_lock(?)", migrationsLock); err != nil {
			return fmt.Errorf("lock the migrations: %w", err)
		}
		if err := m.Init(ctx); err != nil {
			return fmt.Errorf("make the table of migrations: %w", err)
		}
		group, err := m.Migrate(ctx)
		aplicadas = names(group.Migrations)
		if err != nil && len(aplicadas) > 0 {
			failed := aplicadas[len(aplicadas)-1]
			aplicadas = aplicadas[:len(aplicadas)-1]
			return fmt.Errorf("migration %s: %w", failed, err)
		}
		return err
	})
	return aplicadas, err
}

// MigrationStatus lists the migrations of fsys in order. It changes nothing, so it also serves a database that has
// never been migrated.
func MigrationStatus(ctx context.Context, db *bun.DB, fsys fs.FS) ([]EstadoMigracion, error) {
	m, err := newMigrator(db, fsys)
	if err != nil {
		return nil, err
	}
	known, err := m.status(ctx)
	if err != nil {
		return nil, err
	}
	estados := make([]EstadoMigracion, len(known))
	for i, one := range known {
		estados[i] = EstadoMigracion{Nombre: one.String(), Pendiente: !one.IsApplied()}
		if one.IsApplied() {
			estados[i].Aplicada = one.MigratedAt.UTC()
		}
	}
	return estados, nil
}

type migrator struct {
	*migrate.Migrator
	all *migrate.Migrations
}

func newMigrator(db *bun.DB, fsys fs.FS) (migrator, error) {
	all := migrate.NewMigrations()
	if err := all.Discover(fsys); err != nil {
		return migrator{}, fmt.Errorf("read the migrations: %w", err)
	}
	return migrator{all: all, Migrator: migrate.NewMigrator(db, all,
		migrate.WithTableName(migrationsTable),
		migrate.WithMarkAppliedOnSuccess(true),
		migrate.WithUpsert(true),
		migrate.AfterMigration(mark),
	)}, nil
}

// mark notes the migration in its own transaction. The migrator does it only after the commit, and a program killed
// between the two would try the same migration again for ever; with the upsert its own mark then changes nothing.
func mark(ctx context.Context, tx bun.IConn, applied *migrate.Migration) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO "+migrationsTable+" (name, group_id) VALUES (?, ?)", applied.Name, applied.GroupID)
	return err
}

// status lists every migration in order; where the table of migrations is missing, none has been applied.
func (m migrator) status(ctx context.Context) (migrate.MigrationSlice, error) {
	known, err := m.MigrationsWithStatus(ctx)
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok && pg.Code == undefinedTable {
		return m.all.Sorted(), nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the state of the migrations: %w", err)
	}
	return known, nil
}

func names(group migrate.MigrationSlice) []string {
	var list []string
	for _, m := range group {
		list = append(list, m.String())
	}
	return list
}
