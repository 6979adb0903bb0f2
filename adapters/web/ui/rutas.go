package ui

import "github.com/gin-gonic/gin"

// Rutas registers every page. Who may reach a route at all stands in web/politicas.go, what a role may do there is the
// use case's decision.
func (p *Paginas) Rutas(r gin.IRoutes) {
	r.GET("/static/:archivo", p.pagina(p.estatico))

	// Everybody.
	r.GET("/", p.pagina(p.inicio))
	r.GET("/cursos", p.pagina(p.cursos))
	r.GET("/ayuda", p.pagina(p.ayuda))
	r.GET("/soporte", p.pagina(p.soporte))
	r.GET("/contacto", p.pagina(p.contacto))
	r.GET("/privacidad", p.pagina(p.privacidad))

	r.GET("/dev/ui", p.pagina(p.componentes)) // outside development it looks absent
}
