// Package pdf prints: the ficha de caracterización of a solicitud. Letters come from two embedded fonts; whatever people
// wrote is drawn as letters, and never becomes a link, a script or any other object of the file.
package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/application/documentos"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Imprenta prints. It may be used by many at once.
type Imprenta struct{ letras letras }

// New makes an Imprenta.
func New() Imprenta { return Imprenta{nuevasLetras()} }

// ficha is one ficha de caracterización while it is printed.
type ficha struct {
	*hoja
	s documentos.Solicitud
	p documentos.Papel
}

// Ficha prints the ficha de caracterización of s as a PDF in Letter. p says how the paper is known again.
func (i Imprenta) Ficha(s documentos.Solicitud, p documentos.Papel) ([]byte, error) {
	f := &ficha{hoja: nuevaHoja("P", i.letras), s: s, p: p}
	f.metadatos()
	f.alEmpezar = f.empezarPagina
	f.pagina()
	f.portada()
	f.responsable()
	f.programa()
	f.empresa()
	f.especiales()
	f.fechas()
	f.horario()
	f.ejecucion()
	f.justificacion()
	f.contenidos()
	f.declaraciones()
	f.decision()
	f.numerar()
	var b bytes.Buffer
	if err := f.doc.Output(&b); err != nil {
		return nil, fmt.Errorf("print %s: %w", s.Codigo, err)
	}
	return sinNombres(b.Bytes()), nil
}

// sinNombres blanks the empty list of attached files that fpdf writes into every catalogue, which scanners of mail take for
// the sign of one. It stands at the end, behind all that people wrote, and every byte keeps its place.
func sinNombres(b []byte) []byte {
	lista := []byte("/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>")
	if i := bytes.LastIndex(b, lista); i >= 0 {
		copy(b[i:], bytes.Repeat([]byte(" "), len(lista)))
	}
	return b
}

func (f *ficha) metadatos() {
	f.doc.SetTitle("Ficha de caracterización "+f.s.Codigo, true)
	f.doc.SetSubject("Formación complementaria: "+imprimible(f.s.Programa.Nombre), true)
	f.doc.SetCreator("Gestión Complementarias", true)
	f.doc.SetProducer("Gestión Complementarias", true)
	// The file says no zone: its readers take the hour as it is.
	f.doc.SetCreationDate(f.p.Impreso.In(kernel.Bogota))
	f.doc.SetModificationDate(f.p.Impreso.In(kernel.Bogota))
	f.doc.SetCatalogSort(true)
}

func (f *ficha) responsable() {
	s := f.s
	f.seccion("1. Responsable", 10)
	f.fila(celda{"Nombre del responsable", s.ResponsableNombre, 6}, celda{"Cédula", s.ResponsableCedula, 3},
		celda{"Fecha de caracterización", palabras.FechaLarga(s.FechaCaracterizacion), 3})
	f.fila(celda{"Correo", s.ResponsableCorreo, 6}, celda{"Instructor", s.Instructor.Nombre, 6})
}

func (f *ficha) programa() {
	s := f.s
	f.seccion("2. Programa de formación", 10)
	f.fila(celda{"Programa", s.Programa.Nombre, 9}, celda{"Código y versión", codigoYVersion(s.Programa), 3})
	f.fila(celda{"Tipo de formación", palabras.Mayuscula(strings.ToLower(s.Programa.Tipo)), 3}, celda{"Modalidad", s.Modalidad, 3},
		celda{"Horas del programa", cantidad(s.Programa.Horas), 3}, celda{"Horas de este curso", cantidad(s.DuracionMaxima), 3})
	f.fila(celda{"Centro de formación", s.Centro, 6}, celda{"Cupo máximo", cantidad(s.CupoMaximo), 3}, celda{"Aprendices por inscribir", cantidad(s.Aprendices), 3})
}

func codigoYVersion(p documentos.Programa) string {
	if p.Version == "" {
		return p.Codigo
	}
	return p.Codigo + ", versión " + p.Version
}

// cantidad leaves what was not given empty.
func cantidad(n int) string {
	if n == 0 {
		return ""
	}
	return palabras.Numero(n)
}

func (f *ficha) empresa() {
	s := f.s
	f.seccion("3. Empresa o comunidad y población", 10)
	f.fila(celda{"Nombre de la empresa o comunidad", s.NombreEmpresa, 6}, celda{"NIT", s.NIT, 3}, celda{"Código de la empresa", s.CodigoEmpresa, 3})
	f.fila(celda{"Representante legal", s.RepresentanteLegal, 6}, celda{"Teléfonos", s.TelefonosEmpresa, 3},
		celda{"Fecha de creación", palabras.FechaLarga(s.FechaCreacionEmpresa), 3})
	f.fila(celda{"Dirección", s.DireccionEmpresa, doce})
	f.seccion("4. Lugar de la formación", 10)
	f.fila(celda{"Departamento", s.Departamento, 3}, celda{"Municipio", s.Municipio, 3}, celda{"Tipo de ambiente", s.Ambiente, 6})
	f.fila(celda{"Lugar de la formación", s.LugarFormacion, doce})
}

func (f *ficha) especiales() {
	f.seccion("5. Programas especiales", 12)
	etiquetas := make([]string, len(f.s.Especiales))
	for i, c := range f.s.Especiales {
		etiquetas[i] = c.Etiqueta
	}
	f.casillas(3, func(i int) bool { return f.s.Especiales[i].Marcada }, etiquetas)
	f.fila(celda{"Otro, ¿cuál?", f.s.OtroEspecificar, doce})
}

