package main

import (
	"errors"
	"strings"

	"complementarias/domain/fault"
)

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
		lines[i] = strings.TrimPrefix(field.Pointer, "/") + ": " + field.Message
	}
	return strings.Join(lines, "\n")
}
