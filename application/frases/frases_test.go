package frases_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/frases"
	"complementarias/application/frases/frasestest"
	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	admin       = kernel.Actor{ID: "admin", Rol: kernel.Admin}
	coordinador = kernel.Actor{ID: "coordinador", Rol: kernel.Coordinador, Centro: frasestest.Oriente}
	forastero   = kernel.Actor{ID: "forastero", Rol: kernel.Coordinador, Centro: frasestest.Financieros}
	instructora = kernel.Actor{ID: "instructora", Rol: kernel.Instructor, Centro: frasestest.Oriente}
)

var ahora = time.Date(2027, time.March, 1, 12, 0, 0, 0, time.UTC)

func casa() (app.UseCases, *frasestest.Memoria) {
	m, n := &frasestest.Memoria{}, 0
	return app.New(app.Deps{UoW: m, Reader: m, Campos: func(p string) bool { return p == "/nitEmpresa" },
		Now: func() time.Time { return ahora }, NewID: func() string { n++; return fmt.Sprint("f", n) }}), m
}

func punteros(err error) []string {
	var lista []string
	if e, ok := errors.AsType[*fault.Error](err); ok {
		for _, f := range e.Fields {
			lista = append(lista, f.Pointer)
		}
	}
	return lista
}

func TestTheFakeKeepsTheContract(t *testing.T) {
	frasestest.Contrato(t, func(*testing.T) frasestest.Montaje {
		m := &frasestest.Memoria{}
		return frasestest.Montaje{UoW: m, Reader: m, Devolver: func(_ *testing.T, d frasestest.Devolucion) { m.Devolver(d) }}
	})
}

func TestASentenceIsRefused(t *testing.T) {
	uc, m := casa()
	ilegible := []fault.Field{{Pointer: "/texto", Code: "TIPO", Message: "x"}}
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		in    app.CrearInput
		want  error
		donde []string
	}{
		"to an instructor":                 {instructora, app.CrearInput{Datos: frases.Datos{Texto: "Revise"}}, frases.ErrSoloCoordinacion, nil},
		"without a centre":                 {admin, app.CrearInput{Datos: frases.Datos{Texto: "Revise"}}, nil, []string{"/centroId"}},
		"of another centre":                {coordinador, app.CrearInput{Datos: frases.Datos{CentroID: frasestest.Financieros, Texto: "Revise"}}, frases.ErrCentroNoExiste, nil},
		"of a centre that does not exist":  {admin, app.CrearInput{Datos: frases.Datos{CentroID: "x", Texto: "Revise"}}, frases.ErrCentroNoExiste, nil},
		"of a centre that is no id":        {admin, app.CrearInput{Datos: frases.Datos{CentroID: "\x00", Texto: "Revise"}}, frases.ErrCentroNoExiste, nil},
		"with everything that is wrong":    {coordinador, app.CrearInput{Datos: frases.Datos{Campo: "/estado"}}, nil, []string{"/campo", "/texto"}},
		"with what could not be read, too": {coordinador, app.CrearInput{Datos: frases.Datos{Campo: "/estado", Texto: "x"}, Ilegibles: ilegible}, nil, []string{"/texto", "/campo"}},
	} {
		_, err := uc.Crear.Execute(t.Context(), caso.actor, caso.in)
		if caso.want != nil && !errors.Is(err, caso.want) || caso.donde != nil && !slices.Equal(punteros(err), caso.donde) || err == nil {
			t.Errorf("%s: %v", nombre, err)
		}
	}
	if n := len(m.Anotadas()); n != 0 {
		t.Errorf("%d rows of the audit", n)
	}
}

func TestOutOfScopeASentenceLooksAbsent(t *testing.T) {
	uc, m := casa()
	f, err := uc.Crear.Execute(t.Context(), admin, app.CrearInput{Datos: frases.Datos{CentroID: frasestest.Oriente, Texto: "Revise"}})
	if err != nil {
		t.Fatal(err)
	}
	nada := func(*frases.Datos) {}
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		id    frases.ID
		want  error
	}{
		"an instructor": {instructora, f.ID, frases.ErrSoloCoordinacion}, "absent": {admin, "absent", frases.ErrNoEncontrada},
		"no id": {admin, "\x00", frases.ErrNoEncontrada}, "another centre": {forastero, f.ID, frases.ErrNoEncontrada},
	} {
		if _, err := uc.Ver.Execute(t.Context(), caso.actor, caso.id); !errors.Is(err, caso.want) {
			t.Errorf("%s reads: %v", nombre, err)
		}
		if _, err := uc.Editar.Execute(t.Context(), caso.actor, app.EditarInput{ID: caso.id, Escribir: nada}); !errors.Is(err, caso.want) {
			t.Errorf("%s edits: %v", nombre, err)
		}
		if err := uc.Quitar.Execute(t.Context(), caso.actor, caso.id, nil); !errors.Is(err, caso.want) {
			t.Errorf("%s removes: %v", nombre, err)
		}
	}
	if _, err := uc.Listar.Execute(t.Context(), instructora, app.Filtro{Page: 1, Limit: 9}); !errors.Is(err, frases.ErrSoloCoordinacion) {
		t.Errorf("an instructor lists: %v", err)
	}
	if _, err := uc.DelCentro.Execute(t.Context(), instructora, frasestest.Oriente); !errors.Is(err, frases.ErrSoloCoordinacion) {
		t.Errorf("an instructor inserts: %v", err)
	}
	if lista, err := uc.DelCentro.Execute(t.Context(), forastero, frasestest.Oriente); err != nil || len(lista) != 0 {
		t.Errorf("another centre inserts %v, %v", lista, err)
	}
	if _, err := uc.Listar.Execute(t.Context(), admin, app.Filtro{Centro: "\x00", Page: 1, Limit: 9}); !slices.Equal(punteros(err), []string{"/query/centro"}) {
		t.Errorf("got %v", err)
	}
	if n := len(m.Anotadas()); n != 1 {
		t.Errorf("%d rows of the audit", n)
	}
}

