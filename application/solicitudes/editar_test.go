package solicitudes_test

import (
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func (c *casa) editada(t *testing.T, id kernel.SolicitudID, p solicitudes.Parche, destino solicitudes.Destino) app.View {
	t.Helper()
	v, err := c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: app.Target{ID: id}, Parche: p, Destino: destino})
	return bien(t, v, err)
}

func TestWhatIsLeftOutStays(t *testing.T) {
	c := nuevaCasa()
	antes := c.enviada(t)
	despues := c.editada(t, antes.ID, mundo.Parche(solicitudes.Datos{LugarFormacion: "Casa de la cultura"}, "lugarFormacion"), solicitudes.Conservar)
	antes.Datos.LugarFormacion = "Casa de la cultura"
	son(t, "rows", despues.Datos.Horarios, antes.Datos.Horarios...)
	son(t, "sessions", despues.Sesiones, antes.Sesiones...)
	if despues.Datos.NombreEmpresa != antes.Datos.NombreEmpresa || despues.Datos.LugarFormacion != "Casa de la cultura" || despues.Datos.Aprendices != 20 ||
		despues.Datos.FechaFinalizacionCurso != antes.Datos.FechaFinalizacionCurso || despues.Estado != solicitudes.Pendiente || despues.Version != 2 {
		t.Errorf("after one field it is %+v", despues.Expediente)
	}
}

func TestWhatIsGivenEmptyIsCleared(t *testing.T) {
	c := nuevaCasa()
	id := c.enviada(t).ID
	vacio := mundo.Parche(solicitudes.Datos{}, "nombreEmpresa", "numeroAprendicesInscribir", "fechaInicioCurso", "cumpleRequisitos", "horarios")
	antes := c.foto(t, id)
	_, err := c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: app.Target{ID: id}, Parche: vacio})
	son(t, "what stays sent must be complete", punteros(t, err), "/cumpleRequisitos", "/fechaInicioCurso", "/horarios", "/nombreEmpresa", "/numeroAprendicesInscribir")
	c.igual(t, antes)

	v := c.editada(t, id, vacio, solicitudes.ComoBorrador)
	if d := v.Datos; v.Estado != solicitudes.Borrador || d.NombreEmpresa != "" || d.Aprendices != 0 || !d.FechaInicioCurso.IsZero() || d.CumpleRequisitos || len(d.Horarios)+len(v.Sesiones) > 0 {
		t.Errorf("cleared, it is %+v", v.Expediente)
	}
	son(t, "warnings", campos(v.Advertencias), "/cumpleRequisitos", "/fechaInicioCurso", "/horarios", "/nombreEmpresa", "/numeroAprendicesInscribir")
	son(t, "historial", c.acciones(t, id), solicitudes.Crear, solicitudes.Enviar, solicitudes.Retirar, solicitudes.Editar)
}

func TestNothingNewIsNotSaved(t *testing.T) {
	c := nuevaCasa()
	id := c.enviada(t).ID
	antes := c.foto(t, id)
	c.at = mundo.Ahora.Add(time.Hour)
	c.editada(t, id, mundo.Completa(), solicitudes.Conservar)
	c.editada(t, id, solicitudes.Parche{}, solicitudes.Conservar)
	c.igual(t, antes)
}

func TestTheTwelveBoxesAndTheListAreApart(t *testing.T) {
	c := nuevaCasa()
	id := c.borrador(t).ID
	p := mundo.Parche(solicitudes.Datos{})
	p.Casillas = map[string]bool{"POSCONFLICTO": true, "BILINGUISMO": true}
	c.editada(t, id, p, solicitudes.Conservar)
	v := c.editada(t, id, mundo.Parche(solicitudes.Datos{ProgramasEspeciales: []string{"CONVENIO_NUEVO"}}, "programasEspeciales"), solicitudes.Conservar)
	son(t, "the list leaves the boxes", v.Datos.ProgramasEspeciales, "BILINGUISMO", "CONVENIO_NUEVO", "POSCONFLICTO")
	p.Casillas = map[string]bool{"BILINGUISMO": false}
	v = c.editada(t, id, p, solicitudes.Conservar)
	son(t, "a box leaves the list", v.Datos.ProgramasEspeciales, "CONVENIO_NUEVO", "POSCONFLICTO")
	if !slices.Contains(campos(v.Advertencias), "/programasEspeciales") {
		t.Errorf("a programme that is not in force is no warning: %v", campos(v.Advertencias))
	}
}

func TestWhatCannotBeReadIsReportedWithTheRest(t *testing.T) {
	c := nuevaCasa()
	o := app.Target{ID: c.enviada(t).ID, Ilegibles: []fault.Field{{Pointer: "/isDraft", Code: "BOOLEANO", Message: "Escriba true o false."}}}
	antes := c.foto(t, o.ID)
	_, err := c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: o, Parche: conErrores(conAprendices(26), "/horarios/0/horaFin")})
	son(t, "unreadable and broken", punteros(t, err), "/horarios/0/horaFin", "/isDraft", "/numeroAprendicesInscribir")
	_, err = c.Tomar.Execute(t.Context(), mundo.Carla, o)
	son(t, "unreadable alone", punteros(t, err), "/isDraft")
	_, err = c.Soltar.Execute(t.Context(), mundo.Carla, o)
	mal(t, err, solicitudes.ErrEstado)
	_, err = c.Tomar.Execute(t.Context(), mundo.Elena, o)
	mal(t, err, solicitudes.ErrNoEncontrada)
	c.igual(t, antes)
}

func TestTheCentreOfASolicitudStaysThoughItsAuthorMoves(t *testing.T) {
	c := nuevaCasa()
	id := c.borrador(t).ID
	mudada := mundo.Ines
	mudada.Centro = mundo.Financieros
	v, err := c.Editar.Execute(t.Context(), mudada, app.EditarInput{Target: app.Target{ID: id}, Parche: mundo.Completa(), Destino: solicitudes.Enviada})
	if bien(t, v, err); v.CentroID != mundo.Oriente || ultimo[solicitudes.SolicitudEnviada](t, c).CentroID != mundo.Oriente {
		t.Errorf("it went to %s", v.CentroID)
	}
	_, err = c.Duplicar.Execute(t.Context(), mudada, app.DuplicarInput{Target: app.Target{ID: id}})
	mal(t, err, solicitudes.ErrPrograma)
}

func TestWithdrawnAndCancelled(t *testing.T) {
	c := nuevaCasa()
	enviada, nunca := app.Target{ID: c.enviada(t).ID}, app.Target{ID: c.borrador(t).ID}
	_, err := c.Cancelar.Execute(t.Context(), mundo.Ines, app.CancelarInput{Target: enviada})
	son(t, "cancelled without a reason", punteros(t, err), "/comentarios")
	v, err := c.Retirar.Execute(t.Context(), mundo.Ines, enviada)
	if bien(t, v, err); v.Estado != solicitudes.Borrador || v.Revision != 1 {
		t.Errorf("withdrawn, it is %s after %d sendings", v.Estado, v.Revision)
	}
	_, err = c.Cancelar.Execute(t.Context(), mundo.Ines, app.CancelarInput{Target: enviada})
	son(t, "it was sent once", punteros(t, err), "/comentarios")
	v, err = c.Cancelar.Execute(t.Context(), mundo.Ines, app.CancelarInput{Target: nunca})
	if bien(t, v, err); v.Estado != solicitudes.Cancelada || ultimo[solicitudes.SolicitudCancelada](t, c).EraAprobada {
		t.Errorf("cancelled, it is %s", v.Estado)
	}
}
