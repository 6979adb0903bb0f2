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

func nuevoCentro() app.RegistrarCentroInput {
	return app.RegistrarCentroInput{DatosCentro: catalogo.DatosCentro{Codigo: "0001", Nombre: "Centro Nuevo", Ciudad: "Vélez", Region: "Regional Santander",
		RegionalCodigo: "68", FormatoCodigo: "F11", FormatoVersion: "1"}}
}

func TestCentresAreChangedByAdministratorsAlone(t *testing.T) {
	uc, m := modulo()
	o := app.CentroElegido{ID: catalogotest.Oriente}
	for _, actor := range []kernel.Actor{{}, instructora, coordinador} {
		_, e1 := uc.RegistrarCentro.Execute(t.Context(), actor, nuevoCentro())
		_, e2 := uc.EditarCentro.Execute(t.Context(), actor, app.EscribirCentroInput{CentroElegido: o, Escribir: func(*catalogo.DatosCentro) {}})
		_, e3 := uc.DesactivarCentro.Execute(t.Context(), actor, o)
		_, e4 := uc.ActivarCentro.Execute(t.Context(), actor, o)
		_, e5 := uc.AdministrarCentros.Execute(t.Context(), actor, app.FiltroCentros{Page: 1, Limit: 10})
		for i, err := range []error{e1, e2, e3, e4, e5} {
			if !errors.Is(err, catalogo.ErrSoloAdmin) {
				t.Errorf("%q, %d: got %v, want ErrSoloAdmin", actor.Rol, i+1, err)
			}
		}
	}
	if len(m.Anotadas()) > 0 {
		t.Errorf("refusals left %v", m.Anotadas())
	}
}

func TestWhatIsWrongWithACentreIsTold(t *testing.T) {
	uc, m := modulo()
	vieja := int64(9)
	nada := func(*catalogo.DatosCentro) {}
	if _, err := uc.EditarCentro.Execute(t.Context(), admin, app.EscribirCentroInput{CentroElegido: app.CentroElegido{ID: "a\x00"}, Escribir: nada}); !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
		t.Errorf("no id: got %v", err)
	}
	if _, err := uc.EditarCentro.Execute(t.Context(), admin, app.EscribirCentroInput{CentroElegido: app.CentroElegido{ID: catalogotest.Oriente, Edicion: &vieja}, Escribir: nada}); !errors.Is(err, catalogo.ErrCentroModificado) {
		t.Errorf("an old edition: got %v", err)
	}
	malo := nuevoCentro()
	malo.Nombre, malo.Ilegibles = "", []fault.Field{{Pointer: "/telefono", Code: "TIPO_INVALIDO", Message: "debe ser un texto"}}
	if _, err := uc.RegistrarCentro.Execute(t.Context(), admin, malo); !slices.Equal(punteros(err), []string{"/telefono", "/nombre"}) {
		t.Errorf("got %v", err)
	}
	m.Usar(catalogotest.Oriente, catalogo.UsoCentro{Personas: 2, Abiertas: 1})
	if _, err := uc.DesactivarCentro.Execute(t.Context(), admin, app.CentroElegido{ID: catalogotest.Oriente}); !errors.Is(err, catalogo.ErrCentroEnUso) {
		t.Errorf("in use: got %v", err)
	}
	_, err := uc.AdministrarCentros.Execute(t.Context(), admin, app.FiltroCentros{Search: "\x00", Regional: "00", Estado: "x", Page: 1, Limit: 10})
	if got := punteros(err); !slices.Equal(got, []string{"/query/search", "/query/regional", "/query/estado"}) {
		t.Errorf("got %v", got)
	}
	if len(m.Anotadas()) > 0 {
		t.Errorf("refusals left %v", m.Anotadas())
	}
}

func TestACentreFromItsBeginningToItsEnd(t *testing.T) {
	uc, m := modulo()
	c, err := uc.RegistrarCentro.Execute(t.Context(), admin, nuevoCentro())
	if err != nil {
		t.Fatal(err)
	}
	o := app.CentroElegido{ID: c.ID}
	escribir := func(d *catalogo.DatosCentro) { d.FormatoVersion = "2" }
	for range 2 { // the second changes nothing
		if c, err = uc.EditarCentro.Execute(t.Context(), admin, app.EscribirCentroInput{CentroElegido: o, Escribir: escribir}); err != nil || c.FormatoVersion != "2" || c.Edicion != 2 {
			t.Fatalf("got %+v, %v", c, err)
		}
	}
	if c, err = uc.DesactivarCentro.Execute(t.Context(), admin, o); err != nil || c.Activo {
		t.Fatalf("got %+v, %v", c, err)
	}
	p, err := uc.AdministrarCentros.Execute(t.Context(), admin, app.FiltroCentros{Search: "SANTANDER", Regional: "68", Estado: "inactivo", Page: 1, Limit: 10})
	if err != nil || p.Total != 1 || p.Activos != 1 || p.Inactivos != 1 || p.Centros[0].ID != c.ID {
		t.Errorf("got %+v, %v", p, err)
	}
	if p, err = uc.AdministrarCentros.Execute(t.Context(), admin, app.FiltroCentros{Page: 2, Limit: 2}); err != nil || p.Total != 3 || len(p.Centros) != 1 {
		t.Errorf("the second page: %+v, %v", p, err)
	}
	if _, err = uc.ActivarCentro.Execute(t.Context(), admin, o); err != nil {
		t.Fatal(err)
	}
	var acciones []string
	for _, n := range m.Anotadas() {
		acciones = append(acciones, n.Accion)
		if n.ObjetoTipo != "centro" || n.ObjetoID != string(c.ID) || n.Centro != c.ID {
			t.Errorf("got %+v", n)
		}
	}
	if want := []string{"CREAR_CENTRO", "EDITAR_CENTRO", "DESACTIVAR_CENTRO", "ACTIVAR_CENTRO"}; !slices.Equal(acciones, want) {
		t.Errorf("the audit has %v, want %v", acciones, want)
	}
}

func TestACoordinatorSeesTheOwnCentre(t *testing.T) {
	uc, _ := modulo()
	for nombre, caso := range map[string]struct {
		actor kernel.Actor
		id    kernel.CentroID
		want  error
	}{
		"an instructor": {instructora, catalogotest.Oriente, catalogo.ErrSoloCoordinacion}, "another centre": {coordinador, catalogotest.Financieros, catalogo.ErrCentroNoEncontrado},
		"the own centre": {coordinador, catalogotest.Oriente, nil}, "an administrator": {admin, catalogotest.Financieros, nil}, "absent": {admin, "c", catalogo.ErrCentroNoEncontrado},
		"no id": {admin, "a\x00", catalogo.ErrCentroNoEncontrado},
	} {
		if _, err := uc.VerCentro.Execute(t.Context(), caso.actor, caso.id); !errors.Is(err, caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, err, caso.want)
		}
	}
}
