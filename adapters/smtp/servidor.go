// Package smtp lays out the e-mails of the system and hands them to a mail server. It trusts that server in nothing: each
// answer and the whole delivery have a time limit, and what it says reaches nobody but as a number.
package smtp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/mail"
	"strconv"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
)

// Cifrado says how the connection is encrypted.
type Cifrado int

// From the first byte, after STARTTLS and never without it, or not at all.
const (
	Directo Cifrado = iota
	STARTTLS
	Ninguno
)

// Config is the mail server and how it is spoken to.
type Config struct {
	Host      string
	Port      int
	Cifrado   Cifrado
	User      string // empty when it asks for no credentials
	Clave     string
	De        mail.Address
	Equipo    string         // the name of this program for the server, and the domain of the Message-ID
	Respuesta time.Duration  // for each answer; zero means 15 seconds
	Total     time.Duration  // for the whole delivery; zero means 50 seconds
	Raices    *x509.CertPool // nil means those of the system
}

const (
	respuestaNormal = 15 * time.Second
	totalNormal     = 50 * time.Second
)

// Servidor delivers to one mail server, with a connection for each message.
type Servidor struct{ c Config }

// NewServidor makes it; nothing is connected to yet.
func NewServidor(c Config) *Servidor {
	if c.Respuesta == 0 {
		c.Respuesta = respuestaNormal
	}
	if c.Total == 0 {
		c.Total = totalNormal
	}
	return &Servidor{c}
}

// Enviar implements the port. When ctx ends the delivery is broken off.
func (s *Servidor) Enviar(ctx context.Context, carta app.Carta) (err error) {
	ctx, cancel := context.WithTimeout(ctx, s.c.Total)
	defer cancel()
	defer func() {
		if recover() != nil {
			err = correos.Fallo{Motivo: "El servidor de correo respondió algo que no se entiende.", Dudoso: true}
		}
	}()
	if !esDireccion(carta.Correo) {
		return correos.Fallo{Motivo: "La dirección de la persona no sirve para un correo.", Definitivo: true}
	}
	m := s.mensaje(carta)
	cerrar := func() {}
	defer func() { cerrar() }()
	cliente, err := s.cliente(func(deConectar context.Context, red, direccion string) (net.Conn, error) {
		c, err := s.conectar(deConectar, red, direccion)
		if err != nil {
			return nil, err
		}
		// The library asks no context once it is connected, and a server that goes on saying something never is too late.
		cortar := context.AfterFunc(ctx, func() { _ = c.Close() })
		cerrar = func() {
			cortar()
			_ = c.Close() // what was to be said has been said
		}
		return c, nil
	})
	if err != nil {
		return correos.Fallo{Motivo: "La configuración del servidor de correo no sirve."}
	}
	hilo, err := cliente.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return alConectar(err)
	}
	if err := cliente.SendWithSMTPClient(hilo, m); err != nil && !m.IsDelivered() {
		return alEnviar(err)
	}
	_ = cliente.CloseWithSMTPClient(hilo) // it was taken, whatever the server says to the farewell
	return nil
}

func (s *Servidor) cliente(conectar gomail.DialContextFunc) (*gomail.Client, error) {
	politica := gomail.NoTLS
	if s.c.Cifrado == STARTTLS {
		politica = gomail.TLSMandatory
	}
	opciones := []gomail.Option{
		gomail.WithPort(s.c.Port), gomail.WithTLSPolicy(politica), gomail.WithTLSConfig(s.tls()), gomail.WithTimeout(s.c.Total),
		gomail.WithHELO(s.c.Equipo), gomail.WithDialContextFunc(conectar), gomail.WithoutNoop(),
	}
	if s.c.User != "" {
		opciones = append(opciones, gomail.WithSMTPAuthCustom(&credencial{user: s.c.User, clave: s.c.Clave, local: esLocal(s.c.Host)}))
	}
	return gomail.NewClient(s.c.Host, opciones...)
}

func (s *Servidor) tls() *tls.Config {
	return &tls.Config{ServerName: s.c.Host, MinVersion: tls.VersionTLS12, RootCAs: s.c.Raices}
}

func (s *Servidor) conectar(ctx context.Context, red, _ string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, s.c.Respuesta)
	defer cancel()
	c, err := (&net.Dialer{}).DialContext(ctx, red, net.JoinHostPort(s.c.Host, strconv.Itoa(s.c.Port)))
	if err != nil {
		return nil, err
	}
	paciente := &conexion{Conn: c, plazo: s.c.Respuesta}
	if s.c.Cifrado != Directo {
		return paciente, nil
	}
	cifrada := tls.Client(paciente, s.tls())
	if err := cifrada.HandshakeContext(ctx); err != nil {
		_ = c.Close()
		return nil, err
	}
	return cifrada, nil
}

// conexion gives each read and write its own time limit; the limit of the whole closes it from outside.
type conexion struct {
	net.Conn
	plazo time.Duration
}

func (c *conexion) Read(b []byte) (int, error) {
	if err := c.Conn.SetReadDeadline(limite(c.plazo)); err != nil {
		return 0, err
	}
	return c.Conn.Read(b)
}

func (c *conexion) Write(b []byte) (int, error) {
	if err := c.Conn.SetWriteDeadline(limite(c.plazo)); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}

// limite is an instant of the kernel's clock, which no test moves.
func limite(plazo time.Duration) time.Time { return time.Now().Add(plazo) } //nolint:forbidigo // the network waits by that clock

// SetDeadline leaves the limits of each read and write alone: the library would set one for everything.
func (c *conexion) SetDeadline(time.Time) error { return nil }

// SetReadDeadline does nothing, as SetDeadline.
func (c *conexion) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing, as SetDeadline.
func (c *conexion) SetWriteDeadline(time.Time) error { return nil }

// esDireccion tells whether s is one address and nothing else; the library would quote what is not.
func esDireccion(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) })
}

// mensaje writes headers and both parts. The copies of one message are recognised by their Message-ID.
func (s *Servidor) mensaje(c app.Carta) *gomail.Msg {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&mail.Address{Name: s.c.De.Name, Address: s.c.De.Address})
	m.AddToMailAddress(&mail.Address{Name: c.Nombre, Address: c.Correo})
	m.Subject(c.Asunto)
	m.SetMessageIDWithValue(c.ID + "@" + s.c.Equipo)
	m.SetDateWithValue(c.Fecha)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader(gomail.HeaderXAutoResponseSuppress, "All")
	m.SetGenHeader("Content-Language", "es-CO")
	if c.Avisos != "" {
		m.SetListUnsubscribe(c.Avisos)
	}
	m.SetBodyString(gomail.TypeTextPlain, c.Texto)
	m.AddAlternativeString(gomail.TypeTextHTML, c.HTML)
	return m
}

// SinServidor is the Transporte of a program without SMTP_URL.
type SinServidor struct{}

// Enviar implements the port.
func (SinServidor) Enviar(context.Context, app.Carta) error { return app.ErrSinServidor }
