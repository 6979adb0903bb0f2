package correos

import (
	"context"
	"errors"
	"fmt"
	"time"

	"complementarias/domain/correos"
)

const (
	// entregaMaxima bounds everything between the mail server and us for one message.
	entregaMaxima = 60 * time.Second
	// prestamo keeps a message from the others while one delivers it; longer than entregaMaxima with its statements.
	prestamo = 3 * time.Minute
)

// Repartir delivers one message.
type Repartir struct {
	cola       Cola
	reader     Reader
	enlaces    Enlaces
	redaccion  Redaccion
	transporte Transporte
	now        func() time.Time
}

// Resultado is what came of one message, for the log.
type Resultado struct {
	ID     string
	Tipo   correos.Tipo
	Estado correos.Estado
	Motivo string
	// Defecto is what went wrong in the program itself, or nil.
	Defecto error
}

// Execute is for the system only. It takes the message that has been due for longest and delivers it outside of any
// transaction; ok is false when none is due. When ctx ends a delivery under way is broken off and tried again later. An
// error means that the database could not be asked: the message stays leased and comes again.
func (uc Repartir) Execute(ctx context.Context) (r Resultado, ok bool, err error) {
	ahora := uc.now()
	m, ok, err := uc.cola.Tomar(ctx, ahora, ahora.Add(prestamo))
	if err != nil || !ok {
		return Resultado{}, false, err
	}
	// What came of it is written down even when the program is about to stop.
	firme := context.WithoutCancel(ctx)
	c, motivo, err := contexto(firme, uc.reader, uc.enlaces, m)
	var defecto error
	switch {
	case err != nil:
		return Resultado{}, false, err
	case motivo != "":
		m.Descartar(motivo, uc.now())
	default:
		mia, err := uc.cola.Comenzar(firme, &m)
		if err != nil || !mia {
			return Resultado{ID: m.ID, Tipo: m.Tipo, Estado: m.Estado}, err == nil, err
		}
		defecto = uc.enviar(ctx, &m, c)
	}
	if err := uc.cola.Asentar(firme, m); err != nil {
		return Resultado{}, false, err
	}
	return Resultado{ID: m.ID, Tipo: m.Tipo, Estado: m.Estado, Motivo: m.Motivo, Defecto: defecto}, true, nil
}

// contexto gathers what the text of m needs, and a reason when it should not be sent.
func contexto(ctx context.Context, reader Reader, enlaces Enlaces, m correos.Mensaje) (correos.Contexto, string, error) {
	var c correos.Contexto
	persona, existe, err := reader.Persona(ctx, m.Para)
	if err != nil {
		return c, "", err
	}
	c.Persona = persona
	motivo := ""
	if !existe || !persona.Activa {
		motivo = "La persona ya no tiene una cuenta activa."
	}
	if m.Tipo.Secreto() && existe {
		if c.Enlace, err = enlaces.Abrir(ctx, m.Datos.EnlaceID); err != nil {
			return c, "", err
		}
		if !c.Enlace.Vigente && motivo == "" {
			motivo = "El enlace venció, se usó o se reemplazó por otro."
		}
	}
	if m.Tipo == correos.Resumen {
		if c.Resumidos, err = reader.Resumidos(ctx, m.ID); err != nil {
			return c, "", err
		}
	}
	return c, motivo, nil
}

// enviar writes into m what came of its delivery. It answers what is wrong with the program itself, not with the server.
func (uc Repartir) enviar(ctx context.Context, m *correos.Mensaje, c correos.Contexto) error {
	ctx, cancel := context.WithTimeout(ctx, entregaMaxima)
	defer cancel()
	err := uc.entregar(ctx, *m, c)
	ahora := uc.now()
	fallo, conocido := errors.AsType[correos.Fallo](err)
	defecto, esDefecto := errors.AsType[errDefecto](err)
	switch {
	case err == nil:
		m.Entregado(ahora)
	case errors.Is(err, ErrSinServidor):
		m.SinServidor(ahora)
	case conocido:
		m.Fallar(fallo, ahora)
	case esDefecto:
		m.Fallar(correos.Fallo{Motivo: "Un error del programa impidió enviar el correo.", Dudoso: defecto.enviando}, ahora)
		return defecto
	default:
		m.Fallar(correos.Fallo{Motivo: "El envío falló de una forma desconocida.", Dudoso: true}, ahora)
	}
	return nil
}

// errDefecto is a failure of the program. It counts as a try, so that one message that nobody can lay out neither stops the
// program again and again nor comes back for ever.
type errDefecto struct {
	causa    error
	enviando bool // it may have left
}

func (e errDefecto) Error() string { return "deliver a mail: " + e.causa.Error() }
func (e errDefecto) Unwrap() error { return e.causa }

func (uc Repartir) entregar(ctx context.Context, m correos.Mensaje, c correos.Contexto) (err error) {
	enviando := false
	defer func() {
		if p := recover(); p != nil {
			err = errDefecto{fmt.Errorf("panic: %v", p), enviando}
		}
	}()
	carta, err := uc.redaccion.Componer(m, c.Persona, correos.Redactar(m, c))
	if err != nil {
		return errDefecto{err, false}
	}
	enviando = true
	return uc.transporte.Enviar(ctx, carta)
}
