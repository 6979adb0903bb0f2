package api_test

import (
	"net/http"
	"slices"
	"testing"

	"complementarias/test/apptest"
)

// losCampos lists one field of the rows of an answer.
func losCampos(r apptest.Response, lista, campo string) []string {
	var valores []string
	for _, fila := range r.List(lista) {
		valores = append(valores, fila.(map[string]any)[campo].(string))
	}
	return valores
}

func TestHolidaysAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	enCampos(t, admin.Post("/api/festivos", "{}"), "/fecha", "/nombre")
	enCampos(t, admin.Post("/api/festivos", cuerpo{"fecha": "2027-02-30", "nombre": 7}), "/fecha", "/nombre")
	enCampos(t, admin.Post("/api/festivos/switch", cuerpo{"vigente": "no"}), "/fecha", "/nombre", "/vigente")
	admin.Post("/api/festivos/switch", cuerpo{"fecha": "2027-05-02", "nombre": "Ninguno", "vigente": false}).Status(http.StatusNotFound)
	admin.Post("/api/festivos", cuerpo{"fecha": "2027-05-01", "nombre": "Día del Trabajo"}).Status(http.StatusConflict)
}

func TestAHolidayIsAddedAndSwitched(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	vigentes := func() []string {
		return losCampos(admin.Get("/api/festivos?anio=2027").Status(http.StatusOK), "festivos", "nombre")
	}
	antes := len(vigentes())
	admin.Post("/api/festivos", cuerpo{"fecha": "2027-09-30", "nombre": "Día cívico"}).Status(http.StatusCreated)
	apagar := cuerpo{"fecha": "2027-05-01", "nombre": "Día del Trabajo", "vigente": false}
	for range 2 {
		admin.Post("/api/festivos/switch", apagar).Status(http.StatusOK)
	}
	if got := vigentes(); len(got) != antes || !slices.Contains(got, "Día cívico") || slices.Contains(got, "Día del Trabajo") {
		t.Errorf("got %q", got)
	}
	apagar["vigente"] = true
	admin.Post("/api/festivos/switch", apagar).Status(http.StatusOK)
	quitar := cuerpo{"fecha": "2027-09-30", "nombre": "Día cívico", "vigente": false}
	admin.Post("/api/festivos/switch", quitar).Status(http.StatusOK)
	admin.Post("/api/festivos/switch", quitar).Status(http.StatusNotFound)
	if got := vigentes(); len(got) != antes || slices.Contains(got, "Día cívico") {
		t.Errorf("got %q", got)
	}
	want := []string{"CREAR_FESTIVO", "APAGAR_FESTIVO", "ENCENDER_FESTIVO", "QUITAR_FESTIVO"}
	if got := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_tipo = 'festivo' ORDER BY id"); !slices.Equal(got, want) {
		t.Errorf("the audit has %v, want %v", got, want)
	}
}

func TestARecessFromItsBeginningToItsEnd(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina, otro := app.As(t, "coordinador.9546"), app.As(t, "coordinador.9405")
	enCampos(t, coordina.Post("/api/recesos", "{}"), "/desde", "/hasta", "/nombre")
	nuevo := cuerpo{"desde": "2031-12-20", "hasta": "2032-01-11", "nombre": "Receso de fin de año"}
	ajeno := cuerpo{"desde": "2031-12-20", "hasta": "2032-01-11", "nombre": "Receso", "centroId": "centro-9405"}
	enCampos(t, coordina.Post("/api/recesos", ajeno), "/centroId")
	r := coordina.Post("/api/recesos", nuevo).Status(http.StatusCreated)
	ruta := r.Header.Get("Location")
	coordina.Post("/api/recesos", nuevo).Status(http.StatusConflict)
	otro.Post("/api/recesos", nuevo).Status(http.StatusCreated)
	enCampos(t, coordina.Put(ruta, cuerpo{"hasta": "2031-01-01", "centroId": "x"}), "/centroId")
	if v := coordina.Put(ruta, cuerpo{"hasta": "2032-01-15"}).Status(http.StatusOK); v.Text("receso.hasta") != "2032-01-15" || v.Text("receso.centro.codigo") != "9546" {
		t.Errorf("got %s", v.Body)
	}
	if visto := coordina.Get(ruta).Status(http.StatusOK); visto.Header.Get("ETag") != `"2"` {
		t.Errorf("it is edition %s, want the second", visto.Header.Get("ETag"))
	}
	coordina.With("If-Match", `"1"`).Put(ruta, cuerpo{"nombre": "Otro"}).Status(http.StatusPreconditionFailed)
	for _, metodo := range []string{http.MethodGet, http.MethodPut, http.MethodDelete} {
		otro.Do(metodo, ruta, nil).Status(http.StatusNotFound)
	}
	if got := losCampos(coordina.Get("/api/recesos?anio=2032").Status(http.StatusOK), "recesos", "centroId"); !slices.Equal(got, []string{"centro-9546"}) {
		t.Errorf("got %v", got)
	}
	coordina.Do(http.MethodDelete, ruta, nil).Status(http.StatusOK)
	coordina.Do(http.MethodDelete, ruta, nil).Status(http.StatusNotFound)
}

