package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
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
	all, err := discover(fsys)
	if err != nil {
		return migrator{}, fmt.Errorf("read the migrations: %w", err)
	}
	return migrator{all: all, Migrator: migrate.NewMigrator(db, all,
		migrate.WithTableName(migrationsTable),
		migrate.WithMarkAppliedOnSuccess(true),
		migrate.WithUpsert(true),
	)}, nil
}

const migrationSuffix = ".tx.up.sql"

// discover reads the names of the migrations. The library's own Discover also renders templates, and a program that can do
// that keeps every exported method of every type (ADR 0020).
func discover(fsys fs.FS) (*migrate.Migrations, error) {
	files, err := fs.Glob(fsys, "*"+migrationSuffix)
	if err != nil {
		return nil, err
	}
	all, seen := migrate.NewMigrations(), map[string]string{}
	for _, file := range files {
		at, what, named := strings.Cut(strings.TrimSuffix(file, migrationSuffix), "_")
		if _, err := strconv.ParseUint(at, 10, 64); err != nil || len(at) != len("20060102150405") || !named {
			return nil, fmt.Errorf("%s is not named <UTC timestamp>_<module>_<what>%s", file, migrationSuffix)
		}
		if other, taken := seen[at]; taken {
			return nil, fmt.Errorf("%s and %s have the same timestamp", other, file)
		}
		seen[at] = file
		all.Add(migrate.Migration{Name: at, Comment: what, Up: up(fsys, file)})
	}
	return all, nil
}

// up applies a file and marks it in one transaction. The migrator marks it only after the commit, and a program killed
// between the two would try the same migration again for ever; with the upsert the migrator's mark then changes nothing.
func up(fsys fs.FS, file string) func(context.Context, *migrate.Migrator, *migrate.Migration) error {
	return func(ctx context.Context, m *migrate.Migrator, one *migrate.Migration) error {
		statements, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		return m.DB().RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
			if _, err := tx.ExecContext(ctx, string(statements)); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, "INSERT INTO "+migrationsTable+" (name, group_id) VALUES (?, ?)", one.Name, one.GroupID)
			return err
		})
	}
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
