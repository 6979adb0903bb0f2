package documentos_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"complementarias/test/apptest"
	"complementarias/test/papeles"
)

const listado = "/api/solicitudes/export-all"

// nombreDe is the name that a download suggests.
func nombreDe(t *testing.T, r apptest.Response) string {
	t.Helper()
	tipo, partes, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
	if err != nil || tipo != "attachment" {
		t.Fatalf("%s: %q, %v", r.Request, r.Header.Get("Content-Disposition"), err)
	}
	return partes["filename"]
}

func libroDe(t *testing.T, r apptest.Response) *excelize.File {
	t.Helper()
	if tipo := r.Status(http.StatusOK).Header.Get("Content-Type"); tipo != "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" {
		t.Fatalf("Content-Type is %q", tipo)
	}
	f, err := excelize.OpenReader(bytes.NewReader(r.Body))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// filasDe are the rows of a sheet as they are kept.
func filasDe(t *testing.T, f *excelize.File, hoja string) [][]string {
	t.Helper()
	filas, err := f.GetRows(hoja, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return filas
}

// columna gives what stands under a head.
func columna(t *testing.T, filas [][]string, titulo string) (valores []string) {
	t.Helper()
	i := slices.Index(filas[0], titulo)
	if i < 0 {
		t.Fatalf("no column %s in %v", titulo, filas[0])
	}
	for _, fila := range filas[1:] {
		valor := ""
		if i < len(fila) {
			valor = fila[i]
		}
		valores = append(valores, valor)
	}
	return valores
}

func TestAListThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina := app.As(t, coordinador)
	const anotadas = "SELECT count(*) FROM auditoria WHERE accion LIKE 'EXPORTAR%'"
	antes := app.Count(t, anotadas)
	r := coordina.Get(listado + "?format=docx&estado=NOEXISTE&fechaInicio=31/12/2026&fechaFin=2026-02-30").Status(http.StatusUnprocessableEntity)
	if p := r.Pointers(); !slices.Equal(slices.Sorted(slices.Values(p)), []string{"/query/estado", "/query/fechaFin", "/query/fechaInicio", "/query/format"}) {
		t.Errorf("got %v", p)
	}
	r = coordina.Get(listado + "?search=zzzzzz").Status(http.StatusNotFound)
	if r.Text("error") != "No se encontraron solicitudes para exportar" {
		t.Errorf("got %s", r.Body)
	}
	app.Anonymous(t).Get(listado).Status(http.StatusUnauthorized)
	if n := app.Count(t, anotadas) - antes; n != 0 {
		t.Errorf("%d rows were written down for nothing", n)
	}
}

func TestEverybodyGetsTheOwnScope(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for cuenta, donde := range map[string]string{
		autora:      "instructor_id = (SELECT id FROM usuarios WHERE correo = 'instructor2.9546@sena.edu.co')",
		coordinador: "centro_id = 'centro-9546'",
		otroCentro:  "centro_id = 'centro-9405'",
		admin:       "true",
	} {
		quiere := app.Query(t, "SELECT codigo FROM solicitudes WHERE "+donde+" ORDER BY fecha_solicitud DESC, id DESC")
		f := libroDe(t, app.As(t, cuenta).Get(listado))
		if got := columna(t, filasDe(t, f, "Listado Completo"), "Código"); !slices.Equal(got, quiere) {
			t.Errorf("%s: got %v, want %v", cuenta, got, quiere)
		}
		centros := app.Query(t, "SELECT DISTINCT c.codigo FROM solicitudes s JOIN centros c ON c.id = s.centro_id WHERE "+donde+" ORDER BY 1")
		analisis := columna(t, filasDe(t, f, "Análisis por Centro"), "Código")
		if !slices.Equal(analisis[:len(analisis)-1], centros) {
			t.Errorf("%s: sums of %v, want %v", cuenta, analisis, centros)
		}
	}
}

func TestFiguresOfTheSummaryAreThoseOfTheDatabase(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	f := libroDe(t, app.As(t, admin).Get(listado))
	got := map[string][]string{}
	for _, fila := range filasDe(t, f, "Resumen") {
		if len(fila) == 5 {
			got[fila[0]] = []string{fila[1], fila[3], fila[4]}
		}
	}
	for estado, plural := range map[string]string{"BORRADOR": "Borradores", "PENDIENTE": "Pendientes", "EN_REVISION": "En revisión", "DEVUELTA": "Devueltas",
		"APROBADA": "Aprobadas", "RECHAZADA": "Rechazadas", "CANCELADA": "Canceladas", "%": "Total"} {
		var quiere []string
		for _, que := range []string{"count(*)", "coalesce(sum(aprendices), 0)", "coalesce(sum(duracion_maxima), 0)"} {
			quiere = append(quiere, strconv.Itoa(app.Count(t, "SELECT "+que+" FROM solicitudes WHERE estado LIKE ?", estado)))
		}
		if !slices.Equal(got[plural], quiere) {
			t.Errorf("%s: got %v, want %v", plural, got[plural], quiere)
		}
	}
	if n := len(filasDe(t, f, "Análisis por Instructor")) - 2; n != app.Count(t, "SELECT count(*) FROM (SELECT DISTINCT instructor_id, centro_id FROM solicitudes) x") {
		t.Errorf("%d instructors", n)
	}
}

func TestRowsOfAListAreTypedAndNeverFormulas(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	id := strings.TrimPrefix(ruta, "/solicitudes/")
	app.Exec(t, "UPDATE solicitudes SET nombre_empresa = '=HYPERLINK(\"http://evil.example\")', lugar_formacion = '@SUM(A1)', otro_especificar = '+1' WHERE id = ?", id)
	codigo := app.Query(t, "SELECT codigo FROM solicitudes WHERE id = ?", id)[0]
	f := libroDe(t, app.As(t, coordinador).Get(listado+"?search="+codigo))
	filas := filasDe(t, f, "Listado Completo")
	for titulo, quiere := range map[string]string{
		"Código": codigo, "Estado": "Aprobada", "Ficha provisional": "Sí", "Código del centro": "9546", "Horas": "40", "Aprendices": "20", "Municipio": "Barbosa",
		"Departamento": "Santander", "NIT": "900.555.555-2", "Inicio del curso": "45957", "Fin del curso": "45971", "Empresa o comunidad": `=HYPERLINK("http://evil.example")`,
		"Lugar de formación": "@SUM(A1)", "Horario": "Lunes, martes, miércoles, jueves y viernes de 18 a 22", "Días hasta la decisión": "0", "Veces enviada": "1",
	} {
		if got := columna(t, filas, titulo); len(got) != 1 || got[0] != quiere {
			t.Errorf("%s: got %v, want %s", titulo, got, quiere)
		}
	}
	for i := range filas[0] {
		celda, _ := excelize.CoordinatesToCellName(i+1, 2)
		if formula, err := f.GetCellFormula("Listado Completo", celda); err != nil || formula != "" {
			t.Errorf("%s: formula %q, %v", celda, formula, err)
		}
	}
	r := app.As(t, coordinador).Get(listado + "?format=csv&search=" + codigo).Status(http.StatusOK)
	if hoy := "reporte-solicitudes-2025-10-20.csv"; nombreDe(t, r) != hoy || r.Header.Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("got %s %v", nombreDe(t, r), r.Header)
	}
	texto, conMarca := bytes.CutPrefix(r.Body, []byte("\uFEFF"))
	lector := csv.NewReader(bytes.NewReader(texto))
	lector.Comma = ';'
	leidas, err := lector.ReadAll()
	if err != nil || !conMarca || len(leidas) != 2 {
		t.Fatalf("%v, %v: %q", conMarca, err, r.Body)
	}
	for titulo, quiere := range map[string]string{"Empresa o comunidad": `'=HYPERLINK("http://evil.example")`, "Lugar de formación": "'@SUM(A1)", "Inicio del curso": "27/10/2025"} {
		if got := columna(t, leidas, titulo); got[0] != quiere {
			t.Errorf("%s: got %v, want %s", titulo, got, quiere)
		}
	}
}

