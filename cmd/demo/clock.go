package demo

import (
	"sync"
	"time"

	"complementarias/domain/kernel"
)

// Clock is the time that the demonstration data happen at: the use cases read it instead of the real one.
type Clock struct {
	mu    sync.Mutex
	today kernel.Date
	now   time.Time
}

// NewClock begins on the Bogotá day of now.
func NewClock(now time.Time) *Clock { return &Clock{today: kernel.Today(now), now: now} }

// Now is what the use cases read.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// at moves to a minute of the day, in Bogotá, some days before today.
func (c *Clock) at(daysAgo, minute int) {
	d := c.today.AddDays(-daysAgo)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = time.Date(d.Year(), d.Month(), d.Day(), 0, minute, 0, 0, kernel.Bogota).UTC()
}
