package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// Salud is the body of /api/health.
type Salud struct {
	Status      string    `json:"status" enum:"ok,degraded"`
	BaseDeDatos string    `json:"baseDeDatos" enum:"ok,no responde"`
	Hora        *Instante `json:"hora"`
}

type saludOutput struct {
	Status     int
	RetryAfter string `header:"Retry-After"`
	Body       Salud
}

// RegistrarSalud answers GET /api/health: 503 when comprobar, which asks the database, fails.
func RegistrarSalud(hapi huma.API, comprobar func(context.Context) error, now func() time.Time) {
	Leer(hapi, Publica(huma.Operation{
		OperationID: "salud", Method: http.MethodGet, Path: "/api/health",
		Summary: "Estado del sistema y de su base de datos", Tags: []string{"sistema"},
	}), func(ctx context.Context, _ *struct{}) (*saludOutput, error) {
		out := &saludOutput{Status: http.StatusOK, Body: Salud{Status: "ok", BaseDeDatos: "ok", Hora: NewInstante(now())}}
		if comprobar(ctx) != nil {
			out.Status, out.RetryAfter = http.StatusServiceUnavailable, "2"
			out.Body.Status, out.Body.BaseDeDatos = "degraded", "no responde"
		}
		return out, nil
	})
}
