package solicitudes

import (
	"context"
	"errors"
	"slices"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// caso is what every use case of the module stands on.
type caso struct{ d Deps }

// Target names the Solicitud that a verb is about. Version, when given, must be the present one (If-Match).
type Target struct {
	ID      kernel.SolicitudID
	Version *int64
	// Ilegibles are fields of the call that could not be read; they are reported together with the rules that are broken.
	Ilegibles []fault.Field
}

func (c caso) now() time.Time { return c.d.Now().UTC().Truncate(time.Millisecond) }

// modificar is the frame of every verb: role, lock and read within scope, version, the verb itself, save with historial
// and events, and the answer, all in one transaction.
func (c caso) modificar(ctx context.Context, actor kernel.Actor, a solicitudes.Accion, o Target,
	verbo func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error,
) (View, error) {
	return c.modificarTras(ctx, actor, a, o, func(context.Context, Tx) error { return nil }, verbo)
}

// modificarTras is modificar for a verb that takes another lock before that of its Solicitud.
func (c caso) modificarTras(ctx context.Context, actor kernel.Actor, a solicitudes.Accion, o Target,
	bloquear func(ctx context.Context, tx Tx) error,
	verbo func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error,
) (View, error) {
	if err := solicitudes.RolPuede(a, actor.Rol); err != nil {
		return View{}, err
	}
	var v View
	err := c.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := bloquear(ctx, tx); err != nil {
			return err
		}
		s, err := tx.Solicitudes.Get(ctx, o.ID, solicitudes.AlcanceDe(actor))
		if err != nil {
			return err
		}
		if err = s.ComprobarVersion(o.Version); err != nil {
			return err
		}
		if err = conIlegibles(o.Ilegibles, verbo(ctx, tx, s)); err != nil {
			return err
		}
		if s.Cambiada() {
			if err = tx.Solicitudes.Save(ctx, s); err != nil {
				return err
			}
			if err = tx.Outbox.Append(ctx, s.PullEvents()...); err != nil {
				return err
			}
		}
		v, err = c.vista(ctx, tx.Reader, actor, o.ID, c.entornoDesde(tx.Entornos))
		return err
	})
	return v, err
}

// conIlegibles refuses what was not readable, after policy and state had their say.
func conIlegibles(ilegibles []fault.Field, err error) error {
	if len(ilegibles) == 0 || (err != nil && fault.KindOf(err) != fault.Invalid) {
		return err
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		ilegibles = slices.Concat(ilegibles, f.Fields)
	}
	return fault.Fields(ilegibles)
}

// lectorEntorno gives the world that a Solicitud would be sent in.
type lectorEntorno func(ctx context.Context, e solicitudes.Expediente) (solicitudes.Entorno, error)

func (c caso) entornoDesde(lector Entornos) lectorEntorno {
	return func(ctx context.Context, e solicitudes.Expediente) (solicitudes.Entorno, error) {
		return c.entorno(ctx, lector, e, solicitudes.Parche{})
	}
}

// vista reads one Solicitud with everything that its page shows: what can be done, with whom it clashes and, while it
// is being written, what is still missing.
func (c caso) vista(ctx context.Context, r Reader, actor kernel.Actor, id kernel.SolicitudID, entorno lectorEntorno) (View, error) {
	v, err := c.vistaSinCruces(ctx, r, actor, id, entorno)
	if err != nil {
		return View{}, err
	}
	if porDecidir(v.Estado) && len(v.Sesiones) > 0 {
		rivales, err := r.Rivales(ctx, v.rivalesEntre(v.Sesiones[0].Fecha, v.Sesiones[len(v.Sesiones)-1].Fecha))
		if err != nil {
			return View{}, err
		}
		v.Cruces = solicitudes.Enfrentar(actor, v.Sesiones, rivales)
	}
	return v, nil
}

