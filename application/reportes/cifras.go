package reportes

// Cifras are the figures of a set of solicitudes. Each but the sums is how many rows the list of solicitudes has with the
// same filters: aprobadas are those that are approved now.
type Cifras struct {
	Total     int
	PorEstado map[string]int // by the state of a Solicitud; a state without any is absent
	// ALaPrimera are the approved ones that were sent once (revision 1).
	ALaPrimera int
	// Aprendices, Horas and HorasAprendiz are sums over the approved ones: learners to inscribe, hours of the course, and
	// the product of both for each course. What a solicitud does not say counts 0.
	Aprendices, Horas, HorasAprendiz int
}

// The states that figures are made of, spelt as in the domain of solicitudes.
const (
	Borrador   = "BORRADOR"
	Pendiente  = "PENDIENTE"
	EnRevision = "EN_REVISION"
	Devuelta   = "DEVUELTA"
	Aprobada   = "APROBADA"
	Rechazada  = "RECHAZADA"
)

// Aprobadas is also how many courses were approved: each approved solicitud is one.
func (c Cifras) Aprobadas() int { return c.PorEstado[Aprobada] }

// Rechazadas counts what was refused for good.
func (c Cifras) Rechazadas() int { return c.PorEstado[Rechazada] }

// Tasa is the approval rate, approved / (approved + rejected), from 0 to 1; ok is false when nothing is decided.
func (c Cifras) Tasa() (tasa float64, ok bool) { return proporcion(c.Aprobadas(), c.Rechazadas()) }

func proporcion(aprobadas, rechazadas int) (tasa float64, ok bool) {
	decididas := aprobadas + rechazadas
	if decididas == 0 {
		return 0, false
	}
	return float64(aprobadas) / float64(decididas), true
}

// Mas adds the figures of another set that shares no solicitud with this one.
func (c Cifras) Mas(otras Cifras) Cifras {
	suma := Cifras{Total: c.Total + otras.Total, PorEstado: map[string]int{}, ALaPrimera: c.ALaPrimera + otras.ALaPrimera,
		Aprendices: c.Aprendices + otras.Aprendices, Horas: c.Horas + otras.Horas, HorasAprendiz: c.HorasAprendiz + otras.HorasAprendiz}
	for _, porEstado := range []map[string]int{c.PorEstado, otras.PorEstado} {
		for estado, n := range porEstado {
			suma.PorEstado[estado] += n
		}
	}
	return suma
}
