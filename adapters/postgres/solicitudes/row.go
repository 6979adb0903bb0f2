// Package solicitudes keeps the requests for courses in PostgreSQL. It is the only writer of its tables.
package solicitudes

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

type fila struct {
	bun.BaseModel `bun:"table:solicitudes,alias:s"`

	ID              string `bun:"id,pk"`
	Codigo          string `bun:"codigo"`
	InstructorID    string `bun:"instructor_id"`
	CentroID        string `bun:"centro_id"`
	ProgramaID      string `bun:"programa_id"`
	ProgramaCodigo  string `bun:"programa_codigo"`
	ProgramaNombre  string `bun:"programa_nombre"`
	ProgramaVersion string `bun:"programa_version"`
	ProgramaHoras   int    `bun:"programa_horas"`
	ProgramaCupo    int    `bun:"programa_cupo"`
	ProgramaEdicion int64  `bun:"programa_edicion"`

	Estado              string          `bun:"estado"`
	EstadoPor           string          `bun:"estado_por"`
	EstadoDesde         time.Time       `bun:"estado_desde"`
	Version             int64           `bun:"version"`
	Revision            int             `bun:"revision"`
	RevisorID           string          `bun:"revisor_id,nullzero"`
	NumeroFicha         string          `bun:"numero_ficha,nullzero"`
	FichaProvisional    bool            `bun:"ficha_provisional"`
	ComentariosRevision string          `bun:"comentarios_revision,nullzero"`
	Correcciones        json.RawMessage `bun:"correcciones,type:jsonb"`
	Propuesta           json.RawMessage `bun:"propuesta,type:jsonb,nullzero"`
	AutorizacionTexto   string          `bun:"autorizacion_texto,nullzero"`
	AutorizacionPor     string          `bun:"autorizacion_por,nullzero"`
	AutorizacionEn      time.Time       `bun:"autorizacion_en,nullzero"`

	FechaSolicitud  time.Time `bun:"fecha_solicitud"`
	FechaEnvio      time.Time `bun:"fecha_envio,nullzero"`
	FechaRevision   time.Time `bun:"fecha_revision,nullzero"`
	FechaAprobacion time.Time `bun:"fecha_aprobacion,nullzero"`
	CreadaEn        time.Time `bun:"creada_en"`
	ActualizadaEn   time.Time `bun:"actualizada_en"`

	FechaCaracterizacion    postgres.Fecha  `bun:"fecha_caracterizacion"`
	ResponsableNombre       string          `bun:"responsable_nombre"`
	ResponsableCedula       string          `bun:"responsable_cedula"`
	ResponsableCorreo       string          `bun:"responsable_correo"`
	DuracionMaxima          int             `bun:"duracion_maxima,nullzero"`
	CupoMaximo              int             `bun:"cupo_maximo,nullzero"`
	Aprendices              int             `bun:"aprendices,nullzero"`
	Modalidad               string          `bun:"modalidad"`
	Departamento            string          `bun:"departamento"`
	Municipio               string          `bun:"municipio"`
	NombreEmpresa           string          `bun:"nombre_empresa"`
	NITEmpresa              string          `bun:"nit_empresa"`
	CodigoEmpresa           string          `bun:"codigo_empresa"`
	RepresentanteLegal      string          `bun:"representante_legal"`
	FechaCreacionEmpresa    postgres.Fecha  `bun:"fecha_creacion_empresa"`
	DireccionEmpresa        string          `bun:"direccion_empresa"`
	TelefonosEmpresa        string          `bun:"telefonos_empresa"`
	LugarFormacion          string          `bun:"lugar_formacion"`
	TipoAmbiente            string          `bun:"tipo_ambiente"`
	AmbienteID              string          `bun:"ambiente_id,nullzero"`
	AmbienteNombre          string          `bun:"ambiente_nombre"`
	AmbienteCapacidad       int             `bun:"ambiente_capacidad,nullzero"`
	ProgramasEspeciales     []string        `bun:"programas_especiales,array"`
	OtroEspecificar         string          `bun:"otro_especificar"`
	InicioInscripcion       postgres.Fecha  `bun:"inicio_inscripcion"`
	FinalizacionInscripcion postgres.Fecha  `bun:"finalizacion_inscripcion"`
	FechaInicioCurso        postgres.Fecha  `bun:"fecha_inicio_curso"`
	FechaFinalizacionCurso  postgres.Fecha  `bun:"fecha_finalizacion_curso"`
	OmitirFestivos          bool            `bun:"omitir_festivos"`
	OmitirRecesos           bool            `bun:"omitir_recesos"`
	FechasExcluidas         json.RawMessage `bun:"fechas_excluidas,type:jsonb"`
	FechasIncluidas         json.RawMessage `bun:"fechas_incluidas,type:jsonb"`
	Justificacion           string          `bun:"justificacion"`
	ObjetivosPersonalizados []string        `bun:"objetivos_personalizados,array"`
	ResultadosEsperados     string          `bun:"resultados_esperados"`
	Observaciones           string          `bun:"observaciones"`
	CumpleRequisitos        bool            `bun:"cumple_requisitos"`
	AutorizaUsoInfo         bool            `bun:"autoriza_uso_info"`
	ConfirmaVeracidad       bool            `bun:"confirma_veracidad"`
	Busqueda                string          `bun:"busqueda"`
}

