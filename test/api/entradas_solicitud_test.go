package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
)

// entrada is a change of a body that could be sent, and the fields that it is refused at.
type entrada struct {
	nombre   string
	cambios  cuerpo
	punteros []string
	dice     []string // words of the answer
}

func en(punteros ...string) []string { return punteros }

// noSeEnvia lists what a complete solicitud may not have. What is only wrong when sent, a draft may keep.
func noSeEnvia() []entrada {
	const aprendices = "numeroAprendicesInscribir"
	return []entrada{
		{"without programme, modalidad and justification", cuerpo{"programaId": nil, "modalidad": nil, "justificacion": nil}, en("/justificacion", "/modalidad", "/programaId"), nil},
		{"empty texts", cuerpo{"nombreEmpresa": "", "representanteLegal": "   ", "direccionEmpresa": " \t "}, en("/direccionEmpresa", "/nombreEmpresa", "/representanteLegal"), nil},
		{"without place", cuerpo{"departamento": nil, "municipio": nil, "lugarFormacion": nil, "tipoAmbiente": nil}, en("/departamento", "/lugarFormacion", "/municipio", "/tipoAmbiente"), nil},
		{"without dates", cuerpo{"inicioInscripcion": nil, "finalizacionInscripcion": nil, "fechaInicioCurso": nil}, en("/fechaInicioCurso", "/finalizacionInscripcion", "/inicioInscripcion"), nil},
		{"without schedule", cuerpo{"horarios": nil}, en("/horarios"), nil},
		{"with an empty schedule", cuerpo{"horarios": []any{}}, en("/horarios"), nil},
		{"without declarations", cuerpo{"cumpleRequisitos": false, "autorizaUsoInfo": nil, "confirmaVeracidad": false}, en("/autorizaUsoInfo", "/confirmaVeracidad", "/cumpleRequisitos"), nil},
		{"a justification of 29 characters", cuerpo{"justificacion": strings.Repeat("ñ", 29)}, en("/justificacion"), []string{"29", "30"}},
		{"31 learners for 30 places", cuerpo{aprendices: 31, "cupoMaximo": 30}, en("/" + aprendices), []string{"31", "30"}},
		{"without learners", cuerpo{aprendices: nil}, en("/" + aprendices), nil},
		{"101 places", cuerpo{"cupoMaximo": 101}, en("/cupoMaximo"), []string{"100"}},
		{"more hours than the programme", cuerpo{"duracionMaxima": 41}, en("/duracionMaxima"), []string{"40"}},
		{"end before the start", cuerpo{"fechaFinalizacionCurso": "2027-01-30"}, en("/fechaFinalizacionCurso"), nil},
		{"end before the last session", cuerpo{"fechaFinalizacionCurso": "2027-02-21"}, en("/fechaFinalizacionCurso"), []string{"22 de febrero de 2027"}},
		{"inscription ends on the first day", cuerpo{"finalizacionInscripcion": "2027-02-01"}, en("/finalizacionInscripcion"), nil},
		{"inscription ends after the start", cuerpo{"finalizacionInscripcion": "2027-02-03"}, en("/finalizacionInscripcion"), nil},
		{"inscription ends before it begins", cuerpo{"inicioInscripcion": "2027-01-28"}, en("/finalizacionInscripcion"), nil},
		{"longer than six months", cuerpo{"horarios": bloques("LUNES 08:00 09:00")}, en("/fechaFinalizacionCurso"), []string{"6 meses"}},
		{"one day longer than six months", cuerpo{"horarios": cuarentaHoras("LUNES", "2027-08-02")}, en("/fechaFinalizacionCurso"), []string{"1 de agosto de 2027"}},
		{"start in the past", cuerpo{"fechaInicioCurso": "2027-01-11", "inicioInscripcion": "2027-01-05", "finalizacionInscripcion": "2027-01-10"}, en("/fechaInicioCurso"), nil},
		{"hours that do not add up", cuerpo{"horarios": bloques("LUNES 08:00 12:00 2027-02-01", "LUNES 08:00 17:00 2027-02-08")}, en("/horarios"), []string{"13 horas", "40 horas"}},
		{"dates in some rows", cuerpo{"horarios": bloques("LUNES 08:00 12:00", "LUNES 08:00 12:00 2027-02-08")}, en("/horarios"), nil},
		{"a weekday that is not the date's", cuerpo{"horarios": cuarentaHoras("MARTES", "2027-02-22")}, en("/horarios/3/diaSemana"), []string{"LUNES"}},
		{"a session before the start", cuerpo{"horarios": cuarentaHoras("LUNES", "2027-01-25")}, en("/horarios/3/fecha"), nil},
		{"end before start of a class", cuerpo{"horarios": bloques("LUNES 12:00 08:00")}, en("/horarios/0/horaFin"), nil},
		{"an empty class", cuerpo{"horarios": bloques("MARTES 08:00 12:00", "LUNES 12:00 12:00")}, en("/horarios/1/horaFin"), nil},
		{"a class over midnight", cuerpo{"horarios": bloques("LUNES 21:00 02:00")}, en("/horarios/0/horaFin"), nil},
		{"classes outside of the day", cuerpo{"horarios": bloques("LUNES 05:59 10:00", "MARTES 18:00 22:01")}, en("/horarios/0/horaInicio", "/horarios/1/horaFin"), []string{"06:00", "22:00"}},
		{"overlapping classes", cuerpo{"horarios": bloques("LUNES 08:00 12:00", "MARTES 08:00 12:00", "LUNES 11:59 14:00")}, en("/horarios/2/horaInicio"), nil},
		{"a cédula of letters", cuerpo{"responsableCedula": "abc"}, en("/responsableCedula"), nil},
		{"a cédula of 31 digits", cuerpo{"responsableCedula": strings.Repeat("1", 31)}, en("/responsableCedula"), nil},
		{"a cédula of 4 digits", cuerpo{"responsableCedula": "1234"}, en("/responsableCedula"), nil},
		{"a cédula that begins with 0", cuerpo{"responsableCedula": "012345678"}, en("/responsableCedula"), nil},
		{"a cédula in Arabic-Indic digits", cuerpo{"responsableCedula": "٥٢٣٤٥٦٧٨"}, en("/responsableCedula"), nil},
		{"an address elsewhere", cuerpo{"responsableEmail": "alguien@gmail.com"}, en("/responsableEmail"), []string{"sena.edu.co"}},
		{"an address that only looks like SENA's", cuerpo{"responsableEmail": "alguien@sena.edu.co.example"}, en("/responsableEmail"), nil},
		{"a NIT with a wrong digit", cuerpo{"nitEmpresa": "860.069.804-1"}, en("/nitEmpresa"), []string{"2"}},
		{"a NIT of letters", cuerpo{"nitEmpresa": "NIT"}, en("/nitEmpresa"), nil},
		{"a phone of 7 digits", cuerpo{"telefonosEmpresa": "5554321"}, en("/telefonosEmpresa"), []string{"10"}},
		{"a municipality of another department", cuerpo{"departamento": "Santander", "municipio": "Medellín"}, en("/municipio"), nil},
		{"a special programme that does not exist", cuerpo{"programasEspeciales": []any{"NO_EXISTE"}}, en("/programasEspeciales"), nil},
		{"all of it at once", cuerpo{"modalidad": "X", aprendices: "20", "fechaInicioCurso": "ayer", "nitEmpresa": "900555555-1", "confirmaVeracidad": "sí"},
			en("/confirmaVeracidad", "/fechaInicioCurso", "/modalidad", "/nitEmpresa", "/"+aprendices), nil},
	}
}

