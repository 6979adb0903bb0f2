package solicitudestest

import (
	"context"
	"strings"

	app "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

// UltimaEmpresa implements app.Reader.
func (l lector) UltimaEmpresa(_ context.Context, q app.ConsultaEmpresa) (app.EmpresaView, error) {
	var ultima solicitudes.Expediente
	for _, g := range l.fuente.todas() {
		numero, _, conDigito := strings.Cut(g.Datos.NIT, "-")
		if !conDigito || numero != q.Numero || g.CentroID != q.Centro || g.ID == q.Excepto || (g.Revision == 0 && g.InstructorID != q.De) {
			continue
		}
		if orden := g.FechaSolicitud.Compare(ultima.FechaSolicitud); orden > 0 || (orden == 0 && g.ID > ultima.ID) {
			ultima = g.Expediente
		}
	}
	if ultima.ID == "" {
		return app.EmpresaView{}, solicitudes.ErrSinAnteriores
	}
	v := app.EmpresaView{Codigo: ultima.Codigo, Fecha: ultima.FechaSolicitud}
	d := ultima.Datos
	v.Datos = solicitudes.Datos{Departamento: d.Departamento, Municipio: d.Municipio, NombreEmpresa: d.NombreEmpresa, CodigoEmpresa: d.CodigoEmpresa,
		RepresentanteLegal: d.RepresentanteLegal, FechaCreacionEmpresa: d.FechaCreacionEmpresa, DireccionEmpresa: d.DireccionEmpresa, TelefonosEmpresa: d.TelefonosEmpresa}
	return v, nil
}