func (f *ficha) fechas() {
	s := f.s
	f.seccion("6. Fechas", 10)
	f.fila(celda{"Inicio de la inscripción", palabras.FechaLarga(s.InicioInscripcion), 3}, celda{"Fin de la inscripción", palabras.FechaLarga(s.FinalizacionInscripcion), 3},
		celda{"Inicio del curso", palabras.FechaLarga(s.FechaInicioCurso), 3}, celda{"Fin del curso", palabras.FechaLarga(s.FechaFinalizacionCurso), 3})
}

// horario shows the week, and the classes that were written with their date.
func (f *ficha) horario() {
	f.seccion("7. Horario", 13)
	var semana, notas []documentos.Franja
	var fechadas []documentos.Franja
	for _, x := range f.s.Horarios {
		switch {
		case !x.Fecha.IsZero():
			fechadas = append(fechadas, x)
			continue
		case x.Nota != "":
			notas = append(notas, x)
		}
		semana = append(semana, x)
	}
	if len(semana) > 0 || len(fechadas) == 0 {
		f.semana(semana)
	}
	if len(notas) > 0 {
		f.lista("Observaciones del horario", textosDe(notas, func(x documentos.Franja) string {
			return palabras.DiaTitulo(x.Dia) + " de " + horas(x) + ": " + x.Nota
		}), vineta)
	}
	if len(fechadas) > 0 {
		f.clases(fechadas)
	}
}

func vineta(int) string { return "•" }

func textosDe(filas []documentos.Franja, decir func(documentos.Franja) string) []string {
	textos := make([]string, len(filas))
	for i, x := range filas {
		textos[i] = decir(x)
	}
	return textos
}

func horas(x documentos.Franja) string { return reloj(x.Desde) + " a " + reloj(x.Hasta) }

// reloj writes minutes of the day as forms do: 08:00.
func reloj(minutos int) string { return fmt.Sprintf("%02d:%02d", minutos/60, minutos%60) }

// semana is the table from lunes to domingo.
func (f *ficha) semana(filas []documentos.Franja) {
	const titulo, renglonDeSemana, aire = 5.4, 4.3, 1.4
	var dias [8][]string
	mayor := 1
	for _, x := range filas {
		dias[x.Dia] = append(dias[x.Dia], horas(x))
		if x.Flexible {
			dias[x.Dia] = append(dias[x.Dia], "(flexible)")
		}
		mayor = max(mayor, len(dias[x.Dia]))
	}
	ancho := f.ancho / 7
	alto := renglonDeSemana*float64(mayor) + 2*aire
	f.cabe(titulo + alto)
	f.llenar(margen, f.y, f.ancho, titulo, neblina)
	for d := 1; d <= 7; d++ {
		x := margen + ancho*float64(d-1)
		f.centro(x+ancho/2, f.y+3.8, negrita, 7.6, marino, palabras.DiaTitulo(d))
		f.borde(x, f.y, ancho, titulo+alto)
		if len(dias[d]) == 0 {
			f.centro(x+ancho/2, f.y+titulo+aire+3.2, normal, 8.4, linea, vacio)
		}
		for i, t := range dias[d] {
			f.centro(x+ancho/2, f.y+titulo+aire+3.2+renglonDeSemana*float64(i), normal, 8.4, tinta, t)
		}
	}
	f.y += titulo + alto
}

// clases lists the classes that have a date.
func (f *ficha) clases(filas []documentos.Franja) {
	t := tabla{h: f.hoja, columnas: []columna{{titulo: "Clases con fecha", ancho: 62}, {titulo: "Hora", ancho: 34}, {titulo: "Observaciones", ancho: f.ancho - 96}}, puntos: 8.4}
	t.empezar()
	for _, x := range filas {
		nota := x.Nota
		if x.Flexible {
			nota = "Flexible. " + nota
		}
		t.fila(normal, palabras.Mayuscula(palabras.FechaConDia(x.Fecha)), horas(x), nota)
	}
}

// mes is what of the course falls into one.
type mes struct {
	nombre           string
	dias             string // the numbers of its days with class
	clases, minutos  int
	anio, numero, ya int // ya is the last day that dias has
}

// ejecucion fills in the days of each month on which there is class.
func (f *ficha) ejecucion() {
	f.seccion("8. Fechas de ejecución", 18)
	meses := mesesDe(f.s.Sesiones)
	if len(meses) == 0 {
		f.fila(celda{"Días de clase de cada mes", "", doce})
		return
	}
	t := tabla{h: f.hoja, columnas: []columna{{titulo: "Mes", ancho: 33}, {titulo: "Días con clase", ancho: f.ancho - 65}, {titulo: "Clases", ancho: 14, derecha: true}, {titulo: "Horas", ancho: 18, derecha: true}}, puntos: 8.6}
	t.empezar()
	clases, minutos := 0, 0
	for _, m := range meses {
		t.fila(normal, m.nombre, m.dias, strconv.Itoa(m.clases), palabras.HorasBreve(m.minutos))
		clases += m.clases
		minutos += m.minutos
	}
	t.fila(negrita, "Total", "", strconv.Itoa(clases), palabras.HorasBreve(minutos))
}

func mesesDe(sesiones []horarios.Sesion) []mes {
	var meses []mes
	for _, x := range sesiones {
		anio, numero := x.Fecha.Year(), int(x.Fecha.Month())
		if n := len(meses); n == 0 || meses[n-1].anio != anio || meses[n-1].numero != numero {
			meses = append(meses, mes{nombre: palabras.Mes(anio, time.Month(numero)), anio: anio, numero: numero})
		}
		m := &meses[len(meses)-1]
		m.clases++
		m.minutos += x.Minutos()
		if m.ya != x.Fecha.Day() {
			if m.dias != "" {
				m.dias += " "
			}
			m.ya = x.Fecha.Day()
			m.dias += strconv.Itoa(m.ya)
		}
	}
	return meses
}
