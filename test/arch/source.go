package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
)

const maxLines = 400

var (
	vagueNames   = []string{"utils", "util", "helpers", "helper", "common", "models", "types"}
	vagueEndings = []string{"Manager", "Service"}
	withoutClock = regexp.MustCompile(`^(?:domain|application)/`)
	inTests      = regexp.MustCompile(`^test(?:/|$)|test$`)
	ofBun        = regexp.MustCompile(`^(?:adapters/postgres|test)(?:/|$)`)
)

// sourceRules look at the source beyond its imports.
var sourceRules = map[string]func(file) []finding{
	"nombre-vago":            vagueName,
	"archivo-largo":          tooLong,
	"funcion-init":           hasInit,
	"prueba-que-duerme":      sleeps,
	"reloj-en-el-nucleo":     readsClock,
	"etiqueta-bun-afuera":    bunTag,
	"etiqueta-en-el-dominio": tagInDomain,
}

func vagueName(f file) []finding {
	var found []finding
	if name := strings.TrimSuffix(f.syntax.Name.Name, "_test"); slices.Contains(vagueNames, name) {
		found = append(found, f.at(f.syntax.Name, "package "+name+": name it after what it knows"))
	}
	for spec := range nodes[*ast.TypeSpec](f) {
		if slices.ContainsFunc(vagueEndings, func(end string) bool { return strings.HasSuffix(spec.Name.Name, end) }) {
			found = append(found, f.at(spec, "type "+spec.Name.Name+": name it after what it does"))
		}
	}
	return found
}

func tooLong(f file) []finding {
	if f.lines <= maxLines || ast.IsGenerated(f.syntax) {
		return nil
	}
	return []finding{f.at(f.syntax.Name, fmt.Sprintf("%d lines, at most %d: split the file", f.lines, maxLines))}
}

func hasInit(f file) []finding {
	var found []finding
	for _, decl := range f.syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			found = append(found, f.at(fn, "init(): wire it where it can be read"))
		}
	}
	return found
}

// sleeps lets time.Sleep pass inside synctest.Test, where it takes no time.
func sleeps(f file) []finding {
	if !f.isTest() && !inTests.MatchString(f.folder) {
		return nil
	}
	var bubbles []ast.Node
	for call := range nodes[*ast.CallExpr](f) {
		if isSelector(f, call.Fun, "testing/synctest", "Test") {
			bubbles = append(bubbles, call)
		}
	}
	var found []finding
	for sel := range nodes[*ast.SelectorExpr](f) {
		inBubble := slices.ContainsFunc(bubbles, func(b ast.Node) bool { return b.Pos() <= sel.Pos() && sel.End() <= b.End() })
		if isSelector(f, sel, "time", "Sleep") && !inBubble {
			found = append(found, f.at(sel, "time.Sleep in a test: wait for the event itself, or use testing/synctest"))
		}
	}
	return found
}

func readsClock(f file) []finding {
	if !withoutClock.MatchString(f.folder) {
		return nil
	}
	var found []finding
	for sel := range nodes[*ast.SelectorExpr](f) {
		if isSelector(f, sel, "time", "Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker") {
			found = append(found, f.at(sel, "time."+sel.Sel.Name+": take the instant as a parameter or from the injected clock"))
		}
	}
	return found
}

func bunTag(f file) []finding {
	if ofBun.MatchString(f.folder) {
		return nil
	}
	return tagged(f, "bun:", "rows belong to adapters/postgres")
}

func tagInDomain(f file) []finding {
	if !strings.HasPrefix(f.folder, "domain/") || f.isTest() {
		return nil
	}
	return tagged(f, "", "the domain does not know how it is stored or sent")
}

func tagged(f file, key, why string) []finding {
	var found []finding
	for field := range nodes[*ast.Field](f) {
		if field.Tag != nil && field.Tag.Kind == token.STRING && strings.Contains(field.Tag.Value, key) {
			found = append(found, f.at(field, "tag "+field.Tag.Value+": "+why))
		}
	}
	return found
}

// isSelector tells whether e is one of names of the package importPath, whatever the file calls that package.
func isSelector(f file, e ast.Expr, importPath string, names ...string) bool {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok || !slices.Contains(names, sel.Sel.Name) {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	return ok && pkg.Name == f.nameOf(importPath)
}

// nodes walks all nodes of one kind.
func nodes[T ast.Node](f file) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for n := range ast.Preorder(f.syntax) {
			if node, ok := n.(T); ok && !yield(node) {
				return
			}
		}
	}
}
