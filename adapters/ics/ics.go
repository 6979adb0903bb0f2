// Package ics writes calendars as files that telephones and mail programs read: iCalendar, RFC 5545, with the refresh hint
// of RFC 7986. ADR 0014 says why no library does it.
package ics

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/application/calendario"
	"complementarias/domain/kernel"
)

// Escritor writes the events of one installation.
type Escritor struct{ base *url.URL }

// New makes an Escritor whose events lead to the pages under base, NEXTAUTH_URL. Its host is a part of every UID, so that
// another one makes other events of the same classes.
func New(base *url.URL) Escritor { return Escritor{base} }

// zona is the time of Bogotá, which has been the same all year since 1993. It stands in every file, so that nobody needs a
// table of zones.
const zona = "America/Bogota"

// Escribir implements calendario.Formato. The same agenda gives the same bytes: nothing in them is of the moment of writing,
// DTSTAMP neither, which without METHOD is when the event was last revised (RFC 5545, 3.8.7.2).
func (e Escritor) Escribir(a calendario.Agenda) []byte {
	var l lineas
	l.poner("BEGIN", "VCALENDAR")
	l.poner("VERSION", "2.0")
	l.poner("PRODID", "-//Gestion Complementarias//Calendario//ES")
	l.poner("CALSCALE", "GREGORIAN")
	l.texto("X-WR-CALNAME", a.Nombre)
	if a.Descripcion != "" {
		l.texto("X-WR-CALDESC", a.Descripcion)
	}
	l.poner("X-WR-TIMEZONE", zona)
	l.poner("REFRESH-INTERVAL;VALUE=DURATION", "PT6H")
	l.poner("X-PUBLISHED-TTL", "PT6H")
	l.zona()
	for _, v := range a.Eventos {
		e.evento(&l, v)
	}
	l.poner("END", "VCALENDAR")
	return l.b
}

func (l *lineas) zona() {
	l.poner("BEGIN", "VTIMEZONE")
	l.poner("TZID", zona)
	l.poner("BEGIN", "STANDARD")
	l.poner("DTSTART", "19700101T000000")
	l.poner("TZOFFSETFROM", "-0500")
	l.poner("TZOFFSETTO", "-0500")
	l.poner("TZNAME", "-05")
	l.poner("END", "STANDARD")
	l.poner("END", "VTIMEZONE")
}

func (e Escritor) evento(l *lineas, v calendario.Evento) {
	revisado := v.Actualizada.UTC().Format("20060102T150405Z")
	l.poner("BEGIN", "VEVENT")
	l.texto("UID", e.uid(v))
	l.poner("DTSTAMP", revisado)
	l.poner("LAST-MODIFIED", revisado)
	l.poner("SEQUENCE", strconv.FormatInt(v.Version, 10))
	l.poner("DTSTART;TZID="+zona, local(v.Fecha, v.Desde))
	l.poner("DTEND;TZID="+zona, local(v.Fecha, v.Hasta))
	l.texto("SUMMARY", v.Programa)
	if lugar := unir(", ", v.Lugar, palabras.Municipio(v.Municipio)); lugar != "" {
		l.texto("LOCATION", lugar)
	}
	enlace := e.enlace(v)
	l.texto("DESCRIPTION", unir("\n", unir(" · ", v.Codigo, v.Empresa), enlace))
	l.poner("URL", enlace)
	switch v.Estado {
	case calendario.Cancelado:
		l.poner("STATUS", "CANCELLED")
		l.poner("TRANSP", "TRANSPARENT")
	case calendario.Tentativo:
		l.poner("STATUS", "TENTATIVE")
	case calendario.Confirmado:
		l.poner("STATUS", "CONFIRMED")
	}
	l.poner("END", "VEVENT")
}

// uid names a class for good: calendar programs find it again by this, whatever else has changed.
func (e Escritor) uid(v calendario.Evento) string {
	return fmt.Sprintf("%s-%s-%02d%02d@%s", v.SolicitudID, v.Fecha, v.Desde/60, v.Desde%60, e.base.Hostname())
}

func (e Escritor) enlace(v calendario.Evento) string {
	return e.base.JoinPath("solicitudes", url.PathEscape(string(v.SolicitudID))).String()
}

// local writes a time of the day in Bogotá; minute 1440 is the midnight after.
func local(d kernel.Date, minutos int) string {
	return d.Time().Add(time.Duration(minutos) * time.Minute).Format("20060102T150405")
}

// unir joins what there is.
func unir(con string, partes ...string) string {
	var hay []string
	for _, p := range partes {
		if p != "" {
			hay = append(hay, p)
		}
	}
	return strings.Join(hay, con)
}
