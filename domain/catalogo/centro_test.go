package catalogo_test

import (
	"slices"
	"testing"

	"complementarias/domain/catalogo"
)

func datosCentro() catalogo.DatosCentro {
	return catalogo.DatosCentro{
		Codigo: "9546", Nombre: "Centro de Gestión Agroempresarial del Oriente", Ciudad: "Vélez", Region: "Regional Santander",
		RegionalCodigo: "68", FormatoCodigo: "F11-3030-003/03-06", FormatoVersion: "1",
	}
}

func TestNewCentroTellsEveryBrokenRuleAtOnce(t *testing.T) {
	_, err := catalogo.NewCentro("centro-0", catalogo.DatosCentro{}, ahora)
	want := []string{"/codigo", "/formCode", "/formVersion", "/nombre", "/region", "/regionalCodigo"}
	if got := punteros(t, err); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNewCentroRefuses(t *testing.T) {
	for nombre, caso := range map[string]struct {
		romper  func(d *catalogo.DatosCentro)
		puntero string
	}{
		"a code of letters":                   {func(d *catalogo.DatosCentro) { d.Codigo = "CGAO" }, "/codigo"},
		"a code of 5 digits":                  {func(d *catalogo.DatosCentro) { d.Codigo = "95460" }, "/codigo"},
		"a department that does not exist":    {func(d *catalogo.DatosCentro) { d.RegionalCodigo = "00" }, "/regionalCodigo"},
		"a city of another department":        {func(d *catalogo.DatosCentro) { d.Ciudad = "Medellín" }, "/ciudad"},
		"a phone with too few digits":         {func(d *catalogo.DatosCentro) { d.Telefono = "7564" }, "/telefono"},
		"an address of two lines":             {func(d *catalogo.DatosCentro) { d.Direccion = "Calle 1\nCalle 2" }, "/direccion"},
		"a form code with a space in between": {func(d *catalogo.DatosCentro) { d.FormatoCodigo = "F11 3030" }, "/formCode"},
		"a limit of no time":                  {func(d *catalogo.DatosCentro) { d.LimitePlanta = -1 }, "/limitePlanta"},
		"a limit above that of any week":      {func(d *catalogo.DatosCentro) { d.LimiteContratista = 61 }, "/limiteContratista"},
	} {
		t.Run(nombre, func(t *testing.T) {
			d := datosCentro()
			caso.romper(&d)
			_, err := catalogo.NewCentro("centro-9546", d, ahora)
			if got := punteros(t, err); !slices.Equal(got, []string{caso.puntero}) {
				t.Errorf("got %v, want %s", got, caso.puntero)
			}
		})
	}
}

func TestNewCentroWritesTheCityAsDANEDoes(t *testing.T) {
	d := datosCentro()
	d.Ciudad, d.Telefono = "VELEZ", "607 756 4200"
	c, err := catalogo.NewCentro("centro-9546", d, ahora)
	if err != nil {
		t.Fatal(err)
	}
	e := c.Estado()
	if e.Ciudad != "Vélez" || e.Telefono != "6077564200" || !e.Activo || e.ID != "centro-9546" {
		t.Errorf("got %+v", e)
	}
	if catalogo.RestoreCentro(e).Estado() != e {
		t.Error("a restored centre is another one")
	}
}
