package pdf

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

// libro is a report while it is printed.
type libro struct {
	*hoja
	l tablas.Libro
}

// Escribir prints a report in Letter, turned: the first table with its figures and its chart as the cover, then the others.
// It implements documentos.Escritor. Pages are kept in memory until the end, some 15 KB for each, because each says how many
// there are.
func (i Imprenta) Escribir(ctx context.Context, w io.Writer, l tablas.Libro) error {
	b := &libro{hoja: nuevaHoja("L", i.letras), l: l}
	b.doc.SetTitle(imprimible(l.Titulo), true)
	b.doc.SetCreator("Gestión Complementarias", true)
	b.doc.SetProducer("Gestión Complementarias", true)
	b.doc.SetCreationDate(l.Creado.In(kernel.Bogota))
	b.doc.SetModificationDate(l.Creado.In(kernel.Bogota))
	b.alEmpezar = b.empezarPagina
	b.pagina()
	b.portada()
	for n, t := range l.Tablas {
		switch {
		case n == 0:
		case t.Grafico != nil: // is not broken
			b.pagina()
		default:
			b.y += entreTablas
			b.cabe(minimoDeTabla)
		}
		if err := b.tabla(ctx, t, n == 0); err != nil {
			return err
		}
	}
	b.numerar()
	if err := b.doc.Output(w); err != nil {
		return fmt.Errorf("print %s: %w", l.Nombre, err)
	}
	return nil
}

// Tables follow each other on a page, in millimetres, while there is room for some rows.
const (
	entreTablas   = 3.0
	minimoDeTabla = 60.0
)

func (b *libro) empezarPagina() float64 {
	b.marca(margen, 8, 7)
	b.escribir(margen+10, 12.6, negrita, 9, marino, "Gestión Complementarias")
	b.derecha(margen+b.ancho, 12.6, normal, 8, gris, b.l.Titulo)
	b.llenar(margen, 17, b.ancho, 0.6, verde)
	_, alto := b.doc.GetPageSize()
	b.pluma(linea, trazo)
	b.raya(margen, alto-12.6, margen+b.ancho, alto-12.6)
	pie := "Generado el " + instante(b.l.Creado) + ", hora de Bogotá"
	if b.l.Autor != "" {
		pie += ", por " + b.l.Autor
	}
	b.escribir(margen, alto-8.6, normal, 7, gris, pie)
	return 21
}

func (b *libro) portada() {
	b.y += 4
	for _, l := range b.letras.partir(negrita, 19, b.ancho, b.l.Titulo) {
		b.escribir(margen, b.y+6, negrita, 19, marino, l)
		b.y += 9
	}
	b.y += 2
}

func (b *libro) numerar() {
	_, alto := b.doc.GetPageSize()
	for n, total := 1, b.doc.PageCount(); n <= total; n++ {
		b.retomar(n)
		b.derecha(margen+b.ancho, alto-8.6, negrita, 7.4, marino, fmt.Sprintf("Página %d de %d", n, total))
	}
}

// filasDeGrafico is how many rows of a table with a chart are read before they are written, and drawn.
const filasDeGrafico = 40

// tabla writes one table; portada also shows its sums in big.
func (b *libro) tabla(ctx context.Context, t tablas.Tabla, portada bool) error {
	b.seccion(t.Titulo, 20)
	b.y += 1.6
	for _, nota := range t.Notas {
		for _, l := range b.letras.partir(normal, 8.4, b.ancho-2*relleno, nota) {
			b.cabe(4)
			b.escribir(margen+relleno, b.y+3, normal, 8.4, gris, l)
			b.y += 4
		}
	}
	b.y++
	if portada && t.Total != nil {
		b.cifras(t)
	}
	filas := filasDe{b: b, t: t}
	for fila, err := range t.Filas {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		filas.agregar(fila)
	}
	filas.terminar()
	return nil
}

// cifras shows what a table sums up to, each number with its name.
func (b *libro) cifras(t tablas.Tabla) {
	const alto, entre, maximas = 17.0, 4.0, 5
	var numeros []int
	for i, c := range t.Total {
		if (c.Tipo == tablas.EsEntero || c.Tipo == tablas.EsDecimal) && len(numeros) < maximas {
			numeros = append(numeros, i)
		}
	}
	if len(numeros) == 0 {
		return
	}
	b.y += 1.6
	b.cabe(alto + entre)
	ancho := min(58, (b.ancho-entre*float64(len(numeros)-1))/float64(len(numeros)))
	for n, i := range numeros {
		x := margen + float64(n)*(ancho+entre)
		b.borde(x, b.y, ancho, alto)
		b.llenar(x, b.y, 1.2, alto, verde)
		b.escribir(x+4.5, b.y+6, normal, 8, gris, t.Columnas[i].Titulo)
		b.escribir(x+4.5, b.y+13.6, negrita, 17, marino, valor(t.Total[i]))
	}
	b.y += alto + entre
}

