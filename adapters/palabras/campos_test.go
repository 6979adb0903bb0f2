package palabras_test

import (
	"testing"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestWhatStandsInAField(t *testing.T) {
	d := solicitudes.Datos{
		DuracionMaxima: 1200, Modalidad: "PRESENCIAL", Departamento: "68", Municipio: "68861", TipoAmbiente: "AULA_MOVIL", NombreEmpresa: "<b>",
		FechaInicioCurso: kernel.NewDate(2027, time.February, 1), OmitirFestivos: true, ProgramasEspeciales: []string{"CONVENIO_NUEVO", "POSCONFLICTO"}, OtroEspecificar: "Otro",
		Horarios: []solicitudes.Horario{{Dia: 1, Desde: 480, Hasta: 720}, {Dia: 3, Fecha: kernel.NewDate(2027, time.February, 3), Desde: 510, Hasta: 720, Flexible: true, Observaciones: "sede B"}},
		FechasExcluidas: []horarios.Rango{{Desde: kernel.NewDate(2027, time.March, 1), Hasta: kernel.NewDate(2027, time.March, 5)},
			{Desde: kernel.NewDate(2027, time.March, 9), Hasta: kernel.NewDate(2027, time.March, 9)}},
	}
	want := map[string]string{
		"duracionMaxima": "1.200", "cupoMaximo": "", "modalidad": "Presencial", "departamento": "Santander", "municipio": "Vélez", "tipoAmbiente": "Aula móvil",
		"nombreEmpresa": "<b>", "fechaInicioCurso": "1 de febrero de 2027", "inicioInscripcion": "", "omitirFestivos": "Sí", "omitirRecesos": "No",
		"posconflicto": "Sí", "icbfInstituto": "No", "programasEspeciales": "Convenio nuevo",
		"horarios":        "Lunes, 8 a 12\nMiércoles 3 feb 2027, 8:30 a 12, flexible (sede B)",
		"fechasExcluidas": "Del 1 de marzo de 2027 al 5 de marzo de 2027\nMartes 9 de marzo de 2027",
	}
	nombres := map[string]string{"CONVENIO_NUEVO": "Convenio nuevo", "POSCONFLICTO": "Otro nombre"}
	for _, c := range solicitudes.Campos() {
		if dice, ok := want[c.Nombre]; ok && palabras.Valor(c, &d, nombres) != dice {
			t.Errorf("%s says %q, want %q", c.Nombre, palabras.Valor(c, &d, nombres), dice)
		}
	}
	if got := palabras.Especiales(&d, nombres); got != "Posconflicto\nConvenio nuevo\nOtro" {
		t.Errorf("special programmes: %q", got)
	}
}

// Lists of 20,000 rows ask for each code of each row.
func TestASpecialProgrammeHasTheNameOfItsBoxOrOfTheCatalogue(t *testing.T) {
	nombres := map[string]string{"CONVENIO_NUEVO": "Convenio nuevo", "POSCONFLICTO": "Otro nombre"}
	for codigo, want := range map[string]string{"POSCONFLICTO": "Posconflicto", "CONVENIO_NUEVO": "Convenio nuevo", "DE_NADIE": "DE_NADIE", "": ""} {
		if got := palabras.Especial(codigo, nombres); got != want {
			t.Errorf("%q is %q, want %q", codigo, got, want)
		}
		if n := testing.AllocsPerRun(10, func() { palabras.Especial(codigo, nombres) }); n > 0 {
			t.Errorf("%q takes %v pieces of memory", codigo, n)
		}
	}
}

func TestNIT(t *testing.T) {
	for s, want := range map[string]string{"860069804-2": "860.069.804-2", "860069804-9": "860069804-9", "": "", "ninguno": "ninguno"} {
		if got := palabras.NIT(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}
