package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/unicode/norm"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// verbo is what a button about one solicitud does. Its form goes to /solicitudes/:id/<ruta>; one that asks something first
// shows the question at the same address, and in a dialog where there is JavaScript.
type verbo struct {
	accion   solicitudes.Accion
	ruta     string
	pregunta *pregunta
	hacer    func(ctx context.Context, uc app.UseCases, actor kernel.Actor, f formaVerbo) (app.View, error)
	// hecho is what is told on the next page, and destino that page.
	hecho   func(v app.View) string
	destino func(v app.View) string
}

// formaVerbo is what was posted to a verb.
type formaVerbo struct {
	app.Target
	formulario string // id of the form: for a copy, the one that it gets
	valores    url.Values
}

func (f formaVerbo) texto(campo string) string { return textoDe(f.valores, campo) }

// textoDe reads what was typed into a text of several lines.
func textoDe(posted url.Values, campo string) string {
	texto := strings.ReplaceAll(posted.Get(campo), "\r\n", "\n")
	return strings.TrimSpace(strings.ToValidUTF8(norm.NFC.String(texto), "\uFFFD"))
}

// rutaDeSolicitud is the page of one solicitud.
func rutaDeSolicitud(id kernel.SolicitudID) string {
	return "/solicitudes/" + url.PathEscape(string(id))
}

func (v verbo) direccion(id kernel.SolicitudID) string { return rutaDeSolicitud(id) + "/" + v.ruta }

// preguntar shows the question of a verb on a page of its own.
func (p *Paginas) preguntar(v verbo) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		ctx := c.Request.Context()
		actor := peticion.Actor(ctx)
		if err := solicitudes.RolPuede(v.accion, actor.Rol); err != nil {
			return err
		}
		s, err := p.d.Solicitudes.Ver.Execute(ctx, actor, idDeSolicitud(c))
		if err != nil {
			return err
		}
		if err = solicitudes.Permitida(v.accion, actor, s.Situacion()); err != nil {
			return err
		}
		q := p.preguntaDe(c, v, s)
		if deHTMX(c) {
			return p.fragmento(c, preguntaEnDialogo(q))
		}
		return p.mostrarPregunta(c, http.StatusOK, q)
	})
}

// ejecutar does what a form asks for. A form that is sent twice does it once, and both are answered alike.
func (p *Paginas) ejecutar(v verbo) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		posted, err := formaDe(c)
		if err != nil {
			return err
		}
		formulario, err := p.formularioDe(c)
		if err != nil {
			return err
		}
		ctx := c.Request.Context()
		f := formaVerbo{Target: app.Target{ID: idDeSolicitud(c), Version: versionDe(posted)}, formulario: formulario, valores: posted}
		s, err := v.hacer(ctx, p.d.Solicitudes, peticion.Actor(ctx), f)
		if err != nil {
			hecha, repetida := p.yaHecha(ctx, f.Target, v.accion, err, f.texto("comentarios"), f.texto("motivo"), f.texto("numeroFicha"))
			if !repetida {
				return p.negar(c, v, f, err)
			}
			s = hecha
		}
		return p.volver(c, v.destino(s), v.hecho(s))
	})
}

// yaHecha tells whether err only says that this very form was taken a moment ago: the solicitud is one version further than
// the form knew it, and the last thing that happened to it is this action by this person, with all that is escrito in the
// form. It returns the solicitud as it is now. Every form that carries a version asks here before it tells of a conflict.
func (p *Paginas) yaHecha(ctx context.Context, o app.Target, a solicitudes.Accion, err error, escrito ...string) (app.View, bool) {
	if kind := fault.KindOf(err); o.Version == nil || kind != fault.Conflict && kind != fault.Stale {
		return app.View{}, false
	}
	actor := peticion.Actor(ctx)
	v, err := p.d.Solicitudes.Ver.Execute(ctx, actor, o.ID)
	if err != nil || v.Version != *o.Version+1 {
		return app.View{}, false
	}
	historial, err := p.d.Solicitudes.VerHistorial.Execute(ctx, actor, o.ID)
	if err != nil || len(historial) == 0 {
		return app.View{}, false
	}
	ultimo := historial[len(historial)-1]
	return v, ultimo.Accion == a && ultimo.Por.ID == actor.ID && !slices.ContainsFunc(escrito, func(texto string) bool {
		return texto != v.Ficha.Numero && !strings.Contains(ultimo.Comentario, texto)
	})
}

// negar shows the question again with what was typed and why it was not taken. What asks nothing has nothing to show.
func (p *Paginas) negar(c *gin.Context, v verbo, f formaVerbo, causa error) error {
	falla, ok := errors.AsType[*fault.Error](causa)
	if !ok || v.pregunta == nil || !slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.Stale}, falla.Kind) {
		return causa
	}
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	s, err := p.d.Solicitudes.Ver.Execute(ctx, actor, f.ID)
	if err != nil {
		return err
	}
	peticion.AnotarCausa(ctx, causa)
	q := p.preguntaDe(c, v, s)
	q.escribir(f)
	if errors.Is(causa, solicitudes.ErrFichaEnUso) {
		falla = falla.At("/numeroFicha")
	}
	if len(falla.Fields) > 0 {
		q.fallar(falla.Fields)
		return p.mostrarPregunta(c, http.StatusUnprocessableEntity, q)
	}
	q.conflicto = falla.Message
	q.posible = solicitudes.Permitida(v.accion, actor, s.Situacion()) == nil
	return p.mostrarPregunta(c, problema.De(ctx, causa).Status, q)
}

func (p *Paginas) mostrarPregunta(c *gin.Context, estado int, q vistaPregunta) error {
	m := Marco{Titulo: q.titulo, Angosta: true, Migas: p.migasDe(c, q.solicitud)}
	if len(q.faltas) > 0 {
		m.Titulo = "Error: " + q.titulo
	}
	return p.mostrar(c, estado, m, paginaPregunta(q))
}

// migasDe lead to the page of a solicitud by the list that the person has.
func (p *Paginas) migasDe(c *gin.Context, v app.View) []piezas.Miga {
	lista := listaDe(peticion.Actor(c.Request.Context()).Rol)
	return []piezas.Miga{lista, {Texto: v.Codigo, URL: rutaDeSolicitud(v.ID)}}
}

func listaDe(rol kernel.Rol) piezas.Miga {
	if rol == kernel.Instructor {
		return piezas.Miga{Texto: "Mis solicitudes", URL: "/mis-solicitudes"}
	}
	return piezas.Miga{Texto: "Todas las solicitudes", URL: "/todas-solicitudes"}
}
