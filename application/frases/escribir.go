package frases

import (
	"context"
	"errors"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// CrearInput is what is written about a new sentence; without a centre it is of the coordinator's. ID is the id that it
// gets, so that a form that is sent twice makes one; empty for any. Ilegibles are fields that could not be read.
type CrearInput struct {
	frases.Datos
	ID        frases.ID
	Ilegibles []fault.Field
}

// Crear adds a sentence to the list of a centre.
type Crear struct{ caso }

// Execute may be called by a coordinator, for the own centre, and by an Admin; others get frases.ErrSoloCoordinacion. It
// returns a fault.Invalid with every broken rule, frases.ErrCentroNoExiste, also for a centre out of scope,
// frases.ErrRepetida or frases.ErrDemasiadas.
func (uc Crear) Execute(ctx context.Context, actor kernel.Actor, in CrearInput) (View, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return View{}, err
	}
	if in.CentroID == "" {
		in.CentroID = alcance.Centro
	}
	if in.ID == "" {
		in.ID = frases.ID(uc.d.NewID())
	}
	f, err := frases.New(in.ID, in.Datos, uc.d.Campos, nil)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return View{}, err
	}
	if !esID(string(f.CentroID)) || !alcance.Incluye(f.CentroID) {
		return View{}, frases.ErrCentroNoExiste
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		otras, err := tx.Frases.DelCentro(ctx, f.CentroID)
		if err != nil || slices.Contains(otras, f) {
			return err
		}
		if f, err = frases.New(in.ID, in.Datos, uc.d.Campos, otras); err != nil {
			return err
		}
		if err = tx.Frases.Add(ctx, f); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, anotada("CREAR_FRASE", f, datosAnotados(f)))
	})
	if err != nil {
		return View{}, err
	}
	return uc.d.Reader.Ver(ctx, f.ID, alcance)
}

func anotada(accion string, f frases.Frase, detalle map[string]any) kernel.Anotacion {
	return kernel.Anotacion{Accion: accion, ObjetoTipo: "frase", ObjetoID: string(f.ID), Centro: f.CentroID, Detalle: detalle}
}

func datosAnotados(f frases.Frase) map[string]any {
	return map[string]any{"campo": f.Campo, "texto": f.Texto}
}

// ejecutar locks the centre of a sentence, reads its sentences after that and makes the change. What is out of scope looks
// absent.
func (c caso) ejecutar(ctx context.Context, actor kernel.Actor, id frases.ID, version *int64,
	cambiar func(ctx context.Context, tx Tx, f frases.Frase, otras []frases.Frase) error,
) (frases.Alcance, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return alcance, err
	}
	if !esID(string(id)) {
		return alcance, frases.ErrNoEncontrada
	}
	return alcance, c.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Frases.CentroDe(ctx, id)
		if err != nil {
			return err
		}
		if !alcance.Incluye(centro) {
			return frases.ErrNoEncontrada
		}
		otras, err := tx.Frases.DelCentro(ctx, centro)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(otras, func(f frases.Frase) bool { return f.ID == id })
		if i < 0 {
			return frases.ErrNoEncontrada
		}
		if err := otras[i].Comprobar(version); err != nil {
			return err
		}
		return cambiar(ctx, tx, otras[i], otras)
	})
}

// EditarInput is what is written over a sentence. Version, when given, must be the present one.
type EditarInput struct {
	ID        frases.ID
	Version   *int64
	Escribir  func(d *frases.Datos) // changes the fields that the caller gave
	Ilegibles []fault.Field
}

// Editar writes over a sentence.
type Editar struct{ caso }

// Execute is allowed to whom Crear.Execute is; out of scope it is frases.ErrNoEncontrada. It returns
// frases.ErrModificada for a stale version, a fault.Invalid with every broken rule or frases.ErrRepetida. What changes
// nothing leaves no trace.
func (uc Editar) Execute(ctx context.Context, actor kernel.Actor, in EditarInput) (View, error) {
	alcance, err := uc.ejecutar(ctx, actor, in.ID, in.Version, func(ctx context.Context, tx Tx, f frases.Frase, otras []frases.Frase) error {
		d := f.Datos
		in.Escribir(&d)
		nueva, err := f.Editar(d, uc.d.Campos, otras)
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		cambios := f.Diferencias(nueva)
		if len(cambios) == 0 {
			return nil
		}
		if err := tx.Frases.Save(ctx, nueva); err != nil {
			return err
		}
		lista := make([]map[string]any, len(cambios))
		for i, c := range cambios {
			lista[i] = map[string]any{"campo": c.Campo, "antes": c.Antes, "despues": c.Despues}
		}
		return tx.Auditoria.Anotar(ctx, actor, anotada("EDITAR_FRASE", f, map[string]any{"cambios": lista}))
	})
	if err != nil {
		return View{}, err
	}
	return uc.d.Reader.Ver(ctx, in.ID, alcance)
}

// Quitar removes a sentence; what was returned with it keeps its words.
type Quitar struct{ caso }

// Execute is allowed to whom Crear.Execute is; out of scope, and when it is gone already, it is frases.ErrNoEncontrada, and
// frases.ErrModificada for a stale version.
func (uc Quitar) Execute(ctx context.Context, actor kernel.Actor, id frases.ID, version *int64) error {
	_, err := uc.ejecutar(ctx, actor, id, version, func(ctx context.Context, tx Tx, f frases.Frase, _ []frases.Frase) error {
		if err := tx.Frases.Remove(ctx, f.ID); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, anotada("QUITAR_FRASE", f, datosAnotados(f)))
	})
	return err
}

// conIlegibles reports what could not be read together with the rules that are broken.
func conIlegibles(ilegibles []fault.Field, err error) error {
	if len(ilegibles) == 0 || (err != nil && fault.KindOf(err) != fault.Invalid) {
		return err
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		ilegibles = slices.Concat(ilegibles, f.Fields)
	}
	return fault.Fields(ilegibles)
}
