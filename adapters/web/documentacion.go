package web

import (
	"maps"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/ui"
)

// gruposDe lists the operations of the document by resource, for readers without JavaScript.
func gruposDe(doc *huma.OpenAPI) []ui.GrupoDeAPI {
	porNombre := map[string]*ui.GrupoDeAPI{}
	for _, ruta := range slices.Sorted(maps.Keys(doc.Paths)) {
		r := doc.Paths[ruta]
		for _, op := range []*huma.Operation{r.Get, r.Post, r.Put, r.Delete} {
			if op == nil {
				continue
			}
			nombre := "otras"
			if len(op.Tags) > 0 {
				nombre = op.Tags[0]
			}
			if porNombre[nombre] == nil {
				porNombre[nombre] = &ui.GrupoDeAPI{Nombre: nombre}
			}
			g := porNombre[nombre]
			g.Operaciones = append(g.Operaciones, ui.OperacionDeAPI{Metodo: op.Method, Ruta: ruta, Resumen: op.Summary})
		}
	}
	var grupos []ui.GrupoDeAPI
	for _, nombre := range slices.Sorted(maps.Keys(porNombre)) {
		grupos = append(grupos, *porNombre[nombre])
	}
	return grupos
}
