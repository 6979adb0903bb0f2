package identidad_test

import (
	"errors"
	"slices"
	"testing"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

var (
	admin       = kernel.Actor{ID: "a1", Rol: kernel.Admin}
	coordinador = kernel.Actor{ID: "c1", Rol: kernel.Coordinador, Centro: "centro-9546"}
	instructor  = kernel.Actor{ID: "i1", Rol: kernel.Instructor, Centro: "centro-9546"}
)

func cuenta(id kernel.UsuarioID, rol kernel.Rol, centro kernel.CentroID) identidad.Registro {
	return identidad.Registro{ID: id, Nombre: nombre, Correo: correo, Cedula: cedula, Rol: rol, Centro: centro, Vinculo: identidad.Contratista, Activo: true, ClaveEstado: identidad.ClaveNinguna, Version: 1}
}

func todas() []identidad.Accion {
	return []identidad.Accion{identidad.AccionVer, identidad.AccionEditar, identidad.AccionCambiarRol, identidad.AccionCambiarCentro,
		identidad.AccionDesactivar, identidad.AccionReactivar, identidad.AccionInvitar}
}

func TestWhoAdministersWhom(t *testing.T) {
	for name, c := range map[string]struct {
		por    kernel.Actor
		quien  identidad.Registro
		quiere error // of every action that is not refused to the role
	}{
		"an admin, an instructor anywhere":       {admin, cuenta("x", kernel.Instructor, "otro"), nil},
		"an admin, another admin":                {admin, cuenta("x", kernel.Admin, ""), nil},
		"a coordinator, an own instructor":       {coordinador, cuenta("x", kernel.Instructor, "centro-9546"), nil},
		"a coordinator, one of another centre":   {coordinador, cuenta("x", kernel.Instructor, "otro"), identidad.ErrNoExiste},
		"a coordinator, a colleague":             {coordinador, cuenta("x", kernel.Coordinador, "centro-9546"), identidad.ErrNoExiste},
		"a coordinator, an admin of the centre":  {coordinador, cuenta("x", kernel.Admin, "centro-9546"), identidad.ErrNoExiste},
		"a coordinator without centre":           {kernel.Actor{ID: "c2", Rol: kernel.Coordinador}, cuenta("x", kernel.Instructor, ""), identidad.ErrNoExiste},
		"an instructor, a colleague":             {instructor, cuenta("x", kernel.Instructor, "centro-9546"), identidad.ErrRol},
		"an instructor, the own account":         {instructor, cuenta("i1", kernel.Instructor, "centro-9546"), identidad.ErrRol},
		"somebody with a role that nobody knows": {kernel.Actor{ID: "r1", Rol: "RECTOR"}, cuenta("x", kernel.Instructor, "otro"), identidad.ErrRol},
	} {
		for _, a := range todas() {
			quien, quiere := c.quien, c.quiere
			quien.Activo = a != identidad.AccionReactivar
			if identidad.RolPuede(a, c.por.Rol) != nil {
				quiere = identidad.ErrRol
			}
			if err := identidad.Permitida(a, c.por, quien); !errors.Is(err, quiere) {
				t.Errorf("%s: %s gives %v, want %v", name, a, err, quiere)
			}
		}
	}
}

func TestACoordinatorNeverChangesRolesOrCentres(t *testing.T) {
	for _, a := range []identidad.Accion{identidad.AccionCambiarRol, identidad.AccionCambiarCentro} {
		if err := identidad.Permitida(a, coordinador, cuenta("x", kernel.Instructor, "centro-9546")); !errors.Is(err, identidad.ErrRol) {
			t.Errorf("%s: got %v, want ErrRol", a, err)
		}
	}
}

func TestNobodyChangesTheOwnPost(t *testing.T) {
	propia := cuenta("a1", kernel.Admin, "")
	for _, a := range todas() {
		quiere := identidad.ErrCuentaPropia
		if a == identidad.AccionVer || a == identidad.AccionEditar {
			quiere = nil
		}
		err := identidad.Permitida(a, admin, propia)
		if (quiere == nil) != (err == nil) || (quiere != nil && !errors.Is(err, quiere)) {
			t.Errorf("%s: got %v, want %v", a, err, quiere)
		}
	}
}

func TestTheStateOfAnAccountDecidesWhatIsOffered(t *testing.T) {
	activa := cuenta("x", kernel.Instructor, "centro-9546")
	inactiva := activa
	inactiva.Activo = false
	for name, c := range map[string]struct {
		por    kernel.Actor
		quien  identidad.Registro
		quiere []identidad.Accion
	}{
		"an active one to an admin":          {admin, activa, slices.DeleteFunc(todas(), func(a identidad.Accion) bool { return a == identidad.AccionReactivar })},
		"an active one to a coordinator":     {coordinador, activa, []identidad.Accion{identidad.AccionVer, identidad.AccionEditar, identidad.AccionDesactivar, identidad.AccionInvitar}},
		"one of those who left to an admin":  {admin, inactiva, []identidad.Accion{identidad.AccionVer, identidad.AccionEditar, identidad.AccionReactivar}},
		"a colleague to an instructor":       {instructor, activa, []identidad.Accion{}},
		"an inactive one to its coordinator": {coordinador, inactiva, []identidad.Accion{identidad.AccionVer, identidad.AccionEditar, identidad.AccionReactivar}},
	} {
		if got := identidad.Acciones(c.por, c.quien); !slices.Equal(got, c.quiere) {
			t.Errorf("%s: offered %v, want %v", name, got, c.quiere)
		}
	}
}

func TestWhoOpensAccounts(t *testing.T) {
	for _, por := range []kernel.Actor{instructor, {ID: "r1", Rol: "RECTOR"}, {ID: "c2", Rol: kernel.Coordinador}} {
		if err := identidad.PuedeRegistrar(por); !errors.Is(err, identidad.ErrNoPuedeRegistrar) {
			t.Errorf("%+v: got %v, want ErrNoPuedeRegistrar", por, err)
		}
	}
	for _, por := range []kernel.Actor{admin, coordinador, identidad.SistemaComoAdmin()} {
		if err := identidad.PuedeRegistrar(por); err != nil {
			t.Errorf("%+v: %v", por, err)
		}
	}
}

func TestACoordinatorOpensAccountsOfOwnInstructorsOnly(t *testing.T) {
	d, faltas := identidad.Encargar(coordinador, identidad.Datos{Rol: kernel.Admin, Centro: "otro"})
	if got := punteros(fault.Fields(faltas)); !slices.Equal(got, []string{"/role", "/centroId"}) {
		t.Errorf("faults at %v, want role and centre", got)
	}
	if d.Rol != kernel.Instructor || d.Centro != "centro-9546" {
		t.Errorf("goes on as %s of %s", d.Rol, d.Centro)
	}
	if d, faltas = identidad.Encargar(coordinador, identidad.Datos{}); faltas != nil || d.Rol != kernel.Instructor || d.Centro != "centro-9546" {
		t.Errorf("left out: %+v, %v", d, faltas)
	}
	quiere := identidad.Datos{Rol: kernel.Coordinador, Centro: "otro"}
	if d, faltas = identidad.Encargar(admin, quiere); faltas != nil || d != quiere {
		t.Errorf("an admin: %+v, %v", d, faltas)
	}
}
