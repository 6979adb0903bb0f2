package solicitudes_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// faltanAlInicio are the fields that a draft with nothing but its programme still lacks.
var faltanAlInicio = []string{"/autorizaUsoInfo", "/confirmaVeracidad", "/cumpleRequisitos", "/departamento", "/direccionEmpresa", "/fechaInicioCurso",
	"/finalizacionInscripcion", "/horarios", "/inicioInscripcion", "/justificacion", "/lugarFormacion", "/modalidad", "/municipio", "/nombreEmpresa",
	"/numeroAprendicesInscribir", "/representanteLegal", "/tipoAmbiente"}

// The main job from the first line to the number of SOFIA Plus, and a second course that clashes with it.
func TestTheWayOfASolicitud(t *testing.T) {
	c := nuevaCasa()
	ctx := t.Context()

	v := c.borrador(t)
	o := app.Target{ID: v.ID}
	if v.Codigo != "SOL-2026-001" || v.Estado != solicitudes.Borrador || v.Version != 1 || v.Datos.ResponsableCedula != "52345678" ||
		v.Datos.DuracionMaxima != 40 || v.Datos.CupoMaximo != 25 || !v.Datos.OmitirFestivos {
		t.Fatalf("the draft is %+v", v.Expediente)
	}
	son(t, "what is missing", campos(v.Advertencias), faltanAlInicio...)
	son(t, "what Inés may do", v.Acciones, solicitudes.Editar, solicitudes.Enviar, solicitudes.Cancelar, solicitudes.Duplicar)

	antes := c.foto(t, v.ID)
	_, err := c.Enviar.Execute(ctx, mundo.Ines, o)
	son(t, "sent too early", punteros(t, err), faltanAlInicio...)
	c.igual(t, antes)

	_, err = c.Editar.Execute(ctx, mundo.Ines, app.EditarInput{Target: o, Parche: mundo.Parche(solicitudes.Datos{NombreEmpresa: "Panaderos"}, "nombreEmpresa")})
	bien(t, v, err)
	son(t, "a draft that was never sent", c.acciones(t, v.ID), solicitudes.Crear)

	c.at = mundo.Ahora.Add(time.Hour)
	v, err = c.Editar.Execute(ctx, mundo.Ines, app.EditarInput{Target: o, Parche: mundo.Completa(), Destino: solicitudes.Enviada})
	bien(t, v, err)
	if v.Estado != solicitudes.Pendiente || v.Revision != 1 || !v.FechaEnvio.Equal(c.at) || len(v.Sesiones) != 10 ||
		v.Datos.FechaFinalizacionCurso != kernel.NewDate(2027, time.March, 3) || v.Autorizacion.Por != mundo.Ines.ID || len(v.Advertencias) > 0 {
		t.Errorf("sent, it is %+v", v.Expediente)
	}
	if e := ultimo[solicitudes.SolicitudEnviada](t, c); e.Revision != 1 || e.CentroID != mundo.Oriente || e.Programa != "Panadería básica" || e.PorID != mundo.Ines.ID {
		t.Errorf("the event is %+v", e)
	}

	c.at = mundo.Ahora.Add(2 * time.Hour)
	v, err = c.Tomar.Execute(ctx, mundo.Carla, o)
	bien(t, v, err)
	if v.Estado != solicitudes.EnRevision || v.RevisorID != mundo.Carla.ID || v.EstadoPor != mundo.Carla.Nombre {
		t.Errorf("taken, it is %+v", v.Expediente)
	}
	c.devuelta(t, o)
	c.corregida(t, o)

	v, err = c.Aprobar.Execute(ctx, mundo.Carla, app.AprobarInput{Target: o, Decision: solicitudes.Decision{Comentarios: "Buen curso"}})
	bien(t, v, err)
	if v.Estado != solicitudes.Aprobada || v.Ficha != (solicitudes.Ficha{Numero: "20260001", Provisional: true}) || !v.FechaAprobacion.Equal(c.at) {
		t.Errorf("approved, it is %+v", v.Expediente)
	}
	if e := ultimo[solicitudes.SolicitudAprobada](t, c); e.NumeroFicha != "20260001" || !e.Provisional || e.Comentarios != "Buen curso" || len(e.Rivales) > 0 {
		t.Errorf("the event is %+v", e)
	}

	v, err = c.AsignarFicha.Execute(ctx, mundo.Carla, app.AsignarFichaInput{Target: o, Numero: "3012345"})
	bien(t, v, err)
	if v.Ficha != (solicitudes.Ficha{Numero: "3012345"}) || v.Estado != solicitudes.Aprobada {
		t.Errorf("the ficha is %+v, the state %s", v.Ficha, v.Estado)
	}
	if e := ultimo[solicitudes.FichaAsignada](t, c); e.NumeroFicha != "3012345" || e.Anterior != "20260001" {
		t.Errorf("the event is %+v", e)
	}
	son(t, "the historial", c.acciones(t, v.ID), solicitudes.Crear, solicitudes.Enviar, solicitudes.Tomar, solicitudes.Devolver, solicitudes.Editar,
		solicitudes.Enviar, solicitudes.Aprobar, solicitudes.AsignarFicha)
	son(t, "the events", c.eventos(v.ID), "SolicitudEnviada", "SolicitudTomada", "SolicitudDevuelta", "SolicitudEnviada", "SolicitudAprobada", "FichaAsignada")

	c.otraQueSeCruza(t, v)
}

