package solicitudes

import (
	"context"
	"slices"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Examen is everything that the one who decides on a Solicitud looks at.
type Examen struct {
	View
	solicitudes.Examen
	Historial   []solicitudes.Movimiento // oldest first
	Diferencias []solicitudes.Diferencia // since the last return
	Vinculo     string                   // of the instructor
	CursosAnio  int                      // approved courses of the instructor that begin in the year of this one
	// Omitidas are the dates of the pattern without class, and Explicacion says why the course ends when it does. Both are
	// empty when the calendar has changed since the schedule was made.
	Omitidas    []horarios.Omision
	Explicacion string
}

// Examinar reads a Solicitud for the one who decides on it.
type Examinar struct{ caso }

// Execute answers a COORDINADOR and an ADMIN within their scope, in every state: else ErrRol, then ErrNoEncontrada. It
// asks four questions however much there is.
func (uc Examinar) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Examen, error) {
	if err := solicitudes.RolPuede(solicitudes.Aprobar, actor.Rol); err != nil {
		return Examen{}, err
	}
	alcance := solicitudes.AlcanceDe(actor)
	v, err := uc.d.Reader.Ver(ctx, id, alcance)
	if err != nil {
		return Examen{}, err
	}
	v.Acciones = solicitudes.Acciones(actor, v.Situacion())
	x := Examen{View: v}
	if x.Historial, err = uc.d.Reader.Historial(ctx, id, alcance); err != nil {
		return Examen{}, err
	}
	x.Diferencias = v.DesdeDevolucion(x.Historial)
	m, err := uc.mundo(ctx, uc.d.Entornos, ConsultaEntorno{Programa: v.Datos.ProgramaID, Centro: v.CentroID, Instructor: v.InstructorID,
		Ambiente: v.Datos.AmbienteID, Desde: v.Datos.FechaInicioCurso,
		AnioDeCursos: anioDe(v, kernel.Today(uc.now()))})
	if err != nil {
		return Examen{}, err
	}
	x.Vinculo, x.CursosAnio = m.Vinculo, m.Cursos
	x.explicar(m.Entorno)
	rivales, err := uc.rivales(ctx, v)
	if err != nil {
		return Examen{}, err
	}
	x.Examen = v.Examinar(actor, rivales, m.LimiteMinutos, m.Entorno)
	return x, nil
}

// rivales of whole weeks, because the load of a week counts every approved session in it.
func (uc Examinar) rivales(ctx context.Context, v View) ([]solicitudes.Rival, error) {
	if len(v.Sesiones) == 0 {
		return nil, nil
	}
	lunes, domingo := solicitudes.SemanasEnteras(v.Sesiones[0].Fecha, v.Sesiones[len(v.Sesiones)-1].Fecha)
	return uc.d.Reader.Rivales(ctx, v.rivalesEntre(lunes, domingo))
}

func anioDe(v View, hoy kernel.Date) int {
	if v.Datos.FechaInicioCurso.IsZero() {
		return hoy.Year()
	}
	return v.Datos.FechaInicioCurso.Year()
}

func (x *Examen) explicar(env solicitudes.Entorno) {
	trazo, err := solicitudes.Trazar(x.Datos, kernel.Date{}, env)
	if err == nil && slices.Equal(trazo.Sesiones, x.Sesiones) {
		x.Omitidas, x.Explicacion = trazo.Omitidas, trazo.Explicacion()
	}
}
