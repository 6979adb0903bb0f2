package listas_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// repartir spreads the demonstration over a year and a half, and gives it what reports tell apart.
func repartir(t *testing.T, app *apptest.App) {
	t.Helper()
	app.Exec(t, `UPDATE solicitudes s SET fecha_solicitud = '2027-01-12T15:00:00Z'::timestamptz - n * interval '11 days 7 hours'
		FROM (SELECT id, row_number() OVER (ORDER BY id) n FROM solicitudes) x WHERE x.id = s.id`)
	app.Exec(t, `UPDATE solicitudes s SET modalidad = (ARRAY['PRESENCIAL', 'VIRTUAL', 'MIXTA', ''])[1 + mod(n, 4)],
		municipio = (ARRAY['68861', '05001', '11001', ''])[1 + mod(n / 2, 4)]
		FROM (SELECT id, row_number() OVER (ORDER BY estado IN ('PENDIENTE', 'EN_REVISION') DESC, centro_id, id) n FROM solicitudes) x WHERE x.id = s.id`)
	app.Exec(t, `SELECT solicitud_estancias_rehacer()`)
}

// cifraEnlazada is a figure that leads to a list.
var cifraEnlazada = regexp.MustCompile(`<a href="(/todas-solicitudes\?[^"]*)">([0-9.]+)</a>`)

// cuantasHay is how many rows the list at an address has, on all its pages.
func cuantasHay(t *testing.T, app *apptest.App, cuenta, ruta string) int {
	t.Helper()
	n := 0
	for pagina := 1; ; pagina++ {
		html := abrir(t, app, cuenta, fmt.Sprint(ruta, "&pagina=", pagina))
		noMuestra(t, html, "Mostramos la lista sin filtros")
		unas := len(filas(html))
		if n += unas; unas < 20 {
			return n
		}
	}
}

func TestEveryFigureOfAReportIsThatManySolicitudes(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	repartir(t, app)
	const todo = "periodo=fechas&desde=2025-01-01&hasta=2027-01-12"
	for _, c := range []struct{ cuenta, ruta string }{
		{"coordinador.9546", "/reportes-coordinador?" + todo}, {"coordinador.9546", "/reportes-coordinador?periodo=anio-anterior&modalidad=VIRTUAL"},
		{"coordinador.9546", "/reportes-coordinador?vista=tiempos&" + todo}, {"coordinador.9546", "/reportes-coordinador?vista=cola"},
		{"coordinador.9546", "/reportes-coordinador?vista=grupos&" + todo}, {"coordinador.9546", "/reportes-coordinador?vista=grupos&por=instructor&" + todo},
		{"coordinador.9546", "/reportes-coordinador?vista=grupos&por=municipio&" + todo}, {"coordinador.9546", "/reportes-coordinador?vista=grupos&por=modalidad&" + todo},
		{"coordinador.9546", "/reportes-coordinador?vista=grupos&por=especial&" + todo},
		{"admin", "/reportes?" + todo + "&regional=68"}, {"admin", "/reportes?" + todo + "&centro=centro-9405&municipio=ninguno"}, {"admin", "/reportes?vista=cola&modalidad=ninguno"},
		{"admin", "/reportes?vista=grupos&por=centro&" + todo}, {"admin", "/reportes?vista=grupos&por=regional&especial=ninguno&" + todo}, {"admin", "/reportes?vista=tiempos&" + todo},
	} {
		enlaces := map[string]string{}
		for _, m := range cifraEnlazada.FindAllStringSubmatch(abrir(t, app, c.cuenta, c.ruta), -1) {
			enlaces[strings.ReplaceAll(m[1], "&amp;", "&")] = m[2]
		}
		if len(enlaces) < 3 {
			t.Errorf("%s has %d figures to look behind", c.ruta, len(enlaces))
		}
		for ruta, cifra := range enlaces {
			n, err := strconv.Atoi(strings.ReplaceAll(cifra, ".", ""))
			if got := cuantasHay(t, app, c.cuenta, ruta); err != nil || got != n || n == 0 {
				t.Errorf("%s says %s, %s has %d", c.ruta, cifra, ruta, got)
			}
		}
	}
}

