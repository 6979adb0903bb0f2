package catalogo

import (
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// FiltroAmbientes is what is asked of the ambientes of a centre; empty texts do not filter. Page and Limit are 1 or more.
type FiltroAmbientes struct {
	Centro kernel.CentroID
	Search string // words of the name, case and accents forgiven
	Tipo   catalogo.TipoAmbiente
	Estado string // activo or inactivo
	Page   int
	Limit  int
}

// elegir cuts the page out of all ambientes of the centre.
func (f FiltroAmbientes) elegir(todos []catalogo.EstadoAmbiente, palabras []string) PaginaAmbientes {
	pagina := PaginaAmbientes{Ambientes: []catalogo.EstadoAmbiente{}}
	for _, a := range todos {
		if !contiene(colombia.Plegar(a.Nombre), palabras) || f.Tipo != "" && f.Tipo != a.Tipo {
			continue
		}
		if a.Activo {
			pagina.Activos++
		} else {
			pagina.Inactivos++
		}
		if f.Estado == "" || (f.Estado == EstadoActivo) == a.Activo {
			pagina.Ambientes = append(pagina.Ambientes, a)
		}
	}
	pagina.Total = len(pagina.Ambientes)
	desde := min((f.Page-1)*f.Limit, pagina.Total)
	pagina.Ambientes = pagina.Ambientes[desde:min(desde+f.Limit, pagina.Total)]
	return pagina
}

// cambioDeAmbiente is what the commands on ambientes stand on.
type cambioDeAmbiente struct {
	uow       uow.UnitOfWork[Tx]
	ambientes AmbienteReader
	now       func() time.Time
	newID     func() string
}
