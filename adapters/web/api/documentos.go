package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	app "complementarias/application/documentos"
	"complementarias/application/solicitudes"
	"complementarias/domain/kernel"
)

// Documentos hands out papers and sheets.
type Documentos struct {
	uc      app.UseCases
	listado func(solicitudes.Filtro) app.Fuente
}

// NewDocumentos registers its operations with Registrar; listado finds the list that a filter selects.
func NewDocumentos(uc app.UseCases, listado func(solicitudes.Filtro) app.Fuente) Documentos {
	return Documentos{uc, listado}
}

// formatoDe is how a Documentos makes one format of a solicitud.
type formatoDe struct {
	nombre, tipo string
	hacer        func(context.Context, kernel.Actor, app.FichaInput) (app.Archivo, error)
}

// formatos lists the formats of one solicitud; the first is the one that comes when none is asked for.
func (h Documentos) formatos() []formatoDe {
	return []formatoDe{{"pdf", app.TipoPDF, h.uc.Ficha.Execute}, {"excel", app.TipoExcel, h.uc.Libro.Execute}}
}

type exportarInput struct {
	ConID
	Format string `query:"format" doc:"pdf si se omite"`
}

// Registrar puts the operations on the API.
func (h Documentos) Registrar(hapi huma.API) {
	op := operacion("exportarSolicitud", http.MethodGet, "/api/solicitudes/{id}/export", "La solicitud como documento")
	var tipos []string
	for _, f := range h.formatos() {
		tipos = append(tipos, f.tipo)
	}
	op.Responses = archivos(tipos...)
	Leer(hapi, op, h.exportar)
	sofia := operacion("inscripcionSolicitud", http.MethodGet, "/api/solicitudes/{id}/sofia", "La hoja de inscripción de SOFIA Plus")
	sofia.Responses = archivos(app.TipoExcel)
	sofia.Errors = []int{http.StatusConflict}
	Leer(hapi, sofia, h.inscripcion)
	h.registrarListado(hapi)
}

// archivos documents an answer that is a file of one of tipos.
func archivos(tipos ...string) map[string]*huma.Response {
	contenido := map[string]*huma.MediaType{}
	for _, tipo := range tipos {
		contenido[tipo] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	return map[string]*huma.Response{"200": {Description: "El archivo, como descarga", Content: contenido,
		Headers: map[string]*huma.Param{"Content-Disposition": {Description: "El nombre del archivo", Schema: &huma.Schema{Type: huma.TypeString}}}}}
}

func (h Documentos) exportar(ctx context.Context, in *exportarInput) (*huma.StreamResponse, error) {
	var c Consulta
	formatos := h.formatos()
	nombres := make([]string, len(formatos))
	for i, f := range formatos {
		nombres[i] = f.nombre
	}
	elegido := formatos[0]
	if in.Format != "" {
		n := c.Opcion("format", in.Format, nombres...)
		if err := c.Err(); err != nil {
			return nil, err
		}
		elegido = formatos[n]
	}
	a, err := elegido.hacer(ctx, peticion.Actor(ctx), app.FichaInput{ID: in.id()})
	if err != nil {
		return nil, err
	}
	return entregar(ctx, a), nil
}

func (h Documentos) inscripcion(ctx context.Context, in *ConID) (*huma.StreamResponse, error) {
	a, err := h.uc.Inscripcion.Execute(ctx, peticion.Actor(ctx), app.FichaInput{ID: in.id()})
	if err != nil {
		return nil, err
	}
	return entregar(ctx, a), nil
}

// entregar answers with a file.
func entregar(ctx context.Context, a app.Archivo) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		if err := descarga.Escribir(humagin.Unwrap(hctx).Writer, a); err != nil {
			peticion.AnotarCausa(ctx, err)
		}
	}}
}
