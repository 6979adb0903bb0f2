package identidad_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const agente = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"

func (c *casa) navega(t *testing.T) (kernel.Actor, string) {
	t.Helper()
	in := app.EntrarNavegadorInput{EntrarInput: app.EntrarInput{Correo: correo, Clave: clave}, Agente: agente}
	r, err := c.EntrarNavegador.Execute(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	actor, err := c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: r.Token})
	if err != nil {
		t.Fatal(err)
	}
	return actor, r.Token
}

// pide is one request of a person, sondeo one that the browser makes by itself.
func (c *casa) pide(t *testing.T, token string) error {
	t.Helper()
	_, err := c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: token})
	return err
}

func (c *casa) sondeo(t *testing.T, token string) error {
	t.Helper()
	_, err := c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: token, Sondeo: true})
	return err
}

func TestEntrarNavegadorRefusesWhatEntrarDoes(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	for name, caso := range map[string]struct {
		in     app.EntrarInput
		quiere error
	}{
		"nothing":        {app.EntrarInput{}, app.ErrCredencialesRequeridas},
		"no password":    {app.EntrarInput{Correo: correo}, app.ErrCredencialesRequeridas},
		"unknown":        {app.EntrarInput{Correo: "nadie@sena.edu.co", Clave: clave}, identidad.ErrCredenciales},
		"wrong password": {app.EntrarInput{Correo: correo, Clave: "otra"}, identidad.ErrCredenciales},
	} {
		r, err := c.EntrarNavegador.Execute(t.Context(), app.EntrarNavegadorInput{EntrarInput: caso.in, Agente: agente})
		if err != caso.quiere || r != (app.EntrarResult{}) { //nolint:errorlint // the very same answer, without a cause that tells them apart
			t.Errorf("%s: got %+v, %v, want %v", name, r, err, caso.quiere)
		}
	}
	v, err := c.VerSesiones.Execute(t.Context(), kernel.Actor{ID: "id-1"})
	if err != nil || len(v) != 0 {
		t.Errorf("a refusal left the sessions %+v, %v", v, err)
	}
}

func TestAutenticarNavegadorRefuses(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	actor, _ := c.navega(t)
	_, deAPI := c.entra(t)
	for _, par := range [][2]string{
		{"", "Token de autorización requerido"},
		{"basura", "Su sesión terminó. Inicie sesión de nuevo."},
		{deAPI, "Su sesión terminó. Inicie sesión de nuevo."},
		{string(actor.Sesion), "Su sesión terminó. Inicie sesión de nuevo."},
	} {
		got, err := c.AutenticarNavegador.Execute(t.Context(), app.AutenticarNavegadorInput{Token: par[0]})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Kind != fault.Unauthenticated || f.Message != par[1] || got != (kernel.Actor{}) {
			t.Errorf("%q: got %+v, %v, want %q", par[0], got, err, par[1])
		}
	}
	if _, err := c.Autenticar.Execute(t.Context(), "token-de:"+string(actor.Sesion)); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("a signed token opens the session of a browser: %v", err)
	}
}

func TestTheNextRequestOfABrowserIsRefusedAfter(t *testing.T) {
	for name, pasa := range map[string]func(*testing.T, *casa, kernel.Actor){
		"signing out": func(t *testing.T, c *casa, a kernel.Actor) {
			if err := c.Salir.Execute(t.Context(), a); err != nil {
				t.Error(err)
			}
		},
		"closing it from elsewhere": func(t *testing.T, c *casa, a kernel.Actor) {
			otro, _ := c.navega(t)
			if err := c.CerrarSesion.Execute(t.Context(), otro, a.Sesion); err != nil {
				t.Error(err)
			}
		},
		"closing all the others": func(t *testing.T, c *casa, _ kernel.Actor) {
			otro, _ := c.entra(t)
			if err := c.CerrarOtras.Execute(t.Context(), otro); err != nil {
				t.Error(err)
			}
		},
		"an hour without use": func(_ *testing.T, c *casa, _ kernel.Actor) { c.at = c.at.Add(time.Hour) },
		"deactivation": func(t *testing.T, c *casa, a kernel.Actor) {
			c.modificar(t, a.ID, c.desactivar(t))
		},
		"a new password": func(t *testing.T, c *casa, a kernel.Actor) {
			c.modificar(t, a.ID, func(u *identidad.Usuario) {
				cifrar := func(string) (string, error) { return "otro hash", nil }
				if err := u.CambiarClave("cebada nueva en el cerro", cifrar, c.at.Add(time.Second)); err != nil {
					t.Error(err)
				}
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := nuevaCasa(t)
			c.registrada(t)
			actor, token := c.navega(t)
			pasa(t, c, actor)
			for _, pide := range []func(*testing.T, string) error{c.pide, c.sondeo} {
				if err := pide(t, token); !errors.Is(err, identidad.ErrSesion) {
					t.Errorf("got %v, want ErrSesion", err)
				}
			}
		})
	}
}

func TestUsingABrowserKeepsItsSessionUntilTheLastHour(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	_, token := c.navega(t)
	for range 12*60/59 - 1 {
		c.at = c.at.Add(59 * time.Minute)
		if err := c.pide(t, token); err != nil {
			t.Fatalf("at %v: %v", c.at, err)
		}
	}
	c.at = time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC)
	if err := c.pide(t, token); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("after twelve hours: got %v, want ErrSesion", err)
	}
}

