package ui

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui/formulario"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

const (
	busquedaMaxima = 200 // characters
	idMaximo       = 100 // characters; a UUID has 36
	anioMinimo     = 2000
	anioMaximo     = 2199
)

// consulta reads the address of a list. An address is no form that somebody filled in: what is wrong in it is told once,
// and the list is shown as if nothing had been asked.
type consulta struct {
	c         *gin.Context
	problemas []string
}

func (q *consulta) falta(sentencia string) { q.problemas = append(q.problemas, sentencia) }

// mal tells whether anything could not be read.
func (q *consulta) mal() bool { return len(q.problemas) > 0 }

// texto reads what somebody searches for.
func (q *consulta) texto(nombre string) string {
	texto := strings.TrimSpace(q.c.Query(nombre))
	if !utf8.ValidString(texto) || colombia.RevisarTexto(texto, busquedaMaxima, false) != nil {
		q.falta("No se puede buscar ese texto: escriba hasta " + strconv.Itoa(busquedaMaxima) + " letras y números.")
		return ""
	}
	return texto
}

// id reads the id of something that somebody picked; whether it exists is seen in the list.
func (q *consulta) id(nombre, que string) string {
	id := q.c.Query(nombre)
	if !utf8.ValidString(id) || colombia.RevisarTexto(id, idMaximo, false) != nil {
		q.falta("No existe " + que + " que se pidió en la dirección.")
		return ""
	}
	return id
}

// pagina reads the page, from 1.
func (q *consulta) pagina() int {
	texto := q.c.Query("pagina")
	if texto == "" {
		return 1
	}
	n, err := strconv.Atoi(texto)
	if err != nil || n < 1 || n > paginaMaxima {
		q.falta("La página que se pidió no es un número de página.")
		return 1
	}
	return n
}

// fecha reads a date, as the browser writes it or as people do; rotulo is how the page calls it.
func (q *consulta) fecha(nombre, rotulo string) kernel.Date {
	texto := q.c.Query(nombre)
	if texto == "" {
		return kernel.Date{}
	}
	d, err := formulario.LeerFecha(texto)
	if err != nil {
		q.falta("La fecha «" + rotulo + "» no existe. Escríbala con día, mes y año, por ejemplo 2/10/2026.")
	}
	return d
}

// anio reads a year; 0 for all.
func (q *consulta) anio() int {
	texto := q.c.Query("anio")
	if texto == "" {
		return 0
	}
	n, err := strconv.Atoi(texto)
	if err != nil || n < anioMinimo || n > anioMaximo {
		q.falta("El año que se pidió no es un año.")
		return 0
	}
	return n
}

// marcada reads a box that was ticked.
func (q *consulta) marcada(nombre string) bool {
	switch q.c.Query(nombre) {
	case "":
		return false
	case "true":
		return true
	}
	q.falta("La dirección pide algo que esta lista no conoce.")
	return false
}

// opcion reads one of a few values; the zero value is the first of them.
func opcion[T ~string](q *consulta, nombre, que string, valores []T) T {
	valor := T(q.c.Query(nombre))
	if valor != "" && !slices.Contains(valores, valor) {
		q.falta("No existe " + que + " que se pidió en la dirección.")
		return ""
	}
	return valor
}
