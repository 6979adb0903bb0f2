package calendario

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"complementarias/domain/kernel"
)

// What a subscribed calendar reaches.
const (
	DiasAtras        = 90   // days before today
	DiasDeCanceladas = 60   // days that a class stays in it as cancelled
	EventosMaximo    = 5000 // the next ones; those after them come in as time goes by
)

// DeSolicitud makes the file of one course.
type DeSolicitud struct{ d Deps }

// Execute answers whoever has the solicitud in scope, in any state. ErrSolicitudNoEncontrada for others, ErrSinClases when it
// has no dated classes yet.
func (uc DeSolicitud) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Archivo, error) {
	if !esID(string(id)) {
		return Archivo{}, ErrSolicitudNoEncontrada
	}
	eventos, err := uc.d.Reader.Curso(ctx, id, AlcanceDe(actor))
	if err != nil {
		return Archivo{}, err
	}
	if len(eventos) == 0 {
		return Archivo{}, ErrSinClases
	}
	return uc.d.archivo("calendario-"+eventos[0].Codigo+".ics", Agenda{Nombre: eventos[0].Codigo + " " + eventos[0].Programa, Eventos: eventos}), nil
}

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

func (d Deps) archivo(nombre string, a Agenda) Archivo {
	contenido := d.Formato.Escribir(a)
	suma := sha256.Sum256(contenido)
	return Archivo{Nombre: nombre, Contenido: contenido, Etiqueta: hex.EncodeToString(suma[:16])}
}
