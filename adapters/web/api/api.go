// Package api is the JSON side of the web adapter: huma operations on the gin engine, one file per resource. A handler
// binds, calls one use case and answers; rules and roles live in the application.
package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/problema"
)

// RutaDocumento is where the OpenAPI document is served.
const RutaDocumento = "/api/openapi.json"

const (
	tipoJSON       = "application/json"
	tipoMultiparte = "multipart/form-data"
	seguridad      = "bearer"
	prefijoEsquema = "#/components/schemas/"
)

// listasSinNulo makes the document say that our lists are never null. huma keeps this process-wide.
var listasSinNulo = sync.OnceFunc(func() { huma.DefaultArrayNullable = false })

// New puts the API on engine and its OpenAPI 3.1 document under /api/openapi.json. Operations are registered before the
// first request: the document is written when it is first asked for. now tells the day that the examples start from.
func New(engine *gin.Engine, version string, now func() time.Time) huma.API {
	problema.Instalar()
	listasSinNulo()
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title:       "Gestión Complementarias",
				Version:     version,
				Description: presentacion,
			},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry(prefijoEsquema, huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{
					seguridad: {Type: "http", Scheme: "bearer", BearerFormat: "JWT", Description: "El token que responde POST /api/auth/login"},
				},
			},
		},
		Formats:       map[string]huma.Format{tipoJSON: formatoJSON, "json": formatoJSON},
		DefaultFormat: tipoJSON,
	}
	config.AllowAdditionalPropertiesByDefault = true
	hapi := humagin.New(engine, config)
	engine.GET(RutaDocumento, newDocumento(hapi, now).responder)
	return hapi
}

// formatoJSON writes a body in one piece. A value that cannot be written panics, because huma would otherwise answer 200
// with half a sentence; the recovery makes it a 500. A client that has gone is no failure of ours.
var formatoJSON = huma.Format{
	Marshal: func(w io.Writer, v any) error {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			panic(fmt.Errorf("write %T as JSON: %w", v, err))
		}
		_, _ = w.Write(b.Bytes())
		return nil
	},
	Unmarshal: json.Unmarshal,
}

// Publica marks an operation that anybody may call; the others document the bearer token. Who is really let in is
// decided by the policy table of adapters/web.
func Publica(op huma.Operation) huma.Operation {
	op.Security = []map[string][]string{}
	return op
}

// Leer registers an operation that changes nothing. Its query parameters are Parametro* texts that the handler reads
// with a Consulta, so that all errors come in one answer.
func Leer[I, O any](hapi huma.API, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	op.SkipValidateParams = true
	huma.Register(hapi, comun(op, http.StatusUnauthorized), handler)
}

// Cuerpo is embedded in the input of an operation registered with Escribir: the body as it came, at most 1 MiB, empty
// when there was none. It is valid until the handler returns.
type Cuerpo struct {
	RawBody []byte `contentType:"application/json"`
}

// Escribir registers an operation with a body that the handler reads with LeerObjeto; documentado is a value of the Go
// type that describes the body in the OpenAPI document, nil when the operation takes none.
func Escribir[I, O any](hapi huma.API, op huma.Operation, documentado any, handler func(context.Context, *I) (*O, error)) {
	op.SkipValidateParams = true
	op.SkipValidateBody = true
	op.RequestBody = &huma.RequestBody{}
	huma.Register(hapi, comun(op, http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusConflict, http.StatusPreconditionFailed,
		http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType), handler)

	// huma has by now written "required" and "binary" for a raw body, and would refuse an empty one.
	op.RequestBody.Required = false
	op.RequestBody.Content = map[string]*huma.MediaType{}
	if documentado != nil {
		esquema := hapi.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(documentado), true, op.OperationID+"Request")
		op.RequestBody.Content[tipoJSON] = &huma.MediaType{Schema: esquema}
	} else {
		op.RequestBody.Content[tipoJSON] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeObject}}
	}
}

// Subir registers an operation that takes a file in the part called file, which adapters/web has received by then, with what
// else documentado says. It is in peticion.Peticion when handler runs.
func Subir[O any](hapi huma.API, op huma.Operation, documentado any, handler func(context.Context, *struct{}) (*O, error)) {
	op.RequestBody = &huma.RequestBody{}
	huma.Register(hapi, comun(op, http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusConflict,
		http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusTooManyRequests), handler)

	esquema := hapi.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(documentado), true, op.OperationID+"Request")
	op.RequestBody.Required = true
	op.RequestBody.Content = map[string]*huma.MediaType{tipoMultiparte: {Schema: esquema}}
}

// comun documents what every operation of ours has: the failures, and the token unless it is Publica.
func comun(op huma.Operation, estados ...int) huma.Operation {
	todos := map[int]struct{}{http.StatusNotFound: {}, http.StatusNotAcceptable: {}, http.StatusServiceUnavailable: {}}
	for _, e := range slices.Concat(op.Errors, estados) {
		todos[e] = struct{}{}
	}
	if op.Security == nil {
		op.Security = []map[string][]string{{seguridad: {}}}
		todos[http.StatusForbidden] = struct{}{}
	} else if !slices.Contains(op.Errors, http.StatusUnauthorized) {
		delete(todos, http.StatusUnauthorized)
	}
	op.Errors = slices.Sorted(maps.Keys(todos))
	return op
}
