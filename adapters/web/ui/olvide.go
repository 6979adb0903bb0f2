package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
)

// vistaOlvide is the page for whoever forgot the password.
type vistaOlvide struct {
	negativa
	correo  string
	enviado bool
}

func (p *Paginas) olvideClave(c *gin.Context) error {
	return p.mostrarOlvide(c, http.StatusOK, vistaOlvide{enviado: c.Query("enviado") == "si"})
}

func (p *Paginas) mostrarOlvide(c *gin.Context, estado int, v vistaOlvide) error {
	m := Marco{Titulo: "Olvidé mi contraseña", Angosta: true, SinIndice: true}
	if v.enviado {
		m.Titulo = "Revise su correo"
	}
	return p.mostrar(c, estado, m, paginaOlvide(v))
}

// pedirEnlace asks for a link; the answer is the same for every address.
func (p *Paginas) pedirEnlace(c *gin.Context) error {
	ctx := c.Request.Context()
	correo := c.PostForm("email")
	err := p.d.Identidad.PedirEnlace.Execute(ctx, identidad.PedirEnlaceInput{Correo: correo, Origen: peticion.Origen(ctx)})
	if err != nil {
		n, estado, err := negar(c, err)
		if err != nil {
			return err
		}
		return p.mostrarOlvide(c, estado, vistaOlvide{negativa: n, correo: correo})
	}
	return p.volver(c, rutaOlvideClave+"?enviado=si", "")
}
