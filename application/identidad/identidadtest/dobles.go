package identidadtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Hasher is quick and safe for nothing; it counts its work, so that a test can compare what two refusals cost.
type Hasher struct {
	Trabajos atomic.Int64
	Err      error // when set, every call fails with it
}

const marca = "hash:"

// Hash implements app.Hasher.
func (h *Hasher) Hash(_ context.Context, clave string) (string, error) {
	return marca + clave, h.trabajar()
}

// Verify implements app.Hasher.
func (h *Hasher) Verify(_ context.Context, hash, clave string) (bool, error) {
	return hash == marca+clave, h.trabajar()
}

// VerifyDummy implements app.Hasher.
func (h *Hasher) VerifyDummy(context.Context, string) error { return h.trabajar() }

func (h *Hasher) trabajar() error {
	h.Trabajos.Add(1)
	return h.Err
}

// Tokens writes the session's id in the clear.
type Tokens struct{}

const prefijo = "token-de:"

// Sign implements app.Tokens.
func (Tokens) Sign(sesion kernel.SesionID, _ time.Time) (string, error) {
	return prefijo + string(sesion), nil
}

// Parse implements app.Tokens.
func (Tokens) Parse(token string) (kernel.SesionID, error) {
	id, ok := strings.CutPrefix(token, prefijo)
	if !ok {
		return "", identidad.ErrSesion
	}
	return kernel.SesionID(id), nil
}

// TokensNavegador counts its tokens, and keeps them backwards.
type TokensNavegador struct{ n atomic.Int64 }

// New implements app.TokensNavegador.
func (d *TokensNavegador) New() string { return fmt.Sprintf("galleta-%d", d.n.Add(1)) }

// Huella implements app.TokensNavegador.
func (d *TokensNavegador) Huella(token string) string {
	letras := []byte(token)
	slices.Reverse(letras)
	return string(letras)
}

// TokensEnlace writes the link's id in the clear.
type TokensEnlace struct{}

const prefijoEnlace = "enlace-de:"

// De implements app.TokensEnlace.
func (TokensEnlace) De(id identidad.EnlaceID) string { return prefijoEnlace + string(id) }

// Huella implements app.TokensEnlace.
func (TokensEnlace) Huella(token string) (string, bool) {
	return strings.CutPrefix(token, prefijoEnlace)
}

// HuellasFreno writes the parts in the clear.
type HuellasFreno struct{}

// De implements app.HuellasFreno.
func (HuellasFreno) De(partes ...string) string { return strings.Join(partes, "|") }
