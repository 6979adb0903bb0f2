package catalogo

import (
	"fmt"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FestivoElegido names a holiday. Ilegibles are fields of the call that could not be read; they are reported together with
// the rules that are broken.
type FestivoElegido struct {
	Fecha     kernel.Date
	Nombre    string
	Ilegibles []fault.Field
}

func festivoAnotado(accion string, fecha kernel.Date, nombre string, antes, despues bool) kernel.Anotacion {
	return kernel.Anotacion{Accion: accion, ObjetoTipo: "festivo", ObjetoID: fecha.String(), Detalle: map[string]any{"nombre": nombre,
		"cambios": []map[string]any{{"campo": "vigente", "antes": antes, "despues": despues}}}}
}

func revisarAnio(anio int) error {
	if anio >= PrimerAnio && anio <= UltimoAnio {
		return nil
	}
	return fault.Fields([]fault.Field{{Pointer: "/query/anio", Code: "FUERA_DE_RANGO",
		Message: fmt.Sprintf("El año debe estar entre %d y %d.", PrimerAnio, UltimoAnio)}})
}
