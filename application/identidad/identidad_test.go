package identidad_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/identidad"
	"complementarias/application/identidad/identidadtest"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var oriente = app.CentroView{ID: "centro-9546", Nombre: "Centro de Gestión Agroempresarial del Oriente", Codigo: "9546", Ciudad: "Vélez"}

const (
	correo = "lpvilla@sena.edu.co"
	clave  = "trigo maduro en la loma"
)

func TestMemoriaKeepsTheContract(t *testing.T) {
	identidadtest.Contrato(t, func(*testing.T) identidadtest.Almacen {
		m := identidadtest.NewMemoria(oriente)
		m.Cerrar(app.CentroView{ID: "centro-cerrado"})
		return identidadtest.Almacen{UoW: m, Reader: m, Centro: oriente, Cerrado: "centro-cerrado"}
	})
}

// casa is the module over a store in memory, with a clock that a test can turn.
type casa struct {
	app.UseCases
	memoria *identidadtest.Memoria
	hasher  *identidadtest.Hasher
	at      time.Time
	claves  []string // what the generator draws, in order
	mu      sync.Mutex
	ids     int
	correo  bool // mail goes out
	// dominios are those that the administration has set; nil for those of the house.
	dominios []string
}

func (c *casa) admitidos(context.Context) ([]string, error) {
	if c.dominios != nil {
		return c.dominios, nil
	}
	return []string{"sena.edu.co"}, nil
}

func nuevaCasa(t *testing.T) *casa {
	t.Helper()
	c := &casa{memoria: identidadtest.NewMemoria(oriente, otroCentro), hasher: &identidadtest.Hasher{}, at: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)}
	c.montar(c.memoria)
	return c
}

func (c *casa) montar(uow app.UnitOfWork) {
	c.UseCases = app.New(app.Deps{
		UoW: uow, Reader: c.memoria, Hasher: c.hasher, Tokens: identidadtest.Tokens{}, Navegador: &identidadtest.TokensNavegador{},
		Enlaces: identidadtest.TokensEnlace{}, Frenos: identidadtest.HuellasFreno{}, HayCorreo: func() bool { return c.correo },
		NewClave: c.siguienteClave, Now: func() time.Time { return c.at }, NewID: c.siguienteID,
		DominiosCorreo: c.admitidos, DuracionSesion: 12 * time.Hour,
		DuracionNavegador: 12 * time.Hour, Inactividad: time.Hour,
	})
}

func (c *casa) siguienteID() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ids++
	return fmt.Sprintf("id-%d", c.ids)
}

func (c *casa) siguienteClave() string {
	siguiente := c.claves[0]
	c.claves = c.claves[1:]
	return siguiente
}

func datos() identidad.Datos {
	return identidad.Datos{Nombre: "Lucía Peña", Correo: correo, Cedula: "52345678", Telefono: "3001234567",
		Especialidad: "Panadería", Rol: kernel.Instructor, Centro: oriente.ID, Clave: clave}
}

func (c *casa) registrada(t *testing.T) app.View {
	t.Helper()
	v, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), datos())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c *casa) entra(t *testing.T) (kernel.Actor, string) {
	t.Helper()
	r, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: correo, Clave: clave})
	if err != nil {
		t.Fatal(err)
	}
	actor, err := c.Autenticar.Execute(t.Context(), r.Token)
	if err != nil {
		t.Fatal(err)
	}
	return actor, r.Token
}

func (c *casa) desactivar(t *testing.T) func(*identidad.Usuario) {
	return func(u *identidad.Usuario) {
		if err := u.Desactivar(identidad.SistemaComoAdmin(), identidad.Cese{}, c.at); err != nil {
			t.Error(err)
		}
	}
}

