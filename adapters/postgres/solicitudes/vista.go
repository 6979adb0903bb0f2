package solicitudes

import (
	"encoding/json"
	"fmt"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func (l *leida) vista() (app.Vista, error) {
	e, err := l.expediente()
	if err != nil {
		return app.Vista{}, err
	}
	v := app.Vista{
		Expediente: e,
		Instructor: app.InstructorVista{Nombre: l.UNombre, Correo: l.UCorreo, Cedula: l.UCedula, Telefono: l.UTelefono,
			Especialidad: l.UEspecialidad, Centro: l.UCentro},
		Programa: app.ProgramaVista{ID: kernel.ProgramaID(l.ProgramaID), Codigo: l.PCodigo, Nombre: l.PNombre, TipoFormacion: l.PTipo,
			Modalidad: l.PModalidad, Version: l.PVersion, Descripcion: l.PDescripcion, DuracionHoras: l.PHoras, CupoAprendices: l.PCupo,
			CentroID: kernel.CentroID(l.CentroID), Centro: l.CNombre, Activo: l.PActivo, Creado: l.PCreado.UTC(), Actualizado: l.PActualizado.UTC()},
		Formato: app.Formato{Codigo: l.FCodigo, Version: l.FVersion},
	}
	for _, leer := range []func(*app.Vista) error{l.leerHorarios, l.leerSesiones, l.leerContenidos} {
		if err := leer(&v); err != nil {
			return app.Vista{}, fmt.Errorf("read solicitud %s: %w", l.ID, err)
		}
	}
	return v, nil
}

// tupla is a row that PostgreSQL gave as a JSON array: smaller and faster to read than an object.
type tupla []json.RawMessage

// leer takes the columns apart, in order.
func (t tupla) leer(destinos ...any) error {
	if len(t) != len(destinos) {
		return fmt.Errorf("%d columns instead of %d", len(t), len(destinos))
	}
	for i, d := range destinos {
		if err := json.Unmarshal(t[i], d); err != nil {
			return err
		}
	}
	return nil
}

func tuplas(j json.RawMessage, cada func(tupla) error) error {
	if len(j) == 0 {
		return nil
	}
	var filas []tupla
	if err := json.Unmarshal(j, &filas); err != nil {
		return err
	}
	for _, f := range filas {
		if err := cada(f); err != nil {
			return err
		}
	}
	return nil
}

func (l *leida) leerHorarios(v *app.Vista) error {
	return tuplas(l.Horarios, func(t tupla) error {
		var h solicitudes.Horario
		var fecha *string
		if err := t.leer(&h.ID, &h.Dia, &fecha, &h.Desde, &h.Hasta, &h.Flexible, &h.Observaciones); err != nil {
			return err
		}
		if fecha != nil {
			d, err := kernel.ParseDate(*fecha)
			if err != nil {
				return err
			}
			h.Fecha = d
		}
		v.Datos.Horarios = append(v.Datos.Horarios, h)
		return nil
	})
}

func (l *leida) leerSesiones(v *app.Vista) error {
	return tuplas(l.Sesiones, func(t tupla) error {
		var s horarios.Sesion
		var fecha string
		err := t.leer(&fecha, &s.Desde, &s.Hasta, &s.Parcial)
		if err != nil {
			return err
		}
		if s.Fecha, err = kernel.ParseDate(fecha); err != nil {
			return err
		}
		v.Sesiones = append(v.Sesiones, s)
		return nil
	})
}

func (l *leida) leerContenidos(v *app.Vista) error {
	err := tuplas(l.Objetivos, func(t tupla) error {
		var o app.ObjetivoVista
		err := t.leer(&o.ID, &o.Descripcion, &o.Orden)
		v.Programa.Objetivos = append(v.Programa.Objetivos, o)
		return err
	})
	if err != nil {
		return err
	}
	contenido := func(lista *[]app.ContenidoVista) func(tupla) error {
		return func(t tupla) error {
			var c app.ContenidoVista
			err := t.leer(&c.ID, &c.Codigo, &c.Descripcion)
			*lista = append(*lista, c)
			return err
		}
	}
	if err := tuplas(l.Competencias, contenido(&v.Programa.Competencias)); err != nil {
		return err
	}
	return tuplas(l.Resultados, contenido(&v.Programa.Resultados))
}
