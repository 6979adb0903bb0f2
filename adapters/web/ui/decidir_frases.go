package ui

import (
	"slices"
	"strings"

	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/solicitudes"
)

// fraseEnLista is how many characters of a sentence a list shows; longer ones would not fit a phone.
const fraseEnLista = 90

// campoFrase offers the ready sentences for the remark at a field. Those of fields that the page does not show, and those
// about none, are offered for the general comment, whose name is decideDevolver. ok is false when there are none.
func (v vistaDecidir) campoFrase(nombre string) (c piezas.Campo, ok bool) {
	c = piezas.Campo{Nombre: prefijoFrase + nombre, Etiqueta: "Frases del centro", Opciones: []piezas.Opcion{{Texto: "Elija una frase"}},
		Atributos: map[string]any{"form": idFormaDecidir}}
	if nombre == decideDevolver {
		c.Pista = "La que elija se agrega al comentario."
	}
	for _, f := range v.frases {
		campo, es := solicitudes.CampoDe(f.Campo)
		grupo, lugar := "", decideDevolver
		if es && v.muestra(campo.Nombre) {
			lugar = campo.Nombre
		} else if es {
			grupo = campo.Etiqueta
		}
		if lugar == nombre {
			c.Opciones = append(c.Opciones, piezas.Opcion{Valor: f.Texto, Texto: recortada(f.Texto, fraseEnLista), Grupo: grupo})
		}
	}
	return c, len(c.Opciones) > 1
}

func (v vistaDecidir) muestra(campo string) bool {
	return slices.ContainsFunc(v.secciones, func(s seccion) bool {
		return slices.ContainsFunc(s.renglones, func(r renglonDato) bool { return r.campo == campo })
	})
}

// recortada is the beginning of a long sentence.
func recortada(texto string, maximo int) string {
	r := []rune(texto)
	if len(r) <= maximo {
		return texto
	}
	return strings.TrimSpace(string(r[:maximo-1])) + "…"
}

// dondeAgregar is where a page with an added sentence opens: at its text.
func (v vistaDecidir) dondeAgregar(nombre string) string {
	if nombre == decideDevolver {
		return rutaDecidir(v.x.ID) + "#" + piezas.IDDe(decideDevolver+".comentarios")
	}
	return rutaDecidir(v.x.ID) + "#" + idDeRenglon(nombre)
}

// rotuloAgregar says to which text a button adds.
func (v vistaDecidir) rotuloAgregar(nombre string) string {
	if c, ok := solicitudes.CampoDe("/" + nombre); ok {
		return "a la observación de «" + c.Etiqueta + "»"
	}
	return "al comentario"
}
