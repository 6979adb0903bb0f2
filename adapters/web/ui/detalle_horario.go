package ui

import (
	"slices"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

type sesion = horarios.Sesion

// agenda is the calendar of the course.
func (v vistaDetalle) agenda() piezas.Agenda {
	a := piezas.Agenda{Sesiones: v.Sesiones, Omitidas: v.Plan.Omitidas, Cruces: map[kernel.Date]bool{}}
	for _, c := range v.cruces() {
		a.Cruces[c.Fecha] = true
	}
	return a
}

// cruces matter until a course is off: those of an approved one were justified, and still are good to know.
func (v vistaDetalle) cruces() []solicitudes.Cruce {
	if v.Estado == solicitudes.Rechazada || v.Estado == solicitudes.Cancelada {
		return nil
	}
	return v.Plan.Cruces
}

// choqueCon is another course of the instructor and where it meets this one.
type choqueCon struct {
	codigo string
	estado solicitudes.Estado
	lugar  bool // they share the ambiente only
	ratos  []string
}

func (c choqueCon) titulo() string {
	if c.lugar {
		return "El ambiente lo usa a la misma hora " + c.codigo + ", " + c.estado.Palabras()
	}
	return "Se cruza con " + c.codigo + ", " + c.estado.Palabras()
}

// choques gathers the clashes by course, those with approved ones first.
func (v vistaDetalle) choques() []choqueCon {
	var lista []choqueCon
	for _, c := range v.cruces() {
		i := slices.IndexFunc(lista, func(x choqueCon) bool {
			return x.codigo == c.Codigo && x.estado == c.Estado && x.lugar == c.PorAmbiente
		})
		if i < 0 {
			i = len(lista)
			lista = append(lista, choqueCon{codigo: c.Codigo, estado: c.Estado, lugar: c.PorAmbiente})
		}
		lista[i].ratos = append(lista[i].ratos, palabras.FechaCorta(c.Fecha)+", "+palabras.Horario(c.Desde, c.Hasta))
	}
	slices.SortStableFunc(lista, func(a, b choqueCon) int { return peso(a.estado) - peso(b.estado) })
	return lista
}

func peso(e solicitudes.Estado) int {
	if e == solicitudes.Aprobada {
		return 0
	}
	return 1
}

// ratosVisibles of one clash are told; more of them are the same news.
const ratosVisibles = 3

func (c choqueCon) donde() string {
	texto := strings.Join(c.ratos[:min(ratosVisibles, len(c.ratos))], "; ")
	if resto := len(c.ratos) - ratosVisibles; resto > 0 {
		texto += " y " + palabras.Contar(resto, "vez más", "veces más")
	}
	return texto
}

func (c choqueCon) tono() piezas.Tono {
	if c.estado == solicitudes.Aprobada {
		return piezas.Mal
	}
	return piezas.Ojo
}

// resumenHorario says how many classes there are and when.
func (v vistaDetalle) resumenHorario() string {
	if len(v.Sesiones) == 0 {
		return ""
	}
	return palabras.Contar(len(v.Sesiones), "sesión", "sesiones") + " · " + palabras.Horas(v.Plan.Minutos) + " · " + palabras.Contar(v.Plan.Semanas(), "semana", "semanas")
}

// filaSesion is one class in the list by date.
type filaSesion struct{ fecha, horas, dura, nota string }

func filasDeSesiones(sesiones []sesion) []filaSesion {
	filas := make([]filaSesion, len(sesiones))
	for i, s := range sesiones {
		filas[i] = filaSesion{fecha: palabras.Mayuscula(palabras.FechaConDia(s.Fecha)), horas: palabras.Horario(s.Desde, s.Hasta), dura: palabras.HorasBreve(s.Minutos())}
		if s.Parcial {
			filas[i].nota = "Se acorta: con ella se completan las horas"
		}
	}
	return filas
}

// filaCarga is one week of the instructor.
type filaCarga struct {
	solicitudes.SemanaDeCarga
	rotulo, horas string
	sobre         bool
}

func (v vistaDetalle) semanas() []filaCarga {
	var filas []filaCarga
	for _, s := range v.Plan.PorSemana {
		filas = append(filas, filaCarga{SemanaDeCarga: s, rotulo: "Semana del " + palabras.Fecha(s.Lunes), horas: palabras.HorasBreve(s.Total()) + " de " + palabras.HorasBreve(v.Plan.LimiteMinutos),
			sobre: s.Total() > v.Plan.LimiteMinutos})
	}
	return filas
}

// carga says in words what the heaviest week is, and whether it is too much.
func (v vistaDetalle) carga() (texto string, sobre bool) {
	i := slices.IndexFunc(v.Plan.PorSemana, func(s solicitudes.SemanaDeCarga) bool {
		anio, numero := s.Lunes.ISOWeek()
		return anio == v.Plan.Carga.Anio && numero == v.Plan.Carga.Numero
	})
	if i < 0 {
		return "", false
	}
	s, limite := v.Plan.PorSemana[i], v.Plan.LimiteMinutos
	texto = "La semana más llena es la del " + palabras.FechaLarga(s.Lunes) + ": " + palabras.Horas(s.Total()) + " de " + palabras.Horas(limite)
	if s.Otros > 0 {
		texto += ", " + palabras.Horas(s.Propios) + " de este curso y " + palabras.Horas(s.Otros) + " de otros aprobados"
	}
	return texto + ".", s.Total() > limite
}

// enCalendario leads to the calendar that shows the course among the others of its instructor, on its next class; empty
// when its state keeps it out of there.
func (v vistaDetalle) enCalendario() string {
	if v.Estado != solicitudes.Aprobada && v.Estado != solicitudes.Pendiente && v.Estado != solicitudes.EnRevision {
		return ""
	}
	fecha := v.Sesiones[0].Fecha
	if i := slices.IndexFunc(v.Sesiones, func(s sesion) bool { return !s.Fecha.Before(v.hoy()) }); i >= 0 {
		fecha = v.Sesiones[i].Fecha
	}
	instructor, centro := "", ""
	if !v.esAutor() {
		instructor = string(v.InstructorID)
	}
	if v.actor.Rol == kernel.Admin {
		centro = string(v.CentroID)
	}
	return direccion(rutaCalendario, "fecha", fecha.String(), "instructor", instructor, "centro", centro)
}
