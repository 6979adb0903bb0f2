package ui

import (
	"slices"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/solicitudes"
)

// sucesosDe tells a historial from the latest on, with the names of the special programmes by code. An edit and the sending
// that came with it are one thing to tell.
func sucesosDe(historial []solicitudes.Movimiento, especiales map[string]string, ahora time.Time) []piezas.Suceso {
	var sucesos []piezas.Suceso
	envios := 0
	var anterior solicitudes.Movimiento
	for _, m := range historial {
		s := piezas.Suceso{Icono: piezas.IconoDeAccion(m.Accion), Clase: piezas.ClaseEstado(m.A), Quien: m.Por.Nombre, Que: palabras.Hecho(m.Accion),
			Cuando: palabras.Mayuscula(palabras.Instante(m.En, ahora)), Comentario: m.Comentario, Cambios: cambiosDe(m.Cambios, especiales)}
		if m.Accion == solicitudes.Enviar {
			envios++
			if envios > 1 {
				s.Que = "la volvió a enviar"
			}
			s.Cuando += " · envío " + palabras.Numero(envios)
		}
		if m.Accion == solicitudes.Enviar && deUnaVez(anterior, m) {
			previo := sucesos[len(sucesos)-1]
			s.Cambios, s.Comentario = previo.Cambios, previo.Comentario
			if anterior.Accion == solicitudes.Editar {
				s.Que += " con " + palabras.Contar(len(s.Cambios), "cambio", "cambios")
			} else {
				s.Que = previo.Que + " y " + s.Que
			}
			sucesos = sucesos[:len(sucesos)-1]
		}
		sucesos = append(sucesos, s)
		anterior = m
	}
	slices.Reverse(sucesos)
	return sucesos
}

func deUnaVez(a, b solicitudes.Movimiento) bool {
	return a.En.Equal(b.En) && a.Por.ID == b.Por.ID && (a.Accion == solicitudes.Editar || a.Accion == solicitudes.Crear)
}

func cambiosDe(cambios []solicitudes.Cambio, especiales map[string]string) []piezas.Cambio {
	lista := make([]piezas.Cambio, len(cambios))
	for i, c := range cambios {
		campo, conocido := solicitudes.CampoDe(c.Campo)
		lista[i] = piezas.Cambio{Campo: campo.Etiqueta, SinValores: c.Antes == nil && c.Despues == nil}
		if !conocido {
			campo.Tipo = solicitudes.Texto
			lista[i].Campo = otrosCampos[c.Campo]
		}
		if c.Campo == solicitudes.CambioDeSesiones {
			campo.Tipo = solicitudes.Patron // they are written as the rows of a schedule are
		}
		switch {
		case lista[i].SinValores:
		case campo.Nombre == "programaId": // an id says nothing to a person
			lista[i].Despues = "otro programa"
		default:
			lista[i].Antes, lista[i].Despues = valorDe(campo, c.Antes, especiales), valorDe(campo, c.Despues, especiales)
		}
	}
	return lista
}

// otrosCampos name what the historial tells beside the fields of the form.
var otrosCampos = map[string]string{"/numeroFicha": "Número de ficha", solicitudes.CambioDeSesiones: "Sesiones"}

func valorDe(c solicitudes.Campo, valor *string, especiales map[string]string) string {
	if valor == nil {
		return ""
	}
	return palabras.ValorDeCampo(c, *valor, especiales)
}
