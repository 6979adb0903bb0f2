// Package politica_test asks the running application for every route as every kind of caller, and compares who is let
// do what with tables that are written from domain.md 4.2 and api.md 1 alone.
package politica_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/token"
	"complementarias/domain/kernel"
	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// papel is what somebody has to do with the solicitudes of these tests, which belong to centre 9546.
type papel int

const (
	duena papel = iota
	colega
	instructorAjeno
	coordinadora // of the centre, without further part in it
	relevada     // had it in review until the revisora took over
	revisora     // has it in review whenever it is in review
	coordinadoraAjena
	administradora
	papeles
)

// llamante is somebody who calls, or something that calls with what once was a token.
type llamante struct {
	nombre  string
	correo  string
	centro  string // whose programmes an instructor may ask for
	cliente apptest.Client
}

// mundo is the application with everybody who calls it.
type mundo struct {
	app     *apptest.App
	vivos   [papeles]llamante
	muertos []llamante // nobody, and tokens that are worth nothing any more

	tablas    []string
	ausentes  map[string]string // bodies about what does not exist
	siguiente int
	colega    string // id of the other instructor of the centre
}

func nuevoMundo(t *testing.T) *mundo {
	app := apptest.New(t)
	m := &mundo{app: app, ausentes: map[string]string{}}
	m.tablas = app.Query(t, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
	const propio, otro = "9546", "9405"
	m.vivos = [papeles]llamante{
		duena:             {nombre: "owner", correo: m.clonar(t, "instructor2.9546", "duena"), centro: propio},
		colega:            {nombre: "another instructor of the centre", correo: "instructor1.9546@sena.edu.co", centro: propio},
		instructorAjeno:   {nombre: "instructor of another centre", correo: "instructor1.9405@sena.edu.co", centro: otro},
		coordinadora:      {nombre: "coordinator of the centre", correo: "coordinador.9546@sena.edu.co", centro: propio},
		relevada:          {nombre: "relieved reviewer", correo: m.clonar(t, "coordinador.9546", "relevada"), centro: propio},
		revisora:          {nombre: "reviewer", correo: m.clonar(t, "coordinador.9546", "revisora"), centro: propio},
		coordinadoraAjena: {nombre: "coordinator of another centre", correo: "coordinador.9405@sena.edu.co", centro: otro},
		administradora:    {nombre: "administrator", correo: "admin@sena.edu.co", centro: propio},
	}
	m.colega = m.uno(t, "SELECT id FROM usuarios WHERE correo = 'instructor1.9546@sena.edu.co'")
	for p := range m.vivos {
		m.vivos[p].cliente = app.As(t, m.vivos[p].correo)
	}
	m.muertos = m.sinSesion(t)
	return m
}

// sinSesion makes the callers who are refused everywhere. All but the first would be let do much, did their token count.
func (m *mundo) sinSesion(t *testing.T) []llamante {
	t.Helper()
	lista := []llamante{{nombre: "nobody", cliente: m.app.Anonymous(t)}}
	for _, c := range []struct{ nombre, de, sentencia string }{
		{"deactivated account", "admin", "UPDATE usuarios SET activo = false WHERE correo = ?"},
		{"deactivated account that came back", "admin", "UPDATE usuarios SET activo = false WHERE correo = ?; UPDATE usuarios SET activo = true WHERE correo = ?"},
		{"account with another role since", "instructor2.9546", "UPDATE usuarios SET rol = 'ADMIN' WHERE correo = ?"},
		{"account in another centre since", "coordinador.9405", "UPDATE usuarios SET centro_id = 'centro-9546' WHERE correo = ?"},
		{"account with another password since", "admin", "UPDATE usuarios SET clave_hash = 'otra', clave_cambiada_en = clave_cambiada_en + interval '1 second' WHERE correo = ?"},
		{"session of yesterday", "admin", "UPDATE sesiones SET creada_en = creada_en - interval '13 hours', expira_en = expira_en - interval '13 hours' " +
			"WHERE usuario_id = (SELECT id FROM usuarios WHERE correo = ?)"},
	} {
		correo := m.clonar(t, c.de, fmt.Sprintf("muerta%d", len(lista)))
		l := llamante{nombre: c.nombre, correo: correo, cliente: m.app.As(t, correo)}
		l.cliente.Get("/api/auth/me").Status(http.StatusOK)
		for sentencia := range strings.SplitSeq(c.sentencia, "; ") {
			m.app.Exec(t, sentencia, correo)
		}
		lista = append(lista, l)
	}
	cerrada := m.vivos[duena]
	cerrada.nombre, cerrada.cliente = "closed session of the owner", m.app.As(t, cerrada.correo)
	cerrada.cliente.Post("/api/auth/logout", nil).Status(http.StatusNoContent)

	falsa := m.vivos[duena]
	abierta := m.uno(t, "SELECT s.id FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id WHERE u.correo = ? AND s.cerrada_en IS NULL", falsa.correo)
	firmada, err := token.New([]byte("fallback-secret-key-fallback-secret-key"), m.app.Clock.Now).Sign(kernel.SesionID(abierta), apptest.Start.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	falsa.nombre, falsa.cliente = "open session of the owner, signed with another key", m.app.Anonymous(t).WithToken(firmada)
	return append(lista, cerrada, falsa)
}

// clonar opens an account with role and centre of another one, and returns its address.
func (m *mundo) clonar(t *testing.T, de, nombre string) string {
	t.Helper()
	m.siguiente++
	correo := nombre + "@sena.edu.co"
	m.app.Exec(t, `INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
		SELECT ?, ?, ?, ?, rol, centro_id, clave_hash, clave_cambiada_en, ?, creado_en, actualizado_en FROM usuarios WHERE correo = ?`,
		"u-"+nombre, "Persona Reservada "+nombre, correo, fmt.Sprint(600000+m.siguiente), "persona reservada "+nombre, de+"@sena.edu.co")
	return correo
}

func (m *mundo) uno(t *testing.T, consulta string, args ...any) string {
	t.Helper()
	filas := m.app.Query(t, consulta, args...)
	if len(filas) != 1 {
		t.Fatalf("%s %v: %d rows", consulta, args, len(filas))
	}
	return filas[0]
}

func (m *mundo) id(t *testing.T, p papel) string {
	t.Helper()
	return m.uno(t, "SELECT id FROM usuarios WHERE correo = ?", m.vivos[p].correo)
}

// pedir sends a request of a table: a route as the router names it, and the id for its :id.
func (l llamante) pedir(t *testing.T, ruta, id string, cuerpo any) apptest.Response {
	t.Helper()
	metodo, camino, _ := strings.Cut(ruta, " ")
	if metodo != http.MethodGet && cuerpo == nil {
		cuerpo = "{}"
	}
	return l.cliente.In(t).Do(metodo, strings.ReplaceAll(camino, ":id", id), cuerpo)
}

// huella has, for every table, what changes with any of its rows.
func (m *mundo) huella(t *testing.T) map[string]string {
	t.Helper()
	consultas := make([]string, len(m.tablas))
	for i, tabla := range m.tablas {
		consultas[i] = "SELECT '" + tabla + " ' || md5(coalesce(string_agg(x::text, ';' ORDER BY x::text), '')) FROM " + tabla + " x"
	}
	resumenes := map[string]string{}
	for _, fila := range m.app.Query(t, strings.Join(consultas, " UNION ALL ")) {
		tabla, resumen, _ := strings.Cut(fila, " ")
		resumenes[tabla] = resumen
	}
	return resumenes
}

// intacta fails the test for every table of which a row is not as it was.
func (m *mundo) intacta(t *testing.T, antes map[string]string, que string) {
	t.Helper()
	for tabla, resumen := range m.huella(t) {
		if antes[tabla] != resumen {
			t.Errorf("%s: a refused request changed the table %s", que, tabla)
		}
	}
}
