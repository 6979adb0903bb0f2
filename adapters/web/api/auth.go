package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
)

// Auth answers who comes in, who is in and who goes out.
type Auth struct {
	uc      identidad.UseCases
	publica *url.URL
}

// NewAuth registers its operations with Registrar; publica is the address of the installation.
func NewAuth(uc identidad.UseCases, publica *url.URL) Auth { return Auth{uc, publica} }

type entrarEntrada struct {
	Email    string `json:"email" format:"email"`
	Password string `json:"password" format:"password"`
}

type entrarOutput struct {
	Body struct {
		Message string       `json:"message"`
		User    UsuarioEntra `json:"user"`
		Token   string       `json:"token" doc:"Para la cabecera Authorization: Bearer"`
		// Only there when true: existing clients know nothing of it.
		DebeCambiarClave bool `json:"debeCambiarClave,omitempty" doc:"La contraseña es temporal: antes de otra cosa hay que cambiarla con PUT /api/auth/password"`
	}
}

// UsuarioEntra is who signed in.
type UsuarioEntra struct {
	ID           string  `json:"id"`
	Name         string  `json:"name"`
	Email        string  `json:"email"`
	Role         string  `json:"role" enum:"INSTRUCTOR,COORDINADOR,ADMIN"`
	Centro       *string `json:"centro" doc:"Nombre del centro"`
	Especialidad *string `json:"especialidad"`
}

type quienSoyOutput struct {
	Body struct {
		User UsuarioJSON `json:"user"`
	}
}

// UsuarioJSON is an account as its owner sees it.
type UsuarioJSON struct {
	ID           string      `json:"id"`
	Name         string      `json:"name"`
	Email        string      `json:"email"`
	Cedula       *string     `json:"cedula"`
	Telefono     *string     `json:"telefono"`
	Role         string      `json:"role" enum:"INSTRUCTOR,COORDINADOR,ADMIN"`
	Especialidad *string     `json:"especialidad"`
	Centro       *CentroJSON `json:"centro"`
}

// CentroJSON is a training centre.
type CentroJSON struct {
	ID     string `json:"id"`
	Nombre string `json:"nombre"`
	Codigo string `json:"codigo"`
	Ciudad string `json:"ciudad"`
}

// Registrar puts the operations on the API.
func (h Auth) Registrar(hapi huma.API) {
	entrar := Publica(operacion("entrar", http.MethodPost, "/api/auth/login", "Iniciar sesión con correo y contraseña"))
	entrar.Errors = []int{http.StatusUnauthorized, http.StatusTooManyRequests}
	Escribir(hapi, entrar, entrarEntrada{}, h.entrar)
	h.registrarClaves(hapi)
	salir := operacion("salir", http.MethodPost, "/api/auth/logout", "Cerrar esta sesión; su token deja de servir")
	salir.DefaultStatus = http.StatusNoContent
	Escribir(hapi, salir, nil, h.salir)
	Leer(hapi, operacion("quienSoy", http.MethodGet, "/api/auth/me", "La cuenta de quien pregunta"), h.quienSoy)
}

func (h Auth) entrar(ctx context.Context, in *struct{ Cuerpo }) (*entrarOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	clave := leerClave(l, "password")
	correo := l.Texto("email").O("")
	if err := fault.Fields(l.Errores()); err != nil {
		return nil, err
	}
	r, err := h.uc.Entrar.Execute(ctx, identidad.EntrarInput{Correo: correo, Clave: clave, Origen: peticion.Origen(ctx)})
	if err != nil {
		return nil, err
	}
	out := &entrarOutput{}
	out.Body.Message = "Login exitoso"
	out.Body.Token, out.Body.DebeCambiarClave = r.Token, r.Cambiar
	u := r.Usuario
	out.Body.User = UsuarioEntra{ID: string(u.ID), Name: u.Nombre, Email: u.Correo, Role: string(u.Rol), Especialidad: textoJSON(u.Especialidad)}
	if u.Centro != nil {
		out.Body.User.Centro = &u.Centro.Nombre
	}
	return out, nil
}

// leerClave takes a password as it was typed: it is neither trimmed nor normalised.
func leerClave(l *Lector, campo string) string {
	clave, esTexto := l.objeto[campo].(string)
	if l.objeto[campo] != nil && !esTexto {
		l.Falta(campo, codigoTipo, "El campo "+campo+" debe ser un texto entre comillas.")
	}
	return clave
}

func (h Auth) salir(ctx context.Context, _ *struct{ Cuerpo }) (*struct{}, error) {
	return nil, h.uc.Salir.Execute(ctx, peticion.Actor(ctx))
}

func (h Auth) quienSoy(ctx context.Context, _ *struct{}) (*quienSoyOutput, error) {
	u, err := h.uc.QuienSoy.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return nil, err
	}
	out := &quienSoyOutput{}
	out.Body.User = UsuarioJSON{ID: string(u.ID), Name: u.Nombre, Email: u.Correo, Cedula: textoJSON(u.Cedula), Telefono: textoJSON(u.Telefono),
		Role: string(u.Rol), Especialidad: textoJSON(u.Especialidad)}
	if c := u.Centro; c != nil {
		out.Body.User.Centro = &CentroJSON{ID: string(c.ID), Nombre: c.Nombre, Codigo: c.Codigo, Ciudad: c.Ciudad}
	}
	return out, nil
}
