package catalogo_test

import (
	"reflect"
	"slices"
	"testing"

	"complementarias/domain/catalogo"
)

func TestRecibirIsRefusedLikeAnEditAndLikeAVersion(t *testing.T) {
	p := guardado(t)
	if _, err := p.NuevaVersion(conVersion(p, "2"), contador(), luego); err != nil {
		t.Fatal(err)
	}
	antes := p.Estado()
	for name, c := range map[string]struct {
		cambiar func(*catalogo.DatosPrograma)
		want    []string
	}{
		"a version that it had":             {func(d *catalogo.DatosPrograma) { d.Version = "1" }, []string{"/version"}},
		"no version at all, another centre": {func(d *catalogo.DatosPrograma) { d.Version, d.CentroID = "", "centro-9405" }, []string{"/centroId"}},
		"a new version with broken rules":   {func(d *catalogo.DatosPrograma) { d.Version, d.DuracionHoras = "tres y media", 0 }, []string{"/duracionHoras", "/version"}},
	} {
		d := antes.DatosPrograma
		c.cambiar(&d)
		if _, err := p.Recibir(d, contador(), luego); !slices.Equal(punteros(t, err), c.want) {
			t.Errorf("%s: got %v, want %v", name, punteros(t, err), c.want)
		}
	}
	if !reflect.DeepEqual(p.Estado(), antes) {
		t.Errorf("what was refused left %+v", p.Estado())
	}
}

func conVersion(p *catalogo.Programa, version string) catalogo.DatosPrograma {
	d := p.Estado().DatosPrograma
	d.Version = version
	return d
}

func TestRecibirKnowsThePartsAgainAndRevertirBringsAllBack(t *testing.T) {
	p := guardado(t)
	antes := p.Estado()
	sinIDs := antes.DatosPrograma
	sinIDs.Objetivos, sinIDs.Competencias, sinIDs.Resultados = slices.Clone(sinIDs.Objetivos), slices.Clone(sinIDs.Competencias), slices.Clone(sinIDs.Resultados)
	for i := range sinIDs.Objetivos {
		sinIDs.Objetivos[i].ID = "forged"
	}
	for i := range sinIDs.Competencias {
		sinIDs.Competencias[i].ID = ""
	}
	if cambios, err := p.Recibir(sinIDs, contador(), luego); err != nil || len(cambios) > 0 || !reflect.DeepEqual(p.Estado(), antes) {
		t.Errorf("the same again: %v, %v, %+v", cambios, err, p.Estado())
	}
	sinIDs.Version, sinIDs.Competencias[0].Descripcion = "2", "Otra descripción"
	nuevos := contador()
	if _, err := p.Recibir(sinIDs, func() string { return "nuevo-" + nuevos() }, luego); err != nil {
		t.Fatal(err)
	}
	e := p.Estado()
	if e.Version != "2" || !slices.Equal(e.VersionesAnteriores, []string{"1"}) || e.Competencias[0].ID != antes.Competencias[0].ID || e.Objetivos[0].ID != antes.Objetivos[0].ID {
		t.Errorf("the new version is %+v", e)
	}
	mala := antes
	mala.Nombre = ""
	if _, err := p.Revertir(mala, luego); !slices.Equal(punteros(t, err), []string{"/nombre"}) || p.Estado().Version != "2" {
		t.Errorf("back to what is refused today: %v", err)
	}
	cambios, err := p.Revertir(antes, luego)
	if e := p.Estado(); err != nil || len(cambios) != 2 || !reflect.DeepEqual(e.DatosPrograma, antes.DatosPrograma) || len(e.VersionesAnteriores) > 0 {
		t.Errorf("back: %v, %v, %+v", cambios, err, e)
	}
	if _, err := p.Recibir(conVersion(p, "2"), contador(), luego); err != nil {
		t.Errorf("version 2 after going back: %v", err)
	}
}
