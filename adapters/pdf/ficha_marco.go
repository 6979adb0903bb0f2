package pdf

import (
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"

	"complementarias/application/documentos"
)

const (
	arribaDelMarco = 9.0
	altoDelMarco   = 17.0
	anchoDeMarca   = 47.0 // left part of the head, with the word mark
	anchoDeFormato = 46.0 // right part of it
)

// empezarPagina draws what every page has.
func (f *ficha) empezarPagina() float64 {
	f.marcaDeAgua()
	x, y := margen, arribaDelMarco
	f.marca(x+2, y+3.6, 9.2)
	f.escribir(x+14.4, y+7.9, negrita, 10, marino, "Gestión")
	f.escribir(x+14.4, y+12.1, negrita, 10, marino, "Complementarias")

	medio := margen + anchoDeMarca + (f.ancho-anchoDeMarca-anchoDeFormato)/2
	f.centro(medio, y+6, negrita, 12.5, marino, "Ficha de caracterización")
	f.centro(medio, y+9.8, normal, 7.6, gris, "Formación complementaria")
	centro := f.letras.partir(normal, 7, f.ancho-anchoDeMarca-anchoDeFormato-4, f.s.Centro)
	for i, l := range centro[:min(len(centro), 2)] {
		f.centro(medio, y+13.4+2.6*float64(i), normal, 7, gris, l)
	}
	derecha := margen + f.ancho - anchoDeFormato
	f.borde(x, y, f.ancho, altoDelMarco)
	f.raya(margen+anchoDeMarca, y, margen+anchoDeMarca, y+altoDelMarco)
	f.raya(derecha, y, derecha, y+altoDelMarco)
	for i, d := range [][2]string{{"Código", f.s.FormatoCodigo}, {"Versión", f.s.FormatoVersion}} {
		arriba := y + altoDelMarco/3*float64(i)
		f.dato(derecha, arriba, d[0], d[1])
		f.raya(derecha, arriba+altoDelMarco/3, margen+f.ancho, arriba+altoDelMarco/3)
	}
	f.doc.SetFillColor(verde[0], verde[1], verde[2])
	f.doc.Rect(x, y+altoDelMarco, f.ancho, 0.7, "F")
	f.pie()
	return y + altoDelMarco + 2.6
}

func (f *ficha) dato(x, arriba float64, rotulo, valor string) {
	f.rotulo(x+relleno, arriba+3.7, rotulo)
	f.escribir(x+14, arriba+3.8, negrita, 7.8, tinta, puntosSuspensivos(f.letras.partir(negrita, 7.8, anchoDeFormato-14-relleno, valor)))
}

// puntosSuspensivos keeps the first of several lines.
func puntosSuspensivos(lineas []string) string {
	if len(lineas) == 1 {
		return lineas[0]
	}
	return lineas[0] + "…"
}

// marca is the mark of the product, as on the pages, lado millimetres wide.
func (h *hoja) marca(x, y, lado float64) {
	k := lado / 22
	bloque := func(bx, by, alto float64, c color) {
		h.doc.SetFillColor(c[0], c[1], c[2])
		h.doc.RoundedRect(x+bx*k, y+by*k, 6*k, alto*k, 1.4*k, "1234", "F")
	}
	bloque(0, 0, 13, verde)
	bloque(0, 15, 7, azul)
	bloque(8, 0, 6, oro)
	bloque(8, 8, 14, marino)
	h.doc.SetLineCapStyle("round")
	h.doc.SetLineJoinStyle("round")
	h.pluma(bosque, 3*k)
	h.doc.MoveTo(x+16.5*k, y+13*k)
	h.doc.LineTo(x+19.5*k, y+16*k)
	h.doc.LineTo(x+24.5*k, y+9*k)
	h.doc.DrawPath("D")
	h.doc.SetLineCapStyle("butt")
	h.doc.SetLineJoinStyle("miter")
}

// marcaDeAgua stands across the page, below everything else, unless the paper is good as an order.
func (f *ficha) marcaDeAgua() {
	if f.s.Marca == "" {
		return
	}
	w, alto := f.doc.GetPageSize()
	const angulo = 52.0
	puntos := 104.0 * 165 / max(165, f.letras.ancho(negrita, 104, f.s.Marca)*0.72)
	f.doc.TransformBegin()
	f.doc.TransformRotate(angulo, w/2, alto/2)
	f.centro(w/2, alto/2+puntos*milimetros*0.36, negrita, puntos, color{232, 236, 240}, f.s.Marca)
	f.doc.TransformEnd()
}

