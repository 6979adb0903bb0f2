package demo

// final is where a scene of the demonstration ends.
type final int

const (
	enBorrador final = iota
	pendiente
	corregida // returned, mended and sent again
	enRevision
	devuelta
	rechazada
	retiradaPorAutor
	aprobadaProvisional
	aprobadaConFicha
	aprobadaConPropuesta // its instructor asks for a later start
	aprobadaYCancelada
)

// franja is a weekly pattern: the weekdays (1 lunes) and the minutes of the day.
type franja struct {
	dias         []int
	desde, hasta int
}

var (
	manana      = franja{[]int{1, 2, 3, 4, 5}, 8 * 60, 12 * 60}
	tarde       = franja{[]int{1, 2, 3, 4, 5}, 14 * 60, 18 * 60}
	alterna     = franja{[]int{1, 3, 5}, 8 * 60, 12 * 60}
	noche       = franja{[]int{1, 3, 5}, 18 * 60, 22 * 60}
	finDeSemana = franja{[]int{6}, 8 * 60, 16 * 60}
)

// escena is one solicitud of a centre and what becomes of it. Days are counted from today: escrita and enviada ago,
// inicio ahead (negative: the course has begun).
type escena struct {
	instructor, programa, empresa int
	escrita, decidida, inicio     int
	franja                        franja
	aprendices                    int
	final                         final
}

// escenas are played at each demonstration centre. The courses of one instructor do not meet, but for the two that are
// there to show a clash: the pending one at the place marked with it.
func escenas() []escena {
	return []escena{
		{instructor: 0, programa: 0, empresa: 0, escrita: 125, decidida: 118, inicio: -100, franja: manana, aprendices: 22, final: aprobadaConFicha},
		{instructor: 1, programa: 1, empresa: 1, escrita: 96, decidida: 90, inicio: -70, franja: tarde, aprendices: 18, final: aprobadaConFicha},
		{instructor: 0, programa: 2, empresa: 2, escrita: 75, decidida: 70, inicio: -52, franja: finDeSemana, aprendices: 20, final: rechazada},
		{instructor: 0, programa: 3, empresa: 3, escrita: 40, decidida: 33, inicio: -9, franja: noche, aprendices: 20, final: aprobadaConFicha},
		{instructor: 1, programa: 4, empresa: 0, escrita: 30, decidida: 24, inicio: 6, franja: manana, aprendices: 19, final: aprobadaYCancelada},
		{instructor: 1, programa: 1, empresa: 2, escrita: 21, decidida: 14, inicio: 9, franja: tarde, aprendices: 20, final: aprobadaConPropuesta},
		{instructor: 0, programa: 0, empresa: 1, escrita: 16, decidida: 10, inicio: 21, franja: alterna, aprendices: 20, final: aprobadaProvisional},
		{instructor: 1, programa: 3, empresa: 3, escrita: 14, decidida: 12, inicio: 25, franja: finDeSemana, aprendices: 15, final: retiradaPorAutor},
		{instructor: 0, programa: 4, empresa: 2, escrita: 11, decidida: 7, inicio: 40, franja: tarde, aprendices: 18, final: corregida},
		{instructor: 0, programa: 2, empresa: 3, escrita: 9, inicio: 23, franja: alterna, aprendices: 16, final: pendiente}, // clashes with the provisional one
		{instructor: 1, programa: 2, empresa: 1, escrita: 8, decidida: 5, inicio: 45, franja: manana, aprendices: 20, final: devuelta},
		{instructor: 1, programa: 0, empresa: 0, escrita: 6, decidida: 2, inicio: 50, franja: noche, aprendices: 17, final: enRevision},
		{instructor: 1, programa: 4, empresa: 3, escrita: 4, inicio: 60, franja: finDeSemana, aprendices: 20, final: pendiente},
		{instructor: 0, programa: 1, empresa: 0, escrita: 2, inicio: 70, franja: manana, aprendices: 20, final: pendiente},
		{instructor: 0, programa: 5, empresa: 2, escrita: 1, inicio: 80, franja: tarde, aprendices: 0, final: enBorrador},
	}
}
