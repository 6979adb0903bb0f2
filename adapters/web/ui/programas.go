package ui

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const rutaProgramas = "/programas"

// vistaProgramas is the list of every programme with everything that is asked of it.
type vistaProgramas struct {
	filtro    appcatalogo.FiltroAdministracion
	problemas []string
	programas []appcatalogo.ProgramaView
	centros   []appcatalogo.CentroDeLista
	pestanas  []piezas.Pestana
	paginas   piezas.Paginas
	puede     bool // change the catalogue
}

// programas lists the programmes of any kind and state; search, filters, order and page live in the address.
func (p *Paginas) programas(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaProgramas{puede: catalogo.PuedeRegistrar(actor) == nil}
	v.filtro = appcatalogo.FiltroAdministracion{Search: c.Query("buscar"), Centro: c.Query("centro"), TipoFormacion: c.Query("tipo"), Modalidad: c.Query("modalidad"),
		Estado: c.Query("estado"), Orden: c.Query("orden"), Page: paginaDe(c), Limit: filasPorPagina}
	pagina, err := p.d.Catalogo.AdministrarProgramas.Execute(ctx, actor, v.filtro)
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		for _, f := range e.Fields {
			v.problemas = append(v.problemas, f.Message)
		}
		v.filtro = appcatalogo.FiltroAdministracion{Page: 1, Limit: filasPorPagina}
		pagina, err = p.d.Catalogo.AdministrarProgramas.Execute(ctx, actor, v.filtro)
	}
	if err != nil {
		return err
	}
	if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
		return err
	}
	v.programas = pagina.Programas
	for _, t := range []struct {
		texto, estado string
		cuantos       int
	}{{"Todos", "", pagina.Activos + pagina.Inactivos}, {"Activos", appcatalogo.EstadoActivo, pagina.Activos}, {"Inactivos", appcatalogo.EstadoInactivo, pagina.Inactivos}} {
		v.pestanas = append(v.pestanas, piezas.Pestana{Texto: t.texto, Cuenta: palabras.Numero(t.cuantos), URL: v.url(t.estado, 1), Actual: v.filtro.Estado == t.estado})
	}
	v.paginas = piezas.Paginas{Actual: v.filtro.Page, PorVez: filasPorPagina, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo, Uno: "programa", Varios: "programas",
		URL: func(n int) string { return v.url(v.filtro.Estado, n) }}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Programas", Actual: rutaProgramas}, paginaProgramas(v))
}

func (v vistaProgramas) url(estado string, pagina int) string {
	f := v.filtro
	return direccion(rutaProgramas, "estado", estado, "buscar", f.Search, "centro", f.Centro, "tipo", f.TipoFormacion, "modalidad", f.Modalidad,
		"orden", f.Orden, "pagina", siHay(pagina, 1))
}

// filtrada tells whether the list shows less than all.
func (v vistaProgramas) filtrada() bool {
	f := v.filtro
	return f.Search != "" || f.Centro != "" || f.TipoFormacion != "" || f.Modalidad != "" || f.Estado != ""
}

func (v vistaProgramas) campoTipo() piezas.Campo {
	return piezas.Campo{Nombre: "tipo", Etiqueta: "Tipo de formación", Valor: v.filtro.TipoFormacion, Opciones: opciones("Todos los tipos", catalogo.TiposFormacion(), palabras.TipoFormacion)}
}

func (v vistaProgramas) campoModalidad() piezas.Campo {
	return piezas.Campo{Nombre: "modalidad", Etiqueta: "Modalidad", Valor: v.filtro.Modalidad, Opciones: opciones("Todas las modalidades", catalogo.Modalidades(), palabras.Modalidad)}
}

func (v vistaProgramas) campoOrden() piezas.Campo {
	return piezas.Campo{Nombre: "orden", Etiqueta: "Orden", Valor: v.filtro.Orden,
		Opciones: []piezas.Opcion{{Texto: "Nombre"}, {Valor: appcatalogo.OrdenPorPedidos, Texto: "Más pedidos"}}}
}

func rutaDePrograma(id kernel.ProgramaID) string {
	return rutaProgramas + "/" + url.PathEscape(string(id))
}

func idDePrograma(c *gin.Context) kernel.ProgramaID { return kernel.ProgramaID(c.Param("id")) }
