package ui_test

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui"
	"complementarias/application/catalogo"
	dominio "complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// programas is a catalogue of one programme, or one that does not answer.
type programas struct {
	nombre string
	err    error
}

func (p programas) Listar(context.Context, catalogo.ConsultaProgramas) (catalogo.PaginaProgramas, error) {
	if p.err != nil {
		return catalogo.PaginaProgramas{}, p.err
	}
	v := catalogo.ProgramaView{EstadoPrograma: dominio.EstadoPrograma{DatosPrograma: dominio.DatosPrograma{Nombre: p.nombre, Descripcion: p.nombre, DuracionHoras: 40, CupoAprendices: 30}}}
	return catalogo.PaginaProgramas{Programas: []catalogo.ProgramaView{v}, Total: 1}, nil
}

func (p programas) Ver(context.Context, kernel.ProgramaID, dominio.Alcance) (catalogo.ProgramaView, error) {
	return catalogo.ProgramaView{}, dominio.ErrProgramaNoEncontrado
}

func paginas(t *testing.T, p programas, desarrollo bool) http.Handler {
	t.Helper()
	publica, err := url.Parse("https://complementarias.example")
	if err != nil {
		t.Fatal(err)
	}
	pp, err := ui.New(ui.Deps{
		Catalogo: catalogo.New(catalogo.Deps{Programas: p}), PublicURL: publica, Desarrollo: desarrollo,
		Now: func() time.Time { return time.Date(2026, 11, 26, 15, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	gin.SetMode(gin.ReleaseMode)
	motor := gin.New()
	pp.Rutas(motor, motor)
	return motor
}

func pedir(t *testing.T, h http.Handler, ruta string, cabeceras ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, ruta, nil)
	for i := 0; i+1 < len(cabeceras); i += 2 {
		r.Header.Set(cabeceras[i], cabeceras[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const veneno = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}`

func TestWhatPeopleWriteIsShownAsText(t *testing.T) {
	h := paginas(t, programas{nombre: veneno}, true)
	for _, ruta := range []string{"/", "/cursos", "/cursos?buscar=" + url.QueryEscape(veneno)} {
		html := pedir(t, h, ruta).Body.String()
		for _, mal := range []string{"<script>alert", "<img src=x", `onerror=alert(1)>"`} {
			if strings.Contains(html, mal) {
				t.Errorf("%s has %s", ruta, mal)
			}
		}
		if !strings.Contains(html, "&lt;script&gt;alert(1)") {
			t.Errorf("%s does not show what was written", ruta)
		}
	}
}

func TestEveryPageObeysItsPolicy(t *testing.T) {
	h := paginas(t, programas{nombre: "Apicultura"}, true)
	for _, ruta := range []string{"/", "/cursos", "/ayuda", "/soporte", "/contacto", "/privacidad", "/dev/ui"} {
		w := pedir(t, h, ruta)
		nonce := regexp.MustCompile(`script-src 'nonce-([A-Z0-9]+)'`).FindStringSubmatch(w.Header().Get("Content-Security-Policy"))
		if w.Code != http.StatusOK || nonce == nil {
			t.Fatalf("%s: %d, policy %q", ruta, w.Code, w.Header().Get("Content-Security-Policy"))
		}
		html := w.Body.String()
		for _, etiqueta := range regexp.MustCompile(`<(script|style|link rel="stylesheet")[^>]*>`).FindAllString(html, -1) {
			if !strings.Contains(etiqueta, `nonce="`+nonce[1]+`"`) {
				t.Errorf("%s: %s would be blocked", ruta, etiqueta)
			}
		}
		if mal := regexp.MustCompile(` style="| on[a-z]+="|="(https?:)?//`).FindString(html); mal != "" {
			t.Errorf("%s has %s", ruta, mal)
		}
		if n := strings.Count(html, "<h1"); n != 1 {
			t.Errorf("%s has %d headings of first rank", ruta, n)
		}
		if strings.Contains(html, `href=""`) || strings.Contains(html, `src=""`) {
			t.Errorf("%s has an address of nothing", ruta)
		}
	}
}

func TestPagesTravelCompressed(t *testing.T) {
	h := paginas(t, programas{nombre: "Apicultura"}, true)
	plano := pedir(t, h, "/ayuda").Body.Len()
	w := pedir(t, h, "/ayuda", "Accept-Encoding", "gzip, br")
	if w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() >= plano/2 {
		t.Fatalf("%d of %d bytes, encoded as %q", w.Body.Len(), plano, w.Header().Get("Content-Encoding"))
	}
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if html, err := io.ReadAll(z); err != nil || !strings.Contains(string(html), "</html>") {
		t.Errorf("not the whole page: %v", err)
	}
}

func TestSavingDataLeavesTheFontOut(t *testing.T) {
	h := paginas(t, programas{nombre: "Apicultura"}, true)
	if strings.Contains(pedir(t, h, "/ayuda", "Save-Data", "on").Body.String(), ".woff2") {
		t.Error("the font is asked for")
	}
	if !strings.Contains(pedir(t, h, "/ayuda").Body.String(), ".woff2") {
		t.Error("there is no font to leave out")
	}
}

func TestTheStartPageIsThereWithoutADatabase(t *testing.T) {
	h := paginas(t, programas{err: fault.New(fault.Unavailable, "BASE", "No responde.")}, true)
	if w := pedir(t, h, "/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "La base de datos no responde") {
		t.Errorf("got %d", w.Code)
	}
	w := pedir(t, h, "/cursos")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "El sistema está ocupado") {
		t.Errorf("the catalogue: got %d, %q", w.Code, w.Header().Get("Retry-After"))
	}
}

func TestTimeThatIsUpIsToldAsAPage(t *testing.T) {
	h := paginas(t, programas{err: context.DeadlineExceeded}, true)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for ruta, estado := range map[string]int{"/": http.StatusOK, "/cursos": http.StatusServiceUnavailable} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, ruta, nil))
		if w.Code != estado || !strings.Contains(w.Body.String(), "</html>") {
			t.Errorf("%s: %d, %.200s", ruta, w.Code, w.Body)
		}
	}
}

func TestADefectIsToldWithoutItsCause(t *testing.T) {
	h := paginas(t, programas{err: errors.New(`pq: relation "programas" does not exist`)}, true)
	w := pedir(t, h, "/cursos")
	if html := w.Body.String(); w.Code != http.StatusInternalServerError || strings.Contains(html, "relation") || !strings.Contains(html, "Algo falló de nuestro lado") {
		t.Errorf("got %d: %s", w.Code, html)
	}
	if w := pedir(t, h, "/cursos", "HX-Request", "true"); strings.Contains(w.Body.String(), "<html") || !strings.Contains(w.Body.String(), `role="alert"`) {
		t.Error("a script that asks for a part gets a whole page")
	}
}

func TestComponentsAreForDevelopmentOnly(t *testing.T) {
	if w := pedir(t, paginas(t, programas{}, false), "/dev/ui"); w.Code != http.StatusNotFound {
		t.Errorf("got %d", w.Code)
	}
}
