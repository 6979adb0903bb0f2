package ui

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/identidad"
	dominio "complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// vistaPerfil is the own account and where it is open.
type vistaPerfil struct {
	usuario    identidad.View
	sesiones   []identidad.SesionView
	otras      bool // there are sessions beside the present one
	formulario string
	ahora      time.Time
}

// perfil shows the own account and the own sessions.
func (p *Paginas) perfil(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaPerfil{formulario: p.formularioNuevo(c), ahora: p.d.Now()}
	var err error
	if v.usuario, err = p.d.Identidad.QuienSoy.Execute(ctx, actor); err != nil {
		return err
	}
	if v.sesiones, err = p.d.Identidad.VerSesiones.Execute(ctx, actor); err != nil {
		return err
	}
	for _, s := range v.sesiones {
		v.otras = v.otras || !s.Esta
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Mi perfil", Angosta: true, Migas: []piezas.Miga{{Texto: "Inicio", URL: "/"}}}, paginaPerfil(v))
}

// cerrarSesion ends one of the own sessions. Ending the present one leads to the sign-in page, as salir does.
func (p *Paginas) cerrarSesion(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	actor, id := peticion.Actor(ctx), kernel.SesionID(c.Param("id"))
	if id == actor.Sesion {
		return p.salir(c)
	}
	if err := p.d.Identidad.CerrarSesion.Execute(ctx, actor, id); err != nil {
		return err
	}
	return p.volver(c, "/mi-perfil", "Cerró esa sesión. Ese equipo tendrá que ingresar de nuevo.")
}

// cerrarOtras ends all of the own sessions but the present one.
func (p *Paginas) cerrarOtras(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	if err := p.d.Identidad.CerrarOtras.Execute(ctx, peticion.Actor(ctx)); err != nil {
		return err
	}
	return p.volver(c, "/mi-perfil", "Cerró las demás sesiones. Solo queda abierta esta.")
}

// equipoDe names the place where a session is open.
func equipoDe(s identidad.SesionView) string {
	switch {
	case s.Tipo == dominio.SesionAPI:
		return "Otro programa, por la API"
	case s.Dispositivo == "":
		return "Un navegador"
	}
	return s.Dispositivo
}

func centroDe(u identidad.View) string {
	if u.Centro == nil {
		return "Todos los centros"
	}
	return u.Centro.Nombre
}
