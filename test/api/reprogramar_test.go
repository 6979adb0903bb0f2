package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
)

const porObra = "La sede entra en obra"

// aprobada is a course of autora that the coordination approved: Mondays, Wednesdays and Fridays from 8 to 12, from
// 2027-02-01 to 2027-02-22.
func aprobada(t *testing.T, app *apptest.App) string {
	t.Helper()
	ruta := "/api/solicitudes/" + enviada(t, app, nil)
	app.As(t, coordinador).Post(ruta+"/approve", cuerpo{"numeroFicha": fichaDePrueba}).Status(http.StatusOK)
	return ruta
}

func TestSchedulesThatACourseIsNotMovedTo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := aprobada(t, app)
	antes := huella(t, app)
	for _, c := range []struct {
		nombre   string
		cuerpo   cuerpo
		punteros []string
	}{
		{"without a reason", cuerpo{"fechaInicioCurso": "2027-03-01"}, en("/motivo")},
		{"with nine characters", cuerpo{"motivo": "por obras", "fechaInicioCurso": "2027-03-01"}, en("/motivo")},
		{"without a start", cuerpo{"motivo": porObra, "fechaInicioCurso": ""}, en("/fechaInicioCurso")},
		{"into the past", cuerpo{"motivo": porObra, "fechaInicioCurso": "2027-01-11"}, en("/fechaInicioCurso")},
		{"without rows", cuerpo{"motivo": porObra, "horarios": []any{}}, en("/horarios")},
		{"everything unreadable", cuerpo{"motivo": 1, "fechaInicioCurso": "2027-02-30", "horarios": bloques("LUNES 8 12:00"), "omitirFestivos": "sí", "fechasExcluidas": 7,
			"fechasIncluidas": []any{"x"}}, en("/motivo", "/fechaInicioCurso", "/horarios/0/horaInicio", "/omitirFestivos", "/fechasExcluidas", "/fechasIncluidas/0")},
		{"a block that crosses midnight and a short justification", cuerpo{"motivo": porObra, "justificacion": "corta", "horarios": bloques("LUNES 12:00 08:00")}, en("/horarios/0/horaFin", "/justificacion")},
	} {
		for _, quien := range []string{coordinador, autora} {
			t.Run(c.nombre+", "+quien, func(t *testing.T) {
				punteros := c.punteros
				if quien == autora { // a proposal needs none, so it is not looked at
					punteros = slices.DeleteFunc(slices.Clone(punteros), func(p string) bool { return p == "/justificacion" })
				}
				problema(t, app.As(t, quien).Post(ruta+"/reschedule", c.cuerpo), http.StatusUnprocessableEntity, punteros...)
			})
		}
	}
	problema(t, app.As(t, coordinador).Post(ruta+"/reschedule", cuerpo{"motivo": porObra, "nombreEmpresa": "Otra"}), http.StatusConflict)
	problema(t, app.As(t, coordinador).Post(ruta+"/reschedule/discard", cuerpo{"motivo": porObra}), http.StatusConflict)
	problema(t, app.As(t, autora).Post(ruta+"/reschedule/discard", cuerpo{"motivo": porObra}), http.StatusForbidden)
	intacta(t, app, antes)
}

