package static_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"complementarias/adapters/web/ui/static"
)

func servir(t *testing.T, a *static.Archivos, nombre, acepta string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, a.URL(nombre), nil)
	r.Header.Set("Accept-Encoding", acepta)
	w := httptest.NewRecorder()
	if !a.Servir(w, r, strings.TrimPrefix(a.URL(nombre), static.Prefijo)) {
		t.Fatalf("%s is not served", nombre)
	}
	return w
}

func nuevo(t *testing.T) *static.Archivos {
	t.Helper()
	a, err := static.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestUnknownNamesAreNotServed(t *testing.T) {
	a := nuevo(t)
	for _, ruta := range []string{"", "app.css", "../static.go", "css/1-fichas.css", "LICENSE-htmx.txt"} {
		if a.Servir(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil), ruta) {
			t.Errorf("%q is served", ruta)
		}
	}
	if a.URL("nada.css") != "" {
		t.Error("a name that does not exist has an address")
	}
}

func TestFilesAreCompressedAndKept(t *testing.T) {
	a := nuevo(t)
	plano := servir(t, a, static.Estilos, "").Body.String()
	for codificacion, abrir := range map[string]func(io.Reader) (io.Reader, error){
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	} {
		w := servir(t, a, static.Estilos, codificacion)
		if got := w.Header().Get("Content-Encoding"); got != codificacion {
			t.Errorf("encoded as %q, want %s", got, codificacion)
		}
		if got := w.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("kept as %q", got)
		}
		r, err := abrir(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != plano {
			t.Errorf("%s does not give the file back: %v", codificacion, err)
		}
	}
	if w := servir(t, a, static.Letra, "br, gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("the font is compressed twice")
	}
}

// The budget of the pages (docs/calidad.md): scripts 28 KB compressed in all, a font of at most 26 KB. What only the page
// of the API loads does not count.
func TestTheFilesAreLight(t *testing.T) {
	a := nuevo(t)
	programas := 0
	for _, nombre := range static.Nombres() {
		n := servir(t, a, nombre, "gzip").Body.Len()
		if strings.HasSuffix(nombre, ".js") && nombre != static.SwaggerPrograma {
			programas += n
		}
		if nombre == static.Letra && n > 26<<10 {
			t.Errorf("the font has %d bytes", n)
		}
	}
	if programas > 28<<10 {
		t.Errorf("scripts of %d bytes compressed", programas)
	}
}

// What the policy of the pages would block, or another host would have to serve.
func TestStylesAskForNothingElse(t *testing.T) {
	a := nuevo(t)
	if m := regexp.MustCompile(`url\(|@import|https?:`).FindString(servir(t, a, static.Estilos, "").Body.String()); m != "" {
		t.Errorf("the styles have %s", m)
	}
}

// The files that lie here compressed are those of npm, swagger-ui-dist 5.35.0, byte for byte.
func TestSwaggerUIIsWhatNPMHas(t *testing.T) {
	a := nuevo(t)
	for nombre, suma := range map[string]string{
		static.SwaggerPrograma: "e6a898692f2d768e807c3ba4626068a69a2c5dd960dd6c76f3e4d3a3de180af2",
		static.SwaggerEstilos:  "5ed08757e53da3e026d6cbecc61fe5d43585c9560b302d534ad56692519a273d",
	} {
		plano := servir(t, a, nombre, "").Body.Bytes()
		if got := fmt.Sprintf("%x", sha256.Sum256(plano)); got != suma {
			t.Errorf("%s is %s, want %s", nombre, got, suma)
		}
		brot, err := io.ReadAll(brotli.NewReader(servir(t, a, nombre, "br").Body))
		if err != nil || !bytes.Equal(brot, plano) {
			t.Errorf("%s compressed is another: %v", nombre, err)
		}
	}
}
