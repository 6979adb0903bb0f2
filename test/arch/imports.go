package arch

import (
	"regexp"
	"slices"
	"strings"
)

const module = "complementarias/"

// importRule bounds what the packages in some folders import. The first group of folder, where it has one, stands for
// the module and replaces $1 in the lists. An entry covers the package and everything below it, or the
// package alone when it ends in $; "std" is the standard library and "*" is everything.
type importRule struct {
	name   string
	folder *regexp.Regexp
	except *regexp.Regexp // folders that the rule leaves alone
	tests  bool           // whether it holds for _test.go too
	only   []string       // nothing else may be imported, when not empty
	never  []string       // what may not be imported
	why    string
}

var (
	shared      = []string{module + "domain/kernel", module + "domain/fault", module + "domain/colombia", module + "domain/horarios"}
	forTests    = []string{"pgregory.net/rapid", "go.uber.org/goleak"}
	ioOfStd     = []string{"os", "io/ioutil", "net$", "net/http", "net/smtp", "database/sql", "log", "log/slog", "syscall", "plugin", "runtime/debug"}
	serializing = []string{"encoding/json", "encoding/xml", "encoding/gob"}
)

var importRules = []importRule{
	{
		name: "dominio-compartido", folder: regexp.MustCompile(`^domain/(?:kernel|fault|colombia|horarios)(?:/|$)`), tests: true,
		only: slices.Concat([]string{"std"}, shared, forTests),
		why:  "the shared packages of the domain know no module and no library",
	},
	{
		name: "dominio-modulo", folder: regexp.MustCompile(`^domain/([a-z]+)(?:/|$)`), tests: true,
		except: regexp.MustCompile(`^domain/(?:kernel|fault|colombia|horarios)(?:/|$)`),
		only:   slices.Concat([]string{"std", module + "domain/$1"}, shared, forTests),
		why:    "a module of the domain knows the shared packages and itself",
	},
	{
		name: "dominio-sin-entrada-salida", folder: regexp.MustCompile(`^domain/`), never: slices.Concat(ioOfStd, serializing),
		why: "the domain does no input or output and has no format",
	},
	{
		name: "aplicacion-uow", folder: regexp.MustCompile(`^application/uow(?:/|$)`), tests: true,
		only: []string{"std"}, why: "the unit of work is ten lines without an opinion",
	},
	{
		name: "aplicacion-tablas", folder: regexp.MustCompile(`^application/tablas(?:/|$)`), tests: true,
		only: []string{"std", module + "application/tablas", module + "domain/kernel"}, why: "a table knows no module",
	},
	{
		name: "aplicacion-lotes", folder: regexp.MustCompile(`^application/lotes(?:/|$)`), tests: true,
		only: []string{"std", module + "application/lotes", module + "application/tablas", module + "domain/kernel", module + "domain/fault", module + "domain/colombia"},
		why:  "an import knows no module",
	},
	{
		name: "aplicacion-modulo", folder: regexp.MustCompile(`^application/([a-z]+)(?:/|$)`), tests: true,
		except: regexp.MustCompile(`^application/(?:uow|tablas|lotes)(?:/|$)`),
		only: slices.Concat([]string{"std", module + "application/$1", module + "application/uow", module + "application/tablas", module + "application/lotes",
			module + "domain/$1"}, shared, forTests),
		why: "a module of the application knows the domain and itself",
	},
	{
		name: "aplicacion-sin-entrada-salida", folder: regexp.MustCompile(`^application/`), never: ioOfStd,
		why: "use cases reach the outside through their ports",
	},
	{
		name: "adaptadores-entre-si", folder: regexp.MustCompile(`^adapters/([a-z]+)(?:/|$)`),
		never: []string{module + "adapters", module + "cmd", module + "config", module + "test"},
		only:  []string{"*", module + "adapters/$1", module + "adapters/palabras"},
		why:   "adapters meet in cmd/bootstrap, not each other, and share the words alone; what they need of the configuration is handed to them",
	},
	{
		name: "web-sin-base-de-datos", folder: regexp.MustCompile(`^adapters/web(?:/|$)`),
		never: []string{"database/sql", "github.com/jackc", module + "migrations"},
		why:   "the web adapter sees use cases and views, never a database",
	},
	{
		name: "gin-solo-en-web", folder: regexp.MustCompile(``), except: regexp.MustCompile(`^(?:adapters/web|test)(?:/|$)`),
		never: []string{"github.com/gin-gonic/gin", "github.com/danielgtaylor/huma/v2/adapters"},
		why:   "gin stays in adapters/web",
	},
	{
		name: "bun-solo-en-postgres", folder: regexp.MustCompile(``),
		except: regexp.MustCompile(`^(?:adapters/postgres|cmd/bootstrap|test)(?:/|$)`),
		never:  []string{"github.com/uptrace/bun"},
		why:    "bun stays in adapters/postgres; only the wiring names its transaction",
	},
	{
		name: "viper-solo-en-config", folder: regexp.MustCompile(``), except: regexp.MustCompile(`^config(?:/|$)`), tests: true,
		never: []string{"github.com/spf13/viper"}, why: "viper stays in config",
	},
	{
		name: "nadie-importa-cmd", folder: regexp.MustCompile(``), except: regexp.MustCompile(`^(?:cmd|test)(?:/|$)`), tests: true,
		never: []string{module + "cmd"}, why: "the wiring is on top: only the programs and the tests of the whole stand on it",
	},
	{
		name: "programa-sin-cableado", folder: regexp.MustCompile(`^cmd/complementarias(?:/|$)`),
		never: []string{module + "adapters", module + "migrations"}, why: "main reads arguments; what there is to wire is wired in cmd/bootstrap",
	},
}

// check returns what f imports against the rule. An entry of only wins over a shorter one of never.
func (r importRule) check(f file) []finding {
	match := r.folder.FindStringSubmatch(f.folder)
	if match == nil || (r.except != nil && r.except.MatchString(f.folder)) || (f.isTest() && !r.tests) {
		return nil
	}
	name := ""
	if len(match) > 1 {
		name = match[1]
	}
	var found []finding
	for path, line := range f.imports() {
		if !r.allows(path, name) {
			found = append(found, finding{line, "imports " + path + ": " + r.why})
		}
	}
	return found
}

func (r importRule) allows(path, name string) bool {
	allowed := len(r.only) == 0 || r.longest(r.only, path, name) > 0
	denied := r.longest(r.never, path, name)
	return allowed && (denied == 0 || r.longest(r.only, path, name) > denied)
}

// longest is the length of the most specific entry that covers path, 0 when none does.
func (importRule) longest(entries []string, path, name string) int {
	length := 0
	for _, entry := range entries {
		entry = strings.ReplaceAll(entry, "$1", name)
		switch {
		case entry == "*", entry == "std" && isStandard(path):
			length = max(length, 1)
		case path+"$" == entry, path == entry, strings.HasPrefix(path, entry+"/"):
			length = max(length, len(entry))
		}
	}
	return length
}

// isStandard relies on every path outside of the standard library starting with a domain or with our module.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first+"/" != module
}
