package identidad_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func de[T any](v T) *T { return &v }

func abiertas(n int) identidad.Cese {
	c := identidad.Cese{OtrosAdmins: 1}
	for i := range n {
		c.Abiertas = append(c.Abiertas, identidad.Abierta{Codigo: "SOL-2026-00" + string(rune('1'+i)), Estado: "PENDIENTE", Programa: "Panadería"})
	}
	return c
}

func TestEditarReportsEveryBrokenRuleAtOnceAndChangesNothing(t *testing.T) {
	antes := cuenta("x", kernel.Instructor, "centro-9546")
	u := identidad.Restore(antes)
	_, err := u.Editar(admin, identidad.Edicion{Nombre: de(" "), Correo: de("lucia@gmail.com"), Cedula: de(""), Telefono: de("12"),
		Especialidad: de(strings.Repeat("x", 201)), Vinculo: de(identidad.Vinculo("VOLUNTARIO"))}, dominios, ahora)
	quiere := []string{"/nombre", "/email", "/cedula", "/telefono", "/especialidad", "/vinculo"}
	if got := punteros(err); !slices.Equal(got, quiere) {
		t.Errorf("faults at %v, want %v", got, quiere)
	}
	if u.Registro() != antes {
		t.Error("a refused edit changed the account")
	}
}

func TestEditarTellsWhatChangedWithoutPersonalData(t *testing.T) {
	u := identidad.Restore(cuenta("x", kernel.Instructor, "centro-9546"))
	cambios, err := u.Editar(coordinador, identidad.Edicion{Nombre: de(nombre), Telefono: de("300 123 45 67"), Especialidad: de("Panadería"), Vinculo: de(identidad.Planta)}, dominios, ahora)
	if err != nil {
		t.Fatal(err)
	}
	campos := []string{}
	for _, c := range cambios {
		campos = append(campos, c.Campo)
		if (c.Campo == "telefono") != (c.Antes == nil && c.Despues == nil) {
			t.Errorf("%s keeps %v and %v", c.Campo, c.Antes, c.Despues)
		}
	}
	if !slices.Equal(campos, []string{"telefono", "especialidad", "vinculo"}) {
		t.Errorf("changed %v", campos)
	}
	r := u.Registro()
	if r.Telefono != "3001234567" || r.Especialidad != "Panadería" || r.Vinculo != identidad.Planta || r.Correo != correo || r.Actualizado.IsZero() {
		t.Errorf("kept %+v", r)
	}
	otra := r.Actualizado
	if cambios, err = u.Editar(coordinador, identidad.Edicion{Telefono: de("3001234567")}, dominios, ahora.Add(time.Hour)); err != nil || cambios != nil || u.Registro().Actualizado != otra {
		t.Errorf("the same again: %v, %v", cambios, err)
	}
}

func TestOnesOwnDataAreOnlyPhoneAndSpeciality(t *testing.T) {
	u := identidad.Restore(cuenta("i1", kernel.Instructor, "centro-9546"))
	_, err := u.EditarPropia(identidad.Edicion{Nombre: de("Otra Persona"), Correo: de("otra@sena.edu.co"), Cedula: de("99999999"), Telefono: de("3109998877"),
		Especialidad: de("Soldadura"), Vinculo: de(identidad.Planta)}, ahora)
	if err != nil {
		t.Fatal(err)
	}
	if r := u.Registro(); r.Nombre != nombre || r.Correo != correo || r.Cedula != cedula || r.Vinculo != identidad.Contratista || r.Telefono != "3109998877" || r.Especialidad != "Soldadura" {
		t.Errorf("kept %+v", r)
	}
}

func TestCambiarRol(t *testing.T) {
	sinCedula := cuenta("x", kernel.Admin, "")
	sinCedula.Cedula = ""
	for name, c := range map[string]struct {
		quien   identidad.Registro
		por     kernel.Actor
		rol     kernel.Rol
		centro  kernel.CentroID
		cese    identidad.Cese
		quiere  error
		puntero string
	}{
		"a coordinator may not":                  {quien: cuenta("x", kernel.Instructor, "centro-9546"), por: coordinador, rol: kernel.Admin, quiere: identidad.ErrRol},
		"an invented role":                       {quien: cuenta("x", kernel.Instructor, "centro-9546"), por: admin, rol: "RECTOR", puntero: "/role"},
		"an admin without centre becomes one":    {quien: cuenta("x", kernel.Admin, ""), por: admin, rol: kernel.Coordinador, cese: abiertas(0), puntero: "/centroId"},
		"an admin without cédula becomes one":    {quien: sinCedula, por: admin, rol: kernel.Instructor, centro: "otro", cese: abiertas(0), puntero: "/cedula"},
		"the last admin":                         {quien: cuenta("x", kernel.Admin, "otro"), por: admin, rol: kernel.Coordinador, quiere: identidad.ErrUltimoAdmin},
		"an instructor with work in hand":        {quien: cuenta("x", kernel.Instructor, "otro"), por: admin, rol: kernel.Coordinador, cese: abiertas(1), quiere: identidad.ErrConAbiertas},
		"an instructor with work, another place": {quien: cuenta("x", kernel.Instructor, "otro"), por: admin, rol: kernel.Instructor, centro: "este", cese: abiertas(2), quiere: identidad.ErrConAbiertas},
	} {
		u := identidad.Restore(c.quien)
		_, err := u.CambiarRol(c.por, c.rol, c.centro, c.cese, ahora)
		if c.puntero != "" && !slices.Equal(punteros(err), []string{c.puntero}) || c.puntero == "" && !errors.Is(err, c.quiere) {
			t.Errorf("%s: got %v", name, err)
		}
		if u.Registro() != c.quien {
			t.Errorf("%s: changed the account", name)
		}
	}
	u := identidad.Restore(cuenta("x", kernel.Instructor, "centro-9546"))
	cambios, err := u.CambiarRol(admin, kernel.Coordinador, "otro", abiertas(0), ahora)
	if r := u.Registro(); err != nil || len(cambios) != 2 || r.Rol != kernel.Coordinador || r.Centro != "otro" {
		t.Errorf("got %v, %v, %+v", cambios, err, r)
	}
	if cambios, err = u.CambiarRol(admin, kernel.Coordinador, "", abiertas(1), ahora); err != nil || cambios != nil {
		t.Errorf("the same again: %v, %v", cambios, err)
	}
}

