// Package sistema asks PostgreSQL how it is doing, and keeps the backups that were noted.
package sistema

import (
	"context"
	"database/sql"
	"io/fs"
	"strings"

	"complementarias/adapters/postgres"
	app "complementarias/application/sistema"
)

// Medidor implements app.Medidor.
type Medidor struct {
	db          *postgres.DB
	migraciones fs.FS
}

// NewMedidor compares the database with the migrations of the program.
func NewMedidor(db *postgres.DB, migraciones fs.FS) Medidor { return Medidor{db, migraciones} }

// Medir makes two queries.
func (m Medidor) Medir(ctx context.Context) (app.BaseDeDatos, error) {
	var b app.BaseDeDatos
	var en sql.NullTime
	err := m.db.NewRaw(`SELECT current_setting('server_version'), pg_database_size(current_database()), r.en, coalesce(r.donde, '')
		FROM (SELECT 1) uno LEFT JOIN (SELECT en, donde FROM respaldos ORDER BY en DESC, id DESC LIMIT 1) r ON true`).
		Scan(ctx, &b.Version, &b.Bytes, &en, &b.UltimoRespaldo.Donde)
	if err != nil {
		return app.BaseDeDatos{}, postgres.Fault(err)
	}
	if en.Valid {
		b.UltimoRespaldo.En = en.Time.UTC()
	}
	b.Version, _, _ = strings.Cut(b.Version, " ") // distributions add their own name
	estados, err := postgres.MigrationStatus(ctx, m.db.DB, m.migraciones)
	if err != nil {
		return app.BaseDeDatos{}, postgres.Fault(err)
	}
	for _, e := range estados {
		if e.Pendiente {
			b.Pendientes = append(b.Pendientes, e.Nombre)
			continue
		}
		b.Migraciones++
		if e.Aplicada.After(b.UltimaMigracion) {
			b.UltimaMigracion = e.Aplicada
		}
	}
	return b, nil
}
