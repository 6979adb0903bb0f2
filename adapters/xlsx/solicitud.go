package xlsx

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/adapters/palabras"
	"complementarias/application/documentos"
	"complementarias/application/tablas"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Widths in characters.
const (
	anchoDeRotulo = 34
	anchoDeDato   = 82
	anchoDeNota   = 48
	anchoDeTexto  = 110
)

// Solicitud implements documentos.Hojas.
func (e Escritor) Solicitud(w io.Writer, s documentos.Solicitud, autor string, creado time.Time) error {
	p := propiedades{titulo: "Solicitud " + s.Codigo, autor: autor, creado: creado}
	return e.libro(w, p, func(c *cuaderno) error {
		for _, h := range []struct {
			nombre string
			anchos []int
			llenar func(*hoja, documentos.Solicitud) error
		}{
			{"Información General", []int{anchoDeRotulo, anchoDeDato}, (*hoja).general},
			{"Horarios", []int{14, 14, 11, 11, 11, 12, anchoDeNota}, (*hoja).horarios},
			{"Objetivos y Competencias", []int{6, anchoDeTexto}, (*hoja).contenidos},
		} {
			hoja, err := c.hoja(h.nombre, vertical)
			if err != nil {
				return err
			}
			if err := hoja.deSolicitud(s, h.nombre, h.anchos, h.llenar); err != nil {
				return err
			}
		}
		return nil
	})
}

// deSolicitud heads a sheet with what it is of, which stays in sight, and fills it.
func (h *hoja) deSolicitud(s documentos.Solicitud, nombre string, anchos []int, llenar func(*hoja, documentos.Solicitud) error) error {
	if err := h.anchos(anchos...); err != nil {
		return err
	}
	if err := h.congelar(2, 0); err != nil {
		return err
	}
	if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.titulo, Value: nombre}}, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	de := fmt.Sprintf("Solicitud %s · %s", s.Codigo, s.Estado)
	if s.NumeroFicha != "" {
		de += " · Ficha " + s.NumeroFicha
		if s.FichaProvisional {
			de += " (provisional)"
		}
	}
	if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.nota, Value: de}}); err != nil {
		return err
	}
	if err := llenar(h, s); err != nil {
		return err
	}
	return h.cerrar()
}

// dato is a label with its value.
type dato struct {
	rotulo string
	valor  tablas.Celda
}

// apartado is a part of the form.
type apartado struct {
	titulo string
	datos  []dato
}

func (h *hoja) general(s documentos.Solicitud) error {
	for _, a := range append(apartadosDelCurso(s), apartadosDelLugar(s)...) {
		if err := h.seccion(a.titulo, 2); err != nil {
			return err
		}
		for _, d := range a.datos {
			if err := h.dato(d); err != nil {
				return err
			}
		}
	}
	return nil
}

func apartadosDelCurso(s documentos.Solicitud) []apartado {
	texto, fecha, n := tablas.Texto, tablas.Fecha, tablas.EnteroSiHay
	return []apartado{
		{"Solicitud", []dato{
			{"Código", texto(s.Codigo)}, {"Estado", texto(s.Estado)}, {"Número de ficha", texto(s.NumeroFicha)}, {"Ficha provisional", siNoSi(s.NumeroFicha != "", s.FichaProvisional)},
			{"Veces enviada", tablas.Entero(s.Revision)}, {"Centro de formación", texto(s.Centro)}, {"Formato", texto(s.FormatoCodigo)},
			{"Versión del formato", texto(s.FormatoVersion)}, {"Fecha de caracterización", fecha(s.FechaCaracterizacion)},
		}},
		{"Responsable", []dato{{"Nombre", texto(s.ResponsableNombre)}, {"Cédula", texto(s.ResponsableCedula)}, {"Correo", texto(s.ResponsableCorreo)}}},
		{"Programa", []dato{
			{"Código", texto(s.Programa.Codigo)}, {"Nombre", texto(s.Programa.Nombre)}, {"Versión", texto(s.Programa.Version)}, {"Tipo de formación", texto(s.Programa.Tipo)},
			{"Horas del programa", n(s.Programa.Horas)}, {"Horas del curso", n(s.DuracionMaxima)}, {"Cupo máximo", n(s.CupoMaximo)},
			{"Aprendices por inscribir", n(s.Aprendices)}, {"Modalidad", texto(s.Modalidad)},
		}},
		{"Fechas", []dato{
			{"Inicio de inscripción", fecha(s.InicioInscripcion)}, {"Fin de inscripción", fecha(s.FinalizacionInscripcion)},
			{"Inicio del curso", fecha(s.FechaInicioCurso)}, {"Fin del curso", fecha(s.FechaFinalizacionCurso)},
		}},
	}
}

