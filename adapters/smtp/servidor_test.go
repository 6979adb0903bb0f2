package smtp_test

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/big"
	"net"
	"net/mail"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	gosmtp "github.com/emersion/go-smtp"

	"complementarias/adapters/smtp"
	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/test/buzon"
)

var carta = app.Carta{ID: "m1", Correo: "ines@sena.edu.co", Nombre: "Inés Núñez", Asunto: "Solicitud aprobada: SOL-2026-001 (ñ)",
	Texto: "Buen día, Inés:\n\n.\n.. dos puntos\n", HTML: "<p>Buen día, Inés</p>", Fecha: time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC),
	Avisos: "https://complementarias.example/mi-perfil/avisos"}

func servidor(t *testing.T, direccion string, cambio func(*smtp.Config)) *smtp.Servidor {
	t.Helper()
	host, puerto, err := net.SplitHostPort(direccion)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(puerto)
	if err != nil {
		t.Fatal(err)
	}
	c := smtp.Config{Host: host, Port: n, Cifrado: smtp.Ninguno, De: mail.Address{Name: "Gestión", Address: "no-responder@sena.edu.co"},
		Equipo: "complementarias.example"}
	if cambio != nil {
		cambio(&c)
	}
	return smtp.NewServidor(c)
}

func TestACopyIsRecognisedByItsMessageID(t *testing.T) {
	b := buzon.New(t)
	s := servidor(t, b.Address(), nil)
	for range 2 {
		if err := s.Enviar(t.Context(), carta); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range b.Mensajes() {
		for header, want := range map[string]string{
			"Message-Id": "<m1@complementarias.example>", "Auto-Submitted": "auto-generated",
			"List-Unsubscribe": "<https://complementarias.example/mi-perfil/avisos>", "Date": "Fri, 27 Nov 2026 14:00:00 +0000",
		} {
			if got := m.Header.Get(header); got != want {
				t.Errorf("%s: got %q, want %q", header, got, want)
			}
		}
		if m.Asunto != carta.Asunto || m.Texto != carta.Texto || strings.TrimSpace(m.HTML) != carta.HTML {
			t.Errorf("got %q %q %q", m.Asunto, m.Texto, m.HTML)
		}
		if para, err := m.Header.AddressList("To"); err != nil || len(para) != 1 || para[0].Name != carta.Nombre || para[0].Address != carta.Correo {
			t.Errorf("To: got %v, %v", para, err)
		}
	}
}

func TestNothingTypedBecomesAHeader(t *testing.T) {
	b := buzon.New(t)
	mala := carta
	mala.Nombre, mala.Asunto = "a\r\nBcc: x@y.co", "b\r\nX-Malo: si\r\n\r\ncuerpo"
	if err := servidor(t, b.Address(), nil).Enviar(t.Context(), mala); err != nil {
		t.Fatal(err)
	}
	m := b.Wait(t, carta.Correo, "")
	if m.Header.Get("Bcc") != "" || m.Header.Get("X-Malo") != "" || len(m.To) != 1 {
		t.Errorf("got %v to %v", m.Header, m.To)
	}
	peor := carta
	peor.Correo = "ines@sena.edu.co>\r\nRCPT TO:<x@y.co"
	if err := servidor(t, b.Address(), nil).Enviar(t.Context(), peor); err == nil {
		t.Error("an address with a line break was accepted")
	}
	if n := len(b.Mensajes()); n != 1 {
		t.Errorf("%d messages, want one", n)
	}
}

func TestEncryption(t *testing.T) {
	certificado, raices := propio(t)
	conTLS := &tls.Config{Certificates: []tls.Certificate{certificado}, MinVersion: tls.VersionTLS12}
	for name, c := range map[string]struct {
		buzon  *buzon.Buzon
		cambio func(*smtp.Config)
		falla  string
	}{
		"STARTTLS":            {buzon.New(t, buzon.WithTLS(conTLS, false)), func(c *smtp.Config) { c.Cifrado, c.Raices = smtp.STARTTLS, raices }, ""},
		"direct":              {buzon.New(t, buzon.WithTLS(conTLS, true)), func(c *smtp.Config) { c.Cifrado, c.Raices = smtp.Directo, raices }, ""},
		"with credentials":    {buzon.New(t, buzon.WithTLS(conTLS, true), buzon.WithAuth("yo", "zz")), func(c *smtp.Config) { c.Cifrado, c.Raices, c.User, c.Clave = smtp.Directo, raices, "yo", "zz" }, ""},
		"wrong password":      {buzon.New(t, buzon.WithAuth("yo", "zz")), func(c *smtp.Config) { c.User, c.Clave = "yo", "no" }, "usuario o la clave"},
		"STARTTLS not there":  {buzon.New(t), func(c *smtp.Config) { c.Cifrado = smtp.STARTTLS }, "no respondió como se espera"},
		"unknown certificate": {buzon.New(t, buzon.WithTLS(conTLS, false)), func(c *smtp.Config) { c.Cifrado = smtp.STARTTLS }, "cifrada"},
		"unknown, direct":     {buzon.New(t, buzon.WithTLS(conTLS, true)), func(c *smtp.Config) { c.Cifrado = smtp.Directo }, "cifrada"},
		"TLS to a plain port": {buzon.New(t), func(c *smtp.Config) { c.Cifrado = smtp.Directo }, "cifrada"},
	} {
		err := servidor(t, c.buzon.Address(), c.cambio).Enviar(t.Context(), carta)
		if c.falla == "" && (err != nil || len(c.buzon.Mensajes()) != 1) {
			t.Errorf("%s: got %v", name, err)
		}
		if c.falla != "" && (err == nil || !strings.Contains(err.Error(), c.falla) || len(c.buzon.Mensajes()) != 0) {
			t.Errorf("%s: got %v and %d messages, want a failure saying %q", name, err, len(c.buzon.Mensajes()), c.falla)
		}
	}
}

// propio makes a certificate of 127.0.0.1 that signs itself.
func propio(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	llave, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	plantilla := &x509.Certificate{SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, plantilla, plantilla, &llave.PublicKey, llave)
	if err != nil {
		t.Fatal(err)
	}
	hoja, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	raices := x509.NewCertPool()
	raices.AddCert(hoja)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: llave}, raices
}

