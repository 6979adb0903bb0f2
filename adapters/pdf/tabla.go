package pdf

// columna of a tabla.
type columna struct {
	titulo  string
	ancho   float64 // millimetres
	derecha bool    // for numbers
}

// tabla writes rows under titles that every page repeats.
type tabla struct {
	h        *hoja
	columnas []columna
	puntos   float64
}

const (
	altoTitulos  = 5.4
	aireDeTabla  = 1.35
	interlineado = 1.3 // of the letters' size
)

func (t tabla) titulos() {
	x, w := margen, 0.0
	for _, c := range t.columnas {
		w += c.ancho
	}
	t.h.llenar(margen, t.h.y, w, altoTitulos, neblina)
	t.lados(altoTitulos, w)
	for _, c := range t.columnas {
		if c.derecha {
			t.h.derecha(x+c.ancho-relleno, t.h.y+3.7, negrita, 7, marino, c.titulo)
		} else {
			t.h.escribir(x+relleno, t.h.y+3.7, negrita, 7, marino, c.titulo)
		}
		x += c.ancho
	}
	t.h.y += altoTitulos
}

// empezar writes the titles where at least two rows follow them.
func (t tabla) empezar() {
	t.h.cabe(altoTitulos + 2*(t.renglon()+2*aireDeTabla))
	t.titulos()
}

func (t tabla) renglon() float64 { return t.puntos * milimetros * interlineado }

// fila writes a row, as high as its highest cell; one higher than a page is cut to what a page holds.
func (t tabla) fila(p peso, valores ...string) {
	partidas := make([][]string, len(valores))
	filas := 1
	for i, v := range valores {
		partidas[i] = t.h.letras.partir(p, t.puntos, t.columnas[i].ancho-2*relleno, v)
		filas = max(filas, len(partidas[i]))
	}
	alto := float64(filas)*t.renglon() + 2*aireDeTabla
	if t.h.y+alto > t.h.tope {
		t.h.pagina()
		t.titulos()
	}
	x := margen
	for i, c := range t.columnas {
		base := t.h.y + aireDeTabla + t.puntos*milimetros
		for j, l := range partidas[i] {
			if c.derecha {
				t.h.derecha(x+c.ancho-relleno, base+float64(j)*t.renglon(), p, t.puntos, tinta, l)
			} else {
				t.h.escribir(x+relleno, base+float64(j)*t.renglon(), p, t.puntos, tinta, l)
			}
		}
		x += c.ancho
	}
	t.lados(alto, x-margen)
	t.h.y += alto
	t.h.raya(margen, t.h.y, x, t.h.y)
}

func (t tabla) lados(alto, ancho float64) {
	t.h.pluma(linea, trazo)
	t.h.raya(margen, t.h.y, margen, t.h.y+alto)
	t.h.raya(margen+ancho, t.h.y, margen+ancho, t.h.y+alto)
}
