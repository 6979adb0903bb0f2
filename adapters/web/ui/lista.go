package ui

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const filasPorPagina = 20

// vistaLista is a list of solicitudes with everything that is asked of it.
type vistaLista struct {
	ruta, titulo, bajada string
	propias              bool // of the instructor who looks
	pais                 bool // of an Admin: with centres
	filtro               appsolicitudes.Filtro
	problemas            []string
	filas                []appsolicitudes.View
	pestanas             []piezas.Pestana
	paginas              piezas.Paginas
	centros              []appcatalogo.CentroDeLista
	nombresEspeciales    map[string]string // by code, when one of them is asked for
	anios                []int
	hoy                  kernel.Date
	vacia                bool // there is nothing at all, whatever is asked
	// formulario seals a fresh form for a row: each copy is a solicitud of its own.
	formulario func() string
}

// misSolicitudes is the history of an instructor.
func (p *Paginas) misSolicitudes(c *gin.Context) error {
	if err := solicitudes.RolPuede(solicitudes.Crear, peticion.Actor(c.Request.Context()).Rol); err != nil {
		return err
	}
	return p.listar(c, vistaLista{ruta: "/mis-solicitudes", titulo: "Mis solicitudes", propias: true,
		bajada: "Todo lo que usted ha escrito, en cualquier estado."})
}

// todasSolicitudes is everything in the scope of those who decide.
func (p *Paginas) todasSolicitudes(c *gin.Context) error {
	actor := peticion.Actor(c.Request.Context())
	if err := solicitudes.RolPuede(solicitudes.Aprobar, actor.Rol); err != nil {
		return err
	}
	v := vistaLista{ruta: "/todas-solicitudes", titulo: "Todas las solicitudes", pais: solicitudes.AlcanceDe(actor).Pais, bajada: "De su centro, en cualquier estado."}
	if v.pais {
		v.bajada = "De todos los centros del país, en cualquier estado."
	}
	return p.listar(c, v)
}

// listar reads the address and answers with the page, or with the list alone when a script asks for that.
func (p *Paginas) listar(c *gin.Context, v vistaLista) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v.filtro, v.problemas = filtroDe(c)
	conteos, err := p.d.Solicitudes.ContarPorEstado.Execute(ctx, actor, v.filtro)
	if err != nil {
		return err
	}
	pagina, err := p.d.Solicitudes.Listar.Execute(ctx, actor, v.filtro)
	if err != nil {
		return err
	}
	v.filas, v.hoy = pagina.Filas, p.hoy()
	if e := v.filtro.Especial; e != "" && e != appsolicitudes.Ninguno {
		especiales, err := p.d.Catalogo.NombrarEspeciales.Execute(ctx)
		if err != nil {
			return err
		}
		v.nombresEspeciales = especiales.PorCodigo()
	}
	v.formulario = func() string { return p.formularioNuevo(c) }
	v.anios = []int{v.hoy.Year() + 1, v.hoy.Year(), v.hoy.Year() - 1, v.hoy.Year() - 2, v.hoy.Year() - 3}
	v.vacia = len(conteos.PorEstado) == 0 && !v.filtrada()
	v.pestanas = v.pestanasDe(conteos)
	v.paginas = piezas.Paginas{Actual: v.filtro.Pagina, PorVez: filasPorPagina, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo,
		Uno: "solicitud", Varios: "solicitudes", URL: v.urlPagina}
	if esParte(c) {
		return p.fragmento(c, parteLista(v))
	}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: v.titulo, Actual: v.ruta}, paginaLista(v))
}

// esParte tells that a script wants only the list; going back in the browser's history wants the whole page.
func esParte(c *gin.Context) bool {
	return deHTMX(c) && c.GetHeader("HX-Target") == "lista" && c.GetHeader("HX-History-Restore-Request") == ""
}

