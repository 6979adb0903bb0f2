package identidad

import (
	"context"
	"fmt"

	"complementarias/application/lotes"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// NuevasEnUnPaso bounds the accounts that one step opens: each has a password that is hashed before, one after the other,
// so that those who sign in meanwhile do not wait.
const NuevasEnUnPaso = 200

var errMuchasNuevas = fault.New(fault.Invalid, "DEMASIADAS_NUEVAS", fmt.Sprintf(
	"En un solo paso se crean hasta %d cuentas. Divida el archivo, o use /api/instructores/importaciones, que invita a las personas por correo.", NuevasEnUnPaso)).At("/file")

// ImportarDirecto imports the valid rows of a sheet in one step, without a preview, as existing clients of the API do.
type ImportarDirecto struct{ d Deps }

// ImportacionDirecta is what was imported.
type ImportacionDirecta struct {
	*lotes.Importacion
	// Claves are the temporary passwords of the new accounts by the number of their row. They are kept nowhere: whoever
	// gets them shows them once and never logs them.
	Claves map[int]string
}

// Execute fails as PrevisualizarImportacion does, with a fault.Invalid at /file for more than NuevasEnUnPaso new accounts,
// and with lotes.ErrCambio when the accounts changed while passwords were hashed. Rows with errors are left out. An import
// of which no row does anything is not kept.
func (uc ImportarDirecto) Execute(ctx context.Context, actor kernel.Actor, in ImportarInput) (ImportacionDirecta, error) {
	soltar, i, err := uc.d.recibir(ctx, actor, in)
	if err != nil {
		return ImportacionDirecta{}, err
	}
	defer soltar()
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return ImportacionDirecta{}, err
	}
	var obras []obra
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) (err error) {
		i.Renglones, obras, err = uc.d.planear(ctx, tx, i)
		return err
	})
	if c := i.Cuentas(); err != nil || c.Nuevas+c.Actualizadas == 0 {
		return ImportacionDirecta{Importacion: i}, err
	} else if c.Nuevas > NuevasEnUnPaso {
		return ImportacionDirecta{}, errMuchasNuevas
	}
	cifradas, err := uc.d.cifrar(ctx, i.Renglones, obras)
	if err != nil {
		return ImportacionDirecta{}, err
	}
	previstos := i.Renglones
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		renglones, obras, err := uc.d.planear(ctx, tx, i)
		if err != nil {
			return err
		}
		if !lotes.MismosResultados(renglones, previstos) {
			return lotes.ErrCambio
		}
		nueva := i.Clone()
		if err := tx.Importaciones.Add(ctx, nueva); err != nil {
			return err
		}
		if err := uc.d.importar(ctx, tx, actor, nueva, renglones, obras, true, cifradas); err != nil {
			return err
		}
		*i = *nueva
		return nil
	})
	if err != nil {
		return ImportacionDirecta{}, err
	}
	claves := map[int]string{}
	for numero, c := range cifradas {
		claves[numero] = c.clave
	}
	return ImportacionDirecta{Importacion: i, Claves: claves}, nil
}

// cifrar makes the temporary passwords of the new accounts.
func (d Deps) cifrar(ctx context.Context, renglones []lotes.Renglon, obras []obra) (map[int]cifrada, error) {
	cifradas := map[int]cifrada{}
	for n, r := range renglones {
		if r.Resultado != lotes.Nueva {
			continue
		}
		datos := obras[n].datos
		clave := d.NewClave()
		for intento := 1; intento < intentosClave && identidad.RevisarClave(clave, datos.Nombre, datos.Correo, datos.Cedula) != nil; intento++ {
			clave = d.NewClave()
		}
		hash, err := d.Hasher.Hash(ctx, clave)
		if err != nil {
			return nil, err
		}
		cifradas[r.Numero] = cifrada{clave, hash}
	}
	return cifradas, nil
}
