package formulario

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

var (
	// ErrEntero refuses what is no whole number from 1 up.
	ErrEntero = fault.New(fault.Invalid, "ENTERO_INVALIDO", "Escriba un número entero desde 1, solo con cifras, por ejemplo 40.")
	// ErrFecha refuses what is no date.
	ErrFecha = fault.New(fault.Invalid, "FECHA_INVALIDA", "Escriba la fecha con día, mes y año, por ejemplo 2/10/2026.")
	// ErrRango refuses what is neither a date nor a range of dates.
	ErrRango = fault.New(fault.Invalid, "FECHA_INVALIDA", "Escriba una fecha, como 16/12/2026, o un período, como 20/12/2026 a 15/01/2027.")
)

const (
	largoValor = 80 // characters of a number, date or hour; nobody writes longer ones
	enteroTope = 1<<31 - 1
)

var (
	soloCifras = regexp.MustCompile(`^\d+$`)
	conMiles   = regexp.MustCompile(`^\d{1,3}(\.\d{3})+$|^\d{1,3}( \d{3})+$`)
	conDecimal = regexp.MustCompile(`^\d+[.,]\d+$`)
)

// LeerEntero reads a whole number from 1 up; spaces around it and the dots or spaces between thousands are forgiven.
// It is never rounded: "1.5" is ErrEntero, with a message that says why.
func LeerEntero(s string) (int, error) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > largoValor {
		return 0, ErrEntero.Saying("El número es demasiado largo. " + ErrEntero.Message)
	}
	switch {
	case soloCifras.MatchString(s):
	case conMiles.MatchString(s):
		s = strings.NewReplacer(".", "", " ", "").Replace(s)
	case conDecimal.MatchString(s):
		return 0, ErrEntero.Saying("Escriba un número entero, sin decimales, por ejemplo 40.")
	default:
		return 0, ErrEntero
	}
	n, err := strconv.Atoi(s)
	if err != nil || n > enteroTope {
		return 0, ErrEntero.Saying("El número es demasiado grande. Revise si sobran cifras.")
	}
	if n < 1 {
		return 0, ErrEntero.Saying("Escriba un número entero desde 1.")
	}
	return n, nil
}

