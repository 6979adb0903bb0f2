package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	app "complementarias/application/calendario"
)

// tipoCalendario is the media type of iCalendar (RFC 5545, 8.1).
const tipoCalendario = "text/calendar; charset=utf-8"

type calendarioOutput struct {
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	Body               []byte
}

// RegistrarCalendario puts the file of one course on the API.
func RegistrarCalendario(deSolicitud app.DeSolicitud) func(huma.API) {
	return func(hapi huma.API) {
		op := operacion("calendarioSolicitud", http.MethodGet, "/api/solicitudes/{id}/calendario.ics", "Las clases de una solicitud como archivo iCalendar")
		op.Errors = []int{http.StatusConflict}
		op.Responses = map[string]*huma.Response{"200": {Content: map[string]*huma.MediaType{tipoCalendario: {Schema: &huma.Schema{Type: huma.TypeString}}}}}
		Leer(hapi, op, func(ctx context.Context, in *ConID) (*calendarioOutput, error) {
			a, err := deSolicitud.Execute(ctx, peticion.Actor(ctx), in.id())
			if err != nil {
				return nil, err
			}
			return &calendarioOutput{ContentType: tipoCalendario, ContentDisposition: descarga.Disposicion(a.Nombre), Body: a.Contenido}, nil
		})
	}
}
