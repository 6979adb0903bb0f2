package proceso_test

import (
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"complementarias/cmd/demo"
)

func TestFirstStartAndTheOnesAfterIt(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	first := start(t, setup{dir: dir})
	t.Logf("first start: %s from exec to the first answer", first.ready())
	eventually(t, askLimit, "the program says how to stop it", func() bool { return strings.Contains(first.stdout.String(), "Ctrl-C") })
	says(t, &first.stdout, "http://localhost:"+strconv.Itoa(first.port), demo.Clave)
	for _, c := range demo.Cuentas() {
		says(t, &first.stdout, c.Correo, c.CentroNombre)
		first.signInWith(c.Correo, demo.Clave)
	}
	for _, path := range []string{"/", "/livez", "/readyz", "/api/health"} {
		if a, err := first.ask(t.Context(), http.MethodGet, path, "", nil); err != nil || a.status != http.StatusOK {
			t.Errorf("GET %s: %d, %v: %s", path, a.status, err, a.body)
		}
	}
	instructora, admin := first.signIn("instructor1.9546"), first.signIn("admin")
	escrita := instructora.crear(instructora.borrador())
	antes := admin.solicitudes()
	postgres := first.private()
	first.stop()
	postgres.gone(t)

	second := start(t, setup{dir: dir, group: true})
	t.Logf("second start: %s from exec to the first answer", second.ready())
	despues := admin.at(second).solicitudes()
	if len(despues) != len(antes) {
		t.Errorf("%d solicitudes, want the %d from before", len(despues), len(antes))
	}
	var leida solicitudHecha
	instructora.at(second).want(http.MethodGet, "/api/solicitudes/"+escrita.ID, nil, http.StatusOK, &leida)
	if leida.Solicitud != escrita {
		t.Errorf("the draft is %+v, want %+v", leida.Solicitud, escrita)
	}
	if strings.Contains(second.stderr.String(), "demonstration data") || strings.Contains(second.stderr.String(), "migrated") {
		t.Errorf("the second start loads what is there already: %s", &second.stderr)
	}
	postgres = second.private()
	if err := syscall.Kill(-second.cmd.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if code := second.exit(); code != 0 {
		t.Errorf("exit %d after Ctrl-C, want 0", code)
	}
	postgres.gone(t)
}

func TestASecondProgramOnTheSameDataFolderIsRefused(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	first := start(t, setup{dir: dir})
	first.ready()
	second, code := run(t, setup{dir: dir})
	if code != 1 {
		t.Errorf("exit %d, want 1", code)
	}
	says(t, &second.stderr, "otro programa en marcha usa la misma carpeta de datos", "DATA_DIR", first.private().home)
	if a, err := first.ask(t.Context(), http.MethodGet, "/readyz", "", nil); err != nil || a.status != http.StatusOK {
		t.Errorf("the first program is disturbed: %d, %v", a.status, err)
	}
	same, code := run(t, setup{dir: dir, env: []string{"PORT=" + strconv.Itoa(first.port)}})
	if code != 1 {
		t.Errorf("exit %d on the same port, want 1", code)
	}
	says(t, &same.stderr, "el puerto "+strconv.Itoa(first.port)+" ya está en uso")
}

func TestAPortThatIsTakenIsNamed(t *testing.T) {
	t.Parallel()
	_, port, err := net.SplitHostPort(listen(t).Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t)
	p, code := run(t, setup{dir: dir, env: []string{"PORT=" + port}})
	if code != 1 {
		t.Errorf("exit %d, want 1", code)
	}
	says(t, &p.stderr, "el puerto "+port+" ya está en uso", "PORT=")
	if _, err := os.Stat(filepath.Join(dir, ".datos", "postgres")); err == nil {
		t.Error("a start that was refused has made a database")
	}
}

func TestRequestsInFlightFinishWhenTheProgramIsStopped(t *testing.T) {
	t.Parallel()
	address := filled(t)
	p := start(t, setup{dir: folder(t), env: instance(address, "NODE_ENV=production", "NEXTAUTH_URL=http://localhost:3000")})
	p.ready()
	instructora := p.signIn("instructor1.9546")
	antes := count(t, address, "SELECT count(*) FROM solicitudes")

	programa := instructora.programa()
	body, typing := io.Pipe()
	type result struct {
		answer
		err error
	}
	answered := make(chan result, 1)
	go func() {
		a, err := p.send(t.Context(), http.MethodPost, "/api/solicitudes", instructora.token, body)
		answered <- result{a, err}
	}()
	write(t, typing, `{"isDraft":true,`) // returns once the request is being sent
	p.signal(syscall.SIGTERM)
	eventually(t, askLimit, "/readyz says that the program is stopping", func() bool {
		a, err := p.ask(t.Context(), http.MethodGet, "/readyz", "", nil)
		return err == nil && a.status == http.StatusServiceUnavailable
	})
	eventually(t, askLimit, "no connection is accepted any more", func() bool {
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
		return err != nil || conn.Close() != nil
	})
	write(t, typing, `"programaId":"`+programa+`"}`)
	if err := typing.Close(); err != nil {
		t.Fatal(err)
	}
	r := <-answered
	if r.err != nil || r.status != http.StatusCreated {
		t.Errorf("the request in flight got %d %s, %v", r.status, r.body, r.err)
	}
	if code := p.exit(); code != 0 {
		t.Errorf("exit %d, want 0", code)
	}
	if n := count(t, address, "SELECT count(*) FROM solicitudes"); n != antes+1 {
		t.Errorf("%d solicitudes, want %d", n, antes+1)
	}
	if p.stdout.String() != "" {
		t.Errorf("production shows the start of development: %s", &p.stdout)
	}
}

func write(t testing.TB, w io.Writer, text string) {
	t.Helper()
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
}
