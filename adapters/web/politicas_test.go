package web

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/api"
)

func TestARouteWithoutAPolicyNeverStarts(t *testing.T) {
	m := nuevaMesa(t)
	m.deps.Recursos = append(m.deps.Recursos, func(hapi huma.API) {
		api.Leer(hapi, huma.Operation{OperationID: "olvidada", Method: http.MethodGet, Path: "/api/olvidada/{id}"},
			func(context.Context, *struct{}) (*struct{}, error) { return nil, nil })
	})
	if _, err := New(m.deps); err == nil || !strings.Contains(err.Error(), "GET /api/olvidada/:id has no policy") {
		t.Errorf("got %v", err)
	}
}

func TestAPolicyWithoutARouteNeverStarts(t *testing.T) {
	m := nuevaMesa(t)
	tabla := maps.Clone(politicas)
	tabla["DELETE /api/solicitudes/:id"] = ConSesion
	if _, err := newServer(m.deps, tabla); err == nil || !strings.Contains(err.Error(), "DELETE /api/solicitudes/:id has no route") {
		t.Errorf("got %v", err)
	}
}

func TestEveryRouteKeepsItsPolicy(t *testing.T) {
	m := nuevaMesa(t)
	for fila, politica := range politicas {
		metodo, ruta, _ := strings.Cut(fila, " ")
		if !strings.HasPrefix(ruta, "/api/") && !sinPaginas[ruta] {
			continue // pages need real use cases: test/politica asks for each as everybody
		}
		ruta = strings.ReplaceAll(ruta, ":id", "0199")
		sinToken := m.pedir(metodo, ruta, "").Code
		if politica == Publica && sinToken != http.StatusOK || politica == ConSesion && sinToken != http.StatusUnauthorized {
			t.Errorf("%s without a token: got %d", fila, sinToken)
		}
		quiere := http.StatusOK
		if _, es := subidas[fila]; es {
			quiere = http.StatusForbidden // Ana teaches, and whoever may not send a file is told before it is received
		}
		if conToken := m.pedir(metodo, ruta, "", comoAna()...).Code; conToken != quiere {
			t.Errorf("%s with a token: got %d", fila, conToken)
		}
	}
}

func TestRutasAreThoseOfTheRouter(t *testing.T) {
	rutas := nuevaMesa(t).servidor.Rutas()
	if quiere := slices.Sorted(maps.Keys(politicas)); !slices.Equal(rutas, quiere) {
		t.Errorf("got %q, want %q", rutas, quiere)
	}
}

func TestForgettingAPolicyRefuses(t *testing.T) {
	var olvido Politica
	if olvido != ConSesion {
		t.Error("the zero policy must be the strict one")
	}
}
