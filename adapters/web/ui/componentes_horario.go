package ui

import (
	"time"

	"complementarias/adapters/web/ui/formulario"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// editorDeMuestra is a schedule of 40 hours that skips a holiday, the recess and a date that was taken out, and meets two
// other courses and, in its ambiente, a colleague's.
func editorDeMuestra() editorHorario {
	dia := func(mes time.Month, n int) kernel.Date { return kernel.NewDate(2026, mes, n) }
	datos := solicitudes.Datos{
		DuracionMaxima: 40, InicioInscripcion: dia(time.September, 16), FinalizacionInscripcion: dia(time.September, 28), FechaInicioCurso: dia(time.October, 2),
		OmitirFestivos: true, OmitirRecesos: true, FechasExcluidas: []horarios.Rango{{Desde: dia(time.October, 16), Hasta: dia(time.October, 16)}},
		Horarios: []solicitudes.Horario{
			{Dia: 1, Desde: 480, Hasta: 720}, {Dia: 3, Desde: 480, Hasta: 720}, {Dia: 5, Desde: 490, Hasta: 720}, {Dia: 6, Desde: 480, Hasta: 660},
		},
	}
	env := solicitudes.Entorno{
		Ahora:    time.Date(2026, time.September, 10, 14, 0, 0, 0, time.UTC),
		Festivos: map[kernel.Date][]string{dia(time.October, 12): {"Día de la Raza"}},
		Recesos:  []horarios.Rango{{Desde: dia(time.October, 5), Hasta: dia(time.October, 10), Nombre: "Semana de octubre"}},
	}
	otro := func(codigo string, estado solicitudes.Estado, desde, hasta int, dias ...int) solicitudes.Rival {
		r := solicitudes.Rival{ID: kernel.SolicitudID(codigo), Codigo: codigo, Estado: estado, InstructorID: "u"}
		for _, n := range dias {
			r.Sesiones = append(r.Sesiones, horarios.Sesion{Fecha: dia(time.October, n), Desde: desde, Hasta: hasta})
		}
		return r
	}
	rivales := []solicitudes.Rival{
		otro("SOL-2026-171", solicitudes.Aprobada, 840, 1080, 12, 14, 16, 19, 21, 23, 26, 28),
		otro("SOL-2026-187", solicitudes.Aprobada, 540, 660, 24),
		otro("SOL-2026-190", solicitudes.Pendiente, 420, 600, 21, 28),
		otro("SOL-2026-191", solicitudes.EnRevision, 1080, 1320, 6, 13, 20, 27),
	}
	enSala := otro("SOL-2026-195", solicitudes.Aprobada, 480, 660, 13, 15, 20, 22, 27)
	enSala.InstructorID, enSala.PorAmbiente = "otra", true
	rivales = append(rivales, enSala)
	datos.AmbienteID = "a"
	e := editorHorario{forma: formulario.DeDatos(datos, camposHorario()), vista: "/dev/ui", cuando: "#"}
	trazo, faltas := solicitudes.Prever(&datos, env)
	e.previa.Datos, e.previa.Faltas, e.previa.Plan, e.previa.SinOmitir = datos, faltas, trazo.Plan, trazo.SinOmitir()
	ines := kernel.Actor{ID: "u", Rol: kernel.Instructor}
	e.previa.Cruces = solicitudes.Enfrentar(ines, trazo.Sesiones, rivales)
	e.previa.Carga, e.previa.LimiteMinutos = solicitudes.CargaMaxima(trazo.Sesiones, rivales), horarios.LimitesPorDefecto().Planta
	e.previa.PorSemana, e.previa.Ocupacion = solicitudes.CargaPorSemana(trazo.Sesiones, rivales), solicitudes.Ocupacion(ines, rivales)
	e.previa.FinQuitando = map[kernel.Date]kernel.Date{}
	for _, c := range e.previa.Cruces {
		e.previa.FinQuitando[c.Fecha] = trazo.FinQuitando(c.Fecha)
	}
	return e
}
