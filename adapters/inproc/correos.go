package inproc

import (
	"context"
	"time"

	"complementarias/application/catalogo"
	app "complementarias/application/correos"
	dcatalogo "complementarias/domain/catalogo"
	"complementarias/domain/correos"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Correspondencia turns what happens into e-mails (domain.md 9). Of what the notices tell in the application it writes what
// somebody has to know who is not there: decisions and what waits for one.
type Correspondencia struct {
	encolar    app.Encolar
	directorio app.Directorio
	afectados  catalogo.CentrosAfectados
	now        func() time.Time
}

// NewCorrespondencia makes the handler.
func NewCorrespondencia(encolar app.Encolar, directorio app.Directorio, afectados catalogo.CentrosAfectados, now func() time.Time) Correspondencia {
	return Correspondencia{encolar: encolar, directorio: directorio, afectados: afectados, now: now}
}

// Atender writes to those whom e concerns, save the one who did it. It may be repeated with the same entrega. An event that
// concerns nobody is no error.
func (c Correspondencia) Atender(ctx context.Context, entrega string, e kernel.Event) error {
	switch e := e.(type) {
	case solicitudes.SolicitudEnviada:
		d := datosDe(e.Hecho)
		d.Revision = e.Revision
		return c.aCoordinadores(ctx, entrega, e.Hecho, correos.SolicitudEnviada, d, nil)
	case solicitudes.SolicitudDevuelta:
		d := datosDe(e.Hecho)
		d.Texto, d.Cambios = e.Comentarios, e.Correcciones
		return c.alInstructor(ctx, entrega, e.Hecho, correos.SolicitudDevuelta, d)
	case solicitudes.SolicitudAprobada:
		d := datosDe(e.Hecho)
		d.Texto, d.Ficha, d.Provisional = e.Comentarios, e.NumeroFicha, e.Provisional
		return c.alInstructor(ctx, entrega, e.Hecho, correos.SolicitudAprobada, d)
	case solicitudes.SolicitudRechazada:
		d := datosDe(e.Hecho)
		d.Texto = e.Comentarios
		return c.alInstructor(ctx, entrega, e.Hecho, correos.SolicitudRechazo, d)
	case solicitudes.FichaAsignada:
		d := datosDe(e.Hecho)
		d.Ficha, d.Anterior = e.NumeroFicha, e.Anterior
		return c.alInstructor(ctx, entrega, e.Hecho, correos.FichaAsignada, d)
	case solicitudes.SolicitudCancelada:
		if !e.EraAprobada {
			return nil
		}
		d := datosDe(e.Hecho)
		d.Texto = e.Motivo
		return c.alInstructor(ctx, entrega, e.Hecho, correos.CursoCancelado, d)
	case solicitudes.SolicitudReprogramada:
		d := datosDe(e.Hecho)
		d.Texto, d.Fin = e.Motivo, e.Fin
		return c.aCoordinadores(ctx, entrega, e.Hecho, correos.CursoReprogramado, d, []kernel.UsuarioID{e.InstructorID})
	case correos.RecordatorioDebido:
		return c.recordar(ctx, entrega, e)
	case dcatalogo.CalendarioCambiado:
		return c.delCalendario(ctx, entrega, e)
	}
	return c.deCuenta(ctx, entrega, e)
}

// deCuenta writes about the own account of somebody.
func (c Correspondencia) deCuenta(ctx context.Context, entrega string, e kernel.Event) error {
	switch e := e.(type) {
	case identidad.InvitacionCreada:
		return c.aUsuario(ctx, entrega, correos.Invitacion, e.UsuarioID, correos.Datos{EnlaceID: e.EnlaceID}, c.now())
	case identidad.RestablecimientoPedido:
		if e.UsuarioID == "" {
			return nil // what was typed is the address of nobody
		}
		return c.aUsuario(ctx, entrega, correos.Restablecimiento, e.UsuarioID, correos.Datos{EnlaceID: e.EnlaceID}, c.now())
	case identidad.ClaveCambiada:
		return c.aUsuario(ctx, entrega, correos.ClaveCambiada, e.UsuarioID, correos.Datos{En: e.En}, e.En)
	case identidad.AccesoRecibido:
		return c.aSolicitante(ctx, entrega, correos.AccesoRecibido, e.AccesoID, correos.Datos{})
	case identidad.AccesoDecidido:
		t := correos.AccesoRechazado
		if e.Aprobado {
			t = correos.AccesoAprobado
		}
		return c.aSolicitante(ctx, entrega, t, e.AccesoID, correos.Datos{})
	case identidad.AccesoDuplicado:
		return c.repetido(ctx, e)
	}
	return nil
}

// repetido tells whoever has an account or waits for one, once a day: asking again must not fill the mailbox of somebody.
func (c Correspondencia) repetido(ctx context.Context, e identidad.AccesoDuplicado) error {
	entrega, d := "acceso-repetido:"+kernel.Today(c.now()).String(), correos.Datos{Repetido: true}
	if e.UsuarioID != "" {
		return c.aUsuario(ctx, entrega, correos.AccesoRecibido, e.UsuarioID, d, c.now())
	}
	return c.aSolicitante(ctx, entrega, correos.AccesoRecibido, e.Original, d)
}

func (c Correspondencia) aSolicitante(ctx context.Context, entrega string, t correos.Tipo, acceso string, d correos.Datos) error {
	return c.encolar.Execute(ctx, entrega, []app.Nuevo{{Tipo: t, Para: correos.Destino{Acceso: acceso}, Datos: d}}, c.now())
}

func (c Correspondencia) aUsuario(ctx context.Context, entrega string, t correos.Tipo, para kernel.UsuarioID, d correos.Datos, at time.Time) error {
	return c.encolar.Execute(ctx, entrega, []app.Nuevo{{Tipo: t, Para: correos.Destino{Usuario: para}, Datos: d}}, at)
}

func (c Correspondencia) alInstructor(ctx context.Context, entrega string, h solicitudes.Hecho, t correos.Tipo, d correos.Datos) error {
	return c.repartir(ctx, entrega, h, t, d, []kernel.UsuarioID{h.InstructorID})
}

// aCoordinadores writes to the coordination of the centre and to others.
func (c Correspondencia) aCoordinadores(ctx context.Context, entrega string, h solicitudes.Hecho, t correos.Tipo, d correos.Datos, otros []kernel.UsuarioID) error {
	coordinadores, err := c.directorio.Coordinadores(ctx, h.CentroID)
	if err != nil {
		return err
	}
	return c.repartir(ctx, entrega, h, t, d, append(otros, coordinadores...))
}

func (c Correspondencia) repartir(ctx context.Context, entrega string, h solicitudes.Hecho, t correos.Tipo, d correos.Datos, para []kernel.UsuarioID) error {
	var nuevos []app.Nuevo
	for _, id := range para {
		if id != h.PorID {
			nuevos = append(nuevos, app.Nuevo{Tipo: t, Para: correos.Destino{Usuario: id}, Datos: d})
		}
	}
	return c.encolar.Execute(ctx, entrega, nuevos, h.En)
}

func (c Correspondencia) recordar(ctx context.Context, entrega string, e correos.RecordatorioDebido) error {
	coordinadores, err := c.directorio.Coordinadores(ctx, e.CentroID)
	if err != nil {
		return err
	}
	nuevos := make([]app.Nuevo, len(coordinadores))
	for i, id := range coordinadores {
		nuevos[i] = app.Nuevo{Tipo: correos.Recordatorio, Para: correos.Destino{Usuario: id}, Datos: correos.Datos{Demoradas: e.Solicitudes}}
	}
	return c.encolar.Execute(ctx, entrega, nuevos, e.En)
}

// delCalendario writes to the coordination of each centre with approved courses on the days of the change.
func (c Correspondencia) delCalendario(ctx context.Context, entrega string, e dcatalogo.CalendarioCambiado) error {
	centros, err := c.afectados.Execute(ctx, e)
	if err != nil {
		return err
	}
	var nuevos []app.Nuevo
	for _, centro := range centros {
		coordinadores, err := c.directorio.Coordinadores(ctx, centro.ID)
		if err != nil {
			return err
		}
		d := correos.Datos{Calendario: correos.CalendarioCambiado{Nombre: e.Nombre, Dias: diasDe(e), Cursos: centro.Cursos}}
		for _, id := range coordinadores {
			if id != e.PorID {
				nuevos = append(nuevos, app.Nuevo{Tipo: correos.CambioCalendario, Para: correos.Destino{Usuario: id}, Datos: d})
			}
		}
	}
	return c.encolar.Execute(ctx, entrega, nuevos, e.En)
}

func datosDe(h solicitudes.Hecho) correos.Datos {
	return correos.Datos{SolicitudID: h.SolicitudID, Codigo: h.Codigo, Programa: h.Programa}
}
