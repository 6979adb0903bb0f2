package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"go.uber.org/zap"
)

const (
	tiempoCabecera  = 5 * time.Second
	tiempoLectura   = 15 * time.Second
	tiempoEscritura = 30 * time.Second
	tiempoOcioso    = 120 * time.Second
	tiempoParada    = 20 * time.Second
	cabeceraMaxima  = 32 << 10
)

// parada knows whether the server was told to stop.
type parada struct{ pedida atomic.Bool }

// Serve answers on l until ctx ends. From then on /readyz says 503; after Deps.Drenaje it accepts no more and waits at
// most 20 seconds for the requests in flight. It returns nil when all of them have ended, and closes l in any case.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	servidor := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: tiempoCabecera,
		ReadTimeout:       tiempoLectura,
		WriteTimeout:      tiempoEscritura,
		IdleTimeout:       tiempoOcioso,
		MaxHeaderBytes:    cabeceraMaxima,
		ErrorLog:          log.New(bitacora{s.deps.Log}, "", 0),
		// OPTIONS * is answered like every other path, with our headers.
		DisableGeneralOptionsHandler: true,
	}
	fin := make(chan error, 1)
	go func() { fin <- servidor.Serve(l) }()
	select {
	case err := <-fin:
		return fmt.Errorf("web: serve: %w", err)
	case <-ctx.Done():
	}
	s.parada.pedida.Store(true)
	s.drenar(fin)

	limite, cancel := context.WithTimeout(context.WithoutCancel(ctx), tiempoParada)
	defer cancel()
	err := servidor.Shutdown(limite)
	if err != nil {
		err = fmt.Errorf("web: requests still in flight after %s: %w", tiempoParada, errors.Join(err, servidor.Close()))
	}
	if errFin := <-fin; !errors.Is(errFin, http.ErrServerClosed) {
		err = errors.Join(err, errFin)
	}
	return err
}

// drenar goes on serving for a moment while balancers learn from /readyz to look elsewhere.
func (s *Server) drenar(fin chan error) {
	if s.deps.Drenaje <= 0 {
		return
	}
	espera := time.NewTimer(s.deps.Drenaje)
	defer espera.Stop()
	select {
	case <-espera.C:
	case err := <-fin:
		fin <- err
	}
}

// bitacora takes what net/http has to say into the log, without addresses.
type bitacora struct{ log *zap.Logger }

func (b bitacora) Write(linea []byte) (int, error) {
	b.log.Warn("http server", zap.String("error", sinDatos(string(bytes.TrimSpace(linea)))))
	return len(linea), nil
}
