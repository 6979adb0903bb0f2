package listas_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// llenar adds n copies of the oldest solicitud of centre 9546 that waits, each sent a minute after the one before.
func llenar(t *testing.T, app *apptest.App, n int) {
	t.Helper()
	nuevos := map[string]string{"id": "'copia-' || i", "codigo": "'SOL-2020-' || lpad(i::text, 3, '0')", "busqueda": "'sol-2020-' || i || ' copia'",
		"fecha_envio": "fecha_envio + i * interval '1 minute'", "fecha_solicitud": "fecha_solicitud - i * interval '1 minute'"}
	columnas := app.Query(t, `SELECT column_name FROM information_schema.columns WHERE table_name = 'solicitudes' AND is_generated = 'NEVER' ORDER BY ordinal_position`)
	valores := slices.Clone(columnas)
	for k, columna := range columnas {
		if nuevo, hay := nuevos[columna]; hay {
			valores[k] = nuevo
		}
	}
	modelo := app.Query(t, `SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'PENDIENTE' ORDER BY fecha_envio LIMIT 1`)[0]
	app.Exec(t, `INSERT INTO solicitudes (`+strings.Join(columnas, ", ")+`) SELECT `+strings.Join(valores, ", ")+` FROM solicitudes, generate_series(1, ?) i WHERE id = ?`, n, modelo)
	app.Exec(t, `INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta, parcial)
		SELECT 'copia-' || i, instructor_id, fecha, desde, hasta, parcial FROM solicitud_sesiones, generate_series(1, ?) i WHERE solicitud_id = ?`, n, modelo)
}

func TestEveryRoleSeesItsOwnScope(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ids := func(donde string) []string { return app.Query(t, "SELECT id FROM solicitudes WHERE "+donde) }
	cola := "estado IN ('PENDIENTE', 'EN_REVISION')"
	for _, c := range []struct{ cuenta, ruta, donde string }{
		{"coordinador.9546", "/solicitudes-pendientes", cola + " AND centro_id = 'centro-9546' ORDER BY fecha_envio, id"},
		{"coordinador.9405", "/solicitudes-pendientes", cola + " AND centro_id = 'centro-9405' ORDER BY fecha_envio, id"},
		{"coordinador.9405", "/solicitudes-pendientes?centro=centro-9546", "false"},
		{"admin", "/solicitudes-pendientes", cola + " ORDER BY fecha_envio, id"},
		{"admin", "/solicitudes-pendientes?centro=centro-9546", cola + " AND centro_id = 'centro-9546' ORDER BY fecha_envio, id"},
		{"coordinador.9546", "/todas-solicitudes", "centro_id = 'centro-9546' ORDER BY fecha_solicitud DESC, id DESC LIMIT 20"},
		{"coordinador.9405", "/todas-solicitudes?centro=centro-9546", "false"},
		{"admin", "/todas-solicitudes?orden=antigua", "true ORDER BY fecha_solicitud, id LIMIT 20"},
		{"instructor1.9546", "/mis-solicitudes", "instructor_id = (SELECT id FROM usuarios WHERE correo = 'instructor1.9546@sena.edu.co') ORDER BY fecha_solicitud DESC, id DESC"},
		{"instructor2.9546", "/mis-solicitudes", "instructor_id = (SELECT id FROM usuarios WHERE correo = 'instructor2.9546@sena.edu.co') ORDER BY fecha_solicitud DESC, id DESC"},
	} {
		if got, want := filas(abrir(t, app, c.cuenta, c.ruta)), ids(c.donde); !slices.Equal(got, want) {
			t.Errorf("%s %s: got %v, want %v", c.cuenta, c.ruta, got, want)
		}
	}
}

func TestCountsOnTabsEqualTheRows(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	llenar(t, app, 30)
	for _, c := range []struct{ cuenta, ruta string }{
		{"coordinador.9546", "/todas-solicitudes"}, {"coordinador.9546", "/todas-solicitudes?buscar=copia"}, {"coordinador.9546", "/solicitudes-pendientes"},
		{"coordinador.9546", "/solicitudes-pendientes?cruces=true"}, {"admin", "/todas-solicitudes?anio=2026"}, {"admin", "/solicitudes-pendientes?buscar=cacao"},
		{"instructor1.9546", "/mis-solicitudes?orden=empresa"},
	} {
		tabs := pestanas(t, abrir(t, app, c.cuenta, c.ruta))
		if len(tabs) < 2 {
			t.Errorf("%s has the tabs %v", c.ruta, tabs)
		}
		for _, tab := range tabs {
			n := 0
			for pagina := 1; ; pagina++ {
				separador := "?"
				if strings.Contains(tab.url, "?") {
					separador = "&"
				}
				unas := filas(abrir(t, app, c.cuenta, fmt.Sprint(tab.url, separador, "pagina=", pagina)))
				if n += len(unas); len(unas) < 20 {
					break
				}
			}
			if n != tab.n {
				t.Errorf("%s, %s: the tab says %d, there are %d", c.ruta, tab.texto, tab.n, n)
			}
		}
	}
}

