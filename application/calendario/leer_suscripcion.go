package calendario

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// LeerSuscripcion is what calendar programs ask for again and again.
type LeerSuscripcion struct{ d Deps }

// Execute answers anybody who has the token, without signing in, with what its owner may see now: an instructor's classes of
// approved courses, or those of a coordinator's centre. ErrSinCalendario for every other token, whatever is wrong with it.
func (uc LeerSuscripcion) Execute(ctx context.Context, token string) (Archivo, error) {
	huella, ok := uc.d.Llaves.Huella(token)
	if !ok {
		return Archivo{}, ErrSinCalendario
	}
	s, err := uc.d.Suscripciones.Suscriptor(ctx, huella)
	if err != nil {
		return Archivo{}, err
	}
	if PuedeSuscribirse(s.Actor) != nil {
		return Archivo{}, ErrSinCalendario
	}
	ahora := uc.d.Now()
	eventos, err := uc.d.Reader.Eventos(ctx, AlcanceDe(s.Actor), kernel.Today(ahora).AddDays(-DiasAtras), ahora.Add(-DiasDeCanceladas*24*time.Hour), EventosMaximo)
	if err != nil {
		return Archivo{}, err
	}
	a := Agenda{Nombre: "Mis clases", Descripcion: "Clases de los cursos aprobados.", Eventos: eventos}
	if s.Actor.Rol == kernel.Coordinador {
		a.Nombre, a.Descripcion = "Cursos de "+s.Centro, "Clases de los cursos aprobados del centro."
	}
	return uc.d.archivo("calendario.ics", a), nil
}
