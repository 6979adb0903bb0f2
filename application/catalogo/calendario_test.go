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

func diaDe2027(mes time.Month, d int) kernel.Date { return kernel.NewDate(2027, mes, d) }

// acciones wants exactly these in the audit.
func acciones(t *testing.T, m *catalogotest.Memoria, want ...string) {
	t.Helper()
	var got []string
	for _, a := range m.Anotadas() {
		got = append(got, a.Accion)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the audit has %v, want %v", got, want)
	}
}

func TestHolidaysAreChangedByAdministrators(t *testing.T) {
	uc, m := modulo()
	civico := app.FestivoElegido{Fecha: diaDe2027(9, 30), Nombre: "Día cívico"}
	for _, actor := range []kernel.Actor{{}, instructora, coordinador} {
		if _, err := uc.AgregarFestivo.Execute(t.Context(), actor, civico); !errors.Is(err, catalogo.ErrSoloAdmin) {
			t.Errorf("%s: got %v", actor.Rol, err)
		}
		if _, err := uc.ConmutarFestivo.Execute(t.Context(), actor, civico, false); !errors.Is(err, catalogo.ErrSoloAdmin) {
			t.Errorf("%s: got %v", actor.Rol, err)
		}
	}
	ilegible := []fault.Field{{Pointer: "/fecha", Code: "X", Message: "x"}}
	if _, err := uc.AgregarFestivo.Execute(t.Context(), admin, app.FestivoElegido{Ilegibles: ilegible}); !slices.Equal(punteros(err), []string{"/fecha", "/nombre"}) {
		t.Errorf("got %v", err)
	}
	if _, err := uc.ConmutarFestivo.Execute(t.Context(), admin, app.FestivoElegido{Ilegibles: ilegible}, true); !slices.Equal(punteros(err), []string{"/fecha"}) {
		t.Errorf("got %v", err)
	}
	if _, err := uc.ConmutarFestivo.Execute(t.Context(), admin, civico, false); !errors.Is(err, catalogo.ErrFestivoNoEncontrado) {
		t.Errorf("absent: got %v", err)
	}
	acciones(t, m)
	if f, err := uc.AgregarFestivo.Execute(t.Context(), admin, civico); err != nil || f.Origen != catalogo.OrigenManual {
		t.Errorf("got %v, %v", f, err)
	}
	if _, err := uc.AgregarFestivo.Execute(t.Context(), admin, civico); !errors.Is(err, catalogo.ErrFestivoExiste) {
		t.Errorf("again: got %v", err)
	}
	trabajo := app.FestivoElegido{Fecha: diaDe2027(5, 1), Nombre: "Día del Trabajo"}
	for _, vigente := range []bool{true, false, false, true} {
		if f, err := uc.ConmutarFestivo.Execute(t.Context(), admin, trabajo, vigente); err != nil || f.Origen != catalogo.OrigenCalculado {
			t.Errorf("%v: got %v, %v", vigente, f, err)
		}
	}
	if _, err := uc.ConmutarFestivo.Execute(t.Context(), admin, civico, false); err != nil {
		t.Error(err)
	}
	acciones(t, m, "CREAR_FESTIVO", "APAGAR_FESTIVO", "ENCENDER_FESTIVO", "QUITAR_FESTIVO")
}

func TestTheYearIsForTheCoordination(t *testing.T) {
	uc, _ := modulo()
	if _, err := uc.FestivosDelAnio.Execute(t.Context(), instructora, 2027); !errors.Is(err, catalogo.ErrSoloCoordinacion) {
		t.Errorf("got %v", err)
	}
	if _, err := uc.FestivosDelAnio.Execute(t.Context(), coordinador, 1899); !slices.Equal(punteros(err), []string{"/query/anio"}) {
		t.Errorf("got %v", err)
	}
	if f, err := uc.FestivosDelAnio.Execute(t.Context(), coordinador, 2027); err != nil || len(f) != 19 {
		t.Errorf("got %v, %v", f, err)
	}
}

