package main

import (
	"errors"
	"strings"

	"complementarias/domain/fault"
)

// flagOf is how a person at a terminal gives the fields of an account and of a backup.
var flagOf = map[string]string{"/email": "--correo", "/nombre": "--nombre", "/donde": "--donde"}

// explain gives a person at a terminal the sentences of a refusal, and of other failures what the log would have.
func explain(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err.Error()
	}
	if len(f.Fields) == 0 {
		return f.Message
	}
	lines := make([]string, len(f.Fields))
	for i, field := range f.Fields {
		name, ok := flagOf[field.Pointer]
		if !ok {
			name = strings.TrimPrefix(field.Pointer, "/")
		}
		lines[i] = name + ": " + field.Message
	}
	return strings.Join(lines, "\n")
}
