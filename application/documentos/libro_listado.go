package documentos

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

// libroDeListado describes the file of a list. A text with separators has the rows alone, because programs read it; a paper
// has the columns that fit on one, and the list last.
func libroDeListado(r Recorrido, frases []string, s Salida) tablas.Libro {
	l := tablas.Libro{Titulo: "Reporte de solicitudes de formación complementaria"}
	switch s {
	case CSV:
		l.Tablas = []tablas.Tabla{listado("Listado Completo", r.Filas, columnasCompletas)}
	case PDF:
		l.Tablas = []tablas.Tabla{resumen(r, frases), porCentro(r, enPapel), porInstructor(r, enPapel), listado("Listado", r.Filas, columnasDePapel)}
	case Excel:
		l.Tablas = []tablas.Tabla{resumen(r, frases), listado("Listado Completo", r.Filas, columnasCompletas), porCentro(r, todos), porInstructor(r, todos)}
	}
	return l
}

func listado(titulo string, filas iter.Seq2[FilaListado, error], columnas []columna) tablas.Tabla {
	t := tablas.Tabla{Titulo: titulo, Filas: filasDeListado(filas, columnas)}
	for _, c := range columnas {
		t.Columnas = append(t.Columnas, c.Columna)
	}
	return t
}

// columna pairs a head with what stands under it.
type columna struct {
	tablas.Columna
	celda func(*FilaListado) tablas.Celda
}

func texto(titulo string, ancho int, de func(*FilaListado) string) columna {
	return columna{tablas.Columna{Titulo: titulo, Ancho: ancho}, func(f *FilaListado) tablas.Celda { return tablas.Texto(de(f)) }}
}

func numero(titulo string, ancho int, de func(*FilaListado) int) columna {
	return columna{tablas.Columna{Titulo: titulo, Ancho: ancho, Derecha: true}, func(f *FilaListado) tablas.Celda { return tablas.EnteroSiHay(de(f)) }}
}

func fecha(titulo string, ancho int, de func(*FilaListado) kernel.Date) columna {
	return columna{tablas.Columna{Titulo: titulo, Ancho: ancho, Derecha: true}, func(f *FilaListado) tablas.Celda { return tablas.Fecha(de(f)) }}
}

// columnasCompletas are everything that a centre works with.
var columnasCompletas = []columna{
	texto("Código", 14, func(f *FilaListado) string { return f.Codigo }),
	texto("Estado", 12, func(f *FilaListado) string { return f.Estado }),
	texto("Ficha", 11, func(f *FilaListado) string { return f.Ficha }),
	texto("Ficha provisional", 12, provisional),
	texto("Regional", 24, func(f *FilaListado) string { return f.Regional }),
	texto("Código del centro", 10, func(f *FilaListado) string { return f.CentroCodigo }),
	texto("Centro", 44, func(f *FilaListado) string { return f.Centro }),
	texto("Código del programa", 12, func(f *FilaListado) string { return f.ProgramaCodigo }),
	texto("Programa", 44, func(f *FilaListado) string { return f.Programa }),
	texto("Versión del programa", 10, func(f *FilaListado) string { return f.ProgramaVersion }),
	numero("Horas", 8, func(f *FilaListado) int { return f.Horas }),
	texto("Modalidad", 15, func(f *FilaListado) string { return f.Modalidad }),
	texto("Instructor", 30, func(f *FilaListado) string { return f.Instructor }),
	texto("Empresa o comunidad", 40, func(f *FilaListado) string { return f.Empresa }),
	texto("NIT", 15, func(f *FilaListado) string { return f.NIT }),
	texto("Departamento", 20, func(f *FilaListado) string { return f.Departamento }),
	texto("Municipio", 20, func(f *FilaListado) string { return f.Municipio }),
	texto("Lugar de formación", 32, func(f *FilaListado) string { return f.Lugar }),
	texto("Ambiente", 14, func(f *FilaListado) string { return f.Ambiente }),
	fecha("Inicio de inscripción", 13, func(f *FilaListado) kernel.Date { return f.InicioInscripcion }),
	fecha("Fin de inscripción", 13, func(f *FilaListado) kernel.Date { return f.FinInscripcion }),
	fecha("Inicio del curso", 13, func(f *FilaListado) kernel.Date { return f.InicioCurso }),
	fecha("Fin del curso", 13, func(f *FilaListado) kernel.Date { return f.FinCurso }),
	texto("Horario", 48, func(f *FilaListado) string { return f.Horario }),
	numero("Aprendices", 11, func(f *FilaListado) int { return f.Aprendices }),
	numero("Cupo", 8, func(f *FilaListado) int { return f.Cupo }),
	texto("Programas especiales", 40, func(f *FilaListado) string { return f.Especiales }),
	{tablas.Columna{Titulo: "Fecha de la solicitud", Ancho: 17, Derecha: true}, func(f *FilaListado) tablas.Celda { return tablas.Instante(f.Solicitada) }},
	{tablas.Columna{Titulo: "Último envío", Ancho: 17, Derecha: true}, func(f *FilaListado) tablas.Celda { return tablas.Instante(f.Enviada) }},
	{tablas.Columna{Titulo: "Decisión", Ancho: 17, Derecha: true}, func(f *FilaListado) tablas.Celda { return tablas.Instante(f.Decidida) }},
	{tablas.Columna{Titulo: "Días hasta la decisión", Ancho: 12, Derecha: true}, diasDeDecision},
	numero("Veces enviada", 10, func(f *FilaListado) int { return f.Envios }),
}