func TestARefusalSaysWhetherItIsFinal(t *testing.T) {
	negar := func(codigo int) error {
		return &gosmtp.SMTPError{Code: codigo, Message: "<ines@sena.edu.co> no existe"}
	}
	for name, c := range map[string]struct {
		b    *buzon.Buzon
		want correos.Fallo
	}{
		"recipient, final":   {buzon.New(t, buzon.Refusing(func(string) error { return negar(550) })), correos.Fallo{Motivo: "El servidor de correo rechazó la dirección de la persona (código 550).", Definitivo: true}},
		"recipient, for now": {buzon.New(t, buzon.Refusing(func(string) error { return negar(450) })), correos.Fallo{Motivo: "El servidor de correo no aceptó el mensaje por ahora (código 450)."}},
		"message, final":     {buzon.New(t, buzon.AfterData(func() error { return negar(554) })), correos.Fallo{Motivo: "El servidor de correo rechazó el mensaje (código 554).", Definitivo: true}},
		"message, for now":   {buzon.New(t, buzon.AfterData(func() error { return negar(451) })), correos.Fallo{Motivo: "El servidor de correo no aceptó el mensaje por ahora (código 451)."}},
	} {
		err := servidor(t, c.b.Address(), nil).Enviar(t.Context(), carta)
		if got, ok := errors.AsType[correos.Fallo](err); !ok || got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, err, c.want)
		}
	}
}

// hostil speaks SMTP by a script: it answers the n-th line that it is sent with the n-th answer; "" says nothing any more and
// "-" hangs up. The first is the greeting.
func hostil(t *testing.T, respuestas ...string) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	fin := make(chan struct{})
	var todos sync.WaitGroup
	todos.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			todos.Go(func() {
				defer func() { _ = c.Close() }()
				hablar(c, respuestas, fin)
			})
		}
	})
	t.Cleanup(func() {
		close(fin)
		_ = l.Close()
		todos.Wait()
	})
	return l.Addr().String()
}

func hablar(c net.Conn, respuestas []string, fin <-chan struct{}) {
	lineas := bufio.NewScanner(c)
	for i, r := range respuestas {
		if i > 0 && !lineas.Scan() {
			return
		}
		switch r {
		case "-":
			return
		case "":
			<-fin
			return
		case "gota a gota":
			for {
				select {
				case <-fin:
					return
				case <-time.After(5 * time.Millisecond):
					if _, err := c.Write([]byte("2")); err != nil {
						return
					}
				}
			}
		}
		if _, err := c.Write([]byte(r + "\r\n")); err != nil {
			return
		}
	}
	<-fin
}

func TestAHostileServerNeverHoldsADelivery(t *testing.T) {
	paciencia := func(c *smtp.Config) { c.Respuesta, c.Total = 300*time.Millisecond, 900*time.Millisecond }
	for name, c := range map[string]struct {
		guion  []string
		dudoso bool
	}{
		"never greets":               {[]string{""}, false},
		"hangs up at once":           {[]string{"-"}, false},
		"greets byte by byte":        {[]string{"gota a gota"}, false},
		"greets with garbage":        {[]string{"hola"}, false},
		"greets with an endless one": {[]string{"220-a\r\n220-b", ""}, false},
		"refuses":                    {[]string{"554 no"}, false},
		"never answers EHLO":         {[]string{"220 x", ""}, false},
		"hangs up after MAIL":        {[]string{"220 x", "250 x", "-"}, false},
		"never answers RCPT":         {[]string{"220 x", "250 x", "250 ok", ""}, false},
		"hangs up after DATA":        {[]string{"220 x", "250 x", "250 ok", "250 ok", "354 go", "-"}, true},
		"never confirms":             {[]string{"220 x", "250 x", "250 ok", "250 ok", "354 go", ""}, true},
		"confirms byte by byte":      {[]string{"220 x", "250 x", "250 ok", "250 ok", "354 go", "gota a gota"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := servidor(t, hostil(t, c.guion...), paciencia).Enviar(t.Context(), carta)
			fallo, ok := errors.AsType[correos.Fallo](err)
			if !ok || fallo.Dudoso != c.dudoso || fallo.Definitivo || strings.Contains(fallo.Motivo, "@") {
				t.Errorf("got %+v, want a failure, doubtful: %t", err, c.dudoso)
			}
		})
	}
}

func TestADeliveryIsBrokenOffWhenTheProgramStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	direccion := hostil(t, "220 x", "")
	hecho := make(chan error, 1)
	go func() { hecho <- servidor(t, direccion, nil).Enviar(ctx, carta) }()
	cancel()
	if err := <-hecho; err == nil {
		t.Error("it says that it was sent")
	}
}

func TestNobodyListens(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	direccion := l.Addr().String()
	_ = l.Close()
	err = servidor(t, direccion, nil).Enviar(t.Context(), carta)
	if fallo, ok := errors.AsType[correos.Fallo](err); !ok || fallo.Dudoso || fallo.Definitivo {
		t.Errorf("got %+v, want a failure that is tried again", err)
	}
}
