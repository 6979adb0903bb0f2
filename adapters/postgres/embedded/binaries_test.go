package embedded

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNothingHappensWithoutBinaries(t *testing.T) {
	dir := filepath.Join(folder(t), "datos")
	_, err := Start(t.Context(), Options{DataDir: dir, search: []string{folder(t), "relativa"}})
	if !errors.Is(err, ErrNoBinaries) {
		t.Fatalf("got %v, want ErrNoBinaries", err)
	}
	for _, hint := range []string{"apt-get install postgresql", "brew install postgresql", "DATABASE_URL"} {
		if !strings.Contains(err.Error(), hint) {
			t.Errorf("the message does not tell about %q: %v", hint, err)
		}
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the data folder was made all the same: %v", err)
	}
}

func TestUnusableInstallationsDoNotCount(t *testing.T) {
	for name, script := range map[string]string{
		"too old":         "echo 'postgres (PostgreSQL) 13.9'",
		"broken":          "exit 1",
		"another program": "echo 'postgres 15'",
	} {
		dir := installation(t, script)
		if _, err := findBinaries(t.Context(), []string{dir}, "", ""); !errors.Is(err, ErrNoBinaries) {
			t.Errorf("%s: got %v, want ErrNoBinaries", name, err)
		}
	}
}

func TestBinariesAreTheNewestOrThoseOfTheData(t *testing.T) {
	search := []string{
		installation(t, "echo 'postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'"),
		installation(t, "echo 'postgres (PostgreSQL) 17.2'"),
		installation(t, "echo 'postgres (PostgreSQL) 16beta1'"),
	}
	for version, want := range map[string]int{"": 17, "15": 15, "16": 16, "17": 17} {
		got, err := findBinaries(t.Context(), search, version, "")
		if err != nil || got.major != want {
			t.Errorf("for data of %q: got version %d (%v), want %d", version, got.major, err, want)
		}
	}
}

// installation makes a folder whose postgres is a shell script.
func installation(t *testing.T, script string) string {
	t.Helper()
	dir := folder(t)
	for _, name := range []string{"initdb", "postgres"} {
		write(t, filepath.Join(dir, name), "#!/bin/sh\n"+script+"\n")
		if err := os.Chmod(filepath.Join(dir, name), 0o755); err != nil { //nolint:gosec // a program
			t.Fatal(err)
		}
	}
	return dir
}
