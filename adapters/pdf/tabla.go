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
	abierta  bool // without lines at its sides, which halves what a long one weighs
}

const (
	puntosTitulo   = 7.0
	renglonTitulo  = 2.9
	aireDeTitulo   = 1.25
	aireDeTabla    = 1.35
	interlineado   = 1.3 // of the letters' size
	renglonesDeUna = 14  // a cell with more lines is cut, so that a row always fits a page
)

func (t tabla) ancho() (w float64) {
	for _, c := range t.columnas {
		w += c.ancho
	}
	return w
}

// partidos breaks the titles into lines and says how high they are together.
func (t tabla) partidos() (lineas [][]string, alto float64) {
	for _, c := range t.columnas {
		l := t.h.letras.partir(negrita, puntosTitulo, c.ancho-2*relleno, c.titulo)
		lineas = append(lineas, l)
		alto = max(alto, renglonTitulo*float64(len(l))+2*aireDeTitulo)
	}
	return lineas, alto
}

func (t tabla) titulos() {
	x, w := margen, t.ancho()
	lineas, alto := t.partidos()
	t.h.llenar(margen, t.h.y, w, alto, neblina)
	t.h.pluma(linea, trazo)
	t.lados(alto, w)
	for i, c := range t.columnas {
		for j, l := range lineas[i] {
			t.poner(c, x, t.h.y+aireDeTitulo+2.4+renglonTitulo*float64(j), negrita, puntosTitulo, marino, l)
		}
		x += c.ancho
	}
	t.h.y += alto
	t.tintas()
}

// tintas are those of rows. Text of the colour that fills needs no colour of its own.
func (t tabla) tintas() {
	t.h.doc.SetFillColor(tinta[0], tinta[1], tinta[2])
	t.h.pluma(linea, trazo)
}

func (t tabla) poner(c columna, x, y float64, p peso, puntos float64, tono color, s string) {
	if c.derecha {
		t.h.derecha(x+c.ancho-relleno, y, p, puntos, tono, s)
	} else {
		t.h.escribir(x+relleno, y, p, puntos, tono, s)
	}
}

// empezar writes the titles where at least two rows follow them.
func (t tabla) empezar() {
	_, alto := t.partidos()
	t.h.cabe(alto + 2*(t.renglon()+2*aireDeTabla))
	t.titulos()
}

func (t tabla) renglon() float64 { return t.puntos * milimetros * interlineado }

// fila writes a row, as high as its highest cell.
func (t tabla) fila(p peso, valores ...string) {
	partidas := make([][]string, len(valores))
	filas := 1
	for i, v := range valores {
		l := t.h.letras.partir(p, t.puntos, t.columnas[i].ancho-2*relleno, v)
		if len(l) > renglonesDeUna {
			l = append(l[:renglonesDeUna-1], l[renglonesDeUna-1]+"…")
		}
		partidas[i] = l
		filas = max(filas, len(l))
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
			t.poner(c, x, base+float64(j)*t.renglon(), p, t.puntos, tinta, l)
		}
		x += c.ancho
	}
	t.lados(alto, x-margen)
	t.h.y += alto
	t.h.raya(margen, t.h.y, x, t.h.y)
}

func (t tabla) lados(alto, ancho float64) {
	if t.abierta {
		return
	}
	t.h.raya(margen, t.h.y, margen, t.h.y+alto)
	t.h.raya(margen+ancho, t.h.y, margen+ancho, t.h.y+alto)
}
