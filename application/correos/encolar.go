package correos

import (
	"context"
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Nuevo is a message to be written.
type Nuevo struct {
	Tipo  correos.Tipo
	Para  correos.Destino
	Datos correos.Datos
}

// Encolar puts messages in the queue.
type Encolar struct {
	uow    UnitOfWork
	reader Reader
	newID  func() string
	avisar func()
}

// Execute is for the system only: no request of a person reaches it. entrega names the delivery; repeating one adds
// nothing. Who chose not to get a kind gets none. at is when what is told happened.
func (uc Encolar) Execute(ctx context.Context, entrega string, nuevos []Nuevo, at time.Time) error {
	if len(nuevos) == 0 {
		return nil
	}
	preferencias, err := uc.preferencias(ctx, nuevos)
	if err != nil {
		return err
	}
	var mensajes []correos.Mensaje
	for _, n := range nuevos {
		m, ok, err := correos.New(uc.newID(), entrega, n.Tipo, n.Para, n.Datos, preferencias[n.Para.Usuario].De(n.Tipo), at)
		if err != nil {
			return err
		}
		if ok {
			mensajes = append(mensajes, m)
		}
	}
	if len(mensajes) == 0 {
		return nil
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		_, err := tx.Mensajes.Add(ctx, mensajes)
		return err
	})
	if err == nil {
		uc.avisar()
	}
	return err
}

func (uc Encolar) preferencias(ctx context.Context, nuevos []Nuevo) (map[kernel.UsuarioID]correos.Preferencias, error) {
	var personas []kernel.UsuarioID
	for _, n := range nuevos {
		if n.Tipo.Opcional() && n.Para.Usuario != "" {
			personas = append(personas, n.Para.Usuario)
		}
	}
	if len(personas) == 0 {
		return nil, nil
	}
	return uc.reader.Preferencias(ctx, personas)
}
