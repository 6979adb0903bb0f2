// Package frases knows the ready sentences of a centre: what its coordination writes again and again when it returns a
// solicitud.
package frases

import (
	"errors"
	"fmt"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const (
	// TextoMaximo is how many characters a sentence may have.
	TextoMaximo = 500
	// MaximoPorCentro is how many sentences one centre keeps: more would be no short list to pick from.
	MaximoPorCentro = 100
)

// ID names a Frase.
type ID string

// Datos is what people write about a Frase.
type Datos struct {
	CentroID kernel.CentroID
	Campo    string // JSON pointer of the field that it is about, such as /nitEmpresa; empty for none
	Texto    string // one line
}

// Frase is a sentence of a centre. Version grows with every change.
type Frase struct {
	ID ID
	Datos
	Version int64
}

// Campos tells whether a JSON pointer names a field that remarks can be made at: the closed list is that of the
// solicitud, which this module does not know.
type Campos func(puntero string) bool

// New makes version 1 of a Frase. otras are those of its centre; the one with the same id does not count, so that an
// edition is checked alike. The error is a fault.Invalid with every broken rule, ErrRepetida or ErrDemasiadas.
func New(id ID, d Datos, campos Campos, otras []Frase) (Frase, error) {
	nueva, err := revisar(id, d, campos)
	if err != nil {
		return Frase{}, err
	}
	cuantas := 0
	for _, o := range otras {
		if o.ID == id || o.CentroID != d.CentroID {
			continue
		}
		cuantas++
		if o.Campo == nueva.Campo && colombia.Plegar(o.Texto) == colombia.Plegar(nueva.Texto) {
			return Frase{}, ErrRepetida
		}
	}
	if cuantas >= MaximoPorCentro {
		return Frase{}, ErrDemasiadas
	}
	return nueva, nil
}

func revisar(id ID, d Datos, campos Campos) (Frase, error) {
	var faltas []fault.Field
	falta := func(puntero, codigo, mensaje string) {
		faltas = append(faltas, fault.Field{Pointer: puntero, Code: codigo, Message: mensaje})
	}
	if d.CentroID == "" {
		falta("/centroId", "REQUERIDO", "Elija el centro.")
	}
	if d.Campo != "" && !campos(d.Campo) {
		falta("/campo", "CAMPO_DESCONOCIDO", "Elija un campo de la solicitud, por ejemplo /nitEmpresa, o ninguno.")
	}
	d.Texto = strings.TrimSpace(d.Texto)
	if f, mal := errors.AsType[*fault.Error](colombia.RevisarTexto(d.Texto, TextoMaximo, false)); mal {
		falta("/texto", f.Code, f.Message)
	} else if d.Texto == "" {
		falta("/texto", "REQUERIDO", "Escriba la frase, por ejemplo: El dígito de verificación del NIT no corresponde.")
	}
	return Frase{ID: id, Datos: d, Version: 1}, fault.Fields(faltas)
}

// Editar writes d over f as New does and counts its version up, also when nothing changes; a sentence does not change its
// centre.
func (f Frase) Editar(d Datos, campos Campos, otras []Frase) (Frase, error) {
	if d.CentroID != f.CentroID {
		return Frase{}, fault.Fields([]fault.Field{{Pointer: "/centroId", Code: "NO_CAMBIA", Message: "Una frase no cambia de centro. Quítela y escríbala en el otro."}})
	}
	nueva, err := New(f.ID, d, campos, otras)
	nueva.Version = f.Version + 1
	return nueva, err
}

// Comprobar refuses a version that is not the present one with ErrModificada; nil is any.
func (f Frase) Comprobar(version *int64) error {
	if version != nil && *version != f.Version {
		return ErrModificada
	}
	return nil
}

// Cambio is one field that got another value, for the audit. Campo is its name in the JSON.
type Cambio struct{ Campo, Antes, Despues string }

// Diferencias tells what writing nueva over f changes.
func (f Frase) Diferencias(nueva Frase) []Cambio {
	var cambios []Cambio
	for _, c := range []Cambio{{"campo", f.Campo, nueva.Campo}, {"texto", f.Texto, nueva.Texto}} {
		if c.Antes != c.Despues {
			cambios = append(cambios, c)
		}
	}
	return cambios
}

var (
	// ErrSoloCoordinacion refuses the sentences to whoever does not return solicitudes.
	ErrSoloCoordinacion = fault.New(fault.Forbidden, "SOLO_COORDINACION", "Las frases son para la coordinación y la administración.")
	// ErrNoEncontrada is also what somebody of another centre sees: both answers are the same.
	ErrNoEncontrada = fault.New(fault.NotFound, "FRASE_NO_ENCONTRADA", "Frase no encontrada")
	// ErrCentroNoExiste refuses a sentence of a centre that does not exist or is out of scope.
	ErrCentroNoExiste = fault.New(fault.Invalid, "CENTRO_NO_EXISTE", "El centro de formación no existe. Elija uno de la lista.").At("/centroId")
	// ErrRepetida keeps the sentences of a centre about one field apart, whatever their case and accents.
	ErrRepetida = fault.New(fault.Conflict, "FRASE_REPETIDA", "El centro ya tiene esa frase para ese campo. Edite la que existe o escriba otra.")
	// ErrDemasiadas keeps the list short.
	ErrDemasiadas = fault.New(fault.Conflict, "DEMASIADAS_FRASES", fmt.Sprintf("El centro ya tiene %d frases. Quite alguna que no use antes de agregar otra.", MaximoPorCentro))
	// ErrModificada says that the sentence decided on is not the present one any more.
	ErrModificada = fault.New(fault.Stale, "FRASE_MODIFICADA", "La frase cambió después de que usted la abrió. Vuelva a cargarla, revise los cambios e intente de nuevo.")
)
