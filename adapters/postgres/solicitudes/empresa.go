package solicitudes

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

func (r reader) UltimaEmpresa(ctx context.Context, q app.ConsultaEmpresa) (app.EmpresaView, error) {
	var f struct {
		Codigo               string         `bun:"codigo"`
		FechaSolicitud       time.Time      `bun:"fecha_solicitud"`
		Departamento         string         `bun:"departamento"`
		Municipio            string         `bun:"municipio"`
		NombreEmpresa        string         `bun:"nombre_empresa"`
		CodigoEmpresa        string         `bun:"codigo_empresa"`
		RepresentanteLegal   string         `bun:"representante_legal"`
		FechaCreacionEmpresa postgres.Fecha `bun:"fecha_creacion_empresa"`
		DireccionEmpresa     string         `bun:"direccion_empresa"`
		TelefonosEmpresa     string         `bun:"telefonos_empresa"`
	}
	err := r.db.NewRaw(`SELECT codigo, fecha_solicitud, departamento, municipio, nombre_empresa, codigo_empresa, representante_legal,
			fecha_creacion_empresa, direccion_empresa, telefonos_empresa
		FROM solicitudes WHERE centro_id = ? AND nit_numero = ? AND id <> ? AND (revision > 0 OR instructor_id = ?)
		ORDER BY fecha_solicitud DESC, id DESC LIMIT 1`,
		string(q.Centro), q.Numero, string(q.Excepto), string(q.De)).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.EmpresaView{}, solicitudes.ErrSinAnteriores
	}
	if err != nil {
		return app.EmpresaView{}, postgres.Fault(err)
	}
	return app.EmpresaView{Codigo: f.Codigo, Fecha: f.FechaSolicitud.UTC(), Datos: solicitudes.Datos{
		Departamento: f.Departamento, Municipio: f.Municipio, NombreEmpresa: f.NombreEmpresa, CodigoEmpresa: f.CodigoEmpresa,
		RepresentanteLegal: f.RepresentanteLegal, FechaCreacionEmpresa: f.FechaCreacionEmpresa.Date,
		DireccionEmpresa: f.DireccionEmpresa, TelefonosEmpresa: f.TelefonosEmpresa,
	}}, nil
}
