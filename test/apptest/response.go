package apptest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Response is an answer that has been read whole.
type Response struct {
	t       testing.TB
	Request string // method and path
	Code    int
	Header  http.Header
	Body    []byte
}

// Status ends the test unless the answer has this status.
func (r Response) Status(want int) Response {
	r.t.Helper()
	if r.Code != want {
		r.t.Fatalf("%s: %d, want %d: %.2000s", r.Request, r.Code, want, r.Body)
	}
	return r
}

// JSON is the whole answer as encoding/json reads it, with numbers as json.Number.
func (r Response) JSON() map[string]any {
	r.t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(r.Body)))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		r.t.Fatalf("%s: no JSON object: %v: %.500s", r.Request, err, r.Body)
	}
	return object
}

// Value is what stands at a path of names and places, such as solicitud.horarios.0.horaFin. It ends the test when
// there is nothing of that name; a null is nil.
func (r Response) Value(path string) any {
	r.t.Helper()
	var value any = r.JSON()
	for name := range strings.SplitSeq(path, ".") {
		found := false
		switch parent := value.(type) {
		case map[string]any:
			value, found = parent[name]
		case []any:
			if i, err := strconv.Atoi(name); err == nil && i < len(parent) {
				value, found = parent[i], true
			}
		}
		if !found {
			r.t.Fatalf("%s: the answer has no %s: %.2000s", r.Request, path, r.Body)
		}
	}
	return value
}

// Text is the text at a path, or the digits of a number.
func (r Response) Text(path string) string {
	r.t.Helper()
	switch value := r.Value(path).(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	default:
		r.t.Fatalf("%s: %s is %v, want a text", r.Request, path, value)
		return ""
	}
}

// Int is the whole number at a path.
func (r Response) Int(path string) int {
	r.t.Helper()
	n, err := strconv.Atoi(r.Text(path))
	if err != nil {
		r.t.Fatalf("%s: %s: %v", r.Request, path, err)
	}
	return n
}

// List is the list at a path.
func (r Response) List(path string) []any {
	r.t.Helper()
	list, ok := r.Value(path).([]any)
	if !ok {
		r.t.Fatalf("%s: %s is no list: %.500s", r.Request, path, r.Body)
	}
	return list
}

// Pointers are the fields that a problem complains about, sorted, each once.
func (r Response) Pointers() []string {
	r.t.Helper()
	entries, _ := r.JSON()["errors"].([]any)
	var pointers []string
	for _, entry := range entries {
		object, _ := entry.(map[string]any)
		pointer, _ := object["pointer"].(string)
		pointers = append(pointers, pointer)
	}
	slices.Sort(pointers)
	return slices.Compact(pointers)
}
