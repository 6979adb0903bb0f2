package ui

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// partesDeFila are the fields of a row in the lists of a programme.
var partesDeFila = []string{"id", "codigo", "descripcion"}

// filaDeForma has the values of one row by the name of the field.
type filaDeForma map[string]string

func (f filaDeForma) vacia() bool {
	return strings.TrimSpace(f["codigo"]) == "" && strings.TrimSpace(f["descripcion"]) == ""
}

// moverFilas does what one of the buttons of the lists asks for: adding a row, taking one out, moving one. False when the
// form was sent with its own button.
func (v *vistaEscribir) moverFilas() bool {
	verbo, resto, ok := strings.Cut(v.valores.Get("accion"), "-")
	lista, numero, _ := strings.Cut(resto, "-")
	if !ok || !slices.ContainsFunc(listasDePrograma, func(l struct{ clave, titulo, uno, pista string }) bool { return l.clave == lista }) {
		return false
	}
	filas := leerFilas(v.valores, lista)
	if verbo == "agregar" {
		filas = append(filas, filaDeForma{})
		parte := "descripcion"
		if v.conCodigo(lista) {
			parte = "codigo"
		}
		v.enfocar = enFila(lista, len(filas)-1, parte)
	} else if i, err := strconv.Atoi(numero); err == nil && i >= 0 && i < len(filas) {
		switch verbo {
		case "quitar":
			filas = slices.Delete(filas, i, i+1)
		case "subir":
			if i > 0 {
				filas[i-1], filas[i] = filas[i], filas[i-1]
			}
		case "bajar":
			if i+1 < len(filas) {
				filas[i+1], filas[i] = filas[i], filas[i+1]
			}
		}
	}
	escribirFilas(v.valores, lista, filas)
	return true
}

// quitarFilasVacias leaves out the rows in which nobody typed anything.
func (v *vistaEscribir) quitarFilasVacias() {
	for _, l := range listasDePrograma {
		escribirFilas(v.valores, l.clave, slices.DeleteFunc(leerFilas(v.valores, l.clave), filaDeForma.vacia))
	}
}

func leerFilas(valores url.Values, lista string) []filaDeForma {
	numeros := filasDe(valores, lista)
	filas := make([]filaDeForma, len(numeros))
	for i, n := range numeros {
		filas[i] = filaDeForma{}
		for _, parte := range partesDeFila {
			filas[i][parte] = valores.Get(enFila(lista, n, parte))
		}
	}
	return filas
}

// escribirFilas numbers the rows anew, from 0.
func escribirFilas(valores url.Values, lista string, filas []filaDeForma) {
	for nombre := range valores {
		if strings.HasPrefix(nombre, lista+".") {
			valores.Del(nombre)
		}
	}
	for i, fila := range filas {
		for _, parte := range partesDeFila {
			valores.Set(enFila(lista, i, parte), fila[parte])
		}
	}
}

// foco puts the cursor into the row that was just added.
func (v *vistaEscribir) foco(nombre string) map[string]any {
	if nombre == v.enfocar {
		return map[string]any{"autofocus": true}
	}
	return nil
}

func (v *vistaEscribir) pistaVersion() string {
	if v.nuevo {
		return "Por ejemplo 1."
	}
	return "La de ahora es la " + v.programa.Version + "."
}
