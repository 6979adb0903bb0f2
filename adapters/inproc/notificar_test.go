package inproc_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/inproc"
	app "complementarias/application/notificaciones"
	"complementarias/application/notificaciones/notificacionestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const (
	ines   = notificacionestest.Ines
	carlos = notificacionestest.Carlos
	berta  = notificacionestest.Berta
)

var (
	ahora      = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	rival      = solicitudes.Afectada{SolicitudID: notificacionestest.Excel, Codigo: "SOL-2026-002", InstructorID: ines}
	enRevision = solicitudes.Afectada{SolicitudID: notificacionestest.Excel, Codigo: "SOL-2026-002", InstructorID: ines, RevisorID: berta}
)

// recibe is who gets what, in which words: "TIPO solicitud" -> a part of the message.
type recibe map[kernel.UsuarioID]map[string]string

type caso struct {
	evento kernel.Event
	want   recibe
}

func TestNobodyElseIsTold(t *testing.T) {
	probar(t, map[string]caso{
		"own act":                               {solicitudes.SolicitudRechazada{Hecho: de(ines), Comentarios: "Falta la carta"}, recibe{}},
		"unheard":                               {ajeno{}, recibe{}},
		"sent to a centre without coordinators": {solicitudes.SolicitudEnviada{Hecho: en(de(ines), "centro-9101"), Revision: 1}, recibe{}},
		"cancelled by the owner":                {solicitudes.SolicitudCancelada{Hecho: de(ines), Motivo: "Ya no", Rivales: []solicitudes.Afectada{rival}}, recibe{}},
	})
}

func TestAReviewIsToldStepByStep(t *testing.T) {
	probar(t, map[string]caso{
		"sent": {solicitudes.SolicitudEnviada{Hecho: de(ines), Revision: 1}, recibe{
			berta:  {"NUEVA_SOLICITUD solicitud-1": "Persona ines envió la solicitud SOL-2026-001 (Panadería básica)"},
			carlos: {"NUEVA_SOLICITUD solicitud-1": "Persona ines envió la solicitud SOL-2026-001 (Panadería básica)"},
		}},
		"sent again": {solicitudes.SolicitudEnviada{Hecho: de(ines), Revision: 2}, recibe{
			berta:  {"NUEVA_SOLICITUD solicitud-1": "corregida y enviada de nuevo"},
			carlos: {"NUEVA_SOLICITUD solicitud-1": "corregida y enviada de nuevo"},
		}},
		"taken": {solicitudes.SolicitudTomada{Hecho: de(carlos)}, recibe{
			ines: {"SOLICITUD_REVISION solicitud-1": "Persona carlos está revisando su solicitud"},
		}},
		"taken over": {solicitudes.SolicitudTomada{Hecho: de(carlos), RevisorAnterior: berta}, recibe{
			ines:  {"SOLICITUD_REVISION solicitud-1": "Persona carlos está revisando su solicitud"},
			berta: {"SISTEMA solicitud-1": "Persona carlos tomó la revisión"},
		}},
		"taken again by the same": {solicitudes.SolicitudTomada{Hecho: de(carlos), RevisorAnterior: carlos}, recibe{
			ines: {"SOLICITUD_REVISION solicitud-1": "Persona carlos está revisando su solicitud"},
		}},
		"returned": {solicitudes.SolicitudDevuelta{Hecho: de(carlos), Correcciones: 2, Comentarios: "Revise el NIT"}, recibe{
			ines: {"SOLICITUD_REVISION solicitud-1": "Tiene 2 correcciones señaladas. Corríjala y envíela de nuevo. Comentarios: Revise el NIT"},
		}},
		"approved": {solicitudes.SolicitudAprobada{Hecho: de(carlos), NumeroFicha: "2345678", Comentarios: "Adelante"}, recibe{
			ines: {"SOLICITUD_APROBADA solicitud-1": "Número de ficha: 2345678. Comentarios: Adelante"},
		}},
		"approved for now": {solicitudes.SolicitudAprobada{Hecho: de(carlos), NumeroFicha: "20260001", Provisional: true}, recibe{
			ines: {"SOLICITUD_APROBADA solicitud-1": "Número de ficha provisional: 20260001"},
		}},
		"rejected": {solicitudes.SolicitudRechazada{Hecho: de(carlos), Comentarios: "Falta la carta"}, recibe{
			ines: {"SOLICITUD_RECHAZADA solicitud-1": "Motivo: Falta la carta"},
		}},
		"ficha": {solicitudes.FichaAsignada{Hecho: de(carlos), NumeroFicha: "2345678", Anterior: "20260001"}, recibe{
			ines: {"ASIGNACION_FICHA solicitud-1": "tiene la ficha 2345678. Reemplaza a 20260001."},
		}},
		"by no hand": {solicitudes.SolicitudRechazada{Hecho: de(""), Comentarios: "Venció"}, recibe{ines: {"SOLICITUD_RECHAZADA solicitud-1": "Motivo: Venció"}}},
	})
}

