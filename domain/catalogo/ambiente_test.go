package catalogo_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

var ahoraAmbiente = time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC)

func datosAmbiente() catalogo.DatosAmbiente {
	return catalogo.DatosAmbiente{Nombre: "  Aula  201 ", Tipo: "aula", Capacidad: 30}
}

func TestAnAmbienteIsRefusedWithEveryBrokenRule(t *testing.T) {
	for nombre, caso := range map[string]struct {
		cambiar func(*catalogo.DatosAmbiente)
		want    []string
	}{
		"nothing":         {func(d *catalogo.DatosAmbiente) { *d = catalogo.DatosAmbiente{} }, []string{"/nombre", "/tipo"}},
		"long name":       {func(d *catalogo.DatosAmbiente) { d.Nombre = strings.Repeat("x", 201) }, []string{"/nombre"}},
		"control":         {func(d *catalogo.DatosAmbiente) { d.Nombre = "Aula\x00" }, []string{"/nombre"}},
		"type of its own": {func(d *catalogo.DatosAmbiente) { d.Tipo = "PATIO" }, []string{"/tipo"}},
		"negative":        {func(d *catalogo.DatosAmbiente) { d.Capacidad = -1 }, []string{"/capacidad"}},
		"too large":       {func(d *catalogo.DatosAmbiente) { d.Capacidad = 501 }, []string{"/capacidad"}},
	} {
		d := datosAmbiente()
		caso.cambiar(&d)
		if _, err := catalogo.NewAmbiente("a", "c", d, nil, ahoraAmbiente); !slices.Equal(punteros(t, err), caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, punteros(t, err), caso.want)
		}
	}
}

func TestAnAmbienteIsKeptAsItIsRead(t *testing.T) {
	e, err := catalogo.NewAmbiente("a", "c", datosAmbiente(), nil, ahoraAmbiente)
	want := catalogo.EstadoAmbiente{ID: "a", CentroID: "c", Edicion: 1, CreadoEn: ahoraAmbiente, ActualizadoEn: ahoraAmbiente,
		DatosAmbiente: catalogo.DatosAmbiente{Nombre: "Aula 201", Tipo: "AULA", Capacidad: 30, Activo: true}}
	if err != nil || e != want {
		t.Errorf("got %+v, %v", e, err)
	}
	for _, capacidad := range []int{0, 1, 500} {
		d := datosAmbiente()
		if d.Capacidad = capacidad; capacidad == 0 {
			d.Tipo = "VIRTUAL"
		}
		if _, err := catalogo.NewAmbiente("a", "c", d, nil, ahoraAmbiente); err != nil {
			t.Errorf("%d: got %v", capacidad, err)
		}
	}
}

func TestTheNameOfAnAmbienteIsSingleInItsCentre(t *testing.T) {
	otro := catalogo.EstadoAmbiente{ID: "b", DatosAmbiente: catalogo.DatosAmbiente{Nombre: "AULÁ 201", Tipo: "TALLER"}}
	_, err := catalogo.NewAmbiente("a", "c", datosAmbiente(), []catalogo.EstadoAmbiente{otro}, ahoraAmbiente)
	if !errors.Is(err, catalogo.ErrAmbienteRepetido) || !strings.Contains(err.Error(), "«AULÁ 201», que está desactivado") {
		t.Errorf("got %v", err)
	}
	otro.ID = "a"
	if _, err := catalogo.NewAmbiente("a", "c", datosAmbiente(), []catalogo.EstadoAmbiente{otro}, ahoraAmbiente); err != nil {
		t.Errorf("itself: got %v", err)
	}
	lleno := make([]catalogo.EstadoAmbiente, catalogo.AmbientesMaximos)
	for i := range lleno {
		lleno[i] = catalogo.EstadoAmbiente{ID: catalogo.AmbienteID(fmt.Sprint(i)), DatosAmbiente: catalogo.DatosAmbiente{Nombre: fmt.Sprint("Taller ", i)}}
	}
	if _, err := catalogo.NewAmbiente("a", "c", datosAmbiente(), lleno, ahoraAmbiente); !errors.Is(err, catalogo.ErrDemasiadosAmbientes) {
		t.Errorf("full: got %v", err)
	}
}

func TestAnAmbienteIsEdited(t *testing.T) {
	e, err := catalogo.NewAmbiente("a", "c", datosAmbiente(), nil, ahoraAmbiente)
	if err != nil {
		t.Fatal(err)
	}
	luego := ahoraAmbiente.Add(time.Hour)
	if igual, cambios, err := e.Editar(e.DatosAmbiente, []catalogo.EstadoAmbiente{e}, luego); err != nil || len(cambios) > 0 || igual != e {
		t.Errorf("the same: got %+v, %v, %v", igual, cambios, err)
	}
	if _, _, err := e.Editar(catalogo.DatosAmbiente{}, nil, luego); !slices.Equal(punteros(t, err), []string{"/nombre", "/tipo"}) {
		t.Errorf("nothing: got %v", err)
	}
	d := catalogo.DatosAmbiente{Nombre: "Taller 1", Tipo: "TALLER"}
	nuevo, cambios, err := e.Editar(d, []catalogo.EstadoAmbiente{e}, luego)
	var campos []string
	for _, c := range cambios {
		campos = append(campos, c.Campo)
	}
	if err != nil || nuevo.DatosAmbiente != d || nuevo.ActualizadoEn != luego || !slices.Equal(campos, []string{"nombre", "tipo", "capacidad", "isActive"}) {
		t.Errorf("got %+v, %v, %v", nuevo, campos, err)
	}
	otra := int64(7)
	if err := e.ComprobarEdicion(&otra); !errors.Is(err, catalogo.ErrAmbienteModificado) {
		t.Errorf("got %v", err)
	}
	if err := errors.Join(e.ComprobarEdicion(nil), e.ComprobarEdicion(&e.Edicion)); err != nil {
		t.Error(err)
	}
}

func TestAmbientesAreOfTheirCentre(t *testing.T) {
	for nombre, caso := range map[string]struct {
		por           kernel.Actor
		ver, escribir error
	}{
		"an administrator":          {kernel.Actor{Rol: kernel.Admin}, nil, nil},
		"its coordinator":           {kernel.Actor{Rol: kernel.Coordinador, Centro: "c"}, nil, nil},
		"another coordinator":       {kernel.Actor{Rol: kernel.Coordinador, Centro: "d"}, catalogo.ErrCentroNoEncontrado, nil},
		"its instructor":            {kernel.Actor{Rol: kernel.Instructor, Centro: "c"}, nil, catalogo.ErrSoloAmbientes},
		"another instructor":        {kernel.Actor{Rol: kernel.Instructor, Centro: "d"}, catalogo.ErrCentroNoEncontrado, catalogo.ErrSoloAmbientes},
		"nobody":                    {kernel.Actor{}, catalogo.ErrCentroNoEncontrado, catalogo.ErrSoloAmbientes},
		"nobody of this very place": {kernel.Actor{Centro: "c"}, catalogo.ErrCentroNoEncontrado, catalogo.ErrSoloAmbientes},
	} {
		if err := catalogo.PuedeVerAmbientes(caso.por, "c"); !errors.Is(err, caso.ver) {
			t.Errorf("%s sees: %v", nombre, err)
		}
		if err := catalogo.PuedeCambiarAmbientes(caso.por); !errors.Is(err, caso.escribir) {
			t.Errorf("%s changes: %v", nombre, err)
		}
	}
}
