package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/notificaciones"
	"complementarias/domain/kernel"
)

// Notificaciones answers the own mailbox.
type Notificaciones struct{ uc notificaciones.UseCases }

// NewNotificaciones registers its operations with Registrar.
func NewNotificaciones(uc notificaciones.UseCases) Notificaciones { return Notificaciones{uc} }

// NotificacionJSON is a notice.
type NotificacionJSON struct {
	ID          string               `json:"id"`
	Tipo        string               `json:"tipo"`
	Titulo      string               `json:"titulo"`
	Mensaje     string               `json:"mensaje"`
	Leida       bool                 `json:"leida"`
	FechaCreada *Instante            `json:"fechaCreada"`
	UsuarioID   string               `json:"usuarioId"`
	SolicitudID *string              `json:"solicitudId"`
	Solicitud   *SolicitudNotificada `json:"solicitud"`
}

// SolicitudNotificada is what a notice shows of its request.
type SolicitudNotificada struct {
	Codigo   string         `json:"codigo"`
	Programa ProgramaNombre `json:"programa"`
}

// ProgramaNombre is a programme by its name.
type ProgramaNombre struct {
	Nombre string `json:"nombre"`
}

type notificacionesInput struct {
	Page   ParametroPagina   `query:"page"`
	Limit  ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Leidas ParametroBooleano `query:"leidas" doc:"true: solo leídas; false: solo sin leer"`
}

type notificacionesOutput struct {
	Body struct {
		Notificaciones []NotificacionJSON `json:"notificaciones"`
		Pagination     Paginacion         `json:"pagination"`
		NoLeidas       int                `json:"noLeidas"`
	}
}

type notificacionOutput struct {
	Body struct {
		Notificacion NotificacionJSON `json:"notificacion"`
	}
}

type mensajeOutput struct {
	Body struct {
		Message string `json:"message"`
	}
}

// Registrar puts the operations on the API.
func (h Notificaciones) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarNotificaciones", http.MethodGet, "/api/notificaciones", "Sus notificaciones, las más nuevas primero"), h.listar)
	Escribir(hapi, operacion("marcarLeida", http.MethodPut, "/api/notificaciones/{id}/marcar-leida", "Marcar una como leída"), nil, h.marcar)
	Escribir(hapi, operacion("marcarTodasLeidas", http.MethodPut, "/api/notificaciones/marcar-todas-leidas", "Marcar todas como leídas"), nil, h.marcarTodas)
}

func (h Notificaciones) listar(ctx context.Context, in *notificacionesInput) (*notificacionesOutput, error) {
	var c Consulta
	f := notificaciones.Filtro{Pagina: c.Pagina(in.Page), Limite: c.Limite(in.Limit, 20), Leidas: c.Booleano("leidas", in.Leidas)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.Listar.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &notificacionesOutput{}
	out.Body.Notificaciones = make([]NotificacionJSON, len(p.Notificaciones))
	for i, v := range p.Notificaciones {
		out.Body.Notificaciones[i] = notificacionJSON(v)
	}
	out.Body.Pagination = NewPaginacion(f.Pagina, f.Limite, p.Total, p.TotalEsMinimo)
	out.Body.NoLeidas = p.NoLeidas
	return out, nil
}

func (h Notificaciones) marcar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*notificacionOutput, error) {
	v, err := h.uc.MarcarLeida.Execute(ctx, peticion.Actor(ctx), kernel.NotificacionID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &notificacionOutput{}
	out.Body.Notificacion = notificacionJSON(v)
	return out, nil
}

func (h Notificaciones) marcarTodas(ctx context.Context, _ *struct{ Cuerpo }) (*mensajeOutput, error) {
	if err := h.uc.MarcarTodas.Execute(ctx, peticion.Actor(ctx)); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "Todas las notificaciones marcadas como leídas"
	return out, nil
}

func notificacionJSON(v notificaciones.View) NotificacionJSON {
	n := NotificacionJSON{ID: string(v.ID), Tipo: string(v.Tipo), Titulo: v.Titulo, Mensaje: v.Mensaje, Leida: v.Leida,
		FechaCreada: NewInstante(v.Creada), UsuarioID: string(v.UsuarioID), SolicitudID: textoJSON(string(v.SolicitudID))}
	if v.Solicitud != nil {
		n.Solicitud = &SolicitudNotificada{Codigo: v.Solicitud.Codigo, Programa: ProgramaNombre{v.Solicitud.Programa}}
	}
	return n
}
