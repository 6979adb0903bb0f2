package solicitudes

import "complementarias/domain/horarios"

// Avisos is what a reviewer should know of a schedule before deciding, in figures: they tell nothing of the other
// courses, so that they may be shown whatever centre those belong to.
type Avisos struct {
	Bloquean      int             // times that it meets an approved course (domain.md 5.4)
	Advierten     int             // times that it meets one that waits for a decision
	Carga         horarios.Semana // the heaviest week of the instructor, approved courses included
	LimiteMinutos int             // of the instructor's week
}

// AvisosDe weighs the sessions of a Solicitud against the other solicitudes of its instructor, whose weekly limit in minutes
// is limite. The rivals must have all their sessions of the ISO weeks in which the sessions lie.
func AvisosDe(sesiones []horarios.Sesion, rivales []Rival, limite int) Avisos {
	a := Avisos{Carga: CargaMaxima(sesiones, rivales), LimiteMinutos: limite}
	for _, c := range cruzadas(sesiones, rivales) {
		if c.Rival.Estado == Aprobada {
			a.Bloquean += len(c.Cruces)
		} else {
			a.Advierten += len(c.Cruces)
		}
	}
	return a
}

// Excede tells whether the heaviest week is above the limit.
func (a Avisos) Excede() bool { return a.Carga.Minutos > a.LimiteMinutos }

// CercaDelLimite tells whether a week of so many minutes calls for attention.
func CercaDelLimite(minutos, limite int) bool { return minutos*100 >= limite*PorcentajeCarga }
