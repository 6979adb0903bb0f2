// Package migrations holds the schema as plain SQL: <UTC timestamp>_<module>_<what>.tx.up.sql and .tx.down.sql, each
// run in one transaction and never edited once released. adapters/postgres applies them.
package migrations

import "embed"

// FS holds every migration.
//
//go:embed *.sql
var FS embed.FS
