package embedded

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

const defaultRefuge = "/var/lib/complementarias"

// account is who runs the server. PostgreSQL refuses root, so root hands it to another user.
type account struct {
	uid, gid uint32
	other    bool // not the user of this program
}

// place decides who runs the server and in which folder.
func place(wanted, refuge string) (home string, who account, err error) {
	if os.Geteuid() != 0 {
		return wanted, account{uid: uint32(os.Geteuid()), gid: uint32(os.Getegid())}, nil //nolint:gosec // ids are never negative here
	}
	if who, err = serverAccount(wanted); err != nil || reachable(wanted, who) {
		return wanted, who, err
	}
	home = filepath.Join(cmp.Or(refuge, defaultRefuge), hash(wanted))
	who, err = serverAccount(home)
	return home, who, err
}

// serverAccount is the owner of the cluster in home, or a user without rights when there is none yet.
func serverAccount(home string) (account, error) {
	if info, err := os.Stat(filepath.Join(home, clusterName)); err == nil {
		if uid, gid := owner(info); uid != 0 {
			return account{uid: uid, gid: gid, other: true}, nil
		}
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
		if uidErr == nil && gidErr == nil && uid != 0 {
			return account{uid: uint32(uid), gid: uint32(gid), other: true}, nil
		}
	}
	return account{}, errors.New("PostgreSQL no funciona como root y aquí no existe el usuario postgres ni nobody: " +
		"cree uno de los dos, o use un usuario corriente")
}

// reachable tells whether who may enter dir; folders still to be made do not count, makeHome opens them.
func reachable(dir string, who account) bool {
	for {
		if existing, err := filepath.EvalSymlinks(dir); err == nil {
			dir = existing
			break
		}
		dir = filepath.Dir(dir)
	}
	for ; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir) //nolint:gosec // a parent of the folder that the operator chose
		if err != nil || info.Mode()&who.entry(info) == 0 {
			return false
		}
		if dir == filepath.Dir(dir) {
			return true
		}
	}
}

// entry is the permission bit that lets the account into a folder.
func (who account) entry(info fs.FileInfo) fs.FileMode {
	switch uid, gid := owner(info); {
	case uid == who.uid:
		return 0o100
	case gid == who.gid:
		return 0o010
	default:
		return 0o001
	}
}

// own hands path to the server's account.
func (who account) own(path string) error {
	if !who.other {
		return nil
	}
	return os.Lchown(path, int(who.uid), int(who.gid))
}

// makeHome makes the missing folders of dir open to pass through, whatever the umask, and returns its real path.
func makeHome(dir string) (string, error) {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, d)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := os.Mkdir(missing[i], 0o755); err != nil && !errors.Is(err, fs.ErrExist) { //nolint:gosec // the cluster and the socket inside are 0700
			return "", fmt.Errorf("no se pudo crear la carpeta de datos: %w", err)
		}
		if err := os.Chmod(missing[i], 0o755); err != nil { //nolint:gosec // as above
			return "", fmt.Errorf("no se pudo preparar la carpeta de datos: %w", err)
		}
	}
	home, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", fmt.Errorf("no se pudo abrir la carpeta de datos: %w", err)
	}
	return home, nil
}

func owner(info fs.FileInfo) (uid, gid uint32) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0
	}
	return stat.Uid, stat.Gid
}

func hash(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:6])
}