func TestABrowserThatAsksByItselfKeepsNothingOpen(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	_, token := c.navega(t)
	for range 59 {
		c.at = c.at.Add(time.Minute)
		if err := c.sondeo(t, token); err != nil {
			t.Fatalf("at %v: %v", c.at, err)
		}
	}
	c.at = c.at.Add(time.Minute)
	if err := c.sondeo(t, token); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("after an hour of nothing but polls: got %v, want ErrSesion", err)
	}
}

// escrituras counts the transactions that pass.
type escrituras struct {
	app.UnitOfWork
	n int
}

func (e *escrituras) Do(ctx context.Context, fn func(context.Context, app.Tx) error) error {
	e.n++
	return e.UnitOfWork.Do(ctx, fn)
}

func TestAUseIsWrittenOnceAMinute(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	_, token := c.navega(t)
	cuenta := &escrituras{UnitOfWork: c.memoria}
	c.montar(cuenta)
	for range 180 {
		c.at = c.at.Add(time.Second)
		if err := c.pide(t, token); err != nil {
			t.Fatal(err)
		}
	}
	if cuenta.n != 3 {
		t.Errorf("180 requests in three minutes wrote %d times, want 3", cuenta.n)
	}
}

func TestSigningInDrawsANewTokenEachTime(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	una, primero := c.navega(t)
	otra, segundo := c.navega(t)
	if primero == segundo || una.Sesion == otra.Sesion || una.ID != otra.ID {
		t.Errorf("twice %q, sessions %s and %s", primero, una.Sesion, otra.Sesion)
	}
}

func TestVerSesionesMarksThePresentOne(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	celular, token := c.navega(t)
	c.at = c.at.Add(30 * time.Minute)
	api, _ := c.entra(t)
	if err := c.pide(t, token); err != nil {
		t.Fatal(err)
	}
	got, err := c.VerSesiones.Execute(t.Context(), celular)
	if err != nil || len(got) != 2 {
		t.Fatalf("got %+v, %v, want two sessions", got, err)
	}
	if s := got[0]; s.ID != api.Sesion || s.Tipo != identidad.SesionAPI || s.Esta || s.Dispositivo != "" {
		t.Errorf("first is %+v, want the newest, of the API", s)
	}
	if s := got[1]; s.ID != celular.Sesion || !s.Esta || s.Dispositivo != "Chrome en Android" || !s.UltimoUso.Equal(c.at) {
		t.Errorf("second is %+v, want the present one", s)
	}
}

func TestClosingWhatIsNotOnesOwnLooksAbsent(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	actor, token := c.navega(t)
	ajeno := kernel.Actor{ID: "otra-persona", Rol: kernel.Admin, Sesion: "otra-sesion"}
	for _, caso := range []struct {
		actor kernel.Actor
		id    kernel.SesionID
	}{{ajeno, actor.Sesion}, {actor, "no-hay"}, {actor, ""}, {actor, "a\x00"}, {actor, "a\xff"}, {actor, kernel.SesionID(strings.Repeat("a", 101))}} {
		err := c.CerrarSesion.Execute(t.Context(), caso.actor, caso.id)
		if !errors.Is(err, identidad.ErrSesionNoExiste) || fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s closes %q: got %v, want ErrSesionNoExiste", caso.actor.ID, caso.id, err)
		}
	}
	if err := c.CerrarOtras.Execute(t.Context(), ajeno); err != nil {
		t.Error(err)
	}
	if err := c.pide(t, token); err != nil {
		t.Errorf("somebody else closed the session: %v", err)
	}
}

func TestClosingOneLeavesTheOthers(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	perdida, _ := c.navega(t)
	actor, token := c.navega(t)
	for range 2 {
		if err := c.CerrarSesion.Execute(t.Context(), actor, perdida.Sesion); err != nil {
			t.Error(err)
		}
	}
	if err := c.pide(t, token); err != nil {
		t.Error(err)
	}
}
