package api_test

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// vector is a worked example of the schedule engine.
type vector struct {
	ID    string
	Input struct {
		Start    string
		TotalMin int `json:"total_min"`
		Pattern  [][3]any
		Limit    string
	}
	Expected *struct {
		First, Last  string
		NSessions    int `json:"n_sessions"`
		NDays        int `json:"n_days"`
		ISOWeeks     int `json:"iso_weeks"`
		CalendarDays int `json:"calendar_days"`
		TotalMin     int `json:"total_min"`
		MaxWeekMin   int `json:"max_week_min"`
		Skipped      [][]any
		Sessions     [][]any
	}
	Error string
}

var diasDeLaSemana = []string{"", "LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO", "DOMINGO"}

// cuerpo is the body that asks for the example.
func (v vector) cuerpo(t *testing.T) cuerpo {
	t.Helper()
	if v.Input.TotalMin%60 != 0 {
		t.Fatalf("%s lasts %d minutes; a course lasts whole hours", v.ID, v.Input.TotalMin)
	}
	c := cuerpo{"fechaInicioCurso": v.Input.Start, "duracionMaxima": v.Input.TotalMin / 60, "limite": v.Input.Limit}
	var filas []string
	for _, b := range v.Input.Pattern {
		filas = append(filas, fmt.Sprintf("%s %v %v", diasDeLaSemana[enteroDe(t, b[0])], b[1], b[2]))
	}
	c["horarios"] = bloques(filas...)
	return c
}

func TestEveryWorkedExampleIsPlanned(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, administra) // who gives no courses
	var vectores []vector
	leerJSON(t, "../../../domain/horarios/testdata/schedule-vectors.json", &vectores)
	if len(vectores) < 13 {
		t.Fatalf("only %d examples", len(vectores))
	}
	antes := huella(t, app)
	for _, v := range vectores {
		t.Run(v.ID, func(t *testing.T) {
			r := cliente.In(t).Post("/api/horarios/plan", v.cuerpo(t))
			if v.Expected == nil {
				v.rechazado(t, r)
			} else {
				v.planeado(t, r.Status(http.StatusOK))
			}
		})
	}
	intacta(t, app, antes)
}

func (v vector) rechazado(t *testing.T, r apptest.Response) {
	t.Helper()
	r.Status(http.StatusUnprocessableEntity)
	code, faltan, _ := strings.Cut(v.Error, " ")
	if r.Text("code") != code || r.Text("errors.0.code") != code {
		t.Errorf("refused as %s, want %s", r.Text("code"), code)
	}
	if faltan != "" && fmt.Sprintf("faltan=%smin", r.Text("errors.0.faltanMinutos")) != faltan {
		t.Errorf("%s minutes do not fit, want %s", r.Text("errors.0.faltanMinutos"), faltan)
	}
	if len(faltasDeProblema(r)) > 0 {
		t.Errorf("%v: %s", faltasDeProblema(r), r.Body)
	}
}

func (v vector) planeado(t *testing.T, r apptest.Response) {
	t.Helper()
	e := v.Expected
	for campo, quiere := range map[string]int{"totalSesiones": e.NSessions, "totalDias": e.NDays, "semanas": e.ISOWeeks, "diasCalendario": e.CalendarDays,
		"totalMinutos": e.TotalMin, "semanaMaxima.minutos": e.MaxWeekMin, "carga.maximaMinutos": e.MaxWeekMin} {
		if got := r.Int(campo); got != quiere {
			t.Errorf("%s is %d, want %d", campo, got, quiere)
		}
	}
	if r.Text("fechaPrimeraSesion") != e.First || r.Text("fechaFinalizacionCurso") != e.Last || len(r.Text("explicacion")) < 20 {
		t.Errorf("from %s to %s: %s", r.Text("fechaPrimeraSesion"), r.Text("fechaFinalizacionCurso"), r.Text("explicacion"))
	}
	var sesiones, omitidas [][]any
	porMes := map[string]int{}
	for _, s := range r.List("sesiones") {
		sesion := s.(map[string]any)
		fecha := fmt.Sprint(sesion["fecha"])
		sesiones = append(sesiones, []any{fecha, sesion["horaInicio"], sesion["horaFin"], float64(enteroDe(t, sesion["minutos"])), sesion["parcial"]})
		porMes[fecha[:7]]++
	}
	for _, o := range r.List("omitidas") {
		omision := o.(map[string]any)
		omitidas = append(omitidas, []any{omision["fecha"], omision["motivo"]})
	}
	if !reflect.DeepEqual(sesiones, e.Sessions) {
		t.Errorf("sessions\n got %v\nwant %v", sesiones, e.Sessions)
	}
	if !slices.EqualFunc(omitidas, e.Skipped, func(a, b []any) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("skipped\n got %v\nwant %v", omitidas, e.Skipped)
	}
	dias := 0
	for mes, lista := range r.Value("porMes").(map[string]any) {
		dias += len(lista.([]any))
		if porMes[mes] == 0 {
			t.Errorf("porMes names %s, without a session", mes)
		}
	}
	if dias != e.NDays {
		t.Errorf("porMes has %d days, want %d", dias, e.NDays)
	}
}