// vistaSinCruces is vista without looking for clashes.
func (c caso) vistaSinCruces(ctx context.Context, r Reader, actor kernel.Actor, id kernel.SolicitudID, entorno lectorEntorno) (View, error) {
	v, err := r.Ver(ctx, id, solicitudes.AlcanceDe(actor))
	if err != nil {
		return View{}, err
	}
	v.Acciones = solicitudes.Acciones(actor, v.Situacion())
	if v.Estado == solicitudes.Borrador || v.Estado == solicitudes.Devuelta {
		env, err := entorno(ctx, v.Expediente)
		if err != nil {
			return View{}, err
		}
		v.Advertencias = solicitudes.Restore(v.Expediente).Advertencias(env)
	}
	return v, nil
}

// rivalesEntre asks for what may clash with the solicitud between two dates.
func (v View) rivalesEntre(desde, hasta kernel.Date) ConsultaRivales {
	return ConsultaRivales{Instructor: v.InstructorID, Ambiente: v.Datos.AmbienteID, Excepto: v.ID, Desde: desde, Hasta: hasta}
}

// porDecidir tells whether clashes still matter: a decided one stands, and its rivals show the clash on their side.
func porDecidir(e solicitudes.Estado) bool {
	return e != solicitudes.Aprobada && e != solicitudes.Rechazada && e != solicitudes.Cancelada
}

// entorno reads the world for a Solicitud that is about to be written with p.
func (c caso) entorno(ctx context.Context, lector Entornos, e solicitudes.Expediente, p solicitudes.Parche) (solicitudes.Entorno, error) {
	m, err := c.mundoDe(ctx, lector, e, p)
	return m.Entorno, err
}

func (c caso) mundoDe(ctx context.Context, lector Entornos, e solicitudes.Expediente, p solicitudes.Parche) (Mundo, error) {
	programa, inicio, ambiente := e.Datos.ProgramaID, e.Datos.FechaInicioCurso, e.Datos.AmbienteID
	if p.Da("ambienteId") {
		ambiente = p.Valores.AmbienteID
	}
	if p.Da("programaId") {
		programa = p.Valores.ProgramaID
	}
	if p.Da("fechaInicioCurso") {
		inicio = p.Valores.FechaInicioCurso
	}
	if colombia.RevisarTexto(string(programa), solicitudes.TextoCorto, false) != nil {
		programa = "" // no id at all, so nothing is found; the field itself is reported with the others
	}
	return c.mundo(ctx, lector, ConsultaEntorno{Programa: programa, Centro: e.CentroID, Instructor: e.InstructorID, Ambiente: buscable(ambiente), Desde: inicio})
}

// buscable is an id of an ambiente to ask for; nothing is found of what is no id at all, and its field says so.
func buscable(ambiente string) string {
	if colombia.RevisarTexto(ambiente, solicitudes.TextoCorto, false) != nil {
		return ""
	}
	return ambiente
}

func (c caso) mundo(ctx context.Context, lector Entornos, q ConsultaEntorno) (Mundo, error) {
	m, err := lector.Leer(ctx, c.fechar(q))
	if err != nil {
		return Mundo{}, err
	}
	return c.completar(m), nil
}

// fechar sets the last day of a question by the reach of the engine.
func (c caso) fechar(q ConsultaEntorno) ConsultaEntorno {
	if !q.Desde.IsZero() {
		q.Hasta = q.Desde.AddDays(horarios.DiasMaximos)
	}
	return q
}

// completar adds what no database keeps.
func (c caso) completar(m Mundo) Mundo {
	m.Entorno.Ahora = c.now()
	if len(m.Entorno.DominiosCorreo) == 0 {
		m.Entorno.DominiosCorreo = c.d.DominiosCorreo
	}
	m.Entorno.NuevoID = c.d.NewID
	return m
}

// numerador gives codes from the counter of the transaction.
func numerador(ctx context.Context, tx Tx) solicitudes.Numerar {
	return func(anio int) (string, error) {
		n, err := tx.Solicitudes.Siguiente(ctx, SerieSolicitudes, anio)
		return solicitudes.Codigo(anio, n), err
	}
}
