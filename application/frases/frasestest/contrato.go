package frasestest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	app "complementarias/application/frases"
	"complementarias/application/uow"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// Montaje is a list under test without sentences, with the centres Oriente and Financieros.
type Montaje struct {
	UoW    uow.UnitOfWork[app.Tx]
	Reader app.Reader
	// Devolver keeps that a solicitud was returned.
	Devolver func(t *testing.T, d Devolucion)
}

// Contrato checks what every implementation of the ports promises; nuevo makes an empty list for each check.
func Contrato(t *testing.T, nuevo func(t *testing.T) Montaje) {
	for nombre, prueba := range map[string]func(*testing.T, Montaje){
		"a centre that does not exist is refused":  centroNoExiste,
		"what a centre has already is refused":     repetida,
		"a unit of work that fails keeps nothing":  nadaQueda,
		"out of scope looks absent":                fueraDeAlcance,
		"sentences come back, changed and removed": vuelven,
		"sentences are listed by centre and scope": listadas,
		"of many that are the same one is kept":    unaSola,
		"what is returned most is counted":         masDevuelto,
	} {
		t.Run(nombre, func(t *testing.T) {
			t.Parallel()
			prueba(t, nuevo(t))
		})
	}
}

func frase(id frases.ID, centro kernel.CentroID, campo, texto string) frases.Frase {
	return frases.Frase{ID: id, Datos: frases.Datos{CentroID: centro, Campo: campo, Texto: texto}, Version: 1}
}

func (m Montaje) agregar(ctx context.Context, f frases.Frase, comprobar bool) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		otras, err := tx.Frases.DelCentro(ctx, f.CentroID)
		if err != nil {
			return err
		}
		if comprobar {
			if _, err = frases.New(f.ID, f.Datos, func(string) bool { return true }, otras); err != nil {
				return err
			}
		}
		return tx.Frases.Add(ctx, f)
	})
}

func (m Montaje) guardar(t *testing.T, lista ...frases.Frase) {
	t.Helper()
	for _, f := range lista {
		if err := m.agregar(t.Context(), f, true); err != nil {
			t.Fatal(err)
		}
	}
}

func centroNoExiste(t *testing.T, m Montaje) {
	if err := m.agregar(t.Context(), frase("f", "centro-0000", "", "Revise"), false); !errors.Is(err, frases.ErrCentroNoExiste) {
		t.Errorf("got %v", err)
	}
}

func repetida(t *testing.T, m Montaje) {
	m.guardar(t, frase("f", Oriente, "", "Revise"), frase("g", Financieros, "", "Revise"), frase("h", Oriente, "/nitEmpresa", "Revise"))
	if err := m.agregar(t.Context(), frase("i", Oriente, "", "Revise"), false); !errors.Is(err, frases.ErrRepetida) {
		t.Errorf("got %v", err)
	}
	igual := frase("h", Oriente, "", "Revise")
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Frases.Save(ctx, igual) })
	if !errors.Is(err, frases.ErrRepetida) {
		t.Errorf("saved: %v", err)
	}
}

func nadaQueda(t *testing.T, m Montaje) {
	fallo := errors.New("changed its mind")
	f := frase("f", Oriente, "", "Revise")
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if err := tx.Frases.Add(ctx, f); err != nil {
			return err
		}
		if err := tx.Auditoria.Anotar(ctx, kernel.Actor{ID: "u", Rol: kernel.Admin}, kernel.Anotacion{Accion: "CREAR_FRASE", ObjetoTipo: "frase", ObjetoID: "f", Centro: Oriente}); err != nil {
			return err
		}
		return fallo
	})
	if !errors.Is(err, fallo) {
		t.Error(err)
	}
	if _, err := m.Reader.Ver(t.Context(), "f", frases.Alcance{Pais: true}); !errors.Is(err, frases.ErrNoEncontrada) {
		t.Errorf("got %v", err)
	}
}

func fueraDeAlcance(t *testing.T, m Montaje) {
	m.guardar(t, frase("f", Oriente, "", "Revise"))
	for nombre, alcance := range map[string]frases.Alcance{"another centre": {Centro: Financieros}, "nobody": {}} {
		if _, err := m.Reader.Ver(t.Context(), "f", alcance); !errors.Is(err, frases.ErrNoEncontrada) {
			t.Errorf("%s: %v", nombre, err)
		}
		if p, err := m.Reader.Listar(t.Context(), app.Consulta{Alcance: alcance, Limite: 9}); err != nil || p.Total != 0 || p.Frases == nil {
			t.Errorf("%s: %+v, %v", nombre, p, err)
		}
	}
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Frases.CentroDe(ctx, "absent")
		return err
	})
	if !errors.Is(err, frases.ErrNoEncontrada) {
		t.Errorf("got %v", err)
	}
}

