package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/catalogo"
	"complementarias/domain/kernel"
)

// Programas answers the catalogue of course designs.
type Programas struct{ uc catalogo.UseCases }

// NewProgramas registers its operations with Registrar.
func NewProgramas(uc catalogo.UseCases) Programas { return Programas{uc} }

// ProgramaBase is what every answer tells of a programme.
type ProgramaBase struct {
	ID             string            `json:"id"`
	Codigo         string            `json:"codigo"`
	Nombre         string            `json:"nombre"`
	TipoFormacion  string            `json:"tipoFormacion"`
	Modalidad      string            `json:"modalidad"`
	Version        string            `json:"version"`
	DuracionHoras  int               `json:"duracionHoras"`
	CupoAprendices int               `json:"cupoAprendices"`
	Descripcion    string            `json:"descripcion"`
	CentroID       string            `json:"centroId"`
	IsActive       bool              `json:"isActive"`
	CreatedAt      *Instante         `json:"createdAt"`
	UpdatedAt      *Instante         `json:"updatedAt"`
	Objetivos      []ObjetivoJSON    `json:"objetivos"`
	Competencias   []CompetenciaJSON `json:"competencias"`
	Resultados     []CompetenciaJSON `json:"resultados"`
}

// ProgramaJSON is a programme of the catalogue.
type ProgramaJSON struct {
	ProgramaBase
	Centro CentroDePrograma `json:"centro"`
	Count  ConteoJSON       `json:"_count"`
}

// CentroDePrograma is the centre that offers it.
type CentroDePrograma struct {
	Nombre string `json:"nombre"`
	Codigo string `json:"codigo"`
	Ciudad string `json:"ciudad"`
}

// ObjetivoJSON is one aim, in order.
type ObjetivoJSON struct {
	ID          string `json:"id"`
	Descripcion string `json:"descripcion"`
	ProgramaID  string `json:"programaId"`
	Orden       int    `json:"orden"`
}

// CompetenciaJSON is a competence or a learning result.
type CompetenciaJSON struct {
	ID          string `json:"id"`
	Codigo      string `json:"codigo"`
	Descripcion string `json:"descripcion"`
	ProgramaID  string `json:"programaId"`
}

// ConteoJSON says how often it was asked for.
type ConteoJSON struct {
	Solicitudes int `json:"solicitudes"`
}

type programasInput struct {
	Page      ParametroPagina   `query:"page"`
	Limit     ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Modalidad string            `query:"modalidad" doc:"Solo los de esta modalidad" enum:"PRESENCIAL,VIRTUAL,MIXTA,DESESCOLARIZADA,COMBINADA"`
	Search    ParametroBusqueda `query:"search" doc:"Palabras del nombre o del código"`
}

type programasOutput struct {
	Body struct {
		Programas  []ProgramaJSON `json:"programas"`
		Pagination Paginacion     `json:"pagination"`
	}
}

type programaOutput struct {
	ETag string `header:"ETag" doc:"Edición del programa, para If-Match"`
	Body struct {
		Programa ProgramaJSON `json:"programa"`
	}
}

// Registrar puts the operations on the API.
func (h Programas) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarProgramas", http.MethodGet, "/api/programas", "Programas que se pueden solicitar, los más pedidos primero"), h.listar)
	Leer(hapi, operacion("verPrograma", http.MethodGet, "/api/programas/{id}", "Un programa con objetivos, competencias y resultados"), h.ver)
	h.registrarAdministracion(hapi)
}

func (h Programas) listar(ctx context.Context, in *programasInput) (*programasOutput, error) {
	var c Consulta
	f := catalogo.FiltroProgramas{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Search: c.Busqueda(in.Search), Modalidad: c.Texto("modalidad", in.Modalidad)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.ListarProgramas.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &programasOutput{}
	out.Body.Programas = make([]ProgramaJSON, len(p.Programas))
	for i, v := range p.Programas {
		out.Body.Programas[i] = programaJSON(v)
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, p.TotalEsMinimo)
	return out, nil
}

func (h Programas) ver(ctx context.Context, in *ConID) (*programaOutput, error) {
	v, err := h.uc.VerPrograma.Execute(ctx, peticion.Actor(ctx), kernel.ProgramaID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &programaOutput{ETag: ETag(v.Edicion)}
	out.Body.Programa = programaJSON(v)
	return out, nil
}

func programaJSON(v catalogo.ProgramaView) ProgramaJSON {
	p := ProgramaJSON{
		ProgramaBase: ProgramaBase{ID: string(v.ID), Codigo: v.Codigo, Nombre: v.Nombre, TipoFormacion: string(v.TipoFormacion), Modalidad: string(v.Modalidad),
			Version: v.Version, DuracionHoras: v.DuracionHoras, CupoAprendices: v.CupoAprendices, Descripcion: v.Descripcion,
			CentroID: string(v.CentroID), IsActive: v.Activo, CreatedAt: NewInstante(v.CreadoEn), UpdatedAt: NewInstante(v.ActualizadoEn),
			Objetivos: []ObjetivoJSON{}, Competencias: []CompetenciaJSON{}, Resultados: []CompetenciaJSON{}},
		Centro: CentroDePrograma{Nombre: v.Centro.Nombre, Codigo: v.Centro.Codigo, Ciudad: v.Centro.Ciudad},
		Count:  ConteoJSON{v.Solicitudes},
	}
	for i, o := range v.Objetivos {
		p.Objetivos = append(p.Objetivos, ObjetivoJSON{ID: o.ID, Descripcion: o.Descripcion, ProgramaID: p.ID, Orden: i + 1})
	}
	for _, c := range v.Competencias {
		p.Competencias = append(p.Competencias, CompetenciaJSON{ID: c.ID, Codigo: c.Codigo, Descripcion: c.Descripcion, ProgramaID: p.ID})
	}
	for _, r := range v.Resultados {
		p.Resultados = append(p.Resultados, CompetenciaJSON{ID: r.ID, Codigo: r.Codigo, Descripcion: r.Descripcion, ProgramaID: p.ID})
	}
	return p
}
