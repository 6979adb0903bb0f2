package api

import (
	"context"

	"complementarias/adapters/web/peticion"
)

type diferenciasOutput struct {
	Body struct {
		Diferencias []DiferenciaJSON `json:"diferencias" doc:"Vacía si nunca se devolvió"`
	}
}

// DiferenciaJSON is a field that was remarked on in the last return, or changed since; personal data have no values.
type DiferenciaJSON struct {
	Campo         string   `json:"campo"`
	Etiqueta      string   `json:"etiqueta"`
	Observaciones []string `json:"observaciones"`
	Cambio        bool     `json:"cambio"`
	Antes         *string  `json:"antes"`
	Ahora         *string  `json:"ahora"`
}

func (h Solicitudes) diferencias(ctx context.Context, in *ConID) (*diferenciasOutput, error) {
	diferencias, err := h.uc.VerDiferencias.Execute(ctx, peticion.Actor(ctx), in.id())
	if err != nil {
		return nil, err
	}
	out := &diferenciasOutput{}
	out.Body.Diferencias = make([]DiferenciaJSON, len(diferencias))
	for i, d := range diferencias {
		out.Body.Diferencias[i] = DiferenciaJSON{Campo: d.Campo.Puntero(), Etiqueta: d.Campo.Etiqueta,
			Observaciones: append([]string{}, d.Observaciones...), Cambio: d.Cambio, Antes: d.Antes, Ahora: d.Ahora}
	}
	return out, nil
}
