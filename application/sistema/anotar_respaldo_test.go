package sistema_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"complementarias/application/sistema"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	domain "complementarias/domain/sistema"
)

// libreta keeps what a transaction wrote only when it ends well.
type libreta struct {
	respaldos map[string]domain.Respaldo
	anotadas  []kernel.Anotacion
	por       []kernel.Actor
	falla     error // of the audit
}

type hoja struct {
	*libreta
}

func (l *libreta) Do(ctx context.Context, fn func(context.Context, sistema.Tx) error) error {
	nueva := &libreta{respaldos: map[string]domain.Respaldo{}, falla: l.falla}
	if err := fn(ctx, sistema.Tx{Respaldos: hoja{nueva}, Auditoria: hoja{nueva}}); err != nil {
		return err
	}
	for id, r := range nueva.respaldos {
		l.respaldos[id] = r
	}
	l.anotadas, l.por = append(l.anotadas, nueva.anotadas...), append(l.por, nueva.por...)
	return nil
}

func (h hoja) Add(_ context.Context, id string, r domain.Respaldo) error {
	h.respaldos[id] = r
	return nil
}

func (h hoja) Anotar(_ context.Context, por kernel.Actor, a kernel.Anotacion) error {
	h.anotadas, h.por = append(h.anotadas, a), append(h.por, por)
	return h.falla
}

func anotador(l *libreta) sistema.AnotarRespaldo {
	l.respaldos = map[string]domain.Respaldo{}
	return sistema.New(sistema.Deps{UoW: l, Now: func() time.Time { return time.Date(2026, 11, 26, 15, 0, 0, 0, time.UTC) }, NewID: func() string { return "r-1" }}).AnotarRespaldo
}

func TestABackupThatIsRefusedLeavesNothing(t *testing.T) {
	l := &libreta{}
	if _, err := anotador(l).Execute(t.Context(), strings.Repeat("x", 201)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
	sinAuditoria := &libreta{falla: errors.New("away")}
	if _, err := anotador(sinAuditoria).Execute(t.Context(), "disco"); !errors.Is(err, sinAuditoria.falla) {
		t.Errorf("got %v", err)
	}
	for _, l := range []*libreta{l, sinAuditoria} {
		if len(l.respaldos)+len(l.anotadas) > 0 {
			t.Errorf("left %+v, %+v", l.respaldos, l.anotadas)
		}
	}
}

func TestABackupIsNotedByTheSystemAndAudited(t *testing.T) {
	for donde, detalle := range map[string]map[string]any{
		"":            nil,
		"disco en U:": {"cambios": []map[string]any{{"campo": "donde", "antes": "", "despues": "disco en U:"}}},
	} {
		l := &libreta{}
		r, err := anotador(l).Execute(t.Context(), donde)
		if err != nil || r.Donde != donde || !r.Hay() || l.respaldos["r-1"] != r {
			t.Fatalf("%q: %+v, %v, kept %+v", donde, r, err, l.respaldos)
		}
		want := []kernel.Anotacion{{Accion: "ANOTAR_RESPALDO", ObjetoTipo: "respaldo", ObjetoID: "r-1", Detalle: detalle}}
		if !reflect.DeepEqual(l.anotadas, want) || !reflect.DeepEqual(l.por, []kernel.Actor{kernel.Sistema()}) {
			t.Errorf("%q: %+v by %+v", donde, l.anotadas, l.por)
		}
	}
}
