package catalogo

import (
	"context"
	"fmt"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FiltroAdministracion is what is asked of the list of every programme; empty texts do not filter. Page and Limit are 1 or more.
type FiltroAdministracion struct {
	Search        string // words of nombre or codigo, case and accents forgiven
	Centro        string // id
	TipoFormacion string
	Modalidad     string
	Estado        string // activo or inactivo
	Orden         string // nombre, when it is empty, or pedidos: the most requested first
	Page          int
	Limit         int
}

// The words of FiltroAdministracion.
const (
	EstadoActivo    = "activo"
	EstadoInactivo  = "inactivo"
	OrdenPorNombre  = "nombre"
	OrdenPorPedidos = "pedidos"
)

// AdministrarProgramas lists programmes of any kind, active or not.
type AdministrarProgramas struct {
	programas ProgramaReader
}

// Execute may be called by coordinators and administrators; an instructor gets catalogo.ErrSoloCoordinacion. The other
// refusal is a fault.Invalid at the filters that mean nothing.
func (uc AdministrarProgramas) Execute(ctx context.Context, actor kernel.Actor, f FiltroAdministracion) (PaginaProgramas, error) {
	if err := catalogo.PuedeConsultar(actor); err != nil {
		return PaginaProgramas{}, err
	}
	c, err := f.consulta()
	if err != nil {
		return PaginaProgramas{}, err
	}
	c.Alcance = catalogo.AlcanceDe(actor)
	return uc.programas.Listar(ctx, c)
}

func (f FiltroAdministracion) consulta() (ConsultaProgramas, error) {
	c, err := FiltroProgramas{Search: f.Search, Modalidad: f.Modalidad, Breve: true, Page: f.Page, Limit: f.Limit}.consulta()
	faltas := camposDe(err)
	c.Todos, c.Centro = true, kernel.CentroID(f.Centro)
	if f.Centro != "" && !esID(f.Centro) {
		faltas = append(faltas, fault.Field{Pointer: "/query/centro", Code: "VALOR_NO_PERMITIDO", Message: "Ese centro no existe. Elija uno de la lista."})
	}
	if f.TipoFormacion != "" {
		t, ok := catalogo.ParseTipoFormacion(f.TipoFormacion)
		if !ok {
			faltas = append(faltas, noPermitido("tipoFormacion", "El tipo de formación", enumerar(catalogo.TiposFormacion())))
		}
		c.Tipo = t
	}
	switch f.Estado {
	case "":
	case EstadoActivo, EstadoInactivo:
		activo := f.Estado == EstadoActivo
		c.Activo = &activo
	default:
		faltas = append(faltas, noPermitido("estado", "El estado", EstadoActivo+", "+EstadoInactivo))
	}
	switch f.Orden {
	case "", OrdenPorNombre:
		c.PorNombre = true
	case OrdenPorPedidos:
	default:
		faltas = append(faltas, noPermitido("orden", "El orden", OrdenPorNombre+", "+OrdenPorPedidos))
	}
	return c, fault.Fields(faltas)
}

func noPermitido(parametro, nombre, valores string) fault.Field {
	return fault.Field{Pointer: "/query/" + parametro, Code: "VALOR_NO_PERMITIDO", Message: fmt.Sprintf("%s debe ser uno de: %s.", nombre, valores)}
}
