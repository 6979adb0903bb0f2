package solicitudes_test

import (
	"fmt"
	"slices"
	"testing"

	"complementarias/domain/solicitudes"
)

// devuelta returns the example with remarks at three fields, one of them inside the schedule.
func devuelta(t *testing.T) (*solicitudes.Solicitud, []solicitudes.Movimiento) {
	t.Helper()
	s := nueva(t, ejemplo(), solicitudes.Enviada, entorno())
	historial := s.PullMovimientos()
	err := s.Devolver(revisora, "", []solicitudes.Correccion{
		{Campo: "/numeroAprendicesInscribir", Texto: "No caben tantos en el salón"},
		{Campo: "/horarios/0/horaFin", Texto: "El salón cierra a las 11"},
		{Campo: "/responsableCedula", Texto: "No es la de la instructora"},
	}, ahora)
	if err != nil {
		t.Fatal(err)
	}
	return s, append(historial, s.PullMovimientos()...)
}

// editar writes fields over what was returned and adds what the historial says of it.
func editar(t *testing.T, s *solicitudes.Solicitud, historial []solicitudes.Movimiento, v valores, destino solicitudes.Destino) []solicitudes.Movimiento {
	t.Helper()
	if err := s.Editar(instructora, v.parche(), destino, entorno()); err != nil {
		t.Fatal(err)
	}
	return append(historial, s.PullMovimientos()...)
}

// dichas writes each Diferencia as "field: before -> now [remarks]".
func dichas(lista []solicitudes.Diferencia) []string {
	var lineas []string
	for _, d := range lista {
		linea := d.Campo.Nombre + ": sin cambios"
		switch {
		case d.Antes == nil && d.Cambio:
			linea = d.Campo.Nombre + ": cambió"
		case d.Cambio:
			linea = fmt.Sprintf("%s: %s -> %s", d.Campo.Nombre, *d.Antes, *d.Ahora)
		case d.Antes != nil:
			linea += " (" + *d.Ahora + ")"
		}
		lineas = append(lineas, fmt.Sprintf("%s %q", linea, d.Observaciones))
	}
	return lineas
}

func son(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestWhatWasNeverReturnedHasNoDifferences(t *testing.T) {
	s := nueva(t, ejemplo(), solicitudes.Enviada, entorno())
	historial := s.PullMovimientos()
	historial = editar(t, s, historial, valores{"numeroAprendicesInscribir": 12}, solicitudes.Enviada)
	son(t, dichas(s.Expediente().DesdeDevolucion(historial)))
}

func TestRemarksWithoutAChangeAreStillShown(t *testing.T) {
	s, historial := devuelta(t)
	son(t, dichas(s.Expediente().DesdeDevolucion(historial)),
		`responsableCedula: sin cambios ["No es la de la instructora"]`,
		`numeroAprendicesInscribir: sin cambios (20) ["No caben tantos en el salón"]`,
		"horarios: sin cambios (LUNES 08:00-12:00\nMIERCOLES 08:00-12:00\nVIERNES 08:00-12:00) [\"El salón cierra a las 11\"]")
}

func TestEditsSinceTheReturnCountOnce(t *testing.T) {
	s, historial := devuelta(t)
	historial = editar(t, s, historial, valores{"numeroAprendicesInscribir": 18, "lugarFormacion": "Biblioteca", "responsableCedula": "1098765432"}, solicitudes.Conservar)
	historial = editar(t, s, historial, valores{"numeroAprendicesInscribir": 15, "lugarFormacion": "Salón comunal", "observaciones": "Sin gradas"}, solicitudes.Enviada)
	son(t, dichas(s.Expediente().DesdeDevolucion(historial)),
		`responsableCedula: cambió ["No es la de la instructora"]`,
		`numeroAprendicesInscribir: 20 -> 15 ["No caben tantos en el salón"]`,
		"horarios: sin cambios (LUNES 08:00-12:00\nMIERCOLES 08:00-12:00\nVIERNES 08:00-12:00) [\"El salón cierra a las 11\"]",
		"observaciones:  -> Sin gradas []")
}

func TestOnlyTheLastReturnCounts(t *testing.T) {
	s, historial := devuelta(t)
	historial = editar(t, s, historial, valores{"numeroAprendicesInscribir": 15}, solicitudes.Enviada)
	if err := s.Devolver(revisora, "Escriba el salón exacto", []solicitudes.Correccion{
		{Campo: "/lugarFormacion", Texto: "¿Cuál salón?"}, {Campo: "/lugarFormacion", Texto: "¿Qué piso?"},
	}, ahora); err != nil {
		t.Fatal(err)
	}
	historial = append(historial, s.PullMovimientos()...)
	historial = editar(t, s, historial, valores{"lugarFormacion": "Salón 2"}, solicitudes.Enviada)
	son(t, dichas(s.Expediente().DesdeDevolucion(historial)), `lugarFormacion: Salón comunal -> Salón 2 ["¿Cuál salón?" "¿Qué piso?"]`)
}
