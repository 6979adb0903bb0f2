package password_test

import (
	"regexp"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"complementarias/adapters/password"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const clave = "piñón de la montaña"

func TestVerify(t *testing.T) {
	h := password.NewHasher(password.DefaultLanes)
	hash, err := h.Hash(t.Context(), clave)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		clave string
		want  bool
	}{
		"another one":                      {"piñón de la sabana.", false},
		"nothing":                          {"", false},
		"in capitals":                      {strings.ToUpper(clave), false},
		"without accents":                  {"pinon de la montana", false},
		"the same":                         {clave, true},
		"the same, with combining accents": {"pin\u0303o\u0301n de la montan\u0303a", true},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := h.Verify(t.Context(), hash, c.clave); err != nil || got != c.want {
				t.Errorf("got %v, %v, want %v", got, err, c.want)
			}
		})
	}
}

func TestVerifyFailsOnWhatIsNoHash(t *testing.T) {
	for _, hash := range []string{"", clave, "$2b$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1,t=1,p=1$!$!"} {
		if ok, err := password.NewHasher(1).Verify(t.Context(), hash, clave); err == nil || ok {
			t.Errorf("%q: got %v, %v, want an error", hash, ok, err)
		}
	}
}

func TestHashesCostWhatOWASPAsksForAndNeverRepeat(t *testing.T) {
	h := password.NewHasher(password.DefaultLanes)
	one, err := h.Hash(t.Context(), clave)
	if err != nil {
		t.Fatal(err)
	}
	other, err := h.Hash(t.Context(), clave)
	if err != nil {
		t.Fatal(err)
	}
	if one == other {
		t.Error("two hashes of one password are the same: there is no salt")
	}
	if !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash begins %.40s", one)
	}
}

func TestVerifyDummyMatchesNothing(t *testing.T) {
	for _, text := range []string{"", clave, strings.Repeat("\x00", 32)} {
		if err := password.NewHasher(1).VerifyDummy(t.Context(), text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRandomPasswordsAreLongAndNeverRepeat(t *testing.T) {
	form := regexp.MustCompile(`^[a-z2-7]{6}(-[a-z2-7]{6}){3}$`)
	seen := map[string]bool{}
	for range 1000 {
		p := password.Random()
		if !form.MatchString(p) || seen[p] {
			t.Fatalf("%q is malformed or repeated", p)
		}
		seen[p] = true
	}
}

func BenchmarkVerify(b *testing.B) {
	h := password.NewHasher(password.DefaultLanes)
	hash, err := h.Hash(b.Context(), clave)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := h.Verify(b.Context(), hash, clave); err != nil {
			b.Fatal(err)
		}
	}
}
