// Package correos keeps the e-mails in PostgreSQL, with what people choose to get and what is done once a day. It is the
// only writer of its tables; of the outbox it only lets dead deliveries live again.
package correos

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

type filaMensaje struct {
	bun.BaseModel `bun:"table:mensajes,alias:m"`

	ID           string           `bun:"id,pk"`
	Entrega      string           `bun:"entrega"`
	Tipo         correos.Tipo     `bun:"tipo"`
	UsuarioID    kernel.UsuarioID `bun:"usuario_id,nullzero"`
	AccesoID     string           `bun:"acceso_id,nullzero"`
	Datos        json.RawMessage  `bun:"datos,type:jsonb"`
	Estado       correos.Estado   `bun:"estado"`
	Motivo       string           `bun:"motivo"`
	Intentos     int              `bun:"intentos"`
	Copias       int              `bun:"copias"`
	Toma         int              `bun:"toma"`
	CreadoEn     time.Time        `bun:"creado_en"`
	DisponibleEn time.Time        `bun:"disponible_en"`
	TerminadoEn  time.Time        `bun:"terminado_en,nullzero"`

	Nombre string `bun:"nombre,scanonly"`
	Correo string `bun:"correo,scanonly"`
}

const motivoMaximo = 500 // characters

func filaDe(m correos.Mensaje) (filaMensaje, error) {
	datos, err := json.Marshal(m.Datos)
	if err != nil {
		return filaMensaje{}, fmt.Errorf("write a message: %w", err)
	}
	motivo := []rune(m.Motivo)
	return filaMensaje{
		ID: m.ID, Entrega: m.Entrega, Tipo: m.Tipo, UsuarioID: m.Para.Usuario, AccesoID: m.Para.Acceso, Datos: datos, Estado: m.Estado,
		Motivo: string(motivo[:min(len(motivo), motivoMaximo)]), Intentos: m.Intentos, Copias: m.Copias, Toma: m.Toma,
		CreadoEn: m.Creado, DisponibleEn: m.Disponible, TerminadoEn: m.Terminado,
	}, nil
}

func (f filaMensaje) mensaje() (correos.Mensaje, error) {
	m := correos.Mensaje{
		ID: f.ID, Entrega: f.Entrega, Tipo: f.Tipo, Para: correos.Destino{Usuario: f.UsuarioID, Acceso: f.AccesoID}, Estado: f.Estado,
		Motivo: f.Motivo, Intentos: f.Intentos, Copias: f.Copias, Toma: f.Toma, Creado: f.CreadoEn.UTC(), Disponible: f.DisponibleEn.UTC(),
	}
	if !f.TerminadoEn.IsZero() {
		m.Terminado = f.TerminadoEn.UTC()
	}
	if err := json.Unmarshal(f.Datos, &m.Datos); err != nil {
		return correos.Mensaje{}, fmt.Errorf("read a message: %w", err)
	}
	return m, nil
}

func mensajesDe(filas []filaMensaje) ([]correos.Mensaje, error) {
	mensajes := make([]correos.Mensaje, len(filas))
	for i, f := range filas {
		var err error
		if mensajes[i], err = f.mensaje(); err != nil {
			return nil, err
		}
	}
	return mensajes, nil
}

func (f filaMensaje) vista() (app.View, error) {
	m, err := f.mensaje()
	return app.View{Mensaje: m, Nombre: f.Nombre, Correo: f.Correo}, err
}
