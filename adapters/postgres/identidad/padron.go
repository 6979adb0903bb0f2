package identidad

import (
	"context"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"complementarias/adapters/postgres"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// padron locks accounts: those that an import changes against other changes, those that its undo closes also against sessions
// that begin and work that is handed over meanwhile.
type padron struct{ db bun.IDB }

func (r padron) Conocidas(ctx context.Context, cedulas, correos []string) ([]*identidad.Usuario, error) {
	return r.leer(ctx, "NO KEY UPDATE OF u", func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("u.cedula <> '' AND u.cedula = ANY(?)", pgdialect.Array(cedulas)).
			WhereOr("u.activo AND lower(u.correo) = ANY(?)", pgdialect.Array(correos))
	})
}

func (r padron) PorID(ctx context.Context, ids []kernel.UsuarioID) ([]*identidad.Usuario, error) {
	return r.leer(ctx, "UPDATE OF u", func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("u.id = ANY(?)", pgdialect.Array(textos(ids)))
	})
}

func (r padron) leer(ctx context.Context, candado string, donde func(*bun.SelectQuery) *bun.SelectQuery) ([]*identidad.Usuario, error) {
	var filas []usuarioRow
	err := donde(r.db.NewSelect().Model(&filas)).OrderExpr(`u.id COLLATE "C"`).For(candado).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	cuentas := make([]*identidad.Usuario, len(filas))
	for i := range filas {
		cuentas[i] = filas[i].usuario()
	}
	return cuentas, nil
}

func (r padron) Usadas(ctx context.Context, ids []kernel.UsuarioID) (map[kernel.UsuarioID]bool, error) {
	var usadas []string
	err := r.db.NewRaw(`SELECT u.id FROM usuarios u WHERE u.id = ANY(?) AND (EXISTS (SELECT FROM sesiones s WHERE s.usuario_id = u.id)
		OR EXISTS (SELECT FROM solicitudes o WHERE o.instructor_id = u.id))`, pgdialect.Array(textos(ids))).Scan(ctx, &usadas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	de := map[kernel.UsuarioID]bool{}
	for _, id := range usadas {
		de[kernel.UsuarioID(id)] = true
	}
	return de, nil
}

func textos(ids []kernel.UsuarioID) []string {
	t := make([]string, len(ids))
	for i, id := range ids {
		t[i] = string(id)
	}
	return t
}
