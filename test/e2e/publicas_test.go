package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestThePublicPages(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t), js)
		for ruta, titulo := range map[string]string{
			"/": "Del programa a la ficha", "/cursos": "Programas de formación", "/ayuda": "Ayuda", "/soporte": "Soporte",
			"/contacto": "Contacto", "/privacidad": "Tratamiento de datos personales", "/no-existe": "No encontramos esta página",
		} {
			page.Go(ruta)
			if !strings.HasPrefix(page.Heading(), titulo) {
				t.Errorf("%s is headed %q", ruta, page.Heading())
			}
			page.Check(nombreDe(ruta))
		}
	})
}

// nombreDe names the pictures of a path.
func nombreDe(ruta string) string {
	if ruta == "/" {
		return "inicio"
	}
	return strings.TrimPrefix(ruta, "/")
}

func TestAPageThatIsNotThereKeepsTheFrameOfWhoHasSignedIn(t *testing.T) {
	page := browser.Open(t, apptest.New(t), browser.Without)
	page.SignIn(instructora)
	page.Go("/no-existe")
	page.Shows("Mis solicitudes")
	page.ShowsNot("Ingresar")
}

func TestTheCatalogueIsSearchedByTheAddress(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t), js)
		page.Go("/")
		page.Fill("buscar", "apicultura")
		page.Press("Buscar")
		page.At("/cursos?buscar=apicultura")
		page.Shows("Apicultura")
		page.ShowsNot("Contabilidad")
		page.Fill("buscar", "<script>alert(1)</script>")
		page.Press("Buscar")
		page.Shows("Ningún programa coincide")
		page.Check("cursos-sin-resultados")
		page.Follow("Ver todos los programas")
		page.Follow("Virtual")
		page.At("/cursos?modalidad=VIRTUAL")
		page.ShowsNot("Presencial\n")
		page.Go("/cursos?modalidad=HIBRIDA&pagina=abc")
		page.Shows("La modalidad debe ser una de")
	})
}

func TestEveryComponentInEveryState(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t, apptest.WithoutDemo()), js)
		page.Go("/dev/ui")
		page.Check("dev-ui")
		if js {
			page.Click("Abrir el diálogo")
			page.Shows("No se puede deshacer")
			page.Accessible()
			page.Key("Escape")
		}
	})
}

// The budget of the first visit (ui.md 1): 60 KB and six requests, the font on top; a repeated one 15 KB.
func TestAVisitIsLight(t *testing.T) {
	page := browser.Open(t, apptest.New(t), browser.With)
	page.Go("/")
	var bytes, letra float64
	peticiones := page.Requests()
	for _, r := range peticiones {
		if strings.HasSuffix(r.URL, ".woff2") {
			letra += r.Bytes
			continue
		}
		bytes += r.Bytes
	}
	t.Logf("first visit: %d requests, %.0f bytes and a font of %.0f", len(peticiones), bytes, letra)
	if len(peticiones) > 6 || bytes > 60<<10 || letra > 27<<10 || letra == 0 {
		t.Errorf("first visit: %d requests, %.0f bytes and a font of %.0f: %+v", len(peticiones), bytes, letra, peticiones)
	}
	page.ForgetRequests()
	page.Go("/cursos")
	bytes = 0
	for _, r := range page.Requests() {
		if !r.Cached {
			bytes += r.Bytes
		}
	}
	t.Logf("second page: %.0f bytes", bytes)
	if bytes > 15<<10 || bytes == 0 {
		t.Errorf("second page: %.0f bytes: %+v", bytes, page.Requests())
	}
}
