package catalogo_test

import (
	"errors"
	"slices"
	"testing"

	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

var coordinadorAjeno = kernel.Actor{ID: "u5", Rol: kernel.Coordinador, Centro: catalogotest.Financieros}

func aula(centro kernel.CentroID) app.CrearAmbienteInput {
	return app.CrearAmbienteInput{Centro: centro, DatosAmbiente: catalogo.DatosAmbiente{Nombre: "Aula 201", Tipo: "AULA", Capacidad: 30}}
}

func TestAmbientesAreAddedByTheirCoordination(t *testing.T) {
	uc, m := modulo()
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		in    app.CrearAmbienteInput
		want  error
	}{
		"nobody":               {kernel.Actor{}, aula(catalogotest.Oriente), catalogo.ErrSoloAmbientes},
		"an instructor":        {instructora, aula(catalogotest.Oriente), catalogo.ErrSoloAmbientes},
		"another coordination": {coordinadorAjeno, aula(catalogotest.Oriente), catalogo.ErrCentroNoEncontrado},
		"no such centre":       {admin, aula("centro-0000"), catalogo.ErrCentroNoEncontrado},
		"no id":                {admin, aula("\x00"), catalogo.ErrCentroNoEncontrado},
	} {
		if _, err := uc.CrearAmbiente.Execute(t.Context(), caso.actor, caso.in); !errors.Is(err, caso.want) {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	ilegible := app.CrearAmbienteInput{Centro: catalogotest.Oriente, Ilegibles: []fault.Field{{Pointer: "/capacidad", Code: "X", Message: "x"}}}
	if _, err := uc.CrearAmbiente.Execute(t.Context(), coordinador, ilegible); !slices.Equal(punteros(err), []string{"/capacidad", "/nombre", "/tipo"}) {
		t.Errorf("got %v", err)
	}
	in := aula(catalogotest.Oriente)
	in.ID = "forma"
	v, err := uc.CrearAmbiente.Execute(t.Context(), coordinador, in)
	if err != nil || v.ID != "forma" || v.Nombre != "Aula 201" || !v.Activo || v.Centro.Codigo != "9546" {
		t.Fatalf("got %+v, %v", v, err)
	}
	if otra, err := uc.CrearAmbiente.Execute(t.Context(), coordinador, in); err != nil || otra != v {
		t.Errorf("the same form: got %+v, %v", otra, err)
	}
	if _, err := uc.CrearAmbiente.Execute(t.Context(), admin, aula(catalogotest.Oriente)); !errors.Is(err, catalogo.ErrAmbienteRepetido) {
		t.Errorf("again: got %v", err)
	}
	if _, err := uc.CrearAmbiente.Execute(t.Context(), admin, aula(catalogotest.Financieros)); err != nil {
		t.Errorf("of another centre: got %v", err)
	}
	acciones(t, m, "CREAR_AMBIENTE", "CREAR_AMBIENTE")
}

func TestAmbientesAreEditedInScopeAndByEdition(t *testing.T) {
	uc, m := modulo()
	v, err := uc.CrearAmbiente.Execute(t.Context(), coordinador, aula(catalogotest.Oriente))
	if err != nil {
		t.Fatal(err)
	}
	nada := func(*catalogo.DatosAmbiente) {}
	vieja := int64(7)
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		in    app.EditarAmbienteInput
		want  error
	}{
		"an instructor":        {instructora, app.EditarAmbienteInput{ID: v.ID, Escribir: nada}, catalogo.ErrSoloAmbientes},
		"another coordination": {coordinadorAjeno, app.EditarAmbienteInput{ID: v.ID, Escribir: nada}, catalogo.ErrAmbienteNoEncontrado},
		"absent":               {admin, app.EditarAmbienteInput{ID: "absent", Escribir: nada}, catalogo.ErrAmbienteNoEncontrado},
		"no id":                {admin, app.EditarAmbienteInput{ID: "\x00", Escribir: nada}, catalogo.ErrAmbienteNoEncontrado},
		"stale":                {coordinador, app.EditarAmbienteInput{ID: v.ID, Edicion: &vieja, Escribir: nada}, catalogo.ErrAmbienteModificado},
	} {
		if _, err := uc.EditarAmbiente.Execute(t.Context(), caso.actor, caso.in); !errors.Is(err, caso.want) {
			t.Errorf("%s edits: got %v", nombre, err)
		}
		if caso.in.Edicion == nil {
			if _, err := uc.VerAmbiente.Execute(t.Context(), caso.actor, caso.in.ID); !errors.Is(err, caso.want) {
				t.Errorf("%s reads: got %v", nombre, err)
			}
		}
	}
	editar := func(fn func(*catalogo.DatosAmbiente)) app.AmbienteView {
		t.Helper()
		x, err := uc.EditarAmbiente.Execute(t.Context(), coordinador, app.EditarAmbienteInput{ID: v.ID, Escribir: fn})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	editar(nada)
	editar(func(d *catalogo.DatosAmbiente) { d.Nombre = "Aula 202" })
	editar(func(d *catalogo.DatosAmbiente) { d.Activo = false })
	if x := editar(func(d *catalogo.DatosAmbiente) { d.Activo = true }); x.Nombre != "Aula 202" || x.Edicion != 4 {
		t.Errorf("got %+v", x)
	}
	acciones(t, m, "CREAR_AMBIENTE", "EDITAR_AMBIENTE", "DESACTIVAR_AMBIENTE", "ACTIVAR_AMBIENTE")
	mal := app.EditarAmbienteInput{ID: v.ID, Escribir: func(d *catalogo.DatosAmbiente) { d.Tipo = "PATIO" }, Ilegibles: []fault.Field{{Pointer: "/capacidad", Code: "X", Message: "x"}}}
	if _, err := uc.EditarAmbiente.Execute(t.Context(), coordinador, mal); !slices.Equal(punteros(err), []string{"/capacidad", "/tipo"}) {
		t.Errorf("got %v", err)
	}
}

func TestAmbientesAreListedToWhoWorksThere(t *testing.T) {
	uc, _ := modulo()
	for _, a := range []catalogo.DatosAmbiente{{Nombre: "Aula 201", Tipo: "AULA"}, {Nombre: "Taller de máquinas", Tipo: "TALLER"}, {Nombre: "Aula 101", Tipo: "AULA"}} {
		v, err := uc.CrearAmbiente.Execute(t.Context(), coordinador, app.CrearAmbienteInput{Centro: catalogotest.Oriente, DatosAmbiente: a})
		if err != nil {
			t.Fatal(err)
		}
		if a.Nombre == "Aula 101" {
			if _, err = uc.EditarAmbiente.Execute(t.Context(), admin, app.EditarAmbienteInput{ID: v.ID, Escribir: func(d *catalogo.DatosAmbiente) { d.Activo = false }}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for nombre, actor := range map[string]kernel.Actor{"another coordination": coordinadorAjeno, "another instructor": otroCentro, "nobody": {}} {
		if _, err := uc.ListarAmbientes.Execute(t.Context(), actor, app.FiltroAmbientes{Centro: catalogotest.Oriente, Page: 1, Limit: 9}); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	for _, centro := range []kernel.CentroID{"centro-0000", "\x00"} {
		if _, err := uc.ListarAmbientes.Execute(t.Context(), admin, app.FiltroAmbientes{Centro: centro, Page: 1, Limit: 9}); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
			t.Errorf("%q: got %v", centro, err)
		}
	}
	mal := app.FiltroAmbientes{Centro: catalogotest.Oriente, Search: "\x01", Tipo: "PATIO", Estado: "roto", Page: 1, Limit: 9}
	if _, err := uc.ListarAmbientes.Execute(t.Context(), coordinador, mal); !slices.Equal(punteros(err), []string{"/query/search", "/query/tipo", "/query/estado"}) {
		t.Errorf("got %v", err)
	}
	for nombre, caso := range map[string]struct {
		actor              kernel.Actor
		f                  app.FiltroAmbientes
		want               []string
		total              int
		activos, inactivos int
	}{
		"all":           {coordinador, app.FiltroAmbientes{Page: 1, Limit: 9}, []string{"Aula 101", "Aula 201", "Taller de máquinas"}, 3, 2, 1},
		"an instructor": {instructora, app.FiltroAmbientes{Page: 1, Limit: 9}, []string{"Aula 201", "Taller de máquinas"}, 2, 2, 0},
		"a page":        {admin, app.FiltroAmbientes{Page: 2, Limit: 2}, []string{"Taller de máquinas"}, 3, 2, 1},
		"past the end":  {admin, app.FiltroAmbientes{Page: 9, Limit: 2}, nil, 3, 2, 1},
		"a word":        {admin, app.FiltroAmbientes{Page: 1, Limit: 9, Search: "MAQUINAS"}, []string{"Taller de máquinas"}, 1, 1, 0},
		"a type":        {admin, app.FiltroAmbientes{Page: 1, Limit: 9, Tipo: "AULA"}, []string{"Aula 101", "Aula 201"}, 2, 1, 1},
		"inactive":      {admin, app.FiltroAmbientes{Page: 1, Limit: 9, Estado: app.EstadoInactivo}, []string{"Aula 101"}, 1, 2, 1},
	} {
		caso.f.Centro = catalogotest.Oriente
		p, err := uc.ListarAmbientes.Execute(t.Context(), caso.actor, caso.f)
		var got []string
		for _, a := range p.Ambientes {
			got = append(got, a.Nombre)
		}
		if err != nil || !slices.Equal(got, caso.want) || p.Total != caso.total || p.Activos != caso.activos || p.Inactivos != caso.inactivos || p.Centro.Codigo != "9546" {
			t.Errorf("%s: got %v, %+v, %v", nombre, got, p, err)
		}
	}
}