// Cédulas, e-mails and phones of people are in no list, whoever asks.
func TestAListHasNoPersonalNumbers(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "UPDATE solicitudes SET responsable_cedula = '52999111', responsable_correo = 'oculto@sena.edu.co', telefonos_empresa = '3009998877', representante_legal = 'Persona Oculta'")
	for _, cuenta := range []string{autora, coordinador, admin} {
		texto := string(app.As(t, cuenta).Get(listado + "?format=csv").Status(http.StatusOK).Body)
		for _, dato := range append([]string{"52999111", "oculto@", "3009998877", "Persona Oculta"}, app.Query(t, "SELECT cedula FROM usuarios WHERE cedula <> ''")...) {
			if strings.Contains(texto, dato) {
				t.Errorf("%s reads %s", cuenta, dato)
			}
		}
	}
}

func TestWhatLeavesIsWrittenDown(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.As(t, coordinador).Get(listado + "?format=csv&estado=aprobada,PENDIENTE&search=sol").Status(http.StatusOK)
	app.Browser(t, coordinador).Get("/todas-solicitudes/descargar?estado=BORRADOR").Status(http.StatusOK)
	hechos := app.Query(t, `SELECT concat_ws(' ', accion, objeto_tipo, u.correo, a.centro_id, detalle - 'filas', (detalle->>'filas')::int > 0, length(peticion_id) > 0)
		FROM auditoria a JOIN usuarios u ON u.id = a.actor_id ORDER BY a.id`)
	quiere := []string{
		`EXPORTAR_LISTADO listado coordinador.9546@sena.edu.co centro-9546 {"estado": ["APROBADA", "PENDIENTE"], "salida": "csv", "conBusqueda": true} t t`,
		`EXPORTAR_LISTADO listado coordinador.9546@sena.edu.co centro-9546 {"estado": ["BORRADOR"], "salida": "excel"} t t`,
	}
	if !slices.Equal(hechos, quiere) {
		t.Errorf("got  %q\nwant %q", hechos, quiere)
	}
}

