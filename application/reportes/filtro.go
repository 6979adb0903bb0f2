package reportes

import (
	"fmt"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// AniosMaximo is the longest period of a report, in calendar years.
const AniosMaximo = 5

// Ninguno picks, as a Municipio, Modalidad or Especial, the solicitudes that have none.
const Ninguno = "ninguno"

// Filtro picks the cohort that a report is about: the solicitudes asked for between two Bogotá days, both included. Empty
// fields do not narrow it.
type Filtro struct {
	Desde, Hasta kernel.Date
	Centro       kernel.CentroID
	Regional     string // DANE code of the department, 2 digits
	Programa     kernel.ProgramaID
	Instructor   kernel.UsuarioID
	Municipio    string // DANE code, 5 digits, or Ninguno
	Modalidad    string // or Ninguno
	Especial     string // code of a special programme, or Ninguno
}

// EnPeriodo fills in the period, which is this calendar year until today when it was left out, and tells what is wrong
// with it, at /desde and /hasta. Use cases answer the same as the error of fault.Fields.
func (f Filtro) EnPeriodo(hoy kernel.Date) (Filtro, []fault.Field) {
	if f.Hasta.IsZero() {
		f.Hasta = hoy
	}
	if f.Desde.IsZero() {
		f.Desde = kernel.NewDate(f.Hasta.Year(), 1, 1)
	}
	switch {
	case f.Hasta.Before(f.Desde):
		return f, []fault.Field{{Pointer: "/hasta", Code: "PERIODO_AL_REVES",
			Message: fmt.Sprintf("El período termina el %s, antes de empezar el %s. Cambie una de las dos fechas.", f.Hasta, f.Desde)}}
	case !f.Hasta.Before(f.Desde.AddMonths(12 * AniosMaximo)):
		return f, []fault.Field{{Pointer: "/hasta", Code: "PERIODO_DEMASIADO_LARGO",
			Message: fmt.Sprintf("Un reporte abarca hasta %d años. Elija un período más corto.", AniosMaximo)}}
	}
	return f, nil
}

// Anterior is the same cohort in the period of equal length, in days, that ends where this one begins.
func (f Filtro) Anterior() Filtro {
	f.Desde, f.Hasta = f.Desde.AddDays(f.Desde.DaysSince(f.Hasta)-1), f.Desde.AddDays(-1)
	return f
}

// Meses are the first days of the calendar months of the period; the first month begins where the period does.
func (f Filtro) Meses() []kernel.Date {
	var meses []kernel.Date
	for d := f.Desde; !d.After(f.Hasta); d = kernel.NewDate(d.Year(), d.Month()+1, 1) {
		meses = append(meses, d)
	}
	return meses
}

// finDe is the last day of the i-th month.
func (f Filtro) finDe(meses []kernel.Date, i int) kernel.Date {
	if i+1 < len(meses) {
		return meses[i+1].AddDays(-1)
	}
	return f.Hasta
}
