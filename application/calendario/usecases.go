package calendario

import "time"

// UseCases is everything that the module can do.
type UseCases struct {
	// Whoever has signed in, within their scope.
	Ver         Ver
	DeSolicitud DeSolicitud
	// Instructors and coordinators, about the own address.
	VerSuscripcion        VerSuscripcion
	CrearSuscripcion      CrearSuscripcion
	ReemplazarSuscripcion ReemplazarSuscripcion
	QuitarSuscripcion     QuitarSuscripcion
	// Anybody who has the address.
	LeerSuscripcion LeerSuscripcion
}

// Deps is what the module needs from outside.
type Deps struct {
	Reader        Reader
	Suscripciones Suscripciones
	Festivos      Festivos
	Llaves        Llaves
	Formato       Formato
	Now           func() time.Time
	NewID         func() string
}

// New makes the use cases.
func New(d Deps) UseCases {
	return UseCases{
		Ver: Ver{d}, DeSolicitud: DeSolicitud{d},
		VerSuscripcion: VerSuscripcion{d}, CrearSuscripcion: CrearSuscripcion{d}, ReemplazarSuscripcion: ReemplazarSuscripcion{d},
		QuitarSuscripcion: QuitarSuscripcion{d}, LeerSuscripcion: LeerSuscripcion{d},
	}
}
