package catalogo_test

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

var ahora = time.Date(2026, time.November, 23, 9, 0, 0, 123_456_789, kernel.Bogota)

func contador() func() string {
	n := 0
	return func() string { n++; return "id-" + strconv.Itoa(n) }
}

func datosPrograma() catalogo.DatosPrograma {
	return catalogo.DatosPrograma{
		Codigo: "73310037", Nombre: "Contabilidad básica", TipoFormacion: catalogo.Complementaria, Modalidad: catalogo.Presencial,
		Version: "1", DuracionHoras: 40, CupoAprendices: 25, Descripcion: "Cuentas de un negocio.", CentroID: "centro-9546",
		Objetivos:    []catalogo.Objetivo{{Descripcion: "Registrar ventas y gastos"}},
		Competencias: []catalogo.Competencia{{Codigo: "210303022", Descripcion: "Contabilizar operaciones"}},
		Resultados:   []catalogo.Resultado{{Codigo: "21030302201", Descripcion: "Clasificar soportes"}},
	}
}

// punteros lists where err says that rules are broken, sorted.
func punteros(t *testing.T, err error) []string {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid {
		t.Fatalf("got %v, want a fault.Invalid", err)
	}
	var todos []string
	for _, campo := range f.Fields {
		if campo.Code == "" || campo.Message == "" {
			t.Errorf("%s says neither what is wrong nor how to mend it", campo.Pointer)
		}
		todos = append(todos, campo.Pointer)
	}
	slices.Sort(todos)
	return todos
}

