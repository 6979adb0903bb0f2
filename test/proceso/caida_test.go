package proceso_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"complementarias/cmd/bootstrap"
	"complementarias/cmd/demo"
)

const (
	writers      = 8
	acknowledged = 40 // creations at least before something is killed
)

// creations are what writers were promised: the codes of every draft that was answered 201.
type creations struct {
	codes      []string
	unexpected []string // statuses that are neither success nor a service that is away
}

// createUntil has writers create drafts until disaster, which strikes at a random moment after enough of them were
// acknowledged, has ended the program.
func createUntil(t testing.TB, author user, disaster func()) creations {
	t.Helper()
	var (
		done   creations
		mu     sync.Mutex
		acks   atomic.Int64
		wg     sync.WaitGroup
		wanted = acknowledged + rand.Int64N(acknowledged)
		draft  = author.borrador()
	)
	for range writers {
		wg.Go(func() {
			for author.running() {
				a, err := author.try(t.Context(), http.MethodPost, "/api/solicitudes", draft)
				if err != nil {
					continue // nothing was promised
				}
				mu.Lock()
				switch a.status {
				case http.StatusCreated:
					var hecha solicitudHecha
					a.read(t, http.StatusCreated, &hecha)
					done.codes = append(done.codes, hecha.Solicitud.Codigo)
					acks.Add(1)
				case http.StatusServiceUnavailable:
				default:
					done.unexpected = append(done.unexpected, fmt.Sprintf("%d %.300s", a.status, a.body))
				}
				mu.Unlock()
			}
		})
	}
	eventually(t, startLimit, "enough creations are acknowledged", func() bool { return acks.Load() >= wanted })
	disaster()
	author.exit()
	wg.Wait()
	t.Logf("killed after %d creations", len(done.codes))
	return done
}

// kept fails the test unless the program has everything that was promised, whole, under codes without gaps.
func kept(t testing.TB, admin user, promised creations) {
	t.Helper()
	for _, a := range promised.unexpected {
		t.Errorf("a creation was answered %s", a)
	}
	var codes []string
	for _, s := range admin.solicitudes() {
		codes = append(codes, s.Codigo)
	}
	for _, code := range promised.codes {
		if !slices.Contains(codes, code) {
			t.Errorf("%s was answered 201 and is lost", code)
		}
	}
	inYear := map[string]int{}
	for _, code := range codes {
		year := code[:len("SOL-2026")]
		inYear[year]++
		if want := fmt.Sprintf("%s-%03d", year, inYear[year]); code != want {
			t.Fatalf("the codes have a gap or a duplicate: %s, want %s", code, want)
		}
	}
	if n := count(t, admin.private().address(), `SELECT count(*) FROM solicitudes s
		WHERE NOT EXISTS (SELECT FROM solicitud_historial h WHERE h.solicitud_id = s.id)`); n != 0 {
		t.Errorf("%d solicitudes are there in parts only", n)
	}
}

func TestWhatWasAnsweredSurvivesAKilledProgram(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	p := start(t, setup{dir: dir})
	p.ready()
	author, admin := p.signIn("instructor2.9546"), p.signIn("admin")
	for range 3 {
		promised := createUntil(t, author.at(p), p.kill)
		p = start(t, setup{dir: dir})
		t.Logf("start after the kill: %s", p.ready())
		kept(t, admin.at(p), promised)
	}
	p.stop()
}

func TestWhatWasAnsweredSurvivesAKilledPostgreSQL(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	p := start(t, setup{dir: dir})
	p.ready()
	author, admin := p.signIn("instructor2.9546"), p.signIn("admin")
	for range 3 {
		postmaster := p.private().pid
		promised := createUntil(t, author.at(p), func() {
			if err := syscall.Kill(postmaster, syscall.SIGKILL); err != nil {
				t.Error(err)
			}
		})
		if code := p.exit(); code != 1 {
			t.Errorf("exit %d, want 1", code)
		}
		says(t, &p.stderr, bootstrap.ErrDatabaseDied.Error())
		p = start(t, setup{dir: dir})
		t.Logf("start after the kill: %s", p.ready())
		kept(t, admin.at(p), promised)
	}
	p.stop()
}

// Whether the relay had already taken the events when the program died is left to chance: it delivers them in any case.
func TestAnEventFromBeforeAKillIsNotifiedOnce(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	p := start(t, setup{dir: dir})
	p.ready()
	author, coordinator := p.signIn("instructor2.9546"), p.signIn("coordinador.9546")
	var sent []string
	for n := range 4 {
		sent = append(sent, author.crear(author.completa(n)).ID)
	}
	for _, id := range sent {
		author.want(http.MethodPost, "/api/solicitudes/"+id+"/submit", nil, http.StatusOK, &struct{}{})
	}
	p.kill()

	p = start(t, setup{dir: dir})
	p.ready()
	delivered(t, p.private().address())
	notices := coordinator.at(p).avisos()
	for _, id := range sent {
		if notices[id] != 1 {
			t.Errorf("solicitud %s was notified %d times, want once", id, notices[id])
		}
	}
	p.stop()
}

func TestAFirstStartThatIsCutShortIsMadeAnew(t *testing.T) {
	t.Parallel()
	want := count(t, filled(t), "SELECT count(*) FROM solicitudes")
	dir := folder(t)
	home := filepath.Join(dir, ".datos", "postgres")

	p := start(t, setup{dir: dir})
	eventually(t, startLimit, "PostgreSQL makes its cluster", func() bool {
		begun, _ := filepath.Glob(filepath.Join(home, "cluster*")) // the only error is a malformed pattern
		return len(begun) > 0
	})
	p.kill()

	loading := func() *program {
		p := start(t, setup{dir: dir})
		eventually(t, startLimit, "the demonstration is being loaded", func() bool {
			return len(p.logged("database migrated")) > 0 && count(t, postgresIn(t, home).address(), "SELECT count(*) FROM usuarios") > 3
		})
		return p
	}
	loading().kill()
	p = loading()
	postgres := postgresIn(t, home)
	p.stop()
	postgres.gone(t)

	p = start(t, setup{dir: dir})
	p.ready()
	for _, c := range demo.Cuentas() {
		p.signInWith(c.Correo, demo.Clave)
	}
	if got := p.signIn("admin").solicitudes(); len(got) != want {
		t.Errorf("%d solicitudes, want the %d of the demonstration", len(got), want)
	}
	p.stop()
}
