package identidad

import (
	"context"
	"strconv"

	"complementarias/application/lotes"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ConfirmarImportacion lets a preview take effect: all of it or nothing.
type ConfirmarImportacion struct{ d Deps }

// Execute does what the preview said, in one transaction, and invites whoever has no password. soloValidas leaves rows with
// errors out; without it they are a refusal. One that was confirmed already comes back as it is. It fails as
// lotes.Importacion.PuedeConfirmar says, and with lotes.ErrCambio when a row would now do something else: then the new
// preview is kept, to be looked at.
func (uc ConfirmarImportacion) Execute(ctx context.Context, actor kernel.Actor, id string, soloValidas bool) (*lotes.Importacion, error) {
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return nil, err
	}
	soltar, err := uc.d.Importador.Turnos.Tomar(actor)
	if err != nil {
		return nil, err
	}
	defer soltar()
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return nil, err
	}
	var hecha *lotes.Importacion
	var cambio error
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		cambio = nil
		i, err := lotes.Tomar(ctx, tx.Importaciones, id, lotes.Instructores, actor)
		if err != nil {
			return err
		}
		hecha = i
		if err := i.PuedeConfirmar(soloValidas, uc.d.Now()); err != nil || i.Estado == lotes.Confirmada {
			return err
		}
		renglones, obras, err := uc.d.planear(ctx, tx, i)
		if err != nil {
			return err
		}
		if !lotes.MismosResultados(renglones, i.Renglones) {
			i.Renglones, cambio = renglones, lotes.ErrCambio
			return tx.Importaciones.Save(ctx, i)
		}
		return uc.d.importar(ctx, tx, actor, i, renglones, obras, soloValidas, nil)
	})
	if err == nil {
		err = cambio
	}
	if err != nil {
		return nil, err
	}
	return hecha, nil
}

// cifrada is a temporary password whose hash was made before the transaction.
type cifrada struct{ clave, hash string }

// importar does what the rows say and keeps what it did. claves has the passwords of new accounts by the number of their
// row; without any they are invited.
func (d Deps) importar(ctx context.Context, tx Tx, actor kernel.Actor, i *lotes.Importacion, renglones []lotes.Renglon, obras []obra, soloValidas bool, claves map[int]cifrada) error {
	for n := range renglones {
		r, o := &renglones[n], obras[n]
		if r.Resultado != lotes.Nueva && r.Resultado != lotes.Actualiza {
			continue
		}
		clave, hay := claves[r.Numero]
		var err error
		switch {
		case o.destino == identidad.Crear && hay:
			err = d.crearConClave(ctx, tx, r, o, clave)
		case o.destino == identidad.Crear:
			err = d.crearInvitado(ctx, tx, actor, r, o)
		default:
			err = d.cambiar(ctx, tx, actor, r, o)
		}
		if err != nil {
			return err
		}
	}
	i.Confirmar(renglones, soloValidas, d.Now())
	if err := tx.Importaciones.Save(ctx, i); err != nil {
		return err
	}
	c := i.Cuentas()
	return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "IMPORTAR_INSTRUCTORES", ObjetoTipo: "importacion", ObjetoID: i.ID, Centro: i.Centro,
		Detalle: map[string]any{"huella": i.Huella, "filas": c.Total, "nuevas": c.Nuevas, "actualizadas": c.Actualizadas, "iguales": c.Iguales, "errores": c.Errores}})
}

func (d Deps) crearInvitado(ctx context.Context, tx Tx, actor kernel.Actor, r *lotes.Renglon, o obra) error {
	u, err := identidad.NewInvitado(kernel.UsuarioID(d.NewID()), o.datos, d.dominios, d.Now())
	if err != nil {
		return err
	}
	if err := tx.Usuarios.Add(ctx, u); err != nil {
		return err
	}
	r.Efecto = &lotes.Efecto{Objeto: string(u.ID()), Despues: foto(u)}
	_, err = d.invitar(ctx, tx, u, actor)
	return err
}

func (d Deps) crearConClave(ctx context.Context, tx Tx, r *lotes.Renglon, o obra, c cifrada) error {
	o.datos.Clave = c.clave
	hecho := func(string) (string, error) { return c.hash, nil }
	u, err := identidad.NewConClaveTemporal(kernel.UsuarioID(d.NewID()), o.datos, d.dominios, hecho, d.Now())
	if err != nil {
		return err
	}
	r.Efecto = &lotes.Efecto{Objeto: string(u.ID()), Despues: foto(u)}
	return tx.Usuarios.Add(ctx, u)
}

// cambiar writes over an account that exists, and opens it if it was closed.
func (d Deps) cambiar(ctx context.Context, tx Tx, actor kernel.Actor, r *lotes.Renglon, o obra) error {
	antes, u := foto(o.usuario), o.usuario
	if o.destino == identidad.Reabrir {
		if err := u.Reactivar(actor, d.Now()); err != nil {
			return err
		}
		u.QuitarClave(d.Now()) // who comes back does so by an invitation, not with what was valid before
	}
	if _, err := u.Editar(actor, o.datos.Edicion(), d.dominios, d.Now()); err != nil {
		return err
	}
	if err := tx.Usuarios.Save(ctx, u); err != nil {
		return err
	}
	r.Efecto = &lotes.Efecto{Objeto: string(u.ID()), Antes: antes, Despues: foto(u)}
	if o.destino != identidad.Reabrir {
		return nil
	}
	_, err := d.invitar(ctx, tx, u, actor)
	return err
}

// foto is what an import changes of an account.
func foto(u *identidad.Usuario) map[string]string {
	r := u.Registro()
	return map[string]string{"nombre": r.Nombre, "email": r.Correo, "cedula": r.Cedula, "telefono": r.Telefono, "especialidad": r.Especialidad,
		"vinculo": string(r.Vinculo), "activo": strconv.FormatBool(r.Activo)}
}
