// Package problema turns failures into answers of the form application/problem+json (RFC 9457).
package problema

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"complementarias/adapters/web/peticion"
	"complementarias/domain/fault"
)

// ContentType of every failure that we answer.
const ContentType = "application/problem+json"

// DetalleReintentar is the fact of a fault (fault.Error.With) that says after how many whole seconds to try again; it
// becomes Retry-After of a 429 or 503.
const DetalleReintentar = "reintentarEnSegundos"

// Seconds of Retry-After when the fault does not say.
const (
	reintentarDisponible = 2
	reintentarMuchas     = 30
)

// Error is one broken rule.
type Error struct {
	Pointer string         `json:"pointer" doc:"JSON Pointer al dato (/horarios/0/horaFin, /query/page)"`
	Code    string         `json:"code" doc:"Código estable, en mayúsculas"`
	Detail  string         `json:"detail" doc:"Qué está mal y cómo corregirlo"`
	Extra   map[string]any `json:"-"`
}

// Problema is the body of a failure. Its facts (such as the clashing courses) stand beside the fixed members.
type Problema struct {
	Type     string  `json:"type" doc:"Siempre about:blank: el código dice de qué se trata"`
	Title    string  `json:"title" doc:"Qué significa el estado HTTP"`
	Status   int     `json:"status" doc:"Estado HTTP"`
	Detail   string  `json:"detail" doc:"Qué pasó y qué puede hacer"`
	Instance string  `json:"instance,omitempty" doc:"Número de la petición, el mismo de X-Request-Id"`
	Mensaje  string  `json:"error" doc:"Lo mismo que detail"`
	Code     string  `json:"code" doc:"Código estable, en mayúsculas"`
	Errors   []Error `json:"errors,omitempty" doc:"Todos los datos por corregir"`

	hechos map[string]any
	causa  error
}

var errInterno = fault.New(fault.Internal, "ERROR_INTERNO", "")

// ErrDemorada is the answer when the time for a request is up or its client has gone.
var ErrDemorada = fault.New(fault.Unavailable, "SIN_RESPUESTA_A_TIEMPO",
	"El sistema no alcanzó a responder a tiempo. Intente de nuevo en unos segundos.")

// De renders err for the caller. A fault anywhere in its chain is told as it stands; a context that ended becomes a 503;
// everything else, and every Internal fault, becomes a fixed text with the number of the request, and err stays in Causa.
func De(ctx context.Context, err error) *Problema {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind == fault.Internal {
		f = errInterno
		if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
			f = ErrDemorada
		}
	}
	id := peticion.ID(ctx)
	if f.Kind == fault.Internal {
		f = &fault.Error{Kind: fault.Internal, Code: errInterno.Code, Message: textoInterno(id)}
	}
	p := nuevo(Estado(f.Kind), f.Code, f.Message)
	p.Instance = id
	p.hechos = f.Details
	p.causa = err
	for _, campo := range f.Fields {
		p.Errors = append(p.Errors, Error{Pointer: campo.Pointer, Code: campo.Code, Detail: campo.Message, Extra: campo.Extra})
	}
	return p
}

func nuevo(estado int, code, detail string) *Problema {
	return &Problema{Type: "about:blank", Title: Titulo(estado), Status: estado, Detail: detail, Mensaje: detail, Code: code}
}

func textoInterno(id string) string {
	return "Ocurrió un error inesperado. Intente de nuevo; si continúa, comuníquelo con este número: " + id + "."
}

// Escribir answers r with err and keeps the cause for the log.
func Escribir(w http.ResponseWriter, r *http.Request, err error) {
	p := De(r.Context(), err)
	peticion.AnotarCausa(r.Context(), err)
	body, errJSON := codificar(p)
	if errJSON != nil {
		peticion.AnotarCausa(r.Context(), errJSON)
		p = De(r.Context(), errJSON)
		body, _ = codificar(p) // plain texts only
	}
	p.Cabeceras(w.Header().Set)
	w.Header().Set("Content-Type", ContentType)
	w.WriteHeader(p.Status)
	_, _ = w.Write(append(body, '\n')) // the client may have gone
}

// Cabeceras sets the headers that the status asks for.
func (p *Problema) Cabeceras(set func(name, value string)) {
	switch p.Status {
	case http.StatusUnauthorized:
		set("WWW-Authenticate", "Bearer")
	case http.StatusTooManyRequests:
		set("Retry-After", strconv.Itoa(p.reintentar(reintentarMuchas)))
	case http.StatusServiceUnavailable:
		set("Retry-After", strconv.Itoa(p.reintentar(reintentarDisponible)))
	}
}

func (p *Problema) reintentar(porDefecto int) int {
	if segundos, ok := p.hechos[DetalleReintentar].(int); ok && segundos > 0 {
		return segundos
	}
	return porDefecto
}

// Error is the sentence that the caller reads.
func (p *Problema) Error() string { return p.Detail }

// GetStatus tells huma which status to answer with.
func (p *Problema) GetStatus() int { return p.Status }

// ContentType tells huma how the body is labelled.
func (p *Problema) ContentType(string) string { return ContentType }

// Causa is what the log may see and the caller never does.
func (p *Problema) Causa() error { return p.causa }

// MarshalJSON writes the fixed members first and the facts beside them; a fact never replaces a fixed member.
func (p *Problema) MarshalJSON() ([]byte, error) {
	type fijo Problema
	return unir((*fijo)(p), p.hechos)
}

// MarshalJSON writes the further facts of the field beside its members.
func (e Error) MarshalJSON() ([]byte, error) {
	type fijo Error
	return unir(fijo(e), e.Extra)
}

func unir(fijo any, hechos map[string]any) ([]byte, error) {
	base, err := codificar(fijo)
	if err != nil || len(hechos) == 0 {
		return base, err
	}
	var nombres map[string]json.RawMessage
	if err := json.Unmarshal(base, &nombres); err != nil {
		return nil, err
	}
	otros := make(map[string]any, len(hechos))
	for nombre, valor := range hechos {
		if _, reservado := nombres[nombre]; !reservado {
			otros[nombre] = valor
		}
	}
	if len(otros) == 0 {
		return base, nil
	}
	resto, err := codificar(otros)
	if err != nil {
		return nil, err
	}
	base[len(base)-1] = ','
	return append(base, resto[1:]...), nil
}

func codificar(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
