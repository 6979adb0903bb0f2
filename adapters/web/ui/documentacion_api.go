package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui/static"
)

// GrupoDeAPI is a resource of the JSON API with its operations.
type GrupoDeAPI struct {
	Nombre      string
	Operaciones []OperacionDeAPI
}

// OperacionDeAPI is what the page of the API tells of an operation.
type OperacionDeAPI struct{ Metodo, Ruta, Resumen string }

// RutaDeLaAPI registers the page that explains the JSON API. grupos reads them from the OpenAPI document, which is served at
// documento.
func (p *Paginas) RutaDeLaAPI(r gin.IRoutes, documento string, grupos func() []GrupoDeAPI) {
	r.GET("/api/docs", p.pagina(func(c *gin.Context) error {
		return p.mostrar(c, http.StatusOK, Marco{Titulo: "Documentación de la API", Incrustadas: true,
			Estilos: []string{static.SwaggerEstilos}, Programas: []string{static.SwaggerPrograma, static.SwaggerInicio}},
			paginaDeLaAPI(documento, grupos()))
	}))
}
