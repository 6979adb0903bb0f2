package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDataOfAnotherVersionIsNotTouched(t *testing.T) {
	dir := folder(t)
	write(t, filepath.Join(dir, clusterName, "PG_VERSION"), "9.6\n")
	write(t, filepath.Join(dir, clusterName, "postmaster.pid"), "1\n")
	before := contents(t, dir)
	_, err := Start(t.Context(), Options{DataDir: dir})
	if !errors.Is(err, ErrVersion) || !strings.Contains(err.Error(), "9.6") {
		t.Fatalf("got %v, want ErrVersion that names 9.6", err)
	}
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Errorf("the folder changed from %v to %v", before, after)
	}
}

func TestAFolderOfSomethingElseIsNotTouched(t *testing.T) {
	dir := folder(t)
	write(t, filepath.Join(dir, clusterName, "tesis.txt"), "años de trabajo")
	before := contents(t, dir)
	if _, err := Start(t.Context(), Options{DataDir: dir}); err == nil || !strings.Contains(err.Error(), "PG_VERSION") {
		t.Fatalf("got %v, want a refusal that names PG_VERSION", err)
	}
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Errorf("the folder changed from %v to %v", before, after)
	}
}

func TestAnInterruptedCreationDoesNotCount(t *testing.T) {
	dir := folder(t)
	half := filepath.Join(dir, sidePrefix+"1", "PG_VERSION")
	write(t, half, "15\n")
	if s := start(t, Options{DataDir: dir, Fast: true}); !s.Fresh() {
		t.Error("half a cluster was taken for a whole one")
	}
	if _, err := os.Stat(half); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a cluster is left behind: %v", err)
	}
}

// contents lists every file and folder below dir with its mode, size and time.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		files[path] = fmt.Sprint(info.Mode(), info.Size(), info.ModTime())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
