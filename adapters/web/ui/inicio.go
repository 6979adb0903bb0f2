package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	appcatalogo "complementarias/application/catalogo"
)

// vistaInicio is the page for whoever has not signed in.
type vistaInicio struct {
	programas  []appcatalogo.ProgramaView
	total      int
	esMinimo   bool
	disponible bool // the database answers
	demo       bool
}

const programasEnInicio = 6

// inicio says what this is and shows some of the catalogue; who has signed in goes on to the own start page.
func (p *Paginas) inicio(c *gin.Context) error {
	ctx := c.Request.Context()
	if peticion.Actor(ctx).ID != "" {
		return p.volver(c, "/dashboard", "")
	}
	v := vistaInicio{disponible: true, demo: p.conDemostracion()}
	pagina, err := p.d.Catalogo.ProgramasPublicos.Execute(ctx, appcatalogo.FiltroProgramas{Page: 1, Limit: programasEnInicio})
	if err != nil {
		// A start page that is there tells more than an error: what was kept is safe, try again.
		peticion.AnotarCausa(ctx, err)
		v.disponible = false
	}
	v.programas, v.total, v.esMinimo = pagina.Programas, pagina.Total, pagina.TotalEsMinimo
	return p.mostrar(c, http.StatusOK, Marco{Libre: true}, portada(v))
}

func (p *Paginas) conDemostracion() bool { return p.d.Desarrollo && len(p.d.Demostracion.Cuentas) > 0 }
