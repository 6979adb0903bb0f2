package api

import (
	"context"
	"fmt"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
)

type pegarFichasEntrada struct {
	Texto     string `json:"texto" maxLength:"50000" doc:"En cada línea un código y un número de 7 dígitos; hasta 500 líneas"`
	Confirmar bool   `json:"confirmar,omitempty" doc:"true asigna los números; si se omite solo dice qué pasará"`
}

type pegarFichasInput struct{ Cuerpo }

// LineaPegadaJSON is a line with what becomes of it.
type LineaPegadaJSON struct {
	Linea       int    `json:"linea" doc:"Contada desde 1, con las que están en blanco"`
	Codigo      string `json:"codigo"`
	NumeroFicha string `json:"numeroFicha"`
	Resultado   string `json:"resultado" enum:"POR_ASIGNAR,ASIGNADA,YA_LA_TIENE,CODIGO_DESCONOCIDO,NUMERO_ERRADO,REPETIDA,NUMERO_EN_USO,SIN_APROBAR,TIENE_OTRA_FICHA"`
	Mensaje     string `json:"mensaje"`
}

type pegarFichasOutput struct {
	Body struct {
		Message   string            `json:"message"`
		Lineas    []LineaPegadaJSON `json:"lineas"`
		Asignadas int               `json:"asignadas"`
	}
}

func (h Solicitudes) pegarFichas(ctx context.Context, in *pegarFichasInput) (*pegarFichasOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	pegado := app.PegarFichasInput{Texto: l.Texto("texto").O(""), Confirmar: l.Booleano("confirmar").O(false)}
	pegado.Ilegibles = l.Errores()
	v, err := h.uc.PegarFichas.Execute(ctx, peticion.Actor(ctx), pegado)
	if err != nil {
		return nil, err
	}
	out := &pegarFichasOutput{}
	out.Body.Message, out.Body.Asignadas = "Nada se ha guardado todavía", v.Asignadas
	if pegado.Confirmar {
		out.Body.Message = fmt.Sprintf("Números asignados: %d", v.Asignadas)
	}
	out.Body.Lineas = make([]LineaPegadaJSON, len(v.Lineas))
	for i, f := range v.Lineas {
		out.Body.Lineas[i] = LineaPegadaJSON{Linea: f.Linea, Codigo: f.Codigo, NumeroFicha: f.Numero, Resultado: string(f.Resultado), Mensaje: f.Mensaje}
	}
	return out, nil
}
