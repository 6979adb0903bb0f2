package arch_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	ofATest  = regexp.MustCompile(`\b(?:Test|Benchmark|Fuzz)[A-Z][A-Za-z0-9]+\b`)
	ofAPlace = regexp.MustCompile("`(a|d|ad)/([^`\\s]+)`")
	ofAName  = regexp.MustCompile(`^(.+/)?([a-z]+)\.([A-Z]\w*)$`)
)

// TestWhatTheDocumentsNameExists: a promise whose test was renamed away is a promise that nobody keeps.
func TestWhatTheDocumentsNameExists(t *testing.T) {
	declared := declarations(t)
	tests := map[string]bool{}
	for folder := range declared {
		for name := range declared[folder] {
			tests[name] = true
		}
	}
	var documents []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/adr/*.md"} {
		found, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		documents = append(documents, found...)
	}
	promised := 0
	for _, document := range documents {
		content, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range ofATest.FindAllString(string(content), -1) {
			promised++
			if !tests[name] {
				t.Errorf("%s names the test %s, which is nowhere", filepath.Base(document), name)
			}
		}
		for _, place := range ofAPlace.FindAllStringSubmatch(string(content), -1) {
			if !isThere(declared, map[string]string{"a": "application", "d": "domain", "ad": "adapters"}[place[1]]+"/"+place[2]) {
				t.Errorf("%s names %s/%s, which is nowhere", filepath.Base(document), place[1], place[2])
			}
		}
	}
	if promised == 0 {
		t.Error("no document names a test")
	}
}

// isThere takes a file, a folder, or a folder and a name that its package declares.
func isThere(declared map[string]map[string]bool, place string) bool {
	if _, err := fs.Stat(os.DirFS(filepath.Join("..", "..")), place); err == nil {
		return true
	}
	name := ofAName.FindStringSubmatch(place)
	return name != nil && declared[path.Join(name[1], name[2])][name[3]]
}

// declarations are the names that stand at the top of the files of each folder, tests among them.
func declarations(t *testing.T) map[string]map[string]bool {
	t.Helper()
	root := os.DirFS(filepath.Join("..", ".."))
	found := map[string]map[string]bool{}
	err := fs.WalkDir(root, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && (slices.Contains([]string{"testdata", "bin", "capturas"}, entry.Name()) || strings.HasPrefix(entry.Name(), ".")):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(file) != ".go":
			return nil
		}
		content, err := fs.ReadFile(root, file)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), file, content, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := path.Dir(file)
		if found[folder] == nil {
			found[folder] = map[string]bool{}
		}
		for _, decl := range syntax.Decls {
			note(found[folder], decl)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func note(names map[string]bool, decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names[d.Name.Name] = true
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				names[s.Name.Name] = true
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names[name.Name] = true
				}
			}
		}
	}
}
