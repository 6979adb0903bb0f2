package piezas

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"complementarias/adapters/palabras"
)

// Charts are SVG: what lies across is given in % and what lies up and down in px, so that text keeps its size on a phone.
// A chart never says anything alone: its page shows the same figures in a table, and its Resumen says what to see in it.

// Serie is one kind of thing in a chart. Clase gives its colour and its pattern: aprobada, tramite, devuelta, rechazada,
// cancelada, borrador, pendiente; of lines mediana and p90.
type Serie struct {
	Rotulo, Clase string
	Valores       []int
}

// Periodo is one place on the axis that goes across: a month. Grupo, its year, is written where it changes.
type Periodo struct{ Corto, Grupo string }

// Columnas stacks the series of each period.
type Columnas struct {
	ID, Titulo, Resumen string
	Periodos            []Periodo
	Series              []Serie
}

const (
	altoCampo   = 220 // px between the axis and its last mark
	sobreCampo  = 22  // px for what is written over the highest column
	bajoCampo   = 40  // px for two lines under the axis
	altoGrafica = sobreCampo + altoCampo + bajoCampo
	baseCampo   = sobreCampo + altoCampo
	letra       = 7.4 // px of a figure of 12 px, with room
	// Widths that the inside of a chart has at least: on a phone of 320 px, and beside its table.
	campoAngosto = 210
	campoAncho   = 440
)

// marcaEje is one mark of the axis that goes up.
type marcaEje struct{ y, texto string }

// bloque is one part of a column.
type bloque struct{ clase, x, y, ancho, alto string }

// letrero is a text in a chart. clase tells where there is room for it: everywhere when empty, ancho, angosto.
type letrero struct{ x, y, ancla, clase, texto string }

func pct(n float64) string { return strconv.FormatFloat(n, 'f', 2, 64) + "%" }

