package problema

import (
	"net/http"

	"complementarias/domain/fault"
)

// Estado is the one table from the kinds of failure to HTTP; what it does not know is a defect of ours.
func Estado(k fault.Kind) int {
	if estado, ok := estados[k]; ok {
		return estado
	}
	return http.StatusInternalServerError
}

var estados = map[fault.Kind]int{
	fault.Internal:        http.StatusInternalServerError,
	fault.Malformed:       http.StatusBadRequest,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.Forbidden:       http.StatusForbidden,
	fault.NotFound:        http.StatusNotFound,
	fault.NotAllowed:      http.StatusMethodNotAllowed,
	fault.NotAcceptable:   http.StatusNotAcceptable,
	fault.Conflict:        http.StatusConflict,
	fault.Stale:           http.StatusPreconditionFailed,
	fault.TooLarge:        http.StatusRequestEntityTooLarge,
	fault.Unsupported:     http.StatusUnsupportedMediaType,
	fault.Invalid:         http.StatusUnprocessableEntity,
	fault.TooMany:         http.StatusTooManyRequests,
	fault.Unavailable:     http.StatusServiceUnavailable,
}

var titulos = map[int]string{
	http.StatusBadRequest:            "Petición ilegible",
	http.StatusUnauthorized:          "Falta iniciar sesión",
	http.StatusForbidden:             "Sin permiso",
	http.StatusNotFound:              "No encontrado",
	http.StatusMethodNotAllowed:      "Método no permitido",
	http.StatusNotAcceptable:         "Formato de respuesta no disponible",
	http.StatusConflict:              "El estado actual no lo permite",
	http.StatusPreconditionFailed:    "Versión desactualizada",
	http.StatusRequestEntityTooLarge: "Petición demasiado grande",
	http.StatusUnsupportedMediaType:  "Tipo de contenido no admitido",
	http.StatusUnprocessableEntity:   "Datos por corregir",
	http.StatusTooManyRequests:       "Demasiadas peticiones",
	http.StatusServiceUnavailable:    "Servicio no disponible por el momento",
	http.StatusInternalServerError:   "Error inesperado",
}

// Titulo says in Spanish what an HTTP status of ours means.
func Titulo(estado int) string {
	if t, ok := titulos[estado]; ok {
		return t
	}
	return "No se pudo atender la petición"
}
