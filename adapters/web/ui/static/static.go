// Package static holds the style sheets, scripts, font and marks of the pages. Each is served under a name that changes
// with its content, so that a browser may keep it for good, and compressed once.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

//go:embed css/*.css js/*.js letra/*.woff2 swagger/*.br *.svg
var fuentes embed.FS

// Prefijo is where the files are served.
const Prefijo = "/static/"

// Names of the files, for URL.
const (
	Estilos   = "app.css"
	Programa  = "app.js"
	Letra     = "work-sans.woff2"
	Favorito  = "favicon.svg"
	brotliMax = 9

	// Swagger UI 5.35.0, for the page of the API alone.
	SwaggerPrograma = "swagger-ui-bundle.js"
	SwaggerEstilos  = "swagger-ui.css"
	SwaggerInicio   = "api-docs.js"
)

// paquete is a file that is served, put together from its sources in order.
type paquete struct {
	nombre  string
	tipo    string
	fuentes []string
}

// Archivos is what can be served.
type Archivos struct {
	publicos map[string]string   // name -> name with hash
	porRuta  map[string]*archivo // name with hash -> file
}

type archivo struct {
	tipo              string
	plano, gzip, brot func() []byte
	comprimir         bool
}

// New reads everything that the program carries. An error means that the program was built wrong.
func New() (*Archivos, error) {
	a := &Archivos{publicos: map[string]string{}, porRuta: map[string]*archivo{}}
	for _, p := range paquetes() {
		contenido, err := juntar(p.fuentes)
		if err != nil {
			return nil, err
		}
		a.agregar(p, contenido)
	}
	return a, nil
}

// paquetes lists what is served: one style sheet, one script for every page, and one for each page that needs its own.
func paquetes() []paquete {
	estilos, _ := fs.Glob(fuentes, "css/*.css") // the pattern is well formed
	slices.Sort(estilos)
	lista := []paquete{
		{Letra, "font/woff2", []string{"letra/work-sans.woff2"}},
		{Favorito, "image/svg+xml", []string{"favicon.svg"}},
		{Estilos, "text/css; charset=utf-8", estilos},
		{Programa, "text/javascript; charset=utf-8", []string{"js/htmx.min.js", "js/app.js"}},
		{SwaggerEstilos, "text/css; charset=utf-8", []string{"swagger/swagger-ui.css.br"}},
		{SwaggerPrograma, "text/javascript; charset=utf-8", []string{"swagger/swagger-ui-bundle.js.br"}},
	}
	propios, _ := fs.Glob(fuentes, "js/*.js")
	for _, f := range propios {
		if nombre := path.Base(f); nombre != "htmx.min.js" && nombre != "app.js" {
			lista = append(lista, paquete{nombre, "text/javascript; charset=utf-8", []string{f}})
		}
	}
	return lista
}

func juntar(nombres []string) ([]byte, error) {
	var b bytes.Buffer
	for _, n := range nombres {
		contenido, err := fuentes.ReadFile(n)
		if err != nil {
			return nil, fmt.Errorf("static: %w", err)
		}
		b.Write(contenido)
		b.WriteByte('\n')
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func (a *Archivos) agregar(p paquete, contenido []byte) {
	suma := sha256.Sum256(contenido)
	ext := path.Ext(p.nombre)
	ruta := strings.TrimSuffix(p.nombre, ext) + "." + hex.EncodeToString(suma[:6]) + ext
	a.publicos[p.nombre] = Prefijo + ruta
	f := &archivo{tipo: p.tipo, comprimir: ext != ".woff2"}
	if strings.HasSuffix(p.fuentes[0], ".br") {
		f.plano = sync.OnceValue(func() []byte { return descomprimido(contenido) })
		f.brot = func() []byte { return contenido }
	} else {
		f.plano = func() []byte { return contenido }
		f.brot = sync.OnceValue(func() []byte {
			return comprimido(contenido, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotliMax) })
		})
	}
	f.gzip = sync.OnceValue(func() []byte {
		return comprimido(f.plano(), func(w io.Writer) io.WriteCloser {
			z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // the level is a known one
			return z
		})
	})
	a.porRuta[ruta] = f
}

func descomprimido(contenido []byte) []byte {
	texto, _ := io.ReadAll(brotli.NewReader(bytes.NewReader(contenido))) // our own files, which a test reads
	return texto
}

func comprimido(contenido []byte, con func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	z := con(&b)
	_, _ = z.Write(contenido) // into memory: it cannot fail
	_ = z.Close()
	return b.Bytes()
}

// URL is the address of a file by its plain name; an unknown name gives nothing, which a test of every page sees.
func (a *Archivos) URL(nombre string) string { return a.publicos[nombre] }

// Servir answers with the file of a name with hash, and tells whether there is one.
func (a *Archivos) Servir(w http.ResponseWriter, r *http.Request, ruta string) bool {
	f, ok := a.porRuta[ruta]
	if !ok {
		return false
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Content-Type", f.tipo)
	contenido := f.plano
	if f.comprimir {
		h.Add("Vary", "Accept-Encoding")
		switch acepta := r.Header.Get("Accept-Encoding"); {
		case strings.Contains(acepta, "br"):
			h.Set("Content-Encoding", "br")
			contenido = f.brot
		case strings.Contains(acepta, "gzip"):
			h.Set("Content-Encoding", "gzip")
			contenido = f.gzip
		}
	}
	cuerpo := contenido()
	h.Set("Content-Length", strconv.Itoa(len(cuerpo)))
	_, _ = w.Write(cuerpo) // the client may have gone
	return true
}

// Nombres lists the plain names of all files.
func Nombres() []string {
	var nombres []string
	for _, p := range paquetes() {
		nombres = append(nombres, p.nombre)
	}
	return nombres
}