// filasDe writes the rows of a table. It waits for the first, which tells where the numbers stand, and with a chart for some.
type filasDe struct {
	b       *libro
	t       tablas.Tabla
	escrita *tabla
	espera  [][]tablas.Celda
}

func (f *filasDe) agregar(fila []tablas.Celda) {
	if f.escrita != nil {
		f.escrita.fila(normal, valores(fila)...)
		return
	}
	f.espera = append(f.espera, slices.Clone(fila))
	if f.t.Grafico == nil || len(f.espera) == filasDeGrafico {
		f.soltar()
	}
}

func (f *filasDe) soltar() {
	if f.t.Grafico != nil && len(f.espera) > 0 {
		f.b.grafico(*f.t.Grafico, f.t.Columnas, f.espera)
	}
	var muestra []tablas.Celda
	if len(f.espera) > 0 {
		muestra = f.espera[0]
	}
	f.escrita = &tabla{h: f.b.hoja, columnas: f.b.columnas(f.t.Columnas, muestra, f.t.Total), puntos: puntosDeLista, abierta: true}
	f.escrita.empezar()
	for _, fila := range f.espera {
		f.escrita.fila(normal, valores(fila)...)
	}
	f.espera = nil
}

func (f *filasDe) terminar() {
	if f.escrita == nil {
		f.soltar()
	}
	if f.t.Total != nil {
		f.escrita.fila(negrita, valores(f.t.Total)...)
	}
}

// Columns of at most cortas characters keep the width that they ask for while there is room for it.
const (
	puntosDeLista  = 6.8
	porLetra       = 1.42 // millimetres, in letters of that size
	cortas         = 16
	anchoPorOmitir = 14 // characters of a column that does not say
)

// columnas share the width of the page: few get what they ask for, and many are narrowed to no less than the longest word
// of their title, the short ones last.
func (b *libro) columnas(pedidas []tablas.Columna, muestra, total []tablas.Celda) []columna {
	columnas, minimos, cortos := make([]columna, len(pedidas)), make([]float64, len(pedidas)), make([]float64, len(pedidas))
	for i, c := range pedidas {
		ancho := float64(cmp.Or(c.Ancho, anchoPorOmitir))*porLetra + 2*relleno
		for palabra := range strings.FieldsSeq(c.Titulo) {
			minimos[i] = max(minimos[i], b.letras.ancho(negrita, puntosTitulo, palabra)+2*relleno+holgura)
		}
		columnas[i] = columna{titulo: c.Titulo, ancho: max(ancho, minimos[i]), derecha: c.Derecha || numerica(muestra, i) || numerica(total, i)}
		if cortos[i] = minimos[i]; c.Ancho > 0 && c.Ancho <= cortas {
			cortos[i] = columnas[i].ancho
		}
	}
	if !repartir(columnas, cortos, b.ancho) && !repartir(columnas, minimos, b.ancho) {
		repartir(columnas, make([]float64, len(pedidas)), b.ancho)
	}
	return columnas
}

// holgura keeps what has been measured from being broken by a rounding.
const holgura = 0.2

// repartir narrows columns that are wider than ancho together, each by the same part of what it has above its minimum; ok
// is false, and nothing changed, when the minimums alone are wider.
func repartir(columnas []columna, minimos []float64, ancho float64) (ok bool) {
	suma, minimo := 0.0, 0.0
	for i, c := range columnas {
		suma += c.ancho
		minimo += minimos[i]
	}
	if suma <= ancho {
		return true
	}
	if minimo > ancho {
		return false
	}
	parte := (ancho - minimo) / (suma - minimo)
	for i := range columnas {
		columnas[i].ancho = minimos[i] + (columnas[i].ancho-minimos[i])*parte
	}
	return true
}

func numerica(fila []tablas.Celda, i int) bool {
	return i < len(fila) && slices.Contains([]tablas.Tipo{tablas.EsEntero, tablas.EsDecimal, tablas.EsPorcentaje}, fila[i].Tipo)
}

func valores(fila []tablas.Celda) []string {
	textos := make([]string, len(fila))
	for i, c := range fila {
		textos[i] = valor(c)
	}
	return textos
}

// valor says a cell as Colombia writes it.
func valor(c tablas.Celda) string {
	switch c.Tipo {
	case tablas.EsTexto:
		return c.Texto
	case tablas.EsEntero:
		return palabras.Numero(int(c.Numero))
	case tablas.EsDecimal:
		return palabras.Decimal(c.Numero)
	case tablas.EsPorcentaje:
		return palabras.Decimal(c.Numero*100) + " %"
	case tablas.EsFecha:
		return palabras.FechaDeCampo(c.Fecha)
	case tablas.EsInstante:
		return fechaYHora(c.Instante)
	case tablas.Vacia:
	}
	return ""
}

// fechaYHora writes 02/10/2026 15:20 in Bogotá.
func fechaYHora(t time.Time) string { return t.In(kernel.Bogota).Format("02/01/2006 15:04") }
