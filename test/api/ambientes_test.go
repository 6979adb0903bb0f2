package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestAmbientesAreKeptOverTheWire(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordinacion := app.As(t, "coordinador.9546")
	const lista = "/api/centros/centro-9546/ambientes"
	enCampos(t, coordinacion.Post(lista, cuerpo{"nombre": []string{"Aula"}, "tipo": "PATIO", "capacidad": 0}), "/capacidad", "/nombre", "/tipo")
	nuevo := coordinacion.Post(lista, cuerpo{"nombre": " Aula  Múltiple ", "tipo": "aula", "capacidad": ""}).Status(http.StatusCreated)
	id := nuevo.Text("ambiente.id")
	if nuevo.Text("ambiente.nombre") != "Aula Múltiple" || nuevo.Header.Get("ETag") != `"1"` {
		t.Errorf("got %s", nuevo.Body)
	}
	coordinacion.Post(lista, cuerpo{"nombre": "AULA MULTIPLE", "tipo": "TALLER"}).Status(http.StatusConflict)
	app.As(t, "admin").Post("/api/centros/no-hay/ambientes", cuerpo{"nombre": "Aula", "tipo": "AULA"}).Status(http.StatusNotFound)
	coordinacion.With("If-Match", `"9"`).Put("/api/ambientes/"+id, cuerpo{"capacidad": 20}).Status(http.StatusPreconditionFailed)
	coordinacion.Put("/api/ambientes/"+id, cuerpo{"capacidad": 501}).Status(http.StatusUnprocessableEntity)
	coordinacion.With("If-Match", `"1"`).Put("/api/ambientes/"+id, cuerpo{"capacidad": 20, "isActive": false}).Status(http.StatusOK)
	if got := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_id = ? ORDER BY id", id); !slices.Equal(got, []string{"CREAR_AMBIENTE", "DESACTIVAR_AMBIENTE"}) {
		t.Errorf("the audit has %v", got)
	}
	coordinacion.Get(lista + "?estado=roto&tipo=PATIO").Status(http.StatusUnprocessableEntity)
	if got := coordinacion.Get(lista + "?search=multiple&estado=inactivo").Status(http.StatusOK).List("ambientes"); len(got) != 1 || got[0].(map[string]any)["id"] != id {
		t.Errorf("got %v", got)
	}
	if got := app.As(t, "instructor1.9546").Get(lista + "?search=multiple").Status(http.StatusOK).List("ambientes"); len(got) > 0 {
		t.Errorf("an instructor sees %v", got)
	}
	app.As(t, "instructor1.9405").Get(lista).Status(http.StatusNotFound)
}

// What is tried out with an ambiente meets what a colleague does in it, and an instructor does not read whose it is.
func TestAScheduleIsTriedOutInAnAmbiente(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "DELETE FROM solicitud_sesiones")
	salon := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 101'")[0]
	ajenos := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9405' AND clave = 'ambiente 101'")
	plan := cuerpo{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 8, "horarios": bloques("LUNES 10:00 14:00")}
	suya := enviada(t, app, cuerpo{"ambienteId": salon}) // 40 hours from 1 February on
	codigo := app.As(t, autora).Get("/api/solicitudes/" + suya).Text("solicitud.codigo")
	app.As(t, coordinador).Post("/api/solicitudes/"+suya+"/approve", cuerpo{}).Status(http.StatusOK)

	cliente := app.As(t, colega)
	if r := cliente.Post("/api/horarios/plan", plan).Status(http.StatusOK); len(r.List("cruces")) > 0 {
		t.Errorf("nobody named the ambiente: %s", r.Body)
	}
	for por, quiere := range map[string]string{colega: "otro curso", coordinador: codigo} {
		r := app.As(t, por).Post("/api/horarios/plan", plan.con(cuerpo{"ambienteId": salon})).Status(http.StatusOK)
		for campo, valor := range map[string]string{"codigo": quiere, "estado": "APROBADA", "motivo": "AMBIENTE", "fecha": "2027-02-01", "horaInicio": "10:00", "horaFin": "12:00"} {
			if got := r.Text("cruces.0." + campo); got != valor {
				t.Errorf("%s: the clash has %s %s, want %s", por, campo, got, valor)
			}
		}
		if r.Int("carga.maximaMinutos") != 4*60 {
			t.Errorf("%s: it is a load of %d minutes", por, r.Int("carga.maximaMinutos"))
		}
	}
	libres := opciones(t, cliente.Post("/api/horarios/cuando", enLaManana()))
	r := cliente.Post("/api/horarios/cuando", enLaManana().con(cuerpo{"ambienteId": salon}))
	if got := opciones(t, r); libres[0] != "2027-02-01" || len(got) != 3 || got[0] <= "2027-02-08" || !strings.Contains(r.Text("explicacion"), "otro curso en el mismo ambiente") {
		t.Errorf("free are %v, with the ambiente %v: %s", libres, got, r.Text("explicacion"))
	}
	app.Exec(t, "UPDATE ambientes SET activo = false WHERE id = ?", salon)
	malos := []any{"no-hay", salon, "a\x00b", strings.Repeat("x", 300), 5, true, []string{salon}, cuerpo{"id": salon}}
	for _, id := range ajenos {
		malos = append(malos, id)
	}
	for _, malo := range malos {
		problema(t, cliente.Post("/api/horarios/plan", plan.con(cuerpo{"ambienteId": malo})), http.StatusUnprocessableEntity, "/ambienteId")
		problema(t, cliente.Post("/api/horarios/cuando", enLaManana().con(cuerpo{"ambienteId": malo, "duracionMaxima": 0})), http.StatusUnprocessableEntity, "/ambienteId", "/duracionMaxima")
	}
	for _, nada := range []any{nil, "", "  "} {
		cliente.Post("/api/horarios/plan", plan.con(cuerpo{"ambienteId": nada})).Status(http.StatusOK)
		cliente.Post("/api/horarios/cuando", enLaManana().con(cuerpo{"ambienteId": nada})).Status(http.StatusOK)
	}
}
