package api_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestWhatIsAcceptedAndHowItIsKept(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente, completa := app.As(t, autora), valida(t, app)
	for _, c := range []struct {
		nombre  string
		cambios cuerpo
		queda   map[string]string
	}{
		{"a cédula with dots and a space", cuerpo{"responsableCedula": "52.345.678 "}, map[string]string{"responsableCedula": "52345678"}},
		{"a NIT with dots", cuerpo{"nitEmpresa": "860.069.804-2"}, map[string]string{"nitEmpresa": "860069804-2"}},
		{"a NIT without its digit", cuerpo{"nitEmpresa": "899999034"}, map[string]string{"nitEmpresa": "899999034-1"}},
		{"no NIT", cuerpo{"nitEmpresa": ""}, map[string]string{"nitEmpresa": ""}},
		{"an address in capitals", cuerpo{"responsableEmail": " Ana.Perez@MISENA.edu.co"}, map[string]string{"responsableEmail": "ana.perez@misena.edu.co"}},
		{"two phones", cuerpo{"telefonosEmpresa": "+57 (310) 123-4567 / 607 555 00 00"}, map[string]string{"telefonosEmpresa": "3101234567 / 6075550000"}},
		{"places as codes", cuerpo{"departamento": "05", "municipio": "05001"}, map[string]string{"departamento": "Antioquia", "municipio": "Medellín", "municipioCodigo": "05001"}},
		{"places without accents and in capitals", cuerpo{"departamento": "ANTIOQUIA", "municipio": "medellin"}, map[string]string{"municipioCodigo": "05001", "departamentoCodigo": "05"}},
		{"lower-case enumerations", cuerpo{"modalidad": "presencial", "tipoAmbiente": "aula_movil"}, map[string]string{"modalidad": "PRESENCIAL", "tipoAmbiente": "AULA_MOVIL"}},
		{"VIRTUAL without a place", cuerpo{"modalidad": "VIRTUAL", "lugarFormacion": "", "tipoAmbiente": nil}, map[string]string{"lugarFormacion": "", "tipoAmbiente": ""}},
		{"instants as dates", cuerpo{"fechaInicioCurso": "2027-02-01T00:00:00.000Z", "inicioInscripcion": "2027-01-14T03:00:00Z"}, map[string]string{"fechaInicioCurso": "2027-02-01", "inicioInscripcion": "2027-01-13"}},
		{"the end one day later than needed", cuerpo{"fechaFinalizacionCurso": "2027-02-23"}, map[string]string{"fechaFinalizacionCurso": "2027-02-22"}},
		{"exactly six months", cuerpo{"horarios": cuarentaHoras("DOMINGO", "2027-08-01")}, map[string]string{"fechaFinalizacionCurso": "2027-08-01"}},
		{"touching classes", cuerpo{"horarios": bloques("LUNES 08:00 10:00", "LUNES 10:00 12:00")}, nil},
		{"as many learners as places", cuerpo{"numeroAprendicesInscribir": 100, "cupoMaximo": 100}, map[string]string{"numeroAprendicesInscribir": "100"}},
		{"without hours and places of its own", cuerpo{"duracionMaxima": nil, "cupoMaximo": ""}, map[string]string{"duracionMaxima": "40", "cupoMaximo": "25"}},
		{"a justification of 30 characters", cuerpo{"justificacion": strings.Repeat("ñ", 30)}, nil},
		{"a justification of 4,000 characters and lines", cuerpo{"justificacion": strings.Repeat("ñ\n", 1999) + "ñ."}, nil},
		{"letters and accents apart", cuerpo{"nombreEmpresa": " Asociacio\u0301n  "}, map[string]string{"nombreEmpresa": "Asociación"}},
		{"a family of joined emoji", cuerpo{"nombreEmpresa": "Taller 👩‍🌾"}, map[string]string{"nombreEmpresa": "Taller 👩‍🌾"}},
		{"fields of the client's own", cuerpo{"vista": map[string]any{"paso": 3}, "horarios": []any{map[string]any{"id": "x1", "color": "rojo", "diaSemana": "Miércoles", "horaInicio": "08:00", "horaFin": "18:00"}}}, map[string]string{"horarios.0.diaSemana": "MIERCOLES"}},
	} {
		t.Run(c.nombre, func(t *testing.T) {
			creada := cliente.In(t).Post("/api/solicitudes", completa.con(c.cambios)).Status(http.StatusCreated)
			leida := cliente.In(t).Get("/api/solicitudes/" + creada.Text("solicitud.id")).Status(http.StatusOK)
			for campo, quiere := range c.queda {
				if got := leida.Text("solicitud." + campo); got != quiere {
					t.Errorf("%s is kept as %q, want %q", campo, got, quiere)
				}
			}
			if got := leida.Text("solicitud.estado"); got != "PENDIENTE" {
				t.Errorf("it is %s", got)
			}
		})
	}
}

