package catalogo

import (
	"slices"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// NewFestivo makes a manual holiday, such as a decreed civic day. filas are the rows of its date. The error is a
// fault.Invalid with every broken rule, or ErrFestivoExiste when that day has one of that name, switched off or not.
func NewFestivo(fecha kernel.Date, nombre string, filas []FestivoFila) (FestivoFila, error) {
	var r revision
	r.fecha("/fecha", fecha, "Escriba la fecha del festivo.")
	f := FestivoFila{Fecha: fecha, Nombre: r.requerido("/nombre", nombre, textoCorto, "Escriba el nombre del festivo."), Tipo: Manual}
	if err := r.err(); err != nil {
		return FestivoFila{}, err
	}
	if esCalculado(fecha, f.Nombre) || slices.ContainsFunc(filas, f.mismo) {
		return FestivoFila{}, ErrFestivoExiste
	}
	return f, nil
}

func (r *revision) fecha(puntero string, fecha kernel.Date, falta string) {
	if fecha.IsZero() {
		r.falta(puntero, "REQUERIDO", falta)
	}
}

func (f FestivoFila) mismo(otra FestivoFila) bool {
	return f.Fecha == otra.Fecha && f.Nombre == otra.Nombre
}

func esCalculado(fecha kernel.Date, nombre string) bool {
	return slices.Contains(colombia.FestivosDe(fecha.Year()), colombia.Festivo{Fecha: fecha, Nombre: nombre})
}

// Conmutacion is what switching a holiday changes in the rows of its date; without rows it changes nothing.
type Conmutacion struct {
	Agregar, Quitar []FestivoFila
	Origen          Origen
}

// Nada tells whether the holiday is already as it is wanted.
func (c Conmutacion) Nada() bool { return len(c.Agregar)+len(c.Quitar) == 0 }

// Conmutar switches the holiday of that date and name on or off. filas are the rows of its date. A computed one comes
// back; a manual one that is switched off is gone. It returns ErrFestivoNoEncontrado for what is no holiday.
func Conmutar(fecha kernel.Date, nombre string, vigente bool, filas []FestivoFila) (Conmutacion, error) {
	este := FestivoFila{Fecha: fecha, Nombre: nombre}
	i := slices.IndexFunc(filas, este.mismo)
	suprimido := i >= 0 && filas[i].Tipo == Suprimido
	switch calculado := !fecha.IsZero() && esCalculado(fecha, nombre); {
	case !calculado && (i < 0 || suprimido):
		return Conmutacion{}, ErrFestivoNoEncontrado
	case !calculado && vigente:
		return Conmutacion{Origen: OrigenManual}, nil
	case !calculado:
		return Conmutacion{Quitar: filas[i : i+1], Origen: OrigenManual}, nil
	case vigente == !suprimido:
		return Conmutacion{Origen: OrigenCalculado}, nil
	case vigente:
		return Conmutacion{Quitar: filas[i : i+1], Origen: OrigenCalculado}, nil
	}
	c := Conmutacion{Agregar: []FestivoFila{{Fecha: fecha, Nombre: nombre, Tipo: Suprimido}}, Origen: OrigenCalculado}
	if i >= 0 { // a manual row that repeats it
		c.Quitar = filas[i : i+1]
	}
	return c, nil
}

// FestivoDelAnio is a holiday in force, or a computed one that is switched off.
type FestivoDelAnio struct {
	FestivoVigente
	Suprimido bool
}

// FestivosDelAnio lists the holidays in force of a year and the computed ones that filas switch off, by date.
func FestivosDelAnio(anio int, filas []FestivoFila) []FestivoDelAnio {
	desde, hasta := kernel.NewDate(anio, time.January, 1), kernel.NewDate(anio, time.December, 31)
	vigentes := FestivosVigentes(desde, hasta, filas)
	dias := make([]FestivoDelAnio, len(vigentes))
	for i, f := range vigentes {
		dias[i].FestivoVigente = f
	}
	for _, f := range filas {
		if f.Tipo == Suprimido && f.Fecha.Year() == anio && esCalculado(f.Fecha, f.Nombre) {
			dias = append(dias, FestivoDelAnio{FestivoVigente{f.Fecha, f.Nombre, OrigenCalculado}, true})
		}
	}
	slices.SortStableFunc(dias, func(a, b FestivoDelAnio) int { return a.Fecha.DaysSince(b.Fecha) })
	return dias
}
