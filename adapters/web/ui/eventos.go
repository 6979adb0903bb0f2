package ui

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const (
	revisarCada   = 20 * time.Second // how often a stream looks by itself: another process may have written
	escribirEn    = 10 * time.Second // how long one event may take to leave
	consultarEn   = 2 * time.Second
	volverDespues = "retry: 10000\n\n" // milliseconds until a browser that lost its stream asks again
)

var errDemasiadosFlujos = fault.New(fault.Unavailable, "DEMASIADAS_CONEXIONES",
	"Hay demasiadas páginas abiertas a la espera de avisos. El número de avisos se actualiza al abrir la próxima página.")

// cuentaViva is what the bell on a page needs to show a new count.
type cuentaViva struct {
	NoLeidas int    `json:"noLeidas"`
	Rotulo   string `json:"rotulo"` // for a screen reader
	Marca    string `json:"marca"`
}

// eventos tells a page how many notices are unread, at once and each time that it changes, until the page, the session or
// the program ends. It keeps no session open.
func (p *Paginas) eventos(c *gin.Context) error {
	toques, soltar, ok := p.d.Timbre.Escuchar(peticion.Actor(c.Request.Context()).ID)
	if !ok {
		return errDemasiadosFlujos
	}
	defer soltar()
	c.Header("Content-Type", "text/event-stream")
	c.Header("X-Accel-Buffering", "no") // nginx would keep events back
	if peticion.De(c.Request.Context()).Metodo == http.MethodHead {
		return nil
	}
	f := &flujo{c: c, control: http.NewResponseController(c.Writer)}
	// The server's limits are those of a request that ends.
	if err := f.control.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	f.escribir(volverDespues)
	reloj := time.NewTicker(revisarCada)
	defer reloj.Stop()
	for p.contarEn(f); f.vivo(); p.contarEn(f) {
		select {
		case _, abierta := <-toques:
			if !abierta {
				return nil
			}
		case <-reloj.C:
		case <-c.Request.Context().Done():
			return nil
		}
	}
	return nil
}

// contarEn writes the count when it is another one, and a comment otherwise, which shows whether anybody still listens.
// A database that is away only keeps the stream waiting.
func (p *Paginas) contarEn(f *flujo) {
	ctx, cancel := context.WithTimeout(f.c.Request.Context(), consultarEn)
	defer cancel()
	n, err := p.noLeidasDe(ctx)
	switch {
	case err == nil && (!f.dicho || n != f.ultimo):
		datos, errJSON := json.Marshal(cuentaViva{NoLeidas: n, Rotulo: avisosSinLeer(n), Marca: hastaNoventaYNueve(n)})
		if errJSON != nil {
			f.fin = true
			return
		}
		f.dicho, f.ultimo = true, n
		f.escribir("data: " + string(datos) + "\n\n")
	case err == nil || fault.KindOf(err) == fault.Unavailable || errors.Is(err, context.DeadlineExceeded):
		f.escribir(": sigo\n\n")
	default:
		f.fin = true
	}
}

// noLeidasDe counts for whoever opened the stream, for as long as what they came with lets them in.
func (p *Paginas) noLeidasDe(ctx context.Context) (int, error) {
	pet := peticion.De(ctx)
	if err := pet.Vigente(ctx); err != nil {
		return 0, err
	}
	return p.d.Notificaciones.NoLeidas.Execute(ctx, kernel.Actor{ID: pet.Actor.ID})
}

// flujo is an answer that goes on.
type flujo struct {
	c       *gin.Context
	control *http.ResponseController
	dicho   bool // a count was told: ultimo
	ultimo  int
	fin     bool
}

func (f *flujo) vivo() bool { return !f.fin && f.c.Request.Context().Err() == nil }

func (f *flujo) escribir(texto string) {
	//nolint:forbidigo // a deadline of the network is on the real clock
	if err := f.control.SetWriteDeadline(time.Now().Add(escribirEn)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		f.fin = true
		return
	}
	if _, err := f.c.Writer.WriteString(texto); err != nil {
		f.fin = true // the page has gone
		return
	}
	f.fin = f.fin || f.control.Flush() != nil
}
