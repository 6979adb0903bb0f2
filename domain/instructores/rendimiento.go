// Package instructores holds what is judged of the work of an instructor. It knows figures and no persons.
package instructores

import "fmt"

// Nivel says in a word how the requests of an instructor go.
type Nivel string

// The levels. SinDatos is for fewer than DecididasMinimas decisions: a rate of one or two says nothing about a person.
const (
	Excelente      Nivel = "EXCELENTE"
	Bueno          Nivel = "BUENO"
	Regular        Nivel = "REGULAR"
	NecesitaMejora Nivel = "NECESITA_MEJORA"
	SinDatos       Nivel = "SIN_DATOS"
)

// The numbers of the rule. The weights add up to 100.
const (
	DecididasMinimas = 3 // approved or rejected requests, below which nothing is said

	pesoAprobacion = 50 // of what was decided, what was approved
	pesoPrimera    = 20 // of what was decided, what needed one sending only
	pesoCupos      = 20 // of the places of approved courses, those with a learner
	pesoCarga      = 10 // of the weeks with classes, those within the limit of the contract

	desdeExcelente = 85
	desdeBueno     = 70
	desdeRegular   = 50

	fuerte = 90 // percent of a measure from which it is a strength
	debil  = 70 // and below which something is recommended
)

// Medidas are the figures that a Rendimiento follows from.
type Medidas struct {
	Aprobadas, Rechazadas int
	ALaPrimera            int // of those decided, how many were sent once
	Aprendices, Cupos     int // of approved courses: learners, and places for them
	SemanasConClase       int // in the window that is looked at
	SemanasSobre          int // of those, above the weekly limit
}

// Decididas is how many were approved or rejected.
func (m Medidas) Decididas() int { return m.Aprobadas + m.Rechazadas }

// Rendimiento is what the figures say, and nothing that they do not say.
type Rendimiento struct {
	Nivel           Nivel
	Puntuacion      int      // 0 to 100; 0 when SinDatos
	Fortalezas      []string // sentences for people; never nil
	Recomendaciones []string // the same
}

// Evaluar judges by the approval rate (50 points), what was right at the first sending (20), the places that were filled
// (20) and the weeks within the limit of the contract (10). A measure without data counts as the ones that have some do,
// so that nobody loses points for what has not happened.
func Evaluar(m Medidas) Rendimiento {
	r := Rendimiento{Nivel: SinDatos, Fortalezas: []string{}, Recomendaciones: []string{}}
	if m.Decididas() < DecididasMinimas {
		r.Recomendaciones = append(r.Recomendaciones, fmt.Sprintf(
			"Sin datos suficientes: se valora desde %d solicitudes aprobadas o rechazadas, y van %d.", DecididasMinimas, m.Decididas()))
		return r
	}
	puntos, posibles := 0.0, 0
	for _, x := range m.medidas() {
		if x.de == 0 {
			continue
		}
		parte := min(float64(x.n)/float64(x.de), 1)
		puntos += parte * float64(x.peso)
		posibles += x.peso
		switch porciento := parte * 100; {
		case porciento >= fuerte:
			r.Fortalezas = append(r.Fortalezas, x.fortaleza)
		case porciento < debil:
			r.Recomendaciones = append(r.Recomendaciones, x.recomendacion)
		}
	}
	r.Puntuacion = int(puntos/float64(posibles)*100 + 0.5)
	r.Nivel = nivelDe(r.Puntuacion)
	return r
}

type medida struct {
	n, de, peso              int
	fortaleza, recomendacion string
}

func (m Medidas) medidas() []medida {
	return []medida{
		{m.Aprobadas, m.Decididas(), pesoAprobacion, "Casi todas sus solicitudes decididas fueron aprobadas.",
			"Revise con la coordinación los motivos de los rechazos antes de enviar la próxima solicitud."},
		{m.ALaPrimera, m.Decididas(), pesoPrimera, "Sus solicitudes se deciden sin devoluciones.",
			"Lea las observaciones de las devoluciones: varias solicitudes necesitaron más de un envío."},
		{m.Aprendices, m.Cupos, pesoCupos, "Sus grupos llenan los cupos.",
			"Convoque más aprendices o pida un cupo menor: varios cursos quedan con cupos libres."},
		{m.SemanasConClase - m.SemanasSobre, m.SemanasConClase, pesoCarga, "Su carga semanal está dentro del límite de su vínculo.",
			"Reparta los cursos en más semanas: varias pasan del límite de su vínculo."},
	}
}

func nivelDe(puntos int) Nivel {
	switch {
	case puntos >= desdeExcelente:
		return Excelente
	case puntos >= desdeBueno:
		return Bueno
	case puntos >= desdeRegular:
		return Regular
	}
	return NecesitaMejora
}
