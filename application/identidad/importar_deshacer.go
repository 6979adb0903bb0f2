package identidad

import (
	"context"
	"maps"

	"complementarias/application/lotes"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// DeshacerImportacion takes back what an import did, as far as nobody has gone on from there.
type DeshacerImportacion struct{ d Deps }

// Execute closes the accounts that the import opened and that nobody has used, and gives the others back the data that they
// had, unless they were changed since. Each row says what became of it. An import that was undone already comes back as it
// is. It fails with lotes.ErrNoExiste, lotes.ErrNoConfirmada and lotes.ErrPlazo.
func (uc DeshacerImportacion) Execute(ctx context.Context, actor kernel.Actor, id string) (*lotes.Importacion, error) {
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return nil, err
	}
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return nil, err
	}
	var hecha *lotes.Importacion
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		i, err := lotes.Tomar(ctx, tx.Importaciones, id, lotes.Instructores, actor)
		if err != nil {
			return err
		}
		hecha = i
		if err := i.PuedeDeshacer(uc.d.Now()); err != nil || i.Estado == lotes.Deshecha {
			return err
		}
		deshechas, quedan, err := uc.d.deshacer(ctx, tx, actor, i)
		if err != nil {
			return err
		}
		i.Deshacer(uc.d.Now())
		if err := tx.Importaciones.Save(ctx, i); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "DESHACER_IMPORTACION", ObjetoTipo: "importacion", ObjetoID: i.ID, Centro: i.Centro,
			Detalle: map[string]any{"deshechas": deshechas, "quedan": quedan}})
	})
	if err != nil {
		return nil, err
	}
	return hecha, nil
}

func (d Deps) deshacer(ctx context.Context, tx Tx, actor kernel.Actor, i *lotes.Importacion) (deshechas, quedan int, err error) {
	var ids []kernel.UsuarioID
	for _, r := range i.Renglones {
		if r.Efecto != nil {
			ids = append(ids, kernel.UsuarioID(r.Efecto.Objeto))
		}
	}
	cuentas, err := tx.Padron.PorID(ctx, ids)
	if err != nil {
		return 0, 0, err
	}
	usadas, err := tx.Padron.Usadas(ctx, ids)
	if err != nil {
		return 0, 0, err
	}
	de := map[string]*identidad.Usuario{}
	for _, u := range cuentas {
		de[string(u.ID())] = u
	}
	for n := range i.Renglones {
		e := i.Renglones[n].Efecto
		if e == nil {
			continue
		}
		if err := d.devolver(ctx, tx, actor, i.Centro, e, de[e.Objeto], usadas[kernel.UsuarioID(e.Objeto)]); err != nil {
			return 0, 0, err
		}
		if e.Deshecho {
			deshechas++
		} else {
			quedan++
		}
	}
	return deshechas, quedan, nil
}

// devolver takes one row back, or says in e why it stays.
func (d Deps) devolver(ctx context.Context, tx Tx, actor kernel.Actor, centro kernel.CentroID, e *lotes.Efecto, u *identidad.Usuario, usada bool) error {
	abierta := e.Antes == nil || e.Antes["activo"] != e.Despues["activo"]
	switch {
	case u == nil || !u.EsInstructorDe(centro) || !maps.Equal(foto(u), e.Despues):
		e.Motivo = "No se deshizo: la cuenta cambió después de la importación."
		return nil
	case abierta && usada:
		// Nobody can be given anything more until the end of the transaction: the account is locked.
		abiertas, err := tx.Reader.Abiertas(ctx, u.ID(), kernel.Today(d.Now()))
		if err != nil {
			return err
		}
		if len(abiertas) > 0 {
			e.Motivo = "No se deshizo: la persona tiene solicitudes abiertas. Entréguelas a otro instructor y desactive la cuenta."
			return nil
		}
	}
	if abierta && (u.Clave() == identidad.ClavePropia || usada && e.Antes == nil) {
		e.Motivo = "No se deshizo: la persona ya usó la cuenta."
		return nil
	}
	if e.Antes != nil {
		libre, err := d.libre(ctx, tx, u, e.Antes["email"])
		if err != nil {
			return err
		}
		if !libre {
			e.Motivo = "No se deshizo: otra cuenta tiene ahora el correo anterior."
			return nil
		}
		if _, err := u.Editar(actor, edicionDe(e.Antes), d.dominios, d.Now()); err != nil {
			e.Motivo = "No se deshizo: los datos anteriores no cumplen las reglas de hoy."
			return nil //nolint:nilerr // the row says so
		}
	}
	if abierta {
		if err := u.Desactivar(actor, identidad.Cese{}, d.Now()); err != nil {
			return err
		}
	}
	e.Deshecho, e.Motivo = true, "Se deshizo: la cuenta tiene otra vez los datos de antes."
	if abierta {
		e.Motivo = "Se deshizo: la cuenta quedó inactiva."
	}
	return tx.Usuarios.Save(ctx, u)
}

func (d Deps) libre(ctx context.Context, tx Tx, u *identidad.Usuario, correo string) (bool, error) {
	if correo == u.Correo() {
		return true, nil
	}
	otras, err := tx.Padron.Conocidas(ctx, nil, []string{correo})
	return len(otras) == 0, err
}

func edicionDe(foto map[string]string) identidad.Edicion {
	texto := func(clave string) *string {
		valor := foto[clave]
		return &valor
	}
	vinculo := identidad.Vinculo(foto["vinculo"])
	return identidad.Edicion{Nombre: texto("nombre"), Correo: texto("email"), Telefono: texto("telefono"), Especialidad: texto("especialidad"), Vinculo: &vinculo}
}
