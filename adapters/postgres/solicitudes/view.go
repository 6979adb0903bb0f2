package solicitudes

import (
	"encoding/json"
	"fmt"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// What a leida carries as JSON. The tags spell the keys as the SQL does, so that encoding/json finds each field at once
// instead of forgiving its case.
type (
	autorJSON struct {
		Nombre       string `json:"nombre"`
		Correo       string `json:"correo"`
		Cedula       string `json:"cedula"`
		Telefono     string `json:"telefono"`
		Especialidad string `json:"especialidad"`
		Centro       string `json:"centro"`
	}
	centroJSON struct {
		Nombre  string `json:"nombre"`
		Formato string `json:"formato"`
		Version string `json:"version"`
	}
	cursoJSON struct {
		Codigo       string              `json:"codigo"`
		Nombre       string              `json:"nombre"`
		Modalidad    string              `json:"modalidad"`
		Horas        int                 `json:"horas"`
		Tipo         string              `json:"tipo"`
		Version      string              `json:"version"`
		Descripcion  string              `json:"descripcion"`
		Cupo         int                 `json:"cupo"`
		Activo       bool                `json:"activo"`
		Creado       time.Time           `json:"creado"`
		Actualizado  time.Time           `json:"actualizado"`
		Objetivos    []app.ObjetivoView  `json:"objetivos"`
		Competencias []app.ContenidoView `json:"competencias"`
		Resultados   []app.ContenidoView `json:"resultados"`
	}
	horarioJSON struct {
		ID            string `json:"id"`
		Dia           int    `json:"dia"`
		Fecha         string `json:"fecha"`
		Desde         int    `json:"desde"`
		Hasta         int    `json:"hasta"`
		Flexible      bool   `json:"flexible"`
		Observaciones string `json:"observaciones"`
	}
	sesionJSON struct {
		Fecha   string `json:"fecha"`
		Desde   int    `json:"desde"`
		Hasta   int    `json:"hasta"`
		Parcial bool   `json:"parcial"`
	}
)

func (l *leida) vista() (app.View, error) {
	e, err := l.expediente()
	if err != nil {
		return app.View{}, err
	}
	v := app.View{Expediente: e}
	for _, leer := range []func(*app.View) error{l.leerNombres, l.leerEspeciales, l.leerHorarios, l.leerSesiones} {
		if err := leer(&v); err != nil {
			return app.View{}, fmt.Errorf("read solicitud %s: %w", l.ID, err)
		}
	}
	return v, nil
}

func (l *leida) leerNombres(v *app.View) error {
	var autor autorJSON
	var centro centroJSON
	var curso cursoJSON
	for _, j := range []struct {
		de   json.RawMessage
		para any
	}{{l.Autor, &autor}, {l.Centro, &centro}, {l.Curso, &curso}} {
		if err := json.Unmarshal(j.de, j.para); err != nil {
			return err
		}
	}
	if v.Estado != solicitudes.Borrador {
		curso.Codigo, curso.Nombre, curso.Horas = l.ProgramaCodigo, l.ProgramaNombre, l.ProgramaHoras
	}
	v.Instructor = app.InstructorView(autor)
	v.Formato = app.Formato{Codigo: centro.Formato, Version: centro.Version}
	v.Programa = app.ProgramaView{
		ID: kernel.ProgramaID(l.ProgramaID), Codigo: curso.Codigo, Nombre: curso.Nombre, TipoFormacion: curso.Tipo, Modalidad: curso.Modalidad,
		Version: curso.Version, Descripcion: curso.Descripcion, DuracionHoras: curso.Horas, CupoAprendices: curso.Cupo,
		CentroID: kernel.CentroID(l.CentroID), Centro: centro.Nombre, Activo: curso.Activo, Creado: curso.Creado.UTC(), Actualizado: curso.Actualizado.UTC(),
		Objetivos: curso.Objetivos, Competencias: curso.Competencias, Resultados: curso.Resultados,
	}
	return nil
}

func (l *leida) leerEspeciales(v *app.View) error {
	if len(l.NombresEspeciales) == 0 {
		return nil
	}
	return json.Unmarshal(l.NombresEspeciales, &v.NombresEspeciales)
}

func (l *leida) leerHorarios(v *app.View) (err error) {
	v.Datos.Horarios, err = leerFranjas(l.Horarios)
	return err
}

func leerFranjas(texto []byte) ([]solicitudes.Horario, error) {
	var l lectorDeFranjas
	return l.leer(texto)
}

// lectorDeFranjas keeps what it reads into, for those who read many.
type lectorDeFranjas struct{ filas []horarioJSON }

func (l *lectorDeFranjas) leer(texto []byte) ([]solicitudes.Horario, error) {
	if len(texto) == 0 {
		return nil, nil
	}
	clear(l.filas[:cap(l.filas)]) // what a text leaves out would stay
	if err := json.Unmarshal(texto, &l.filas); err != nil {
		return nil, err
	}
	lista := make([]solicitudes.Horario, len(l.filas))
	for i, f := range l.filas {
		h := solicitudes.Horario{ID: f.ID, Dia: f.Dia, Desde: f.Desde, Hasta: f.Hasta, Flexible: f.Flexible, Observaciones: f.Observaciones}
		if f.Fecha != "" {
			fecha, err := kernel.ParseDate(f.Fecha)
			if err != nil {
				return nil, err
			}
			h.Fecha = fecha
		}
		lista[i] = h
	}
	return lista, nil
}

func (l *leida) leerSesiones(v *app.View) error {
	if len(l.Sesiones) == 0 {
		return nil
	}
	var filas []sesionJSON
	if err := json.Unmarshal(l.Sesiones, &filas); err != nil {
		return err
	}
	v.Sesiones = make([]horarios.Sesion, len(filas))
	for i, f := range filas {
		fecha, err := kernel.ParseDate(f.Fecha)
		if err != nil {
			return err
		}
		v.Sesiones[i] = horarios.Sesion{Fecha: fecha, Desde: f.Desde, Hasta: f.Hasta, Parcial: f.Parcial}
	}
	return nil
}
