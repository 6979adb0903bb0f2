package api

import (
	"slices"
	"testing"

	"complementarias/domain/fault"
)

func lectorDe(t *testing.T, cuerpo string) *Lector {
	t.Helper()
	objeto, err := LeerObjeto([]byte(cuerpo))
	if err != nil {
		t.Fatal(err)
	}
	return NewLector(objeto)
}

func TestLectorRefusesIntegersThatAreNone(t *testing.T) {
	for valor, codigo := range map[string]string{
		`"25"`: "TIPO_INVALIDO", `true`: "TIPO_INVALIDO", `[1]`: "TIPO_INVALIDO", `{}`: "TIPO_INVALIDO",
		`1.5`: "ENTERO_INVALIDO", `1.0`: "ENTERO_INVALIDO", `1e2`: "ENTERO_INVALIDO", `1e309`: "ENTERO_INVALIDO",
		`2147483648`: "ENTERO_INVALIDO", `-2147483649`: "ENTERO_INVALIDO", `99999999999999999999`: "ENTERO_INVALIDO",
	} {
		l := lectorDe(t, `{"cupoMaximo":`+valor+`}`)
		campo := l.Entero("cupoMaximo")
		if errores := l.Errores(); !campo.Dado || campo.Valor != nil || len(errores) != 1 || errores[0].Code != codigo || errores[0].Pointer != "/cupoMaximo" {
			t.Errorf("%s: got %+v with %+v, want %s", valor, campo, errores, codigo)
		}
	}
}

func TestLectorTellsAllWrongTypesAtOnce(t *testing.T) {
	l := lectorDe(t, `{"nombre":7,"dia":"2026-02-30","otro":20261215,"si":"true","lista":"a","textos":["a",1],
		"horarios":[{"horaInicio":8},"x",{"fecha":"mañana"}],"con/barra~":[]}`)
	l.Texto("nombre")
	l.Fecha("dia")
	l.Fecha("otro")
	l.Booleano("si")
	l.Lista("lista")
	l.Textos("textos")
	filas := l.Objetos("horarios").O(nil)
	if len(filas) != 3 {
		t.Fatalf("got %d rows, want every place kept", len(filas))
	}
	filas[0].Texto("horaInicio")
	filas[2].Fecha("fecha")
	l.Texto("con/barra~")

	quiere := []string{
		"/nombre TIPO_INVALIDO", "/dia FECHA_INVALIDA", "/otro TIPO_INVALIDO", "/si TIPO_INVALIDO", "/lista TIPO_INVALIDO",
		"/textos/1 TIPO_INVALIDO", "/horarios/1 TIPO_INVALIDO", "/horarios/0/horaInicio TIPO_INVALIDO",
		"/horarios/2/fecha FECHA_INVALIDA", "/con~1barra~0 TIPO_INVALIDO",
	}
	var hay []string
	for _, e := range l.Errores() {
		hay = append(hay, e.Pointer+" "+e.Code)
		if e.Message == "" {
			t.Errorf("%s has no sentence", e.Pointer)
		}
	}
	if !slices.Equal(hay, quiere) {
		t.Errorf("got  %q\nwant %q", hay, quiere)
	}
	if fault.KindOf(l.Err()) != fault.Invalid {
		t.Errorf("got %v, want an Invalid fault", l.Err())
	}
}

func TestLectorKnowsAbsentFromCleared(t *testing.T) {
	l := lectorDe(t, `{"nulo":null,"vacio":"","blanco":"   ","fecha":"","numero":null,"lista":null}`)
	for _, campo := range []string{"nulo", "vacio", "blanco", "fecha", "numero", "lista"} {
		if !l.Dado(campo) {
			t.Errorf("%s was given", campo)
		}
	}
	if c := l.Texto("nulo"); !c.Dado || c.Valor != nil {
		t.Errorf("null: %+v", c)
	}
	if c := l.Texto("blanco"); !c.Dado || c.Valor != nil {
		t.Errorf("blank: %+v", c)
	}
	if c := l.Fecha("fecha"); !c.Dado || c.Valor != nil {
		t.Errorf("empty date: %+v", c)
	}
	if c := l.Entero("numero"); !c.Dado || c.O(25) != 25 {
		t.Errorf("null number: %+v", c)
	}
	if c := l.Textos("lista"); !c.Dado || c.Valor != nil {
		t.Errorf("null list: %+v", c)
	}
	if c := l.Texto("ausente"); c.Dado || c.Valor != nil || l.Dado("ausente") {
		t.Errorf("absent: %+v", c)
	}
	if err := l.Err(); err != nil {
		t.Errorf("nothing is wrong here, got %v", err)
	}
}

func TestLectorReadsValues(t *testing.T) {
	l := lectorDe(t, `{"texto":"  jose\u0301 ","n":-2147483648,"m":2147483647,"si":false,"dia":"2026-12-15T00:00:00Z","textos":[" a ","","b"],"fechas":["2026-01-05",7]}`)
	if got := l.Texto("texto").O(""); got != "josé" {
		t.Errorf("got %q, want it trimmed and composed", got)
	}
	if l.Entero("n").O(0) != -1<<31 || l.Entero("m").O(0) != 1<<31-1 {
		t.Error("the ends of 32 bits are integers")
	}
	if c := l.Booleano("si"); c.Valor == nil || *c.Valor {
		t.Errorf("got %+v, want false", c)
	}
	if got := l.Fecha("dia").Valor; got == nil || got.String() != "2026-12-15" {
		t.Errorf("got %v", got)
	}
	if got := l.Textos("textos").O(nil); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("got %q", got)
	}
	for i, v := range l.Lista("fechas").O(nil) {
		if _, ok := l.FechaEn("fechas", i, v); ok != (i == 0) {
			t.Errorf("element %d: read %t", i, ok)
		}
	}
	if got := l.Errores(); len(got) != 1 || got[0].Pointer != "/fechas/1" {
		t.Errorf("got %+v", got)
	}
}