func TestRecessesAreOfTheirCoordination(t *testing.T) {
	uc, m := modulo()
	d := catalogo.DatosReceso{Desde: diaDe2027(3, 22), Hasta: diaDe2027(3, 28), Nombre: "Semana Santa"}
	crear := func(actor kernel.Actor, d catalogo.DatosReceso) (app.RecesoView, error) {
		return uc.CrearReceso.Execute(t.Context(), actor, app.CrearRecesoInput{DatosReceso: d})
	}
	if _, err := crear(instructora, d); !errors.Is(err, catalogo.ErrSoloCoordinacion) {
		t.Errorf("an instructor: got %v", err)
	}
	if _, err := crear(admin, d); !slices.Equal(punteros(err), []string{"/centroId"}) {
		t.Errorf("without a centre: got %v", err)
	}
	ajeno := d
	for _, centro := range []kernel.CentroID{catalogotest.Financieros, "centro-0000", "\x00"} {
		ajeno.CentroID = centro
		if _, err := crear(coordinador, ajeno); !errors.Is(err, catalogo.ErrCentroNoExiste) {
			t.Errorf("%q: got %v", centro, err)
		}
	}
	r, err := crear(coordinador, d)
	if err != nil || r.CentroID != catalogotest.Oriente || r.Centro.Codigo != "9546" {
		t.Fatalf("got %+v, %v", r, err)
	}
	if _, err := crear(coordinador, d); !errors.Is(err, catalogo.ErrRecesoTraslapado) {
		t.Errorf("again: got %v", err)
	}
	mismo := app.CrearRecesoInput{DatosReceso: r.DatosReceso, ID: r.ID}
	if otra, err := uc.CrearReceso.Execute(t.Context(), coordinador, mismo); err != nil || otra != r {
		t.Errorf("the same form: got %+v, %v", otra, err)
	}
	acciones(t, m, "CREAR_RECESO")
}

func TestRecessesAreEditedAndRemovedInScope(t *testing.T) {
	uc, m := modulo()
	r, err := uc.CrearReceso.Execute(t.Context(), admin, app.CrearRecesoInput{DatosReceso: catalogo.DatosReceso{CentroID: catalogotest.Oriente,
		Desde: diaDe2027(3, 22), Hasta: diaDe2027(3, 28), Nombre: "Semana Santa"}})
	if err != nil {
		t.Fatal(err)
	}
	nada := func(*catalogo.DatosReceso) {}
	forastero := kernel.Actor{ID: "u5", Rol: kernel.Coordinador, Centro: catalogotest.Financieros}
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		id    catalogo.RecesoID
		want  error
	}{
		"an instructor": {instructora, r.ID, catalogo.ErrSoloCoordinacion}, "absent": {admin, "absent", catalogo.ErrRecesoNoEncontrado},
		"no id": {admin, "\x00", catalogo.ErrRecesoNoEncontrado}, "another centre": {forastero, r.ID, catalogo.ErrRecesoNoEncontrado},
	} {
		if _, err := uc.EditarReceso.Execute(t.Context(), caso.actor, app.EditarRecesoInput{ID: caso.id, Escribir: nada}); !errors.Is(err, caso.want) {
			t.Errorf("%s edits: got %v", nombre, err)
		}
		if err := uc.QuitarReceso.Execute(t.Context(), caso.actor, caso.id); !errors.Is(err, caso.want) {
			t.Errorf("%s removes: got %v", nombre, err)
		}
		if _, err := uc.VerReceso.Execute(t.Context(), caso.actor, caso.id); !errors.Is(err, caso.want) {
			t.Errorf("%s reads: got %v", nombre, err)
		}
	}
	mal := func(d *catalogo.DatosReceso) { d.CentroID = catalogotest.Financieros }
	if _, err := uc.EditarReceso.Execute(t.Context(), admin, app.EditarRecesoInput{ID: r.ID, Escribir: mal}); !slices.Equal(punteros(err), []string{"/centroId"}) {
		t.Errorf("another centre: got %v", err)
	}
	vieja := r.Edicion - 1
	if _, err := uc.EditarReceso.Execute(t.Context(), coordinador, app.EditarRecesoInput{ID: r.ID, Edicion: &vieja, Escribir: nada}); !errors.Is(err, catalogo.ErrRecesoModificado) {
		t.Errorf("a stale edition: got %v", err)
	}
	if _, err := uc.EditarReceso.Execute(t.Context(), coordinador, app.EditarRecesoInput{ID: r.ID, Escribir: nada}); err != nil {
		t.Error(err)
	}
	un := func(d *catalogo.DatosReceso) { d.Hasta = diaDe2027(3, 30) }
	if v, err := uc.EditarReceso.Execute(t.Context(), coordinador, app.EditarRecesoInput{ID: r.ID, Escribir: un}); err != nil || v.Hasta != diaDe2027(3, 30) {
		t.Errorf("got %+v, %v", v, err)
	}
	if err := uc.QuitarReceso.Execute(t.Context(), coordinador, r.ID); err != nil {
		t.Error(err)
	}
	acciones(t, m, "CREAR_RECESO", "EDITAR_RECESO", "QUITAR_RECESO")
}

