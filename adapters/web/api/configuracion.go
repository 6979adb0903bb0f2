package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/configuracion"
	"complementarias/domain/configuracion"
)

// Configuracion serves what the administration sets for the whole country.
type Configuracion struct{ uc app.UseCases }

// NewConfiguracion registers its operations with Registrar.
func NewConfiguracion(uc app.UseCases) Configuracion { return Configuracion{uc} }

// AjusteEntrada is what is written over a setting.
type AjusteEntrada struct {
	Valor any `json:"valor" doc:"Un número, una lista de números o una lista de textos, según el tipo del ajuste; null vuelve al valor de fábrica"`
}

// AjusteJSON is a setting with what holds now.
type AjusteJSON struct {
	Clave         string       `json:"clave"`
	Nombre        string       `json:"nombre"`
	Explicacion   string       `json:"explicacion"`
	Tipo          string       `json:"tipo" enum:"NUMERO,NUMEROS,TEXTOS"`
	Unidad        string       `json:"unidad" doc:"De cada número; vacía si son textos"`
	Minimo        int          `json:"minimo" doc:"De cada número; 0 si son textos"`
	Maximo        int          `json:"maximo" doc:"De cada número; 0 si son textos"`
	Cuantos       int          `json:"cuantos" doc:"Valores que admite"`
	Valor         any          `json:"valor" doc:"El que vale ahora"`
	PorDefecto    any          `json:"porDefecto" doc:"El de fábrica"`
	EsPorDefecto  bool         `json:"esPorDefecto" doc:"Si vale el de fábrica"`
	Version       int64        `json:"version" doc:"Crece con cada cambio; 0 si nadie lo ha cambiado. Es la de If-Match"`
	CambiadoPor   *AutorAjuste `json:"cambiadoPor" doc:"Quien lo cambió por última vez"`
	ActualizadoEn *Instante    `json:"updatedAt"`
}

// AutorAjuste is who changed a setting.
type AutorAjuste struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type ajustesOutput struct {
	Body struct {
		Configuracion []AjusteJSON `json:"configuracion"`
	}
}

type ajusteOutput struct {
	ETag string `header:"ETag" doc:"Versión del ajuste, para If-Match"`
	Body struct {
		Message string     `json:"message"`
		Ajuste  AjusteJSON `json:"ajuste"`
	}
}

// Registrar puts the operations on the API.
func (h Configuracion) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarConfiguracion", http.MethodGet, "/api/configuracion", "Los ajustes del país, con su valor de fábrica"), h.listar)
	Escribir(hapi, operacion("fijarAjuste", http.MethodPut, "/api/configuracion/{id}", "Cambiar un ajuste, o volver a su valor de fábrica"), AjusteEntrada{}, h.fijar)
}

func (h Configuracion) listar(ctx context.Context, _ *struct{}) (*ajustesOutput, error) {
	vistas, err := h.uc.Listar.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return nil, err
	}
	out := &ajustesOutput{}
	for _, v := range vistas {
		out.Body.Configuracion = append(out.Body.Configuracion, ajusteJSON(v))
	}
	return out, nil
}

func (h Configuracion) fijar(ctx context.Context, in *verboInput) (*ajusteOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	valor := leerValor(l)
	if !valor.Dado {
		l.Falta("valor", "REQUERIDO", "Escriba el valor, o null para volver al de fábrica.")
	}
	v, err := h.uc.Fijar.Execute(ctx, peticion.Actor(ctx), app.FijarInput{Clave: configuracion.Clave(idDe(in.ID)), Valor: valor.Valor, Version: in.Version(), Ilegibles: l.Errores()})
	if err != nil {
		return nil, err
	}
	out := &ajusteOutput{ETag: ETag(v.Guardado.Version)}
	out.Body.Message, out.Body.Ajuste = "Ajuste guardado", ajusteJSON(v)
	return out, nil
}

// leerValor reads a number, a list of numbers or a list of texts; whether it is what the setting takes, the domain says.
func leerValor(l *Lector) Campo[configuracion.Valor] {
	return leerCampo(l, "valor", func(v any) (configuracion.Valor, *rechazo) {
		lista, es := v.([]any)
		if !es {
			n, mal := entero(v)
			return configuracion.Valor{Numeros: []int{n}}, mal
		}
		var valor configuracion.Valor
		for _, x := range lista {
			if s, texto := x.(string); texto {
				valor.Textos = append(valor.Textos, limpio(s))
				continue
			}
			n, mal := entero(x)
			if mal != nil {
				return valor, mal
			}
			valor.Numeros = append(valor.Numeros, n)
		}
		if len(valor.Textos) > 0 && len(valor.Numeros) > 0 {
			return valor, &rechazo{codigoTipo, "debe ser una lista de números o una de textos, no de ambos."}
		}
		return valor, nil
	})
}

func ajusteJSON(v app.View) AjusteJSON {
	j := AjusteJSON{Clave: string(v.Clave), Nombre: v.Nombre, Explicacion: v.Explicacion, Tipo: string(v.Tipo), Unidad: v.Unidad, Minimo: v.Minimo, Maximo: v.Maximo,
		Cuantos: v.Cuantos, Valor: v.Suelto(v.Valor), PorDefecto: v.Suelto(v.PorDefecto), EsPorDefecto: !v.Propio, Version: v.Guardado.Version,
		ActualizadoEn: NewInstante(v.Guardado.CambiadoEn)}
	if v.Guardado.Version > 0 {
		j.CambiadoPor = &AutorAjuste{ID: string(v.Guardado.CambiadoPor), Name: v.Guardado.Autor}
	}
	return j
}
