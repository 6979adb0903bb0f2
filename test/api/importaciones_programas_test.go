package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/application/catalogo"
	"complementarias/test/apptest"
)

const rutaProgramas = "/api/programas/importaciones"

// hojaDeProgramas is a text with the columns that are asked for, and some of the others.
func hojaDeProgramas(filas ...string) []byte {
	return []byte("Código;Nombre;Versión;Duración (horas);Cupo;Modalidad;Centro;Competencias\r\n" + strings.Join(filas, "\r\n") + "\r\n")
}

const (
	filaQuesos = "QUE-1;Quesos frescos;1;40;25;PRESENCIAL;9546;\"290801023 - Elaborar quesos\n290801024: Empacar\""
	filaMala   = "QUE-2;;1;cuarenta;25;HIBRIDA;0000;"
)

func TestWhoMaySendASheetOfProgrammes(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	antes := huella(t, app)
	admin := app.As(t, administra)
	problema(t, app.Anonymous(t).Upload(rutaProgramas, hojaDeProgramas(filaQuesos)), http.StatusUnauthorized)
	for _, quien := range []string{colega, coordinador} {
		problema(t, app.As(t, quien).Upload(rutaProgramas, hojaDeProgramas(filaQuesos)), http.StatusForbidden)
		problema(t, app.As(t, quien).Post(rutaProgramas, cuerpo{}), http.StatusForbidden) // told before anything of it is read
	}
	problema(t, admin.Post(rutaProgramas, cuerpo{}), http.StatusUnsupportedMediaType)
	problema(t, admin.Upload(rutaProgramas, nil), http.StatusUnprocessableEntity, "/file")
	problema(t, admin.Upload(rutaProgramas, dosBuenas), http.StatusUnprocessableEntity, "/file")
	problema(t, admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos), "centroId", "no-hay"), http.StatusUnprocessableEntity, "/centroId")
	intacta(t, app, antes)
}

func TestASheetOfProgrammesIsLookedAtConfirmedAndUndone(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, administra)
	cuantos := func() int { return app.Count(t, "SELECT count(*) FROM programas WHERE codigo LIKE 'QUE-%'") }
	r := admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos, filaMala)).Status(http.StatusCreated)
	ruta := rutaProgramas + "/" + r.Text("importacion.id")
	if r.Header.Get("Location") != ruta || r.Text("importacion.estado") != "PREVIA" || r.Value("importacion.centroId") != nil || cuantos() != 0 {
		t.Errorf("at %s: %s", r.Header.Get("Location"), r.Body)
	}
	var columnas []string
	for _, e := range r.List("importacion.renglones.1.errores") {
		columnas = append(columnas, fmt.Sprint(e.(map[string]any)["columna"]))
	}
	if !slices.Equal(columnas, []string{"B", "D", "F", "G"}) || r.Text("importacion.renglones.0.datos.duracion") != "40" {
		t.Errorf("the errors are at %v: %s", columnas, r.Body)
	}
	problema(t, admin.Post(ruta+"/undo", nil), http.StatusConflict)
	problema(t, admin.Post(ruta+"/confirm", cuerpo{}), http.StatusConflict)
	var id string
	for range 2 { // a second time changes nothing
		hecha := admin.Post(ruta+"/confirm", cuerpo{"soloValidas": true}).Status(http.StatusOK)
		id = hecha.Text("importacion.renglones.0.programaId")
		if hecha.Text("importacion.estado") != "CONFIRMADA" || cuantos() != 1 {
			t.Errorf("%d programmes: %s", cuantos(), hecha.Body)
		}
	}
	if n := app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'IMPORTAR_PROGRAMAS'"); n != 1 {
		t.Errorf("%d entries of the audit", n)
	}
	visto := admin.Get("/api/programas/" + id).Status(http.StatusOK)
	if visto.Text("programa.centro.codigo") != "9546" || len(visto.List("programa.competencias")) != 2 || visto.Text("programa.competencias.1.codigo") != "290801024" {
		t.Errorf("got %s", visto.Body)
	}
	archivo := admin.Get(ruta + "/resultado").Status(http.StatusOK)
	if !strings.Contains(string(archivo.Body), "Columna D (duracion): Escriba un número entero") {
		t.Errorf("%.900s", archivo.Body)
	}
	otra := admin.Upload(rutaProgramas, archivo.Body).Status(http.StatusCreated)
	if otra.Text("importacion.renglones.0.resultado") != "IGUAL" || otra.Int("importacion.conteos.errores") != 1 {
		t.Errorf("the file with the results again: %s", otra.Body)
	}
	for range 2 {
		deshecha := admin.Post(ruta+"/undo", nil).Status(http.StatusOK)
		if deshecha.Text("importacion.estado") != "DESHECHA" || deshecha.Value("importacion.renglones.0.deshecho") != true || cuantos() != 0 {
			t.Errorf("%d programmes: %s", cuantos(), deshecha.Body)
		}
	}
}

