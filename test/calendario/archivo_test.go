package calendario_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestASolicitudWithoutClassesHasNoFile(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enviada(t, app, autora, cuerpo{"isDraft": true, "horarios": []any{}}, "2027-02-01")
	r := app.As(t, autora).Get("/api/solicitudes/" + id + "/calendario.ics").Status(http.StatusConflict)
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/problem+json") || !strings.Contains(r.Text("detail"), "no tiene clases con fecha") {
		t.Errorf("it answers %s: %s", r.Header.Get("Content-Type"), r.Body)
	}
	for _, ajeno := range []string{id + "x", "a%00b", "..%2f..%2fetc", strings.Repeat("x", 300)} {
		app.As(t, autora).Get("/api/solicitudes/" + ajeno + "/calendario.ics").Status(http.StatusNotFound)
	}
}

// TestACourseOnItsWay: TENTATIVE, CONFIRMED, moved and CANCELLED, always the same events.
func TestACourseOnItsWay(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enviada(t, app, autora, nil, "2027-02-01", "2027-02-03")
	ruta := "/api/solicitudes/" + id
	var numeros []string
	uids := map[string]string{}
	mirar := func(quiere string) {
		t.Helper()
		r := app.As(t, autora).With("Accept", "text/calendar").Get(ruta + "/calendario.ics").Status(http.StatusOK)
		if tipo, disposicion := r.Header.Get("Content-Type"), r.Header.Get("Content-Disposition"); tipo != "text/calendar; charset=utf-8" ||
			!strings.HasPrefix(disposicion, `attachment; filename="calendario-SOL-2027-`) || !strings.HasSuffix(disposicion, `.ics"`) {
			t.Errorf("it is handed out as %q, %q", tipo, disposicion)
		}
		eventos := leer(t, r.Body)
		if hay := enTexto(eventos); hay != quiere {
			t.Errorf("the classes are\n%s\nwant\n%s", hay, quiere)
		}
		for _, e := range eventos {
			cuando := e.desde.String()
			if antes := uids[cuando]; antes != "" && antes != e.uid {
				t.Errorf("the class of %s was %s and is %s", cuando, antes, e.uid)
			}
			uids[cuando] = e.uid
			if e.numero != eventos[0].numero || e.hasta.Sub(e.desde).Hours() != 2 {
				t.Errorf("an event is %+v", e)
			}
		}
		if len(numeros) > 0 && numeros[len(numeros)-1] >= eventos[0].numero {
			t.Errorf("after number %v comes %s", numeros, eventos[0].numero)
		}
		numeros = append(numeros, eventos[0].numero)
	}
	mirar("02-01 13:00 TENTATIVE, 02-03 13:00 TENTATIVE")
	app.As(t, coordinador).Post(ruta+"/approve", cuerpo{}).Status(http.StatusOK)
	mirar("02-01 13:00 CONFIRMED, 02-03 13:00 CONFIRMED")
	mover := func(fechas ...any) {
		t.Helper()
		app.As(t, coordinador).Post(ruta+"/reschedule", cuerpo{"motivo": "La sede entra en obra.", "fechaInicioCurso": fechas[0].(cuerpo)["fecha"], "horarios": fechas}).Status(http.StatusOK)
	}
	mover(clase(t, "2027-02-03"), clase(t, "2027-02-08"))
	mirar("02-01 13:00 CANCELLED, 02-03 13:00 CONFIRMED, 02-08 13:00 CONFIRMED")
	mover(clase(t, "2027-02-01"), clase(t, "2027-02-10"))
	mirar("02-01 13:00 CONFIRMED, 02-03 13:00 CANCELLED, 02-08 13:00 CANCELLED, 02-10 13:00 CONFIRMED")
	app.As(t, coordinador).Post(ruta+"/cancel", cuerpo{"comentarios": "La empresa desistió del curso."}).Status(http.StatusOK)
	mirar("02-01 13:00 CANCELLED, 02-03 13:00 CANCELLED, 02-08 13:00 CANCELLED, 02-10 13:00 CANCELLED")
	if len(uids) != 4 {
		t.Errorf("there are %d classes", len(uids))
	}
}

// TestABorradorThatMovesLeavesNothingBehind: nobody was told of classes that were never approved.
func TestABorradorThatMovesLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enviada(t, app, autora, nil, "2027-02-01")
	app.As(t, autora).Do(http.MethodPut, "/api/solicitudes/"+id, cuerpo{"isDraft": false, "fechaInicioCurso": "2027-02-02", "horarios": []any{clase(t, "2027-02-02")}}).Status(http.StatusOK)
	if hay := enTexto(leer(t, app.As(t, autora).Get("/api/solicitudes/"+id+"/calendario.ics").Status(http.StatusOK).Body)); hay != "02-02 13:00 TENTATIVE" {
		t.Errorf("the classes are %s", hay)
	}
	if n := app.Count(t, `SELECT count(*) FROM solicitud_sesiones_retiradas`); n != 0 {
		t.Errorf("%d classes are remembered as moved", n)
	}
}

func TestWhatPeopleTypeStaysTextInAFile(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	const veneno = `Junta; "El Ñame", c\d BEGIN:VALARM {{7*7}} =1+1 <script>`
	id := enviada(t, app, autora, cuerpo{"nombreEmpresa": veneno, "lugarFormacion": strings.Repeat("ñ", 200)}, "2027-02-01")
	eventos := leer(t, app.As(t, autora).Get("/api/solicitudes/"+id+"/calendario.ics").Status(http.StatusOK).Body)
	if len(eventos) != 1 || !strings.Contains(eventos[0].descripcion, veneno+"\nhttp://localhost:3000/solicitudes/"+id) || eventos[0].lugar != strings.Repeat("ñ", 200)+", Vélez" {
		t.Errorf("it is read as %+v", eventos)
	}
}

// TestAFileNamesNobody: no person and no number of one, whatever the request carries.
func TestAFileNamesNobody(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := curso(t, app, autora, nil, "2027-02-01")
	archivo := string(app.As(t, coordinador).Get("/api/solicitudes/" + id + "/calendario.ics").Status(http.StatusOK).Body)
	datos := app.Query(t, `SELECT unnest(ARRAY[u.nombre, u.correo, u.cedula, u.telefono, s.representante_legal, s.telefonos_empresa, s.responsable_nombre, s.estado_por])
		FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE s.id = ?`, id)
	desdoblado := strings.ReplaceAll(archivo, "\r\n ", "")
	for _, dato := range datos {
		if dato != "" && strings.Contains(desdoblado, dato) {
			t.Errorf("it tells %q", dato)
		}
	}
	for _, propiedad := range []string{"ATTENDEE", "ORGANIZER", "CONTACT", "mailto:", "tel:"} {
		if strings.Contains(desdoblado, propiedad) {
			t.Errorf("it has %s", propiedad)
		}
	}
}
