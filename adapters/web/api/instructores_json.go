package api

import "complementarias/application/instructores"

// InstructorBase is what every answer tells of an instructor.
type InstructorBase struct {
	ID           string    `json:"id"`
	Name         string    `json:"name"`
	Email        string    `json:"email"`
	Cedula       string    `json:"cedula"`
	Telefono     *string   `json:"telefono"`
	Especialidad *string   `json:"especialidad"`
	Vinculo      string    `json:"vinculo" enum:"PLANTA,CONTRATISTA" doc:"Tipo de contrato, que fija el límite semanal"`
	IsActive     bool      `json:"isActive"`
	CreatedAt    *Instante `json:"createdAt"`
}

// InstructorDeLista is an instructor in a list.
type InstructorDeLista struct {
	InstructorBase
	Centro       CentroBreve  `json:"centro"`
	Estadisticas CifrasBreves `json:"estadisticas"`
}

// CentroBreve names a centre.
type CentroBreve struct {
	Nombre string `json:"nombre"`
	Codigo string `json:"codigo"`
}

// CifrasBreves are the figures of an instructor that a list shows.
type CifrasBreves struct {
	TotalSolicitudes      int `json:"totalSolicitudes"`
	SolicitudesAprobadas  int `json:"solicitudesAprobadas"`
	TasaAprobacion        int `json:"tasaAprobacion" doc:"Porcentaje de aprobadas entre aprobadas y rechazadas; 0 si no hay decididas"`
	TotalAprendices       int `json:"totalAprendices" doc:"De los cursos aprobados"`
	SolicitudesPendientes int `json:"solicitudesPendientes" doc:"Las que esperan decisión: PENDIENTE y EN_REVISION"`
}

// InstructorPerfil is everything about one instructor.
type InstructorPerfil struct {
	InstructorBase
	UpdatedAt            *Instante          `json:"updatedAt"`
	Centro               CentroDePerfil     `json:"centro"`
	Estadisticas         CifrasDePerfil     `json:"estadisticas"`
	SolicitudesRecientes []SolicitudBreve   `json:"solicitudesRecientes"`
	SolicitudesAbiertas  []SolicitudAbierta `json:"solicitudesAbiertas" doc:"Lo que impide desactivar la cuenta: por decidir, devueltas y aprobadas con clases por dar"`
	CargaSemanal         CargaDePerfil      `json:"cargaSemanal"`
	Rendimiento          RendimientoJSON    `json:"rendimiento"`
}

// CentroDePerfil is the centre of an instructor.
type CentroDePerfil struct {
	Nombre    string `json:"nombre"`
	Codigo    string `json:"codigo"`
	Direccion string `json:"direccion"`
	Telefono  string `json:"telefono"`
}

// CifrasDePerfil are all figures of an instructor.
type CifrasDePerfil struct {
	CifrasBreves
	SolicitudesRechazadas int `json:"solicitudesRechazadas"`
	HorasFormacion        int `json:"horasFormacion" doc:"De los cursos aprobados"`
	SolicitudesEsteMes    int `json:"solicitudesEsteMes"`
	PromedioAprendices    int `json:"promedioAprendicesPorSolicitud" doc:"De los cursos aprobados"`
}

// SolicitudBreve is one of the latest.
type SolicitudBreve struct {
	ID               string        `json:"id"`
	Codigo           string        `json:"codigo"`
	Estado           string        `json:"estado"`
	FechaSolicitud   *Instante     `json:"fechaSolicitud"`
	Programa         ProgramaBreve `json:"programa"`
	NumeroAprendices int           `json:"numeroAprendices" doc:"0 si todavía no se sabe"`
}

// ProgramaBreve names a programme.
type ProgramaBreve struct {
	Nombre        string `json:"nombre"`
	Codigo        string `json:"codigo"`
	DuracionHoras int    `json:"duracionHoras"`
	Modalidad     string `json:"modalidad"`
}

// SolicitudAbierta is one that somebody has to see to. One of another centre has no id.
type SolicitudAbierta struct {
	ID       *string `json:"id" doc:"null si es de otro centro"`
	Codigo   *string `json:"codigo" doc:"null si es de otro centro"`
	Estado   string  `json:"estado"`
	Programa *string `json:"programa" doc:"null si es de otro centro"`
	Inicio   *string `json:"fechaInicioCurso"`
	Fin      *string `json:"fechaFinalizacionCurso"`
}

