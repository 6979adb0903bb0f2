package correos_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"complementarias/domain/correos"
)

func redactar(tipo correos.Tipo, d correos.Datos, c correos.Contexto) correos.Contenido {
	return correos.Redactar(correos.Mensaje{ID: "m1", Tipo: tipo, Datos: d}, c)
}

var curso = correos.Datos{SolicitudID: "s1", Codigo: "SOL-2026-001", Programa: "Panadería básica"}

var civico = correos.CalendarioCambiado{Nombre: "Día cívico", Dias: "30 sep 2027", Cursos: 2}

func TestEachKindSaysWhatItsReaderNeeds(t *testing.T) {
	con := func(cambio func(*correos.Datos)) correos.Datos {
		d := curso
		cambio(&d)
		return d
	}
	enlace := correos.Contexto{Enlace: correos.Enlace{URL: "https://x/enlace/T", Vence: time.Date(2027, 1, 1, 4, 30, 0, 0, time.UTC), Vigente: true}}
	for name, c := range map[string]struct {
		got    correos.Contenido
		asunto string
		dice   string
		boton  string
	}{
		"invitation":    {redactar(correos.Invitacion, correos.Datos{EnlaceID: "e"}, enlace), "Su cuenta en Gestión Complementarias", "vence el 31 de diciembre de 2026 a las 23:30", "https://x/enlace/T"},
		"reset":         {redactar(correos.Restablecimiento, correos.Datos{EnlaceID: "e"}, enlace), "Restablecer su contraseña", "una sola vez", "https://x/enlace/T"},
		"password":      {redactar(correos.ClaveCambiada, correos.Datos{En: enlace.Enlace.Vence}, correos.Contexto{}), "Su contraseña cambió", "el 31 de diciembre de 2026", "/login"},
		"sent":          {redactar(correos.SolicitudEnviada, curso, correos.Contexto{}), "Nueva solicitud: SOL-2026-001", "Espera su revisión", "/solicitudes/s1"},
		"sent again":    {redactar(correos.SolicitudEnviada, con(func(d *correos.Datos) { d.Revision = 2 }), correos.Contexto{}), "Solicitud corregida: SOL-2026-001", "corregida", "/solicitudes/s1"},
		"returned":      {redactar(correos.SolicitudDevuelta, con(func(d *correos.Datos) { d.Cambios = 2 }), correos.Contexto{}), "Solicitud devuelta: SOL-2026-001", "2 correcciones señaladas", "/solicitudes/s1"},
		"approved":      {redactar(correos.SolicitudAprobada, con(func(d *correos.Datos) { d.Ficha, d.Provisional = "20260001", true }), correos.Contexto{}), "Solicitud aprobada: SOL-2026-001", "20260001 (provisional", "/solicitudes/s1"},
		"rejected":      {redactar(correos.SolicitudRechazo, con(func(d *correos.Datos) { d.Texto = "Falta la carta" }), correos.Contexto{}), "Solicitud rechazada: SOL-2026-001", "Falta la carta", "/solicitudes/s1"},
		"ficha":         {redactar(correos.FichaAsignada, con(func(d *correos.Datos) { d.Ficha, d.Anterior = "3012345", "20260001" }), correos.Contexto{}), "Ficha asignada: SOL-2026-001", "reemplaza a 20260001", "/solicitudes/s1"},
		"cancelled":     {redactar(correos.CursoCancelado, curso, correos.Contexto{}), "Curso cancelado: SOL-2026-001", "cancelado", "/solicitudes/s1"},
		"moved":         {redactar(correos.CursoReprogramado, con(func(d *correos.Datos) { d.Fin = "5 de abril de 2027" }), correos.Contexto{}), "Curso reprogramado: SOL-2026-001", "5 de abril de 2027", "/solicitudes/s1"},
		"reminder":      {redactar(correos.Recordatorio, correos.Datos{Demoradas: []correos.Demorada{{"s1", "SOL-2026-001", "Panadería", 3}}}, correos.Contexto{}), "Una solicitud espera su revisión", "lleva 3 días", "/solicitudes-pendientes"},
		"calendar":      {redactar(correos.CambioCalendario, correos.Datos{Calendario: civico}, correos.Contexto{}), "Cambió el calendario: Día cívico", "2 cursos aprobados de su centro tienen clase", "/festivos/afectados"},
		"calendar, 1":   {redactar(correos.CambioCalendario, correos.Datos{Calendario: correos.CalendarioCambiado{Nombre: "Receso", Dias: "22 a 28 mar 2027", Cursos: 1}}, correos.Contexto{}), "Cambió el calendario: Receso", "1 curso aprobado de su centro tiene clase", "/festivos/afectados"},
		"digest, too":   {redactar(correos.Resumen, correos.Datos{}, correos.Contexto{Resumidos: []correos.Mensaje{{Tipo: correos.CambioCalendario, Datos: correos.Datos{Calendario: civico}}}}), "Resumen del día: 1 novedad", "Cambió el calendario: Día cívico · 30 sep 2027", "/"},
		"digest":        {redactar(correos.Resumen, correos.Datos{}, correos.Contexto{Resumidos: []correos.Mensaje{{Tipo: correos.SolicitudAprobada, Datos: curso}}}), "Resumen del día: 1 novedad", "Solicitud aprobada", "/"},
		"asked":         {redactar(correos.AccesoRecibido, correos.Datos{}, correos.Contexto{Persona: correos.Persona{Acceso: correos.Acceso{Numero: "ACC-7"}}}), "Recibimos su solicitud de acceso", "ACC-7", ""},
		"asked again":   {redactar(correos.AccesoRecibido, correos.Datos{Repetido: true}, correos.Contexto{}), "Su solicitud de acceso", "ya tiene", "/login"},
		"asked, yes":    {redactar(correos.AccesoAprobado, correos.Datos{}, correos.Contexto{}), "Su solicitud de acceso fue aprobada", "En otro correo", ""},
		"asked, but no": {redactar(correos.AccesoRechazado, correos.Datos{}, correos.Contexto{Persona: correos.Persona{Acceso: correos.Acceso{Motivo: "No es del centro"}}}), "Su solicitud de acceso no fue aprobada", "No es del centro", ""},
	} {
		if c.got.Asunto != c.asunto || c.got.Boton.Ruta != c.boton || !strings.Contains(todo(c.got), c.dice) {
			t.Errorf("%s: got %+v\nwant %q saying %q, to %q", name, c.got, c.asunto, c.dice, c.boton)
		}
	}
}

