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

func datosAcceso() identidad.DatosAcceso {
	return identidad.DatosAcceso{
		Nombres: " Lucía ", Apellidos: " Peña ", Cedula: "52.345.678", Telefono: "300 123 45 67", Correo: "LPVilla@SENA.edu.co", Centro: "centro-9546",
		Cargo: kernel.Instructor, Justificacion: "Dicto cursos de panadería en las veredas.", AceptaTerminos: true, AutorizaDatos: true,
	}
}

func accesoPedido(t *testing.T) *identidad.Acceso {
	t.Helper()
	a, err := identidad.PedirAcceso("a1", datosAcceso(), dominios, ahora)
	if err != nil {
		t.Fatal(err)
	}
	a.Numerar(14)
	return a
}

var (
	decideTodo   = kernel.Actor{ID: "u0", Nombre: "Ana Ruiz", Rol: kernel.Admin}
	decideCentro = kernel.Actor{ID: "u9", Nombre: "Carlos Ortiz", Rol: kernel.Coordinador, Centro: "centro-9546"}
)

func TestPedirAccesoReportsEveryBrokenRuleAtOnce(t *testing.T) {
	_, err := identidad.PedirAcceso("a1", identidad.DatosAcceso{}, dominios, ahora)
	quiere := []string{"/nombres", "/apellidos", "/cedula", "/telefono", "/email", "/centroId", "/cargo", "/justificacion", "/aceptaTerminos", "/autorizaDatos"}
	if got := punteros(err); !slices.Equal(got, quiere) {
		t.Errorf("faults at %v, want %v", got, quiere)
	}
}

func TestPedirAccesoRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		cambio  func(*identidad.DatosAcceso)
		puntero string
	}{
		"names of 100 characters":       {func(d *identidad.DatosAcceso) { d.Nombres = strings.Repeat("x", 100) }, "/nombres"},
		"a line break in a surname":     {func(d *identidad.DatosAcceso) { d.Apellidos = "Peña\nBcc: x" }, "/apellidos"},
		"letters as cédula":             {func(d *identidad.DatosAcceso) { d.Cedula = "abc" }, "/cedula"},
		"a phone of seven digits":       {func(d *identidad.DatosAcceso) { d.Telefono = "7243000" }, "/telefono"},
		"an address that is not ours":   {func(d *identidad.DatosAcceso) { d.Correo = "lucia@gmail.com" }, "/email"},
		"an address with a second line": {func(d *identidad.DatosAcceso) { d.Correo = "a@sena.edu.co\r\nBcc: b@sena.edu.co" }, "/email"},
		"the role of an administrator":  {func(d *identidad.DatosAcceso) { d.Cargo = kernel.Admin }, "/cargo"},
		"29 characters":                 {func(d *identidad.DatosAcceso) { d.Justificacion = strings.Repeat("ñ", 29) }, "/justificacion"},
		"29 characters and spaces":      {func(d *identidad.DatosAcceso) { d.Justificacion = strings.Repeat("ñ", 29) + "    " }, "/justificacion"},
		"1001 characters":               {func(d *identidad.DatosAcceso) { d.Justificacion = strings.Repeat("ñ", 1001) }, "/justificacion"},
		"a text that runs backwards":    {func(d *identidad.DatosAcceso) { d.Justificacion = "\u202e" + strings.Repeat("ñ", 40) }, "/justificacion"},
		"terms that nobody accepted":    {func(d *identidad.DatosAcceso) { d.AceptaTerminos = false }, "/aceptaTerminos"},
		"data that nobody gave":         {func(d *identidad.DatosAcceso) { d.AutorizaDatos = false }, "/autorizaDatos"},
	} {
		t.Run(name, func(t *testing.T) {
			d := datosAcceso()
			c.cambio(&d)
			if _, err := identidad.PedirAcceso("a1", d, dominios, ahora); !slices.Equal(punteros(err), []string{c.puntero}) {
				t.Errorf("got %v, want one fault at %s", err, c.puntero)
			}
		})
	}
}

