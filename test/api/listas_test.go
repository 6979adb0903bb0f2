package api_test

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
)

func TestQueriesThatCannotBeAnswered(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, coordinador)
	largo := strings.Repeat("a", 201)
	for consulta, punteros := range map[string][]string{
		"/api/solicitudes?page=abc":                  en("/query/page"),
		"/api/solicitudes?page=-1":                   en("/query/page"),
		"/api/solicitudes?page=0":                    en("/query/page"),
		"/api/solicitudes?page=1e9":                  en("/query/page"),
		"/api/solicitudes?page=1.5":                  en("/query/page"),
		"/api/solicitudes?page=%201":                 en("/query/page"),
		"/api/solicitudes?page=1000001":              en("/query/page"),
		"/api/solicitudes?page=99999999999999999999": en("/query/page"),
		"/api/solicitudes?page=%D9%A1":               en("/query/page"), // an Arabic-Indic 1
		"/api/solicitudes?limit=0":                   en("/query/limit"),
		"/api/solicitudes?limit=-5":                  en("/query/limit"),
		"/api/solicitudes?limit=1001":                en("/query/limit"),
		"/api/solicitudes?limit=%27%20OR%201=1--":    en("/query/limit"),
		"/api/solicitudes?estado=NOEXISTE":           en("/query/estado"),
		"/api/solicitudes?estado=PENDIENTE,X":        en("/query/estado"),
		"/api/solicitudes?fechaInicio=2026-02-30":    en("/query/fechaInicio"),
		"/api/solicitudes?fechaFin=31/12/2026":       en("/query/fechaFin"),
		"/api/solicitudes?regional=Santander":        en("/query/regional"),
		"/api/solicitudes?municipio=68":              en("/query/municipio"),
		"/api/solicitudes?paso=APROBADA&envios=0&modalidad=HIBRIDA&enviadaDesde=ayer&enviadaHasta=2026-02-30&especial=%00&programa=%00": en(
			"/query/paso", "/query/envios", "/query/modalidad", "/query/enviadaDesde", "/query/enviadaHasta", "/query/especial", "/query/programa"),
		"/api/solicitudes?search=a%00b":    en("/query/search"),
		"/api/solicitudes?search=%ff":      en("/query/search"),
		"/api/solicitudes?search=" + largo: en("/query/search"),
		"/api/solicitudes?page=x&limit=0&estado=X&fechaInicio=ayer&fechaFin=hoy&search=%00": en(
			"/query/estado", "/query/fechaFin", "/query/fechaInicio", "/query/limit", "/query/page", "/query/search"),
		"/api/programas?limit=1001&page=0":      en("/query/limit", "/query/page"),
		"/api/programas?modalidad=HIBRIDA":      en("/query/modalidad"),
		"/api/programas?modalidad=%00":          en("/query/modalidad"),
		"/api/programas?search=" + largo:        en("/query/search"),
		"/api/notificaciones?leidas=quizas":     en("/query/leidas"),
		"/api/notificaciones?leidas=1&limit=0":  en("/query/leidas", "/query/limit"),
		"/api/festivos?anio=abc":                en("/query/anio"),
		"/api/festivos?anio=999999":             en("/query/anio"),
		"/api/municipios?search=%00":            en("/query/search"),
		"/api/municipios?departamento=00":       en("/query/departamento"),
		"/api/municipios?departamento=%27":      en("/query/departamento"),
		"/api/municipios?departamento=" + largo: en("/query/departamento"),
	} {
		t.Run(consulta[:min(len(consulta), 60)], func(t *testing.T) {
			problema(t, cliente.In(t).Get(consulta), http.StatusUnprocessableEntity, punteros...)
		})
	}
}

func TestQueriesThatAreForgiven(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, coordinador)
	pendientes := app.Count(t, "SELECT count(*) FROM solicitudes WHERE centro_id = ? AND estado IN ('PENDIENTE', 'EN_REVISION')", centroPropio)
	todas := app.Count(t, "SELECT count(*) FROM solicitudes WHERE centro_id = ?", centroPropio)
	for consulta, total := range map[string]int{
		"":                                      todas,
		"?page=&limit=&estado=&search=":         todas,
		"?estado=pendiente,%20En_Revision%20,,": pendientes,
		"?estado=PENDIENTE,EN_REVISION,pendiente": pendientes,
		"?desconocido=1": todas,
		"?search=%20%20": todas,
		"?page=1000000":  todas,
		"?fechaInicio=2027-01-01&fechaFin=2026-01-01": 0,
	} {
		r := cliente.Get("/api/solicitudes" + consulta).Status(http.StatusOK)
		if got := r.Int("pagination.total"); got != total {
			t.Errorf("%s: %d rows, want %d", consulta, got, total)
		}
	}
	r := cliente.Get("/api/solicitudes?page=1000000&limit=1000").Status(http.StatusOK)
	if len(r.List("solicitudes")) != 0 || r.Int("pagination.page") != 1_000_000 || r.Int("pagination.limit") != 1000 {
		t.Errorf("a page past the end: %s", r.Body)
	}
}

