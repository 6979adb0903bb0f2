package notificaciones

import (
	"time"
)

// UseCases is everything that the module can do.
type UseCases struct {
	// Everybody, with the own mailbox.
	Listar      Listar
	NoLeidas    NoLeidas
	MarcarLeida MarcarLeida
	MarcarTodas MarcarTodas
	// The system itself.
	Notificar Notificar
}

// Deps is what the module needs from outside.
type Deps struct {
	Repository Repository
	Reader     Reader
	Now        func() time.Time
	NewID      func() string
}

// New makes the use cases.
func New(d Deps) UseCases {
	return UseCases{
		Listar:      Listar{reader: d.Reader},
		NoLeidas:    NoLeidas{reader: d.Reader},
		MarcarLeida: MarcarLeida{repository: d.Repository, reader: d.Reader, now: d.Now},
		MarcarTodas: MarcarTodas{repository: d.Repository, now: d.Now},
		Notificar:   Notificar{repository: d.Repository, newID: d.NewID},
	}
}

func instante(now func() time.Time) time.Time { return now().UTC().Truncate(time.Millisecond) }