func provisional(f *FilaListado) string {
	switch {
	case f.Ficha == "":
		return ""
	case f.FichaProvisional:
		return "Sí"
	}
	return "No"
}

// diasDeDecision is empty without a decision; one of the same day took 0.
func diasDeDecision(f *FilaListado) tablas.Celda {
	if f.Decidida.IsZero() {
		return tablas.Celda{}
	}
	return tablas.Entero(f.DiasDeDecision)
}

// columnasDePapel are those that a page turned on its side holds.
var columnasDePapel = []columna{
	texto("Código", 13, func(f *FilaListado) string { return f.Codigo }),
	texto("Estado", 11, func(f *FilaListado) string { return f.Estado }),
	texto("Ficha", 12, fichaDePapel),
	texto("Programa", 44, func(f *FilaListado) string { return f.Programa }),
	texto("Instructor", 30, func(f *FilaListado) string { return f.Instructor }),
	texto("Empresa o comunidad", 38, func(f *FilaListado) string { return f.Empresa }),
	texto("Municipio", 18, func(f *FilaListado) string { return f.Municipio }),
	fecha("Inicio", 11, func(f *FilaListado) kernel.Date { return f.InicioCurso }),
	fecha("Fin", 11, func(f *FilaListado) kernel.Date { return f.FinCurso }),
	numero("Horas", 5, func(f *FilaListado) int { return f.Horas }),
	numero("Aprendices", 10, func(f *FilaListado) int { return f.Aprendices }),
}

func fichaDePapel(f *FilaListado) string {
	if f.FichaProvisional && f.Ficha != "" {
		return f.Ficha + " (provisional)"
	}
	return f.Ficha
}

// filasDeListado fills one row after the other into the same cells.
func filasDeListado(filas iter.Seq2[FilaListado, error], columnas []columna) iter.Seq2[[]tablas.Celda, error] {
	return func(yield func([]tablas.Celda, error) bool) {
		celdas := make([]tablas.Celda, len(columnas))
		for f, err := range filas {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, c := range columnas {
				celdas[i] = c.celda(&f)
			}
			if !yield(celdas, nil) {
				return
			}
		}
	}
}

// suma adds up groups.
type suma struct {
	porEstado                    map[string]int
	total, aprobadas, rechazadas int
	aprendices, horas            int // of all
	aprendicesAprob, horasAprob  int
	decididas, dias              int
}

func (s *suma) agregar(g Grupo, e Estado) {
	if s.porEstado == nil {
		s.porEstado = map[string]int{}
	}
	s.porEstado[g.Estado] += g.Solicitudes
	s.total += g.Solicitudes
	s.aprendices += g.Aprendices
	s.horas += g.Horas
	s.decididas += g.Decididas
	s.dias += g.DiasDeDecision
	if e.Aprobada {
		s.aprobadas += g.Solicitudes
		s.aprendicesAprob += g.Aprendices
		s.horasAprob += g.Horas
	}
	if e.Rechazada {
		s.rechazadas += g.Solicitudes
	}
}

// tasa is the part of what was decided that is approved; empty before the first decision.
func (s *suma) tasa() tablas.Celda {
	if s.aprobadas+s.rechazadas == 0 {
		return tablas.Celda{}
	}
	return tablas.Porcentaje(float64(s.aprobadas) / float64(s.aprobadas+s.rechazadas))
}

func (s *suma) promedio() tablas.Celda {
	if s.decididas == 0 {
		return tablas.Celda{}
	}
	return tablas.Decimal(float64(s.dias) / float64(s.decididas))
}

// sumar adds up all groups, and those of each key apart.
func sumar(r Recorrido, clave func(Grupo) string) (todo suma, partes map[string]*suma) {
	estados := map[string]Estado{}
	for _, e := range r.Estados {
		estados[e.Nombre] = e
	}
	partes = map[string]*suma{}
	for _, g := range r.Grupos {
		k := clave(g)
		if partes[k] == nil {
			partes[k] = &suma{}
		}
		partes[k].agregar(g, estados[g.Estado])
		todo.agregar(g, estados[g.Estado])
	}
	return todo, partes
}