func TestNewProgramaTellsEveryBrokenRuleAtOnce(t *testing.T) {
	_, err := catalogo.NewPrograma(contador(), catalogo.DatosPrograma{}, ahora)
	want := []string{"/centroId", "/codigo", "/cupoAprendices", "/duracionHoras", "/modalidad", "/nombre", "/tipoFormacion", "/version"}
	if got := punteros(t, err); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNewProgramaRefuses(t *testing.T) {
	for nombre, caso := range map[string]struct {
		romper  func(d *catalogo.DatosPrograma)
		puntero string
	}{
		"no hours":                  {func(d *catalogo.DatosPrograma) { d.DuracionHoras = 0 }, "/duracionHoras"},
		"881 hours":                 {func(d *catalogo.DatosPrograma) { d.DuracionHoras = 881 }, "/duracionHoras"},
		"no places":                 {func(d *catalogo.DatosPrograma) { d.CupoAprendices = 0 }, "/cupoAprendices"},
		"101 places":                {func(d *catalogo.DatosPrograma) { d.CupoAprendices = 101 }, "/cupoAprendices"},
		"a modalidad of its own":    {func(d *catalogo.DatosPrograma) { d.Modalidad = "HIBRIDA" }, "/modalidad"},
		"a kind of its own":         {func(d *catalogo.DatosPrograma) { d.TipoFormacion = "TITULADA" }, "/tipoFormacion"},
		"a code with a space":       {func(d *catalogo.DatosPrograma) { d.Codigo = "73 310" }, "/codigo"},
		"a code of 31":              {func(d *catalogo.DatosPrograma) { d.Codigo = strings.Repeat("7", 31) }, "/codigo"},
		"a version of words":        {func(d *catalogo.DatosPrograma) { d.Version = "la primera" }, "/version"},
		"a name of spaces":          {func(d *catalogo.DatosPrograma) { d.Nombre = "   " }, "/nombre"},
		"a name of 201":             {func(d *catalogo.DatosPrograma) { d.Nombre = strings.Repeat("ñ", 201) }, "/nombre"},
		"a name with U+0000":        {func(d *catalogo.DatosPrograma) { d.Nombre = "Excel\x00" }, "/nombre"},
		"a description of 4,001":    {func(d *catalogo.DatosPrograma) { d.Descripcion = strings.Repeat("a", 4001) }, "/descripcion"},
		"an objective without text": {func(d *catalogo.DatosPrograma) { d.Objetivos[0].Descripcion = " " }, "/objetivos/0/descripcion"},
		"a competence without code": {func(d *catalogo.DatosPrograma) { d.Competencias[0].Codigo = "" }, "/competencias/0/codigo"},
		"a result without text":     {func(d *catalogo.DatosPrograma) { d.Resultados[0].Descripcion = "" }, "/resultados/0/descripcion"},
		"a competence that is repeated": {func(d *catalogo.DatosPrograma) {
			d.Competencias = append(d.Competencias, catalogo.Competencia{Codigo: " 210303022", Descripcion: "Otra"})
		}, "/competencias/1/codigo"},
		"a result that is repeated": {func(d *catalogo.DatosPrograma) {
			d.Resultados = append(d.Resultados, catalogo.Resultado{Codigo: "21030302201", Descripcion: "Otro"})
		}, "/resultados/1/codigo"},
		"51 objectives": {func(d *catalogo.DatosPrograma) {
			d.Objetivos = slices.Repeat(d.Objetivos, 51)
		}, "/objetivos"},
	} {
		t.Run(nombre, func(t *testing.T) {
			d := datosPrograma()
			caso.romper(&d)
			_, err := catalogo.NewPrograma(contador(), d, ahora)
			if got := punteros(t, err); !slices.Equal(got, []string{caso.puntero}) {
				t.Errorf("got %v, want %s", got, caso.puntero)
			}
		})
	}
}

func TestNewProgramaAcceptsTheLimits(t *testing.T) {
	for _, horas := range []int{1, 880} {
		for _, cupo := range []int{1, 100} {
			d := datosPrograma()
			d.DuracionHoras, d.CupoAprendices = horas, cupo
			d.Objetivos, d.Competencias, d.Resultados, d.Descripcion = nil, nil, nil, ""
			if _, err := catalogo.NewPrograma(contador(), d, ahora); err != nil {
				t.Errorf("%d hours, %d places: %v", horas, cupo, err)
			}
		}
	}
}

func TestNewProgramaWritesWhatIsKept(t *testing.T) {
	d := datosPrograma()
	d.Codigo, d.Nombre = " cf-001-2024 ", "  Excel Básico "
	d.Objetivos[0] = catalogo.Objetivo{ID: "forged", Descripcion: " Registrar "}
	p, err := catalogo.NewPrograma(contador(), d, ahora)
	if err != nil {
		t.Fatal(err)
	}
	e := p.Estado()
	if e.ID != "id-1" || !e.Activo || e.Codigo != "CF-001-2024" || e.Nombre != "Excel Básico" || e.Busqueda() != "excel basico cf-001-2024" {
		t.Errorf("got %+v", e)
	}
	if want := (catalogo.Objetivo{ID: "id-2", Descripcion: "Registrar"}); e.Objetivos[0] != want {
		t.Errorf("got %+v, want %+v", e.Objetivos[0], want)
	}
	if e.Competencias[0].ID != "id-3" || e.Resultados[0].ID != "id-4" {
		t.Errorf("parts without an id of their own: %+v, %+v", e.Competencias, e.Resultados)
	}
	if want := time.Date(2026, time.November, 23, 14, 0, 0, 123e6, time.UTC); e.CreadoEn != want || e.ActualizadoEn != want {
		t.Errorf("made at %v, changed at %v, want %v", e.CreadoEn, e.ActualizadoEn, want)
	}
	if d.Objetivos[0].ID != "forged" {
		t.Error("the caller's data changed")
	}
}

func TestProgramaKeepsItsStateToItself(t *testing.T) {
	p, err := catalogo.NewPrograma(contador(), datosPrograma(), ahora)
	if err != nil {
		t.Fatal(err)
	}
	e := p.Estado()
	restaurado := catalogo.RestorePrograma(e)
	e.Objetivos[0].Descripcion = "changed outside"
	if !reflect.DeepEqual(restaurado.Estado(), p.Estado()) {
		t.Error("a change of the copy reached a programme")
	}
}

func TestParseModalidad(t *testing.T) {
	for _, s := range []string{"", "HIBRIDA", "VIRTUAL,MIXTA"} {
		if m, ok := catalogo.ParseModalidad(s); ok {
			t.Errorf("%q is read as %s", s, m)
		}
	}
	for _, m := range catalogo.Modalidades() {
		if got, ok := catalogo.ParseModalidad(" " + strings.ToLower(string(m))); !ok || got != m {
			t.Errorf("%s in lower case is read as %q, %v", m, got, ok)
		}
	}
}
