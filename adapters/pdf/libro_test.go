package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/pdf"
	"complementarias/application/tablas"
	"complementarias/test/papeles"
)

var errRota = errors.New("se dañó")

// reporte is a cover with figures and a chart, and a list of n rows.
func reporte(n int) tablas.Libro {
	resumen := tablas.Tabla{Titulo: "Resumen", Notas: []string{"Entre el 1 de enero y el 26 de noviembre de 2026"}, Columnas: []tablas.Columna{{Titulo: "Estado", Ancho: 22}, {Titulo: "Solicitudes", Ancho: 13}, {Titulo: "Parte del total", Ancho: 13}},
		Filas: tablas.Filas([][]tablas.Celda{{tablas.Texto("Aprobadas"), tablas.Entero(1200), tablas.Porcentaje(0.6)}, {tablas.Texto("Rechazadas"), tablas.Entero(800), tablas.Porcentaje(0.4)}}),
		Total: []tablas.Celda{tablas.Texto("Total"), tablas.Entero(2000), tablas.Porcentaje(1)}, Grafico: &tablas.Grafico{Titulo: "Solicitudes por estado", Series: []int{1}}}
	lista := tablas.Tabla{Titulo: "Listado", Columnas: []tablas.Columna{{Titulo: "Código", Ancho: 14}, {Titulo: "Estado", Ancho: 12}, {Titulo: "Programa", Ancho: 44}, {Titulo: "Instructor", Ancho: 30},
		{Titulo: "Empresa o comunidad", Ancho: 40}, {Titulo: "Municipio", Ancho: 20}, {Titulo: "Inicio del curso", Ancho: 13}, {Titulo: "Fin del curso", Ancho: 13}, {Titulo: "Aprendices", Ancho: 11}},
		Filas: func(yield func([]tablas.Celda, error) bool) {
			celdas := make([]tablas.Celda, 9)
			for i := range n {
				copy(celdas, []tablas.Celda{tablas.Texto(fmt.Sprintf("SOL-2026-%03d", i+1)), tablas.Texto("Aprobada"), tablas.Texto("Manejo de abejas y producción de miel"), tablas.Texto("María Fernanda Peña Ñáñez"),
					tablas.Texto("Asociación de Apicultores de Vélez"), tablas.Texto("Vélez"), tablas.Fecha(dia(2026, 3, 2)), tablas.Fecha(dia(2026, 4, 15)), tablas.Entero(1025)})
				if !yield(celdas, nil) {
					return
				}
			}
		}}
	return tablas.Libro{Nombre: "reporte", Titulo: "Reporte de solicitudes de formación complementaria", Autor: "Inés Ñañez", Creado: time.Date(2026, 11, 27, 3, 0, 0, 0, time.UTC), Tablas: []tablas.Tabla{resumen, lista}}
}

