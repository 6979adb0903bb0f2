package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// rutaDeAmbientes is the list of the ambientes of a centre.
func rutaDeAmbientes(id kernel.CentroID) string { return rutaDeCentro(id) + "/ambientes" }

// vistaAmbientes is the list with everything that is asked of it.
type vistaAmbientes struct {
	filtro    appcatalogo.FiltroAmbientes
	problemas []string
	pagina    appcatalogo.PaginaAmbientes
	puede     bool // change them
	pestanas  []piezas.Pestana
	paginas   piezas.Paginas
}

// ambientes lists those of one centre; search, filters and page live in the address.
func (p *Paginas) ambientes(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	centro := kernel.CentroID(c.Param("id"))
	v := vistaAmbientes{puede: catalogo.PuedeCambiarAmbientes(actor) == nil, filtro: appcatalogo.FiltroAmbientes{Centro: centro, Search: c.Query("buscar"),
		Tipo: catalogo.TipoAmbiente(c.Query("tipo")), Estado: c.Query("estado"), Page: paginaDe(c), Limit: filasPorPagina}}
	var err error
	v.pagina, err = p.d.Catalogo.ListarAmbientes.Execute(ctx, actor, v.filtro)
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		for _, f := range e.Fields {
			v.problemas = append(v.problemas, f.Message)
		}
		v.filtro = appcatalogo.FiltroAmbientes{Centro: centro, Page: 1, Limit: filasPorPagina}
		v.pagina, err = p.d.Catalogo.ListarAmbientes.Execute(ctx, actor, v.filtro)
	}
	if err != nil {
		return err
	}
	for _, t := range []struct {
		texto, estado string
		cuantos       int
	}{{"Todos", "", v.pagina.Activos + v.pagina.Inactivos}, {"Activos", appcatalogo.EstadoActivo, v.pagina.Activos}, {"Inactivos", appcatalogo.EstadoInactivo, v.pagina.Inactivos}} {
		v.pestanas = append(v.pestanas, piezas.Pestana{Texto: t.texto, Cuenta: palabras.Numero(t.cuantos), URL: v.url(t.estado, 1), Actual: v.filtro.Estado == t.estado})
	}
	v.paginas = piezas.Paginas{Actual: v.filtro.Page, PorVez: filasPorPagina, Total: v.pagina.Total, Uno: "ambiente", Varios: "ambientes",
		URL: func(n int) string { return v.url(v.filtro.Estado, n) }}
	m := Marco{Titulo: "Ambientes", Actual: rutaDeAmbientes(centro)}
	if actor.Rol == kernel.Admin {
		m.Migas = []piezas.Miga{{Texto: "Centros", URL: rutaCentros}, {Texto: v.pagina.Centro.Nombre, URL: rutaDeCentro(centro)}}
	}
	return p.mostrar(c, http.StatusOK, m, paginaAmbientes(v))
}

func (v vistaAmbientes) url(estado string, pagina int) string {
	return direccion(rutaDeAmbientes(v.filtro.Centro), "estado", estado, "buscar", v.filtro.Search, "tipo", string(v.filtro.Tipo), "pagina", siHay(pagina, 1))
}

func (v vistaAmbientes) filtrada() bool {
	return v.filtro.Search != "" || v.filtro.Tipo != "" || v.filtro.Estado != ""
}

func (v vistaAmbientes) campoTipo() piezas.Campo {
	return piezas.Campo{Nombre: "tipo", Etiqueta: "Tipo", Valor: string(v.filtro.Tipo), Opciones: opciones("Todos los tipos", catalogo.TiposAmbiente(), palabras.Ambiente)}
}

// vistaAmbiente is the form of one ambiente.
type vistaAmbiente struct {
	formaLibre
	titulo, accion, boton, vuelta string
	ambiente                      appcatalogo.AmbienteView // that is written over; empty for a new one
	edicion, formulario           string
	diferencias                   []diferencia // with what somebody else has kept meanwhile
}

