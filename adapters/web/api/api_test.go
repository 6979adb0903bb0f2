package api

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"go.uber.org/goleak"

	"complementarias/domain/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type notaEntrada struct {
	Texto string `json:"texto" maxLength:"20"`
	Peso  int    `json:"peso,omitempty"`
}

type notaInput struct {
	ID string `path:"id"`
	Cuerpo
	SiCoincide
}

type notaOutput struct {
	ETag string `header:"ETag"`
	Body struct {
		Texto   string `json:"texto"`
		Peso    int    `json:"peso"`
		Version *int64 `json:"version"`
	}
}

type listaInput struct {
	Page   ParametroPagina   `query:"page"`
	Limit  ParametroLimite   `query:"limit" doc:"10 si no se indica"`
	Desde  ParametroFecha    `query:"fechaInicio"`
	Leidas ParametroBooleano `query:"leidas"`
	Search ParametroBusqueda `query:"search"`
	Anio   ParametroEntero   `query:"anio"`
}

type listaOutput struct {
	Body struct {
		Pagination Paginacion `json:"pagination"`
	}
}

func apiDePrueba(t *testing.T) http.Handler {
	t.Helper()
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	hapi := New(engine, "1.2.3", time.Now)
	Escribir(hapi, huma.Operation{OperationID: "anotar", Method: http.MethodPost, Path: "/api/notas/{id}"}, notaEntrada{},
		func(_ context.Context, in *notaInput) (*notaOutput, error) {
			l, err := LectorDe(in.RawBody)
			if err != nil {
				return nil, err
			}
			out := &notaOutput{ETag: ETag(8)}
			out.Body.Texto, out.Body.Peso, out.Body.Version = l.Texto("texto").O("(nada)"), l.Entero("peso").O(0), in.Version()
			return out, l.Err()
		})
	Escribir(hapi, huma.Operation{OperationID: "enviar", Method: http.MethodPost, Path: "/api/notas/{id}/enviar"}, nil,
		func(context.Context, *notaInput) (*struct{}, error) {
			return nil, fault.New(fault.Conflict, "YA", "Ya se envió.")
		})
	Leer(hapi, Publica(huma.Operation{OperationID: "listar", Method: http.MethodGet, Path: "/api/notas"}),
		func(_ context.Context, in *listaInput) (*listaOutput, error) {
			var c Consulta
			out := &listaOutput{}
			out.Body.Pagination = NewPaginacion(c.Pagina(in.Page), c.Limite(in.Limit, 10), 25, false)
			c.Fecha("fechaInicio", in.Desde)
			return out, c.Err()
		})
	RegistrarSalud(hapi, func(context.Context) error { return nil }, func() time.Time { return time.Unix(0, 0) })
	return engine
}

func pedirA(h http.Handler, metodo, ruta, cuerpo string, cabeceras ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), metodo, ruta, strings.NewReader(cuerpo))
	for par := range slices.Chunk(cabeceras, 2) {
		r.Header.Set(par[0], par[1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestEscribirLetsOurParserReportEverything(t *testing.T) {
	h := apiDePrueba(t)
	w := pedirA(h, http.MethodPost, "/api/notas/1", `{"texto":5,"peso":"25","desconocido":{}}`, "Content-Type", "application/json")
	var p struct {
		Status int
		Errors []struct{ Pointer, Code string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusUnprocessableEntity || w.Header().Get("Content-Type") != "application/problem+json" || len(p.Errors) != 2 {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
	if w := pedirA(h, http.MethodPost, "/api/notas/1", `{"texto":"a"} x`); w.Code != http.StatusBadRequest {
		t.Errorf("trailing data: got %d", w.Code)
	}
	if w := pedirA(h, http.MethodPost, "/api/notas/1/enviar", ``); w.Code != http.StatusConflict {
		t.Errorf("a verb without a body reaches its handler: got %d %s", w.Code, w.Body)
	}
}

func TestEscribirTakesNoBodyAsAnEmptyOne(t *testing.T) {
	w := pedirA(apiDePrueba(t), http.MethodPost, "/api/notas/1", "", "If-Match", `"7"`)
	if w.Code != http.StatusOK || w.Body.String() != `{"texto":"(nada)","peso":0,"version":7}`+"\n" || w.Header().Get("ETag") != `"8"` {
		t.Errorf("got %d %s, ETag %s", w.Code, w.Body, w.Header().Get("ETag"))
	}
}

func TestAnswersAreNotEscapedForHTML(t *testing.T) {
	w := pedirA(apiDePrueba(t), http.MethodPost, "/api/notas/1", `{"texto":"<b>á & é</b>"}`)
	if !strings.Contains(w.Body.String(), `"<b>á & é</b>"`) {
		t.Errorf("got %s", w.Body)
	}
}

func TestLeerReportsQueryErrorsTogether(t *testing.T) {
	h := apiDePrueba(t)
	w := pedirA(h, http.MethodGet, "/api/notas?page=abc&limit=0&fechaInicio=31/12/2026", "")
	for _, puntero := range []string{"/query/page", "/query/limit", "/query/fechaInicio"} {
		if !strings.Contains(w.Body.String(), puntero) {
			t.Errorf("%s is missing in %s", puntero, w.Body)
		}
	}
	if w := pedirA(h, http.MethodGet, "/api/notas?page=2", ""); w.Body.String() != `{"pagination":{"page":2,"limit":10,"total":25,"pages":3}}`+"\n" {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

func TestDocumentDescribesWhatIsReallyTaken(t *testing.T) {
	w := pedirA(apiDePrueba(t), http.MethodGet, "/api/openapi.json", "")
	var doc struct {
		OpenAPI string `json:"openapi"`
		Info    struct{ Title, Version string }
		Paths   map[string]map[string]struct {
			Parameters []struct {
				Name   string
				Schema struct {
					Type    string
					Maximum float64
				}
			}
			RequestBody struct {
				Required bool
				Content  map[string]struct {
					Schema struct {
						Ref  string `json:"$ref"`
						Type string
					}
				}
			}
			Security  []map[string][]string
			Responses map[string]any
		}
		Components struct {
			Schemas         map[string]any
			SecuritySchemes map[string]any
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	if doc.OpenAPI != "3.1.0" || doc.Info.Title != "Gestión Complementarias" || doc.Info.Version != "1.2.3" || doc.Components.SecuritySchemes["bearer"] == nil {
		t.Errorf("got %+v", doc.Info)
	}
	anotar := doc.Paths["/api/notas/{id}"]["post"]
	if anotar.RequestBody.Required || anotar.RequestBody.Content["application/json"].Schema.Ref != "#/components/schemas/NotaEntrada" || len(anotar.Security) != 1 {
		t.Errorf("write operation: %+v", anotar)
	}
	if doc.Components.Schemas["NotaEntrada"] == nil || doc.Components.Schemas["Problema"] == nil {
		t.Error("a schema is missing")
	}
	if anotar.Responses["422"] == nil || anotar.Responses["412"] == nil || anotar.Responses["401"] == nil {
		t.Errorf("failures are not documented: %v", anotar.Responses)
	}
	listar := doc.Paths["/api/notas"]["get"]
	if len(listar.Security) != 0 || listar.Responses["401"] != nil {
		t.Error("a public operation asks for no token")
	}
	if p := listar.Parameters[0]; p.Name != "page" || p.Schema.Type != "integer" || p.Schema.Maximum != 1_000_000 {
		t.Errorf("page: %+v", p)
	}
	if strings.Contains(w.Body.String(), "$schema") {
		t.Error("no schema links")
	}
}
