package api

import (
	"strconv"
	"strings"
)

// ninguna is the version of nothing: no row ever has it.
const ninguna = int64(-1)

// SiCoincide is embedded in the input of an operation that accepts If-Match.
type SiCoincide struct {
	IfMatch string `header:"If-Match" doc:"ETag de la versión sobre la que se decide; sin ella vale la última" example:"\"3\""`
}

// Version returns the version that the caller decided on, nil when any will do. What is no single ETag of ours matches
// nothing, and is refused as stale in its turn: after role and scope. A weak one counts, because the version names the
// state and not the bytes, and proxies that compress weaken it.
func (s SiCoincide) Version() *int64 {
	texto := strings.TrimSpace(s.IfMatch)
	if texto == "" || texto == "*" {
		return nil
	}
	version, err := strconv.ParseInt(strings.Trim(strings.TrimPrefix(texto, "W/"), `"`), 10, 64)
	if err != nil || ETag(version) != strings.TrimPrefix(texto, "W/") {
		version = ninguna
	}
	return &version
}

// ETag writes a version for the header of the same name.
func ETag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }
