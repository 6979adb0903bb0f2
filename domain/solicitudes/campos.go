package solicitudes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Tipo says how a Campo is written down.
type Tipo int

const (
	Texto      Tipo = iota // one line, TextoCorto
	Parrafo                // several lines, TextoLargo
	Lista                  // several texts
	Cantidad               // a whole number from 1
	Fecha                  // a calendar date
	Marca                  // yes or no
	Enumerado              // one of Valores
	Lugar                  // DANE code or official name
	Especial               // yes or no: one code of the special programmes
	Especiales             // the codes of special programmes beyond the twelve
	Patron                 // horarios
	Rangos                 // dates or ranges of dates
	Fechas                 // dates
)

// Campo describes one field of the JSON contract. Readers, validation, the remarks of a reviewer and the historial all
// go by this table, so these agree on what there is.
type Campo struct {
	Nombre   string // in the JSON; "/"+Nombre is its pointer
	Etiqueta string // as people read it
	Tipo     Tipo
	Personal bool     // the historial only says that it changed (domain.md 4.2)
	Valores  []string // of an Enumerado
	Codigo   string   // of an Especial
	ref      func(*Datos) any
}

// Puntero is the JSON pointer of the field.
func (c Campo) Puntero() string { return "/" + c.Nombre }

// Ref gives the place of the field in d: *string, *int, *bool, *kernel.Date, *[]string, *[]Horario, *[]horarios.Rango
// or *[]kernel.Date, by Tipo. An Especial has no place of its own: use Marcar.
func (c Campo) Ref(d *Datos) any { return c.ref(d) }

// Marcar ticks or clears an Especial.
func (c Campo) Marcar(d *Datos, si bool) { d.marcar(c.Codigo, si) }

// Marcado tells whether an Especial is ticked.
func (c Campo) Marcado(d *Datos) bool {
	_, si := slices.BinarySearch(d.ProgramasEspeciales, c.Codigo)
	return si
}

func campo(nombre, etiqueta string, t Tipo, ref func(*Datos) any) Campo {
	return Campo{Nombre: nombre, Etiqueta: etiqueta, Tipo: t, ref: ref}
}

func personal(c Campo) Campo { c.Personal = true; return c }

func enumerado(nombre, etiqueta string, valores []string, ref func(*Datos) any) Campo {
	return Campo{Nombre: nombre, Etiqueta: etiqueta, Tipo: Enumerado, Valores: valores, ref: ref}
}

func especial(nombre, etiqueta, codigo string) Campo {
	return Campo{Nombre: nombre, Etiqueta: etiqueta, Tipo: Especial, Codigo: codigo, ref: func(*Datos) any { return nil }}
}

var campos = slices.Concat(camposGenerales, camposEmpresa, camposEspeciales, camposFechas, camposAcademicos)

var camposGenerales = []Campo{
	campo("programaId", "Programa", Texto, func(d *Datos) any { return (*string)(&d.ProgramaID) }),
	campo("fechaCaracterizacion", "Fecha de caracterización", Fecha, func(d *Datos) any { return &d.FechaCaracterizacion }),
	personal(campo("responsableNombre", "Nombre del responsable", Texto, func(d *Datos) any { return &d.ResponsableNombre })),
	personal(campo("responsableCedula", "Cédula del responsable", Texto, func(d *Datos) any { return &d.ResponsableCedula })),
	personal(campo("responsableEmail", "Correo del responsable", Texto, func(d *Datos) any { return &d.ResponsableCorreo })),
	campo("duracionMaxima", "Duración en horas", Cantidad, func(d *Datos) any { return &d.DuracionMaxima }),
	campo("cupoMaximo", "Cupo máximo", Cantidad, func(d *Datos) any { return &d.CupoMaximo }),
	campo("numeroAprendicesInscribir", "Aprendices por inscribir", Cantidad, func(d *Datos) any { return &d.Aprendices }),
	enumerado("modalidad", "Modalidad", Modalidades(), func(d *Datos) any { return &d.Modalidad }),
}

var camposEmpresa = []Campo{
	campo("departamento", "Departamento", Lugar, func(d *Datos) any { return &d.Departamento }),
	campo("municipio", "Municipio", Lugar, func(d *Datos) any { return &d.Municipio }),
	campo("nombreEmpresa", "Nombre de la empresa o comunidad", Texto, func(d *Datos) any { return &d.NombreEmpresa }),
	campo("nitEmpresa", "NIT", Texto, func(d *Datos) any { return &d.NIT }),
	campo("codigoEmpresa", "Código de la empresa", Texto, func(d *Datos) any { return &d.CodigoEmpresa }),
	personal(campo("representanteLegal", "Representante legal", Texto, func(d *Datos) any { return &d.RepresentanteLegal })),
	campo("fechaCreacionEmpresa", "Fecha de creación de la empresa", Fecha, func(d *Datos) any { return &d.FechaCreacionEmpresa }),
	campo("direccionEmpresa", "Dirección", Texto, func(d *Datos) any { return &d.DireccionEmpresa }),
	personal(campo("telefonosEmpresa", "Teléfonos", Texto, func(d *Datos) any { return &d.TelefonosEmpresa })),
	campo("lugarFormacion", "Lugar de la formación", Texto, func(d *Datos) any { return &d.LugarFormacion }),
	enumerado("tipoAmbiente", "Tipo de ambiente", Ambientes(), func(d *Datos) any { return &d.TipoAmbiente }),
	campo(campoAmbiente, "Ambiente del centro", Texto, func(d *Datos) any { return &d.AmbienteID }),
}