// noSeGuarda lists what not even a draft may have, because it cannot be stored as it stands.
func noSeGuarda() []entrada {
	const aprendices = "numeroAprendicesInscribir"
	lista := []entrada{
		{"an unknown modalidad", cuerpo{"modalidad": "HIBRIDA"}, en("/modalidad"), []string{"PRESENCIAL", "VIRTUAL", "MIXTA", "DESESCOLARIZADA", "COMBINADA"}},
		{"an unknown ambiente", cuerpo{"tipoAmbiente": "PATIO"}, en("/tipoAmbiente"), []string{"AULA_MOVIL"}},
		{"an unknown department", cuerpo{"departamento": "Atlántida", "municipio": "68077"}, en("/departamento"), nil},
		{"an unknown municipality", cuerpo{"municipio": "Macondo"}, en("/municipio"), nil},
		{"51 aims", cuerpo{"objetivosPersonalizados": textos(51)}, en("/objetivosPersonalizados"), []string{"51", "50"}},
		{"a range that ends before it begins", cuerpo{"fechasExcluidas": []any{"2027-02-03", map[string]any{"desde": "2027-02-10", "hasta": "2027-02-08"}}}, en("/fechasExcluidas/1/hasta"), nil},
		{"half a range", cuerpo{"fechasExcluidas": []any{map[string]any{"desde": "2027-02-10"}}}, en("/fechasExcluidas/0/hasta"), nil},
		{"dates taken out that are none", cuerpo{"fechasExcluidas": []any{"ayer", 5, nil}}, en("/fechasExcluidas/0", "/fechasExcluidas/1", "/fechasExcluidas/2"), nil},
		{"dates put back that are none", cuerpo{"fechasIncluidas": []any{"2027-02-30"}}, en("/fechasIncluidas/0"), nil},
		{"an address with a header in it", cuerpo{"responsableEmail": "a@b\r\nBcc: x@y"}, en("/responsableEmail"), nil},
		{"aims that are no texts", cuerpo{"objetivosPersonalizados": []any{"uno", 2, nil, map[string]any{}}}, en("/objetivosPersonalizados/1", "/objetivosPersonalizados/2", "/objetivosPersonalizados/3"), nil},
		{"a day of no week", cuerpo{"horarios": bloques("FUNDAY 08:00 12:00")}, en("/horarios/0/diaSemana"), []string{"MIERCOLES"}},
		{"a class without hours", cuerpo{"horarios": []any{map[string]any{"diaSemana": "LUNES"}}}, en("/horarios/0/horaFin", "/horarios/0/horaInicio"), nil},
		{"remarks of a class of 201 characters", cuerpo{"horarios": []any{map[string]any{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "12:00", "observaciones": strings.Repeat("a", 201)}}}, en("/horarios/0/observaciones"), nil},
	}
	for _, n := range []any{-1, 0, 1.5, "25", jsonNumero("1e309"), jsonNumero("2147483648"), jsonNumero("25.0"), jsonNumero("2e1"), true, []any{20}, map[string]any{}} {
		for _, campo := range []string{aprendices, "cupoMaximo", "duracionMaxima"} {
			lista = append(lista, entrada{fmt.Sprintf("%s %v", campo, n), cuerpo{campo: n}, en("/" + campo), nil})
		}
	}
	for _, fecha := range []any{"2026-02-30", "31/12/2026", "mañana", "2027-2-1", "2027-13-01", "20270201", "2027-02-01T25:00:00Z", "2027-02-01 08:00", 20270201, true} {
		for _, campo := range []string{"fechaCaracterizacion", "fechaCreacionEmpresa", "inicioInscripcion", "finalizacionInscripcion", "fechaInicioCurso", "fechaFinalizacionCurso"} {
			lista = append(lista, entrada{fmt.Sprintf("%s %v", campo, fecha), cuerpo{campo: fecha}, en("/" + campo), nil})
		}
	}
	for _, hora := range []any{"25:00", "8:0", "08:60", "08:00:00", "0800", "８:００", "ocho", 800, true} {
		bloque := map[string]any{"diaSemana": "LUNES", "horaInicio": hora, "horaFin": "12:00"}
		lista = append(lista, entrada{fmt.Sprintf("an hour %v", hora), cuerpo{"horarios": []any{bloque}}, en("/horarios/0/horaInicio"), nil})
	}
	for nombre, texto := range map[string]string{
		"U+0000": "a\x00b", "a tabulation": "a\tb", "a new line": "a\nb", "a right-to-left override": "a\u202Eb", "an isolate": "a\u2066b",
		"a zero-width space": "a\u200Bb", "a word joiner": "a\u2060b", "a byte-order mark": "a\uFEFFb", "an escape": "a\x1b[31mb", "10,001 characters": strings.Repeat("a", 10_001),
		"201 characters": strings.Repeat("ñ", 201),
	} {
		for _, campo := range []string{"responsableNombre", "responsableCedula", "responsableEmail", "nombreEmpresa", "nitEmpresa", "codigoEmpresa", "representanteLegal",
			"direccionEmpresa", "telefonosEmpresa", "lugarFormacion", "otroEspecificar"} {
			lista = append(lista, entrada{campo + " with " + nombre, cuerpo{campo: texto}, en("/" + campo), nil})
		}
	}
	for nombre, texto := range map[string]string{"U+0000": "a\x00b", "a right-to-left override": "a\u202Eb", "4,001 characters": strings.Repeat("a", 4001), "a carriage return": "a\rb"} {
		for _, campo := range []string{"justificacion", "resultadosEsperados", "observaciones"} {
			lista = append(lista, entrada{campo + " with " + nombre, cuerpo{campo: texto}, en("/" + campo), nil})
		}
	}
	for _, campo := range []string{"programaId", "responsableNombre", "modalidad", "justificacion", "municipio", "otroEspecificar"} {
		for _, v := range []any{7, true, []any{}, map[string]any{"a": 1}} {
			lista = append(lista, entrada{fmt.Sprintf("%s %v", campo, v), cuerpo{campo: v}, en("/" + campo), nil})
		}
	}
	for _, campo := range []string{"cumpleRequisitos", "programaEmprendimiento", "omitirFestivos", "isDraft"} {
		for _, v := range []any{"true", 1, []any{}} {
			lista = append(lista, entrada{fmt.Sprintf("%s %v", campo, v), cuerpo{campo: v}, en("/" + campo), nil})
		}
	}
	for _, campo := range []string{"horarios", "objetivosPersonalizados", "fechasExcluidas", "fechasIncluidas", "programasEspeciales"} {
		for _, v := range []any{"LUNES", 1, map[string]any{}} {
			lista = append(lista, entrada{fmt.Sprintf("%s %v", campo, v), cuerpo{campo: v}, en("/" + campo), nil})
		}
	}
	return lista
}

