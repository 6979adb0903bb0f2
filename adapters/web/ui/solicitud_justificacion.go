package ui

import (
	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"
)

func pasoJustificacion() paso {
	s := pasoDe("justificacion")
	s.ayuda = "Por qué hace falta el curso y qué se espera de él."
	s.cuerpo = func(_ *Paginas, _ *gin.Context, v *vistaPaso) (templ.Component, error) {
		return camposJustificacion(v), nil
	}
	return s
}

func pasoDeclaraciones() paso {
	s := pasoDe("declaraciones")
	s.ayuda = "Lea y marque las tres. Sin ellas la solicitud no se puede enviar."
	s.cuerpo = func(_ *Paginas, _ *gin.Context, v *vistaPaso) (templ.Component, error) {
		return camposDeclaraciones(v), nil
	}
	return s
}
