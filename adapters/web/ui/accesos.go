package ui

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
	dominio "complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const rutaAccesos = "/solicitudes-acceso"

// vistaAccesos is the list of requests for an account.
type vistaAccesos struct {
	filtro    identidad.FiltroAccesos
	problemas []string
	pais      bool
	filas     []identidad.AccesoView
	pestanas  []piezas.Pestana
	paginas   piezas.Paginas
	centros   []appcatalogo.CentroDeLista
	esperan   int
	hoy       kernel.Date
}

// vistaAcceso is one of them, with what can be decided.
type vistaAcceso struct {
	identidad.AccesoView
	formulario string
	centros    []appcatalogo.CentroDeLista // of an Admin, who may give another one
	hoy        kernel.Date
	valores    url.Values
	faltas     []fault.Field
	conflicto  string
	invitacion string // the address to hand over, while no mail goes out
}

// accesos lists what the reader decides; those that wait first, unless the address says otherwise.
func (p *Paginas) accesos(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	q := &consulta{c: c}
	v := vistaAccesos{pais: dominio.AlcanceDe(actor).Pais, hoy: p.hoy()}
	v.filtro = identidad.FiltroAccesos{Estado: dominio.Pendiente, Buscar: q.texto("buscar"), Pagina: q.pagina(), Limite: filasPorPagina}
	switch estado := c.Query("estado"); {
	case estado == "TODAS":
		v.filtro.Estado = ""
	case slices.Contains(dominio.EstadosAcceso(), dominio.EstadoAcceso(estado)):
		v.filtro.Estado = dominio.EstadoAcceso(estado)
	case estado != "":
		q.falta("No existe el estado que se pidió en la dirección.")
	}
	if v.pais {
		v.filtro.Centro = kernel.CentroID(q.id("centro", "el centro"))
	}
	if q.mal() {
		v.problemas, v.filtro = q.problemas, identidad.FiltroAccesos{Estado: dominio.Pendiente, Pagina: 1, Limite: filasPorPagina}
	}
	pagina, err := p.d.Identidad.ListarAccesos.Execute(ctx, actor, v.filtro)
	if err != nil {
		return err
	}
	conteos, err := p.d.Identidad.ContarAccesos.Execute(ctx, actor, v.filtro)
	if err != nil {
		return err
	}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	v.filas, v.esperan = pagina.Filas, conteos[dominio.Pendiente]
	v.pestanas = v.pestanasDe(conteos)
	v.paginas = piezas.Paginas{Actual: v.filtro.Pagina, PorVez: filasPorPagina, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo,
		Uno: "solicitud de acceso", Varios: "solicitudes de acceso", URL: func(n int) string { return v.url(v.estado(), n) }}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Solicitudes de acceso", Actual: rutaAccesos}, paginaAccesos(v))
}

// estado is what the address says of the state: nothing for those that wait.
func (v vistaAccesos) estado() string {
	if v.filtro.Estado == "" {
		return "TODAS"
	}
	if v.filtro.Estado == dominio.Pendiente {
		return ""
	}
	return string(v.filtro.Estado)
}

func (v vistaAccesos) url(estado string, pagina int) string {
	return direccion(rutaAccesos, "estado", estado, "buscar", v.filtro.Buscar, "centro", string(v.filtro.Centro), "pagina", siHay(pagina, 1))
}

func (v vistaAccesos) filtrada() bool { return v.filtro.Buscar != "" || v.filtro.Centro != "" }

func (v vistaAccesos) pestanasDe(conteos map[dominio.EstadoAcceso]int) []piezas.Pestana {
	total := 0
	var pestanas []piezas.Pestana
	for _, e := range dominio.EstadosAcceso() {
		total += conteos[e]
		valor := string(e)
		if e == dominio.Pendiente {
			valor = ""
		}
		pestanas = append(pestanas, piezas.Pestana{Texto: nombresAcceso[e].plural, URL: v.url(valor, 1), Cuenta: palabras.Numero(conteos[e]), Actual: v.filtro.Estado == e})
	}
	return append(pestanas, piezas.Pestana{Texto: "Todas", URL: v.url("TODAS", 1), Cuenta: palabras.Numero(total), Actual: v.filtro.Estado == ""})
}

func tituloAccesos(n int) string {
	switch n {
	case 0:
		return "Ninguna solicitud de acceso espera su decisión"
	case 1:
		return "Una solicitud de acceso espera su decisión"
	}
	return palabras.Numero(n) + " solicitudes de acceso esperan su decisión"
}

// nombresAcceso are the words and the tone of the states.
var nombresAcceso = map[dominio.EstadoAcceso]struct {
	uno, plural string
	tono        piezas.Tono
}{
	dominio.Pendiente: {"Pendiente", "Pendientes", piezas.Ojo},
	dominio.Aprobado:  {"Aprobada", "Aprobadas", piezas.Bien},
	dominio.Rechazado: {"Rechazada", "Rechazadas", piezas.Mal},
}

// nombreAcceso is who asked, while that is kept.
func nombreAcceso(v identidad.AccesoView) string {
	if v.Purgado {
		return "Datos personales borrados"
	}
	return v.Nombre()
}

func rutaDeAcceso(id dominio.AccesoID) string { return rutaAccesos + "/" + url.PathEscape(string(id)) }

// acceso shows one with its decision, or the forms to decide it.
func (p *Paginas) acceso(c *gin.Context) error {
	ctx := c.Request.Context()
	v, err := p.d.Identidad.VerAcceso.Execute(ctx, peticion.Actor(ctx), dominio.AccesoID(c.Param("id")))
	if err != nil {
		return err
	}
	return p.mostrarAcceso(c, http.StatusOK, vistaAcceso{AccesoView: v, valores: url.Values{}})
}

