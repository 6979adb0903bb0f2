package proceso_test

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"complementarias/cmd/demo"
	"complementarias/test/pgtest"
)

func TestAnExternalDatabaseIsFilledByNobody(t *testing.T) {
	t.Parallel()
	address := pgtest.Empty(t)
	p := start(t, setup{dir: folder(t), env: instance(address)})
	t.Logf("start on an empty external database: %s", p.ready())
	if n := count(t, address, "SELECT count(*) FROM usuarios"); n != 0 {
		t.Errorf("%d accounts, want none", n)
	}
	if strings.Contains(p.stdout.String(), demo.Clave) {
		t.Errorf("the program names accounts that there are not: %s", &p.stdout)
	}
	p.stop()
	again := start(t, setup{dir: folder(t), env: instance(address)})
	t.Logf("start on a migrated external database: %s", again.ready())
}

func TestMigrateFromTheTerminal(t *testing.T) {
	t.Parallel()
	env := instance(pgtest.Empty(t))
	for _, step := range []struct{ command, says, saysNot string }{
		{"status", "pendiente             20261123080000_base_outbox", "Z  "},
		{"up", "aplicada 20261123080000_base_outbox", "al día"},
		{"up", "La base de datos está al día.", "aplicada"},
		{"status", "Z  20261123080000_base_outbox", "pendiente"},
	} {
		p, code := run(t, setup{dir: folder(t), args: []string{"migrate", step.command}, env: env})
		if code != 0 {
			t.Errorf("migrate %s: exit %d: %s", step.command, code, &p.stderr)
		}
		says(t, &p.stdout, step.says)
		if strings.Contains(p.stdout.String(), step.saysNot) {
			t.Errorf("migrate %s says %q: %s", step.command, step.saysNot, &p.stdout)
		}
	}
}

var (
	passwordShown = regexp.MustCompile(`Contraseña: +(\S+)\n`)
	linkShown     = regexp.MustCompile(`https?://\S+/invitacion/(\S+)\n`)
)

func TestTheFirstAdministrator(t *testing.T) {
	t.Parallel()
	address := pgtest.Empty(t)
	for name, s := range map[string]setup{
		"an address of elsewhere": {args: []string{"create-admin", "--nombre", "Ana Ruiz", "--correo", "ana@example.com"}},
		"no answers":              {args: []string{"create-admin"}},
		"one answer of two":       {args: []string{"create-admin"}, stdin: "Ana Ruiz\n"},
	} {
		s.dir, s.env = folder(t), instance(address)
		if p, code := run(t, s); code != 1 || p.stderr.String() == "" || p.stdout.String() != "" {
			t.Errorf("%s: exit %d, %s%s", name, code, &p.stdout, &p.stderr)
		}
	}
	server := start(t, setup{dir: folder(t), env: instance(address)})
	server.ready()
	for correo, s := range map[string]setup{
		"ana.ruiz@sena.edu.co":    {args: []string{"create-admin", "--nombre", "Ana Ruiz", "--correo", "ana.ruiz@sena.edu.co"}},
		"luis.mora@sena.edu.co":   {args: []string{"create-admin"}, stdin: "Luis Mora\nluis.mora@sena.edu.co\n"},
		"rosa.leon@misena.edu.co": {args: []string{"create-admin", "--correo", "rosa.leon@misena.edu.co", "--clave"}, stdin: "Rosa León"},
	} {
		s.dir, s.env = folder(t), instance(address)
		p, code := run(t, s)
		if code != 0 {
			t.Fatalf("%s: exit %d: %s", correo, code, &p.stderr)
		}
		pattern, sentence := linkShown, "Sirve una sola vez"
		if slices.Contains(s.args, "--clave") {
			pattern, sentence = passwordShown, "no se vuelve a mostrar"
		}
		shown := pattern.FindAllStringSubmatch(p.stdout.String(), -1)
		if len(shown) != 1 || strings.Count(p.stdout.String()+p.stderr.String(), shown[0][1]) != 1 {
			t.Fatalf("%s: the way in is shown %d times, want once: %s", correo, len(shown), &p.stdout)
		}
		says(t, &p.stdout, correo, sentence)
		clave := shown[0][1]
		if pattern == linkShown {
			clave = "cuatro palabras que nadie une"
			user{program: server}.want(http.MethodPost, "/api/auth/reset", map[string]any{"token": shown[0][1], "password": clave, "autorizaUsoInfo": true}, http.StatusOK, &struct{}{})
		}
		var me struct{ User struct{ Email, Role string } }
		server.signInWith(correo, clave).want(http.MethodGet, "/api/auth/me", nil, http.StatusOK, &me)
		if me.User.Email != correo || me.User.Role != "ADMIN" {
			t.Errorf("signed in as %+v, want %s as ADMIN", me.User, correo)
		}
		if again, code := run(t, setup{dir: s.dir, env: s.env, args: []string{"create-admin", "--nombre", "Otra", "--correo", correo}}); code != 1 {
			t.Errorf("%s again: exit %d: %s", correo, code, &again.stderr)
		}
	}
}

