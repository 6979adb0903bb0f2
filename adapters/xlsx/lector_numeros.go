package xlsx

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// enNumero writes a number in full: 5.2345678E7 and 52345678.0 are 52345678. Digits that the file has beyond those of a
// floating-point number are kept.
func enNumero(valor string) string {
	valor = strings.TrimSpace(valor)
	if !strings.ContainsAny(valor, ".eE") {
		return valor
	}
	n, err := strconv.ParseFloat(valor, 64)
	if err != nil || math.IsInf(n, 0) || math.Abs(n) >= 1e15 {
		return valor
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', cifrasDeExcel, 64), 64) // what was just written can be read
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1)
}

// cifrasDeExcel are the digits of a number that Excel shows; the rest is what binary fractions leave behind.
const cifrasDeExcel = 15

// fecha writes a serial number as dd/mm/aaaa, with the hour if it has one, so that it is taken for nothing else.
func (l *lectura) fecha(valor string) string {
	n, err := strconv.ParseFloat(strings.TrimSpace(valor), 64)
	if err != nil || n < 0 || n >= 2_958_466 { // 9999-12-31
		return valor
	}
	inicio := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if l.base {
		inicio = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	segundos := math.Round((n - math.Floor(n)) * 86_400)
	t := inicio.AddDate(0, 0, int(n)).Add(time.Duration(segundos) * time.Second)
	texto := fmt.Sprintf("%02d/%02d/%04d", t.Day(), t.Month(), t.Year())
	switch {
	case n < 1:
		return t.Format("15:04")
	case segundos > 0:
		return texto + t.Format(" 15:04")
	}
	return texto
}

// estilos finds out which styles show numbers as dates.
func (l *lectura) estilos() error {
	if l.partes["xl/styles.xml"] == nil {
		return nil
	}
	propios := map[int]bool{}
	enCeldas := false
	return l.recorrer("xl/styles.xml", func(_ *xml.Decoder, s xml.StartElement) error {
		switch s.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(atributo(s, "numFmtId")); err == nil && len(propios) < textosMaximos {
				propios[id] = esFormatoDeFecha(atributo(s, "formatCode"))
			}
		case "cellXfs":
			enCeldas = true
		case "cellStyles", "dxfs":
			enCeldas = false
		case "xf":
			if enCeldas && len(l.fechas) < textosMaximos {
				id, _ := strconv.Atoi(atributo(s, "numFmtId")) // absent is 0, which is no date
				propio, hay := propios[id]
				l.fechas = append(l.fechas, hay && propio || !hay && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58))
			}
		}
		return nil
	})
}

// esFormatoDeFecha looks for a day, a month, a year, an hour or a second outside of what is written as it is.
func esFormatoDeFecha(codigo string) bool {
	entreComillas, entreCorchetes := false, false
	for i := 0; i < len(codigo); i++ {
		switch c := codigo[i] | 0x20; {
		case codigo[i] == '"':
			entreComillas = !entreComillas
		case entreComillas:
		case codigo[i] == '\\', codigo[i] == '_', codigo[i] == '*':
			i++
		case codigo[i] == '[':
			entreCorchetes = true
		case codigo[i] == ']':
			entreCorchetes = false
		case entreCorchetes:
		case c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's':
			return true
		}
	}
	return false
}
