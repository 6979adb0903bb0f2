// Package catalogo keeps the catalogue in PostgreSQL. It alone writes the tables centros, programas with its parts
// and editions, festivos, recesos and programas_especiales.
package catalogo

import (
	"time"

	"github.com/uptrace/bun"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

type filaPrograma struct {
	bun.BaseModel `bun:"table:programas,alias:p"`

	ID             kernel.ProgramaID      `bun:"id,pk"`
	Codigo         string                 `bun:"codigo"`
	Nombre         string                 `bun:"nombre"`
	TipoFormacion  catalogo.TipoFormacion `bun:"tipo_formacion"`
	Modalidad      catalogo.Modalidad     `bun:"modalidad"`
	Version        string                 `bun:"version"`
	DuracionHoras  int                    `bun:"duracion_horas"`
	CupoAprendices int                    `bun:"cupo_aprendices"`
	Descripcion    string                 `bun:"descripcion"`
	CentroID       kernel.CentroID        `bun:"centro_id"`
	Anteriores     []string               `bun:"versiones_anteriores,array"`
	Activo         bool                   `bun:"activo"`
	Edicion        int64                  `bun:"edicion"`
	Busqueda       string                 `bun:"busqueda"`
	CreadoEn       time.Time              `bun:"creado_en"`
	ActualizadoEn  time.Time              `bun:"actualizado_en"`

	Centro       *filaCentro       `bun:"rel:belongs-to,join:centro_id=id"`
	Objetivos    []filaObjetivo    `bun:"rel:has-many,join:id=programa_id"`
	Competencias []filaCompetencia `bun:"rel:has-many,join:id=programa_id"`
	Resultados   []filaResultado   `bun:"rel:has-many,join:id=programa_id"`
	Solicitudes  int               `bun:"solicitudes,scanonly"`
}

// filaCentro is what a programme shows of its centre.
type filaCentro struct {
	bun.BaseModel `bun:"table:centros,alias:c"`

	ID     kernel.CentroID `bun:"id,pk"`
	Codigo string          `bun:"codigo"`
	Nombre string          `bun:"nombre"`
	Ciudad string          `bun:"ciudad"`
}

type filaObjetivo struct {
	bun.BaseModel `bun:"table:programa_objetivos,alias:o"`

	ID          string            `bun:"id,pk"`
	ProgramaID  kernel.ProgramaID `bun:"programa_id"`
	Descripcion string            `bun:"descripcion"`
	Orden       int               `bun:"orden"`
}

type filaCompetencia struct {
	bun.BaseModel `bun:"table:programa_competencias,alias:o"`

	ID          string            `bun:"id,pk"`
	ProgramaID  kernel.ProgramaID `bun:"programa_id"`
	Codigo      string            `bun:"codigo"`
	Descripcion string            `bun:"descripcion"`
	Orden       int               `bun:"orden"`
}

type filaResultado struct {
	bun.BaseModel `bun:"table:programa_resultados,alias:o"`

	ID          string            `bun:"id,pk"`
	ProgramaID  kernel.ProgramaID `bun:"programa_id"`
	Codigo      string            `bun:"codigo"`
	Descripcion string            `bun:"descripcion"`
	Orden       int               `bun:"orden"`
}

type filaFestivo struct {
	bun.BaseModel `bun:"table:festivos,alias:f"`

	Fecha  time.Time            `bun:"fecha,type:date"`
	Nombre string               `bun:"nombre"`
	Tipo   catalogo.TipoFestivo `bun:"tipo"`
}

func filaDe(e catalogo.EstadoPrograma) filaPrograma {
	if e.VersionesAnteriores == nil {
		e.VersionesAnteriores = []string{} // an empty list, not NULL
	}
	f := filaPrograma{
		ID: e.ID, Codigo: e.Codigo, Nombre: e.Nombre, TipoFormacion: e.TipoFormacion, Modalidad: e.Modalidad,
		Version: e.Version, DuracionHoras: e.DuracionHoras, CupoAprendices: e.CupoAprendices,
		Descripcion: e.Descripcion, CentroID: e.CentroID, Anteriores: e.VersionesAnteriores, Activo: e.Activo, Edicion: e.Edicion, Busqueda: e.Busqueda(),
		CreadoEn: e.CreadoEn, ActualizadoEn: e.ActualizadoEn,
	}
	for i, o := range e.Objetivos {
		f.Objetivos = append(f.Objetivos, filaObjetivo{ID: o.ID, ProgramaID: e.ID, Descripcion: o.Descripcion, Orden: i + 1})
	}
	for i, c := range e.Competencias {
		f.Competencias = append(f.Competencias, filaCompetencia{ID: c.ID, ProgramaID: e.ID, Codigo: c.Codigo, Descripcion: c.Descripcion, Orden: i + 1})
	}
	for i, r := range e.Resultados {
		f.Resultados = append(f.Resultados, filaResultado{ID: r.ID, ProgramaID: e.ID, Codigo: r.Codigo, Descripcion: r.Descripcion, Orden: i + 1})
	}
	return f
}

func (f filaPrograma) estado() catalogo.EstadoPrograma {
	e := catalogo.EstadoPrograma{
		ID: f.ID,
		DatosPrograma: catalogo.DatosPrograma{
			Codigo: f.Codigo, Nombre: f.Nombre, TipoFormacion: f.TipoFormacion, Modalidad: f.Modalidad,
			Version: f.Version, DuracionHoras: f.DuracionHoras, CupoAprendices: f.CupoAprendices,
			Descripcion: f.Descripcion, CentroID: f.CentroID,
		},
		Activo: f.Activo, Edicion: f.Edicion, CreadoEn: f.CreadoEn.UTC(), ActualizadoEn: f.ActualizadoEn.UTC(),
	}
	if len(f.Anteriores) > 0 {
		e.VersionesAnteriores = f.Anteriores
	}
	for _, o := range f.Objetivos {
		e.Objetivos = append(e.Objetivos, catalogo.Objetivo{ID: o.ID, Descripcion: o.Descripcion})
	}
	for _, c := range f.Competencias {
		e.Competencias = append(e.Competencias, catalogo.Competencia{ID: c.ID, Codigo: c.Codigo, Descripcion: c.Descripcion})
	}
	for _, r := range f.Resultados {
		e.Resultados = append(e.Resultados, catalogo.Resultado{ID: r.ID, Codigo: r.Codigo, Descripcion: r.Descripcion})
	}
	return e
}

func (f filaPrograma) vista() app.ProgramaView {
	return app.ProgramaView{
		EstadoPrograma: f.estado(),
		Centro:         app.CentroView{Nombre: f.Centro.Nombre, Codigo: f.Centro.Codigo, Ciudad: f.Centro.Ciudad},
		Solicitudes:    f.Solicitudes,
	}
}

func fecha(t time.Time) kernel.Date { return kernel.NewDate(t.Date()) }
