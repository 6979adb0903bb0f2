package api

import (
	"testing"

	"complementarias/domain/solicitudes"
)

// TestEveryBoxOfTheFormIsShown: a box that the domain knows and the answer does not would be a panic in the middle of it.
func TestEveryBoxOfTheFormIsShown(t *testing.T) {
	cajas := 0
	for _, c := range solicitudes.Campos() {
		if c.Tipo != solicitudes.Especial {
			continue
		}
		cajas++
		var b SolicitudBase
		b.marcarEspeciales(solicitudes.Datos{ProgramasEspeciales: []string{c.Codigo, "OTRO_CODIGO"}})
		if !*casillas[c.Nombre](&b) || len(b.ProgramasEspeciales) != 1 {
			t.Errorf("%s: got %+v", c.Nombre, b)
		}
	}
	if cajas != len(casillas) {
		t.Errorf("the form has %d boxes and the answer %d", cajas, len(casillas))
	}
}
