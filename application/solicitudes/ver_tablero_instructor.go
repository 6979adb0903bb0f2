package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// VerTableroInstructor reads the start page of an instructor.
type VerTableroInstructor struct{ caso }

// Execute answers an INSTRUCTOR about the own work, else ErrRol.
func (uc VerTableroInstructor) Execute(ctx context.Context, actor kernel.Actor) (TableroInstructor, error) {
	if err := solicitudes.RolPuede(solicitudes.Crear, actor.Rol); err != nil {
		return TableroInstructor{}, err
	}
	var t TableroInstructor
	hoy := kernel.Today(uc.now())
	abiertas, err := uc.d.Reader.Listar(ctx, solicitudes.AlcanceDe(actor), Filtro{Pagina: 1, Limite: abiertasMaximo, Estados: []solicitudes.Estado{
		solicitudes.Devuelta, solicitudes.Borrador, solicitudes.Pendiente, solicitudes.EnRevision}})
	if err != nil {
		return t, err
	}
	t.Abiertas = abiertas.Total
	t.repartir(actor, abiertas.Filas)
	if err = uc.advertir(ctx, t.Borradores); err != nil {
		return t, err
	}
	if t.Clases, err = uc.d.Reader.Clases(ctx, actor.ID, hoy, hoy.AddDays(solicitudes.DiasProximos-1)); err != nil {
		return t, err
	}
	t.Balance, err = uc.d.Reader.Balance(ctx, actor.ID, hoy.Year(), hoy)
	return t, err
}
