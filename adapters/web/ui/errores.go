package ui

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/fault"
)

// ErrSinPagina is for an address that leads nowhere, and for what is not shown to whoever asks.
var ErrSinPagina = fault.New(fault.NotFound, "PAGINA_NO_ENCONTRADA",
	"No existe esta página, o no está a su alcance. Revise la dirección o vuelva al inicio.")

// Falla answers err as a page that says what happened and what to do next; the statuses are those of the API. A script
// that asked for a part of a page gets the sentence alone.
func (p *Paginas) Falla(c *gin.Context, err error) {
	c.Abort()
	peticion.AnotarCausa(c.Request.Context(), err)
	f := problema.De(c.Request.Context(), err)
	f.Cabeceras(c.Header)
	v := fallaDe(f, err)
	actor := peticion.Actor(c.Request.Context())
	respuesta := marco(vista{Marco: Marco{Titulo: v.titulo}, actor: actor, administracion: p.administracionDe(actor), url: p.estaticos.URL, conLetra: true}, falla(v))
	if deHTMX(c) {
		respuesta = avisoDeFalla(v)
	}
	if errPagina := p.responder(c, f.Status, respuesta); errPagina != nil {
		peticion.AnotarCausa(c.Request.Context(), errPagina)
		problema.Escribir(c.Writer, c.Request, errPagina)
	}
}

// vistaFalla is a failure as its page tells it.
type vistaFalla struct {
	titulo string
	texto  string
	faltas []piezas.Falta
	numero string // of the request, when somebody may have to look it up
	enlace string
	rotulo string
}

var titulosDeFalla = map[int]string{
	http.StatusUnauthorized:          "Ingrese para continuar",
	http.StatusForbidden:             "No tiene permiso para esto",
	http.StatusNotFound:              "No encontramos esta página",
	http.StatusMethodNotAllowed:      "Esta dirección no se usa así",
	http.StatusConflict:              "No se puede hacer ahora",
	http.StatusPreconditionFailed:    "La solicitud cambió mientras usted la tenía abierta",
	http.StatusRequestEntityTooLarge: "Lo que envió es demasiado grande",
	http.StatusUnprocessableEntity:   "Hay datos por corregir",
	http.StatusTooManyRequests:       "Espere un momento",
	http.StatusServiceUnavailable:    "El sistema está ocupado",
	http.StatusInternalServerError:   "Algo falló de nuestro lado",
}

func fallaDe(f *problema.Problema, err error) vistaFalla {
	v := vistaFalla{titulo: titulosDeFalla[f.Status], texto: f.Detail, enlace: "/", rotulo: "Ir al inicio"}
	if v.titulo == "" {
		v.titulo = "No se pudo atender la petición"
	}
	if e, ok := errors.AsType[*fault.Error](err); ok && len(e.Fields) > 1 {
		v.texto = "Vuelva a la página anterior y corrija lo siguiente:"
		for _, campo := range e.Fields {
			v.faltas = append(v.faltas, piezas.Falta{Texto: campo.Message})
		}
	}
	switch f.Status {
	case http.StatusUnauthorized:
		v.enlace, v.rotulo = "/login", "Ingresar"
	case http.StatusInternalServerError:
		v.numero = f.Instance
	}
	return v
}
