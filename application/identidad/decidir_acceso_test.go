package identidad_test

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

var (
	deAqui = kernel.Actor{ID: "c1", Nombre: "Carlos Ortiz", Rol: kernel.Coordinador, Centro: oriente.ID}
	deAlla = kernel.Actor{ID: "c2", Nombre: "Nora Gil", Rol: kernel.Coordinador, Centro: "otro"}
)

// espera makes a request and returns its id.
func (c *casa) espera(t *testing.T, cambio func(*identidad.DatosAcceso)) identidad.AccesoID {
	t.Helper()
	d := datosAcceso()
	if cambio != nil {
		cambio(&d)
	}
	c.pideAcceso(t, d)
	todos := c.memoria.Accesos()
	return todos[len(todos)-1].ID
}

func (c *casa) aprueba(t *testing.T, actor kernel.Actor, in app.AprobarAccesoInput) (app.AccesoAprobado, error) {
	t.Helper()
	return c.AprobarAcceso.Execute(t.Context(), actor, in)
}

func (c *casa) anotado(accion string) int {
	n := 0
	for _, a := range c.memoria.Anotadas() {
		if a.Accion == accion {
			n++
		}
	}
	return n
}

func TestWhoMayNotDecideAnAcceso(t *testing.T) {
	c := nuevaCasa(t)
	instructor := c.espera(t, nil)
	jefe := c.espera(t, func(d *identidad.DatosAcceso) {
		d.Correo, d.Cedula, d.Cargo = "jefe@sena.edu.co", "70123456", kernel.Coordinador
	})
	hechos := len(c.memoria.Eventos())
	for name, caso := range map[string]struct {
		actor  kernel.Actor
		id     identidad.AccesoID
		quiere error
	}{
		"an instructor":                    {kernel.Actor{ID: "i1", Rol: kernel.Instructor, Centro: oriente.ID}, instructor, identidad.ErrAccesosNoPermitidos},
		"nobody":                           {kernel.Actor{}, instructor, identidad.ErrAccesosNoPermitidos},
		"a coordinator of another centre":  {deAlla, instructor, identidad.ErrAccesoNoExiste},
		"a coordinator, for a coordinator": {deAqui, jefe, identidad.ErrAccesoNoExiste},
		"an admin, one that is not there":  {identidad.SistemaComoAdmin(), "no-hay", identidad.ErrAccesoNoExiste},
	} {
		if _, err := c.aprueba(t, caso.actor, app.AprobarAccesoInput{ID: caso.id}); !errors.Is(err, caso.quiere) {
			t.Errorf("%s approves: %v, want %v", name, err, caso.quiere)
		}
		if _, err := c.RechazarAcceso.Execute(t.Context(), caso.actor, app.RechazarAccesoInput{ID: caso.id, Motivo: "No hace parte del centro."}); !errors.Is(err, caso.quiere) {
			t.Errorf("%s rejects: %v, want %v", name, err, caso.quiere)
		}
	}
	if _, err := c.aprueba(t, deAqui, app.AprobarAccesoInput{ID: instructor, Concesion: identidad.Concesion{Rol: kernel.Coordinador}}); !errors.Is(err, identidad.ErrAccesoSoloInstructores) {
		t.Errorf("a coordinator makes another: %v", err)
	}
	if len(c.memoria.Eventos()) != hechos {
		t.Error("a refused decision is told to others")
	}
}

func TestEverythingWrongWithADecisionIsToldAtOnce(t *testing.T) {
	c := nuevaCasa(t)
	id := c.espera(t, nil)
	ilegible := []fault.Field{{Pointer: "/centroId", Code: "TIPO_INVALIDO", Message: "Debe ser un texto."}}
	_, err := c.aprueba(t, identidad.SistemaComoAdmin(), app.AprobarAccesoInput{ID: id, Concesion: identidad.Concesion{Rol: "RECTOR"}, Ilegibles: ilegible})
	if f, ok := errors.AsType[*fault.Error](err); !ok || len(f.Fields) != 2 {
		t.Errorf("got %v, want faults at /centroId and /role", err)
	}
	if _, err = c.aprueba(t, identidad.SistemaComoAdmin(), app.AprobarAccesoInput{ID: id, Concesion: identidad.Concesion{Centro: "no-hay"}}); !errors.Is(err, identidad.ErrCentroNoExiste) {
		t.Errorf("a centre that is none: %v", err)
	}
	if _, err = c.RechazarAcceso.Execute(t.Context(), deAqui, app.RechazarAccesoInput{ID: id, Motivo: " "}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no reason: %v", err)
	}
}

