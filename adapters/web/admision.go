package web

import (
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/domain/fault"
)

const (
	enCurso       = 64                     // requests worked on at once, most of them waiting for the database
	esperaAdmitir = 200 * time.Millisecond // how long one more waits for its turn
)

var errSaturado = fault.New(fault.Unavailable, "SISTEMA_OCUPADO",
	"El sistema está atendiendo muchas peticiones en este momento. Intente de nuevo en unos segundos.")

// admitir sheds what cannot be served in time at once, so that what was accepted stays fast. Signing in and new passwords are not counted:
// hashing passwords has a lane and a queue of its own. Neither are the probes, which must answer when nothing else does,
// and the streams of events, the files of many rows and those that are uploaded, which have limits of their own.
func (s *Server) admitir(c *gin.Context) {
	switch c.FullPath() {
	case "", "/livez", "/readyz", "/api/auth/login", "/login", "/api/auth/password", "/api/auth/reset", "/mi-perfil/clave", "/invitacion/:token",
		"/restablecer/:token", rutaEventos:
		c.Next()
		return
	}
	if listados[c.FullPath()] || esSubida(c) {
		c.Next()
		return
	}
	select {
	case s.turnos <- struct{}{}:
	default:
		espera := time.NewTimer(esperaAdmitir)
		defer espera.Stop()
		select {
		case s.turnos <- struct{}{}:
		case <-espera.C:
			s.fallar(c, errSaturado)
			return
		case <-c.Request.Context().Done():
			s.fallar(c, c.Request.Context().Err())
			return
		}
	}
	soltar := sync.OnceFunc(func() { <-s.turnos })
	defer soltar()
	c.Writer = conTurno{c.Writer, soltar}
	c.Next()
}

// conTurno gives the turn back when the answer begins to leave. From there on it is the client who takes the time, up to
// the write time-out: as many slow ones as there are turns would keep everybody else out.
type conTurno struct {
	gin.ResponseWriter
	soltar func()
}

func (w conTurno) Write(b []byte) (int, error) {
	w.soltar()
	return w.ResponseWriter.Write(b)
}

func (w conTurno) WriteString(s string) (int, error) {
	w.soltar()
	return w.ResponseWriter.WriteString(s)
}

// Unwrap lets http.ResponseController find the connection.
func (w conTurno) Unwrap() http.ResponseWriter { return w.ResponseWriter }
