package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/correos"
)

// Avisos answers what each person wants to be mailed about.
type Avisos struct{ uc correos.UseCases }

// NewAvisos registers its operations with Registrar.
func NewAvisos(uc correos.UseCases) Avisos { return Avisos{uc} }

// AvisoJSON is one choice.
type AvisoJSON struct {
	Tipo       string `json:"tipo" enum:"SOLICITUD_ENVIADA,RECORDATORIO,CALENDARIO_CAMBIADO,SOLICITUD_DEVUELTA,SOLICITUD_APROBADA,SOLICITUD_RECHAZADA,FICHA_ASIGNADA,CURSO_REPROGRAMADO,CURSO_CANCELADO"`
	Frecuencia string `json:"frecuencia" enum:"AL_MOMENTO,DIARIA,NUNCA"`
}

// AvisosEntrada is what somebody chooses; kinds that are left out stay as they are.
type AvisosEntrada struct {
	Avisos []AvisoJSON `json:"avisos"`
}

type avisosOutput struct {
	Body struct {
		Avisos []AvisoJSON `json:"avisos"`
	}
}

// Registrar puts the operations on the API.
func (h Avisos) Registrar(hapi huma.API) {
	Leer(hapi, operacion("verAvisos", http.MethodGet, "/api/avisos", "De qué se le escribe por correo, y cuándo"), h.ver)
	Escribir(hapi, operacion("cambiarAvisos", http.MethodPut, "/api/avisos", "Elegir de qué se le escribe"), AvisosEntrada{}, h.cambiar)
}

func (h Avisos) ver(ctx context.Context, _ *struct{}) (*avisosOutput, error) {
	return avisosJSON(h.uc.VerAvisos.Execute(ctx, peticion.Actor(ctx)))
}

func (h Avisos) cambiar(ctx context.Context, in *struct{ Cuerpo }) (*avisosOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	var cambios []correos.AvisoInput
	for _, a := range l.Objetos("avisos").O(nil) {
		cambios = append(cambios, correos.AvisoInput{Tipo: a.Texto("tipo").O(""), Frecuencia: a.Texto("frecuencia").O("")})
	}
	if err := l.Err(); err != nil {
		return nil, err
	}
	return avisosJSON(h.uc.CambiarAvisos.Execute(ctx, peticion.Actor(ctx), cambios))
}

func avisosJSON(avisos []correos.Aviso, err error) (*avisosOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &avisosOutput{}
	out.Body.Avisos = make([]AvisoJSON, len(avisos))
	for i, a := range avisos {
		out.Body.Avisos[i] = AvisoJSON{Tipo: string(a.Tipo), Frecuencia: string(a.Frecuencia)}
	}
	return out, nil
}
