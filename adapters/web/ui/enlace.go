package ui

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
	dominio "complementarias/domain/identidad"
)

// clase is a kind of one-time link with its page.
type clase struct {
	ruta          string
	tipo          dominio.TipoEnlace
	titulo, hecho string
}

var enlaces = []clase{
	{"/invitacion/:token", dominio.EnlaceInvitacion, "Elija su contraseña", "Su cuenta está lista y ya ingresó."},
	{"/restablecer/:token", dominio.EnlaceRestablecer, "Elija una contraseña nueva", "Cambió su contraseña y ya ingresó. Sus demás sesiones se cerraron."},
}

// vistaEnlace is the page behind a one-time link.
type vistaEnlace struct {
	negativa
	clase
	usuario  identidad.View
	accion   string // where the form goes
	otra     string // who is signed in with this browser, when it is somebody else
	autoriza bool
}

// verEnlace shows the form and uses nothing up: programs that look at mail open links too.
func (p *Paginas) verEnlace(k clase) func(*gin.Context) error {
	return func(c *gin.Context) error {
		return p.mostrarEnlace(c, http.StatusOK, vistaEnlace{clase: k})
	}
}

func (p *Paginas) mostrarEnlace(c *gin.Context, estado int, v vistaEnlace) error {
	sinRastro(c)
	ctx := c.Request.Context()
	e, err := p.d.Identidad.VerEnlace.Execute(ctx, c.Param("token"), v.tipo)
	if errors.Is(err, dominio.ErrEnlace) {
		peticion.AnotarCausa(ctx, err)
		return p.mostrar(c, http.StatusNotFound, Marco{Titulo: "Este enlace ya no sirve", Angosta: true, SinIndice: true}, paginaSinEnlace())
	}
	if err != nil {
		return err
	}
	v.usuario, v.accion = e.Usuario, c.Request.URL.Path
	if actor := peticion.Actor(ctx); actor.ID != "" && actor.ID != e.Usuario.ID {
		v.otra = actor.Nombre
	}
	return p.mostrar(c, estado, Marco{Titulo: v.titulo, Angosta: true, SinIndice: true}, paginaEnlace(v))
}

// fijarClave sets the password, signs the person in and goes on to the start page.
func (p *Paginas) fijarClave(k clase) func(*gin.Context) error {
	return func(c *gin.Context) error {
		sinRastro(c)
		ctx := c.Request.Context()
		autoriza := c.PostForm("autorizaUsoInfo") == "true"
		r, err := p.d.Identidad.FijarClave.Execute(ctx, identidad.FijarClaveInput{
			Token: c.Param("token"), Tipos: []dominio.TipoEnlace{k.tipo}, Clave: c.PostForm("password"), Autoriza: autoriza,
			Origen: peticion.Origen(ctx), Navegador: true, Agente: c.Request.UserAgent(),
		})
		if errors.Is(err, dominio.ErrEnlace) {
			return p.mostrarEnlace(c, http.StatusNotFound, vistaEnlace{clase: k})
		}
		if err != nil {
			n, estado, err := negar(c, err)
			if err != nil {
				return err
			}
			return p.mostrarEnlace(c, estado, vistaEnlace{negativa: n, clase: k, autoriza: autoriza})
		}
		if err := p.soltarAnterior(c); err != nil {
			return err
		}
		http.SetCookie(c.Writer, p.cookie(peticion.CookieSesion(p.d.PublicURL), r.Token, 0))
		return p.volver(c, "/", k.hecho)
	}
}

// sinRastro keeps the address of the page, which is a secret, from wherever its links lead and from search engines.
func sinRastro(c *gin.Context) {
	c.Header("Referrer-Policy", "no-referrer")
	c.Header("X-Robots-Tag", "noindex, nofollow")
}

// versionAutorizacion is the text that the box of an invitation is about.
const versionAutorizacion = dominio.VersionAutorizacion

func (v vistaEnlace) esInvitacion() bool { return v.tipo == dominio.EnlaceInvitacion }

// siMarcada is the value of a box that stays ticked when the form is shown again.
func siMarcada(marcada bool) string {
	if marcada {
		return "true"
	}
	return ""
}
