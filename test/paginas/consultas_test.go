package paginas_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// consultas are how often a page may ask the database, the session and the badge included.
const consultas = 8

// muchos makes everything that pages of the administration list ten times as much.
func muchos(t *testing.T, app *apptest.App) {
	t.Helper()
	app.Copy(t, "usuarios", 9, map[string]string{"id": "id || '-' || i", "correo": "i || correo", "cedula": "(10000000 + row_number() OVER ())::text"})
	app.Copy(t, "programas", 9, map[string]string{"id": "id || '-' || i", "codigo": "codigo || i"})
	app.Copy(t, "mensajes", 9, map[string]string{"id": "id || '-' || i", "entrega": "entrega || i"})
	app.Copy(t, "recesos", 9, map[string]string{"id": "id || '-' || i", "desde": "desde + 400 * i", "hasta": "hasta + 400 * i"})
	app.Copy(t, "accesos", 9, map[string]string{"id": "id || '-' || i", "numero": "'ACC-2020-' || (1000 + row_number() OVER ())", "correo": "i || correo",
		"cedula": "(20000000 + row_number() OVER ())::text"})
	app.Copy(t, "auditoria", 9, nil)
}

func TestNoPageAsksMoreOftenWhenThereIsMore(t *testing.T) {
	app := apptest.New(t)
	app.Exec(t, `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES ('receso-1', 'centro-9546', '2027-06-21', '2027-06-25', 'Semana de planeación')`)
	uno := func(sql string) string { return app.Query(t, sql)[0] }
	de := map[string]string{
		"/usuarios/:id": uno(`SELECT id FROM usuarios WHERE correo = 'instructor2.9546@sena.edu.co'`), "/instructores/:id": uno(`SELECT id FROM usuarios WHERE correo = 'instructor2.9546@sena.edu.co'`),
		"/solicitudes-acceso/:id": uno(`SELECT id FROM accesos WHERE centro_id = 'centro-9546' ORDER BY id LIMIT 1`), "/centros/:id": "centro-9546",
		"/programas/:id": uno(`SELECT id FROM programas WHERE centro_id = 'centro-9546' AND activo ORDER BY id LIMIT 1`), "/recesos/:id": "receso-1",
		"/correos/:id": uno(`SELECT id FROM mensajes ORDER BY id LIMIT 1`),
	}
	rutas := map[string][]string{}
	for _, ruta := range paginas(app, http.MethodGet) {
		i := strings.Index(ruta, ":id")
		if i >= 0 && de[ruta[:i+3]] != "" {
			ruta = strings.Replace(ruta, ":id", de[ruta[:i+3]], 1)
		}
		if !strings.Contains(ruta, ":") && !strings.HasSuffix(ruta, "/descargar") && !strings.HasSuffix(ruta, "/plantilla") {
			rutas["admin"], rutas[coordinador] = append(rutas["admin"], ruta), append(rutas[coordinador], ruta)
		}
	}
	clientes := map[string]apptest.Client{"admin": app.Browser(t, "admin"), coordinador: app.Browser(t, coordinador)}
	medir := func() map[string]int {
		veces := map[string]int{}
		for cuenta, suyas := range rutas {
			for _, ruta := range suyas {
				var r apptest.Response
				n := app.Queries(func() { r = clientes[cuenta].Get(ruta) })
				veces[fmt.Sprint(cuenta, " ", ruta, " ", r.Code)] = n
			}
		}
		return veces
	}
	pocas := medir()
	muchos(t, app)
	abiertas := 0
	for caso, n := range medir() {
		if strings.HasSuffix(caso, " 200") {
			abiertas++
		}
		if antes, es := pocas[caso]; !es || n > consultas || n > antes {
			t.Errorf("%s: %d queries with little (%v), %d with much, at most %d", caso, antes, es, n, consultas)
		}
	}
	if abiertas < 60 {
		t.Errorf("only %d pages were seen: %q", abiertas, slices.Sorted(func(y func(string) bool) {
			for caso := range pocas {
				if !y(caso) {
					return
				}
			}
		}))
	}
}
