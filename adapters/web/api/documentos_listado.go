package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/documentos"
	"complementarias/application/solicitudes"
	domain "complementarias/domain/solicitudes"
)

type exportarListadoInput struct {
	Format      string            `query:"format" doc:"excel si se omite"`
	Estado      string            `query:"estado" doc:"Uno o varios estados, separados por coma"`
	FechaInicio ParametroFecha    `query:"fechaInicio" doc:"Primer día de la solicitud en Bogotá, incluido"`
	FechaFin    ParametroFecha    `query:"fechaFin" doc:"Último día de la solicitud en Bogotá, incluido"`
	Search      ParametroBusqueda `query:"search" doc:"Palabras del código, la ficha, la empresa, el programa o el instructor, sin importar tildes ni mayúsculas"`
	FiltrosDeReporte
}

// salidasDeListado are the formats of a list; the first is the one that comes when none is asked for.
var salidasDeListado = []app.Salida{app.Excel, app.CSV, app.PDF}

func (h Documentos) registrarListado(hapi huma.API) {
	op := operacion("exportarSolicitudes", http.MethodGet, "/api/solicitudes/export-all", "Todas las solicitudes a su alcance en un archivo")
	op.Responses = archivos(app.TipoExcel, app.TipoCSV, app.TipoPDF)
	op.Errors = []int{http.StatusTooManyRequests, http.StatusUnprocessableEntity}
	Leer(hapi, op, h.exportarListado)
}

func (h Documentos) exportarListado(ctx context.Context, in *exportarListadoInput) (*huma.StreamResponse, error) {
	var c Consulta
	salida := salidasDeListado[0]
	if in.Format != "" {
		nombres := make([]string, len(salidasDeListado))
		for i, s := range salidasDeListado {
			nombres[i] = string(s)
		}
		salida = salidasDeListado[max(0, c.Opcion("format", in.Format, nombres...))]
	}
	f := in.filtro(&c)
	if err := c.Err(); err != nil {
		return nil, err
	}
	a, err := h.uc.ExportarListado.Execute(ctx, peticion.Actor(ctx), app.ExportarListadoInput{Fuente: h.listado(f), Salida: salida})
	if err != nil {
		return nil, err
	}
	return entregar(ctx, a), nil
}

func (in *exportarListadoInput) filtro(c *Consulta) solicitudes.Filtro {
	f := solicitudes.Filtro{Desde: c.Fecha("fechaInicio", in.FechaInicio), Hasta: c.Fecha("fechaFin", in.FechaFin), Buscar: c.Busqueda(in.Search)}
	var nombres []string
	for _, e := range domain.Estados() {
		nombres = append(nombres, string(e))
	}
	for _, e := range c.Opciones("estado", in.Estado, nombres...) {
		f.Estados = append(f.Estados, domain.Estado(e))
	}
	in.leer(c, &f)
	return f
}
