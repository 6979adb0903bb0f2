package solicitudes_test

import (
	"context"
	"reflect"
	"strconv"
	"testing"

	"github.com/uptrace/bun"
	"go.uber.org/zap"

	"complementarias/adapters/postgres"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// A handler in another module sees only what the outbox has kept of an event.
func TestEveryEventComesBackFromTheOutboxAsItWas(t *testing.T) {
	db := abrirVacia(t)
	hecho := solicitudes.Hecho{SolicitudID: "s1", Codigo: "SOL-2026-001", Programa: `Panadería "básica" \ ?`, CentroID: mundo.Oriente,
		InstructorID: mundo.Ines.ID, PorID: mundo.Carla.ID, PorNombre: mundo.Carla.Nombre, En: mundo.Ahora}
	rivales := []solicitudes.Afectada{{SolicitudID: "s2", Codigo: "SOL-2026-002", InstructorID: mundo.Ines.ID, RevisorID: mundo.Dario.ID}}
	want := []kernel.Event{
		solicitudes.SolicitudEnviada{Hecho: hecho, Revision: 2},
		solicitudes.SolicitudTomada{Hecho: hecho, RevisorAnterior: mundo.Dario.ID},
		solicitudes.SolicitudDevuelta{Hecho: hecho, Comentarios: "Falta\nel acta", Correcciones: 3},
		solicitudes.SolicitudAprobada{Hecho: hecho, NumeroFicha: "20260001", Provisional: true, Comentarios: "Bien", Rivales: rivales},
		solicitudes.SolicitudRechazada{Hecho: hecho, Comentarios: "No hay cupo"},
		solicitudes.FichaAsignada{Hecho: hecho, NumeroFicha: "3012345", Anterior: "20260001"},
		solicitudes.SolicitudCancelada{Hecho: hecho, EraAprobada: true, Motivo: "Se inundó", Rivales: rivales},
		solicitudes.SolicitudReprogramada{Hecho: hecho, Motivo: "La sede\nentra en obra", Fin: "5 de abril de 2027", Rivales: rivales},
		solicitudes.ReprogramacionPropuesta{Hecho: hecho, Motivo: "La sede entra en obra"},
		solicitudes.SolicitudEntregada{Hecho: hecho, Anterior: mundo.Bruno.ID, Nuevo: mundo.Ines.Nombre, Motivo: "Se retira", EnRevisionDe: mundo.Dario.ID, Rivales: rivales},
		solicitudes.PropuestaDescartada{Hecho: hecho, Motivo: "No hay otro salón"},
	}
	for _, e := range want {
		if v := reflect.ValueOf(e); v.Field(0).IsZero() || v.Field(v.NumField()-1).IsZero() {
			t.Errorf("%s is not filled in", e.EventName())
		}
	}
	var got []kernel.Event
	subs := suscripciones(func(_ context.Context, _ string, e kernel.Event) error {
		got = append(got, e)
		return nil
	})
	n := 0
	outbox := postgres.NewOutbox(func() string { n++; return strconv.Itoa(n) }, subs)
	unit := postgres.NewUnitOfWork(db, func(tx bun.Tx) postgres.OutboxTx { return outbox.In(tx) })
	if err := unit.Do(t.Context(), func(ctx context.Context, tx postgres.OutboxTx) error { return tx.Append(ctx, want...) }); err != nil {
		t.Fatal(err)
	}
	if err := postgres.NewRelay(db, zap.NewNop(), subs).Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
}
