package colombia

import (
	"regexp"
	"slices"
	"strings"

	"complementarias/domain/fault"
)

var (
	// ErrCorreoFormato refuses what is no address of e-mail.
	ErrCorreoFormato = fault.New(fault.Invalid, "CORREO_FORMATO", "Escriba una sola dirección de correo, sin tildes ni espacios, por ejemplo nombre@sena.edu.co.")
	// ErrCorreoDominio refuses an address outside of the institution; the message returned names the domains.
	ErrCorreoDominio = fault.New(fault.Invalid, "CORREO_DOMINIO", "Escriba el correo institucional.")
)

// correoMaximo and localMaximo are the limits of RFC 5321, in octets.
const correoMaximo, localMaximo = 254, 64

// formaCorreo is narrower than RFC 5321 on purpose: no quotes, no comments, no addresses of hosts, nothing that a
// spreadsheet would take for a formula.
var formaCorreo = regexp.MustCompile(`^[a-z0-9_][a-z0-9_%+'&-]*(\.[a-z0-9_%+'&-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)

// ParseCorreo reads an address of e-mail and returns it in lower case, the only form in which addresses are compared.
func ParseCorreo(s string) (string, error) {
	correo := minusculas(strings.Trim(s, blancos))
	local, _, _ := strings.Cut(correo, "@")
	if len(correo) > correoMaximo || len(local) > localMaximo || !formaCorreo.MatchString(correo) {
		return "", ErrCorreoFormato
	}
	return correo, nil
}

// ParseCorreoInstitucional is ParseCorreo for staff: the domain must be one of dominios itself, not one below it.
// Domains may be given with or without the @.
func ParseCorreoInstitucional(s string, dominios []string) (string, error) {
	correo, err := ParseCorreo(s)
	if err != nil {
		return "", err
	}
	permitidos := make([]string, len(dominios))
	for i, d := range dominios {
		permitidos[i] = "@" + minusculas(strings.TrimPrefix(d, "@"))
	}
	if !slices.Contains(permitidos, correo[strings.IndexByte(correo, '@'):]) {
		return "", ErrCorreoDominio.Saying("Escriba el correo institucional: debe terminar en " + strings.Join(permitidos, " o ") + ".")
	}
	return correo, nil
}

// minusculas folds ASCII alone: Unicode would turn the Kelvin sign into a k and so make two addresses one.
func minusculas(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + ('a' - 'A')
		}
		return r
	}, s)
}
