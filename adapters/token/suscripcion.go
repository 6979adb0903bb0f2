package token

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"

	"complementarias/application/calendario"
)

// Suscripciones makes the secret part of the addresses that calendar programs read, and knows what is kept of it.
type Suscripciones struct{ key []byte }

// NewSuscripciones makes Suscripciones for a key of the installation. With another key the addresses that are out go on,
// because their huella is kept, but nobody can be shown theirs again.
func NewSuscripciones(secret []byte) (*Suscripciones, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, "complementarias/calendario", sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("derive the key of calendars: %w", err)
	}
	return &Suscripciones{key: key}, nil
}

// De is the HMAC-SHA-256 of the id: 256 bits that nobody can tell without the key, and that can be shown again with it.
func (s *Suscripciones) De(id calendario.SuscripcionID) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(id))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// Huella is the SHA-256 of the token. A text of another form is no token, and need not be looked for.
func (s *Suscripciones) Huella(token string) (huella string, ok bool) {
	if len(token) != base64.RawURLEncoding.EncodedLen(sha256.Size) { // DecodeString forgives line breaks
		return "", false
	}
	crudo, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(crudo) != sha256.Size {
		return "", false
	}
	suma := sha256.Sum256(crudo)
	return hex.EncodeToString(suma[:]), true
}
