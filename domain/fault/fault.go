// Package fault is the one error type that crosses layers: a kind that an adapter can translate, a sentence in
// Spanish that a user may read, and a cause that only the log sees.
package fault

import (
	"errors"
	"strings"
)

// Kind says what sort of failure it is; adapters map it (HTTP has one table, adapters/web/problema).
type Kind int

const (
	Internal        Kind = iota // a defect of ours: the user reads a fixed text
	Malformed                   // not readable at all: broken JSON, broken UTF-8
	Unauthenticated             // nobody has signed in, or the session has ended
	Forbidden                   // this role may never do this
	NotFound                    // absent, or outside of what the caller may see: both look the same
	NotAllowed                  // the resource has no such method
	NotAcceptable               // no representation that the caller accepts
	Conflict                    // the state does not allow it now
	Stale                       // the caller decided on an older version
	TooLarge                    // more than we read
	Unsupported                 // a media type that we do not read
	Invalid                     // readable, but it breaks rules: Fields says which
	TooMany                     // slow down
	Unavailable                 // try again in a moment
)

// Field is one broken rule. Pointer is a JSON pointer into what the caller sent (/horarios/0/horaFin, /query/page).
type Field struct {
	Pointer string
	Code    string         // UPPER_SNAKE, stable
	Message string         // Spanish: what is wrong and how to mend it
	Extra   map[string]any // further facts that a program may need, such as faltanMinutos
}

// Error is a failure with a safe text. Compare with errors.Is: two Errors match when their codes do.
type Error struct {
	Kind    Kind
	Code    string
	Message string
	Fields  []Field
	Details map[string]any // facts for the caller beside the message, such as the clashing courses
	cause   error
}

// New makes a failure without fields; package variables made with it serve as sentinels.
func New(kind Kind, code, message string) *Error {
	return &Error{Kind: kind, Code: code, Message: message}
}

// Fields makes the failure of validation that carries every broken rule at once, one for each field: the first, so what
// could not be read comes before what is missing. It returns nil when there is none.
func Fields(fields []Field) error {
	if len(fields) == 0 {
		return nil
	}
	fields = FirstPerField(fields)
	return &Error{Kind: Invalid, Code: "DATOS_INVALIDOS", Message: summary(fields), Fields: fields}
}

// FirstPerField keeps the first entry of each pointer, in order.
func FirstPerField(fields []Field) []Field {
	seen := make(map[string]bool, len(fields))
	var first []Field
	for _, f := range fields {
		if !seen[f.Pointer] {
			seen[f.Pointer] = true
			first = append(first, f)
		}
	}
	return first
}

func summary(fields []Field) string {
	if len(fields) == 1 {
		return fields[0].Message
	}
	texts := make([]string, 0, 3)
	for _, f := range fields[:min(3, len(fields))] {
		texts = append(texts, f.Message)
	}
	if len(fields) > 3 {
		texts = append(texts, "Hay más campos por corregir.")
	}
	return strings.Join(texts, " ")
}

// Error is for the log: code, sentence and cause.
func (e *Error) Error() string {
	text := e.Code + ": " + e.Message
	if e.cause != nil {
		text += ": " + e.cause.Error()
	}
	return text
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.cause }

// Is reports whether target is a fault of the same code, so that a copy with a cause still matches its sentinel.
func (e *Error) Is(target error) bool {
	t, ok := errors.AsType[*Error](target)
	return ok && t.Code == e.Code
}

// Because returns a copy that carries cause for the log.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// Saying returns a copy with another sentence for the user.
func (e *Error) Saying(message string) *Error {
	c := *e
	c.Message = message
	return &c
}

// With returns a copy that tells the caller one more fact.
func (e *Error) With(key string, value any) *Error {
	c := *e
	c.Details = make(map[string]any, len(e.Details)+1)
	for k, v := range e.Details {
		c.Details[k] = v
	}
	c.Details[key] = value
	return &c
}

// At returns the failure as one of validation at a single field.
func (e *Error) At(pointer string) *Error {
	c := *e
	c.Kind = Invalid
	c.Fields = []Field{{Pointer: pointer, Code: e.Code, Message: e.Message}}
	return &c
}

// KindOf returns the kind of err, Internal when it is no fault of ours.
func KindOf(err error) Kind {
	if f, ok := errors.AsType[*Error](err); ok {
		return f.Kind
	}
	return Internal
}