func TestASentenceFromItsBeginningToItsEnd(t *testing.T) {
	uc, m := casa()
	in := app.CrearInput{Datos: frases.Datos{Campo: "/nitEmpresa", Texto: " El dígito no corresponde. "}}
	f, err := uc.Crear.Execute(t.Context(), coordinador, in)
	if err != nil || f.CentroID != frasestest.Oriente || f.Texto != "El dígito no corresponde." || f.CentroCodigo != "9546" {
		t.Fatalf("got %+v, %v", f, err)
	}
	if _, err = uc.Crear.Execute(t.Context(), coordinador, in); !errors.Is(err, frases.ErrRepetida) {
		t.Errorf("again: %v", err)
	}
	in.ID = f.ID // the same form
	if otra, err := uc.Crear.Execute(t.Context(), coordinador, in); err != nil || otra != f {
		t.Errorf("the same form: %+v, %v", otra, err)
	}
	vieja, presente := int64(0), f.Version
	un := func(d *frases.Datos) { d.Texto = "Revise el NIT." }
	if _, err = uc.Editar.Execute(t.Context(), coordinador, app.EditarInput{ID: f.ID, Version: &vieja, Escribir: un}); !errors.Is(err, frases.ErrModificada) {
		t.Errorf("a stale one: %v", err)
	}
	nada := func(*frases.Datos) {}
	if v, err := uc.Editar.Execute(t.Context(), coordinador, app.EditarInput{ID: f.ID, Version: &presente, Escribir: nada}); err != nil || v.Version != 1 {
		t.Errorf("nothing: %+v, %v", v, err)
	}
	if v, err := uc.Editar.Execute(t.Context(), admin, app.EditarInput{ID: f.ID, Version: &presente, Escribir: un}); err != nil || v.Version != 2 || v.Texto != "Revise el NIT." {
		t.Errorf("edited: %+v, %v", v, err)
	}
	if lista, err := uc.DelCentro.Execute(t.Context(), coordinador, frasestest.Oriente); err != nil || len(lista) != 1 {
		t.Errorf("it inserts %v, %v", lista, err)
	}
	if err := uc.Quitar.Execute(t.Context(), coordinador, f.ID, &presente); !errors.Is(err, frases.ErrModificada) {
		t.Errorf("a stale removal: %v", err)
	}
	if err := uc.Quitar.Execute(t.Context(), coordinador, f.ID, nil); err != nil {
		t.Error(err)
	}
	var acciones []string
	for _, a := range m.Anotadas() {
		acciones = append(acciones, a.Accion)
		if a.Centro != frasestest.Oriente || a.ObjetoTipo != "frase" || a.ObjetoID != string(f.ID) {
			t.Errorf("noted %+v", a)
		}
	}
	if want := []string{"CREAR_FRASE", "EDITAR_FRASE", "QUITAR_FRASE"}; !slices.Equal(acciones, want) {
		t.Errorf("the audit has %v", acciones)
	}
}

func TestWhatIsReturnedMostIsToldToThoseOfTheCentre(t *testing.T) {
	uc, m := casa()
	dia := 24 * time.Hour
	devolver := func(hace time.Duration) {
		m.Devolver(frasestest.Devolucion{Centro: frasestest.Oriente, En: ahora.Add(-hace), Observaciones: [][2]string{{"/nitEmpresa", "Hable con Ana"}}})
	}
	for range frases.MotivosMinimo - 1 {
		devolver(frases.MotivosDias * dia)
	}
	devolver(frases.MotivosDias*dia + 1)
	if got, err := uc.VerMotivos.Execute(t.Context(), instructora, ""); err != nil || got.Devoluciones != 0 {
		t.Errorf("of too few: %+v, %v", got, err)
	}
	devolver(0)
	for _, quien := range []kernel.Actor{instructora, coordinador, admin} {
		got, err := uc.VerMotivos.Execute(t.Context(), quien, frasestest.Oriente)
		if err != nil || got.Devoluciones != 5 || len(got.Campos) != 1 || got.Campos[0] != (frases.Motivo{Campo: "/nitEmpresa", Veces: 5}) {
			t.Errorf("%s: %+v, %v", quien.ID, got, err)
		}
	}
	for _, centro := range []kernel.CentroID{frasestest.Oriente, "\x00"} {
		if got, err := uc.VerMotivos.Execute(t.Context(), forastero, centro); err != nil || got.Devoluciones != 0 {
			t.Errorf("another centre: %+v, %v", got, err)
		}
	}
	if got, err := uc.VerMotivos.Execute(t.Context(), admin, ""); err != nil || got.Devoluciones != 0 {
		t.Errorf("of no centre: %+v, %v", got, err)
	}
}