// CargaDePerfil are the weeks around the present one.
type CargaDePerfil struct {
	LimiteMinutos int              `json:"limiteMinutos"`
	Semanas       []SemanaDePerfil `json:"semanas"`
}

// SemanaDePerfil is one week.
type SemanaDePerfil struct {
	Lunes   string `json:"lunes" format:"date"`
	Minutos int    `json:"minutos" doc:"De cursos aprobados, de cualquier centro"`
}

// RendimientoJSON says how the requests of an instructor go.
type RendimientoJSON struct {
	Nivel           string   `json:"nivel" enum:"EXCELENTE,BUENO,REGULAR,NECESITA_MEJORA,SIN_DATOS"`
	Puntuacion      int      `json:"puntuacion" doc:"De 0 a 100; 0 con SIN_DATOS"`
	AreasFortaleza  []string `json:"areas_fortaleza"`
	Recomendaciones []string `json:"recomendaciones"`
}

func instructorBase(p instructores.Persona) InstructorBase {
	return InstructorBase{ID: string(p.ID), Name: p.Nombre, Email: p.Correo, Cedula: p.Cedula, Telefono: textoJSON(p.Telefono), Especialidad: textoJSON(p.Especialidad),
		Vinculo: p.Vinculo, IsActive: p.Activo, CreatedAt: NewInstante(p.Creado)}
}

func cifrasBreves(c instructores.Cifras) CifrasBreves {
	tasa, _ := c.Tasa()
	return CifrasBreves{TotalSolicitudes: c.Total, SolicitudesAprobadas: c.Aprobadas, TasaAprobacion: tasa, TotalAprendices: c.Aprendices, SolicitudesPendientes: c.Pendientes}
}

func instructorDeLista(f instructores.Fila) InstructorDeLista {
	return InstructorDeLista{InstructorBase: instructorBase(f.Persona), Centro: CentroBreve{f.Centro.Nombre, f.Centro.Codigo}, Estadisticas: cifrasBreves(f.Cifras)}
}

func instructorPerfil(p instructores.Perfil) InstructorPerfil {
	j := InstructorPerfil{
		InstructorBase: instructorBase(p.Persona), UpdatedAt: NewInstante(p.Actualizado),
		Centro: CentroDePerfil{p.Centro.Nombre, p.Centro.Codigo, p.Centro.Direccion, p.Centro.Telefono},
		Estadisticas: CifrasDePerfil{CifrasBreves: cifrasBreves(p.Cifras), SolicitudesRechazadas: p.Cifras.Rechazadas, HorasFormacion: p.Cifras.Horas,
			SolicitudesEsteMes: p.Cifras.EsteMes, PromedioAprendices: p.Cifras.PromedioAprendices()},
		SolicitudesRecientes: []SolicitudBreve{}, SolicitudesAbiertas: []SolicitudAbierta{},
		CargaSemanal: CargaDePerfil{LimiteMinutos: p.LimiteMinutos, Semanas: []SemanaDePerfil{}},
		Rendimiento: RendimientoJSON{Nivel: string(p.Rendimiento.Nivel), Puntuacion: p.Rendimiento.Puntuacion,
			AreasFortaleza: p.Rendimiento.Fortalezas, Recomendaciones: p.Rendimiento.Recomendaciones},
	}
	for _, r := range p.Recientes {
		j.SolicitudesRecientes = append(j.SolicitudesRecientes, SolicitudBreve{ID: string(r.ID), Codigo: r.Codigo, Estado: r.Estado, FechaSolicitud: NewInstante(r.Fecha),
			Programa: ProgramaBreve{r.Programa.Nombre, r.Programa.Codigo, r.Programa.Horas, r.Programa.Modalidad}, NumeroAprendices: r.Aprendices})
	}
	for _, a := range p.Abiertas {
		abierta := SolicitudAbierta{Estado: a.Estado, Inicio: textoJSON(a.Inicio.String()), Fin: textoJSON(a.Fin.String())}
		if a.Visible {
			abierta.ID, abierta.Codigo, abierta.Programa = textoJSON(string(a.ID)), textoJSON(a.Codigo), textoJSON(a.Programa)
		}
		j.SolicitudesAbiertas = append(j.SolicitudesAbiertas, abierta)
	}
	for _, s := range p.Semanas {
		j.CargaSemanal.Semanas = append(j.CargaSemanal.Semanas, SemanaDePerfil{s.Lunes.String(), s.Minutos})
	}
	return j
}
