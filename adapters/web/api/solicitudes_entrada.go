package api

import (
	"fmt"
	"strings"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// leerParche reads the fields of the contract that a body gives. What cannot be read goes along as an error at its
// field, so that the domain reports it together with the rules that are broken.
func leerParche(l *Lector) solicitudes.Parche { return leerCampos(l, solicitudes.Campos()) }

func leerCampos(l *Lector, campos []solicitudes.Campo) solicitudes.Parche {
	p := solicitudes.Parche{Dados: map[string]bool{}, Casillas: map[string]bool{}}
	for _, c := range campos {
		if !l.Dado(c.Nombre) {
			continue
		}
		p.Dados[c.Nombre] = leerCampoDe(l, c, &p)
	}
	p.Errores = l.Errores()
	return p
}

// leerCampoDe reads one field into p; false when it could not be read.
func leerCampoDe(l *Lector, c solicitudes.Campo, p *solicitudes.Parche) bool {
	antes := l.cuantos()
	switch c.Tipo {
	case solicitudes.Texto, solicitudes.Parrafo, solicitudes.Enumerado, solicitudes.Lugar:
		*ref[string](c, p) = l.Texto(c.Nombre).O("")
	case solicitudes.Lista:
		*ref[[]string](c, p) = l.Textos(c.Nombre).O(nil)
	case solicitudes.Especiales:
		codigos := l.Textos(c.Nombre).O(nil)
		for i := range codigos {
			codigos[i] = strings.ToUpper(codigos[i])
		}
		*ref[[]string](c, p) = codigos
	case solicitudes.Cantidad:
		*ref[int](c, p) = leerCantidad(l, c.Nombre)
	case solicitudes.Fecha:
		*ref[kernel.Date](c, p) = l.Fecha(c.Nombre).O(kernel.Date{})
	case solicitudes.Marca:
		// Skipping holidays and recess is the rule; leaving it empty means the rule.
		*ref[bool](c, p) = l.Booleano(c.Nombre).O(c.Nombre == "omitirFestivos" || c.Nombre == "omitirRecesos")
	case solicitudes.Especial:
		p.Casillas[c.Codigo] = l.Booleano(c.Nombre).O(false)
	case solicitudes.Patron:
		p.Valores.Horarios = leerHorarios(l, c.Nombre)
	case solicitudes.Rangos:
		p.Valores.FechasExcluidas = leerRangos(l, c.Nombre)
	case solicitudes.Fechas:
		p.Valores.FechasIncluidas = leerFechas(l, c.Nombre)
	}
	// A schedule with an unreadable row still stands there: it is not missing too.
	return c.Tipo == solicitudes.Patron || l.cuantos() == antes
}

// ref is where a field of this type is written.
func ref[T any](c solicitudes.Campo, p *solicitudes.Parche) *T {
	return c.Ref(&p.Valores).(*T) //nolint:forcetypeassert // Tipo says which type it is
}

// leerCantidad reads a count; nothing given is 0, and a given count is 1 or more.
func leerCantidad(l *Lector, campo string) int {
	n := l.Entero(campo)
	if n.Valor != nil && *n.Valor < 1 {
		l.Falta(campo, codigoEntero, "El campo "+campo+" debe ser un número entero desde 1.")
		return 0
	}
	return n.O(0)
}

// leerHorarios reads the rows of a schedule. A row that cannot be read keeps its place, so that pointers stay right.
func leerHorarios(l *Lector, campo string) []solicitudes.Horario {
	filas := l.Objetos(campo).O(nil)
	leidas := make([]solicitudes.Horario, len(filas))
	for i, f := range filas {
		if f.objeto == nil {
			continue // no object at all: Objetos has said so
		}
		h := solicitudes.Horario{
			Fecha:         f.Fecha("fecha").O(kernel.Date{}),
			Flexible:      f.Booleano("esFlexible").O(false),
			Observaciones: f.Texto("observaciones").O(""),
			Desde:         leerHora(f, "horaInicio"),
			Hasta:         leerHora(f, "horaFin"),
		}
		h.Dia = leerDia(f, h.Fecha)
		leidas[i] = h
	}
	return leidas
}

func leerHora(f *Lector, campo string) int {
	texto := f.Texto(campo)
	if texto.Valor == nil {
		if f.objeto[campo] == nil || f.objeto[campo] == "" {
			f.Falta(campo, "REQUERIDO", "Escriba la hora como HH:MM, por ejemplo 08:00.")
		}
		return 0
	}
	minutos, err := horarios.ParseHora(*texto.Valor)
	if falla := fallaDe(err); falla != nil {
		f.Falta(campo, falla.Code, falla.Message)
	}
	return minutos
}

// leerDia reads the weekday; with a date it may be left out.
func leerDia(f *Lector, fecha kernel.Date) int {
	texto := f.Texto("diaSemana").O("")
	if texto == "" && !fecha.IsZero() {
		return fecha.Weekday()
	}
	dia, ok := horarios.ParseDia(texto)
	if !ok {
		f.Falta("diaSemana", "VALOR_NO_PERMITIDO", "El día debe ser uno de: LUNES, MARTES, MIERCOLES, JUEVES, VIERNES, SABADO, DOMINGO.")
	}
	return dia
}

// leerRangos reads dates and ranges: "2025-12-16" or {"desde": …, "hasta": …}.
func leerRangos(l *Lector, campo string) []horarios.Rango {
	var rangos []horarios.Rango
	for i, v := range l.Lista(campo).O(nil) {
		if _, esObjeto := v.(map[string]any); !esObjeto {
			if d, ok := l.FechaEn(campo, i, v); ok {
				rangos = append(rangos, horarios.Rango{Desde: d, Hasta: d})
			}
			continue
		}
		objeto, _ := l.Objeto(campo, i, v)
		r := horarios.Rango{Desde: objeto.Fecha("desde").O(kernel.Date{}), Hasta: objeto.Fecha("hasta").O(kernel.Date{})}
		for nombre, d := range map[string]kernel.Date{"desde": r.Desde, "hasta": r.Hasta} {
			if d.IsZero() && objeto.objeto[nombre] == nil {
				objeto.Falta(nombre, "REQUERIDO", fmt.Sprintf("Escriba la fecha %s del rango, AAAA-MM-DD.", nombre))
			}
		}
		rangos = append(rangos, r)
	}
	return rangos
}

func leerFechas(l *Lector, campo string) []kernel.Date {
	var fechas []kernel.Date
	for i, v := range l.Lista(campo).O(nil) {
		if d, ok := l.FechaEn(campo, i, v); ok {
			fechas = append(fechas, d)
		}
	}
	return fechas
}

// leerDestino reads isDraft: false sends, true keeps a draft, nothing leaves the state as it is.
func leerDestino(l *Lector) solicitudes.Destino {
	borrador := l.Booleano("isDraft").Valor
	switch {
	case borrador == nil:
		return solicitudes.Conservar
	case *borrador:
		return solicitudes.ComoBorrador
	default:
		return solicitudes.Enviada
	}
}

func leerCorrecciones(l *Lector) []solicitudes.Correccion {
	var correcciones []solicitudes.Correccion
	for _, f := range l.Objetos("correcciones").O(nil) {
		correcciones = append(correcciones, solicitudes.Correccion{Campo: f.Texto("campo").O(""), Texto: f.Texto("texto").O("")})
	}
	return correcciones
}

// SolicitudEntrada documents the body of a new request and of a change; the fields of domain.md 4.1.
type SolicitudEntrada struct {
	ProgramaID                    string           `json:"programaId,omitempty" doc:"Obligatorio al crear"`
	FechaCaracterizacion          string           `json:"fechaCaracterizacion,omitempty" format:"date"`
	ResponsableNombre             string           `json:"responsableNombre,omitempty" maxLength:"200"`
	ResponsableCedula             string           `json:"responsableCedula,omitempty" maxLength:"200"`
	ResponsableEmail              string           `json:"responsableEmail,omitempty" maxLength:"200"`
	DuracionMaxima                int              `json:"duracionMaxima,omitempty" minimum:"1" maximum:"880"`
	CupoMaximo                    int              `json:"cupoMaximo,omitempty" minimum:"1" maximum:"100"`
	Aprendices                    int              `json:"numeroAprendicesInscribir,omitempty" minimum:"1" maximum:"100"`
	Modalidad                     string           `json:"modalidad,omitempty" enum:"PRESENCIAL,VIRTUAL,MIXTA,DESESCOLARIZADA,COMBINADA"`
	Departamento                  string           `json:"departamento,omitempty" doc:"Nombre oficial o código DANE"`
	Municipio                     string           `json:"municipio,omitempty" doc:"Nombre oficial o código DANE"`
	NombreEmpresa                 string           `json:"nombreEmpresa,omitempty" maxLength:"200"`
	NitEmpresa                    string           `json:"nitEmpresa,omitempty" doc:"Con dígito de verificación tras el guion, o sin él"`
	CodigoEmpresa                 string           `json:"codigoEmpresa,omitempty" maxLength:"200"`
	RepresentanteLegal            string           `json:"representanteLegal,omitempty" maxLength:"200"`
	FechaCreacionEmpresa          string           `json:"fechaCreacionEmpresa,omitempty" format:"date"`
	DireccionEmpresa              string           `json:"direccionEmpresa,omitempty" maxLength:"200"`
	TelefonosEmpresa              string           `json:"telefonosEmpresa,omitempty" doc:"Uno o dos números de 10 dígitos"`
	LugarFormacion                string           `json:"lugarFormacion,omitempty" maxLength:"200"`
	TipoAmbiente                  string           `json:"tipoAmbiente,omitempty" enum:"AULA,AULA_MOVIL,LABORATORIO,TALLER,CAMPO,EMPRESA,VIRTUAL"`
	AmbienteID                    string           `json:"ambienteId,omitempty" doc:"Uno activo del catálogo del centro. Al elegirlo, tipoAmbiente es el suyo"`
	ProgramaEmprendimiento        bool             `json:"programaEmprendimiento,omitempty"`
	ProgramaBilinguismo           bool             `json:"programaBilinguismo,omitempty"`
	AtencionInstituciones         bool             `json:"atencionInstituciones,omitempty"`
	Posconflicto                  bool             `json:"posconflicto,omitempty"`
	SenaEmprendeRural             bool             `json:"senaEmprendeRural,omitempty"`
	FormacionEspecialMypimes      bool             `json:"formacionEspecialMypimes,omitempty"`
	SenaEmprendeRuralPosconflicto bool             `json:"senaEmprendeRuralPosconflicto,omitempty"`
	TecnoacademiaSennova          bool             `json:"tecnoacademiaSennova,omitempty"`
	CampesenaConvenio8842         bool             `json:"campesenaConvenio8842,omitempty"`
	FullPopularConvenio8882       bool             `json:"fullPopularConvenio8882,omitempty"`
	IcbfInstituto                 bool             `json:"icbfInstituto,omitempty"`
	PoliciaNacional               bool             `json:"policiaNacional,omitempty"`
	ProgramasEspeciales           []string         `json:"programasEspeciales,omitempty" doc:"Códigos de programas especiales distintos de las doce casillas"`
	OtroEspecificar               string           `json:"otroEspecificar,omitempty" maxLength:"200"`
	InicioInscripcion             string           `json:"inicioInscripcion,omitempty" format:"date"`
	FinalizacionInscripcion       string           `json:"finalizacionInscripcion,omitempty" format:"date"`
	FechaInicioCurso              string           `json:"fechaInicioCurso,omitempty" format:"date"`
	FechaFinalizacionCurso        string           `json:"fechaFinalizacionCurso,omitempty" format:"date" doc:"Se puede omitir: se deriva del horario"`
	Horarios                      []HorarioEntrada `json:"horarios,omitempty" maxItems:"1000"`
	OmitirFestivos                bool             `json:"omitirFestivos,omitempty" default:"true"`
	OmitirRecesos                 bool             `json:"omitirRecesos,omitempty" default:"true"`
	FechasExcluidas               []any            `json:"fechasExcluidas,omitempty" doc:"Fechas o rangos {desde, hasta}"`
	FechasIncluidas               []string         `json:"fechasIncluidas,omitempty"`
	Justificacion                 string           `json:"justificacion,omitempty" maxLength:"4000"`
	ObjetivosPersonalizados       []string         `json:"objetivosPersonalizados,omitempty"`
	ResultadosEsperados           string           `json:"resultadosEsperados,omitempty" maxLength:"4000"`
	Observaciones                 string           `json:"observaciones,omitempty" maxLength:"4000"`
	CumpleRequisitos              bool             `json:"cumpleRequisitos,omitempty"`
	AutorizaUsoInfo               bool             `json:"autorizaUsoInfo,omitempty"`
	ConfirmaVeracidad             bool             `json:"confirmaVeracidad,omitempty"`
	IsDraft                       bool             `json:"isDraft,omitempty" doc:"false envía; true deja en borrador; sin él, al crear queda en borrador y al editar conserva el estado"`
}

// HorarioEntrada documents one row of a schedule.
type HorarioEntrada struct {
	DiaSemana     string `json:"diaSemana" enum:"LUNES,MARTES,MIERCOLES,JUEVES,VIERNES,SABADO,DOMINGO"`
	Fecha         string `json:"fecha,omitempty" format:"date" doc:"Solo si la fila es una sesión con fecha"`
	HoraInicio    string `json:"horaInicio" example:"08:00"`
	HoraFin       string `json:"horaFin" example:"12:00"`
	EsFlexible    bool   `json:"esFlexible,omitempty"`
	Observaciones string `json:"observaciones,omitempty" maxLength:"200"`
}