func (c *casa) modificar(t *testing.T, id kernel.UsuarioID, cambio func(*identidad.Usuario)) {
	t.Helper()
	err := c.memoria.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		u, err := tx.Usuarios.Get(ctx, id)
		if err != nil {
			return err
		}
		cambio(u)
		return tx.Usuarios.Save(ctx, u)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEntrarNeedsBothParts(t *testing.T) {
	c := nuevaCasa(t)
	for _, in := range []app.EntrarInput{{}, {Correo: correo}, {Clave: clave}, {Correo: "  ", Clave: clave}} {
		_, err := c.Entrar.Execute(t.Context(), in)
		if !errors.Is(err, app.ErrCredencialesRequeridas) || fault.KindOf(err) != fault.Malformed {
			t.Errorf("%+v: got %v, want ErrCredencialesRequeridas", in, err)
		}
	}
	if n := c.hasher.Trabajos.Load(); n != 0 {
		t.Errorf("hashed %d times for nothing", n)
	}
}

func TestEntrarTellsNobodyWhatWasWrong(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	otra := datos()
	otra.Correo, otra.Cedula = "inactiva@sena.edu.co", "52345679"
	v, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), otra)
	if err != nil {
		t.Fatal(err)
	}
	c.modificar(t, v.ID, c.desactivar(t))
	invitada := datos()
	invitada.Correo, invitada.Cedula = "invitada@sena.edu.co", "52345670"
	if v, err = c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), invitada); err != nil {
		t.Fatal(err)
	}
	c.modificar(t, v.ID, func(u *identidad.Usuario) { u.QuitarClave(c.at) })

	for name, in := range map[string]app.EntrarInput{
		"without a password yet":      {Correo: invitada.Correo, Clave: clave},
		"unknown":                     {Correo: "nadie@sena.edu.co", Clave: clave},
		"no address at all":           {Correo: "' OR 1=1--", Clave: clave},
		"an address with a NUL":       {Correo: "lpvilla\x00@sena.edu.co", Clave: clave},
		"wrong password":              {Correo: correo, Clave: "trigo maduro en la lomA"},
		"password with a space added": {Correo: correo, Clave: clave + " "},
		"inactive, wrong password":    {Correo: otra.Correo, Clave: "otra"},
		"inactive, right password":    {Correo: otra.Correo, Clave: clave},
	} {
		t.Run(name, func(t *testing.T) {
			antes := c.hasher.Trabajos.Load()
			r, err := c.Entrar.Execute(t.Context(), in)
			if err != identidad.ErrCredenciales { //nolint:errorlint // the very same answer for all, without a cause that tells them apart
				t.Errorf("got %v, want ErrCredenciales", err)
			}
			if r != (app.EntrarResult{}) {
				t.Errorf("a refusal shows %+v", r)
			}
			if n := c.hasher.Trabajos.Load() - antes; n != 1 {
				t.Errorf("did the work of %d hashes, want 1", n)
			}
		})
	}
}

func TestEntrarPassesFailuresOn(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	c.hasher.Err = fault.New(fault.Unavailable, "OCUPADO", "Intente de nuevo.")
	for _, quien := range []string{correo, "nadie@sena.edu.co"} {
		if _, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: quien, Clave: clave}); !errors.Is(err, c.hasher.Err) {
			t.Errorf("%s: got %v, want the hasher's failure", quien, err)
		}
	}
	c.hasher.Err = nil
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Entrar.Execute(ctx, app.EntrarInput{Correo: correo, Clave: clave}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the store's failure", err)
	}
}

func TestEntrarForgivesHowTheAddressIsTyped(t *testing.T) {
	c := nuevaCasa(t)
	quiere := c.registrada(t)
	r, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: "  LPVilla@SENA.edu.co ", Clave: clave})
	if err != nil {
		t.Fatal(err)
	}
	if r.Usuario.ID != quiere.ID || *r.Usuario.Centro != oriente || r.Token == "" {
		t.Errorf("came in as %+v with token %q", r.Usuario, r.Token)
	}
	actor, err := c.Autenticar.Execute(t.Context(), r.Token)
	if err != nil {
		t.Fatal(err)
	}
	if actor.ID != quiere.ID || actor.Rol != kernel.Instructor || actor.Centro != oriente.ID || actor.Sesion == "" {
		t.Errorf("is recognised as %+v", actor)
	}
}

func TestAutenticarRefuses(t *testing.T) {
	c := nuevaCasa(t)
	for _, par := range [][2]string{
		{"", "Token de autorización requerido"},
		{"basura", "Su sesión terminó. Inicie sesión de nuevo."},
		{"token-de:otra-vez", "Su sesión terminó. Inicie sesión de nuevo."},
	} {
		actor, err := c.Autenticar.Execute(t.Context(), par[0])
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Kind != fault.Unauthenticated || f.Code != "SESION_INVALIDA" || f.Message != par[1] || actor != (kernel.Actor{}) {
			t.Errorf("%q: got %+v, %v, want %q", par[0], actor, err, par[1])
		}
	}
}