func px(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

// centro is the middle of place i of n.
func centro(i, n int) float64 { return (float64(i) + .5) / float64(n) * 100 }

// alturaDe is where a value lies when the axis ends at tope.
func alturaDe(valor, tope float64) float64 { return baseCampo - valor/tope*altoCampo }

// anchoDeEje is the px that the figures of the axis need.
func anchoDeEje(marcas []marcaEje) int {
	largo := 1
	for _, m := range marcas {
		largo = max(largo, utf8.RuneCountInString(m.texto))
	}
	return int(float64(largo)*letra) + 8
}

func marcasDe(valores []float64) (marcas []marcaEje, tope float64) {
	tope = valores[len(valores)-1]
	for _, v := range valores {
		marcas = append(marcas, marcaEje{px(alturaDe(v, tope)), palabras.Compacto(v)})
	}
	return marcas, tope
}

// totales of the columns, and the greatest.
func (c Columnas) totales() (totales []int, mayor int) {
	totales = make([]int, len(c.Periodos))
	for i := range c.Periodos {
		for _, s := range c.Series {
			totales[i] += s.Valores[i]
		}
		mayor = max(mayor, totales[i])
	}
	return totales, mayor
}

func (c Columnas) ejes() ([]marcaEje, float64) {
	_, mayor := c.totales()
	return marcasDe(escala(float64(mayor), 1))
}

// bloques are the columns, each from below. Nothing that there is vanishes: the least is two px.
func (c Columnas) bloques() (bloques []bloque) {
	_, tope := c.ejes()
	n := len(c.Periodos)
	ancho := min(62/float64(n), 9)
	for i := range c.Periodos {
		y := float64(baseCampo)
		for _, s := range c.Series {
			if s.Valores[i] == 0 {
				continue
			}
			alto := max(float64(s.Valores[i])/tope*altoCampo, 3)
			y -= alto
			bloques = append(bloques, bloque{s.Clase, pct(centro(i, n) - ancho/2), px(y), pct(ancho), px(alto - 1)})
		}
	}
	return bloques
}

// cifras are written over the columns: all of them where there is room, else only the greatest.
func (c Columnas) cifras() []letrero {
	totales, mayor := c.totales()
	_, tope := c.ejes()
	textos, alturas := make([]string, len(totales)), make([]float64, len(totales))
	destacada := -1
	for i, n := range totales {
		if n == 0 {
			continue
		}
		textos[i], alturas[i] = palabras.Compacto(float64(n)), min(alturaDe(float64(n), tope), baseCampo-3)-6
		if n == mayor && destacada < 0 {
			destacada = i
		}
	}
	return sobrePuntos(textos, alturas, map[int]bool{destacada: true})
}

// sobrePuntos writes texts at their places, those of siempre everywhere and the others where the longest fits.
func sobrePuntos(textos []string, alturas []float64, siempre map[int]bool) (lista []letrero) {
	largo := 0
	for _, t := range textos {
		largo = max(largo, utf8.RuneCountInString(t))
	}
	hueco := float64(largo) * letra * float64(len(textos))
	for i, t := range textos {
		clase := ""
		if hueco > campoAngosto && !siempre[i] {
			clase = "ancho"
		}
		if t == "" || hueco > campoAncho && !siempre[i] {
			continue
		}
		x, ancla := anclado(i, len(textos), utf8.RuneCountInString(t))
		lista = append(lista, letrero{x, px(alturas[i]), ancla, clase, t})
	}
	return lista
}

// anclado keeps a text of that many letters inside the chart.
func anclado(i, n, letras int) (x, ancla string) {
	medio := float64(letras) * letra / 2
	switch en := centro(i, n); {
	case en/100*campoAngosto < medio:
		return "0%", "start"
	case (100-en)/100*campoAngosto < medio:
		return "100%", "end"
	default:
		return pct(en), "middle"
	}
}

// rotulos name the periods, as many as there is room for, and the years under the first of each.
func rotulos(periodos []Periodo) (lista []letrero) {
	n := len(periodos)
	angosto, ancho := cadaCuantos(periodos, campoAngosto), cadaCuantos(periodos, campoAncho)
	previo := ""
	for i, p := range periodos {
		enAngosto, enAncho := i%angosto == 0, i%ancho == 0
		if !enAngosto && !enAncho {
			continue
		}
		clase := ""
		switch {
		case !enAncho:
			clase = "angosto"
		case !enAngosto:
			clase = "ancho"
		}
		x, ancla := anclado(i, n, utf8.RuneCountInString(p.Corto))
		lista = append(lista, letrero{x, px(baseCampo + 18), ancla, clase, p.Corto})
		if p.Grupo != previo && clase == "" && p.Grupo != "" {
			lista = append(lista, letrero{x, px(baseCampo + 34), ancla, "", p.Grupo})
			previo = p.Grupo
		}
	}
	return lista
}

// cadaCuantos tells how many periods share one name in a chart of that width.
func cadaCuantos(periodos []Periodo, campo float64) int {
	largo := 0
	for _, p := range periodos {
		largo = max(largo, utf8.RuneCountInString(p.Corto))
	}
	caben := campo / (float64(largo)*letra + 4)
	for _, k := range []int{1, 2, 3, 4, 6, 12} {
		if float64(len(periodos)) <= caben*float64(k) {
			return k
		}
	}
	return len(periodos)
}

// relleno is the paint of a class: the first is plain, the others have a pattern of the chart id.
func relleno(id, clase string) string {
	if clase == "aprobada" || clase == "mediana" {
		return "" // as its class says
	}
	return "url(#" + id + "-" + clase + ")"
}

// trama is the drawing of a pattern of eight px, light enough to keep the contrast of what is below.
func trama(clase string) string {
	switch clase {
	case "tramite":
		return "M0 4h8"
	case "pendiente", "devuelta":
		return "M-1 1l2-2M0 8l8-8M7 9l2-2"
	case "rechazada":
		return "M1.5 2h1M5.5 6h1"
	case "cancelada":
		return "M4 0v8M0 4h8"
	case "borrador":
		return "M-1 7l2 2M0 0l8 8M7-1l2 2"
	}
	return "M4 0v8"
}

// Tendencia shows how values go on from period to period. What is missing leaves a gap.
type Tendencia struct {
	ID, Titulo, Resumen string
	Periodos            []Periodo
	Lineas              []Trazo
	Meta                float64 // a line across; 0 for none
	RotuloMeta          string
}

// Trazo is one line of a Tendencia.
type Trazo struct {
	Rotulo, Clase string
	Puntos        []Punto
}

// Punto is a value, if there Hay one.
type Punto struct {
	Valor float64
	Hay   bool
}

func (t Tendencia) ejes() ([]marcaEje, float64) {
	mayor := t.Meta
	for _, l := range t.Lineas {
		for _, p := range l.Puntos {
			if p.Hay {
				mayor = max(mayor, p.Valor)
			}
		}
	}
	return marcasDe(escala(mayor, .1))
}

// segmento joins two values that follow each other.
type segmento struct{ x1, y1, x2, y2 string }

func (t Tendencia) segmentos(l Trazo) (lista []segmento) {
	_, tope := t.ejes()
	for i := 1; i < len(l.Puntos); i++ {
		a, b := l.Puntos[i-1], l.Puntos[i]
		if a.Hay && b.Hay {
			lista = append(lista, segmento{pct(centro(i-1, len(l.Puntos))), px(alturaDe(a.Valor, tope)), pct(centro(i, len(l.Puntos))), px(alturaDe(b.Valor, tope))})
		}
	}
	return lista
}

// puntos are where the values lie.
func (t Tendencia) puntos(l Trazo) (lista []letrero) {
	_, tope := t.ejes()
	for i, p := range l.Puntos {
		if p.Hay {
			lista = append(lista, letrero{x: pct(centro(i, len(l.Puntos))), y: px(alturaDe(p.Valor, tope))})
		}
	}
	return lista
}

// cifras writes the first value, the last and the greatest of the first line.
func (t Tendencia) cifras() []letrero {
	if len(t.Lineas) == 0 {
		return nil
	}
	_, tope := t.ejes()
	puntos := t.Lineas[0].Puntos
	textos, alturas, siempre := make([]string, len(puntos)), make([]float64, len(puntos)), map[int]bool{}
	primero, ultimo, mayor := -1, -1, -1
	for i, p := range puntos {
		if !p.Hay {
			continue
		}
		if primero < 0 {
			primero = i
		}
		if ultimo = i; mayor < 0 || p.Valor > puntos[mayor].Valor {
			mayor = i
		}
	}
	for _, i := range []int{primero, ultimo, mayor} {
		if i >= 0 {
			textos[i], alturas[i], siempre[i] = palabras.Compacto(puntos[i].Valor), alturaDe(puntos[i].Valor, tope)-10, true
		}
	}
	return sobrePuntos(textos, alturas, siempre)
}

func (t Tendencia) meta() string {
	_, tope := t.ejes()
	return px(alturaDe(t.Meta, tope))
}

// RenglonBarra is one name and how much it has.
type RenglonBarra struct {
	Rotulo string
	Valor  int
	Texto  string // instead of the number
	Clase  string // otros, for what the other rows leave out; sobre, for what is too much
}

func (r RenglonBarra) texto() string { return porDefecto(r.Texto, palabras.Numero(r.Valor)) }

// Barras compares names, which may be long, by one figure.
type Barras struct {
	ID, Titulo, Resumen string
	Renglones           []RenglonBarra
}

// largo is the length of a bar, and where its figure stands after it.
func (b Barras) largo(r RenglonBarra) (ancho, x string) {
	mayor, letras := 1, 1
	for _, o := range b.Renglones {
		mayor, letras = max(mayor, o.Valor), max(letras, utf8.RuneCountInString(o.texto()))
	}
	parte := float64(max(r.Valor, 0)) / float64(mayor) * max(20, 100-(float64(letras)*letra+12)/campoAngosto*100)
	return pct(parte), pct(parte + 2)
}

// Distribucion shows of each name the value that half stay under and the one that nine of ten do.
type Distribucion struct {
	ID, Titulo, Resumen string
	Renglones           []RenglonDistribucion
}

// RenglonDistribucion is one name. Dicho says both values in words.
type RenglonDistribucion struct {
	Rotulo, Dicho string
	Mediana, P90  float64
}

// tramosDe are the lengths of the two parts of a row.
func (d Distribucion) tramosDe(r RenglonDistribucion) (mediana, resto string) {
	mayor := 0.0
	for _, o := range d.Renglones {
		mayor = max(mayor, o.P90, o.Mediana)
	}
	if mayor == 0 {
		return "0%", "0%"
	}
	return pct(r.Mediana / mayor * 100), pct(max(0, r.P90-r.Mediana) / mayor * 100)
}

// describe is what a chart says to those who do not see it.
func describe(resumen string) string {
	return strings.TrimSpace(resumen + " Las mismas cifras están en la tabla.")
}
