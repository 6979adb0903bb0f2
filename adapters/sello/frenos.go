package sello

import (
	"encoding/binary"
	"encoding/hex"
)

// Frenos makes the keys under which failed attempts are counted: whoever reads the database learns from them neither
// addresses nor accounts.
type Frenos struct{ llave []byte }

// NewFrenos makes Frenos; with another secreto counting begins anew.
func NewFrenos(secreto []byte) (*Frenos, error) {
	k, err := derivar(secreto, "frenos")
	if err != nil {
		return nil, err
	}
	return &Frenos{k}, nil
}

// De is the HMAC-SHA-256 of the parts, in their order and each with its length, in hexadecimal.
func (f *Frenos) De(partes ...string) string {
	var dicho []byte
	for _, p := range partes {
		dicho = binary.BigEndian.AppendUint64(dicho, uint64(len(p)))
		dicho = append(dicho, p...)
	}
	return hex.EncodeToString(mac(f.llave, dicho))
}