// cuarentaHoras are three Mondays of ten hours and a fourth day that is said to be dia.
func cuarentaHoras(dia, fecha string) []any {
	return bloques("LUNES 08:00 18:00 2027-02-01", "LUNES 08:00 18:00 2027-02-08", "LUNES 08:00 18:00 2027-02-15", dia+" 08:00 18:00 "+fecha)
}

func repetida(n int) []any {
	lista := make([]any, n)
	for i := range lista {
		lista[i] = bloques("LUNES 08:00 12:00")[0]
	}
	return lista
}

func textos(n int) []any {
	lista := make([]any, n)
	for i := range lista {
		lista[i] = fmt.Sprintf("Objetivo %d", i)
	}
	return lista
}

// jsonNumero is sent as it is written.
type jsonNumero string

// MarshalJSON implements json.Marshaler.
func (n jsonNumero) MarshalJSON() ([]byte, error) { return []byte(n), nil }

func (e entrada) rechazada(t *testing.T, r apptest.Response) {
	t.Helper()
	problema(t, r, http.StatusUnprocessableEntity, e.punteros...)
	for _, palabra := range e.dice {
		if !strings.Contains(string(r.Body), palabra) {
			t.Errorf("the answer does not say %q: %s", palabra, r.Body)
		}
	}
}

