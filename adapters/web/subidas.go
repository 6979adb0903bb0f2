package web

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const (
	tiempoSubida  = 120 * time.Second // to receive a file over a rural line
	camposMaximos = 64 << 10          // bytes of what stands beside the file
	partesMaximas = 20
	subidasALaVez = 6 // files that are received at once: each may take 5 MiB of memory
)

var (
	errTipoSubida = fault.New(fault.Unsupported, "TIPO_NO_ADMITIDO", "Envíe el archivo como multipart/form-data, en la parte «file».")
	errSubidas    = fault.New(fault.Unavailable, "SUBIDAS_OCUPADAS", "Se están recibiendo varios archivos en este momento. Intente de nuevo en unos segundos.")
	errSubida     = fault.New(fault.Malformed, "CUERPO_INCOMPLETO", "El archivo no llegó completo. Revise su conexión y súbalo de nuevo.")
)

// subidas are the routes that take a file, each with who may send one at all. It is received once it is known who sends it,
// with limits of its own.
var subidas = map[string]func(kernel.Actor) error{
	"POST /gestion-instructores/importar":  importaInstructores,
	"POST /api/instructores/import":        importaInstructores,
	"POST /api/instructores/importaciones": importaInstructores,
	"POST /programas/importar":             catalogo.PuedeRegistrar,
	"POST /api/programas/importaciones":    catalogo.PuedeRegistrar,
}

func importaInstructores(actor kernel.Actor) error {
	return identidad.PuedeImportar(actor, actor.Centro)
}

func esSubida(c *gin.Context) bool {
	_, es := subidas[c.Request.Method+" "+c.FullPath()]
	return es
}

// esperarSubida gives a file its time: the limits of the server are those of a form.
func esperarSubida(c *gin.Context) {
	control := http.NewResponseController(c.Writer)
	//nolint:forbidigo // a deadline of the network is on the real clock
	ahora := time.Now()
	err := errors.Join(control.SetReadDeadline(ahora.Add(tiempoSubida)), control.SetWriteDeadline(ahora.Add(tiempoSubida+tiempoListado+tiempoEscritura)))
	if err != nil && !errors.Is(err, http.ErrNotSupported) {
		_ = c.Error(err) // kept for the log; it comes back as it went in
	}
	ctx, cancel := context.WithTimeout(c.Request.Context(), tiempoSubida+tiempoListado)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

// recibir takes in the file of whoever has come in, with what the form says beside it.
func (s *Server) recibir(c *gin.Context) {
	if !esSubida(c) {
		c.Next()
		return
	}
	if err := subidas[c.Request.Method+" "+c.FullPath()](peticion.Actor(c.Request.Context())); err != nil {
		sinSubida(c)
		s.fallar(c, err)
		return
	}
	select {
	case s.subiendo <- struct{}{}:
		defer func() { <-s.subiendo }()
	default:
		c.Header("Connection", "close")
		s.fallar(c, errSubidas)
		return
	}
	if err := leerSubida(c.Request); err != nil {
		c.Header("Connection", "close") // reading the rest only to throw it away helps nobody
		s.fallar(c, err)
		return
	}
	ctx, cancel := context.WithTimeout(c.Request.Context(), tiempoListado)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

func leerSubida(r *http.Request) error {
	if r.ContentLength > lotes.TamanoMaximo+camposMaximos {
		return lotes.ErrTamano
	}
	partes, err := r.MultipartReader()
	if err != nil {
		return errTipoSubida.Because(err)
	}
	campos, quedan := url.Values{}, camposMaximos
	for n := 0; ; n++ {
		parte, err := partes.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || n == partesMaximas {
			return errSubida.Because(err)
		}
		if err := leerParte(peticion.De(r.Context()), parte, campos, &quedan); err != nil {
			return err
		}
	}
	if !legible(campos) {
		return errIlegible
	}
	peticion.De(r.Context()).Campos = campos
	r.Form, r.PostForm, r.MultipartForm = campos, campos, &multipart.Form{Value: campos}
	r.Body = http.NoBody
	return nil
}

// leerParte keeps the part called file as the file, and every other one as a field. A file that nobody has picked is an
// empty part without a name.
func leerParte(p *peticion.Peticion, parte *multipart.Part, campos url.Values, quedan *int) error {
	limite := *quedan
	esArchivo := parte.FormName() == "file"
	if esArchivo {
		limite = lotes.TamanoMaximo
	}
	contenido, err := io.ReadAll(io.LimitReader(parte, int64(limite)+1))
	switch {
	case err != nil:
		return errSubida.Because(err)
	case esArchivo && len(contenido) > limite:
		return lotes.ErrTamano
	case len(contenido) > limite:
		return errGrande
	case esArchivo && p.Archivo == nil && (parte.FileName() != "" || len(contenido) > 0):
		p.Archivo = contenido
	case !esArchivo:
		*quedan -= len(contenido)
		campos.Add(parte.FormName(), string(contenido))
	}
	return nil
}