func TestTheNextRequestIsRefusedAfter(t *testing.T) {
	for name, pasa := range map[string]func(*testing.T, *casa, kernel.Actor){
		"signing out": func(t *testing.T, c *casa, a kernel.Actor) {
			if err := c.Salir.Execute(t.Context(), a); err != nil {
				t.Error(err)
			}
		},
		"twelve hours": func(_ *testing.T, c *casa, _ kernel.Actor) { c.at = c.at.Add(12 * time.Hour) },
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
			actor, token := c.entra(t)
			pasa(t, c, actor)
			if _, err := c.Autenticar.Execute(t.Context(), token); !errors.Is(err, identidad.ErrSesion) {
				t.Errorf("got %v, want ErrSesion", err)
			}
		})
	}
}

func TestSalirEndsThisSessionOnly(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	actor, _ := c.entra(t)
	_, otra := c.entra(t)
	if err := c.Salir.Execute(t.Context(), identidad.SistemaComoAdmin()); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("without a session: got %v, want ErrSesion", err)
	}
	for range 2 {
		if err := c.Salir.Execute(t.Context(), actor); err != nil {
			t.Error(err)
		}
	}
	if n := c.anotado("CERRAR_SESION"); n != 1 {
		t.Errorf("signing out twice is written down %d times, want once", n)
	}
	if _, err := c.Autenticar.Execute(t.Context(), otra); err != nil {
		t.Errorf("the other session: %v", err)
	}
}

func TestQuienSoy(t *testing.T) {
	c := nuevaCasa(t)
	if _, err := c.QuienSoy.Execute(t.Context(), kernel.Actor{ID: "nadie"}); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("got %v, want ErrSesion", err)
	}
	quiere := c.registrada(t)
	actor, _ := c.entra(t)
	v, err := c.QuienSoy.Execute(t.Context(), actor)
	if err != nil {
		t.Fatal(err)
	}
	if *v.Centro != *quiere.Centro || v.Cedula != "52345678" || v.Telefono != "3001234567" || v.Rol != kernel.Instructor {
		t.Errorf("is shown %+v", v)
	}
}

func TestRegistrarUsuarioRefuses(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	instructor := kernel.Actor{ID: "id-9", Rol: kernel.Instructor, Centro: oriente.ID}
	if _, err := c.RegistrarUsuario.Execute(t.Context(), instructor, identidad.Datos{}); !errors.Is(err, identidad.ErrNoPuedeRegistrar) {
		t.Errorf("an instructor: got %v, want ErrNoPuedeRegistrar before any validation", err)
	}
	coordinador := kernel.Actor{ID: "id-8", Rol: kernel.Coordinador, Centro: oriente.ID}
	_, err := c.RegistrarUsuario.Execute(t.Context(), coordinador, identidad.Datos{Nombre: "Ana Ruiz", Correo: "aruiz@sena.edu.co", Rol: kernel.Admin, Clave: clave})
	if f, ok := errors.AsType[*fault.Error](err); !ok || len(f.Fields) != 2 || f.Fields[0].Pointer != "/role" || f.Fields[1].Pointer != "/cedula" {
		t.Errorf("a coordinator, an admin: got %v, want role and cédula", err)
	}
	if _, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), identidad.Datos{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("empty: got %v, want validation", err)
	}
	if _, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), datos()); !errors.Is(err, identidad.ErrCorreoEnUso) {
		t.Errorf("the same again: got %v, want ErrCorreoEnUso", err)
	}
	sinCentro := datos()
	sinCentro.Correo, sinCentro.Cedula, sinCentro.Centro = "otra@sena.edu.co", "52345679", "no-hay"
	_, err = c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), sinCentro)
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Code != "CENTRO_NO_EXISTE" || !slices.ContainsFunc(f.Fields, func(x fault.Field) bool { return x.Pointer == "/centroId" }) {
		t.Errorf("unknown centre: got %v, want CENTRO_NO_EXISTE at /centroId", err)
	}
}
