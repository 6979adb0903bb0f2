// Package peticion is what travels with one HTTP request through its context: its id, who asks, from where, and the
// cause of a failure, which only the log may see.
package peticion

import (
	"context"
	"net/url"

	"complementarias/domain/kernel"
)

// Peticion belongs to the goroutine that serves the request: nothing in it is guarded.
type Peticion struct {
	ID     string // our own, also in X-Request-Id
	Metodo string // as it arrived; HEAD is routed as GET
	Actor  kernel.Actor
	// Navegador tells that Actor came with the cookie of a browser, and not with a token.
	Navegador bool
	// Vigente asks again whether what Actor came with still lets in, without keeping it open; nil when nobody has come in.
	Vigente   func(ctx context.Context) error
	Direccion string // client address for limits, empty when it cannot be trusted; never logged
	Archivo   []byte // that was uploaded, whole; nil when there is none
	// Campos are what was sent beside an Archivo; nil on routes that take none.
	Campos url.Values
	Causa  error  // why the answer is a failure
	Traza  []byte // stack of a panic
}

type clave struct{}

// Con returns a context that carries p.
func Con(ctx context.Context, p *Peticion) context.Context {
	return context.WithValue(ctx, clave{}, p)
}

// De returns what travels with the request of ctx; outside of one, an empty Peticion.
func De(ctx context.Context) *Peticion {
	if p, ok := ctx.Value(clave{}).(*Peticion); ok {
		return p
	}
	return &Peticion{}
}

// ID returns the id of the request.
func ID(ctx context.Context) string { return De(ctx).ID }

// Actor returns who asks. It is the zero Actor on public routes, and never on those that need a session.
func Actor(ctx context.Context) kernel.Actor { return De(ctx).Actor }

// Origen returns from where the request comes, also while nobody has come in.
func Origen(ctx context.Context) kernel.Origen {
	p := De(ctx)
	return kernel.Origen{Direccion: p.Direccion, Peticion: p.ID}
}

// Direccion returns the address of the client as text for limits per address, or nothing when a forwarded header came
// from a peer that is no trusted proxy: then such limits are off instead of hitting everybody behind that peer.
func Direccion(ctx context.Context) string { return De(ctx).Direccion }

// AnotarCausa keeps err for the log line of the request. The first cause wins: later ones follow from it.
func AnotarCausa(ctx context.Context, err error) {
	if p := De(ctx); p.Causa == nil {
		p.Causa = err
	}
}

// CookieSesion is the name of the cookie with the token of a browser's session.
func CookieSesion(publica *url.URL) string { return Cookie(publica, "sesion") }

// Cookie is the name of a cookie of ours. Over https browsers see to it that no other host of the domain has set it.
func Cookie(publica *url.URL, nombre string) string {
	if publica.Scheme == "https" {
		return "__Host-" + nombre
	}
	return nombre
}
