package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// livez says that the process answers; it looks at nothing else, so that a database that is away restarts nobody.
func (s *Server) livez(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"status": "ok"})
}

// readyz says whether new requests should come here: not without a database, and not while stopping.
func (s *Server) readyz(c *gin.Context) {
	estado := "ok"
	switch {
	case s.parada.pedida.Load():
		estado = "deteniendo"
	case s.deps.Salud(c.Request.Context()) != nil:
		estado = "sin base de datos"
	}
	if estado != "ok" {
		c.Header("Retry-After", "2")
		c.JSON(http.StatusServiceUnavailable, gin.H{"status": estado})
		return
	}
	c.JSON(http.StatusOK, gin.H{"status": estado})
}
