package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"complementarias/domain/fault"
)

var errDisk = errors.New("disk on fire at /var/lib")

func TestASentinelMatchesItsCopies(t *testing.T) {
	sentinel := fault.New(fault.Conflict, "CRUCE", "Se cruza.")
	other := fault.New(fault.Conflict, "TARDIA", "Se cruza.")
	copies := map[string]error{
		"with a cause":       sentinel.Because(errDisk),
		"with other words":   sentinel.Saying("Se cruza con SOL-2026-001."),
		"with a fact":        sentinel.With("cruces", 3),
		"at a field":         sentinel.At("/fecha"),
		"wrapped by a layer": fmt.Errorf("approve: %w", sentinel.Because(errDisk)),
	}
	for name, err := range copies {
		if !errors.Is(err, sentinel) || errors.Is(err, other) {
			t.Errorf("%s: %v must match its own sentinel only", name, err)
		}
	}
	if sentinel.Unwrap() != nil || sentinel.Details != nil || sentinel.Message != "Se cruza." || sentinel.Kind != fault.Conflict {
		t.Errorf("a copy changed its sentinel: %+v", sentinel)
	}
}

func TestTheCauseIsForTheLogOnly(t *testing.T) {
	err := fault.New(fault.Unavailable, "NO_RESPONDE", "Intente de nuevo.").Because(errDisk)
	if strings.Contains(err.Message, "disk") {
		t.Errorf("the user would read %q", err.Message)
	}
	if !strings.Contains(err.Error(), "disk on fire") || !errors.Is(err, errDisk) {
		t.Errorf("the log would lose the cause: %v", err)
	}
}

func TestFieldsTellsEachFieldOnce(t *testing.T) {
	if err := fault.Fields(nil); err != nil {
		t.Fatalf("nothing wrong, and yet %v", err)
	}
	err := fault.Fields([]fault.Field{
		{Pointer: "/nit", Code: "TIPO_INVALIDO", Message: "NIT ilegible."},
		{Pointer: "/modalidad", Code: "REQUERIDO", Message: "Elija la modalidad."},
		{Pointer: "/nit", Code: "REQUERIDO", Message: "Escriba el NIT."},
	})
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid || len(f.Fields) != 2 || f.Fields[0].Code != "TIPO_INVALIDO" || f.Fields[1].Pointer != "/modalidad" {
		t.Fatalf("got %+v, want one entry for each field, what was unreadable first", f)
	}
	if f.Message != "NIT ilegible. Elija la modalidad." {
		t.Errorf("the summary is %q", f.Message)
	}
}

func TestTheSummaryOfManyFieldsStaysShort(t *testing.T) {
	var many []fault.Field
	for i := range 40 {
		many = append(many, fault.Field{Pointer: fmt.Sprintf("/%d", i), Message: fmt.Sprintf("Falta %d.", i)})
	}
	f, _ := errors.AsType[*fault.Error](fault.Fields(many))
	if f.Message != "Falta 0. Falta 1. Falta 2. Hay más campos por corregir." || len(f.Fields) != 40 {
		t.Errorf("got %d fields and %q", len(f.Fields), f.Message)
	}
}

func TestKindOfWhatIsNoFaultIsInternal(t *testing.T) {
	for err, want := range map[error]fault.Kind{
		errDisk: fault.Internal,
		fmt.Errorf("read: %w", fault.New(fault.NotFound, "X", "No está.")): fault.NotFound,
	} {
		if got := fault.KindOf(err); got != want {
			t.Errorf("KindOf(%v) = %v, want %v", err, got, want)
		}
	}
}

func TestFactsAddUp(t *testing.T) {
	f := fault.New(fault.Conflict, "X", "No.").With("a", 1).With("b", 2)
	if f.Details["a"] != 1 || f.Details["b"] != 2 {
		t.Errorf("got %v", f.Details)
	}
}
