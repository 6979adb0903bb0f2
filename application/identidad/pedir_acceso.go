package identidad

import (
	"context"
	"errors"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ErrAccesoRepetido is what the store answers to an Acceso whose id it has; PedirAcceso answers as the first time.
var ErrAccesoRepetido = fault.New(fault.Conflict, "ACCESO_REPETIDO", "Esta solicitud de acceso ya se recibió.")

// detalleReintentar is what adapters/web/problema turns into Retry-After.
const detalleReintentar = "reintentarEnSegundos"

// PedirAcceso takes a request for an account, from anybody.
type PedirAcceso struct{ d Deps }

// PedirAccesoInput is what was sent, and from where.
type PedirAccesoInput struct {
	// ID that it gets, chosen before by whoever made the form; empty: a new one. A second one with it is answered as the first.
	ID        identidad.AccesoID
	Datos     identidad.DatosAcceso
	Origen    kernel.Origen
	Ilegibles []fault.Field // what could not be read, told together with what is wrong
}

// Execute answers with a number whoever asks, also a person who has an account or has asked already: then nothing of what was
// sent is kept, and that person is told by mail. Answer and work are the same, so that nobody learns who has an account. It
// returns fault.Invalid with a field for each broken rule, and identidad.ErrAccesosDemasiados to a network that has sent
// identidad.EnviosPorHora within the hour.
func (uc PedirAcceso) Execute(ctx context.Context, in PedirAccesoInput) (Recibo, error) {
	if in.ID == "" {
		in.ID = identidad.AccesoID(uc.d.NewID())
	}
	at := uc.d.Now()
	d, err := uc.d.alDia(ctx)
	if err != nil {
		return Recibo{}, err
	}
	a, err := identidad.PedirAcceso(in.ID, in.Datos, d.dominios, at)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return Recibo{}, err
	}
	if previo, err := uc.d.Reader.Recibo(ctx, in.ID); !errors.Is(err, identidad.ErrAccesoNoExiste) {
		return previo, err
	}
	var guardado *identidad.Acceso
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		guardado = identidad.RestoreAcceso(a.Registro()) // the transaction may run again
		if err := admitirEnvio(ctx, tx, in.Origen, at); err != nil {
			return err
		}
		return recibir(ctx, tx, guardado, in.Origen)
	})
	if errors.Is(err, ErrAccesoRepetido) {
		return uc.d.Reader.Recibo(ctx, in.ID)
	}
	if err != nil {
		return Recibo{}, err
	}
	r := guardado.Registro()
	return Recibo{Numero: r.Numero, Pedido: r.Pedido}, nil
}

// admitirEnvio counts what comes from a network; without a trusted address there is nothing to count by.
func admitirEnvio(ctx context.Context, tx Tx, de kernel.Origen, at time.Time) error {
	if de.Direccion == "" {
		return nil
	}
	antes, primero, err := tx.Accesos.AnotarEnvio(ctx, identidad.RedDe(de.Direccion), at.Add(-time.Hour), at)
	if err != nil || antes < identidad.EnviosPorHora {
		return err
	}
	espera := int(primero.Add(time.Hour).Sub(at)/time.Second) + 1
	return identidad.ErrAccesosDemasiados.With(detalleReintentar, espera)
}

func recibir(ctx context.Context, tx Tx, a *identidad.Acceso, de kernel.Origen) error {
	n, err := tx.Accesos.Siguiente(ctx, a.Anio())
	if err != nil {
		return err
	}
	a.Numerar(n)
	r := a.Registro()
	hay, err := tx.Accesos.Situar(ctx, r.Correo, r.Cedula, r.Centro)
	if err != nil {
		return err
	}
	if !hay.CentroAbierto {
		return identidad.ErrCentroNoExiste
	}
	var evento kernel.Event = identidad.AccesoRecibido{AccesoID: string(r.ID)}
	if hay.Conocida() {
		a.Duplicar()
		evento = identidad.AccesoDuplicado{AccesoID: string(r.ID), UsuarioID: hay.Usuario, Original: string(hay.Original)}
	}
	if err := tx.Accesos.Add(ctx, a); err != nil {
		return err
	}
	if err := tx.Outbox.Append(ctx, evento); err != nil {
		return err
	}
	return tx.Auditoria.Anotar(ctx, kernel.Anonimo(de), kernel.Anotacion{Accion: "PEDIR_ACCESO", ObjetoTipo: objetoAcceso, ObjetoID: string(r.ID),
		Centro: r.Centro, Detalle: map[string]any{"numero": r.Numero, "estado": string(a.Registro().Estado)}})
}

const objetoAcceso = "acceso"
