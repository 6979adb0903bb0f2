package solicitudes

import (
	"context"
	"errors"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Crear writes a new Solicitud, as a draft or sent in the same step.
type Crear struct{ caso }

// CrearInput holds the fields that were given; everything else is prefilled or left open.
type CrearInput struct {
	// ID that the new one gets, chosen before by whoever made the form; empty: a new one. A second creation with it by
	// the same person answers what the first has made.
	ID     kernel.SolicitudID
	Parche solicitudes.Parche
	Enviar bool
}

// Execute lets an INSTRUCTOR create in the own centre. It returns ErrRol, or a fault with a field for each thing to
// mend; then nothing was created and no code was used up. An ID that belongs to somebody else is ErrNoEncontrada.
func (uc Crear) Execute(ctx context.Context, actor kernel.Actor, in CrearInput) (View, error) {
	if err := solicitudes.RolPuede(solicitudes.Crear, actor.Rol); err != nil {
		return View{}, err
	}
	destino := solicitudes.ComoBorrador
	if in.Enviar {
		destino = solicitudes.Enviada
	}
	id := in.ID
	if id == "" {
		id = kernel.SolicitudID(uc.d.NewID())
	}
	var n recien
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := sinCrear(ctx, tx, in.ID, actor); err != nil {
			return err
		}
		if err := dicta(ctx, tx, actor.ID, actor.Centro); err != nil {
			return err
		}
		env, err := uc.entorno(ctx, tx.Entornos, solicitudes.Expediente{CentroID: actor.Centro, InstructorID: actor.ID}, in.Parche)
		if err != nil {
			return err
		}
		s, err := solicitudes.Nueva(actor, id, in.Parche, destino, env, numerador(ctx, tx))
		if err != nil {
			return err
		}
		n = recien{s.Expediente(), env}
		return agregar(ctx, tx, s)
	})
	if errors.Is(err, solicitudes.ErrYaCreada) && in.ID != "" {
		return uc.vista(ctx, uc.d.Reader, actor, id, uc.entornoDesde(uc.d.Entornos))
	}
	if err != nil {
		return View{}, err
	}
	return uc.mostrar(ctx, actor, n), nil
}

// sinCrear refuses with ErrYaCreada what the actor has created before. One that comes between this and Add is refused
// by the store.
func sinCrear(ctx context.Context, tx Tx, id kernel.SolicitudID, actor kernel.Actor) error {
	if id == "" {
		return nil
	}
	_, err := tx.Solicitudes.OcupaDe(ctx, id, solicitudes.AlcanceDe(actor))
	switch {
	case err == nil:
		return solicitudes.ErrYaCreada
	case errors.Is(err, solicitudes.ErrNoEncontrada):
		return nil
	default:
		return err
	}
}

// agregar keeps a new Solicitud and its events.
func agregar(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
	if err := tx.Solicitudes.Add(ctx, s); err != nil {
		return err
	}
	return tx.Outbox.Append(ctx, s.PullEvents()...)
}

// recien is a Solicitud that has just been kept, and the world that it was written in.
type recien struct {
	solicitudes.Expediente
	entorno solicitudes.Entorno
}

// mostrar reads a new Solicitud after its transaction, because that holds the counter that every other creation of the
// country waits for. When that read fails the caller is shown what is known: told of a failure, they would make a second.
func (c caso) mostrar(ctx context.Context, actor kernel.Actor, n recien) View {
	v, err := c.vista(ctx, c.d.Reader, actor, n.ID, func(context.Context, solicitudes.Expediente) (solicitudes.Entorno, error) { return n.entorno, nil })
	if err == nil {
		return v
	}
	n.Version = primeraVersion
	v = View{Expediente: n.Expediente, Acciones: solicitudes.Acciones(actor, n.Situacion())}
	v.Instructor = InstructorView{Nombre: n.entorno.Instructor.Nombre, Correo: n.entorno.Instructor.Correo, Cedula: n.entorno.Instructor.Cedula}
	p := n.Programa
	v.Programa = ProgramaView{ID: p.ID, Codigo: p.Codigo, Nombre: p.Nombre, Version: p.Version, DuracionHoras: p.Horas, CupoAprendices: p.Cupo,
		CentroID: p.Centro, Activo: true}
	if v.Estado == solicitudes.Borrador {
		v.Advertencias = solicitudes.Restore(n.Expediente).Advertencias(n.entorno)
	}
	return v
}

// primeraVersion is what Repository.Add gives.
const primeraVersion = 1
