package catalogo

import (
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"complementarias/adapters/postgres"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// lote locks many programmes, against changes and against solicitudes that begin meanwhile.
type lote struct{ tx bun.IDB }

func (r lote) PorCodigo(ctx context.Context, codigos []string) ([]*catalogo.Programa, error) {
	return r.leer(ctx, "codigo", codigos)
}

func (r lote) PorID(ctx context.Context, ids []kernel.ProgramaID) ([]*catalogo.Programa, error) {
	return r.leer(ctx, "id", textos(ids))
}

func (r lote) leer(ctx context.Context, columna string, valores []string) ([]*catalogo.Programa, error) {
	var ids []string
	err := r.tx.NewRaw(`SELECT id FROM programas WHERE ? = ANY(?) ORDER BY id COLLATE "C" FOR UPDATE`, bun.Ident(columna), pgdialect.Array(slices.DeleteFunc(valores, postgres.ConNulo))).Scan(ctx, &ids)
	if err != nil || len(ids) == 0 {
		return nil, postgres.Fault(err)
	}
	var filas []filaPrograma
	err = r.tx.NewSelect().Model(&filas).ColumnExpr("?TableColumns").Apply(conPartes).Where("p.id = ANY(?)", pgdialect.Array(ids)).OrderExpr(`p.id COLLATE "C"`).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	programas := make([]*catalogo.Programa, len(filas))
	for i, f := range filas {
		programas[i] = catalogo.RestorePrograma(f.estado())
	}
	return programas, nil
}

func (r lote) Pedidos(ctx context.Context, ids []kernel.ProgramaID, desde time.Time) (map[kernel.ProgramaID]bool, error) {
	var pedidos []string
	err := r.tx.NewRaw(`SELECT DISTINCT programa_id FROM solicitudes WHERE programa_id = ANY(?) AND (creada_en >= ? OR fecha_envio >= ?)`,
		pgdialect.Array(textos(ids)), desde, desde).Scan(ctx, &pedidos)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	de := map[kernel.ProgramaID]bool{}
	for _, id := range pedidos {
		de[kernel.ProgramaID(id)] = true
	}
	return de, nil
}

// Quitar takes its parts with it.
func (r lote) Quitar(ctx context.Context, id kernel.ProgramaID) error {
	_, err := r.tx.NewDelete().Model((*filaPrograma)(nil)).Where("id = ?", string(id)).Exec(ctx)
	return postgres.Fault(err)
}

func textos(ids []kernel.ProgramaID) []string {
	t := make([]string, len(ids))
	for i, id := range ids {
		t[i] = string(id)
	}
	return t
}
