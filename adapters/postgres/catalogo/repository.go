package catalogo

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	pglotes "complementarias/adapters/postgres/lotes"
	app "complementarias/application/catalogo"
	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Constraints tells what a broken constraint of these tables means to a user.
func Constraints() map[string]*fault.Error {
	return map[string]*fault.Error{
		"uq_programas_codigo":     catalogo.ErrCodigoEnUso,
		"fk_programas_centro":     catalogo.ErrCentroNoExiste,
		"uq_centros_codigo":       catalogo.ErrCodigoCentroEnUso,
		"pk_festivos":             catalogo.ErrFestivoExiste,
		"fk_recesos_centro":       catalogo.ErrCentroNoExiste,
		"uq_ambientes_clave":      catalogo.ErrAmbienteRepetido,
		"pk_programas_especiales": catalogo.ErrCodigoEspecialEnUso,
	}
}

// NewUnitOfWork makes the module's transaction; db must have been opened with Constraints.
func NewUnitOfWork(db *postgres.DB, outbox *postgres.Outbox, auditoria postgres.Auditoria) uow.UnitOfWork[app.Tx] {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Programas: programas{tx}, Lote: lote{tx}, Importaciones: pglotes.New(tx), Centros: centros{tx}, Festivos: festivos{tx}, Recesos: recesos{tx},
			Ambientes: ambientes{tx}, Especiales: especiales{tx}, Auditoria: auditoria.In(tx), Outbox: outbox.In(tx)}
	})
}

type programas struct {
	tx bun.IDB
}

func (r programas) Get(ctx context.Context, id kernel.ProgramaID) (*catalogo.Programa, error) {
	return r.bloquear(ctx, "id = ?", string(id))
}

func (r programas) GetPorCodigo(ctx context.Context, codigo string) (*catalogo.Programa, error) {
	return r.bloquear(ctx, "codigo = ?", codigo)
}

func (r programas) bloquear(ctx context.Context, donde string, valor any) (*catalogo.Programa, error) {
	var id string
	err := r.tx.NewRaw(`SELECT id FROM programas WHERE `+donde+` FOR UPDATE`, valor).Scan(ctx, &id)
	var f filaPrograma
	if err == nil {
		err = r.tx.NewSelect().Model(&f).ColumnExpr("?TableColumns").Apply(conPartes).Where("p.id = ?", id).Scan(ctx)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return nil, catalogo.ErrProgramaNoEncontrado
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return catalogo.RestorePrograma(f.estado()), nil
}

// Save keeps the edition that it replaces, because solicitudes show the one that they were sent with.
func (r programas) Save(ctx context.Context, p *catalogo.Programa) error {
	f := filaDe(p.Estado())
	leida := f.Edicion
	f.Edicion++
	_, err := r.tx.NewRaw(`INSERT INTO programa_ediciones (programa_id, edicion, curso)
		SELECT p.id, p.edicion, programa_entero(p.id)::jsonb FROM programas p WHERE p.id = ? AND p.edicion = ? ON CONFLICT DO NOTHING`, f.ID, leida).Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	res, err := r.tx.NewUpdate().Model(&f).ExcludeColumn("id", "centro_id", "creado_en").
		Where("id = ? AND edicion = ?", f.ID, leida).Returning("NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(catalogo.ErrProgramaModificado, err)
	}
	for _, parte := range []any{(*filaObjetivo)(nil), (*filaCompetencia)(nil), (*filaResultado)(nil)} {
		if _, err := r.tx.NewDelete().Model(parte).Where("programa_id = ?", f.ID).Exec(ctx); err != nil {
			return postgres.Fault(err)
		}
	}
	return r.insertarPartes(ctx, f)
}

func (r programas) Add(ctx context.Context, p *catalogo.Programa) error {
	f := filaDe(p.Estado())
	if _, err := r.tx.NewInsert().Model(&f).Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	return r.insertarPartes(ctx, f)
}

func (r programas) insertarPartes(ctx context.Context, f filaPrograma) error {
	if err := insertar(ctx, r.tx, f.Objetivos); err != nil {
		return err
	}
	if err := insertar(ctx, r.tx, f.Competencias); err != nil {
		return err
	}
	return insertar(ctx, r.tx, f.Resultados)
}

func insertar[F any](ctx context.Context, tx bun.IDB, filas []F) error {
	if len(filas) == 0 {
		return nil
	}
	_, err := tx.NewInsert().Model(&filas).Exec(ctx)
	return postgres.Fault(err)
}
