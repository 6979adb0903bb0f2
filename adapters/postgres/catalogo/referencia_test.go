package catalogo_test

import (
	"strings"
	"testing"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func TestTheCentresOfTheReferenceDataObeyTheRules(t *testing.T) {
	var filas []struct {
		ID, Codigo, Nombre, Direccion, Telefono, Ciudad, Region string
		RegionalCodigo, FormatoCodigo, FormatoVersion           string
	}
	err := abrir(t).NewRaw(`SELECT id, codigo, nombre, direccion, telefono, ciudad, region, regional_codigo, formato_codigo, formato_version
		FROM centros WHERE activo`).Scan(t.Context(), &filas)
	if err != nil || len(filas) != 118 {
		t.Fatalf("%d centres, %v; want 118", len(filas), err)
	}
	regionales := map[string]bool{}
	for _, f := range filas {
		d := catalogo.DatosCentro{
			Codigo: f.Codigo, Nombre: f.Nombre, Direccion: f.Direccion, Telefono: f.Telefono, Ciudad: f.Ciudad, Region: f.Region,
			RegionalCodigo: f.RegionalCodigo, FormatoCodigo: f.FormatoCodigo, FormatoVersion: f.FormatoVersion,
		}
		c, err := catalogo.NewCentro(kernel.CentroID(f.ID), d, time.Now())
		if err != nil || f.ID != "centro-"+f.Codigo {
			t.Errorf("%s %s: %v", f.ID, f.Codigo, err)
			continue
		}
		if got := c.Estado().DatosCentro; got != d {
			t.Errorf("%s is kept as %+v, should be %+v", f.ID, d, got)
		}
		regionales[f.RegionalCodigo] = true
	}
	if len(regionales) != 33 {
		t.Errorf("%d regionales, want 33", len(regionales))
	}
}

func TestTheTwelveSpecialProgrammesAreInTheOrderOfTheForm(t *testing.T) {
	var codigos []string
	err := abrir(t).NewRaw("SELECT codigo FROM programas_especiales WHERE vigente_hasta IS NULL ORDER BY orden").Scan(t.Context(), &codigos)
	const want = "EMPRENDIMIENTO BILINGUISMO ATENCION_INSTITUCIONES POSCONFLICTO SENA_EMPRENDE_RURAL FORMACION_ESPECIAL_MYPIMES " +
		"SENA_EMPRENDE_RURAL_POSCONFLICTO TECNOACADEMIA_SENNOVA CAMPESENA_CONVENIO_8842 FULL_POPULAR_CONVENIO_8882 ICBF_INSTITUTO POLICIA_NACIONAL"
	if got := strings.Join(codigos, " "); err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
}