func (c *casa) devuelta(t *testing.T, o app.Target) {
	t.Helper()
	remarks := []solicitudes.Correccion{{Campo: "/nitEmpresa", Texto: "No es el NIT de la asociación"}, {Campo: "/horarios/1/horaFin", Texto: "El salón cierra a las 11"}}
	v, err := c.Devolver.Execute(t.Context(), mundo.Carla, app.DevolverInput{Target: o, Correcciones: remarks})
	bien(t, v, err)
	if v.Estado != solicitudes.Devuelta || v.RevisorID != "" || !slices.Equal(v.Correcciones, remarks) {
		t.Errorf("returned, it is %+v", v.Expediente)
	}
	if e := ultimo[solicitudes.SolicitudDevuelta](t, c); e.Correcciones != 2 || e.Comentarios != "" {
		t.Errorf("the event is %+v", e)
	}
}

func (c *casa) corregida(t *testing.T, o app.Target) {
	t.Helper()
	p := mundo.Parche(solicitudes.Datos{NIT: "860.069.804-2", TelefonosEmpresa: "310 456 7899"}, "nitEmpresa", "telefonosEmpresa")
	v, err := c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: o, Parche: p, Destino: solicitudes.Enviada})
	bien(t, v, err)
	if v.Estado != solicitudes.Pendiente || v.Revision != 2 || v.Datos.NIT != "860069804-2" {
		t.Errorf("sent again, it is %+v", v.Expediente)
	}
	movimientos := c.foto(t, o.ID).historial
	editar := movimientos[len(movimientos)-2]
	if len(editar.Cambios) != 2 || *editar.Cambios[0].Antes != "899999034-1" || *editar.Cambios[0].Despues != "860069804-2" {
		t.Errorf("the edit is remembered as %+v", editar)
	}
	if personal := editar.Cambios[1]; personal.Campo != "/telefonosEmpresa" || personal.Antes != nil || personal.Despues != nil {
		t.Errorf("a telephone is remembered as %+v", personal)
	}
}

func (c *casa) otraQueSeCruza(t *testing.T, primera app.View) {
	t.Helper()
	ctx, segunda := t.Context(), c.enviada(t)
	if len(segunda.Cruces) != 10 || segunda.Cruces[0].Codigo != primera.Codigo || segunda.Cruces[0].Estado != solicitudes.Aprobada {
		t.Errorf("Inés is warned of %+v", segunda.Cruces)
	}
	antes := c.foto(t, segunda.ID)
	aprobar := app.AprobarInput{Target: app.Target{ID: segunda.ID}}
	_, err := c.Aprobar.Execute(ctx, mundo.Carla, aprobar)
	mal(t, err, solicitudes.ErrCruce)
	f, _ := errors.AsType[*fault.Error](err)
	cruces, _ := f.Details["cruces"].([]solicitudes.Cruce)
	if len(cruces) != 10 || cruces[0].Codigo != primera.Codigo || !strings.Contains(f.Message, primera.Codigo+" el 1 de febrero de 2027 de 08:00 a 12:00") {
		t.Errorf("the refusal says %q with %+v", f.Message, cruces)
	}
	aprobar.Decision.Justificacion = "Es poco"
	_, err = c.Aprobar.Execute(ctx, mundo.Carla, aprobar)
	son(t, "a short justification", punteros(t, err), "/justificacion")
	c.igual(t, antes)

	aprobar.Decision.Justificacion = "La segunda clase la dicta otra persona del centro."
	v, err := c.Aprobar.Execute(ctx, mundo.Carla, aprobar)
	bien(t, v, err)
	movimientos := c.foto(t, segunda.ID).historial
	if v.Ficha.Numero != "20260002" || !strings.Contains(movimientos[len(movimientos)-1].Comentario, aprobar.Decision.Justificacion) {
		t.Errorf("it got ficha %s, and the historial says %q", v.Ficha.Numero, movimientos[len(movimientos)-1].Comentario)
	}
}

