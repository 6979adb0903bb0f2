package inproc_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"complementarias/adapters/inproc"
	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// escribe is who is written what, the recipient being an account or an access request.
type escribe map[string]correos.Datos

type carteo struct {
	evento kernel.Event
	tipo   correos.Tipo
	want   escribe
}

// delCurso is what every mail about the course of notificar_test.go tells, and more.
func delCurso(mas func(*correos.Datos)) correos.Datos {
	d := correos.Datos{SolicitudID: "solicitud-1", Codigo: "SOL-2026-001", Programa: "Panadería básica"}
	if mas != nil {
		mas(&d)
	}
	return d
}

func TestNobodyElseIsWritten(t *testing.T) {
	cartear(t, map[string]carteo{
		"own decision":                          {solicitudes.SolicitudRechazada{Hecho: de(ines), Comentarios: "x"}, "", nil},
		"own course cancelled":                  {solicitudes.SolicitudCancelada{Hecho: de(ines), EraAprobada: true, Motivo: "x"}, "", nil},
		"cancelled before it was approved":      {solicitudes.SolicitudCancelada{Hecho: de(carlos), Motivo: "x"}, "", nil},
		"taken for review":                      {solicitudes.SolicitudTomada{Hecho: de(carlos)}, "", nil},
		"proposed":                              {solicitudes.ReprogramacionPropuesta{Hecho: de(ines), Motivo: "x"}, "", nil},
		"sent to a centre without coordination": {solicitudes.SolicitudEnviada{Hecho: en(de(ines), "centro-9101"), Revision: 1}, "", nil},
		"a reminder to one without":             {correos.RecordatorioDebido{CentroID: "centro-9101", En: ahora, Solicitudes: []correos.Demorada{{Codigo: "x"}}}, "", nil},
		"a reset for the address of nobody":     {identidad.RestablecimientoPedido{EnlaceID: "enlace-1"}, "", nil},
		"an account that was closed":            {identidad.UsuarioDesactivado{UsuarioID: ines}, "", nil},
		"unheard":                               {ajeno{}, "", nil},
	})
}

func TestADecisionIsWrittenToItsInstructor(t *testing.T) {
	cartear(t, map[string]carteo{
		"returned": {solicitudes.SolicitudDevuelta{Hecho: de(carlos), Correcciones: 2, Comentarios: "Revise el NIT"}, correos.SolicitudDevuelta,
			escribe{"ines": delCurso(func(d *correos.Datos) { d.Texto, d.Cambios = "Revise el NIT", 2 })}},
		"approved": {solicitudes.SolicitudAprobada{Hecho: de(carlos), NumeroFicha: "20260001", Provisional: true, Comentarios: "Adelante", Rivales: []solicitudes.Afectada{rival}},
			correos.SolicitudAprobada, escribe{"ines": delCurso(func(d *correos.Datos) { d.Texto, d.Ficha, d.Provisional = "Adelante", "20260001", true })}},
		"rejected": {solicitudes.SolicitudRechazada{Hecho: de(carlos), Comentarios: "Falta la carta"}, correos.SolicitudRechazo,
			escribe{"ines": delCurso(func(d *correos.Datos) { d.Texto = "Falta la carta" })}},
		"by no hand": {solicitudes.SolicitudRechazada{Hecho: de(""), Comentarios: "Venció"}, correos.SolicitudRechazo,
			escribe{"ines": delCurso(func(d *correos.Datos) { d.Texto = "Venció" })}},
		"ficha": {solicitudes.FichaAsignada{Hecho: de(carlos), NumeroFicha: "2345678", Anterior: "20260001"}, correos.FichaAsignada,
			escribe{"ines": delCurso(func(d *correos.Datos) { d.Ficha, d.Anterior = "2345678", "20260001" })}},
		"cancelled": {solicitudes.SolicitudCancelada{Hecho: de(carlos), EraAprobada: true, Motivo: "La empresa cerró"}, correos.CursoCancelado,
			escribe{"ines": delCurso(func(d *correos.Datos) { d.Texto = "La empresa cerró" })}},
	})
}

func TestWhatWaitsIsWrittenToItsCoordination(t *testing.T) {
	corregida := delCurso(func(d *correos.Datos) { d.Revision = 2 })
	movida := delCurso(func(d *correos.Datos) { d.Texto, d.Fin = "Obra en la sede", "5 de abril" })
	demoradas := []correos.Demorada{{SolicitudID: "solicitud-1", Codigo: "SOL-2026-001", Programa: "Panadería", Dias: 7}}
	cartear(t, map[string]carteo{
		"sent again": {solicitudes.SolicitudEnviada{Hecho: de(ines), Revision: 2}, correos.SolicitudEnviada, escribe{"berta": corregida, "carlos": corregida}},
		"moved by one of them": {solicitudes.SolicitudReprogramada{Hecho: de(carlos), Motivo: "Obra en la sede", Fin: "5 de abril"}, correos.CursoReprogramado,
			escribe{"ines": movida, "berta": movida}},
		"moved by its instructor": {solicitudes.SolicitudReprogramada{Hecho: de(ines), Motivo: "Obra en la sede", Fin: "5 de abril"}, correos.CursoReprogramado,
			escribe{"carlos": movida, "berta": movida}},
		"a reminder": {correos.RecordatorioDebido{CentroID: correostest.Oriente, En: ahora, Solicitudes: demoradas}, correos.Recordatorio,
			escribe{"berta": {Demoradas: demoradas}, "carlos": {Demoradas: demoradas}}},
	})
}

