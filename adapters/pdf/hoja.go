package pdf

import (
	"codeberg.org/go-pdf/fpdf"
)

// color is red, green and blue.
type color [3]int

var (
	marino  = color{0, 48, 77}
	azul    = color{11, 79, 125}
	verde   = color{57, 169, 0}
	bosque  = color{0, 120, 50}
	oro     = color{253, 195, 0}
	rojo    = color{168, 5, 33}
	tinta   = color{28, 38, 46}
	gris    = color{84, 98, 110}
	linea   = color{197, 207, 214}
	palido  = color{240, 244, 247}
	blanco  = color{255, 255, 255}
	ambar   = color{122, 77, 0}
	neblina = color{228, 233, 238}
)

// Sizes of the page in millimetres.
const (
	margen       = 14.0
	finDeTexto   = 14.6 // above the lower edge
	relleno      = 1.6  // between the border of a cell and its text
	trazo        = 0.18 // thickness of a line
	altoRotulo   = 2.9
	puntosRotulo = 6.4
	puntosTexto  = 9.0
	altoTexto    = 4.1
)

// hoja writes a document from top to bottom and begins a page when there is no room left.
type hoja struct {
	doc    *fpdf.Fpdf
	letras letras
	y      float64
	ancho  float64 // of the text
	tope   float64 // where the text ends
	// alEmpezar draws what every page has and returns where its text begins.
	alEmpezar func() float64
}

func nuevaHoja(orientacion string, l letras) *hoja {
	h := &hoja{doc: nuevoDocumento(orientacion), letras: l}
	w, alto := h.doc.GetPageSize()
	h.ancho, h.tope = w-2*margen, alto-finDeTexto
	return h
}

func (h *hoja) pagina() {
	h.doc.AddPage()
	h.y = h.alEmpezar()
}

// retomar goes back to a page. fpdf does not know which font and colour it was left with, so both are said anew.
func (h *hoja) retomar(n int) {
	h.doc.SetPage(n)
	h.doc.SetFont(familia, string(normal), 1)
	h.doc.SetFont(familia, string(negrita), 2)
	h.doc.SetFillColor(blanco[0], blanco[1], blanco[2])
}

// cabe begins a page unless alto millimetres are left on this one.
func (h *hoja) cabe(alto float64) {
	if h.y+alto > h.tope {
		h.pagina()
	}
}

// escribir puts a line with its baseline at y.
func (h *hoja) escribir(x, y float64, p peso, puntos float64, c color, s string) {
	if s == "" {
		return
	}
	h.doc.SetFont(familia, string(p), puntos)
	h.doc.SetTextColor(c[0], c[1], c[2])
	h.doc.Text(x, y, imprimible(s))
}

// derecha puts a line that ends at x.
func (h *hoja) derecha(x, y float64, p peso, puntos float64, c color, s string) {
	h.escribir(x-h.letras.ancho(p, puntos, s), y, p, puntos, c, s)
}

// centro puts a line around x.
func (h *hoja) centro(x, y float64, p peso, puntos float64, c color, s string) {
	h.escribir(x-h.letras.ancho(p, puntos, s)/2, y, p, puntos, c, s)
}

func (h *hoja) llenar(x, y, w, alto float64, c color) {
	h.doc.SetFillColor(c[0], c[1], c[2])
	h.doc.Rect(x, y, w, alto, "F")
}

func (h *hoja) borde(x, y, w, alto float64) {
	h.pluma(linea, trazo)
	h.doc.Rect(x, y, w, alto, "D")
}

func (h *hoja) pluma(c color, ancho float64) {
	h.doc.SetDrawColor(c[0], c[1], c[2])
	h.doc.SetLineWidth(ancho)
}

func (h *hoja) raya(x1, y1, x2, y2 float64) { h.doc.Line(x1, y1, x2, y2) }

// seccion heads a part of the document. It stays together with the first alto millimetres of what follows.
func (h *hoja) seccion(titulo string, alto float64) {
	const franja, aire = 5.8, 2.2
	h.cabe(aire + franja + alto)
	h.y += aire
	h.llenar(margen, h.y, h.ancho, franja, palido)
	h.llenar(margen, h.y, 1.3, franja, verde)
	h.escribir(margen+3.6, h.y+4.2, negrita, 9.5, marino, titulo)
	h.y += franja
}

// celda is one field of the form in a fila.
type celda struct {
	rotulo, valor string
	partes        int // of the doce that a fila is wide
}

const doce = 12

// vacio is what stands where nothing was written.
const vacio = "—"

// fila writes fields side by side, as high as the highest of them needs. It is never broken.
func (h *hoja) fila(celdas ...celda) {
	const minima = 8.8
	valores := make([][]string, len(celdas))
	alto := minima
	for i, c := range celdas {
		valores[i] = h.letras.partir(normal, puntosTexto, h.anchoDe(c.partes)-2*relleno, c.valor)
		alto = max(alto, altoRotulo+altoTexto*float64(len(valores[i]))+1.8)
	}
	h.cabe(alto)
	x := margen
	for i, c := range celdas {
		w := h.anchoDe(c.partes)
		h.borde(x, h.y, w, alto)
		h.rotulo(x+relleno, h.y+altoRotulo+0.3, c.rotulo)
		if c.valor == "" {
			h.escribir(x+relleno, h.y+altoRotulo+altoTexto, normal, puntosTexto, linea, vacio)
		} else {
			h.lineas(x+relleno, h.y+altoRotulo+altoTexto, valores[i])
		}
		x += w
	}
	h.y += alto
}

