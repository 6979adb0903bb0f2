package api

import (
	"strconv"
	"strings"

	"complementarias/domain/fault"
)

// ErrIfMatch is the answer to an If-Match that names no version of ours.
var ErrIfMatch = fault.New(fault.Stale, "IF_MATCH_NO_COINCIDE",
	"La versión indicada en If-Match no es la actual. Consulte la solicitud de nuevo y envíe el ETag que reciba.")

// SiCoincide is embedded in the input of an operation that accepts If-Match.
type SiCoincide struct {
	IfMatch string `header:"If-Match" doc:"ETag de la versión sobre la que se decide"`
}

// Version returns the version that the caller decided on, nil when any will do. What is no single ETag of ours cannot
// match: ErrIfMatch. A weak one counts, because the version names the state and not the bytes, and proxies that
// compress weaken it.
func (s SiCoincide) Version() (*int64, error) {
	texto := strings.TrimSpace(s.IfMatch)
	if texto == "" || texto == "*" {
		return nil, nil
	}
	texto = strings.TrimPrefix(texto, "W/")
	sinComillas, abre := strings.CutPrefix(texto, `"`)
	sinComillas, cierra := strings.CutSuffix(sinComillas, `"`)
	version, err := strconv.ParseInt(sinComillas, 10, 64)
	if !abre || !cierra || err != nil || ETag(version) != texto {
		return nil, ErrIfMatch
	}
	return &version, nil
}

// ETag writes a version for the header of the same name.
func ETag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }
