package identidad

import (
	"time"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

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

// SesionView is an open session as its owner sees it.
type SesionView struct {
	ID          kernel.SesionID
	Tipo        identidad.TipoSesion
	Dispositivo string // empty when it is of the API or its browser does not say
	Creada      time.Time
	UltimoUso   time.Time // to the minute; zero when it is of the API
	Expira      time.Time // at the latest
	Esta        bool      // the one that asks
}
