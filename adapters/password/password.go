// Package password keeps passwords as argon2id hashes and makes random ones.
package password

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/alexedwards/argon2id"
	"golang.org/x/sync/semaphore"
	"golang.org/x/text/unicode/norm"

	"complementarias/domain/fault"
)

// DefaultLanes hashes that run at once fit the memory of the smallest machine that we promise to run on.
const DefaultLanes = 2

// waitingPerLane callers may queue for each lane: at some 20 ms a hash the last of them waits less than a second.
const waitingPerLane = 32

// ErrOcupado is what a caller sees when too many others already wait for their password to be checked.
var ErrOcupado = fault.New(fault.Unavailable, "INGRESO_OCUPADO",
	"Hay muchas personas ingresando en este momento. Intente de nuevo en unos segundos.")

// params are the second choice of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one thread.
var params = argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Hasher hashes and checks passwords, only so many at once: each one takes 19 MiB while it runs.
// Texts are brought to NFC first (RFC 8265, OpaqueString), because keyboards disagree on how to write an "ñ".
type Hasher struct {
	lanes      *semaphore.Weighted
	waiting    atomic.Int64
	maxWaiting int64
	dummy      string
}

// NewHasher makes a Hasher that runs at most lanes hashes at once and lets waitingPerLane callers queue for each.
func NewHasher(lanes int) *Hasher {
	return &Hasher{lanes: semaphore.NewWeighted(int64(lanes)), maxWaiting: int64(lanes) * waitingPerLane, dummy: impossible()}
}

// impossible is a well-formed hash of the current cost that no password matches in practice: its key is all zeroes.
func impossible() string {
	zeroes := func(n uint32) string { return base64.RawStdEncoding.EncodeToString(make([]byte, n)) }
	return fmt.Sprintf("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
		params.Memory, params.Iterations, params.Parallelism, zeroes(params.SaltLength), zeroes(params.KeyLength))
}

// Hash returns the hash to store. It fails with ErrOcupado, or with ctx's error when the time to wait is over.
func (h *Hasher) Hash(ctx context.Context, clave string) (string, error) {
	var hash string
	err := h.run(ctx, func() (err error) {
		hash, err = argon2id.CreateHash(norm.NFC.String(clave), &params)
		return err
	})
	return hash, err
}

// Verify tells whether clave is the one that hash was made of. It fails as Hash does, and on a hash that is none.
func (h *Hasher) Verify(ctx context.Context, hash, clave string) (bool, error) {
	var match bool
	err := h.run(ctx, func() (err error) {
		match, err = argon2id.ComparePasswordAndHash(norm.NFC.String(clave), hash)
		return err
	})
	return match, err
}

// VerifyDummy does the work of Verify for somebody who does not exist, so that the time tells nothing.
func (h *Hasher) VerifyDummy(ctx context.Context, clave string) error {
	_, err := h.Verify(ctx, h.dummy, clave)
	return err
}

func (h *Hasher) run(ctx context.Context, work func() error) error {
	if !h.lanes.TryAcquire(1) {
		if err := h.wait(ctx); err != nil {
			return err
		}
	}
	defer h.lanes.Release(1)
	if err := work(); err != nil {
		return fmt.Errorf("argon2id: %w", err)
	}
	return nil
}

func (h *Hasher) wait(ctx context.Context) error {
	defer h.waiting.Add(-1)
	if h.waiting.Add(1) > h.maxWaiting {
		return ErrOcupado
	}
	if err := h.lanes.Acquire(ctx, 1); err != nil {
		return fmt.Errorf("wait to hash a password: %w", err)
	}
	return nil
}

// Random returns a new password of 27 characters with 120 random bits, in groups that can be read out loud.
func Random() string {
	s := strings.ToLower(rand.Text())
	return s[0:6] + "-" + s[6:12] + "-" + s[12:18] + "-" + s[18:24]
}
