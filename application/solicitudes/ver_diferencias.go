package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// VerDiferencias reads what changed since a Solicitud was last returned.
type VerDiferencias struct{ caso }

// Execute answers anybody in whose scope it is, else ErrNoEncontrada. It is empty for what was never returned.
func (uc VerDiferencias) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) ([]solicitudes.Diferencia, error) {
	alcance := solicitudes.AlcanceDe(actor)
	v, err := uc.d.Reader.Ver(ctx, id, alcance)
	if err != nil {
		return nil, err
	}
	historial, err := uc.d.Reader.Historial(ctx, id, alcance)
	if err != nil {
		return nil, err
	}
	return v.DesdeDevolucion(historial), nil
}