type filaHorario struct {
	bun.BaseModel `bun:"table:solicitud_horarios"`

	ID            string         `bun:"id"`
	SolicitudID   string         `bun:"solicitud_id,pk"`
	Orden         int            `bun:"orden,pk"`
	Dia           int            `bun:"dia"`
	Fecha         postgres.Fecha `bun:"fecha"`
	Desde         int            `bun:"desde"`
	Hasta         int            `bun:"hasta"`
	Flexible      bool           `bun:"flexible"`
	Observaciones string         `bun:"observaciones"`
}

type filaSesion struct {
	bun.BaseModel `bun:"table:solicitud_sesiones"`

	SolicitudID  string         `bun:"solicitud_id,pk"`
	InstructorID string         `bun:"instructor_id"`
	Fecha        postgres.Fecha `bun:"fecha,pk"`
	Desde        int            `bun:"desde,pk"`
	Hasta        int            `bun:"hasta"`
	Parcial      bool           `bun:"parcial"`
}

type filaMovimiento struct {
	bun.BaseModel `bun:"table:solicitud_historial"`

	ID          int64           `bun:"id,pk,autoincrement"`
	SolicitudID string          `bun:"solicitud_id"`
	Accion      string          `bun:"accion"`
	De          string          `bun:"de,nullzero"`
	A           string          `bun:"a"`
	ActorID     string          `bun:"actor_id"`
	ActorNombre string          `bun:"actor_nombre"`
	ActorRol    string          `bun:"actor_rol"`
	En          time.Time       `bun:"en"`
	Comentario  string          `bun:"comentario"`
	Cambios     json.RawMessage `bun:"cambios,type:jsonb"`
	Direccion   string          `bun:"direccion"`
	PeticionID  string          `bun:"peticion_id"`
}

// The shapes of what is kept as JSON.
type (
	correccionJSON struct {
		Campo string `json:"campo"`
		Texto string `json:"texto"`
	}
	rangoJSON struct {
		Desde  string `json:"desde"`
		Hasta  string `json:"hasta"`
		Nombre string `json:"nombre,omitempty"`
	}
	cambioJSON struct {
		Campo   string  `json:"campo"`
		Antes   *string `json:"antes"`
		Despues *string `json:"despues"`
	}
)

