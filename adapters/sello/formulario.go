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

// Formulario is an id that was read: which form, and whose.
type Formulario struct {
	ID      string
	Usuario kernel.UsuarioID
}

// maximo is more than any id of ours takes, so that long texts cost nothing.
const maximo = 1000

// Nuevo signs a fresh id for a form that is shown to usuario.
func (f *Formularios) Nuevo(usuario kernel.UsuarioID) string {
	dicho := []byte(f.newID() + "\x00" + string(usuario))
	return texto.EncodeToString(append(f.firma(dicho), dicho...))
}

// Leer returns what Nuevo has signed; ErrAjeno for any other text. Whether the form is of the person who sends it is the
// caller's question.
func (f *Formularios) Leer(firmado string) (Formulario, error) {
	if len(firmado) > maximo {
		return Formulario{}, ErrAjeno
	}
	crudo, err := texto.DecodeString(firmado)
	if err != nil || len(crudo) < sha256.Size || !hmac.Equal(crudo[:sha256.Size], f.firma(crudo[sha256.Size:])) {
		return Formulario{}, ErrAjeno
	}
	id, usuario, _ := strings.Cut(string(crudo[sha256.Size:]), "\x00")
	return Formulario{ID: id, Usuario: kernel.UsuarioID(usuario)}, nil
}

// De returns the id of a form that Nuevo has signed for usuario, ErrAjeno for any other text.
func (f *Formularios) De(firmado string, usuario kernel.UsuarioID) (string, error) {
	leido, err := f.Leer(firmado)
	if err != nil || leido.Usuario != usuario {
		return "", ErrAjeno
	}
	return leido.ID, nil
}

func (f *Formularios) firma(dicho []byte) []byte {
	mac := hmac.New(sha256.New, f.llave)
	mac.Write(dicho)
	return mac.Sum(nil)
}