func TestTheDemonstrationFromTheTerminal(t *testing.T) {
	t.Parallel()
	address := pgtest.Empty(t)
	elsewhere := "postgres://app@base.invalid/sena"
	for _, step := range []struct {
		name string
		args []string
		env  []string
		code int
		says string
	}{
		{"in production", []string{"demo"}, instance(address, "NODE_ENV=production", "NEXTAUTH_URL=https://complementarias.edu.co"), 1, "NODE_ENV=production"},
		{"in production with --yes", []string{"demo", "--yes"}, instance(address, "NODE_ENV=production", "NEXTAUTH_URL=https://complementarias.edu.co"), 1, "NODE_ENV=production"},
		{"on another machine", []string{"demo"}, instance(elsewhere), 1, "--yes"},
		{"on another machine with --yes", []string{"demo", "--yes"}, instance(elsewhere), 1, "no se puede usar la base de datos"},
		{"the first time", []string{"demo"}, instance(address), 0, "Datos de demostración cargados."},
		{"the second time", []string{"demo"}, instance(address), 1, "solo se cargan en una vacía"},
	} {
		p, code := run(t, setup{dir: folder(t), args: step.args, env: step.env})
		if code != step.code {
			t.Errorf("%s: exit %d, want %d: %s", step.name, code, step.code, &p.stderr)
		}
		stream := &p.stderr
		if step.code == 0 {
			stream = &p.stdout
		}
		says(t, stream, step.says)
	}
	server := start(t, setup{dir: folder(t), env: instance(address)})
	server.ready()
	if n := len(server.signIn("admin").solicitudes()); n == 0 {
		t.Error("the demonstration has no solicitud")
	}
}

func TestABackupIsNotedFromTheTerminal(t *testing.T) {
	t.Parallel()
	address := pgtest.Empty(t)
	for _, step := range []struct {
		name string
		args []string
		code int
		says string
		rows int
	}{
		{"a place with a password", []string{"--donde", "postgres://app:secreta@base.invalid/sena"}, 1, "--donde: Escriba solo el lugar", 0},
		{"a place that is too long", []string{"--donde", strings.Repeat("x", 201)}, 1, "--donde: El texto tiene 201 caracteres", 0},
		{"something else", []string{"disco"}, 1, "disco", 0},
		{"no place", nil, 0, "Respaldo anotado.", 1},
		{"a place", []string{"--donde", "disco de la sede"}, 0, "Respaldo anotado.", 2},
	} {
		p, code := run(t, setup{dir: folder(t), args: append([]string{"respaldo-hecho"}, step.args...), env: instance(address)})
		if code != step.code {
			t.Errorf("%s: exit %d, want %d: %s", step.name, code, step.code, &p.stderr)
		}
		stream := &p.stderr
		if step.code == 0 {
			stream = &p.stdout
		}
		says(t, stream, step.says)
		if strings.Contains(p.stderr.String()+p.stdout.String(), "secreta") {
			t.Errorf("%s: the password is told", step.name)
		}
		for _, table := range []string{"respaldos", "auditoria WHERE accion = 'ANOTAR_RESPALDO' AND actor_rol = 'SISTEMA'"} {
			if n := count(t, address, "SELECT count(*) FROM "+table); n != step.rows {
				t.Errorf("%s: %d rows in %s, want %d", step.name, n, table, step.rows)
			}
		}
	}
}

func TestHealthAndVersionFromTheTerminal(t *testing.T) {
	t.Parallel()
	if p, code := run(t, setup{dir: folder(t), args: []string{"version"}}); code != 0 || p.stdout.String() != version+"\n" {
		t.Errorf("version: exit %d, %q, want %q", code, &p.stdout, version)
	}
	if p, code := run(t, setup{dir: folder(t), args: []string{"health"}}); code != 1 || !strings.Contains(p.stderr.String(), "no responde") {
		t.Errorf("health of nothing: exit %d: %s", code, &p.stderr)
	}
	l, address := newLine(t, pgtest.Empty(t))
	server := start(t, setup{dir: folder(t), env: instance(address)})
	server.ready()
	health := func() (*program, int) {
		return run(t, setup{dir: folder(t), args: []string{"health"}, env: []string{"PORT=" + strconv.Itoa(server.port), "HOSTNAME=0.0.0.0"}})
	}
	if p, code := health(); code != 0 {
		t.Errorf("health: exit %d, want 0: %s", code, &p.stderr)
	}
	l.cut()
	if p, code := health(); code != 1 || !strings.Contains(p.stderr.String(), "503") {
		t.Errorf("health without a database: exit %d, want 1: %s", code, &p.stderr)
	}
}