func apartadosDelLugar(s documentos.Solicitud) []apartado {
	texto := tablas.Texto
	especiales := make([]dato, 0, len(s.Especiales)+1)
	for _, c := range s.Especiales {
		especiales = append(especiales, dato{c.Etiqueta, tablas.Texto(palabras.SiNo(c.Marcada))})
	}
	especiales = append(especiales, dato{"Otro", texto(s.OtroEspecificar)})
	return []apartado{
		{"Empresa o comunidad", []dato{
			{"Nombre", texto(s.NombreEmpresa)}, {"NIT", texto(s.NIT)}, {"Código de la empresa", texto(s.CodigoEmpresa)},
			{"Representante legal", texto(s.RepresentanteLegal)}, {"Fecha de creación", tablas.Fecha(s.FechaCreacionEmpresa)},
			{"Dirección", texto(s.DireccionEmpresa)}, {"Teléfonos", texto(s.TelefonosEmpresa)},
		}},
		{"Lugar", []dato{
			{"Departamento", texto(s.Departamento)}, {"Municipio", texto(s.Municipio)}, {"Lugar de formación", texto(s.LugarFormacion)}, {"Ambiente", texto(s.Ambiente)},
		}},
		{"Programas especiales", especiales},
		{"Declaraciones", []dato{
			{"Cumple los requisitos", texto(palabras.SiNo(s.CumpleRequisitos))}, {"Autoriza el uso de la información", texto(palabras.SiNo(s.AutorizaUsoInfo))},
			{"Confirma la veracidad", texto(palabras.SiNo(s.ConfirmaVeracidad))},
		}},
		{"Firmas", []dato{
			{"Instructor", texto(s.Instructor.Nombre)}, {"Último envío", tablas.Instante(s.Instructor.En)}, {"Coordinación académica", texto(s.Decision.Nombre)},
			{"Decisión", texto(s.Decision.Texto)}, {"Fecha de la decisión", tablas.Instante(s.Decision.En)}, {"Comentarios de la revisión", texto(s.ComentariosRevision)},
		}},
	}
}

func siNoSi(hay, si bool) tablas.Celda {
	if !hay {
		return tablas.Celda{}
	}
	return tablas.Texto(palabras.SiNo(si))
}

// seccion is a band as wide as the sheet.
func (h *hoja) seccion(titulo string, columnas int) error {
	h.saltar()
	celdas := make([]interface{}, columnas)
	for i := range celdas {
		celdas[i] = excelize.Cell{StyleID: h.est.seccion, Value: ""}
	}
	celdas[0] = excelize.Cell{StyleID: h.est.seccion, Value: titulo}
	return h.escribir(celdas, excelize.RowOpts{Height: 20})
}

// dato writes a label and, to the left however it is typed, its value.
func (h *hoja) dato(d dato) error {
	estilo := h.est.valores[d.valor.Tipo]
	if d.valor.Tipo == tablas.EsTexto {
		estilo = h.est.deTexto(d.valor.Texto, true)
	}
	return h.escribir([]interface{}{excelize.Cell{StyleID: h.est.rotulo, Value: d.rotulo}, excelize.Cell{StyleID: estilo, Value: valor(d.valor)}},
		excelize.RowOpts{Height: alto(max(renglones(d.rotulo, anchoDeRotulo), renglones(d.valor.Texto, anchoDeDato)))})
}

// cabezas writes the heads of a table.
func (h *hoja) cabezas(titulos ...string) error {
	celdas := make([]interface{}, len(titulos))
	for i, titulo := range titulos {
		celdas[i] = excelize.Cell{StyleID: h.est.cabeza, Value: titulo}
	}
	return h.escribir(celdas, excelize.RowOpts{Height: altoDeCabeza})
}

