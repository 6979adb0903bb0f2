package token_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"complementarias/adapters/token"
	"complementarias/domain/identidad"
)

var (
	key   = []byte("una llave de prueba de 32 bytes o mas")
	ahora = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
)

func clock() time.Time { return ahora }

func claims() jwt.MapClaims {
	return jwt.MapClaims{"jti": "s1", "iss": "complementarias", "exp": ahora.Add(time.Hour).Unix()}
}

func signed(t *testing.T, method jwt.SigningMethod, key any, c jwt.Claims) string {
	t.Helper()
	s, err := jwt.NewWithClaims(method, c).SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func without(claim string) jwt.MapClaims {
	c := claims()
	delete(c, claim)
	return c
}

func with(claim string, value any) jwt.MapClaims {
	c := claims()
	c[claim] = value
	return c
}

func TestParseRefuses(t *testing.T) {
	good := signed(t, jwt.SigningMethodHS256, key, claims())
	parts := strings.Split(good, ".")
	other := base64.RawURLEncoding.EncodeToString([]byte(`{"jti":"s2","iss":"complementarias","exp":9999999999}`))
	for name, text := range map[string]string{
		"nothing":                "",
		"garbage":                "no.es.token",
		"two parts":              parts[0] + "." + parts[1],
		"no signature":           parts[0] + "." + parts[1] + ".",
		"another body":           parts[0] + "." + other + "." + parts[2],
		"something behind":       good + "x",
		"alg none":               signed(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, claims()),
		"HS512":                  signed(t, jwt.SigningMethodHS512, key, claims()),
		"another key":            signed(t, jwt.SigningMethodHS256, []byte("otra llave"), claims()),
		"the known sample key":   signed(t, jwt.SigningMethodHS256, []byte("fallback-secret-key"), claims()),
		"expired":                signed(t, jwt.SigningMethodHS256, key, with("exp", ahora.Add(-time.Second).Unix())),
		"expiring now":           signed(t, jwt.SigningMethodHS256, key, with("exp", ahora.Unix())),
		"no expiry":              signed(t, jwt.SigningMethodHS256, key, without("exp")),
		"an expiry that is text": signed(t, jwt.SigningMethodHS256, key, with("exp", "nunca")),
		"another issuer":         signed(t, jwt.SigningMethodHS256, key, with("iss", "otro")),
		"no issuer":              signed(t, jwt.SigningMethodHS256, key, without("iss")),
		"no session":             signed(t, jwt.SigningMethodHS256, key, without("jti")),
		"an empty session":       signed(t, jwt.SigningMethodHS256, key, with("jti", "")),
	} {
		t.Run(name, func(t *testing.T) {
			if id, err := token.New(key, clock).Parse(text); !errors.Is(err, identidad.ErrSesion) || id != "" {
				t.Errorf("got %q, %v, want ErrSesion", id, err)
			}
		})
	}
}

func TestATokenNamesItsSessionUntilItExpires(t *testing.T) {
	at := ahora
	tokens := token.New(key, func() time.Time { return at })
	text, err := tokens.Sign("s1", ahora.Add(12*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	at = ahora.Add(12*time.Hour - time.Second)
	if id, err := tokens.Parse(text); err != nil || id != "s1" {
		t.Errorf("got %q, %v, want s1", id, err)
	}
	at = ahora.Add(12 * time.Hour)
	if _, err := tokens.Parse(text); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("an expired token gives %v, want ErrSesion", err)
	}
}

func TestATokenCarriesNoPersonalData(t *testing.T) {
	text, err := token.New(key, clock).Sign("s1", ahora.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	var c jwt.MapClaims
	if _, _, err := jwt.NewParser().ParseUnverified(text, &c); err != nil {
		t.Fatal(err)
	}
	for name := range c {
		switch name {
		case "jti", "iss", "iat", "exp":
		default:
			t.Errorf("the token also carries %q", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	tokens := token.New(key, clock)
	f.Add("")
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Fuzz(func(t *testing.T, text string) {
		if id, err := tokens.Parse(text); err == nil {
			t.Errorf("takes %q for session %q", text, id)
		}
	})
}