func vuelven(t *testing.T, m Montaje) {
	f := frase("f", Oriente, "/nitEmpresa", "El dígito no corresponde.")
	m.guardar(t, f)
	want := app.View{Frase: f, CentroNombre: "Centro de Gestión Agroempresarial del Oriente", CentroCodigo: "9546"}
	if got, err := m.Reader.Ver(t.Context(), "f", frases.Alcance{Centro: Oriente}); err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	f.Campo, f.Texto, f.Version = "", "Revise el NIT.", 2
	cambiar := func(hacer func(ctx context.Context, tx app.Tx) error) {
		t.Helper()
		err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			if centro, err := tx.Frases.CentroDe(ctx, "f"); err != nil || centro != Oriente {
				t.Errorf("its centre is %s, %v", centro, err)
			}
			return hacer(ctx, tx)
		})
		if err != nil {
			t.Error(err)
		}
	}
	cambiar(func(ctx context.Context, tx app.Tx) error { return tx.Frases.Save(ctx, f) })
	if got, err := m.Reader.DelCentro(t.Context(), Oriente); err != nil || !slices.Equal(got, []frases.Frase{f}) {
		t.Errorf("got %+v, %v", got, err)
	}
	cambiar(func(ctx context.Context, tx app.Tx) error { return tx.Frases.Remove(ctx, "f") })
	if got, err := m.Reader.DelCentro(t.Context(), Oriente); err != nil || len(got) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func listadas(t *testing.T, m Montaje) {
	m.guardar(t, frase("a", Oriente, "/nitEmpresa", "Z"), frase("b", Oriente, "", "Z"), frase("c", Oriente, "", "A"), frase("d", Financieros, "/horarios", "M"))
	for _, caso := range []struct {
		c     app.Consulta
		want  string
		total int
	}{
		{app.Consulta{Alcance: frases.Alcance{Pais: true}, Limite: 9}, "[d c b a]", 4},
		{app.Consulta{Alcance: frases.Alcance{Pais: true}, Centro: Oriente, Limite: 9}, "[c b a]", 3},
		{app.Consulta{Alcance: frases.Alcance{Pais: true}, Centro: "centro-0000", Limite: 9}, "[]", 0},
		{app.Consulta{Alcance: frases.Alcance{Centro: Oriente}, Centro: Financieros, Limite: 9}, "[]", 0},
		{app.Consulta{Alcance: frases.Alcance{Centro: Oriente}, Saltar: 1, Limite: 1}, "[b]", 3},
		{app.Consulta{Alcance: frases.Alcance{Centro: Oriente}, Saltar: 9, Limite: 1}, "[]", 3},
	} {
		p, err := m.Reader.Listar(t.Context(), caso.c)
		ids := []frases.ID{}
		for _, f := range p.Frases {
			ids = append(ids, f.ID)
		}
		if err != nil || fmt.Sprint(ids) != caso.want || p.Total != caso.total {
			t.Errorf("%+v: got %v of %d, %v", caso.c, ids, p.Total, err)
		}
	}
}

func unaSola(t *testing.T, m Montaje) {
	errs := make([]error, 8)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() { errs[i] = m.agregar(t.Context(), frase(frases.ID(fmt.Sprint(i)), Oriente, "", "Revise"), true) })
	}
	wg.Wait()
	hechas := 0
	for _, err := range errs {
		if err == nil {
			hechas++
		} else if !errors.Is(err, frases.ErrRepetida) {
			t.Errorf("got %v", err)
		}
	}
	if hechas != 1 {
		t.Errorf("%d were kept", hechas)
	}
}

func masDevuelto(t *testing.T, m Montaje) {
	const (
		digito = "El dígito no corresponde."
		carta  = "Adjunte la carta."
	)
	m.guardar(t, frase("a", Oriente, "/nitEmpresa", digito), frase("b", Oriente, "", carta), frase("c", Oriente, "/horarios", "Revise"), frase("d", Financieros, "", "De otro"))
	hoy := time.Date(2027, time.March, 1, 12, 0, 0, 0, time.UTC)
	if got, err := m.Reader.Motivos(t.Context(), Oriente, hoy); err != nil || got.Devoluciones != 0 || len(got.Campos) != 0 {
		t.Errorf("of none: %+v, %v", got, err)
	}
	for _, d := range []Devolucion{
		{Oriente, hoy, [][2]string{{"/nitEmpresa", digito}, {"/horarios/0/horaFin", "Llame a Pedro"}, {"/horarios/1/horaFin", "Otra vez"}}},
		{Oriente, hoy, [][2]string{{"/nitEmpresa", digito}, {"/municipio", "De otro"}}},
		{Oriente, hoy.Add(time.Hour), [][2]string{{"/nitEmpresa", carta}, {"/horarios", carta}}},
		{Oriente, hoy.Add(time.Hour), nil},
		{Oriente, hoy, [][2]string{{"/justificacion", "Revise"}, {"/municipio", "Libre"}}},
		{Oriente, hoy.Add(-time.Second), [][2]string{{"/justificacion", "Antes"}}},
		{Financieros, hoy, [][2]string{{"/justificacion", "De otro"}}},
	} {
		m.Devolver(t, d)
	}
	want := frases.Motivos{Devoluciones: 5, Campos: []frases.Motivo{{Campo: "/nitEmpresa", Veces: 3, Frase: digito},
		{Campo: "/horarios", Veces: 2, Frase: carta}, {Campo: "/municipio", Veces: 2}}}
	if got, err := m.Reader.Motivos(t.Context(), Oriente, hoy); err != nil || got.Devoluciones != want.Devoluciones || !slices.Equal(got.Campos, want.Campos) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}