func TestProgrammesThatCannotBeAskedForLookAlike(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	completa := valida(t, app)
	app.Exec(t, "UPDATE programas SET activo = false WHERE codigo = '96110215'")
	antes := huella(t, app)
	for _, borrador := range []bool{false, true} {
		cuerpos := map[string]string{}
		for nombre, id := range map[string]string{
			"of another centre": programa(t, app, codigoDeOtro),
			"inactive":          programa(t, app, "96110215"),
			"absent":            "0192f0c1-0000-7000-8000-000000000000",
			"an injection":      "' OR 1=1--",
		} {
			r := app.As(t, autora).Post("/api/solicitudes", completa.con(cuerpo{"programaId": id, "isDraft": borrador}))
			problema(t, r, http.StatusUnprocessableEntity, "/programaId")
			cuerpos[mismoCuerpo(r)] = nombre
		}
		if len(cuerpos) != 1 {
			t.Errorf("the four answers differ: %v", cuerpos)
		}
	}
	intacta(t, app, antes)
}

func TestFieldsLeftOutOfAnEditAreKept(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	ruta := "/api/solicitudes/" + enviada(t, app, nil)
	antes := cliente.Get(ruta).JSON()["solicitud"].(map[string]any)

	igual := cliente.Put(ruta, "{}").Status(http.StatusOK)
	if igual.Int("solicitud.version") != 1 || igual.Header.Get("ETag") != `"1"` {
		t.Errorf("an edit without fields gave version %d", igual.Int("solicitud.version"))
	}
	despues := cliente.Put(ruta, cuerpo{"nombreEmpresa": "Otra", "nitEmpresa": nil, "codigoEmpresa": ""}).Status(http.StatusOK).JSON()["solicitud"].(map[string]any)
	for campo, valor := range map[string]any{"nombreEmpresa": "Otra", "nitEmpresa": "", "estado": "PENDIENTE"} {
		if despues[campo] != valor {
			t.Errorf("%s is %v, want %v", campo, despues[campo], valor)
		}
	}
	for _, campo := range []string{"representanteLegal", "justificacion", "fechaInicioCurso", "programaEmprendimiento", "codigo", "responsableCedula"} {
		if despues[campo] != antes[campo] {
			t.Errorf("%s was %v and is %v", campo, antes[campo], despues[campo])
		}
	}
	if len(despues["horarios"].([]any)) != 3 || len(despues["sesiones"].([]any)) != 10 {
		t.Errorf("the schedule changed: %v", despues["horarios"])
	}
	nuevos := cliente.Put(ruta, cuerpo{"horarios": bloques("MARTES 08:00 12:00", "JUEVES 08:00 12:00")}).Status(http.StatusOK)
	if n := len(nuevos.List("solicitud.horarios")); n != 2 {
		t.Errorf("two blocks replace three, and there are %d", n)
	}
}
