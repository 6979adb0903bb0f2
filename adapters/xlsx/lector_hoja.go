package xlsx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"complementarias/application/lotes"
)

const (
	renglonesMaximos = 20_000  // rows looked at, most of them blank
	celdasMaximas    = 400_000 // cells looked at, most of them blank
)

// hojaLeida collects the rows of a sheet as its marks come by.
type hojaLeida struct {
	l         *lectura
	hoja      lotes.Hoja
	fila      int // number of the row, from 1
	columna   int // of the next cell, from 0
	renglones int
	celdas    int
	textos    []string // of the row so far
	conDatos  bool
	enTexto   int // bytes that stand in the cells so far
}

// marca takes the next opening mark of the sheet.
func (h *hojaLeida) marca(d *xml.Decoder, s xml.StartElement) error {
	switch s.Name.Local {
	case "row":
		if err := h.cerrarFila(); err != nil {
			return err
		}
		return h.abrirFila(atributo(s, "r"))
	case "c":
		return h.celda(d, s)
	case "mergeCell":
		return lotes.ErrCombinadas(recortado(atributo(s, "ref"), 20))
	}
	return nil
}

func (h *hojaLeida) abrirFila(numero string) error {
	h.fila++
	if n, err := strconv.Atoi(numero); err == nil && n >= h.fila {
		h.fila = n
	}
	h.columna, h.textos, h.conDatos = 0, h.textos[:0], false
	if h.renglones++; h.renglones > renglonesMaximos {
		return lotes.ErrDispersa
	}
	return nil
}

// celda reads one cell, whatever its kind, as the text that stands in it.
func (h *hojaLeida) celda(d *xml.Decoder, s xml.StartElement) error {
	if i, ok := posicion(atributo(s, "r")); ok {
		h.columna = i
	}
	lugar := lotes.Letras(h.columna) + strconv.Itoa(h.fila)
	if h.celdas++; h.celdas > celdasMaximas {
		return lotes.ErrDispersa
	}
	valor, conFormula, err := contenido(d)
	if err != nil {
		return err
	}
	tipo := atributo(s, "t")
	switch {
	case tipo == "e":
		return lotes.ErrCeldaError(lugar)
	case conFormula && valor == "" && tipo != "str":
		return lotes.ErrFormula(lugar)
	}
	texto := strings.TrimSpace(h.texto(tipo, atributo(s, "s"), valor))
	columna := h.columna
	h.columna++
	if texto == "" {
		return nil
	}
	if columna >= lotes.ColumnasMaxima {
		return lotes.ErrColumnas
	}
	if utf8.RuneCountInString(texto) > lotes.CeldaMaxima {
		return lotes.ErrCeldaLarga(lugar)
	}
	if h.enTexto += len(texto); h.enTexto > enTextoMaximo {
		return lotes.ErrExpandido
	}
	for len(h.textos) <= columna {
		h.textos = append(h.textos, "")
	}
	h.textos[columna], h.conDatos = texto, true
	return nil
}

// contenido reads up to the end of a cell: its value or the text within it, and whether there is a formula.
func contenido(d *xml.Decoder) (valor string, conFormula bool, err error) {
	var dentro string
	var texto strings.Builder // comments may cut a value into a hundred thousand pieces
	for {
		marca, err := d.RawToken()
		if err != nil {
			return "", false, err
		}
		switch m := marca.(type) {
		case xml.StartElement:
			dentro = m.Name.Local
			switch dentro {
			case "f":
				conFormula = true
			case "is":
				enLinea, err := textoDe(d)
				if err != nil {
					return "", false, err
				}
				texto.Reset()
				texto.WriteString(enLinea)
			case "c", "row":
				return "", false, lotes.ErrIlegible // never one within another
			}
		case xml.EndElement:
			if m.Name.Local == "c" {
				return texto.String(), conFormula, nil
			}
			dentro = ""
		case xml.CharData:
			if dentro == "v" && texto.Len() <= piezaMaxima {
				texto.Write(m)
			}
		}
	}
}

func (h *hojaLeida) texto(tipo, estilo, valor string) string {
	switch tipo {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(valor)); err == nil && i >= 0 && i < len(h.l.textos) {
			return h.l.textos[i]
		}
		return ""
	case "b":
		if valor == "1" {
			return "VERDADERO"
		}
		return "FALSO"
	case "str", "inlineStr", "d":
		return valor
	}
	if i, err := strconv.Atoi(estilo); err == nil && i >= 0 && i < len(h.l.fechas) && h.l.fechas[i] {
		return h.l.fecha(valor)
	}
	return enNumero(valor)
}

// cerrarFila keeps the row that has ended, if anything stands in it: the first one is the heads.
func (h *hojaLeida) cerrarFila() error {
	if !h.conDatos {
		return nil
	}
	h.conDatos = false
	if h.hoja.Encabezados == nil {
		h.hoja.Encabezados = slices.Clone(h.textos)
		return nil
	}
	if len(h.hoja.Filas) == lotes.FilasMaximas {
		return lotes.ErrFilas
	}
	celdas := make([]string, max(len(h.textos), len(h.hoja.Encabezados)))
	copy(celdas, h.textos)
	h.hoja.Filas = append(h.hoja.Filas, lotes.Fila{Numero: h.fila, Celdas: celdas})
	return nil
}

// completa ends the sheet: heads for columns that have none, and rows as wide as they are.
func (h *hojaLeida) completa() error {
	if err := h.cerrarFila(); err != nil {
		return err
	}
	switch {
	case h.hoja.Encabezados == nil:
		return lotes.ErrVacio
	case len(h.hoja.Filas) == 0:
		return lotes.ErrSinFilas
	}
	h.hoja.Cuadrar()
	return nil
}

// posicion reads the column of a reference such as AB12, from 0.
func posicion(referencia string) (int, bool) {
	n := 0
	for i := range min(len(referencia), 4) {
		c := referencia[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1, n > 0
}
