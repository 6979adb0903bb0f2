package notificaciones_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"complementarias/domain/notificaciones"
)

var panaderia = notificaciones.Curso{Codigo: "SOL-2026-001", Programa: "Panadería básica"}

func TestTextsSayWhatTheRecipientNeeds(t *testing.T) {
	for name, caso := range map[string]struct {
		got  notificaciones.Texto
		tipo notificaciones.Tipo
		want string
	}{
		"sent": {notificaciones.Enviada(panaderia, "Inés Gil", 1), notificaciones.NuevaSolicitud,
			"Nueva solicitud: Inés Gil envió la solicitud SOL-2026-001 (Panadería básica). Espera su revisión."},
		"sent again": {notificaciones.Enviada(panaderia, "Inés Gil", 2), notificaciones.NuevaSolicitud,
			"Solicitud corregida: La solicitud SOL-2026-001 (Panadería básica) de Inés Gil fue corregida y enviada de nuevo. Espera su revisión."},
		"taken": {notificaciones.Tomada(panaderia, "Carlos Ruiz"), notificaciones.RevisionDeSolicitud,
			"Solicitud en revisión: Carlos Ruiz está revisando su solicitud SOL-2026-001 (Panadería básica)."},
		"taken over": {notificaciones.Relevada(panaderia, "Carlos Ruiz"), notificaciones.Sistema,
			"Revisión a cargo de otra persona: Carlos Ruiz tomó la revisión de la solicitud SOL-2026-001 (Panadería básica), que usted tenía. Ya no está a su cargo."},
		"returned with a comment": {notificaciones.Devuelta(panaderia, 0, "Revise las fechas"), notificaciones.RevisionDeSolicitud,
			"Solicitud devuelta: Su solicitud SOL-2026-001 (Panadería básica) fue devuelta. Corríjala y envíela de nuevo. Comentarios: Revise las fechas"},
		"returned with one remark": {notificaciones.Devuelta(panaderia, 1, ""), notificaciones.RevisionDeSolicitud,
			"Solicitud devuelta: Su solicitud SOL-2026-001 (Panadería básica) fue devuelta. Tiene 1 corrección señalada. Corríjala y envíela de nuevo."},
		"returned with both": {notificaciones.Devuelta(panaderia, 3, "Revise\nlas  fechas"), notificaciones.RevisionDeSolicitud,
			"Solicitud devuelta: Su solicitud SOL-2026-001 (Panadería básica) fue devuelta. Tiene 3 correcciones señaladas. Corríjala y envíela de nuevo. Comentarios: Revise las fechas"},
		"approved": {notificaciones.Aprobada(panaderia, "2345678", false, ""), notificaciones.SolicitudAprobada,
			"Solicitud aprobada: Su solicitud SOL-2026-001 (Panadería básica) fue aprobada. Número de ficha: 2345678."},
		"approved for now": {notificaciones.Aprobada(panaderia, "20260001", true, "Buen curso"), notificaciones.SolicitudAprobada,
			"Solicitud aprobada: Su solicitud SOL-2026-001 (Panadería básica) fue aprobada. Número de ficha provisional: 20260001; se reemplazará por el de SOFIA Plus. Comentarios: Buen curso"},
		"rejected": {notificaciones.Rechazada(panaderia, "Falta la carta"), notificaciones.SolicitudRechazada,
			"Solicitud rechazada: Su solicitud SOL-2026-001 (Panadería básica) fue rechazada. Puede duplicarla como un borrador nuevo. Motivo: Falta la carta"},
		"ficha": {notificaciones.FichaAsignada(panaderia, "2345678", "20260001"), notificaciones.AsignacionFicha,
			"Ficha asignada: El curso de su solicitud SOL-2026-001 (Panadería básica) tiene la ficha 2345678. Reemplaza a 20260001."},
		"first ficha": {notificaciones.FichaAsignada(panaderia, "2345678", ""), notificaciones.AsignacionFicha,
			"Ficha asignada: El curso de su solicitud SOL-2026-001 (Panadería básica) tiene la ficha 2345678."},
		"cancelled": {notificaciones.Cancelada(panaderia, "La empresa cerró"), notificaciones.Sistema,
			"Curso cancelado: El curso aprobado de su solicitud SOL-2026-001 (Panadería básica) fue cancelado. Motivo: La empresa cerró"},
		"moved": {notificaciones.Reprogramada(panaderia, "5 de abril de 2027", "La sede entra en obra"), notificaciones.Sistema,
			"Curso reprogramado: El curso aprobado de su solicitud SOL-2026-001 (Panadería básica) tiene otro horario. " +
				"Ahora termina el 5 de abril de 2027 y conserva su ficha. Motivo: La sede entra en obra"},
		"moved, coordination": {notificaciones.ReprogramadaParaCoordinador(panaderia, "Carlos Ruiz", "5 de abril de 2027", "La sede entra en obra"), notificaciones.Sistema,
			"Curso reprogramado: Carlos Ruiz reprogramó el curso SOL-2026-001 (Panadería básica). Ahora termina el 5 de abril de 2027. Motivo: La sede entra en obra"},
		"another schedule proposed": {notificaciones.ReprogramacionPropuesta(panaderia, "Inés Gil", "La sede entra en obra"), notificaciones.Sistema,
			"Propuesta de cambio de horario: Inés Gil propone otro horario para el curso aprobado SOL-2026-001 (Panadería básica). " +
				"Puede reprogramarlo o descartar la propuesta. Motivo: La sede entra en obra"},
		"proposal discarded": {notificaciones.PropuestaDescartada(panaderia, "No hay otro salón"), notificaciones.Sistema,
			"Propuesta descartada: El curso de su solicitud SOL-2026-001 (Panadería básica) conserva su horario: la coordinación descartó el cambio que usted propuso. Motivo: No hay otro salón"},
		"waiting for days": {notificaciones.Demorada(panaderia, 3), notificaciones.Recordatorio,
			"Solicitud por revisar: La solicitud SOL-2026-001 (Panadería básica) lleva 3 días sin decisión. Espera su revisión."},
		"clash, instructor": {notificaciones.CruceParaInstructor("SOL-2026-002", panaderia), notificaciones.Sistema,
			"Cruce de horario: Su solicitud SOL-2026-002 se cruza con el curso SOL-2026-001 (Panadería básica), que ya fue aprobado. " +
				"Cambie las fechas o el horario; si ya está en revisión, pida que se la devuelvan."},
		"clash, reviewer": {notificaciones.CruceParaRevisor("SOL-2026-002"), notificaciones.Sistema,
			"Cruce de horario: La solicitud SOL-2026-002, que usted revisa, se cruza con otro curso aprobado del instructor. Tenga en cuenta el cruce antes de decidir."},
		"clash over": {notificaciones.CruceResuelto("SOL-2026-002", panaderia), notificaciones.Sistema,
			"Cruce de horario resuelto: Su solicitud SOL-2026-002 ya no se cruza con el curso SOL-2026-001 (Panadería básica), porque fue cancelado."},
		"ambiente, instructor": {notificaciones.AmbienteParaInstructor("SOL-2026-002"), notificaciones.Sistema,
			"Ambiente ocupado: El ambiente de su solicitud SOL-2026-002 ya está ocupado a esas horas por otro curso, que fue aprobado. " +
				"Elija otro ambiente, otras fechas u otro horario; si ya está en revisión, pida que se la devuelvan."},
		"ambiente, reviewer": {notificaciones.AmbienteParaRevisor("SOL-2026-002"), notificaciones.Sistema,
			"Ambiente ocupado: El ambiente de la solicitud SOL-2026-002, que usted revisa, ya está ocupado a esas horas por otro curso aprobado. " +
				"Tenga en cuenta el cruce antes de decidir."},
		"ambiente, over": {notificaciones.AmbienteLibre("SOL-2026-002"), notificaciones.Sistema,
			"Ambiente libre: El ambiente de su solicitud SOL-2026-002 quedó libre a las horas en que se cruzaba con otro curso, porque ese curso fue cancelado."},
	} {
		if got := caso.got.Titulo + ": " + caso.got.Mensaje; got != caso.want || caso.got.Tipo != caso.tipo {
			t.Errorf("%s: got %s %q\nwant %s %q", name, caso.got.Tipo, got, caso.tipo, caso.want)
		}
	}
}

