package ui

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// autoguardar keeps what can be kept while somebody is still typing, and answers the script: the new version, when it was
// kept, and what could not be.
func (p *Paginas) autoguardar(c *gin.Context, _ paso, posted url.Values, f *formulario.Formulario) error {
	parche := legible(f.Parche)
	v, err := p.editar(c, posted, parche)
	c.Header("Cache-Control", "no-store")
	var rechazo *fault.Error
	switch {
	case err == nil:
		c.JSON(http.StatusOK, gin.H{"version": v.Version, "guardada": "Guardada a las " + hora(p), "faltas": faltasParaScript(f)})
		return nil
	case errors.Is(err, solicitudes.ErrModificada):
		c.JSON(http.StatusConflict, gin.H{"aviso": "Esta solicitud cambió en otra pestaña o en otro equipo. Al guardar podrá comparar y decidir."})
		return nil
	case f.Fallar(err):
		c.JSON(http.StatusUnprocessableEntity, gin.H{"faltas": faltasParaScript(f)})
		return nil
	case errors.As(err, &rechazo) && rechazo.Kind == fault.Conflict:
		c.JSON(http.StatusConflict, gin.H{"aviso": rechazo.Message})
		return nil
	}
	return err
}

// legible leaves out the fields that could not be read; the others can be kept without them.
func legible(parche solicitudes.Parche) solicitudes.Parche {
	dados := maps.Clone(parche.Dados)
	for _, f := range parche.Errores {
		nombre, _, _ := strings.Cut(strings.TrimPrefix(f.Pointer, "/"), "/")
		delete(dados, nombre)
	}
	parche.Dados, parche.Errores = dados, nil
	return parche
}

func hora(p *Paginas) string {
	ahora := p.d.Now().In(kernel.Bogota)
	return palabras.Hora(ahora.Hour()*60 + ahora.Minute())
}

func faltasParaScript(f *formulario.Formulario) []gin.H {
	faltas := []gin.H{}
	for _, falla := range f.Errores() {
		faltas = append(faltas, gin.H{"id": falla.ID, "texto": falla.Mensaje})
	}
	return faltas
}
