package horarios_test

import (
	"errors"
	"testing"

	"complementarias/domain/horarios"
)

func TestParseHoraRefusesWhatIsNoHour(t *testing.T) {
	for _, s := range []string{"", "8:0", "8:00", "24:00", "25:00", "23:60", "08:00:00", "08.00", "0800", " 8:00", "08:00 ", "-1:00", "+8:00", "0٨:00", "aa:bb", "08:0é"} {
		if m, err := horarios.ParseHora(s); !errors.Is(err, horarios.ErrHoraFormato) {
			t.Errorf("ParseHora(%q) = %d, %v", s, m, err)
		}
	}
}

func TestEveryMinuteOfTheDayIsReadBack(t *testing.T) {
	for m := range 24 * 60 {
		if got, err := horarios.ParseHora(horarios.FormatHora(m)); err != nil || got != m {
			t.Errorf("minute %d is written %s and read %d, %v", m, horarios.FormatHora(m), got, err)
		}
	}
}

func TestParseDiaForgivesCaseAndAccents(t *testing.T) {
	for _, s := range []string{"", "LUN", "MONDAY", "1", "LUNES MARTES"} {
		if dia, ok := horarios.ParseDia(s); ok {
			t.Errorf("ParseDia(%q) = %d", s, dia)
		}
	}
	for s, quiere := range map[string]int{"LUNES": 1, "martes": 2, "Miércoles": 3, "MIÉRCOLES": 3, "miercoles": 3, "jueves": 4, "VIERNES": 5, " sábado ": 6, "SABADO": 6, "DOMINGO": 7} {
		if dia, ok := horarios.ParseDia(s); !ok || dia != quiere {
			t.Errorf("ParseDia(%q) = %d, %t; want %d", s, dia, ok, quiere)
		}
	}
	for dia := 1; dia <= 7; dia++ {
		if got, ok := horarios.ParseDia(horarios.NombreDia(dia)); !ok || got != dia {
			t.Errorf("%d is written %q and read %d", dia, horarios.NombreDia(dia), got)
		}
	}
	if horarios.NombreDia(0)+horarios.NombreDia(8)+horarios.NombreDia(-1) != "" {
		t.Error("a day that does not exist has a name")
	}
}

func TestEnHorasUsesTheRightPlural(t *testing.T) {
	for minutos, quiere := range map[int]string{0: "0 horas", 1: "1 minuto", 45: "45 minutos", 60: "1 hora", 61: "1 hora y 1 minuto", 90: "1 hora y 30 minutos", 780: "13 horas", 3001: "50 horas y 1 minuto"} {
		if got := horarios.EnHoras(minutos); got != quiere {
			t.Errorf("EnHoras(%d) = %q, want %q", minutos, got, quiere)
		}
	}
}

func FuzzParseHora(f *testing.F) {
	for _, s := range []string{"08:00", "23:59", "24:00", "8:0", "\xff\xff:\xff\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := horarios.ParseHora(s)
		if err != nil {
			return
		}
		if m < 0 || m >= 24*60 || horarios.FormatHora(m) != s {
			t.Errorf("ParseHora(%q) = %d", s, m)
		}
	})
}
