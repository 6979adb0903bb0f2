package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/application/lotes"
	"complementarias/test/apptest"
)

const (
	rutaImportaciones = "/api/instructores/importaciones"
	rutaImportar      = "/api/instructores/import"
)

// hoja is a text with the columns of the contract.
func hoja(filas ...string) []byte {
	return []byte("nombres;apellidos;cedula;email;telefono;especialidad\r\n" + strings.Join(filas, "\r\n") + "\r\n")
}

var (
	dosBuenas = hoja("Nubia;Galvis;40100001;ngalvis@sena.edu.co;3001234567;Lácteos", "Tito;Ortiz;40100002;tortiz@sena.edu.co;;")
	conMalas  = hoja("Nubia;Galvis;40100001;ngalvis@sena.edu.co;3001234567;Lácteos", "De;Afuera;abc;externo@gmail.com;12;", "Nubia;Otra;40100001;notra@sena.edu.co;;")
)

// importaciones replays what the previous system answered to a sheet, which was sent as a form and is not in the recordings.
func (c *contrato) importaciones() {
	g := c.grabacion("instructores-import-400-columns")
	coordina := c.app.As(c.t, coordinador)
	r := coordina.Upload(g.Request.Path, []byte("nombres;apellidos\r\nAna;Ruiz\r\n"))
	problema(c.t, r, http.StatusUnprocessableEntity, "/file")
	if detalle := r.Text("errors.0.detail"); !strings.HasPrefix(detalle, "El archivo debe contener las columnas: nombres, apellidos, cedula, email, telefono, especialidad") {
		c.t.Errorf("got %s", detalle)
	}

	g = c.grabacion("instructores-import-ok")
	r = coordina.Upload(g.Request.Path, hoja("Instructora;Importada;55500001;instructora.importada@sena.edu.co;3001234567;Sistemas",
		"Sin;Correo;55500002;;;", "Ext;Erno;55500003;externo@gmail.com;1;X", "Instructora;Otra;55500001;otra.importada@sena.edu.co;;"))
	c.igual("instructores-import-ok", g, r)
	if r.Text("message") != g.Response.Body["message"] || r.Int("resultados.exitosos") != 1 || r.Int("resultados.errores.0.fila") != 3 {
		c.t.Errorf("got %s", r.Body)
	}
	clave := r.Text("resultados.instructores.0.credencialTemporal")
	if len(clave) < 12 || strings.Contains(clave, "0001") || c.app.Count(c.t, "SELECT count(*) FROM usuarios WHERE clave_hash = ? OR clave_estado <> 'TEMPORAL' AND cedula = '55500001'", clave) != 0 {
		c.t.Errorf("the password is %q", clave)
	}
	otra := coordina.Upload(g.Request.Path, hoja("Instructora;Importada;55500001;instructora.importada@sena.edu.co;3109998877;Sistemas")).Status(http.StatusOK)
	if otra.Text("message") != "Importación completada. 0 instructores creados, 1 actualizados, 0 errores" || otra.Value("resultados.instructores.0.credencialTemporal") != nil {
		c.t.Errorf("got %s", otra.Body)
	}
}

func TestWhoMaySendASheet(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	antes := huella(t, app)
	coordina, admin := app.As(t, coordinador), app.As(t, administra)
	for _, ruta := range []string{rutaImportaciones, rutaImportar} {
		problema(t, app.Anonymous(t).Upload(ruta, dosBuenas), http.StatusUnauthorized)
		problema(t, app.As(t, colega).Upload(ruta, dosBuenas), http.StatusForbidden)
		problema(t, app.As(t, colega).Post(ruta, cuerpo{}), http.StatusForbidden) // told before anything of it is read
		problema(t, coordina.Upload(ruta, dosBuenas, "centroId", "centro-9405"), http.StatusForbidden)
		problema(t, coordina.Post(ruta, cuerpo{}), http.StatusUnsupportedMediaType)
		problema(t, coordina.Upload(ruta, nil), http.StatusUnprocessableEntity, "/file")
		problema(t, coordina.Upload(ruta, []byte("%PDF-1.7")), http.StatusUnprocessableEntity, "/file")
		problema(t, coordina.Upload(ruta, bytes.Repeat([]byte("a"), lotes.TamanoMaximo+1)), http.StatusRequestEntityTooLarge)
		problema(t, admin.Upload(ruta, dosBuenas), http.StatusUnprocessableEntity, "/centroId")
		problema(t, admin.Upload(ruta, dosBuenas, "centroId", "no-hay"), http.StatusUnprocessableEntity, "/centroId")
	}
	intacta(t, app, antes)
	admin.Upload(rutaImportaciones, dosBuenas, "centroId", "centro-9405").Status(http.StatusCreated)
}

