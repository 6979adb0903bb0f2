package auditoria

import "time"

// UseCases is everything that the module can do.
type UseCases struct {
	Anotar Anotar // the other modules
}

// Deps is what the module needs from outside.
type Deps struct {
	Repository Repository
	Now        func() time.Time
}

// New makes the use cases.
func New(d Deps) UseCases { return UseCases{Anotar: Anotar{repository: d.Repository, now: d.Now}} }