func (v *vistaAmbiente) datos() catalogo.DatosAmbiente {
	d := catalogo.DatosAmbiente{Nombre: v.linea("nombre"), Tipo: catalogo.TipoAmbiente(v.linea("tipo")), Capacidad: v.entero("capacidad"), Activo: v.linea("isActive") != "false"}
	if d.Capacidad == 0 && v.linea("capacidad") != "" && len(v.faltas) == 0 {
		d.Capacidad = -1 // a zero that was typed is no capacity; an empty field is
	}
	return d
}

func (p *Paginas) nuevoAmbiente(c *gin.Context) error {
	if err := p.puedeCambiarAmbientesDe(c); err != nil {
		return err
	}
	return p.mostrarNuevoAmbiente(c, http.StatusOK, vistaAmbiente{formulario: p.formularioNuevo(c)})
}

func (v *vistaAmbiente) marco() Marco {
	m := Marco{Titulo: v.titulo, Angosta: true, Actual: v.vuelta, Migas: []piezas.Miga{{Texto: "Ambientes", URL: v.vuelta}}}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return m
}

// puedeCambiarAmbientesDe refuses before a form is shown what would be refused when it is sent.
func (p *Paginas) puedeCambiarAmbientesDe(c *gin.Context) error {
	actor := peticion.Actor(c.Request.Context())
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return err
	}
	return catalogo.PuedeVerAmbientes(actor, kernel.CentroID(c.Param("id")))
}

func (p *Paginas) mostrarNuevoAmbiente(c *gin.Context, estado int, v vistaAmbiente) error {
	lista := rutaDeAmbientes(kernel.CentroID(c.Param("id")))
	v.titulo, v.accion, v.boton, v.vuelta = "Registrar ambiente", lista+"/nuevo", "Registrar ambiente", lista
	return p.mostrar(c, estado, v.marco(), paginaAmbiente(&v))
}