func TestWhatIsNotSent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente, completa := app.As(t, autora), valida(t, app)
	pendiente := "/api/solicitudes/" + enviada(t, app, nil)
	lista := append(noSeEnvia(), noSeGuarda()...)
	antes := huella(t, app)
	for _, e := range lista {
		t.Run("created: "+e.nombre, func(t *testing.T) {
			e.rechazada(t, cliente.In(t).Post("/api/solicitudes", completa.con(e.cambios)))
		})
		t.Run("edited while pending: "+e.nombre, func(t *testing.T) {
			e.rechazada(t, cliente.In(t).Put(pendiente, e.cambios))
		})
	}
	intacta(t, app, antes)
}

// Of rows that cannot be read or are too many it is only told where they stand: what else is said of them is no promise.
func TestRowsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente, completa := app.As(t, autora), valida(t, app)
	pendiente := "/api/solicitudes/" + enviada(t, app, nil)
	antes := huella(t, app)
	for nombre, c := range map[string]struct {
		filas    any
		punteros []string
	}{
		"1,001 rows":  {repetida(1001), en("/horarios/1000")},
		"20,000 rows": {make([]int, 20_000), en("/horarios/1000")},
		"no objects":  {[]any{nil, 3, "LUNES"}, en("/horarios/0", "/horarios/1", "/horarios/2")},
	} {
		cambios := cuerpo{"horarios": c.filas}
		for _, r := range []apptest.Response{
			cliente.Post("/api/solicitudes", completa.con(cambios)), cliente.Post("/api/solicitudes", completa.con(cambios).con(cuerpo{"isDraft": true})),
			cliente.Put(pendiente, cambios), cliente.Post("/api/horarios/plan", completa.con(cambios)),
		} {
			r.Status(http.StatusUnprocessableEntity)
			for _, p := range c.punteros {
				if !slices.Contains(r.Pointers(), p) {
					t.Errorf("%s: %s does not point to %s: %.500s", nombre, r.Request, p, r.Body)
				}
			}
			if len(r.Body) > 100<<10 {
				t.Errorf("%s: an answer of %d bytes", nombre, len(r.Body))
			}
		}
	}
	intacta(t, app, antes)
}

