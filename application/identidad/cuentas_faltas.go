package identidad

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
)

// conIlegibles refuses what was not readable, after policy and state had their say.
func conIlegibles(ilegibles []fault.Field, err error) error {
	if len(ilegibles) == 0 || (err != nil && fault.KindOf(err) != fault.Invalid) {
		return err
	}
	return conFaltas(ilegibles, err)
}

// enSuCampo points at the field what the database alone can refuse, when two commands meet.
func enSuCampo(err error) error {
	f, ok := errors.AsType[*fault.Error](err)
	switch {
	case !ok || len(f.Fields) > 0:
		return err
	case errors.Is(err, identidad.ErrCorreoEnUso):
		return f.At("/email")
	case errors.Is(err, identidad.ErrCedulaEnUso):
		return f.At("/cedula")
	}
	return err
}

// sinRepetir refuses a correo or a cédula that another active account has, both at once.
func sinRepetir(ctx context.Context, tx Tx, r identidad.Registro) error {
	otras, err := tx.Cuentas.Parecidas(ctx, r.Correo, r.Cedula, r.ID)
	if err != nil {
		return err
	}
	return fault.Fields(identidad.Repetidas(r, otras))
}
