package ui

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
	dominio "complementarias/domain/identidad"
)

const (
	rutaClave       = "/mi-perfil/clave"
	rutaOlvideClave = "/olvide-clave"
	campoNueva      = "nueva" // the field of a new password of somebody who has signed in
)

// vistaClave is the page on which people change their password.
type vistaClave struct {
	negativa
	temporal   bool // it has to be changed before anything else
	correo     string
	formulario string
}

// PedirClave answers whoever has to change the password before what was asked for.
func (p *Paginas) PedirClave(c *gin.Context) {
	err := error(dominio.ErrClaveTemporal)
	if !porPrograma(c) {
		err = p.volver(c, rutaClave, "")
	}
	if err != nil {
		p.Falla(c, err)
	}
}

func (p *Paginas) clave(c *gin.Context) error {
	return p.mostrarClave(c, http.StatusOK, vistaClave{})
}

func (p *Paginas) mostrarClave(c *gin.Context, estado int, v vistaClave) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	yo, err := p.d.Identidad.QuienSoy.Execute(ctx, actor)
	if err != nil {
		return err
	}
	v.correo, v.temporal, v.formulario = yo.Correo, actor.ClaveTemporal, p.formularioNuevo(c)
	m := Marco{Titulo: "Cambiar la contraseña", Angosta: true, Migas: []piezas.Miga{{Texto: "Inicio", URL: "/"}, {Texto: "Mi perfil", URL: "/mi-perfil"}}}
	if v.temporal {
		m.Titulo, m.Migas = "Elija su contraseña", nil
	}
	return p.mostrar(c, estado, m, paginaClave(v))
}

// cambiarClave replaces the own password; the browser goes on with a new cookie.
func (p *Paginas) cambiarClave(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	token, err := p.d.Identidad.CambiarClave.Execute(ctx, actor, identidad.CambiarClaveInput{Actual: c.PostForm("actual"), Nueva: c.PostForm("nueva")})
	if err != nil {
		n, estado, err := negar(c, err)
		if err != nil {
			return err
		}
		return p.mostrarClave(c, estado, vistaClave{negativa: n})
	}
	if peticion.De(ctx).Navegador {
		http.SetCookie(c.Writer, p.cookie(peticion.CookieSesion(p.d.PublicURL), token, 0))
	}
	if actor.ClaveTemporal {
		return p.volver(c, "/", "Listo: desde ahora entra con su contraseña.")
	}
	return p.volver(c, "/mi-perfil", "Cambió su contraseña. Sus demás sesiones se cerraron.")
}

// negativa is why a form about passwords was not taken, as its page tells it.
type negativa struct {
	faltas  []piezas.Falta
	errores map[string]string // by the name of the field
	demora  string            // why it cannot be done now
}

// negar reads a refusal that the form itself can tell, and the status of the answer. Any other error comes back.
func negar(c *gin.Context, err error) (n negativa, estado int, otro error) {
	f, ok := errors.AsType[*fault.Error](err)
	switch {
	case ok && f.Kind == fault.Invalid:
		n.errores = map[string]string{}
		for _, campo := range f.Fields {
			nombre := strings.TrimPrefix(campo.Pointer, "/")
			n.errores[nombre] = campo.Message
			n.faltas = append(n.faltas, piezas.Falta{Texto: campo.Message, Lleva: "#" + piezas.IDDe(nombre)})
		}
	case ok && (f.Kind == fault.TooMany || f.Kind == fault.Unavailable):
		n.demora = f.Message
	default:
		return n, 0, err
	}
	peticion.AnotarCausa(c.Request.Context(), err)
	leido := problema.De(c.Request.Context(), err)
	leido.Cabeceras(c.Header)
	return n, leido.Status, nil
}
