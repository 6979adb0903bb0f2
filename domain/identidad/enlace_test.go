package identidad_test

import (
	"errors"
	"testing"
	"time"

	"complementarias/domain/identidad"
)

func TestALinkIsRefusedAlikeWhateverIsWrong(t *testing.T) {
	nuevo := func() *identidad.Enlace {
		return identidad.NewEnlace("e1", identidad.EnlaceRestablecer, "u1", "huella", ahora)
	}
	usado := nuevo()
	if err := usado.Usar(ahora, identidad.EnlaceRestablecer); err != nil {
		t.Fatal(err)
	}
	anulado := nuevo().Registro()
	anulado.Anulado = ahora
	for nombre, c := range map[string]struct {
		enlace *identidad.Enlace
		at     time.Time
		tipo   identidad.TipoEnlace
	}{
		"used":            {usado, ahora, identidad.EnlaceRestablecer},
		"voided":          {identidad.RestoreEnlace(anulado), ahora, identidad.EnlaceRestablecer},
		"too old":         {nuevo(), ahora.Add(identidad.VigenciaRestablecer), identidad.EnlaceRestablecer},
		"of another kind": {nuevo(), ahora, identidad.EnlaceInvitacion},
		"of nobody":       {identidad.NewEnlace("e1", identidad.EnlaceRestablecer, "", "huella", ahora), ahora, identidad.EnlaceRestablecer},
	} {
		err := c.enlace.Usar(c.at, c.tipo)
		if err != error(identidad.ErrEnlace) { //nolint:errorlint // the very same answer for all
			t.Errorf("%s: got %v, want ErrEnlace", nombre, err)
		}
	}
	if err := nuevo().Usar(ahora); !errors.Is(err, identidad.ErrEnlace) {
		t.Errorf("for no kind at all: got %v, want ErrEnlace", err)
	}
}

func TestALinkWorksForItsTime(t *testing.T) {
	for tipo, vigencia := range map[identidad.TipoEnlace]time.Duration{
		identidad.EnlaceInvitacion: 24 * time.Hour, identidad.EnlaceRestablecer: 30 * time.Minute,
	} {
		e := identidad.NewEnlace("e1", tipo, "u1", "huella", ahora)
		if !e.Vigente(ahora.Add(vigencia-time.Second), tipo) || e.Vigente(ahora.Add(vigencia), tipo) {
			t.Errorf("%s does not end %v after it was made", tipo, vigencia)
		}
		if err := e.Usar(ahora.Add(time.Minute), identidad.EnlaceInvitacion, identidad.EnlaceRestablecer); err != nil {
			t.Errorf("%s: %v", tipo, err)
		}
		if got := e.Registro().Usado; !got.Equal(ahora.Add(time.Minute).Truncate(time.Millisecond)) {
			t.Errorf("used at %v", got)
		}
	}
}

func TestThePasswordOfAnAccount(t *testing.T) {
	nunca := func(string) (string, error) {
		t.Error("hashed a password that nobody asked for")
		return "", nil
	}
	d := datos()
	d.Clave = ""
	invitada, err := identidad.NewInvitado("u1", d, dominios, ahora)
	if err != nil || invitada.Clave() != identidad.ClaveNinguna || invitada.Registro().ClaveHash != "" || invitada.PuedeInvitarse() != nil {
		t.Fatalf("invited as %+v, %v", invitada, err)
	}
	if _, err := identidad.NewConClaveTemporal("u1", d, dominios, nunca, ahora); err == nil {
		t.Error("a temporary password that is none was taken")
	}
	temporal, err := identidad.NewConClaveTemporal("u1", datos(), dominios, cifrar, ahora)
	if err != nil || temporal.Clave() != identidad.ClaveTemporal {
		t.Fatalf("opened as %+v, %v", temporal, err)
	}
	for nombre, u := range map[string]*identidad.Usuario{"invited": invitada, "temporary": temporal} {
		if err := u.CambiarClave("cebada nueva en el cerro", cifrar, ahora); err != nil || u.Clave() != identidad.ClavePropia {
			t.Errorf("%s: has a password that is %s, %v", nombre, u.Clave(), err)
		}
		if err := u.PuedeInvitarse(); !errors.Is(err, identidad.ErrNoInvitable) {
			t.Errorf("%s: may be invited with a password: %v", nombre, err)
		}
	}
	if err := temporal.DarClaveTemporal("trigo maduro en la loma", cifrar, ahora); err != nil || temporal.Clave() != identidad.ClaveTemporal {
		t.Errorf("has a password that is %s, %v", temporal.Clave(), err)
	}
	temporal.QuitarClave(ahora.Add(time.Hour))
	if r := temporal.Registro(); r.ClaveEstado != identidad.ClaveNinguna || r.ClaveHash != "" || !r.ClaveCambiadaEn.Equal(instanteDe(ahora.Add(time.Hour))) {
		t.Errorf("without password it is %+v", r)
	}
	if err := temporal.Desactivar(identidad.SistemaComoAdmin(), identidad.Cese{}, ahora); err != nil {
		t.Fatal(err)
	}
	if err := temporal.PuedeInvitarse(); !errors.Is(err, identidad.ErrNoInvitable) {
		t.Errorf("a closed account may be invited: %v", err)
	}
}

func instanteDe(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
