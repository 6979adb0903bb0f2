package api

import (
	"context"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/correos"
	dominio "complementarias/domain/correos"
)

// Correos answers the administration about the mails of everybody.
type Correos struct{ uc correos.UseCases }

// NewCorreos registers its operations with Registrar.
func NewCorreos(uc correos.UseCases) Correos { return Correos{uc} }

// MensajeJSON is a mail in a list.
type MensajeJSON struct {
	ID        string    `json:"id"`
	Tipo      string    `json:"tipo"`
	Estado    string    `json:"estado"`
	Nombre    string    `json:"nombre"`
	Correo    string    `json:"correo"`
	Motivo    *string   `json:"motivo"`
	Intentos  int       `json:"intentos"`
	Creado    *Instante `json:"fechaCreado"`
	Proximo   *Instante `json:"proximoIntento"`
	Terminado *Instante `json:"fechaTerminado"`
}

// MensajeDetalle is a mail with what it says.
type MensajeDetalle struct {
	MensajeJSON
	Legible bool    `json:"legible"`
	Asunto  *string `json:"asunto"`
	Texto   *string `json:"texto"`
}

// EventoJSON is a delivery within the program that was given up.
type EventoJSON struct {
	ID        int64     `json:"id"`
	Evento    string    `json:"evento"`
	Manejador string    `json:"manejador"`
	Intentos  int       `json:"intentos"`
	Error     string    `json:"error"`
	Creado    *Instante `json:"fechaCreado"`
	Detenido  *Instante `json:"fechaDetenido"`
}

type correosInput struct {
	Page   ParametroPagina `query:"page"`
	Limit  ParametroLimite `query:"limit" doc:"Filas por página; 20 si se omite"`
	Estado string          `query:"estado" doc:"Uno o varios estados separados por comas: EN_ESPERA, PARA_RESUMEN, EN_RESUMEN, ENVIADO, NO_ENVIADO, DESCARTADO, MUERTO" example:"NO_ENVIADO"`
}

type correosOutput struct {
	Body struct {
		Mensajes   []MensajeJSON `json:"mensajes"`
		Pagination Paginacion    `json:"pagination"`
	}
}

type correoOutput struct {
	Body struct {
		Mensaje MensajeDetalle `json:"mensaje"`
	}
}

type eventosInput struct {
	Page  ParametroPagina `query:"page"`
	Limit ParametroLimite `query:"limit" doc:"Filas por página; 20 si se omite"`
}

type eventosOutput struct {
	Body struct {
		Eventos    []EventoJSON `json:"eventos"`
		Pagination Paginacion   `json:"pagination"`
	}
}

type cuantosOutput struct {
	Body struct {
		Message  string `json:"message"`
		Cantidad int    `json:"cantidad"`
	}
}

// Registrar puts the operations on the API.
func (h Correos) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarCorreos", http.MethodGet, "/api/correos", "Los correos del sistema, los más nuevos primero"), h.listar)
	Leer(hapi, operacion("verCorreo", http.MethodGet, "/api/correos/{id}", "Un correo y lo que dice"), h.ver)
	Escribir(hapi, operacion("reenviarCorreo", http.MethodPost, "/api/correos/{id}/reenviar", "Enviar otra vez un correo que no salió"), nil, h.reenviar)
	Escribir(hapi, operacion("reenviarCorreos", http.MethodPost, "/api/correos/reenviar-muertos", "Enviar otra vez todos los que no se pudieron entregar"), nil, h.reenviarMuertos)
	Leer(hapi, operacion("listarEventosDetenidos", http.MethodGet, "/api/correos/eventos", "Los eventos del sistema que no se pudieron entregar"), h.eventos)
	Escribir(hapi, operacion("reintentarEvento", http.MethodPost, "/api/correos/eventos/{id}/reintentar", "Entregar otra vez un evento detenido"), nil, h.reintentar)
	Escribir(hapi, operacion("reintentarEventos", http.MethodPost, "/api/correos/eventos/reintentar-todos", "Entregar otra vez todos los eventos detenidos"), nil, h.reintentarTodos)
}

