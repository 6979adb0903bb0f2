package inproc_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"complementarias/adapters/inproc"
	"complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/application/correos/correostest"
	app "complementarias/application/notificaciones"
	"complementarias/application/notificaciones/notificacionestest"
	dcatalogo "complementarias/domain/catalogo"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

var civico = kernel.NewDate(2027, time.September, 30)

// afectados knows two courses of the centre of carlos and berta on a holiday, and one of a centre without coordination.
func afectados() catalogo.CentrosAfectados {
	m := catalogotest.NewMemoria()
	m.AgregarFestivo(dcatalogo.FestivoFila{Fecha: civico, Nombre: "Día cívico", Tipo: dcatalogo.Manual})
	for i, centro := range []kernel.CentroID{catalogotest.Oriente, catalogotest.Oriente, "centro-9101"} {
		m.Aprobar(catalogo.Candidato{ID: kernel.SolicitudID(fmt.Sprint("curso-", i)),
			CursoAprobado: dcatalogo.CursoAprobado{CentroID: centro, OmitirFestivos: true, Dias: []kernel.Date{civico}}})
	}
	return catalogo.New(catalogo.Deps{Calendario: m, Now: func() time.Time { return ahora }}).CentrosAfectados
}

func cambio(dia kernel.Date, por kernel.UsuarioID) dcatalogo.CalendarioCambiado {
	return dcatalogo.CalendarioCambiado{Desde: dia.String(), Hasta: dia.String(), Nombre: "Día cívico", PorID: por, En: ahora}
}

func TestNobodyIsToldOfDaysWithoutCourses(t *testing.T) {
	m := notificacionestest.NewMemoria(notificacionestest.Usuarios(), notificacionestest.Solicitudes())
	for _, e := range []kernel.Event{cambio(civico.AddDays(1), ""), ajeno{}} {
		if err := avisosDelCalendario(m, m).Atender(t.Context(), "entrega-1", e); err != nil {
			t.Error(err)
		}
	}
	revisar(t, m, recibe{})
	if err := avisosDelCalendario(m, sinPadron{}).Atender(t.Context(), "entrega-1", cambio(civico, "")); !errors.Is(err, errPadron) {
		t.Errorf("got %v, want the failure, so that it is delivered again", err)
	}
	cartear(t, map[string]carteo{"a day without courses": {cambio(civico.AddDays(1), ""), "", nil}})
	c := correostest.NewMemoria()
	if err := correspondencia(c, sinPadron{}, nil).Atender(t.Context(), "entrega-1", cambio(civico, "")); !errors.Is(err, errPadron) || len(c.Mensajes()) > 0 {
		t.Errorf("got %v and %d mails", err, len(c.Mensajes()))
	}
}

func TestACoordinationIsToldOnceOfTheCoursesThatAChangeTouches(t *testing.T) {
	const dice = "2 cursos aprobados de su centro tienen"
	for por, want := range map[kernel.UsuarioID]recibe{
		"":     {berta: {"SISTEMA ": dice}, carlos: {"SISTEMA ": dice}},
		carlos: {berta: {"SISTEMA ": dice}},
	} {
		m := notificacionestest.NewMemoria(notificacionestest.Usuarios(), notificacionestest.Solicitudes())
		for range 2 { // a delivery may be repeated
			if err := avisosDelCalendario(m, m).Atender(context.Background(), "entrega-1", cambio(civico, por)); err != nil {
				t.Fatal(err)
			}
		}
		revisar(t, m, want)
	}
}

func TestACoordinationIsWrittenOfTheCoursesThatAChangeTouches(t *testing.T) {
	d := correos.Datos{Calendario: correos.CalendarioCambiado{Nombre: "Día cívico", Dias: "30 sep 2027", Cursos: 2}}
	cartear(t, map[string]carteo{
		"by the administration": {cambio(civico, "greta"), correos.CambioCalendario, escribe{"berta": d, "carlos": d}},
		"by one of them":        {cambio(civico, carlos), correos.CambioCalendario, escribe{"berta": d}},
	})
}

func avisosDelCalendario(m *notificacionestest.Memoria, destinatarios app.Destinatarios) inproc.AvisosDelCalendario {
	ids := 0
	uc := app.New(app.Deps{Repository: m, Reader: m, Now: func() time.Time { return ahora }, NewID: func() string { ids++; return fmt.Sprint("n", ids) }})
	return inproc.NewAvisosDelCalendario(uc.Notificar, destinatarios, afectados())
}
