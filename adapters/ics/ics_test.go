package ics_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"complementarias/adapters/ics"
	"complementarias/application/calendario"
	"complementarias/domain/kernel"
)

// propiedades is how many an event has that stands; TRANSP is for what is cancelled.
const propiedades = 11

var base = &url.URL{Scheme: "https", Host: "cursos.example.org:8443"}

func clase() calendario.Evento {
	return calendario.Evento{SolicitudID: "0199-abc", Codigo: "SOL-2026-001", Programa: "Panadería básica", Empresa: "Asociación El Roble", Lugar: "Salón comunal",
		Municipio: "68861", Fecha: kernel.NewDate(2026, time.March, 2), Desde: 8 * 60, Hasta: 12 * 60, Version: 3, Actualizada: time.Date(2026, 2, 1, 3, 4, 5, 678, time.UTC)}
}

// leer reads a file with a library that has nothing to do with how it was written.
func leer(t *testing.T, archivo []byte) *ical.Calendar {
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
	return c
}

func escribir(t *testing.T, eventos ...calendario.Evento) []*ical.Component {
	t.Helper()
	var lista []*ical.Component
	for _, hijo := range leer(t, ics.New(base).Escribir(calendario.Agenda{Nombre: "Mis clases", Eventos: eventos})).Children {
		if hijo.Name == ical.CompEvent {
			lista = append(lista, hijo)
		}
	}
	if len(lista) != len(eventos) {
		t.Fatalf("%d events are read, want %d", len(lista), len(eventos))
	}
	return lista
}

