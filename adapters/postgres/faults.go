package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"complementarias/domain/fault"
)

// ErrNoResponde is what a caller sees while the database is away or overloaded; trying again is safe.
var ErrNoResponde = fault.New(fault.Unavailable, "BASE_DE_DATOS_NO_RESPONDE",
	"El sistema no puede consultar sus datos en este momento. Intente de nuevo en unos segundos; no se perdió nada de lo guardado.")

var errMalformedURL = errors.New("it is not a PostgreSQL address")

// Fault turns what the driver says into a fault where the caller can do something about it: a database that is away
// becomes ErrNoResponde. Anything else, sql.ErrNoRows too, comes back as it was.
func Fault(err error) error {
	if err == nil || !unreachable(err) {
		return err
	}
	return ErrNoResponde.Because(err)
}

func unreachable(err error) bool {
	if errors.Is(err, context.Canceled) {
		return false
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true // also when connecting took too long, which the driver tells as a deadline of its own
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return false // the caller's own time is up: adapters/web tells it so
	}
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		// PostgreSQL, appendix A: class 08 connection, class 53 out of resources, 57P0x shutting down or starting, 57014 a time
		// limit of the server, 55P03 a lock not to be had, 25006 read-only after a failover, 40xxx when repeating did not help.
		return strings.HasPrefix(pg.Code, "08") || strings.HasPrefix(pg.Code, "53") || strings.HasPrefix(pg.Code, "57P0") ||
			slices.Contains([]string{"57014", "55P03", "25006", "40001", "40P01"}, pg.Code)
	}
	_, network := errors.AsType[net.Error](err)
	return network || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || pgconn.SafeToRetry(err)
}

// broken names the fault of a broken constraint, if it has one.
func (db *DB) broken(err error) error {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return Fault(err)
	}
	if f, known := db.constraints[pg.ConstraintName]; known {
		return f.Because(err)
	}
	return Fault(err)
}

// retryable tells whether running the transaction again may succeed: serialization failure or deadlock.
func retryable(err error) bool {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (pg.Code == "40001" || pg.Code == "40P01")
}
