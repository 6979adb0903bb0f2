package catalogo

import (
	"complementarias/domain/catalogo"
)

// EspecialView is a special programme as it is today.
type EspecialView struct {
	catalogo.Especial
	Situacion   catalogo.SituacionEspecial
	Solicitudes int // that run under it, in any state; only an Admin is told
}

// NombresEspeciales are special programmes to be named.
type NombresEspeciales []catalogo.Especial

// PorCodigo finds the names.
func (n NombresEspeciales) PorCodigo() map[string]string {
	nombres := make(map[string]string, len(n))
	for _, e := range n {
		nombres[e.Codigo] = e.Nombre
	}
	return nombres
}
