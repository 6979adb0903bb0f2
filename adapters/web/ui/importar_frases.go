package ui

import (
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/application/lotes"
)

// resumen says in one sentence what the import does, or did.
func (v vistaImportacion) resumen() string {
	var partes []string
	for _, r := range lotes.Resultados() {
		if n := v.cuentas.De(r); n > 0 {
			partes = append(partes, palabras.Total(n, false, v.resumenes[r][0], v.resumenes[r][1]))
		}
	}
	return palabras.Total(v.cuentas.Total, false, "fila", "filas") + ": " + strings.Join(partes, "; ") + "."
}

// confirmable tells whether there is something that can be imported now.
func (v vistaImportacion) confirmable() bool { return v.Estado == lotes.Previa && v.valen() > 0 }

// queHacer says what is in the file, or what comes next when that is nothing.
func (v vistaImportacion) queHacer() string {
	switch v.Estado {
	case lotes.Confirmada:
		return v.resumen()
	case lotes.Deshecha:
		return "Cada fila dice qué pasó con ella."
	case lotes.Vencida:
		return "Suba el archivo de nuevo para ver otra vez qué pasará."
	case lotes.Previa:
	}
	switch {
	case v.valen() > 0:
		return v.resumen()
	case v.cuentas.Errores == 0:
		return "Todas las filas son iguales a lo que ya está en el sistema: no hay nada que importar."
	}
	return "Ninguna fila se puede importar. Descargue el archivo con los motivos, corríjalo y súbalo de nuevo."
}

func seImportaron(c lotes.Cuentas) string {
	if n := c.Nuevas + c.Actualizadas; n > 1 {
		return "Se importaron " + palabras.Total(n, false, "fila", "filas") + "."
	}
	return "Se importó 1 fila."
}

func (v vistaImportacion) boton() string {
	cuantas := palabras.Total(v.valen(), false, "fila", "filas")
	if v.cuentas.Errores > 0 {
		return "Importar solo lo que está bien (" + cuantas + ")"
	}
	return "Importar " + cuantas
}

func sinDato(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func enumerarTextos(textos []string) string { return strings.Join(textos, ", ") }