var (
	diaMesAnio   = regexp.MustCompile(`^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})$`)
	anioMesDia   = regexp.MustCompile(`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$`)
	enPalabras   = regexp.MustCompile(`^(?:[a-z]+,? )?(\d{1,2})(?: de)? ([a-z]{3,10})\.?(?: del?)?,? (\d{4})$`)
	sinSiglo     = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$`)
	entreFechas  = regexp.MustCompile(` (?:a|al|hasta|-|–|—) `)
	mesesEnLetra = []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
)

// LeerFecha reads a date as people write it: 2/10/2026, 02-10-2026, 2026-10-02 or 2 de octubre de 2026. It returns
// ErrFecha, whose message says what is wrong.
func LeerFecha(s string) (kernel.Date, error) {
	s = corto(s)
	var dia, mes, anio int
	switch {
	case diaMesAnio.MatchString(s):
		dia, mes, anio = tres(diaMesAnio.FindStringSubmatch(s), 1, 2, 3)
	case anioMesDia.MatchString(s):
		dia, mes, anio = tres(anioMesDia.FindStringSubmatch(s), 3, 2, 1)
	case enPalabras.MatchString(s):
		partes := enPalabras.FindStringSubmatch(s)
		if partes[2] = numeroDeMes(partes[2]); partes[2] == "" {
			return kernel.Date{}, ErrFecha
		}
		dia, mes, anio = tres(partes, 1, 2, 3)
	case sinSiglo.MatchString(s):
		return kernel.Date{}, ErrFecha.Saying("Escriba el año con cuatro cifras, por ejemplo 2/10/2026.")
	default:
		return kernel.Date{}, ErrFecha
	}
	fecha, err := kernel.ParseDate(fmt.Sprintf("%04d-%02d-%02d", anio, mes, dia))
	switch {
	case err == nil:
		return fecha, nil
	case mes < 1 || mes > 12:
		return kernel.Date{}, ErrFecha.Saying(fmt.Sprintf("El mes %d no existe. %s", mes, ErrFecha.Message))
	case existe(anio, mes, dia):
		return kernel.Date{}, ErrFecha.Saying("Revise el año: debe estar entre 1900 y 2199.")
	default:
		return kernel.Date{}, ErrFecha.Saying(fmt.Sprintf("El %d de %s de %d no existe. Revise el día y el mes.", dia, mesesEnLetra[mes-1], anio))
	}
}

// corto folds what was typed; what is too long to mean anything is nothing.
func corto(s string) string {
	if len(s) > 4*largoValor {
		return ""
	}
	return colombia.Plegar(s)
}

func tres(partes []string, dia, mes, anio int) (d, m, a int) {
	numero := func(i int) int { n, _ := strconv.Atoi(partes[i]); return n } // four digits at most: it cannot fail
	return numero(dia), numero(mes), numero(anio)
}

// numeroDeMes knows the months by their name, its first three letters, and the two spellings of September.
func numeroDeMes(s string) string {
	if s == "setiembre" || s == "set" || s == "sept" {
		s = "sep"
	}
	for i, nombre := range mesesEnLetra {
		if s == nombre || s == nombre[:3] {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

func existe(anio, mes, dia int) bool {
	t := time.Date(anio, time.Month(mes), dia, 0, 0, 0, 0, time.UTC)
	return t.Day() == dia && int(t.Month()) == mes
}

// LeerRango reads one date, or two of them with "a", "al", "hasta" or a hyphen between. It returns ErrRango; that a
// range ends before it begins is for the domain to say.
func LeerRango(s string) (horarios.Rango, error) {
	if d, err := LeerFecha(s); err == nil {
		return horarios.Rango{Desde: d, Hasta: d}, nil
	}
	partes := entreFechas.Split(strings.TrimPrefix(corto(s), "del "), 3)
	if len(partes) != 2 {
		return horarios.Rango{}, ErrRango
	}
	desde, err := LeerFecha(partes[0])
	if err != nil {
		return horarios.Rango{}, err
	}
	hasta, err := LeerFecha(partes[1])
	return horarios.Rango{Desde: desde, Hasta: hasta}, err
}

var (
	horaConSeparador = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?(?::00)?(am|pm|m|h|hs|hrs)?$`)
	horaPegada       = regexp.MustCompile(`^(\d{2})(\d{2})(am|pm|h|hs|hrs)?$`)
	sinPuntos        = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "a.m", "am", "p.m", "pm")
)

// LeerHora reads an hour as people write it, as minutes of the day: 8, 8:00, 8.00, 14:30, 8:00 am, 2 pm, 12 m. It returns
// horarios.ErrHoraFormato.
func LeerHora(s string) (int, error) {
	s = sinPuntos.Replace(strings.ReplaceAll(corto(s), " ", ""))
	partes := horaConSeparador.FindStringSubmatch(s)
	if partes == nil {
		partes = horaPegada.FindStringSubmatch(s)
	}
	if partes == nil {
		return 0, horarios.ErrHoraFormato
	}
	hora, _ := strconv.Atoi(partes[1]) // two digits: it cannot fail
	minuto, _ := strconv.Atoi(partes[2])
	switch sufijo := partes[3]; {
	case (sufijo == "am" || sufijo == "pm") && (hora < 1 || hora > 12), sufijo == "m" && hora != 12:
		return 0, horarios.ErrHoraFormato
	case sufijo == "am":
		hora %= 12
	case sufijo == "pm":
		hora = hora%12 + 12
	}
	if hora > 23 || minuto > 59 {
		return 0, horarios.ErrHoraFormato
	}
	return hora*60 + minuto, nil
}
