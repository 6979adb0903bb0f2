package sello

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"complementarias/domain/kernel"
)

// Papeles makes the fingerprints and the tokens of printed papers. Both follow from what is printed and from a key, so that
// nothing secret has to be kept and nobody without the key can make one or guess from one.
type Papeles struct{ huellas, tokens []byte }

// NewPapeles makes Papeles; with another secreto every paper that is out becomes unknown.
func NewPapeles(secreto []byte) (*Papeles, error) {
	huellas, err := derivar(secreto, "papeles/huella")
	if err != nil {
		return nil, err
	}
	tokens, err := derivar(secreto, "papeles/token")
	if err != nil {
		return nil, err
	}
	return &Papeles{huellas, tokens}, nil
}

// Huella is the HMAC-SHA-256 of contenido in hexadecimal.
func (p *Papeles) Huella(contenido []byte) string {
	return hex.EncodeToString(mac(p.huellas, contenido))
}

// Token has 256 bits, in 43 letters that an address may carry.
func (p *Papeles) Token(id kernel.SolicitudID, huella string, serie int) string {
	dicho := binary.BigEndian.AppendUint64(nil, uint64(serie)) //nolint:gosec // series count from 1
	dicho = binary.BigEndian.AppendUint64(dicho, uint64(len(id)))
	dicho = append(append(dicho, id...), huella...)
	return texto.EncodeToString(mac(p.tokens, dicho))
}

// Resumen is the SHA-256 of a token; false for a text that is not spelt as one.
func (p *Papeles) Resumen(token string) ([]byte, bool) {
	if len(token) != texto.EncodedLen(sha256.Size) {
		return nil, false
	}
	crudo, err := texto.DecodeString(token)
	if err != nil {
		return nil, false
	}
	resumen := sha256.Sum256(crudo)
	return resumen[:], true
}

func mac(llave, dicho []byte) []byte {
	m := hmac.New(sha256.New, llave)
	m.Write(dicho)
	return m.Sum(nil)
}
