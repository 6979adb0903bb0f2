package solicitudes

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func (r reader) ConFichas(ctx context.Context, codigos []string, alcance solicitudes.Alcance) ([]solicitudes.ConFicha, error) {
	if len(codigos) == 0 {
		return nil, nil
	}
	var filas []struct {
		ID          string
		Codigo      string
		Estado      string
		Numero      string
		Provisional bool
	}
	donde, args := enAlcance(alcance)
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.estado, coalesce(s.numero_ficha, '') AS numero, s.ficha_provisional AS provisional
		FROM solicitudes s WHERE `+donde+` AND s.codigo IN (?)`, append(args, bun.List(codigos))...).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	cursos := make([]solicitudes.ConFicha, len(filas))
	for i, f := range filas {
		cursos[i] = solicitudes.ConFicha{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Estado: solicitudes.Estado(f.Estado),
			Ficha: solicitudes.Ficha{Numero: f.Numero, Provisional: f.Provisional}}
	}
	return cursos, nil
}

func (r reader) FichasEnUso(ctx context.Context, numeros []string) ([]string, error) {
	if len(numeros) == 0 {
		return nil, nil
	}
	var usados []string
	err := r.db.NewRaw(`SELECT s.numero_ficha FROM solicitudes s WHERE s.numero_ficha IN (?)`, bun.List(numeros)).Scan(ctx, &usados)
	return usados, postgres.Fault(err)
}
