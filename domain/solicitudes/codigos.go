package solicitudes

import (
	"fmt"
	"regexp"
	"strings"

	"complementarias/domain/fault"
)

// Codigo writes the n-th code of a year: SOL-2026-014, three digits at least, growing past 999 (domain.md 4.4).
func Codigo(anio int, n int64) string { return fmt.Sprintf("SOL-%04d-%03d", anio, n) }

// Ficha is the number of a course group. A Provisional one is ours and has eight digits or more, so it can never be
// taken for one of SOFIA Plus, which has seven.
type Ficha struct {
	Numero      string
	Provisional bool
}

var sofia = regexp.MustCompile(`^[0-9]{7}$`)

// NuevaFicha reads a number typed from SOFIA Plus, spaces around it forgiven.
func NuevaFicha(numero string) (Ficha, error) {
	numero = strings.TrimSpace(numero)
	if !sofia.MatchString(numero) {
		return Ficha{}, fault.New(fault.Invalid, "FICHA_FORMATO",
			"El número de ficha de SOFIA Plus tiene exactamente 7 dígitos, por ejemplo 3012345.").At("/numeroFicha")
	}
	return Ficha{Numero: numero}, nil
}

// FichaProvisional writes the n-th internal number of a year.
func FichaProvisional(anio int, n int64) Ficha {
	return Ficha{Numero: fmt.Sprintf("%04d%04d", anio, n), Provisional: true}
}
