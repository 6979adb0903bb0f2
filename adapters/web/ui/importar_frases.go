package ui

import (
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/application/lotes"
)

// resumen says in one sentence what the import does, or did.
func (v vistaImportacion) resumen() string {
	var partes []string
	for _, x := range []struct {
		n          int
		uno, otros string
	}{
		{v.cuentas.Nuevas, "persona nueva, que recibe una invitación", "personas nuevas, que reciben una invitación"},
		{v.cuentas.Actualizadas, "persona con datos distintos", "personas con datos distintos"},
		{v.cuentas.Iguales, "igual a como está", "iguales a como están"},
		{v.cuentas.Errores, "con errores, que no se importa", "con errores, que no se importan"},
	} {
		if x.n > 0 {
			partes = append(partes, palabras.Total(x.n, false, x.uno, x.otros))
		}
	}
	return palabras.Total(v.cuentas.Total, false, "fila", "filas") + ": " + strings.Join(partes, "; ") + "."
}

func (v vistaImportacion) boton() string {
	cuantas := palabras.Total(v.valen(), false, "fila", "filas")
	if v.cuentas.Errores > 0 {
		return "Importar solo lo que está bien (" + cuantas + ")"
	}
	return "Importar " + cuantas
}

func fraseDeResultado(r lotes.Resultado) string {
	switch r {
	case lotes.Nueva:
		return "Se crea la cuenta y se invita a la persona."
	case lotes.Actualiza:
		return "Sus datos cambian."
	case lotes.Igual:
		return "Ya tiene estos datos."
	case lotes.ConError:
	}
	return ""
}

func sinDato(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func enumerarTextos(textos []string) string { return strings.Join(textos, ", ") }