func TestPagesPartTheListNewestFirst(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "UPDATE solicitudes SET fecha_solicitud = '2027-01-01T12:00:00Z' WHERE centro_id <> 'centro-9546'") // of one instant
	cliente := app.As(t, administra)
	enteras := cliente.Get("/api/solicitudes?limit=1000").Status(http.StatusOK)
	todas := ids(enteras.List("solicitudes"))
	total := app.Count(t, "SELECT count(*) FROM solicitudes")
	var vistas []string
	for pagina := 1; ; pagina++ {
		r := cliente.Get("/api/solicitudes?limit=7&page=" + strconv.Itoa(pagina)).Status(http.StatusOK)
		if r.Int("pagination.total") != total || r.Int("pagination.pages") != (total+6)/7 || r.Int("pagination.limit") != 7 {
			t.Fatalf("page %d: %v", pagina, r.Value("pagination"))
		}
		if len(r.List("solicitudes")) == 0 {
			break
		}
		vistas = append(vistas, ids(r.List("solicitudes"))...)
	}
	if !slices.Equal(vistas, todas) || len(todas) != total {
		t.Errorf("the pages show %d of %d rows, or in another order", len(vistas), total)
	}
	anterior := "9999"
	for _, fila := range enteras.List("solicitudes") {
		solicitud := fila.(map[string]any)
		if fecha := solicitud["fechaSolicitud"].(string); fecha > anterior {
			t.Errorf("%s comes after %s", fecha, anterior)
		} else {
			anterior = fecha
		}
		if _, hay := solicitud["sesiones"]; hay {
			t.Error("a row of the list has sesiones")
		}
	}
}

func ids(filas []any) []string {
	var lista []string
	for _, fila := range filas {
		lista = append(lista, fila.(map[string]any)["id"].(string))
	}
	return lista
}

func TestDaysOfTheListAreBogotas(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	completa := valida(t, app)
	app.Clock.Set(time.Date(2027, time.January, 13, 4, 30, 0, 0, time.UTC)) // the 12th in Bogotá, at 23:30
	cliente := app.As(t, autora)
	nocturna := cliente.Post("/api/solicitudes", completa).Status(http.StatusCreated).Text("solicitud.id")
	for consulta, esta := range map[string]bool{
		"fechaInicio=2027-01-12&fechaFin=2027-01-12":             true,
		"fechaInicio=2027-01-12":                                 true,
		"fechaFin=2027-01-12":                                    true,
		"fechaInicio=2027-01-12T00:00:00.000Z":                   true,
		"fechaInicio=2027-01-13":                                 false,
		"fechaFin=2027-01-11":                                    false,
		"fechaInicio=2027-01-13T04:59:59Z&fechaFin=2027-01-12":   true, // an instant of the 12th in Bogotá
		"estado=BORRADOR&fechaInicio=2027-01-12":                 false,
		"estado=PENDIENTE&fechaInicio=2027-01-12&search=panader": true,
	} {
		lista := ids(cliente.Get("/api/solicitudes?limit=1000&" + consulta).Status(http.StatusOK).List("solicitudes"))
		if slices.Contains(lista, nocturna) != esta {
			t.Errorf("%s finds what was asked for at 23:30 of the 12th: %v", consulta, !esta)
		}
	}
}

