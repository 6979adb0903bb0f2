package pdf

import (
	"complementarias/application/tablas"
)

// paleta are the colours of series that mean nothing by themselves, told apart without colours by their order in the legend.
var paleta = []color{bosque, oro, azul, {113, 39, 122}, rojo, gris}

var tonos = map[tablas.Tono]color{tablas.Bien: bosque, tablas.Mal: rojo, tablas.Devuelto: {194, 78, 0}, tablas.EnEspera: {200, 136, 0},
	tablas.EnTramite: azul, tablas.Cerrado: gris, tablas.SinEmpezar: {158, 169, 178}}

func colorDe(g tablas.Grafico, n int) color {
	if c, hay := tonos[g.Tono(n)]; hay {
		return c
	}
	return paleta[n%len(paleta)]
}

// Sizes of a chart in millimetres.
const (
	renglonDeGrafico = 6.0
	barra            = 4.0
	barraDeVarias    = 3.0 // of series one below the other, with their numbers
	nombreDeBarra    = 62.0
	cifraDeBarra     = 24.0
	largoDeBarra     = 150.0 // at most
)

// grafico draws the figures of rows as horizontal bars with their numbers: what stands in the table below, seen. Series that
// are parts of a whole make one bar with their sum; others, such as a median and a percentile, have a bar each.
func (b *libro) grafico(g tablas.Grafico, columnas []tablas.Columna, filas [][]tablas.Celda) {
	filas = filas[:min(len(filas), filasDeGrafico)]
	alto := renglonDeGrafico
	if g.Forma != tablas.Apiladas && len(g.Series) > 1 {
		alto = barraDeVarias*float64(len(g.Series)) + 2
	}
	leyenda := 0.0
	if len(g.Series) > 1 {
		leyenda = 6
	}
	b.cabe(min(9+leyenda+alto*float64(len(filas)), 60))
	b.escribir(margen, b.y+4.4, negrita, 9, marino, g.Titulo)
	b.y += 7.4
	if leyenda > 0 {
		b.leyenda(g, columnas)
		b.y += leyenda
	}
	escala := 0.0
	if mayor := mayorDe(g, filas); mayor > 0 {
		escala = min(b.ancho-nombreDeBarra-cifraDeBarra, largoDeBarra) / mayor
	}
	for _, fila := range filas {
		b.cabe(alto)
		nombres := b.letras.partir(normal, 8, nombreDeBarra-4, valor(fila[g.Categorias]))
		b.derecha(margen+nombreDeBarra-2.5, b.y+alto/2+1, normal, 8, tinta, puntosSuspensivos(nombres))
		if g.Forma == tablas.Apiladas {
			b.apilada(g, fila, escala)
		} else {
			b.sueltas(g, fila, escala)
		}
		b.y += alto
	}
	b.y += 4
}

func (b *libro) leyenda(g tablas.Grafico, columnas []tablas.Columna) {
	x := margen
	for n, s := range g.Series {
		b.llenar(x, b.y, 3, 3, colorDe(g, n))
		b.escribir(x+4.4, b.y+2.6, normal, 7.6, tinta, columnas[s].Titulo)
		x += 10 + b.letras.ancho(normal, 7.6, columnas[s].Titulo)
	}
}

// apilada is one bar of all series with their sum.
func (b *libro) apilada(g tablas.Grafico, fila []tablas.Celda, escala float64) {
	x := margen + nombreDeBarra
	var suma tablas.Celda
	for n, s := range g.Series {
		w := escala * max(0, fila[s].Numero)
		b.llenar(x, b.y+1, w, barra, colorDe(g, n))
		x += w
		if fila[s].Tipo != tablas.Vacia {
			suma.Tipo = fila[s].Tipo
		}
		suma.Numero += fila[s].Numero
	}
	b.escribir(x+2, b.y+4, negrita, 8, marino, valor(suma))
}

// sueltas are the bars of the series one below the other, each with its number.
func (b *libro) sueltas(g tablas.Grafico, fila []tablas.Celda, escala float64) {
	alto, puntos := barra, 8.0
	if len(g.Series) > 1 {
		alto, puntos = barraDeVarias, 7
	}
	y := b.y + 1
	for n, s := range g.Series {
		w := escala * max(0, fila[s].Numero)
		b.llenar(margen+nombreDeBarra, y, w, alto-.4, colorDe(g, n))
		b.escribir(margen+nombreDeBarra+w+2, y+alto/2+.9, negrita, puntos, marino, valor(fila[s]))
		y += alto
	}
}

// mayorDe is the longest bar: all series together where they are parts of one.
func mayorDe(g tablas.Grafico, filas [][]tablas.Celda) (mayor float64) {
	for _, fila := range filas {
		suma := 0.0
		for _, s := range g.Series {
			if g.Forma != tablas.Apiladas {
				suma = 0
			}
			suma += max(0, fila[s].Numero)
			mayor = max(mayor, suma)
		}
	}
	return mayor
}
