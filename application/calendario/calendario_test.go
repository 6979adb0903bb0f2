package calendario_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/calendario"
	prueba "complementarias/application/calendario/calendariotest"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ahora = time.Date(2026, 11, 24, 3, 30, 0, 0, time.UTC) // the 23rd in Bogotá

var (
	ines    = kernel.Actor{ID: prueba.Ines, Rol: kernel.Instructor, Centro: prueba.Oriente}
	carlos  = kernel.Actor{ID: prueba.Carlos, Rol: kernel.Coordinador, Centro: prueba.Oriente}
	ada     = kernel.Actor{ID: "ada", Rol: kernel.Admin}
	ninguno = kernel.Actor{}
)

type casa struct {
	uc            app.UseCases
	lector        *prueba.Lector
	suscripciones *prueba.Suscripciones
	llaves        *prueba.Llaves
}

func nueva() *casa {
	c := &casa{lector: &prueba.Lector{}, suscripciones: prueba.NewSuscripciones(prueba.Cuentas()...), llaves: &prueba.Llaves{}}
	n := 0
	c.uc = app.New(app.Deps{Reader: c.lector, Suscripciones: c.suscripciones, Llaves: c.llaves, Formato: prueba.Formato{},
		Festivos: prueba.Festivos{{Fecha: fecha("2026-11-02"), Nombre: "Todos los Santos"}, {Fecha: fecha("2027-01-11"), Nombre: "Reyes"}},
		Now:      func() time.Time { return ahora }, NewID: func() string { n++; return fmt.Sprintf("s%d", n) }})
	return c
}

