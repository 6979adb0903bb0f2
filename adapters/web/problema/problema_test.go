package problema_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/domain/fault"
)

func conID() context.Context {
	return peticion.Con(context.Background(), &peticion.Peticion{ID: "0199-abc"})
}

func TestEveryKindHasAStatus(t *testing.T) {
	for kind, estado := range map[fault.Kind]int{
		fault.Internal: 500, fault.Malformed: 400, fault.Unauthenticated: 401, fault.Forbidden: 403, fault.NotFound: 404,
		fault.NotAllowed: 405, fault.NotAcceptable: 406, fault.Conflict: 409, fault.Stale: 412, fault.TooLarge: 413,
		fault.Unsupported: 415, fault.Invalid: 422, fault.TooMany: 429, fault.Unavailable: 503, fault.Unavailable + 1: 500,
	} {
		p := problema.De(conID(), fault.New(kind, "CODIGO", "Qué pasó."))
		if p.Status != estado || p.Title == "" || p.Title == http.StatusText(estado) {
			t.Errorf("kind %d: got %d %q, want %d", kind, p.Status, p.Title, estado)
		}
	}
}

func TestWhatIsNotAFaultTellsNothing(t *testing.T) {
	secreto := errors.New("pq: password authentication failed for user app")
	for nombre, err := range map[string]error{
		"unknown":          secreto,
		"wrapped":          fmt.Errorf("list: %w", secreto),
		"an Internal kind": fault.New(fault.Internal, "RARO", "texto interno").Because(secreto).With("tabla", "usuarios"),
	} {
		p := problema.De(conID(), err)
		b, errJSON := json.Marshal(p)
		if errJSON != nil {
			t.Fatal(errJSON)
		}
		if p.Status != 500 || p.Code != "ERROR_INTERNO" || !strings.Contains(p.Detail, "0199-abc") || strings.ContainsAny(p.Detail, "\n") ||
			strings.Contains(string(b), "pq:") || strings.Contains(string(b), "interno\"") || strings.Contains(string(b), "tabla") {
			t.Errorf("%s: got %s", nombre, b)
		}
		if !errors.Is(p.Causa(), secreto) {
			t.Errorf("%s: the log must have the cause, got %v", nombre, p.Causa())
		}
	}
}

func TestAContextThatEndedIsA503(t *testing.T) {
	for _, err := range []error{
		context.DeadlineExceeded,
		fmt.Errorf("query: %w", context.Canceled),
		errors.Join(io.EOF, context.DeadlineExceeded),
		fault.New(fault.Internal, "X", "x").Because(context.DeadlineExceeded),
	} {
		if p := problema.De(conID(), err); p.Status != 503 {
			t.Errorf("%v: got %d", err, p.Status)
		}
	}
}

func TestAFaultIsFoundDeepInTheChain(t *testing.T) {
	err := errors.Join(io.EOF, fmt.Errorf("approve: %w", fault.New(fault.Conflict, "YA_APROBADA", "Ya está aprobada.").Because(io.EOF)))
	if p := problema.De(conID(), err); p.Status != 409 || p.Code != "YA_APROBADA" || p.Detail != "Ya está aprobada." {
		t.Errorf("got %+v", p)
	}
}

func TestShapeOfTheBody(t *testing.T) {
	var f *fault.Error
	errors.As(fault.Fields([]fault.Field{
		{Pointer: "/horarios/0/horaFin", Code: "HORA_INVALIDA", Message: "Corrija la hora <fin>."},
		{Pointer: "/duracionMaxima", Code: "EXCEDE_LIMITE", Message: "Faltan 90 minutos.", Extra: map[string]any{"faltanMinutos": 90, "code": "OTRO"}},
	}), &f)
	err := f.With("cruces", []string{"SOL-2026-001"}).With("status", 200).With("error", "otro")
	w := httptest.NewRecorder()
	problema.Escribir(w, httptest.NewRequestWithContext(conID(), "POST", "/", nil), err)

	quiere := `{"type":"about:blank","title":"Datos por corregir","status":422,"detail":"Corrija la hora <fin>. Faltan 90 minutos.",` +
		`"instance":"0199-abc","error":"Corrija la hora <fin>. Faltan 90 minutos.","code":"DATOS_INVALIDOS","errors":[` +
		`{"pointer":"/horarios/0/horaFin","code":"HORA_INVALIDA","detail":"Corrija la hora <fin>."},` +
		`{"pointer":"/duracionMaxima","code":"EXCEDE_LIMITE","detail":"Faltan 90 minutos.","faltanMinutos":90}],` +
		`"cruces":["SOL-2026-001"]}` + "\n"
	if got := w.Body.String(); w.Code != 422 || got != quiere {
		t.Errorf("got  %s\nwant %s", got, quiere)
	}
	if got := w.Header().Get("Content-Type"); got != problema.ContentType {
		t.Errorf("got %q", got)
	}
}

func TestHeadersOfTheStatus(t *testing.T) {
	for nombre, caso := range map[string]struct {
		err                error
		reintentar, portal string
	}{
		"login throttled":     {fault.New(fault.TooMany, "X", "x").With(problema.DetalleReintentar, 90), "90", ""},
		"throttled":           {fault.New(fault.TooMany, "X", "x"), "30", ""},
		"unavailable":         {fault.New(fault.Unavailable, "X", "x"), "2", ""},
		"a nonsensical delay": {fault.New(fault.Unavailable, "X", "x").With(problema.DetalleReintentar, -1), "2", ""},
		"nobody":              {fault.New(fault.Unauthenticated, "X", "x"), "", "Bearer"},
		"conflict":            {fault.New(fault.Conflict, "X", "x"), "", ""},
	} {
		w := httptest.NewRecorder()
		problema.Escribir(w, httptest.NewRequestWithContext(conID(), "GET", "/", nil), caso.err)
		if w.Header().Get("Retry-After") != caso.reintentar || w.Header().Get("WWW-Authenticate") != caso.portal {
			t.Errorf("%s: got %v", nombre, w.Header())
		}
	}
}

func TestFactsThatCannotBeWrittenAreA500(t *testing.T) {
	w := httptest.NewRecorder()
	ctx := conID()
	problema.Escribir(w, httptest.NewRequestWithContext(ctx, "GET", "/", nil), fault.New(fault.Conflict, "X", "x").With("raro", func() {}))
	if w.Code != 500 || !strings.Contains(w.Body.String(), "ERROR_INTERNO") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

func TestHumaSpeaksOurWay(t *testing.T) {
	problema.Instalar()
	problema.Instalar()
	err := huma.NewError(http.StatusUnprocessableEntity, "validation failed",
		&huma.ErrorDetail{Message: "expected integer", Location: "body.horarios[0].horaFin"},
		&huma.ErrorDetail{Message: "invalid integer", Location: "query.page"},
		&huma.ErrorDetail{Message: "bad body", Location: "body"})
	p, ok := err.(*problema.Problema)
	if !ok || p.GetStatus() != 422 || p.Mensaje != p.Detail || strings.Contains(p.Detail, "validation") {
		t.Fatalf("got %#v", err)
	}
	for i, puntero := range []string{"/horarios/0/horaFin", "/query/page", ""} {
		if p.Errors[i].Pointer != puntero || strings.Contains(p.Errors[i].Detail, "integer") {
			t.Errorf("got %+v, want %s", p.Errors[i], puntero)
		}
	}
	if huma.NewError(http.StatusTeapot, "short and stout").Error() == "short and stout" {
		t.Error("an English sentence came through")
	}
}
