package identidad_test

import (
	"testing"
	"time"

	"complementarias/domain/identidad"
)

const inactividad = time.Hour

func TestASesionLetsNobodyIn(t *testing.T) {
	abierta := func() *identidad.Sesion { return identidad.AbrirSesion("s1", "u1", 3, ahora, 12*time.Hour) }
	enNavegador := func() *identidad.Sesion { return abierta().EnNavegador("huella", "Chrome en Android") }
	for tipo, nueva := range map[string]func() *identidad.Sesion{"of the API": abierta, "of a browser": enNavegador} {
		cerrada := nueva()
		cerrada.Cerrar(ahora)
		usada := nueva()
		usada.AnotarUso(usada.Expira().Add(-time.Second))
		for name, vigente := range map[string]bool{
			"closed":                    cerrada.Vigente(3, ahora, inactividad),
			"at the instant it expires": usada.Vigente(3, usada.Expira(), inactividad),
			"long after":                usada.Vigente(3, ahora.AddDate(1, 0, 0), inactividad),
			"of an older epoch":         nueva().Vigente(4, ahora, inactividad),
			"of a later epoch":          nueva().Vigente(2, ahora, inactividad),
		} {
			if vigente {
				t.Errorf("a session %s, %s, still lets in", tipo, name)
			}
		}
	}
	if enNavegador().Vigente(3, ahora.Add(inactividad), inactividad) {
		t.Error("a session of a browser that nobody used for an hour still lets in")
	}
	if !abierta().Vigente(3, ahora.Add(inactividad), inactividad) {
		t.Error("a session of the API ended because nobody used it")
	}
}

func TestASesionLastsAsLongAsSaid(t *testing.T) {
	s := identidad.AbrirSesion("s1", "u1", 3, ahora, 12*time.Hour)
	if !s.Vigente(3, ahora, inactividad) || !s.Vigente(3, s.Expira().Add(-time.Millisecond), inactividad) {
		t.Error("an open session lets nobody in")
	}
	r := s.Registro()
	if r.Creada.Location() != time.UTC || r.Creada != r.Creada.Truncate(time.Millisecond) || r.Expira.Sub(r.Creada) != 12*time.Hour {
		t.Errorf("instants are %v and %v, want UTC in milliseconds, 12 h apart", r.Creada, r.Expira)
	}
	if got := identidad.RestoreSesion(r).Registro(); got != r {
		t.Errorf("restored as %+v, want %+v", got, r)
	}
}

func TestUsingASesionOfABrowserKeepsItOpen(t *testing.T) {
	s := identidad.AbrirSesion("s1", "u1", 3, ahora, 12*time.Hour).EnNavegador("huella", "")
	for _, c := range []struct {
		uso   time.Duration
		queda time.Duration
	}{
		{-time.Hour, 0}, {59 * time.Second, 0}, {time.Minute, time.Minute}, {30 * time.Second, time.Minute}, {59 * time.Minute, 59 * time.Minute},
	} {
		s.AnotarUso(ahora.Add(c.uso))
		if got := s.Registro().UltimoUso.Sub(s.Registro().Creada); got != c.queda {
			t.Errorf("used after %v: the last use kept is %v after the beginning, want %v", c.uso, got, c.queda)
		}
	}
	if !s.Vigente(3, ahora.Add(59*time.Minute+inactividad-time.Millisecond), inactividad) {
		t.Error("a use did not keep the session open")
	}
}

func TestClosingAgainKeepsTheFirstTime(t *testing.T) {
	s := identidad.AbrirSesion("s1", "u1", 0, ahora, time.Hour)
	s.Cerrar(ahora.Add(time.Minute))
	primera := s.Registro().Cerrada
	s.Cerrar(ahora.Add(time.Hour))
	if got := s.Registro().Cerrada; got != primera {
		t.Errorf("closed at %v, want %v", got, primera)
	}
}
