package catalogo_test

import (
	"errors"
	"slices"
	"testing"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// cambio is one of the commands on a programme, and what it takes to be done.
type cambio struct {
	accion string
	hacer  func(uc app.UseCases, t *testing.T, actor kernel.Actor, o app.ProgramaElegido) (app.ProgramaView, error)
}

func cambios() []cambio {
	escribir := func(fn func(d *catalogo.DatosPrograma)) func(o app.ProgramaElegido) app.EscribirProgramaInput {
		return func(o app.ProgramaElegido) app.EscribirProgramaInput {
			return app.EscribirProgramaInput{ProgramaElegido: o, Escribir: fn}
		}
	}
	nombre := escribir(func(d *catalogo.DatosPrograma) { d.Nombre = "Contabilidad para tenderos" })
	version := escribir(func(d *catalogo.DatosPrograma) { d.Version, d.DuracionHoras = "2", 48 })
	return []cambio{
		{"EDITAR_PROGRAMA", func(uc app.UseCases, t *testing.T, a kernel.Actor, o app.ProgramaElegido) (app.ProgramaView, error) {
			return uc.EditarPrograma.Execute(t.Context(), a, nombre(o))
		}},
		{"CREAR_VERSION_PROGRAMA", func(uc app.UseCases, t *testing.T, a kernel.Actor, o app.ProgramaElegido) (app.ProgramaView, error) {
			return uc.NuevaVersionPrograma.Execute(t.Context(), a, version(o))
		}},
		{"DESACTIVAR_PROGRAMA", func(uc app.UseCases, t *testing.T, a kernel.Actor, o app.ProgramaElegido) (app.ProgramaView, error) {
			return uc.DesactivarPrograma.Execute(t.Context(), a, o)
		}},
		{"ACTIVAR_PROGRAMA", func(uc app.UseCases, t *testing.T, a kernel.Actor, o app.ProgramaElegido) (app.ProgramaView, error) {
			return uc.ActivarPrograma.Execute(t.Context(), a, o)
		}},
	}
}

func TestProgrammesAreChangedByAdministratorsAndByThePresentEdition(t *testing.T) {
	for _, c := range cambios() {
		uc, m := modulo()
		id := registrar(t, uc, contabilidad())
		vieja := int64(7)
		for nombre, caso := range map[string]struct {
			actor kernel.Actor
			o     app.ProgramaElegido
			want  error
		}{
			"nobody":                {kernel.Actor{}, app.ProgramaElegido{ID: id}, catalogo.ErrSoloAdmin},
			"an instructor":         {instructora, app.ProgramaElegido{ID: id}, catalogo.ErrSoloAdmin},
			"a coordinator, absent": {coordinador, app.ProgramaElegido{ID: "absent"}, catalogo.ErrSoloAdmin},
			"absent":                {admin, app.ProgramaElegido{ID: "absent"}, catalogo.ErrProgramaNoEncontrado},
			"no id":                 {admin, app.ProgramaElegido{ID: "a\x00"}, catalogo.ErrProgramaNoEncontrado},
			"an old edition":        {admin, app.ProgramaElegido{ID: id, Edicion: &vieja}, catalogo.ErrProgramaModificado},
		} {
			if _, err := c.hacer(uc, t, caso.actor, caso.o); !errors.Is(err, caso.want) {
				t.Errorf("%s, %s: got %v, want %v", c.accion, nombre, err, caso.want)
			}
		}
		if n := m.Anotadas(); len(n) != 1 || n[0].Accion != "CREAR_PROGRAMA" || n[0].ObjetoID != string(id) {
			t.Errorf("%s: after refusals the audit has %+v", c.accion, n)
		}
	}
}

func TestEachChangeOfAProgrammeIsWrittenDownOnce(t *testing.T) {
	uc, m := modulo()
	id := registrar(t, uc, contabilidad())
	for i, c := range cambios() {
		presente := int64(i + 1)
		v, err := c.hacer(uc, t, admin, app.ProgramaElegido{ID: id, Edicion: &presente})
		if err != nil || v.Edicion != presente+1 {
			t.Fatalf("%s: got %+v, %v", c.accion, v, err)
		}
		n := m.Anotadas()
		ultima := n[len(n)-1]
		if len(n) != i+2 || ultima.Accion != c.accion || ultima.ObjetoTipo != "programa" || ultima.Centro != v.CentroID || len(ultima.Detalle["cambios"].([]map[string]any)) == 0 {
			t.Errorf("%s: the audit has %+v", c.accion, ultima)
		}
	}
	if v, err := uc.EditarPrograma.Execute(t.Context(), admin, app.EscribirProgramaInput{ProgramaElegido: app.ProgramaElegido{ID: id}, Escribir: func(*catalogo.DatosPrograma) {}}); err != nil || v.Edicion != 5 || len(m.Anotadas()) != 5 {
		t.Errorf("an edit without a change: edition %d, %v, %d rows in the audit", v.Edicion, err, len(m.Anotadas()))
	}
	v, err := uc.VerPrograma.Execute(t.Context(), admin, id)
	if err != nil || v.Version != "2" || v.DuracionHoras != 48 || v.Nombre != "Contabilidad para tenderos" || !v.Activo || !slices.Equal(v.VersionesAnteriores, []string{"1"}) {
		t.Errorf("got %+v, %v", v, err)
	}
}

func TestWhatCouldNotBeReadIsToldWithTheBrokenRules(t *testing.T) {
	uc, m := modulo()
	id := registrar(t, uc, contabilidad())
	in := app.EscribirProgramaInput{ProgramaElegido: app.ProgramaElegido{ID: id}, Escribir: func(d *catalogo.DatosPrograma) { d.Nombre = "" },
		Ilegibles: []fault.Field{{Pointer: "/duracionHoras", Code: "TIPO_INVALIDO", Message: "El campo duracionHoras debe ser un número."}}}
	if _, err := uc.EditarPrograma.Execute(t.Context(), admin, in); !slices.Equal(punteros(err), []string{"/duracionHoras", "/nombre"}) {
		t.Errorf("got %v", err)
	}
	in.Escribir = func(*catalogo.DatosPrograma) {}
	if _, err := uc.EditarPrograma.Execute(t.Context(), admin, in); !slices.Equal(punteros(err), []string{"/duracionHoras"}) {
		t.Errorf("got %v", err)
	}
	nuevo := contabilidad()
	nuevo.Codigo, nuevo.Ilegibles = "", in.Ilegibles
	if _, err := uc.RegistrarPrograma.Execute(t.Context(), admin, nuevo); !slices.Equal(punteros(err), []string{"/duracionHoras", "/codigo"}) {
		t.Errorf("got %v", err)
	}
	if n := len(m.Anotadas()); n != 1 {
		t.Errorf("%d rows in the audit", n)
	}
}

func TestTheListOfAllProgrammesIsForTheCoordination(t *testing.T) {
	uc, _ := modulo()
	id := registrar(t, uc, contabilidad())
	if _, err := uc.DesactivarPrograma.Execute(t.Context(), admin, app.ProgramaElegido{ID: id}); err != nil {
		t.Fatal(err)
	}
	for _, actor := range []kernel.Actor{{}, instructora} {
		_, err := uc.AdministrarProgramas.Execute(t.Context(), actor, app.FiltroAdministracion{Estado: "mal", Page: 1, Limit: 10})
		if _, errUso := uc.UsoDePrograma.Execute(t.Context(), actor, id); !errors.Is(err, catalogo.ErrSoloCoordinacion) || !errors.Is(errUso, catalogo.ErrSoloCoordinacion) {
			t.Errorf("%q: got %v and %v, want ErrSoloCoordinacion", actor.Rol, err, errUso)
		}
	}
	_, err := uc.AdministrarProgramas.Execute(t.Context(), admin, app.FiltroAdministracion{Search: "\x00", Centro: "\x00", TipoFormacion: "x", Modalidad: "x", Estado: "x", Orden: "x", Page: 1, Limit: 10})
	want := []string{"/query/search", "/query/modalidad", "/query/centro", "/query/tipoFormacion", "/query/estado", "/query/orden"}
	if got := punteros(err); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, actor := range []kernel.Actor{coordinador, admin} {
		p, err := uc.AdministrarProgramas.Execute(t.Context(), actor, app.FiltroAdministracion{Estado: "inactivo", TipoFormacion: "complementaria", Orden: "pedidos", Page: 1, Limit: 10})
		if err != nil || p.Total != 1 || p.Inactivos != 1 || p.Programas[0].ID != id {
			t.Errorf("%s: got %+v, %v", actor.Rol, p, err)
		}
		if _, err := uc.UsoDePrograma.Execute(t.Context(), actor, id); err != nil {
			t.Error(err)
		}
	}
	if _, err := uc.UsoDePrograma.Execute(t.Context(), admin, "\x00"); !errors.Is(err, catalogo.ErrProgramaNoEncontrado) {
		t.Errorf("no id: got %v", err)
	}
}