// filtroDe reads what is asked for; with anything wrong in it, nothing is.
func filtroDe(c *gin.Context) (appsolicitudes.Filtro, []string) {
	q := &consulta{c: c}
	f := appsolicitudes.Filtro{
		Estados: estadosDe(q), Anio: q.anio(), Desde: q.fecha("desde", "Desde"), Hasta: q.fecha("hasta", "Hasta"), Buscar: q.texto("buscar"),
		Centro: kernel.CentroID(q.id("centro", "el centro")), Programa: kernel.ProgramaID(q.id("programa", "el programa")),
		Instructor: kernel.UsuarioID(q.id("instructor", "el instructor")), Orden: opcion(q, "orden", "el orden", appsolicitudes.Ordenes()),
		Pagina: q.pagina(), Limite: filasPorPagina,
	}
	leerEnlazados(q, &f)
	if !f.Desde.IsZero() && !f.Hasta.IsZero() && f.Hasta.Before(f.Desde) {
		q.falta("La fecha «Hasta» es anterior a la fecha «Desde».")
	}
	if q.mal() {
		return appsolicitudes.Filtro{Pagina: 1, Limite: filasPorPagina}, q.problemas
	}
	return f, nil
}

// estadosDe reads one state or several with commas between them.
func estadosDe(q *consulta) (estados []solicitudes.Estado) {
	for texto := range strings.SplitSeq(q.c.Query("estado"), ",") {
		if texto == "" {
			continue
		}
		e := solicitudes.Estado(texto)
		if palabras.Estado(e) == texto { // no state has a word for itself
			q.falta("No existe el estado que se pidió en la dirección.")
			return nil
		}
		estados = append(estados, e)
	}
	return estados
}

// filtrada tells whether the list shows less than all.
func (v vistaLista) filtrada() bool {
	f := v.filtro
	return len(f.Estados) > 0 || f.Buscar != "" || f.Centro != "" || v.conMasFiltros() || len(v.puestos()) > 0
}

// conMasFiltros tells whether one of the filters is set that a phone folds away.
func (v vistaLista) conMasFiltros() bool {
	f := v.filtro
	return f.Anio > 0 || !f.Desde.IsZero() || !f.Hasta.IsZero()
}

func (v vistaLista) pestanasDe(c appsolicitudes.Conteos) []piezas.Pestana {
	total := 0
	for _, n := range c.PorEstado {
		total += n
	}
	pestanas := []piezas.Pestana{{Texto: "Todas", URL: v.url("", 1), Cuenta: cuenta(total, c.Parcial), Actual: len(v.filtro.Estados) == 0}}
	for _, e := range solicitudes.Estados() {
		actual := len(v.filtro.Estados) == 1 && v.filtro.Estados[0] == e
		if n := c.PorEstado[e]; n > 0 || actual {
			pestanas = append(pestanas, piezas.Pestana{Texto: palabras.EstadoPlural(e), URL: v.url(string(e), 1), Cuenta: cuenta(n, c.Parcial), Actual: actual})
		}
	}
	return pestanas
}

// cuenta writes how many; a count that stopped says so.
func cuenta(n int, minimo bool) string {
	if minimo || n >= appsolicitudes.TotalMaximo {
		return palabras.Numero(n) + "+"
	}
	return palabras.Numero(n)
}

func (v vistaLista) urlPagina(n int) string { return v.url(v.estado(), n) }

// estado is the part of the address that says which states.
func (v vistaLista) estado() string {
	textos := make([]string, len(v.filtro.Estados))
	for i, e := range v.filtro.Estados {
		textos[i] = string(e)
	}
	return strings.Join(textos, ",")
}

func (v vistaLista) url(estado string, pagina int) string {
	return direccion(v.ruta, v.pares(estado, pagina)...)
}

// pares are all names of the address with their values.
func (v vistaLista) pares(estado string, pagina int) []string {
	f := v.filtro
	return append(enlazados(f), "estado", estado, "buscar", f.Buscar, "anio", siHay(f.Anio, 0), "desde", f.Desde.String(), "hasta", f.Hasta.String(),
		"centro", string(f.Centro), "orden", string(f.Orden), "pagina", siHay(pagina, 1))
}

