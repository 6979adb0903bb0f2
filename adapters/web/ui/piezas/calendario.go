package piezas

import (
	"strconv"

	"complementarias/adapters/palabras"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Agenda is what a calendar of a course shows.
type Agenda struct {
	Sesiones []horarios.Sesion  // sorted
	Omitidas []horarios.Omision // dates of the pattern without class
	Cruces   map[kernel.Date]bool
	// Interactivo makes the days buttons of the form around them: accion=quitar-fecha-AAAA-MM-DD takes a class out,
	// accion=poner-fecha-AAAA-MM-DD puts a date back.
	Interactivo bool
}

// Mes is one month of a calendar; weeks begin on Monday.
type Mes struct {
	Titulo  string
	Semanas [][7]DiaMes
}

// DiaMes is one cell. Numero is 0 for a cell of no day.
type DiaMes struct {
	Numero int
	Clase  string // clase, ultima, festivo, receso, fuera, cruce
	Nota   string // what little fits: "8–12", "Festivo"
	Dicho  string // the whole, for those who do not see it
	Accion string // value of the button; empty for none
}

// Meses builds the months from the first to the last date that there is something to say about.
func (a Agenda) Meses() []Mes {
	dias := a.dias()
	var primera, ultima kernel.Date
	for d := range dias {
		if primera.IsZero() || d.Before(primera) {
			primera = d
		}
		if d.After(ultima) {
			ultima = d
		}
	}
	var meses []Mes
	if primera.IsZero() {
		return meses
	}
	for m := kernel.NewDate(primera.Year(), primera.Month(), 1); !m.After(ultima); m = m.AddMonths(1) {
		meses = append(meses, mesDe(m, dias))
	}
	return meses
}

func mesDe(primero kernel.Date, dias map[kernel.Date]DiaMes) Mes {
	mes := Mes{Titulo: palabras.Mayuscula(palabras.Mes(primero.Year(), primero.Month()))}
	var semana [7]DiaMes
	for d := primero; d.Month() == primero.Month(); d = d.AddDays(1) {
		celda := dias[d]
		celda.Numero = d.Day()
		semana[d.Weekday()-1] = celda
		if d.Weekday() == 7 {
			mes.Semanas = append(mes.Semanas, semana)
			semana = [7]DiaMes{}
		}
	}
	if semana != ([7]DiaMes{}) {
		mes.Semanas = append(mes.Semanas, semana)
	}
	return mes
}

func (a Agenda) dias() map[kernel.Date]DiaMes {
	dias := map[kernel.Date]DiaMes{}
	for _, o := range a.Omitidas {
		dias[o.Fecha] = a.omitida(o)
	}
	for i, s := range a.Sesiones {
		dia, repetido := dias[s.Fecha]
		if !repetido {
			dia = a.sesion(s, i == len(a.Sesiones)-1 || a.Sesiones[len(a.Sesiones)-1].Fecha == s.Fecha)
		} else {
			dia.Nota = "Varias"
			dia.Dicho += " y " + palabras.Horario(s.Desde, s.Hasta)
		}
		dias[s.Fecha] = dia
	}
	return dias
}

func (a Agenda) omitida(o horarios.Omision) DiaMes {
	dia := DiaMes{Clase: "fuera", Nota: "Fuera", Dicho: "sin clase, esta fecha se quitó"}
	switch {
	case o.Motivo != "excluida":
		dia = DiaMes{Clase: "festivo", Nota: "Festivo", Dicho: "festivo: " + o.Detalle}
	case o.Detalle != "":
		dia = DiaMes{Clase: "receso", Nota: "Receso", Dicho: "sin clase: " + o.Detalle}
	}
	if a.Interactivo {
		dia.Accion = "poner-fecha-" + o.Fecha.String()
		dia.Dicho += ". Poner clase este día"
	}
	return dia
}

func (a Agenda) sesion(s horarios.Sesion, ultima bool) DiaMes {
	dia := DiaMes{Clase: "clase", Nota: palabras.HorarioBreve(s.Desde, s.Hasta), Dicho: "clase de " + palabras.Horario(s.Desde, s.Hasta)}
	if ultima {
		dia.Clase, dia.Dicho = "ultima", "último día, "+dia.Dicho
	}
	if a.Cruces[s.Fecha] {
		dia.Clase, dia.Dicho = "cruce", dia.Dicho+", se cruza con otro curso"
	}
	if a.Interactivo {
		dia.Accion = "quitar-fecha-" + s.Fecha.String()
		dia.Dicho += ". Quitar esta fecha"
	}
	return dia
}

// Leyenda names the kinds of day that the months have, in a fixed order.
func Leyenda(meses []Mes) []DiaMes {
	hay := map[string]bool{}
	for _, m := range meses {
		for _, s := range m.Semanas {
			for _, d := range s {
				hay[d.Clase] = true
			}
		}
	}
	var lista []DiaMes
	for _, l := range []DiaMes{
		{Clase: "clase", Nota: "Clase"}, {Clase: "ultima", Nota: "Último día"}, {Clase: "cruce", Nota: "Se cruza con otro curso"},
		{Clase: "festivo", Nota: "Festivo"}, {Clase: "receso", Nota: "Receso"}, {Clase: "fuera", Nota: "Fecha quitada"},
	} {
		if hay[l.Clase] {
			lista = append(lista, l)
		}
	}
	return lista
}

func numeroDeDia(n int) string { return strconv.Itoa(n) }
