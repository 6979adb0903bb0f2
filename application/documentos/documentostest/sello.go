package documentostest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"complementarias/domain/kernel"
)

// Sello makes tokens without a key.
type Sello struct{}

// Huella implements documentos.Sello.
func (Sello) Huella(contenido []byte) string {
	h := sha256.Sum256(contenido)
	return hex.EncodeToString(h[:])
}

// Token implements documentos.Sello.
func (s Sello) Token(id kernel.SolicitudID, huella string, serie int) string {
	return "t" + s.Huella(fmt.Appendf(nil, "%q %s %d", id, huella, serie))
}

// Resumen implements documentos.Sello.
func (Sello) Resumen(token string) ([]byte, bool) {
	h := sha256.Sum256([]byte(token))
	return h[:], strings.HasPrefix(token, "t")
}
