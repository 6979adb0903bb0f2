package formulario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// filaMaxima is the highest number that a row may have in its name; rows that were taken out leave gaps.
const filaMaxima = 9999

var partesDeFila = []string{"diaSemana", "fecha", "horaInicio", "horaFin", "esFlexible", "observaciones"}

// Fila is one row of the schedule as it stands in the form. Indice is its number there: horarios.N.diaSemana.
type Fila struct {
	Indice                                               int
	DiaSemana, Fecha, HoraInicio, HoraFin, Observaciones string
	EsFlexible                                           bool
}

// Nombre is that of a control of the row, such as horarios.3.horaFin.
func (f Fila) Nombre(parte string) string { return fmt.Sprintf("horarios.%d.%s", f.Indice, parte) }

// EnBlanco tells whether nothing stands in the row; an untouched one may have its box ticked beforehand.
func (f Fila) EnBlanco() bool {
	return strings.TrimSpace(f.DiaSemana+f.Fecha+f.HoraInicio+f.HoraFin+f.Observaciones) == ""
}

// Filas lists the rows of the form, blank ones too, by their number.
func (f *Formulario) Filas() []Fila {
	numeros := map[int]bool{}
	for nombre := range f.valores {
		if n, _, ok := parteDeFila(nombre); ok {
			numeros[n] = true
		}
	}
	filas := make([]Fila, 0, len(numeros))
	for n := range numeros {
		fila := Fila{Indice: n}
		fila.DiaSemana, fila.Fecha = f.Valor(fila.Nombre("diaSemana")), f.Valor(fila.Nombre("fecha"))
		fila.HoraInicio, fila.HoraFin = f.Valor(fila.Nombre("horaInicio")), f.Valor(fila.Nombre("horaFin"))
		fila.EsFlexible, fila.Observaciones = f.Marcado(fila.Nombre("esFlexible")), f.Valor(fila.Nombre("observaciones"))
		filas = append(filas, fila)
	}
	slices.SortFunc(filas, func(a, b Fila) int { return a.Indice - b.Indice })
	return filas
}

// parteDeFila takes the name of a control of a row apart: horarios.3.horaFin is 3 and horaFin.
func parteDeFila(nombre string) (n int, parte string, ok bool) {
	resto, ok := strings.CutPrefix(nombre, "horarios.")
	if !ok {
		return 0, "", false
	}
	numero, parte, ok := strings.Cut(resto, ".")
	n, err := strconv.Atoi(numero)
	if !ok || err != nil || n < 0 || n > filaMaxima || numero != strconv.Itoa(n) {
		return 0, "", false
	}
	return n, parte, true
}

// filas reads the rows but for the blank ones. One that cannot be read keeps its place, so that pointers stay right.
func (f *Formulario) filas(campo string) []solicitudes.Horario {
	var leidas []solicitudes.Horario
	f.lugares[campo] = nil
	llenas := slices.DeleteFunc(f.Filas(), Fila.EnBlanco)
	if len(llenas) > solicitudes.HorariosLimite {
		f.falta("/"+campo, "DEMASIADOS", fmt.Sprintf("El horario tiene %d filas; caben %d.", len(llenas), solicitudes.HorariosLimite))
		return nil
	}
	for _, fila := range llenas {
		base := fmt.Sprintf("/%s/%d/", campo, len(leidas))
		f.lugares[campo] = append(f.lugares[campo], fila.Indice)
		h := solicitudes.Horario{
			Flexible:      fila.EsFlexible,
			Observaciones: limpio(f.valores.Get(fila.Nombre("observaciones"))),
			Fecha:         leerDe(f, base+"fecha", limpio(fila.Fecha), LeerFecha),
			Desde:         f.hora(base+"horaInicio", fila.HoraInicio, "Escriba la hora de inicio, por ejemplo 08:00."),
			Hasta:         f.hora(base+"horaFin", fila.HoraFin, "Escriba la hora de fin, por ejemplo 12:00."),
		}
		h.Dia = f.dia(base+"diaSemana", fila, h.Fecha)
		leidas = append(leidas, h)
	}
	return leidas
}

func (f *Formulario) hora(puntero, texto, falta string) int {
	if texto = limpio(texto); texto == "" {
		f.falta(puntero, "REQUERIDO", falta)
	}
	return leerDe(f, puntero, texto, LeerHora)
}

// dia reads the weekday; a row with a date may leave it out.
func (f *Formulario) dia(puntero string, fila Fila, fecha kernel.Date) int {
	texto := limpio(fila.DiaSemana)
	if texto == "" && limpio(fila.Fecha) != "" {
		if fecha.IsZero() {
			return 0 // the date has its own error
		}
		return fecha.Weekday()
	}
	dia, ok := horarios.ParseDia(texto)
	if !ok {
		f.falta(puntero, "REQUERIDO", "Elija el día de la semana.")
	}
	return dia
}
