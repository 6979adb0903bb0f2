package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const rutaCentros = "/centros"

// vistaCentros is the list of every centre with everything that is asked of it.
type vistaCentros struct {
	filtro    appcatalogo.FiltroCentros
	problemas []string
	centros   []appcatalogo.CentroFila
	pestanas  []piezas.Pestana
	paginas   piezas.Paginas
}

// centros lists the centres; search, filters and page live in the address.
func (p *Paginas) centros(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaCentros{filtro: appcatalogo.FiltroCentros{Search: c.Query("buscar"), Regional: c.Query("regional"), Estado: c.Query("estado"), Page: paginaDe(c), Limit: filasPorPagina}}
	pagina, err := p.d.Catalogo.AdministrarCentros.Execute(ctx, actor, v.filtro)
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		for _, f := range e.Fields {
			v.problemas = append(v.problemas, f.Message)
		}
		v.filtro = appcatalogo.FiltroCentros{Page: 1, Limit: filasPorPagina}
		pagina, err = p.d.Catalogo.AdministrarCentros.Execute(ctx, actor, v.filtro)
	}
	if err != nil {
		return err
	}
	v.centros = pagina.Centros
	for _, t := range []struct {
		texto, estado string
		cuantos       int
	}{{"Todos", "", pagina.Activos + pagina.Inactivos}, {"Activos", appcatalogo.EstadoActivo, pagina.Activos}, {"Inactivos", appcatalogo.EstadoInactivo, pagina.Inactivos}} {
		v.pestanas = append(v.pestanas, piezas.Pestana{Texto: t.texto, Cuenta: palabras.Numero(t.cuantos), URL: v.url(t.estado, 1), Actual: v.filtro.Estado == t.estado})
	}
	v.paginas = piezas.Paginas{Actual: v.filtro.Page, PorVez: filasPorPagina, Total: pagina.Total, Uno: "centro", Varios: "centros",
		URL: func(n int) string { return v.url(v.filtro.Estado, n) }}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Centros", Actual: rutaCentros}, paginaCentros(v))
}

func (v vistaCentros) url(estado string, pagina int) string {
	return direccion(rutaCentros, "estado", estado, "buscar", v.filtro.Search, "regional", v.filtro.Regional, "pagina", siHay(pagina, 1))
}

func (v vistaCentros) filtrada() bool {
	return v.filtro.Search != "" || v.filtro.Regional != "" || v.filtro.Estado != ""
}

func (v vistaCentros) campoRegional() piezas.Campo {
	return piezas.Campo{Nombre: "regional", Etiqueta: "Regional", Valor: v.filtro.Regional, Opciones: opcionesDeDepartamento("Todas las regionales")}
}

func opcionesDeDepartamento(nada string) []piezas.Opcion {
	lista := []piezas.Opcion{{Texto: nada}}
	for _, d := range colombia.Departamentos() {
		lista = append(lista, piezas.Opcion{Valor: d.Codigo, Texto: d.Nombre})
	}
	return lista
}

func rutaDeCentro(id kernel.CentroID) string { return rutaCentros + "/" + url.PathEscape(string(id)) }

// vistaCentro is one centre with what lives in it.
type vistaCentro struct {
	centro     appcatalogo.CentroCompleto
	puede      bool // change the catalogue
	formulario string
	cuando     string // of its last change
	impide     string // why it cannot be closed now; empty when it can

	planta, contratista int // hours of a week in the whole country
}

// centro shows one centre: to an Admin any of them, to a Coordinador the own one.
func (p *Paginas) centro(c *gin.Context) error {
	v, err := p.vistaDeCentro(c)
	if err != nil {
		return err
	}
	if v.planta, v.contratista, err = p.d.Configuracion.Vigente.Limites(c.Request.Context()); err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, v.marco(v.centro.Nombre), paginaCentro(v))
}

func (p *Paginas) vistaDeCentro(c *gin.Context) (vistaCentro, error) {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	x, err := p.d.Catalogo.VerCentro.Execute(ctx, actor, kernel.CentroID(c.Param("id")))
	v := vistaCentro{centro: x, puede: catalogo.PuedeRegistrar(actor) == nil, formulario: p.formularioNuevo(c), cuando: palabras.Instante(x.ActualizadoEn, p.d.Now())}
	if e, si := errors.AsType[*fault.Error](x.Uso.Permite()); si {
		v.impide = e.Message
	}
	return v, err
}

