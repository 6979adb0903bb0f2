package lotes

import "slices"

// Resultado is what one row would do, or has done.
type Resultado string

const (
	Nueva     Resultado = "NUEVA"
	Actualiza Resultado = "ACTUALIZA"
	Igual     Resultado = "IGUAL"
	ConError  Resultado = "ERROR"
)

// Resultados lists every one, in the order in which a preview shows their counts.
func Resultados() []Resultado { return []Resultado{Nueva, Actualiza, Igual, ConError} }

// Error is one broken rule of a row.
type Error struct {
	Columna string // letters of the column; empty when the file has none for it
	Clave   string // of the Columna
	Codigo  string // UPPER_SNAKE
	Mensaje string // Spanish: what is wrong and how to mend it
}

// Renglon is a row of a file with what it does.
type Renglon struct {
	Numero    int
	Celdas    []string
	Resultado Resultado
	Errores   []Error // all of them; of a row that is ConError, and only of one
	Nota      string  // what else to know, such as that an account is active again
	Efecto    *Efecto // once the import is confirmed and the row did something
}

// Efecto is what a confirmed row did, as far as undoing it needs to know. The texts are the module's own.
type Efecto struct {
	Objeto  string // id of what was made or changed
	Antes   map[string]string
	Despues map[string]string
	// Deshecho says that undoing has taken it back; Motivo why it has not.
	Deshecho bool
	Motivo   string
}

// Cuentas is how many rows there are of each kind.
type Cuentas struct {
	Total, Nuevas, Actualizadas, Iguales, Errores int
}

// De is the count of one kind.
func (c Cuentas) De(r Resultado) int {
	switch r {
	case Nueva:
		return c.Nuevas
	case Actualiza:
		return c.Actualizadas
	case Igual:
		return c.Iguales
	case ConError:
		return c.Errores
	}
	return c.Total
}

// Contar counts rows by kind.
func Contar(renglones []Renglon) Cuentas {
	c := Cuentas{Total: len(renglones)}
	for _, r := range renglones {
		switch r.Resultado {
		case Nueva:
			c.Nuevas++
		case Actualiza:
			c.Actualizadas++
		case Igual:
			c.Iguales++
		case ConError:
			c.Errores++
		}
	}
	return c
}

// MismosResultados tells whether both say the same of every row.
func MismosResultados(a, b []Renglon) bool {
	return slices.EqualFunc(a, b, func(x, y Renglon) bool {
		return x.Numero == y.Numero && x.Resultado == y.Resultado && x.Nota == y.Nota
	})
}
