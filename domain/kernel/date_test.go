package kernel_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/kernel"
)

func TestParseDateRefusesWhatIsNoDate(t *testing.T) {
	for _, s := range []string{"", "2026-02-30", "31/12/2026", "mañana", "2026-2-3", "2026-12-15T00:00:00Z", "0000-01-01", "9999-01-01", " 2026-01-01"} {
		if d, err := kernel.ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
}

func TestDateAgreesWithTheStandardCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(0, 300*365).Draw(t, "days")
		want := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
		got := kernel.NewDate(1900, 1, 1).AddDays(days)
		if got.Time() != want || got.String() != want.Format(time.DateOnly) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if weekday := (int(want.Weekday())+6)%7 + 1; got.Weekday() != weekday {
			t.Fatalf("weekday of %v: got %d, want %d", got, got.Weekday(), weekday)
		}
		if back, err := kernel.ParseDate(got.String()); err != nil || back != got {
			t.Fatalf("%v does not survive being written and read: %v, %v", got, back, err)
		}
	})
}

func TestAddMonthsStaysInTheMonth(t *testing.T) {
	for from, want := range map[string]string{"2026-01-31": "2026-07-31", "2025-08-31": "2026-02-28", "2027-08-31": "2028-02-29", "2026-12-15": "2027-06-15"} {
		d, err := kernel.ParseDate(from)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.AddMonths(6).String(); got != want {
			t.Errorf("%s + 6 months = %s, want %s", from, got, want)
		}
	}
}

func TestTodayIsBogotas(t *testing.T) {
	newYear := time.Date(2027, 1, 1, 4, 30, 0, 0, time.UTC)
	if got := kernel.Today(newYear).String(); got != "2026-12-31" {
		t.Errorf("2027-01-01T04:30Z is %s in Bogotá, want 2026-12-31", got)
	}
	if got := kernel.Today(newYear.Add(time.Hour)).String(); got != "2027-01-01" {
		t.Errorf("2027-01-01T05:30Z is %s in Bogotá, want 2027-01-01", got)
	}
}
