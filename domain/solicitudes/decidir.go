package solicitudes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Tomar starts the review by por, or takes it over from another reviewer, who is told.
func (s *Solicitud) Tomar(por kernel.Actor, at time.Time) error {
	if err := s.permitir(Tomar, por); err != nil {
		return err
	}
	anterior := s.e.RevisorID
	s.pasar(Tomar, por, at, "")
	s.e.RevisorID = por.ID
	s.e.FechaRevision = at
	s.avisar(SolicitudTomada{Hecho: s.hecho(por, at), RevisorAnterior: anterior})
	return nil
}

// Soltar puts what was taken back into the queue.
func (s *Solicitud) Soltar(por kernel.Actor, at time.Time) error {
	if err := s.permitir(Soltar, por); err != nil {
		return err
	}
	s.pasar(Soltar, por, at, "")
	s.e.RevisorID = ""
	return nil
}

// Devolver sends the Solicitud back to its owner with a comment of at least MotivoMinimo characters, remarks at fields,
// or both.
func (s *Solicitud) Devolver(por kernel.Actor, comentarios string, correcciones []Correccion, at time.Time) error {
	if err := s.permitir(Devolver, por); err != nil {
		return err
	}
	minimo := MotivoMinimo
	if len(correcciones) > 0 {
		minimo = 0
	}
	comentarios, faltas := textoDe(comentarios, "/comentarios", minimo,
		fmt.Sprintf("Explique en al menos %d caracteres qué debe corregirse, o señale los campos en correcciones.", MotivoMinimo))
	correcciones, malas := revisarCorrecciones(correcciones)
	if err := fault.Fields(append(faltas, malas...)); err != nil {
		return err
	}
	s.pasar(Devolver, por, at, enUnTexto(comentarios, correcciones))
	s.e.RevisorID = ""
	s.e.FechaRevision = at
	s.e.ComentariosRevision = comentarios
	s.e.Correcciones = correcciones
	s.avisar(SolicitudDevuelta{Hecho: s.hecho(por, at), Comentarios: comentarios, Correcciones: len(correcciones)})
	return nil
}

func revisarCorrecciones(correcciones []Correccion) ([]Correccion, []fault.Field) {
	if faltas := demasiados("/correcciones", len(correcciones)); faltas != nil {
		return nil, faltas
	}
	var limpias []Correccion
	var faltas []fault.Field
	for i, c := range correcciones {
		if _, ok := CampoDe(c.Campo); !ok {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/correcciones/%d/campo", i), Code: "CAMPO_DESCONOCIDO",
				Message: "Señale un campo de la solicitud, por ejemplo /nitEmpresa."})
		}
		texto, malas := textoDe(c.Texto, fmt.Sprintf("/correcciones/%d/texto", i), 1, "Escriba qué debe corregirse en este campo.")
		faltas = append(faltas, malas...)
		limpias = append(limpias, Correccion{Campo: c.Campo, Texto: texto})
	}
	return limpias, faltas
}

func enUnTexto(comentarios string, correcciones []Correccion) string {
	lineas := []string{}
	if comentarios != "" {
		lineas = append(lineas, comentarios)
	}
	for _, c := range correcciones {
		campo, _ := CampoDe(c.Campo)
		lineas = append(lineas, campo.Etiqueta+": "+c.Texto)
	}
	return strings.Join(lineas, "\n")
}

// Decision is what a reviewer says when approving.
type Decision struct {
	Comentarios   string
	NumeroFicha   string // typed from SOFIA Plus; empty asks for a provisional one
	Justificacion string // needed for a clash and for a late approval
}

// Provisional gives the next internal ficha of a year; it is asked last.
type Provisional func(anio int) (Ficha, error)

// Aprobar ends the review for the course: its sessions are reserved and it gets its ficha. It returns ErrCruce with the
// rivals, or ErrTardia when the first session is past, unless the decision carries a justification of ExcepcionMinima
// characters. rivales are the other solicitudes of the instructor and in the ambiente, read under the locks
// on both.
func (s *Solicitud) Aprobar(por kernel.Actor, d Decision, rivales []Rival, provisional Provisional, at time.Time) error {
	if err := s.permitir(Aprobar, por); err != nil {
		return err
	}
	comentarios, faltas := textoDe(d.Comentarios, "/comentarios", 0, "")
	justificacion, cortas := justificacionDe(d.Justificacion)
	var ficha Ficha
	if d.NumeroFicha != "" {
		typed, err := NuevaFicha(d.NumeroFicha)
		faltas = append(faltas, camposDe(err)...)
		ficha = typed
	}
	if err := fault.Fields(append(faltas, cortas...)); err != nil {
		return err
	}
	if justificacion == "" {
		if err := s.sinExcepcion(por, rivales, at); err != nil {
			return err
		}
	}
	if ficha.Numero == "" {
		var err error
		if ficha, err = provisional(kernel.Today(at).Year()); err != nil {
			return err
		}
	}
	s.pasar(Aprobar, por, at, conJustificacion(comentarios, justificacion))
	s.e.RevisorID = ""
	s.e.FechaAprobacion = at
	s.e.ComentariosRevision = comentarios
	s.e.Ficha = ficha
	s.avisar(SolicitudAprobada{Hecho: s.hecho(por, at), NumeroFicha: ficha.Numero, Provisional: ficha.Provisional,
		Comentarios: comentarios, Rivales: afectadas(cruzadas(s.e.Sesiones, rivales), Pendiente, EnRevision)})
	return nil
}

