package config

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"
)

// CifradoSMTP says how the connection with the mail server is encrypted.
type CifradoSMTP string

// The ways: from the first byte, after STARTTLS and never without it, or not at all.
const (
	TLSDirecto CifradoSMTP = "tls"
	STARTTLS   CifradoSMTP = "starttls"
	SinCifrar  CifradoSMTP = "ninguno"
)

// SMTP is the mail server that SMTP_URL names; its zero value means that there is none.
type SMTP struct {
	Host    string
	Port    int
	Cifrado CifradoSMTP
	User    string // empty when it asks for no credentials
	Clave   Secret
	// De is the sender, from MAIL_FROM.
	De mail.Address
}

// HayCorreo tells whether the program can send e-mail.
func (c Config) HayCorreo() bool { return c.SMTP.Host != "" }

const ejemploSMTP = "smtp://usuario:clave@correo.ejemplo.edu.co:587, o smtps:// y el puerto 465; los signos especiales de la clave van codificados (@ es %40, / es %2F, # es %23)"

// smtp reads SMTP_URL and MAIL_FROM; both may be absent, and the second is needed with the first.
func (r *reader) smtp() SMTP {
	text := r.get(varSMTP)
	de := r.remitente()
	if text == "" {
		return SMTP{}
	}
	s := r.servidorSMTP(text)
	if r.get(varRemitente) == "" {
		r.require(varRemitente, "Escriba quién envía los correos, por ejemplo Gestión Complementarias <no-responder@sena.edu.co>")
	}
	s.De = de
	return s
}

func (r *reader) servidorSMTP(text string) SMTP {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "smtp" && u.Scheme != "smtps") || !validHost(u) {
		r.add(varSMTP, "no es una dirección de un servidor de correo", "Escriba "+ejemploSMTP)
		return SMTP{}
	}
	clave, conClave := u.User.Password()
	s := SMTP{Host: strings.ToLower(u.Hostname()), User: u.User.Username(), Clave: Secret(clave)}
	switch {
	case strings.Trim(u.Path, "/") != "" || u.Fragment != "":
		r.add(varSMTP, "tiene algo más que el servidor", "Escriba "+ejemploSMTP)
		return SMTP{}
	case (s.User != "") != (conClave && clave != ""):
		r.add(varSMTP, "tiene usuario sin clave o clave sin usuario", "Escriba ambos, o ninguno si el servidor no los pide")
		return SMTP{}
	}
	s.Port = puertoSMTP(u)
	return r.cifradoSMTP(s, u)
}

func puertoSMTP(u *url.URL) int {
	if port, ok := parsePort(u.Port()); ok {
		return port
	}
	if u.Scheme == "smtps" {
		return 465
	}
	return 587
}

// cifradoSMTP asks for TLS unless the server is this machine, or the operator gave it up and no password would be seen.
func (r *reader) cifradoSMTP(s SMTP, u *url.URL) SMTP {
	s.Cifrado = STARTTLS
	query := u.Query()
	pide := query.Get("starttls")
	switch {
	case len(query) > 1 || (len(query) == 1 && pide != "si" && pide != "no"):
		r.add(varSMTP, "tiene un parámetro desconocido", "Deje solo ?starttls=no o ?starttls=si, o ninguno")
		return SMTP{}
	case u.Scheme == "smtps" && pide != "":
		r.add(varSMTP, "pide starttls con smtps, que ya cifra desde el comienzo", "Quite el parámetro o use smtp://")
		return SMTP{}
	case u.Scheme == "smtps":
		s.Cifrado = TLSDirecto
	case pide == "no" && s.User != "" && !isLocal(s.Host):
		r.add(varSMTP, "enviaría la clave sin cifrar", "Quite starttls=no, o use smtps:// y el puerto 465")
		return SMTP{}
	case pide == "no" || (pide == "" && isLocal(s.Host)):
		s.Cifrado = SinCifrar
	}
	return s
}

func (r *reader) remitente() mail.Address {
	text := r.get(varRemitente)
	if text == "" {
		return mail.Address{}
	}
	de, err := mail.ParseAddress(text)
	if err != nil || strings.ContainsFunc(de.Name+de.Address, unicode.IsControl) || !strings.Contains(de.Address, ".") {
		r.add(varRemitente, "no es una dirección de correo", "Escriba por ejemplo Gestión Complementarias <no-responder@sena.edu.co>")
		return mail.Address{}
	}
	return *de
}
