package api

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Campo is what a body says of one field.
type Campo[T any] struct {
	Dado  bool // the body names it, even as null or "": in a PUT it is written or cleared, otherwise it is kept
	Valor *T   // nil when it is absent, null, "" or of the wrong type
}

// O returns the value, or otro when there is none.
func (c Campo[T]) O(otro T) T {
	if c.Valor == nil {
		return otro
	}
	return *c.Valor
}

// Lector reads the fields of one object and collects what is wrong with their types, so that all of it is told at once
// together with the rules that the domain finds broken. A wrong type never stops it.
type Lector struct {
	objeto  map[string]any
	base    string
	errores *[]fault.Field
}

// NewLector reads the root object of a body.
func NewLector(objeto map[string]any) *Lector {
	return &Lector{objeto: objeto, errores: new([]fault.Field)}
}

// LectorDe reads the root object of a body as it came in; it returns the errors of LeerObjeto.
func LectorDe(raw []byte) (*Lector, error) {
	objeto, err := LeerObjeto(raw)
	if err != nil {
		return nil, err
	}
	return NewLector(objeto), nil
}

// Errores returns what was wrong so far, in the order in which the fields were read.
func (l *Lector) Errores() []fault.Field { return slices.Clone(*l.errores) }

// Err returns all of Errores as one fault, nil when there is none.
func (l *Lector) Err() error { return fault.Fields(l.Errores()) }

// Puntero returns the JSON pointer of a field of this object.
func (l *Lector) Puntero(campo string) string {
	return l.base + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(campo)
}

// Falta notes that a field is not as it must be. After erroresMaximos nobody reads on, and a hostile body would cost too
// much: what comes then is dropped.
func (l *Lector) Falta(campo, codigo, mensaje string) {
	l.anotar(fault.Field{Pointer: l.Puntero(campo), Code: codigo, Message: mensaje})
}

func (l *Lector) anotar(f fault.Field) {
	if len(*l.errores) < erroresMaximos {
		*l.errores = append(*l.errores, f)
	}
}

// cuantos tells how many errors were noted so far.
func (l *Lector) cuantos() int { return len(*l.errores) }

// Dado reports whether the object names the field, even as null.
func (l *Lector) Dado(campo string) bool {
	_, ok := l.objeto[campo]
	return ok
}

// Texto reads a text in normal form C without the spaces around it.
func (l *Lector) Texto(campo string) Campo[string] {
	return leerCampo(l, campo, func(v any) (string, *rechazo) {
		s, ok := v.(string)
		if !ok {
			return "", &rechazo{codigoTipo, "debe ser un texto entre comillas."}
		}
		return limpio(s), nil
	})
}

// Entero reads a whole number of at most 32 bits, written without decimals, exponent or quotes. It is never rounded.
func (l *Lector) Entero(campo string) Campo[int] { return leerCampo(l, campo, entero) }

// Booleano reads true or false.
func (l *Lector) Booleano(campo string) Campo[bool] {
	return leerCampo(l, campo, func(v any) (bool, *rechazo) {
		b, ok := v.(bool)
		if !ok {
			return false, &rechazo{codigoTipo, "debe ser true o false, sin comillas."}
		}
		return b, nil
	})
}

// Fecha reads a calendar date as domain.md 5.6 says: YYYY-MM-DD or an RFC 3339 instant.
func (l *Lector) Fecha(campo string) Campo[kernel.Date] { return leerCampo(l, campo, fecha) }

// Textos reads a list of texts; blank ones are left out.
func (l *Lector) Textos(campo string) Campo[[]string] {
	valores := l.Lista(campo)
	c := Campo[[]string]{Dado: valores.Dado}
	if valores.Valor == nil {
		return c
	}
	textos := []string{}
	for i, v := range *valores.Valor {
		s, ok := v.(string)
		if !ok {
			l.faltaEn(campo, i, &rechazo{codigoTipo, "debe ser un texto entre comillas."})
			continue
		}
		if s = limpio(s); s != "" {
			textos = append(textos, s)
		}
	}
	c.Valor = &textos
	return c
}

// Objetos reads a list of objects; each Lector notes its errors with the pointers of its place (/horarios/0/horaFin).
// An element that is no object is noted and comes as an empty one, so that the places stay right.
func (l *Lector) Objetos(campo string) Campo[[]*Lector] {
	valores := l.Lista(campo)
	c := Campo[[]*Lector]{Dado: valores.Dado}
	if valores.Valor == nil {
		return c
	}
	objetos := make([]*Lector, 0, len(*valores.Valor))
	for i, v := range *valores.Valor {
		hijo, ok := l.Objeto(campo, i, v)
		if !ok {
			l.faltaEn(campo, i, &rechazo{codigoTipo, "debe ser un objeto, entre llaves."})
		}
		objetos = append(objetos, hijo)
	}
	c.Valor = &objetos
	return c
}

