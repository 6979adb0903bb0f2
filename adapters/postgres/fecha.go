package postgres

import (
	"database/sql/driver"
	"fmt"
	"time"

	"complementarias/domain/kernel"
)

// Fecha carries a civil date to and from a date column; the zero date is NULL.
type Fecha struct{ kernel.Date }

// Value writes YYYY-MM-DD.
func (f Fecha) Value() (driver.Value, error) {
	if f.IsZero() {
		return nil, nil //nolint:nilnil // that is how driver.Valuer says NULL
	}
	return f.String(), nil
}

// Scan reads what the driver gives for a date.
func (f *Fecha) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		f.Date = kernel.Date{}
	case time.Time:
		f.Date = kernel.NewDate(v.Date())
	case string:
		d, err := kernel.ParseDate(v)
		if err != nil {
			return fmt.Errorf("read a date: %w", err)
		}
		f.Date = d
	default:
		return fmt.Errorf("read a date: unexpected %T", src)
	}
	return nil
}