func filaDe(e solicitudes.Expediente) (fila, error) {
	d := e.Datos
	f := fila{
		ID: string(e.ID), Codigo: e.Codigo, InstructorID: string(e.InstructorID), CentroID: string(e.CentroID),
		ProgramaID: string(d.ProgramaID), ProgramaCodigo: e.Programa.Codigo, ProgramaNombre: e.Programa.Nombre,
		ProgramaVersion: e.Programa.Version, ProgramaHoras: e.Programa.Horas, ProgramaCupo: e.Programa.Cupo, ProgramaEdicion: e.Programa.Edicion,
		Estado: string(e.Estado), EstadoPor: e.EstadoPor, EstadoDesde: e.EstadoDesde, Version: e.Version, Revision: e.Revision,
		RevisorID: string(e.RevisorID), NumeroFicha: e.Ficha.Numero, FichaProvisional: e.Ficha.Provisional,
		ComentariosRevision: e.ComentariosRevision, AutorizacionTexto: e.Autorizacion.Texto,
		AutorizacionPor: string(e.Autorizacion.Por), AutorizacionEn: e.Autorizacion.En,
		FechaSolicitud: e.FechaSolicitud, FechaEnvio: e.FechaEnvio, FechaRevision: e.FechaRevision, FechaAprobacion: e.FechaAprobacion,
		CreadaEn: e.Creada, ActualizadaEn: e.Actualizada,
		FechaCaracterizacion: postgres.Fecha{Date: d.FechaCaracterizacion}, ResponsableNombre: d.ResponsableNombre,
		ResponsableCedula: d.ResponsableCedula, ResponsableCorreo: d.ResponsableCorreo,
		DuracionMaxima: d.DuracionMaxima, CupoMaximo: d.CupoMaximo, Aprendices: d.Aprendices, Modalidad: d.Modalidad,
		Departamento: d.Departamento, Municipio: d.Municipio, NombreEmpresa: d.NombreEmpresa, NITEmpresa: d.NIT,
		CodigoEmpresa: d.CodigoEmpresa, RepresentanteLegal: d.RepresentanteLegal,
		FechaCreacionEmpresa: postgres.Fecha{Date: d.FechaCreacionEmpresa}, DireccionEmpresa: d.DireccionEmpresa,
		TelefonosEmpresa: d.TelefonosEmpresa, LugarFormacion: d.LugarFormacion, TipoAmbiente: d.TipoAmbiente,
		AmbienteID: d.AmbienteID, AmbienteNombre: d.Ambiente.Nombre, AmbienteCapacidad: d.Ambiente.Capacidad,
		ProgramasEspeciales: noNil(d.ProgramasEspeciales), OtroEspecificar: d.OtroEspecificar,
		InicioInscripcion: postgres.Fecha{Date: d.InicioInscripcion}, FinalizacionInscripcion: postgres.Fecha{Date: d.FinalizacionInscripcion},
		FechaInicioCurso: postgres.Fecha{Date: d.FechaInicioCurso}, FechaFinalizacionCurso: postgres.Fecha{Date: d.FechaFinalizacionCurso},
		OmitirFestivos: d.OmitirFestivos, OmitirRecesos: d.OmitirRecesos, Justificacion: d.Justificacion,
		ObjetivosPersonalizados: noNil(d.ObjetivosPersonalizados), ResultadosEsperados: d.ResultadosEsperados,
		Observaciones: d.Observaciones, CumpleRequisitos: d.CumpleRequisitos, AutorizaUsoInfo: d.AutorizaUsoInfo,
		ConfirmaVeracidad: d.ConfirmaVeracidad,
		Busqueda:          colombia.Plegar(strings.Join([]string{e.Codigo, e.Ficha.Numero, d.NombreEmpresa, e.Programa.Nombre, e.Programa.Codigo}, " ")),
	}
	return f, f.escribirJSON(e)
}

func filasDeHorario(e solicitudes.Expediente) []filaHorario {
	filas := make([]filaHorario, len(e.Datos.Horarios))
	for i, h := range e.Datos.Horarios {
		filas[i] = filaHorario{ID: h.ID, SolicitudID: string(e.ID), Orden: i, Dia: h.Dia, Fecha: postgres.Fecha{Date: h.Fecha},
			Desde: h.Desde, Hasta: h.Hasta, Flexible: h.Flexible, Observaciones: h.Observaciones}
	}
	return filas
}

func filasDeSesiones(e solicitudes.Expediente) []filaSesion {
	filas := make([]filaSesion, len(e.Sesiones))
	for i, s := range e.Sesiones {
		filas[i] = filaSesion{SolicitudID: string(e.ID), InstructorID: string(e.InstructorID), Fecha: postgres.Fecha{Date: s.Fecha},
			Desde: s.Desde, Hasta: s.Hasta, Parcial: s.Parcial}
	}
	return filas
}

