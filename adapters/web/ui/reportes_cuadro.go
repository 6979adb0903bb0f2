package ui

import (
	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/tablas"
)

// cuadro is one part of a report: a chart and the table with the same figures, which also leaves as a file.
type cuadro struct {
	id, titulo string
	frase      string // what to see in it
	notas      []string
	columnas   []columnaDeCuadro
	filas      [][]celda // the first cell of each is its head
	total      []celda   // nil for none
	grafica    grafica
	forma      *tablas.Grafico // the same chart for files
	// vacia is said instead of the table when it has no rows.
	vacia string
}

// grafica is the chart of a cuadro: one of these.
type grafica struct {
	columnas     *piezas.Columnas
	tendencia    *piezas.Tendencia
	barras       *piezas.Barras
	distribucion *piezas.Distribucion
}

// columnaDeCuadro has a short title for the page, where there is little room.
type columnaDeCuadro struct {
	titulo, corto string
	larga         bool
}

// ancho is the room in a file, in characters: names need more of it than figures.
func (c columnaDeCuadro) ancho() int {
	if c.larga {
		return 44
	}
	return max(12, len(c.titulo)+2)
}

// celda is a value, and the list of solicitudes behind it.
type celda struct {
	tablas.Celda
	// dicho says on the page more than the value does.
	dicho  string
	enlace string
}

func conTexto(s, enlace string) celda { return celda{Celda: tablas.Texto(s), enlace: enlace} }

// cuantas counts solicitudes; none of them are no list.
func cuantas(n int, enlace string) celda {
	if n == 0 {
		enlace = ""
	}
	return celda{Celda: tablas.Entero(n), enlace: enlace}
}

func enteroDe(n int) celda { return celda{Celda: tablas.Entero(n)} }

// diasDe is empty when nothing was measured.
func diasDe(dias float64, hay bool) celda {
	if !hay {
		return celda{}
	}
	return celda{Celda: tablas.Decimal(dias), dicho: lapso(dias)}
}

// parteDe is empty when there is no whole.
func parteDe(parte float64, hay bool) celda {
	if !hay {
		return celda{}
	}
	return celda{Celda: tablas.Porcentaje(parte)}
}

// texto is the value in words.
func (c celda) texto() string {
	if c.dicho != "" {
		return c.dicho
	}
	switch c.Tipo {
	case tablas.EsTexto:
		return c.Texto
	case tablas.EsEntero:
		return palabras.Numero(int(c.Numero))
	case tablas.EsDecimal:
		return palabras.Decimal(c.Numero)
	case tablas.EsPorcentaje:
		return palabras.Porcentaje(c.Numero)
	case tablas.EsFecha:
		return palabras.Fecha(c.Fecha)
	case tablas.Vacia, tablas.EsInstante:
	}
	return ""
}

func (c celda) esNumero() bool {
	return c.Tipo == tablas.EsEntero || c.Tipo == tablas.EsDecimal || c.Tipo == tablas.EsPorcentaje
}

func (c celda) esCero() bool { return c.Tipo == tablas.EsEntero && c.Numero == 0 }

// derecha tells which columns hold figures, by the first row that has something there.
func (c cuadro) derecha() []bool {
	lados := make([]bool, len(c.columnas))
	for i := range lados {
		for _, fila := range c.filas {
			if fila[i].Tipo != tablas.Vacia {
				lados[i] = fila[i].esNumero()
				break
			}
			lados[i] = i > 0
		}
	}
	return lados
}

// compacta tells that the table fits a phone as it is.
func (c cuadro) compacta() bool { return len(c.columnas) <= 4 }

// apilada tells that the table needs the whole width: it has names in several columns.
func (c cuadro) apilada() bool {
	largas := 0
	for _, columna := range c.columnas {
		if columna.larga {
			largas++
		}
	}
	return largas > 1
}

// tabla is the cuadro for a file.
func (c cuadro) tabla() tablas.Tabla {
	t := tablas.Tabla{Titulo: c.titulo, Notas: append([]string{c.frase}, c.notas...), Grafico: c.forma}
	lados := c.derecha()
	for i, columna := range c.columnas {
		t.Columnas = append(t.Columnas, tablas.Columna{Titulo: columna.titulo, Larga: columna.larga, Ancho: columna.ancho(), Derecha: lados[i]})
	}
	filas := make([][]tablas.Celda, len(c.filas))
	for i, fila := range c.filas {
		filas[i] = valores(fila)
	}
	t.Filas = tablas.Filas(filas)
	if c.total != nil {
		t.Total = valores(c.total)
	}
	return t
}

func valores(fila []celda) []tablas.Celda {
	lista := make([]tablas.Celda, len(fila))
	for i, c := range fila {
		lista[i] = c.Celda
	}
	return lista
}