func TestASheetIsLookedAtConfirmedAndUndone(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina := app.As(t, coordinador)
	cuantas := func() int {
		return app.Count(t, "SELECT count(*) FROM usuarios WHERE cedula LIKE '401000%' AND activo")
	}
	r := coordina.Upload(rutaImportaciones, conMalas).Status(http.StatusCreated)
	ruta := rutaImportaciones + "/" + r.Text("importacion.id")
	if r.Header.Get("Location") != ruta || r.Text("importacion.estado") != "PREVIA" || cuantas() != 0 {
		t.Errorf("at %s: %s", r.Header.Get("Location"), r.Body)
	}
	for campo, quiere := range map[string]int{"total": 3, "nuevas": 1, "actualizadas": 0, "iguales": 0, "errores": 2} {
		if got := r.Int("importacion.conteos." + campo); got != quiere {
			t.Errorf("%d %s, want %d", got, campo, quiere)
		}
	}
	var columnas []string
	for _, e := range r.List("importacion.renglones.1.errores") {
		columnas = append(columnas, fmt.Sprint(e.(map[string]any)["columna"]))
	}
	if r.Int("importacion.renglones.1.fila") != 3 || !slices.Equal(columnas, []string{"C", "D", "E"}) {
		t.Errorf("the errors are at %v: %s", columnas, r.Body)
	}
	if got := coordina.Get(ruta).Status(http.StatusOK); got.Text("importacion.renglones.2.errores.0.codigo") != "REPETIDO" {
		t.Errorf("got %s", got.Body)
	}

	problema(t, coordina.Post(ruta+"/undo", nil), http.StatusConflict)
	problema(t, coordina.Post(ruta+"/confirm", cuerpo{}), http.StatusConflict)
	problema(t, coordina.Post(ruta+"/confirm", cuerpo{"soloValidas": "tal vez"}), http.StatusUnprocessableEntity, "/soloValidas")
	problema(t, coordina.Post(ruta+"/confirm", "{"), http.StatusBadRequest)
	for range 2 { // a second time changes nothing
		hecha := coordina.Post(ruta+"/confirm", cuerpo{"soloValidas": true}).Status(http.StatusOK)
		if hecha.Text("importacion.estado") != "CONFIRMADA" || hecha.Value("importacion.soloValidas") != true || hecha.Value("importacion.renglones.0.usuarioId") == nil || cuantas() != 1 {
			t.Errorf("%d accounts: %s", cuantas(), hecha.Body)
		}
	}
	if n := app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'IMPORTAR_INSTRUCTORES'"); n != 1 {
		t.Errorf("%d entries of the audit", n)
	}
	archivo := coordina.Get(ruta + "/resultado").Status(http.StatusOK)
	if !strings.HasPrefix(archivo.Header.Get("Content-Type"), "text/csv") || !strings.Contains(string(archivo.Body), "ya está en la fila 2") {
		t.Errorf("%s: %.500s", archivo.Header.Get("Content-Type"), archivo.Body)
	}
	for range 2 {
		deshecha := coordina.Post(ruta+"/undo", nil).Status(http.StatusOK)
		if deshecha.Text("importacion.estado") != "DESHECHA" || deshecha.Value("importacion.renglones.0.deshecho") != true || cuantas() != 0 {
			t.Errorf("%d accounts: %s", cuantas(), deshecha.Body)
		}
	}
	problema(t, coordina.Post(ruta+"/confirm", cuerpo{"soloValidas": true}), http.StatusConflict)
}

func TestAnImportOfAnotherLooksAbsent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina, otro := app.As(t, coordinador), app.As(t, coordinaOtro)
	ruta := rutaImportaciones + "/" + coordina.Upload(rutaImportaciones, dosBuenas).Status(http.StatusCreated).Text("importacion.id")
	antes := huella(t, app)
	for metodo, rutas := range map[string][]string{http.MethodGet: {"", "/resultado"}, http.MethodPost: {"/confirm", "/undo"}} {
		for _, sufijo := range rutas {
			ajena, ausente := otro.Do(metodo, ruta+sufijo, nil), otro.Do(metodo, rutaImportaciones+"/no-hay"+sufijo, nil)
			problema(t, ajena, http.StatusNotFound)
			if mismoCuerpo(ajena) != mismoCuerpo(ausente) {
				t.Errorf("%s: %s; of what is not there: %s", ajena.Request, ajena.Body, ausente.Body)
			}
			problema(t, app.As(t, colega).Do(metodo, ruta+sufijo, nil), http.StatusForbidden)
		}
	}
	problema(t, otro.Post(ruta+"/confirm", cuerpo{"soloValidas": 7}), http.StatusNotFound)
	intacta(t, app, antes)
	if hecha := app.As(t, administra).Post(ruta+"/confirm", cuerpo{}).Status(http.StatusOK); hecha.Int("importacion.conteos.nuevas") != 2 {
		t.Errorf("got %s", hecha.Body)
	}
}
