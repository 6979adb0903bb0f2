// Package calendario_test looks at the calendars of the whole program over HTTP: the pages, the files, and the addresses
// that calendar programs read.
package calendario_test

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

const (
	autora      = "instructor2.9546"
	coordinador = "coordinador.9546"
)

type cuerpo = map[string]any

// evento is an event as a program that imports it sees it.
type evento struct {
	uid, resumen, lugar, descripcion, estado, numero string
	desde, hasta                                     time.Time
}

// leer reads a file with a library that has nothing to do with how it was written.
func leer(t *testing.T, archivo []byte) []evento {
	t.Helper()
	for linea := range bytes.SplitSeq(archivo, []byte("\r\n")) {
		if len(linea) > 75 || !utf8.Valid(linea) || bytes.ContainsAny(linea, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(linea), linea)
		}
	}
	c, err := ical.NewDecoder(bytes.NewReader(archivo)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, archivo)
	}
	var eventos []evento
	for _, v := range c.Events() {
		e := evento{uid: texto(t, v, "UID"), resumen: texto(t, v, "SUMMARY"), lugar: texto(t, v, "LOCATION"), descripcion: texto(t, v, "DESCRIPTION"),
			estado: texto(t, v, "STATUS"), numero: v.Props.Get("SEQUENCE").Value}
		if e.desde, err = v.DateTimeStart(nil); err != nil {
			t.Fatal(err)
		}
		if e.hasta, err = v.DateTimeEnd(nil); err != nil {
			t.Fatal(err)
		}
		eventos = append(eventos, e)
	}
	return eventos
}

func texto(t *testing.T, v ical.Event, nombre string) string {
	t.Helper()
	s, err := v.Props.Text(nombre)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// curso is a course of an instructor that the coordination has approved: one class of two hours on each date.
func curso(t *testing.T, app *apptest.App, de string, cambios cuerpo, fechas ...string) string {
	t.Helper()
	id := enviada(t, app, de, cambios, fechas...)
	app.As(t, coordinador).Post("/api/solicitudes/"+id+"/approve", cuerpo{"justificacion": "Se cruza, y así se acordó con las dos partes."}).Status(http.StatusOK)
	return id
}

func enviada(t *testing.T, app *apptest.App, de string, cambios cuerpo, fechas ...string) string {
	t.Helper()
	var horarios []any
	for _, f := range fechas {
		horarios = append(horarios, clase(t, f))
	}
	f := cuerpo{
		"programaId": app.Query(t, `SELECT id FROM programas WHERE centro_id = 'centro-9546' AND activo ORDER BY duracion_horas DESC, codigo LIMIT 1`)[0],
		"isDraft":    false, "duracionMaxima": 2 * len(fechas), "numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL", "departamento": "Santander", "municipio": "Vélez",
		"nombreEmpresa": "Asociación El Roble", "representanteLegal": "Rosalba Reservada", "direccionEmpresa": "Calle 9 # 2-30", "telefonosEmpresa": "3105550101",
		"lugarFormacion": "Casa de la cultura", "tipoAmbiente": "AULA", "inicioInscripcion": "2027-01-13", "finalizacionInscripcion": "2027-01-20",
		"fechaInicioCurso": slices.Min(fechas), "horarios": horarios, "omitirFestivos": false, "omitirRecesos": false,
		"justificacion":    "La asociación necesita este curso para atender mejor a sus clientes.",
		"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
	}
	for nombre, valor := range cambios {
		f[nombre] = valor
	}
	return app.As(t, de).Post("/api/solicitudes", f).Status(http.StatusCreated).Text("solicitud.id")
}

var dias = [...]string{"DOMINGO", "LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO"}

func clase(t *testing.T, fecha string) cuerpo {
	t.Helper()
	d, err := time.Parse(time.DateOnly, fecha)
	if err != nil {
		t.Fatal(err)
	}
	return cuerpo{"fecha": fecha, "diaSemana": dias[d.Weekday()], "horaInicio": "08:00", "horaFin": "10:00"}
}

// enTexto is when the events are in UTC and what became of them, in their order.
func enTexto(eventos []evento) string {
	var lista []string
	for _, e := range eventos {
		lista = append(lista, e.desde.UTC().Format("01-02 15:04")+" "+e.estado)
	}
	return strings.Join(lista, ", ")
}

// camino is where an address leads on this server.
func camino(t *testing.T, direccion string) string {
	t.Helper()
	u, err := url.Parse(direccion)
	if err != nil {
		t.Fatal(err)
	}
	return u.Path
}
