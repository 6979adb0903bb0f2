package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func (p *Paginas) ayuda(c *gin.Context) error {
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Ayuda", Angosta: true}, paginaAyuda())
}

func (p *Paginas) soporte(c *gin.Context) error {
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Soporte", Angosta: true}, paginaSoporte())
}

func (p *Paginas) contacto(c *gin.Context) error {
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Contacto", Angosta: true}, paginaContacto())
}

func (p *Paginas) privacidad(c *gin.Context) error {
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Tratamiento de datos personales", Angosta: true}, paginaPrivacidad())
}
