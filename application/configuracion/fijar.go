package configuracion

import (
	"context"

	"complementarias/domain/configuracion"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FijarInput is what is written over a setting.
type FijarInput struct {
	Clave configuracion.Clave
	Valor *configuracion.Valor // nil: back to the default
	// Version, when given, must be the present one (If-Match).
	Version *int64
	// Ilegibles are fields of the call that could not be read; they are told instead of the rules that are broken.
	Ilegibles []fault.Field
}

// Fijar writes over a setting, or goes back to its default.
type Fijar struct{ d Deps }

// Execute may be called by an Admin; others get configuracion.ErrSoloAdmin. It returns configuracion.ErrNoExiste,
// configuracion.ErrModificado for a stale version, or a fault.Invalid with every broken rule. What changes nothing is
// answered alike and leaves no trace.
func (uc Fijar) Execute(ctx context.Context, actor kernel.Actor, in FijarInput) (View, error) {
	if err := configuracion.PuedeConfigurar(actor); err != nil {
		return View{}, err
	}
	def, err := uc.d.definicion(in.Clave)
	if err != nil {
		return View{}, err
	}
	if err := fault.Fields(in.Ilegibles); err != nil {
		return View{}, err
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		antes, err := tx.Ajustes.Get(ctx, in.Clave)
		if err != nil {
			return err
		}
		ahora, cambio, err := def.Fijar(antes, in.Valor, in.Version, actor, uc.d.Now())
		if err != nil || !cambio {
			return err
		}
		if err := tx.Ajustes.Save(ctx, ahora); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, anotacion(def, antes, ahora))
	})
	if err != nil {
		return View{}, err
	}
	guardados, err := uc.d.Reader.Todos(ctx)
	return vista(def, guardados[in.Clave]), err
}

func anotacion(d configuracion.Definicion, antes, ahora configuracion.Ajuste) kernel.Anotacion {
	accion := "CAMBIAR_AJUSTE"
	if ahora.Valor == nil {
		accion = "RESTABLECER_AJUSTE"
	}
	return kernel.Anotacion{Accion: accion, ObjetoTipo: "ajuste", ObjetoID: string(d.Clave), Detalle: map[string]any{
		"cambios": []map[string]any{{"campo": string(d.Clave), "antes": d.Suelto(d.Vigente(antes)), "despues": d.Suelto(d.Vigente(ahora))}}}}
}