func TestAnApprovalOpensAnAccountAndInvites(t *testing.T) {
	c := nuevaCasa(t)
	id := c.espera(t, nil)
	v, err := c.aprueba(t, deAqui, app.AprobarAccesoInput{ID: id, Concesion: identidad.Concesion{Comentarios: "Bienvenida."}})
	if err != nil {
		t.Fatal(err)
	}
	if v.Estado != identidad.Aprobado || v.DecididoNombre != deAqui.Nombre || v.Motivo != "Bienvenida." || v.Usuario == "" || v.Invitacion.Token == "" {
		t.Errorf("answers %+v", v)
	}
	u, err := c.memoria.Ver(t.Context(), v.Usuario)
	if err != nil || u.Nombre != "Rosa Gómez" || u.Correo != "rgomez@sena.edu.co" || u.Rol != kernel.Instructor || u.Centro.ID != oriente.ID {
		t.Errorf("the account is %+v, %v", u, err)
	}
	var invitada, decidido bool
	for _, e := range c.memoria.Eventos() {
		if i, ok := e.(identidad.InvitacionCreada); ok {
			invitada = i.UsuarioID == v.Usuario
		}
		decidido = decidido || e == kernel.Event(identidad.AccesoDecidido{AccesoID: string(id), Aprobado: true})
	}
	if !invitada || !decidido || c.anotado("APROBAR_ACCESO") != 1 || c.anotado("CREAR_USUARIO") != 1 {
		t.Errorf("others hear %+v, the audit %+v", c.memoria.Eventos(), c.memoria.Anotadas())
	}
	_, err = c.aprueba(t, identidad.SistemaComoAdmin(), app.AprobarAccesoInput{ID: id})
	if f, ok := errors.AsType[*fault.Error](err); !ok || !errors.Is(err, identidad.ErrAccesoDecidido) || f.Message == identidad.ErrAccesoDecidido.Message {
		t.Errorf("a second decision: %v, want who and when", err)
	}
}

func TestAnAdminGivesOtherThanWasAskedFor(t *testing.T) {
	c := nuevaCasa(t)
	v, err := c.aprueba(t, identidad.SistemaComoAdmin(), app.AprobarAccesoInput{ID: c.espera(t, nil), Concesion: identidad.Concesion{Rol: kernel.Coordinador}})
	if err != nil {
		t.Fatal(err)
	}
	if u, err := c.memoria.Ver(t.Context(), v.Usuario); err != nil || u.Rol != kernel.Coordinador {
		t.Errorf("the account is %+v, %v", u, err)
	}
}

func TestWhatSomebodyGotMeanwhileIsNotGivenAgain(t *testing.T) {
	c := nuevaCasa(t)
	id := c.espera(t, nil)
	d := datos()
	d.Correo = "rgomez@sena.edu.co"
	if _, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), d); err != nil {
		t.Fatal(err)
	}
	if _, err := c.aprueba(t, deAqui, app.AprobarAccesoInput{ID: id}); !errors.Is(err, identidad.ErrAccesoTitular) || fault.KindOf(err) != fault.Conflict {
		t.Errorf("got %v, want ErrAccesoTitular", err)
	}
	if v, err := c.VerAcceso.Execute(t.Context(), deAqui, id); err != nil || v.Estado != identidad.Pendiente {
		t.Errorf("it is %s, %v; want it to wait", v.Estado, err)
	}
}

func (c *casa) seFue(t *testing.T, cambio func(*identidad.Datos)) kernel.UsuarioID {
	t.Helper()
	d := datos()
	d.Cedula, d.Correo = datosAcceso().Cedula, "la.de.antes@sena.edu.co"
	cambio(&d)
	v, err := c.RegistrarUsuario.Execute(t.Context(), identidad.SistemaComoAdmin(), d)
	if err != nil {
		t.Fatal(err)
	}
	c.modificar(t, v.ID, c.desactivar(t))
	return v.ID
}