func TestPedirAccesoKeepsEverythingInItsStoredForm(t *testing.T) {
	quiere := identidad.RegistroAcceso{
		ID: "a1", Numero: "ACC-2026-014", Estado: identidad.Pendiente, Pedido: time.Date(2026, 11, 23, 14, 30, 15, 123_000_000, time.UTC),
		Centro: "centro-9546", Cargo: kernel.Instructor, Nombres: "Lucía", Apellidos: "Peña", Cedula: cedula, Telefono: "3001234567", Correo: correo,
		Justificacion: "Dicto cursos de panadería en las veredas.", Terminos: identidad.VersionTerminos,
	}
	if got := accesoPedido(t).Registro(); got != quiere {
		t.Errorf("kept\n%+v, want\n%+v", got, quiere)
	}
	d := datosAcceso()
	d.Justificacion = strings.Repeat("ñ", 1000)
	if _, err := identidad.PedirAcceso("a1", d, dominios, ahora); err != nil {
		t.Errorf("1000 characters: %v", err)
	}
}

func TestNumbersCountByTheYearOfBogota(t *testing.T) {
	for at, quiere := range map[string]string{"2027-01-01T04:30:00Z": "ACC-2026-999", "2027-01-01T05:30:00Z": "ACC-2027-999"} {
		instante, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		a, err := identidad.PedirAcceso("a1", datosAcceso(), dominios, instante)
		if err != nil {
			t.Fatal(err)
		}
		if a.Numerar(999); a.Registro().Numero != quiere {
			t.Errorf("%s: %s, want %s", at, a.Registro().Numero, quiere)
		}
		if a.Numerar(1000); !strings.HasSuffix(a.Registro().Numero, "-1000") {
			t.Errorf("after 999 comes %s", a.Registro().Numero)
		}
	}
}

func TestADuplicadoKnowsNobody(t *testing.T) {
	a := accesoPedido(t)
	a.Duplicar()
	r := a.Registro()
	if r.Nombres+r.Apellidos+r.Cedula+r.Telefono+r.Correo+r.Justificacion != "" || r.Numero != "ACC-2026-014" || r.Estado != identidad.Duplicado {
		t.Errorf("kept %+v", r)
	}
	if identidad.AlcanceDe(decideTodo).IncluyeAcceso(r) {
		t.Error("somebody sees it")
	}
}

func TestWhoDecidesAnAcceso(t *testing.T) {
	de := func(rol kernel.Rol, centro kernel.CentroID) identidad.RegistroAcceso {
		return identidad.RegistroAcceso{Estado: identidad.Pendiente, Cargo: rol, Centro: centro}
	}
	for name, c := range map[string]struct {
		por kernel.Actor
		r   identidad.RegistroAcceso
		si  bool
	}{
		"admin, a coordinator":         {decideTodo, de(kernel.Coordinador, "otro"), true},
		"coordinator, own instructor":  {decideCentro, de(kernel.Instructor, "centro-9546"), true},
		"coordinator, own coordinator": {decideCentro, de(kernel.Coordinador, "centro-9546"), false},
		"coordinator, another centre":  {decideCentro, de(kernel.Instructor, "otro"), false},
		"coordinator without a centre": {kernel.Actor{ID: "u8", Rol: kernel.Coordinador}, de(kernel.Instructor, ""), false},
		"instructor":                   {kernel.Actor{ID: "u7", Rol: kernel.Instructor, Centro: "centro-9546"}, de(kernel.Instructor, "centro-9546"), false},
		"nobody":                       {kernel.Actor{}, de(kernel.Instructor, "centro-9546"), false},
	} {
		if got := identidad.AlcanceDe(c.por).IncluyeAcceso(c.r); got != c.si {
			t.Errorf("%s: %v, want %v", name, got, c.si)
		}
	}
	for _, rol := range []kernel.Rol{kernel.Instructor, "", "RECTOR"} {
		if err := identidad.PuedeVerAccesos(kernel.Actor{ID: "u7", Rol: rol, Centro: "centro-9546"}); !errors.Is(err, identidad.ErrAccesosNoPermitidos) {
			t.Errorf("%q: got %v", rol, err)
		}
	}
}

func TestAnApprovalIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		por    kernel.Actor
		c      identidad.Concesion
		quiere error
		en     string
	}{
		"a coordinator makes a coordinator": {decideCentro, identidad.Concesion{Rol: kernel.Coordinador}, identidad.ErrAccesoSoloInstructores, ""},
		"a coordinator gives it away":       {decideCentro, identidad.Concesion{Centro: "otro"}, identidad.ErrAccesoSoloInstructores, ""},
		"nobody makes an administrator":     {decideTodo, identidad.Concesion{Rol: kernel.Admin}, nil, "/role"},
		"a role that is none":               {decideTodo, identidad.Concesion{Rol: "RECTOR"}, nil, "/role"},
		"too long a comment":                {decideTodo, identidad.Concesion{Comentarios: strings.Repeat("x", 1001)}, nil, "/comentarios"},
	} {
		t.Run(name, func(t *testing.T) {
			a := accesoPedido(t)
			antes := a.Registro()
			_, err := a.Aprobar(c.por, c.c, ahora)
			if c.quiere != nil && !errors.Is(err, c.quiere) || c.en != "" && !slices.Equal(punteros(err), []string{c.en}) {
				t.Errorf("got %v, want %v %s", err, c.quiere, c.en)
			}
			if a.Registro() != antes {
				t.Error("a refused decision changed it")
			}
		})
	}
}

func TestAnApprovalSaysWhatTheAccountIsToBe(t *testing.T) {
	a := accesoPedido(t)
	d, err := a.Aprobar(decideTodo, identidad.Concesion{Rol: kernel.Coordinador, Centro: "otro", Comentarios: " Bienvenida. "}, ahora.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if want := (identidad.Datos{Nombre: "Lucía Peña", Correo: correo, Cedula: cedula, Telefono: "3001234567", Rol: kernel.Coordinador, Centro: "otro"}); d != want {
		t.Errorf("got %+v, want %+v", d, want)
	}
	a.Concedido("u5")
	r := a.Registro()
	if r.Estado != identidad.Aprobado || r.Usuario != "u5" || r.Motivo != "Bienvenida." || r.DecididoPor != decideTodo.ID || r.DecididoNombre != decideTodo.Nombre || !r.Decidido.Equal(time.Date(2026, 11, 23, 15, 30, 15, 123_000_000, time.UTC)) {
		t.Errorf("kept %+v", r)
	}
}

func TestARejectionNeedsAReason(t *testing.T) {
	for _, motivo := range []string{"", "   ", "Muy corto", strings.Repeat("x", 1001), "Con \u202e letras al revés"} {
		if err := accesoPedido(t).Rechazar(decideTodo, motivo, ahora); !slices.Equal(punteros(err), []string{"/motivo"}) {
			t.Errorf("%.20q: got %v, want one fault at /motivo", motivo, err)
		}
	}
	a := accesoPedido(t)
	if err := a.Rechazar(decideTodo, " No hace parte del centro. ", ahora); err != nil {
		t.Fatal(err)
	}
	if r := a.Registro(); r.Estado != identidad.Rechazado || r.Motivo != "No hace parte del centro." {
		t.Errorf("kept %+v", r)
	}
}

func TestADecisionIsTheLastWord(t *testing.T) {
	a := accesoPedido(t)
	if err := a.Rechazar(decideCentro, "No hace parte del centro.", time.Date(2026, 11, 24, 15, 5, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	_, aprobar := a.Aprobar(decideTodo, identidad.Concesion{}, ahora)
	for _, err := range []error{aprobar, a.Rechazar(decideTodo, "Otra vez el mismo motivo.", ahora)} {
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || !errors.Is(err, identidad.ErrAccesoDecidido) {
			t.Fatalf("got %v, want ErrAccesoDecidido", err)
		}
		if f.Message != "La solicitud de acceso ACC-2026-014 ya la rechazó Carlos Ortiz el 24/11/2026 a las 10:05. Recargue la página para ver la decisión." {
			t.Errorf("says %q", f.Message)
		}
	}
}

func TestRedDe(t *testing.T) {
	for direccion, quiere := range map[string]string{
		"192.0.2.7": "192.0.2.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "2001:db8:1:2::1": "2001:db8:1:2::/64",
		"fe80::1%eth0": "fe80::/64", "::ffff:192.0.2.7": "::ffff:192.0.2.7", "": "", "junto al fuego": "junto al fuego",
	} {
		if got := identidad.RedDe(direccion); got != quiere {
			t.Errorf("%q: got %q, want %q", direccion, got, quiere)
		}
	}
}
