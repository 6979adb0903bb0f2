// Package inproc is where modules meet: one file per meeting, a port of one answered by a query of another, or an
// event of one handled by another.
package inproc

import (
	"context"

	app "complementarias/application/notificaciones"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
	"complementarias/domain/solicitudes"
)

// Notificador turns what happens to solicitudes into notices (domain.md 4.2 and 9).
type Notificador struct {
	notificar     app.Notificar
	destinatarios app.Destinatarios
}

// NewNotificador makes the handler.
func NewNotificador(notificar app.Notificar, destinatarios app.Destinatarios) Notificador {
	return Notificador{notificar: notificar, destinatarios: destinatarios}
}

// Atender notifies those whom e concerns, save the one who did it. It may be repeated with the same entrega. An event
// that concerns nobody is no error.
func (n Notificador) Atender(ctx context.Context, entrega string, e kernel.Event) error {
	switch e := e.(type) {
	case solicitudes.SolicitudEnviada:
		return n.aCoordinadores(ctx, entrega, e.Hecho, notificaciones.Enviada(cursoDe(e.Hecho), e.PorNombre, e.Revision))
	case solicitudes.SolicitudTomada:
		return n.repartir(ctx, entrega, e.Hecho, tomada(e))
	case solicitudes.SolicitudDevuelta:
		return n.alInstructor(ctx, entrega, e.Hecho, notificaciones.Devuelta(cursoDe(e.Hecho), e.Correcciones, e.Comentarios))
	case solicitudes.SolicitudAprobada:
		return n.repartir(ctx, entrega, e.Hecho, aprobada(e))
	case solicitudes.SolicitudRechazada:
		return n.alInstructor(ctx, entrega, e.Hecho, notificaciones.Rechazada(cursoDe(e.Hecho), e.Comentarios))
	case solicitudes.FichaAsignada:
		return n.alInstructor(ctx, entrega, e.Hecho, notificaciones.FichaAsignada(cursoDe(e.Hecho), e.NumeroFicha, e.Anterior))
	case solicitudes.SolicitudCancelada:
		return n.repartir(ctx, entrega, e.Hecho, cancelada(e))
	case solicitudes.SolicitudReprogramada:
		return n.reprogramada(ctx, entrega, e)
	case solicitudes.ReprogramacionPropuesta:
		return n.aCoordinadores(ctx, entrega, e.Hecho, notificaciones.ReprogramacionPropuesta(cursoDe(e.Hecho), e.PorNombre, e.Motivo))
	case solicitudes.SolicitudEntregada:
		return n.repartir(ctx, entrega, e.Hecho, entregada(e))
	case solicitudes.PropuestaDescartada:
		return n.alInstructor(ctx, entrega, e.Hecho, notificaciones.PropuestaDescartada(cursoDe(e.Hecho), e.Motivo))
	case correos.RecordatorioDebido:
		return n.recordar(ctx, entrega, e)
	}
	return nil
}

// recordar tells the coordination of a centre of each solicitud that has been waiting.
func (n Notificador) recordar(ctx context.Context, entrega string, e correos.RecordatorioDebido) error {
	coordinadores, err := n.destinatarios.Coordinadores(ctx, e.CentroID)
	if err != nil {
		return err
	}
	var avisos []notificaciones.Aviso
	for _, s := range e.Solicitudes {
		texto := notificaciones.Demorada(notificaciones.Curso{Codigo: s.Codigo, Programa: s.Programa}, s.Dias)
		for _, c := range coordinadores {
			avisos = append(avisos, texto.Para(c, s.SolicitudID))
		}
	}
	return n.notificar.Execute(ctx, entrega, avisos, e.En)
}

// coordinadores addresses a text to all of the centre.
func (n Notificador) coordinadores(ctx context.Context, h solicitudes.Hecho, t notificaciones.Texto) ([]notificaciones.Aviso, error) {
	coordinadores, err := n.destinatarios.Coordinadores(ctx, h.CentroID)
	if err != nil {
		return nil, err
	}
	avisos := make([]notificaciones.Aviso, len(coordinadores))
	for i, c := range coordinadores {
		avisos[i] = t.Para(c, h.SolicitudID)
	}
	return avisos, nil
}

func (n Notificador) aCoordinadores(ctx context.Context, entrega string, h solicitudes.Hecho, t notificaciones.Texto) error {
	avisos, err := n.coordinadores(ctx, h, t)
	if err != nil {
		return err
	}
	return n.repartir(ctx, entrega, h, avisos)
}

