package arch_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"complementarias/test/arch"
)

const (
	accepted = "aceptado"
	mark     = "// want" // ends every line of a fixture that its rule has to reject
)

func TestEveryRuleRejectsItsFixture(t *testing.T) {
	for _, rule := range arch.Rules() {
		t.Run(rule, func(t *testing.T) {
			root := filepath.Join("testdata", rule)
			found, err := arch.Check(root)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, v := range found {
				got = append(got, fmt.Sprintf("%s:%d %s", v.Path, v.Line, v.Rule))
			}
			want := marked(t, root, rule)
			if len(want) == 0 {
				t.Fatal("the fixture marks no line")
			}
			if !slices.Equal(got, want) {
				t.Errorf("rejected\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func marked(t *testing.T, root, rule string) []string {
	t.Helper()
	var want []string
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(root, path))
		for i, line := range strings.Split(string(content), "\n") {
			if strings.HasSuffix(line, mark) {
				want = append(want, fmt.Sprintf("%s:%d %s", path, i+1, rule))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func TestEveryFixtureHasARule(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name := entry.Name(); name != accepted && !slices.Contains(arch.Rules(), name) {
			t.Errorf("testdata/%s belongs to no rule", name)
		}
	}
}

func TestAFileThatDoesNotParseIsNoPass(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "roto.go"), []byte("package"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := arch.Check(root); err == nil {
		t.Error("Check passes over a broken file")
	}
}

func TestAcceptsWhatIsRight(t *testing.T) {
	assertClean(t, filepath.Join("testdata", accepted))
}

func TestTheProjectKeepsItsRules(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, folder := range []string{"cmd", "domain", "application", "adapters", "config", "migrations", "test"} {
		if _, err := os.Stat(filepath.Join(root, folder)); err != nil {
			t.Errorf("the walk does not start at the root of the project: %v", err)
		}
	}
	assertClean(t, root)
}

func assertClean(t *testing.T, root string) {
	t.Helper()
	found, err := arch.Check(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range found {
		t.Error(v)
	}
}
