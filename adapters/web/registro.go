package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"complementarias/adapters/web/peticion"
)

const rutaDesconocida = "-" // of requests that match no route, so that paths never reach log or metrics

// registrar writes one line for each request, without anything that names a person: the pattern instead of the path, no
// query, no address. A 5xx has its cause here and nowhere else.
func (s *Server) registrar(c *gin.Context) {
	inicio := time.Now()                               //nolint:forbidigo // a span needs the monotonic clock, which the injected one is not
	defer func() { s.anotar(c, time.Since(inicio)) }() //nolint:forbidigo // as above
	c.Next()
}

func (s *Server) anotar(c *gin.Context, duracion time.Duration) {
	p := peticion.De(c.Request.Context())
	ruta := c.FullPath()
	if ruta == "" {
		ruta = rutaDesconocida
	}
	estado := c.Writer.Status()
	s.metrics.observar(ruta, p.Metodo, estado, duracion)

	if estado == http.StatusForbidden || estado == http.StatusNotFound && p.Actor.ID != "" && strings.Contains(ruta, ":") {
		s.rechazar(c, estado)
	}

	campos := []zap.Field{
		zap.String("request_id", p.ID), zap.String("method", metodoConocido(p.Metodo)), zap.String("route", ruta), zap.Int("status", estado),
		zap.Float64("duration_ms", float64(duracion)/float64(time.Millisecond)), zap.Int("bytes", max(0, c.Writer.Size())),
	}
	if p.Actor.ID != "" {
		campos = append(campos, zap.String("user_id", string(p.Actor.ID)))
	}
	if estado >= http.StatusInternalServerError && p.Causa != nil {
		campos = append(campos, zap.String("error", sinDatos(p.Causa.Error())))
	}
	if p.Traza != nil {
		campos = append(campos, zap.ByteString("stack", p.Traza))
	}
	if linea := s.deps.Log.Check(nivel(estado, p.Causa), "request"); linea != nil {
		linea.Write(campos...)
	}
}

// rechazar has a refusal counted for the audit: by pattern, so that no id of anything reaches it.
func (s *Server) rechazar(c *gin.Context, estado int) {
	if s.deps.Rechazar == nil || sinHandler(c) {
		return
	}
	actor := peticion.Actor(c.Request.Context())
	actor.Origen = peticion.Origen(c.Request.Context())
	s.deps.Rechazar(actor, metodoConocido(peticion.De(c.Request.Context()).Metodo)+" "+c.FullPath(), estado)
}

func nivel(estado int, causa error) zapcore.Level {
	switch {
	case estado < http.StatusInternalServerError, errors.Is(causa, context.Canceled):
		return zapcore.InfoLevel
	case estado == http.StatusInternalServerError:
		return zapcore.ErrorLevel
	default:
		return zapcore.WarnLevel
	}
}

var metodosConocidos = map[string]bool{
	http.MethodGet: true, http.MethodHead: true, http.MethodPost: true, http.MethodPut: true, http.MethodPatch: true,
	http.MethodDelete: true, http.MethodOptions: true, http.MethodTrace: true, http.MethodConnect: true,
}

// metodoConocido keeps words that a client makes up out of log and metrics.
func metodoConocido(metodo string) string {
	if metodosConocidos[metodo] {
		return metodo
	}
	return "OTHER"
}

// personales finds what a foreign error text may quote: e-mails, addresses of the network, cédulas and telephones.
var personales = regexp.MustCompile(`[^\s@"'<>()=:,]+@[^\s@"'<>()=:,]+|\[[0-9a-fA-F:.%]+\]|\b\d{1,3}(\.\d{1,3}){3}\b|\b\d{5,}\b`)

// sinDatos blanks personal data out of the text of a cause, which may quote what somebody sent.
func sinDatos(texto string) string { return personales.ReplaceAllString(texto, "***") }

// recuperar turns a panic into a 500; its value and stack go into the line of the request. When part of the answer is
// already on its way, the connection is cut, so that nobody takes it for whole.
func (s *Server) recuperar(c *gin.Context) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		p := peticion.De(c.Request.Context())
		p.Traza = debug.Stack()
		p.Causa = fmt.Errorf("panic: %v", v) // not wrapped: whatever it was, a panic is a defect of ours
		if c.Writer.Written() {
			panic(http.ErrAbortHandler)
		}
		c.Writer.Header().Del("ETag")
		c.Header("Cache-Control", sinCache)
		s.fallar(c, p.Causa)
	}()
	c.Next()
}
