package horarios_test

import (
	"testing"

	"complementarias/domain/horarios"
)

func TestTheWeeklyLimitGoesByTheKindOfContract(t *testing.T) {
	for vinculo, horas := range map[string]int{"PLANTA": 32, "CONTRATISTA": 40, "": 40} {
		if got := horarios.LimitesPorDefecto().De(vinculo); got != horas*60 {
			t.Errorf("%q: got %d minutes", vinculo, got)
		}
	}
}
