// Package sello seals what leaves through a browser and comes back: ids of forms, which anybody may read and nobody forge,
// and boxes, which nobody may even read. Each purpose has a key of its own, derived from one secret.
package sello

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"time"
)

// What is wrong with a text that comes back. ErrAjeno is for whatever was not sealed here for that purpose and that
// person, ErrVencido for what was and is too old.
var (
	ErrAjeno   = errors.New("sello: not sealed here, for this purpose and person")
	ErrVencido = errors.New("sello: sealed too long ago")
)

const llave = 32 // bytes of every key

// texto is strict, so that of one seal there is one spelling.
var texto = base64.RawURLEncoding.Strict()

func derivar(secreto []byte, proposito string) ([]byte, error) {
	k, err := hkdf.Key(sha256.New, secreto, nil, "complementarias/"+proposito, llave)
	if err != nil {
		return nil, fmt.Errorf("sello: derive a key: %w", err)
	}
	return k, nil
}

// Caja closes bytes so that only the same secret and purpose open them, for the person they are about and in time.
type Caja struct {
	aead cipher.AEAD
	now  func() time.Time
}

// NewCaja makes the Caja of one purpose; secreto is what config has checked to be long and at random.
func NewCaja(secreto []byte, proposito string, now func() time.Time) (*Caja, error) {
	k, err := derivar(secreto, "caja/"+proposito)
	if err != nil {
		return nil, err
	}
	bloque, err := aes.NewCipher(k)
	if err != nil {
		return nil, fmt.Errorf("sello: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(bloque)
	if err != nil {
		return nil, fmt.Errorf("sello: %w", err)
	}
	return &Caja{aead: aead, now: now}, nil
}

const instante = 8 // bytes before what is closed: until when it may be opened

// Cerrar returns a text, safe in a form and in a cookie, that Abrir opens with the same para for as long as dura says.
func (c *Caja) Cerrar(contenido []byte, para string, dura time.Duration) string {
	claro := make([]byte, instante, instante+len(contenido))
	binary.BigEndian.PutUint64(claro, uint64(c.now().Add(dura).UnixMilli()))
	cerrado := c.aead.Seal(nil, nil, append(claro, contenido...), []byte(para)) //nolint:gosec // this AEAD draws its own nonces
	return texto.EncodeToString(cerrado)
}

// Abrir returns what Cerrar was given, or ErrAjeno or ErrVencido. It may be asked about any text.
func (c *Caja) Abrir(sellado, para string) ([]byte, error) {
	cerrado, err := texto.DecodeString(sellado)
	if err != nil || len(cerrado) < c.aead.Overhead() {
		return nil, ErrAjeno
	}
	claro, err := c.aead.Open(nil, nil, cerrado, []byte(para))
	if err != nil || len(claro) < instante {
		return nil, ErrAjeno
	}
	if c.now().UnixMilli() >= int64(binary.BigEndian.Uint64(claro)) { //nolint:gosec // we wrote it
		return nil, ErrVencido
	}
	return claro[instante:], nil
}
