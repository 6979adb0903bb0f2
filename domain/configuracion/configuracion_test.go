package configuracion_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/configuracion"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

var (
	admin = kernel.Actor{ID: "greta", Rol: kernel.Admin}
	ahora = time.Date(2026, time.November, 26, 15, 0, 0, 123456, time.UTC)
)

func definicion(t *testing.T, clave configuracion.Clave) configuracion.Definicion {
	t.Helper()
	todas := configuracion.Definiciones(configuracion.Defectos{Dominios: []string{"sena.edu.co", "misena.edu.co"}, Dias: []int{3, 7, 15}})
	i := slices.IndexFunc(todas, func(d configuracion.Definicion) bool { return d.Clave == clave })
	if i < 0 {
		t.Fatalf("there is no %s", clave)
	}
	return todas[i]
}

func numeros(n ...int) configuracion.Valor { return configuracion.Valor{Numeros: n} }

func textos(s ...string) configuracion.Valor { return configuracion.Valor{Textos: s} }

func TestSettingsAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	for nombre, c := range map[string]struct {
		clave configuracion.Clave
		valor configuracion.Valor
		want  []string // pointer and code
	}{
		"no hours":                   {configuracion.LimitePlanta, numeros(), []string{"/valor REQUERIDO"}},
		"two limits":                 {configuracion.LimitePlanta, numeros(30, 31), []string{"/valor DEMASIADOS"}},
		"no time at all":             {configuracion.LimitePlanta, numeros(0), []string{"/valor FUERA_DE_RANGO"}},
		"negative":                   {configuracion.LimiteContratista, numeros(-1), []string{"/valor FUERA_DE_RANGO"}},
		"more than a week of work":   {configuracion.LimiteContratista, numeros(61), []string{"/valor FUERA_DE_RANGO"}},
		"texts for a number":         {configuracion.LimitePlanta, textos("32"), []string{"/valor REQUERIDO"}},
		"no days":                    {configuracion.DiasRecordatorio, numeros(), []string{"/valor REQUERIDO"}},
		"six days":                   {configuracion.DiasRecordatorio, numeros(1, 2, 3, 4, 5, 6), []string{"/valor DEMASIADOS"}},
		"everything wrong with days": {configuracion.DiasRecordatorio, numeros(0, 7, 7, 3, 61), []string{"/valor/0 FUERA_DE_RANGO", "/valor/2 REPETIDO", "/valor/3 SIN_ORDEN", "/valor/4 FUERA_DE_RANGO"}},
		"no domains":                 {configuracion.DominiosCorreo, textos(), []string{"/valor REQUERIDO"}},
		"eleven domains":             {configuracion.DominiosCorreo, textos(strings.Split(strings.Repeat("a.co,", 10)+"b.co", ",")...), []string{"/valor DEMASIADOS"}},
		"no names of domains": {configuracion.DominiosCorreo, textos("sena", "sena.edu.co", "ñ.co", "a b.co", "juan@sena.edu.co", "sena.edu.co.", "-a.co", "a\x00.co", "", strings.Repeat("a.", 126)+"co"),
			[]string{"/valor/0 DOMINIO_INVALIDO", "/valor/2 DOMINIO_INVALIDO", "/valor/3 DOMINIO_INVALIDO", "/valor/4 DOMINIO_INVALIDO", "/valor/5 DOMINIO_INVALIDO",
				"/valor/6 DOMINIO_INVALIDO", "/valor/7 DOMINIO_INVALIDO", "/valor/8 DOMINIO_INVALIDO", "/valor/9 DOMINIO_INVALIDO"}},
		"one domain twice": {configuracion.DominiosCorreo, textos("sena.edu.co", " @SENA.edu.co "), []string{"/valor/1 REPETIDO"}},
	} {
		_, err := definicion(t, c.clave).Revisar(c.valor)
		e, _ := errors.AsType[*fault.Error](err)
		if e == nil || e.Kind != fault.Invalid {
			t.Errorf("%s: got %v", nombre, err)
			continue
		}
		var got []string
		for _, f := range e.Fields {
			got = append(got, f.Pointer+" "+f.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", nombre, got, c.want)
		}
	}
}

