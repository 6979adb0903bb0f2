package catalogo_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	admin       = kernel.Actor{ID: "u1", Rol: kernel.Admin}
	coordinador = kernel.Actor{ID: "u2", Rol: kernel.Coordinador, Centro: catalogotest.Oriente}
	instructora = kernel.Actor{ID: "u3", Rol: kernel.Instructor, Centro: catalogotest.Oriente}
	otroCentro  = kernel.Actor{ID: "u4", Rol: kernel.Instructor, Centro: catalogotest.Financieros}
)

func modulo() (app.UseCases, *catalogotest.Memoria) {
	m, n := catalogotest.NewMemoria(), 0
	return app.New(app.Deps{
		UoW: m, Programas: m, Centros: m, Usos: m, Calendario: m, Ambientes: m, Especiales: m,
		Now:   func() time.Time { return time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC) },
		NewID: func() string { n++; return "id-" + strconv.Itoa(n) },
	}), m
}

func contabilidad() app.RegistrarProgramaInput {
	return app.RegistrarProgramaInput{DatosPrograma: catalogo.DatosPrograma{
		Codigo: "73310037", Nombre: "Contabilidad básica", TipoFormacion: catalogo.Complementaria, Modalidad: catalogo.Presencial,
		Version: "1", DuracionHoras: 40, CupoAprendices: 25, CentroID: catalogotest.Oriente,
	}}
}

func registrar(t *testing.T, uc app.UseCases, in app.RegistrarProgramaInput) kernel.ProgramaID {
	t.Helper()
	id, err := uc.RegistrarPrograma.Execute(t.Context(), admin, in)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func punteros(err error) []string {
	var todos []string
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind == fault.Invalid {
		for _, campo := range f.Fields {
			todos = append(todos, campo.Pointer)
		}
	}
	return todos
}

func TestRegistrarProgramaRefusesEveryoneButAdministrators(t *testing.T) {
	uc, m := modulo()
	for _, actor := range []kernel.Actor{{}, instructora, coordinador} {
		if _, err := uc.RegistrarPrograma.Execute(t.Context(), actor, contabilidad()); !errors.Is(err, catalogo.ErrSoloAdmin) {
			t.Errorf("%q: got %v, want ErrSoloAdmin", actor.Rol, err)
		}
	}
	if pagina, err := m.Listar(t.Context(), app.ConsultaProgramas{Alcance: catalogo.Alcance{Pais: true}, Limite: 1}); err != nil || pagina.Total != 0 {
		t.Errorf("a refused programme was kept: %+v, %v", pagina, err)
	}
}

func TestRegistrarProgramaRefusesBrokenRulesAndTakenCodes(t *testing.T) {
	uc, _ := modulo()
	_, err := uc.RegistrarPrograma.Execute(t.Context(), admin, app.RegistrarProgramaInput{})
	if len(punteros(err)) < 2 {
		t.Errorf("an empty programme: got %v, want all broken rules", err)
	}
	registrar(t, uc, contabilidad())
	if _, err := uc.RegistrarPrograma.Execute(t.Context(), admin, contabilidad()); !errors.Is(err, catalogo.ErrCodigoEnUso) {
		t.Errorf("the same code again: got %v, want ErrCodigoEnUso", err)
	}
	sinCentro := contabilidad()
	sinCentro.Codigo, sinCentro.CentroID = "73310038", "centro-0000"
	if _, err := uc.RegistrarPrograma.Execute(t.Context(), admin, sinCentro); !slices.Equal(punteros(err), []string{"/centroId"}) {
		t.Errorf("a centre that does not exist: got %v", err)
	}
}

func TestListarProgramasRefusesFiltersThatMeanNothing(t *testing.T) {
	uc, _ := modulo()
	_, err := uc.ListarProgramas.Execute(t.Context(), instructora, app.FiltroProgramas{
		Search: strings.Repeat("a", 201), Modalidad: "HIBRIDA", Page: 1, Limit: 20,
	})
	if got := punteros(err); !slices.Equal(got, []string{"/query/search", "/query/modalidad"}) {
		t.Errorf("got %v", err)
	}
	if _, err := uc.ListarProgramas.Execute(t.Context(), instructora, app.FiltroProgramas{Search: "\x00", Page: 1, Limit: 20}); len(punteros(err)) != 1 {
		t.Errorf("U+0000 in search: got %v", err)
	}
}

func TestListarProgramasByRole(t *testing.T) {
	uc, _ := modulo()
	registrar(t, uc, contabilidad())
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		want  int
	}{
		"nobody": {kernel.Actor{}, 0}, "an instructor of another centre": {otroCentro, 0}, "an instructor of the centre": {instructora, 1},
		"a coordinator": {coordinador, 1}, "an administrator": {admin, 1},
	} {
		pagina, err := uc.ListarProgramas.Execute(t.Context(), caso.actor, app.FiltroProgramas{Page: 1, Limit: 20})
		if err != nil || len(pagina.Programas) != caso.want || pagina.Total != caso.want {
			t.Errorf("%s: got %+v, %v; want %d", nombre, pagina, err, caso.want)
		}
	}
}

