package api

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"complementarias/domain/fault"
)

// profundidadMaxima of objects and arrays in a body (api.md 1).
const profundidadMaxima = 32

// Why a body cannot be read at all; all of them are Malformed.
var (
	errNoEsJSON = fault.New(fault.Malformed, "JSON_ILEGIBLE",
		"El cuerpo de la petición no es un JSON válido. Revise llaves, comas y comillas.")
	errSobra = fault.New(fault.Malformed, "JSON_CON_SOBRANTES",
		"Después del objeto JSON hay datos de más. Envíe un solo objeto por petición.")
	errHondo = fault.New(fault.Malformed, "JSON_DEMASIADO_ANIDADO",
		"El JSON tiene más de 32 niveles de anidamiento. Envíe los campos como los describe /api/openapi.json.")
	errNoEsUTF8 = fault.New(fault.Malformed, "TEXTO_NO_UTF8",
		"El cuerpo de la petición no está en UTF-8. Guarde o convierta el texto a UTF-8 y envíelo de nuevo.")
	errNulo = fault.New(fault.Malformed, "BYTE_NULO",
		"El cuerpo de la petición contiene un byte nulo. Quítelo y envíe de nuevo.")
	errRaiz = fault.New(fault.Invalid, "TIPO_INVALIDO",
		"El cuerpo de la petición debe ser un objeto JSON, entre llaves.")
)

// LeerObjeto reads a body as one JSON object; numbers stay texts (json.Number), the last of equal names counts, and
// nothing at all is an object without fields. It returns a Malformed fault for what is not readable and an Invalid one
// with the pointer "" when the root is something else.
func LeerObjeto(raw []byte) (map[string]any, error) {
	switch {
	case len(bytes.Trim(raw, " \t\r\n")) == 0:
		return map[string]any{}, nil
	case bytes.IndexByte(raw, 0) >= 0:
		return nil, errNulo
	case !utf8.Valid(raw):
		return nil, errNoEsUTF8
	case masHondoQue(raw, profundidadMaxima):
		return nil, errHondo
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var raiz any
	if err := dec.Decode(&raiz); err != nil {
		return nil, errNoEsJSON.Because(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errSobra.Because(err)
	}
	objeto, ok := raiz.(map[string]any)
	if !ok {
		return nil, errRaiz.At("")
	}
	return objeto, nil
}

// masHondoQue counts brackets outside of strings, before anything is parsed, so that a bomb of brackets costs one pass.
func masHondoQue(raw []byte, limite int) bool {
	hondo, enTexto := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case enTexto && c == '\\':
			i++
		case c == '"':
			enTexto = !enTexto
		case enTexto:
		case c == '{' || c == '[':
			if hondo++; hondo > limite {
				return true
			}
		case c == '}' || c == ']':
			hondo--
		}
	}
	return false
}