func TestWhatADraftMayNotKeep(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente, completa := app.As(t, autora), valida(t, app).con(cuerpo{"isDraft": true})
	propio := "/api/solicitudes/" + borrador(t, app)
	antes := huella(t, app)
	for _, e := range noSeGuarda() {
		t.Run(e.nombre, func(t *testing.T) {
			e.rechazada(t, cliente.In(t).Post("/api/solicitudes", completa.con(e.cambios)))
			e.rechazada(t, cliente.In(t).Put(propio, e.cambios))
		})
	}
	intacta(t, app, antes)
}

func TestWhatADraftMayWaitWith(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente, completa := app.As(t, autora), valida(t, app).con(cuerpo{"isDraft": true})
	for _, e := range noSeEnvia() {
		switch e.nombre {
		case "without programme, modalidad and justification", "all of it at once":
			continue // what a draft may not keep either
		}
		t.Run(e.nombre, func(t *testing.T) {
			r := cliente.In(t).Post("/api/solicitudes", completa.con(e.cambios)).Status(http.StatusCreated)
			avisos := map[string]bool{}
			for _, a := range r.List("solicitud.advertencias") {
				avisos[fmt.Sprint(a.(map[string]any)["pointer"])] = true
			}
			for _, p := range e.punteros {
				if !avisos[p] {
					t.Errorf("the draft does not warn of %s: %v", p, avisos)
				}
			}
			if got := r.Text("solicitud.estado"); got != "BORRADOR" {
				t.Errorf("it is %s", got)
			}
			id := r.Text("solicitud.id")
			antes := huella(t, app)
			e.rechazada(t, cliente.In(t).Post("/api/solicitudes/"+id+"/submit", nil))
			e.rechazada(t, cliente.In(t).Put("/api/solicitudes/"+id, cuerpo{"isDraft": false}))
			intacta(t, app, antes)
		})
	}
}

func TestTodayIsBogotas(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	hoy := valida(t, app).con(cuerpo{"fechaInicioCurso": "2027-01-12", "inicioInscripcion": "2027-01-05", "finalizacionInscripcion": "2027-01-11"})
	app.Clock.Set(time.Date(2027, time.January, 13, 4, 59, 59, 0, time.UTC)) // still the 12th in Bogotá
	tarde := app.As(t, autora)
	app.Clock.Set(time.Date(2027, time.January, 13, 5, 0, 0, 0, time.UTC))
	problema(t, tarde.Post("/api/solicitudes", hoy), http.StatusUnprocessableEntity, "/fechaInicioCurso")
	app.Clock.Set(time.Date(2027, time.January, 13, 4, 59, 59, 0, time.UTC))
	tarde.Post("/api/solicitudes", hoy).Status(http.StatusCreated)
}