// celdas are the texts of a table row by the text of its head.
var filaDeCifras = regexp.MustCompile(`(?s)<tr role="row"><th scope="row" role="rowheader"[^>]*>(.*?)</th>(.*?)</tr>`)
var celdaDeCifras = regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`)
var etiqueta = regexp.MustCompile(`<[^>]*>`)

func cuadroDe(html string) map[string][]string {
	filas := map[string][]string{}
	for _, m := range filaDeCifras.FindAllStringSubmatch(html, -1) {
		var textos []string
		for _, c := range celdaDeCifras.FindAllStringSubmatch(m[2], -1) {
			textos = append(textos, strings.TrimSpace(etiqueta.ReplaceAllString(c[1], "")))
		}
		filas[strings.TrimSpace(etiqueta.ReplaceAllString(m[1], ""))] = textos
	}
	return filas
}

func TestAReportShowsWhatIsThere(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	repartir(t, app)
	html := abrir(t, app, "coordinador.9546", "/reportes-coordinador?periodo=anio-anterior")
	muestra(t, html, "Centro de Gestión Agroempresarial del Oriente, solicitudes pedidas del 1 de enero al 31 de diciembre de 2026.", "del 1 de enero al 31 de diciembre de 2025")
	contar := func(donde string) string {
		return strconv.Itoa(app.Count(t, `SELECT count(*) FROM solicitudes WHERE centro_id = 'centro-9546' AND fecha_solicitud >= '2026-01-01T05:00:00Z' AND fecha_solicitud < '2027-01-01T05:00:00Z'`+donde))
	}
	cuadro := cuadroDe(html)
	if total := cuadro["Total"]; len(total) < 3 || total[0] != contar("") || total[1] != contar(` AND estado = 'APROBADA'`) || len(cuadro) != 13 {
		t.Errorf("got %v of %d rows, want %s and %s", total, len(cuadro), contar(""), contar(` AND estado = 'APROBADA'`))
	}
	if junio := cuadro["Jun"]; junio[0] != contar(` AND fecha_solicitud >= '2026-06-01T05:00:00Z' AND fecha_solicitud < '2026-07-01T05:00:00Z'`) {
		t.Errorf("June has %v", junio)
	}
	for centro, want := range map[string]string{"centro-9546": "15", "centro-9405": "15"} {
		html := abrir(t, app, "admin", "/reportes?vista=grupos&por=centro&periodo=fechas&desde=2024-01-01&centro="+centro)
		if cuadro := cuadroDe(html); len(cuadro) != 2 || cuadro["Total"][0] != want {
			t.Errorf("%s: %v", centro, cuadro)
		}
	}
}

func TestACoordinatorSeesNoOtherCentreWhateverIsAsked(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	repartir(t, app)
	ajeno := func(consulta string) string { return app.Query(t, consulta)[0] }
	instructor := ajeno(`SELECT id FROM usuarios WHERE correo LIKE 'instructor1.9405@%'`)
	programa := ajeno(`SELECT programa_id FROM solicitudes WHERE centro_id = 'centro-9405' LIMIT 1`)
	const todo = "periodo=fechas&desde=2024-01-01"
	for _, vista := range []string{"resumen", "tiempos", "grupos", "cargas", "cola"} {
		propio := cuadroDe(abrir(t, app, "coordinador.9546", "/reportes-coordinador?"+todo+"&vista="+vista))
		for _, parametro := range []string{"centro=centro-9405", "regional=05", "centro=centro-9405&regional=05", "por=centro", "por=regional"} {
			html := abrir(t, app, "coordinador.9546", "/reportes-coordinador?"+todo+"&vista="+vista+"&"+parametro)
			noMuestra(t, html, "Servicios Financieros", "centro-9405", "9405", "Antioquia")
			if got := cuadroDe(html); fmt.Sprint(got) != fmt.Sprint(propio) {
				t.Errorf("%s with %s: %v, without: %v", vista, parametro, got, propio)
			}
		}
		for _, parametro := range []string{"instructor=" + instructor, "programa=" + programa} {
			html := abrir(t, app, "coordinador.9546", "/reportes-coordinador?"+todo+"&vista="+vista+"&"+parametro)
			if cuadro := cuadroDe(html); len(cuadro) > 0 {
				t.Errorf("%s with %s: %v", vista, parametro, cuadro)
			}
			noMuestra(t, html, ajeno(`SELECT nombre FROM usuarios WHERE correo LIKE 'instructor1.9405@%'`))
		}
	}
}

func TestEachRoleIsLedToItsReports(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	pedir := func(cuenta, ruta string) apptest.Response {
		return app.As(t, cuenta).With("Accept", "text/html").Get(ruta)
	}
	if lleva := pedir("coordinador.9546", "/reportes?vista=cola&modalidad=VIRTUAL").Status(http.StatusSeeOther).Header.Get("Location"); lleva != "/reportes-coordinador?vista=cola&modalidad=VIRTUAL" {
		t.Errorf("the coordination is led to %s", lleva)
	}
	if lleva := pedir("admin", "/reportes-coordinador").Status(http.StatusSeeOther).Header.Get("Location"); lleva != "/reportes" {
		t.Errorf("the administration is led to %s", lleva)
	}
	for _, ruta := range []string{"/reportes", "/reportes-coordinador", "/reportes/descargar?formato=csv"} {
		pedir("instructor1.9546", ruta).Status(http.StatusForbidden)
	}
}

func TestAnAddressOfAReportThatCannotBeReadSaysWhy(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	entero := cuadroDe(abrir(t, app, "admin", "/reportes"))
	for _, mala := range []string{"vista=NOEXISTE", "periodo=ayer", "por=color", "orden=nombre%3BDROP", "regional=77", "regional=Santander", "desde=2026-02-30", "hasta=ayer", "desde=2026-12-31&hasta=2026-01-01",
		"desde=2001-01-01&hasta=2026-01-01", "periodo=fechas&desde=x", "centro=%07", "programa=" + strings.Repeat("x", 101), "municipio=%e2%80%ae", "modalidad=HIBRIDA", "municipio=68", "especial=%07"} {
		html := abrir(t, app, "admin", "/reportes?"+mala)
		if got := cuadroDe(html); !strings.Contains(html, "Mostramos el reporte sin filtros") || fmt.Sprint(got) != fmt.Sprint(entero) {
			t.Errorf("%.40s: %v", mala, got)
		}
	}
	for _, buena := range []string{"centro=no-hay", "programa=no-hay", "instructor=no-hay", "municipio=68861&modalidad=VIRTUAL&instructor=no-hay", "especial=NO_HAY", "vista=grupos&programa=no-hay", "vista=cola&centro=no-hay"} {
		html := abrir(t, app, "admin", "/reportes?"+buena)
		noMuestra(t, html, "Mostramos el reporte sin filtros")
		muestra(t, html, "Quitar filtros")
	}
}

func TestAReportAsksTheDatabaseAsOftenHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	paginas := map[string]int{ // beside the session and the badge
		"/reportes?periodo=doce-meses": 4, "/reportes?vista=tiempos&periodo=doce-meses": 3, "/reportes?vista=grupos&periodo=doce-meses": 3, "/reportes?vista=cargas": 3, "/reportes?vista=cola": 3,
	}
	instructor := app.Query(t, `SELECT id FROM usuarios WHERE correo LIKE 'instructor1.9546@%'`)[0]
	programa := app.Query(t, `SELECT programa_id FROM solicitudes WHERE centro_id = 'centro-9546' LIMIT 1`)[0]
	paginas["/reportes?periodo=doce-meses&programa="+programa+"&instructor="+instructor] = 6
	comprobar := func(cuando string) {
		for ruta, want := range paginas {
			cliente := app.As(t, "admin")
			if got := app.Queries(func() { cliente.Get(ruta).Status(http.StatusOK) }) - 2; got != want {
				t.Errorf("%s, %s: %d questions, want %d", ruta, cuando, got, want)
			}
		}
	}
	comprobar("with the demonstration")
	llenar(t, app, 200)
	repartir(t, app)
	comprobar("with 200 more")
}

func TestAReportWithoutFiguresSaysWhatToDo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	muestra(t, abrir(t, app, "coordinador.9546", "/reportes-coordinador?desde=2020-01-01&hasta=2020-12-31"), "No se pidieron cursos en este período", "Ver los últimos 12 meses")
	muestra(t, abrir(t, app, "coordinador.9546", "/reportes-coordinador?especial=NO_HAY"), "Ninguna solicitud coincide", "Quitar filtros")
	muestra(t, abrir(t, app, "coordinador.9546", "/reportes-coordinador?vista=tiempos&desde=2020-01-01&hasta=2020-12-31"), "Todavía no hay tiempos que medir")
	app.Exec(t, `UPDATE solicitudes SET estado = 'CANCELADA', revisor_id = NULL WHERE estado IN ('PENDIENTE', 'EN_REVISION')`)
	muestra(t, abrir(t, app, "coordinador.9546", "/reportes-coordinador?vista=cola"), "Nada espera una decisión")
}

func TestWhatPeopleWroteIsTextInReports(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, `UPDATE usuarios SET nombre = ?`, veneno)
	app.Exec(t, `UPDATE centros SET nombre = ?, region = ?`, veneno, veneno)
	app.Exec(t, `UPDATE programas SET nombre = ?`, veneno)
	app.Exec(t, `UPDATE programas_especiales SET nombre = ?`, veneno)
	app.Exec(t, `UPDATE solicitudes SET programa_nombre = ?, municipio = '"><script>'`, veneno)
	q := url.QueryEscape(veneno)
	for _, ruta := range []string{"/reportes?vista=grupos&por=programa", "/reportes?vista=grupos&por=instructor", "/reportes?vista=grupos&por=municipio",
		"/reportes?vista=grupos&por=especial", "/reportes?vista=grupos&por=centro", "/reportes?vista=grupos&por=regional", "/reportes?especial=" + q + "&instructor=" + q} {
		html := abrir(t, app, "admin", ruta+"&periodo=doce-meses")
		noMuestra(t, html, "<script>alert", "<img src=x", `"'>`, `"><script>`, `style="`, "javascript:")
		muestra(t, html, "&lt;script&gt;")
	}
}

