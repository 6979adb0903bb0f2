package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/application/catalogo"
	"complementarias/domain/kernel"
)

// Referencia answers what every form needs and anybody may know: holidays, departments, municipalities.
type Referencia struct {
	uc  catalogo.UseCases
	now func() time.Time
}

// NewReferencia registers its operations with Registrar.
func NewReferencia(uc catalogo.UseCases, now func() time.Time) Referencia { return Referencia{uc, now} }

// FestivoJSON is a holiday in force.
type FestivoJSON struct {
	Fecha  string `json:"fecha"`
	Nombre string `json:"nombre"`
	Origen string `json:"origen" enum:"CALCULADO,MANUAL"`
}

// LugarJSON is a department by its DANE code.
type LugarJSON struct {
	Codigo string `json:"codigo"`
	Nombre string `json:"nombre"`
}

// MunicipioJSON is a municipality with its department.
type MunicipioJSON struct {
	Codigo       string    `json:"codigo"`
	Nombre       string    `json:"nombre"`
	Departamento LugarJSON `json:"departamento"`
}

type festivosInput struct {
	Anio ParametroEntero `query:"anio" doc:"Año, de 1900 a 2199; el año en curso si se omite"`
}

type festivosOutput struct {
	Body struct {
		Festivos []FestivoJSON `json:"festivos"`
	}
}

type departamentosOutput struct {
	Body struct {
		Departamentos []LugarJSON `json:"departamentos"`
	}
}

type municipiosInput struct {
	Departamento string            `query:"departamento" doc:"Nombre oficial o código DANE"`
	Search       ParametroBusqueda `query:"search" doc:"Parte del nombre, sin importar tildes ni mayúsculas"`
}

type municipiosOutput struct {
	Body struct {
		Municipios []MunicipioJSON `json:"municipios"`
	}
}

// Registrar puts the operations on the API.
func (h Referencia) Registrar(hapi huma.API) {
	Leer(hapi, Publica(operacion("listarFestivos", http.MethodGet, "/api/festivos", "Festivos vigentes de un año (Ley 51 de 1983)")), h.festivos)
	Leer(hapi, Publica(operacion("listarDepartamentos", http.MethodGet, "/api/departamentos", "Departamentos con su código DANE")), h.departamentos)
	Leer(hapi, Publica(operacion("listarMunicipios", http.MethodGet, "/api/municipios", "Municipios con su código DANE")), h.municipios)
}

func (h Referencia) festivos(ctx context.Context, in *festivosInput) (*festivosOutput, error) {
	var c Consulta
	anio := c.Entero("anio", string(in.Anio), catalogo.PrimerAnio, catalogo.UltimoAnio, kernel.Today(h.now()).Year())
	if err := c.Err(); err != nil {
		return nil, err
	}
	festivos, err := h.uc.ListarFestivos.Execute(ctx, anio)
	if err != nil {
		return nil, err
	}
	out := &festivosOutput{}
	out.Body.Festivos = []FestivoJSON{}
	for _, f := range festivos {
		out.Body.Festivos = append(out.Body.Festivos, FestivoJSON{Fecha: f.Fecha.String(), Nombre: f.Nombre, Origen: string(f.Origen)})
	}
	return out, nil
}

func (h Referencia) departamentos(ctx context.Context, _ *struct{}) (*departamentosOutput, error) {
	out := &departamentosOutput{}
	for _, d := range h.uc.Departamentos.Execute(ctx) {
		out.Body.Departamentos = append(out.Body.Departamentos, LugarJSON{Codigo: d.Codigo, Nombre: d.Nombre})
	}
	return out, nil
}

func (h Referencia) municipios(ctx context.Context, in *municipiosInput) (*municipiosOutput, error) {
	var c Consulta
	departamento, search := c.Texto("departamento", in.Departamento), c.Busqueda(in.Search)
	if err := c.Err(); err != nil {
		return nil, err
	}
	municipios, err := h.uc.Municipios.Execute(ctx, departamento, search)
	if err != nil {
		return nil, err
	}
	out := &municipiosOutput{}
	out.Body.Municipios = []MunicipioJSON{}
	for _, m := range municipios {
		out.Body.Municipios = append(out.Body.Municipios, MunicipioJSON{Codigo: m.Codigo, Nombre: m.Nombre,
			Departamento: LugarJSON{Codigo: m.Departamento.Codigo, Nombre: m.Departamento.Nombre}})
	}
	return out, nil
}
