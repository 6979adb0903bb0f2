package identidad_test

import (
	"errors"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func cuentaDe(id, correo, cedula string, centro kernel.CentroID, activo bool) *identidad.Usuario {
	return identidad.Restore(identidad.Registro{ID: kernel.UsuarioID(id), Nombre: "Ana Ruiz", Correo: correo, Cedula: cedula, Telefono: "3001234567",
		Rol: kernel.Instructor, Centro: centro, Vinculo: identidad.Planta, Activo: activo, ClaveEstado: identidad.ClavePropia, ClaveHash: "h", Actualizado: ahora})
}

func deFila(correo, cedula string) identidad.Datos {
	return identidad.Datos{Nombre: "Ana Ruiz", Correo: correo, Cedula: cedula, Rol: kernel.Instructor, Centro: "c1"}
}

func TestOnlyWhoRunsACentreImportsIntoIt(t *testing.T) {
	for _, c := range []struct {
		por    kernel.Actor
		centro kernel.CentroID
		puede  bool
	}{
		{kernel.Actor{Rol: kernel.Instructor, Centro: "c1"}, "c1", false},
		{kernel.Actor{Rol: kernel.Coordinador, Centro: "c1"}, "c2", false},
		{kernel.Actor{Rol: kernel.Coordinador}, "", false},
		{kernel.Actor{}, "c1", false},
		{kernel.Actor{Rol: kernel.Coordinador, Centro: "c1"}, "c1", true},
		{kernel.Actor{Rol: kernel.Admin}, "c2", true},
	} {
		if err := identidad.PuedeImportar(c.por, c.centro); (err == nil) != c.puede || err != nil && !errors.Is(err, identidad.ErrRol) {
			t.Errorf("%s of %s into %s: got %v", c.por.Rol, c.por.Centro, c.centro, err)
		}
	}
}

func TestAcogerRefusesAtTheFieldWithoutTellingWhose(t *testing.T) {
	coordinadora := identidad.Restore(identidad.Registro{ID: "u8", Correo: "coord@sena.edu.co", Cedula: "20000001", Rol: kernel.Coordinador, Centro: "c1", Activo: true})
	for name, c := range map[string]struct {
		datos     identidad.Datos
		conocidas []*identidad.Usuario
		puntero   string
	}{
		"an active instructor of another centre": {deFila("a@sena.edu.co", "10000001"), []*identidad.Usuario{cuentaDe("u1", "b@sena.edu.co", "10000001", "c2", true)}, "/cedula"},
		"a coordinator":                          {deFila("a@sena.edu.co", "20000001"), []*identidad.Usuario{coordinadora}, "/cedula"},
		"the correo of somebody else":            {deFila("b@sena.edu.co", "10000009"), []*identidad.Usuario{cuentaDe("u1", "b@sena.edu.co", "10000001", "c1", true)}, "/email"},
		"coming back with a correo taken meanwhile": {deFila("b@sena.edu.co", "10000002"), []*identidad.Usuario{cuentaDe("u1", "b@sena.edu.co", "10000001", "c2", true),
			cuentaDe("u2", "b@sena.edu.co", "10000002", "c1", false)}, "/email"},
	} {
		_, _, err := identidad.Acoger(c.datos, []string{"sena.edu.co"}, c.conocidas)
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Pointer != c.puntero {
			t.Errorf("%s: got %v, want one fault at %s", name, err, c.puntero)
		}
	}
	_, _, err := identidad.Acoger(identidad.Datos{Cedula: "abc", Correo: "x", Telefono: "1", Vinculo: "OTRO", Rol: kernel.Instructor, Centro: "c1"}, []string{"sena.edu.co"}, nil)
	if f, ok := errors.AsType[*fault.Error](err); !ok || len(f.Fields) != 5 {
		t.Errorf("got %v, want five faults at once", err)
	}
}

func TestAcogerKnowsWhatARowDoes(t *testing.T) {
	activa := cuentaDe("u1", "a@sena.edu.co", "10000001", "c1", true)
	cerrada := cuentaDe("u2", "a@sena.edu.co", "10000001", "c1", false)
	masVieja := identidad.Restore(func() identidad.Registro {
		r := cuentaDe("u3", "a@sena.edu.co", "10000001", "c1", false).Registro()
		r.Actualizado = ahora.Add(-time.Hour)
		return r
	}())
	deOtroCentro := cuentaDe("u4", "a@sena.edu.co", "10000001", "c2", false)
	otroTelefono := deFila("a@sena.edu.co", "10000001")
	otroTelefono.Telefono = "3110000000"
	otroVinculo := deFila("a@sena.edu.co", "10000001")
	otroVinculo.Vinculo = identidad.Contratista
	for name, c := range map[string]struct {
		datos     identidad.Datos
		conocidas []*identidad.Usuario
		destino   identidad.Destino
		cuenta    kernel.UsuarioID
	}{
		"nobody has it":                     {deFila("a@sena.edu.co", "10000001"), nil, identidad.Crear, ""},
		"the same, with less":               {deFila("A@sena.edu.co", "10.000.001"), []*identidad.Usuario{activa}, identidad.Conservar, "u1"},
		"another telephone":                 {otroTelefono, []*identidad.Usuario{activa}, identidad.Cambiar, "u1"},
		"another contract":                  {otroVinculo, []*identidad.Usuario{cerrada, activa}, identidad.Cambiar, "u1"},
		"who had left":                      {deFila("a@sena.edu.co", "10000001"), []*identidad.Usuario{masVieja, cerrada}, identidad.Reabrir, "u2"},
		"who had left another centre":       {deFila("a@sena.edu.co", "10000001"), []*identidad.Usuario{deOtroCentro}, identidad.Crear, ""},
		"a correo that nobody has any more": {deFila("a@sena.edu.co", "10000009"), []*identidad.Usuario{cerrada}, identidad.Crear, ""},
	} {
		destino, u, err := identidad.Acoger(c.datos, []string{"sena.edu.co"}, c.conocidas)
		var cuenta kernel.UsuarioID
		if u != nil {
			cuenta = u.ID()
		}
		if err != nil || destino != c.destino || cuenta != c.cuenta {
			t.Errorf("%s: got %d of %q and %v, want %d of %q", name, destino, cuenta, err, c.destino, c.cuenta)
		}
	}
	if activa.Registro().Telefono != "3001234567" {
		t.Error("looking at a row changed the account")
	}
}