func todo(c correos.Contenido) string {
	partes := append([]string{c.Asunto, c.Cita.Rotulo, c.Cita.Valor, c.Nota}, c.Parrafos...)
	for _, d := range append(append([]correos.Dato{}, c.Datos...), c.Lineas...) {
		partes = append(partes, d.Rotulo, d.Valor)
	}
	return strings.Join(partes, "\n")
}

func TestALongListIsCut(t *testing.T) {
	var d correos.Datos
	for range 45 {
		d.Demoradas = append(d.Demoradas, correos.Demorada{SolicitudID: "s", Codigo: "SOL", Programa: "P", Dias: 3})
	}
	c := redactar(correos.Recordatorio, d, correos.Contexto{})
	if len(c.Lineas) != 31 || c.Lineas[30].Rotulo != "y 15 más" {
		t.Errorf("%d rows, the last %+v", len(c.Lineas), c.Lineas[len(c.Lineas)-1])
	}
}

func TestNoTextBreaksAHeaderOrALine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := func(nombre string) string {
			return rapid.OneOf(rapid.String(), rapid.Just("a\r\nBcc: x@y.co\u202e")).Draw(t, nombre)
		}
		d := correos.Datos{SolicitudID: "s", Codigo: s("codigo"), Programa: s("programa"), Ficha: s("ficha"), Anterior: s("anterior"),
			Texto: s("texto"), Fin: s("fin"), Demoradas: []correos.Demorada{{"s", s("c"), s("p"), 3}}}
		tipo := rapid.SampledFrom(correos.Tipos()).Draw(t, "tipo")
		c := redactar(tipo, d, correos.Contexto{Persona: correos.Persona{Acceso: correos.Acceso{Numero: s("numero"), Motivo: s("motivo")}},
			Resumidos: []correos.Mensaje{{Tipo: correos.SolicitudAprobada, Datos: d}}})
		for _, linea := range append(append([]correos.Dato{{Rotulo: c.Asunto}}, c.Datos...), c.Lineas...) {
			for _, v := range []string{linea.Rotulo, linea.Valor} {
				if !utf8.ValidString(v) || strings.ContainsFunc(v, unicode.IsControl) || strings.ContainsRune(v, '\u202e') {
					t.Fatalf("%s: %q", tipo, v)
				}
			}
		}
		if strings.ContainsFunc(c.Cita.Valor, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Fatalf("%q", c.Cita.Valor)
		}
	})
}
