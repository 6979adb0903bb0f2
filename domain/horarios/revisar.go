package horarios

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"complementarias/domain/fault"
)

// bloqueEn remembers where in the caller's list a block stands.
type bloqueEn struct {
	Bloque
	indice int
}

func (b bloqueEn) puntero(campo string) string {
	return fmt.Sprintf("/horarios/%d/%s", b.indice, campo)
}

func (b bloqueEn) horas() string { return FormatHora(b.Desde) + " a " + FormatHora(b.Hasta) }

func comparar(a, b bloqueEn) int {
	return cmp.Or(cmp.Compare(a.Dia, b.Dia), cmp.Compare(a.Desde, b.Desde), cmp.Compare(a.Hasta, b.Hasta), cmp.Compare(a.indice, b.indice))
}

// ordenados returns the blocks by day and hour.
func ordenados(patron []Bloque) []bloqueEn {
	bloques := make([]bloqueEn, len(patron))
	for i, b := range patron {
		bloques[i] = bloqueEn{b, i}
	}
	slices.SortFunc(bloques, comparar)
	return bloques
}

// RevisarPatron lists what is wrong with the hours of the blocks, at most one thing per block and in their order:
// BLOQUE_VACIO, BLOQUE_CRUZA_MEDIANOCHE, FUERA_DE_VENTANA, BLOQUES_TRASLAPADOS; or PATRON_VACIO when there is none.
// Blocks of equal Dia share a day: any number may stand for it, so that dated sessions can be checked too.
func RevisarPatron(patron []Bloque) []fault.Field {
	return revisar(ordenados(patron))
}

func revisar(bloques []bloqueEn) []fault.Field {
	if len(bloques) == 0 {
		return []fault.Field{{Pointer: "/horarios", Code: "PATRON_VACIO", Message: "Agregue al menos un día con su hora de inicio y de fin."}}
	}
	type falta struct {
		fault.Field
		indice int
	}
	var faltas []falta
	var previo bloqueEn // the one that ends last so far, of the latest day
	for _, b := range bloques {
		if campo, mal := revisarHoras(b); mal {
			faltas = append(faltas, falta{campo, b.indice})
			continue
		}
		if previo.Dia == b.Dia && b.Desde < previo.Hasta {
			faltas = append(faltas, falta{traslapado(b, previo), b.indice})
		}
		if previo.Dia != b.Dia || b.Hasta > previo.Hasta {
			previo = b
		}
	}
	slices.SortFunc(faltas, func(a, b falta) int { return cmp.Compare(a.indice, b.indice) })
	var campos []fault.Field
	for _, f := range faltas {
		campos = append(campos, f.Field)
	}
	return campos
}

func revisarHoras(b bloqueEn) (fault.Field, bool) {
	switch {
	case b.Desde == b.Hasta:
		return fault.Field{Pointer: b.puntero("horaFin"), Code: "BLOQUE_VACIO",
			Message: fmt.Sprintf("La clase empieza y termina a las %s. Escriba una hora de fin posterior.", FormatHora(b.Hasta))}, true
	case b.Desde > b.Hasta:
		return fault.Field{Pointer: b.puntero("horaFin"), Code: "BLOQUE_CRUZA_MEDIANOCHE",
			Message: fmt.Sprintf("La clase de %s termina antes de empezar o pasa la medianoche. Escriba una hora de fin posterior a la de inicio.", b.horas())}, true
	case b.Desde < VentanaDesde:
		return fault.Field{Pointer: b.puntero("horaInicio"), Code: "FUERA_DE_VENTANA",
			Message: fmt.Sprintf("La clase empieza a las %s y el horario permitido es de %s.", FormatHora(b.Desde), ventana())}, true
	case b.Hasta > VentanaHasta:
		return fault.Field{Pointer: b.puntero("horaFin"), Code: "FUERA_DE_VENTANA",
			Message: fmt.Sprintf("La clase termina a las %s y el horario permitido es de %s.", FormatHora(b.Hasta), ventana())}, true
	}
	return fault.Field{}, false
}

func ventana() string { return FormatHora(VentanaDesde) + " a " + FormatHora(VentanaHasta) }

func traslapado(b, previo bloqueEn) fault.Field {
	return fault.Field{Pointer: b.puntero("horaInicio"), Code: "BLOQUES_TRASLAPADOS",
		Message: fmt.Sprintf("La clase de %s se traslapa con la de %s del mismo día. Cambie las horas de una de las dos.", b.horas(), previo.horas())}
}

// revisarEntrada adds to RevisarPatron what only a plan needs: real weekdays and a length.
func revisarEntrada(e *Entrada, bloques []bloqueEn) error {
	faltas := revisar(bloques)
	for i, b := range e.Patron {
		if NombreDia(b.Dia) == "" {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/horarios/%d/diaSemana", i), Code: "DIA_INVALIDO", Message: "Elija el día de la semana, de LUNES a DOMINGO."})
		}
	}
	if e.Minutos <= 0 {
		faltas = append(faltas, fault.Field{Pointer: "/duracionMaxima", Code: "DURACION_INVALIDA", Message: "Escriba la duración del curso en horas, mayor que cero."})
	}
	return invalida(faltas)
}

// invalida makes one failure that carries all the fields under the code of the first, so that a caller can match it.
func invalida(faltas []fault.Field) error {
	err := fault.Fields(faltas)
	if f, ok := errors.AsType[*fault.Error](err); ok {
		f.Code = faltas[0].Code
	}
	return err
}
