package api_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"complementarias/adapters/xlsx"
	"complementarias/application/lotes"
	"complementarias/application/tablas"
	"complementarias/test/apptest"
)

// libro is a workbook as our own writer makes it.
func libro(t *testing.T, columnas []string, filas ...[]tablas.Celda) []byte {
	t.Helper()
	tabla := tablas.Tabla{Titulo: "Datos", Filas: tablas.Filas(filas)}
	for _, c := range columnas {
		tabla.Columnas = append(tabla.Columnas, tablas.Columna{Titulo: c, Ancho: 20})
	}
	var b bytes.Buffer
	if err := xlsx.New("prueba").Escribir(t.Context(), &b, tablas.Libro{Titulo: "Datos", Tablas: []tablas.Tabla{tabla}}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAWorkbookOfInstructorsComesIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	r := app.As(t, coordinador).Upload(rutaImportaciones, libro(t, []string{"Cédula", "Nombres", "Apellidos", "Correo electrónico", "Teléfono", "Especialidad"},
		[]tablas.Celda{tablas.Entero(40100001), tablas.Texto("Nubia"), tablas.Texto("Galvis Peña"), tablas.Texto("ngalvis@sena.edu.co"), tablas.Texto("3001234567"), tablas.Texto("=1+1")},
		[]tablas.Celda{tablas.Texto("4.0100.002"), tablas.Texto("Tito"), tablas.Texto(""), tablas.Texto("tortiz@sena.edu.co"), {}, {}})).Status(http.StatusCreated)
	if r.Text("importacion.formato") != "xlsx" || r.Text("importacion.renglones.0.resultado") != "NUEVA" || r.Text("importacion.renglones.0.datos.cedula") != "40100001" ||
		r.Text("importacion.renglones.1.errores.0.columna") != "C" {
		t.Errorf("got %s", r.Body)
	}
	ruta := rutaImportaciones + "/" + r.Text("importacion.id")
	app.As(t, coordinador).Post(ruta+"/confirm", cuerpo{"soloValidas": true}).Status(http.StatusOK)
	archivo := app.As(t, coordinador).Get(ruta + "/resultado").Status(http.StatusOK)
	if tipo := archivo.Header.Get("Content-Type"); !strings.Contains(tipo, "spreadsheetml") {
		t.Errorf("the result is %s", tipo)
	}
	otra := app.As(t, coordinador).Upload(rutaImportaciones, archivo.Body).Status(http.StatusCreated)
	if otra.Text("importacion.renglones.0.resultado") != "IGUAL" || otra.Int("importacion.conteos.errores") != 1 {
		t.Errorf("the result again: %s", otra.Body)
	}
}

func TestAWorkbookOfProgrammesComesIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	r := app.As(t, administra).Upload(rutaProgramas, libro(t, []string{"Código", "Nombre", "Versión", "Horas", "Cupo", "Modalidad", "Centro", "Objetivos"},
		[]tablas.Celda{tablas.Entero(73390001), tablas.Texto("Apicultura"), tablas.Entero(1), tablas.Entero(40), tablas.Entero(25), tablas.Texto("Presencial"), tablas.Entero(9546),
			tablas.Texto("- Instalar el colmenar\n- Cosechar la miel")})).Status(http.StatusCreated)
	if r.Text("importacion.renglones.0.resultado") != "NUEVA" {
		t.Fatalf("got %s", r.Body)
	}
	app.As(t, administra).Post(rutaProgramas+"/"+r.Text("importacion.id")+"/confirm", nil).Status(http.StatusOK)
	if n := app.Count(t, "SELECT count(*) FROM programa_objetivos o JOIN programas p ON p.id = o.programa_id WHERE p.codigo = '73390001'"); n != 2 {
		t.Errorf("%d objectives, want 2", n)
	}
}