func texto(t *testing.T, c *ical.Component, nombre string) string {
	t.Helper()
	s, err := c.Props.Text(nombre)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestAClassIsAtItsHourInBogota: whatever the zone of the process that writes it.
func TestAClassIsAtItsHourInBogota(t *testing.T) {
	antes := time.Local
	t.Cleanup(func() { time.Local = antes })
	for _, nombre := range []string{"Asia/Tokyo", "UTC", "America/New_York"} {
		zona, err := time.LoadLocation(nombre)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = zona
		medianoche := clase()
		medianoche.Desde, medianoche.Hasta = 20*60, 24*60
		for _, c := range []struct {
			evento       calendario.Evento
			desde, hasta time.Time
		}{
			{clase(), time.Date(2026, 3, 2, 13, 0, 0, 0, time.UTC), time.Date(2026, 3, 2, 17, 0, 0, 0, time.UTC)},
			{medianoche, time.Date(2026, 3, 3, 1, 0, 0, 0, time.UTC), time.Date(2026, 3, 3, 5, 0, 0, 0, time.UTC)},
		} {
			v := ical.Event{Component: escribir(t, c.evento)[0]}
			desde, err := v.DateTimeStart(nil)
			if err != nil {
				t.Fatal(err)
			}
			hasta, err := v.DateTimeEnd(nil)
			if err != nil {
				t.Fatal(err)
			}
			if !desde.Equal(c.desde) || !hasta.Equal(c.hasta) {
				t.Errorf("in %s it is from %s to %s, want %s to %s", nombre, desde.UTC(), hasta.UTC(), c.desde, c.hasta)
			}
		}
	}
}

func TestTheFileSaysItsZone(t *testing.T) {
	c := leer(t, ics.New(base).Escribir(calendario.Agenda{Nombre: "Mis clases", Descripcion: "Todas", Eventos: []calendario.Evento{clase()}}))
	if c.Children[0].Name != ical.CompTimezone || texto(t, c.Children[0], "TZID") != "America/Bogota" {
		t.Fatalf("the file begins with %s", c.Children[0].Name)
	}
	fijo := c.Children[0].Children[0]
	if de, a := fijo.Props.Get("TZOFFSETFROM").Value, fijo.Props.Get("TZOFFSETTO").Value; de != "-0500" || a != "-0500" {
		t.Errorf("the zone goes from %s to %s", de, a)
	}
	if nombre := texto(t, c.Component, "X-WR-CALNAME"); nombre != "Mis clases" {
		t.Errorf("it is called %q", nombre)
	}
}

func TestAnEventTellsTheCourseAndNobody(t *testing.T) {
	v := escribir(t, clase())[0]
	for nombre, quiere := range map[string]string{
		"UID": "0199-abc-2026-03-02-0800@cursos.example.org", "SUMMARY": "Panadería básica", "LOCATION": "Salón comunal, Vélez",
		"DESCRIPTION": "SOL-2026-001 · Asociación El Roble\nhttps://cursos.example.org:8443/solicitudes/0199-abc",
		"STATUS":      "CONFIRMED", "SEQUENCE": "3", "DTSTAMP": "20260201T030405Z", "LAST-MODIFIED": "20260201T030405Z",
		"URL": "https://cursos.example.org:8443/solicitudes/0199-abc",
	} {
		if p := v.Props.Get(nombre); p == nil {
			t.Errorf("there is no %s", nombre)
		} else if valor, err := p.Text(); err != nil && p.Value != quiere || err == nil && valor != quiere {
			t.Errorf("%s is %q, want %q", nombre, p.Value, quiere)
		}
	}
	if len(v.Props) != propiedades { // ORGANIZER, ATTENDEE and CONTACT would name people
		t.Errorf("an event has %d properties", len(v.Props))
	}
}

func TestAnEventIsFoundAgainWhateverChanges(t *testing.T) {
	antes, despues := clase(), clase()
	despues.Programa, despues.Lugar, despues.Hasta, despues.Version, despues.Estado = "Otro", "Otro salón", 13*60, 9, calendario.Cancelado
	despues.Actualizada = antes.Actualizada.Add(time.Hour)
	a, b := escribir(t, antes)[0], escribir(t, despues)[0]
	if texto(t, a, "UID") != texto(t, b, "UID") {
		t.Errorf("%s became %s", texto(t, a, "UID"), texto(t, b, "UID"))
	}
	if s := texto(t, b, "STATUS"); s != "CANCELLED" || b.Props.Get("SEQUENCE").Value != "9" {
		t.Errorf("the change is %s, number %s", s, b.Props.Get("SEQUENCE").Value)
	}
	despues.Estado = calendario.Tentativo
	if s := texto(t, escribir(t, despues)[0], "STATUS"); s != "TENTATIVE" {
		t.Errorf("what waits for a decision is %s", s)
	}
}

func TestTheSameAgendaIsTheSameFile(t *testing.T) {
	a := calendario.Agenda{Nombre: "Mis clases", Eventos: []calendario.Evento{clase()}}
	if !bytes.Equal(ics.New(base).Escribir(a), ics.New(base).Escribir(a)) {
		t.Error("writing twice gives two files")
	}
}

func TestLongTextsAreFoldedBetweenLetters(t *testing.T) {
	for _, letra := range []string{"ñ", "a", "€", "😀", `\`, ";", "\n"} {
		for n := 60; n < 90; n++ {
			v := clase()
			v.Programa = strings.Repeat("x", n%4) + strings.Repeat(letra, 200)
			if s := texto(t, escribir(t, v)[0], "SUMMARY"); s != v.Programa {
				t.Fatalf("200 %q come back as %q", letra, s)
			}
		}
	}
}

func TestWhatPeopleTypeStaysText(t *testing.T) {
	for escrito, leido := range map[string]string{
		"a; b, c\\d: \"e\"":                                   "a; b, c\\d: \"e\"",
		"uno\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:otro":       "uno\nEND:VEVENT\nBEGIN:VEVENT\nUID:otro",
		"uno\rATTENDEE:mailto:x@y":                            "uno\nATTENDEE:mailto:x@y",
		"uno\nATTACH:file:///etc/passwd":                      "uno\nATTACH:file:///etc/passwd",
		"\x00\x07tab\taquí\x7f\u0085fin":                      "tab aquífin",
		"línea\u2028SUMMARY:otra\u2029y otra":                 "línea SUMMARY:otra y otra",
		`\nBEGIN:VALARM`:                                      `\nBEGIN:VALARM`,
		"{{7*7}} <script>alert(1)</script> =HYPERLINK(\"x\")": "{{7*7}} <script>alert(1)</script> =HYPERLINK(\"x\")",
	} {
		v := clase()
		v.Programa, v.Lugar, v.Empresa = escrito, escrito, escrito
		leidos := escribir(t, v)
		if s := texto(t, leidos[0], "SUMMARY"); s != leido {
			t.Errorf("%q is read as %q", escrito, s)
		}
		if len(leidos[0].Props) != propiedades || len(leidos[0].Children) != 0 {
			t.Errorf("%q made %d properties and %d components", escrito, len(leidos[0].Props), len(leidos[0].Children))
		}
	}
	v := clase()
	v.SolicitudID = "x\r\nATTENDEE:mailto:x@y;a,b"
	if e := escribir(t, v)[0]; len(e.Props) != propiedades {
		t.Errorf("an id made %d properties", len(e.Props))
	}
}

// FuzzTextos: whatever the texts, the file is read and has one event.
func FuzzTextos(f *testing.F) {
	f.Add("Panadería", "Salón\r\nEND:VCALENDAR")
	f.Fuzz(func(t *testing.T, programa, lugar string) {
		v := clase()
		v.Programa, v.Lugar = programa, lugar
		escribir(t, v)
	})
}
