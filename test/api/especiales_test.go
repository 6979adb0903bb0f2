package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
)

func TestSpecialProgrammesAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	const ruta = "/api/programas-especiales"
	enCampos(t, admin.Post(ruta, "{}"), "/codigo", "/nombre", "/vigenteDesde")
	enCampos(t, admin.Post(ruta, cuerpo{"codigo": "con tilde é", "nombre": 7, "orden": 0, "vigenteDesde": "mañana", "vigenteHasta": "2027-02-30"}),
		"/codigo", "/nombre", "/orden", "/vigenteDesde", "/vigenteHasta")
	enCampos(t, admin.Post(ruta, cuerpo{"codigo": "CONVENIO", "nombre": "Convenio", "vigenteDesde": "2027-02-02", "vigenteHasta": "2027-02-01"}), "/vigenteHasta")
	enCampos(t, admin.Put(ruta+"/POSCONFLICTO", cuerpo{"codigo": "OTRO", "nombre": "Otro", "orden": 5}), "/codigo", "/nombre", "/orden")
	admin.Post(ruta, cuerpo{"codigo": "POSCONFLICTO", "nombre": "Otro", "vigenteDesde": "2027-01-01"}).Status(http.StatusConflict)
	for _, id := range []string{"NO_HAY", "%00", "posconflicto"} {
		admin.Get(ruta + "/" + id).Status(http.StatusNotFound)
		admin.Put(ruta+"/"+id, cuerpo{"nombre": "x"}).Status(http.StatusNotFound)
	}
	if n := app.Count(t, "SELECT count(*) FROM programas_especiales"); n != 12 {
		t.Errorf("%d special programmes", n)
	}
}

func TestASpecialProgrammeOfSomeMonths(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(time.Date(2027, time.January, 12, 15, 0, 0, 0, time.UTC)))
	admin, autora := app.As(t, "admin"), app.As(t, "instructor2.9546")
	const ruta = "/api/programas-especiales"
	creado := admin.Post(ruta, cuerpo{"codigo": "convenio_velez", "nombre": "Convenio Alcaldía de Vélez", "vigenteDesde": "2027-02-01", "vigenteHasta": "2027-02-26"}).Status(http.StatusCreated)
	if creado.Header.Get("Location") != ruta+"/CONVENIO_VELEZ" || creado.Header.Get("ETag") != `"1"` || creado.Text("programaEspecial.estado") != "POR_EMPEZAR" ||
		creado.Value("programaEspecial.casilla") != nil || fmt.Sprint(creado.Value("programaEspecial.orden")) != "13" {
		t.Errorf("got %v, %s", creado.Header, creado.Body)
	}

	// A course of ten days, Monday to Friday from 2027-02-15.
	f := cursoDeDosSemanas(t, app, "2027-02-15")
	f["programasEspeciales"] = []any{"CONVENIO_VELEZ"}
	r := autora.Post("/api/solicitudes", f).Status(http.StatusCreated)
	tarde := cursoDeDosSemanas(t, app, "2027-02-16")
	tarde["programasEspeciales"] = []any{"CONVENIO_VELEZ"}
	mal := autora.Post("/api/solicitudes", tarde)
	enCampos(t, mal, "/programasEspeciales")
	if !strings.Contains(mal.Text("error"), "«Convenio Alcaldía de Vélez» está vigente hasta el 26 de febrero de 2027 y el curso termina el 1 de marzo de 2027") {
		t.Errorf("got %s", mal.Body)
	}

	encoger := cuerpo{"vigenteHasta": "2027-02-25"}
	admin.With("If-Match", `"7"`).Put(ruta+"/CONVENIO_VELEZ", encoger).Status(http.StatusPreconditionFailed)
	pregunta := admin.Put(ruta+"/CONVENIO_VELEZ", encoger).Status(http.StatusConflict)
	if !strings.Contains(pregunta.Text("error"), "deja por fuera 1 curso por decidir.") || fmt.Sprint(pregunta.Value("porDecidir")) != "1" {
		t.Errorf("got %s", pregunta.Body)
	}
	encoger["confirmar"] = true
	hecho := admin.With("If-Match", `"1"`).Put(ruta+"/CONVENIO_VELEZ", encoger).Status(http.StatusOK)
	if hecho.Header.Get("ETag") != `"2"` || hecho.Text("programaEspecial.vigenteHasta") != "2027-02-25" || fmt.Sprint(hecho.Value("programaEspecial._count.solicitudes")) != "1" {
		t.Errorf("got %s", hecho.Body)
	}
	visto := autora.Get("/api/solicitudes/" + r.Text("solicitud.id")).Status(http.StatusOK)
	if visto.List("solicitud.programasEspeciales")[0] != "CONVENIO_VELEZ" {
		t.Errorf("the solicitud lost it: %s", visto.Body)
	}
	lista := autora.Get(ruta).Status(http.StatusOK)
	if todos := lista.List("programasEspeciales"); len(todos) != 13 || todos[12].(map[string]any)["codigo"] != "CONVENIO_VELEZ" || todos[3].(map[string]any)["casilla"] != "posconflicto" {
		t.Errorf("got %s", lista.Body)
	}
	if strings.Contains(string(lista.Body), "_count") {
		t.Error("an instructor is told how often each one is used")
	}
	admin.Put(ruta+"/CONVENIO_VELEZ", cuerpo{"vigenteHasta": nil}).Status(http.StatusOK)
	if got := app.Query(t, "SELECT accion || ' ' || (detalle ? 'cursosFuera') FROM auditoria WHERE objeto_tipo = 'programa_especial' ORDER BY id"); strings.Join(got, ", ") !=
		"CREAR_PROGRAMA_ESPECIAL false, EDITAR_PROGRAMA_ESPECIAL true, EDITAR_PROGRAMA_ESPECIAL false" {
		t.Errorf("the audit has %v", got)
	}
}

// cursoDeDosSemanas is complete: forty hours in ten days of class, Monday to Friday.
func cursoDeDosSemanas(t *testing.T, app *apptest.App, inicio string) cuerpo {
	t.Helper()
	var filas []any
	for _, dia := range []string{"LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES"} {
		filas = append(filas, cuerpo{"diaSemana": dia, "horaInicio": "18:00", "horaFin": "22:00"})
	}
	return cuerpo{
		"programaId": app.Query(t, "SELECT id FROM programas WHERE codigo = '73310037'")[0], "isDraft": false, "responsableCedula": "52345678",
		"numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL", "departamento": "Santander", "municipio": "Barbosa",
		"nombreEmpresa": "Asociación de Panaderos", "nitEmpresa": "900.555.555-2", "representanteLegal": "Rosa Inés Ardila", "direccionEmpresa": "Carrera 7 # 10-20",
		"lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA",
		"inicioInscripcion": "2027-02-01", "finalizacionInscripcion": "2027-02-10", "fechaInicioCurso": inicio,
		"horarios": filas, "justificacion": "Los asociados necesitan aprender a llevar las cuentas de su negocio.",
		"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
	}
}
