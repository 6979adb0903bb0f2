package colombia

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Departamento is one of the 33 departments, Bogotá included, of DANE's list DIVIPOLA.
type Departamento struct {
	Codigo string // 2 digits, with its leading zero
	Nombre string // as DANE writes it
}

// Municipio is one of the 1,122 municipalities of DIVIPOLA. Names repeat between departments, never within one.
type Municipio struct {
	Codigo       string // 5 digits: those of the department and 3 more
	Nombre       string
	Departamento string // its code
}

//go:embed divipola.csv
var divipolaCSV string

type tablaDivipola struct {
	departamentos []Departamento
	municipios    []Municipio
	porDepto      map[string][]Municipio
	depto         map[string]Departamento // by code and by folded name
	municipio     map[string]Municipio    // by code, and by code of department + folded name
}

// divipola is read once, when it is first asked for. A table that cannot be read is a defect of the build.
var divipola = sync.OnceValue(func() *tablaDivipola {
	filas, err := csv.NewReader(strings.NewReader(divipolaCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("colombia: divipola.csv: %v", err))
	}
	t := &tablaDivipola{porDepto: map[string][]Municipio{}, depto: map[string]Departamento{}, municipio: map[string]Municipio{}}
	for _, fila := range filas[1:] {
		t.agregar(Departamento{fila[0], fila[1]}, Municipio{Codigo: fila[2], Nombre: fila[3], Departamento: fila[0]})
	}
	return t
})

func (t *tablaDivipola) agregar(d Departamento, m Municipio) {
	if _, visto := t.depto[d.Codigo]; !visto {
		t.departamentos = append(t.departamentos, d)
		t.depto[d.Codigo] = d
		t.depto[nombrePlegado(d.Nombre)] = d
	}
	t.municipios = append(t.municipios, m)
	t.porDepto[d.Codigo] = append(t.porDepto[d.Codigo], m)
	t.municipio[m.Codigo] = m
	t.municipio[d.Codigo+nombrePlegado(m.Nombre)] = m
}

// nombrePlegado is what two spellings of one official name share: letters alone, lower case, without accents. Bogotá
// is the one name that people write without its "D.C.".
func nombrePlegado(nombre string) string {
	letras := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, Plegar(nombre))
	if letras == "bogota" {
		return "bogotadc"
	}
	return letras
}

// Departamentos lists all of them by code.
func Departamentos() []Departamento { return slices.Clone(divipola().departamentos) }

// Municipios lists those of the department with that code, or all of the country when it is empty, by code.
func Municipios(departamento string) []Municipio {
	if departamento == "" {
		return slices.Clone(divipola().municipios)
	}
	return slices.Clone(divipola().porDepto[departamento])
}

// DepartamentoPor finds a department by its code or its official name; case, accents and punctuation are forgiven.
func DepartamentoPor(s string) (Departamento, bool) {
	s = strings.Trim(s, blancos)
	if soloDigitos(s) {
		d, ok := divipola().depto[s]
		return d, ok
	}
	d, ok := divipola().depto[nombrePlegado(s)]
	return d, ok
}

// MunicipioPor finds a municipality of the department with that code, by its own code or its official name as
// DepartamentoPor does. One that belongs elsewhere is not found.
func MunicipioPor(departamento, s string) (Municipio, bool) {
	s = strings.Trim(s, blancos)
	if !soloDigitos(s) {
		s = departamento + nombrePlegado(s)
	}
	m, ok := divipola().municipio[s]
	if !ok || m.Departamento != departamento {
		return Municipio{}, false
	}
	return m, true
}

// MunicipioCodigo finds a municipality by its code of 5 digits.
func MunicipioCodigo(codigo string) (Municipio, bool) {
	if !soloDigitos(codigo) {
		return Municipio{}, false
	}
	m, ok := divipola().municipio[codigo]
	return m, ok
}
