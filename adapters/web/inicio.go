package web

import (
	"bytes"
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui"
	"complementarias/domain/kernel"
)

// inicio shows what runs here, healthy or not.
func (s *Server) inicio(c *gin.Context) {
	pagina(c, ui.Inicio(ui.DatosInicio{
		BaseURL:      strings.TrimRight(s.deps.PublicURL.String(), "/"),
		Produccion:   s.deps.Produccion,
		Disponible:   s.deps.Salud(c.Request.Context()) == nil,
		Hoy:          kernel.Today(s.deps.Now()),
		Demostracion: s.deps.Demostracion,
	}))
}

// pagina answers with a whole page; a component that fails has written nothing yet.
func pagina(c *gin.Context, componente templ.Component) {
	nonce := rand.Text()
	var html bytes.Buffer
	if err := componente.Render(templ.WithNonce(c.Request.Context(), nonce), &html); err != nil {
		fallar(c, err)
		return
	}
	c.Header("Content-Security-Policy", cspPagina(nonce))
	c.Data(http.StatusOK, "text/html; charset=utf-8", html.Bytes())
}
