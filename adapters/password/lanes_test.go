package password

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"complementarias/domain/fault"
)

func nothing() error { return nil }

// busy returns a Hasher of one lane, which is taken until the test calls free.
func busy(t *testing.T) (h *Hasher, free func()) {
	t.Helper()
	h = NewHasher(1)
	if err := h.lanes.Acquire(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	return h, func() { h.lanes.Release(1) }
}

func TestWaitingEndsWithTheCallersTime(t *testing.T) {
	h, free := busy(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Hash(ctx, "trigo maduro en la loma"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
	free()
	if err := h.run(t.Context(), nothing); err != nil {
		t.Errorf("once the lane is free: %v", err)
	}
}

func TestTooManyWaitingAreTurnedAwayAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, free := busy(t)
		waited := make(chan error, waitingPerLane)
		for range waitingPerLane {
			go func() { waited <- h.run(t.Context(), nothing) }()
		}
		synctest.Wait()
		for range 3 {
			if err := h.run(t.Context(), nothing); !errors.Is(err, ErrOcupado) || fault.KindOf(err) != fault.Unavailable {
				t.Errorf("one too many got %v, want ErrOcupado", err)
			}
		}
		free()
		for range waitingPerLane {
			if err := <-waited; err != nil {
				t.Errorf("one who waited got %v", err)
			}
		}
		if err := h.run(t.Context(), nothing); err != nil {
			t.Errorf("after the rush: %v", err)
		}
	})
}

func TestAFailedHashFreesItsLane(t *testing.T) {
	h := NewHasher(1)
	for range 3 {
		if _, err := h.Verify(t.Context(), "no hash", "trigo maduro en la loma"); err == nil {
			t.Error("verified against what is no hash")
		}
	}
}
