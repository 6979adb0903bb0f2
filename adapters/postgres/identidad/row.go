// Package identidad keeps accounts and sessions in PostgreSQL; nothing else writes their tables.
package identidad

import (
	"time"

	"github.com/uptrace/bun"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Constraints tells which fault each constraint of the module means to a user.
func Constraints() map[string]*fault.Error {
	return map[string]*fault.Error{
		"uq_usuarios_correo":         identidad.ErrCorreoEnUso,
		"uq_usuarios_cedula":         identidad.ErrCedulaEnUso,
		"fk_usuarios_centro":         identidad.ErrCentroNoExiste,
		"ck_usuarios_centro_abierto": identidad.ErrCentroCerrado,
		// Instructors come in through importaciones, and a centre of an import that does not exist is told in the same way.
		"fk_importaciones_centro": identidad.ErrCentroNoExiste,
		"pk_accesos":              app.ErrAccesoRepetido,
	}
}

type usuarioRow struct {
	bun.BaseModel `bun:"table:usuarios,alias:u"`

	ID              string    `bun:"id,pk"`
	Nombre          string    `bun:"nombre"`
	Correo          string    `bun:"correo"`
	Cedula          string    `bun:"cedula"`
	Telefono        string    `bun:"telefono"`
	Especialidad    string    `bun:"especialidad"`
	Rol             string    `bun:"rol"`
	CentroID        string    `bun:"centro_id,nullzero"`
	Vinculo         string    `bun:"vinculo"`
	Activo          bool      `bun:"activo"`
	ClaveEstado     string    `bun:"clave_estado"`
	ClaveHash       string    `bun:"clave_hash"`
	ClaveCambiadaEn time.Time `bun:"clave_cambiada_en"`
	AutorizaTexto   string    `bun:"autorizacion_texto"`
	AutorizaEn      time.Time `bun:"autorizacion_en,nullzero"`
	Busqueda        string    `bun:"busqueda"`
	Version         int64     `bun:"version"` // a trigger counts it up
	CreadoEn        time.Time `bun:"creado_en"`
	ActualizadoEn   time.Time `bun:"actualizado_en"`
}

func toUsuarioRow(u *identidad.Usuario) *usuarioRow {
	r := u.Registro()
	return &usuarioRow{
		ID: string(r.ID), Nombre: r.Nombre, Correo: r.Correo, Cedula: r.Cedula, Telefono: r.Telefono,
		Especialidad: r.Especialidad, Rol: string(r.Rol), CentroID: string(r.Centro), Vinculo: string(r.Vinculo),
		Activo: r.Activo, ClaveEstado: string(r.ClaveEstado), ClaveHash: r.ClaveHash, ClaveCambiadaEn: r.ClaveCambiadaEn,
		Busqueda: r.Busqueda(), Version: r.Version,
		AutorizaTexto: r.Autorizacion.Texto, AutorizaEn: r.Autorizacion.En, CreadoEn: r.Creado, ActualizadoEn: r.Actualizado,
	}
}

func (r *usuarioRow) usuario() *identidad.Usuario {
	return identidad.Restore(identidad.Registro{
		ID: kernel.UsuarioID(r.ID), Nombre: r.Nombre, Correo: r.Correo, Cedula: r.Cedula, Telefono: r.Telefono,
		Especialidad: r.Especialidad, Rol: kernel.Rol(r.Rol), Centro: kernel.CentroID(r.CentroID),
		Vinculo: identidad.Vinculo(r.Vinculo), Activo: r.Activo, ClaveEstado: identidad.EstadoClave(r.ClaveEstado), ClaveHash: r.ClaveHash,
		ClaveCambiadaEn: r.ClaveCambiadaEn.UTC(), Version: r.Version,
		Autorizacion: identidad.Autorizacion{Texto: r.AutorizaTexto, En: r.AutorizaEn.UTC()}, Creado: r.CreadoEn.UTC(), Actualizado: r.ActualizadoEn.UTC(),
	})
}

type sesionRow struct {
	bun.BaseModel `bun:"table:sesiones,alias:s"`

	ID          string    `bun:"id,pk"`
	Tipo        string    `bun:"tipo"`
	UsuarioID   string    `bun:"usuario_id"`
	Epoca       int64     `bun:"epoca"`
	CreadaEn    time.Time `bun:"creada_en"`
	ExpiraEn    time.Time `bun:"expira_en"`
	CerradaEn   time.Time `bun:"cerrada_en,nullzero"`
	TokenHash   string    `bun:"token_hash,nullzero"`
	UltimoUsoEn time.Time `bun:"ultimo_uso_en,nullzero"`
	Dispositivo string    `bun:"dispositivo"`
}

func toSesionRow(s *identidad.Sesion) *sesionRow {
	r := s.Registro()
	return &sesionRow{
		ID: string(r.ID), Tipo: string(r.Tipo), UsuarioID: string(r.Usuario), Epoca: r.Epoca,
		CreadaEn: r.Creada, ExpiraEn: r.Expira, CerradaEn: r.Cerrada,
		TokenHash: r.Huella, UltimoUsoEn: r.UltimoUso, Dispositivo: r.Dispositivo,
	}
}

func (r *sesionRow) sesion() *identidad.Sesion {
	return identidad.RestoreSesion(identidad.RegistroSesion{
		ID: kernel.SesionID(r.ID), Tipo: identidad.TipoSesion(r.Tipo), Usuario: kernel.UsuarioID(r.UsuarioID), Epoca: r.Epoca,
		Creada: r.CreadaEn.UTC(), Expira: r.ExpiraEn.UTC(), Cerrada: r.CerradaEn.UTC(),
		Huella: r.TokenHash, UltimoUso: r.UltimoUsoEn.UTC(), Dispositivo: r.Dispositivo,
	})
}

func (r *sesionRow) view() app.SesionView {
	return app.SesionView{
		ID: kernel.SesionID(r.ID), Tipo: identidad.TipoSesion(r.Tipo), Dispositivo: r.Dispositivo,
		Creada: r.CreadaEn.UTC(), UltimoUso: r.UltimoUsoEn.UTC(), Expira: r.ExpiraEn.UTC(),
	}
}

// cuentaRow is an account with its centre, as views show it.
type cuentaRow struct {
	ID           string `bun:"id"`
	Nombre       string `bun:"nombre"`
	Correo       string `bun:"correo"`
	Cedula       string `bun:"cedula"`
	Telefono     string `bun:"telefono"`
	Especialidad string `bun:"especialidad"`
	Rol          string `bun:"rol"`
	ClaveHash    string `bun:"clave_hash"`
	ClaveEstado  string `bun:"clave_estado"`
	Epoca        int64  `bun:"epoca"`
	CentroID     string `bun:"centro_id"`
	CentroNombre string `bun:"centro_nombre"`
	CentroCodigo string `bun:"centro_codigo"`
	CentroCiudad string `bun:"centro_ciudad"`
}

func (r *cuentaRow) view() app.View {
	v := app.View{
		ID: kernel.UsuarioID(r.ID), Nombre: r.Nombre, Correo: r.Correo, Cedula: r.Cedula, Telefono: r.Telefono,
		Especialidad: r.Especialidad, Rol: kernel.Rol(r.Rol),
	}
	if r.CentroID != "" {
		v.Centro = &app.CentroView{ID: kernel.CentroID(r.CentroID), Nombre: r.CentroNombre, Codigo: r.CentroCodigo, Ciudad: r.CentroCiudad}
	}
	return v
}
