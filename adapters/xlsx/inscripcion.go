package xlsx

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/application/documentos"
	"complementarias/application/tablas"
)

// columnasDeInscripcion are the heads of the mass inscription sheet of SOFIA Plus, word by word.
var columnasDeInscripcion = []struct {
	titulo string
	ancho  int
}{
	{"Resultado del Registro", 26}, {"Tipo de Identificación", 16}, {"Número de Identificación", 20}, {"Código de la ficha", 16},
	{"Tipo Población Aspirante", 26}, {"Tipo de Organización", 22}, {"Código Empresa", 18},
}

// tiposDeIdentificacion are those of people in Colombia; the list in the cell offers them and lets others pass with a
// warning, because SOFIA Plus decides.
var tiposDeIdentificacion = []struct{ sigla, nombre string }{
	{"CC", "cédula de ciudadanía"}, {"TI", "tarjeta de identidad"}, {"CE", "cédula de extranjería"}, {"PEP", "permiso especial de permanencia"},
	{"PPT", "permiso por protección temporal"},
}

const (
	columnaTipo    = 2 // from 1
	columnaFicha   = 4
	columnaEmpresa = 7
)

// Inscripcion implements documentos.Hojas. Every cell of the first sheet is formatted as text, so that what is typed keeps
// its leading zeros.
func (e Escritor) Inscripcion(w io.Writer, s documentos.Solicitud, autor string, creado time.Time) error {
	p := propiedades{titulo: "Inscripción de la ficha " + s.NumeroFicha, autor: autor, creado: creado}
	return e.libro(w, p, func(c *cuaderno) error {
		aprendices, err := c.hoja("Inscripción", apaisada)
		if err != nil {
			return err
		}
		if err := aprendices.inscripcion(s); err != nil {
			return err
		}
		instrucciones, err := c.hoja("Instrucciones", vertical)
		if err != nil {
			return err
		}
		return instrucciones.instrucciones(s)
	})
}

func (h *hoja) inscripcion(s documentos.Solicitud) error {
	anchos, titulos := make([]int, len(columnasDeInscripcion)), make([]string, len(columnasDeInscripcion))
	for i, c := range columnasDeInscripcion {
		anchos[i], titulos[i] = c.ancho, c.titulo
	}
	if err := h.anchos(anchos...); err != nil {
		return err
	}
	if err := h.congelar(1, 0); err != nil {
		return err
	}
	if err := h.cabezas(titulos...); err != nil {
		return err
	}
	fila := make([]interface{}, len(columnasDeInscripcion))
	for i := range fila {
		fila[i] = excelize.Cell{StyleID: h.est.campo}
	}
	fila[columnaFicha-1] = excelize.Cell{StyleID: h.est.campo, Value: s.NumeroFicha}
	if s.CodigoEmpresa != "" {
		fila[columnaEmpresa-1] = excelize.Cell{StyleID: h.est.campo, Value: s.CodigoEmpresa}
	}
	n := max(1, s.Aprendices)
	for range n {
		if err := h.escribir(fila); err != nil {
			return err
		}
	}
	if err := h.elegible(n); err != nil {
		return err
	}
	return h.cerrar()
}

// elegible offers the types of identification.
func (h *hoja) elegible(filas int) error {
	var siglas []string
	for _, t := range tiposDeIdentificacion {
		siglas = append(siglas, t.sigla)
	}
	v := excelize.NewDataValidation(true)
	letras, err := excelize.ColumnNumberToName(columnaTipo)
	if err != nil {
		return fmt.Errorf("xlsx: validation: %w", err)
	}
	v.Sqref = fmt.Sprintf("%s2:%s%d", letras, letras, filas+1)
	if err := v.SetDropList(siglas); err != nil {
		return fmt.Errorf("xlsx: validation: %w", err)
	}
	v.SetError(excelize.DataValidationErrorStyleWarning, "Tipo de identificación", "No es uno de los tipos usuales. Revise que SOFIA Plus lo reciba.")
	if err := h.f.AddDataValidation(h.nombre, v); err != nil {
		return fmt.Errorf("xlsx: validation: %w", err)
	}
	return nil
}

func (h *hoja) instrucciones(s documentos.Solicitud) error {
	if err := h.anchos(anchoDeRotulo, anchoDeDato); err != nil {
		return err
	}
	if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.titulo, Value: "Cómo llenar la hoja de inscripción"}}, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	tipos := ""
	for i, t := range tiposDeIdentificacion {
		if i > 0 {
			tipos += "; "
		}
		tipos += t.sigla + ", " + t.nombre
	}
	for _, a := range []apartado{
		{"El curso", []dato{
			{"Ficha", tablas.Texto(s.NumeroFicha)}, {"Programa", tablas.Texto(s.Programa.Nombre)}, {"Código y versión", tablas.Texto(s.Programa.Codigo + " versión " + s.Programa.Version)},
			{"Centro", tablas.Texto(s.Centro)}, {"Inicio", tablas.Fecha(s.FechaInicioCurso)}, {"Fin", tablas.Fecha(s.FechaFinalizacionCurso)},
			{"Aprendices por inscribir", tablas.EnteroSiHay(s.Aprendices)}, {"Solicitud", tablas.Texto(s.Codigo)},
		}},
		{"Qué va en cada columna de la hoja Inscripción", []dato{
			{"Resultado del Registro", tablas.Texto("Déjela vacía: ahí responde SOFIA Plus.")},
			{"Tipo de Identificación", tablas.Texto("Elíjalo de la lista: " + tipos + ".")},
			{"Número de Identificación", tablas.Texto("Solo números, sin puntos, comas ni espacios. Escríbalo como aparece en el documento del aprendiz.")},
			{"Código de la ficha", tablas.Texto("Ya está: no lo cambie.")},
			{"Tipo Población Aspirante", tablas.Texto("La población a la que pertenece el aprendiz, con el nombre que usa SOFIA Plus. Si no aplica, déjela vacía.")},
			{"Tipo de Organización", tablas.Texto("Solo si el curso es para una empresa u organización, con el nombre que usa SOFIA Plus.")},
			{"Código Empresa", tablas.Texto("El de la empresa en SOFIA Plus. Si la solicitud lo tiene, ya está.")},
		}},
		{"Antes de subirla", []dato{
			{"Una fila por aprendiz", tablas.Texto("No repita personas. Borre las filas que sobren y copie una fila si faltan.")},
			{"Registro previo", tablas.Texto("Cada aprendiz debe estar registrado en SOFIA Plus con el mismo tipo y número de documento.")},
			{"Los títulos", tablas.Texto("No cambie los títulos ni el orden de las columnas.")},
			{"Datos personales", tablas.Texto("Esta hoja tendrá datos personales (Ley 1581 de 2012): guárdela solo mientras la necesite y no la comparta por grupos de mensajes.")},
		}},
	} {
		if err := h.seccion(a.titulo, 2); err != nil {
			return err
		}
		for _, d := range a.datos {
			if err := h.dato(d); err != nil {
				return err
			}
		}
	}
	return h.cerrar()
}
