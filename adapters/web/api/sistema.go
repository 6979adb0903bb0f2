package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/correos"
	app "complementarias/application/sistema"
)

// Sistema answers an Admin how the program is doing.
type Sistema struct {
	estado app.VerEstado
	correo correos.EstadoDelCorreo
}

// NewSistema registers its operation with Registrar.
func NewSistema(estado app.VerEstado, correo correos.EstadoDelCorreo) Sistema {
	return Sistema{estado, correo}
}

// SistemaJSON is how the program is doing.
type SistemaJSON struct {
	Version     string          `json:"version" doc:"Del programa"`
	Desde       *Instante       `json:"desde" doc:"Cuándo empezó este proceso"`
	BaseDeDatos BaseDeDatosJSON `json:"baseDeDatos"`
	Avisos      AvisosJSON      `json:"avisos" doc:"Lo que unos módulos tienen que saber de otros"`
	Correo      CorreoJSON      `json:"correo"`
	// UltimoRespaldo is what an operator noted last.
	UltimoRespaldo *RespaldoJSON `json:"ultimoRespaldo" doc:"El último que se anotó con «complementarias respaldo-hecho»; null si nunca"`
}

// RespaldoJSON is a backup that was noted.
type RespaldoJSON struct {
	En    *Instante `json:"en" doc:"Cuándo se anotó"`
	Donde string    `json:"donde" doc:"Dónde quedó, en palabras de quien lo hizo; vacío si no lo dijo"`
	AlDia bool      `json:"alDia" doc:"Tiene dos días o menos"`
}

// BaseDeDatosJSON is the database.
type BaseDeDatosJSON struct {
	Version         string    `json:"version" doc:"De PostgreSQL"`
	Bytes           int64     `json:"bytes" doc:"Tamaño en disco"`
	Migraciones     int       `json:"migraciones" doc:"Aplicadas"`
	Pendientes      []string  `json:"pendientes" doc:"Migraciones sin aplicar"`
	UltimaMigracion *Instante `json:"ultimaMigracion"`
}

// AvisosJSON are the events of the outbox.
type AvisosJSON struct {
	EnEspera  int `json:"enEspera"`
	Detenidos int `json:"detenidos" doc:"Los que se dejaron de intentar"`
}

// CorreoJSON is the mail.
type CorreoJSON struct {
	Configurado   bool      `json:"configurado" doc:"Hay servidor de correo"`
	EnEspera      int       `json:"enEspera"`
	ParaResumen   int       `json:"paraResumen" doc:"Esperan el resumen diario"`
	Muertos       int       `json:"muertos" doc:"Los que se dejaron de intentar"`
	Esperando     *Instante `json:"esperando" doc:"Desde cuándo espera el más antiguo; null si ninguno"`
	UltimoEnviado *Instante `json:"ultimoEnviado"`
}

// Registrar puts the operation on the API.
func (h Sistema) Registrar(hapi huma.API) {
	Leer(hapi, operacion("verSistema", http.MethodGet, "/api/sistema", "Cómo están el programa, la base de datos y los correos"), h.ver)
}

func (h Sistema) ver(ctx context.Context, _ *struct{}) (*cuerpo[SistemaJSON], error) {
	actor := peticion.Actor(ctx)
	e, err := h.estado.Execute(ctx, actor)
	if err != nil {
		return nil, err
	}
	correo, err := h.correo.Execute(ctx, actor)
	if err != nil {
		return nil, err
	}
	b := e.BaseDeDatos
	if b.Pendientes == nil {
		b.Pendientes = []string{}
	}
	var respaldo *RespaldoJSON
	if r := b.UltimoRespaldo; r.Hay() {
		respaldo = &RespaldoJSON{En: NewInstante(r.En), Donde: r.Donde, AlDia: r.AlDia(e.Ahora)}
	}
	return &cuerpo[SistemaJSON]{SistemaJSON{
		Version: e.Version, Desde: NewInstante(e.Desde),
		BaseDeDatos: BaseDeDatosJSON{Version: b.Version, Bytes: b.Bytes, Migraciones: b.Migraciones, Pendientes: b.Pendientes, UltimaMigracion: NewInstante(b.UltimaMigracion)},
		Avisos:      AvisosJSON{EnEspera: correo.EventosEnEspera, Detenidos: correo.EventosDetenidos},
		Correo: CorreoJSON{Configurado: correo.Configurado, EnEspera: correo.EnEspera, ParaResumen: correo.ParaResumen, Muertos: correo.Muertos,
			Esperando: NewInstante(correo.Esperando), UltimoEnviado: NewInstante(correo.UltimoEnviado)},
		UltimoRespaldo: respaldo,
	}}, nil
}