// crearAmbiente registers what was typed. The ambiente gets the id of the form, so that a form sent twice makes one.
func (p *Paginas) crearAmbiente(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	id, err := p.formularioDe(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaAmbiente{formaLibre: formaLibre{valores: posted}, formulario: posted.Get(campoFormulario)}
	in := appcatalogo.CrearAmbienteInput{Centro: kernel.CentroID(c.Param("id")), ID: catalogo.AmbienteID(id), DatosAmbiente: v.datos()}
	in.Ilegibles = v.faltas
	a, err := p.d.Catalogo.CrearAmbiente.Execute(ctx, peticion.Actor(ctx), in)
	if v.rechazado(err) {
		return p.mostrarNuevoAmbiente(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaDeAmbientes(a.CentroID), "Ambiente registrado: "+a.Nombre+".")
}

// rechazado takes over what can be shown in the form.
func (v *vistaAmbiente) rechazado(err error) bool {
	if errors.Is(err, catalogo.ErrAmbienteRepetido) || errors.Is(err, catalogo.ErrDemasiadosAmbientes) {
		v.anotar("/nombre", err)
		return true
	}
	return v.fallar(err)
}

func (p *Paginas) ambienteDe(c *gin.Context) (appcatalogo.AmbienteView, error) {
	ctx := c.Request.Context()
	return p.d.Catalogo.VerAmbiente.Execute(ctx, peticion.Actor(ctx), catalogo.AmbienteID(c.Param("id")))
}

func (p *Paginas) editarAmbiente(c *gin.Context) error {
	a, err := p.ambienteDe(c)
	if err != nil {
		return err
	}
	return p.mostrarAmbiente(c, http.StatusOK, vistaAmbiente{formaLibre: formaLibre{valores: url.Values{"nombre": {a.Nombre}, "tipo": {string(a.Tipo)},
		"capacidad": {siHay(a.Capacidad, 0)}, "isActive": {strconv.FormatBool(a.Activo)}}}}, a)
}

func (p *Paginas) mostrarAmbiente(c *gin.Context, estado int, v vistaAmbiente, a appcatalogo.AmbienteView) error {
	lista := rutaDeAmbientes(a.CentroID)
	v.ambiente, v.titulo, v.boton, v.vuelta, v.formulario = a, "Editar ambiente", "Guardar cambios", lista, p.formularioNuevo(c)
	v.accion = rutaDeAmbiente(a.ID) + "/editar"
	if v.edicion == "" {
		v.edicion = strconv.FormatInt(a.Edicion, 10)
	}
	return p.mostrar(c, estado, v.marco(), paginaAmbiente(&v))
}

func rutaDeAmbiente(id catalogo.AmbienteID) string { return "/ambientes/" + url.PathEscape(string(id)) }

// guardarAmbiente writes over the ambiente. What somebody else has changed meanwhile is shown beside what was typed.
func (p *Paginas) guardarAmbiente(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaAmbiente{formaLibre: formaLibre{valores: posted}, edicion: posted.Get("version-leida")}
	datos := v.datos()
	in := appcatalogo.EditarAmbienteInput{ID: catalogo.AmbienteID(c.Param("id")), Edicion: edicionDe(posted), Ilegibles: v.faltas,
		Escribir: func(d *catalogo.DatosAmbiente) { *d = datos }}
	a, err := p.d.Catalogo.EditarAmbiente.Execute(ctx, peticion.Actor(ctx), in)
	if err == nil {
		return p.volver(c, rutaDeAmbientes(a.CentroID), "Ambiente actualizado: "+a.Nombre+".")
	}
	presente, errVer := p.ambienteDe(c)
	if errVer != nil {
		return errVer
	}
	if errors.Is(err, catalogo.ErrAmbienteModificado) {
		if v.diferencias = distintosDeAmbiente(datos, presente.DatosAmbiente); len(v.diferencias) == 0 {
			return p.volver(c, rutaDeAmbientes(presente.CentroID), "Ambiente actualizado: "+presente.Nombre+".") // the same form, sent twice
		}
		peticion.AnotarCausa(ctx, err)
		v.edicion, v.faltas = "", nil
		return p.mostrarAmbiente(c, http.StatusConflict, v, presente)
	}
	if v.rechazado(err) {
		return p.mostrarAmbiente(c, http.StatusUnprocessableEntity, v, presente)
	}
	return err
}

// distintosDeAmbiente lists the fields in which what was typed differs from what is kept.
func distintosDeAmbiente(mio, guardado catalogo.DatosAmbiente) []diferencia {
	var lista []diferencia
	for _, x := range []diferencia{
		{"Nombre", mio.Nombre, guardado.Nombre}, {"Tipo", palabras.Ambiente(string(mio.Tipo)), palabras.Ambiente(string(guardado.Tipo))},
		{"Capacidad", siHay(mio.Capacidad, 0), siHay(guardado.Capacidad, 0)}, {"Estado", estadoDeAmbiente(mio), estadoDeAmbiente(guardado)},
	} {
		if x.mio != x.guardado {
			lista = append(lista, x)
		}
	}
	return lista
}

func estadoDeAmbiente(d catalogo.DatosAmbiente) string {
	if d.Activo {
		return "Activo"
	}
	return "Inactivo"
}

func opcionesDeTipo() []piezas.Opcion {
	return opciones("Elija el tipo", catalogo.TiposAmbiente(), palabras.Ambiente)
}

func estadosDeAmbiente() []piezas.Opcion {
	return []piezas.Opcion{{Valor: "true", Texto: "Activo", Pista: "Se puede elegir en las solicitudes."},
		{Valor: "false", Texto: "Inactivo", Pista: "No se puede elegir más; lo que ya lo nombra lo conserva."}}
}

func (p *Paginas) rutasDeAmbientes(r gin.IRoutes) {
	r.GET(rutaAmbientes, p.pagina(p.ambientes))
	r.GET(rutaAmbientes+"/nuevo", p.pagina(p.nuevoAmbiente))
	r.POST(rutaAmbientes+"/nuevo", p.pagina(p.crearAmbiente))
	r.GET("/ambientes/:id/editar", p.pagina(p.editarAmbiente))
	r.POST("/ambientes/:id/editar", p.pagina(p.guardarAmbiente))
}

// rutaAmbientes is of the centre of whoever is shown it in a menu.
const rutaAmbientes = rutaCentros + "/:id/ambientes"