func TestAMovedCourseIsToldToBothSides(t *testing.T) {
	probar(t, map[string]caso{
		"proposed by the owner": {solicitudes.ReprogramacionPropuesta{Hecho: de(ines), Motivo: "La sede entra en obra"}, recibe{
			carlos: {"SISTEMA solicitud-1": "Persona ines propone otro horario"},
			berta:  {"SISTEMA solicitud-1": "Persona ines propone otro horario"},
		}},
		"moved by a coordinator": {solicitudes.SolicitudReprogramada{Hecho: de(carlos), Motivo: "La sede entra en obra", Fin: "5 de abril de 2027",
			Rivales: []solicitudes.Afectada{rival}}, recibe{
			ines: {
				"SISTEMA solicitud-1": "Ahora termina el 5 de abril de 2027 y conserva su ficha. Motivo: La sede entra en obra",
				"SISTEMA solicitud-2": "Su solicitud SOL-2026-002 se cruza con el curso SOL-2026-001",
			},
			berta: {"SISTEMA solicitud-1": "Persona carlos reprogramó el curso"},
		}},
		"proposal discarded": {solicitudes.PropuestaDescartada{Hecho: de(carlos), Motivo: "No hay otro salón"}, recibe{
			ines: {"SISTEMA solicitud-1": "conserva su horario"},
		}},
	})
}

func TestRivalsAreWarned(t *testing.T) {
	probar(t, map[string]caso{
		"approved, a rival waits": {solicitudes.SolicitudAprobada{Hecho: de(carlos), NumeroFicha: "2345678", Rivales: []solicitudes.Afectada{rival}}, recibe{
			ines: {
				"SOLICITUD_APROBADA solicitud-1": "Número de ficha: 2345678.",
				"SISTEMA solicitud-2":            "Su solicitud SOL-2026-002 se cruza con el curso SOL-2026-001",
			},
		}},
		"approved, another one reviews the rival": {solicitudes.SolicitudAprobada{Hecho: de(carlos), NumeroFicha: "2345678", Rivales: []solicitudes.Afectada{enRevision}}, recibe{
			ines: {
				"SOLICITUD_APROBADA solicitud-1": "Número de ficha: 2345678.",
				"SISTEMA solicitud-2":            "Su solicitud SOL-2026-002 se cruza con el curso SOL-2026-001",
			},
			berta: {"SISTEMA solicitud-2": "La solicitud SOL-2026-002, que usted revisa, se cruza con otro curso aprobado del instructor."},
		}},
		"approved by who reviews the rival": {solicitudes.SolicitudAprobada{Hecho: de(berta), NumeroFicha: "2345678", Rivales: []solicitudes.Afectada{enRevision}}, recibe{
			ines: {
				"SOLICITUD_APROBADA solicitud-1": "Número de ficha: 2345678.",
				"SISTEMA solicitud-2":            "Su solicitud SOL-2026-002 se cruza con el curso SOL-2026-001",
			},
		}},
		"cancelled when approved": {solicitudes.SolicitudCancelada{Hecho: de(carlos), EraAprobada: true, Motivo: "La empresa cerró", Rivales: []solicitudes.Afectada{enRevision}}, recibe{
			ines: {
				"SISTEMA solicitud-1": "El curso aprobado de su solicitud SOL-2026-001 (Panadería básica) fue cancelado. Motivo: La empresa cerró",
				"SISTEMA solicitud-2": "Su solicitud SOL-2026-002 ya no se cruza con el curso SOL-2026-001",
			},
		}},
	})
}

