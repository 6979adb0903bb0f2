package postgres

import "strings"

// ConNulo tells that a text has a NUL, which no row of PostgreSQL can hold: as an id it names nothing, and it must not
// become a part of a statement.
func ConNulo(texto string) bool { return strings.ContainsRune(texto, 0) }
