package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	logName      = "postgres.log"
	logTailLines = 15
	patience     = 10 * time.Second // for each way of asking the server to end
)

func settings(o Options, socket string) []string {
	connections := o.MaxConnections
	if connections == 0 {
		connections = 60
	}
	values := []string{
		"listen_addresses=", "unix_socket_directories=" + socket, "unix_socket_permissions=0700", "port=" + port,
		"max_connections=" + strconv.Itoa(connections), "shared_buffers=128MB", "timezone=UTC", "log_timezone=UTC",
		"logging_collector=off", "log_destination=stderr",
		"log_min_error_statement=panic", "log_error_verbosity=terse", // statements and details carry personal data
	}
	if o.Fast {
		values = append(values, "fsync=off", "full_page_writes=off", "synchronous_commit=off",
			"wal_level=minimal", "max_wal_senders=0", "autovacuum=off")
	}
	args := make([]string, 0, 2*len(values))
	for _, value := range values {
		args = append(args, "-c", value)
	}
	return args
}

// environment keeps the program's own variables, secrets among them, away from the server.
func environment() []string { return []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C"} }

// launch starts the server and leaves one goroutine that waits for its end.
func (s *Server) launch(ctx context.Context, bin binaries, settings []string) error {
	path := filepath.Join(s.home, logName)
	if err := os.Rename(path, path+".1"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("no se pudo guardar el registro anterior de PostgreSQL: %w", err)
	}
	log, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600) //nolint:gosec // our own folder
	if err != nil {
		return fmt.Errorf("no se pudo crear el registro de PostgreSQL: %w", err)
	}
	args := append([]string{"-D", s.cluster()}, settings...)
	cmd := exec.CommandContext(context.WithoutCancel(ctx), filepath.Join(bin.dir, "postgres"), args...) //nolint:gosec // found by findBinaries
	cmd.Dir, cmd.Env, cmd.SysProcAttr = s.cluster(), environment(), s.who.confined()
	cmd.Stdout, cmd.Stderr = log, log

	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // the kernel ends a confined process with the thread that made it
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended is in its log
			close(s.exited)
		}
	}()
	if err := errors.Join(<-started, log.Close()); err != nil {
		return fmt.Errorf("no se pudo ejecutar PostgreSQL: %w", err)
	}
	s.process = cmd.Process
	return nil
}

// awaitReady returns when the server answers a query, after a crash once it has recovered.
func (s *Server) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for pause := 5 * time.Millisecond; ; pause = min(2*pause, 100*time.Millisecond) {
		err := s.ping(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-s.exited:
			return fmt.Errorf("PostgreSQL no arrancó. Lo último de su registro:\n%s", s.logTail())
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL no respondió a tiempo: %w. Lo último de su registro:\n%s", err, s.logTail())
		case <-time.After(pause):
		}
	}
}

func (s *Server) ping(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.URL(superuser))
	if err != nil {
		return err
	}
	return errors.Join(conn.Ping(ctx), conn.Close(ctx))
}

func (s *Server) logTail() string {
	text, err := os.ReadFile(filepath.Join(s.home, logName))
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-logTailLines):], "\n")
}

// halt ends the running server: politely first, at once when it does not hurry or ctx ends.
func (s *Server) halt(ctx context.Context) error {
	if err := s.signalAndWait(ctx, syscall.SIGINT); err != nil {
		if err := s.signalAndWait(context.WithoutCancel(ctx), syscall.SIGQUIT); err != nil {
			return fmt.Errorf("PostgreSQL no se detuvo: %w", err)
		}
	}
	// The postmaster may have died before its backends.
	if err := awaitOrphans(context.WithoutCancel(ctx), s.cluster()); err != nil {
		return err
	}
	if err := removeStale(s.cluster(), s.socket); err != nil {
		return err
	}
	return os.Remove(s.socket)
}

func (s *Server) signalAndWait(ctx context.Context, signal os.Signal) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := s.process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-s.exited:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// awaitOrphans waits until nothing runs on the cluster any more. The caller holds the lock, so whatever still does
// was left behind by a program that was killed: it is asked to end, and told to when it does not.
func awaitOrphans(ctx context.Context, cluster string) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	hurry := time.After(patience)
	signal := syscall.SIGINT
	for {
		running := serversOn(cluster)
		if len(running) == 0 {
			return nil
		}
		if pid := postmaster(cluster); slices.Contains(running, pid) && signal != 0 {
			_ = syscall.Kill(pid, signal) // it may have ended meanwhile
			signal = 0
		}
		select {
		case <-hurry:
			signal = syscall.SIGQUIT
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("un PostgreSQL anterior sigue usando %s (procesos %v); termínelo y vuelva a intentarlo", cluster, running)
		}
	}
}

// postmaster is the process that the cluster's pid file names, 0 when there is none.
func postmaster(cluster string) int {
	text, err := os.ReadFile(filepath.Join(cluster, "postmaster.pid")) //nolint:gosec // our own folder
	if err != nil {
		return 0
	}
	line, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(line)
	if err != nil {
		return 0
	}
	return pid
}

// removeStale takes away what a server that was killed could not: only when nothing runs on the cluster.
func removeStale(cluster, socket string) error {
	for _, path := range []string{
		filepath.Join(cluster, "postmaster.pid"), filepath.Join(socket, socketFile), filepath.Join(socket, socketFile+".lock"),
	} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("no se pudo retirar un archivo de una ejecución anterior: %w", err)
		}
	}
	return nil
}

// confined puts the server in a process group of its own, so that Ctrl-C reaches the program first and it can finish
// its requests, and under its account.
func (who account) confined() *syscall.SysProcAttr {
	attr := endWithParent()
	attr.Setpgid = true
	if who.other {
		attr.Credential = &syscall.Credential{Uid: who.uid, Gid: who.gid}
	}
	return attr
}
