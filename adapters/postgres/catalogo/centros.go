package catalogo

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// filaCentroEntera is a centre with everything that is kept of it.
type filaCentroEntera struct {
	bun.BaseModel `bun:"table:centros,alias:c"`

	ID             kernel.CentroID `bun:"id,pk"`
	Codigo         string          `bun:"codigo"`
	Nombre         string          `bun:"nombre"`
	Direccion      string          `bun:"direccion"`
	Telefono       string          `bun:"telefono"`
	Ciudad         string          `bun:"ciudad"`
	Region         string          `bun:"region"`
	RegionalCodigo string          `bun:"regional_codigo"`
	FormatoCodigo  string          `bun:"formato_codigo"`
	FormatoVersion string          `bun:"formato_version"`
	// NULL is that of the country.
	LimitePlanta      int       `bun:"limite_planta,nullzero"`
	LimiteContratista int       `bun:"limite_contratista,nullzero"`
	Activo            bool      `bun:"activo"`
	Edicion           int64     `bun:"edicion"`
	CreadoEn          time.Time `bun:"creado_en"`
	ActualizadoEn     time.Time `bun:"actualizado_en"`

	Personas      int `bun:"personas,scanonly"`
	Coordinadores int `bun:"coordinadores,scanonly"`
	Programas     int `bun:"programas,scanonly"`
}

func filaDeCentro(e catalogo.EstadoCentro) filaCentroEntera {
	return filaCentroEntera{ID: e.ID, Codigo: e.Codigo, Nombre: e.Nombre, Direccion: e.Direccion, Telefono: e.Telefono, Ciudad: e.Ciudad, Region: e.Region,
		RegionalCodigo: e.RegionalCodigo, FormatoCodigo: e.FormatoCodigo, FormatoVersion: e.FormatoVersion, LimitePlanta: e.LimitePlanta, LimiteContratista: e.LimiteContratista, Activo: e.Activo, Edicion: e.Edicion,
		CreadoEn: e.CreadoEn, ActualizadoEn: e.ActualizadoEn}
}

func (f filaCentroEntera) estado() catalogo.EstadoCentro {
	return catalogo.EstadoCentro{ID: f.ID, DatosCentro: catalogo.DatosCentro{Codigo: f.Codigo, Nombre: f.Nombre, Direccion: f.Direccion, Telefono: f.Telefono,
		Ciudad: f.Ciudad, Region: f.Region, RegionalCodigo: f.RegionalCodigo, FormatoCodigo: f.FormatoCodigo, FormatoVersion: f.FormatoVersion,
		LimitePlanta: f.LimitePlanta, LimiteContratista: f.LimiteContratista},
		Activo: f.Activo, Edicion: f.Edicion, CreadoEn: f.CreadoEn.UTC(), ActualizadoEn: f.ActualizadoEn.UTC()}
}

// centros implements app.CentroRepository.
type centros struct{ tx bun.IDB }

func (r centros) Get(ctx context.Context, id kernel.CentroID) (*catalogo.Centro, error) {
	var f filaCentroEntera
	// FOR UPDATE keeps rows that refer to the centre from being added meanwhile: they lock it FOR KEY SHARE.
	err := r.tx.NewSelect().Model(&f).ColumnExpr("?TableColumns").Where("c.id = ?", id).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, catalogo.ErrCentroNoEncontrado
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return catalogo.RestoreCentro(f.estado()), nil
}

func (r centros) Uso(ctx context.Context, id kernel.CentroID, hoy kernel.Date) (catalogo.UsoCentro, error) {
	return usoDeCentro(ctx, r.tx, id, hoy)
}

