package sello_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"complementarias/adapters/sello"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var secreto = []byte("un secreto largo y al azar para estas pruebas")

type reloj struct{ at time.Time }

func (r *reloj) now() time.Time { return r.at }

func caja(t *testing.T, secreto []byte, proposito string, r *reloj) *sello.Caja {
	t.Helper()
	c, err := sello.NewCaja(secreto, proposito, r.now)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func formularios(t *testing.T, secreto []byte) *sello.Formularios {
	t.Helper()
	n := 0
	f, err := sello.NewFormularios(secreto, func() string {
		n++
		return fmt.Sprintf("0197-%d", n)
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// alterados are the text with each of its characters changed, and cut, and doubled.
func alterados(s string) []string {
	todos := []string{"", s[1:], s[:len(s)-1], s + s, s + "A", " " + s, s + "=", strings.ToLower(s)}
	for i := range s {
		otra := byte('A')
		if s[i] == 'A' {
			otra = 'g'
		}
		todos = append(todos, s[:i]+string(otra)+s[i+1:])
	}
	return todos
}

var basura = []string{"", "A", "AAAA", "no es base64 ñ", "\x00\xff", strings.Repeat("A", 38), strings.Repeat("A", 48), strings.Repeat("A", 1<<20)}

func TestACajaThatIsNotOursStaysClosed(t *testing.T) {
	r := &reloj{time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)}
	c := caja(t, secreto, "peticiones", r)
	sellado := c.Cerrar([]byte("justificacion=larga"), "u1", 15*time.Minute)

	for name, abrir := range map[string]func() ([]byte, error){
		"another purpose": func() ([]byte, error) { return caja(t, secreto, "avisos", r).Abrir(sellado, "u1") },
		"another secret":  func() ([]byte, error) { return caja(t, []byte("otro"), "peticiones", r).Abrir(sellado, "u1") },
		"another person":  func() ([]byte, error) { return c.Abrir(sellado, "u2") },
		"nobody":          func() ([]byte, error) { return c.Abrir(sellado, "") },
	} {
		if got, err := abrir(); !errors.Is(err, sello.ErrAjeno) || got != nil {
			t.Errorf("%s: got %q, %v, want ErrAjeno", name, got, err)
		}
	}
	for _, s := range append(alterados(sellado), basura...) {
		if got, err := c.Abrir(s, "u1"); !errors.Is(err, sello.ErrAjeno) || got != nil {
			t.Errorf("%.60q: got %q, %v, want ErrAjeno", s, got, err)
		}
	}
}

func TestACajaOpensInTimeAndNeverAfter(t *testing.T) {
	r := &reloj{time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)}
	c := caja(t, secreto, "peticiones", r)
	for _, contenido := range []string{"", "x", strings.Repeat("ñ\x00", 1<<18)} {
		inicio := r.at
		sellado := c.Cerrar([]byte(contenido), "u1", 15*time.Minute)
		if strings.Trim(sellado, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			t.Errorf("%.60q does not go into a cookie", sellado)
		}
		r.at = inicio.Add(15*time.Minute - time.Millisecond)
		if got, err := c.Abrir(sellado, "u1"); err != nil || string(got) != contenido {
			t.Errorf("in time: got %.40q, %v", got, err)
		}
		for _, tarde := range []time.Duration{15 * time.Minute, 24 * time.Hour} {
			r.at = inicio.Add(tarde)
			if got, err := c.Abrir(sellado, "u1"); !errors.Is(err, sello.ErrVencido) || got != nil {
				t.Errorf("after %v: got %.40q, %v, want ErrVencido", tarde, got, err)
			}
			if _, err := c.Abrir(sellado, "u2"); !errors.Is(err, sello.ErrAjeno) {
				t.Errorf("another person after %v: got %v, want ErrAjeno", tarde, err)
			}
		}
	}
}

func TestTheSameContentIsNeverClosedAlike(t *testing.T) {
	c := caja(t, secreto, "peticiones", &reloj{time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)})
	if a, b := c.Cerrar([]byte("x"), "u1", time.Minute), c.Cerrar([]byte("x"), "u1", time.Minute); a == b || strings.Contains(a, "u1") {
		t.Errorf("closed as %q and as %q", a, b)
	}
}

func TestAnIDOfAFormCannotBeForged(t *testing.T) {
	f := formularios(t, secreto)
	firmado := f.Nuevo("u1")
	ajenos := append(alterados(firmado), basura...)
	ajenos = append(ajenos, formularios(t, []byte("otro secreto")).Nuevo("u1"),
		caja(t, secreto, "formularios", &reloj{}).Cerrar([]byte("0197-1\x00u1"), "", time.Hour))
	for _, s := range ajenos {
		if got, err := f.Dueno(s); !errors.Is(err, sello.ErrAjeno) || got != "" {
			t.Errorf("%.60q: got %q, %v, want ErrAjeno", s, got, err)
		}
		if id, err := f.De(s, "u1"); !errors.Is(err, sello.ErrAjeno) || id != "" {
			t.Errorf("%.60q: got %q, %v, want ErrAjeno", s, id, err)
		}
	}
	for _, otra := range []kernel.UsuarioID{"u2", "", "u"} {
		if id, err := f.De(firmado, otra); !errors.Is(err, sello.ErrAjeno) || id != "" {
			t.Errorf("%q sends the form of u1: got %q, %v", otra, id, err)
		}
	}
}

func TestAnIDOfAFormIsFreshAndSaysWhose(t *testing.T) {
	f := formularios(t, secreto)
	uno, dos := f.Nuevo("u1"), f.Nuevo("u1")
	if dueno, err := f.Dueno(dos); err != nil || dueno != "u1" {
		t.Errorf("is a form of %q, %v, want u1", dueno, err)
	}
	for firmado, quiere := range map[string]string{uno: "0197-1", dos: "0197-2"} {
		if id, err := f.De(firmado, "u1"); err != nil || id != quiere {
			t.Errorf("is %q, %v, want %s", id, err, quiere)
		}
	}
}

func FuzzNothingBreaksASeal(f *testing.F) {
	for _, s := range basura[:7] {
		f.Add(s, "u1")
	}
	r := &reloj{time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)}
	c, err := sello.NewCaja(secreto, "peticiones", r.now)
	if err != nil {
		f.Fatal(err)
	}
	ids, err := sello.NewFormularios(secreto, func() string { return "0197-1" })
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s, para string) {
		if got, err := c.Abrir(s, para); err == nil {
			t.Errorf("%q opened as %q", s, got)
		}
		if got, err := ids.Dueno(s); err == nil && strings.NewReplacer("\r", "", "\n", "").Replace(s) != ids.Nuevo(got) {
			t.Errorf("%q is taken for a form of %q", s, got)
		}
	})
}
