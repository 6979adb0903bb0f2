package problema

import (
	"errors"
	"net/http"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/domain/fault"
)

var instalar sync.Once

// Instalar makes every failure that huma answers a Problema. huma keeps this process-wide, so it is done once, before
// any API is made.
func Instalar() {
	instalar.Do(func() {
		huma.NewError = func(estado int, _ string, errs ...error) huma.StatusError { return ajeno(estado, errs) }
		huma.NewErrorWithContext = deHuma
	})
}

// deHuma renders what a handler returned (huma wraps it as a 500) or what huma itself found wrong.
func deHuma(ctx huma.Context, estado int, mensaje string, errs ...error) huma.StatusError {
	err := errors.Join(errs...)
	var p *Problema
	if estado == http.StatusInternalServerError {
		if err == nil {
			err = errors.New(mensaje)
		}
		p = De(ctx.Context(), err)
	} else {
		p = ajeno(estado, errs)
		p.Instance = peticion.ID(ctx.Context())
		p.causa = err
	}
	if p.causa != nil {
		peticion.AnotarCausa(ctx.Context(), p.causa)
	}
	p.Cabeceras(ctx.SetHeader)
	return p
}

// ajeno tells in our words a failure that huma words in English. Our operations read bodies and queries with own
// parsers, so it is a safety net rather than what callers usually see.
func ajeno(estado int, errs []error) *Problema {
	p := nuevo(estado, "PETICION_NO_VALIDA", "No se pudo atender la petición. Revise los datos enviados.")
	for kind, t := range textos {
		if Estado(kind) == estado {
			p.Code, p.Detail = t.code, t.detail
		}
	}
	for _, err := range errs {
		var d huma.ErrorDetailer
		if errors.As(err, &d) {
			p.Errors = append(p.Errors, Error{Pointer: puntero(d.ErrorDetail().Location), Code: "DATO_INVALIDO", Detail: "El valor no es válido."})
		}
	}
	p.Mensaje = p.Detail
	return p
}

type texto struct{ code, detail string }

var textos = map[fault.Kind]texto{
	fault.NotFound:      {"NO_ENCONTRADO", "No existe lo que busca, o no está a su alcance."},
	fault.NotAcceptable: {"FORMATO_NO_DISPONIBLE", "Esta dirección solo responde en JSON."},
	fault.TooLarge:      {"CUERPO_DEMASIADO_GRANDE", "La petición es demasiado grande."},
	fault.Unsupported:   {"TIPO_NO_ADMITIDO", "Envíe los datos como application/json."},
	fault.Invalid:       {"DATOS_INVALIDOS", "Hay datos por corregir."},
}

// puntero turns huma's location (body.horarios[0].horaFin, query.page) into a JSON pointer.
func puntero(lugar string) string {
	lugar = strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(lugar)
	if lugar == "body" || lugar == "" {
		return ""
	}
	if resto, ok := strings.CutPrefix(lugar, "body/"); ok {
		return "/" + resto
	}
	return "/" + lugar
}
