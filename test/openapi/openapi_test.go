package openapi_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"complementarias/test/openapi"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const small = `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
	"paths": {"/api/auth/me": {"get": {"responses": {
		"200": {"description": "d", "content": {"application/json": {"schema": {"type": "object", "required": ["name"],
			"properties": {"name": {"type": "string"}, "born": {"type": ["string", "null"], "format": "date"}}}}}},
		"500": {"description": "d", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}}},
	"components": {"schemas": {"Problem": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}}}}`

func TestAnswersThatAreNotDescribedAreTold(t *testing.T) {
	document, err := openapi.Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if err := document.Valid(); err != nil {
		t.Fatalf("the document itself: %v", err)
	}
	const problem = "application/problem+json"
	var group sync.WaitGroup
	for _, c := range []struct {
		method, path string
		status       int
		media, body  string
		want         string // "" when the answer is right
	}{
		{"GET", "/api/auth/me", 200, "application/json", `{"name":"a","born":null,"more":1}`, ""},
		{"GET", "/api/auth/me", 200, "application/json; charset=utf-8", `{"name":"a","born":"2026-02-28"}`, ""},
		{"GET", "/api/auth/me", 200, "application/json", `{"name":5}`, "/name got number, want string"},
		{"GET", "/api/auth/me", 200, "application/json", `{"born":null}`, "missing property 'name'"},
		{"GET", "/api/auth/me", 200, "application/json", `{"name":"a","born":"2026-02-30"}`, "/born"},
		{"GET", "/api/auth/me", 200, "application/json", `{"name":`, "cannot be decoded"},
		{"GET", "/api/auth/me", 200, "text/html", `<p>`, "text/html"},
		{"GET", "/api/auth/me", 201, "application/json", `{"name":"a"}`, "201"},
		{"GET", "/api/auth/me", 500, problem, `{"error":"e"}`, ""},
		{"GET", "/api/auth/me", 500, "application/json", `{"error":"e"}`, "application/json"},
		{"GET", "/api/nothing", 404, problem, `{"error":"e"}`, ""},
		{"GET", "/api/nothing", 404, problem, `{}`, "missing property 'error'"},
		{"GET", "/api/nothing", 200, "application/json", `{}`, "not found"},
		{"POST", "/api/auth/me", 405, problem, `{"error":"e"}`, ""},
		{"POST", "/api/auth/me", 405, problem, `{"error":5}`, "/error"},
		{"HEAD", "/api/auth/me", 200, "application/json", ``, ""},
		{"OPTIONS", "/api/auth/me", 204, "", ``, ""},
	} {
		group.Go(func() { // one Document for all, as tests that run side by side use it
			r := httptest.NewRequestWithContext(t.Context(), c.method, c.path, nil)
			err := document.Answer(r, c.status, http.Header{"Content-Type": {c.media}}, []byte(c.body))
			if (err == nil) != (c.want == "") || (err != nil && !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%s %s %d %s %s: %v, want %q", c.method, c.path, c.status, c.media, c.body, err, c.want)
			}
		})
	}
	group.Wait()
}