// filasDeMovimientos takes the new rows of the historial out of s.
func filasDeMovimientos(s *solicitudes.Solicitud) ([]filaMovimiento, error) {
	movimientos := s.PullMovimientos()
	filas := make([]filaMovimiento, len(movimientos))
	for i, m := range movimientos {
		cambios := make([]cambioJSON, len(m.Cambios))
		for j, c := range m.Cambios {
			cambios[j] = cambioJSON(c)
		}
		texto, err := json.Marshal(cambios)
		if err != nil {
			return nil, fmt.Errorf("write historial: %w", err)
		}
		filas[i] = filaMovimiento{SolicitudID: string(s.ID()), Accion: string(m.Accion), De: string(m.De), A: string(m.A),
			ActorID: string(m.Por.ID), ActorNombre: m.Por.Nombre, ActorRol: string(m.Por.Rol), En: m.En, Comentario: m.Comentario, Cambios: texto,
			Direccion: m.Por.Origen.Direccion, PeticionID: m.Por.Origen.Peticion}
	}
	return filas, nil
}

func (f *fila) escribirJSON(e solicitudes.Expediente) (err error) {
	correcciones := make([]correccionJSON, len(e.Correcciones))
	for i, c := range e.Correcciones {
		correcciones[i] = correccionJSON(c)
	}
	excluidas := make([]rangoJSON, len(e.Datos.FechasExcluidas))
	for i, r := range e.Datos.FechasExcluidas {
		excluidas[i] = rangoJSON{Desde: r.Desde.String(), Hasta: r.Hasta.String()}
	}
	incluidas := make([]string, len(e.Datos.FechasIncluidas))
	for i, d := range e.Datos.FechasIncluidas {
		incluidas[i] = d.String()
	}
	if f.Correcciones, err = json.Marshal(correcciones); err != nil {
		return fmt.Errorf("write correcciones: %w", err)
	}
	if f.FechasExcluidas, err = json.Marshal(excluidas); err != nil {
		return fmt.Errorf("write fechas_excluidas: %w", err)
	}
	if f.FechasIncluidas, err = json.Marshal(incluidas); err != nil {
		return fmt.Errorf("write fechas_incluidas: %w", err)
	}
	f.Propuesta, err = propuestaEnJSON(e.Propuesta)
	return err
}

func (f *fila) expediente() (solicitudes.Expediente, error) {
	e := solicitudes.Expediente{
		ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, InstructorID: kernel.UsuarioID(f.InstructorID), CentroID: kernel.CentroID(f.CentroID),
		Programa: solicitudes.Programa{ID: kernel.ProgramaID(f.ProgramaID), Centro: kernel.CentroID(f.CentroID), Codigo: f.ProgramaCodigo,
			Nombre: f.ProgramaNombre, Version: f.ProgramaVersion, Horas: f.ProgramaHoras, Cupo: f.ProgramaCupo, Edicion: f.ProgramaEdicion},
		Estado: solicitudes.Estado(f.Estado), EstadoPor: f.EstadoPor, EstadoDesde: f.EstadoDesde.UTC(), Version: f.Version, Revision: f.Revision,
		RevisorID: kernel.UsuarioID(f.RevisorID), Ficha: solicitudes.Ficha{Numero: f.NumeroFicha, Provisional: f.FichaProvisional},
		ComentariosRevision: f.ComentariosRevision,
		Autorizacion:        solicitudes.Autorizacion{Texto: f.AutorizacionTexto, Por: kernel.UsuarioID(f.AutorizacionPor), En: f.AutorizacionEn.UTC()},
		FechaSolicitud:      f.FechaSolicitud.UTC(), FechaEnvio: f.FechaEnvio.UTC(), FechaRevision: f.FechaRevision.UTC(),
		FechaAprobacion: f.FechaAprobacion.UTC(), Creada: f.CreadaEn.UTC(), Actualizada: f.ActualizadaEn.UTC(),
		Datos: f.datos(),
	}
	return e, f.leerJSON(&e)
}

