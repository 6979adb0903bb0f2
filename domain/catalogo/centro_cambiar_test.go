package catalogo_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func centroGuardado(t *testing.T) *catalogo.Centro {
	t.Helper()
	c, err := catalogo.NewCentro("centro-9546", datosCentro(), ahora)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestACentreIsEditedByItsPresentEditionOnly(t *testing.T) {
	c := centroGuardado(t)
	vieja := int64(7)
	if err := c.ComprobarEdicion(&vieja); !errors.Is(err, catalogo.ErrCentroModificado) {
		t.Errorf("got %v, want ErrCentroModificado", err)
	}
	if err := c.ComprobarEdicion(nil); err != nil {
		t.Error(err)
	}
}

func TestEditingACentreTellsWhatIsWrongOrWhatChanged(t *testing.T) {
	c := centroGuardado(t)
	antes := c.Estado()
	malo := antes.DatosCentro
	malo.Nombre, malo.Telefono = "", "12"
	_, err := c.Editar(malo, luego)
	if got := punteros(t, err); !slices.Equal(got, []string{"/nombre", "/telefono"}) || c.Estado() != antes {
		t.Errorf("got %v, %+v", got, c.Estado())
	}
	if cambios, err := c.Editar(antes.DatosCentro, luego); err != nil || cambios != nil || c.Estado() != antes {
		t.Errorf("without a change: %v, %v, %+v", cambios, err, c.Estado())
	}
	d := antes.DatosCentro
	d.FormatoVersion, d.Direccion, d.LimitePlanta = "2", " Calle 5 ", 30
	cambios, err := c.Editar(d, luego)
	want := []catalogo.Cambio{{Campo: "direccion", Antes: "", Despues: "Calle 5"}, {Campo: "formVersion", Antes: "1", Despues: "2"},
		{Campo: "limitePlanta", Antes: 0, Despues: 30}}
	if err != nil || !reflect.DeepEqual(cambios, want) || c.Estado().Direccion != "Calle 5" {
		t.Errorf("got %v, %v", cambios, err)
	}
}

func TestACentreInUseStaysOpen(t *testing.T) {
	c := centroGuardado(t)
	for _, caso := range []struct {
		uso  catalogo.UsoCentro
		dice string
	}{
		{catalogo.UsoCentro{Personas: 1}, "1 persona con cuenta activa"},
		{catalogo.UsoCentro{Abiertas: 2}, "2 solicitudes por decidir o corregir"},
		{catalogo.UsoCentro{Personas: 3, PorDictar: 1}, "3 personas con cuenta activa, 1 curso aprobado"},
	} {
		_, err := c.Desactivar(caso.uso, luego)
		if !errors.Is(err, catalogo.ErrCentroEnUso) || !strings.Contains(err.Error(), caso.dice) || !c.Estado().Activo {
			t.Errorf("%+v: got %v", caso.uso, err)
		}
	}
	if _, err := c.Activar(luego); !errors.Is(err, catalogo.ErrCentroActivo) {
		t.Errorf("got %v, want ErrCentroActivo", err)
	}
	if _, err := c.Desactivar(catalogo.UsoCentro{Programas: 4}, luego); err != nil || c.Estado().Activo {
		t.Errorf("an empty centre: %v", err)
	}
	if _, err := c.Desactivar(catalogo.UsoCentro{}, luego); !errors.Is(err, catalogo.ErrCentroInactivo) {
		t.Errorf("got %v, want ErrCentroInactivo", err)
	}
	if _, err := c.Activar(luego); err != nil || !c.Estado().Activo {
		t.Errorf("got %v", err)
	}
}

func TestWhoSeesHowACentreIsKept(t *testing.T) {
	for nombre, caso := range map[string]struct {
		por  kernel.Actor
		want error
	}{
		"nobody":                   {kernel.Actor{}, catalogo.ErrSoloCoordinacion},
		"its instructor":           {kernel.Actor{Rol: kernel.Instructor, Centro: "c1"}, catalogo.ErrSoloCoordinacion},
		"another's coordinator":    {kernel.Actor{Rol: kernel.Coordinador, Centro: "c2"}, catalogo.ErrCentroNoEncontrado},
		"its coordinator":          {kernel.Actor{Rol: kernel.Coordinador, Centro: "c1"}, nil},
		"an administrator of none": {kernel.Actor{Rol: kernel.Admin}, nil},
	} {
		if err := catalogo.PuedeVerCentro(caso.por, "c1"); !errors.Is(err, caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, err, caso.want)
		}
	}
}
