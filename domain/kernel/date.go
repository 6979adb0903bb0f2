package kernel

import (
	"errors"
	"time"
)

// Date is a civil date without hour or zone. Its zero value means "no date"; two Dates are equal with ==.
type Date struct {
	n int32 // days since 0001-01-01, counted from 1
}

const (
	daysTo1970    = 719163 // days from 0001-01-01 (day 1) to 1970-01-01
	secondsPerDay = 24 * 60 * 60
	firstYear     = 1900
	lastYear      = 2199
)

var errDate = errors.New("kernel: not a date of the form YYYY-MM-DD")

// NewDate returns the date of year, month and day; out-of-range days are carried over as time.Date does.
func NewDate(year int, month time.Month, day int) Date {
	return Date{int32(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay + daysTo1970)} //nolint:gosec // years are bounded by the callers
}

// LastDate is the latest that ParseDate reads; nothing may be planned after it, or it could not be read again.
func LastDate() Date { return NewDate(lastYear, time.December, 31) }

// ParseDate reads exactly YYYY-MM-DD, years 1900 to 2199. A day that does not exist, such as 2026-02-30, is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return Date{}, errDate
	}
	return NewDate(t.Date()), nil
}

// DateIn returns the civil date of the instant t in the zone loc.
func DateIn(t time.Time, loc *time.Location) Date { return NewDate(t.In(loc).Date()) }

// Today returns the civil date of the instant t in Bogotá, where every rule about "today" is read.
func Today(t time.Time) Date { return DateIn(t, Bogota) }

func (d Date) IsZero() bool          { return d.n == 0 }
func (d Date) Before(o Date) bool    { return d.n < o.n }
func (d Date) After(o Date) bool     { return d.n > o.n }
func (d Date) AddDays(days int) Date { return Date{d.n + int32(days)} } //nolint:gosec // spans of at most a few years

// DaysSince returns the number of days from o to d; negative when d is earlier.
func (d Date) DaysSince(o Date) int { return int(d.n - o.n) }

// AddMonths moves by calendar months; a day that the month lacks becomes its last one (2025-08-31 + 6 = 2026-02-28).
func (d Date) AddMonths(months int) Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDate(first.Year(), first.Month(), min(t.Day(), last))
}

// Time returns midnight UTC of the date.
func (d Date) Time() time.Time {
	return time.Unix((int64(d.n)-daysTo1970)*secondsPerDay, 0).UTC()
}

func (d Date) Year() int         { return d.Time().Year() }
func (d Date) Month() time.Month { return d.Time().Month() }
func (d Date) Day() int          { return d.Time().Day() }

// Weekday counts as ISO 8601 does: Monday 1 to Sunday 7.
func (d Date) Weekday() int { return int((d.n-1)%7) + 1 }

// ISOWeek returns the ISO 8601 year and week of the date.
func (d Date) ISOWeek() (year, week int) { return d.Time().ISOWeek() }

// String writes YYYY-MM-DD, and nothing for the zero date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}
