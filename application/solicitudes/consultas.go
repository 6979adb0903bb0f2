package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Ver reads one Solicitud.
type Ver struct{ caso }

// Execute answers anybody in whose scope it is, else ErrNoEncontrada.
func (uc Ver) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (View, error) {
	return uc.vista(ctx, uc.d.Reader, actor, id, uc.entornoDesde(uc.d.Entornos))
}

// Abrir reads one Solicitud to write on. Its clashes are left out: Previsualizar has them.
type Abrir struct{ caso }

// Execute answers who may edit it now, and refuses others as Editar would: ErrRol, ErrNoEncontrada, or a Conflict that says
// in which state it is.
func (uc Abrir) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (View, error) {
	if err := solicitudes.RolPuede(solicitudes.Editar, actor.Rol); err != nil {
		return View{}, err
	}
	v, err := uc.vistaSinCruces(ctx, uc.d.Reader, actor, id, uc.entornoDesde(uc.d.Entornos))
	if err != nil {
		return View{}, err
	}
	return v, solicitudes.Permitida(solicitudes.Editar, actor, v.Situacion())
}

// Listar reads a page of the solicitudes in scope.
type Listar struct{ caso }

// Execute answers every role within its scope; a page past the end is empty.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Pagina, error) {
	p, err := uc.d.Reader.Listar(ctx, solicitudes.AlcanceDe(actor), f)
	if err != nil {
		return Pagina{}, err
	}
	for i := range p.Filas {
		p.Filas[i].Acciones = solicitudes.Acciones(actor, p.Filas[i].Situacion())
	}
	return p, nil
}

// ContarPorEstado counts the solicitudes in scope by state, for the tabs over a list.
type ContarPorEstado struct{ caso }

// Execute answers every role within its scope, whatever states f asks for.
func (uc ContarPorEstado) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Conteos, error) {
	return uc.d.Reader.Conteos(ctx, solicitudes.AlcanceDe(actor), f)
}

// VerHistorial reads what happened to a Solicitud, oldest first.
type VerHistorial struct{ caso }

// Execute answers anybody in whose scope it is, else ErrNoEncontrada.
func (uc VerHistorial) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) ([]solicitudes.Movimiento, error) {
	return uc.d.Reader.Historial(ctx, id, solicitudes.AlcanceDe(actor))
}
