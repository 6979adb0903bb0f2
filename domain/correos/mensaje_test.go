package correos_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

var (
	ahora = time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC)
	ines  = correos.Destino{Usuario: "ines"}
)

func nuevo(t *testing.T) correos.Mensaje {
	t.Helper()
	m, ok, err := correos.New("m1", "entrega-1", correos.SolicitudAprobada, ines, correos.Datos{Codigo: "SOL-2026-001"}, correos.AlMomento, ahora)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return m
}

func TestADefectiveMessageIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		id, entrega string
		tipo        correos.Tipo
		para        correos.Destino
		datos       correos.Datos
		at          time.Time
	}{
		"no id":           {"", "e", correos.ClaveCambiada, ines, correos.Datos{}, ahora},
		"no delivery":     {"m", "", correos.ClaveCambiada, ines, correos.Datos{}, ahora},
		"unknown kind":    {"m", "e", "SALUDO", ines, correos.Datos{}, ahora},
		"nobody":          {"m", "e", correos.ClaveCambiada, correos.Destino{}, correos.Datos{}, ahora},
		"two recipients":  {"m", "e", correos.ClaveCambiada, correos.Destino{Usuario: "a", Acceso: "b"}, correos.Datos{}, ahora},
		"no instant":      {"m", "e", correos.ClaveCambiada, ines, correos.Datos{}, time.Time{}},
		"without a link":  {"m", "e", correos.Invitacion, ines, correos.Datos{}, ahora},
		"reset, no link ": {"m", "e", correos.Restablecimiento, ines, correos.Datos{}, ahora},
	} {
		if _, ok, err := correos.New(c.id, c.entrega, c.tipo, c.para, c.datos, correos.AlMomento, c.at); err == nil || ok {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestAFrequencyDecidesWhatBecomesOfAMessage(t *testing.T) {
	for _, c := range []struct {
		tipo correos.Tipo
		f    correos.Frecuencia
		ok   bool
		want correos.Estado
	}{
		{correos.SolicitudAprobada, correos.AlMomento, true, correos.EnEspera},
		{correos.SolicitudAprobada, correos.Diaria, true, correos.ParaResumen},
		{correos.SolicitudAprobada, correos.Nunca, false, ""},
		{correos.ClaveCambiada, correos.Nunca, true, correos.EnEspera},
		{correos.Resumen, correos.Diaria, true, correos.EnEspera},
	} {
		m, ok, err := correos.New("m", "e", c.tipo, ines, correos.Datos{}, c.f, ahora)
		if err != nil || ok != c.ok || m.Estado != c.want {
			t.Errorf("%s %s: got %s %t %v, want %s %t", c.tipo, c.f, m.Estado, ok, err, c.want, c.ok)
		}
	}
	siempre := correos.Preferencias{correos.Invitacion: correos.Nunca, correos.SolicitudAprobada: correos.Diaria}
	if siempre.De(correos.Invitacion) != correos.AlMomento || siempre.De(correos.SolicitudAprobada) != correos.Diaria ||
		siempre.De(correos.FichaAsignada) != correos.AlMomento {
		t.Error("a mail about the own account can be switched off, or a choice is not kept")
	}
}

func TestAFailureIsTriedAgainAndThenDead(t *testing.T) {
	m, at := nuevo(t), ahora
	for i, espera := range []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour} {
		m.Copias++
		m.Fallar(correos.Fallo{Motivo: "No responde."}, at)
		if m.Estado != correos.EnEspera || !m.Disponible.Equal(at.Add(espera)) || m.Intentos != i+1 || m.Copias != 0 {
			t.Fatalf("failure %d: got %+v, want it again after %v", i+1, m, espera)
		}
		at = m.Disponible
	}
	m.Copias++
	m.Fallar(correos.Fallo{Motivo: "No responde."}, at)
	if m.Estado != correos.Muerto || m.Motivo != "No responde." || !m.Terminado.Equal(at) {
		t.Errorf("after the last one: got %+v, want it dead", m)
	}
}

func TestARefusalIsFinal(t *testing.T) {
	m := nuevo(t)
	m.Copias++
	m.Fallar(correos.Fallo{Motivo: "No existe (550).", Definitivo: true}, ahora)
	if m.Estado != correos.Muerto || m.Intentos != 1 || m.Copias != 0 {
		t.Errorf("got %+v, want it dead at once", m)
	}
}

func TestWhatMayHaveArrivedIsSentTwiceAtMost(t *testing.T) {
	m := nuevo(t)
	for range 2 {
		m.Copias++
		m.Fallar(correos.Fallo{Motivo: "Sin confirmar.", Dudoso: true}, ahora)
	}
	if m.Estado != correos.Muerto || m.Copias != correos.CopiasMaximas || !strings.Contains(m.Motivo, "dos veces") {
		t.Errorf("got %+v, want it dead after two copies", m)
	}
}

func TestOnlyWhatWasGivenUpIsSentAgain(t *testing.T) {
	for _, e := range correos.Estados() {
		m := nuevo(t)
		m.Estado, m.Intentos, m.Copias, m.Motivo, m.Terminado = e, 3, 2, "x", ahora
		err := m.Reenviar(ahora.Add(time.Hour))
		if quiere := e == correos.Muerto || e == correos.NoEnviado; quiere != (err == nil) {
			t.Errorf("%s: got %v", e, err)
		} else if quiere && (m.Estado != correos.EnEspera || m.Intentos != 0 || m.Copias != 0 || m.Motivo != "" || !m.Terminado.IsZero()) {
			t.Errorf("%s: got %+v, want it as new", e, m)
		} else if !quiere && !errors.Is(err, correos.ErrNoReenviable) {
			t.Errorf("%s: got %v, want ErrNoReenviable", e, err)
		}
	}
}

func TestPolicy(t *testing.T) {
	for rol, quiere := range map[kernel.Rol]bool{kernel.Admin: true, kernel.Coordinador: false, kernel.Instructor: false, "": false} {
		if err := correos.PuedeAdministrar(kernel.Actor{Rol: rol}); (err == nil) != quiere {
			t.Errorf("%s: got %v", rol, err)
		}
	}
	for _, tipo := range correos.Tipos() {
		if correos.Legible(tipo, true) == tipo.Secreto() || !correos.Legible(tipo, false) {
			t.Errorf("%s: the administration may read it wrongly", tipo)
		}
	}
}
