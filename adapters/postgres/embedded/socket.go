package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	port       = "5432" // only a part of the socket's name: the server listens on no network
	socketFile = ".s.PGSQL." + port
	// maxSocketPath fits sun_path with its final zero on macOS (104 bytes) and on Linux (108).
	maxSocketPath = 103
)

// socketFolder makes the folder that only the server's account and root can enter: who is in may connect.
func socketFolder(home string, who account) (string, error) {
	dir := filepath.Join(home, "socket")
	if !fits(dir) {
		dir = shortFolder(home, who)
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("no se pudo crear la carpeta del socket: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", fmt.Errorf("no se pudo abrir la carpeta del socket: %w", err)
	}
	// The short folder lies where anybody may write: one that somebody else prepared is not ours.
	if uid, _ := owner(info); !info.IsDir() || (int(uid) != os.Geteuid() && uid != who.uid) {
		return "", fmt.Errorf("%s no es una carpeta de este usuario: retírela y vuelva a intentarlo", dir)
	}
	if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // a folder needs its x bit
		return "", fmt.Errorf("no se pudo proteger la carpeta del socket: %w", err)
	}
	if err := who.own(dir); err != nil {
		return "", fmt.Errorf("no se pudo entregar la carpeta del socket al usuario de PostgreSQL: %w", err)
	}
	return dir, nil
}

// shortFolder is where the socket goes when home is too deep for the address of a socket.
func shortFolder(home string, who account) string {
	name := "complementarias-" + hash(home)
	var bases []string
	if !who.other {
		bases = append(bases, os.Getenv("XDG_RUNTIME_DIR"))
	}
	for _, base := range append(bases, os.TempDir()) {
		dir := filepath.Join(base, name)
		if filepath.IsAbs(base) && fits(dir) && (!who.other || reachable(base, who)) {
			return dir
		}
	}
	return filepath.Join("/tmp", name)
}

func fits(dir string) bool { return len(filepath.Join(dir, socketFile)) <= maxSocketPath }
