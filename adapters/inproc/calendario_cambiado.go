package inproc

import (
	"context"

	"complementarias/adapters/palabras"
	"complementarias/application/catalogo"
	app "complementarias/application/notificaciones"
	dcatalogo "complementarias/domain/catalogo"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// AvisosDelCalendario tells coordinations of the approved courses that a change of the calendar touches (domain.md 9).
type AvisosDelCalendario struct {
	notificar     app.Notificar
	destinatarios app.Destinatarios
	afectados     catalogo.CentrosAfectados
}

// NewAvisosDelCalendario makes the handler.
func NewAvisosDelCalendario(notificar app.Notificar, destinatarios app.Destinatarios, afectados catalogo.CentrosAfectados) AvisosDelCalendario {
	return AvisosDelCalendario{notificar: notificar, destinatarios: destinatarios, afectados: afectados}
}

// Atender gives each coordinator of a centre with such courses one notice, save the one who made the change. It may be
// repeated with the same entrega.
func (a AvisosDelCalendario) Atender(ctx context.Context, entrega string, evento kernel.Event) error {
	e, es := evento.(dcatalogo.CalendarioCambiado)
	if !es {
		return nil
	}
	centros, err := a.afectados.Execute(ctx, e)
	if err != nil {
		return err
	}
	var avisos []notificaciones.Aviso
	for _, c := range centros {
		coordinadores, err := a.destinatarios.Coordinadores(ctx, c.ID)
		if err != nil {
			return err
		}
		texto := notificaciones.CalendarioCambiado(e.Nombre, diasDe(e), c.Cursos)
		for _, quien := range coordinadores {
			if quien != e.PorID {
				avisos = append(avisos, texto.Para(quien, ""))
			}
		}
	}
	return a.notificar.Execute(ctx, entrega, avisos, e.En)
}

func diasDe(e dcatalogo.CalendarioCambiado) string {
	desde, err := kernel.ParseDate(e.Desde)
	hasta, otro := kernel.ParseDate(e.Hasta)
	if err != nil || otro != nil {
		return e.Desde
	}
	return palabras.Tramo(desde, hasta)
}
