package ui

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	appidentidad "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// vistaUsuario is one account with what the reader may do to it.
type vistaUsuario struct {
	appidentidad.FichaUsuario
	propia     bool // of the one who looks
	formulario string
	hecho      string // what was just done, with the link below it
	invitacion string // the address to hand over, while no mail goes out
	conflicto  string // why something was not done
}

func (p *Paginas) fichaDe(c *gin.Context) (appidentidad.FichaUsuario, error) {
	ctx := c.Request.Context()
	return p.d.Identidad.VerUsuario.Execute(ctx, peticion.Actor(ctx), idDeUsuario(c))
}

// personasDe is the list in which somebody finds the accounts that they administer: who coordinates has only instructors.
func personasDe(a kernel.Actor) piezas.Miga {
	if identidad.AlcanceDe(a).Pais {
		return piezas.Miga{Texto: "Usuarios", URL: rutaUsuarios}
	}
	return piezas.Miga{Texto: "Instructores", URL: rutaInstructores}
}

func idDeUsuario(c *gin.Context) kernel.UsuarioID { return kernel.UsuarioID(c.Param("id")) }

// usuario shows an account to who administers it.
func (p *Paginas) usuario(c *gin.Context) error {
	ficha, err := p.fichaDe(c)
	if err != nil {
		return err
	}
	return p.mostrarUsuario(c, http.StatusOK, vistaUsuario{FichaUsuario: ficha})
}

func (p *Paginas) mostrarUsuario(c *gin.Context, estado int, v vistaUsuario) error {
	actor := peticion.Actor(c.Request.Context())
	v.formulario, v.propia = p.formularioNuevo(c), actor.ID == v.ID
	personas := personasDe(actor)
	m := Marco{Titulo: v.Nombre, Angosta: true, Actual: personas.URL, Migas: []piezas.Miga{personas}}
	return p.mostrar(c, estado, m, paginaUsuario(v))
}

// reactivarUsuario opens the account of somebody who left again.
func (p *Paginas) reactivarUsuario(c *gin.Context) error {
	return p.invitando(c, p.d.Identidad.ReactivarUsuario.Execute, "La cuenta quedó activa de nuevo.")
}

// invitarUsuario makes a new link; the earlier one does not work any more.
func (p *Paginas) invitarUsuario(c *gin.Context) error {
	return p.invitando(c, p.d.Identidad.InvitarUsuario.Execute, "La invitación anterior ya no sirve: esta la reemplaza.")
}

// invitando does what ends with an invitation. What changed beside it does not matter to it, so it asks for no version.
func (p *Paginas) invitando(c *gin.Context, hacer func(context.Context, kernel.Actor, appidentidad.Objetivo) (appidentidad.CuentaInvitada, error), hecho string) error {
	if _, err := formaDe(c); err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	i, err := hacer(ctx, peticion.Actor(ctx), appidentidad.Objetivo{ID: idDeUsuario(c)})
	switch {
	case errors.Is(err, identidad.ErrActiva):
		return p.volver(c, rutaDeUsuario(idDeUsuario(c)), "La cuenta ya está activa. Si la persona no tiene su enlace, invítela de nuevo.")
	case err != nil:
		return p.negarUsuario(c, err)
	}
	return p.invitada(c, i, hecho)
}

// negarUsuario shows the account again with why it was not done.
func (p *Paginas) negarUsuario(c *gin.Context, causa error) error {
	f, ok := errors.AsType[*fault.Error](causa)
	if !ok || !slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.Stale}, f.Kind) {
		return causa
	}
	ficha, err := p.fichaDe(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	peticion.AnotarCausa(ctx, causa)
	v := vistaUsuario{FichaUsuario: ficha, conflicto: sentenciaDe(f)}
	return p.mostrarUsuario(c, problema.De(ctx, causa).Status, v)
}

// sentenciaDe tells a refusal where there are no fields to tell it at.
func sentenciaDe(f *fault.Error) string {
	if len(f.Fields) == 0 {
		return f.Message
	}
	textos := make([]string, len(f.Fields))
	for i, campo := range f.Fields {
		textos[i] = campo.Message
	}
	return strings.Join(textos, " ")
}

func (v vistaUsuario) puede(a identidad.Accion) bool { return slices.Contains(v.Acciones, a) }

func (v vistaUsuario) ruta(parte string) string { return rutaDeUsuario(v.ID) + "/" + parte }

func nombreDeClave(e identidad.EstadoClave) string {
	switch e {
	case identidad.ClavePropia:
		return "La eligió la persona"
	case identidad.ClaveTemporal:
		return "Temporal: debe cambiarla al ingresar"
	case identidad.ClaveNinguna:
	}
	return "Todavía no la ha elegido"
}
