// Package listas_test looks at start pages, queue and lists of the whole program over HTTP: what they show to whom, and what they cost.
package listas_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// abrir opens a page as a browser without scripts does.
func abrir(t *testing.T, app *apptest.App, cuenta, ruta string) string {
	t.Helper()
	return string(app.As(t, cuenta).With("Accept", "text/html").Get(ruta).Status(http.StatusOK).Body)
}

var fila = regexp.MustCompile(`<th scope="row" role="rowheader"><a class="enlace-fila" href="/solicitudes/([^"/]+)`)

// filas are the ids of the solicitudes that a list shows, in its order.
func filas(html string) (ids []string) {
	for _, m := range fila.FindAllStringSubmatch(html, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

var pestana = regexp.MustCompile(`<a href="([^"]*)"[^>]*>([^<]+)<span class="cuenta">([0-9.+]+)</span>`)

type tab struct {
	url, texto string
	n          int
}

// pestanas are the tabs with their counts.
func pestanas(t *testing.T, html string) (tabs []tab) {
	t.Helper()
	for _, m := range pestana.FindAllStringSubmatch(html, -1) {
		n, err := strconv.Atoi(strings.NewReplacer(".", "", "+", "").Replace(m[3]))
		if err != nil {
			t.Fatal(err)
		}
		tabs = append(tabs, tab{strings.ReplaceAll(m[1], "&amp;", "&"), strings.TrimSpace(m[2]), n})
	}
	return tabs
}

func muestra(t *testing.T, html string, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if !strings.Contains(html, texto) {
			t.Errorf("the page does not show %q", texto)
		}
	}
}

func noMuestra(t *testing.T, html string, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if strings.Contains(html, texto) {
			t.Errorf("the page shows %q", texto)
		}
	}
}
