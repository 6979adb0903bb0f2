package ui

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const rutaCola = "/solicitudes-pendientes"

// diasAvisoInicio is from how few days before its start a course that nobody has decided gets a tag.
const diasAvisoInicio = 7

// vistaCola is the queue with everything that is asked of it.
type vistaCola struct {
	pais      bool // of an Admin: with centres
	filtro    appsolicitudes.FiltroCola
	problemas []string
	pagina    appsolicitudes.PaginaCola
	pestanas  []piezas.Pestana
	paginas   piezas.Paginas
	centros   []appcatalogo.CentroDeLista
}

// solicitudesPendientes is what waits to be decided, the longest waiting first.
func (p *Paginas) solicitudesPendientes(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaCola{pais: solicitudes.AlcanceDe(actor).Pais}
	v.filtro, v.problemas = filtroDeCola(c)
	var err error
	v.pagina, err = p.d.Solicitudes.Cola.Execute(ctx, actor, v.filtro)
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		v.problemas = append(v.problemas, e.Message)
		v.filtro = colaSinFiltro()
		v.pagina, err = p.d.Solicitudes.Cola.Execute(ctx, actor, v.filtro)
	}
	if err != nil {
		return err
	}
	v.pestanas = v.pestanasDeCola()
	v.paginas = piezas.Paginas{Actual: v.filtro.Pagina, PorVez: filasPorPagina, Total: v.pagina.Total, EsMinimo: v.pagina.TotalEsMinimo,
		Uno: "solicitud", Varios: "solicitudes", URL: func(n int) string { return v.url(v.filtro.Vista, n) }}
	if esParte(c) {
		return p.fragmento(c, parteCola(v))
	}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Solicitudes pendientes", Actual: rutaCola}, paginaCola(v))
}

func colaSinFiltro() appsolicitudes.FiltroCola {
	return appsolicitudes.FiltroCola{Pagina: 1, Limite: filasPorPagina}
}

func filtroDeCola(c *gin.Context) (appsolicitudes.FiltroCola, []string) {
	q := &consulta{c: c}
	f := appsolicitudes.FiltroCola{Vista: opcion(q, "vista", "la parte de la lista", appsolicitudes.VistasCola()), Buscar: q.texto("buscar"),
		Centro: kernel.CentroID(q.id("centro", "el centro")), ConCruce: q.marcada("cruces"), Pagina: q.pagina(), Limite: filasPorPagina}
	if q.mal() {
		return colaSinFiltro(), q.problemas
	}
	return f, nil
}

// filtrada tells whether the list shows less than the whole queue.
func (v vistaCola) filtrada() bool {
	f := v.filtro
	return f.Vista != appsolicitudes.ColaEntera || f.Buscar != "" || f.Centro != "" || f.ConCruce
}

func (v vistaCola) url(vista appsolicitudes.VistaCola, pagina int) string {
	f := v.filtro
	cruces := ""
	if f.ConCruce {
		cruces = "true"
	}
	return direccion(rutaCola, "vista", string(vista), "buscar", f.Buscar, "centro", string(f.Centro), "cruces", cruces, "pagina", siHay(pagina, 1))
}

func (v vistaCola) pestanasDeCola() []piezas.Pestana {
	nombres := map[appsolicitudes.VistaCola]string{appsolicitudes.ColaEntera: "Por decidir", appsolicitudes.ColaSinToma: "Sin tomar",
		appsolicitudes.ColaMia: "Tomadas por mí", appsolicitudes.ColaDeOtros: "De otra persona"}
	var pestanas []piezas.Pestana
	for _, vista := range appsolicitudes.VistasCola() {
		pestanas = append(pestanas, piezas.Pestana{Texto: nombres[vista], URL: v.url(vista, 1), Cuenta: cuenta(v.pagina.Conteos[vista], false), Actual: vista == v.filtro.Vista})
	}
	return pestanas
}

// bajadaDeCola says whose queue it is and in which order.
func (v vistaCola) bajada() string {
	if v.pais {
		return "De todo el país. Las que más esperan van primero."
	}
	return "De su centro. Las que más esperan van primero."
}

// sello is a warning beside a row.
type sello struct {
	tono  piezas.Tono
	texto string
}

// sellosDe are the warnings of a row, the gravest first.
func sellosDe(f appsolicitudes.EnCola) (sellos []sello) {
	if n := f.Avisos.Bloquean; n > 0 {
		sellos = append(sellos, sello{piezas.Mal, "Se cruza " + palabras.Contar(n, "vez", "veces")})
	}
	if f.DiasParaIniciar < 0 {
		sellos = append(sellos, sello{piezas.Mal, palabras.Inicia(f.DiasParaIniciar)})
	}
	if f.Avisos.Excede() {
		sellos = append(sellos, sello{piezas.Ojo, "Semana de " + palabras.HorasBreve(f.Avisos.Carga.Minutos)})
	}
	if f.Avisos.Advierten > 0 {
		sellos = append(sellos, sello{piezas.Ojo, "Se cruza con otra pendiente"})
	}
	if f.DiasParaIniciar >= 0 && f.DiasParaIniciar <= diasAvisoInicio {
		sellos = append(sellos, sello{piezas.Ojo, palabras.Inicia(f.DiasParaIniciar)})
	}
	if f.Revision > 1 {
		sellos = append(sellos, sello{"", palabras.Revision(f.Revision)})
	}
	return sellos
}

// claseEspera colours how long a row has waited; the words beside it say the same.
func claseEspera(dias int) string {
	switch solicitudes.EsperaDe(dias) {
	case solicitudes.EsperaLarga:
		return "larga"
	case solicitudes.EsperaMedia:
		return "media"
	case solicitudes.EsperaCorta:
	}
	return "corta"
}

func campoCruces(marcada bool) piezas.Campo {
	c := piezas.Campo{Nombre: "cruces", Etiqueta: "Solo con cruces de horario"}
	if marcada {
		c.Valor = "true"
	}
	return c
}
