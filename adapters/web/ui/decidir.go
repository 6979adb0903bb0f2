package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func rutaDecidir(id kernel.SolicitudID) string {
	return "/solicitudes/" + url.PathEscape(string(id)) + "/decidir"
}

// decidir shows one solicitud to the one who decides on it: everything in it, what the rules say, and the form.
func (p *Paginas) decidir(c *gin.Context) error {
	return p.mostrarDecidir(c, http.StatusOK, newFormaDecidir(), "", 0)
}

// mostrarDecidir shows the page with what was typed. vistos is how much of the historial the person had before, when
// something has happened since; conflicto says why the form could not be taken.
func (p *Paginas) mostrarDecidir(c *gin.Context, estado int, f *formaDecidir, conflicto string, vistos int) error {
	ctx := c.Request.Context()
	actor, id := peticion.Actor(ctx), idDeSolicitud(c)
	x, err := p.d.Solicitudes.Examinar.Execute(ctx, actor, id)
	if err != nil {
		return err
	}
	vecinos, err := p.d.Solicitudes.VecinosDeCola.Execute(ctx, actor, id)
	if err != nil {
		return err
	}
	v := p.vistaDecidirDe(actor, x, vecinos, f)
	if v.frases, err = p.d.Frases.DelCentro.Execute(ctx, actor, x.CentroID); err != nil {
		return err
	}
	v.formulario = p.formularioNuevo(c)
	v.conflicto = conflicto
	if vistos > 0 && vistos < len(x.Historial) {
		todos := sucesosDe(x.Historial, x.NombresEspeciales, p.d.Now())
		v.desdeEntonces = todos[:len(todos)-len(sucesosDe(x.Historial[:vistos], x.NombresEspeciales, p.d.Now()))]
	}
	titulo := x.Codigo + ", " + x.Expediente.Programa.Nombre
	if len(f.faltas) > 0 {
		titulo = "Error: " + titulo
	}
	return p.mostrar(c, estado, Marco{Titulo: titulo, Actual: rutaCola}, paginaDecidir(v))
}

// tomarDecision takes the form: a decision, or one of the buttons that take, release and add a ready sentence.
func (p *Paginas) tomarDecision(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	f := leerFormaDecidir(posted)
	version, vistos := versionVista(posted)
	destino := app.Target{ID: idDeSolicitud(c), Version: version}
	switch posted.Get("accion") {
	case "agregar": // the sentences that were chosen are in the texts now; nothing is decided
		return p.mostrarDecidir(c, http.StatusOK, f, "", 0)
	case "tomar":
		return p.turnar(c, solicitudes.Tomar, p.d.Solicitudes.Tomar.Execute, destino, f, vistos)
	case "soltar":
		return p.turnar(c, solicitudes.Soltar, p.d.Solicitudes.Soltar.Execute, destino, f, vistos)
	}
	if f.revisar(); len(f.faltas) > 0 {
		return p.mostrarDecidir(c, http.StatusUnprocessableEntity, f, "", 0)
	}
	ctx := c.Request.Context()
	v, err := p.ejecutarDecision(ctx, peticion.Actor(ctx), destino, f)
	if err == nil {
		return p.alHacer(c, accionDe(f.decision), v, f)
	}
	return p.negarDecision(c, accionDe(f.decision), destino, f, vistos, err)
}

func accionDe(decision string) solicitudes.Accion {
	switch decision {
	case decideAprobar:
		return solicitudes.Aprobar
	case decideDevolver:
		return solicitudes.Devolver
	}
	return solicitudes.Rechazar
}

func (p *Paginas) ejecutarDecision(ctx context.Context, actor kernel.Actor, o app.Target, f *formaDecidir) (app.View, error) {
	comentarios := f.comentarios[f.decision]
	switch f.decision {
	case decideAprobar:
		return p.d.Solicitudes.Aprobar.Execute(ctx, actor, app.AprobarInput{Target: o,
			Decision: solicitudes.Decision{Comentarios: comentarios, NumeroFicha: fichaLimpia(f.ficha), Justificacion: f.justificacion}})
	case decideDevolver:
		return p.d.Solicitudes.Devolver.Execute(ctx, actor, app.DevolverInput{Target: o, Comentarios: comentarios, Correcciones: f.observaciones()})
	}
	return p.d.Solicitudes.Rechazar.Execute(ctx, actor, app.RechazarInput{Target: o, Motivo: comentarios})
}

