// Package descarga hands files out over HTTP. Pages and JSON answer with the same bytes and headers.
package descarga

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"

	"complementarias/application/documentos"
)

// A download has as long as any answer, and a second more for so many bytes: a rural line is given its time, and nobody
// keeps a small file open for as long as the longest list takes.
const (
	tiempoMinimo = 30 * time.Second
	tiempoMaximo = 10 * time.Minute
	porSegundo   = 30_000
)

// tiempoDeBajada is how long a file of so many bytes may take to leave.
func tiempoDeBajada(bytes int64) time.Duration {
	return min(tiempoMinimo+time.Duration(min(bytes, porSegundo*int64(tiempoMaximo/time.Second))/porSegundo)*time.Second, tiempoMaximo)
}

// Escribir answers with the file as a download and closes it. Its headers are those of the answer already made (no-store,
// the policies); the name follows RFC 6266 and RFC 8187. What goes wrong from here on has no status left to say it, and
// cuts the connection short of Content-Length, so that nobody takes half a file for a whole one.
func Escribir(w http.ResponseWriter, a documentos.Archivo) error {
	defer a.Contenido.Close()
	// The server's own limit is that of an answer that is at hand; a large file over a rural line takes longer.
	//nolint:forbidigo // a deadline of the network is on the real clock
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(tiempoDeBajada(a.Tamano))); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", a.Tipo)
	h.Set("Content-Disposition", Disposicion(a.Nombre))
	h.Set("Content-Length", strconv.FormatInt(a.Tamano, 10))
	_, err := io.Copy(w, a.Contenido)
	return err
}

// Disposicion is the Content-Disposition of a download with that name, whatever is in it. The name stands in quotes even
// where it could do without, as the clients of the contract look for it (api.md 2).
func Disposicion(nombre string) string {
	limpio := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\"`, r) {
			return '-'
		}
		return r
	}, nombre)
	if strings.IndexFunc(limpio, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return `attachment; filename="` + limpio + `"`
	}
	if texto := mime.FormatMediaType("attachment", map[string]string{"filename": limpio}); texto != "" {
		return texto
	}
	return "attachment"
}
