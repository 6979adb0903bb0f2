package solicitudes_test

import (
	"strings"
	"testing"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestThePageOfASolicitudIsForThoseInScope(t *testing.T) {
	c := nuevaCasa()
	id := c.aprobada(t).ID
	for _, por := range []kernel.Actor{mundo.Bruno, mundo.Fabio, mundo.Elena, mundo.Nadie} {
		_, err := c.Detallar.Execute(t.Context(), por, id)
		mal(t, err, solicitudes.ErrNoEncontrada)
	}
	for _, por := range []kernel.Actor{mundo.Ines, mundo.Carla, mundo.Greta} {
		d, err := c.Detallar.Execute(t.Context(), por, id)
		bien(t, d, err)
		son(t, "actions of "+por.Nombre, d.Acciones, solicitudes.Acciones(por, d.Situacion())...)
		if len(d.Historial) != 3 || len(d.Plan.Sesiones) != 10 || !strings.Contains(d.Plan.Explicacion, "3 de marzo de 2027") || d.Plan.LimiteMinutos != 32*60 {
			t.Errorf("%s reads %d movements, %d sessions, %q", por.Nombre, len(d.Historial), len(d.Plan.Sesiones), d.Plan.Explicacion)
		}
	}
}

func TestThePageOfADraftSaysWhatIsMissing(t *testing.T) {
	c := nuevaCasa()
	d, err := c.Detallar.Execute(t.Context(), mundo.Ines, c.borrador(t).ID)
	bien(t, d, err)
	if len(d.Advertencias) == 0 || len(d.Plan.Sesiones) > 0 || len(d.Historial) != 1 {
		t.Errorf("got %d warnings, %d sessions, %d movements", len(d.Advertencias), len(d.Plan.Sesiones), len(d.Historial))
	}
}

func TestThePageShowsClashesAndTheLoadOfTheInstructor(t *testing.T) {
	c := nuevaCasa()
	aprobada, pendiente := c.aprobada(t), c.enviada(t)
	d, err := c.Detallar.Execute(t.Context(), mundo.Carla, pendiente.ID)
	bien(t, d, err)
	if len(d.Cruces) != 10 || d.Cruces[0].Codigo != aprobada.Codigo || d.Plan.Carga.Minutos != 16*60 || len(d.Plan.PorSemana) != 5 {
		t.Errorf("got %d clashes, load %+v in %d weeks", len(d.Cruces), d.Plan.Carga, len(d.Plan.PorSemana))
	}
	if d, err = c.Detallar.Execute(t.Context(), mundo.Carla, aprobada.ID); err != nil || len(d.Cruces) > 0 || len(d.Plan.Cruces) != 10 {
		t.Errorf("the approved one: %d and %d clashes, %v", len(d.Cruces), len(d.Plan.Cruces), err)
	}
}

func TestACourseThatWasMovedHalfWayShowsItsSessionsWithoutReasons(t *testing.T) {
	c := nuevaCasa()
	id := c.aprobada(t).ID
	c.at = kernel.NewDate(2027, 2, 8).Time().Add(14 * 3600e9)
	bien(t, struct{}{}, c.reprogramar(t.Context(), mundo.Carla, app.Target{ID: id}))
	d, err := c.Detallar.Execute(t.Context(), mundo.Carla, id)
	bien(t, d, err)
	if d.Plan.Explicacion != "" && strings.Contains(d.Plan.Explicacion, "no hay clase") || len(d.Plan.Sesiones) != 10 || d.Plan.Sesiones[0].Fecha != kernel.NewDate(2027, 2, 1) {
		t.Errorf("got %q and %v", d.Plan.Explicacion, d.Plan.Sesiones)
	}
}

func TestTryingAScheduleOutSaysWhatIsWrongAndWhatItWouldBe(t *testing.T) {
	c := nuevaCasa()
	v := c.aprobada(t)
	antes := c.foto(t, v.ID)
	martes := mundo.Parche(solicitudes.Datos{Horarios: []solicitudes.Horario{{Dia: 2, Desde: 480, Hasta: 720}}}, "horarios")
	x, err := c.EnsayarReprogramacion.Execute(t.Context(), mundo.Carla, app.EnsayarInput{ID: v.ID, Parche: martes})
	bien(t, x, err)
	if len(x.Sesiones) != 10 || x.Sesiones[0].Fecha.Weekday() != 2 || !x.Distinto || x.Quedan != 0 || len(x.Solicitud.Sesiones) != 10 || len(x.Faltas) > 0 || len(x.Datos.Horarios) != 1 {
		t.Errorf("got %+v", x.PlanView)
	}
	vacio := mundo.Parche(solicitudes.Datos{}, "horarios", "fechaInicioCurso")
	x, err = c.EnsayarReprogramacion.Execute(t.Context(), mundo.Ines, app.EnsayarInput{ID: v.ID, Parche: vacio})
	bien(t, x, err)
	son(t, "what is wrong", campos(x.Faltas), "/fechaInicioCurso", "/horarios")
	if len(x.Sesiones) > 0 || x.Distinto {
		t.Errorf("without a plan: got %+v", x.PlanView)
	}
	_, err = c.EnsayarReprogramacion.Execute(t.Context(), mundo.Elena, app.EnsayarInput{ID: v.ID, Parche: martes})
	mal(t, err, solicitudes.ErrNoEncontrada)
	_, err = c.EnsayarReprogramacion.Execute(t.Context(), mundo.Nadie, app.EnsayarInput{ID: v.ID, Parche: martes})
	mal(t, err, solicitudes.ErrRol)
	c.igual(t, antes)
	pendiente := c.enviada(t).ID
	_, err = c.EnsayarReprogramacion.Execute(t.Context(), mundo.Carla, app.EnsayarInput{ID: pendiente, Parche: martes})
	mal(t, err, solicitudes.ErrEstado)
}
