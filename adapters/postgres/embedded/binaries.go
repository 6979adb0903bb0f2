package embedded

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

const oldestMajor = 14

var (
	// ErrNoBinaries means that no PostgreSQL server of a supported version is installed.
	ErrNoBinaries = errors.New("no se encontraron los programas del servidor PostgreSQL (initdb y postgres, versión 14 o posterior). " +
		"Instálelos con «sudo apt-get install postgresql» en Debian o Ubuntu, o con «brew install postgresql@17» en macOS; " +
		"o indique en DATABASE_URL una base de datos que ya exista")
	// ErrVersion means that the data was written by a major version that is not installed; nothing was touched.
	ErrVersion = errors.New("los datos son de otra versión de PostgreSQL")
)

var versionPattern = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

type binaries struct {
	dir   string
	major int
}

// findBinaries returns the installation that wrote the cluster of version, or the newest one when version is empty.
func findBinaries(ctx context.Context, search []string, version, home string) (binaries, error) {
	if search == nil {
		search = systemFolders()
	}
	var found []binaries
	for _, dir := range search {
		if b, ok := inspect(ctx, dir); ok {
			found = append(found, b)
		}
	}
	if err := ctx.Err(); err != nil {
		return binaries{}, err
	}
	if len(found) == 0 {
		return binaries{}, ErrNoBinaries
	}
	newest := slices.MaxFunc(found, func(a, b binaries) int { return cmp.Compare(a.major, b.major) })
	if version == "" {
		return newest, nil
	}
	for _, b := range found {
		if strconv.Itoa(b.major) == version {
			return b, nil
		}
	}
	return binaries{}, fmt.Errorf("%w: los de %s son de la %s y aquí está instalada la %d. No se ha tocado nada: "+
		"instale PostgreSQL %s, o empiece con una carpeta nueva", ErrVersion, home, version, newest.major, version)
}

func systemFolders() []string {
	folders := filepath.SplitList(os.Getenv("PATH"))
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",
		"/usr/pgsql-*/bin",
		"/opt/homebrew/opt/postgresql*/bin",
		"/usr/local/opt/postgresql*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin",
	} {
		matches, _ := filepath.Glob(pattern) // the only error is a malformed pattern
		folders = append(folders, matches...)
	}
	return folders
}

// inspect tells which version lives in dir; a folder without a usable server is no failure.
func inspect(ctx context.Context, dir string) (binaries, bool) {
	if !filepath.IsAbs(dir) {
		return binaries{}, false
	}
	for _, name := range []string{"initdb", "postgres"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
			return binaries{}, false
		}
	}
	out, err := exec.CommandContext(ctx, filepath.Join(dir, "postgres"), "--version").Output() //nolint:gosec // a folder of the system
	if err != nil {
		return binaries{}, false
	}
	match := versionPattern.FindSubmatch(out)
	if match == nil {
		return binaries{}, false
	}
	major, err := strconv.Atoi(string(match[1]))
	return binaries{dir: dir, major: major}, err == nil && major >= oldestMajor
}
