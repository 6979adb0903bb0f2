package pdf

import (
	"complementarias/application/tablas"
)

// paleta are the colours of series, told apart without colours by their order in the legend.
var paleta = []color{bosque, oro, azul, {113, 39, 122}, rojo, gris}

// grafico draws the figures of rows as horizontal bars, each with its number: what stands in the table below, seen.
func (b *libro) grafico(g tablas.Grafico, columnas []tablas.Columna, filas [][]tablas.Celda) {
	const renglon, grosor, nombre, cifra = 6.0, 4.0, 62.0, 24.0
	filas = filas[:min(len(filas), filasDeGrafico)]
	leyenda := 0.0
	if len(g.Series) > 1 {
		leyenda = 6
	}
	b.cabe(min(9+leyenda+renglon*float64(len(filas)), 60))
	b.escribir(margen, b.y+4.4, negrita, 9, marino, g.Titulo)
	b.y += 7.4
	if leyenda > 0 {
		x := margen
		for n, s := range g.Series {
			b.llenar(x, b.y, 3, 3, paleta[n%len(paleta)])
			b.escribir(x+4.4, b.y+2.6, normal, 7.6, tinta, columnas[s].Titulo)
			x += 10 + b.letras.ancho(normal, 7.6, columnas[s].Titulo)
		}
		b.y += leyenda
	}
	mayor := mayorDe(g, filas)
	largo := min(b.ancho-nombre-cifra, 150)
	for _, fila := range filas {
		b.cabe(renglon)
		nombres := b.letras.partir(normal, 8, nombre-4, valor(fila[g.Categorias]))
		b.derecha(margen+nombre-2.5, b.y+4, normal, 8, tinta, puntosSuspensivos(nombres))
		x, dicho := margen+nombre, ""
		for n, s := range g.Series {
			w := 0.0
			if mayor > 0 {
				w = largo * max(0, fila[s].Numero) / mayor
			}
			b.llenar(x, b.y+1, w, grosor, paleta[n%len(paleta)])
			x += w
			if n > 0 {
				dicho += " + "
			}
			dicho += valor(fila[s])
		}
		b.escribir(x+2, b.y+4, negrita, 8, marino, dicho)
		b.y += renglon
	}
	b.y += 4
}

// mayorDe is the longest bar, all series together.
func mayorDe(g tablas.Grafico, filas [][]tablas.Celda) (mayor float64) {
	for _, fila := range filas {
		suma := 0.0
		for _, s := range g.Series {
			suma += max(0, fila[s].Numero)
		}
		mayor = max(mayor, suma)
	}
	return mayor
}