// While another one of the same person is read, on whichever machine, a second one is turned away.
func TestOneListOfAPersonAtATime(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	otra, err := app.DB.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := otra.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('recorrido de ' || id, 0)) FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co'`).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	r := app.As(t, coordinador).Get(listado).Status(http.StatusTooManyRequests)
	if r.Header.Get("Retry-After") != "5" || r.Text("code") != "DESCARGA_EN_CURSO" {
		t.Errorf("got %v %s", r.Header, r.Body)
	}
	r = app.Browser(t, coordinador).Get("/todas-solicitudes/descargar?estado=APROBADA&formato=csv").Status(http.StatusSeeOther)
	if r.Header.Get("Location") != "/todas-solicitudes?estado=APROBADA" {
		t.Errorf("leads to %s", r.Header.Get("Location"))
	}
	app.As(t, otroCentro).Get(listado).Status(http.StatusOK)
	if err := otra.Rollback(); err != nil {
		t.Fatal(err)
	}
	app.As(t, coordinador).Get(listado).Status(http.StatusOK)
}

func TestTooManyRowsAreToldWithTheirNumber(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	multiplicar(t, app, 20_001)
	hay := app.Count(t, "SELECT count(*) FROM solicitudes WHERE centro_id = 'centro-9546'")
	r := app.As(t, coordinador).Get(listado).Status(http.StatusUnprocessableEntity)
	if r.Int("total") != hay || r.Int("maximo") != 20_000 || !strings.Contains(r.Text("error"), "20.000") || !strings.Contains(r.Text("error"), "periodo más corto") {
		t.Errorf("%d rows: %s", hay, r.Body)
	}
	app.Exec(t, "DELETE FROM solicitudes WHERE id LIKE 'copia-%' AND codigo > 'SOL-2019-06000'")
	r = app.As(t, coordinador).Get(listado + "?format=pdf").Status(http.StatusUnprocessableEntity)
	if r.Int("maximo") != 5_000 || !strings.Contains(r.Text("error"), "Excel o CSV") {
		t.Errorf("as PDF: %s", r.Body)
	}
	pagina := app.Browser(t, coordinador)
	r = pagina.Get("/todas-solicitudes/descargar?formato=pdf").Status(http.StatusSeeOther)
	if r.Header.Get("Location") != "/todas-solicitudes" || len(r.Header.Values("Set-Cookie")) == 0 {
		t.Errorf("got %v", r.Header)
	}
}