// Objeto reads v, the element i of the list campo, as an object; false and an empty one when it is something else.
func (l *Lector) Objeto(campo string, i int, v any) (*Lector, bool) {
	objeto, ok := v.(map[string]any)
	return &Lector{objeto: objeto, base: l.Puntero(campo) + "/" + strconv.Itoa(i), errores: l.errores}, ok
}

// Lista reads a list whose elements may be of several shapes: strings, json.Number, bool, nil, lists and objects. One of
// more than elementosMaximos is refused whole, at its first element too many.
func (l *Lector) Lista(campo string) Campo[[]any] {
	c := leerCampo(l, campo, func(v any) ([]any, *rechazo) {
		lista, ok := v.([]any)
		if !ok {
			return nil, &rechazo{codigoTipo, "debe ser una lista, entre corchetes."}
		}
		return lista, nil
	})
	if c.Valor != nil && len(*c.Valor) > elementosMaximos {
		l.faltaEn(campo, elementosMaximos, &rechazo{"DEMASIADOS", "sobra: la lista admite " + strconv.Itoa(elementosMaximos) + "."})
		c.Valor = nil
	}
	return c
}

// FechaEn reads v, the element i of the list campo, as a date; false when it was wrong and has been noted.
func (l *Lector) FechaEn(campo string, i int, v any) (kernel.Date, bool) {
	d, r := fecha(v)
	if r != nil {
		l.faltaEn(campo, i, r)
	}
	return d, r == nil
}

func (l *Lector) faltaEn(campo string, i int, r *rechazo) {
	l.anotar(fault.Field{
		Pointer: l.Puntero(campo) + "/" + strconv.Itoa(i), Code: r.codigo, Message: "El elemento " + strconv.Itoa(i+1) + " de " + campo + " " + r.razon,
	})
}

// What one body may cost.
const (
	elementosMaximos = 1000 // of one list
	erroresMaximos   = 200  // told in one answer
)

const (
	codigoTipo       = "TIPO_INVALIDO"
	codigoEntero     = "ENTERO_INVALIDO"
	codigoFecha      = "FECHA_INVALIDA"
	codigoNoAdmitido = "VALOR_NO_ADMITIDO"
)

// rechazo says why a value is not taken; razon continues a sentence that begins with the name of the field.
type rechazo struct{ codigo, razon string }

func leerCampo[T any](l *Lector, campo string, leer func(any) (T, *rechazo)) Campo[T] {
	v, dado := l.objeto[campo]
	c := Campo[T]{Dado: dado}
	if s, texto := v.(string); v == nil || texto && strings.TrimSpace(s) == "" {
		return c
	}
	valor, r := leer(v)
	if r != nil {
		l.Falta(campo, r.codigo, "El campo "+campo+" "+r.razon)
		return c
	}
	c.Valor = &valor
	return c
}

func limpio(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

func entero(v any) (int, *rechazo) {
	numero, ok := v.(json.Number)
	if !ok {
		return 0, &rechazo{codigoTipo, "debe ser un número entero, sin comillas."}
	}
	n, err := strconv.ParseInt(numero.String(), 10, 32)
	switch {
	case err == nil:
		return int(n), nil
	case errors.Is(err, strconv.ErrRange):
		return 0, &rechazo{codigoEntero, "está fuera de lo posible: va de -2147483648 a 2147483647."}
	default:
		return 0, &rechazo{codigoEntero, "debe ser un número entero, sin decimales ni exponente."}
	}
}

func fecha(v any) (kernel.Date, *rechazo) {
	s, ok := v.(string)
	if !ok {
		return kernel.Date{}, &rechazo{codigoTipo, "debe ser una fecha entre comillas, como \"2026-12-15\"."}
	}
	d, err := LeerFecha(strings.TrimSpace(s))
	if err != nil {
		return kernel.Date{}, &rechazo{codigoFecha, "debe ser una fecha que exista, escrita AAAA-MM-DD, como 2026-12-15."}
	}
	return d, nil
}

// LeerFecha reads YYYY-MM-DD, or an RFC 3339 instant: exactly midnight UTC means that UTC date, any other instant the
// date in Bogotá (domain.md 5.6).
func LeerFecha(s string) (kernel.Date, error) {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return kernel.ParseDate(s)
	}
	zona := kernel.Bogota
	if t.Equal(t.UTC().Truncate(24 * time.Hour)) {
		zona = time.UTC
	}
	return kernel.ParseDate(t.In(zona).Format(time.DateOnly))
}
