package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FiltroCentros is what is asked of the list of every centre; empty texts do not filter. Page and Limit are 1 or more.
type FiltroCentros struct {
	Search   string // words of codigo, nombre, ciudad or regional, case and accents forgiven
	Regional string // DANE code of the department
	Estado   string // activo or inactivo
	Page     int
	Limit    int
}

// AdministrarCentros lists the centres, active or not, with figures.
type AdministrarCentros struct{ centros CentroReader }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. The other refusal is a fault.Invalid at the filters
// that mean nothing.
func (uc AdministrarCentros) Execute(ctx context.Context, actor kernel.Actor, f FiltroCentros) (PaginaCentros, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return PaginaCentros{}, err
	}
	palabras, err := palabrasDe(f.Search)
	faltas := camposDe(err)
	if _, ok := colombia.DepartamentoPor(f.Regional); f.Regional != "" && !ok {
		faltas = append(faltas, fault.Field{Pointer: "/query/regional", Code: "DEPARTAMENTO_DESCONOCIDO", Message: "Esa regional no existe. Elija una de la lista."})
	}
	if f.Estado != "" && f.Estado != EstadoActivo && f.Estado != EstadoInactivo {
		faltas = append(faltas, noPermitido("estado", "El estado", EstadoActivo+", "+EstadoInactivo))
	}
	if err := fault.Fields(faltas); err != nil {
		return PaginaCentros{}, err
	}
	todos, err := uc.centros.Todos(ctx)
	if err != nil {
		return PaginaCentros{}, err
	}
	return f.elegir(todos, palabras), nil
}

// elegir cuts the page out of all centres.
func (f FiltroCentros) elegir(todos []CentroFila, palabras []string) PaginaCentros {
	pagina := PaginaCentros{Centros: []CentroFila{}}
	for _, c := range todos {
		if !contiene(colombia.Plegar(c.Codigo+" "+c.Nombre+" "+c.Ciudad+" "+c.Region), palabras) || f.Regional != "" && f.Regional != c.RegionalCodigo {
			continue
		}
		if c.Activo {
			pagina.Activos++
		} else {
			pagina.Inactivos++
		}
		if f.Estado == "" || (f.Estado == EstadoActivo) == c.Activo {
			pagina.Centros = append(pagina.Centros, c)
		}
	}
	pagina.Total = len(pagina.Centros)
	desde := min((f.Page-1)*f.Limit, pagina.Total)
	pagina.Centros = pagina.Centros[desde:min(desde+f.Limit, pagina.Total)]
	return pagina
}