// A programme that somebody has asked for stays, whatever is undone.
func TestAProgrammeThatIsAskedForIsNotTakenOut(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, administra)
	previa := admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos, strings.ReplaceAll(filaQuesos, "QUE-1", "QUE-3"))).Status(http.StatusCreated)
	ruta := rutaProgramas + "/" + previa.Text("importacion.id")
	hecha := admin.Post(ruta+"/confirm", cuerpo{}).Status(http.StatusOK)
	app.As(t, colega).Post("/api/solicitudes", cuerpo{"programaId": hecha.Text("importacion.renglones.0.programaId"), "isDraft": true}).Status(http.StatusCreated)
	deshecha := admin.Post(ruta+"/undo", nil).Status(http.StatusOK)
	if deshecha.Value("importacion.renglones.0.deshecho") != false || !strings.Contains(deshecha.Text("importacion.renglones.0.motivo"), "solicitud") ||
		deshecha.Value("importacion.renglones.1.deshecho") != true {
		t.Errorf("got %s", deshecha.Body)
	}
	if n := app.Count(t, "SELECT count(*) FROM programas WHERE codigo IN ('QUE-1', 'QUE-3')"); n != 1 {
		t.Errorf("%d programmes are left, want the one that is asked for", n)
	}
}

// What a sheet of instructors is called, a sheet of programmes is not, and the other way round.
func TestAnImportOfAnotherKindLooksAbsent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, administra)
	programas := admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos)).Status(http.StatusCreated).Text("importacion.id")
	personas := admin.Upload(rutaImportaciones, dosBuenas, "centroId", "centro-9405").Status(http.StatusCreated).Text("importacion.id")
	for _, ruta := range []string{rutaImportaciones + "/" + programas, rutaProgramas + "/" + personas} {
		problema(t, admin.Get(ruta), http.StatusNotFound)
		problema(t, admin.Get(ruta+"/resultado"), http.StatusNotFound)
		problema(t, admin.Post(ruta+"/confirm", cuerpo{"soloValidas": true}), http.StatusNotFound)
		problema(t, admin.Post(ruta+"/undo", nil), http.StatusNotFound)
	}
	if n := app.Count(t, "SELECT count(*) FROM importaciones WHERE estado = 'PREVIA'"); n != 2 {
		t.Errorf("%d previews are open, want both", n)
	}
}

func TestTheTemplateOfProgrammesNamesWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	r := apptest.New(t).As(t, administra).Upload(rutaProgramas, []byte("codigo;nombre\r\nA;B\r\n"))
	problema(t, r, http.StatusUnprocessableEntity, "/file")
	for _, c := range catalogo.ColumnasDeProgramas() {
		if c.Obligatoria && !strings.Contains(r.Text("errors.0.detail"), c.Clave) {
			t.Errorf("%s is not named: %s", c.Clave, r.Body)
		}
	}
}
