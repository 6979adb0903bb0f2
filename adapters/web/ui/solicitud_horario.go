package ui

import (
	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/horarios"
)

func pasoHorario() paso {
	s := pasoDe("horario")
	s.ayuda = "Cuándo se inscriben, cuándo empieza el curso y qué días hay clase. La fecha de fin sale del horario."
	s.cuerpo = func(_ *Paginas, _ *gin.Context, v *vistaPaso) (templ.Component, error) { return camposHorario(v), nil }
	return s
}

// filasVacias stand below the filled ones, to type more.
const filasVacias = 3

// filasDeHorario are the rows of the form and some blank ones.
func (v *vistaPaso) filasDeHorario() []formulario.Fila {
	filas := v.forma.Filas()
	siguiente := 0
	for _, f := range filas {
		siguiente = max(siguiente, f.Indice+1)
	}
	for i := range filasVacias {
		filas = append(filas, formulario.Fila{Indice: siguiente + i})
	}
	return filas
}

func diasDeSemana(string) []piezas.Opcion {
	opciones := []piezas.Opcion{{Valor: "", Texto: "Elija"}}
	for d := 1; d <= 7; d++ {
		opciones = append(opciones, piezas.Opcion{Valor: horarios.NombreDia(d), Texto: palabras.DiaTitulo(d)})
	}
	return opciones
}
