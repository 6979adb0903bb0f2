package colombia

import (
	"strings"

	"complementarias/domain/fault"
)

// ErrTelefonoFormato refuses a field that does not hold one or two telephone numbers.
var ErrTelefonoFormato = fault.New(fault.Invalid, "TELEFONO_FORMATO",
	"Escriba el teléfono con 10 dígitos, como se marca desde 2021: un celular (3001234567) o un fijo con indicativo 601, 602, 604 a 608 (6075556789). Puede escribir dos, separados por una barra.")

// ParseTelefonos reads one or two numbers, separated by a slash, a comma or a hyphen between spaces, and returns their
// 10 digits. Spaces, dots, hyphens, parentheses and the prefix +57 are forgiven.
func ParseTelefonos(s string) ([]string, error) {
	partes := strings.Split(strings.NewReplacer(",", "/", " - ", "/").Replace(s), "/")
	if len(partes) > 2 {
		return nil, ErrTelefonoFormato
	}
	for i, parte := range partes {
		partes[i] = strings.TrimPrefix(compacto(parte, ".-()"), "+57")
		if !esTelefono(partes[i]) {
			return nil, ErrTelefonoFormato
		}
	}
	return partes, nil
}

// FormatTelefonos writes the numbers as one field, which ParseTelefonos reads back.
func FormatTelefonos(telefonos []string) string { return strings.Join(telefonos, " / ") }

// esTelefono knows the plan in force since 2021: mobiles begin with 3, landlines with 60 and one of seven area digits.
func esTelefono(s string) bool {
	if len(s) != 10 || !soloDigitos(s) {
		return false
	}
	return s[0] == '3' || strings.HasPrefix(s, "60") && strings.IndexByte("1245678", s[2]) >= 0
}
