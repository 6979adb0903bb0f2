package sello

import (
	"crypto/hmac"
	"crypto/sha256"
	"strings"

	"complementarias/domain/kernel"
)

// Formularios signs the ids of forms. An id says which form was sent, so that sending it again does nothing new, and for
// whom it was made, so that nobody sends the form of another.
type Formularios struct {
	llave []byte
	newID func() string
}

// NewFormularios makes Formularios; newID gives ids that are never twice the same.
func NewFormularios(secreto []byte, newID func() string) (*Formularios, error) {
	k, err := derivar(secreto, "formularios")
	if err != nil {
		return nil, err
	}
	return &Formularios{llave: k, newID: newID}, nil
}

// maximo is more than any id of ours takes, so that long texts cost nothing.
const maximo = 1000

// Nuevo signs a fresh id for a form that is shown to usuario.
func (f *Formularios) Nuevo(usuario kernel.UsuarioID) string {
	dicho := []byte(f.newID() + "\x00" + string(usuario))
	return texto.EncodeToString(append(f.firma(dicho), dicho...))
}

// Dueno tells for whom Nuevo has signed an id; ErrAjeno for any other text.
func (f *Formularios) Dueno(firmado string) (kernel.UsuarioID, error) {
	_, usuario, err := f.leer(firmado)
	return usuario, err
}

// De returns the id of a form that Nuevo has signed for usuario, ErrAjeno for any other text.
func (f *Formularios) De(firmado string, usuario kernel.UsuarioID) (string, error) {
	id, dueno, err := f.leer(firmado)
	if err != nil || dueno != usuario {
		return "", ErrAjeno
	}
	return id, nil
}

func (f *Formularios) leer(firmado string) (id string, usuario kernel.UsuarioID, err error) {
	if len(firmado) > maximo {
		return "", "", ErrAjeno
	}
	crudo, err := texto.DecodeString(firmado)
	if err != nil || len(crudo) < sha256.Size || !hmac.Equal(crudo[:sha256.Size], f.firma(crudo[sha256.Size:])) {
		return "", "", ErrAjeno
	}
	id, de, _ := strings.Cut(string(crudo[sha256.Size:]), "\x00")
	return id, kernel.UsuarioID(de), nil
}

func (f *Formularios) firma(dicho []byte) []byte {
	mac := hmac.New(sha256.New, f.llave)
	mac.Write(dicho)
	return mac.Sum(nil)
}
