package catalogo

import (
	"time"

	"complementarias/application/uow"
)

// UseCases is everything that the module can do.
type UseCases struct {
	ProgramasPublicos ProgramasPublicos
	ListarProgramas   ListarProgramas
	VerPrograma       VerPrograma
	RegistrarPrograma RegistrarPrograma
	ListarCentros     ListarCentros
	ListarFestivos    ListarFestivos
	Departamentos     Departamentos
	Municipios        Municipios
}

// Deps is what the module needs from outside.
type Deps struct {
	UoW        uow.UnitOfWork[Tx]
	Programas  ProgramaReader
	Centros    CentroReader
	Calendario CalendarioReader
	Now        func() time.Time
	NewID      func() string
}

// New wires the use cases.
func New(d Deps) UseCases {
	return UseCases{
		ProgramasPublicos: ProgramasPublicos{programas: d.Programas},
		ListarProgramas:   ListarProgramas{programas: d.Programas},
		VerPrograma:       VerPrograma{programas: d.Programas},
		RegistrarPrograma: RegistrarPrograma{uow: d.UoW, now: d.Now, newID: d.NewID},
		ListarCentros:     ListarCentros{centros: d.Centros},
		ListarFestivos:    ListarFestivos{calendario: d.Calendario},
	}
}