func probar(t *testing.T, casos map[string]caso) {
	t.Helper()
	for name, caso := range casos {
		t.Run(name, func(t *testing.T) {
			m := notificacionestest.NewMemoria(notificacionestest.Usuarios(), notificacionestest.Solicitudes())
			n := notificador(m, m)
			for range 2 { // a delivery may be repeated
				if err := n.Atender(t.Context(), "entrega-1", caso.evento); err != nil {
					t.Fatal(err)
				}
			}
			revisar(t, m, caso.want)
		})
	}
}

func TestADeliveryThatCannotFindItsRecipientsFails(t *testing.T) {
	m := notificacionestest.NewMemoria(notificacionestest.Usuarios(), notificacionestest.Solicitudes())
	err := notificador(m, sinPadron{}).Atender(t.Context(), "entrega-1", solicitudes.SolicitudEnviada{Hecho: de(ines), Revision: 1})
	if !errors.Is(err, errPadron) {
		t.Errorf("got %v, want the failure, so that it is delivered again", err)
	}
	revisar(t, m, recibe{})
}

// ajeno is an event of which nobody is told.
type ajeno struct{}

func (ajeno) EventName() string { return "Ajeno" }
func (ajeno) Subject() string   { return "nada" }

var errPadron = errors.New("no list of people")

type sinPadron struct{}

func (sinPadron) Coordinadores(context.Context, kernel.CentroID) ([]kernel.UsuarioID, error) {
	return nil, errPadron
}

func notificador(m *notificacionestest.Memoria, destinatarios app.Destinatarios) inproc.Notificador {
	ids := 0
	uc := app.New(app.Deps{Repository: m, Reader: m, Now: func() time.Time { return ahora.Add(time.Hour) }, NewID: func() string {
		ids++
		return fmt.Sprint("n", ids)
	}})
	return inproc.NewNotificador(uc.Notificar, destinatarios)
}

func de(por kernel.UsuarioID) solicitudes.Hecho {
	return solicitudes.Hecho{
		SolicitudID: notificacionestest.Panaderia, Codigo: "SOL-2026-001", Programa: "Panadería básica",
		CentroID: notificacionestest.Oriente, InstructorID: ines, PorID: por, PorNombre: "Persona " + string(por), En: ahora,
	}
}

func en(h solicitudes.Hecho, centro kernel.CentroID) solicitudes.Hecho {
	h.CentroID = centro
	return h
}

func revisar(t *testing.T, m *notificacionestest.Memoria, want recibe) {
	t.Helper()
	for _, u := range notificacionestest.Usuarios() {
		p, err := m.Listar(t.Context(), u.ID, app.Filtro{Pagina: 1, Limite: 100})
		if err != nil {
			t.Fatal(err)
		}
		faltan := maps.Clone(want[u.ID])
		for _, v := range p.Notificaciones {
			clave := string(v.Tipo) + " " + string(v.SolicitudID)
			parte, esperada := faltan[clave]
			if !esperada || !strings.Contains(v.Mensaje, parte) || !v.Creada.Equal(ahora) {
				t.Errorf("%s got %s of %v: %q, want %q", u.ID, clave, v.Creada, v.Mensaje, parte)
			}
			delete(faltan, clave)
		}
		for clave := range faltan {
			t.Errorf("%s did not get %s", u.ID, clave)
		}
	}
}
