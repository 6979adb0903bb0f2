package identidad_test

import (
	"errors"
	"slices"
	"testing"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const claveDada = "cebada nueva en el cerro"

func escrita() app.RegistrarInstructorInput {
	d := datos()
	d.Rol, d.Centro, d.Clave = "", "", ""
	return app.RegistrarInstructorInput{Datos: d}
}

func TestRegistrarInstructorRefuses(t *testing.T) {
	c := nuevaCasa(t)
	c.registrada(t)
	if _, err := c.RegistrarInstructor.Execute(t.Context(), instruye, escrita()); !errors.Is(err, identidad.ErrNoPuedeRegistrar) {
		t.Errorf("an instructor: got %v", err)
	}
	c.claves = slices.Repeat([]string{claveDada}, 4)
	antes := c.hasher.Trabajos.Load()
	_, err := c.RegistrarInstructor.Execute(t.Context(), administra, app.RegistrarInstructorInput{Ilegibles: []fault.Field{{Pointer: "/telefono", Code: "TIPO_INVALIDO"}}})
	if got := camposDe(err); !slices.Equal(got, []string{"/telefono TIPO_INVALIDO", "/nombre REQUERIDO", "/email REQUERIDO", "/cedula REQUERIDO", "/centroId REQUERIDO"}) {
		t.Errorf("nothing written: got %v", got)
	}
	ajeno := escrita()
	ajeno.Datos.Centro = otroCentro.ID
	if _, err = c.RegistrarInstructor.Execute(t.Context(), coordina, ajeno); !slices.Equal(camposDe(err), []string{"/centroId VALOR_NO_PERMITIDO"}) {
		t.Errorf("another centre: got %v", err)
	}
	if c.hasher.Trabajos.Load() != antes {
		t.Error("a password was hashed for nothing")
	}
	if _, err = c.RegistrarInstructor.Execute(t.Context(), coordina, escrita()); !slices.Equal(camposDe(err), []string{"/email CORREO_EN_USO", "/cedula CEDULA_EN_USO"}) {
		t.Errorf("somebody who is here: got %v", err)
	}
	if len(c.memoria.Anotadas()) > 0 {
		t.Error("a refusal was written down as done")
	}
}

func TestRegistrarInstructorTellsAPasswordOnce(t *testing.T) {
	c := nuevaCasa(t)
	c.claves = []string{claveDada}
	r, err := c.RegistrarInstructor.Execute(t.Context(), coordina, escrita())
	if err != nil || r.Clave != claveDada || r.Reactivado || r.CuentaView.Clave != identidad.ClaveTemporal || r.Rol != kernel.Instructor || r.Centro.ID != oriente.ID {
		t.Fatalf("got %+v, %v", r, err)
	}
	if a := c.memoria.Anotadas(); len(a) != 1 || a[0].Accion != "CREAR_USUARIO" || a[0].ObjetoID != string(r.ID) || a[0].Centro != oriente.ID {
		t.Errorf("written down: %+v", a)
	}
}

func TestWhoeverLeftComesBackWithTheSameAccount(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	if err := c.RetirarInstructor.Execute(t.Context(), coordina, app.Objetivo{ID: id}); err != nil {
		t.Fatal(err)
	}
	c.claves = slices.Repeat([]string{claveDada}, 2)
	vuelve := escrita()
	vuelve.Datos.Nombre, vuelve.Datos.Correo, vuelve.Datos.Cedula, vuelve.Datos.Telefono = "Lucía Peña Gil", "lgil@sena.edu.co", "52.345.678", ""
	r, err := c.RegistrarInstructor.Execute(t.Context(), coordina, vuelve)
	if err != nil || r.ID != id || !r.Reactivado || !r.Activo || r.Correo != "lgil@sena.edu.co" || r.Telefono != "" || r.CuentaView.Clave != identidad.ClaveTemporal {
		t.Fatalf("got %+v, %v", r, err)
	}
	if a := c.memoria.Anotadas(); a[len(a)-1].Accion != "REACTIVAR_USUARIO" {
		t.Errorf("written down: %+v", a)
	}
	// Of another centre the coordination learns nothing: there it is a new account.
	if err := c.RetirarInstructor.Execute(t.Context(), administra, app.Objetivo{ID: id}); err != nil {
		t.Fatal(err)
	}
	otra := coordina
	otra.Centro = otroCentro.ID
	if r, err = c.RegistrarInstructor.Execute(t.Context(), otra, vuelve); err != nil || r.ID == id || r.Reactivado || r.Centro.ID != otroCentro.ID {
		t.Errorf("in another centre: got %+v, %v", r, err)
	}
}

func TestEditarInstructorIsAboutInstructors(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	coord := c.otra(t, "coord@sena.edu.co", "60111222", kernel.Coordinador).ID
	yo := kernel.Actor{ID: id, Rol: kernel.Instructor, Centro: oriente.ID}
	otra := coordina
	otra.Centro = otroCentro.ID
	for nombre, x := range map[string]struct {
		por kernel.Actor
		id  kernel.UsuarioID
	}{"a coordinator's account": {administra, coord}, "nobody": {administra, "nadie"}, "of another centre": {otra, id}, "a colleague": {yo, coord}} {
		_, err := c.EditarInstructor.Execute(t.Context(), x.por, app.EditarInstructorInput{Objetivo: app.Objetivo{ID: x.id}})
		if !errors.Is(err, identidad.ErrNoExiste) {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	for nombre, o := range map[string]app.Objetivo{"a coordinator": {ID: coord}, "nobody": {ID: "nadie"}} {
		if err := c.RetirarInstructor.Execute(t.Context(), administra, o); !errors.Is(err, identidad.ErrNoExiste) {
			t.Errorf("closing that of %s: got %v", nombre, err)
		}
	}
	if err := c.RetirarInstructor.Execute(t.Context(), yo, app.Objetivo{ID: id}); !errors.Is(err, identidad.ErrRol) {
		t.Errorf("closing the own one: got %v", err)
	}
	// Of the own account phone and speciality are one's own to change, and the rest is not even looked at.
	v, err := c.EditarInstructor.Execute(t.Context(), yo, app.EditarInstructorInput{Objetivo: app.Objetivo{ID: id, Ilegibles: []fault.Field{{Pointer: "/isActive"}}},
		Edicion: identidad.Edicion{Nombre: de(""), Telefono: de("3109998877")}, Activo: de(false)})
	if err != nil || !v.Activo || v.Nombre != "Lucía Peña" || v.Telefono != "3109998877" {
		t.Errorf("got %+v, %v", v, err)
	}
	_, err = c.EditarInstructor.Execute(t.Context(), yo, app.EditarInstructorInput{Objetivo: app.Objetivo{ID: id, Ilegibles: []fault.Field{{Pointer: "/telefono", Code: "TIPO_INVALIDO"}}}})
	if !slices.Equal(camposDe(err), []string{"/telefono TIPO_INVALIDO"}) {
		t.Errorf("got %v", err)
	}
}

func TestEditarInstructorClosesAndOpens(t *testing.T) {
	c := nuevaCasa(t)
	id := c.registrada(t).ID
	editar := func(activo bool) (app.CuentaView, error) {
		return c.EditarInstructor.Execute(t.Context(), coordina, app.EditarInstructorInput{Objetivo: app.Objetivo{ID: id},
			Edicion: identidad.Edicion{Especialidad: de("Soldadura")}, Activo: &activo})
	}
	c.memoria.Dejar(id, identidad.Abierta{ID: "s1", Codigo: "SOL-2026-014"})
	if _, err := editar(false); !errors.Is(err, identidad.ErrConAbiertas) {
		t.Errorf("with work in hand: got %v", err)
	}
	c.memoria.Dejar(id)
	for i, activo := range []bool{false, false, true, true} {
		v, err := editar(activo)
		if err != nil || v.Activo != activo || v.Especialidad != "Soldadura" {
			t.Fatalf("step %d: got %+v, %v", i, v, err)
		}
	}
	var acciones []string
	for _, a := range c.memoria.Anotadas() {
		acciones = append(acciones, a.Accion)
	}
	if quiere := []string{"EDITAR_USUARIO", "DESACTIVAR_USUARIO", "EDITAR_USUARIO", "REACTIVAR_USUARIO", "INVITAR_USUARIO"}; !slices.Equal(acciones, quiere) {
		t.Errorf("written down: %v", acciones)
	}
	if e := c.memoria.Eventos(); len(e) != 2 || e[0] != (identidad.UsuarioDesactivado{UsuarioID: id}) {
		t.Errorf("told: %v", e)
	}
}
