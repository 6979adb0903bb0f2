// Package arch holds the rules of the architecture as data and checks them on the parsed source. It walks the files
// itself: the result of a test that asks `go list` is cached and goes on passing.
package arch

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Violation is one broken rule at one place. Path is relative to the root of the tree, with slashes.
type Violation struct {
	Rule string
	Path string
	Line int
	Text string
}

func (v Violation) String() string {
	return fmt.Sprintf("%s:%d: %s (%s)", v.Path, v.Line, v.Text, v.Rule)
}

// finding is what a rule says about a line of the file that it was given.
type finding struct {
	line int
	text string
}

// file is a parsed source file of a tree that is laid out like this project.
type file struct {
	path   string // from the root, with slashes
	folder string
	lines  int
	fset   *token.FileSet
	syntax *ast.File
}

func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

func (f file) line(n ast.Node) int { return f.fset.Position(n.Pos()).Line }

func (f file) at(n ast.Node, text string) finding { return finding{f.line(n), text} }

// imports gives the line of every imported path.
func (f file) imports() map[string]int {
	paths := make(map[string]int, len(f.syntax.Imports))
	for _, spec := range f.syntax.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths[p] = f.line(spec)
		}
	}
	return paths
}

// nameOf is what the file calls an imported package, "" when it does not import it.
func (f file) nameOf(importPath string) string {
	for _, spec := range f.syntax.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || p != importPath {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path.Base(importPath)
	}
	return ""
}

// Rules are the names of all rules, sorted; each has a folder under testdata with a file that breaks it.
func Rules() []string { return slices.Sorted(maps.Keys(checks())) }

func checks() map[string]func(file) []finding {
	all := maps.Clone(sourceRules)
	for _, r := range importRules {
		all[r.name] = r.check
	}
	return all
}

// Check applies every rule to every Go file under root.
func Check(root string) ([]Violation, error) {
	files, err := parseTree(root)
	if err != nil {
		return nil, err
	}
	var found []Violation
	for name, check := range checks() {
		for _, f := range files {
			for _, finding := range check(f) {
				found = append(found, Violation{Rule: name, Path: f.path, Line: finding.line, Text: finding.text})
			}
		}
	}
	slices.SortFunc(found, func(a, b Violation) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), strings.Compare(a.Rule, b.Rule))
	})
	return found, nil
}

func parseTree(root string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && (entry.Name() == "testdata" || entry.Name()[0] == '.') {
			return fs.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		f, err := parse(root, name)
		files = append(files, f)
		return err
	})
	return files, err
}

func parse(root, name string) (file, error) {
	relative, err := filepath.Rel(root, name)
	if err != nil {
		return file{}, err
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return file{}, err
	}
	f := file{path: filepath.ToSlash(relative), lines: strings.Count(string(content), "\n"), fset: token.NewFileSet()}
	f.folder = path.Dir(f.path)
	f.syntax, err = parser.ParseFile(f.fset, f.path, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return file{}, fmt.Errorf("parse: %w", err)
	}
	return f, nil
}
