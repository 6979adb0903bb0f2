package deploy_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// stage is a FROM of the Dockerfile and what it leads to; only what the tests ask for is understood.
type stage struct {
	base, name      string
	instructions    [][2]string // word and the rest, in order
	env             map[string]string
	user            string
	exposed         string
	entrypoint, cmd []string
}

type dockerfile []stage

func (d dockerfile) runner() stage { return d[len(d)-1] }

// all are the arguments of every instruction with that word.
func (s stage) all(word string) []string {
	var found []string
	for _, i := range s.instructions {
		if i[0] == word {
			found = append(found, i[1])
		}
	}
	return found
}

func readDockerfile(t *testing.T) dockerfile {
	t.Helper()
	var stages dockerfile
	for line := range strings.Lines(strings.ReplaceAll(readFile(t, "Dockerfile"), "\\\n", " ")) {
		line = strings.Join(strings.Fields(line), " ")
		word, rest, ok := strings.Cut(line, " ")
		switch {
		case !ok || strings.HasPrefix(line, "#"):
			continue
		case word == "FROM":
			base, name, _ := strings.Cut(rest, " AS ")
			stages = append(stages, stage{base: base, name: name, env: make(map[string]string)})
			continue
		case len(stages) == 0:
			t.Fatalf("%s before the first FROM", word)
		}
		s := &stages[len(stages)-1]
		s.instructions = append(s.instructions, [2]string{word, rest})
		s.apply(t, word, rest)
	}
	if len(stages) == 0 {
		t.Fatal("the Dockerfile has no stage")
	}
	return stages
}

func (s *stage) apply(t *testing.T, word, rest string) {
	t.Helper()
	switch word {
	case "ENV":
		for _, pair := range strings.Fields(rest) {
			name, value, _ := strings.Cut(pair, "=")
			s.env[name] = value
		}
	case "USER":
		s.user = rest
	case "EXPOSE":
		s.exposed = rest
	case "ENTRYPOINT":
		s.entrypoint = list(t, rest)
	case "CMD":
		s.cmd = list(t, rest)
	}
}

// list reads the exec form; the shell form needs a shell, which the image does not have.
func list(t *testing.T, text string) []string {
	t.Helper()
	var words []string
	if err := json.Unmarshal([]byte(text), &words); err != nil || len(words) == 0 {
		t.Fatalf("%s is not a list of words", text)
	}
	return words
}

func TestTresEtapas(t *testing.T) {
	var names []string
	for _, s := range readDockerfile(t) {
		names = append(names, s.name)
	}
	if !slices.Equal(names, []string{"deps", "builder", "runner"}) {
		t.Errorf("stages = %v, want deps, builder, runner", names)
	}
}

func TestLasDependenciasSeDescarganAntesDeCopiarElCodigo(t *testing.T) {
	d := readDockerfile(t)
	deps, builder := d[0], d[1]
	if copies := deps.all("COPY"); !slices.Equal(copies, []string{"go.mod go.sum ./", "adapters/xlsx/copia/go.mod adapters/xlsx/copia/"}) {
		t.Errorf("deps copies %v, want go.mod, go.sum and the module that stands in for another alone: its layer lasts until they change", copies)
	}
	if runs := deps.all("RUN"); len(runs) != 1 || !strings.HasSuffix(runs[0], "go mod download") {
		t.Errorf("deps runs %v", runs)
	}
	if builder.base != deps.name {
		t.Errorf("builder starts from %s, want deps", builder.base)
	}
	for _, run := range slices.Concat(deps.all("RUN"), builder.all("RUN")) {
		if !strings.Contains(run, "--mount=type=cache,target=/go/pkg/mod") {
			t.Errorf("RUN %s does not keep the modules between builds", run)
		}
	}
}

func TestElBinarioSeCompilaEstaticoYSinRutas(t *testing.T) {
	const build = `CGO_ENABLED=0 go build -trimpath -tags nomsgpack -ldflags="-s -w" -o `
	run := strings.Join(readDockerfile(t)[1].all("RUN"), "\n")
	if !strings.Contains(run, build) || !strings.Contains(run, "target=/root/.cache/go-build") {
		t.Errorf("builder runs %s", run)
	}
	if !strings.Contains(strings.ReplaceAll(readFile(t, "Makefile"), "$$", "$"), build) {
		t.Error("make build compiles with other flags than the image")
	}
}

func TestLaImagenFinalSoloTieneLoQueCorre(t *testing.T) {
	runner := readDockerfile(t).runner()
	if runner.base != "scratch" {
		t.Errorf("runner starts from %s, want scratch: no shell, no package", runner.base)
	}
	if runner.user != "1001:1001" {
		t.Errorf("USER %s, want 1001:1001", runner.user)
	}
	if copies := runner.all("COPY"); !slices.Equal(copies, []string{"--from=builder /out/ /"}) {
		t.Errorf("runner copies %v, want only what builder put together", copies)
	}
	if runs := runner.all("RUN"); len(runs) != 0 {
		t.Errorf("runner runs %v", runs)
	}
	build := strings.Join(readDockerfile(t)[1].all("RUN"), "\n")
	for _, needed := range []string{"ca-certificates.crt", "complementarias:x:1001:1001"} {
		if !strings.Contains(build, needed) {
			t.Errorf("the image goes without %s", needed)
		}
	}
}

func TestLaImagenEscuchaDondeSeEspera(t *testing.T) {
	runner := readDockerfile(t).runner()
	for name, want := range map[string]string{"NODE_ENV": "production", "PORT": "3000", "HOSTNAME": "0.0.0.0"} {
		if got := runner.env[name]; got != want {
			t.Errorf("ENV %s=%s, want %s", name, got, want)
		}
	}
	if runner.exposed != "3000" {
		t.Errorf("EXPOSE %s, want 3000", runner.exposed)
	}
	if !slices.Equal(runner.entrypoint, []string{"/complementarias"}) || !slices.Equal(runner.cmd, []string{"serve"}) {
		t.Errorf("ENTRYPOINT %v CMD %v, want the binary, serving unless told otherwise", runner.entrypoint, runner.cmd)
	}
}

func TestNadaPrivadoEntraEnLaConstruccion(t *testing.T) {
	lines := strings.Split(readFile(t, ".dockerignore"), "\n")
	if !slices.Contains(lines, "*") {
		t.Fatal(".dockerignore does not start by leaving everything out")
	}
	for _, line := range lines {
		for _, private := range []string{"!.env", "!.git", "!.datos", "!bin"} {
			if strings.HasPrefix(line, private) {
				t.Errorf(".dockerignore lets %s in", line)
			}
		}
	}
	for _, needed := range []string{"!go.mod", "!go.sum", "!cmd", "!domain", "!application", "!adapters", "!config", "!migrations"} {
		if !slices.Contains(lines, needed) {
			t.Errorf(".dockerignore leaves out %s, which go build reads", needed[1:])
		}
	}
}