// campoAmbiente is the id of an ambiente in the JSON.
const campoAmbiente = "ambienteId"

// camposEspeciales are the twelve boxes of the form; they are a view on the codes of the catalogue (domain.md 3).
var camposEspeciales = []Campo{
	especial("programaEmprendimiento", "Programa de emprendimiento", "EMPRENDIMIENTO"),
	especial("programaBilinguismo", "Programa de bilingüismo", "BILINGUISMO"),
	especial("atencionInstituciones", "Atención a instituciones", "ATENCION_INSTITUCIONES"),
	especial("posconflicto", "Posconflicto", "POSCONFLICTO"),
	especial("senaEmprendeRural", "SENA Emprende Rural", "SENA_EMPRENDE_RURAL"),
	especial("formacionEspecialMypimes", "Formación especial para mipymes", "FORMACION_ESPECIAL_MYPIMES"),
	especial("senaEmprendeRuralPosconflicto", "SENA Emprende Rural posconflicto", "SENA_EMPRENDE_RURAL_POSCONFLICTO"),
	especial("tecnoacademiaSennova", "Tecnoacademia Sennova", "TECNOACADEMIA_SENNOVA"),
	especial("campesenaConvenio8842", "CampeSENA, convenio 8842", "CAMPESENA_CONVENIO_8842"),
	especial("fullPopularConvenio8882", "Full Popular, convenio 8882", "FULL_POPULAR_CONVENIO_8882"),
	especial("icbfInstituto", "ICBF", "ICBF_INSTITUTO"),
	especial("policiaNacional", "Policía Nacional", "POLICIA_NACIONAL"),
	campo("programasEspeciales", "Otros programas especiales", Especiales, func(d *Datos) any { return &d.ProgramasEspeciales }),
	campo("otroEspecificar", "Otro programa especial", Texto, func(d *Datos) any { return &d.OtroEspecificar }),
}

var camposFechas = []Campo{
	campo("inicioInscripcion", "Inicio de la inscripción", Fecha, func(d *Datos) any { return &d.InicioInscripcion }),
	campo("finalizacionInscripcion", "Fin de la inscripción", Fecha, func(d *Datos) any { return &d.FinalizacionInscripcion }),
	campo("fechaInicioCurso", "Inicio del curso", Fecha, func(d *Datos) any { return &d.FechaInicioCurso }),
	campo("fechaFinalizacionCurso", "Fin del curso", Fecha, func(d *Datos) any { return &d.FechaFinalizacionCurso }),
	campo("horarios", "Horario", Patron, func(d *Datos) any { return &d.Horarios }),
	campo("omitirFestivos", "Omitir festivos", Marca, func(d *Datos) any { return &d.OmitirFestivos }),
	campo("omitirRecesos", "Omitir recesos del centro", Marca, func(d *Datos) any { return &d.OmitirRecesos }),
	campo("fechasExcluidas", "Fechas sin clase", Rangos, func(d *Datos) any { return &d.FechasExcluidas }),
	campo("fechasIncluidas", "Fechas con clase de todos modos", Fechas, func(d *Datos) any { return &d.FechasIncluidas }),
}

var camposAcademicos = []Campo{
	campo("justificacion", "Justificación", Parrafo, func(d *Datos) any { return &d.Justificacion }),
	campo("objetivosPersonalizados", "Objetivos propios", Lista, func(d *Datos) any { return &d.ObjetivosPersonalizados }),
	campo("resultadosEsperados", "Resultados esperados", Parrafo, func(d *Datos) any { return &d.ResultadosEsperados }),
	campo("observaciones", "Observaciones", Parrafo, func(d *Datos) any { return &d.Observaciones }),
	campo("cumpleRequisitos", "Cumple los requisitos", Marca, func(d *Datos) any { return &d.CumpleRequisitos }),
	campo("autorizaUsoInfo", "Autoriza el uso de la información", Marca, func(d *Datos) any { return &d.AutorizaUsoInfo }),
	campo("confirmaVeracidad", "Confirma la veracidad", Marca, func(d *Datos) any { return &d.ConfirmaVeracidad }),
}

// Campos lists every field that an instructor may write, in the order of the form.
func Campos() []Campo { return slices.Clone(campos) }