func TestAPlanMeetsTheCallersOwnCourses(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "DELETE FROM solicitud_sesiones") // the demonstration's courses would meet it too
	cliente := app.As(t, autora)
	pendiente := enviada(t, app, nil)
	codigo := cliente.Get("/api/solicitudes/" + pendiente).Text("solicitud.codigo")
	plan := cuerpo{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 4, "horarios": bloques("LUNES 10:00 14:00")}

	r := cliente.Post("/api/horarios/plan", plan).Status(http.StatusOK)
	if n := len(r.List("cruces")); n != 1 {
		t.Fatalf("%d clashes, want 1: %s", n, r.Body)
	}
	for campo, quiere := range map[string]string{"codigo": codigo, "estado": "PENDIENTE", "fecha": "2027-02-01", "horaInicio": "10:00", "horaFin": "12:00", "minutos": "120"} {
		if got := r.Text("cruces.0." + campo); got != quiere {
			t.Errorf("the clash has %s %s, want %s", campo, got, quiere)
		}
	}
	if otra := app.As(t, colega).Post("/api/horarios/plan", plan); len(otra.List("cruces")) != 0 {
		t.Errorf("another instructor clashes with it: %s", otra.Body)
	}
	if r.Int("carga.limiteMinutos") != 32*60 {
		t.Errorf("an instructor of PLANTA may give %d minutes a week", r.Int("carga.limiteMinutos"))
	}

	app.As(t, coordinador).Post("/api/solicitudes/"+pendiente+"/approve", cuerpo{}).Status(http.StatusOK)
	r = cliente.Post("/api/horarios/plan", plan).Status(http.StatusOK)
	if r.Text("cruces.0.estado") != "APROBADA" || r.Int("carga.maximaMinutos") != 12*60+4*60 {
		t.Errorf("after the approval: %v, %v", r.Value("cruces"), r.Value("carga"))
	}
	if toca := cliente.Post("/api/horarios/plan", plan.con(cuerpo{"horarios": bloques("LUNES 12:00 16:00")})); len(toca.List("cruces")) != 0 {
		t.Errorf("touching is no clash: %s", toca.Body)
	}
}

func TestDatesTakenOutOfAPlan(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "INSERT INTO recesos (id, centro_id, nombre, desde, hasta) VALUES ('r1', ?, 'Semana de la confraternidad', '2027-02-15', '2027-02-20')", centroPropio)
	plan := cuerpo{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 12, "horarios": bloques("LUNES 08:00 12:00")}
	for nombre, c := range map[string]struct {
		cambios cuerpo
		fin     string
	}{
		"with recess":          {nil, "2027-02-22"},
		"recess or not":        {cuerpo{"omitirRecesos": false}, "2027-02-15"},
		"a day put back":       {cuerpo{"fechasIncluidas": []any{"2027-02-15"}}, "2027-02-15"},
		"a day taken out":      {cuerpo{"fechasExcluidas": []any{"2027-02-08"}}, "2027-03-01"},
		"a range taken out":    {cuerpo{"fechasExcluidas": []any{map[string]any{"desde": "2027-02-02", "hasta": "2027-02-28"}}}, "2027-03-08"},
		"over a holiday":       {cuerpo{"fechaInicioCurso": "2027-03-08"}, "2027-03-29"}, // 22 March is San José's
		"holidays or not":      {cuerpo{"fechaInicioCurso": "2027-03-08", "omitirFestivos": false}, "2027-03-22"},
		"empty means the rule": {cuerpo{"omitirFestivos": nil, "omitirRecesos": ""}, "2027-02-22"},
	} {
		r := app.As(t, autora).Post("/api/horarios/plan", plan.con(c.cambios)).Status(http.StatusOK)
		if got := r.Text("fechaFinalizacionCurso"); got != c.fin {
			t.Errorf("%s: it ends on %s, want %s: %v", nombre, got, c.fin, r.Value("omitidas"))
		}
	}
	if r := app.As(t, ajeno).Post("/api/horarios/plan", plan).Status(http.StatusOK); r.Text("fechaFinalizacionCurso") != "2027-02-15" {
		t.Error("the recess of one centre holds at another")
	}
}