func TestWhatIsShownIsDownloaded(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	repartir(t, app)
	const ruta = "/reportes/descargar?periodo=anio-anterior&formato="
	csv := app.As(t, "coordinador.9546").Get(ruta + "csv&tabla=meses").Status(http.StatusOK)
	total := cuadroDe(abrir(t, app, "coordinador.9546", "/reportes-coordinador?periodo=anio-anterior"))["Total"]
	if texto := string(csv.Body); !strings.Contains(texto, "\nTotal;"+strings.Join(total, ";")) && !strings.Contains(texto, "\nTotal;"+total[0]+";") {
		t.Errorf("the page has the total %v, the file %s", total, texto)
	}
	if got := csv.Header.Get("Content-Disposition"); got != `attachment; filename="reporte-meses-2027-01-12.csv"` {
		t.Errorf("the file is called %s", got)
	}
	for _, vista := range []string{"", "&vista=tiempos", "&vista=grupos", "&vista=cargas", "&vista=cola", "&desde=2020-01-01&hasta=2020-12-31&periodo=fechas"} {
		app.As(t, "admin").Get(ruta + "excel" + vista).Status(http.StatusOK)
		if papel := app.As(t, "admin").Get(ruta + "pdf" + vista).Status(http.StatusOK); !strings.HasPrefix(string(papel.Body), "%PDF-") {
			t.Errorf("%s: %.20s", vista, papel.Body)
		}
	}
	muestra(t, abrir(t, app, "admin", "/reportes?periodo=anio-anterior"), `href="/reportes/descargar?formato=pdf&amp;periodo=anio-anterior"`, `formato=excel&amp;periodo=anio-anterior"`, "formato=csv")
	if n := app.Count(t, `SELECT count(*) FROM auditoria WHERE accion = 'EXPORTAR_REPORTE'`); n != 13 {
		t.Errorf("%d downloads are written down", n)
	}
	for _, formato := range []string{"docx", "EXCEL", "../x"} {
		r := app.As(t, "admin").With("Accept", "text/html").Get(ruta + formato).Status(http.StatusSeeOther)
		if lleva := r.Header.Get("Location"); lleva != "/reportes?periodo=anio-anterior" {
			t.Errorf("%s leads to %s", formato, lleva)
		}
	}
}
