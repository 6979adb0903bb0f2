package e2e_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// atestar copies an approved course of the centre many times over, at other hours and for its instructors by turns; one in
// four waits for a decision.
func atestar(t *testing.T, app *apptest.App) {
	t.Helper()
	columnas := strings.Join(app.Query(t, `SELECT quote_ident(column_name) FROM information_schema.columns
		WHERE table_name = 'solicitudes' AND is_generated = 'NEVER' ORDER BY ordinal_position`), ", ")
	app.Exec(t, `CREATE TABLE copias AS
		SELECT s.id AS de, 'copia-' || n AS id, n, i.id AS instructor_id FROM generate_series(1, 40) n
			CROSS JOIN (SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA' AND fecha_inicio_curso > '2027-01-26' ORDER BY codigo LIMIT 1) s
			CROSS JOIN LATERAL (SELECT id FROM usuarios WHERE rol = 'INSTRUCTOR' AND centro_id = 'centro-9546' ORDER BY id OFFSET n % 2 LIMIT 1) i`)
	app.Exec(t, `INSERT INTO solicitudes (`+columnas+`)
		SELECT `+columnas+` FROM (SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.id, 'codigo', 'SOL-2027-' || 500 + c.n, 'instructor_id', c.instructor_id,
			'estado', CASE WHEN c.n % 4 = 0 THEN 'PENDIENTE' ELSE 'APROBADA' END, 'numero_ficha', (4000000 + c.n)::text, 'ficha_provisional', false, 'propuesta', NULL))).*
			FROM solicitudes s JOIN copias c ON c.de = s.id) k`)
	app.Exec(t, `INSERT INTO solicitud_sesiones SELECT c.id, c.instructor_id, x.fecha + c.n % 3, 360 + 30 * (c.n % 26), 360 + 30 * (c.n % 26) + 90 + 30 * (c.n % 5), false
		FROM solicitud_sesiones x JOIN copias c ON c.de = x.solicitud_id`)
}

func TestTheCalendarLooksRight(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		recorrer := func(sufijo string) {
			for cuenta, rutas := range map[string]map[string]string{
				"instructor2.9546": {"/calendario": "calendario-mes", "/calendario?vista=semana&fecha=2027-02-03": "calendario-semana", "/calendario?fecha=2027-11-02": "calendario-nada"},
				"coordinador.9546": {"/calendario?fecha=2027-02-03": "calendario-centro", "/calendario?vista=semana&fecha=2027-02-03": "calendario-centro-semana",
					"/calendario?vista=dia&fecha=ayer": "calendario-direccion-mala"},
				"admin": {"/calendario": "calendario-elegir", "/calendario?centro=centro-9546&vista=semana&fecha=2027-01-11": "calendario-pais"},
			} {
				page := browser.Open(t, app, js)
				page.SignIn(cuenta)
				for ruta, nombre := range rutas {
					page.Go(ruta)
					page.Check(nombre + sufijo)
				}
			}
		}
		recorrer("")
		atestar(t, app)
		largos(t, app)
		recorrer("-extremos")
	})
}

func TestAMonthIsGoneThroughWithTheKeyboardAndLeadsToItsCourses(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		atestar(t, app)
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go("/dashboard")
		page.Follow("Ver el calendario")
		page.At("/calendario")
		page.Shows("Enero de 2027")
		page.Shows("Festivo: Reyes Magos")
		page.TabTo("Mes siguiente")
		page.PressKey("Enter")
		page.At("/calendario?fecha=2027-02-01&vista=mes")
		page.Shows("Febrero de 2027")
		page.Until(`document.querySelector("a.y-mas") !== null`)
		page.ClickOn("a.y-mas")
		page.Until(`location.hash.startsWith("#dia-2027-02-") && document.body !== null`)
		page.Shows("Semana del")
		page.Click("Filtrar")
		page.Choose("instructor", app.Query(t, `SELECT id FROM usuarios WHERE correo = 'instructor2.9546@sena.edu.co'`)[0])
		page.Press("Ver")
		page.Shows("Calendario de ")
		page.Follow("Hoy")
		page.Follow("Mes")
		page.Shows("Enero de 2027")
	})
}

func TestAnAddressIsMadeReadReplacedAndEnded(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("instructor2.9546")
		page.Go("/calendario")
		page.Check("calendario-sin-direccion")
		page.Press("Crear mi dirección")
		page.Shows("Su dirección está lista")
		page.Check("calendario-con-direccion")
		primera := direccionDe(t, page)
		leer := func(camino string, estado int) string {
			return string(app.Anonymous(t).With("Accept", "text/calendar").Get(camino).Status(estado).Body)
		}
		if archivo := leer(primera, http.StatusOK); !strings.HasPrefix(archivo, "BEGIN:VCALENDAR\r\n") || !strings.Contains(archivo, "BEGIN:VEVENT\r\n") {
			t.Errorf("the address gives %.200s", archivo)
		}
		page.Reload()
		if otra := direccionDe(t, page); otra != primera {
			t.Errorf("after reloading it is %s", otra)
		}
		page.Click("Reemplazar o quitar la dirección")
		page.Press("Reemplazar la dirección")
		page.Shows("La dirección anterior ya no muestra nada")
		segunda := direccionDe(t, page)
		leer(primera, http.StatusNotFound)
		leer(segunda, http.StatusOK)
		page.Click("Reemplazar o quitar la dirección")
		page.Press("Quitar la dirección")
		page.Shows("Crear mi dirección")
		leer(segunda, http.StatusNotFound)
	})
}

// direccionDe is the path of the address that the page shows.
func direccionDe(t *testing.T, page *browser.Page) string {
	t.Helper()
	u, err := url.Parse(page.Value("direccion-calendario"))
	if err != nil || !strings.HasPrefix(u.Path, "/calendario/") {
		t.Fatalf("the address is %v (%v)", u, err)
	}
	return u.Path
}
