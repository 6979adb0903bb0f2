package configuracion

import (
	"context"

	"complementarias/domain/configuracion"
)

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

// Limites are the hours that a week of an instructor may have now in a centre that sets no other limit.
func (uc Vigente) Limites(ctx context.Context) (planta, contratista int, err error) {
	guardados, err := uc.d.Reader.Todos(ctx)
	if err != nil {
		return 0, 0, err
	}
	horas := map[configuracion.Clave]int{}
	for _, d := range uc.d.Definiciones {
		if v := d.Vigente(guardados[d.Clave].Ajuste); len(v.Numeros) == 1 {
			horas[d.Clave] = v.Numeros[0]
		}
	}
	return horas[configuracion.LimitePlanta], horas[configuracion.LimiteContratista], nil
}