func (p *Paginas) mostrarAcceso(c *gin.Context, estado int, v vistaAcceso) error {
	ctx := c.Request.Context()
	v.formulario, v.hoy = p.formularioNuevo(c), p.hoy()
	if v.Estado == dominio.Pendiente && dominio.AlcanceDe(peticion.Actor(ctx)).Pais {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	m := Marco{Titulo: v.Numero, Actual: rutaAccesos, Migas: []piezas.Miga{{Texto: "Solicitudes de acceso", URL: rutaAccesos}}, Angosta: true}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaAcceso(v))
}

// aprobarAcceso gives the account. Without mail the next page shows the link once; it is in no address and in no log.
func (p *Paginas) aprobarAcceso(c *gin.Context) error {
	return p.decidirAcceso(c, func(posted url.Values, actor kernel.Actor, id dominio.AccesoID) (vistaAcceso, error) {
		a, err := p.d.Identidad.AprobarAcceso.Execute(c.Request.Context(), actor, identidad.AprobarAccesoInput{ID: id, Concesion: dominio.Concesion{
			Rol: kernel.Rol(posted.Get("role")), Centro: kernel.CentroID(posted.Get("centroId")), Comentarios: textoDe(posted, "comentarios"),
		}})
		v := vistaAcceso{AccesoView: a.AccesoView}
		if a.Invitacion.Token != "" {
			v.invitacion = p.enlaceDeInvitacion(a.Invitacion.Token)
		}
		return v, err
	}, "Aprobó %s. La persona recibirá por correo el enlace para elegir su contraseña.")
}

// rechazarAcceso refuses the account.
func (p *Paginas) rechazarAcceso(c *gin.Context) error {
	return p.decidirAcceso(c, func(posted url.Values, actor kernel.Actor, id dominio.AccesoID) (vistaAcceso, error) {
		v, err := p.d.Identidad.RechazarAcceso.Execute(c.Request.Context(), actor, identidad.RechazarAccesoInput{ID: id, Motivo: textoDe(posted, "motivo")})
		return vistaAcceso{AccesoView: v}, err
	}, "Rechazó %s. La persona recibirá el motivo.")
}

func (p *Paginas) decidirAcceso(c *gin.Context, decidir func(posted url.Values, actor kernel.Actor, id dominio.AccesoID) (vistaAcceso, error), hecho string) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	actor, id := peticion.Actor(ctx), dominio.AccesoID(c.Param("id"))
	v, err := decidir(posted, actor, id)
	switch {
	case err != nil:
		return p.negarAcceso(c, posted, id, err)
	case v.invitacion != "":
		return p.mostrarAcceso(c, http.StatusOK, v)
	}
	return p.volver(c, rutaDeAcceso(id), fmt.Sprintf(hecho, v.Numero))
}

// negarAcceso shows the page again with what was typed and why it was not taken.
func (p *Paginas) negarAcceso(c *gin.Context, posted url.Values, id dominio.AccesoID, causa error) error {
	f, ok := errors.AsType[*fault.Error](causa)
	if !ok || !slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict}, f.Kind) {
		return causa
	}
	ctx := c.Request.Context()
	v, err := p.d.Identidad.VerAcceso.Execute(ctx, peticion.Actor(ctx), id)
	if err != nil {
		return err
	}
	peticion.AnotarCausa(ctx, causa)
	vista := vistaAcceso{AccesoView: v, valores: posted, faltas: f.Fields}
	if len(f.Fields) == 0 {
		vista.conflicto = f.Message
	}
	return p.mostrarAcceso(c, problema.De(ctx, causa).Status, vista)
}

// campo is one control with what was typed and what is wrong with it.
func (v vistaAcceso) campo(c piezas.Campo) piezas.Campo {
	if v.valores.Has(c.Nombre) {
		c.Valor = v.valores.Get(c.Nombre)
	}
	for _, f := range v.faltas {
		if f.Pointer == "/"+c.Nombre {
			c.Error = f.Message
		}
	}
	return c
}

func (v vistaAcceso) campoCentro() piezas.Campo {
	var opciones []piezas.Opcion
	for _, c := range v.centros {
		opciones = append(opciones, piezas.Opcion{Valor: string(c.ID), Texto: c.Nombre + " (" + c.Codigo + ")", Grupo: c.Regional})
	}
	return v.campo(piezas.Campo{Nombre: "centroId", Etiqueta: "Centro", Valor: string(v.Centro), Opciones: opciones})
}

func (v vistaAcceso) campoRol() piezas.Campo {
	var opciones []piezas.Opcion
	for _, r := range dominio.Cargos() {
		opciones = append(opciones, piezas.Opcion{Valor: string(r), Texto: palabras.Rol(r)})
	}
	return v.campo(piezas.Campo{Nombre: "role", Etiqueta: "Rol", Valor: string(v.Cargo), Opciones: opciones})
}

// enlaceDeInvitacion is where the person chooses the first password.
func (p *Paginas) enlaceDeInvitacion(token string) string {
	return p.d.PublicURL.JoinPath("invitacion", token).String()
}

// esperaDeAcceso says for how long it has waited.
func esperaDeAcceso(a identidad.AccesoView, hoy kernel.Date) string {
	return palabras.Espera(hoy.DaysSince(kernel.Today(a.Pedido)))
}

func rotuloMotivo(e dominio.EstadoAcceso) string {
	if e == dominio.Rechazado {
		return "Motivo"
	}
	return "Comentario"
}
