package palabras_test

import (
	"slices"
	"testing"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestValuesOfTheHistorialAreSaidInSpanish(t *testing.T) {
	for _, c := range []struct{ campo, valor, quiere string }{
		{"/fechaInicioCurso", "2027-02-01", "1 de febrero de 2027"},
		{"/fechaInicioCurso", "", ""},
		{"/fechaInicioCurso", "mañana", "mañana"},
		{"/fechasExcluidas", "2026-12-16, 2026-12-20 a 2027-01-15", "16 de diciembre de 2026, 20 de diciembre de 2026 a 15 de enero de 2027"},
		{"/horarios", "LUNES 08:00-12:00\nMIERCOLES 08:30-12:00, flexible (en el salón)", "Lunes de 8 a 12\nMiércoles de 8:30 a 12, flexible (en el salón)"},
		{"/horarios", "2027-02-01 LUNES 08:00-12:00", "1 feb 2027, Lunes de 8 a 12"},
		{"/horarios", "lo que sea", "lo que sea"},
		{"/horarios", "LUNES 8", "LUNES 8"},
		{"/horarios", "LUNES 99:99-12:00", "LUNES 99:99-12:00"},
		{"/modalidad", "PRESENCIAL", "Presencial"},
		{"/tipoAmbiente", "AULA_MOVIL", "Aula móvil"},
		{"/programasEspeciales", "CONVENIO_NUEVO\nDE_NADIE", "Convenio nuevo\nDE_NADIE"},
		{"/nombreEmpresa", "<b>Asociación</b>", "<b>Asociación</b>"},
	} {
		campo, ok := solicitudes.CampoDe(c.campo)
		if got := palabras.ValorDeCampo(campo, c.valor, map[string]string{"CONVENIO_NUEVO": "Convenio nuevo"}); !ok || got != c.quiere {
			t.Errorf("%s %q: got %q, want %q", c.campo, c.valor, got, c.quiere)
		}
	}
}

func TestAPatternIsSaidInOneLinePerHours(t *testing.T) {
	fila := func(dia, desde, hasta int) solicitudes.Horario {
		return solicitudes.Horario{Dia: dia, Desde: desde * 60, Hasta: hasta * 60}
	}
	flexible := fila(4, 8, 12)
	flexible.Flexible, flexible.Observaciones = true, "virtual"
	fechada := fila(1, 8, 12)
	fechada.Fecha = kernel.NewDate(2027, time.February, 1)
	got := palabras.Patron([]solicitudes.Horario{fila(1, 8, 12), fila(2, 14, 18), fila(3, 8, 12), flexible, fila(5, 8, 12), fechada})
	quiere := []string{"Lunes, miércoles y viernes de 8 a 12", "Martes de 14 a 18", "Jueves de 8 a 12, flexible (virtual)", "Lunes 1 de febrero de 2027, 8 a 12"}
	if !slices.Equal(got, quiere) {
		t.Errorf("got %q, want %q", got, quiere)
	}
}
