package catalogo

import (
	"slices"
	"strings"

	"complementarias/domain/kernel"
)

// CursoAprobado is what the calendar has to know of an approved course.
type CursoAprobado struct {
	CentroID                      kernel.CentroID
	OmitirFestivos, OmitirRecesos bool
	Incluidas                     []kernel.Date // days with class all the same
	Dias                          []kernel.Date // with sessions, in order
}

// DiaAfectado is a day of class on which there should be none any more.
type DiaAfectado struct {
	Fecha  kernel.Date
	Motivo string // the names of the holidays or of the recess
}

// DiasAfectados tells on which of its days from hoy on a course has class although a holiday in force or a recess of its
// centre says otherwise (domain.md 5.6). Days that the course was planned with on purpose do not count.
func DiasAfectados(c CursoAprobado, hoy kernel.Date, festivos []FestivoVigente, recesos []Receso) []DiaAfectado {
	var dias []DiaAfectado
	for _, dia := range c.Dias {
		if dia.Before(hoy) || slices.Contains(c.Incluidas, dia) {
			continue
		}
		var motivos []string
		if c.OmitirFestivos {
			for _, f := range festivos {
				if f.Fecha == dia {
					motivos = append(motivos, f.Nombre)
				}
			}
		}
		if c.OmitirRecesos {
			for _, r := range recesos {
				if r.CentroID == c.CentroID && !dia.Before(r.Desde) && !dia.After(r.Hasta) {
					motivos = append(motivos, r.Nombre)
				}
			}
		}
		if len(motivos) > 0 {
			dias = append(dias, DiaAfectado{Fecha: dia, Motivo: strings.Join(motivos, " / ")})
		}
	}
	return dias
}