func TestApprovedCoursesStayAndAreListed(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin, coordina := app.As(t, "admin"), app.As(t, "coordinador.9546")
	curso := app.Query(t, `SELECT s.codigo || '|' || max(x.fecha) FROM solicitudes s JOIN solicitud_sesiones x ON x.solicitud_id = s.id
		WHERE s.estado = 'APROBADA' AND s.centro_id = 'centro-9546' AND s.omitir_festivos GROUP BY s.codigo ORDER BY max(x.fecha) DESC, s.codigo LIMIT 1`)[0]
	codigo, dia := curso[:len(curso)-11], curso[len(curso)-10:]
	afectados := func(c apptest.Client) []string {
		return losCampos(c.Get("/api/festivos/afectados?limit=100").Status(http.StatusOK), "cursos", "codigo")
	}
	if got := afectados(admin); len(got) > 0 {
		t.Errorf("before: %v", got)
	}
	admin.Post("/api/festivos", cuerpo{"fecha": dia, "nombre": "Día cívico"}).Status(http.StatusCreated)
	if got := afectados(coordina); !slices.Contains(got, codigo) {
		t.Errorf("got %v, want %s in it", got, codigo)
	}
	if got := afectados(app.As(t, "coordinador.9405")); slices.Contains(got, codigo) {
		t.Errorf("another centre sees %v", got)
	}
	if app.Count(t, "SELECT count(*) FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id WHERE s.codigo = ? AND x.fecha = ?", codigo, dia) == 0 {
		t.Error("the course has lost its day")
	}
}

func TestCoordinatorsAreToldOnceOfTheCoursesThatAHolidayTouches(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	dia := app.Query(t, `SELECT max(x.fecha)::text FROM solicitudes s JOIN solicitud_sesiones x ON x.solicitud_id = s.id
		WHERE s.estado = 'APROBADA' AND s.centro_id = 'centro-9546' AND s.omitir_festivos`)[0]
	app.As(t, "admin").Post("/api/festivos", cuerpo{"fecha": dia, "nombre": "Día cívico"}).Status(http.StatusCreated)
	app.Drain(t)
	avisos := func() int {
		return app.Count(t, `SELECT count(*) FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id
			WHERE n.titulo = 'Cambió el calendario' AND n.tipo = 'SISTEMA' AND u.correo = 'coordinador.9546@sena.edu.co' AND n.mensaje LIKE '%«Día cívico»%'`)
	}
	if n := avisos(); n != 1 {
		t.Errorf("%d notices", n)
	}
	if n := app.Count(t, `SELECT count(*) FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE n.titulo = 'Cambió el calendario' AND u.rol <> 'COORDINADOR'`); n != 0 {
		t.Errorf("%d who do not coordinate are told", n)
	}
	app.Query(t, "UPDATE outbox SET hecho_en = NULL WHERE nombre = 'CalendarioCambiado' RETURNING id::text")
	app.Drain(t)
	if n := avisos(); n != 1 {
		t.Errorf("delivered again: %d notices", n)
	}
	if n := app.Count(t, `SELECT count(*) FROM mensajes m JOIN usuarios u ON u.id = m.usuario_id WHERE m.tipo = 'CALENDARIO_CAMBIADO' AND u.correo = 'coordinador.9546@sena.edu.co'`); n != 1 {
		t.Errorf("%d mails", n)
	}
	id := app.Query(t, "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE n.titulo = 'Cambió el calendario' AND u.correo = 'coordinador.9546@sena.edu.co'")[0]
	c := app.Browser(t, "coordinador.9546").With("Content-Type", "application/x-www-form-urlencoded")
	r := c.Post("/notificaciones/"+id+"/abrir", "formulario="+app.FormID(t, "coordinador.9546")).Status(http.StatusSeeOther)
	if got := r.Header.Get("Location"); got != "/festivos/afectados" {
		t.Errorf("it leads to %s", got)
	}
}
