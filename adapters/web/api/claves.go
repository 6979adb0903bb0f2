package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
	dominio "complementarias/domain/identidad"
)

type cambiarClaveEntrada struct {
	Actual string `json:"actual" format:"password" doc:"La que se usa ahora"`
	Nueva  string `json:"nueva" format:"password" doc:"Al menos 12 caracteres; ni común ni con el nombre, el correo o la cédula"`
}

type cambiarClaveOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      struct {
		Message string `json:"message"`
		Token   string `json:"token" doc:"Reemplaza al token con que se llamó, que ya no sirve"`
	}
}

type pedirEnlaceEntrada struct {
	Email string `json:"email" format:"email"`
}

type restablecerEntrada struct {
	Token           string `json:"token" doc:"El final de la dirección del enlace"`
	Password        string `json:"password" format:"password" doc:"Al menos 12 caracteres; ni común ni con el nombre, el correo o la cédula"`
	AutorizaUsoInfo bool   `json:"autorizaUsoInfo,omitempty" doc:"Solo con una invitación, que la exige: la persona autoriza el tratamiento de sus datos (Ley 1581 de 2012)"`
}

func (h Auth) registrarClaves(hapi huma.API) {
	cambiar := operacion("cambiarClave", http.MethodPut, "/api/auth/password", "Cambiar la propia contraseña; las demás sesiones se cierran")
	cambiar.Errors = []int{http.StatusTooManyRequests}
	Escribir(hapi, cambiar, cambiarClaveEntrada{}, h.cambiarClave)
	pedir := Publica(operacion("pedirEnlace", http.MethodPost, "/api/auth/forgot", "Pedir un enlace para elegir otra contraseña"))
	pedir.Errors = []int{http.StatusTooManyRequests}
	Escribir(hapi, pedir, pedirEnlaceEntrada{}, h.pedirEnlace)
	Escribir(hapi, Publica(operacion("fijarClave", http.MethodPost, "/api/auth/reset", "Elegir la contraseña con un enlace de una sola vez")),
		restablecerEntrada{}, h.fijarClave)
}

func (h Auth) cambiarClave(ctx context.Context, in *struct{ Cuerpo }) (*cambiarClaveOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	entrada := identidad.CambiarClaveInput{Actual: leerClave(l, "actual"), Nueva: leerClave(l, "nueva")}
	if err := l.Err(); err != nil {
		return nil, err
	}
	out := &cambiarClaveOutput{}
	if out.Body.Token, err = h.uc.CambiarClave.Execute(ctx, peticion.Actor(ctx), entrada); err != nil {
		return nil, err
	}
	out.Body.Message = "Contraseña cambiada. Las demás sesiones se cerraron."
	if peticion.De(ctx).Navegador {
		// A script of a page: its browser goes on with the new cookie, and the token is for nothing else.
		//nolint:gosec // Secure follows the scheme of NEXTAUTH_URL: plain http is for localhost only
		out.SetCookie = []http.Cookie{{Name: peticion.CookieSesion(h.publica), Value: out.Body.Token, Path: "/", HttpOnly: true,
			SameSite: http.SameSiteLaxMode, Secure: h.publica.Scheme == "https"}}
		out.Body.Token = ""
	}
	return out, nil
}

func (h Auth) pedirEnlace(ctx context.Context, in *struct{ Cuerpo }) (*mensajeOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	correo := l.Texto("email").O("")
	if err := l.Err(); err != nil {
		return nil, err
	}
	if err := h.uc.PedirEnlace.Execute(ctx, identidad.PedirEnlaceInput{Correo: correo, Origen: peticion.Origen(ctx)}); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "Si la dirección es la de una cuenta activa, en unos minutos llega a ese buzón un enlace para elegir otra contraseña."
	return out, nil
}

func (h Auth) fijarClave(ctx context.Context, in *struct{ Cuerpo }) (*mensajeOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	entrada := identidad.FijarClaveInput{
		Token: l.Texto("token").O(""), Clave: leerClave(l, "password"), Autoriza: l.Booleano("autorizaUsoInfo").O(false),
		Tipos: []dominio.TipoEnlace{dominio.EnlaceInvitacion, dominio.EnlaceRestablecer}, Origen: peticion.Origen(ctx),
	}
	if entrada.Token == "" && !l.Dado("token") {
		l.Falta("token", "REQUERIDO", "Envíe en token el final de la dirección del enlace.")
	}
	if err := fault.Fields(l.Errores()); err != nil {
		return nil, err
	}
	if _, err := h.uc.FijarClave.Execute(ctx, entrada); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "Contraseña guardada. Inicie sesión con ella."
	return out, nil
}