// siHay leaves a number out of the address when it is what the page assumes.
func siHay(n, porDefecto int) string {
	if n == porDefecto {
		return ""
	}
	return strconv.Itoa(n)
}

func (v vistaLista) dondeBuscar() string {
	if v.propias {
		return "código, ficha, empresa o programa"
	}
	return "código, ficha, empresa, programa o instructor"
}

func (v vistaLista) campoOrden() piezas.Campo {
	return piezas.Campo{Nombre: "orden", Etiqueta: "Orden", Valor: string(v.filtro.Orden), Opciones: []piezas.Opcion{
		{Valor: string(appsolicitudes.Reciente), Texto: "Más recientes"}, {Valor: string(appsolicitudes.Antigua), Texto: "Más antiguas"},
		{Valor: string(appsolicitudes.PorInicio), Texto: "Inicio del curso"}, {Valor: string(appsolicitudes.PorCodigo), Texto: "Código"},
		{Valor: string(appsolicitudes.PorEmpresa), Texto: "Empresa"},
	}}
}

func (v vistaLista) campoAnio() piezas.Campo {
	opciones := []piezas.Opcion{{Texto: "Todos"}}
	otro := v.filtro.Anio > 0
	for _, n := range v.anios {
		opciones = append(opciones, piezas.Opcion{Valor: strconv.Itoa(n), Texto: strconv.Itoa(n)})
		otro = otro && n != v.filtro.Anio
	}
	if otro {
		opciones = append(opciones, piezas.Opcion{Valor: strconv.Itoa(v.filtro.Anio), Texto: strconv.Itoa(v.filtro.Anio)})
	}
	return piezas.Campo{Nombre: "anio", Etiqueta: "Año de la solicitud", Valor: siHay(v.filtro.Anio, 0), Opciones: opciones}
}

// campoCentro picks a centre, grouped by regional.
func campoCentro(centros []appcatalogo.CentroDeLista, valor kernel.CentroID) piezas.Campo {
	opciones := []piezas.Opcion{{Texto: "Todos los centros"}}
	for _, c := range centros {
		opciones = append(opciones, piezas.Opcion{Valor: string(c.ID), Texto: c.Codigo + " " + c.Nombre, Grupo: c.Regional})
	}
	return piezas.Campo{Nombre: "centro", Etiqueta: "Centro", Valor: string(valor), Opciones: opciones}
}

func campoFecha(nombre, etiqueta string, valor kernel.Date) piezas.Campo {
	return piezas.Campo{Nombre: nombre, Etiqueta: etiqueta, Valor: valor.String(), Tipo: "date"}
}

// permite tells whether a row offers an action.
func permite(v appsolicitudes.View, a solicitudes.Accion) bool {
	for _, x := range v.Acciones {
		if x == a {
			return true
		}
	}
	return false
}

// programaDe is the programme as it was sent, else as it is called now.
func programaDe(v appsolicitudes.View) string {
	if v.Expediente.Programa.Nombre != "" {
		return v.Expediente.Programa.Nombre
	}
	return v.Programa.Nombre
}

// enlace is the address of a solicitud's own page, or of a part of it.
func enlace(id kernel.SolicitudID, parte string) templ.SafeURL {
	return templ.SafeURL(rutaDeSolicitud(id) + parte)
}

func enlaceEditar(id kernel.SolicitudID) templ.SafeURL {
	return templ.SafeURL(pasos.Base(string(id)))
}

// paraQuien names the company and the place.
func paraQuien(empresa, municipio string) string {
	return unir(empresa, palabras.Municipio(municipio))
}

// unir joins what there is with middle dots.
func unir(textos ...string) string {
	var hay []string
	for _, t := range textos {
		if t != "" {
			hay = append(hay, t)
		}
	}
	return strings.Join(hay, " · ")
}

func aprendices(n int) string {
	if n == 0 {
		return ""
	}
	return palabras.Contar(n, "aprendiz", "aprendices")
}
