package inproc_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"complementarias/adapters/inproc"
	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

func escuchar(t *testing.T, timbre *inproc.Timbre, de kernel.UsuarioID) (<-chan struct{}, func()) {
	t.Helper()
	toques, soltar, ok := timbre.Escuchar(de)
	if !ok {
		t.Fatalf("%s may not listen", de)
	}
	return toques, soltar
}

func sono(toques <-chan struct{}) bool {
	select {
	case _, abierto := <-toques:
		return abierto
	default:
		return false
	}
}

func TestTooManyMayNotListen(t *testing.T) {
	timbre := inproc.NewTimbre()
	var sueltas []func()
	for i := range inproc.OyentesMaximos {
		_, soltar := escuchar(t, timbre, kernel.UsuarioID(fmt.Sprint(i/8)))
		sueltas = append(sueltas, soltar)
	}
	if _, _, ok := timbre.Escuchar("otra"); ok {
		t.Error("one more than the limit listens")
	}
	for _, soltar := range sueltas[:2] {
		soltar()
		soltar() // once is enough, twice does no harm
	}
	escuchar(t, timbre, "otra")
	escuchar(t, timbre, "otra")
	if _, _, ok := timbre.Escuchar("otra"); ok {
		t.Error("letting go twice made room for two")
	}
}

func TestOnePersonDoesNotTakeAllThePlaces(t *testing.T) {
	timbre := inproc.NewTimbre()
	for range 8 {
		escuchar(t, timbre, "ines")
	}
	if _, _, ok := timbre.Escuchar("ines"); ok {
		t.Error("a ninth page of one person listens")
	}
	escuchar(t, timbre, "carlos")
}

func TestABellThatIsClosedEndsAllListening(t *testing.T) {
	timbre := inproc.NewTimbre()
	toques, soltar := escuchar(t, timbre, "ines")
	timbre.Cerrar()
	timbre.Cerrar()
	timbre.Tocar("ines")
	if _, abierto := <-toques; abierto {
		t.Error("it rang")
	}
	soltar()
	if _, _, ok := timbre.Escuchar("ines"); ok {
		t.Error("somebody listens to a closed bell")
	}
}

func TestItRingsForThatPersonAndNeverWaits(t *testing.T) {
	timbre := inproc.NewTimbre()
	una, _ := escuchar(t, timbre, "ines")
	otra, soltar := escuchar(t, timbre, "ines")
	ajena, _ := escuchar(t, timbre, "carlos")
	soltar()
	var grupo sync.WaitGroup
	for range 20 {
		grupo.Go(func() { timbre.Tocar("ines") })
	}
	grupo.Wait()
	if !sono(una) || sono(una) || sono(otra) || sono(ajena) {
		t.Error("want one ring for the one who listens")
	}
}

// buzon is a repository that only fails when told.
type buzon struct {
	app.Repository
	err error
}

func (b buzon) Add(context.Context, []notificaciones.Notificacion) error { return b.err }

func (b buzon) MarcarLeida(context.Context, kernel.NotificacionID, kernel.UsuarioID, time.Time) error {
	return b.err
}

func (b buzon) MarcarTodas(context.Context, kernel.UsuarioID, time.Time) error { return b.err }

func TestEveryWriteToAMailboxRings(t *testing.T) {
	nueva := notificaciones.Notificacion{Aviso: notificaciones.Aviso{Usuario: "ines"}}
	for nombre, escribir := range map[string]func(app.Repository) error{
		"new":      func(r app.Repository) error { return r.Add(t.Context(), []notificaciones.Notificacion{nueva}) },
		"one read": func(r app.Repository) error { return r.MarcarLeida(t.Context(), "n1", "ines", time.Time{}) },
		"all read": func(r app.Repository) error { return r.MarcarTodas(t.Context(), "ines", time.Time{}) },
	} {
		timbre := inproc.NewTimbre()
		toques, _ := escuchar(t, timbre, "ines")
		ajena, _ := escuchar(t, timbre, "carlos")
		fallo := errors.New("the database is away")
		if err := escribir(inproc.ConTimbre(buzon{err: fallo}, timbre)); !errors.Is(err, fallo) {
			t.Errorf("%s: got %v, want the failure", nombre, err)
		}
		if sono(toques) {
			t.Errorf("%s: it rang for what was not written", nombre)
		}
		if err := escribir(inproc.ConTimbre(buzon{}, timbre)); err != nil || !sono(toques) || sono(ajena) {
			t.Errorf("%s: %v, or it did not ring", nombre, err)
		}
	}
}
