package catalogo

import (
	"fmt"
	"slices"

	"complementarias/domain/kernel"
)

// RecesoDiasMaximos is how long one recess may be, both ends included.
const RecesoDiasMaximos = 366

// RecesoID names a recess.
type RecesoID string

// DatosReceso is what people write about a recess, a period without classes of one centre.
type DatosReceso struct {
	CentroID     kernel.CentroID
	Desde, Hasta kernel.Date // both included
	Nombre       string
}

// Receso is a recess of a centre. Edicion grows with every change.
type Receso struct {
	ID RecesoID
	DatosReceso
	Edicion int64
}

// NewReceso makes a recess. otros are those of its centre; the one with the same id does not count, so that an edition is
// checked alike. The error is a fault.Invalid with every broken rule, or ErrRecesoTraslapado that names the other one.
func NewReceso(id RecesoID, d DatosReceso, otros []Receso) (Receso, error) {
	var r revision
	if d.CentroID == "" {
		r.falta("/centroId", "REQUERIDO", "Elija el centro.")
	}
	r.fecha("/desde", d.Desde, "Escriba el primer día del receso.")
	r.fecha("/hasta", d.Hasta, "Escriba el último día del receso.")
	if !d.Desde.IsZero() && !d.Hasta.IsZero() {
		switch dias := d.Hasta.DaysSince(d.Desde) + 1; {
		case dias < 1:
			r.falta("/hasta", "FECHA_INVALIDA", "El último día no puede ser anterior al primero.")
		case dias > RecesoDiasMaximos:
			r.falta("/hasta", "FUERA_DE_RANGO", fmt.Sprintf("Un receso dura a lo más %d días. Regístrelo por partes si es más largo.", RecesoDiasMaximos))
		}
	}
	d.Nombre = r.requerido("/nombre", d.Nombre, textoCorto, "Escriba el nombre del receso, por ejemplo Receso de fin de año.")
	if err := r.err(); err != nil {
		return Receso{}, err
	}
	nuevo := Receso{ID: id, DatosReceso: d, Edicion: 1}
	if i := slices.IndexFunc(otros, nuevo.seCruza); i >= 0 {
		o := otros[i]
		return Receso{}, ErrRecesoTraslapado.Saying(fmt.Sprintf("Esos días se cruzan con «%s», del %s al %s. Cambie las fechas o edite ese receso.", o.Nombre, o.Desde, o.Hasta))
	}
	return nuevo, nil
}

func (r Receso) seCruza(o Receso) bool {
	return o.ID != r.ID && o.CentroID == r.CentroID && !r.Hasta.Before(o.Desde) && !o.Hasta.Before(r.Desde)
}

// Diferencias tells what writing nuevo over r changes.
func (r Receso) Diferencias(nuevo Receso) []Cambio {
	var c comparacion
	c.campo("desde", r.Desde.String(), nuevo.Desde.String())
	c.campo("hasta", r.Hasta.String(), nuevo.Hasta.String())
	c.campo("nombre", r.Nombre, nuevo.Nombre)
	return c.cambios
}

// ComprobarEdicion refuses with ErrRecesoModificado when the caller decided on another edition; nil means any.
func (r Receso) ComprobarEdicion(esperada *int64) error {
	if esperada != nil && *esperada != r.Edicion {
		return ErrRecesoModificado.With("edicion", r.Edicion)
	}
	return nil
}

// Editar writes d over r as NewReceso does and makes it the next edition; a recess does not change its centre.
func (r Receso) Editar(d DatosReceso, otros []Receso) (Receso, error) {
	if d.CentroID != r.CentroID {
		var faltas revision
		faltas.falta("/centroId", "NO_CAMBIA", "Un receso no cambia de centro. Quítelo y regístrelo en el otro.")
		return Receso{}, faltas.err()
	}
	nuevo, err := NewReceso(r.ID, d, otros)
	nuevo.Edicion = r.Edicion + 1
	return nuevo, err
}
