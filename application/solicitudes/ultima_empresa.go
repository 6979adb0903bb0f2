package solicitudes

import (
	"context"
	"errors"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// CamposEmpresa are the fields that a solicitud may take over from an earlier one of the same company.
func CamposEmpresa() []string {
	return []string{"departamento", "municipio", "nombreEmpresa", "codigoEmpresa", "representanteLegal", "fechaCreacionEmpresa",
		"direccionEmpresa", "telefonosEmpresa"}
}

// UltimaEmpresa looks a company up by its NIT, so that nobody types it twice.
type UltimaEmpresa struct{ caso }

// UltimaEmpresaInput is a NIT as it is being typed, with any check digit or none; Excepto is the solicitud being written.
type UltimaEmpresaInput struct {
	NIT     string
	Excepto kernel.SolicitudID
}

// ConsultaEmpresa is the question to the store; Numero is that of a NIT, without its digit.
type ConsultaEmpresa struct {
	Centro  kernel.CentroID
	Numero  string
	De      kernel.UsuarioID
	Excepto kernel.SolicitudID
}

// Execute answers whoever belongs to a centre, out of the solicitudes of that centre. It returns a fault at /nitEmpresa
// for what is no NIT, and ErrSinAnteriores when there is nothing to take over.
func (uc UltimaEmpresa) Execute(ctx context.Context, actor kernel.Actor, in UltimaEmpresaInput) (EmpresaView, error) {
	numero, err := colombia.NumeroNIT(in.NIT)
	if f, mal := errors.AsType[*fault.Error](err); mal {
		return EmpresaView{}, f.At("/nitEmpresa")
	}
	if actor.Centro == "" {
		return EmpresaView{}, solicitudes.ErrSinAnteriores
	}
	return uc.d.Reader.UltimaEmpresa(ctx, ConsultaEmpresa{Centro: actor.Centro, Numero: numero, De: actor.ID, Excepto: in.Excepto})
}