func TestSearchForgivesCaseAndAccents(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enviada(t, app, cuerpo{"nombreEmpresa": "Peña & Ñáñez 100% _orgánicos_ \\ ''"})
	cliente := app.As(t, coordinador)
	cliente.Post("/api/solicitudes/"+id+"/approve", cuerpo{"numeroFicha": fichaDePrueba}).Status(http.StatusOK)
	codigo := cliente.Get("/api/solicitudes/" + id).Text("solicitud.codigo")
	for texto, esta := range map[string]bool{
		codigo: true, strings.ToLower(codigo): true, fichaDePrueba: true, "pena & nanez": true, "PEÑA": true, "  ñáñez  100%  ": true,
		"contabilidad basica": true, "JAIRO NINO": true, "instructor2.9546@sena": true, "_organicos_": true, `\ ''`: true,
		"100_": false, "pe%ez": false, "orgánicos__": false, "' OR '1'='1": false, "%": true, "luz marina": false, "zzzz": false,
	} {
		r := cliente.Get("/api/solicitudes?limit=1000&search=" + url.QueryEscape(texto)).Status(http.StatusOK)
		if got := slices.Contains(ids(r.List("solicitudes")), id); got != esta {
			t.Errorf("searching %q finds it: %v", texto, got)
		}
	}
}

func TestProgrammesAreListedByDemand(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	app.Exec(t, "UPDATE programas SET activo = false WHERE codigo = '96110215'")
	app.Exec(t, "UPDATE programas SET tipo_formacion = 'ESPECIFICA' WHERE codigo = '72110063'")
	r := cliente.Get("/api/programas").Status(http.StatusOK)
	if r.Int("pagination.limit") != 20 || r.Int("pagination.total") != 4 {
		t.Errorf("%v, want the four active ones of the centre that are COMPLEMENTARIA", r.Value("pagination"))
	}
	anterior := 1 << 30
	for _, fila := range r.List("programas") {
		programa := fila.(map[string]any)
		pedidos := enteroDe(t, programa["_count"].(map[string]any)["solicitudes"])
		if pedidos > anterior {
			t.Errorf("%v with %d requests comes after one with %d", programa["nombre"], pedidos, anterior)
		}
		anterior = pedidos
	}
	for consulta, total := range map[string]int{
		"search=CONTABILIDAD%20b%C3%A1sica": 1, "search=73310037": 1, "search=cacao": 1, "search=%25": 0, "modalidad=virtual": 1, "modalidad=MIXTA&search=cacao": 1,
		"modalidad=PRESENCIAL&search=cacao": 0, "search=' OR 1=1--": 0,
	} {
		if got := cliente.Get("/api/programas?" + strings.ReplaceAll(consulta, " ", "%20")).Status(http.StatusOK).Int("pagination.total"); got != total {
			t.Errorf("%s: %d, want %d", consulta, got, total)
		}
	}
}

func TestNoticesAreTheirOwners(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	enviada(t, app, nil)
	app.Drain(t)
	cliente := app.As(t, coordinador)
	todas := cliente.Get("/api/notificaciones?limit=1000").Status(http.StatusOK)
	total, sinLeer := todas.Int("pagination.total"), todas.Int("noLeidas")
	if tipo := todas.Text("notificaciones.0.tipo"); tipo != "NUEVA_SOLICITUD" || sinLeer == 0 {
		t.Fatalf("the newest notice is %s, %d unread", tipo, sinLeer)
	}
	ruta := "/api/notificaciones/" + todas.Text("notificaciones.0.id") + "/marcar-leida"
	for range 2 { // marking again changes nothing
		cliente.Put(ruta, nil).Status(http.StatusOK)
	}
	for consulta, quiere := range map[string]int{"leidas=true": total - sinLeer + 1, "leidas=false": sinLeer - 1, "leidas=": total} {
		if got := cliente.Get("/api/notificaciones?" + consulta).Int("pagination.total"); got != quiere {
			t.Errorf("%s: %d, want %d", consulta, got, quiere)
		}
	}
}

func TestReferenceListsArePublic(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.WithoutDemo())
	cliente := app.Anonymous(t)
	if n := len(cliente.Get("/api/festivos?anio=2026").Status(http.StatusOK).List("festivos")); n != 19 {
		t.Errorf("2026 has %d holidays", n)
	}
	if anio := cliente.Get("/api/festivos").Status(http.StatusOK).Text("festivos.0.fecha"); anio[:4] != "2027" {
		t.Errorf("without a year it tells %s", anio)
	}
	if n := len(cliente.Get("/api/departamentos").Status(http.StatusOK).List("departamentos")); n != 33 {
		t.Errorf("%d departments", n)
	}
	for consulta, total := range map[string]int{"": 1122, "departamento=68": 87, "departamento=santander&search=BARBOSA": 1, "search=macondo": 0, "search=%27%25": 0} {
		if got := len(cliente.Get("/api/municipios?" + consulta).Status(http.StatusOK).List("municipios")); got != total {
			t.Errorf("%s: %d municipalities, want %d", consulta, got, total)
		}
	}
}
