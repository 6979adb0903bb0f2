package catalogo

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ConfirmarImportacion lets a preview take effect: all of it or nothing.
type ConfirmarImportacion struct{ importacion }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It does what the preview said, in one transaction;
// soloValidas leaves rows with errors out, without it they are a refusal. One that was confirmed already comes back as it
// is. It fails as lotes.Importacion.PuedeConfirmar says, and with lotes.ErrCambio when a row would now do something else:
// then nothing is done, and the new preview is shown or is made when it is confirmed again.
func (uc ConfirmarImportacion) Execute(ctx context.Context, actor kernel.Actor, id string, soloValidas bool) (*lotes.Importacion, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return nil, err
	}
	centros, err := uc.centrosDeHoja(ctx, "")
	if err != nil {
		return nil, err
	}
	soltar, err := uc.importador.Turnos.Tomar(actor)
	if err != nil {
		return nil, err
	}
	defer soltar()
	var hecha *lotes.Importacion
	var cambio error
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		cambio = nil
		i, err := lotes.Tomar(ctx, tx.Importaciones, id, lotes.Programas, actor)
		if err != nil {
			return err
		}
		hecha = i
		if err := i.PuedeConfirmar(soloValidas, uc.now()); err != nil || i.Estado == lotes.Confirmada {
			return err
		}
		renglones, obras, err := uc.planear(ctx, tx, i, centros)
		if err != nil {
			return err
		}
		if !lotes.MismosResultados(renglones, i.Renglones) {
			i.Renglones, cambio = renglones, lotes.ErrCambio
			return tx.Importaciones.Save(ctx, i)
		}
		return uc.importar(ctx, tx, actor, i, renglones, obras, soloValidas)
	})
	if errors.Is(err, catalogo.ErrCodigoEnUso) {
		err = lotes.ErrCambio.Because(err) // somebody else has registered one of its codes at the same moment
	}
	if err == nil {
		err = cambio
	}
	if err != nil {
		return nil, err
	}
	return hecha, nil
}

// importar keeps what the rows have made of their programmes.
func (c importacion) importar(ctx context.Context, tx Tx, actor kernel.Actor, i *lotes.Importacion, renglones []lotes.Renglon, obras []obra, soloValidas bool) error {
	for n := range renglones {
		if r := &renglones[n]; r.Resultado == lotes.Nueva || r.Resultado == lotes.Actualiza {
			var err error
			if r.Efecto, err = obras[n].hacer(ctx, tx); err != nil {
				return err
			}
		}
	}
	i.Confirmar(renglones, soloValidas, c.now())
	if err := tx.Importaciones.Save(ctx, i); err != nil {
		return err
	}
	cuentas := i.Cuentas()
	return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "IMPORTAR_PROGRAMAS", ObjetoTipo: "importacion", ObjetoID: i.ID, Centro: i.Centro,
		Detalle: map[string]any{"huella": i.Huella, "filas": cuentas.Total, "nuevas": cuentas.Nuevas, "actualizadas": cuentas.Actualizadas, "iguales": cuentas.Iguales,
			"errores": cuentas.Errores}})
}

// obra is what one row makes of a programme: the programme as it is going to be, and as it was unless it is new.
type obra struct {
	programa *catalogo.Programa
	antes    *catalogo.EstadoPrograma
}

// What an effect keeps: the edition that the row left, by which one sees whether anybody went on from there, and the whole
// programme of before as JSON, so that it can be brought back.
const (
	efectoEdicion  = "edicion"
	efectoPrograma = "programa"
)

func (o obra) hacer(ctx context.Context, tx Tx) (*lotes.Efecto, error) {
	e := o.programa.Estado()
	efecto := &lotes.Efecto{Objeto: string(e.ID), Despues: map[string]string{efectoEdicion: strconv.FormatInt(e.Edicion, 10)}}
	if o.antes == nil {
		return efecto, tx.Programas.Add(ctx, o.programa)
	}
	antes, err := json.Marshal(o.antes)
	if err != nil {
		return nil, err
	}
	efecto.Antes = map[string]string{efectoPrograma: string(antes)}
	efecto.Despues[efectoEdicion] = strconv.FormatInt(e.Edicion+1, 10) // Save keeps it as the next edition
	return efecto, tx.Programas.Save(ctx, o.programa)
}
