package smtp

import (
	"errors"
	"net/netip"
	"slices"
	"strings"

	"github.com/wneessen/go-mail/smtp"
)

// credencial signs in with PLAIN or, for servers that only know that, LOGIN; never over a connection that others can read.
type credencial struct {
	user, clave string
	local       bool // the server is this machine
	respuestas  []string
}

var errSinMecanismo = errors.New("smtp: the server offers neither PLAIN nor LOGIN")

// Start implements smtp.Auth.
func (c *credencial) Start(s *smtp.ServerInfo) (mecanismo string, primera []byte, err error) {
	ofrece := func(nombre string) bool {
		return slices.ContainsFunc(s.Auth, func(m string) bool { return strings.EqualFold(m, nombre) })
	}
	switch {
	case !s.TLS && !c.local:
		return "", nil, smtp.ErrUnencrypted
	case ofrece("PLAIN"):
		return "PLAIN", []byte("\x00" + c.user + "\x00" + c.clave), nil
	case ofrece("LOGIN"):
		c.respuestas = []string{c.user, c.clave}
		return "LOGIN", nil, nil
	}
	return "", nil, errSinMecanismo
}

// Next implements smtp.Auth.
func (c *credencial) Next(_ []byte, mas bool) ([]byte, error) {
	if !mas {
		return nil, nil
	}
	if len(c.respuestas) == 0 {
		return nil, smtp.ErrUnexpectedServerChallange
	}
	respuesta := c.respuestas[0]
	c.respuestas = c.respuestas[1:]
	return []byte(respuesta), nil
}

func esLocal(host string) bool {
	dir, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && dir.IsLoopback()
}
