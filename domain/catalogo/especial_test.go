package catalogo_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// enEspecial names the fields that err refuses, in order.
func enEspecial(err error) (punteros []string) {
	if e, ok := errors.AsType[*fault.Error](err); ok {
		for _, f := range e.Fields {
			punteros = append(punteros, f.Pointer)
		}
	}
	return punteros
}

func datosEspecial() catalogo.DatosEspecial {
	return catalogo.DatosEspecial{Codigo: "CONVENIO_VELEZ", Nombre: "Convenio Alcaldía de Vélez", Orden: 13, Vigencia: catalogo.Vigencia{Desde: dia(1, 1), Hasta: dia(6, 30)}}
}

func TestSpecialProgrammesAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	for nombre, caso := range map[string]struct {
		cambiar func(d *catalogo.DatosEspecial)
		want    []string
	}{
		"nothing":                     {func(d *catalogo.DatosEspecial) { *d = catalogo.DatosEspecial{} }, []string{"/nombre", "/codigo", "/orden", "/vigenteDesde"}},
		"backwards":                   {func(d *catalogo.DatosEspecial) { d.Hasta = dia(1, 1).AddDays(-1) }, []string{"/vigenteHasta"}},
		"one letter":                  {func(d *catalogo.DatosEspecial) { d.Codigo = "C" }, []string{"/codigo"}},
		"61 letters":                  {func(d *catalogo.DatosEspecial) { d.Codigo = strings.Repeat("C", 61) }, []string{"/codigo"}},
		"a digit first":               {func(d *catalogo.DatosEspecial) { d.Codigo = "2027_CONVENIO" }, []string{"/codigo"}},
		"an accent and a hyphen":      {func(d *catalogo.DatosEspecial) { d.Codigo = "CONVENIO-VÉLEZ" }, []string{"/codigo"}},
		"a long name and no place":    {func(d *catalogo.DatosEspecial) { d.Nombre, d.Orden = strings.Repeat("x", 201), 0 }, []string{"/nombre", "/orden"}},
		"a control character, far on": {func(d *catalogo.DatosEspecial) { d.Nombre, d.Orden = "a\x00b", catalogo.OrdenMaximo+1 }, []string{"/nombre", "/orden"}},
	} {
		d := datosEspecial()
		caso.cambiar(&d)
		if _, err := catalogo.NewEspecial(d); !slices.Equal(enEspecial(err), caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, err, caso.want)
		}
	}
	d := datosEspecial()
	d.Codigo, d.Nombre, d.Hasta = " convenio_velez ", " Convenio ", d.Desde
	e, err := catalogo.NewEspecial(d)
	if err != nil || e.Codigo != "CONVENIO_VELEZ" || e.Nombre != "Convenio" || e.Casilla || e.Edicion != 1 {
		t.Errorf("of one day: got %+v, %v", e, err)
	}
}

func TestOfAProgrammeWithABoxOnlyTheValidityChanges(t *testing.T) {
	sin, err := catalogo.NewEspecial(datosEspecial())
	if err != nil {
		t.Fatal(err)
	}
	con := sin
	con.Casilla = true
	todo := datosEspecial()
	todo.Codigo, todo.Nombre, todo.Orden, todo.Hasta = "OTRO", "Otro", 14, kernel.Date{}
	if _, err := con.Editar(todo); !slices.Equal(enEspecial(err), []string{"/codigo", "/nombre", "/orden"}) {
		t.Errorf("with a box: got %v", err)
	}
	if _, err := sin.Editar(todo); !slices.Equal(enEspecial(err), []string{"/codigo"}) {
		t.Errorf("without: got %v", err)
	}
	todo.Codigo = sin.Codigo
	nuevo, err := sin.Editar(todo)
	if err != nil || nuevo.Nombre != "Otro" || len(sin.Diferencias(nuevo)) != 3 || len(sin.Diferencias(sin)) != 0 || nuevo.Edicion != sin.Edicion {
		t.Errorf("got %+v, %v", nuevo, err)
	}
	solo := datosEspecial()
	solo.Hasta = dia(12, 31)
	if nuevo, err = con.Editar(solo); err != nil || !nuevo.Casilla || len(con.Diferencias(nuevo)) != 1 {
		t.Errorf("the validity: got %+v, %v", nuevo, err)
	}
	vieja, presente := int64(7), con.Edicion
	if err := con.ComprobarEdicion(&vieja); !errors.Is(err, catalogo.ErrEspecialModificado) {
		t.Errorf("a stale edition: got %v", err)
	}
	if err := errors.Join(con.ComprobarEdicion(&presente), con.ComprobarEdicion(nil)); err != nil {
		t.Error(err)
	}
}

func TestAValidityLiesToADayAndToAnother(t *testing.T) {
	v := catalogo.Vigencia{Desde: dia(2, 1), Hasta: dia(6, 30)}
	for cuando, want := range map[kernel.Date]catalogo.SituacionEspecial{
		dia(1, 31): catalogo.EspecialPorEmpezar, dia(2, 1): catalogo.EspecialVigente, dia(6, 30): catalogo.EspecialVigente, dia(7, 1): catalogo.EspecialTerminado,
	} {
		if got := v.El(cuando); got != want {
			t.Errorf("on %s: %s, want %s", cuando, got, want)
		}
	}
	abierta := catalogo.Vigencia{Desde: dia(2, 1)}
	if abierta.El(dia(12, 31).AddDays(9999)) != catalogo.EspecialVigente || !abierta.Cubre(dia(2, 1), dia(12, 31)) || v.Cubre(dia(1, 31), dia(3, 1)) || v.Cubre(dia(3, 1), dia(7, 1)) {
		t.Error("what is covered is wrong")
	}
	con := func(v catalogo.Vigencia) catalogo.Especial {
		return catalogo.Especial{DatosEspecial: catalogo.DatosEspecial{Vigencia: v}}
	}
	for nombre, caso := range map[string]struct {
		de, a catalogo.Vigencia
		want  bool
	}{
		"the same": {v, v, false}, "longer": {v, catalogo.Vigencia{Desde: dia(1, 1), Hasta: dia(7, 1)}, false}, "without an end": {v, abierta, false},
		"ended": {abierta, v, true}, "later": {abierta, catalogo.Vigencia{Desde: dia(2, 2)}, true}, "shorter": {v, catalogo.Vigencia{Desde: dia(2, 1), Hasta: dia(6, 29)}, true},
	} {
		if got := con(caso.de).Encoge(con(caso.a)); got != caso.want {
			t.Errorf("%s: shrinks %v", nombre, got)
		}
	}
}

func TestCoursesAreLeftOutOnlyWhenConfirmed(t *testing.T) {
	for _, caso := range []struct {
		fuera catalogo.CursosFuera
		dice  string
	}{
		{catalogo.CursosFuera{PorDecidir: 1}, "fuera 1 curso por decidir."}, {catalogo.CursosFuera{Aprobados: 2}, "fuera 2 cursos aprobados."},
		{catalogo.CursosFuera{PorDecidir: 3, Aprobados: 1}, "fuera 3 cursos por decidir y 1 curso aprobado."},
	} {
		err := caso.fuera.Permite(false)
		if !errors.Is(err, catalogo.ErrDejaCursosFuera) || !strings.Contains(err.Error(), caso.dice) {
			t.Errorf("%+v: got %v", caso.fuera, err)
		}
		if err := caso.fuera.Permite(true); err != nil {
			t.Errorf("confirmed: %v", err)
		}
	}
	if err := (catalogo.CursosFuera{}).Permite(false); err != nil {
		t.Error(err)
	}
}
