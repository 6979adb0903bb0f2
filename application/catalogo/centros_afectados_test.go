package catalogo_test

import (
	"slices"
	"testing"

	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func cambiosDelCalendario(m *catalogotest.Memoria) []catalogo.CalendarioCambiado {
	var lista []catalogo.CalendarioCambiado
	for _, e := range m.Eventos() {
		if c, es := e.(catalogo.CalendarioCambiado); es {
			lista = append(lista, c)
		}
	}
	return lista
}

func TestOnlyAChangeThatTakesClassesIsTold(t *testing.T) {
	uc, m := modulo()
	dia := app.FestivoElegido{Fecha: diaDe2027(5, 1), Nombre: "Día del Trabajo"}
	for _, vigente := range []bool{true, false, true} { // the first changes nothing
		if _, err := uc.ConmutarFestivo.Execute(t.Context(), admin, dia, vigente); err != nil {
			t.Fatal(err)
		}
	}
	r, err := uc.CrearReceso.Execute(t.Context(), coordinador, app.CrearRecesoInput{DatosReceso: catalogo.DatosReceso{Desde: diaDe2027(3, 22), Hasta: diaDe2027(3, 28), Nombre: "Receso"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, escribir := range []func(*catalogo.DatosReceso){func(d *catalogo.DatosReceso) { d.Nombre = "Otro" }, func(d *catalogo.DatosReceso) { d.Hasta = diaDe2027(3, 30) }} {
		if _, err := uc.EditarReceso.Execute(t.Context(), coordinador, app.EditarRecesoInput{ID: r.ID, Escribir: escribir}); err != nil {
			t.Fatal(err)
		}
	}
	if err := uc.QuitarReceso.Execute(t.Context(), coordinador, r.ID); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range cambiosDelCalendario(m) {
		got = append(got, e.Subject()+" "+e.Nombre+" "+e.Desde+" "+e.Hasta+" "+string(e.PorID))
	}
	want := []string{"festivos Día del Trabajo 2027-05-01 2027-05-01 " + string(admin.ID), "centro-9546 Receso 2027-03-22 2027-03-28 " + string(coordinador.ID),
		"centro-9546 Otro 2027-03-22 2027-03-30 " + string(coordinador.ID)}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCentresWithCoursesOnTheDaysOfAChangeAreFound(t *testing.T) {
	uc, m := modulo()
	curso := func(id kernel.SolicitudID, centro kernel.CentroID, dia kernel.Date) {
		m.Aprobar(app.Candidato{ID: id, CursoAprobado: catalogo.CursoAprobado{CentroID: centro, OmitirFestivos: true, Dias: []kernel.Date{dia}}})
	}
	curso("a", catalogotest.Oriente, diaDe2027(9, 30))
	curso("b", catalogotest.Oriente, diaDe2027(9, 30))
	curso("c", catalogotest.Financieros, diaDe2027(9, 30))
	curso("d", catalogotest.Financieros, diaDe2027(5, 1)) // touched before
	e := catalogo.CalendarioCambiado{Desde: "2027-09-30", Hasta: "2027-09-30", Nombre: "Día cívico"}
	if got, err := uc.CentrosAfectados.Execute(t.Context(), e); err != nil || len(got) != 0 {
		t.Errorf("taken back: %v, %v", got, err)
	}
	m.AgregarFestivo(catalogo.FestivoFila{Fecha: diaDe2027(9, 30), Nombre: "Día cívico", Tipo: catalogo.Manual})
	want := []app.CentroAfectado{{ID: catalogotest.Financieros, Cursos: 1}, {ID: catalogotest.Oriente, Cursos: 2}}
	if got, err := uc.CentrosAfectados.Execute(t.Context(), e); err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}