func (h Correos) listar(ctx context.Context, in *correosInput) (*correosOutput, error) {
	var c Consulta
	f := correos.Filtro{Pagina: c.Pagina(in.Page), Limite: c.Limite(in.Limit, 20)}
	var conocidos []string
	for _, e := range dominio.Estados() {
		conocidos = append(conocidos, string(e))
	}
	for _, e := range c.Opciones("estado", in.Estado, conocidos...) {
		f.Estados = append(f.Estados, dominio.Estado(e))
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.Listar.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &correosOutput{}
	out.Body.Mensajes = make([]MensajeJSON, len(p.Mensajes))
	for i, v := range p.Mensajes {
		out.Body.Mensajes[i] = mensajeJSON(v)
	}
	out.Body.Pagination = NewPaginacion(f.Pagina, f.Limite, p.Total, p.TotalEsMinimo)
	return out, nil
}

func (h Correos) ver(ctx context.Context, in *ConID) (*correoOutput, error) {
	d, err := h.uc.Ver.Execute(ctx, peticion.Actor(ctx), idDe(in.ID))
	if err != nil {
		return nil, err
	}
	out := &correoOutput{}
	out.Body.Mensaje = MensajeDetalle{MensajeJSON: mensajeJSON(d.View), Legible: d.Legible, Asunto: textoJSON(d.Asunto), Texto: textoJSON(d.Texto)}
	return out, nil
}

func (h Correos) reenviar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*mensajeOutput, error) {
	if err := h.uc.Reenviar.Execute(ctx, peticion.Actor(ctx), idDe(in.ID)); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "El correo se enviará otra vez"
	return out, nil
}

func (h Correos) reenviarMuertos(ctx context.Context, _ *struct{ Cuerpo }) (*cuantosOutput, error) {
	n, err := h.uc.ReenviarMuertos.Execute(ctx, peticion.Actor(ctx))
	return cuantos(n, "Los correos que no se pudieron entregar se enviarán otra vez", err)
}

func (h Correos) eventos(ctx context.Context, in *eventosInput) (*eventosOutput, error) {
	var c Consulta
	f := correos.FiltroEventos{Pagina: c.Pagina(in.Page), Limite: c.Limite(in.Limit, 20)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.ListarEventos.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &eventosOutput{}
	out.Body.Eventos = make([]EventoJSON, len(p.Eventos))
	for i, e := range p.Eventos {
		out.Body.Eventos[i] = EventoJSON{ID: e.ID, Evento: e.Evento, Manejador: e.Manejador, Intentos: e.Intentos, Error: e.Error,
			Creado: NewInstante(e.Creado), Detenido: NewInstante(e.Muerto)}
	}
	out.Body.Pagination = NewPaginacion(f.Pagina, f.Limite, p.Total, p.TotalEsMinimo)
	return out, nil
}

// reintentar takes what is no number for an event that is none, once the role is known.
func (h Correos) reintentar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*mensajeOutput, error) {
	id, err := strconv.ParseInt(idDe(in.ID), 10, 64)
	if err != nil {
		id = 0
	}
	if err := h.uc.ReintentarEvento.Execute(ctx, peticion.Actor(ctx), id); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "El evento se entregará otra vez"
	return out, nil
}

func (h Correos) reintentarTodos(ctx context.Context, _ *struct{ Cuerpo }) (*cuantosOutput, error) {
	n, err := h.uc.ReintentarEventos.Execute(ctx, peticion.Actor(ctx))
	return cuantos(n, "Los eventos detenidos se entregarán otra vez", err)
}

func cuantos(n int, mensaje string, err error) (*cuantosOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &cuantosOutput{}
	out.Body.Message, out.Body.Cantidad = mensaje, n
	return out, nil
}

func mensajeJSON(v correos.View) MensajeJSON {
	m := MensajeJSON{ID: v.ID, Tipo: string(v.Tipo), Estado: string(v.Estado), Nombre: v.Nombre, Correo: v.Correo, Motivo: textoJSON(v.Motivo),
		Intentos: v.Intentos, Creado: NewInstante(v.Creado), Terminado: NewInstante(v.Terminado)}
	if v.Estado == dominio.EnEspera {
		m.Proximo = NewInstante(v.Disponible)
	}
	return m
}
