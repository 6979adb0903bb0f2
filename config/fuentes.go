package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/viper"
)

// Source is where the configuration comes from. Commands take Process(); tests write their own.
type Source struct {
	// Env is the environment. An empty value counts as absent, because that is how compose passes a variable on
	// that nobody has set.
	Env map[string]string
	// Dir is the working folder: .env is read there, and relative paths start from it.
	Dir string
	// Container says that the process runs in a container, where the listener has to be reachable from outside.
	Container bool
}

// Process is the Source of the running program.
func Process() (Source, error) {
	dir, err := os.Getwd()
	if err != nil {
		return Source{}, fmt.Errorf("working folder: %w", err)
	}
	env := make(map[string]string)
	for _, entry := range os.Environ() {
		if name, value, ok := strings.Cut(entry, "="); ok {
			env[name] = value
		}
	}
	return Source{Env: env, Dir: dir, Container: inContainer(env)}, nil
}

func inContainer(env map[string]string) bool {
	for _, mark := range []string{"/.dockerenv", "/run/.containerenv"} {
		if _, err := os.Stat(mark); err == nil {
			return true
		}
	}
	return env["KUBERNETES_SERVICE_HOST"] != ""
}

const (
	dotenv      = ".env"
	maxFileSize = 64 << 10
)

// reader collects what is wrong while it reads, so that one start tells everything.
type reader struct {
	src      Source
	values   *viper.Viper
	problems Problems
}

func newReader(src Source) *reader {
	r := &reader{src: src, values: viper.New()}
	for name, value := range defaults {
		r.values.SetDefault(name, value)
	}
	given := r.layer(func(name string) string { return src.Env[name] })
	if entorno, ok := given[varEntorno]; !ok || Entorno(entorno) == Desarrollo {
		r.merge(r.dotenvLayer())
	}
	r.merge(given)
	return r
}

func (r *reader) merge(layer map[string]string) {
	for name, value := range layer {
		r.values.Set(name, value)
	}
}

// layer reads every variable, or the file that its _FILE variant points at, from one place.
func (r *reader) layer(lookup func(name string) string) map[string]string {
	found := make(map[string]string)
	for _, name := range variables {
		value, path := strings.TrimSpace(lookup(name)), strings.TrimSpace(lookup(name+fileSuffix))
		switch {
		case value != "" && path != "":
			r.add(name, "está definida dos veces, también como "+name+fileSuffix, "Deje solo una de las dos")
		case path != "":
			value = r.file(name, path)
		}
		if quoted(value) {
			r.add(name, "tiene comillas alrededor del valor", "Quítelas")
		} else if value != "" {
			found[name] = value
		}
	}
	return found
}

func quoted(value string) bool {
	return len(value) >= 2 && value[0] == value[len(value)-1] && (value[0] == '"' || value[0] == '\'')
}

func (r *reader) file(name, path string) string {
	content, err := readFile(r.absolute(path))
	if err != nil {
		r.add(name+fileSuffix, "apunta a un archivo que no se puede leer ("+reason(err)+")",
			"Revise la ruta y que el usuario del programa tenga permiso de lectura")
		return ""
	}
	value := strings.TrimSpace(content)
	if value == "" {
		r.add(name+fileSuffix, "apunta a un archivo vacío", "Escriba el valor en el archivo")
	}
	return value
}

func (r *reader) dotenvLayer() map[string]string {
	content, err := readFile(filepath.Join(r.src.Dir, dotenv))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		r.add(dotenv, "no se puede leer ("+reason(err)+")", "Revise los permisos del archivo o bórrelo")
		return nil
	}
	file := viper.New()
	file.SetConfigType("dotenv")
	if err := file.ReadConfig(bytes.NewBufferString(content)); err != nil {
		// The parser's own text quotes the line, which may be a secret.
		r.add(dotenv, "tiene una línea que no se entiende", "Escriba cada variable como NOMBRE=valor, una por línea")
		return nil
	}
	return r.layer(file.GetString)
}

func readFile(path string) (string, error) {
	f, err := os.Open(path) //nolint:gosec // the operator names the file; reading it is what was asked for
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	content, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	if err == nil && len(content) > maxFileSize {
		err = errTooLarge
	}
	return string(content), err
}

var errTooLarge = errors.New("file too large")

// reason words err without the path in it.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no existe"
	case errors.Is(err, fs.ErrPermission):
		return "sin permiso"
	case errors.Is(err, errTooLarge):
		return "pasa de 64 KiB"
	default:
		return "el sistema no lo permite"
	}
}

func (r *reader) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(r.src.Dir, path)
}

func (r *reader) get(name string) string { return r.values.GetString(name) }

func (r *reader) add(name, problema, remedio string) {
	r.problems = append(r.problems, Problem{Variable: name, Problema: problema, Remedio: remedio})
}

// require reports that a variable is missing, unless what was given for it has been refused already.
func (r *reader) require(name, remedio string) {
	if !r.reported(name) && !r.reported(name+fileSuffix) {
		r.add(name, "falta", remedio)
	}
}

func (r *reader) reported(name string) bool {
	return slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Variable == name })
}
