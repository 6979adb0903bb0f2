package catalogo

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// CentroElegido names the centre that a command is about. Edicion, when given, must be the present one (If-Match).
type CentroElegido struct {
	ID      kernel.CentroID
	Edicion *int64
}

// EscribirCentroInput is what is written over a centre.
type EscribirCentroInput struct {
	CentroElegido
	// Escribir changes the fields that the caller gave; the others come as they are kept.
	Escribir func(d *catalogo.DatosCentro)
	// Ilegibles are fields of the call that could not be read; they are reported together with the rules that are broken.
	Ilegibles []fault.Field
}

// RegistrarCentroInput is what is written about a new centre. ID is the id that it gets, so that a form that is sent twice
// makes one; empty for any.
type RegistrarCentroInput struct {
	catalogo.DatosCentro
	ID        kernel.CentroID
	Ilegibles []fault.Field
}

// cambioDeCentro is what the commands on centres stand on.
type cambioDeCentro struct {
	uow     uow.UnitOfWork[Tx]
	centros CentroReader
	now     func() time.Time
	newID   func() string
}

func (c cambioDeCentro) hoy() kernel.Date { return kernel.Today(c.now()) }

// ejecutar is their frame: who, lock and read, edition, the change itself, and when there was one, save and audit, all
// in one transaction; then the answer.
func (c cambioDeCentro) ejecutar(ctx context.Context, actor kernel.Actor, accion string, o CentroElegido,
	cambiar func(ctx context.Context, tx Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error),
) (CentroCompleto, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return CentroCompleto{}, err
	}
	if !esID(string(o.ID)) {
		return CentroCompleto{}, catalogo.ErrCentroNoEncontrado
	}
	err := c.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Centros.Get(ctx, o.ID)
		if err != nil {
			return err
		}
		if err := centro.ComprobarEdicion(o.Edicion); err != nil {
			return err
		}
		cambios, err := cambiar(ctx, tx, centro)
		if err != nil || len(cambios) == 0 {
			return err
		}
		if err := tx.Centros.Save(ctx, centro); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accion, ObjetoTipo: "centro", ObjetoID: string(o.ID), Centro: o.ID, Detalle: detalle(cambios)})
	})
	if err != nil {
		return CentroCompleto{}, err
	}
	return c.centros.Centro(ctx, o.ID, c.hoy())
}

// RegistrarCentro adds a training centre.
type RegistrarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns a fault.Invalid with every broken rule or
// catalogo.ErrCodigoCentroEnUso.
func (uc RegistrarCentro) Execute(ctx context.Context, actor kernel.Actor, in RegistrarCentroInput) (CentroCompleto, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return CentroCompleto{}, err
	}
	if in.ID == "" {
		in.ID = kernel.CentroID(uc.newID())
	}
	centro, err := catalogo.NewCentro(in.ID, in.DatosCentro, uc.now())
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return CentroCompleto{}, err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Centros.Add(ctx, centro); err != nil {
			return err
		}
		e := centro.Estado()
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_CENTRO", ObjetoTipo: "centro", ObjetoID: string(e.ID), Centro: e.ID,
			Detalle: map[string]any{"codigo": e.Codigo, "nombre": e.Nombre}})
	})
	if err != nil {
		return CentroCompleto{}, err
	}
	return uc.centros.Centro(ctx, in.ID, uc.hoy())
}

// EditarCentro writes over a centre. Papers that are made from then on carry its form code and version.
type EditarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrCentroNoEncontrado,
// catalogo.ErrCentroModificado for a stale edition, catalogo.ErrCodigoCentroEnUso, or a fault.Invalid with every broken
// rule. What changes nothing is answered alike and leaves no trace.
func (uc EditarCentro) Execute(ctx context.Context, actor kernel.Actor, in EscribirCentroInput) (CentroCompleto, error) {
	return uc.ejecutar(ctx, actor, "EDITAR_CENTRO", in.CentroElegido, func(_ context.Context, _ Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error) {
		d := centro.Estado().DatosCentro
		in.Escribir(&d)
		cambios, err := centro.Editar(d, uc.now())
		return cambios, conIlegibles(in.Ilegibles, err)
	})
}

// DesactivarCentro closes a centre in which nothing goes on any more.
type DesactivarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrCentroNoEncontrado,
// catalogo.ErrCentroModificado for a stale edition, catalogo.ErrCentroInactivo, or catalogo.ErrCentroEnUso with what is in
// the way. Its programmes are offered no more.
func (uc DesactivarCentro) Execute(ctx context.Context, actor kernel.Actor, in CentroElegido) (CentroCompleto, error) {
	return uc.ejecutar(ctx, actor, "DESACTIVAR_CENTRO", in, func(ctx context.Context, tx Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error) {
		uso, err := tx.Centros.Uso(ctx, in.ID, uc.hoy())
		if err != nil {
			return nil, err
		}
		return centro.Desactivar(uso, uc.now())
	})
}

// ActivarCentro opens a centre again.
type ActivarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrCentroNoEncontrado,
// catalogo.ErrCentroModificado for a stale edition or catalogo.ErrCentroActivo.
func (uc ActivarCentro) Execute(ctx context.Context, actor kernel.Actor, in CentroElegido) (CentroCompleto, error) {
	return uc.ejecutar(ctx, actor, "ACTIVAR_CENTRO", in, func(_ context.Context, _ Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error) {
		return centro.Activar(uc.now())
	})
}