func (h *hoja) horarios(s documentos.Solicitud) error {
	if err := h.seccion("Horario pedido", 7); err != nil {
		return err
	}
	if err := h.cabezas("Día", "Fecha", "Desde", "Hasta", "Horas", "Flexible", "Observaciones"); err != nil {
		return err
	}
	for _, f := range s.Horarios {
		if err := h.clase(tablas.Texto(palabras.DiaTitulo(f.Dia)), f.Fecha, f.Desde, f.Hasta, palabras.SiNo(f.Flexible), f.Nota); err != nil {
			return err
		}
	}
	if err := h.seccion("Clases con fecha", 7); err != nil {
		return err
	}
	if err := h.cabezas("Día", "Fecha", "Desde", "Hasta", "Horas", "Se acorta", "Observaciones"); err != nil {
		return err
	}
	for _, c := range s.Sesiones {
		if err := h.clase(tablas.Texto(palabras.DiaTitulo(c.Fecha.Weekday())), c.Fecha, c.Desde, c.Hasta, palabras.SiNo(c.Parcial), ""); err != nil {
			return err
		}
	}
	return h.sumaDeClases(s.Sesiones)
}

// clase is a row of the timetable; hours are times of a day and lengths are numbers.
func (h *hoja) clase(dia tablas.Celda, fecha kernel.Date, desde, hasta int, marca, nota string) error {
	celda := func(c tablas.Celda) excelize.Cell {
		return excelize.Cell{StyleID: h.est.valores[c.Tipo], Value: valor(c)}
	}
	hora := func(minutos int) excelize.Cell {
		return excelize.Cell{StyleID: h.est.hora, Value: float64(minutos) / (24 * 60)}
	}
	return h.escribir([]interface{}{celda(dia), celda(tablas.Fecha(fecha)), hora(desde), hora(hasta), celda(tablas.Decimal(float64(hasta-desde) / 60)),
		celda(tablas.Texto(marca)), excelize.Cell{StyleID: h.est.deTexto(nota, true), Value: nota}}, excelize.RowOpts{Height: alto(renglones(nota, anchoDeNota))})
}

func (h *hoja) sumaDeClases(sesiones []horarios.Sesion) error {
	minutos := 0
	for _, c := range sesiones {
		minutos += c.Hasta - c.Desde
	}
	total := func(c tablas.Celda) excelize.Cell {
		return excelize.Cell{StyleID: h.est.totales[c.Tipo], Value: valor(c)}
	}
	return h.escribir([]interface{}{total(tablas.Texto("Total")), total(tablas.Texto(palabras.Contar(len(sesiones), "clase", "clases"))), total(tablas.Celda{}), total(tablas.Celda{}),
		total(tablas.Decimal(float64(minutos) / 60)), total(tablas.Celda{}), total(tablas.Celda{})})
}

func (h *hoja) contenidos(s documentos.Solicitud) error {
	uno := func(texto string) []string {
		if texto == "" {
			return nil
		}
		return []string{texto}
	}
	for _, a := range []struct {
		titulo string
		lineas []string
	}{
		{"Objetivos del programa", s.Programa.Objetivos}, {"Objetivos propios del curso", s.ObjetivosPersonalizados}, {"Competencias", s.Programa.Competencias},
		{"Resultados de aprendizaje", s.Programa.Resultados}, {"Resultados esperados", uno(s.ResultadosEsperados)}, {"Justificación", uno(s.Justificacion)},
		{"Observaciones", uno(s.Observaciones)},
	} {
		if err := h.seccion(a.titulo, 2); err != nil {
			return err
		}
		for i, linea := range a.lineas {
			if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.rotulo, Value: i + 1}, excelize.Cell{StyleID: h.est.deTexto(linea, true), Value: linea}},
				excelize.RowOpts{Height: alto(renglones(linea, anchoDeTexto))}); err != nil {
				return err
			}
		}
		if len(a.lineas) == 0 {
			if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.rotulo}, excelize.Cell{StyleID: h.est.nota, Value: "Sin escribir"}}); err != nil {
				return err
			}
		}
	}
	return nil
}