func TestACourseIsProposedAndMoved(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := aprobada(t, app)
	instructora, coordina := app.As(t, autora), app.As(t, coordinador)
	if v := instructora.Get(ruta).Value("solicitud.propuesta"); v != nil {
		t.Errorf("before anybody proposed: %v", v)
	}
	propuesta := instructora.Post(ruta+"/reschedule", cuerpo{"motivo": porObra, "fechaInicioCurso": "2027-02-15"}).Status(http.StatusOK)
	for campo, quiere := range map[string]string{"message": "Propuesta enviada a la coordinación", "solicitud.propuesta.motivo": porObra, "solicitud.propuesta.fechaInicioCurso": "2027-02-15",
		"solicitud.propuesta.fechaFinalizacionCurso": "2027-03-08", "solicitud.fechaInicioCurso": "2027-02-01", "solicitud.propuesta.horarios.0.diaSemana": "LUNES"} {
		if got := propuesta.Text(campo); got != quiere {
			t.Errorf("%s: got %q, want %q", campo, got, quiere)
		}
	}
	vista := coordina.Get(ruta).Status(http.StatusOK)
	if acciones := vista.List("solicitud.acciones"); !slices.Contains(acciones, any("DESCARTAR_PROPUESTA")) || !slices.Contains(acciones, any("REPROGRAMAR")) {
		t.Errorf("the coordination is offered %v", acciones)
	}
	descartada := coordina.Post(ruta+"/reschedule/discard", cuerpo{"motivo": "No hay otro salón"}).Status(http.StatusOK)
	if descartada.Value("solicitud.propuesta") != nil || descartada.Text("message") != "Propuesta descartada" {
		t.Errorf("discarded: %s", descartada.Body)
	}
	app.Clock.Set(time.Date(2027, time.February, 8, 14, 0, 0, 0, time.UTC))
	instructora, coordina = app.As(t, autora), app.As(t, coordinador)
	instructora.Post(ruta+"/reschedule", cuerpo{"motivo": porObra, "horarios": bloques("MARTES 08:00 12:00")}).Status(http.StatusOK)
	movida := coordina.Post(ruta+"/reschedule", cuerpo{"motivo": porObra, "horarios": bloques("SABADO 08:00 16:00")}).Status(http.StatusOK)
	var dias []string
	for _, s := range movida.List("solicitud.sesiones") {
		dias = append(dias, s.(map[string]any)["fecha"].(string))
	}
	if got := strings.Join(dias, " "); got != "2027-02-01 2027-02-03 2027-02-05 2027-02-13 2027-02-20 2027-02-27 2027-03-06" {
		t.Errorf("moved to %s", got)
	}
	for campo, quiere := range map[string]string{"message": "Curso reprogramado", "solicitud.estado": "APROBADA", "solicitud.numeroFicha": fichaDePrueba,
		"solicitud.fechaInicioCurso": "2027-02-01", "solicitud.fechaFinalizacionCurso": "2027-03-06"} {
		if got := movida.Text(campo); got != quiere {
			t.Errorf("%s: got %q, want %q", campo, got, quiere)
		}
	}
	historial := coordina.Get(ruta + "/historial").Status(http.StatusOK).List("historial")
	ultima := historial[len(historial)-1].(map[string]any)
	cambios := ultima["cambios"].([]any)
	sesiones := cambios[len(cambios)-1].(map[string]any)
	if ultima["accion"] != "REPROGRAMAR" || sesiones["campo"] != "/sesiones" || strings.Count(sesiones["antes"].(string), "\n") != 9 {
		t.Errorf("the historial ends with %v", ultima)
	}
	app.Drain(t)
	for quien, quiere := range map[string]string{autora: "Ahora termina el 6 de marzo de 2027", coordinador: "propone otro horario"} {
		if !strings.Contains(string(app.As(t, quien).Get("/api/notificaciones").Body), quiere) {
			t.Errorf("%s was not told %q", quien, quiere)
		}
	}
}

func TestACourseIsNotMovedIntoAnotherOne(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := aprobada(t, app)
	otra := app.As(t, autora).Post("/api/solicitudes", valida(t, app).con(cuerpo{"horarios": bloques("MARTES 18:00 22:00", "JUEVES 18:00 22:00")})).Status(http.StatusCreated)
	coordina := app.As(t, coordinador)
	coordina.Post("/api/solicitudes/"+otra.Text("solicitud.id")+"/approve", cuerpo{}).Status(http.StatusOK)
	aTardes := cuerpo{"motivo": porObra, "horarios": bloques("MARTES 20:00 22:00", "SABADO 08:00 12:00")}
	antes := huella(t, app)
	r := coordina.Post(ruta+"/reschedule", aTardes)
	problema(t, r, http.StatusConflict)
	if r.Text("cruces.0.codigo") != otra.Text("solicitud.codigo") || !strings.Contains(r.Text("detail"), "Para reprogramar de todos modos") {
		t.Errorf("the refusal says %s", r.Body)
	}
	intacta(t, app, antes)
	coordina.Post(ruta+"/reschedule", aTardes.con(cuerpo{"justificacion": justificada})).Status(http.StatusOK)
}
