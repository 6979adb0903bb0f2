package solicitudes

import "slices"

// Diferencia is a field that the reviewer remarked on when the Solicitud was last returned, or that its owner has changed
// since. Antes and Ahora are the words of the historial, nil for personal data; they are the same when nothing changed.
type Diferencia struct {
	Campo         Campo
	Observaciones []string // remarks of the return at the field or at a part of it
	Cambio        bool
	Antes, Ahora  *string
}

// DesdeDevolucion sets what was asked for in the last return against what became of it, in the order of the form. Several
// edits of a field count as one, and those that cancel out as none; of personal data it is only known that they changed.
// It is empty for what was never returned. historial is oldest first.
func (e Expediente) DesdeDevolucion(historial []Movimiento) []Diferencia {
	devuelta := ultimaDevolucion(historial)
	if devuelta < 0 {
		return nil
	}
	netos := cambiosNetos(historial[devuelta+1:])
	var lista []Diferencia
	for _, c := range campos {
		d := Diferencia{Campo: c}
		for _, o := range e.Correcciones {
			if senalado, ok := CampoDe(o.Campo); ok && senalado.Nombre == c.Nombre {
				d.Observaciones = append(d.Observaciones, o.Texto)
			}
		}
		neto, hay := netos[c.Puntero()]
		d.Cambio = hay
		if !c.Personal {
			ahora := c.enPalabras(&e.Datos)
			d.Antes, d.Ahora = &ahora, &ahora
			if hay {
				d.Antes, d.Ahora = neto.Antes, neto.Despues
			}
		}
		if d.Cambio || len(d.Observaciones) > 0 {
			lista = append(lista, d)
		}
	}
	return lista
}

func ultimaDevolucion(historial []Movimiento) int {
	for i, m := range slices.Backward(historial) {
		if m.Accion == Devolver {
			return i
		}
	}
	return -1
}

// cambiosNetos folds the edits of each field into one, and drops those that ended where they began.
func cambiosNetos(historial []Movimiento) map[string]Cambio {
	netos := map[string]Cambio{}
	for _, m := range historial {
		if m.Accion != Editar {
			continue
		}
		for _, c := range m.Cambios {
			if previo, hay := netos[c.Campo]; hay {
				c.Antes = previo.Antes
			}
			netos[c.Campo] = c
			if c.Antes != nil && c.Despues != nil && *c.Antes == *c.Despues {
				delete(netos, c.Campo)
			}
		}
	}
	return netos
}