func (s *Solicitud) sinExcepcion(por kernel.Actor, rivales []Rival, at time.Time) error {
	if err := sinCruceAprobado("aprobar", por, s.e.Sesiones, rivales); err != nil {
		return err
	}
	if len(s.e.Sesiones) > 0 && s.e.Sesiones[0].Fecha.Before(kernel.Today(at)) {
		return ErrTardia
	}
	return nil
}

// justificacionDe reads the reason for an exception: none, or one of ExcepcionMinima characters.
func justificacionDe(texto string) (string, []fault.Field) {
	minimo := 0
	if strings.TrimSpace(texto) != "" {
		minimo = ExcepcionMinima
	}
	return textoDe(texto, "/justificacion", minimo, fmt.Sprintf("La justificación debe tener al menos %d caracteres.", ExcepcionMinima))
}

// conJustificacion is what the historial keeps of a decision.
func conJustificacion(comentario, justificacion string) string {
	if justificacion == "" {
		return comentario
	}
	return strings.TrimSpace(comentario + "\nJustificación: " + justificacion)
}

// Rechazar ends the review against the course; the reason reaches the instructor.
func (s *Solicitud) Rechazar(por kernel.Actor, motivo string, at time.Time) error {
	if err := s.permitir(Rechazar, por); err != nil {
		return err
	}
	motivo, faltas := textoDe(motivo, "/comentarios", 1, "Los comentarios son requeridos para rechazar una solicitud")
	if err := fault.Fields(faltas); err != nil {
		return err
	}
	s.pasar(Rechazar, por, at, motivo)
	s.e.RevisorID = ""
	s.e.FechaRevision = at
	s.e.ComentariosRevision = motivo
	s.avisar(SolicitudRechazada{Hecho: s.hecho(por, at), Comentarios: motivo})
	return nil
}

// AsignarFicha gives an approved course the number of SOFIA Plus. Replacing a provisional number needs no reason;
// correcting a real one does. That the number is free in the country is the database's to say (ErrFichaEnUso).
func (s *Solicitud) AsignarFicha(por kernel.Actor, numero, motivo string, at time.Time) error {
	if err := s.permitir(AsignarFicha, por); err != nil {
		return err
	}
	ficha, err := NuevaFicha(numero)
	faltas := camposDe(err)
	minimo := 0
	if !s.e.Ficha.Provisional {
		minimo = MotivoMinimo
	}
	motivo, cortas := textoDe(motivo, "/motivo", minimo,
		fmt.Sprintf("Este curso ya tiene la ficha %s. Explique en al menos %d caracteres por qué se corrige.", s.e.Ficha.Numero, MotivoMinimo))
	if err := fault.Fields(append(faltas, cortas...)); err != nil {
		return err
	}
	if ficha == s.e.Ficha {
		return ErrEstado.Saying("El curso ya tiene ese número de ficha.")
	}
	anterior := s.e.Ficha.Numero
	s.e.Ficha = ficha
	s.pasar(AsignarFicha, por, at, motivo)
	s.movimientos[len(s.movimientos)-1].Cambios = []Cambio{{Campo: "/numeroFicha", Antes: &anterior, Despues: &ficha.Numero}}
	s.avisar(FichaAsignada{Hecho: s.hecho(por, at), NumeroFicha: ficha.Numero, Anterior: anterior})
	return nil
}

// Cancelar ends a course that will not take place. The owner gives a reason once it was sent; the coordination always,
// and the sessions of an approved one become free.
func (s *Solicitud) Cancelar(por kernel.Actor, motivo string, rivales []Rival, at time.Time) error {
	if err := s.permitir(Cancelar, por); err != nil {
		return err
	}
	eraAprobada := s.e.Estado == Aprobada
	minimo, corto := 0, ""
	switch {
	case eraAprobada:
		minimo, corto = MotivoMinimo, fmt.Sprintf("Explique en al menos %d caracteres por qué se cancela el curso.", MotivoMinimo)
	case s.e.Revision > 0:
		minimo, corto = 1, "Explique por qué cancela una solicitud que ya había enviado."
	}
	motivo, faltas := textoDe(motivo, "/comentarios", minimo, corto)
	if err := fault.Fields(faltas); err != nil {
		return err
	}
	s.pasar(Cancelar, por, at, motivo)
	s.e.Propuesta = nil
	s.avisar(SolicitudCancelada{Hecho: s.hecho(por, at), EraAprobada: eraAprobada, Motivo: motivo,
		Rivales: afectadas(cruzadas(s.e.Sesiones, rivales), Pendiente, EnRevision)})
	return nil
}

func afectadas(cruces []Cruzada, estados ...Estado) []Afectada {
	var a []Afectada
	for _, c := range cruces {
		if slices.Contains(estados, c.Rival.Estado) && !slices.ContainsFunc(a, func(x Afectada) bool { return x.SolicitudID == c.Rival.ID }) {
			a = append(a, Afectada{SolicitudID: c.Rival.ID, Codigo: c.Rival.Codigo, InstructorID: c.Rival.InstructorID, RevisorID: c.Rival.RevisorID,
				PorAmbiente: c.Rival.PorAmbiente})
		}
	}
	return a
}