func TestPagesAskTheDatabaseAsOftenHoweverLongTheList(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	paginas := []struct {
		cuenta, ruta string
		want         int // beside the session and the badge
	}{
		{"instructor1.9546", "/dashboard", 5}, {"coordinador.9546", "/dashboard", 5}, {"admin", "/dashboard", 6},
		{"instructor1.9546", "/mis-solicitudes", 3}, {"coordinador.9546", "/todas-solicitudes", 3}, {"admin", "/todas-solicitudes", 4},
		{"coordinador.9546", "/solicitudes-pendientes", 2}, {"coordinador.9546", "/solicitudes-pendientes?cruces=true&buscar=sol", 2},
		{"admin", "/solicitudes-pendientes", 3},
	}
	comprobar := func(cuando string) {
		for _, p := range paginas {
			cliente := app.As(t, p.cuenta)
			if got := app.Queries(func() { cliente.Get(p.ruta).Status(http.StatusOK) }) - 2; got != p.want {
				t.Errorf("%s %s, %s: %d questions, want %d", p.cuenta, p.ruta, cuando, got, p.want)
			}
		}
	}
	comprobar("with the demonstration")
	llenar(t, app, 200)
	comprobar("with 200 more")
}

func TestTheQueueIsOldestFirstAndPaged(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	llenar(t, app, 45)
	var todas []string
	for pagina := 1; pagina <= 3; pagina++ {
		todas = append(todas, filas(abrir(t, app, "coordinador.9546", fmt.Sprint("/solicitudes-pendientes?pagina=", pagina)))...)
	}
	want := app.Query(t, "SELECT id FROM solicitudes WHERE estado IN ('PENDIENTE', 'EN_REVISION') AND centro_id = 'centro-9546' ORDER BY fecha_envio, id")
	if len(want) != 50 || !slices.Equal(todas, want) {
		t.Errorf("got %v, want %v", todas, want)
	}
	html := abrir(t, app, "coordinador.9546", "/solicitudes-pendientes?pagina=9")
	muestra(t, html, "Esta página ya no tiene solicitudes", `href="/solicitudes-pendientes"`)
	muestra(t, abrir(t, app, "coordinador.9546", "/todas-solicitudes?pagina=900000"), "Esta página ya no tiene solicitudes")
}

func TestAnAddressThatCannotBeReadShowsTheWholeListAndSaysWhy(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, c := range []struct{ cuenta, ruta string }{
		{"coordinador.9546", "/todas-solicitudes"}, {"coordinador.9546", "/solicitudes-pendientes"}, {"instructor1.9546", "/mis-solicitudes"}, {"admin", "/solicitudes-pendientes"},
	} {
		entera := filas(abrir(t, app, c.cuenta, c.ruta))
		malas := []string{"pagina=abc", "pagina=0", "pagina=-1", "pagina=1e9", "pagina=99999999999999999999", "buscar=" + strings.Repeat("a", 201), "buscar=%07", "buscar=%e2%80%ae",
			"centro=" + strings.Repeat("x", 101), "centro=%07"}
		if c.ruta == "/solicitudes-pendientes" {
			malas = append(malas, "vista=NOEXISTE", "cruces=quizas")
			if c.cuenta == "admin" {
				malas = append(malas, "cruces=true")
			}
		} else {
			malas = append(malas, "estado=NOEXISTE", "estado=PENDIENTE,X", "anio=mil", "anio=1", "desde=2026-02-30", "hasta=ayer", "desde=2026-12-31&hasta=2026-01-01",
				"orden=nombre%3BDROP", "programa=%07", "instructor=%07", "regional=00", "regional=Santander", "municipio=00000", "municipio=%07", "modalidad=X", "especial=%07",
				"enviada-desde=2026-02-30", "enviada-hasta=x", "envios=0", "envios=-1", "envios=1e3", "envios=mil", "paso=APROBADA", "paso=x")
		}
		for _, mala := range malas {
			html := abrir(t, app, c.cuenta, c.ruta+"?"+mala)
			if !strings.Contains(html, "Mostramos la lista sin filtros") || !slices.Equal(filas(html), entera) {
				t.Errorf("%s?%.40s shows %d rows of %d", c.ruta, mala, len(filas(html)), len(entera))
			}
		}
	}
}

