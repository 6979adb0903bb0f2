package identidad

import "complementarias/domain/kernel"

// View is an account as its owner sees it; optional texts are empty when they were not given.
type View struct {
	ID           kernel.UsuarioID
	Nombre       string
	Correo       string
	Cedula       string
	Telefono     string
	Especialidad string
	Rol          kernel.Rol
	Centro       *CentroView // nil for an Admin without a centre
}

// CentroView is the training centre that a person belongs to.
type CentroView struct {
	ID     kernel.CentroID
	Nombre string
	Codigo string
	Ciudad string
}
