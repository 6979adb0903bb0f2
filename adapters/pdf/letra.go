package pdf

import (
	_ "embed"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
)

// The two weights of Work Sans, reduced to Latin, with figures of one width; letra/LICENSE-work-sans.txt goes with them.
var (
	//go:embed letra/work-sans-regular.ttf
	letraNormal []byte
	//go:embed letra/work-sans-seminegra.ttf
	letraNegrita []byte
)

const familia = "worksans"

// peso is one of the two fonts, as fpdf calls its style.
type peso string

const (
	normal  peso = ""
	negrita peso = "B"
)

// latinas is what the fonts can write: Spanish, its neighbours, and the nasal vowels of the languages of the Cauca.
var latinas = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x20, Hi: 0x7e, Stride: 1}, {Lo: 0xa0, Hi: 0x148, Stride: 1}, {Lo: 0x14a, Hi: 0x17f, Stride: 1}, {Lo: 0x218, Hi: 0x21b, Stride: 1},
	{Lo: 0x2bc, Hi: 0x2bc, Stride: 1}, {Lo: 0x1e9e, Hi: 0x1e9e, Stride: 1}, {Lo: 0x1ebc, Hi: 0x1ebd, Stride: 1}, {Lo: 0x1ef8, Hi: 0x1ef9, Stride: 1},
	{Lo: 0x2013, Hi: 0x2014, Stride: 1}, {Lo: 0x2018, Hi: 0x201a, Stride: 1},
	{Lo: 0x201c, Hi: 0x201e, Stride: 1}, {Lo: 0x2022, Hi: 0x2022, Stride: 1}, {Lo: 0x2026, Hi: 0x2026, Stride: 1}, {Lo: 0x2032, Hi: 0x2033, Stride: 1},
	{Lo: 0x2039, Hi: 0x203a, Stride: 1}, {Lo: 0x20ac, Hi: 0x20ac, Stride: 1}, {Lo: 0x2122, Hi: 0x2122, Stride: 1}, {Lo: 0x2212, Hi: 0x2212, Stride: 1},
	{Lo: reemplazo, Hi: reemplazo, Stride: 1},
}, LatinOffset: 1}

// reemplazo stands, as a crossed box, for what the fonts cannot write: once for each run of it.
const reemplazo = '\uFFFD'

// equivalentes are signs that text processors like and the fonts lack.
var equivalentes = strings.NewReplacer("\t", " ", "\u00a0", " ", "\u00ad", "", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u202f", " ",
	"\u2010", "-", "\u2011", "-", "\u2012", "–", "\u2015", "—", "●", "•", "○", "•", "▪", "•", "■", "•", "◦", "•", "►", "•", "➢", "•", "\uf0b7", "•",
	"→", "->", "⇒", "=>", "≥", ">=", "≤", "<=", "≠", "!=", "ﬁ", "fi", "ﬂ", "fl")

// imprimible makes s something that the fonts can write. Lines stay lines, and what is imprimible stays as it is.
func imprimible(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' || r > '~' }) {
		return s
	}
	s = equivalentes.Replace(s)
	faltaba := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r != reemplazo && unicode.Is(latinas, r):
			faltaba = false
			return r
		case faltaba:
			return -1
		}
		faltaba = true
		return reemplazo
	}, s)
}

// letras knows how wide what the fonts write is, in thousandths of their size. It never changes; all documents share it.
type letras map[peso][]uint16

func nuevasLetras() letras {
	l := letras{normal: make([]uint16, reemplazo+1), negrita: make([]uint16, reemplazo+1)}
	doc := nuevoDocumento(fpdf.OrientationPortrait)
	for p, anchos := range l {
		doc.SetFont(familia, string(p), 10)
		for _, tramo := range latinas.R16 {
			for r := rune(tramo.Lo); r <= rune(tramo.Hi); r++ {
				anchos[r] = uint16(doc.GetStringSymbolWidth(string(r))) //nolint:gosec // a letter is not 65 times its size wide
			}
		}
	}
	return l
}

// nuevoDocumento is an empty one with the fonts, in Letter and millimetres.
func nuevoDocumento(orientacion string) *fpdf.Fpdf {
	doc := fpdf.New(orientacion, fpdf.UnitMillimeter, fpdf.PageSizeLetter, "")
	doc.AddUTF8FontFromBytes(familia, string(normal), letraNormal)
	doc.AddUTF8FontFromBytes(familia, string(negrita), letraNegrita)
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetLang("es-CO")
	return doc
}

const milimetros = 25.4 / 72 // in a point

// ancho measures a line in millimetres.
func (l letras) ancho(p peso, puntos float64, linea string) float64 {
	n := 0
	for _, r := range imprimible(linea) {
		n += int(l[p][r])
	}
	return float64(n) * puntos * milimetros / 1000
}

// partir makes s imprimible and breaks it into lines that are at most ancho wide: at its own line ends, between words, and
// inside of a word that is wider than a line. An empty line stays one.
func (l letras) partir(p peso, puntos, ancho float64, s string) []string {
	maximo := int(ancho * 1000 / (puntos * milimetros))
	var lineas []string
	for parrafo := range strings.SplitSeq(imprimible(s), "\n") {
		lineas = l.partirParrafo(lineas, l[p], maximo, strings.TrimRight(parrafo, " "))
	}
	return lineas
}

func (l letras) partirParrafo(lineas []string, anchos []uint16, maximo int, s string) []string {
	desde, usado := 0, 0      // the line so far is s[desde:i], and how wide it is
	corte, hastaCorte := 0, 0 // where it can be broken, and how wide it is until there
	for i, r := range s {
		w := int(anchos[r])
		for usado+w > maximo && i > desde && r != ' ' {
			fin := i
			if corte > desde {
				fin = corte
				usado -= hastaCorte
			} else {
				usado = 0
			}
			lineas = append(lineas, strings.TrimRight(s[desde:fin], " "))
			desde, corte = fin, 0
		}
		usado += w
		if r == ' ' {
			corte, hastaCorte = i+1, usado
		}
	}
	return append(lineas, s[desde:])
}
