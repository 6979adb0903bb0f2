package smtp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"os"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"complementarias/domain/correos"
)

// alConectar words what went wrong before the message was begun: it has not left, and the server may be mended.
func alConectar(err error) correos.Fallo {
	codigo := 0
	if p, ok := errors.AsType[*textproto.Error](err); ok {
		codigo = p.Code
	}
	switch {
	case codigo == 535 || codigo == 534 || codigo == 530:
		return correos.Fallo{Motivo: fmt.Sprintf("El servidor de correo no aceptó el usuario o la clave (código %d).", codigo)}
	case codigo != 0:
		return correos.Fallo{Motivo: fmt.Sprintf("El servidor de correo no aceptó la conexión (código %d).", codigo)}
	case errors.Is(err, smtp.ErrUnencrypted):
		return correos.Fallo{Motivo: "El servidor de correo no cifra la conexión y la clave no se le envió."}
	case esDeTLS(err):
		return correos.Fallo{Motivo: "La conexión cifrada con el servidor de correo falló: revise su certificado y el puerto."}
	case tardo(err):
		return correos.Fallo{Motivo: "El servidor de correo no respondió a tiempo."}
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return correos.Fallo{Motivo: "No se pudo conectar con el servidor de correo."}
	}
	return correos.Fallo{Motivo: "El servidor de correo no respondió como se espera."}
}

// alEnviar words what went wrong with the message itself. What was cut off once its text was under way may have arrived;
// a clear refusal of the recipient or of the text is final.
func alEnviar(err error) correos.Fallo {
	envio, ok := errors.AsType[*gomail.SendError](err)
	if !ok {
		return correos.Fallo{Motivo: "El envío se interrumpió.", Dudoso: true}
	}
	codigo := envio.ErrorCode()
	razon := envio.Reason
	switch {
	case razon == gomail.ErrGetRcpts || razon == gomail.ErrSMTPRcptTo && codigo >= 500:
		return correos.Fallo{Motivo: fmt.Sprintf("El servidor de correo rechazó la dirección de la persona (código %d).", codigo), Definitivo: true}
	case razon == gomail.ErrSMTPDataClose && codigo >= 500:
		return correos.Fallo{Motivo: fmt.Sprintf("El servidor de correo rechazó el mensaje (código %d).", codigo), Definitivo: true}
	case razon == gomail.ErrSMTPDataClose && codigo == 0:
		return correos.Fallo{Motivo: "El servidor de correo no confirmó que recibió el mensaje.", Dudoso: true}
	case razon == gomail.ErrWriteContent:
		return correos.Fallo{Motivo: "La conexión se cortó mientras se enviaba el mensaje.", Dudoso: true}
	case codigo != 0:
		return correos.Fallo{Motivo: fmt.Sprintf("El servidor de correo no aceptó el mensaje por ahora (código %d).", codigo)}
	case tardo(err):
		return correos.Fallo{Motivo: "El servidor de correo no respondió a tiempo."}
	}
	return correos.Fallo{Motivo: "La conexión con el servidor de correo se cortó antes de enviar el mensaje."}
}

func esDeTLS(err error) bool {
	_, registro := errors.AsType[tls.RecordHeaderError](err)
	_, alerta := errors.AsType[tls.AlertError](err)
	_, certificado := errors.AsType[*tls.CertificateVerificationError](err)
	_, nombre := errors.AsType[x509.HostnameError](err)
	return registro || alerta || certificado || nombre
}

func tardo(err error) bool {
	red, ok := errors.AsType[net.Error](err)
	return ok && red.Timeout() || errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, net.ErrClosed)
}