func usoDeCentro(ctx context.Context, db bun.IDB, id kernel.CentroID, hoy kernel.Date) (catalogo.UsoCentro, error) {
	var u catalogo.UsoCentro
	err := db.NewRaw(`SELECT
		(SELECT count(*) FROM usuarios u WHERE u.centro_id = ? AND u.activo),
		(SELECT count(*) FROM usuarios u WHERE u.centro_id = ? AND u.activo AND u.rol = 'COORDINADOR'),
		(SELECT count(*) FROM programas p WHERE p.centro_id = ? AND p.activo),
		(SELECT count(*) FROM solicitudes s WHERE s.centro_id = ? AND s.estado IN ('PENDIENTE', 'EN_REVISION', 'DEVUELTA')),
		(SELECT count(*) FROM solicitudes s WHERE s.centro_id = ? AND s.estado = 'APROBADA'
			AND EXISTS (SELECT 1 FROM solicitud_sesiones x WHERE x.solicitud_id = s.id AND x.fecha >= ?))`,
		id, id, id, id, id, postgres.Fecha{Date: hoy}).Scan(ctx, &u.Personas, &u.Coordinadores, &u.Programas, &u.Abiertas, &u.PorDictar)
	return u, postgres.Fault(err)
}

func (r centros) Add(ctx context.Context, c *catalogo.Centro) error {
	f := filaDeCentro(c.Estado())
	_, err := r.tx.NewInsert().Model(&f).Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

func (r centros) Save(ctx context.Context, c *catalogo.Centro) error {
	f := filaDeCentro(c.Estado())
	leida := f.Edicion
	f.Edicion++
	res, err := r.tx.NewUpdate().Model(&f).ExcludeColumn("id", "creado_en").Where("id = ? AND edicion = ?", f.ID, leida).Returning("NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(catalogo.ErrCentroModificado, err)
	}
	return nil
}

// Todos implements CentroReader.
func (r Reader) Todos(ctx context.Context) ([]app.CentroFila, error) {
	var filas []filaCentroEntera
	err := r.db.NewSelect().Model(&filas).ColumnExpr("?TableColumns").
		ColumnExpr("coalesce(u.personas, 0) AS personas, coalesce(u.coordinadores, 0) AS coordinadores, coalesce(p.programas, 0) AS programas").
		Join(`LEFT JOIN (SELECT centro_id, count(*) AS personas, count(*) FILTER (WHERE rol = 'COORDINADOR') AS coordinadores
			FROM usuarios WHERE activo GROUP BY centro_id) AS u ON u.centro_id = c.id`).
		Join(`LEFT JOIN (SELECT centro_id, count(*) AS programas FROM programas WHERE activo GROUP BY centro_id) AS p ON p.centro_id = c.id`).
		OrderExpr(`c.region COLLATE "C", c.codigo`).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	lista := make([]app.CentroFila, len(filas))
	for i, f := range filas {
		lista[i] = app.CentroFila{EstadoCentro: f.estado(), Personas: f.Personas, Coordinadores: f.Coordinadores, Programas: f.Programas}
	}
	return lista, nil
}

// Centro implements CentroReader.
func (r Reader) Centro(ctx context.Context, id kernel.CentroID, hoy kernel.Date) (app.CentroCompleto, error) {
	var f filaCentroEntera
	err := r.db.NewSelect().Model(&f).ColumnExpr("?TableColumns").Where("c.id = ?", id).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return app.CentroCompleto{}, catalogo.ErrCentroNoEncontrado
	}
	if err != nil {
		return app.CentroCompleto{}, postgres.Fault(err)
	}
	completo := app.CentroCompleto{EstadoCentro: f.estado(), Coordinadores: []app.CoordinadorView{}}
	if completo.Uso, err = usoDeCentro(ctx, r.db, id, hoy); err != nil {
		return app.CentroCompleto{}, err
	}
	err = r.db.NewRaw(`SELECT id, nombre, correo FROM usuarios WHERE centro_id = ? AND activo AND rol = 'COORDINADOR' ORDER BY busqueda, id`, id).
		Scan(ctx, &completo.Coordinadores)
	return completo, postgres.Fault(err)
}
