package identidad_test

import (
	"testing"
	"time"

	"complementarias/domain/identidad"
)

func TestASesionLetsNobodyIn(t *testing.T) {
	abierta := func() *identidad.Sesion { return identidad.AbrirSesion("s1", "u1", 3, ahora, 12*time.Hour) }
	cerrada := abierta()
	cerrada.Cerrar(ahora)
	for name, vigente := range map[string]bool{
		"closed":                    cerrada.Vigente(3, ahora),
		"at the instant it expires": abierta().Vigente(3, abierta().Expira()),
		"long after":                abierta().Vigente(3, ahora.AddDate(1, 0, 0)),
		"of an older epoch":         abierta().Vigente(4, ahora),
		"of a later epoch":          abierta().Vigente(2, ahora),
	} {
		if vigente {
			t.Errorf("a session %s still lets in", name)
		}
	}
}

func TestASesionLastsAsLongAsSaid(t *testing.T) {
	s := identidad.AbrirSesion("s1", "u1", 3, ahora, 12*time.Hour)
	if !s.Vigente(3, ahora) || !s.Vigente(3, s.Expira().Add(-time.Millisecond)) {
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

func TestClosingAgainKeepsTheFirstTime(t *testing.T) {
	s := identidad.AbrirSesion("s1", "u1", 0, ahora, time.Hour)
	s.Cerrar(ahora.Add(time.Minute))
	primera := s.Registro().Cerrada
	s.Cerrar(ahora.Add(time.Hour))
	if got := s.Registro().Cerrada; got != primera {
		t.Errorf("closed at %v, want %v", got, primera)
	}
}
