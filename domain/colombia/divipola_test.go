package colombia_test

import (
	"strings"
	"testing"

	"complementarias/domain/colombia"
)

func TestDivipolaIsWhole(t *testing.T) {
	departamentos, todos := colombia.Departamentos(), colombia.Municipios("")
	if len(departamentos) != 33 || len(todos) != 1122 {
		t.Fatalf("got %d departments and %d municipalities, want 33 and 1122", len(departamentos), len(todos))
	}
	suma := 0
	for i, d := range departamentos {
		if len(d.Codigo) != 2 || i > 0 && d.Codigo <= departamentos[i-1].Codigo {
			t.Errorf("department %v is out of place", d)
		}
		suma += len(colombia.Municipios(d.Codigo))
	}
	if suma != len(todos) {
		t.Errorf("the departments have %d municipalities together, want %d", suma, len(todos))
	}
	for i, m := range todos {
		if len(m.Codigo) != 5 || !strings.HasPrefix(m.Codigo, m.Departamento) || i > 0 && m.Codigo <= todos[i-1].Codigo {
			t.Errorf("municipality %v is out of place", m)
		}
	}
}

func TestEveryOfficialNameIsFoundHoweverItIsWritten(t *testing.T) {
	formas := func(nombre string) []string {
		return []string{nombre, strings.ToUpper(nombre), " " + colombia.Plegar(nombre) + "\u00a0", strings.NewReplacer(",", "", ".", "", " - ", " ").Replace(nombre)}
	}
	for _, d := range colombia.Departamentos() {
		for _, s := range append(formas(d.Nombre), d.Codigo) {
			if got, ok := colombia.DepartamentoPor(s); !ok || got != d {
				t.Errorf("DepartamentoPor(%q) = %v, %t; want %v", s, got, ok, d)
			}
		}
	}
	for _, m := range colombia.Municipios("") {
		for _, s := range append(formas(m.Nombre), m.Codigo) {
			if got, ok := colombia.MunicipioPor(m.Departamento, s); !ok || got != m {
				t.Errorf("MunicipioPor(%s, %q) = %v, %t; want %v", m.Departamento, s, got, ok, m)
			}
		}
		if got, ok := colombia.MunicipioCodigo(m.Codigo); !ok || got != m {
			t.Errorf("MunicipioCodigo(%s) = %v, %t", m.Codigo, got, ok)
		}
	}
}

func TestBogotaIsFoundHoweverPeopleWriteIt(t *testing.T) {
	for _, s := range []string{"Bogota", "BOGOTÁ", "Bogotá D.C.", "Bogotá, D.C.", "bogota dc", "Bogotá, D. C.", "11"} {
		if d, ok := colombia.DepartamentoPor(s); !ok || d.Codigo != "11" {
			t.Errorf("DepartamentoPor(%q) = %v, %t", s, d, ok)
		}
	}
	for _, s := range []string{"Bogota", "Bogotá D.C.", "Bogotá, D.C.", "11001"} {
		if m, ok := colombia.MunicipioPor("11", s); !ok || m.Codigo != "11001" {
			t.Errorf("MunicipioPor(11, %q) = %v, %t", s, m, ok)
		}
	}
}

func TestPlacesThatDoNotExist(t *testing.T) {
	for _, s := range []string{"", " ", "-", "00", "5", "68001", "Santandér del Sur", "Colombia", "٠٥"} {
		if d, ok := colombia.DepartamentoPor(s); ok {
			t.Errorf("DepartamentoPor(%q) = %v", s, d)
		}
	}
	for _, par := range [][2]string{{"68", "Medellín"}, {"68", "05001"}, {"68", ""}, {"68", "--"}, {"", "Medellín"}, {"", "05001"}, {"05me", "dellin"}, {"68", "68"}} {
		if m, ok := colombia.MunicipioPor(par[0], par[1]); ok {
			t.Errorf("MunicipioPor(%q, %q) = %v", par[0], par[1], m)
		}
	}
	for _, s := range []string{"", "5001", "05000", "Medellín", "05medellin"} {
		if m, ok := colombia.MunicipioCodigo(s); ok {
			t.Errorf("MunicipioCodigo(%q) = %v", s, m)
		}
	}
	if m := colombia.Municipios("00"); len(m) != 0 {
		t.Errorf("Municipios(00) = %v", m)
	}
}

func TestOneNameInTwoDepartmentsIsTwoPlaces(t *testing.T) {
	for departamento, codigo := range map[string]string{"05": "05079", "68": "68077"} {
		if m, ok := colombia.MunicipioPor(departamento, "Barbosa"); !ok || m.Codigo != codigo {
			t.Errorf("Barbosa of %s = %v, %t; want %s", departamento, m, ok, codigo)
		}
	}
}

func TestTheListsAreCopies(t *testing.T) {
	colombia.Departamentos()[0].Nombre = "x"
	colombia.Municipios("")[0].Nombre = "x"
	colombia.Municipios("05")[0].Nombre = "x"
	if d, m := colombia.Departamentos()[0], colombia.Municipios("05")[0]; d.Nombre != "Antioquia" || m.Nombre != "Medellín" || colombia.Municipios("")[0].Nombre != "Medellín" {
		t.Errorf("what a caller changed reached the table: %v, %v", d, m)
	}
}

func FuzzMunicipioPor(f *testing.F) {
	f.Add("68", "Bucaramanga")
	f.Add("11", "Bogotá, D.C.")
	f.Fuzz(func(t *testing.T, departamento, s string) {
		m, ok := colombia.MunicipioPor(departamento, s)
		if !ok {
			return
		}
		if otro, ok := colombia.MunicipioPor(m.Departamento, m.Nombre); !ok || otro != m || m.Departamento != departamento {
			t.Errorf("MunicipioPor(%q, %q) = %v, found again as %v", departamento, s, m, otro)
		}
	})
}
