package sello

import (
	"crypto/sha256"
	"encoding/hex"

	"complementarias/domain/identidad"
)

// Enlaces makes the tokens of one-time links. A token follows from the id of its link and from a key, so that only its
// SHA-256 has to be kept, and whoever sends the mail can make the address again.
type Enlaces struct{ llave []byte }

// NewEnlaces makes Enlaces; with another secreto every link that is out becomes unknown.
func NewEnlaces(secreto []byte) (*Enlaces, error) {
	k, err := derivar(secreto, "enlaces")
	if err != nil {
		return nil, err
	}
	return &Enlaces{k}, nil
}

// De has 256 bits, in 43 letters that an address may carry.
func (e *Enlaces) De(id identidad.EnlaceID) string {
	return texto.EncodeToString(mac(e.llave, []byte(id)))
}

// Huella is the SHA-256 of a token; false for a text that is not spelt as one.
func (e *Enlaces) Huella(token string) (string, bool) {
	if len(token) != texto.EncodedLen(sha256.Size) { // DecodeString forgives line breaks
		return "", false
	}
	crudo, err := texto.DecodeString(token)
	if err != nil || len(crudo) != sha256.Size {
		return "", false
	}
	suma := sha256.Sum256(crudo)
	return hex.EncodeToString(suma[:]), true
}
