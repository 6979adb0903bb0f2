package proceso_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

const (
	startLimit = 60 * time.Second // a first start on a busy machine
	stopLimit  = 30 * time.Second // what deployments grant: stop_grace_period
)

// setup is how somebody starts the program.
type setup struct {
	dir   string   // working folder and HOME
	args  []string // none: serve
	env   []string // beside what every run has; the last one of a name counts
	stdin string
	group bool // a process group of its own, as a terminal gives to what is started in it
}

// program is one run of the binary.
type program struct {
	t      testing.TB
	port   int
	url    string // without a slash at the end
	client *http.Client

	cmd            *exec.Cmd
	began          time.Time
	stdout, stderr output
	ended          chan struct{}
}

// output takes in what the program writes while tests read it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// folder is an empty one with a short path that the user of PostgreSQL can enter when the tests run as root.
func folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "proceso-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Errorf("remove the folder: %v", err)
		}
	})
	if err := os.Chmod(dir, 0o711); err != nil { //nolint:gosec // there is nothing in it to read
		t.Fatal(err)
	}
	return dir
}

// start runs the program until the test ends or stops it. When the test fails it shows what the program wrote.
func start(t testing.TB, s setup) *program {
	t.Helper()
	port := freePort(t)
	p := &program{t: t, port: port, url: "http://127.0.0.1:" + strconv.Itoa(port), ended: make(chan struct{}),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}}
	p.cmd = exec.CommandContext(context.WithoutCancel(t.Context()), binary, s.args...) //nolint:gosec // the program under test
	p.cmd.Dir, p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = s.dir, strings.NewReader(s.stdin), &p.stdout, &p.stderr
	p.cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.dir, "HOSTNAME=127.0.0.1", "PORT=" + strconv.Itoa(port), "METRICS_ADDR=off"}, s.env...)
	p.cmd.SysProcAttr = endWithTest()
	p.cmd.SysProcAttr.Setpgid = s.group
	p.cmd.WaitDelay = 5 * time.Second
	started := make(chan error, 1)
	p.began = time.Now()
	go func() {
		runtime.LockOSThread() // the kernel ends such a process with the thread that made it
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // how it ended is in its state
			close(p.ended)
		}
	}()
	if err := <-started; err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.cleanUp)
	return p
}

// run starts the program and waits for its end.
func run(t testing.TB, s setup) (p *program, code int) {
	t.Helper()
	p = start(t, s)
	return p, p.exit()
}

func (p *program) cleanUp() {
	p.client.CloseIdleConnections()
	if p.running() {
		p.signal(syscall.SIGTERM)
		select {
		case <-p.ended:
		case <-time.After(stopLimit):
			p.t.Errorf("the program did not stop in %s", stopLimit)
			p.kill()
		}
	}
	if p.t.Failed() {
		p.t.Logf("%s %q wrote\n%s\nand as errors\n%s", p.cmd.ProcessState, p.cmd.Args[1:], &p.stdout, &p.stderr)
	}
}

func (p *program) running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

func (p *program) signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		p.t.Errorf("send %s: %v", s, err)
	}
}

// exit waits for the end and returns the exit code, -1 when a signal ended the program.
func (p *program) exit() int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(stopLimit):
		p.t.Fatalf("the program %q did not end in %s", p.cmd.Args[1:], stopLimit)
	}
	return p.cmd.ProcessState.ExitCode()
}

// stop asks the program to end, as init systems and containers do.
func (p *program) stop() {
	p.t.Helper()
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 {
		p.t.Fatalf("exit %d after SIGTERM, want 0", code)
	}
}

// kill ends the program as a power cut would.
func (p *program) kill() {
	p.t.Helper()
	p.signal(syscall.SIGKILL)
	p.exit()
}

// ready waits until the program answers and returns how long that took since it was started.
func (p *program) ready() time.Duration {
	p.t.Helper()
	eventually(p.t, startLimit, "the program answers", func() bool {
		if !p.running() {
			p.t.Fatalf("the program ended: %s", &p.stderr)
		}
		a, err := p.ask(p.t.Context(), http.MethodGet, "/livez", "", nil)
		return err == nil && a.status == http.StatusOK
	})
	return time.Since(p.began)
}

// says fails the test unless the program has written all of it on the stream.
func says(t testing.TB, stream *output, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(stream.String(), text) {
			t.Errorf("the program does not say %q but\n%s", text, stream)
		}
	}
}

// eventually asks until it is so; it ends the test when the limit has passed before.
func eventually(t testing.TB, limit time.Duration, what string, so func() bool) {
	t.Helper()
	over := time.After(limit)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-over:
			t.Fatalf("not within %s: %s", limit, what)
		case <-tick.C:
		}
	}
}

// Ports come from below those that systems give to outgoing connections, and no two runs get the same.
const (
	firstPort = 20000
	portRange = 10000
)

var (
	portBase = rand.IntN(portRange)
	portsOut atomic.Int64
)

func freePort(t testing.TB) int {
	t.Helper()
	for range portRange {
		port := firstPort + (portBase+int(portsOut.Add(1)))%portRange
		l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			continue
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		return port
	}
	t.Fatal("no free port")
	return 0
}

// migrated lists the migrations that the program says to have applied.
func (p *program) migrated() []string {
	var names []string
	for _, entry := range p.logged("database migrated") {
		list, _ := entry["migrations"].([]any)
		for _, name := range list {
			names = append(names, fmt.Sprint(name))
		}
	}
	slices.Sort(names)
	return names
}
