package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
)

const tipoTexto = "text/plain; charset=utf-8"

type resumenOutput struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

// RegistrarResumen puts the text to share of a solicitud on the API.
func RegistrarResumen(ver app.Ver) func(huma.API) {
	return func(hapi huma.API) {
		op := operacion("resumenSolicitud", http.MethodGet, "/api/solicitudes/{id}/resumen", "Una solicitud como texto para compartir")
		op.Responses = map[string]*huma.Response{"200": {Content: map[string]*huma.MediaType{tipoTexto: {Schema: &huma.Schema{Type: huma.TypeString}}}}}
		Leer(hapi, op, func(ctx context.Context, in *ConID) (*resumenOutput, error) {
			v, err := ver.Execute(ctx, peticion.Actor(ctx), in.id())
			if err != nil {
				return nil, err
			}
			return &resumenOutput{ContentType: tipoTexto, Body: []byte(palabras.Resumen(v.Expediente))}, nil
		})
	}
}
