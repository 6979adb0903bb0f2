package frases_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

func conocido(puntero string) bool { return puntero == "/nitEmpresa" || puntero == "/horarios" }

func frase(id frases.ID, campo, texto string) frases.Frase {
	return frases.Frase{ID: id, Datos: frases.Datos{CentroID: "centro-9546", Campo: campo, Texto: texto}, Version: 1}
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

func TestSentencesAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	for nombre, caso := range map[string]struct {
		d    frases.Datos
		want []string
	}{
		"nothing":                {frases.Datos{}, []string{"/centroId", "/texto"}},
		"spaces only":            {frases.Datos{CentroID: "c", Texto: "  "}, []string{"/texto"}},
		"an unknown field":       {frases.Datos{CentroID: "c", Campo: "/estado", Texto: "x"}, []string{"/campo"}},
		"a field that is none":   {frases.Datos{CentroID: "c", Campo: "nitEmpresa", Texto: "x\x00"}, []string{"/campo", "/texto"}},
		"two lines":              {frases.Datos{CentroID: "c", Texto: "a\nb"}, []string{"/texto"}},
		"one character too many": {frases.Datos{CentroID: "c", Texto: strings.Repeat("ñ", frases.TextoMaximo+1)}, []string{"/texto"}},
	} {
		if _, err := frases.New("f", caso.d, conocido, nil); !slices.Equal(punteros(err), caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, punteros(err), caso.want)
		}
	}
}

func TestACentreHasASentenceOncePerField(t *testing.T) {
	otras := []frases.Frase{frase("otra", "/nitEmpresa", "El dígito no corresponde.")}
	ajena := frase("ajena", "", "Revise la ortografía.")
	ajena.CentroID = "centro-9405"
	otras = append(otras, ajena)
	for nombre, caso := range map[string]struct {
		f    frases.Frase
		want error
	}{
		"the same":                 {frase("f", "/nitEmpresa", "El dígito no corresponde."), frases.ErrRepetida},
		"in other letters":         {frase("f", "/nitEmpresa", " EL DIGITO  no corresponde. "), frases.ErrRepetida},
		"about another field":      {frase("f", "/horarios", "El dígito no corresponde."), nil},
		"about none":               {frase("f", "", "El dígito no corresponde."), nil},
		"itself":                   {frase("otra", "/nitEmpresa", "El DÍGITO no corresponde."), nil},
		"that another centre has":  {frase("f", "", "Revise la ortografía."), nil},
		"of as many as there fit":  {frase("f", "", strings.Repeat("x", frases.TextoMaximo)), nil},
		"another one of the field": {frase("f", "/nitEmpresa", "Falta el NIT."), nil},
	} {
		got, err := frases.New(caso.f.ID, caso.f.Datos, conocido, otras)
		if !errors.Is(err, caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, err, caso.want)
		}
		if err == nil && (got.Version != 1 || got.Texto != strings.TrimSpace(caso.f.Texto)) {
			t.Errorf("%s: kept %+v", nombre, got)
		}
	}
}

func TestACentreKeepsAShortList(t *testing.T) {
	var otras []frases.Frase
	for i := range frases.MaximoPorCentro {
		otras = append(otras, frase(frases.ID(fmt.Sprint(i)), "", fmt.Sprint("Frase ", i)))
	}
	if _, err := frases.New("f", frase("f", "", "Una más").Datos, conocido, otras); !errors.Is(err, frases.ErrDemasiadas) {
		t.Errorf("got %v", err)
	}
	if _, err := frases.New("f", frase("f", "", "Una más").Datos, conocido, otras[1:]); err != nil {
		t.Errorf("the last one: %v", err)
	}
	if _, err := otras[7].Editar(frase("7", "/horarios", "Otra cosa").Datos, conocido, otras); err != nil {
		t.Errorf("an edition of a full list: %v", err)
	}
}

func TestAnEditionCountsUpAndKeepsTheCentre(t *testing.T) {
	f := frase("f", "/nitEmpresa", "Falta el NIT.")
	mudada := f.Datos
	mudada.CentroID = "centro-9405"
	if _, err := f.Editar(mudada, conocido, nil); !slices.Equal(punteros(err), []string{"/centroId"}) {
		t.Errorf("got %v", err)
	}
	nueva, err := f.Editar(frases.Datos{CentroID: f.CentroID, Texto: "Falta el NIT de la empresa."}, conocido, []frases.Frase{f})
	if err != nil || nueva.Version != 2 || nueva.ID != "f" {
		t.Errorf("got %+v, %v", nueva, err)
	}
	want := []frases.Cambio{{"campo", "/nitEmpresa", ""}, {"texto", "Falta el NIT.", "Falta el NIT de la empresa."}}
	if got := f.Diferencias(nueva); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	uno, dos := int64(1), int64(2)
	if f.Comprobar(nil) != nil || f.Comprobar(&uno) != nil || !errors.Is(f.Comprobar(&dos), frases.ErrModificada) {
		t.Error("the version is not checked")
	}
}

func TestWhoKeepsTheSentencesOfWhichCentre(t *testing.T) {
	for _, rol := range []kernel.Rol{"", kernel.Instructor, kernel.RolSistema} {
		if a, err := frases.AlcanceDe(kernel.Actor{Rol: rol, Centro: "a"}); !errors.Is(err, frases.ErrSoloCoordinacion) || a.Incluye("a") {
			t.Errorf("%q: %v, %v", rol, a, err)
		}
	}
	for _, caso := range []struct {
		actor               kernel.Actor
		propio, ajeno, nada bool
	}{
		{kernel.Actor{Rol: kernel.Coordinador, Centro: "a"}, true, false, false},
		{kernel.Actor{Rol: kernel.Coordinador}, false, false, false},
		{kernel.Actor{Rol: kernel.Admin}, true, true, true},
	} {
		a, err := frases.AlcanceDe(caso.actor)
		if err != nil || a.Incluye("a") != caso.propio || a.Incluye("b") != caso.ajeno || a.Incluye("") != caso.nada {
			t.Errorf("%+v: %v, %v", caso.actor, a, err)
		}
	}
}
