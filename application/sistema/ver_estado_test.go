package sistema_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"complementarias/application/sistema"
	"complementarias/domain/kernel"
)

type base struct{ err error }

func (b base) Medir(context.Context) (sistema.BaseDeDatos, error) {
	return sistema.BaseDeDatos{Version: "17.2", Bytes: 1 << 20, Migraciones: 3}, b.err
}

func TestOnlyAnAdminSeesTheStateOfTheSystem(t *testing.T) {
	uc := sistema.New(sistema.Deps{Medidor: base{}, Now: func() time.Time { return time.Time{} }})
	for _, rol := range []kernel.Rol{kernel.Instructor, kernel.Coordinador, kernel.RolSistema, kernel.RolAnonimo, ""} {
		if _, err := uc.VerEstado.Execute(t.Context(), kernel.Actor{ID: "x", Rol: rol}); !errors.Is(err, sistema.ErrRol) {
			t.Errorf("%q: %v", rol, err)
		}
	}
}

func TestTheStateSaysSinceWhenTheProgramRuns(t *testing.T) {
	ahora := time.Date(2026, 11, 26, 15, 0, 0, 0, time.UTC)
	uc := sistema.New(sistema.Deps{Medidor: base{}, Version: "1.2", Now: func() time.Time { return ahora }})
	inicio := ahora
	ahora = ahora.Add(time.Hour)
	e, err := uc.VerEstado.Execute(t.Context(), kernel.Actor{ID: "a", Rol: kernel.Admin})
	if err != nil || !e.Desde.Equal(inicio) || !e.Ahora.Equal(ahora) || e.Version != "1.2" || e.BaseDeDatos.Migraciones != 3 {
		t.Errorf("got %+v, %v", e, err)
	}
	ausente := errors.New("away")
	uc = sistema.New(sistema.Deps{Medidor: base{ausente}, Now: func() time.Time { return ahora }})
	if _, err := uc.VerEstado.Execute(t.Context(), kernel.Actor{ID: "a", Rol: kernel.Admin}); !errors.Is(err, ausente) {
		t.Errorf("got %v", err)
	}
}