func (f *fila) ambiente() solicitudes.Ambiente {
	if f.AmbienteID == "" {
		return solicitudes.Ambiente{}
	}
	return solicitudes.Ambiente{ID: f.AmbienteID, Nombre: f.AmbienteNombre, Tipo: f.TipoAmbiente, Capacidad: f.AmbienteCapacidad}
}

func (f *fila) datos() solicitudes.Datos {
	return solicitudes.Datos{
		ProgramaID: kernel.ProgramaID(f.ProgramaID), FechaCaracterizacion: f.FechaCaracterizacion.Date,
		ResponsableNombre: f.ResponsableNombre, ResponsableCedula: f.ResponsableCedula, ResponsableCorreo: f.ResponsableCorreo,
		DuracionMaxima: f.DuracionMaxima, CupoMaximo: f.CupoMaximo, Aprendices: f.Aprendices, Modalidad: f.Modalidad,
		Departamento: f.Departamento, Municipio: f.Municipio, NombreEmpresa: f.NombreEmpresa, NIT: f.NITEmpresa,
		CodigoEmpresa: f.CodigoEmpresa, RepresentanteLegal: f.RepresentanteLegal, FechaCreacionEmpresa: f.FechaCreacionEmpresa.Date,
		DireccionEmpresa: f.DireccionEmpresa, TelefonosEmpresa: f.TelefonosEmpresa, LugarFormacion: f.LugarFormacion,
		TipoAmbiente: f.TipoAmbiente, AmbienteID: f.AmbienteID, Ambiente: f.ambiente(), ProgramasEspeciales: f.ProgramasEspeciales, OtroEspecificar: f.OtroEspecificar,
		InicioInscripcion: f.InicioInscripcion.Date, FinalizacionInscripcion: f.FinalizacionInscripcion.Date,
		FechaInicioCurso: f.FechaInicioCurso.Date, FechaFinalizacionCurso: f.FechaFinalizacionCurso.Date,
		OmitirFestivos: f.OmitirFestivos, OmitirRecesos: f.OmitirRecesos, Justificacion: f.Justificacion,
		ObjetivosPersonalizados: f.ObjetivosPersonalizados, ResultadosEsperados: f.ResultadosEsperados,
		Observaciones: f.Observaciones, CumpleRequisitos: f.CumpleRequisitos, AutorizaUsoInfo: f.AutorizaUsoInfo,
		ConfirmaVeracidad: f.ConfirmaVeracidad,
	}
}

func (f *fila) leerJSON(e *solicitudes.Expediente) error {
	var correcciones []correccionJSON
	var excluidas []rangoJSON
	var incluidas []string
	for _, j := range []struct {
		de   json.RawMessage
		para any
	}{{f.Correcciones, &correcciones}, {f.FechasExcluidas, &excluidas}, {f.FechasIncluidas, &incluidas}} {
		if string(j.de) == "[]" { // nearly always
			continue
		}
		if err := json.Unmarshal(j.de, j.para); err != nil {
			return fmt.Errorf("read solicitud %s: %w", f.ID, err)
		}
	}
	for _, c := range correcciones {
		e.Correcciones = append(e.Correcciones, solicitudes.Correccion(c))
	}
	for _, r := range excluidas {
		rango, err := r.rango()
		if err != nil {
			return fmt.Errorf("read solicitud %s: %w", f.ID, err)
		}
		e.Datos.FechasExcluidas = append(e.Datos.FechasExcluidas, rango)
	}
	for _, t := range incluidas {
		d, err := kernel.ParseDate(t)
		if err != nil {
			return fmt.Errorf("read solicitud %s: %w", f.ID, err)
		}
		e.Datos.FechasIncluidas = append(e.Datos.FechasIncluidas, d)
	}
	propuesta, err := leerPropuesta(f.Propuesta)
	if err != nil {
		return fmt.Errorf("read solicitud %s: %w", f.ID, err)
	}
	e.Propuesta = propuesta
	return nil
}

func (r rangoJSON) rango() (horarios.Rango, error) {
	desde, err := kernel.ParseDate(r.Desde)
	if err != nil {
		return horarios.Rango{}, err
	}
	hasta, err := kernel.ParseDate(r.Hasta)
	return horarios.Rango{Desde: desde, Hasta: hasta, Nombre: r.Nombre}, err
}

func noNil(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