// TestFiltersOfALinkAreToldAndTakenOff looks at what figures of reports lead to: it narrows the list, says so, survives a search
// and goes away alone.
func TestFiltersOfALinkAreToldAndTakenOff(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, c := range []struct{ filtro, dice, donde string }{
		{"regional=68", "de la regional Santander", "centro_id IN (SELECT id FROM centros WHERE regional_codigo = '68')"},
		{"municipio=68861", "de Vélez", "municipio = '68861'"}, {"municipio=ninguno", "sin municipio", "municipio = ''"},
		{"modalidad=VIRTUAL", "de modalidad virtual", "modalidad = 'VIRTUAL'"}, {"modalidad=ninguno", "sin modalidad", "modalidad = ''"},
		{"especial=CAMPESENA_CONVENIO_8842", "de CampeSENA", "'CAMPESENA_CONVENIO_8842' = ANY (programas_especiales)"},
		{"especial=ninguno", "sin programa especial", "programas_especiales = '{}'"},
		{"envios=1", "enviadas 1 vez", "revision = 1"}, {"enviada-desde=2027-01-08", "enviadas desde el 8 de enero de 2027", "fecha_envio >= '2027-01-08T05:00Z'"},
		{"enviada-hasta=2027-01-07", "enviadas hasta el 7 de enero de 2027", "fecha_envio < '2027-01-08T05:00Z'"},
		{"paso=DEVUELTA", "que estuvieron devueltas", "id IN (SELECT solicitud_id FROM solicitud_estancias WHERE paso = 'DEVUELTA')"},
		{"paso=EN_REVISION", "que estuvieron en revisión", "id IN (SELECT solicitud_id FROM solicitud_estancias WHERE paso = 'EN_REVISION')"},
		{"paso=BORRADOR", "que estuvieron en borrador", "id IN (SELECT solicitud_id FROM solicitud_estancias WHERE paso = 'BORRADOR')"},
		{"paso=RESPUESTA", "que tuvieron respuesta", "id IN (SELECT solicitud_id FROM solicitud_estancias WHERE paso = 'RESPUESTA')"},
	} {
		html := abrir(t, app, "admin", "/todas-solicitudes?orden=codigo&"+c.filtro)
		want := app.Query(t, "SELECT id FROM solicitudes WHERE "+c.donde+" ORDER BY left(codigo, 8), length(codigo), codigo")
		if got := filas(html); !slices.Equal(got, want[:min(len(want), 20)]) {
			t.Errorf("%s shows %d of %d rows", c.filtro, len(got), len(want))
		}
		if tabs := pestanas(t, html); tabs[0].n != len(want) || !strings.Contains(tabs[0].url, c.filtro) {
			t.Errorf("%s: the first tab is %v, there are %d", c.filtro, tabs[0], len(want))
		}
		nombre, valor, _ := strings.Cut(c.filtro, "=")
		muestra(t, html, "Solo las "+c.dice, `<input type="hidden" name="`+nombre+`" value="`+valor+`"`, `href="/todas-solicitudes?orden=codigo"`, "Quitar filtros")
	}
	html := abrir(t, app, "coordinador.9546", "/todas-solicitudes?regional=11&envios=2")
	muestra(t, html, "Ninguna solicitud coincide", `href="/todas-solicitudes?envios=2"`, `href="/todas-solicitudes?regional=11"`)
}

func TestListsSayWhatToDoWhenThereIsNothing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	muestra(t, abrir(t, app, "coordinador.9546", "/todas-solicitudes?buscar=zzzz"), "Ninguna solicitud coincide", "Quitar filtros")
	muestra(t, abrir(t, app, "coordinador.9546", "/solicitudes-pendientes?buscar=zzzz"), "Ninguna coincide", `/todas-solicitudes?buscar=zzzz`)
	app.Exec(t, `UPDATE solicitudes SET estado = 'CANCELADA', revisor_id = NULL WHERE estado IN ('PENDIENTE', 'EN_REVISION')`)
	muestra(t, abrir(t, app, "coordinador.9546", "/solicitudes-pendientes"), "Nada espera su decisión", "Ver todas las solicitudes")
	muestra(t, abrir(t, app, "coordinador.9546", "/dashboard"), "Nada espera su decisión")
	muestra(t, abrir(t, app, "admin", "/dashboard"), "Nada espera una decisión en el país")
	app.Exec(t, `ALTER TABLE solicitud_historial DISABLE TRIGGER USER`)
	for _, tabla := range []string{"notificaciones", "solicitud_historial", "solicitud_sesiones", "solicitud_horarios", "solicitudes"} {
		app.Exec(t, `DELETE FROM `+tabla)
	}
	muestra(t, abrir(t, app, "coordinador.9546", "/todas-solicitudes"), "Todavía no hay solicitudes")
	muestra(t, abrir(t, app, "instructor1.9546", "/mis-solicitudes"), "Todavía no ha escrito solicitudes", "/nueva-solicitud")
	muestra(t, abrir(t, app, "instructor1.9546", "/dashboard"), "Nada espera por usted", "Aquí verá sus solicitudes")
}