func (n Notificador) reprogramada(ctx context.Context, entrega string, e solicitudes.SolicitudReprogramada) error {
	curso := cursoDe(e.Hecho)
	avisos, err := n.coordinadores(ctx, e.Hecho, notificaciones.ReprogramadaParaCoordinador(curso, e.PorNombre, e.Fin, e.Motivo))
	if err != nil {
		return err
	}
	avisos = append(avisos, notificaciones.Reprogramada(curso, e.Fin, e.Motivo).Para(e.InstructorID, e.SolicitudID))
	return n.repartir(ctx, entrega, e.Hecho, append(avisos, porCruce(curso, e.Rivales)...))
}

func entregada(e solicitudes.SolicitudEntregada) []notificaciones.Aviso {
	curso := cursoDe(e.Hecho)
	avisos := []notificaciones.Aviso{
		notificaciones.EntregadaParaNuevo(curso, e.PorNombre, e.Motivo).Para(e.InstructorID, e.SolicitudID),
		notificaciones.EntregadaParaAnterior(curso, e.Nuevo, e.Motivo).Para(e.Anterior, e.SolicitudID),
		notificaciones.EntregadaParaRevisor(curso, e.Nuevo).Para(e.EnRevisionDe, e.SolicitudID),
	}
	return append(avisos, porCruce(curso, e.Rivales)...)
}

func tomada(e solicitudes.SolicitudTomada) []notificaciones.Aviso {
	curso := cursoDe(e.Hecho)
	return []notificaciones.Aviso{
		notificaciones.Tomada(curso, e.PorNombre).Para(e.InstructorID, e.SolicitudID),
		notificaciones.Relevada(curso, e.PorNombre).Para(e.RevisorAnterior, e.SolicitudID),
	}
}

func aprobada(e solicitudes.SolicitudAprobada) []notificaciones.Aviso {
	curso := cursoDe(e.Hecho)
	avisos := []notificaciones.Aviso{
		notificaciones.Aprobada(curso, e.NumeroFicha, e.Provisional, e.Comentarios).Para(e.InstructorID, e.SolicitudID),
	}
	return append(avisos, porCruce(curso, e.Rivales)...)
}

// porCruce warns those who write and who review what now clashes with an approved course.
func porCruce(curso notificaciones.Curso, rivales []solicitudes.Afectada) []notificaciones.Aviso {
	var avisos []notificaciones.Aviso
	for _, r := range rivales {
		if r.PorAmbiente {
			avisos = append(avisos, notificaciones.AmbienteParaInstructor(r.Codigo).Para(r.InstructorID, r.SolicitudID),
				notificaciones.AmbienteParaRevisor(r.Codigo).Para(r.RevisorID, r.SolicitudID))
			continue
		}
		avisos = append(avisos,
			notificaciones.CruceParaInstructor(r.Codigo, curso).Para(r.InstructorID, r.SolicitudID),
			notificaciones.CruceParaRevisor(r.Codigo).Para(r.RevisorID, r.SolicitudID))
	}
	return avisos
}

func cancelada(e solicitudes.SolicitudCancelada) []notificaciones.Aviso {
	if !e.EraAprobada {
		return nil
	}
	curso := cursoDe(e.Hecho)
	avisos := []notificaciones.Aviso{notificaciones.Cancelada(curso, e.Motivo).Para(e.InstructorID, e.SolicitudID)}
	for _, r := range e.Rivales {
		if r.PorAmbiente {
			avisos = append(avisos, notificaciones.AmbienteLibre(r.Codigo).Para(r.InstructorID, r.SolicitudID))
			continue
		}
		avisos = append(avisos, notificaciones.CruceResuelto(r.Codigo, curso).Para(r.InstructorID, r.SolicitudID))
	}
	return avisos
}

func (n Notificador) alInstructor(ctx context.Context, entrega string, h solicitudes.Hecho, t notificaciones.Texto) error {
	return n.repartir(ctx, entrega, h, []notificaciones.Aviso{t.Para(h.InstructorID, h.SolicitudID)})
}

// repartir leaves out who did it and the places that nobody holds.
func (n Notificador) repartir(ctx context.Context, entrega string, h solicitudes.Hecho, avisos []notificaciones.Aviso) error {
	var ajenos []notificaciones.Aviso
	for _, a := range avisos {
		if a.Usuario != "" && a.Usuario != h.PorID {
			ajenos = append(ajenos, a)
		}
	}
	return n.notificar.Execute(ctx, entrega, ajenos, h.En)
}

func cursoDe(h solicitudes.Hecho) notificaciones.Curso {
	return notificaciones.Curso{Codigo: h.Codigo, Programa: h.Programa}
}
