package instructores_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/instructores"
	"complementarias/domain/fault"
	"complementarias/domain/instructores"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// ahora is the 23rd of November 2026, a Monday, in Bogotá.
var ahora = time.Date(2026, time.November, 24, 3, 0, 0, 0, time.UTC)

var (
	ines   = kernel.Actor{ID: "ines", Rol: kernel.Instructor, Centro: "oriente"}
	bruno  = kernel.Actor{ID: "bruno", Rol: kernel.Instructor, Centro: "oriente"}
	carlos = kernel.Actor{ID: "carlos", Rol: kernel.Coordinador, Centro: "oriente"}
	clara  = kernel.Actor{ID: "clara", Rol: kernel.Coordinador, Centro: "financieros"}
	ada    = kernel.Actor{ID: "ada", Rol: kernel.Admin}
)

// lector knows one instructor, Inés, and keeps what it was asked.
type lector struct {
	perfil   app.Perfil
	abiertas []app.Abierta
	minutos  []int
	consulta app.Consulta
	alcance  app.Alcance
	desdeMes kernel.Date
	lunes    kernel.Date
}

func (l *lector) Listar(_ context.Context, a app.Alcance, c app.Consulta) (app.Pagina, error) {
	l.alcance, l.consulta = a, c
	return app.Pagina{Total: 1}, nil
}

func (l *lector) Ver(_ context.Context, a app.Alcance, id kernel.UsuarioID, desdeMes kernel.Date) (app.Perfil, error) {
	l.desdeMes = desdeMes
	if id != ines.ID || !(a.Pais || a.Propio == ines.ID || a.Centro == ines.Centro) {
		return app.Perfil{}, app.ErrNoExiste
	}
	return l.perfil, nil
}

func (*lector) Recientes(context.Context, app.Alcance, kernel.UsuarioID, int) ([]app.Reciente, error) {
	return []app.Reciente{{ID: "s1"}}, nil
}

func (l *lector) Abiertas(context.Context, kernel.UsuarioID, kernel.Date, int) ([]app.Abierta, error) {
	return slices.Clone(l.abiertas), nil
}

func (l *lector) Cargas(_ context.Context, _ kernel.UsuarioID, lunes kernel.Date, semanas int) ([]int, error) {
	l.lunes = lunes
	return append(slices.Clone(l.minutos), make([]int, semanas-len(l.minutos))...), nil
}

func modulo(l *lector) app.UseCases {
	return app.New(app.Deps{Reader: l, Now: func() time.Time { return ahora }})
}

func TestTheListIsForWhoCoordinatesAndAdministers(t *testing.T) {
	l := &lector{}
	for _, actor := range []kernel.Actor{{}, ines} {
		if _, err := modulo(l).Listar.Execute(t.Context(), actor, app.Filtro{Page: 1, Limit: 20}); !errors.Is(err, app.ErrRol) {
			t.Errorf("%q: got %v, want ErrRol", actor.Rol, err)
		}
	}
	for _, c := range []struct {
		actor   kernel.Actor
		alcance app.Alcance
	}{{carlos, app.Alcance{Centro: "oriente"}}, {ada, app.Alcance{Pais: true}}} {
		if _, err := modulo(l).Listar.Execute(t.Context(), c.actor, app.Filtro{Page: 3, Limit: 20, Search: " PÉREZ  ana ", Especialidad: "Redes "}); err != nil {
			t.Fatal(err)
		}
		if l.alcance != c.alcance || !slices.Equal(l.consulta.Palabras, []string{"perez", "ana"}) || l.consulta.Especialidad != "redes" || l.consulta.Desde != 40 {
			t.Errorf("%s asks %+v of %+v", c.actor.Rol, l.consulta, l.alcance)
		}
	}
}

func TestWhatCannotBeSearchedIsToldAtOnce(t *testing.T) {
	_, err := modulo(&lector{}).Listar.Execute(t.Context(), ada, app.Filtro{Page: 1, Limit: 20, Search: "a\x00", Especialidad: strings.Repeat("x", 201)})
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid || len(f.Fields) != 2 || f.Fields[0].Pointer != "/query/search" || f.Fields[1].Pointer != "/query/especialidad" {
		t.Errorf("got %v", err)
	}
}

func TestAProfileOutOfScopeLooksAbsent(t *testing.T) {
	l := &lector{}
	for _, actor := range []kernel.Actor{{}, bruno, clara} {
		if _, err := modulo(l).Ver.Execute(t.Context(), actor, ines.ID); !errors.Is(err, app.ErrNoExiste) {
			t.Errorf("%s %q: got %v, want ErrNoExiste", actor.Rol, actor.ID, err)
		}
	}
	for _, id := range []kernel.UsuarioID{"", "nadie", "a\x00b", kernel.UsuarioID(strings.Repeat("x", 101))} {
		if _, err := modulo(l).Ver.Execute(t.Context(), ada, id); !errors.Is(err, app.ErrNoExiste) {
			t.Errorf("%q: got %v, want ErrNoExiste", id, err)
		}
	}
}

func TestAProfileTellsTheWeeksAndWhatTheySay(t *testing.T) {
	l := &lector{minutos: []int{0, 60, 33 * 60}, abiertas: []app.Abierta{{ID: "a", CentroID: "oriente"}, {ID: "b", CentroID: "financieros"}}}
	l.perfil = app.Perfil{LimiteMinutos: 32 * 60, Cifras: app.Cifras{Aprobadas: 3, ALaPrimera: 3, Aprendices: 60, Cupos: 60}}
	for _, actor := range []kernel.Actor{ines, carlos, ada} {
		p, err := modulo(l).Ver.Execute(t.Context(), actor, ines.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Semanas) != app.SemanasPasadas+app.SemanasFuturas || p.Semanas[2].Minutos != 33*60 || p.Semanas[app.SemanasPasadas].Lunes.String() != "2026-11-23" {
			t.Errorf("the weeks are %+v", p.Semanas)
		}
		if l.desdeMes.String() != "2026-11-01" || l.lunes.String() != "2026-10-19" {
			t.Errorf("it asks from %s and %s on", l.desdeMes, l.lunes)
		}
		// 90 of 90 points and half of 10: one of two weeks with classes is above the limit.
		if p.Rendimiento.Puntuacion != 95 || p.Rendimiento.Nivel != instructores.Excelente {
			t.Errorf("the judgement is %+v", p.Rendimiento)
		}
		if ajena := p.Abiertas[1].Visible; !p.Abiertas[0].Visible || ajena != (actor.Rol != kernel.Coordinador) {
			t.Errorf("%s: what is open is %+v", actor.Rol, p.Abiertas)
		}
	}
}

func TestCifras(t *testing.T) {
	if _, hay := (app.Cifras{Total: 4, Pendientes: 4}).Tasa(); hay {
		t.Error("there is a rate though nothing was decided")
	}
	c := app.Cifras{Aprobadas: 2, Rechazadas: 1, Aprendices: 45}
	if tasa, _ := c.Tasa(); tasa != 67 || c.PromedioAprendices() != 23 || (app.Cifras{}).PromedioAprendices() != 0 {
		t.Errorf("rate %d, average %d", tasa, c.PromedioAprendices())
	}
}