func (v vistaCentro) marco(titulo string) Marco {
	m := Marco{Titulo: titulo, Actual: rutaCentros}
	if v.puede {
		m.Migas = []piezas.Miga{{Texto: "Centros", URL: rutaCentros}}
	}
	return m
}

func (v vistaCentro) programas() string {
	return direccion(rutaProgramas, "centro", string(v.centro.ID), "estado", appcatalogo.EstadoActivo)
}

// preguntarCerrar says what closing a centre means, or what is in the way.
func (p *Paginas) preguntarCerrar(c *gin.Context) error {
	if err := catalogo.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	v, err := p.vistaDeCentro(c)
	if err != nil {
		return err
	}
	if !v.centro.Activo {
		return catalogo.ErrCentroInactivo
	}
	m := v.marco("Desactivar " + v.centro.Nombre)
	m.Angosta = true
	return p.mostrar(c, http.StatusOK, m, paginaDesactivarCentro(v))
}

// cambiarCentro closes or opens a centre. Whoever sends the form twice is answered alike; what is in the way is shown on the
// page of the question.
func (p *Paginas) cambiarCentro(hacer func(context.Context, kernel.Actor, appcatalogo.CentroElegido) (appcatalogo.CentroCompleto, error), yaEsta *fault.Error, frase string) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		if _, err := formaDe(c); err != nil {
			return err
		}
		if _, err := p.formularioDe(c); err != nil {
			return err
		}
		ctx := c.Request.Context()
		o := appcatalogo.CentroElegido{ID: kernel.CentroID(c.Param("id"))}
		_, err := hacer(ctx, peticion.Actor(ctx), o)
		if errors.Is(err, catalogo.ErrCentroEnUso) {
			peticion.AnotarCausa(ctx, err)
			v, err := p.vistaDeCentro(c)
			if err != nil {
				return err
			}
			m := v.marco("Desactivar " + v.centro.Nombre)
			m.Angosta = true
			return p.mostrar(c, http.StatusConflict, m, paginaDesactivarCentro(v))
		}
		if err != nil && !errors.Is(err, yaEsta) {
			return err
		}
		return p.volver(c, rutaDeCentro(o.ID), frase)
	})
}

func (p *Paginas) rutasDeCentros(r gin.IRoutes) {
	r.GET(rutaCentros, p.pagina(p.centros))
	r.GET(rutaCentros+"/nuevo", p.pagina(p.nuevoCentro))
	r.POST(rutaCentros+"/nuevo", p.pagina(p.crearCentro))
	r.GET(rutaCentros+"/:id", p.pagina(p.centro))
	r.GET(rutaCentros+"/:id/editar", p.pagina(p.editarCentro))
	r.POST(rutaCentros+"/:id/editar", p.pagina(p.guardarCentro))
	r.GET(rutaCentros+"/:id/desactivar", p.pagina(p.preguntarCerrar))
	r.POST(rutaCentros+"/:id/desactivar", p.cambiarCentro(p.d.Catalogo.DesactivarCentro.Execute, catalogo.ErrCentroInactivo, "Centro desactivado. Sus programas ya no se ofrecen."))
	r.POST(rutaCentros+"/:id/activar", p.cambiarCentro(p.d.Catalogo.ActivarCentro.Execute, catalogo.ErrCentroActivo, "Centro activo de nuevo."))
}

// nombreDeDepartamento names a department by its code; what is none stays as it was typed.
func nombreDeDepartamento(codigo string) string {
	if d, ok := colombia.DepartamentoPor(codigo); ok {
		return d.Nombre
	}
	return codigo
}

// queDejaDeOfrecerse goes on after what becomes of the centre itself.
func queDejaDeOfrecerse(programas int) string {
	switch programas {
	case 0:
		return ""
	case 1:
		return " y su programa activo dejará de ofrecerse"
	}
	return " y sus " + palabras.Numero(programas) + " programas activos dejarán de ofrecerse"
}
