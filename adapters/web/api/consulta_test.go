package api

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"complementarias/domain/fault"
)

func TestConsultaTellsAllErrorsAtOnce(t *testing.T) {
	var c Consulta
	c.Pagina("abc")
	c.Limite("1001", 10)
	c.Fecha("fechaInicio", "2026-02-30")
	c.Opciones("estado", "PENDIENTE,NOEXISTE", "PENDIENTE", "APROBADA")
	c.Booleano("leidas", "quizás")
	c.Busqueda(ParametroBusqueda(strings.Repeat("ñ", 201)))

	var f *fault.Error
	if !errors.As(c.Err(), &f) || f.Kind != fault.Invalid {
		t.Fatalf("got %v, want an Invalid fault", c.Err())
	}
	var punteros []string
	for _, e := range f.Fields {
		punteros = append(punteros, e.Pointer)
	}
	quiere := []string{"/query/page", "/query/limit", "/query/fechaInicio", "/query/estado", "/query/leidas", "/query/search"}
	if !slices.Equal(punteros, quiere) {
		t.Errorf("got %q, want %q", punteros, quiere)
	}
}

func TestConsultaRefusesNumbersOutOfRange(t *testing.T) {
	for _, v := range []string{"-1", "0", "1000001", "1e9", "1.5", "٣", " 1", "99999999999999999999"} {
		var c Consulta
		if c.Pagina(ParametroPagina(v)); c.Err() == nil {
			t.Errorf("page=%s was taken", v)
		}
	}
	for _, v := range []string{"0", "-5", "1001"} {
		var c Consulta
		if c.Limite(ParametroLimite(v), 20); c.Err() == nil {
			t.Errorf("limit=%s was taken", v)
		}
	}
}

func TestConsultaRefusesControlCharactersAndBrokenText(t *testing.T) {
	for _, v := range []string{"a\x00b", "a\nb", "\x1b[31m", "\xff"} {
		var c Consulta
		if c.Busqueda(ParametroBusqueda(v)); c.Err() == nil {
			t.Errorf("search=%q was taken", v)
		}
	}
}

func TestConsultaReadsValuesAndDefaults(t *testing.T) {
	var c Consulta
	if c.Pagina("") != 1 || c.Pagina("1000000") != 1_000_000 || c.Limite("", 20) != 20 || c.Limite("1000", 20) != 1000 {
		t.Error("page or limit")
	}
	if got := c.Fecha("fechaInicio", "2026-12-15").String(); got != "2026-12-15" || !c.Fecha("fechaFin", "").IsZero() {
		t.Errorf("dates: %s", got)
	}
	if got := c.Opciones("estado", " aprobada, PENDIENTE,aprobada,", "PENDIENTE", "APROBADA"); !slices.Equal(got, []string{"APROBADA", "PENDIENTE"}) {
		t.Errorf("options: %q", got)
	}
	if got := c.Booleano("leidas", "TRUE"); got == nil || !*got || c.Booleano("leidas", "") != nil {
		t.Error("boolean")
	}
	if got := c.Busqueda("  cafe\u0301  "); got != "café" {
		t.Errorf("search: %q", got)
	}
	if err := c.Err(); err != nil {
		t.Errorf("nothing is wrong here, got %v", err)
	}
}

func TestIfMatchThatNamesNoVersionMatchesNothing(t *testing.T) {
	for _, v := range []string{"3", `"x"`, `"3", "4"`, `"03"`, `"`, `W/3`, `"-"`, `"3`, `""`} {
		if version := (SiCoincide{IfMatch: v}).Version(); version == nil || *version != ninguna {
			t.Errorf("If-Match %s: got %v, want a version that no row has", v, version)
		}
	}
}

func TestIfMatchNamesTheVersion(t *testing.T) {
	for _, v := range []string{"", "*", "  "} {
		if version := (SiCoincide{IfMatch: v}).Version(); version != nil {
			t.Errorf("If-Match %q: got %v, want any version", v, *version)
		}
	}
	for _, v := range []string{ETag(12), "W/" + ETag(12), ` "12" `} {
		if version := (SiCoincide{IfMatch: v}).Version(); version == nil || *version != 12 {
			t.Errorf("If-Match %s: got %v, want 12", v, version)
		}
	}
}
