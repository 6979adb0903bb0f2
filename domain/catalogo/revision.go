package catalogo

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

const (
	textoCorto = 200  // characters of a one-line text (domain.md 4.3)
	textoLargo = 4000 // characters of a long one
)

// formaCodigo covers SENA's own numbers (73310037, 210301023) and the codes of the previous system (CF-001-2024).
var formaCodigo = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{0,29}$`)

var formaVersion = regexp.MustCompile(`^[A-Za-z0-9.]{1,10}$`)

// revision collects every broken rule of one thing, so that all of them are told at once.
type revision struct {
	faltas []fault.Field
}

func (r *revision) falta(puntero, codigo, mensaje string) {
	r.faltas = append(r.faltas, fault.Field{Pointer: puntero, Code: codigo, Message: mensaje})
}

// texto trims and checks a text that may be missing; it returns what is kept.
func (r *revision) texto(puntero, texto string, largo int) string {
	texto = strings.TrimSpace(texto)
	if f, ok := errors.AsType[*fault.Error](colombia.RevisarTexto(texto, largo, largo > textoCorto)); ok {
		r.falta(puntero, f.Code, f.Message)
	}
	return texto
}

// requerido is texto for one that must be there; falta says what to write.
func (r *revision) requerido(puntero, texto string, largo int, falta string) string {
	texto = r.texto(puntero, texto, largo)
	if texto == "" {
		r.falta(puntero, "REQUERIDO", falta)
	}
	return texto
}

func (r *revision) codigo(puntero, codigo string) string {
	codigo = CodigoEscrito(codigo)
	if !formaCodigo.MatchString(codigo) {
		r.falta(puntero, "CODIGO_INVALIDO", "Escriba un código de 1 a 30 letras sin tilde, números o guiones, por ejemplo 73310037.")
	}
	return codigo
}

func (r *revision) codigoUnico(puntero, codigo string, vistos map[string]bool) string {
	codigo = r.codigo(puntero, codigo)
	if vistos[codigo] {
		r.falta(puntero, "REPETIDO", "El código "+codigo+" ya está en la lista. Quite el repetido o corríjalo.")
	}
	vistos[codigo] = codigo != ""
	return codigo
}

func (r *revision) version(puntero, version string) string {
	version = strings.TrimSpace(version)
	if !formaVersion.MatchString(version) {
		r.falta(puntero, "VERSION_INVALIDA", "Escriba la versión con 1 a 10 números, letras o puntos, por ejemplo 1.")
	}
	return version
}

func (r *revision) entre(puntero, nombre string, valor, minimo, maximo int) {
	if valor < minimo || valor > maximo {
		r.falta(puntero, "FUERA_DE_RANGO", fmt.Sprintf("%s debe estar entre %d y %d.", nombre, minimo, maximo))
	}
}

// err is nil when no rule was broken.
func (r *revision) err() error { return fault.Fields(r.faltas) }
