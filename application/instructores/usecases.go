package instructores

import "time"

// UseCases lists everything that can be asked about instructors.
type UseCases struct {
	Listar Listar
	Ver    Ver
}

// Deps is what the use cases are made of.
type Deps struct {
	Reader Reader
	Now    func() time.Time
}

// New makes the use cases.
func New(d Deps) UseCases {
	return UseCases{Listar: Listar{d.Reader}, Ver: Ver{d}}
}
