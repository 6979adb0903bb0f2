// Package browser drives Chromium against the real application, for the journeys of test/e2e. A journey is written once
// and done with and without JavaScript:
//
//	func TestMain(m *testing.M) { browser.Main(m) }
//
//	func TestTheCoordinatorRejects(t *testing.T) {
//		browser.Each(t, func(t *testing.T, js browser.JavaScript) {
//			app := apptest.New(t)
//			page := browser.Open(t, app, js)
//			page.SignIn("coordinador.9546")
//			page.Go("/solicitudes-pendientes")
//			page.Follow("SOL-2027-004")                  // a link, by its words
//			page.Choose("decision", "rechazar")          // radio, box or select, by its name and value
//			page.Fill("motivo", "El programa no está en la oferta.") // a field, by its name
//			page.Press("Guardar la decisión")            // a button, by its words; waits for the answer
//			page.Shows("quedó rechazada")
//			page.Check("rechazada")                      // axe, 320 px and, with make screenshots, two pictures
//		})
//	}
//
// Elements are found as a person finds them: what is hidden, covered or outside the page cannot be clicked. Nothing
// sleeps: a step waits for what it leads to, at most Patience, and then ends the test with what the page shows.
//
// A Page fails its test by itself when the page asks another host for anything, breaks the Content-Security-Policy,
// throws, writes an error to the console, or opens a dialog of the browser.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"complementarias/test/pgtest"
)

// Patience is how long a step waits for what it should lead to.
const Patience = 45 * time.Second

// JavaScript tells whether the pages of a journey may run scripts.
type JavaScript bool

// With and Without name the two ways in which every journey has to work.
const (
	With    JavaScript = true
	Without JavaScript = false
)

// Each does a journey both ways, as two parallel subtests.
func Each(t *testing.T, journey func(t *testing.T, js JavaScript)) {
	t.Helper()
	t.Parallel()
	for name, js := range map[string]JavaScript{"with JavaScript": With, "without JavaScript": Without} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			journey(t, js)
		})
	}
}

// names that Chromium goes by, in the order of preference.
func names() []string {
	return []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}
}

// current is the browser of the test binary that runs; the testing package leaves TestMain no other way to hand it on.
var current *process

// process is one Chromium for all tests of a package. It starts with the first page.
type process struct {
	start  func() (context.Context, error)
	mu     sync.Mutex
	cancel context.CancelFunc
}

// Main runs the tests of a package with a database and a browser at hand, and ends the process as TestMain must.
func Main(m *testing.M) {
	current = &process{}
	current.start = sync.OnceValues(current.open)
	pgtest.Main(run{m})
}

type run struct{ m *testing.M }

// Run implements goleak.TestingM; the browser is gone before goroutines are counted.
func (r run) Run() int {
	code := r.m.Run()
	current.close()
	return code
}

var errMissing = errors.New("no browser: install chromium (Debian: apt-get install chromium; macOS: brew install --cask chromium)")

func find() (string, error) {
	for _, name := range names() {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errMissing
}

// open starts the browser. Its profile is a temporary folder of its own, which goes away with it.
func (p *process) open() (context.Context, error) {
	path, err := find()
	if err != nil {
		return nil, err
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		// Nothing may leave the machine: no proxy that the environment names, and no name but ours resolves.
		chromedp.Flag("no-proxy-server", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("lang", "es-CO"), chromedp.Flag("force-prefers-reduced-motion", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.WSURLReadTimeout(Patience),
	)
	// The browser outlives the test that happens to want it first.
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	p.mu.Lock()
	p.cancel = func() { cancel(); stop() }
	p.mu.Unlock()
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return ctx, nil
}

func (p *process) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cancel != nil {
		p.cancel()
	}
}

// parent gives the context of the running browser. Without one the test is skipped, in CI it fails.
func parent(t testing.TB) context.Context {
	t.Helper()
	if current == nil {
		t.Fatal("browser: the package has no TestMain that calls browser.Main")
	}
	ctx, err := current.start()
	if errors.Is(err, errMissing) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatalf("browser: %v", err)
	}
	return ctx
}