func (h *hoja) anchoDe(partes int) float64 { return h.ancho * float64(partes) / doce }

func (h *hoja) rotulo(x, y float64, s string) { h.escribir(x, y, normal, puntosRotulo, gris, s) }

func (h *hoja) lineas(x, y float64, lineas []string) {
	for i, l := range lineas {
		h.escribir(x, y+altoTexto*float64(i), normal, puntosTexto, tinta, l)
	}
}

// renglon is a line of a long text; sangria moves it to the right, marca stands before it.
type renglon struct {
	texto, marca string
	sangria      float64
	peso         peso
}

// parrafo writes a text as long as it wants to be, under its rotulo.
func (h *hoja) parrafo(rotulo, texto string) {
	var renglones []renglon
	for _, l := range h.letras.partir(normal, puntosTexto, h.ancho-2*relleno, texto) {
		renglones = append(renglones, renglon{texto: l})
	}
	h.largo(rotulo, texto == "", renglones)
}

// lista writes texts one below the other, numbered.
func (h *hoja) lista(rotulo string, textos []string, marca func(i int) string) {
	const sangria = 6.5
	var renglones []renglon
	for i, t := range textos {
		for j, l := range h.letras.partir(normal, puntosTexto, h.ancho-2*relleno-sangria, t) {
			r := renglon{texto: l, sangria: sangria}
			if j == 0 {
				r.marca = marca(i)
			}
			renglones = append(renglones, r)
		}
	}
	h.largo(rotulo, len(textos) == 0, renglones)
}

// largo writes lines in a box that goes on over as many pages as it takes; on none does a line stand alone under the rotulo.
func (h *hoja) largo(rotulo string, sinNada bool, renglones []renglon) {
	if sinNada {
		h.fila(celda{rotulo, "", doce})
		return
	}
	const arriba, abajo = altoRotulo + 1.2, 1.8
	h.cabe(arriba + altoTexto*float64(min(len(renglones), 2)) + abajo)
	desde := h.y
	h.rotulo(margen+relleno, h.y+altoRotulo+0.3, rotulo)
	h.y += arriba
	for i, r := range renglones {
		if h.y+altoTexto+abajo > h.tope || i == len(renglones)-2 && i > 0 && h.y+2*altoTexto+abajo > h.tope {
			h.borde(margen, desde, h.ancho, h.y+abajo-desde)
			h.pagina()
			desde = h.y
			h.rotulo(margen+relleno, h.y+altoRotulo+0.3, rotulo+" (continúa)")
			h.y += arriba
		}
		base := h.y + 3.0
		h.escribir(margen+relleno, base, negrita, puntosTexto-1, bosque, r.marca)
		h.escribir(margen+relleno+r.sangria, base, r.peso, puntosTexto, tinta, r.texto)
		h.y += altoTexto
	}
	h.y += abajo
	h.borde(margen, desde, h.ancho, h.y-desde)
}

// casilla draws a box of the form, with an X when it is ticked, and its label beside it.
func (h *hoja) casilla(x, y float64, marcada bool, etiqueta []string) {
	const lado = 3.2
	h.pluma(gris, 0.25)
	h.doc.Rect(x, y, lado, lado, "D")
	if marcada {
		h.centro(x+lado/2, y+lado-0.65, negrita, 8, bosque, "X")
	}
	for i, l := range etiqueta {
		p := normal
		if marcada {
			p = negrita
		}
		h.escribir(x+lado+1.8, y+2.6+3.6*float64(i), p, 8.2, tinta, l)
	}
}

// casillas writes boxes in columns, row by row.
func (h *hoja) casillas(columnas int, marcada func(i int) bool, etiquetas []string) {
	const aire, renglonDeCasilla, antes = 1.5, 3.6, 5.0
	ancho := h.ancho / float64(columnas)
	partidas := make([][]string, len(etiquetas))
	for i, e := range etiquetas {
		// A ticked one is bold, and wider.
		partidas[i] = h.letras.partir(negrita, 8.2, ancho-2*relleno-antes, e)
	}
	for desde := 0; desde < len(etiquetas); desde += columnas {
		hasta := min(desde+columnas, len(etiquetas))
		alto := 0.0
		for _, p := range partidas[desde:hasta] {
			alto = max(alto, renglonDeCasilla*float64(len(p))+2*aire-0.2)
		}
		h.cabe(alto)
		h.borde(margen, h.y, h.ancho, alto)
		for i := desde; i < hasta; i++ {
			h.casilla(margen+ancho*float64(i-desde)+relleno, h.y+aire, marcada(i), partidas[i])
		}
		h.y += alto
	}
}
