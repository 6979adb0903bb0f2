package configuraciontest

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	app "complementarias/application/configuracion"
	"complementarias/application/uow"
	"complementarias/domain/configuracion"
)

// Montaje is a store under test: it knows Greta and Hugo, and no setting was changed in it.
type Montaje struct {
	UoW    uow.UnitOfWork[app.Tx]
	Reader app.Reader
}

var ahora = time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC)

// Definiciones are the settings of the world.
func Definiciones() []configuracion.Definicion {
	return configuracion.Definiciones(configuracion.Defectos{Dominios: []string{"sena.edu.co"}, Dias: []int{3, 7, 15}})
}

// Contrato checks what the use cases rely on; it runs on Memoria and on PostgreSQL. nuevo makes an empty store.
func Contrato(t *testing.T, nuevo func(t *testing.T) Montaje) {
	for nombre, prueba := range map[string]func(*testing.T, Montaje){
		"nothing is kept of what nobody has changed":      vacio,
		"every kind of value comes back as it was":        vuelve,
		"a unit of work that fails keeps nothing":         nadaQueda,
		"of many changes on one version exactly one wins": carrera,
	} {
		t.Run(nombre, func(t *testing.T) {
			t.Parallel()
			prueba(t, nuevo(t))
		})
	}
}

func leer(t *testing.T, m Montaje, clave configuracion.Clave) configuracion.Ajuste {
	t.Helper()
	var a configuracion.Ajuste
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
		a, err = tx.Ajustes.Get(ctx, clave)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func guardar(t *testing.T, m Montaje, a configuracion.Ajuste) {
	t.Helper()
	if err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Ajustes.Save(ctx, a) }); err != nil {
		t.Fatal(err)
	}
}

func vacio(t *testing.T, m Montaje) {
	for _, d := range Definiciones() {
		if a := leer(t, m, d.Clave); !reflect.DeepEqual(a, configuracion.Ajuste{Clave: d.Clave}) {
			t.Errorf("%s: %+v", d.Clave, a)
		}
		if v, err := m.Reader.Valor(t.Context(), d.Clave); err != nil || v != nil {
			t.Errorf("%s: %+v, %v", d.Clave, v, err)
		}
	}
	if todos, err := m.Reader.Todos(t.Context()); err != nil || len(todos) > 0 {
		t.Errorf("got %+v, %v", todos, err)
	}
}

func vuelve(t *testing.T, m Montaje) {
	valores := map[configuracion.Clave]*configuracion.Valor{
		configuracion.LimitePlanta: {Numeros: []int{30}}, configuracion.LimiteContratista: nil,
		configuracion.DiasRecordatorio: {Numeros: []int{5}}, configuracion.DominiosCorreo: {Textos: []string{"sena.edu.co", "soy.sena.edu.co"}},
	}
	for version := int64(1); version < 3; version++ {
		for clave, v := range valores {
			want := configuracion.Ajuste{Clave: clave, Valor: v, Version: version, CambiadoPor: Hugo.ID, CambiadoEn: ahora}
			guardar(t, m, want)
			todos, err := m.Reader.Todos(t.Context())
			if got := leer(t, m, clave); err != nil || !reflect.DeepEqual(got, want) || !reflect.DeepEqual(todos[clave], app.Guardado{Ajuste: want, Autor: Hugo.Nombre}) {
				t.Errorf("%s: got %+v and %+v, %v; want %+v", clave, got, todos[clave], err, want)
			}
			if got, err := m.Reader.Valor(t.Context(), clave); err != nil || !reflect.DeepEqual(got, v) {
				t.Errorf("%s: got %+v, %v; want %+v", clave, got, err, v)
			}
		}
	}
	if todos, err := m.Reader.Todos(t.Context()); err != nil || len(todos) != len(valores) {
		t.Errorf("got %+v, %v", todos, err)
	}
}

func nadaQueda(t *testing.T, m Montaje) {
	fallo := errors.New("no")
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		err := tx.Ajustes.Save(ctx, configuracion.Ajuste{Clave: configuracion.LimitePlanta, Valor: &configuracion.Valor{Numeros: []int{8}}, Version: 1, CambiadoPor: Greta.ID, CambiadoEn: ahora})
		return errors.Join(err, fallo)
	})
	if a := leer(t, m, configuracion.LimitePlanta); !errors.Is(err, fallo) || a.Version != 0 {
		t.Errorf("got %+v, %v", a, err)
	}
}

func carrera(t *testing.T, m Montaje) {
	uc := app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Definiciones: Definiciones(), Now: func() time.Time { return ahora }})
	errores := make([]error, 16)
	var todos sync.WaitGroup
	for i := range errores {
		todos.Go(func() {
			_, errores[i] = uc.Fijar.Execute(t.Context(), Greta, app.FijarInput{Clave: configuracion.LimitePlanta, Valor: &configuracion.Valor{Numeros: []int{i + 1}}, Version: new(int64)})
		})
	}
	todos.Wait()
	hechos := 0
	for _, err := range errores {
		if err == nil {
			hechos++
		} else if !errors.Is(err, configuracion.ErrModificado) {
			t.Error(err)
		}
	}
	if a := leer(t, m, configuracion.LimitePlanta); hechos != 1 || a.Version != 1 {
		t.Errorf("%d changed it; it is %+v", hechos, a)
	}
}
