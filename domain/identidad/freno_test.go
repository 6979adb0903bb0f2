package identidad_test

import (
	"errors"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
)

func frenosDe(ambitos ...identidad.AmbitoFreno) identidad.Frenos {
	var fs identidad.Frenos
	for _, a := range ambitos {
		fs = append(fs, identidad.RestoreFreno(identidad.RegistroFreno{LlaveFreno: identidad.LlaveFreno{Ambito: a, Llave: "x"}}))
	}
	return fs
}

func segundosDe(t *testing.T, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.TooMany {
		t.Fatalf("got %v, want fault.TooMany", err)
	}
	return f.Details[identidad.DetalleReintentar].(int)
}

func TestTheWaitGrowsFromTheFifthFailureAndNeverEndsInALock(t *testing.T) {
	fs, at := frenosDe(identidad.FrenoPar), ahora
	for i := range 5 {
		if err := fs.Contar(at); err != nil {
			t.Fatalf("attempt %d: %v", i+1, err)
		}
	}
	for _, segundos := range []int{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900} {
		if got := segundosDe(t, fs.Contar(at)); got != segundos {
			t.Fatalf("has to wait %d seconds, want %d", got, segundos)
		}
		if got := segundosDe(t, fs.Contar(at.Add(time.Duration(segundos)*time.Second-time.Millisecond))); got != 1 {
			t.Errorf("just before the end: %d seconds", got)
		}
		at = at.Add(time.Duration(segundos) * time.Second)
		if err := fs.Contar(at); err != nil {
			t.Fatalf("after %d seconds: %v", segundos, err)
		}
	}
	if err := fs.Contar(at.Add(identidad.OlvidoFreno)); err != nil {
		t.Error(err)
	}
	if got := fs[0].Registro().Intentos; got != 1 {
		t.Errorf("a day later %d attempts count, want 1", got)
	}
}

func TestTheRightPasswordForgetsTheFailures(t *testing.T) {
	fs := frenosDe(identidad.FrenoPar, identidad.FrenoCuenta, identidad.FrenoDireccion)
	for range 5 {
		if err := fs.Contar(ahora); err != nil {
			t.Fatal(err)
		}
	}
	fs.Acertar(ahora)
	for range 5 {
		if err := fs.Contar(ahora); err != nil {
			t.Fatal(err)
		}
	}
	if fs.Contar(ahora) == nil {
		t.Error("the sixth was let through")
	}
}

func TestAnAttemptThatNobodyJudgedIsTakenBack(t *testing.T) {
	fs := frenosDe(identidad.FrenoPar, identidad.FrenoDireccion)
	for range 40 {
		if err := fs.Contar(ahora); err != nil {
			t.Fatal(err)
		}
		fs.Devolver()
	}
	if r := fs[0].Registro(); r.Intentos != 0 || !r.Hasta.IsZero() {
		t.Errorf("kept %+v", r)
	}
}

func TestThirtyFailuresAMinuteFromOneAddress(t *testing.T) {
	fs := frenosDe(identidad.FrenoDireccion)
	for range 30 {
		if err := fs.Contar(ahora.Add(20 * time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	if got := segundosDe(t, fs.Contar(ahora.Add(50*time.Second))); got != 30 {
		t.Errorf("has to wait %d seconds, want 30", got)
	}
	if err := fs.Contar(ahora.Add(80 * time.Second)); err != nil {
		t.Errorf("a minute later: %v", err)
	}
}

func TestOthersCannotKeepSomebodyOutOfAPlaceThatIsKnown(t *testing.T) {
	par, cuenta := identidad.RestoreFreno(identidad.RegistroFreno{LlaveFreno: identidad.LlaveFreno{Ambito: identidad.FrenoPar}}),
		identidad.RestoreFreno(identidad.RegistroFreno{LlaveFreno: identidad.LlaveFreno{Ambito: identidad.FrenoCuenta}})
	propia := identidad.Frenos{par, cuenta}
	if err := propia.Contar(ahora); err != nil {
		t.Fatal(err)
	}
	propia.Acertar(ahora)
	ajena := identidad.Frenos{cuenta}
	for range 50 {
		if err := ajena.Contar(ahora); err != nil {
			t.Fatal(err)
		}
	}
	if got := segundosDe(t, ajena.Contar(ahora)); got != 1 {
		t.Errorf("another address has to wait %d seconds, want 1", got)
	}
	if err := propia.Contar(ahora); err != nil {
		t.Errorf("the own address: %v", err)
	}
	if segundosDe(t, propia.Contar(ahora.Add(identidad.ConocidaFreno))) != 0 {
		t.Error("a month later nothing counts")
	}
}

func TestTheSentenceSaysHowLong(t *testing.T) {
	for segundos, dice := range map[time.Duration]string{1: "1 segundo", 2: "2 segundos", 90: "90 segundos", 91: "2 minutos", 900: "15 minutos"} {
		f := identidad.RestoreFreno(identidad.RegistroFreno{LlaveFreno: identidad.LlaveFreno{Ambito: identidad.FrenoPar}, Hasta: ahora.Add(segundos * time.Second)})
		err, _ := errors.AsType[*fault.Error](identidad.Frenos{f}.Contar(ahora))
		if quiere := "Hubo demasiados intentos. Espere " + dice + " y vuelva a intentarlo."; err == nil || err.Message != quiere {
			t.Errorf("says %v, want %q", err, quiere)
		}
	}
}
