// Package bootstrap is the only place that knows every adapter: it reads top to bottom as the list of what the program is
// made of. Tests start the very same application through it.
package bootstrap

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.uber.org/zap"

	"complementarias/adapters/postgres"
	pgcatalogo "complementarias/adapters/postgres/catalogo"
	"complementarias/adapters/postgres/embedded"
	pgfrases "complementarias/adapters/postgres/frases"
	pgidentidad "complementarias/adapters/postgres/identidad"
	pgsolicitudes "complementarias/adapters/postgres/solicitudes"
	"complementarias/config"
	"complementarias/migrations"
)

const (
	privateDatabase = "complementarias"
	startTimeout    = 60 * time.Second
	stopTimeout     = 15 * time.Second
)

// Database is the connection pool and, when it is ours, the PostgreSQL behind it.
type Database struct {
	*postgres.DB
	server *embedded.Server // nil when DATABASE_URL names somebody else's
	// Folder is where the private PostgreSQL keeps its data; empty when there is none.
	Folder string
}

// OpenDatabase connects to DATABASE_URL or starts the private PostgreSQL of development. It does not migrate.
func OpenDatabase(ctx context.Context, cfg config.Config, log *zap.Logger) (*Database, error) {
	d := &Database{}
	url := cfg.DatabaseURL.Reveal()
	if url == "" {
		var err error
		if url, err = d.startPrivate(ctx, cfg.DataDir, log); err != nil {
			return nil, err
		}
	}
	db, err := postgres.Open(ctx, url, postgres.WithConstraints(pgcatalogo.Constraints()), postgres.WithConstraints(pgidentidad.Constraints()),
		postgres.WithConstraints(pgsolicitudes.Constraints()), postgres.WithConstraints(pgfrases.Constraints()))
	if err != nil {
		return nil, errors.Join(err, d.stopPrivate(ctx))
	}
	d.DB = db
	return d, nil
}

func (d *Database) startPrivate(ctx context.Context, folder string, log *zap.Logger) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	server, err := embedded.Start(ctx, embedded.Options{DataDir: filepath.Join(folder, "postgres"), Logf: log.Sugar().Infof})
	if err != nil {
		return "", fmt.Errorf("iniciar PostgreSQL privado: %w", err)
	}
	d.server, d.Folder = server, server.DataDir()
	if err := errors.Join(d.discardHalfFilled(ctx), server.EnsureDatabase(ctx, privateDatabase)); err != nil {
		return "", errors.Join(fmt.Errorf("crear la base de datos privada: %w", err), d.stopPrivate(ctx))
	}
	return server.URL(privateDatabase), nil
}

// fillPrivate runs fill under a mark that outlives a program that is stopped or killed meanwhile.
func (d *Database) fillPrivate(fill func() error) error {
	if err := os.WriteFile(d.fillingMark(), nil, 0o600); err != nil {
		return err
	}
	if err := fill(); err != nil {
		return err
	}
	return os.Remove(d.fillingMark())
}

// discardHalfFilled drops what a fillPrivate cut short has left. Nobody has worked with it: the program serves once
// fillPrivate is done.
func (d *Database) discardHalfFilled(ctx context.Context) error {
	switch _, err := os.Stat(d.fillingMark()); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	if err := d.server.DropDatabase(ctx, privateDatabase); err != nil {
		return err
	}
	return os.Remove(d.fillingMark())
}

func (d *Database) fillingMark() string { return filepath.Join(d.Folder, "demostracion-sin-terminar") }

// Private tells whether the database is our own PostgreSQL.
func (d *Database) Private() bool { return d.server != nil }

// Exited is closed when the private PostgreSQL has died; it is nil, and blocks for ever, when there is none.
func (d *Database) Exited() <-chan struct{} {
	if d.server == nil {
		return nil
	}
	return d.server.Exited()
}

// Migrate brings the schema up to date and returns the names of what it applied.
func (d *Database) Migrate(ctx context.Context) ([]string, error) {
	applied, err := postgres.Migrate(ctx, d.DB.DB, migrations.FS)
	return applied, d.named(err)
}

// MigrationStatus lists every migration and when it was applied.
func (d *Database) MigrationStatus(ctx context.Context) ([]postgres.EstadoMigracion, error) {
	states, err := postgres.MigrationStatus(ctx, d.DB.DB, migrations.FS)
	return states, d.named(err)
}

// named says which setting to look at when the database of DATABASE_URL cannot be reached.
func (d *Database) named(err error) error {
	if d.Private() || !errors.Is(postgres.Fault(err), postgres.ErrNoResponde) {
		return err
	}
	return fmt.Errorf("no se puede usar la base de datos de DATABASE_URL; revise servidor, puerto, usuario, clave y sslmode: %w", err)
}

// Empty tells whether nobody has an account yet.
func (d *Database) Empty(ctx context.Context) (bool, error) {
	hay, err := d.NewSelect().Table("usuarios").Limit(1).Exists(ctx)
	return !hay, postgres.Fault(err)
}

// Close closes the pool and stops what OpenDatabase started.
func (d *Database) Close(ctx context.Context) error {
	return errors.Join(d.DB.Close(), d.stopPrivate(ctx))
}

func (d *Database) stopPrivate(ctx context.Context) error {
	if d.server == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	return d.server.Stop(ctx)
}
