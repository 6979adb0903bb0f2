package embedded

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"
)

// childVariable makes the test binary a program that runs a server, commits a row and waits to be killed.
const childVariable = "EMBEDDED_TEST_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		if err := child(dir); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	goleak.VerifyTestMain(m)
}

func child(dir string) error {
	ctx := context.Background()
	s, err := Start(ctx, Options{DataDir: dir})
	if err != nil {
		return err
	}
	if err := execute(ctx, s, "CREATE TABLE prueba (n int)", "INSERT INTO prueba VALUES (42)"); err != nil {
		return err
	}
	fmt.Println("listo")
	_, err = io.Copy(io.Discard, os.Stdin) // nobody writes there: this waits for the SIGKILL
	return err
}

func TestAServerThatCannotStartSaysWhy(t *testing.T) {
	dir := folder(t)
	s := start(t, Options{DataDir: dir, Fast: true})
	stop(t, s)
	if err := os.Remove(filepath.Join(dir, clusterName, "global", "pg_control")); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), Options{DataDir: dir, Fast: true})
	if err == nil || !strings.Contains(err.Error(), "pg_control") {
		t.Fatalf("got %v, want the end of the server's log", err)
	}
}

func TestAStartThatIsCalledOffLeavesNothingBehind(t *testing.T) {
	dir := folder(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Start(ctx, Options{DataDir: dir, Fast: true}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want context.Canceled", err)
	}
	if s := start(t, Options{DataDir: dir, Fast: true}); !s.Fresh() {
		t.Error("the next start should find no cluster")
	}
}

func TestOnlyOneProgramMayUseAFolder(t *testing.T) {
	dir := folder(t)
	s := start(t, Options{DataDir: dir, Fast: true})
	_, err := Start(t.Context(), Options{DataDir: dir, Fast: true})
	if !errors.Is(err, ErrEnUso) {
		t.Fatalf("got %v, want ErrEnUso", err)
	}
	if err := execute(t.Context(), s, "SELECT 1"); err != nil {
		t.Errorf("the refused start harmed the first one: %v", err)
	}
}

func TestDataSurvivesARestart(t *testing.T) {
	dir := filepath.Join(folder(t), "nueva", "datos")
	started := time.Now()
	s := start(t, Options{DataDir: dir})
	t.Logf("cold start: %v", time.Since(started))
	if !s.Fresh() {
		t.Error("the first start should say that the cluster is new")
	}
	address := s.URL("postgres")
	if err := execute(t.Context(), s, "CREATE TABLE prueba (n int)", "INSERT INTO prueba VALUES (42)"); err != nil {
		t.Fatal(err)
	}
	stop(t, s)
	stop(t, s)
	if _, open := <-s.Exited(); open {
		t.Error("Exited should be closed after Stop")
	}

	started = time.Now()
	s = start(t, Options{DataDir: dir})
	t.Logf("warm start: %v", time.Since(started))
	if s.Fresh() || s.URL("postgres") != address {
		t.Errorf("second start: fresh %v, address %s, want the old cluster at %s", s.Fresh(), s.URL("postgres"), address)
	}
	wantRow(t, s)
}

func TestSettingsAreThoseOfAPrivateDurableServer(t *testing.T) {
	s := start(t, Options{DataDir: folder(t)})
	for name, want := range map[string]string{
		"listen_addresses": "", "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "TimeZone": "UTC",
		"max_connections": "60", "shared_buffers": "128MB", "server_encoding": "UTF8",
	} {
		if got := query(t, s, "SHOW "+name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	info, err := os.Stat(s.socket)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the socket's folder: %v, %v, want mode 0700", info, err)
	}
	if got := query(t, s, "SELECT upper('ñandú á')"); got != "ÑANDÚ Á" {
		t.Errorf("upper('ñandú á') = %q: the locale does not know Spanish letters", got)
	}
}

func TestEnsureDatabaseMakesItOnce(t *testing.T) {
	s := start(t, Options{DataDir: folder(t), Fast: true, MaxConnections: 20})
	for range 2 {
		if err := s.EnsureDatabase(t.Context(), "la \"mía\""); err != nil {
			t.Fatal(err)
		}
	}
	if got := query(t, s, `SELECT count(*)::text FROM pg_database WHERE datname = 'la "mía"'`); got != "1" {
		t.Errorf("%s databases, want 1", got)
	}
	if got := query(t, s, "SHOW max_connections"); got != "20" {
		t.Errorf("max_connections = %s, want the 20 asked for", got)
	}
}

func TestCommittedRowsSurviveAKilledProgram(t *testing.T) {
	dir := folder(t)
	program := exec.CommandContext(t.Context(), os.Args[0]) //nolint:gosec // this very binary
	program.Env = append(os.Environ(), childVariable+"="+dir)
	stdin, err := program.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stdin.Close() }()
	stdout, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || line != "listo\n" {
		t.Fatalf("the program said %q, %v", line, err)
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	var ended *exec.ExitError
	if err := program.Wait(); !errors.As(err, &ended) {
		t.Fatalf("the program ended with %v, want a signal", err)
	}
	wantRow(t, start(t, Options{DataDir: dir}))
}

func TestCommittedRowsSurviveAKilledServer(t *testing.T) {
	dir := folder(t)
	s := start(t, Options{DataDir: dir})
	if err := execute(t.Context(), s, "CREATE TABLE prueba (n int)", "INSERT INTO prueba VALUES (42)"); err != nil {
		t.Fatal(err)
	}
	if err := s.process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-s.Exited()
	stop(t, s)
	wantRow(t, start(t, Options{DataDir: dir}))
}

// What the next start does about a server that the kernel did not end with its program.
func TestAServerLeftBehindIsEnded(t *testing.T) {
	dir := folder(t)
	orphan, err := Start(t.Context(), Options{DataDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := execute(t.Context(), orphan, "CREATE TABLE prueba (n int)", "INSERT INTO prueba VALUES (42)"); err != nil {
		t.Fatal(err)
	}
	if err := orphan.lock.Close(); err != nil {
		t.Fatal(err)
	}
	wantRow(t, start(t, Options{DataDir: dir}))
	<-orphan.Exited()
}

func TestCtrlCReachesTheProgramAlone(t *testing.T) {
	s := start(t, Options{DataDir: folder(t), Fast: true})
	group, err := syscall.Getpgid(s.process.Pid)
	if err != nil || group == syscall.Getpgrp() {
		t.Errorf("the server is in the group %d (%v) of the program", group, err)
	}
}

func TestTheSocketOfADeepFolderIsElsewhere(t *testing.T) {
	dir := filepath.Join(folder(t), strings.Repeat("muy-hondo/", 12))
	s := start(t, Options{DataDir: dir, Fast: true})
	if !fits(s.socket) || strings.HasPrefix(s.socket, s.DataDir()) {
		t.Errorf("the socket is in %s", s.socket)
	}
	if err := execute(t.Context(), s, "SELECT 1"); err != nil {
		t.Error(err)
	}
	stop(t, s)
	if _, err := os.Stat(s.socket); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket's folder is left behind: %v", err)
	}
}

func TestASocketFolderThatIsNoFolderIsRefused(t *testing.T) {
	dir, elsewhere := folder(t), folder(t)
	if err := os.Symlink(elsewhere, filepath.Join(dir, "socket")); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), Options{DataDir: dir, Fast: true}); err == nil || !strings.Contains(err.Error(), "socket") {
		t.Errorf("got %v, want a refusal that names the folder", err)
	}
}

// Root hands the server to another user, who cannot pass a closed folder; anybody else passes the own ones.
func TestAFolderBehindAClosedOne(t *testing.T) {
	closed, refuge := folder(t), filepath.Join(folder(t), "refugio")
	if err := os.Chmod(closed, 0o700); err != nil { //nolint:gosec // the point of the test
		t.Fatal(err)
	}
	wanted := filepath.Join(closed, "datos")
	var said []string
	options := Options{DataDir: wanted, Fast: true, refuge: refuge, Logf: func(format string, args ...any) {
		said = append(said, fmt.Sprintf(format, args...))
	}}
	s := start(t, options)
	moved := os.Geteuid() == 0
	if strings.HasPrefix(s.DataDir(), refuge) != moved || (len(said) == 1) != moved {
		t.Errorf("root %v: the data is in %s, said %q", moved, s.DataDir(), said)
	}
	if moved && (!strings.Contains(said[0], wanted) || !strings.Contains(said[0], s.DataDir())) {
		t.Errorf("the message names not both folders: %q", said[0])
	}
	stop(t, s)
	if s = start(t, options); s.Fresh() {
		t.Error("the second start does not find the data again")
	}
}

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, s) })
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Stop(context.WithoutCancel(t.Context())); err != nil {
		t.Error(err)
	}
}

// folder makes an empty folder that every user may pass, as t.TempDir's is not.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "embedded-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // see above
		t.Fatal(err)
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func wantRow(t *testing.T, s *Server) {
	t.Helper()
	if got := query(t, s, "SELECT string_agg(n::text, ',') FROM prueba"); got != "42" {
		t.Errorf("rows %q, want the committed 42", got)
	}
}

func query(t *testing.T, s *Server, sql string) (answer string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := conn.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	if err := conn.QueryRow(t.Context(), sql).Scan(&answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func execute(ctx context.Context, s *Server, statements ...string) (err error) {
	conn, err := pgx.Connect(ctx, s.URL("postgres"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	for _, sql := range statements {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}
