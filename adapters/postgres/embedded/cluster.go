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
	"strings"
	"syscall"
	"time"
)

const (
	clusterName = "cluster"
	sidePrefix  = "cluster-nuevo-"
	lockName    = "candado"
)

// ErrEnUso means that another running program owns the data folder.
var ErrEnUso = errors.New("otro programa en marcha usa la misma carpeta de datos; ciérrelo, o indique otra carpeta en DATA_DIR")

// clusterVersion is the major version that wrote the cluster, empty when there is no cluster yet.
func clusterVersion(cluster string) (string, error) {
	text, err := os.ReadFile(filepath.Join(cluster, "PG_VERSION")) //nolint:gosec // our own folder
	if err == nil {
		return strings.TrimSpace(string(text)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("no se pueden leer los datos de PostgreSQL; ejecute el programa con el usuario que los creó: %w", err)
	}
	if _, err := os.Stat(cluster); err == nil {
		return "", fmt.Errorf("la carpeta %s no es de PostgreSQL (le falta PG_VERSION). No se ha tocado nada: "+
			"retírela, o indique otra en DATA_DIR", cluster)
	}
	return "", nil
}

// lockHome keeps a second program away from home until the file is closed or this program ends, however it ends.
func lockHome(home string) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(home, lockName), os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // our own folder
	if err != nil {
		return nil, fmt.Errorf("no se puede escribir en la carpeta de datos: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = fmt.Errorf("%w (%s)", ErrEnUso, home)
		}
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// initialize makes the cluster aside and renames it when it is whole, so that an interrupted one never counts.
func (s *Server) initialize(ctx context.Context, bin binaries, fast bool) error {
	leftovers, _ := filepath.Glob(filepath.Join(s.home, sidePrefix+"*")) // the only error is a malformed pattern
	for _, dir := range leftovers {
		if err := os.RemoveAll(dir); err != nil {
			return fmt.Errorf("no se pudo retirar una creación interrumpida: %w", err)
		}
	}
	var first error
	// The first locale is the one of hosted PostgreSQL; systems without it have the builtin one since version 17.
	for _, locale := range [][]string{
		{"--locale=C.UTF-8"},
		{"--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"},
		{"--locale=C"},
	} {
		err := s.initdb(ctx, bin, fast, locale)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	return first
}

func (s *Server) initdb(ctx context.Context, bin binaries, fast bool, locale []string) (err error) {
	side, err := os.MkdirTemp(s.home, sidePrefix)
	if err != nil {
		return fmt.Errorf("no se puede escribir en la carpeta de datos: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(side)) }()
	if err := s.who.own(side); err != nil {
		return fmt.Errorf("no se pudo entregar la carpeta al usuario de PostgreSQL: %w", err)
	}
	// The socket's folder lets nobody else in, and there is no other way to connect.
	args := append([]string{
		"--pgdata=" + side, "--username=" + superuser, "--encoding=UTF8",
		"--auth-local=trust", "--auth-host=reject", "--no-instructions",
	}, locale...)
	if fast {
		args = append(args, "--no-sync")
	}
	cmd := exec.CommandContext(ctx, filepath.Join(bin.dir, "initdb"), args...) //nolint:gosec // found by findBinaries
	cmd.Dir, cmd.Env, cmd.SysProcAttr, cmd.WaitDelay = side, environment(), s.who.confined(), time.Second

	runtime.LockOSThread() // the kernel ends a confined process with the thread that made it
	defer runtime.UnlockOSThread()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb no pudo crear la base de datos: %w\n%s", err, strings.TrimSpace(string(out)))
	}
	if err := os.Rename(side, s.cluster()); err != nil {
		return fmt.Errorf("no se pudo dejar en su sitio la base de datos nueva: %w", err)
	}
	if fast {
		return nil
	}
	return syncFolder(s.home)
}

// syncFolder makes the names in dir survive a power cut.
func syncFolder(dir string) error {
	folder, err := os.Open(dir) //nolint:gosec // our own folder
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