// multiplicar adds n copies of one solicitud.
func multiplicar(t *testing.T, app *apptest.App, n int) {
	t.Helper()
	de := func(que string) string {
		return app.Query(t, `SELECT string_agg(`+que+`, ', ' ORDER BY ordinal_position) FROM information_schema.columns
			WHERE table_name = 'solicitudes' AND is_generated = 'NEVER'`)[0]
	}
	valores := de(`CASE column_name WHEN 'id' THEN '''copia-'' || n' WHEN 'codigo' THEN '''SOL-2019-'' || lpad(n::text, 5, ''0'')' ELSE 's.' || column_name END`)
	app.Exec(t, fmt.Sprintf(`INSERT INTO solicitudes (%s) SELECT %s FROM generate_series(1, %d) n,
		(SELECT * FROM solicitudes WHERE estado = 'PENDIENTE' AND centro_id = 'centro-9546' ORDER BY codigo LIMIT 1) s`, de("column_name"), valores, n))
}

func TestAListComesOnPaper(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	r := app.As(t, coordinador).Get(listado + "?format=pdf&estado=APROBADA").Status(http.StatusOK)
	if hoy := "reporte-solicitudes-2027-01-12.pdf"; nombreDe(t, r) != hoy || r.Header.Get("Content-Type") != "application/pdf" {
		t.Errorf("got %s as %s", nombreDe(t, r), r.Header.Get("Content-Type"))
	}
	papeles.Revisar(t, r.Body)
	texto := strings.Join(papeles.Texto(t, r.Body), "\n")
	for _, codigo := range app.Query(t, "SELECT codigo FROM solicitudes WHERE estado = 'APROBADA' AND centro_id = 'centro-9546'") {
		if !strings.Contains(texto, codigo) {
			t.Errorf("%s is missing", codigo)
		}
	}
	for _, ajeno := range app.Query(t, "SELECT codigo FROM solicitudes WHERE estado <> 'APROBADA' OR centro_id <> 'centro-9546'") {
		if strings.Contains(texto, ajeno) {
			t.Errorf("%s stands in it", ajeno)
		}
	}
	if app.Browser(t, autora).Get("/mis-solicitudes/descargar?formato=pdf").Status(http.StatusOK).Header.Get("Content-Type") != "application/pdf" {
		t.Error("an instructor gets no PDF")
	}
}

func TestAListAsksTheDatabaseAsOftenHoweverLongItIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina := app.As(t, coordinador)
	pedir := func() int {
		return app.Queries(func() { coordina.Get(listado).Status(http.StatusOK) })
	}
	pocas := pedir()
	multiplicar(t, app, 500)
	if muchas := pedir(); muchas != pocas || pocas > 9 {
		t.Errorf("%d questions for a few rows, %d for many", pocas, muchas)
	}
}

func TestTheMenuOfAListLeadsToItsFile(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for cuenta, ruta := range map[string]string{autora: "/mis-solicitudes?estado=APROBADA&buscar=sol", coordinador: "/todas-solicitudes?anio=2027"} {
		html := string(app.Browser(t, cuenta).Get(ruta).Status(http.StatusOK).Body)
		base, consulta, _ := strings.Cut(ruta, "?")
		q := strings.ReplaceAll(consulta, "estado=APROBADA&buscar=sol", "buscar=sol&amp;estado=APROBADA")
		for _, formato := range []string{"excel", "pdf", "csv"} {
			if enlace := base + "/descargar?" + q + "&amp;formato=" + formato; !strings.Contains(html, `href="`+enlace+`"`) {
				t.Errorf("%s lacks %s", ruta, enlace)
			}
		}
	}
	r := app.Browser(t, autora).Get("/mis-solicitudes/descargar?formato=csv").Status(http.StatusOK)
	if !strings.HasPrefix(nombreDe(t, r), "reporte-solicitudes-2027-01-12") {
		t.Errorf("got %s", nombreDe(t, r))
	}
	for _, mala := range []string{"?formato=docx", "?desde=ayer", "?estado=NOEXISTE"} {
		app.Browser(t, autora).Get("/mis-solicitudes/descargar" + mala).Status(http.StatusSeeOther)
	}
}
