package solicitudestest

import (
	"context"
	"slices"

	"complementarias/domain/solicitudes"
)

// ConFichas implements app.Reader.
func (l lector) ConFichas(_ context.Context, codigos []string, alcance solicitudes.Alcance) ([]solicitudes.ConFicha, error) {
	var cursos []solicitudes.ConFicha
	for id, g := range l.fuente.todas() {
		if slices.Contains(codigos, g.Codigo) && alcance.Incluye(g.CentroID, g.InstructorID) {
			cursos = append(cursos, solicitudes.ConFicha{ID: id, Codigo: g.Codigo, Estado: g.Estado, Ficha: g.Ficha})
		}
	}
	return cursos, nil
}

// FichasEnUso implements app.Reader.
func (l lector) FichasEnUso(_ context.Context, numeros []string) ([]string, error) {
	var usados []string
	for _, g := range l.fuente.todas() {
		if slices.Contains(numeros, g.Ficha.Numero) {
			usados = append(usados, g.Ficha.Numero)
		}
	}
	return usados, nil
}

func (r repositorio) BloquearPegado(ctx context.Context) error {
	return r.t.tomar(ctx, "pegado de fichas")
}