// negarDecision shows the page again with everything that was typed and why it was not taken. A second press of the button
// that did it leads on as the first one did.
func (p *Paginas) negarDecision(c *gin.Context, accion solicitudes.Accion, o app.Target, f *formaDecidir, vistos int, err error) error {
	e, ok := errors.AsType[*fault.Error](err)
	if !ok || (e.Kind != fault.Conflict && e.Kind != fault.Stale && e.Kind != fault.Invalid) {
		return err
	}
	peticion.AnotarCausa(c.Request.Context(), err)
	if f.rechazada(err) {
		return p.mostrarDecidir(c, http.StatusUnprocessableEntity, f, "", 0)
	}
	if v, repetida := p.yaHecha(c.Request.Context(), o, accion, err, f.dicho(accion)...); repetida {
		return p.alHacer(c, accion, v, f)
	}
	conflicto := e.Message
	if e.Kind == fault.Stale {
		conflicto = "La solicitud cambió después de que usted abrió esta página."
	}
	return p.mostrarDecidir(c, http.StatusConflict, f, conflicto, vistos)
}

// turnar takes or releases. What was typed meanwhile comes back with the page; without any the person is led on.
func (p *Paginas) turnar(c *gin.Context, accion solicitudes.Accion, execute func(context.Context, kernel.Actor, app.Target) (app.View, error),
	o app.Target, f *formaDecidir, vistos int,
) error {
	ctx := c.Request.Context()
	v, err := execute(ctx, peticion.Actor(ctx), o)
	if err != nil {
		return p.negarDecision(c, accion, o, f, vistos, err)
	}
	return p.alHacer(c, accion, v, f)
}

// alHacer leads on after what was done. What was typed before a taking or a release comes back with the page.
func (p *Paginas) alHacer(c *gin.Context, accion solicitudes.Accion, v app.View, f *formaDecidir) error {
	turno := accion == solicitudes.Tomar || accion == solicitudes.Soltar
	switch {
	case turno && f.escrito():
		return p.mostrarDecidir(c, http.StatusOK, f, "", 0)
	case accion == solicitudes.Soltar:
		return p.volver(c, rutaCola, "Soltó "+v.Codigo+". Otra persona de la coordinación puede revisarla.")
	case accion == solicitudes.Tomar:
		return p.volver(c, rutaDecidir(v.ID), "Tomó "+v.Codigo+" para revisarla.")
	}
	return p.alSiguiente(c, v.ID, hechoDeDecision(v, f))
}

// alSiguiente leads to the next one of the queue, or to the queue when that was the last, and says what was done.
func (p *Paginas) alSiguiente(c *gin.Context, id kernel.SolicitudID, hecho string) error {
	ctx := c.Request.Context()
	vecinos, err := p.d.Solicitudes.VecinosDeCola.Execute(ctx, peticion.Actor(ctx), id)
	if err != nil || vecinos.Siguiente == nil { // what was decided is never told as a failure
		peticion.AnotarCausa(ctx, err)
		return p.volver(c, rutaCola, hecho+" No hay otra después en la cola.")
	}
	return p.volver(c, rutaDecidir(vecinos.Siguiente.ID), hecho+" Esta es la siguiente.")
}

// hechoDeDecision says what was done, for the next page.
func hechoDeDecision(v app.View, f *formaDecidir) string {
	switch v.Estado {
	case solicitudes.Aprobada:
		if v.Ficha.Provisional {
			return "Aprobó " + v.Codigo + " con la ficha provisional " + v.Ficha.Numero + "."
		}
		return "Aprobó " + v.Codigo + " con la ficha " + v.Ficha.Numero + "."
	case solicitudes.Devuelta:
		if n := len(f.correcciones); n > 0 {
			return "Devolvió " + v.Codigo + " con " + palabras.Contar(n, "observación", "observaciones") + "."
		}
		return "Devolvió " + v.Codigo + "."
	case solicitudes.Rechazada:
		return "Rechazó " + v.Codigo + "."
	case solicitudes.Borrador, solicitudes.Pendiente, solicitudes.EnRevision, solicitudes.Cancelada:
	}
	return "La solicitud " + v.Codigo + " quedó " + v.Estado.Palabras() + "."
}
