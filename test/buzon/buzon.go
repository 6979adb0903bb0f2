// Package buzon is a mail server for tests: it takes what it is sent and lets a test wait for it. For example:
//
//	correo := buzon.New(t)
//	app := apptest.New(t, apptest.Mail(correo))
//	…
//	app.Drain(t)
//	page := client.Page(correo.Wait(t, "ines@sena.edu.co", "Su cuenta").Link(t))
package buzon

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Buzon is a running server. Its zero settings take everything in the clear.
type Buzon struct {
	address string
	o       options

	mu       sync.Mutex
	mensajes []Mensaje
	changed  chan struct{} // closed and replaced when a message arrives
}

// Mensaje is what arrived, read back by the standard library.
type Mensaje struct {
	From   string // of the envelope
	To     []string
	Header mail.Header
	Asunto string
	Texto  string
	HTML   string
	Crudo  []byte
	User   string // who signed in; empty when nobody did
}

type options struct {
	user, clave string
	tls         *tls.Config
	direct      bool
	rcpt        func(to string) error
	data        func() error
}

// Option changes how the server behaves.
type Option func(*options)

// WithAuth asks for credentials.
func WithAuth(user, clave string) Option { return func(o *options) { o.user, o.clave = user, clave } }

// WithTLS offers STARTTLS, or speaks TLS from the first byte when direct is true.
func WithTLS(c *tls.Config, direct bool) Option {
	return func(o *options) { o.tls, o.direct = c, direct }
}

// Refusing answers a recipient with an error, such as a smtp.SMTPError of 550.
func Refusing(rcpt func(to string) error) Option { return func(o *options) { o.rcpt = rcpt } }

// AfterData answers the whole message with an error, after it was kept.
func AfterData(data func() error) Option { return func(o *options) { o.data = data } }

// New starts a server that ends with the test.
func New(t testing.TB, opts ...Option) *Buzon {
	t.Helper()
	b := &Buzon{changed: make(chan struct{})}
	for _, opt := range opts {
		opt(&b.o)
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("buzon: %v", err)
	}
	b.address = l.Addr().String()
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{b: b}, nil }))
	server.Domain, server.AllowInsecureAuth, server.TLSConfig = "localhost", true, b.o.tls
	server.ErrorLog = silent{}
	server.ReadTimeout, server.WriteTimeout = 10*time.Second, 10*time.Second
	if b.o.direct {
		l = tls.NewListener(l, b.o.tls)
		server.TLSConfig = nil
	}
	var done sync.WaitGroup
	done.Go(func() { _ = server.Serve(l) })
	t.Cleanup(func() {
		_ = server.Close()
		done.Wait()
	})
	return b
}

type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

// Address is host:port.
func (b *Buzon) Address() string { return b.address }

// URL is what SMTP_URL takes.
func (b *Buzon) URL() string {
	u := url.URL{Scheme: "smtp", Host: b.address}
	if b.o.direct {
		u.Scheme = "smtps"
	}
	if b.o.user != "" {
		u.User = url.UserPassword(b.o.user, b.o.clave)
	}
	return u.String()
}

// Mensajes is everything that has arrived, in that order.
func (b *Buzon) Mensajes() []Mensaje {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]Mensaje(nil), b.mensajes...)
}

// For are those to one address.
func (b *Buzon) For(to string) []Mensaje {
	var suyos []Mensaje
	for _, m := range b.Mensajes() {
		if len(m.To) == 1 && strings.EqualFold(m.To[0], to) {
			suyos = append(suyos, m)
		}
	}
	return suyos
}

// patience is for a machine that does much else; a test that passes never waits for it.
const patience = 30 * time.Second

// Wait gives the last message to an address whose subject holds a text, as soon as there is one.
func (b *Buzon) Wait(t testing.TB, to, asunto string) Mensaje {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		b.mu.Lock()
		changed := b.changed
		b.mu.Unlock()
		suyos := b.For(to)
		for i := len(suyos) - 1; i >= 0; i-- {
			if strings.Contains(suyos[i].Asunto, asunto) {
				return suyos[i]
			}
		}
		select {
		case <-changed:
		case <-ctx.Done():
			t.Fatalf("buzon: no message %q to %s; there are %d", asunto, to, len(b.Mensajes()))
		}
	}
}

// Link is the path of the first address in the text, the one that the button leads to.
func (m Mensaje) Link(t testing.TB) string {
	t.Helper()
	for word := range strings.FieldsSeq(m.Texto) {
		if u, err := url.Parse(word); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
			return u.RequestURI()
		}
	}
	t.Fatalf("buzon: no link in %q", m.Texto)
	return ""
}

func (b *Buzon) keep(m Mensaje) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.mensajes = append(b.mensajes, m)
	close(b.changed)
	b.changed = make(chan struct{})
}

type session struct {
	b    *Buzon
	m    Mensaje
	user string
}

func (s *session) Reset()        { s.m = Mensaje{} }
func (s *session) Logout() error { return nil }

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.b.o.user != "" && s.user == "" {
		return smtp.ErrAuthRequired
	}
	s.m.From = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.b.o.rcpt != nil {
		if err := s.b.o.rcpt(to); err != nil {
			return err
		}
	}
	s.m.To = append(s.m.To, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	crudo, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m, err := Leer(crudo)
	if err != nil {
		return &smtp.SMTPError{Code: 554, Message: "the test server cannot read it: " + err.Error()}
	}
	m.From, m.To, m.User = s.m.From, s.m.To, s.user
	s.b.keep(m)
	if s.b.o.data != nil {
		return s.b.o.data()
	}
	return nil
}

func (s *session) AuthMechanisms() []string {
	if s.b.o.user == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, clave string) error {
		if user != s.b.o.user || clave != s.b.o.clave {
			return smtp.ErrAuthFailed
		}
		s.user = user
		return nil
	}), nil
}

var errPartes = errors.New("it has not a plain and an HTML part")

// Leer takes a message apart as a mail program does.
func Leer(crudo []byte) (Mensaje, error) {
	m := Mensaje{Crudo: crudo}
	leido, err := mail.ReadMessage(bytes.NewReader(crudo))
	if err != nil {
		return m, err
	}
	m.Header = leido.Header
	if m.Asunto, err = new(mime.WordDecoder).DecodeHeader(leido.Header.Get("Subject")); err != nil {
		return m, err
	}
	tipo, parametros, err := mime.ParseMediaType(leido.Header.Get("Content-Type"))
	if err != nil || tipo != "multipart/alternative" {
		return m, fmt.Errorf("%w: %s %w", errPartes, tipo, err)
	}
	partes := multipart.NewReader(leido.Body, parametros["boundary"])
	for {
		parte, err := partes.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return m, err
		}
		texto, err := io.ReadAll(quotedprintable.NewReader(parte))
		if err != nil {
			return m, err
		}
		lineas := strings.ReplaceAll(string(texto), "\r\n", "\n")
		switch {
		case strings.HasPrefix(parte.Header.Get("Content-Type"), "text/plain"):
			m.Texto = lineas
		case strings.HasPrefix(parte.Header.Get("Content-Type"), "text/html"):
			m.HTML = lineas
		}
	}
	if m.Texto == "" || m.HTML == "" {
		return m, errPartes
	}
	return m, nil
}
