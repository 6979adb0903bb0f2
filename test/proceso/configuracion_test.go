package proceso_test

import (
	"net"
	"strings"
	"testing"

	"complementarias/config"
)

func TestAConfigurationThatIsRefused(t *testing.T) {
	t.Parallel()
	const mark = "ZZmarcaZZ" // in every value that nobody may read in a log
	for name, c := range map[string]struct{ env, names []string }{
		"production with nothing set": {
			[]string{"NODE_ENV=production"},
			[]string{"DATABASE_URL: falta", "JWT_SECRET: falta", "NEXTAUTH_SECRET: falta", "NEXTAUTH_URL: falta"},
		},
		"production with everything wrong": {
			[]string{"NODE_ENV=production", "DATABASE_URL=mysql://app:" + mark + "@base/sena", "JWT_SECRET=" + mark, "NEXTAUTH_SECRET=" + mark,
				"NEXTAUTH_URL=http://" + mark + ".edu.co", "PORT=" + mark, "LOG_LEVEL=" + mark, "JWT_TTL=" + mark},
			[]string{"DATABASE_URL: no es", "JWT_SECRET: tiene menos de 32", "NEXTAUTH_SECRET: tiene menos de 32", "es igual a JWT_SECRET",
				"NEXTAUTH_URL: usa http", "PORT: no es un puerto", "LOG_LEVEL: no es", "JWT_TTL: no es"},
		},
		"an environment that nobody knows": {[]string{"NODE_ENV=produccion"}, []string{"NODE_ENV: no es un entorno conocido", "DATABASE_URL: falta"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, command := range []string{"serve", "health"} {
				p, code := run(t, setup{dir: folder(t), env: c.env, args: []string{command}})
				if code != config.ExitCode {
					t.Errorf("%s: exit %d, want %d", command, code, config.ExitCode)
				}
				says(t, &p.stderr, c.names...)
				if text := p.stdout.String() + p.stderr.String(); strings.Contains(strings.ToLower(text), strings.ToLower(mark)) {
					t.Errorf("%s shows a value: %s", command, text)
				}
			}
		})
	}
}

func TestADatabaseThatCannotBeReached(t *testing.T) {
	t.Parallel()
	const clave = "ZZmarcaZZ"
	mute, closed := listen(t), listen(t) // nobody takes what waits at the first one
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for name, host := range map[string]string{"refused": closed.Addr().String(), "never answered": mute.Addr().String(), "unknown host": "base.invalid"} {
		for _, command := range []string{"serve", "migrate status", "migrate up", "create-admin --nombre Ana --correo ana@sena.edu.co"} {
			t.Run(name+" "+command, func(t *testing.T) {
				t.Parallel()
				p, code := run(t, setup{dir: folder(t), args: strings.Fields(command), env: instance("postgres://app:" + clave + "@" + host + "/sena")})
				if code != 1 {
					t.Errorf("exit %d, want 1", code)
				}
				says(t, &p.stderr, "no se puede usar la base de datos de DATABASE_URL")
				if text := p.stdout.String() + p.stderr.String(); strings.Contains(text, clave) {
					t.Errorf("the password is shown: %s", text)
				}
			})
		}
	}
}

// listen takes a port of this machine until the test ends.
func listen(t testing.TB) net.Listener {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // it may be closed already
	return l
}