func escribir(t testing.TB, l tablas.Libro) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.New().Escribir(t.Context(), &b, l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAReportThatBreaksOrIsNotWaitedForEnds(t *testing.T) {
	l := reporte(1)
	l.Tablas[1].Filas = func(yield func([]tablas.Celda, error) bool) { yield(nil, errRota) }
	if err := pdf.New().Escribir(t.Context(), io.Discard, l); !errors.Is(err, errRota) {
		t.Errorf("got %v", err)
	}
	ctx, irse := context.WithCancel(t.Context())
	irse()
	if err := pdf.New().Escribir(ctx, io.Discard, reporte(5)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAReportHasItsFiguresAndEveryRow(t *testing.T) {
	b := escribir(t, reporte(500))
	papeles.Revisar(t, b)
	paginas := papeles.Texto(t, b)
	cubierta := papeles.Corrido(paginas[0])
	for _, quiere := range []string{"Reporte de solicitudes", "Entre el 1 de enero", "Solicitudes por estado", "Aprobadas 1.200 60 %", "Total 2.000 100 %", "por Inés Ñañez", "26 de noviembre de 2026, 10:00 p. m."} {
		if !strings.Contains(cubierta, quiere) {
			t.Errorf("the cover lacks %q: %s", quiere, cubierta)
		}
	}
	for i, p := range paginas {
		if quiere := fmt.Sprintf("Página %d de %d", i+1, len(paginas)); !strings.Contains(papeles.Corrido(p), quiere) {
			t.Errorf("page %d lacks %q", i+1, quiere)
		}
		if i > 0 && !strings.Contains(papeles.Corrido(p), "Código Estado Programa Instructor Empresa o comunidad Municipio") {
			t.Errorf("page %d has no titles", i+1)
		}
	}
	dicho := papeles.Corrido(strings.Join(paginas, " "))
	for i := range 500 {
		if codigo := fmt.Sprintf("SOL-2026-%03d ", i+1); !strings.Contains(dicho, codigo) {
			t.Errorf("lacks %s", codigo)
		}
	}
	if !strings.Contains(dicho, "02/03/2026 15/04/2026 1.025") {
		t.Error("dates and numbers are not written as in Colombia")
	}
}

func TestAReportTakesAnyTable(t *testing.T) {
	muchas := tablas.Tabla{Titulo: strings.Repeat("Muy larga ", 30), Notas: []string{strings.Repeat("nota", 500)}}
	fila := []tablas.Celda{}
	for range 32 {
		muchas.Columnas = append(muchas.Columnas, tablas.Columna{Titulo: "Una columna de título largo", Ancho: 30})
		fila = append(fila, tablas.Texto(strings.Repeat("sinespacios", 400)+") Tj /URI (x) 😀"))
	}
	muchas.Filas = tablas.Filas([][]tablas.Celda{fila, fila})
	vacia := tablas.Tabla{Titulo: "Vacía", Columnas: []tablas.Columna{{Titulo: "Nada"}}, Filas: tablas.Filas(nil), Grafico: &tablas.Grafico{Series: []int{0}}}
	b := escribir(t, tablas.Libro{Titulo: strings.Repeat("Título ", 60), Tablas: []tablas.Tabla{vacia, muchas}, Creado: time.Date(2026, 11, 27, 3, 0, 0, 0, time.UTC)})
	papeles.Revisar(t, b)
	if objetos := papeles.Objetos(t, b); strings.Contains(objetos, `"/URI"`) || strings.Contains(objetos, `"/Annots"`) {
		t.Error("a text became an object")
	}
}

// Many columns are narrowed, and no title is broken inside of a word. Titles that say so stand over numbers, whatever the first row has.
func TestTheTitlesOfManyColumnsStayWhole(t *testing.T) {
	titulos := []string{"Código", "Centro", "Regional", "Solicitudes", "Aprobadas", "Rechazadas", "Canceladas", "Tasa de aprobación", "Aprendices aprobados", "Horas aprobadas", "Días promedio hasta la decisión"}
	tabla := tablas.Tabla{Titulo: "Análisis"}
	fila := make([]tablas.Celda, len(titulos))
	for i, titulo := range titulos {
		tabla.Columnas = append(tabla.Columnas, tablas.Columna{Titulo: titulo, Ancho: 10, Derecha: i > 2})
		fila[i] = tablas.Entero(12)
	}
	tabla.Columnas[1].Ancho, tabla.Columnas[2].Ancho = 60, 60
	fila[1] = tablas.Texto("Centro de los Recursos Naturales Renovables - La Salada")
	tabla.Filas = tablas.Filas([][]tablas.Celda{fila})
	texto := strings.Fields(strings.Join(papeles.Texto(t, escribir(t, tablas.Libro{Titulo: "Reporte", Tablas: []tablas.Tabla{tabla}})), " "))
	for _, titulo := range titulos {
		for palabra := range strings.FieldsSeq(titulo) {
			if !slices.Contains(texto, palabra) {
				t.Errorf("%q is broken", palabra)
			}
		}
	}
}
