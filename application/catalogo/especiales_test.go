package catalogo_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func convenio() catalogo.DatosEspecial {
	return catalogo.DatosEspecial{Codigo: "convenio", Nombre: "Convenio", Vigencia: catalogo.Vigencia{Desde: diaDe2027(1, 1), Hasta: diaDe2027(6, 30)}}
}

func TestSpecialProgrammesAreKeptByTheAdministrationAlone(t *testing.T) {
	uc, m := modulo()
	for _, quien := range []kernel.Actor{instructora, coordinador, {}} {
		if _, err := uc.CrearEspecial.Execute(t.Context(), quien, app.CrearEspecialInput{DatosEspecial: convenio(), AlFinal: true}); !errors.Is(err, catalogo.ErrSoloAdmin) {
			t.Errorf("%s creates: got %v", quien.Rol, err)
		}
		in := app.EditarEspecialInput{Codigo: "POSCONFLICTO", Escribir: func(d *catalogo.DatosEspecial) { d.Hasta = diaDe2027(1, 1) }}
		if _, err := uc.EditarEspecial.Execute(t.Context(), quien, in); !errors.Is(err, catalogo.ErrSoloAdmin) {
			t.Errorf("%s edits: got %v", quien.Rol, err)
		}
	}
	ilegible := []fault.Field{{Pointer: "/vigenteHasta", Code: "FECHA_FORMATO", Message: "x"}}
	if _, err := uc.CrearEspecial.Execute(t.Context(), admin, app.CrearEspecialInput{Ilegibles: ilegible}); !slices.Equal(punteros(err), []string{"/vigenteHasta", "/nombre", "/codigo", "/orden", "/vigenteDesde"}) {
		t.Errorf("got %v", err)
	}
	for _, codigo := range []string{"NO_HAY", "\x00", ""} {
		in := app.EditarEspecialInput{Codigo: codigo, Escribir: func(*catalogo.DatosEspecial) {}}
		if _, err := uc.EditarEspecial.Execute(t.Context(), admin, in); !errors.Is(err, catalogo.ErrEspecialNoEncontrado) {
			t.Errorf("%q: got %v", codigo, err)
		}
		if _, err := uc.VerEspecial.Execute(t.Context(), admin, codigo); !errors.Is(err, catalogo.ErrEspecialNoEncontrado) {
			t.Errorf("%q is read: got %v", codigo, err)
		}
	}
	acciones(t, m)
}

func TestASpecialProgrammeFromItsBeginningToItsEnd(t *testing.T) {
	uc, m := modulo()
	v, err := uc.CrearEspecial.Execute(t.Context(), admin, app.CrearEspecialInput{DatosEspecial: convenio(), AlFinal: true})
	if err != nil || v.Codigo != "CONVENIO" || v.Orden != 13 || v.Situacion != catalogo.EspecialPorEmpezar || v.Casilla {
		t.Fatalf("got %+v, %v", v, err)
	}
	if _, err := uc.CrearEspecial.Execute(t.Context(), admin, app.CrearEspecialInput{DatosEspecial: convenio(), AlFinal: true}); !errors.Is(err, catalogo.ErrCodigoEspecialEnUso) {
		t.Errorf("again: got %v", err)
	}
	m.Cursar(catalogotest.CursoEspecial{ID: "s1", Estado: "PENDIENTE", Codigos: []string{"CONVENIO"}, Dias: []kernel.Date{diaDe2027(6, 1), diaDe2027(6, 30)}})
	terminar := app.EditarEspecialInput{Codigo: "CONVENIO", Escribir: func(d *catalogo.DatosEspecial) { d.Hasta = diaDe2027(6, 29) }}
	vieja := int64(7)
	stale := terminar
	stale.Edicion, stale.Confirmar = &vieja, true
	if _, err := uc.EditarEspecial.Execute(t.Context(), admin, stale); !errors.Is(err, catalogo.ErrEspecialModificado) {
		t.Errorf("a stale edition: got %v", err)
	}
	if _, err := uc.EditarEspecial.Execute(t.Context(), admin, terminar); !errors.Is(err, catalogo.ErrDejaCursosFuera) {
		t.Errorf("without a confirmation: got %v", err)
	}
	acciones(t, m, "CREAR_PROGRAMA_ESPECIAL")
	terminar.Confirmar = true
	for range 2 { // the second time it changes nothing
		if v, err = uc.EditarEspecial.Execute(t.Context(), admin, terminar); err != nil || v.Hasta != diaDe2027(6, 29) || v.Edicion != 2 || v.Solicitudes != 1 {
			t.Errorf("got %+v, %v", v, err)
		}
	}
	acciones(t, m, "CREAR_PROGRAMA_ESPECIAL", "EDITAR_PROGRAMA_ESPECIAL")
	if fuera := m.Anotadas()[1].Detalle["cursosFuera"]; fuera == nil {
		t.Errorf("the audit does not say that a course was left out: %+v", m.Anotadas()[1])
	}
}

func TestHowOftenItIsUsedIsToldToTheAdministrationAlone(t *testing.T) {
	for quien, want := range map[*kernel.Actor]int{&admin: 1, &instructora: 0} {
		uc, m := modulo()
		m.Cursar(catalogotest.CursoEspecial{ID: "s1", Estado: "BORRADOR", Codigos: []string{"POSCONFLICTO"}})
		v, err := uc.VerEspecial.Execute(t.Context(), *quien, "POSCONFLICTO")
		if err != nil || v.Solicitudes != want || v.Situacion != catalogo.EspecialVigente || v.Desde != kernel.NewDate(2000, time.January, 1) {
			t.Errorf("%s: got %+v, %v", quien.Rol, v, err)
		}
	}
}
