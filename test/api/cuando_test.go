package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func enLaManana() cuerpo {
	return cuerpo{"duracionMaxima": 8, "desde": "2027-02-01", "dias": []string{"LUNES"}, "horaInicio": "08:00", "horaFin": "12:00"}
}

func opciones(t *testing.T, r apptest.Response) []string {
	t.Helper()
	fechas := []string{}
	for _, v := range r.Status(http.StatusOK).List("opciones") {
		fechas = append(fechas, v.(map[string]any)["fechaInicioCurso"].(string))
	}
	return fechas
}

func TestQuestionsAboutAStartThatCannotBeAnswered(t *testing.T) {
	t.Parallel()
	cliente := apptest.New(t).As(t, autora)
	semana := cuerpo{"duracionMaxima": 8, "desde": "2027-02-01", "horarios": bloques("LUNES 08:00 12:00")}
	for nombre, c := range map[string]struct {
		cuerpo   cuerpo
		punteros []string
		code     string
	}{
		"nothing":              {cuerpo{}, en("/dias", "/duracionMaxima", "/horaFin", "/horaInicio"), ""},
		"no hours":             {semana.con(cuerpo{"duracionMaxima": 0}), en("/duracionMaxima"), "DURACION_INVALIDA"},
		"too many hours":       {semana.con(cuerpo{"duracionMaxima": 881}), en("/duracionMaxima"), "DURACION_EXCEDIDA"},
		"a day that is none":   {enLaManana().con(cuerpo{"dias": []any{"LUNES", "HOY", 7}}), en("/dias/1", "/dias/2"), ""},
		"hours that are none":  {enLaManana().con(cuerpo{"horaInicio": "8:00", "horaFin": "25:00"}), en("/horaFin", "/horaInicio"), ""},
		"more than there is":   {enLaManana().con(cuerpo{"minutosPorDia": 300}), en("/minutosPorDia"), "NO_CABE"},
		"a class of no length": {enLaManana().con(cuerpo{"minutosPorDia": -5}), en("/minutosPorDia"), "NO_CABE"},
		"a start that is none": {semana.con(cuerpo{"desde": "31/01/2027"}), en("/desde"), ""},
		"the end of time":      {semana.con(cuerpo{"desde": "2199-12-25"}), en("/desde"), "FUERA_DE_CALENDARIO"},
		"a row with its date":  {semana.con(cuerpo{"horarios": []cuerpo{{"diaSemana": "LUNES", "fecha": "2027-02-01", "horaInicio": "08:00", "horaFin": "12:00"}}}), en("/horarios/0/fecha"), "FECHA_SOBRA"},
		"a mix of wrong things": {semana.con(cuerpo{"duracionMaxima": true, "horarios": bloques("LUNES 12:00 08:00", "X 08:00 12:00"), "omitirFestivos": 1}),
			en("/duracionMaxima", "/horarios/0/horaFin", "/horarios/1/diaSemana", "/omitirFestivos"), ""},
	} {
		t.Run(nombre, func(t *testing.T) {
			r := cliente.In(t).Post("/api/horarios/cuando", c.cuerpo)
			problema(t, r, http.StatusUnprocessableEntity, c.punteros...)
			if c.code != "" && r.Text("errors.0.code") != c.code {
				t.Errorf("refused as %s, want %s", r.Text("errors.0.code"), c.code)
			}
		})
	}
}

func TestTheEarliestStartsOfTheOwnCalendar(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "DELETE FROM solicitud_sesiones") // the demonstration's courses would be in the way too
	app.Exec(t, "INSERT INTO recesos (id, centro_id, nombre, desde, hasta) VALUES ('r1', ?, 'Semana de la confraternidad', '2027-02-15', '2027-02-20')", centroPropio)
	cliente := app.As(t, autora)
	antes := huella(t, app)
	libres := []string{"2027-02-01", "2027-02-08", "2027-02-22"}
	r := cliente.Post("/api/horarios/cuando", enLaManana())
	if got := opciones(t, r); !slices.Equal(got, libres) || !strings.Contains(r.Text("explicacion"), "festivo, receso") {
		t.Errorf("got %v: %s", got, r.Text("explicacion"))
	}
	intacta(t, app, antes)
	for campo, quiere := range map[string]string{"fechaFinalizacionCurso": "2027-02-08", "totalSesiones": "2", "semanas": "2",
		"horarios.0.diaSemana": "LUNES", "horarios.0.horaInicio": "08:00", "horarios.0.horaFin": "12:00",
		"carga.limiteMinutos": "1920", "carga.maximaMinutos": "240", "carga.semana": "2027-W05"} {
		if got := r.Text("opciones.0." + campo); got != quiere {
			t.Errorf("%s is %s, want %s", campo, got, quiere)
		}
	}

	if r.Value("opciones.0.superaLimite") != false {
		t.Error("four hours are above the limit")
	}

	pendiente := enviada(t, app, nil) // 40 hours from 1 February on
	r = cliente.Post("/api/horarios/cuando", enLaManana())
	if got := opciones(t, r); !slices.Equal(got, libres) || r.Text("opciones.0.cruces.0.estado") != "PENDIENTE" {
		t.Errorf("one that waits: %v, %v", got, r.Value("opciones.0.cruces"))
	}
	app.As(t, coordinador).Post("/api/solicitudes/"+pendiente+"/approve", cuerpo{}).Status(http.StatusOK)
	r = cliente.Post("/api/horarios/cuando", enLaManana())
	codigo := cliente.Get("/api/solicitudes/" + pendiente).Text("solicitud.codigo")
	if got := opciones(t, r); len(got) != 3 || got[0] <= "2027-02-08" || len(r.List("opciones.0.cruces")) > 0 || !strings.Contains(r.Text("explicacion"), codigo) {
		t.Errorf("once it is approved: %v: %s", got, r.Text("explicacion"))
	}
	for nombre, c := range map[string]cuerpo{
		"the one it is asked for": {"solicitudId": pendiente},
		"later in the day":        {"horaFin": "18:00", "minutosPorDia": 240},
	} {
		if got := opciones(t, cliente.Post("/api/horarios/cuando", enLaManana().con(c))); !slices.Equal(got, libres) {
			t.Errorf("%s: %v", nombre, got)
		}
	}
	if got := opciones(t, app.As(t, ajeno).Post("/api/horarios/cuando", enLaManana())); !slices.Equal(got, []string{"2027-02-01", "2027-02-08", "2027-02-15"}) {
		t.Errorf("an instructor of another centre: %v", got)
	}
	r = cliente.Post("/api/horarios/cuando", enLaManana().con(cuerpo{"duracionMaxima": 400}))
	if got := opciones(t, r); len(got) > 0 || !strings.Contains(r.Text("explicacion"), "Agregue horas por semana") {
		t.Errorf("a course that never fits: %v, %s", got, r.Text("explicacion"))
	}
}
