package identidad

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

type accesoRow struct {
	bun.BaseModel `bun:"table:accesos,alias:a"`

	ID             string    `bun:"id,pk"`
	Numero         string    `bun:"numero"`
	Estado         string    `bun:"estado"`
	PedidoEn       time.Time `bun:"pedido_en"`
	CentroID       string    `bun:"centro_id"`
	Cargo          string    `bun:"cargo"`
	Nombres        string    `bun:"nombres"`
	Apellidos      string    `bun:"apellidos"`
	Cedula         string    `bun:"cedula"`
	Telefono       string    `bun:"telefono"`
	Correo         string    `bun:"correo"`
	Justificacion  string    `bun:"justificacion"`
	Terminos       string    `bun:"terminos"`
	Busqueda       string    `bun:"busqueda"`
	DecididoEn     time.Time `bun:"decidido_en,nullzero"`
	DecididoPor    string    `bun:"decidido_por,nullzero"`
	DecididoNombre string    `bun:"decidido_nombre"`
	Motivo         string    `bun:"motivo"`
	UsuarioID      string    `bun:"usuario_id,nullzero"`
	PurgadoEn      time.Time `bun:"purgado_en,nullzero"`
}

func toAccesoRow(a *identidad.Acceso) *accesoRow {
	r := a.Registro()
	return &accesoRow{
		ID: string(r.ID), Numero: r.Numero, Estado: string(r.Estado), PedidoEn: r.Pedido, CentroID: string(r.Centro), Cargo: string(r.Cargo),
		Nombres: r.Nombres, Apellidos: r.Apellidos, Cedula: r.Cedula, Telefono: r.Telefono, Correo: r.Correo, Justificacion: r.Justificacion,
		Terminos: r.Terminos, Busqueda: r.Busqueda(), DecididoEn: r.Decidido, DecididoPor: string(r.DecididoPor), DecididoNombre: r.DecididoNombre,
		Motivo: r.Motivo, UsuarioID: string(r.Usuario),
	}
}

func (r *accesoRow) registro() identidad.RegistroAcceso {
	g := identidad.RegistroAcceso{
		ID: identidad.AccesoID(r.ID), Numero: r.Numero, Estado: identidad.EstadoAcceso(r.Estado), Pedido: r.PedidoEn.UTC(),
		Centro: kernel.CentroID(r.CentroID), Cargo: kernel.Rol(r.Cargo), Nombres: r.Nombres, Apellidos: r.Apellidos, Cedula: r.Cedula,
		Telefono: r.Telefono, Correo: r.Correo, Justificacion: r.Justificacion, Terminos: r.Terminos,
		DecididoPor: kernel.UsuarioID(r.DecididoPor), DecididoNombre: r.DecididoNombre, Motivo: r.Motivo, Usuario: kernel.UsuarioID(r.UsuarioID),
	}
	if !r.DecididoEn.IsZero() {
		g.Decidido = r.DecididoEn.UTC()
	}
	return g
}

type accesos struct{ db bun.IDB }

func (r accesos) AnotarEnvio(ctx context.Context, red string, desde, at time.Time) (int, time.Time, error) {
	if _, err := r.db.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('acceso:' || ?, 0))`, red).Exec(ctx); err != nil {
		return 0, time.Time{}, postgres.Fault(err)
	}
	var n int
	var primero time.Time
	err := r.db.NewRaw(`SELECT count(*), coalesce(min(en), ?) FROM acceso_envios WHERE red = ? AND en > ?`, at, red, desde).Scan(ctx, &n, &primero)
	if err != nil {
		return 0, time.Time{}, postgres.Fault(err)
	}
	_, err = r.db.NewRaw(`INSERT INTO acceso_envios (red, en) VALUES (?, ?)`, red, at).Exec(ctx)
	return n, primero.UTC(), postgres.Fault(err)
}

func (r accesos) Siguiente(ctx context.Context, anio int) (int64, error) {
	var n int64
	err := r.db.NewRaw(`INSERT INTO acceso_contadores (anio, valor) VALUES (?, 1)
		ON CONFLICT (anio) DO UPDATE SET valor = acceso_contadores.valor + 1 RETURNING valor`, anio).Scan(ctx, &n)
	return n, postgres.Fault(err)
}

func (r accesos) Situar(ctx context.Context, correo, cedula string, centro kernel.CentroID) (app.Situacion, error) {
	var s app.Situacion
	err := r.db.NewRaw(`SELECT
		coalesce((SELECT u.id FROM usuarios u WHERE u.activo AND lower(u.correo) = ?),
		         (SELECT u.id FROM usuarios u WHERE u.activo AND u.cedula = ? AND u.cedula <> ''), ''),
		coalesce((SELECT a.id FROM accesos a WHERE a.estado = 'PENDIENTE' AND a.correo = ?),
		         (SELECT a.id FROM accesos a WHERE a.estado = 'PENDIENTE' AND a.cedula = ?), ''),
		EXISTS (SELECT FROM centros c WHERE c.id = ? AND c.activo)`,
		correo, cedula, correo, cedula, string(centro)).Scan(ctx, &s.Usuario, &s.Original, &s.CentroAbierto)
	return s, postgres.Fault(err)
}

func (r accesos) Add(ctx context.Context, a *identidad.Acceso) error {
	_, err := r.db.NewInsert().Model(toAccesoRow(a)).Exec(ctx)
	return postgres.Fault(err)
}

func (r accesos) Get(ctx context.Context, id identidad.AccesoID, alcance identidad.Alcance) (*identidad.Acceso, error) {
	if postgres.ConNulo(string(id)) {
		return nil, identidad.ErrAccesoNoExiste
	}
	var row accesoRow
	err := enAlcanceAccesos(r.db.NewSelect().Model(&row), alcance).Where("a.id = ?", string(id)).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, identidad.ErrAccesoNoExiste
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return identidad.RestoreAcceso(row.registro()), nil
}

func (r accesos) Save(ctx context.Context, a *identidad.Acceso) error {
	_, err := r.db.NewUpdate().Model(toAccesoRow(a)).
		Column("estado", "decidido_en", "decidido_por", "decidido_nombre", "motivo", "usuario_id").WherePK().Exec(ctx)
	return postgres.Fault(err)
}

func (r accesos) Inactivo(ctx context.Context, cedula string) (kernel.UsuarioID, error) {
	var id kernel.UsuarioID
	err := r.db.NewRaw(`SELECT u.id FROM usuarios u WHERE u.cedula = ? AND u.cedula <> '' AND NOT u.activo
		ORDER BY u.actualizado_en DESC, u.id LIMIT 1`, cedula).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, postgres.Fault(err)
}

// enAlcanceAccesos is identidad.Alcance.IncluyeAcceso in SQL.
func enAlcanceAccesos(q *bun.SelectQuery, a identidad.Alcance) *bun.SelectQuery {
	q = q.Where("a.estado <> 'DUPLICADO'")
	if a.Pais {
		return q
	}
	return q.Where("a.centro_id = ?", string(a.Centro)).Where("a.cargo = 'INSTRUCTOR'")
}
