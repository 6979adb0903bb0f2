package sistema_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/sistema"
)

var ahora = time.Date(2026, 11, 26, 15, 0, 0, 123456789, time.UTC)

func TestAPlaceThatIsNoneOrTellsASecretIsRefused(t *testing.T) {
	for nombre, donde := range map[string]string{
		"too long":               strings.Repeat("á", sistema.DondeMaximo+1),
		"two lines":              "disco\nexterno",
		"a control character":    "disco\x07",
		"an address with a user": "postgres://app:secreta@base.edu.co/sena",
		"a signed address":       "https://cubo.edu.co/2026-11-26.dump?firma=abc",
		"words of PostgreSQL":    "host=base Password = secreta",
	} {
		_, err := sistema.NewRespaldo(donde, ahora)
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Pointer != "/donde" || strings.Contains(err.Error(), "secreta") {
			t.Errorf("%s: %v", nombre, err)
		}
	}
}

func TestABackupIsKeptWithItsPlaceOrWithoutOne(t *testing.T) {
	for donde, want := range map[string]string{
		"": "", "  ": "", " disco externo de la sede ": "disco externo de la sede",
		"s3://respaldos/2026-11-26.dump": "s3://respaldos/2026-11-26.dump", strings.Repeat("á", sistema.DondeMaximo): strings.Repeat("á", sistema.DondeMaximo),
	} {
		r, err := sistema.NewRespaldo(donde, ahora)
		if err != nil || r.Donde != want || !r.En.Equal(ahora.Truncate(time.Millisecond)) || !r.Hay() {
			t.Errorf("%q: %+v, %v", donde, r, err)
		}
	}
}

func TestABackupIsOldAfterTwoDays(t *testing.T) {
	r, err := sistema.NewRespaldo("", ahora)
	if err != nil {
		t.Fatal(err)
	}
	for despues, want := range map[time.Duration]bool{-time.Hour: true, 0: true, sistema.RespaldoAlDia: true, sistema.RespaldoAlDia + time.Millisecond: false} {
		if got := r.AlDia(r.En.Add(despues)); got != want {
			t.Errorf("after %s: %t", despues, got)
		}
	}
	if (sistema.Respaldo{}).Hay() || (sistema.Respaldo{}).AlDia(time.Time{}) {
		t.Error("none is one")
	}
}