func TestListarProgramasSearchesAndCuts(t *testing.T) {
	uc, _ := modulo()
	registrar(t, uc, contabilidad())
	ordeno := contabilidad()
	ordeno.Codigo, ordeno.Nombre, ordeno.Modalidad = "72110063", "Buenas prácticas de ordeño", catalogo.Mixta
	registrar(t, uc, ordeno)
	for _, caso := range []struct {
		filtro app.FiltroProgramas
		want   []string
	}{
		{app.FiltroProgramas{Search: "tejidos", Page: 1, Limit: 20}, nil},
		{app.FiltroProgramas{Page: 3, Limit: 1}, nil},
		{app.FiltroProgramas{Search: "  ORDEÑO   practicas ", Page: 1, Limit: 20}, []string{"72110063"}},
		{app.FiltroProgramas{Search: "7331", Page: 1, Limit: 20}, []string{"73310037"}},
		{app.FiltroProgramas{Modalidad: "mixta", Page: 1, Limit: 20}, []string{"72110063"}},
		{app.FiltroProgramas{Page: 2, Limit: 1}, []string{"73310037"}},
	} {
		pagina, err := uc.ListarProgramas.Execute(t.Context(), instructora, caso.filtro)
		var got []string
		for _, v := range pagina.Programas {
			got = append(got, v.Codigo)
		}
		if err != nil || !slices.Equal(got, caso.want) {
			t.Errorf("%+v: got %v, %v; want %v", caso.filtro, got, err, caso.want)
		}
	}
}

func TestVerProgramaHidesWhatIsOutOfScope(t *testing.T) {
	uc, m := modulo()
	id := registrar(t, uc, contabilidad())
	m.Solicitar(id, 3)
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		id    kernel.ProgramaID
	}{
		"absent": {admin, "absent"}, "empty": {admin, ""}, "no id": {admin, "a\x00b"}, "endless": {admin, kernel.ProgramaID(strings.Repeat("a", 101))},
		"of another centre": {otroCentro, id}, "nobody": {kernel.Actor{}, id},
	} {
		if _, err := uc.VerPrograma.Execute(t.Context(), caso.actor, caso.id); !errors.Is(err, catalogo.ErrProgramaNoEncontrado) {
			t.Errorf("%s: got %v, want ErrProgramaNoEncontrado", nombre, err)
		}
	}
	for _, actor := range []kernel.Actor{instructora, coordinador, admin} {
		v, err := uc.VerPrograma.Execute(t.Context(), actor, id)
		if err != nil || v.ID != id || v.Solicitudes != 3 || v.Centro.Codigo != "9546" {
			t.Errorf("%s: got %+v, %v", actor.Rol, v, err)
		}
	}
}

func TestListarFestivos(t *testing.T) {
	uc, m := modulo()
	for _, anio := range []int{-1, 0, 1899, 2200} {
		if _, err := uc.ListarFestivos.Execute(t.Context(), anio); !slices.Equal(punteros(err), []string{"/query/anio"}) {
			t.Errorf("%d: got %v", anio, err)
		}
	}
	m.AgregarFestivo(catalogo.FestivoFila{Fecha: kernel.NewDate(2026, time.June, 2), Nombre: "Día cívico", Tipo: catalogo.Manual})
	festivos, err := uc.ListarFestivos.Execute(t.Context(), 2026)
	if err != nil || len(festivos) != 20 {
		t.Errorf("2026: got %d, %v; want the 19 of the law and one of ours", len(festivos), err)
	}
	for _, anio := range []int{1900, 2199} {
		if _, err := uc.ListarFestivos.Execute(t.Context(), anio); err != nil {
			t.Errorf("%d: %v", anio, err)
		}
	}
}

func TestMunicipios(t *testing.T) {
	uc, _ := modulo()
	_, err := uc.Municipios.Execute(t.Context(), "00", "\x00")
	if got := punteros(err); !slices.Equal(got, []string{"/query/departamento", "/query/search"}) {
		t.Errorf("got %v", err)
	}
	if got, err := uc.Municipios.Execute(t.Context(), "68", "medellin"); err != nil || got == nil || len(got) != 0 {
		t.Errorf("Medellín in Santander: got %v, %v; want an empty list", got, err)
	}
	got, err := uc.Municipios.Execute(t.Context(), "Santander", "VELEZ")
	if err != nil || len(got) != 1 || got[0].Codigo != "68861" || got[0].Nombre != "Vélez" || got[0].Departamento.Codigo != "68" {
		t.Errorf("Vélez: got %+v, %v", got, err)
	}
	if got, err := uc.Municipios.Execute(t.Context(), "", ""); err != nil || len(got) != 1122 {
		t.Errorf("the country: %d municipalities, %v; want 1,122", len(got), err)
	}
	if got := uc.Departamentos.Execute(t.Context()); len(got) != 33 {
		t.Errorf("%d departments, want 33", len(got))
	}
}
