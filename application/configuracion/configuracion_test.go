package configuracion_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/configuracion"
	"complementarias/application/configuracion/configuraciontest"
	"complementarias/domain/configuracion"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ahora = time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC)

func modulo() (app.UseCases, *configuraciontest.Memoria) {
	m := configuraciontest.NewMemoria()
	return app.New(app.Deps{UoW: m, Reader: m, Definiciones: configuraciontest.Definiciones(), Now: func() time.Time { return ahora }}), m
}

func TestMemoriaKeepsTheContract(t *testing.T) {
	configuraciontest.Contrato(t, func(*testing.T) configuraciontest.Montaje {
		m := configuraciontest.NewMemoria()
		return configuraciontest.Montaje{UoW: m, Reader: m}
	})
}

func TestSettingsAreTheAdministrations(t *testing.T) {
	uc, m := modulo()
	for _, actor := range []kernel.Actor{{}, {ID: "i", Rol: kernel.Instructor, Centro: "centro-9546"}, {ID: "c", Rol: kernel.Coordinador, Centro: "centro-9546"}} {
		if _, err := uc.Listar.Execute(t.Context(), actor); !errors.Is(err, configuracion.ErrSoloAdmin) {
			t.Errorf("%s reads: %v", actor.Rol, err)
		}
		if _, err := uc.Fijar.Execute(t.Context(), actor, app.FijarInput{Clave: "no-hay"}); !errors.Is(err, configuracion.ErrSoloAdmin) {
			t.Errorf("%s writes: %v", actor.Rol, err)
		}
	}
	for nombre, c := range map[string]struct {
		in   app.FijarInput
		want error
	}{
		"no such setting": {app.FijarInput{Clave: "secreto"}, configuracion.ErrNoExiste},
		"stale":           {app.FijarInput{Clave: configuracion.LimitePlanta, Version: new(int64(1))}, configuracion.ErrModificado},
	} {
		if _, err := uc.Fijar.Execute(t.Context(), configuraciontest.Greta, c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", nombre, err)
		}
	}
	for _, in := range []app.FijarInput{
		{Clave: configuracion.LimitePlanta, Valor: &configuracion.Valor{Numeros: []int{0}}},
		{Clave: configuracion.LimitePlanta, Ilegibles: []fault.Field{{Pointer: "/valor", Code: "TIPO_INVALIDO", Message: "x"}}},
	} {
		if _, err := uc.Fijar.Execute(t.Context(), configuraciontest.Greta, in); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%+v: %v", in, err)
		}
	}
	if a := m.Anotadas(); len(a) > 0 {
		t.Errorf("a refusal leaves %+v", a)
	}
}

func TestAChangeIsWrittenDownAndHoldsAtOnce(t *testing.T) {
	uc, m := modulo()
	if v, err := uc.Listar.Execute(t.Context(), configuraciontest.Greta); err != nil || len(v) != 4 || slices.ContainsFunc(v, func(v app.View) bool { return v.Propio || v.Guardado.Version > 0 || !v.Valor.Igual(v.PorDefecto) }) {
		t.Errorf("at first: %+v, %v", v, err)
	}
	fijar := func(clave configuracion.Clave, v *configuracion.Valor, version int64) app.View {
		t.Helper()
		got, err := uc.Fijar.Execute(t.Context(), configuraciontest.Greta, app.FijarInput{Clave: clave, Valor: v, Version: &version})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	v := fijar(configuracion.LimitePlanta, &configuracion.Valor{Numeros: []int{30}}, 0)
	if !v.Propio || v.Valor.Numeros[0] != 30 || v.Guardado.Version != 1 || v.Guardado.Autor != configuraciontest.Greta.Nombre || !v.Guardado.CambiadoEn.Equal(ahora) {
		t.Errorf("got %+v", v)
	}
	fijar(configuracion.LimitePlanta, &configuracion.Valor{Numeros: []int{30}}, 1)
	fijar(configuracion.DiasRecordatorio, &configuracion.Valor{Numeros: []int{2, 4}}, 0)
	fijar(configuracion.DominiosCorreo, &configuracion.Valor{Textos: []string{"soy.sena.edu.co"}}, 0)
	if planta, contratista, err := uc.Vigente.Limites(t.Context()); err != nil || planta != 30 || contratista != 40 {
		t.Errorf("a week has %d and %d hours, %v", planta, contratista, err)
	}
	if v = fijar(configuracion.LimitePlanta, nil, 1); v.Propio || v.Valor.Numeros[0] != 32 || v.Guardado.Version != 2 {
		t.Errorf("back to the default: %+v", v)
	}
	if dias, err := uc.Vigente.Dias(t.Context()); err != nil || !slices.Equal(dias, []int{2, 4}) {
		t.Errorf("reminders: %v, %v", dias, err)
	}
	if dominios, err := uc.Vigente.Dominios(t.Context()); err != nil || !slices.Equal(dominios, []string{"soy.sena.edu.co"}) {
		t.Errorf("domains: %v, %v", dominios, err)
	}
	if _, err := uc.Vigente.Execute(t.Context(), "no-hay"); !errors.Is(err, configuracion.ErrNoExiste) {
		t.Error(err)
	}
	anotada := func(accion string, clave configuracion.Clave, antes, despues any) kernel.Anotacion {
		return kernel.Anotacion{Accion: accion, ObjetoTipo: "ajuste", ObjetoID: string(clave),
			Detalle: map[string]any{"cambios": []map[string]any{{"campo": string(clave), "antes": antes, "despues": despues}}}}
	}
	want := []kernel.Anotacion{
		anotada("CAMBIAR_AJUSTE", configuracion.LimitePlanta, 32, 30), anotada("CAMBIAR_AJUSTE", configuracion.DiasRecordatorio, []int{3, 7, 15}, []int{2, 4}),
		anotada("CAMBIAR_AJUSTE", configuracion.DominiosCorreo, []string{"sena.edu.co"}, []string{"soy.sena.edu.co"}), anotada("RESTABLECER_AJUSTE", configuracion.LimitePlanta, 30, 32),
	}
	if got := m.Anotadas(); !reflect.DeepEqual(got, want) {
		t.Errorf("the audit has %+v", got)
	}
}
