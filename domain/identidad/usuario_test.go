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

var (
	ahora    = time.Date(2026, 11, 23, 9, 30, 15, 123_456_789, kernel.Bogota)
	dominios = []string{"sena.edu.co", "misena.edu.co"}
)

func cifrar(clave string) (string, error) { return "hash de " + clave, nil }

func datos() identidad.Datos {
	return identidad.Datos{
		Nombre: " " + nombre + " ", Correo: "LPVilla@SENA.edu.co", Cedula: "52.345.678", Telefono: "300 123 45 67",
		Especialidad: "Panadería", Rol: kernel.Instructor, Centro: "centro-9546", Clave: "trigo maduro en la loma",
	}
}

func TestNewReportsEveryBrokenRuleAtOnce(t *testing.T) {
	_, err := identidad.New("u1", identidad.Datos{
		Nombre: strings.Repeat("x", 201), Correo: "lucia@gmail.com", Cedula: "abc", Telefono: "12", Especialidad: strings.Repeat("x", 201),
		Rol: kernel.Coordinador, Vinculo: "VOLUNTARIO", Clave: "corta",
	}, dominios, cifrar, ahora)
	quiere := []string{"/nombre", "/email", "/cedula", "/telefono", "/especialidad", "/centroId", "/vinculo", "/password"}
	if got := punteros(err); !slices.Equal(got, quiere) {
		t.Errorf("faults at %v, want %v", got, quiere)
	}
}

func TestNewRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		cambio  func(*identidad.Datos)
		puntero string
	}{
		"no name":                        {func(d *identidad.Datos) { d.Nombre = "  " }, "/nombre"},
		"no e-mail":                      {func(d *identidad.Datos) { d.Correo = " " }, "/email"},
		"an instructor without cédula":   {func(d *identidad.Datos) { d.Cedula = "" }, "/cedula"},
		"an instructor without centre":   {func(d *identidad.Datos) { d.Centro = "" }, "/centroId"},
		"a coordinator without centre":   {func(d *identidad.Datos) { d.Rol, d.Centro = kernel.Coordinador, "" }, "/centroId"},
		"no role":                        {func(d *identidad.Datos) { d.Rol = "" }, "/role"},
		"an invented role":               {func(d *identidad.Datos) { d.Rol = "RECTOR" }, "/role"},
		"no password":                    {func(d *identidad.Datos) { d.Clave = "" }, "/password"},
		"the cédula, typed with dots":    {func(d *identidad.Datos) { d.Clave = "monte 52345678 alto" }, "/password"},
		"the address, typed in capitals": {func(d *identidad.Datos) { d.Clave = "monte lpvilla alto" }, "/password"},
	} {
		t.Run(name, func(t *testing.T) {
			d := datos()
			c.cambio(&d)
			nunca := func(string) (string, error) {
				t.Error("hashed a password of an account that is refused")
				return "", nil
			}
			if _, err := identidad.New("u1", d, dominios, nunca, ahora); !slices.Equal(punteros(err), []string{c.puntero}) {
				t.Errorf("got %v, want one fault at %s", err, c.puntero)
			}
		})
	}
}

func TestNewPassesTheHashersFailureOn(t *testing.T) {
	ocupado := fault.New(fault.Unavailable, "OCUPADO", "Intente de nuevo.")
	if _, err := identidad.New("u1", datos(), dominios, func(string) (string, error) { return "", ocupado }, ahora); !errors.Is(err, ocupado) {
		t.Errorf("got %v, want %v", err, ocupado)
	}
}

func TestNewKeepsEverythingInItsStoredForm(t *testing.T) {
	u, err := identidad.New("u1", datos(), dominios, cifrar, ahora)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 23, 14, 30, 15, 123_000_000, time.UTC)
	quiere := identidad.Registro{
		ID: "u1", Nombre: nombre, Correo: correo, Cedula: cedula, Telefono: "3001234567", Especialidad: "Panadería",
		Rol: kernel.Instructor, Centro: "centro-9546", Vinculo: identidad.Contratista, Activo: true, Version: 1,
		ClaveEstado: identidad.ClavePropia, ClaveHash: "hash de trigo maduro en la loma", ClaveCambiadaEn: at, Creado: at, Actualizado: at,
	}
	if got := u.Registro(); got != quiere {
		t.Errorf("kept\n%+v, want\n%+v", got, quiere)
	}
	if got := (kernel.Actor{ID: "u1", Nombre: nombre, Rol: kernel.Instructor, Centro: "centro-9546"}); u.Actor() != got {
		t.Errorf("acts as %+v, want %+v", u.Actor(), got)
	}
	if busqueda := quiere.Busqueda(); !strings.Contains(busqueda, "lucia pena") || !strings.Contains(busqueda, cedula) {
		t.Errorf("is searched in %q", busqueda)
	}
	if restored := identidad.Restore(quiere).Registro(); restored != quiere {
		t.Errorf("restored as %+v", restored)
	}
}

func TestAnAdminNeedsNeitherCedulaNorCentre(t *testing.T) {
	d := identidad.Datos{Nombre: nombre, Correo: correo, Rol: kernel.Admin, Clave: "trigo maduro en la loma"}
	if _, err := identidad.New("u1", d, dominios, cifrar, ahora); err != nil {
		t.Error(err)
	}
}

func TestCambiarClave(t *testing.T) {
	u, err := identidad.New("u1", datos(), dominios, cifrar, ahora)
	if err != nil {
		t.Fatal(err)
	}
	antes := u.Registro()
	if got := codigoDe(t, u.CambiarClave("hola lpvilla hola", cifrar, ahora.Add(time.Hour))); got != "CLAVE_PERSONAL" {
		t.Errorf("code is %s, want CLAVE_PERSONAL", got)
	}
	fallo := errors.New("no room")
	if err := u.CambiarClave("cebada nueva en el cerro", func(string) (string, error) { return "", fallo }, ahora); !errors.Is(err, fallo) {
		t.Errorf("got %v, want the hasher's failure", err)
	}
	if u.Registro() != antes {
		t.Error("a refused change changed the account")
	}
	if err := u.CambiarClave("cebada nueva en el cerro", cifrar, ahora.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	r := u.Registro()
	if r.ClaveHash != "hash de cebada nueva en el cerro" || !r.ClaveCambiadaEn.Equal(antes.ClaveCambiadaEn.Add(time.Hour)) || !r.Actualizado.Equal(r.ClaveCambiadaEn) {
		t.Errorf("after the change: %+v", r)
	}
}

func TestNombreCompleto(t *testing.T) {
	for _, c := range [][3]string{{" Ana ", " Ruiz ", "Ana Ruiz"}, {"Ana", "", "Ana"}, {"", "Ruiz", "Ruiz"}, {" ", "", ""}} {
		if got := identidad.NombreCompleto(c[0], c[1]); got != c[2] {
			t.Errorf("NombreCompleto(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func punteros(err error) []string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return nil
	}
	var ps []string
	for _, field := range f.Fields {
		ps = append(ps, field.Pointer)
	}
	return ps
}