func TestACommentIsClipped(t *testing.T) {
	texto := func(comentario string) string { return notificaciones.Rechazada(panaderia, comentario).Mensaje }
	if justo := strings.Repeat("ñ", 300); !strings.HasSuffix(texto(justo), " Motivo: "+justo) {
		t.Errorf("300 characters: got %q", texto(justo))
	}
	if got := texto(strings.Repeat("ñ", 301)); !strings.HasSuffix(got, " Motivo: "+strings.Repeat("ñ", 299)+"…") {
		t.Errorf("301 characters: got %q", got)
	}
}

func TestEveryTextFitsWhateverWasTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		palabra := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.Rune(), 500, 1500, -1))
		curso := notificaciones.Curso{Codigo: palabra.Draw(t, "codigo"), Programa: palabra.Draw(t, "programa")}
		nombre, comentario, ficha := palabra.Draw(t, "nombre"), palabra.Draw(t, "comentario"), palabra.Draw(t, "ficha")
		n := rapid.Int().Draw(t, "n")
		for _, texto := range []notificaciones.Texto{
			notificaciones.Enviada(curso, nombre, n), notificaciones.Tomada(curso, nombre), notificaciones.Relevada(curso, nombre),
			notificaciones.Devuelta(curso, n, comentario), notificaciones.Aprobada(curso, ficha, n > 0, comentario),
			notificaciones.Rechazada(curso, comentario), notificaciones.FichaAsignada(curso, ficha, nombre),
			notificaciones.Cancelada(curso, comentario), notificaciones.CruceParaInstructor(ficha, curso),
			notificaciones.CruceParaRevisor(ficha), notificaciones.CruceResuelto(ficha, curso),
			notificaciones.AmbienteParaInstructor(ficha), notificaciones.AmbienteParaRevisor(ficha), notificaciones.AmbienteLibre(ficha),
		} {
			if _, err := notificaciones.New("n1", "entrega-1", texto.Para("ines", ""), ahora); err != nil {
				t.Fatalf("%v: %+v", err, texto)
			}
			if !utf8.ValidString(texto.Mensaje) || strings.ContainsAny(texto.Mensaje, "\n\t") {
				t.Fatalf("not one readable line: %q", texto.Mensaje)
			}
		}
	})
}