func TestApprovalWarnsTheUndecidedRivals(t *testing.T) {
	c := nuevaCasa()
	primera, segunda := c.enviada(t), c.enviada(t)
	v, err := c.Tomar.Execute(t.Context(), mundo.Dario, app.Target{ID: segunda.ID})
	bien(t, v, err)
	v, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: app.Target{ID: primera.ID}})
	bien(t, v, err)
	want := solicitudes.Afectada{SolicitudID: segunda.ID, Codigo: segunda.Codigo, InstructorID: mundo.Ines.ID, RevisorID: mundo.Dario.ID}
	son(t, "rivals", ultimo[solicitudes.SolicitudAprobada](t, c).Rivales, want)

	v, err = c.Cancelar.Execute(t.Context(), mundo.Carla, app.CancelarInput{Target: app.Target{ID: primera.ID}, Motivo: "El salón se inundó"})
	bien(t, v, err)
	e := ultimo[solicitudes.SolicitudCancelada](t, c)
	son(t, "freed rivals", e.Rivales, want)
	if v.Estado != solicitudes.Cancelada || !e.EraAprobada {
		t.Errorf("cancelled, it is %s and the event %+v", v.Estado, e)
	}
	v, err = c.Aprobar.Execute(t.Context(), mundo.Dario, app.AprobarInput{Target: app.Target{ID: segunda.ID}})
	if bien(t, v, err).Estado != solicitudes.Aprobada {
		t.Error("the sessions of a cancelled course are still taken")
	}
}

func TestAReviewIsTakenOverAndReleased(t *testing.T) {
	c := nuevaCasa()
	o := app.Target{ID: c.enviada(t).ID}
	_, err := c.Tomar.Execute(t.Context(), mundo.Carla, o)
	bien(t, o, err)
	antes := c.foto(t, o.ID)
	_, err = c.Tomar.Execute(t.Context(), mundo.Carla, o)
	mal(t, err, solicitudes.ErrYaTomada)
	_, err = c.Soltar.Execute(t.Context(), mundo.Dario, o)
	mal(t, err, solicitudes.ErrEnRevisionDeOtro)
	_, err = c.Rechazar.Execute(t.Context(), mundo.Dario, app.RechazarInput{Target: o, Motivo: "No hay cupo"})
	mal(t, err, solicitudes.ErrEnRevisionDeOtro)
	_, err = c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: o, Parche: mundo.Completa()})
	mal(t, err, solicitudes.ErrEstado)
	c.igual(t, antes)

	_, err = c.Tomar.Execute(t.Context(), mundo.Dario, o)
	bien(t, o, err)
	if e := ultimo[solicitudes.SolicitudTomada](t, c); e.RevisorAnterior != mundo.Carla.ID {
		t.Errorf("the event is %+v", e)
	}
	v, err := c.Soltar.Execute(t.Context(), mundo.Dario, o)
	if bien(t, v, err); v.Estado != solicitudes.Pendiente || v.RevisorID != "" {
		t.Errorf("released, it is %s by %s", v.Estado, v.RevisorID)
	}
	v, err = c.Rechazar.Execute(t.Context(), mundo.Dario, app.RechazarInput{Target: o, Motivo: "  No hay cupo este trimestre "})
	if bien(t, v, err); v.Estado != solicitudes.Rechazada || ultimo[solicitudes.SolicitudRechazada](t, c).Comentarios != "No hay cupo este trimestre" {
		t.Errorf("rejected, it is %s with %q", v.Estado, v.ComentariosRevision)
	}
	son(t, "what Inés may still do", solicitudes.Acciones(mundo.Ines, v.Situacion()), solicitudes.Duplicar)
}

func TestACopyIsANewDraft(t *testing.T) {
	c := nuevaCasa()
	original := c.aprobada(t)
	_, err := c.Duplicar.Execute(t.Context(), mundo.Carla, app.DuplicarInput{Target: app.Target{ID: original.ID}})
	mal(t, err, solicitudes.ErrRol)
	_, err = c.Duplicar.Execute(t.Context(), mundo.Bruno, app.DuplicarInput{Target: app.Target{ID: original.ID}})
	mal(t, err, solicitudes.ErrNoEncontrada)

	c.at = mundo.Ahora.Add(24 * time.Hour)
	v, err := c.Duplicar.Execute(t.Context(), mundo.Ines, app.DuplicarInput{Target: app.Target{ID: original.ID}})
	bien(t, v, err)
	if v.Codigo != "SOL-2026-002" || v.Estado != solicitudes.Borrador || v.Ficha.Numero != "" || v.Revision != 0 || v.Datos.CumpleRequisitos ||
		!v.Datos.FechaInicioCurso.IsZero() || len(v.Sesiones) > 0 || v.Datos.NombreEmpresa != original.Datos.NombreEmpresa || len(v.Datos.Horarios) != 2 {
		t.Errorf("the copy is %+v", v.Expediente)
	}
	son(t, "the historial", c.acciones(t, v.ID), solicitudes.Duplicar)
	if m := c.foto(t, v.ID).historial[0]; m.Comentario != "Copia de SOL-2026-001" {
		t.Errorf("the historial says %q", m.Comentario)
	}
	if len(c.eventos(v.ID)) > 0 {
		t.Errorf("a draft published %v", c.eventos(v.ID))
	}
}
