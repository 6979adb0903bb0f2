package token

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
)

// Navegador makes what the cookies of browsers carry, and knows what is kept of it.
type Navegador struct{ key []byte }

// NewNavegador makes Navegador for key; with another one, every cookie that is out is worth nothing.
func NewNavegador(key []byte) *Navegador { return &Navegador{key: key} }

// New draws 260 bits, as letters and digits.
func (n *Navegador) New() string { return rand.Text() + rand.Text() }

// Huella is the HMAC-SHA-256 of a token: whoever reads the database finds nothing to put in a cookie, and whoever writes
// to it nothing that a cookie of theirs would match.
func (n *Navegador) Huella(token string) string {
	mac := hmac.New(sha256.New, n.key)
	mac.Write([]byte(token))
	return hex.EncodeToString(mac.Sum(nil))
}
