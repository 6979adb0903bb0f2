package lotes

import (
	"strings"

	"complementarias/application/tablas"
)

// Plantilla is the file to fill in: the heads and one row as an example, and for a workbook a second sheet that says what
// to write in each column. A text with separators has the first part only.
func Plantilla(nombre, titulo string, columnas []Columna, f Formato) tablas.Libro {
	datos := tablas.Tabla{Titulo: titulo}
	ayuda := tablas.Tabla{Titulo: "Instrucciones", Columnas: []tablas.Columna{{Titulo: "Columna", Ancho: 20}, {Titulo: "¿Se exige?", Ancho: 12},
		{Titulo: "Qué escribir", Ancho: 80, Larga: true}, {Titulo: "Ejemplo", Ancho: 40, Larga: true}}}
	var ejemplo []tablas.Celda
	var explicadas [][]tablas.Celda
	for _, c := range columnas {
		exige := "No"
		if c.Obligatoria {
			exige = "Sí"
		}
		datos.Columnas = append(datos.Columnas, tablas.Columna{Titulo: c.Titulo, Ancho: 24})
		ejemplo = append(ejemplo, tablas.Texto(c.Ejemplo))
		explicadas = append(explicadas, []tablas.Celda{tablas.Texto(c.Titulo), tablas.Texto(exige), tablas.Texto(c.Explicacion), tablas.Texto(c.Ejemplo)})
	}
	datos.Filas, ayuda.Filas = tablas.Filas([][]tablas.Celda{ejemplo}), tablas.Filas(explicadas)
	libro := tablas.Libro{Nombre: nombre, Titulo: titulo, Tablas: []tablas.Tabla{datos}}
	if f == XLSX {
		libro.Tablas = append(libro.Tablas, ayuda)
	}
	return libro
}

// LibroDeResultado is the file as it came, with two more columns that say what became of each row and why.
func LibroDeResultado(nombre, titulo string, i *Importacion) tablas.Libro {
	t := tablas.Tabla{Titulo: "Resultado"}
	var propias []int // heads of an earlier result, which are written anew
	for n, encabezado := range i.Encabezados {
		if llana := plegado(encabezado); llana == TituloResultado || llana == TituloMotivo {
			continue
		}
		propias = append(propias, n)
		t.Columnas = append(t.Columnas, tablas.Columna{Titulo: encabezado, Ancho: 24})
	}
	t.Columnas = append(t.Columnas, tablas.Columna{Titulo: TituloResultado, Ancho: 14}, tablas.Columna{Titulo: TituloMotivo, Ancho: 80, Larga: true})
	filas := make([][]tablas.Celda, len(i.Renglones))
	for n, r := range i.Renglones {
		for _, columna := range propias {
			texto := ""
			if columna < len(r.Celdas) {
				texto = r.Celdas[columna]
			}
			filas[n] = append(filas[n], tablas.Texto(texto))
		}
		filas[n] = append(filas[n], tablas.Texto(string(r.Resultado)), tablas.Texto(r.Motivo()))
	}
	t.Filas = tablas.Filas(filas)
	return tablas.Libro{Nombre: nombre, Titulo: titulo, Tablas: []tablas.Tabla{t}}
}

// Motivo is everything that there is to say about a row, in one text.
func (r Renglon) Motivo() string {
	var frases []string
	for _, e := range r.Errores {
		frases = append(frases, e.Frase())
	}
	if r.Nota != "" {
		frases = append(frases, r.Nota)
	}
	if r.Efecto != nil && r.Efecto.Motivo != "" {
		frases = append(frases, r.Efecto.Motivo)
	}
	return strings.Join(frases, " ")
}

// Frase is the error with its column.
func (e Error) Frase() string {
	if e.Columna == "" {
		return e.Mensaje
	}
	return "Columna " + e.Columna + " (" + e.Clave + "): " + e.Mensaje
}
