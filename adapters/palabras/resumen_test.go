package palabras_test

import (
	"strings"
	"testing"

	"complementarias/adapters/palabras"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestASummaryToShareHasNoDataOfPeople(t *testing.T) {
	e := solicitudes.Expediente{Codigo: "SOL-2026-014", Estado: solicitudes.Aprobada, EstadoPor: "Carlos Ortiz",
		Programa: solicitudes.Programa{Nombre: "Panadería básica", Codigo: "63510001"},
		Ficha:    solicitudes.Ficha{Numero: "20260001", Provisional: true},
		Datos: solicitudes.Datos{
			ResponsableNombre: "Lucía Peña", ResponsableCedula: "52345678", ResponsableCorreo: "lpvilla@sena.edu.co", NombreEmpresa: "Asociación Rosa Gómez",
			RepresentanteLegal: "Rosa Gómez", TelefonosEmpresa: "3001234567", LugarFormacion: "Casa de Rosa Gómez", Justificacion: "La pide Rosa Gómez.",
			Modalidad: "PRESENCIAL", Departamento: "68", Municipio: "68861", TipoAmbiente: "AULA", DuracionMaxima: 40, Aprendices: 25,
			FechaInicioCurso: kernel.NewDate(2027, 2, 8), FechaFinalizacionCurso: kernel.NewDate(2027, 3, 12),
			Horarios: []solicitudes.Horario{{Dia: 1, Desde: 8 * 60, Hasta: 12 * 60, Observaciones: "Abre doña Rosa"}},
		}}
	texto := palabras.Resumen(e)
	for _, quiere := range []string{"Solicitud: SOL-2026-014\n", "Estado: Aprobada\n", "Programa: Panadería básica\n", "Ficha: 20260001 (provisional)\n", "Municipio: Vélez, Santander\n",
		"Duración: 40 horas\n", "Horario: Lunes de 8 a 12"} {
		if !strings.Contains(texto, quiere) {
			t.Errorf("%q is not in\n%s", quiere, texto)
		}
	}
	for _, nadie := range []string{"Rosa", "Lucía", "Carlos", "52345678", "@", "300"} {
		if strings.Contains(texto, nadie) {
			t.Errorf("%q is in\n%s", nadie, texto)
		}
	}
	if got := palabras.Resumen(solicitudes.Expediente{Codigo: "SOL-2026-015", Estado: solicitudes.Borrador}); got != "Solicitud: SOL-2026-015\nEstado: Borrador\n" {
		t.Errorf("an empty draft is %q", got)
	}
}