func TestSomebodyWhoLeftGetsTheOldAccountBack(t *testing.T) {
	c := nuevaCasa(t)
	antes := c.seFue(t, func(*identidad.Datos) {})
	v, err := c.aprueba(t, deAqui, app.AprobarAccesoInput{ID: c.espera(t, nil)})
	if err != nil {
		t.Fatal(err)
	}
	u, err := c.memoria.Ver(t.Context(), antes)
	if err != nil || v.Usuario != antes || u.Nombre != "Rosa Gómez" || u.Correo != "rgomez@sena.edu.co" {
		t.Errorf("account %s is %+v, %v", v.Usuario, u, err)
	}
	if c.anotado("REACTIVAR_USUARIO") != 1 || v.Invitacion.Token == "" {
		t.Error("it was not written down or not invited")
	}
	if _, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: "rgomez@sena.edu.co", Clave: clave}); !errors.Is(err, identidad.ErrCredenciales) {
		t.Errorf("the old password still opens: %v", err)
	}
}

func TestOnlyAnAdminBringsBackWhoWasElsewhere(t *testing.T) {
	c := nuevaCasa(t)
	antes := c.seFue(t, func(d *identidad.Datos) { d.Rol = kernel.Coordinador })
	id := c.espera(t, nil)
	if _, err := c.aprueba(t, deAqui, app.AprobarAccesoInput{ID: id}); !errors.Is(err, identidad.ErrAccesoDeOtroCentro) {
		t.Errorf("got %v, want ErrAccesoDeOtroCentro", err)
	}
	v, err := c.aprueba(t, identidad.SistemaComoAdmin(), app.AprobarAccesoInput{ID: id})
	if err != nil || v.Usuario != antes {
		t.Fatalf("account %s, %v", v.Usuario, err)
	}
	if u, err := c.memoria.Ver(t.Context(), antes); err != nil || u.Rol != kernel.Instructor {
		t.Errorf("is %+v, %v", u, err)
	}
}

func TestARejectionIsToldWithItsReason(t *testing.T) {
	c := nuevaCasa(t)
	id := c.espera(t, nil)
	v, err := c.RechazarAcceso.Execute(t.Context(), deAqui, app.RechazarAccesoInput{ID: id, Motivo: "No hace parte del centro."})
	if err != nil || v.Estado != identidad.Rechazado || v.Motivo != "No hace parte del centro." || v.Usuario != "" {
		t.Fatalf("answers %+v, %v", v, err)
	}
	if c.ultimo(t) != kernel.Event(identidad.AccesoDecidido{AccesoID: string(id)}) || c.anotado("RECHAZAR_ACCESO") != 1 {
		t.Errorf("others hear %+v", c.ultimo(t))
	}
	c.at = c.at.Add(time.Hour)
	if r := c.pideAcceso(t, datosAcceso()); r.Numero != "ACC-2026-002" {
		t.Errorf("whoever was rejected may ask again: %+v", r)
	}
}

func TestOfTwoDecisionsAtOnceOneWins(t *testing.T) {
	c := nuevaCasa(t)
	id := c.espera(t, nil)
	var ganan atomic.Int64
	var mu sync.Mutex
	var otros []error
	var wg sync.WaitGroup
	anotar := func(err error) {
		if err == nil {
			ganan.Add(1)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		otros = append(otros, err)
	}
	for range 8 {
		wg.Go(func() {
			_, err := c.AprobarAcceso.Execute(t.Context(), deAqui, app.AprobarAccesoInput{ID: id})
			anotar(err)
		})
		wg.Go(func() {
			_, err := c.RechazarAcceso.Execute(t.Context(), identidad.SistemaComoAdmin(), app.RechazarAccesoInput{ID: id, Motivo: "No hace parte del centro."})
			anotar(err)
		})
	}
	wg.Wait()
	if ganan.Load() != 1 || slices.ContainsFunc(otros, func(err error) bool { return !errors.Is(err, identidad.ErrAccesoDecidido) }) {
		t.Errorf("%d decided; the others got %v", ganan.Load(), otros)
	}
}
