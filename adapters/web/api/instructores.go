package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/instructores"
	"complementarias/domain/kernel"
)

// Instructores answers who teaches and how that goes.
type Instructores struct{ uc instructores.UseCases }

// NewInstructores registers its operations with Registrar.
func NewInstructores(uc instructores.UseCases) Instructores { return Instructores{uc} }

type instructoresInput struct {
	Page         ParametroPagina   `query:"page"`
	Limit        ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Search       ParametroBusqueda `query:"search" doc:"Palabras del nombre, el correo o la cédula"`
	Especialidad ParametroBusqueda `query:"especialidad" doc:"Parte de la especialidad"`
	Estado       string            `query:"estado" doc:"Solo los activos o solo los inactivos" enum:"activo,inactivo"`
}

type instructoresOutput struct {
	Body struct {
		Instructores []InstructorDeLista `json:"instructores"`
		Pagination   Paginacion          `json:"pagination"`
	}
}

type instructorOutput struct {
	Body struct {
		Instructor InstructorPerfil `json:"instructor"`
	}
}

// Registrar puts the operations on the API.
func (h Instructores) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarInstructores", http.MethodGet, "/api/instructores", "Instructores con sus cifras, por nombre"), h.listar)
	Leer(hapi, operacion("verInstructor", http.MethodGet, "/api/instructores/{id}", "Un instructor con sus cifras, sus últimas solicitudes y su rendimiento"), h.ver)
}

func (h Instructores) listar(ctx context.Context, in *instructoresInput) (*instructoresOutput, error) {
	actor := peticion.Actor(ctx)
	if _, err := instructores.AlcanceDe(actor); err != nil { // whoever may never have the list is told that first
		return nil, err
	}
	var c Consulta
	f := instructores.Filtro{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Search: c.Busqueda(in.Search), Especialidad: c.Texto("especialidad", string(in.Especialidad))}
	if in.Estado != "" {
		activo := c.Opcion("estado", in.Estado, "activo", "inactivo") == 0
		f.Activo = &activo
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.Listar.Execute(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	out := &instructoresOutput{}
	out.Body.Instructores = make([]InstructorDeLista, len(p.Filas))
	for i, v := range p.Filas {
		out.Body.Instructores[i] = instructorDeLista(v)
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, p.TotalEsMinimo)
	return out, nil
}

func (h Instructores) ver(ctx context.Context, in *ConID) (*instructorOutput, error) {
	p, err := h.uc.Ver.Execute(ctx, peticion.Actor(ctx), kernel.UsuarioID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &instructorOutput{}
	out.Body.Instructor = instructorPerfil(p)
	return out, nil
}
