package horarios

// The weekly load of domain.md 5.5 and its bounds, in hours.
const (
	LimitePlantaPorDefecto      = 32
	LimiteContratistaPorDefecto = 40
	LimiteMinimo                = 1
	LimiteMaximo                = 60
)

// LimitesSemanales are the weekly loads, in minutes, that each kind of contract allows.
type LimitesSemanales struct{ Planta, Contratista int }

// LimitesPorDefecto hold where neither the administration nor a centre has set others (domain.md 5.5).
func LimitesPorDefecto() LimitesSemanales {
	return LimitesSemanales{Planta: LimitePlantaPorDefecto * 60, Contratista: LimiteContratistaPorDefecto * 60}
}

// De gives the limit of a kind of contract; whoever is not PLANTA has that of CONTRATISTA.
func (l LimitesSemanales) De(vinculo string) int {
	if vinculo == "PLANTA" {
		return l.Planta
	}
	return l.Contratista
}
