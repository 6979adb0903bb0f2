package ui

import (
	"slices"
	"strconv"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/solicitudes"
)

// idDeCodigo gives the first box the id of the field, so that the summary of errors leads to it.
func idDeCodigo(i int) string {
	if i == 0 {
		return "programasEspeciales"
	}
	return "programasEspeciales-" + strconv.Itoa(i)
}

func pistaHoras(pr *programaDePaso) string {
	if pr == nil {
		return "Horas de clase en total."
	}
	return "A lo sumo " + palabras.Contar(pr.horas, "hora", "horas") + "."
}

func pistaCupo(pr *programaDePaso) string {
	tope := "el tope es " + palabras.Numero(solicitudes.CupoLimite) + "."
	if pr == nil {
		return palabras.Mayuscula(tope)
	}
	return "El programa tiene " + palabras.Numero(pr.cupo) + "; " + tope
}

// opcionesDe makes the choices of a list: a first line that chooses nothing, the values in words, and what stands there
// now when it is none of them, as free text of the previous system is.
func opcionesDe(vacia string, valores []string, decir func(string) string, actual string) []piezas.Opcion {
	opciones := []piezas.Opcion{{Valor: "", Texto: vacia}}
	for _, v := range valores {
		opciones = append(opciones, piezas.Opcion{Valor: v, Texto: decir(v)})
	}
	if actual != "" && !slices.Contains(valores, actual) {
		opciones = append(opciones, piezas.Opcion{Valor: actual, Texto: decir(actual)})
	}
	return opciones
}