func TestAScriptGetsTheListAlone(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, "coordinador.9546").With("HX-Request", "true").With("HX-Target", "lista")
	for _, ruta := range []string{"/todas-solicitudes?buscar=cacao", "/solicitudes-pendientes?buscar=cacao"} {
		parte := string(cliente.Get(ruta).Status(http.StatusOK).Body)
		if strings.Contains(parte, "<html") || !strings.HasPrefix(parte, `<section class="tarjeta" id="lista"`) || !strings.Contains(parte, `hx-swap-oob`) {
			t.Errorf("%s: %.200s", ruta, parte)
		}
		if entera := abrir(t, app, "coordinador.9546", ruta); !slices.Equal(filas(parte), filas(entera)) || len(filas(parte)) == 0 {
			t.Errorf("%s: a script sees %v", ruta, filas(parte))
		}
		if otra := string(cliente.With("HX-History-Restore-Request", "true").Get(ruta).Body); !strings.Contains(otra, "<html") {
			t.Errorf("%s: going back shows a part of a page", ruta)
		}
	}
}

const veneno = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}${7*7}`

func TestWhatPeopleWroteIsText(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, `UPDATE usuarios SET nombre = ?, especialidad = ?`, veneno, veneno)
	app.Exec(t, `UPDATE solicitudes SET programa_nombre = ?, nombre_empresa = ?, lugar_formacion = ?, estado_por = ?, comentarios_revision = ?, municipio = ?, numero_ficha = numero_ficha`,
		veneno, veneno, veneno, veneno, veneno, veneno)
	app.Exec(t, `UPDATE centros SET nombre = ?, region = ?`, veneno, veneno)
	app.Exec(t, `UPDATE programas SET nombre = ?`, veneno)
	q := url.QueryEscape(veneno)
	for cuenta, rutas := range map[string][]string{
		"instructor2.9546": {"/dashboard", "/mis-solicitudes", "/mis-solicitudes?buscar=" + q},
		"coordinador.9546": {"/dashboard", "/solicitudes-pendientes", "/todas-solicitudes", "/solicitudes-pendientes?buscar=" + q, "/todas-solicitudes?centro=" + q + "&programa=" + q},
		"admin":            {"/dashboard", "/solicitudes-pendientes", "/todas-solicitudes", "/todas-solicitudes?instructor=" + q, "/solicitudes-pendientes?centro=" + q},
	} {
		for _, ruta := range rutas {
			html := abrir(t, app, cuenta, ruta)
			noMuestra(t, html, "<script>alert", "<img src=x", `"'>`)
			muestra(t, html, "&lt;script&gt;alert(1)")
			if strings.Contains(html, `style="`) || strings.Contains(html, "javascript:") {
				t.Errorf("%s breaks its own policy", ruta)
			}
		}
	}
}

var formulario = regexp.MustCompile(`action="(/solicitudes/[^"]+/duplicar)">(?:<input type="hidden" name="([^"]+)" value="([^"]*)"> ?)(?:<input type="hidden" name="([^"]+)" value="([^"]*)"> ?)`)

func TestEveryRowIsCopiedOnceByItsOwnForm(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	formularios := formulario.FindAllStringSubmatch(abrir(t, app, "instructor1.9546", "/mis-solicitudes"), -1)
	if len(formularios) < 2 {
		t.Fatalf("%d rows can be copied", len(formularios))
	}
	antes := app.Count(t, "SELECT count(*) FROM solicitudes")
	cliente := app.As(t, "instructor1.9546").With("Accept", "text/html").With("Content-Type", "application/x-www-form-urlencoded")
	for _, f := range formularios[:2] {
		cuerpo := url.Values{f[2]: {f[3]}, f[4]: {f[5]}}.Encode()
		primera := cliente.Post(f[1], cuerpo).Status(http.StatusSeeOther).Header.Get("Location")
		if otra := cliente.Post(f[1], cuerpo).Status(http.StatusSeeOther).Header.Get("Location"); otra != primera || !strings.HasPrefix(primera, "/editar-solicitud/") {
			t.Errorf("%s leads to %q and then to %q", f[1], primera, otra)
		}
	}
	if despues := app.Count(t, "SELECT count(*) FROM solicitudes"); despues != antes+2 {
		t.Errorf("there were %d, there are %d", antes, despues)
	}
}

func TestAListOfOneInstructorSaysSo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := app.Query(t, "SELECT id FROM usuarios WHERE correo = 'instructor1.9546@sena.edu.co'")[0]
	html := abrir(t, app, "coordinador.9546", "/todas-solicitudes?instructor="+id)
	muestra(t, html, "Solo las de Luz Marina Ávila Peña", `name="instructor" value="`+id+`"`)
	noMuestra(t, html, "Jairo Niño Castellanos")
}
