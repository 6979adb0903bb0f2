package apptest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"complementarias/test/openapi"
)

// document is parsed once for a process: it is the same for every App but for the dates of its examples.
var document struct {
	once   sync.Once
	parsed *openapi.Document
	err    error
}

// contract is the OpenAPI document as this App serves it.
func (a *App) contract(t testing.TB) *openapi.Document {
	t.Helper()
	document.once.Do(func() {
		w := httptest.NewRecorder()
		a.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, openapi.Path, nil))
		if w.Code != http.StatusOK {
			document.err = fmt.Errorf("%s: %d", openapi.Path, w.Code)
			return
		}
		document.parsed, document.err = openapi.Parse(w.Body.Bytes())
	})
	if document.err != nil {
		t.Fatalf("apptest: %v", document.err)
	}
	return document.parsed
}

// hold fails the test when the document does not describe an answer of the API.
func (c Client) hold(r *http.Request, answer Response) {
	c.t.Helper()
	if !strings.HasPrefix(r.URL.Path, "/api/") || openapi.Undescribed(r.URL.Path) {
		return
	}
	if err := c.app.contract(c.t).Answer(r, answer.Code, answer.Header, answer.Body); err != nil {
		c.t.Errorf("%s: the answer is not as %s describes it: %v: %.1000s", answer.Request, openapi.Path, err, answer.Body)
	}
}