func TestCambiarCentro(t *testing.T) {
	for name, c := range map[string]struct {
		quien   identidad.Registro
		centro  kernel.CentroID
		cese    identidad.Cese
		quiere  error
		puntero string
	}{
		"nobody but an admin is without one": {quien: cuenta("x", kernel.Coordinador, "otro"), puntero: "/centroId"},
		"an instructor with work in hand":    {quien: cuenta("x", kernel.Instructor, "otro"), centro: "este", cese: abiertas(6), quiere: identidad.ErrConAbiertas},
	} {
		_, err := identidad.Restore(c.quien).CambiarCentro(admin, c.centro, c.cese, ahora)
		if c.puntero != "" && !slices.Equal(punteros(err), []string{c.puntero}) || c.puntero == "" && !errors.Is(err, c.quiere) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for _, quien := range []identidad.Registro{cuenta("x", kernel.Coordinador, "otro"), cuenta("x", kernel.Instructor, "otro"), cuenta("x", kernel.Admin, "")} {
		u := identidad.Restore(quien)
		if cambios, err := u.CambiarCentro(admin, "este", identidad.Cese{}, ahora); err != nil || len(cambios) != 1 || u.Registro().Centro != "este" {
			t.Errorf("%s: %v, %v", quien.Rol, cambios, err)
		}
	}
	if cambios, err := identidad.Restore(cuenta("x", kernel.Admin, "otro")).CambiarCentro(admin, "", identidad.Cese{}, ahora); err != nil || len(cambios) != 1 {
		t.Errorf("an admin leaves the centre: %v, %v", cambios, err)
	}
}

func TestDesactivarRefuses(t *testing.T) {
	u := identidad.Restore(cuenta("x", kernel.Instructor, "centro-9546"))
	err := u.Desactivar(coordinador, abiertas(7), ahora)
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || !errors.Is(err, identidad.ErrConAbiertas) {
		t.Fatalf("got %v, want ErrConAbiertas", err)
	}
	if lista, _ := f.Details["solicitudes"].([]identidad.Abierta); len(lista) != 7 || !strings.Contains(f.Message, "7 solicitudes sin terminar: SOL-2026-001") || !strings.Contains(f.Message, " y 2 más") {
		t.Errorf("tells %q and %v", f.Message, f.Details)
	}
	if err := identidad.Restore(cuenta("x", kernel.Admin, "")).Desactivar(admin, identidad.Cese{}, ahora); !errors.Is(err, identidad.ErrUltimoAdmin) {
		t.Errorf("the last admin: got %v", err)
	}
	if !u.Activo() {
		t.Error("a refusal closed the account")
	}
}

func TestSomebodyLeavesAndComesBack(t *testing.T) {
	u := identidad.Restore(cuenta("x", kernel.Instructor, "centro-9546"))
	if err := u.Desactivar(coordinador, identidad.Cese{}, ahora); err != nil || u.Activo() {
		t.Fatalf("got %v", err)
	}
	if err := u.Desactivar(coordinador, identidad.Cese{}, ahora); !errors.Is(err, identidad.ErrInactiva) {
		t.Errorf("twice: got %v, want ErrInactiva", err)
	}
	if err := u.Reactivar(coordinador, ahora.Add(time.Hour)); err != nil || !u.Activo() || u.ID() != "x" {
		t.Fatalf("got %v", err)
	}
	if err := u.Reactivar(coordinador, ahora); !errors.Is(err, identidad.ErrActiva) {
		t.Errorf("twice: got %v, want ErrActiva", err)
	}
}

func TestComprobarVersion(t *testing.T) {
	u := identidad.Restore(cuenta("x", kernel.Instructor, "centro-9546"))
	if err := u.ComprobarVersion(de(int64(2))); !errors.Is(err, identidad.ErrModificada) || fault.KindOf(err) != fault.Stale {
		t.Errorf("got %v, want ErrModificada", err)
	}
	for _, v := range []*int64{nil, de(int64(1))} {
		if err := u.ComprobarVersion(v); err != nil {
			t.Error(err)
		}
	}
}
