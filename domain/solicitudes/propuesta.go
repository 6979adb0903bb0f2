package solicitudes

import (
	"fmt"
	"slices"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Programacion is the part of Datos that says when a course takes place: all that reprogramming may change.
type Programacion struct {
	FechaInicioCurso kernel.Date
	Horarios         []Horario
	OmitirFestivos   bool
	OmitirRecesos    bool
	FechasExcluidas  []horarios.Rango
	FechasIncluidas  []kernel.Date
}

// Propuesta is the schedule that the owner of an approved course asks for. It changes nothing until the coordination
// reprograms the course. FechaInicioCurso is as given: for a course that has begun, the day from which it would apply.
type Propuesta struct {
	Programacion
	Motivo string
	Fin    kernel.Date // the last day that the course would have, by the calendar of that time
	En     time.Time
}

func (p *Propuesta) clone() *Propuesta {
	if p == nil {
		return nil
	}
	c := *p
	c.Horarios = slices.Clone(p.Horarios)
	c.FechasExcluidas = slices.Clone(p.FechasExcluidas)
	c.FechasIncluidas = slices.Clone(p.FechasIncluidas)
	return &c
}

// Parche gives the whole schedule of p as fields to write.
func (p Programacion) Parche() Parche {
	parche := Parche{Dados: map[string]bool{}, Valores: Datos{FechaInicioCurso: p.FechaInicioCurso, Horarios: p.Horarios, OmitirFestivos: p.OmitirFestivos,
		OmitirRecesos: p.OmitirRecesos, FechasExcluidas: p.FechasExcluidas, FechasIncluidas: p.FechasIncluidas}}
	for _, c := range CamposDeProgramacion() {
		parche.Dados[c.Nombre] = true
	}
	return parche
}

// Programacion is what d says of when the course takes place.
func (d Datos) Programacion() Programacion {
	d = d.clone()
	return Programacion{FechaInicioCurso: d.FechaInicioCurso, Horarios: d.Horarios, OmitirFestivos: d.OmitirFestivos, OmitirRecesos: d.OmitirRecesos,
		FechasExcluidas: d.FechasExcluidas, FechasIncluidas: d.FechasIncluidas}
}

// CamposDeProgramacion lists the fields that reprogramming may change, in the order of the form.
func CamposDeProgramacion() []Campo {
	return slices.DeleteFunc(slices.Clone(camposFechas), func(c Campo) bool {
		return c.Nombre == "inicioInscripcion" || c.Nombre == "finalizacionInscripcion" || c.Nombre == "fechaFinalizacionCurso"
	})
}

// VerboDeReprogramar is what a person of that role does with another schedule: the coordination applies it, the owner
// proposes it.
func VerboDeReprogramar(rol kernel.Rol) Accion {
	if rol == kernel.Instructor {
		return ProponerReprogramacion
	}
	return Reprogramar
}

// ProponerReprogramacion keeps what the owner asks for, in place of an earlier proposal. The schedule is judged as if it
// were to apply today, but for clashes, which are the coordination's to weigh. It returns ErrSinCambios, or a fault with a
// field for each thing to mend.
func (s *Solicitud) ProponerReprogramacion(por kernel.Actor, r Reprogramacion, env Entorno) error {
	if err := s.permitir(ProponerReprogramacion, por); err != nil {
		return err
	}
	motivo, faltas := motivoDe(r.Motivo, "por qué hay que cambiar el horario")
	nuevo, delHorario := s.replanear(r.Parche, env)
	if err := fault.Fields(append(faltas, delHorario...)); err != nil {
		return err
	}
	if !nuevo.distinto(s.e) {
		return ErrSinCambios
	}
	propuesta := Propuesta{Programacion: nuevo.datos.Programacion(), Motivo: motivo, Fin: nuevo.datos.FechaFinalizacionCurso, En: env.Ahora}
	propuesta.FechaInicioCurso = nuevo.pedida
	for i := range propuesta.Horarios {
		propuesta.Horarios[i].ID = "" // they are rows of nothing yet
	}
	s.pasar(ProponerReprogramacion, por, env.Ahora, nuevo.conCorte(motivo))
	s.movimientos[len(s.movimientos)-1].Cambios = diferencias(&s.e.Datos, &nuevo.datos)
	s.e.Propuesta = &propuesta
	s.avisar(ReprogramacionPropuesta{Hecho: s.hecho(por, env.Ahora), Motivo: motivo})
	return nil
}

// DescartarPropuesta leaves the schedule as it is; the reason reaches the owner.
func (s *Solicitud) DescartarPropuesta(por kernel.Actor, motivo string, at time.Time) error {
	if err := s.permitir(DescartarPropuesta, por); err != nil {
		return err
	}
	motivo, faltas := motivoDe(motivo, "por qué no se cambia el horario")
	if err := fault.Fields(faltas); err != nil {
		return err
	}
	s.pasar(DescartarPropuesta, por, at, motivo)
	s.e.Propuesta = nil
	s.avisar(PropuestaDescartada{Hecho: s.hecho(por, at), Motivo: motivo})
	return nil
}

// motivoDe reads the reason of what is done to an approved course.
func motivoDe(texto, que string) (string, []fault.Field) {
	return textoDe(texto, "/motivo", MotivoMinimo, fmt.Sprintf("Explique en al menos %d caracteres %s.", MotivoMinimo, que))
}
