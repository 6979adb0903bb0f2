package horarios

import (
	"fmt"
	"strings"

	"complementarias/domain/fault"
)

// ErrHoraFormato refuses what is no hour of the day.
var ErrHoraFormato = fault.New(fault.Invalid, "HORA_FORMATO", "Escriba la hora como HH:MM, de 00:00 a 23:59, por ejemplo 08:00 o 18:30.")

// ParseHora reads exactly HH:MM, 00:00 to 23:59, as minutes of the day.
func ParseHora(s string) (int, error) {
	if len(s) != 5 || s[2] != ':' {
		return 0, ErrHoraFormato
	}
	hora, bien := dosCifras(s[:2])
	minuto, tambien := dosCifras(s[3:])
	if !bien || !tambien || hora > 23 || minuto > 59 {
		return 0, ErrHoraFormato
	}
	return hora*60 + minuto, nil
}

func dosCifras(s string) (int, bool) {
	decenas, unidades := s[0]-'0', s[1]-'0'
	return int(decenas)*10 + int(unidades), decenas <= 9 && unidades <= 9
}

// FormatHora writes minutes of the day as HH:MM.
func FormatHora(minutos int) string { return fmt.Sprintf("%02d:%02d", minutos/60, minutos%60) }

var dias = [8]string{"", "LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO", "DOMINGO"}

// ParseDia reads the name of a weekday, case and accents forgiven: LUNES is 1, DOMINGO 7.
func ParseDia(s string) (int, bool) {
	s = strings.NewReplacer("É", "E", "Á", "A").Replace(strings.ToUpper(strings.TrimSpace(s)))
	for dia := 1; dia <= 7; dia++ {
		if dias[dia] == s {
			return dia, true
		}
	}
	return 0, false
}

// NombreDia returns the name that ParseDia reads, and nothing for what is no weekday.
func NombreDia(dia int) string {
	if dia < 1 || dia > 7 {
		return ""
	}
	return dias[dia]
}

// EnHoras says a length of time in words: "13 horas", "1 hora y 30 minutos", "45 minutos".
func EnHoras(minutos int) string {
	horas, resto := contar(minutos/60, "hora", "horas"), contar(minutos%60, "minuto", "minutos")
	switch {
	case minutos%60 == 0:
		return horas
	case minutos < 60:
		return resto
	}
	return horas + " y " + resto
}

func contar(n int, uno, varios string) string {
	if n == 1 {
		return "1 " + uno
	}
	return fmt.Sprintf("%d %s", n, varios)
}