func TestSettingsAreWrittenAsTheyAreKept(t *testing.T) {
	for nombre, c := range map[string]struct {
		clave       configuracion.Clave
		valor, want configuracion.Valor
	}{
		"the least":  {configuracion.LimitePlanta, numeros(1), numeros(1)},
		"the most":   {configuracion.LimiteContratista, numeros(60), numeros(60)},
		"one day":    {configuracion.DiasRecordatorio, numeros(60), numeros(60)},
		"five days":  {configuracion.DiasRecordatorio, numeros(1, 2, 3, 4, 60), numeros(1, 2, 3, 4, 60)},
		"no mixture": {configuracion.DiasRecordatorio, configuracion.Valor{Numeros: []int{1}, Textos: []string{"x"}}, numeros(1)},
		"domains":    {configuracion.DominiosCorreo, textos(" SENA.edu.co", "@soy.sena.edu.co"), textos("sena.edu.co", "soy.sena.edu.co")},
	} {
		if got, err := definicion(t, c.clave).Revisar(c.valor); err != nil || !got.Igual(c.want) {
			t.Errorf("%s: got %+v, %v; want %+v", nombre, got, err, c.want)
		}
	}
	for _, d := range configuracion.Definiciones(configuracion.Defectos{Dominios: []string{"sena.edu.co"}, Dias: []int{3, 7, 15}}) {
		if got, err := d.Revisar(d.PorDefecto); err != nil || !got.Igual(d.PorDefecto) {
			t.Errorf("the default of %s: %+v, %v", d.Clave, got, err)
		}
		if d.Nombre == "" || d.Explicacion == "" || (d.Unidad == "") != (d.Tipo == configuracion.Textos) {
			t.Errorf("nobody can read %+v", d)
		}
	}
}

func TestOnlyAnAdministratorSets(t *testing.T) {
	for _, rol := range []kernel.Rol{kernel.Coordinador, kernel.Instructor, ""} {
		_, cambio, err := definicion(t, configuracion.LimitePlanta).Fijar(configuracion.Ajuste{}, nil, nil, kernel.Actor{ID: "x", Rol: rol}, ahora)
		if !errors.Is(err, configuracion.ErrSoloAdmin) || cambio {
			t.Errorf("%s: changed %v, %v", rol, cambio, err)
		}
	}
}

func TestASettingIsSetAndGoesBackToItsDefault(t *testing.T) {
	d := definicion(t, configuracion.LimitePlanta)
	v := numeros(30)
	vieja := int64(3)
	if _, cambio, err := d.Fijar(configuracion.Ajuste{Version: 4}, &v, &vieja, admin, ahora); !errors.Is(err, configuracion.ErrModificado) || cambio {
		t.Errorf("a stale version: changed %v, %v", cambio, err)
	}
	mala := numeros(99)
	if _, cambio, err := d.Fijar(configuracion.Ajuste{}, &mala, nil, admin, ahora); fault.KindOf(err) != fault.Invalid || cambio {
		t.Errorf("out of bounds: changed %v, %v", cambio, err)
	}
	if _, cambio, err := d.Fijar(configuracion.Ajuste{}, nil, new(int64), admin, ahora); err != nil || cambio {
		t.Errorf("the default over the default: changed %v, %v", cambio, err)
	}
	a, cambio, err := d.Fijar(configuracion.Ajuste{}, &v, new(int64), admin, ahora)
	want := configuracion.Ajuste{Clave: d.Clave, Valor: &v, Version: 1, CambiadoPor: "greta", CambiadoEn: ahora.Truncate(time.Millisecond)}
	if err != nil || !cambio || !reflect.DeepEqual(a, want) || !d.Vigente(a).Igual(v) {
		t.Fatalf("set: %+v, %v, %v", a, cambio, err)
	}
	if otra, cambio, err := d.Fijar(a, &v, nil, admin, ahora.Add(time.Hour)); err != nil || cambio || !reflect.DeepEqual(otra, a) {
		t.Errorf("the same again: %+v, %v, %v", otra, cambio, err)
	}
	for nombre, v := range map[string]*configuracion.Valor{"nothing": nil, "the default itself": {Numeros: []int{32}}} {
		b, cambio, err := d.Fijar(a, v, nil, admin, ahora)
		if err != nil || !cambio || b.Valor != nil || b.Version != 2 || !d.Vigente(b).Igual(numeros(32)) {
			t.Errorf("%s: %+v, %v, %v", nombre, b, cambio, err)
		}
	}
}
