package auditoria

import "time"

// UseCases is everything that the module can do.
type UseCases struct {
	Anotar    Anotar    // the other modules
	Rechazos  *Rechazos // the web adapter
	Consultar Consultar // Admin
	Acciones  Acciones  // Admin
	Recorrer  Recorrer  // Admin
}

// Deps is what the module needs from outside.
type Deps struct {
	Repository Repository
	Reader     Reader
	Now        func() time.Time
}

// New makes the use cases.
func New(d Deps) UseCases {
	return UseCases{
		Anotar:    Anotar{repository: d.Repository, now: d.Now},
		Rechazos:  &Rechazos{repository: d.Repository, now: d.Now, vivos: map[claveRechazo]cuentaRechazo{}},
		Consultar: Consultar{d.Reader}, Acciones: Acciones{d.Reader}, Recorrer: Recorrer{d.Reader},
	}
}
