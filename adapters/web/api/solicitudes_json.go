package api

import (
	app "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// SolicitudBase has every field of a request that lists and single answers share.
type SolicitudBase struct {
	ID                   string  `json:"id"`
	Codigo               string  `json:"codigo"`
	InstructorID         string  `json:"instructorId"`
	CentroID             string  `json:"centroId"`
	ProgramaID           string  `json:"programaId"`
	FechaCaracterizacion *string `json:"fechaCaracterizacion"`
	ResponsableNombre    string  `json:"responsableNombre"`
	ResponsableCedula    string  `json:"responsableCedula"`
	ResponsableEmail     string  `json:"responsableEmail"`
	CodigoPrograma       string  `json:"codigoPrograma"`
	VersionPrograma      string  `json:"versionPrograma"`
	DuracionMaxima       *int    `json:"duracionMaxima" doc:"Horas"`
	CupoMaximo           *int    `json:"cupoMaximo"`
	Aprendices           *int    `json:"numeroAprendicesInscribir"`
	Modalidad            string  `json:"modalidad"`
	Municipio            string  `json:"municipio"`
	MunicipioCodigo      string  `json:"municipioCodigo" doc:"DANE, 5 dígitos"`
	Departamento         string  `json:"departamento"`
	DepartamentoCodigo   string  `json:"departamentoCodigo" doc:"DANE, 2 dígitos"`
	NombreEmpresa        string  `json:"nombreEmpresa"`
	NitEmpresa           string  `json:"nitEmpresa"`
	CodigoEmpresa        string  `json:"codigoEmpresa"`
	RepresentanteLegal   string  `json:"representanteLegal"`
	FechaCreacionEmpresa *string `json:"fechaCreacionEmpresa"`
	DireccionEmpresa     string  `json:"direccionEmpresa"`
	TelefonosEmpresa     string  `json:"telefonosEmpresa"`
	LugarFormacion       string  `json:"lugarFormacion"`
	TipoAmbiente         string  `json:"tipoAmbiente"`
	AmbienteID           *string `json:"ambienteId" doc:"Del catálogo del centro"`
	AmbienteNombre       *string `json:"ambienteNombre" doc:"Como se llamaba al guardarse la solicitud"`

	ProgramaEmprendimiento        bool     `json:"programaEmprendimiento"`
	ProgramaBilinguismo           bool     `json:"programaBilinguismo"`
	AtencionInstituciones         bool     `json:"atencionInstituciones"`
	Posconflicto                  bool     `json:"posconflicto"`
	SenaEmprendeRural             bool     `json:"senaEmprendeRural"`
	FormacionEspecialMypimes      bool     `json:"formacionEspecialMypimes"`
	SenaEmprendeRuralPosconflicto bool     `json:"senaEmprendeRuralPosconflicto"`
	TecnoacademiaSennova          bool     `json:"tecnoacademiaSennova"`
	CampesenaConvenio8842         bool     `json:"campesenaConvenio8842"`
	FullPopularConvenio8882       bool     `json:"fullPopularConvenio8882"`
	IcbfInstituto                 bool     `json:"icbfInstituto"`
	PoliciaNacional               bool     `json:"policiaNacional"`
	ProgramasEspeciales           []string `json:"programasEspeciales" doc:"Códigos de programas especiales distintos de las doce casillas"`
	OtroEspecificar               string   `json:"otroEspecificar"`

	InicioInscripcion       *string  `json:"inicioInscripcion"`
	FinalizacionInscripcion *string  `json:"finalizacionInscripcion"`
	FechaInicioCurso        *string  `json:"fechaInicioCurso"`
	FechaFinalizacionCurso  *string  `json:"fechaFinalizacionCurso" doc:"Se deriva de la última sesión"`
	OmitirFestivos          bool     `json:"omitirFestivos"`
	OmitirRecesos           bool     `json:"omitirRecesos"`
	FechasExcluidas         []any    `json:"fechasExcluidas" doc:"Fechas, o rangos {desde, hasta}, sin clase"`
	FechasIncluidas         []string `json:"fechasIncluidas" doc:"Fechas con clase aunque sean festivo o receso"`

	Justificacion           string   `json:"justificacion"`
	ObjetivosPersonalizados []string `json:"objetivosPersonalizados"`
	ResultadosEsperados     string   `json:"resultadosEsperados"`
	Observaciones           string   `json:"observaciones"`
	CumpleRequisitos        bool     `json:"cumpleRequisitos"`
	AutorizaUsoInfo         bool     `json:"autorizaUsoInfo"`
	ConfirmaVeracidad       bool     `json:"confirmaVeracidad"`

	Estado              string           `json:"estado"`
	FechaSolicitud      *Instante        `json:"fechaSolicitud"`
	FechaEnvio          *Instante        `json:"fechaEnvio" doc:"Último envío a la coordinación"`
	FechaRevision       *Instante        `json:"fechaRevision"`
	FechaAprobacion     *Instante        `json:"fechaAprobacion"`
	ComentariosRevision *string          `json:"comentariosRevision"`
	Correcciones        []CorreccionJSON `json:"correcciones" doc:"Observaciones de la última devolución"`
	FirmaInstructor     *string          `json:"firmaInstructorResponsable" doc:"Siempre null: se conserva del sistema anterior"`
	FirmaCoordinador    *string          `json:"firmaCoordinadorAcademico" doc:"Siempre null: se conserva del sistema anterior"`
	VersionDocumento    string           `json:"versionDocumento"`
	CodigoFormato       string           `json:"codigoFormato"`
	NumeroFicha         *string          `json:"numeroFicha"`
	FichaProvisional    bool             `json:"fichaProvisional" doc:"El número es interno; SOFIA Plus aún no asigna el suyo"`
	Version             int64            `json:"version" doc:"La misma del ETag"`
	Revision            int              `json:"revision" doc:"Cuántas veces se envió"`
	CreatedAt           *Instante        `json:"createdAt"`
	UpdatedAt           *Instante        `json:"updatedAt"`
	Acciones            []string         `json:"acciones" doc:"Lo que quien consulta puede hacer ahora"`
	Horarios            []HorarioJSON    `json:"horarios"`
	Propuesta           *PropuestaJSON   `json:"propuesta" doc:"El cambio de horario que pide quien dicta un curso aprobado; null si no hay"`
}

// CorreccionJSON is a remark of the reviewer at a field.
type CorreccionJSON struct {
	Campo string `json:"campo" doc:"JSON Pointer, como /nitEmpresa"`
	Texto string `json:"texto"`
}

// HorarioJSON is a row of the schedule as it was typed.
type HorarioJSON struct {
	ID            string  `json:"id"`
	SolicitudID   string  `json:"solicitudId"`
	DiaSemana     string  `json:"diaSemana"`
	Fecha         *string `json:"fecha"`
	HoraInicio    string  `json:"horaInicio"`
	HoraFin       string  `json:"horaFin"`
	EsFlexible    bool    `json:"esFlexible"`
	Observaciones string  `json:"observaciones"`
}

// SesionJSON is one dated class.
type SesionJSON struct {
	Fecha      string `json:"fecha"`
	DiaSemana  string `json:"diaSemana"`
	HoraInicio string `json:"horaInicio"`
	HoraFin    string `json:"horaFin"`
	Minutos    int    `json:"minutos"`
	Parcial    bool   `json:"parcial" doc:"Termina antes de la hora del patrón porque ya se completan las horas"`
}

// CruceJSON is where two courses of one instructor, or in one ambiente, meet.
type CruceJSON struct {
	Codigo     string `json:"codigo" doc:"La otra solicitud; «otro centro» si es de otro, y para quien es instructor «otro curso» si es de un colega"`
	Motivo     string `json:"motivo" enum:"INSTRUCTOR,AMBIENTE" doc:"Lo que comparten: el instructor, o solo el ambiente"`
	Estado     string `json:"estado"`
	Fecha      string `json:"fecha"`
	HoraInicio string `json:"horaInicio"`
	HoraFin    string `json:"horaFin"`
	Minutos    int    `json:"minutos"`
}

// AdvertenciaJSON is a rule that keeps a draft from being sent.
type AdvertenciaJSON struct {
	Pointer string `json:"pointer"`
	Code    string `json:"code"`
	Detail  string `json:"detail"`
}

// SolicitudFila is a request in a list.
type SolicitudFila struct {
	SolicitudBase
	Instructor InstructorFila      `json:"instructor"`
	Programa   ProgramaDeSolicitud `json:"programa"`
}

// InstructorFila names the author in a list.
type InstructorFila struct {
	Name         string `json:"name"`
	Email        string `json:"email"`
	Especialidad string `json:"especialidad"`
}

// ProgramaDeSolicitud is the programme in a list of requests.
type ProgramaDeSolicitud struct {
	Nombre        string       `json:"nombre"`
	Codigo        string       `json:"codigo"`
	DuracionHoras int          `json:"duracionHoras"`
	Modalidad     string       `json:"modalidad"`
	Centro        CentroNombre `json:"centro"`
}

// CentroNombre is a centre by its name.
type CentroNombre struct {
	Nombre string `json:"nombre"`
}

// SolicitudCompleta is a request with everything around it.
type SolicitudCompleta struct {
	SolicitudBase
	Sesiones     []SesionJSON       `json:"sesiones"`
	Cruces       []CruceJSON        `json:"cruces" doc:"Sesiones que se cruzan con otras solicitudes del instructor"`
	Advertencias []AdvertenciaJSON  `json:"advertencias" doc:"Lo que falta para poder enviarla, mientras se escribe"`
	Instructor   InstructorCompleto `json:"instructor"`
	Programa     ProgramaCompleto   `json:"programa"`
}

// InstructorCompleto is the author for those in scope.
type InstructorCompleto struct {
	Name         string       `json:"name"`
	Email        string       `json:"email"`
	Cedula       string       `json:"cedula"`
	Telefono     string       `json:"telefono"`
	Especialidad string       `json:"especialidad"`
	Centro       CentroNombre `json:"centro"`
}

// ProgramaCompleto is the programme as the catalogue has it today.
type ProgramaCompleto struct {
	ProgramaBase
	Centro CentroNombre `json:"centro"`
}

func solicitudCompleta(v app.View) SolicitudCompleta {
	s := SolicitudCompleta{
		SolicitudBase: solicitudBase(v),
		Sesiones:      sesionesJSON(v.Sesiones),
		Cruces:        crucesJSON(v.Cruces),
		Advertencias:  advertenciasJSON(v.Advertencias),
		Instructor: InstructorCompleto{Name: v.Instructor.Nombre, Email: v.Instructor.Correo, Cedula: v.Instructor.Cedula,
			Telefono: v.Instructor.Telefono, Especialidad: v.Instructor.Especialidad, Centro: CentroNombre{v.Instructor.Centro}},
		Programa: ProgramaCompleto{
			ProgramaBase: ProgramaBase{ID: string(v.Programa.ID), Codigo: v.Programa.Codigo, Nombre: v.Programa.Nombre,
				TipoFormacion: v.Programa.TipoFormacion, Modalidad: v.Programa.Modalidad, Version: v.Programa.Version,
				DuracionHoras: v.Programa.DuracionHoras, CupoAprendices: v.Programa.CupoAprendices, Descripcion: v.Programa.Descripcion,
				CentroID: string(v.Programa.CentroID), IsActive: v.Programa.Activo, CreatedAt: NewInstante(v.Programa.Creado),
				UpdatedAt: NewInstante(v.Programa.Actualizado),
				Objetivos: []ObjetivoJSON{}, Competencias: []CompetenciaJSON{}, Resultados: []CompetenciaJSON{}},
			Centro: CentroNombre{v.Programa.Centro},
		},
	}
	programa := string(v.Programa.ID)
	for _, o := range v.Programa.Objetivos {
		s.Programa.Objetivos = append(s.Programa.Objetivos, ObjetivoJSON{ID: o.ID, Descripcion: o.Descripcion, ProgramaID: programa, Orden: o.Orden})
	}
	for _, c := range v.Programa.Competencias {
		s.Programa.Competencias = append(s.Programa.Competencias, CompetenciaJSON{ID: c.ID, Codigo: c.Codigo, Descripcion: c.Descripcion, ProgramaID: programa})
	}
	for _, r := range v.Programa.Resultados {
		s.Programa.Resultados = append(s.Programa.Resultados, CompetenciaJSON{ID: r.ID, Codigo: r.Codigo, Descripcion: r.Descripcion, ProgramaID: programa})
	}
	return s
}

func solicitudFila(v app.View) SolicitudFila {
	return SolicitudFila{
		SolicitudBase: solicitudBase(v),
		Instructor:    InstructorFila{Name: v.Instructor.Nombre, Email: v.Instructor.Correo, Especialidad: v.Instructor.Especialidad},
		Programa: ProgramaDeSolicitud{Nombre: v.Programa.Nombre, Codigo: v.Programa.Codigo, DuracionHoras: v.Programa.DuracionHoras,
			Modalidad: v.Programa.Modalidad, Centro: CentroNombre{v.Programa.Centro}},
	}
}

func solicitudBase(v app.View) SolicitudBase {
	d := v.Datos
	b := SolicitudBase{
		ID: string(v.ID), Codigo: v.Codigo, InstructorID: string(v.InstructorID), CentroID: string(v.CentroID), ProgramaID: string(d.ProgramaID),
		FechaCaracterizacion: fechaJSON(d.FechaCaracterizacion), ResponsableNombre: d.ResponsableNombre, ResponsableCedula: d.ResponsableCedula,
		ResponsableEmail: d.ResponsableCorreo, CodigoPrograma: v.Expediente.Programa.Codigo, VersionPrograma: v.Expediente.Programa.Version,
		DuracionMaxima: cantidadJSON(d.DuracionMaxima), CupoMaximo: cantidadJSON(d.CupoMaximo), Aprendices: cantidadJSON(d.Aprendices),
		Modalidad: d.Modalidad, Municipio: d.Municipio, MunicipioCodigo: d.Municipio, Departamento: d.Departamento, DepartamentoCodigo: d.Departamento,
		NombreEmpresa: d.NombreEmpresa, NitEmpresa: d.NIT, CodigoEmpresa: d.CodigoEmpresa, RepresentanteLegal: d.RepresentanteLegal,
		FechaCreacionEmpresa: fechaJSON(d.FechaCreacionEmpresa), DireccionEmpresa: d.DireccionEmpresa, TelefonosEmpresa: d.TelefonosEmpresa,
		LugarFormacion: d.LugarFormacion, TipoAmbiente: d.TipoAmbiente, AmbienteID: textoJSON(d.AmbienteID), AmbienteNombre: textoJSON(d.Ambiente.Nombre), OtroEspecificar: d.OtroEspecificar,
		InicioInscripcion: fechaJSON(d.InicioInscripcion), FinalizacionInscripcion: fechaJSON(d.FinalizacionInscripcion),
		FechaInicioCurso: fechaJSON(d.FechaInicioCurso), FechaFinalizacionCurso: fechaJSON(d.FechaFinalizacionCurso),
		OmitirFestivos: d.OmitirFestivos, OmitirRecesos: d.OmitirRecesos, FechasExcluidas: rangosJSON(d.FechasExcluidas), FechasIncluidas: fechasJSON(d.FechasIncluidas),
		Justificacion: d.Justificacion, ObjetivosPersonalizados: append([]string{}, d.ObjetivosPersonalizados...),
		ResultadosEsperados: d.ResultadosEsperados, Observaciones: d.Observaciones,
		CumpleRequisitos: d.CumpleRequisitos, AutorizaUsoInfo: d.AutorizaUsoInfo, ConfirmaVeracidad: d.ConfirmaVeracidad,
		Estado: string(v.Estado), FechaSolicitud: NewInstante(v.FechaSolicitud), FechaEnvio: NewInstante(v.FechaEnvio),
		FechaRevision: NewInstante(v.FechaRevision), FechaAprobacion: NewInstante(v.FechaAprobacion),
		ComentariosRevision: textoJSON(v.ComentariosRevision), Correcciones: []CorreccionJSON{},
		VersionDocumento: v.Formato.Version, CodigoFormato: v.Formato.Codigo,
		NumeroFicha: textoJSON(v.Ficha.Numero), FichaProvisional: v.Ficha.Provisional, Version: v.Version, Revision: v.Revision,
		CreatedAt: NewInstante(v.Creada), UpdatedAt: NewInstante(v.Actualizada), Acciones: []string{},
		Horarios: horariosJSON(v.ID, d.Horarios), Propuesta: propuestaEnJSON(v.ID, v.Propuesta),
	}
	if dep, ok := colombia.DepartamentoPor(d.Departamento); ok {
		b.Departamento = dep.Nombre
	}
	if mun, ok := colombia.MunicipioCodigo(d.Municipio); ok {
		b.Municipio = mun.Nombre
	}
	for _, c := range v.Correcciones {
		b.Correcciones = append(b.Correcciones, CorreccionJSON(c))
	}
	for _, a := range v.Acciones {
		b.Acciones = append(b.Acciones, string(a))
	}
	b.marcarEspeciales(d)
	return b
}

// casillas are the twelve boxes of the contract, by the name that solicitudes.Campos gives them.
var casillas = map[string]func(*SolicitudBase) *bool{
	"programaEmprendimiento":        func(b *SolicitudBase) *bool { return &b.ProgramaEmprendimiento },
	"programaBilinguismo":           func(b *SolicitudBase) *bool { return &b.ProgramaBilinguismo },
	"atencionInstituciones":         func(b *SolicitudBase) *bool { return &b.AtencionInstituciones },
	"posconflicto":                  func(b *SolicitudBase) *bool { return &b.Posconflicto },
	"senaEmprendeRural":             func(b *SolicitudBase) *bool { return &b.SenaEmprendeRural },
	"formacionEspecialMypimes":      func(b *SolicitudBase) *bool { return &b.FormacionEspecialMypimes },
	"senaEmprendeRuralPosconflicto": func(b *SolicitudBase) *bool { return &b.SenaEmprendeRuralPosconflicto },
	"tecnoacademiaSennova":          func(b *SolicitudBase) *bool { return &b.TecnoacademiaSennova },
	"campesenaConvenio8842":         func(b *SolicitudBase) *bool { return &b.CampesenaConvenio8842 },
	"fullPopularConvenio8882":       func(b *SolicitudBase) *bool { return &b.FullPopularConvenio8882 },
	"icbfInstituto":                 func(b *SolicitudBase) *bool { return &b.IcbfInstituto },
	"policiaNacional":               func(b *SolicitudBase) *bool { return &b.PoliciaNacional },
}

// marcarEspeciales shows the special programmes as the twelve boxes of the contract and the rest as codes.
func (b *SolicitudBase) marcarEspeciales(d solicitudes.Datos) {
	b.ProgramasEspeciales = []string{}
	for _, codigo := range d.ProgramasEspeciales {
		if nombre, ok := solicitudes.Casilla(codigo); ok {
			*casillas[nombre](b) = true
			continue
		}
		b.ProgramasEspeciales = append(b.ProgramasEspeciales, codigo)
	}
}

func fechaJSON(d kernel.Date) *string { return textoJSON(d.String()) }

func textoJSON(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func cantidadJSON(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func rangosJSON(rangos []horarios.Rango) []any {
	lista := []any{}
	for _, r := range rangos {
		if r.Desde == r.Hasta {
			lista = append(lista, r.Desde.String())
			continue
		}
		lista = append(lista, map[string]string{"desde": r.Desde.String(), "hasta": r.Hasta.String()})
	}
	return lista
}

func sesionesJSON(sesiones []horarios.Sesion) []SesionJSON {
	lista := make([]SesionJSON, len(sesiones))
	for i, s := range sesiones {
		lista[i] = SesionJSON{Fecha: s.Fecha.String(), DiaSemana: horarios.NombreDia(s.Fecha.Weekday()), HoraInicio: horarios.FormatHora(s.Desde),
			HoraFin: horarios.FormatHora(s.Hasta), Minutos: s.Minutos(), Parcial: s.Parcial}
	}
	return lista
}

func crucesJSON(cruces []solicitudes.Cruce) []CruceJSON {
	lista := make([]CruceJSON, len(cruces))
	for i, c := range cruces {
		motivo := "INSTRUCTOR"
		if c.PorAmbiente {
			motivo = "AMBIENTE"
		}
		lista[i] = CruceJSON{Codigo: c.Codigo, Motivo: motivo, Estado: string(c.Estado), Fecha: c.Fecha.String(), HoraInicio: horarios.FormatHora(c.Desde),
			HoraFin: horarios.FormatHora(c.Hasta), Minutos: c.Hasta - c.Desde}
	}
	return lista
}

func advertenciasJSON(faltas []fault.Field) []AdvertenciaJSON {
	lista := make([]AdvertenciaJSON, len(faltas))
	for i, f := range faltas {
		lista[i] = AdvertenciaJSON{Pointer: f.Pointer, Code: f.Code, Detail: f.Message}
	}
	return lista
}
