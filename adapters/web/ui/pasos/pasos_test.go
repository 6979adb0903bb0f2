package pasos_test

import (
	"testing"

	"complementarias/adapters/web/ui/pasos"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

func TestEveryFieldStandsInOneStep(t *testing.T) {
	veces := map[string]int{}
	for _, p := range pasos.Todos() {
		for _, nombre := range p.Campos {
			veces[nombre]++
			if q, ok := pasos.De("/" + nombre); !ok || q.Numero != p.Numero || !p.Tiene("/"+nombre) {
				t.Errorf("%s leads to %q", nombre, q.Clave)
			}
		}
	}
	for _, c := range solicitudes.Campos() {
		if veces[c.Nombre] != 1 {
			t.Errorf("%s stands in %d steps", c.Nombre, veces[c.Nombre])
		}
		delete(veces, c.Nombre)
	}
	if len(veces) > 0 {
		t.Errorf("no field is called %v", veces)
	}
}

func TestPointersLeadToTheirControl(t *testing.T) {
	for puntero, want := range map[string]string{
		"/nitEmpresa":         "/editar-solicitud/s1/empresa#nitEmpresa",
		"/horarios/3/horaFin": "/editar-solicitud/s1/horario#horarios-3-horaFin",
		"/posconflicto":       "/editar-solicitud/s1/empresa#posconflicto",
		"/estado":             "/editar-solicitud/s1/revisar",
		"":                    "/editar-solicitud/s1/revisar",
	} {
		if got := pasos.Enlace("s1", puntero); got != want {
			t.Errorf("%s leads to %s, want %s", puntero, got, want)
		}
	}
}

func TestStepsStandInARow(t *testing.T) {
	primero, _ := pasos.PorClave("programa")
	if _, ok := primero.Anterior(); ok {
		t.Error("something stands before the first")
	}
	ultimo, _ := pasos.PorClave("declaraciones")
	if _, ok := ultimo.Siguiente(); ok {
		t.Error("something stands after the last")
	}
	if p, ok := primero.Siguiente(); !ok || p.Clave != "empresa" {
		t.Errorf("after the first comes %q", p.Clave)
	}
	if _, ok := pasos.PorClave("revisar"); ok {
		t.Error("the check of the answers is no step")
	}
	faltas := []fault.Field{{Pointer: "/horarios"}, {Pointer: "/nitEmpresa"}, {Pointer: "/horarios/1/horaFin"}}
	horario, _ := pasos.PorClave("horario")
	if got := horario.Faltas(faltas); len(got) != 2 {
		t.Errorf("of the step: %v", got)
	}
}