func TestRecessesAreListedToTheirCoordination(t *testing.T) {
	uc, _ := modulo()
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		f     app.FiltroRecesos
		want  []string
	}{"a bad year": {admin, app.FiltroRecesos{Anio: 3000, Centro: "\x00", Page: 1, Limit: 9}, []string{"/query/centro", "/query/anio"}}, "any": {coordinador, app.FiltroRecesos{Page: 1, Limit: 9}, nil}} {
		if _, err := uc.ListarRecesos.Execute(t.Context(), caso.actor, caso.f); !slices.Equal(punteros(err), caso.want) {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	if _, err := uc.ListarRecesos.Execute(t.Context(), instructora, app.FiltroRecesos{Page: 1, Limit: 9}); !errors.Is(err, catalogo.ErrSoloCoordinacion) {
		t.Errorf("an instructor: got %v", err)
	}
}

func TestCoursesThatTheCalendarTouchesAreListed(t *testing.T) {
	uc, m := modulo()
	for i, mes := range []time.Month{2, 3, 4} {
		m.Aprobar(app.Candidato{ID: kernel.SolicitudID(rune('a' + i)), CursoAprobado: catalogo.CursoAprobado{CentroID: catalogotest.Oriente,
			OmitirFestivos: true, Dias: []kernel.Date{diaDe2027(mes, 2)}}})
		m.AgregarFestivo(catalogo.FestivoFila{Fecha: diaDe2027(mes, 2), Nombre: "Día cívico", Tipo: catalogo.Manual})
	}
	if _, err := uc.CursosAfectados.Execute(t.Context(), instructora, app.FiltroAfectados{Page: 1, Limit: 9}); !errors.Is(err, catalogo.ErrSoloCoordinacion) {
		t.Errorf("an instructor: got %v", err)
	}
	if _, err := uc.CursosAfectados.Execute(t.Context(), admin, app.FiltroAfectados{Centro: "\x00", Page: 1, Limit: 9}); !slices.Equal(punteros(err), []string{"/query/centro"}) {
		t.Errorf("got %v", err)
	}
	p, err := uc.CursosAfectados.Execute(t.Context(), coordinador, app.FiltroAfectados{Page: 2, Limit: 2})
	if err != nil || p.Total != 3 || len(p.Cursos) != 1 || p.Cursos[0].ID != "c" ||
		!slices.Equal(p.Cursos[0].Afectados, []catalogo.DiaAfectado{{Fecha: diaDe2027(4, 2), Motivo: "Día cívico"}}) {
		t.Errorf("got %+v, %v", p, err)
	}
}
