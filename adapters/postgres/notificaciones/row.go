// Package notificaciones keeps the notices in PostgreSQL; nothing else writes their table.
package notificaciones

import (
	"time"

	"github.com/uptrace/bun"

	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

type filaNotificacion struct {
	bun.BaseModel `bun:"table:notificaciones,alias:n"`

	ID          kernel.NotificacionID `bun:"id,pk"`
	Entrega     string                `bun:"entrega"`
	Tipo        notificaciones.Tipo   `bun:"tipo"`
	Titulo      string                `bun:"titulo"`
	Mensaje     string                `bun:"mensaje"`
	UsuarioID   kernel.UsuarioID      `bun:"usuario_id"`
	SolicitudID kernel.SolicitudID    `bun:"solicitud_id,nullzero"`
	CreadaEn    time.Time             `bun:"creada_en"`
	LeidaEn     time.Time             `bun:"leida_en,nullzero"`

	Codigo   string `bun:"codigo,scanonly"`
	Programa string `bun:"programa,scanonly"`
}

func filaDe(n notificaciones.Notificacion) filaNotificacion {
	return filaNotificacion{
		ID: n.ID, Entrega: n.Entrega, Tipo: n.Tipo, Titulo: n.Titulo, Mensaje: n.Mensaje,
		UsuarioID: n.Usuario, SolicitudID: n.SolicitudID, CreadaEn: n.Creada,
	}
}

func (f filaNotificacion) vista() app.View {
	v := app.View{
		ID: f.ID, Tipo: f.Tipo, Titulo: f.Titulo, Mensaje: f.Mensaje, Leida: !f.LeidaEn.IsZero(),
		Creada: f.CreadaEn.UTC(), UsuarioID: f.UsuarioID, SolicitudID: f.SolicitudID,
	}
	if f.SolicitudID != "" {
		v.Solicitud = &app.SolicitudView{Codigo: f.Codigo, Programa: f.Programa}
	}
	return v
}
