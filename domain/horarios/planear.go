package horarios

import (
	"fmt"
	"slices"
	"strings"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// motivoExcluida is the reason of a date in an excluded range.
const motivoExcluida = "excluida"

// Planear expands the pattern into the sessions that add up to Minutos exactly (domain.md 5.2). Every error is a
// *fault.Error of Kind Invalid whose Fields point into /horarios and /duracionMaxima and whose Code is that of the
// first field. Besides those of RevisarPatron there are DIA_INVALIDO, DURACION_INVALIDA, EXCEDE_LIMITE (its field has
// the Extra faltanMinutos), EXCEDE_2_ANIOS, FUERA_DE_CALENDARIO and DEMASIADAS_SESIONES. There is no partial plan: with an error the Plan is empty.
func Planear(e Entrada) (Plan, error) {
	bloques := ordenados(e.Patron)
	if err := revisarEntrada(&e, bloques); err != nil {
		return Plan{}, err
	}
	porDia := repartir(bloques)
	plan := Plan{Inicio: e.Inicio, Sesiones: make([]Sesion, 0, capacidad(bloques, e.Minutos)), Minutos: e.Minutos}
	faltan, ultima := e.Minutos, kernel.LastDate()
	for dia := 0; faltan > 0; dia++ {
		fecha := e.Inicio.AddDays(dia)
		if !e.Limite.IsZero() && fecha.After(e.Limite) {
			return Plan{}, excedeLimite(e.Limite, faltan)
		}
		if dia == DiasMaximos {
			return Plan{}, excede2Anios(faltan)
		}
		if fecha.After(ultima) {
			return Plan{}, fueraDeCalendario(ultima)
		}
		clases := porDia[fecha.Weekday()]
		if len(clases) == 0 {
			continue
		}
		if omision, omitida := e.omite(fecha); omitida {
			plan.Omitidas = append(plan.Omitidas, omision)
			continue
		}
		for _, b := range clases {
			if faltan == 0 {
				break
			}
			toma := min(b.Hasta-b.Desde, faltan)
			if len(plan.Sesiones) == SesionesMaximas {
				return Plan{}, demasiadasSesiones()
			}
			plan.Sesiones = append(plan.Sesiones, Sesion{Fecha: fecha, Desde: b.Desde, Hasta: b.Desde + toma, Parcial: b.Desde+toma < b.Hasta})
			faltan -= toma
		}
	}
	return plan, nil
}

// repartir cuts the sorted blocks into those of each weekday.
func repartir(bloques []bloqueEn) (porDia [8][]bloqueEn) {
	for desde := 0; desde < len(bloques); {
		dia, hasta := bloques[desde].Dia, desde+1
		for hasta < len(bloques) && bloques[hasta].Dia == dia {
			hasta++
		}
		porDia[dia] = bloques[desde:hasta]
		desde = hasta
	}
	return porDia
}

// capacidad is at least the number of sessions, so that the list never grows while it is filled.
func capacidad(bloques []bloqueEn, minutos int) int {
	porSemana := 0
	for _, b := range bloques {
		porSemana += b.Hasta - b.Desde
	}
	semanas := min(minutos/porSemana+1, DiasMaximos/7+1)
	return min(semanas*len(bloques), SesionesMaximas)
}

// omite decides whether a date of the pattern has no class. A holiday inside of a recess counts as a holiday.
func (e *Entrada) omite(fecha kernel.Date) (Omision, bool) {
	nombres := e.Festivos[fecha]
	rango, excluida := e.rangoDe(fecha)
	festivo := e.OmitirFestivos && len(nombres) > 0
	if !festivo && !excluida || slices.Contains(e.Incluidas, fecha) {
		return Omision{}, false
	}
	if festivo {
		juntos := strings.Join(nombres, " / ")
		return Omision{Fecha: fecha, Motivo: "festivo: " + juntos, Detalle: juntos}, true
	}
	return Omision{Fecha: fecha, Motivo: motivoExcluida, Detalle: rango.Nombre}, true
}

func (e *Entrada) rangoDe(fecha kernel.Date) (Rango, bool) {
	for _, r := range e.Excluidas {
		if r.incluye(fecha) {
			return r, true
		}
	}
	return Rango{}, false
}

func excedeLimite(limite kernel.Date, faltan int) error {
	verbo := "faltan"
	if faltan == 60 || faltan == 1 {
		verbo = "falta"
	}
	return invalida([]fault.Field{{Pointer: "/horarios", Code: "EXCEDE_LIMITE", Extra: map[string]any{"faltanMinutos": faltan},
		Message: fmt.Sprintf("El curso no cabe hasta el %s: %s %s. Empiece antes o agregue horas por semana.", fechaLarga(limite), verbo, EnHoras(faltan))}})
}

func excede2Anios(faltan int) error {
	return invalida([]fault.Field{{Pointer: "/horarios", Code: "EXCEDE_2_ANIOS",
		Message: fmt.Sprintf("Con este horario el curso pasaría de dos años: quedarían %s por dictar. Agregue horas por semana o quite fechas excluidas.", EnHoras(faltan))}})
}

func fueraDeCalendario(ultima kernel.Date) error {
	return invalida([]fault.Field{{Pointer: "/fechaInicioCurso", Code: "FUERA_DE_CALENDARIO",
		Message: fmt.Sprintf("El curso pasaría del %s, la última fecha que el sistema maneja. Elija una fecha de inicio anterior.", FechaEnPalabras(ultima))}})
}

func demasiadasSesiones() error {
	return invalida([]fault.Field{{Pointer: "/horarios", Code: "DEMASIADAS_SESIONES",
		Message: fmt.Sprintf("El horario da más de %d sesiones. Use bloques más largos o menos horas.", SesionesMaximas)}})
}