func TestPlansThatCannotBeMade(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	plan := cuerpo{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 12, "horarios": bloques("LUNES 08:00 12:00")}
	for nombre, c := range map[string]struct {
		cambios  cuerpo
		punteros []string
		code     string
	}{
		"nothing":               {cuerpo{"fechaInicioCurso": nil, "duracionMaxima": nil, "horarios": nil}, en("/duracionMaxima", "/fechaInicioCurso", "/horarios"), ""},
		"no hours":              {cuerpo{"duracionMaxima": 0}, en("/duracionMaxima"), "DURACION_INVALIDA"},
		"less than no hours":    {cuerpo{"duracionMaxima": -40}, en("/duracionMaxima"), "DURACION_INVALIDA"},
		"half an hour":          {cuerpo{"duracionMaxima": 0.5}, en("/duracionMaxima"), ""},
		"hours as text":         {cuerpo{"duracionMaxima": "40"}, en("/duracionMaxima"), ""},
		"more than two years":   {cuerpo{"duracionMaxima": 2147483647}, en("/horarios"), "EXCEDE_2_ANIOS"},
		"a limit before it":     {cuerpo{"limite": "2027-01-31"}, nil, "EXCEDE_LIMITE"},
		"a limit that is none":  {cuerpo{"limite": "pronto"}, en("/limite"), ""},
		"a start that is none":  {cuerpo{"fechaInicioCurso": "2027-02-29"}, en("/fechaInicioCurso"), ""},
		"a mix of wrong things": {cuerpo{"duracionMaxima": true, "horarios": bloques("LUNES 12:00 08:00", "X 08:00 12:00"), "fechasExcluidas": "x", "omitirFestivos": 1}, en("/duracionMaxima", "/fechasExcluidas", "/horarios/0/horaFin", "/horarios/1/diaSemana", "/omitirFestivos"), ""},
		"1,001 dates taken out": {cuerpo{"fechasExcluidas": textos(1001)}, nil, ""},
	} {
		t.Run(nombre, func(t *testing.T) {
			r := cliente.In(t).Post("/api/horarios/plan", plan.con(c.cambios))
			if c.punteros != nil {
				problema(t, r, http.StatusUnprocessableEntity, c.punteros...)
			}
			r.Status(http.StatusUnprocessableEntity)
			if c.code != "" && r.Text("code") != c.code {
				t.Errorf("refused as %s, want %s", r.Text("code"), c.code)
			}
		})
	}
}

func TestDatedRowsArePlannedAsSessions(t *testing.T) {
	t.Parallel()
	cliente := apptest.New(t).As(t, autora)
	filas := []cuerpo{}
	for _, fecha := range []string{"2027-03-01", "2027-03-08", "2027-03-15", "2027-04-05"} {
		filas = append(filas, cuerpo{"diaSemana": "LUNES", "fecha": fecha, "horaInicio": "08:00", "horaFin": "12:00"})
	}
	plan := cuerpo{"fechaInicioCurso": "2027-03-01", "duracionMaxima": 16, "horarios": filas}
	r := cliente.Post("/api/horarios/plan", plan).Status(http.StatusOK)
	if r.Int("totalSesiones") != 4 || r.Text("fechaFinalizacionCurso") != "2027-04-05" || r.Text("explicacion") == "" {
		t.Errorf("got %s", r.Body)
	}
	r = cliente.Post("/api/horarios/plan", plan.con(cuerpo{"limite": "2027-03-31"})).Status(http.StatusUnprocessableEntity)
	if r.Text("errors.0.code") != "EXCEDE_LIMITE" || r.Int("errors.0.faltanMinutos") != 240 {
		t.Errorf("past its limit: %s", r.Body)
	}
	r = cliente.Post("/api/horarios/plan", plan.con(cuerpo{"duracionMaxima": 20})).Status(http.StatusUnprocessableEntity)
	if r.Text("errors.0.code") != "HORAS_NO_SUMAN" {
		t.Errorf("hours that do not add up: %s", r.Body)
	}
	filas = append(filas, cuerpo{"diaSemana": "MARTES", "horaInicio": "08:00", "horaFin": "12:00"})
	r = cliente.Post("/api/horarios/plan", plan.con(cuerpo{"horarios": filas})).Status(http.StatusUnprocessableEntity)
	if r.Text("errors.0.code") != "HORARIO_MIXTO" {
		t.Errorf("with and without dates: %s", r.Body)
	}
}

func TestARowIsRefusedOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	demas := make([]cuerpo, 1001)
	for i := range demas {
		demas[i] = cuerpo{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "12:00"}
	}
	for nombre, c := range map[string]struct {
		horarios any
		want     []string
	}{
		"1,001 rows":         {demas, []string{"/horarios/1000"}},
		"a row that is none": {[]any{5, nil}, []string{"/horarios/0", "/horarios/1"}},
		"an empty row":       {[]any{cuerpo{}}, []string{"/horarios/0/diaSemana", "/horarios/0/horaFin", "/horarios/0/horaInicio"}},
	} {
		got := cliente.Post("/api/solicitudes", valida(t, app).con(cuerpo{"horarios": c.horarios})).Status(http.StatusUnprocessableEntity).Pointers()
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", nombre, got, c.want)
		}
	}
}
