package configuracion

import (
	"context"
	"slices"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/configuracion"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// UseCases is everything that the module can do.
type UseCases struct {
	Listar Listar
	Fijar  Fijar
	// For the other modules.
	Vigente Vigente
}

// Deps is what the module needs from outside.
type Deps struct {
	UoW          uow.UnitOfWork[Tx]
	Reader       Reader
	Definiciones []configuracion.Definicion
	Now          func() time.Time
}

// New wires the use cases.
func New(d Deps) UseCases {
	return UseCases{Listar: Listar{d}, Fijar: Fijar{d}, Vigente: Vigente{d}}
}

func (d Deps) definicion(clave configuracion.Clave) (configuracion.Definicion, error) {
	i := slices.IndexFunc(d.Definiciones, func(x configuracion.Definicion) bool { return x.Clave == clave })
	if i < 0 {
		return configuracion.Definicion{}, configuracion.ErrNoExiste
	}
	return d.Definiciones[i], nil
}

func vista(d configuracion.Definicion, g Guardado) View {
	return View{Definicion: d, Valor: d.Vigente(g.Ajuste), Propio: g.Valor != nil, Guardado: g}
}

// Listar shows every setting.
type Listar struct{ d Deps }

// Execute may be called by an Admin; others get configuracion.ErrSoloAdmin. It asks one question.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor) ([]View, error) {
	if err := configuracion.PuedeConfigurar(actor); err != nil {
		return nil, err
	}
	guardados, err := uc.d.Reader.Todos(ctx)
	if err != nil {
		return nil, err
	}
	vistas := make([]View, len(uc.d.Definiciones))
	for i, d := range uc.d.Definiciones {
		vistas[i] = vista(d, guardados[d.Clave])
	}
	return vistas, nil
}

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

// Vigente tells the other modules what holds now. It always asks the store, so that every replica acts on a change with
// the next question (ADR 0019).
type Vigente struct{ d Deps }

// Execute is for the system only; configuracion.ErrNoExiste for a Clave that is none.
func (uc Vigente) Execute(ctx context.Context, clave configuracion.Clave) (configuracion.Valor, error) {
	def, err := uc.d.definicion(clave)
	if err != nil {
		return configuracion.Valor{}, err
	}
	v, err := uc.d.Reader.Valor(ctx, clave)
	return def.Vigente(configuracion.Ajuste{Valor: v}), err
}

// Dominios are the mail domains that staff may use now.
func (uc Vigente) Dominios(ctx context.Context) ([]string, error) {
	v, err := uc.Execute(ctx, configuracion.DominiosCorreo)
	return v.Textos, err
}

// Dias are the days of waiting at which the coordination is reminded now.
func (uc Vigente) Dias(ctx context.Context) ([]int, error) {
	v, err := uc.Execute(ctx, configuracion.DiasRecordatorio)
	return v.Numeros, err
}