func fecha(s string) kernel.Date {
	d, err := kernel.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestTheStoreKeepsItsContract(t *testing.T) {
	prueba.Contrato(t, func(*testing.T) prueba.Montaje {
		m := prueba.NewSuscripciones(prueba.Cuentas()...)
		return prueba.Montaje{Suscripciones: m, Activar: func(_ *testing.T, de kernel.UsuarioID, activa bool) { m.Activar(de, activa) }}
	})
}

func TestACalendarOutOfScopeLooksAbsent(t *testing.T) {
	for nombre, c := range map[string]struct {
		actor kernel.Actor
		p     app.Pregunta
	}{
		"of another instructor":         {ines, app.Pregunta{Instructor: "otro"}},
		"of the own centre":             {ines, app.Pregunta{Centro: prueba.Oriente}},
		"of another centre":             {carlos, app.Pregunta{Centro: "centro-9405"}},
		"of anybody":                    {ninguno, app.Pregunta{}},
		"of an id that cannot be":       {ada, app.Pregunta{Instructor: "a\x00b"}},
		"of a centre that cannot be":    {ada, app.Pregunta{Centro: kernel.CentroID(strings.Repeat("x", 101))}},
		"of an instructor by line feed": {carlos, app.Pregunta{Instructor: "a\nb"}},
	} {
		t.Run(nombre, func(t *testing.T) {
			casa := nueva()
			if _, err := casa.uc.Ver.Execute(t.Context(), c.actor, c.p); !errors.Is(err, app.ErrNoEncontrado) {
				t.Errorf("the answer is %v", err)
			}
			if casa.lector.Preguntas != 0 {
				t.Error("it was looked for")
			}
		})
	}
}

func TestEveryRoleSeesItsOwn(t *testing.T) {
	for nombre, c := range map[string]struct {
		actor  kernel.Actor
		p      app.Pregunta
		quiere app.Seleccion
	}{
		"an instructor of every centre": {ines, app.Pregunta{}, app.Seleccion{Alcance: app.Alcance{Instructor: prueba.Ines}, Instructor: prueba.Ines}},
		"an instructor by name":         {ines, app.Pregunta{Instructor: prueba.Ines}, app.Seleccion{Alcance: app.Alcance{Instructor: prueba.Ines}, Instructor: prueba.Ines}},
		"a coordinator":                 {carlos, app.Pregunta{}, app.Seleccion{Alcance: app.Alcance{Centro: prueba.Oriente}, Centro: prueba.Oriente}},
		"a coordinator of one": {carlos, app.Pregunta{Instructor: "otro", Municipio: "68861", Ambiente: "AULA"},
			app.Seleccion{Alcance: app.Alcance{Centro: prueba.Oriente}, Centro: prueba.Oriente, Instructor: "otro", Municipio: "68861", Ambiente: "AULA"}},
		"an admin of a centre": {ada, app.Pregunta{Centro: "centro-9405"}, app.Seleccion{Alcance: app.Alcance{Pais: true}, Centro: "centro-9405"}},
		"an admin of one":      {ada, app.Pregunta{Instructor: "otro"}, app.Seleccion{Alcance: app.Alcance{Pais: true}, Instructor: "otro"}},
	} {
		t.Run(nombre, func(t *testing.T) {
			casa := nueva()
			v, err := casa.uc.Ver.Execute(t.Context(), c.actor, c.p)
			if err != nil || !v.Elegido {
				t.Fatalf("%+v, %v", v, err)
			}
			c.quiere.Desde, c.quiere.Hasta, c.quiere.PorDia = fecha("2026-10-26"), fecha("2026-12-06"), app.PorDiaDelMes
			if casa.lector.Seleccion != c.quiere {
				t.Errorf("it asked for %+v, want %+v", casa.lector.Seleccion, c.quiere)
			}
			if len(v.Festivos) != 1 || v.Festivos[0].Nombre != "Todos los Santos" {
				t.Errorf("the holidays are %v", v.Festivos)
			}
		})
	}
}

func TestAnAdminChoosesFirst(t *testing.T) {
	casa := nueva()
	v, err := casa.uc.Ver.Execute(t.Context(), ada, app.Pregunta{})
	if err != nil || v.Elegido || casa.lector.Preguntas != 0 {
		t.Errorf("it answers %+v (%v) after %d questions", v, err, casa.lector.Preguntas)
	}
}

func TestAPeriodIsWholeWeeks(t *testing.T) {
	for _, c := range []struct {
		vista          app.Vista
		fecha          string
		lunes, domingo string
		porDia         int
	}{
		{app.Mes, "2026-11-23", "2026-10-26", "2026-12-06", app.PorDiaDelMes},
		{app.Mes, "2027-02-28", "2027-02-01", "2027-02-28", app.PorDiaDelMes}, // four weeks
		{app.Mes, "2026-12-31", "2026-11-30", "2027-01-03", app.PorDiaDelMes},
		{app.Semana, "2026-11-23", "2026-11-23", "2026-11-29", app.PorDiaDeSemana},
		{app.Semana, "2026-11-29", "2026-11-23", "2026-11-29", app.PorDiaDeSemana},
		{"otra", "2026-11-23", "2026-10-26", "2026-12-06", app.PorDiaDelMes},
	} {
		casa := nueva()
		v, err := casa.uc.Ver.Execute(t.Context(), ines, app.Pregunta{Vista: c.vista, Fecha: fecha(c.fecha)})
		if err != nil || v.Lunes != fecha(c.lunes) || v.Domingo != fecha(c.domingo) || casa.lector.Seleccion.PorDia != c.porDia {
			t.Errorf("%s of %s is from %s to %s, %d a day (%v)", c.vista, c.fecha, v.Lunes, v.Domingo, casa.lector.Seleccion.PorDia, err)
		}
	}
	v, err := nueva().uc.Ver.Execute(t.Context(), ines, app.Pregunta{})
	if err != nil || v.Pregunta.Fecha != fecha("2026-11-23") || v.Pregunta.Vista != app.Mes {
		t.Errorf("without a date it is %+v (%v), want the day in Bogotá", v.Pregunta, err)
	}
}

func TestWhatTheDatabaseRefusesIsRefused(t *testing.T) {
	casa := nueva()
	casa.lector.Falla = fault.New(fault.Unavailable, "BASE_DE_DATOS_NO_RESPONDE", "No responde.")
	if _, err := casa.uc.Ver.Execute(t.Context(), ines, app.Pregunta{}); !errors.Is(err, casa.lector.Falla) {
		t.Errorf("the calendar: %v", err)
	}
	if _, err := casa.uc.DeSolicitud.Execute(t.Context(), ines, "sol-1"); !errors.Is(err, casa.lector.Falla) {
		t.Errorf("a course: %v", err)
	}
}

func TestACourseLeavesAsAFile(t *testing.T) {
	casa := nueva()
	for _, id := range []kernel.SolicitudID{"a\x00b", kernel.SolicitudID(strings.Repeat("x", 101))} {
		if _, err := casa.uc.DeSolicitud.Execute(t.Context(), ines, id); !errors.Is(err, app.ErrSolicitudNoEncontrada) || casa.lector.Preguntas != 0 {
			t.Errorf("an id that cannot be: %v", err)
		}
	}
	if _, err := casa.uc.DeSolicitud.Execute(t.Context(), ines, "sol-1"); !errors.Is(err, app.ErrSinClases) {
		t.Errorf("without classes: %v", err)
	}
	casa.lector.Saldran = []app.Evento{{Codigo: "SOL-2026-001", Programa: "Panadería", Fecha: fecha("2026-11-30")}}
	a, err := casa.uc.DeSolicitud.Execute(t.Context(), carlos, "sol-1")
	if err != nil || a.Nombre != "calendario-SOL-2026-001.ics" || !strings.Contains(string(a.Contenido), "SOL-2026-001 2026-11-30") {
		t.Errorf("the file is %+v (%v)", a, err)
	}
	if casa.lector.Alcance != (app.Alcance{Centro: prueba.Oriente}) {
		t.Errorf("it was read with the scope %+v", casa.lector.Alcance)
	}
}

func TestTheAdministrationHasNoCalendarOfItsOwn(t *testing.T) {
	casa := nueva()
	_, ver := casa.uc.VerSuscripcion.Execute(t.Context(), ada)
	for nombre, err := range map[string]error{
		"see": ver, "make": casa.uc.CrearSuscripcion.Execute(t.Context(), ada), "replace": casa.uc.ReemplazarSuscripcion.Execute(t.Context(), ada, "s1"),
	} {
		if !errors.Is(err, app.ErrRol) {
			t.Errorf("%s: %v", nombre, err)
		}
	}
}

func (c *casa) direccion(t *testing.T, de kernel.Actor) app.MiSuscripcion {
	t.Helper()
	s, err := c.uc.VerSuscripcion.Execute(t.Context(), de)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (c *casa) hacer(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnAddressIsMadeShownReplacedAndEnded(t *testing.T) {
	casa, ctx := nueva(), t.Context()
	if s := casa.direccion(t, ines); s.ID != "" || s.Token != "" {
		t.Errorf("before there was one: %+v", s)
	}
	casa.hacer(t, casa.uc.CrearSuscripcion.Execute(ctx, ines))
	primera := casa.direccion(t, ines)
	casa.hacer(t, casa.uc.CrearSuscripcion.Execute(ctx, ines)) // a second press
	if otra := casa.direccion(t, ines); primera.Token == "" || otra != primera || !primera.Creada.Equal(ahora) {
		t.Errorf("the address is %+v and then %+v", primera, otra)
	}
	casa.hacer(t, casa.uc.ReemplazarSuscripcion.Execute(ctx, ines, primera.ID))
	segunda := casa.direccion(t, ines)
	casa.hacer(t, casa.uc.ReemplazarSuscripcion.Execute(ctx, ines, primera.ID)) // the same form again
	casa.hacer(t, casa.uc.ReemplazarSuscripcion.Execute(ctx, ines, "a\x00b"))
	if otra := casa.direccion(t, ines); segunda.Token == primera.Token || otra != segunda {
		t.Errorf("after replacing it is %+v and then %+v", segunda, otra)
	}
	for token, vive := range map[string]bool{primera.Token: false, segunda.Token: true, "": false, "nada": false, "token-": false, "token-s99": false} {
		if _, err := casa.uc.LeerSuscripcion.Execute(ctx, token); (err == nil) != vive || err != nil && !errors.Is(err, app.ErrSinCalendario) {
			t.Errorf("%q answers %v", token, err)
		}
	}
	casa.hacer(t, casa.uc.QuitarSuscripcion.Execute(ctx, carlos, segunda.ID))
	casa.hacer(t, casa.uc.QuitarSuscripcion.Execute(ctx, ines, "a\x00b"))
	if casa.direccion(t, ines) != segunda {
		t.Error("somebody else has ended it")
	}
	casa.hacer(t, casa.uc.QuitarSuscripcion.Execute(ctx, ines, segunda.ID))
	if _, err := casa.uc.LeerSuscripcion.Execute(ctx, segunda.Token); !errors.Is(err, app.ErrSinCalendario) {
		t.Errorf("after ending it answers %v", err)
	}
}

func TestAnotherKeyHidesAnAddressAndLeavesItAlive(t *testing.T) {
	casa := nueva()
	casa.hacer(t, casa.uc.CrearSuscripcion.Execute(t.Context(), ines))
	token := casa.direccion(t, ines).Token
	d := app.Deps{Reader: casa.lector, Suscripciones: casa.suscripciones, Llaves: prueba.Llaves{Clave: "otra"}, Formato: prueba.Formato{}, Now: func() time.Time { return ahora }}
	despues := app.New(d)
	if s, err := despues.VerSuscripcion.Execute(t.Context(), ines); err != nil || s.ID == "" || s.Token != "" {
		t.Errorf("it is shown as %+v (%v)", s, err)
	}
	if _, err := despues.LeerSuscripcion.Execute(t.Context(), token); err != nil {
		t.Errorf("the address of before: %v", err)
	}
}

func TestAnAddressShowsWhatItsOwnerMaySeeNow(t *testing.T) {
	casa := nueva()
	casa.lector.Saldran = []app.Evento{{Codigo: "SOL-2026-001", Fecha: fecha("2026-11-30")}}
	for _, c := range []struct {
		actor   kernel.Actor
		alcance app.Alcance
		nombre  string
	}{{ines, app.Alcance{Instructor: prueba.Ines}, "Mis clases"}, {carlos, app.Alcance{Centro: prueba.Oriente}, "Cursos de " + prueba.NombreOriente}} {
		casa.hacer(t, casa.uc.CrearSuscripcion.Execute(t.Context(), c.actor))
		token := casa.direccion(t, c.actor).Token
		a, err := casa.uc.LeerSuscripcion.Execute(t.Context(), token)
		if err != nil || casa.lector.Alcance != c.alcance || !strings.HasPrefix(string(a.Contenido), c.nombre+"\n") {
			t.Errorf("that of %s has the scope %+v: %q (%v)", c.actor.ID, casa.lector.Alcance, a.Contenido, err)
		}
		if casa.lector.Desde != fecha("2026-08-25") || !casa.lector.Canceladas.Equal(ahora.AddDate(0, 0, -60)) {
			t.Errorf("it reaches back to %s, and to %s for what is cancelled", casa.lector.Desde, casa.lector.Canceladas)
		}
		igual, err := casa.uc.LeerSuscripcion.Execute(t.Context(), token)
		if err != nil || a.Etiqueta == "" || igual.Etiqueta != a.Etiqueta {
			t.Errorf("its tag was %q and is %q", a.Etiqueta, igual.Etiqueta)
		}
		casa.suscripciones.Activar(c.actor.ID, false)
		if _, err := casa.uc.LeerSuscripcion.Execute(t.Context(), token); !errors.Is(err, app.ErrSinCalendario) {
			t.Errorf("that of an inactive account answers %v", err)
		}
	}
}

// TestWhoBecomesAnAdminHasNoFeed: nobody carries the calendar of a whole country about.
func TestWhoBecomesAnAdminHasNoFeed(t *testing.T) {
	ahoraAdmin := prueba.Cuentas()[0]
	casa := nueva()
	casa.hacer(t, casa.uc.CrearSuscripcion.Execute(t.Context(), ines))
	token := casa.direccion(t, ines).Token
	ahoraAdmin.Actor.Rol = kernel.Admin
	otra := prueba.NewSuscripciones(ahoraAdmin)
	huella, _ := casa.llaves.Huella(token)
	casa.hacer(t, otra.Add(t.Context(), app.Suscripcion{ID: "s1", Usuario: ines.ID, Huella: huella}))
	uc := app.New(app.Deps{Reader: casa.lector, Suscripciones: otra, Llaves: casa.llaves, Formato: prueba.Formato{}, Now: func() time.Time { return ahora }})
	if _, err := uc.LeerSuscripcion.Execute(t.Context(), token); !errors.Is(err, app.ErrSinCalendario) || casa.lector.Preguntas != 0 {
		t.Errorf("it answers %v", err)
	}
}
