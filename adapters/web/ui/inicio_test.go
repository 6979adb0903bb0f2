package ui_test

import (
	"encoding/json"
	"html"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"complementarias/adapters/web/ui"
	"complementarias/domain/kernel"
)

func datos() ui.DatosInicio {
	return ui.DatosInicio{
		BaseURL: "http://localhost:3000", Disponible: true, Hoy: kernel.NewDate(2026, 11, 23),
		Demostracion: ui.Demostracion{Clave: "Com'ple.2026", Cuentas: []ui.Cuenta{
			{Correo: "admin@sena.edu.co", Rol: kernel.Admin},
			{Correo: "coordinador.9546@sena.edu.co", Rol: kernel.Coordinador, Centro: "9546 <b>Oriente</b>"},
			{Correo: "instructor1.9546@sena.edu.co", Rol: kernel.Instructor, Centro: "9546 Oriente"},
		}},
	}
}

func escribir(t *testing.T, d ui.DatosInicio) string {
	t.Helper()
	var b strings.Builder
	if err := ui.Inicio(d).Render(templ.WithNonce(t.Context(), "n0nce"), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestProductionShowsNoAccounts(t *testing.T) {
	d := datos()
	d.Produccion = true
	pagina := escribir(t, d)
	for _, dato := range []string{"@sena.edu.co", "ple.2026", "curl", "demostración"} {
		if strings.Contains(pagina, dato) {
			t.Errorf("production shows %q", dato)
		}
	}
}

func TestWithoutAccountsNothingIsOffered(t *testing.T) {
	d := datos()
	d.Demostracion = ui.Demostracion{}
	if strings.Contains(escribir(t, d), "curl") {
		t.Error("commands without an account")
	}
}

func TestThePageObeysItsPolicy(t *testing.T) {
	pagina := escribir(t, datos())
	for _, prohibido := range []string{" style=", "<script", " onclick=", "http://www", "//fonts", "<b>Oriente"} {
		if strings.Contains(pagina, prohibido) {
			t.Errorf("the page has %q", prohibido)
		}
	}
	for _, debe := range []string{
		`<html lang="es-CO">`, `<style nonce="n0nce">`, `width=device-width`, `<caption>`, `href="/api/openapi.json"`, `href="/api/health"`,
	} {
		if !strings.Contains(pagina, debe) {
			t.Errorf("the page lacks %s", debe)
		}
	}
	if n := strings.Count(pagina, "<h1"); n != 1 {
		t.Errorf("%d headings of first rank", n)
	}
	if kb := len(pagina) >> 10; kb > 24 {
		t.Errorf("%d KiB is not a small page", kb)
	}
}

func TestThePageSaysWhetherTheSystemAnswers(t *testing.T) {
	d := datos()
	if pagina := escribir(t, d); !strings.Contains(pagina, "En servicio") {
		t.Error("a healthy system does not say so")
	}
	d.Disponible = false
	if pagina := escribir(t, d); strings.Contains(pagina, "En servicio") || !strings.Contains(pagina, "La base de datos no responde") {
		t.Error("a database that is away is not told")
	}
}

func TestCommandsCanBePasted(t *testing.T) {
	ordenes := regexp.MustCompile(`(?s)<pre [^>]*><code>(.*?)</code></pre>`).FindAllStringSubmatch(escribir(t, datos()), -1)
	if len(ordenes) != 3 {
		t.Fatalf("got %d commands", len(ordenes))
	}
	// A curl that answers the sign-in, and tells what it was given from then on.
	var guion strings.Builder
	guion.WriteString(`curl() { case "$2" in */login) printf '{"token":"abc.def","pedido":%s}' "$6" >&2; printf '{"message":"x","token":"abc.def"}';; *) printf '%s\n' "$@";; esac; }` + "\n")
	for _, o := range ordenes {
		guion.WriteString(html.UnescapeString(o[1]) + "\n")
	}
	var dicho, pedido strings.Builder
	sh := exec.CommandContext(t.Context(), "sh", "-euc", guion.String()) //nolint:gosec // our own page is what is tested
	sh.Stdout, sh.Stderr = &dicho, &pedido
	if err := sh.Run(); err != nil {
		t.Fatalf("%v: %s in %s", err, pedido.String(), guion.String())
	}
	var login struct {
		Pedido struct{ Email, Password string }
	}
	if err := json.Unmarshal([]byte(pedido.String()), &login); err != nil || login.Pedido.Email != "instructor1.9546@sena.edu.co" || login.Pedido.Password != "Com'ple.2026" {
		t.Errorf("%v: got %s", err, pedido.String())
	}
	for _, debe := range []string{
		"http://localhost:3000/api/solicitudes?limit=5\n", "http://localhost:3000/api/horarios/plan\n", "Authorization: Bearer abc.def\n",
		`{"fechaInicioCurso":"2026-12-07","duracionMaxima":40,`,
	} {
		if !strings.Contains(dicho.String(), debe) {
			t.Errorf("the commands lack %q: %s", debe, dicho.String())
		}
	}
}