// CampoDe finds the field that a JSON pointer leads into: "/horarios/0/horaFin" is part of horarios.
func CampoDe(puntero string) (Campo, bool) {
	nombre, ok := strings.CutPrefix(puntero, "/")
	if !ok {
		return Campo{}, false
	}
	nombre, resto, anidado := strings.Cut(nombre, "/")
	i := slices.IndexFunc(campos, func(c Campo) bool { return c.Nombre == nombre })
	if i < 0 || (anidado && !campos[i].contiene(resto)) {
		return Campo{}, false
	}
	return campos[i], true
}

var (
	elemento      = regexp.MustCompile(`^[0-9]{1,4}$`)
	parteElemento = regexp.MustCompile(`^[0-9]{1,4}(/[A-Za-z]{1,20})?$`)
)

// contiene tells whether resto leads to an element of the field, or to a part of one.
func (c Campo) contiene(resto string) bool {
	switch c.Tipo {
	case Patron, Rangos:
		return parteElemento.MatchString(resto)
	case Lista, Especiales, Fechas:
		return elemento.MatchString(resto)
	default:
		return false
	}
}

// Casilla gives the name of the box that stands for the code of a special programme; ok is false for the codes beyond
// the twelve.
func Casilla(codigo string) (nombre string, ok bool) {
	c, ok := casillaDe(codigo)
	return c.Nombre, ok
}

func esCasilla(codigo string) bool {
	_, ok := Casilla(codigo)
	return ok
}

// vacio tells whether nothing stands in the field; yes and no are both something.
func (c Campo) vacio(d *Datos) bool {
	switch v := c.ref(d).(type) {
	case *string:
		return *v == ""
	case *int:
		return *v == 0
	case *kernel.Date:
		return v.IsZero()
	case *[]string:
		return len(*v) == 0
	case *[]Horario:
		return len(*v) == 0
	case *[]horarios.Rango:
		return len(*v) == 0
	case *[]kernel.Date:
		return len(*v) == 0
	default:
		return false
	}
}

// enPalabras writes the value of the field for the historial. Values that differ read differently: an edit is told
// from no edit by these words.
func (c Campo) enPalabras(d *Datos) string {
	switch {
	case c.Tipo == Especial:
		return siNo(c.Marcado(d))
	case c.Nombre == campoAmbiente:
		return d.Ambiente.Nombre
	}
	switch v := c.ref(d).(type) {
	case *string:
		return c.lugarEnPalabras(*v)
	case *int:
		if *v == 0 {
			return ""
		}
		return strconv.Itoa(*v)
	case *bool:
		return siNo(*v)
	case *kernel.Date:
		return v.String()
	case *[]string:
		return listaEnPalabras(c, *v)
	case *[]Horario:
		return horariosEnPalabras(*v)
	case *[]horarios.Rango:
		return rangosEnPalabras(*v)
	case *[]kernel.Date:
		textos := make([]string, len(*v))
		for i, f := range *v {
			textos[i] = f.String()
		}
		return strings.Join(textos, ", ")
	default:
		return ""
	}
}

func listaEnPalabras(c Campo, textos []string) string {
	if c.Tipo == Especiales { // the twelve boxes speak for themselves
		textos = slices.DeleteFunc(slices.Clone(textos), esCasilla)
	}
	return strings.Join(textos, "\n")
}

func (c Campo) lugarEnPalabras(codigo string) string {
	switch c.Nombre {
	case "departamento":
		if d, ok := colombia.DepartamentoPor(codigo); ok {
			return d.Nombre
		}
	case "municipio":
		if m, ok := colombia.MunicipioCodigo(codigo); ok {
			d, _ := colombia.DepartamentoPor(m.Departamento)
			return m.Nombre + " (" + d.Nombre + ")" // two departments have a Barbosa
		}
	}
	return codigo
}

func siNo(si bool) string {
	if si {
		return "Sí"
	}
	return "No"
}

func horariosEnPalabras(filas []Horario) string {
	textos := make([]string, len(filas))
	for i, h := range filas {
		textos[i] = horarios.NombreDia(h.Dia) + " " + horarios.FormatHora(h.Desde) + "-" + horarios.FormatHora(h.Hasta)
		if !h.Fecha.IsZero() {
			textos[i] = h.Fecha.String() + " " + textos[i]
		}
		if h.Flexible {
			textos[i] += ", flexible"
		}
		if h.Observaciones != "" {
			textos[i] += " (" + h.Observaciones + ")"
		}
	}
	return strings.Join(textos, "\n")
}

func rangosEnPalabras(rangos []horarios.Rango) string {
	textos := make([]string, len(rangos))
	for i, r := range rangos {
		textos[i] = r.Desde.String()
		if r.Hasta != r.Desde {
			textos[i] += " a " + r.Hasta.String()
		}
	}
	return strings.Join(textos, ", ")
}
