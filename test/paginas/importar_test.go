package paginas_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"complementarias/application/lotes"
	"complementarias/test/apptest"
)

// importacion is a kind of sheet on the pages: who brings it in, and rows that are new.
type importacion struct {
	ruta, quien string
	cabeza      string
	fila        func(n int) string
}

var importaciones = map[string]importacion{
	"instructors": {"/gestion-instructores/importar", coordinador, "nombres;apellidos;cedula;email;telefono;especialidad",
		func(n int) string { return fmt.Sprintf("Nubia;Galvis;4010%04d;n%d@sena.edu.co;;", n, n) }},
	"programmes": {"/programas/importar", admin, "codigo;nombre;version;duracion;cupo;modalidad;centro",
		func(n int) string { return fmt.Sprintf("API-%d;Apicultura;1;40;25;MIXTA;9546", n) }},
}

func (i importacion) hoja(filas ...string) []byte {
	return []byte(i.cabeza + "\r\n" + strings.Join(filas, "\r\n") + "\r\n")
}

// subir sends a file as the form does and gives the answer.
func (i importacion) subir(t *testing.T, app *apptest.App, contenido []byte) apptest.Response {
	t.Helper()
	return app.Browser(t, i.quien).With("Accept", "text/html").Upload(i.ruta, contenido, "formulario", app.FormID(t, i.quien))
}

func cadaImportacion(t *testing.T, probar func(t *testing.T, app *apptest.App, i importacion)) {
	t.Parallel()
	for nombre, i := range importaciones {
		t.Run(nombre, func(t *testing.T) {
			t.Parallel()
			probar(t, apptest.New(t), i)
		})
	}
}

func TestAPreviewAsksAsOftenHoweverManyRowsThereAre(t *testing.T) {
	cadaImportacion(t, func(t *testing.T, app *apptest.App, i importacion) {
		cliente := app.Browser(t, i.quien)
		var antes int
		for _, filas := range []int{1, 300} {
			var todas []string
			for n := range filas {
				todas = append(todas, i.fila(n))
			}
			ruta := i.subir(t, app, i.hoja(todas...)).Status(http.StatusSeeOther).Header.Get("Location")
			cliente.Get(ruta).Status(http.StatusOK) // the session is marked as used once a minute
			n := app.Queries(func() { cliente.Get(ruta).Status(http.StatusOK) })
			if n > 3 || antes > 0 && n != antes { // the import, the session and the badge
				t.Errorf("%d rows: %d queries, before %d", filas, n, antes)
			}
			antes = n
		}
	})
}

// A file that is too large, and one that is none, are told on a page in words that say what to do.
func TestFilesThatAreRefusedAreToldOnAPage(t *testing.T) {
	cadaImportacion(t, func(t *testing.T, app *apptest.App, i importacion) {
		grande := i.subir(t, app, bytes.Repeat([]byte("a"), lotes.TamanoMaximo+1)).Status(http.StatusRequestEntityTooLarge)
		if tipo := grande.Header.Get("Content-Type"); !strings.HasPrefix(tipo, "text/html") || !strings.Contains(string(grande.Body), "pesa más de 5 MB") {
			t.Errorf("%s: %.2000s", tipo, grande.Body)
		}
		for contenido, frase := range map[string]string{
			"%PDF-1.7": "no es una hoja de cálculo", "PK\x03\x04roto": "dañado o incompleto", i.cabeza + "\r\n": "solo tiene encabezados", "a;b\r\n1;2": "Falta: ",
		} {
			if r := i.subir(t, app, []byte(contenido)).Status(http.StatusUnprocessableEntity); !strings.Contains(string(r.Body), frase) || !strings.Contains(string(r.Body), `id="file-error"`) {
				t.Errorf("%q: does not say %q", contenido, frase)
			}
		}
		if n := app.Count(t, "SELECT count(*) FROM importaciones"); n != 0 {
			t.Errorf("%d imports were kept", n)
		}
	})
}

// The template comes back as it went out, in both formats: its row is known as the example, and once filled in it is new.
func TestTheTemplateComesBack(t *testing.T) {
	cadaImportacion(t, func(t *testing.T, app *apptest.App, i importacion) {
		cliente := app.Browser(t, i.quien)
		for _, formato := range []string{"excel", "csv"} {
			plantilla := cliente.Get(i.ruta + "/plantilla?formato=" + formato).Status(http.StatusOK)
			ruta := i.subir(t, app, plantilla.Body).Status(http.StatusSeeOther).Header.Get("Location")
			if pagina := string(cliente.Get(ruta).Status(http.StatusOK).Body); !strings.Contains(pagina, "fila de ejemplo de la plantilla") {
				t.Errorf("%s: the example is not known again: %.3000s", formato, cliente.Page(ruta).Main())
			}
		}
	})
}

func TestWhatIsInASheetIsShownAsText(t *testing.T) {
	cadaImportacion(t, func(t *testing.T, app *apptest.App, i importacion) {
		fila := strings.Repeat(`"`+strings.ReplaceAll(veneno, `"`, `""`)+`";`, strings.Count(i.cabeza, ";")) + "x"
		ruta := i.subir(t, app, []byte(i.cabeza+`;"`+strings.ReplaceAll(veneno, `"`, `""`)+"\"\r\n"+fila+"\r\n")).Status(http.StatusSeeOther).Header.Get("Location")
		pagina := app.Browser(t, i.quien).Get(ruta).Status(http.StatusOK)
		if cuerpo := string(pagina.Body); strings.Contains(cuerpo, "<script>alert(1)") || strings.Contains(cuerpo, "<img src=x") || !strings.Contains(cuerpo, "&lt;script&gt;") {
			t.Errorf("not escaped: %.4000s", cuerpo)
		}
	})
}
