// Package openapi checks answers of the JSON API against the OpenAPI document that the program itself serves.
package openapi

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	liberrors "github.com/pb33f/libopenapi-validator/errors"
)

// Path is where the program serves its document.
const Path = "/api/openapi.json"

// Undescribed tells the two paths under /api/ that are no operation: the document itself and the page that shows it.
func Undescribed(path string) bool { return path == Path || path == "/api/docs" }

// Document is a parsed OpenAPI document. It may be asked by several goroutines at once.
type Document struct{ validator validator.Validator }

// Parse compiles the schemas of a document, so it is done once for a process.
func Parse(text []byte) (*Document, error) {
	parsed, err := libopenapi.NewDocument(text)
	if err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	v, errs := validator.NewValidator(parsed, config.WithFormatAssertions())
	if len(errs) > 0 {
		return nil, fmt.Errorf("openapi: %w", errors.Join(errs...))
	}
	return &Document{v}, nil
}

// Valid says what is wrong with the document by the rules of OpenAPI 3.1.
func (d *Document) Valid() error {
	_, errs := d.validator.ValidateDocument()
	return joined(errs)
}

// Answer says what an answer has that the document does not allow: a status that its operation does not have, another
// media type, a body of another shape. What no operation answers must be told as a problem all the same.
func (d *Document) Answer(r *http.Request, status int, header http.Header, body []byte) error {
	if r.Method == http.MethodHead || (r.Method == http.MethodOptions && status == http.StatusNoContent) {
		return nil // no body, and no operation of its own
	}
	errs := d.answer(r, status, header, body)
	if len(errs) == 1 && errs[0].IsPathMissingError() || len(errs) == 1 && errs[0].IsOperationMissingError() {
		if status < http.StatusBadRequest {
			return joined(errs)
		}
		known, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://localhost"+anyPath, nil)
		if err != nil {
			return err
		}
		errs = d.answer(known, http.StatusInternalServerError, header, body)
	}
	return joined(errs)
}

// anyPath is of an operation that has a problem for every failure of the server.
const anyPath = "/api/auth/me"

func (d *Document) answer(r *http.Request, status int, header http.Header, body []byte) []*liberrors.ValidationError {
	_, errs := d.validator.ValidateHttpResponse(r, &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(bytes.NewReader(body)), Request: r})
	return errs
}

func joined(errs []*liberrors.ValidationError) error {
	var all []error
	for _, e := range errs {
		if len(e.SchemaValidationErrors) == 0 {
			all = append(all, errors.New(e.Message+": "+e.Reason))
		}
		for _, s := range e.SchemaValidationErrors {
			all = append(all, fmt.Errorf("/%s %s", strings.Join(s.InstancePath, "/"), s.Reason))
		}
	}
	return errors.Join(all...)
}
