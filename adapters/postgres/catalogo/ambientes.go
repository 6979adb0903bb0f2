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

type filaAmbiente struct {
	bun.BaseModel `bun:"table:ambientes,alias:a"`

	ID            catalogo.AmbienteID   `bun:"id,pk"`
	CentroID      kernel.CentroID       `bun:"centro_id"`
	Nombre        string                `bun:"nombre"`
	Clave         string                `bun:"clave"`
	Tipo          catalogo.TipoAmbiente `bun:"tipo"`
	Capacidad     int                   `bun:"capacidad,nullzero"`
	Activo        bool                  `bun:"activo"`
	Edicion       int64                 `bun:"edicion"`
	CreadoEn      time.Time             `bun:"creado_en"`
	ActualizadoEn time.Time             `bun:"actualizado_en"`
}

func filaDeAmbiente(e catalogo.EstadoAmbiente) filaAmbiente {
	return filaAmbiente{ID: e.ID, CentroID: e.CentroID, Nombre: e.Nombre, Clave: e.Clave(), Tipo: e.Tipo, Capacidad: e.Capacidad, Activo: e.Activo,
		Edicion: e.Edicion, CreadoEn: e.CreadoEn, ActualizadoEn: e.ActualizadoEn}
}

func (f filaAmbiente) estado() catalogo.EstadoAmbiente {
	return catalogo.EstadoAmbiente{ID: f.ID, CentroID: f.CentroID, Edicion: f.Edicion, CreadoEn: f.CreadoEn.UTC(), ActualizadoEn: f.ActualizadoEn.UTC(),
		DatosAmbiente: catalogo.DatosAmbiente{Nombre: f.Nombre, Tipo: f.Tipo, Capacidad: f.Capacidad, Activo: f.Activo}}
}

// ambientes implements app.AmbienteRepository.
type ambientes struct{ tx bun.IDB }

func (r ambientes) CentroDe(ctx context.Context, id catalogo.AmbienteID) (kernel.CentroID, error) {
	var centro string
	err := r.tx.NewRaw("SELECT centro_id FROM ambientes WHERE id = ?", id).Scan(ctx, &centro)
	if errors.Is(err, sql.ErrNoRows) {
		return "", catalogo.ErrAmbienteNoEncontrado
	}
	return kernel.CentroID(centro), postgres.Fault(err)
}

// DelCentro locks the centre only against others who do the same and against changes of it; what refers to it goes on.
func (r ambientes) DelCentro(ctx context.Context, centro kernel.CentroID) ([]catalogo.EstadoAmbiente, error) {
	var id string
	err := r.tx.NewRaw("SELECT id FROM centros WHERE id = ? FOR NO KEY UPDATE", centro).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, catalogo.ErrCentroNoEncontrado
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return ambientesDe(ctx, r.tx, centro)
}

func ambientesDe(ctx context.Context, db bun.IDB, centro kernel.CentroID) ([]catalogo.EstadoAmbiente, error) {
	var filas []filaAmbiente
	if err := db.NewSelect().Model(&filas).Where("a.centro_id = ?", centro).OrderExpr(`a.clave COLLATE "C"`).Scan(ctx); err != nil {
		return nil, postgres.Fault(err)
	}
	lista := make([]catalogo.EstadoAmbiente, len(filas))
	for i, f := range filas {
		lista[i] = f.estado()
	}
	return lista, nil
}

func (r ambientes) Add(ctx context.Context, a catalogo.EstadoAmbiente) error {
	f := filaDeAmbiente(a)
	_, err := r.tx.NewInsert().Model(&f).Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

func (r ambientes) Save(ctx context.Context, a catalogo.EstadoAmbiente) error {
	f := filaDeAmbiente(a)
	f.Edicion++
	res, err := r.tx.NewUpdate().Model(&f).ExcludeColumn("id", "centro_id", "creado_en").Where("id = ? AND edicion = ?", f.ID, a.Edicion).Returning("NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(catalogo.ErrAmbienteModificado, err)
	}
	return nil
}

// AmbientesDe implements app.AmbienteReader with two queries.
func (r Reader) AmbientesDe(ctx context.Context, centro kernel.CentroID) (app.CentroView, []catalogo.EstadoAmbiente, error) {
	var v app.CentroView
	err := r.db.NewRaw("SELECT nombre, codigo, ciudad FROM centros WHERE id = ?", centro).Scan(ctx, &v.Nombre, &v.Codigo, &v.Ciudad)
	if errors.Is(err, sql.ErrNoRows) {
		return app.CentroView{}, nil, catalogo.ErrCentroNoEncontrado
	}
	if err != nil {
		return app.CentroView{}, nil, postgres.Fault(err)
	}
	lista, err := ambientesDe(ctx, r.db, centro)
	return v, lista, err
}

// VerAmbiente implements app.AmbienteReader.
func (r Reader) VerAmbiente(ctx context.Context, id catalogo.AmbienteID) (app.AmbienteView, error) {
	var f struct {
		filaAmbiente
		CentroNombre, CentroCodigo, CentroMunicipio string
	}
	err := r.db.NewRaw(`SELECT a.*, c.nombre AS centro_nombre, c.codigo AS centro_codigo, c.ciudad AS centro_municipio
		FROM ambientes a JOIN centros c ON c.id = a.centro_id WHERE a.id = ?`, id).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	if err != nil {
		return app.AmbienteView{}, postgres.Fault(err)
	}
	return app.AmbienteView{EstadoAmbiente: f.estado(), Centro: app.CentroView{Nombre: f.CentroNombre, Codigo: f.CentroCodigo, Ciudad: f.CentroMunicipio}}, nil
}
