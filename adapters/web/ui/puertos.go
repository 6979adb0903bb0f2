package ui

import (
	"errors"
	"time"

	"complementarias/domain/kernel"
)

// Formularios signs the ids of forms, so that sending one twice does nothing new and nobody sends that of another.
type Formularios interface {
	// Nuevo is a fresh id for a form that is shown to usuario.
	Nuevo(usuario kernel.UsuarioID) string
	// De returns the id of a form that was shown to usuario, an error for any other text.
	De(firmado string, usuario kernel.UsuarioID) (string, error)
	// Dueno tells to whom a form was shown, an error for a text that is no form of ours.
	Dueno(firmado string) (kernel.UsuarioID, error)
}

// Peticiones seals what somebody has posted until they have signed in again. Nobody else can read it.
type Peticiones interface {
	Cerrar(contenido []byte, de kernel.UsuarioID, dura time.Duration) string
	// Abrir returns what was closed for that person; ErrPeticionVencida when it is too old, another error for any other text.
	Abrir(sellado string, de kernel.UsuarioID) ([]byte, error)
}

// ErrPeticionVencida is what Peticiones answers when what was posted is too old to be taken up.
var ErrPeticionVencida = errors.New("ui: posted too long ago")

// Timbre rings when the mailbox of somebody may have changed. It is a hint: nobody relies on hearing it.
type Timbre interface {
	// Escuchar gives a channel that is sent to at each ring and closed when the program stops, and what to call in the
	// end; ok is false when too many listen already.
	Escuchar(de kernel.UsuarioID) (toques <-chan struct{}, soltar func(), ok bool)
}
