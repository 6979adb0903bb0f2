package catalogo_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"complementarias/domain/catalogo"
)

var luego = ahora.Add(time.Hour)

func guardado(t *testing.T) *catalogo.Programa {
	t.Helper()
	p, err := catalogo.NewPrograma(contador(), datosPrograma(), ahora)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAProgrammeIsEditedByItsPresentEditionOnly(t *testing.T) {
	p := guardado(t)
	vieja, presente := int64(0), int64(1)
	if err := p.ComprobarEdicion(&vieja); !errors.Is(err, catalogo.ErrProgramaModificado) {
		t.Errorf("got %v, want ErrProgramaModificado", err)
	}
	if err := errors.Join(p.ComprobarEdicion(&presente), p.ComprobarEdicion(nil)); err != nil {
		t.Error(err)
	}
}

func TestEditarTellsEveryBrokenRuleAtOnceAndChangesNothing(t *testing.T) {
	p := guardado(t)
	antes := p.Estado()
	d := antes.DatosPrograma
	d.Nombre, d.DuracionHoras, d.Version, d.CentroID = " ", 881, "2", "centro-9405"
	d.Objetivos = []catalogo.Objetivo{{}}
	_, err := p.Editar(d, contador(), luego)
	want := []string{"/centroId", "/duracionHoras", "/nombre", "/objetivos/0/descripcion", "/version"}
	if got := punteros(t, err); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !reflect.DeepEqual(p.Estado(), antes) {
		t.Errorf("a refused edit left %+v", p.Estado())
	}
}

func TestEditarWritesAndTellsWhatChanged(t *testing.T) {
	p := guardado(t)
	antes := p.Estado()
	d := antes.DatosPrograma
	d.Nombre, d.Version, d.CentroID = "  Contabilidad para tenderos ", "", ""
	d.Competencias = append([]catalogo.Competencia{{ID: "forged", Codigo: "a-1", Descripcion: "Atender"}}, d.Competencias...)
	nuevos := contador()
	cambios, err := p.Editar(d, func() string { return "nuevo-" + nuevos() }, luego)
	if err != nil {
		t.Fatal(err)
	}
	want := []catalogo.Cambio{
		{Campo: "nombre", Antes: "Contabilidad básica", Despues: "Contabilidad para tenderos"},
		{Campo: "competencias", Antes: []string{"210303022 Contabilizar operaciones"}, Despues: []string{"A-1 Atender", "210303022 Contabilizar operaciones"}},
	}
	if !reflect.DeepEqual(cambios, want) {
		t.Errorf("got %v, want %v", cambios, want)
	}
	e := p.Estado()
	if e.Version != "1" || e.CentroID != "centro-9546" || !e.ActualizadoEn.Equal(luego.Truncate(time.Millisecond)) || !e.CreadoEn.Equal(antes.CreadoEn) {
		t.Errorf("got %+v", e)
	}
	if e.Competencias[0].ID != "nuevo-id-1" || e.Competencias[1].ID != antes.Competencias[0].ID || e.Objetivos[0].ID != antes.Objetivos[0].ID {
		t.Errorf("the parts are %+v and %+v, were %+v", e.Competencias, e.Objetivos, antes.Competencias)
	}
}

func TestEditarWithoutAChangeTouchesNothing(t *testing.T) {
	p := guardado(t)
	antes := p.Estado()
	cambios, err := p.Editar(antes.DatosPrograma, contador(), luego)
	if err != nil || cambios != nil || !reflect.DeepEqual(p.Estado(), antes) {
		t.Errorf("got %v, %v, %+v", cambios, err, p.Estado())
	}
}

func TestTwoRowsNeverGetOneID(t *testing.T) {
	p := guardado(t)
	d := p.Estado().DatosPrograma
	d.Objetivos = append(d.Objetivos, catalogo.Objetivo{ID: d.Objetivos[0].ID, Descripcion: "Otro"})
	nuevos := contador()
	if _, err := p.Editar(d, func() string { return "nuevo-" + nuevos() }, luego); err != nil {
		t.Fatal(err)
	}
	if o := p.Estado().Objetivos; o[0].ID == o[1].ID {
		t.Errorf("got %+v", o)
	}
}

func TestAVersionNeverComesBack(t *testing.T) {
	p := guardado(t)
	d := p.Estado().DatosPrograma
	for _, version := range []string{"", "1", " 1 ", "versión dos"} {
		d.Version = version
		_, err := p.NuevaVersion(d, contador(), luego)
		if got := punteros(t, err); !slices.Equal(got, []string{"/version"}) {
			t.Errorf("%q: got %v", version, got)
		}
	}
	d.Version, d.DuracionHoras = "2", 48
	cambios, err := p.NuevaVersion(d, contador(), luego)
	want := []catalogo.Cambio{{Campo: "version", Antes: "1", Despues: "2"}, {Campo: "duracionHoras", Antes: 40, Despues: 48}}
	if err != nil || !reflect.DeepEqual(cambios, want) || !slices.Equal(p.Estado().VersionesAnteriores, []string{"1"}) {
		t.Errorf("got %v, %v, %+v", cambios, err, p.Estado())
	}
	d.Version = "1"
	if _, err := p.NuevaVersion(d, contador(), luego); !slices.Equal(punteros(t, err), []string{"/version"}) {
		t.Errorf("back to 1: got %v", err)
	}
}

func TestAProgrammeIsSwitchedOffAndOnOnce(t *testing.T) {
	p := guardado(t)
	if _, err := p.Activar(luego); !errors.Is(err, catalogo.ErrProgramaActivo) {
		t.Errorf("got %v, want ErrProgramaActivo", err)
	}
	cambios, err := p.Desactivar(luego)
	if err != nil || p.Estado().Activo || !reflect.DeepEqual(cambios, []catalogo.Cambio{{Campo: "isActive", Antes: true, Despues: false}}) {
		t.Errorf("got %v, %v", cambios, err)
	}
	if _, err := p.Desactivar(luego); !errors.Is(err, catalogo.ErrProgramaInactivo) {
		t.Errorf("got %v, want ErrProgramaInactivo", err)
	}
	if _, err := p.Activar(luego); err != nil || !p.Estado().Activo {
		t.Errorf("got %v", err)
	}
}
