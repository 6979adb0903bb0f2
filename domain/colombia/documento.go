package colombia

import "complementarias/domain/fault"

// ErrCedulaFormato refuses what is no cédula. The message never repeats what was typed: it is personal data.
var ErrCedulaFormato = fault.New(fault.Invalid, "CEDULA_FORMATO", "Escriba la cédula con 5 a 10 dígitos que no empiecen por cero, por ejemplo 52345678.")

// ParseCedula reads a cédula with or without dots, spaces and hyphens and returns its 5 to 10 digits.
func ParseCedula(s string) (string, error) {
	cedula := compacto(s, ".-")
	if len(cedula) < 5 || len(cedula) > 10 || !soloDigitos(cedula) || cedula[0] == '0' {
		return "", ErrCedulaFormato
	}
	return cedula, nil
}
