package ui

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
)

const programasPorPagina = 24

type vistaCursos struct {
	buscar, modalidad string
	programas         []appcatalogo.ProgramaView
	pestanas          []piezas.Pestana
	paginas           piezas.Paginas
	problema          string // what of the address could not be read
}

// cursos is the public catalogue: search, modality and page live in the address.
func (p *Paginas) cursos(c *gin.Context) error {
	f := appcatalogo.FiltroProgramas{Search: c.Query("buscar"), Modalidad: c.Query("modalidad"), Page: paginaDe(c), Limit: programasPorPagina}
	v := vistaCursos{buscar: f.Search, modalidad: f.Modalidad}
	pagina, err := p.d.Catalogo.ProgramasPublicos.Execute(c.Request.Context(), f)
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		v.problema = e.Message
		v.buscar, v.modalidad = "", ""
		f.Page = 1
		pagina, err = p.d.Catalogo.ProgramasPublicos.Execute(c.Request.Context(), appcatalogo.FiltroProgramas{Page: 1, Limit: programasPorPagina})
	}
	if err != nil {
		return err
	}
	v.programas = pagina.Programas
	v.pestanas = pestanasDeModalidad(v.buscar, v.modalidad)
	v.paginas = piezas.Paginas{Actual: f.Page, PorVez: programasPorPagina, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo, Uno: "programa", Varios: "programas",
		URL: func(n int) string {
			return direccion("/cursos", "buscar", v.buscar, "modalidad", v.modalidad, "pagina", strconv.Itoa(n))
		}}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Programas de formación complementaria"}, paginaCursos(v))
}

func pestanasDeModalidad(buscar, actual string) []piezas.Pestana {
	pestanas := []piezas.Pestana{{Texto: "Todas", URL: direccion("/cursos", "buscar", buscar), Actual: actual == ""}}
	for _, m := range catalogo.Modalidades() {
		pestanas = append(pestanas, piezas.Pestana{Texto: palabras.Modalidad(string(m)), Actual: actual == string(m),
			URL: direccion("/cursos", "buscar", buscar, "modalidad", string(m))})
	}
	return pestanas
}

const paginaMaxima = 1_000_000

// paginaDe reads ?pagina=; what is no page is the first one, because an address is not a form that somebody filled in.
func paginaDe(c *gin.Context) int {
	n, err := strconv.Atoi(c.Query("pagina"))
	if err != nil || n < 1 || n > paginaMaxima {
		return 1
	}
	return n
}