func TestPeopleAreWrittenAboutTheirAccount(t *testing.T) {
	cartear(t, map[string]carteo{
		"invited":          {identidad.InvitacionCreada{EnlaceID: "enlace-1", UsuarioID: ines}, correos.Invitacion, escribe{"ines": {EnlaceID: "enlace-1"}}},
		"reset":            {identidad.RestablecimientoPedido{EnlaceID: "enlace-2", UsuarioID: ines}, correos.Restablecimiento, escribe{"ines": {EnlaceID: "enlace-2"}}},
		"password changed": {identidad.ClaveCambiada{UsuarioID: ines, En: ahora}, correos.ClaveCambiada, escribe{"ines": {En: ahora}}},
		"asked for one":    {identidad.AccesoRecibido{AccesoID: correostest.Pedido}, correos.AccesoRecibido, escribe{correostest.Pedido: {}}},
		"granted":          {identidad.AccesoDecidido{AccesoID: correostest.Pedido, Aprobado: true}, correos.AccesoAprobado, escribe{correostest.Pedido: {}}},
		"refused":          {identidad.AccesoDecidido{AccesoID: correostest.Pedido}, correos.AccesoRechazado, escribe{correostest.Pedido: {}}},
		"asked again with an account": {identidad.AccesoDuplicado{AccesoID: "otro", UsuarioID: ines}, correos.AccesoRecibido,
			escribe{"ines": {Repetido: true}}},
		"asked again while it waits": {identidad.AccesoDuplicado{AccesoID: "otro", Original: correostest.Pedido}, correos.AccesoRecibido,
			escribe{correostest.Pedido: {Repetido: true}}},
	})
}

func TestAskingAgainIsAnsweredOnceADay(t *testing.T) {
	m, at := correostest.NewMemoria(), ahora
	c := correspondencia(m, m, func() time.Time { return at })
	for i := range 6 {
		if i == 3 {
			at = at.Add(24 * time.Hour)
		}
		if err := c.Atender(t.Context(), fmt.Sprint("entrega-", i), identidad.AccesoDuplicado{AccesoID: fmt.Sprint("otro-", i), UsuarioID: ines}); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(m.Mensajes()); n != 2 {
		t.Errorf("%d mails on two days, want two", n)
	}
}

func TestACorrespondenceThatCannotFindItsRecipientsFails(t *testing.T) {
	m := correostest.NewMemoria()
	for _, e := range []kernel.Event{solicitudes.SolicitudEnviada{Hecho: de(ines), Revision: 1}, correos.RecordatorioDebido{CentroID: correostest.Oriente, En: ahora},
		solicitudes.SolicitudReprogramada{Hecho: de(carlos)}} {
		if err := correspondencia(m, sinPadron{}, nil).Atender(t.Context(), "entrega-1", e); !errors.Is(err, errPadron) {
			t.Errorf("%s: got %v, want the failure, so that it is delivered again", e.EventName(), err)
		}
	}
	if n := len(m.Mensajes()); n != 0 {
		t.Errorf("%d were written", n)
	}
}

func correspondencia(m *correostest.Memoria, directorio app.Directorio, now func() time.Time) inproc.Correspondencia {
	if now == nil {
		now = func() time.Time { return ahora }
	}
	ids := 0
	uc := app.New(app.Deps{UoW: m, Reader: m, Now: now, NewID: func() string { ids++; return fmt.Sprint("m", ids) }})
	return inproc.NewCorrespondencia(uc.Encolar, directorio, afectados(), now)
}

func cartear(t *testing.T, casos map[string]carteo) {
	t.Helper()
	for name, caso := range casos {
		t.Run(name, func(t *testing.T) {
			m := correostest.NewMemoria()
			c := correspondencia(m, m, nil)
			for range 2 { // a delivery may be repeated
				if err := c.Atender(context.Background(), "entrega-1", caso.evento); err != nil {
					t.Fatal(err)
				}
			}
			got := escribe{}
			for _, n := range m.Mensajes() {
				if n.Tipo != caso.tipo || !n.Creado.Equal(ahora) || n.Tipo.Secreto() != (n.Datos.EnlaceID != "") {
					t.Errorf("got %s of %v, want %s of %v; a link only where it opens an account", n.Tipo, n.Creado, caso.tipo, ahora)
				}
				got[string(n.Para.Usuario)+n.Para.Acceso] = n.Datos
			}
			if len(got) != len(m.Mensajes()) || len(got) != len(caso.want) || len(got) > 0 && !reflect.DeepEqual(got, caso.want) {
				t.Errorf("it writes %+v, want %+v", got, caso.want)
			}
		})
	}
}