// conPartes is a workbook of these files, which no spreadsheet would write.
func conPartes(t *testing.T, partes map[string]string, megas int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for nombre, contenido := range partes {
		w, err := z.Create(nombre)
		if err == nil {
			_, err = io.WriteString(w, contenido)
		}
		for range megas {
			if err == nil && nombre == "xl/worksheets/sheet1.xml" {
				_, err = w.Write(make([]byte, 1<<20))
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func partes(filas string) map[string]string {
	return map[string]string{
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="Datos" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + filas + `</sheetData></worksheet>`,
	}
}

// Each is refused by both imports with a sentence that says what to do, and leaves nothing behind.
func TestHostileSheetsAreRefusedOverHTTP(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	antes := huella(t, app)
	macros := partes("<row/>")
	macros["xl/vbaProject.bin"] = "x"
	celda := `<row><c t="inlineStr"><is><t>x</t></is></c></row>`
	for nombre, c := range map[string]struct {
		contenido []byte
		codigo    string
	}{
		"1 GB in 1 MB":         {conPartes(t, partes(celda), 1024), lotes.ErrExpandido.Code},
		"2,001 rows":           {conPartes(t, partes(strings.Repeat(celda, 2002)), 0), lotes.ErrFilas.Code},
		"macros":               {conPartes(t, macros, 0), lotes.ErrMacros.Code},
		"an entity of its own": {conPartes(t, map[string]string{"xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>`}, 0), lotes.ErrIlegible.Code},
		"cut in the middle":    {libro(t, []string{"codigo"})[:300], lotes.ErrIlegible.Code},
		"heads only":           {libro(t, []string{"codigo", "nombre"}), lotes.ErrSinFilas.Code},
		"Excel 97":             {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)), lotes.ErrXLS.Code},
		"a text with a NUL":    {[]byte("codigo;nombre;version;duracion;cupo;modalidad;nombres;apellidos;cedula;email;telefono;especialidad\r\nA\x00B;x;1;40;25;MIXTA;A\x00na;Ruiz;1;a;;\r\n"), lotes.ErrTipo.Code},
		"nothing":              {[]byte(" \r\n"), lotes.ErrVacio.Code},
	} {
		for ruta, quien := range map[string]apptest.Client{rutaImportaciones: app.As(t, coordinador), rutaImportar: app.As(t, coordinador), rutaProgramas: app.As(t, administra)} {
			r := quien.Upload(ruta, c.contenido)
			problema(t, r, http.StatusUnprocessableEntity, "/file")
			if codigo := r.Text("errors.0.code"); codigo != c.codigo {
				t.Errorf("%s at %s: got %s, want %s: %s", nombre, ruta, codigo, c.codigo, r.Text("errors.0.detail"))
			}
		}
	}
	grande := bytes.Repeat([]byte("a;"), lotes.TamanoMaximo/2+1)
	for ruta, quien := range map[string]apptest.Client{rutaImportaciones: app.As(t, coordinador), rutaImportar: app.As(t, coordinador), rutaProgramas: app.As(t, administra)} {
		r := quien.Upload(ruta, grande)
		problema(t, r, http.StatusRequestEntityTooLarge)
		if frase := r.Text("error"); !strings.Contains(frase, "5 MB") || !strings.Contains(frase, "Divídalo") {
			t.Errorf("%s: %s", ruta, frase)
		}
	}
	intacta(t, app, antes)
}

// detenidos holds a table until soltar, and esperan waits until as many statements wait for it.
func detenidos(t *testing.T, app *apptest.App, tabla string) (esperan func(n int), soltar func()) {
	t.Helper()
	tx, err := app.DB.BeginTx(t.Context(), nil)
	if err == nil {
		_, err = tx.ExecContext(t.Context(), "LOCK TABLE "+tabla+" IN ACCESS EXCLUSIVE MODE")
	}
	if err != nil {
		t.Fatal(err)
	}
	soltar = sync.OnceFunc(func() { _ = tx.Rollback() })
	t.Cleanup(soltar)
	return func(n int) {
		t.Helper()
		const query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
		for range 100_000 {
			if app.Count(t, query) >= n {
				return
			}
		}
		t.Fatalf("fewer than %d wait for %s", n, tabla)
	}, soltar
}

// While one import of a person is worked on, another of that person waits, of whatever kind; and of all people few are
// worked on at once.
func TestImportsWaitForEachOther(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin, coordina, otro := app.As(t, administra), app.As(t, coordinador), app.As(t, coordinaOtro)
	esperan, soltar := detenidos(t, app, "importaciones")
	var wg sync.WaitGroup
	var primera, segunda apptest.Response
	wg.Go(func() { primera = admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos)) })
	esperan(1)
	for _, r := range []apptest.Response{admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos)), admin.Upload(rutaImportaciones, dosBuenas, "centroId", "centro-9405"),
		admin.Upload(rutaImportar, dosBuenas, "centroId", "centro-9405"), admin.Post(rutaProgramas+"/no-hay/confirm", nil)} {
		problema(t, r, http.StatusTooManyRequests)
		if r.Header.Get("Retry-After") == "" || r.Text("code") != "IMPORTACION_EN_CURSO" && !strings.Contains(r.Text("error"), "en curso") {
			t.Errorf("%s: %s", r.Request, r.Body)
		}
	}
	wg.Go(func() { segunda = coordina.Upload(rutaImportaciones, dosBuenas) })
	esperan(2)
	tercera := otro.Upload(rutaImportaciones, dosBuenas)
	problema(t, tercera, http.StatusServiceUnavailable)
	if tercera.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	soltar()
	wg.Wait()
	primera.Status(http.StatusCreated)
	segunda.Status(http.StatusCreated)
	otro.Upload(rutaImportaciones, dosBuenas).Status(http.StatusCreated)
	admin.Upload(rutaProgramas, hojaDeProgramas(filaQuesos)).Status(http.StatusCreated)
}

// Two people who may confirm the same import do so at the same moment: it is written once, and both see it done.
func TestTwoConfirmationsOfOneImportWriteOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin, coordina := app.As(t, administra), app.As(t, coordinador)
	var filas []string
	for n := range 20 {
		filas = append(filas, fmt.Sprintf("Nubia;Galvis;4010%04d;n%d@sena.edu.co;;", n, n))
	}
	ruta := rutaImportaciones + "/" + coordina.Upload(rutaImportaciones, hoja(filas...)).Status(http.StatusCreated).Text("importacion.id") + "/confirm"
	esperan, soltar := detenidos(t, app, "importaciones")
	respuestas := make([]apptest.Response, 2)
	var wg sync.WaitGroup
	for i, quien := range []apptest.Client{admin, coordina} {
		wg.Go(func() { respuestas[i] = quien.Post(ruta, nil) })
	}
	esperan(2)
	soltar()
	wg.Wait()
	for _, r := range respuestas {
		if r.Status(http.StatusOK); r.Text("importacion.estado") != "CONFIRMADA" || r.Int("importacion.conteos.nuevas") != len(filas) {
			t.Errorf("got %s", r.Body)
		}
	}
	if cuentas, notas := app.Count(t, "SELECT count(*) FROM usuarios WHERE cedula LIKE '4010%'"), app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'IMPORTAR_INSTRUCTORES'"); cuentas != len(filas) || notas != 1 {
		t.Errorf("%d accounts and %d entries of the audit", cuentas, notas)
	}
	if enlaces := app.Count(t, "SELECT count(*) FROM enlaces WHERE tipo = 'INVITACION' AND usuario_id IN (SELECT id FROM usuarios WHERE cedula LIKE '4010%')"); enlaces != len(filas) {
		t.Errorf("%d invitations, want one of each", enlaces)
	}
}
