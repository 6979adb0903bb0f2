package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Rutas registers every page. Who may reach a route at all stands in web/politicas.go, what a role may do there is the
// use case's decision. reenviar is the program that the routes become a part of.
func (p *Paginas) Rutas(r gin.IRoutes, reenviar http.Handler) {
	p.reenviar = reenviar
	r.GET("/static/:archivo", p.pagina(p.estatico))

	// Everybody.
	r.GET("/", p.pagina(p.inicio))
	r.GET("/cursos", p.pagina(p.cursos))
	r.GET("/ayuda", p.pagina(p.ayuda))
	r.GET("/soporte", p.pagina(p.soporte))
	r.GET("/contacto", p.pagina(p.contacto))
	r.GET("/privacidad", p.pagina(p.privacidad))

	r.GET("/login", p.pagina(p.login))
	r.POST("/login", p.pagina(p.entrar))
	r.POST("/logout", p.pagina(p.salir))

	// Whoever has signed in.
	r.GET("/mi-perfil", p.pagina(p.perfil))
	r.POST("/mi-perfil/sesiones/:id/cerrar", p.pagina(p.cerrarSesion))
	r.POST("/mi-perfil/sesiones/cerrar-otras", p.pagina(p.cerrarOtras))
	r.GET("/notificaciones", p.pagina(p.notificaciones))
	r.POST("/notificaciones/:id/abrir", p.pagina(p.abrirNotificacion))
	r.POST("/notificaciones/:id/leer", p.pagina(p.leerNotificacion))
	r.POST("/notificaciones/leer-todas", p.pagina(p.leerTodas))
	r.GET("/notificaciones/eventos", p.pagina(p.eventos))

	r.GET("/dev/ui", p.pagina(p.componentes)) // outside development it looks absent
}
