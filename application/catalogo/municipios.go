package catalogo

import (
	"context"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

// MunicipioView is a municipality with its department.
type MunicipioView struct {
	Codigo       string // DANE, 5 digits
	Nombre       string
	Departamento colombia.Departamento
}

// Municipios lists municipalities by their code.
type Municipios struct{}

// Execute may be called by anybody, without signing in. departamento is a DANE code or an official name, and empty for
// the whole country; search is part of the name, case and accents forgiven. The error is a fault.Invalid at
// /query/departamento or /query/search.
func (Municipios) Execute(_ context.Context, departamento, search string) ([]MunicipioView, error) {
	departamentos := colombia.Departamentos()
	var faltas []fault.Field
	if departamento != "" {
		d, ok := colombia.DepartamentoPor(departamento)
		if !ok {
			faltas = append(faltas, fault.Field{Pointer: "/query/departamento", Code: "DEPARTAMENTO_DESCONOCIDO",
				Message: "Escriba el nombre oficial del departamento o su código DANE de 2 dígitos."})
		}
		departamentos = []colombia.Departamento{d}
	}
	palabras, err := palabrasDe(search)
	faltas = append(faltas, camposDe(err)...)
	if err := fault.Fields(faltas); err != nil {
		return nil, err
	}
	municipios := []MunicipioView{}
	for _, d := range departamentos {
		for _, m := range colombia.Municipios(d.Codigo) {
			if contiene(colombia.Plegar(m.Nombre), palabras) {
				municipios = append(municipios, MunicipioView{Codigo: m.Codigo, Nombre: m.Nombre, Departamento: d})
			}
		}
	}
	return municipios, nil
}