// resumen is the sheet with the figures by state and their chart.
func resumen(r Recorrido, frases []string) tablas.Tabla {
	todo, partes := sumar(r, func(g Grupo) string { return g.Estado })
	var filas [][]tablas.Celda
	for _, e := range r.Estados {
		s := cmp.Or(partes[e.Nombre], &suma{})
		filas = append(filas, []tablas.Celda{tablas.Texto(e.Plural), tablas.Entero(s.total), tablas.Porcentaje(float64(s.total) / float64(max(1, r.Total))),
			tablas.Entero(s.aprendices), tablas.Entero(s.horas)})
	}
	notas := append(slices.Clone(frases), indicadores(todo)...)
	return tablas.Tabla{
		Titulo: "Resumen", Notas: notas,
		Columnas: []tablas.Columna{{Titulo: "Estado", Ancho: 22}, {Titulo: "Solicitudes", Ancho: 13, Derecha: true}, {Titulo: "Parte del total", Ancho: 15, Derecha: true},
			{Titulo: "Aprendices", Ancho: 13, Derecha: true}, {Titulo: "Horas", Ancho: 13, Derecha: true}},
		Filas:   tablas.Filas(filas),
		Total:   []tablas.Celda{tablas.Texto("Total"), tablas.Entero(todo.total), tablas.Porcentaje(1), tablas.Entero(todo.aprendices), tablas.Entero(todo.horas)},
		Grafico: &tablas.Grafico{Titulo: "Solicitudes por estado", Forma: tablas.Barras, Categorias: 0, Series: []int{1}},
	}
}

func indicadores(s suma) (frases []string) {
	if c := s.tasa(); c.Tipo != tablas.Vacia {
		frases = append(frases, fmt.Sprintf("De las aprobadas y rechazadas se aprobó el %s %%.", decimal(c.Numero*100)))
	}
	if c := s.promedio(); c.Tipo != tablas.Vacia {
		frases = append(frases, fmt.Sprintf("Del último envío a la decisión pasaron en promedio %s días.", decimal(c.Numero)))
	}
	return frases
}

func decimal(n float64) string {
	return strings.TrimSuffix(strings.Replace(strconv.FormatFloat(math.Round(n*10)/10, 'f', 1, 64), ".", ",", 1), ",0")
}

func porCentro(r Recorrido, con func(Estado) bool) tablas.Tabla {
	t := analisis(r, con, "Análisis por Centro", func(g Grupo) string { return g.CentroCodigo },
		[]tablas.Columna{{Titulo: "Código", Ancho: 9}, {Titulo: "Centro", Ancho: 48}, {Titulo: "Regional", Ancho: 26}},
		func(g Grupo) []tablas.Celda {
			return []tablas.Celda{tablas.Texto(g.CentroCodigo), tablas.Texto(g.Centro), tablas.Texto(g.Regional)}
		})
	return t
}

// porInstructor has a row for each centre that an instructor asked at.
func porInstructor(r Recorrido, con func(Estado) bool) tablas.Tabla {
	return analisis(r, con, "Análisis por Instructor", func(g Grupo) string { return g.CentroCodigo + " " + string(g.InstructorID) },
		[]tablas.Columna{{Titulo: "Instructor", Ancho: 34}, {Titulo: "Código del centro", Ancho: 10}, {Titulo: "Centro", Ancho: 44}},
		func(g Grupo) []tablas.Celda {
			return []tablas.Celda{tablas.Texto(g.Instructor), tablas.Texto(g.CentroCodigo), tablas.Texto(g.Centro)}
		})
}

// The states that have a column of their own.
func todos(Estado) bool     { return true }
func enPapel(e Estado) bool { return e.Aprobada || e.Rechazada }

// analisis has a row for each key: who it is, how many in each state with a column, and what came of them.
func analisis(r Recorrido, con func(Estado) bool, titulo string, clave func(Grupo) string, columnas []tablas.Columna, quien func(Grupo) []tablas.Celda) tablas.Tabla {
	todo, partes := sumar(r, clave)
	estados := slices.DeleteFunc(slices.Clone(r.Estados), func(e Estado) bool { return !con(e) })
	fila := func(celdas []tablas.Celda, s *suma) []tablas.Celda {
		celdas = append(celdas, tablas.Entero(s.total))
		for _, e := range estados {
			celdas = append(celdas, tablas.Entero(s.porEstado[e.Nombre]))
		}
		return append(celdas, s.tasa(), tablas.Entero(s.aprendicesAprob), tablas.Entero(s.horasAprob), s.promedio())
	}
	t := tablas.Tabla{Titulo: titulo, Columnas: append(columnas, tablas.Columna{Titulo: "Solicitudes", Ancho: 12, Derecha: true})}
	for _, e := range estados {
		t.Columnas = append(t.Columnas, tablas.Columna{Titulo: e.Plural, Ancho: 12, Derecha: true})
	}
	t.Columnas = append(t.Columnas, tablas.Columna{Titulo: "Tasa de aprobación", Ancho: 12, Derecha: true},
		tablas.Columna{Titulo: "Aprendices aprobados", Ancho: 13, Derecha: true}, tablas.Columna{Titulo: "Horas aprobadas", Ancho: 12, Derecha: true},
		tablas.Columna{Titulo: "Días promedio hasta la decisión", Ancho: 18, Derecha: true})
	var filas [][]tablas.Celda
	visto := map[string]bool{}
	for _, g := range r.Grupos { // they come sorted
		if k := clave(g); !visto[k] {
			visto[k] = true
			filas = append(filas, fila(quien(g), partes[k]))
		}
	}
	t.Filas = tablas.Filas(filas)
	t.Total = fila([]tablas.Celda{tablas.Texto("Total"), {}, {}}, &todo)
	return t
}
