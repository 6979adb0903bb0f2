package correos

import (
	"context"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

const idMaximo = 100 // characters; a UUID has 36

// Listar reads the mails of everybody.
type Listar struct{ reader Reader }

// Execute answers an Admin; anybody else gets correos.ErrRol.
func (uc Listar) Execute(ctx context.Context, por kernel.Actor, f Filtro) (Pagina, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return Pagina{}, err
	}
	return uc.reader.Listar(ctx, f)
}

// Ver reads one mail.
type Ver struct {
	reader     Reader
	enlaces    Enlaces
	redaccion  Redaccion
	produccion bool
}

// Detalle is a message with what it says. Legible is false when nobody but its recipient may read that; then Asunto and
// Texto are empty.
type Detalle struct {
	View
	Legible bool
	Asunto  string
	Texto   string
}

// Execute answers an Admin; anybody else gets correos.ErrRol. What is absent is correos.ErrNoEncontrado.
func (uc Ver) Execute(ctx context.Context, por kernel.Actor, id string) (Detalle, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return Detalle{}, err
	}
	if !esID(id) {
		return Detalle{}, correos.ErrNoEncontrado
	}
	v, err := uc.reader.Ver(ctx, id)
	if err != nil {
		return Detalle{}, err
	}
	d := Detalle{View: v, Legible: correos.Legible(v.Tipo, uc.produccion)}
	if !d.Legible {
		return d, nil
	}
	c, _, err := contexto(ctx, uc.reader, uc.enlaces, v.Mensaje)
	if err != nil {
		return Detalle{}, err
	}
	carta, err := uc.redaccion.Componer(v.Mensaje, c.Persona, correos.Redactar(v.Mensaje, c))
	if err != nil {
		return Detalle{}, err
	}
	d.Asunto, d.Texto = carta.Asunto, carta.Texto
	return d, nil
}

// Reenviar puts a mail that was given up on its way again.
type Reenviar struct {
	uow    UnitOfWork
	now    func() time.Time
	avisar func()
}

// Execute serves an Admin; anybody else gets correos.ErrRol. It answers correos.ErrNoEncontrado or correos.ErrNoReenviable.
func (uc Reenviar) Execute(ctx context.Context, por kernel.Actor, id string) error {
	if err := correos.PuedeAdministrar(por); err != nil {
		return err
	}
	if !esID(id) {
		return correos.ErrNoEncontrado
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		m, err := tx.Mensajes.Get(ctx, id)
		if err != nil {
			return err
		}
		antes := m.Estado
		if err := m.Reenviar(instante(uc.now)); err != nil {
			return err
		}
		if err := tx.Mensajes.Save(ctx, m); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REENVIAR_MENSAJE", ObjetoTipo: "mensaje", ObjetoID: m.ID,
			Detalle: cambioDeEstado(antes, m.Estado)})
	})
	if err == nil {
		uc.avisar()
	}
	return err
}

// ReenviarMuertos does so with all that are dead.
type ReenviarMuertos struct {
	uow    UnitOfWork
	now    func() time.Time
	avisar func()
}

// Execute serves an Admin; anybody else gets correos.ErrRol. It counts them; none is fine and is not written down.
func (uc ReenviarMuertos) Execute(ctx context.Context, por kernel.Actor) (int, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return 0, err
	}
	n := 0
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		muertos, err := tx.Mensajes.Muertos(ctx)
		if n = len(muertos); err != nil || n == 0 {
			return err
		}
		for _, m := range muertos {
			if err := m.Reenviar(instante(uc.now)); err != nil {
				return err
			}
			if err := tx.Mensajes.Save(ctx, m); err != nil {
				return err
			}
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REENVIAR_MENSAJES", ObjetoTipo: "mensaje",
			Detalle: map[string]any{"mensajes": n}})
	})
	if err == nil && n > 0 {
		uc.avisar()
	}
	return n, err
}

// ListarEventos reads the deliveries of the outbox that were given up.
type ListarEventos struct{ reader Reader }

// Execute answers an Admin; anybody else gets correos.ErrRol.
func (uc ListarEventos) Execute(ctx context.Context, por kernel.Actor, f FiltroEventos) (PaginaEventos, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return PaginaEventos{}, err
	}
	return uc.reader.Eventos(ctx, f)
}

// ReintentarEvento lets a delivery of the outbox that was given up be tried again.
type ReintentarEvento struct{ uow UnitOfWork }

// Execute serves an Admin; anybody else gets correos.ErrRol. It answers correos.ErrSinEvento or correos.ErrNoReintenta.
func (uc ReintentarEvento) Execute(ctx context.Context, por kernel.Actor, id int64) error {
	if err := correos.PuedeAdministrar(por); err != nil {
		return err
	}
	return uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Eventos.Reintentar(ctx, id); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REINTENTAR_EVENTO", ObjetoTipo: "evento",
			Detalle: map[string]any{"evento": id}})
	})
}

// ReintentarEventos does so with all that are dead.
type ReintentarEventos struct{ uow UnitOfWork }

// Execute serves an Admin; anybody else gets correos.ErrRol. It counts them; none is fine and is not written down.
func (uc ReintentarEventos) Execute(ctx context.Context, por kernel.Actor) (n int, err error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return 0, err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if n, err = tx.Eventos.ReintentarTodos(ctx); err != nil || n == 0 {
			return err
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REINTENTAR_EVENTOS", ObjetoTipo: "evento",
			Detalle: map[string]any{"eventos": n}})
	})
	return n, err
}

// EstadoDelCorreo tells how the mail is doing.
type EstadoDelCorreo struct {
	reader      Reader
	configurado bool
}

// Execute answers an Admin; anybody else gets correos.ErrRol.
func (uc EstadoDelCorreo) Execute(ctx context.Context, por kernel.Actor) (Estado, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return Estado{}, err
	}
	e, err := uc.reader.Estado(ctx)
	e.Configurado = uc.configurado
	return e, err
}

func cambioDeEstado(antes, despues correos.Estado) map[string]any {
	return map[string]any{"cambios": []map[string]any{{"campo": "estado", "antes": string(antes), "despues": string(despues)}}}
}

func esID(id string) bool { return id != "" && colombia.RevisarTexto(id, idMaximo, false) == nil }

func instante(now func() time.Time) time.Time { return now().UTC().Truncate(time.Millisecond) }
