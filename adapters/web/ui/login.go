package ui

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
	dominio "complementarias/domain/identidad"
)

// vistaIngreso is the sign-in page.
type vistaIngreso struct {
	correo, next string
	pendiente    string // what was posted without a session, sealed
	falta        string // what to mend in the fields
	demora       string // why the system cannot do it now
	// otraDireccion is where the installation is, when the browser is elsewhere.
	otraDireccion string
	demostracion  Demostracion
}

// login shows the sign-in page; who has come in already goes on.
func (p *Paginas) login(c *gin.Context) error {
	if peticion.Actor(c.Request.Context()).ID != "" {
		return p.volver(c, "/", "")
	}
	return p.mostrarIngreso(c, http.StatusOK, vistaIngreso{next: rutaLocal(c.Query("next"))})
}

func (p *Paginas) mostrarIngreso(c *gin.Context, estado int, v vistaIngreso) error {
	if c.Request.Host != p.d.PublicURL.Host {
		v.otraDireccion = p.d.PublicURL.String()
	}
	if p.conDemostracion() {
		v.demostracion = p.d.Demostracion
	}
	return p.mostrar(c, estado, Marco{Titulo: "Ingresar"}, paginaIngreso(v))
}

// entrar signs in and goes on: to the form that waited, else to where the person wanted to go.
func (p *Paginas) entrar(c *gin.Context) error {
	ctx := c.Request.Context()
	v := vistaIngreso{correo: c.PostForm("email"), next: rutaLocal(c.PostForm("next")), pendiente: c.PostForm("pendiente")}
	r, err := p.d.Identidad.EntrarNavegador.Execute(ctx, identidad.EntrarNavegadorInput{
		EntrarInput: identidad.EntrarInput{Correo: v.correo, Clave: c.PostForm("password"), Origen: peticion.Origen(ctx)}, Agente: c.Request.UserAgent(),
	})
	if err != nil {
		return p.negarIngreso(c, v, err)
	}
	if err := p.soltarAnterior(c); err != nil {
		return err
	}
	http.SetCookie(c.Writer, p.cookie(peticion.CookieSesion(p.d.PublicURL), r.Token, 0))
	if v.pendiente != "" {
		return p.retomar(c, v.pendiente, r.Usuario.ID, r.Token, v.next)
	}
	return p.volver(c, v.next, "")
}

// negarIngreso shows the form again with what was typed, but for the password.
func (p *Paginas) negarIngreso(c *gin.Context, v vistaIngreso, err error) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind == fault.Internal {
		return err
	}
	switch {
	case errors.Is(err, identidad.ErrCredencialesRequeridas):
		v.falta = "Escriba su correo y su contraseña."
	case errors.Is(err, dominio.ErrCredenciales):
		v.falta = "El correo o la contraseña no son correctos. Revíselos e intente de nuevo."
	default:
		v.demora = f.Message
	}
	peticion.AnotarCausa(c.Request.Context(), err)
	leido := problema.De(c.Request.Context(), err)
	leido.Cabeceras(c.Header)
	return p.mostrarIngreso(c, leido.Status, v)
}

// soltarAnterior closes the session that the cookie of the browser still carried: the new one takes its place.
func (p *Paginas) soltarAnterior(c *gin.Context) error {
	ctx := c.Request.Context()
	if !peticion.De(ctx).Navegador {
		return nil
	}
	if err := p.d.Identidad.Salir.Execute(ctx, peticion.Actor(ctx)); err != nil && !errors.Is(err, dominio.ErrSesion) {
		return err
	}
	return nil
}

// salir ends the session, if there still is one.
func (p *Paginas) salir(c *gin.Context) error {
	ctx := c.Request.Context()
	if actor := peticion.Actor(ctx); actor.ID != "" {
		if err := p.d.Identidad.Salir.Execute(ctx, actor); err != nil && !errors.Is(err, dominio.ErrSesion) {
			return err
		}
	}
	http.SetCookie(c.Writer, p.cookie(peticion.CookieSesion(p.d.PublicURL), "", -1))
	return p.volver(c, "/", "Cerró su sesión.")
}