// pie tells on every page which solicitud it is a page of.
func (f *ficha) pie() {
	_, alto := f.doc.GetPageSize()
	y := alto - 12.6
	f.pluma(linea, trazo)
	f.raya(margen, y, margen+f.ancho, y)
	partes := []string{f.s.Codigo, f.s.Estado}
	if f.p.Huella != "" {
		partes = append(partes, "Huella "+documentos.HuellaBreve(f.p.Huella))
	}
	f.escribir(margen, y+3.6, negrita, 7.2, marino, strings.Join(partes, "  ·  "))
	f.derecha(margen+f.ancho, y+3.6, normal, 6.8, gris, "Impreso el "+instante(f.p.Impreso)+", hora de Bogotá")
	f.escribir(margen, y+6.8, normal, 6.2, gris, "Documento de trabajo del centro, hecho con Gestión Complementarias. El registro oficial del curso es el de SOFIA Plus.")
}

// numerar writes "Página x de y" once it is known how many there are.
func (f *ficha) numerar() {
	total := f.doc.PageCount()
	x, arriba := margen+f.ancho-anchoDeFormato, arribaDelMarco+altoDelMarco*2/3
	for n := 1; n <= total; n++ {
		f.retomar(n)
		f.dato(x, arriba, "Página", fmt.Sprintf("%d de %d", n, total))
	}
}

// portada says what this is about and how to verify it.
func (f *ficha) portada() {
	const lado, aire, renglonTitulo = 27.0, 4.0, 6.2
	y := f.y
	ancho := f.ancho
	if f.p.Direccion != "" {
		ancho -= lado + 46
		f.verificacion(margen+f.ancho-lado, y, lado)
	}
	f.escribir(margen, y+4.2, negrita, 10, bosque, f.s.Codigo)
	yTitulo := y + 10.6
	for _, l := range f.letras.partir(negrita, 14, ancho-aire, f.s.Programa.Nombre) {
		f.escribir(margen, yTitulo, negrita, 14, marino, l)
		yTitulo += renglonTitulo
	}
	x := f.rotulado(margen, yTitulo-2.2, f.colorDeEstado(), f.s.Estado)
	if f.s.NumeroFicha != "" {
		f.rotulado(x+2, yTitulo-2.2, azul, "Ficha "+f.numeroFicha())
	} else {
		f.rotulado(x+2, yTitulo-2.2, gris, "Sin número de ficha")
	}
	f.y = max(yTitulo+4.2, y+lado-1.5)
	if f.p.Direccion == "" {
		f.y = yTitulo + 4.6
	}
}

func (f *ficha) numeroFicha() string {
	if f.s.FichaProvisional {
		return f.s.NumeroFicha + " (provisional, falta la de SOFIA Plus)"
	}
	return f.s.NumeroFicha
}

func (f *ficha) colorDeEstado() color {
	switch f.s.Marca {
	case "":
		return bosque
	case "RECHAZADA", "CANCELADA":
		return rojo
	}
	return ambar
}

// rotulado writes a tag and returns where it ends.
func (h *hoja) rotulado(x, y float64, c color, s string) float64 {
	const puntos, alto, lados = 8.0, 5.2, 2.4
	w := h.letras.ancho(negrita, puntos, s) + 2*lados
	h.pluma(c, 0.3)
	h.doc.SetFillColor(255, 255, 255)
	h.doc.RoundedRect(x, y, w, alto, alto/2, "1234", "FD")
	h.escribir(x+lados, y+3.6, negrita, puntos, c, s)
	return x + w
}

// verificacion draws the QR code at x and says on its left what to do with it.
func (f *ficha) verificacion(x, y, lado float64) {
	const ancho = 41.0
	f.qr(x, y, lado, f.p.Direccion)
	izquierda := x - ancho - 2
	f.escribir(izquierda, y+3.4, negrita, 7.6, marino, "Verifique este documento")
	f.escribir(izquierda, y+7.2, normal, 6.4, gris, "Escanee el código o abra:")
	base := y + 10.6
	for _, l := range f.letras.partir(normal, 6, ancho, f.p.Direccion) {
		f.escribir(izquierda, base, normal, 6, azul, l)
		base += 2.7
	}
	f.escribir(izquierda, base+1.4, normal, 6.4, gris, "y compare la huella:")
	f.escribir(izquierda, base+5.2, negrita, 7.8, tinta, documentos.HuellaBreve(f.p.Huella))
}

// qr draws the modules of a QR code as rectangles, so that it is sharp at any size.
func (h *hoja) qr(x, y, lado float64, texto string) {
	codigo, err := qrcode.New(texto, qrcode.Medium)
	if err != nil {
		h.doc.SetError(fmt.Errorf("QR code: %w", err))
		return
	}
	modulos := codigo.Bitmap() // with its quiet zone
	k := lado / float64(len(modulos))
	h.llenar(x, y, lado, lado, blanco)
	h.doc.SetFillColor(0, 0, 0)
	for i, fila := range modulos {
		for j := 0; j < len(fila); j++ {
			desde := j
			for j < len(fila) && fila[j] {
				j++
			}
			if j > desde {
				// A hair wider and higher, so that no renderer leaves white between the modules.
				h.doc.Rect(x+k*float64(desde), y+k*float64(i), k*float64(j-desde)+0.01, k+0.01, "F")
			}
		}
	}
}
