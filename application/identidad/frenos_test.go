package identidad_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// desde tries a password from an address.
func (c *casa) desde(t *testing.T, direccion, quien, clave string) error {
	t.Helper()
	_, err := c.Entrar.Execute(t.Context(), app.EntrarInput{Correo: quien, Clave: clave, Origen: kernel.Origen{Direccion: direccion}})
	return err
}

func TestFailuresMakeTheNextOneWaitWhetherOrNotThereIsAnAccount(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	var frases []string
	for _, quien := range []string{correo, "nadie@sena.edu.co", " LPVILLA@sena.edu.co "} {
		if quien == " LPVILLA@sena.edu.co " { // the same account, spelt otherwise
			frases = append(frases, c.desde(t, "192.0.2.1", quien, "no es").Error())
			continue
		}
		for i := range 5 {
			if err := c.desde(t, "192.0.2.1", quien, "no es"); !errors.Is(err, identidad.ErrCredenciales) {
				t.Fatalf("%s, attempt %d: got %v, want ErrCredenciales", quien, i+1, err)
			}
		}
		trabajos := c.hasher.Trabajos.Load()
		err := c.desde(t, "192.0.2.1", quien, clave)
		if fault.KindOf(err) != fault.TooMany {
			t.Fatalf("%s: got %v, want fault.TooMany also for the right one", quien, err)
		}
		if c.hasher.Trabajos.Load() != trabajos {
			t.Error("hashed a password that was not to be looked at")
		}
		frases = append(frases, err.Error())
	}
	if len(slices.Compact(frases)) != 1 || strings.Contains(frases[0], "lpvilla") {
		t.Errorf("the refusals are %q", frases)
	}
	if err := c.desde(t, "192.0.2.2", correo, clave); err != nil {
		t.Errorf("from another address: %v", err)
	}
	c.at = c.at.Add(time.Second)
	if err := c.desde(t, "192.0.2.1", correo, clave); err != nil {
		t.Errorf("a second later: %v", err)
	}
	if got := acciones(c); !slices.Contains(got, "FALLAR_INGRESO") || !slices.Contains(got, "INICIAR_SESION") {
		t.Errorf("written down is %v", got)
	}
}

func TestWithoutAnAddressOnlyTheAccountCounts(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	for i := range 50 {
		if err := c.desde(t, "", correo, "no es"); !errors.Is(err, identidad.ErrCredenciales) {
			t.Fatalf("attempt %d: got %v, want ErrCredenciales", i+1, err)
		}
	}
	if err := c.desde(t, "", correo, clave); fault.KindOf(err) != fault.TooMany {
		t.Errorf("got %v, want fault.TooMany", err)
	}
}

func TestThirtyAccountsAMinuteFromOneAddress(t *testing.T) {
	c := nuevaCasa(t)
	for i := range 30 {
		quien := string(rune('a'+i%26)) + string(rune('a'+i/26)) + "@sena.edu.co"
		if err := c.desde(t, "192.0.2.1", quien, "no es"); !errors.Is(err, identidad.ErrCredenciales) {
			t.Fatalf("attempt %d: got %v, want ErrCredenciales", i+1, err)
		}
	}
	if err := c.desde(t, "192.0.2.1", correo, clave); fault.KindOf(err) != fault.TooMany {
		t.Errorf("got %v, want fault.TooMany", err)
	}
}

func TestManyGuessesAtOnceAreNoMoreThanManyInARow(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	trabajos := c.hasher.Trabajos.Load()
	var wg sync.WaitGroup
	for range 64 {
		wg.Go(func() { _ = c.desde(t, "192.0.2.1", correo, "no es") })
	}
	wg.Wait()
	if n := c.hasher.Trabajos.Load() - trabajos; n != 5 {
		t.Errorf("%d passwords were looked at, want 5", n)
	}
}

func TestWhatNobodyCouldJudgeDoesNotCount(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	c.hasher.Err = fault.New(fault.Unavailable, "OCUPADO", "Intente de nuevo.")
	for range 40 {
		if err := c.desde(t, "192.0.2.1", correo, clave); !errors.Is(err, c.hasher.Err) {
			t.Fatalf("got %v, want the hasher's failure", err)
		}
	}
	c.hasher.Err = nil
	if err := c.desde(t, "192.0.2.1", correo, clave); err != nil {
		t.Error(err)
	}
}
