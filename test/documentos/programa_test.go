package documentos_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/papeles"
)

// dicho is what a solicitud says of its programme: on paper, in its workbook and as JSON.
func dicho(t *testing.T, app *apptest.App, ruta string) map[string]string {
	t.Helper()
	var celdas []string
	f := libroDe(t, app.As(t, coordinador).Get("/api"+ruta+"/export?format=excel"))
	for _, hoja := range f.GetSheetList() {
		celdas = append(celdas, slices.Concat(filasDe(t, f, hoja)...)...)
	}
	return map[string]string{
		"PDF":   papeles.Corrido(papeles.Crudo(t, pdf(t, app, coordinador, ruta))),
		"Excel": strings.Join(celdas, " "),
		"JSON":  string(app.As(t, autora).Get("/api" + ruta).Status(http.StatusOK).Body),
	}
}

func dice(t *testing.T, cuando string, textos map[string]string, quiere []string, no ...string) {
	t.Helper()
	for donde, texto := range textos {
		for _, q := range quiere {
			if !strings.Contains(texto, q) {
				t.Errorf("%s, %s lacks %q", cuando, donde, q)
			}
		}
		for _, q := range no {
			if strings.Contains(texto, q) {
				t.Errorf("%s, %s says %q", cuando, donde, q)
			}
		}
	}
}

func TestWhatWasSentKeepsItsProgrammeAsItWas(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	jefa := app.As(t, admin)
	programa := "/api/programas/" + app.Query(t, "SELECT id FROM programas WHERE codigo = '73310037'")[0]
	escribir := func(ruta, n string) {
		body := map[string]any{"objetivos": []any{map[string]any{"descripcion": "Objetivo" + n}}, "competencias": []any{map[string]any{"codigo": "C1", "descripcion": "Competencia" + n}},
			"resultados": []any{map[string]any{"codigo": "R1", "descripcion": "Resultado" + n}}, "descripcion": "Descripción" + n}
		if ruta == programa {
			jefa.Put(ruta, body).Status(http.StatusOK)
			return
		}
		body["version"] = "9." + n
		jefa.Post(ruta, body).Status(http.StatusOK)
	}
	palabras := func(n string) []string { return []string{"Objetivo" + n, "Competencia" + n, "Resultado" + n} }

	escribir(programa, "1")
	ruta := enviada(t, app)
	f := formulario(t, app)
	f["isDraft"] = true
	borrador := "/solicitudes/" + app.As(t, autora).Post("/api/solicitudes", f).Status(http.StatusCreated).Text("solicitud.id")
	verificar := rutaDelQR(t, pdf(t, app, autora, ruta))
	escribir(programa+"/version", "2")

	dice(t, "sent before", dicho(t, app, ruta), palabras("1"), append(palabras("2"), "9.2")...)
	dice(t, "a draft", dicho(t, app, borrador), append(palabras("2"), "9.2"), palabras("1")...)
	contiene(t, app.Anonymous(t).Page(verificar), "Este documento está vigente")
	contiene(t, app.As(t, coordinador).Page(ruta+"/decidir"), "El programa cambió desde que se envió", "hoy está en la 9.2")

	app.As(t, coordinador).Post("/api"+ruta+"/return", map[string]any{"comentarios": "Envíela con la versión nueva."}).Status(http.StatusOK)
	dice(t, "returned", dicho(t, app, ruta), palabras("1"), palabras("2")...)
	app.As(t, autora).Post("/api"+ruta+"/submit", map[string]any{}).Status(http.StatusOK)
	escribir(programa, "3")
	jefa.Post(programa+"/deactivate", nil).Status(http.StatusOK)
	dice(t, "sent again", dicho(t, app, ruta), append(palabras("2"), "9.2"), append(palabras("1"), palabras("3")...)...)
	app.As(t, coordinador).Post("/api"+ruta+"/approve", map[string]any{"justificacion": "Lo acordó con la coordinación."}).Status(http.StatusOK)
	dice(t, "approved", dicho(t, app, ruta), append(palabras("2"), "9.2"), palabras("3")...)
}
