package descarga

import (
	"math"
	"testing"
	"time"
)

// TestAFileHasTheTimeThatItsSizeNeeds: its temporary file and its connection are held meanwhile.
func TestAFileHasTheTimeThatItsSizeNeeds(t *testing.T) {
	for bytes, quiere := range map[int64]time.Duration{
		0: 30 * time.Second, 29_999: 30 * time.Second, 150_000: 35 * time.Second, 3_000_000: 130 * time.Second,
		18_000_000: 10 * time.Minute, math.MaxInt64: 10 * time.Minute,
	} {
		if got := tiempoDeBajada(bytes); got != quiere {
			t.Errorf("%d bytes: %s, want %s", bytes, got, quiere)
		}
	}
}
