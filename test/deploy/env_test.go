package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/dotenv"

	"complementarias/config"
)

// newFolder is a working folder with what `make env` reads.
func newFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"Makefile", ".env.example"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(readFile(t, name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func makeEnv(t *testing.T, dir string, args ...string) error {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "make", append([]string{"env"}, args...)...) //nolint:gosec // words of the tests
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "MAKEFLAGS=", "FORCE=") // not those of the make that runs the tests
	out, err := cmd.CombinedOutput()
	t.Logf("make env: %s", out)
	return err
}

func readEnv(t *testing.T, dir string) map[string]string {
	t.Helper()
	env, err := dotenv.Read(filepath.Join(dir, ".env"))
	if err != nil {
		t.Fatal(err)
	}
	return env
}

func TestMakeEnvNoReemplazaElQueHay(t *testing.T) {
	dir := newFolder(t)
	if err := makeEnv(t, dir); err != nil {
		t.Fatal(err)
	}
	first := readEnv(t, dir)
	if err := makeEnv(t, dir); err == nil {
		t.Error("make env succeeds although there is a .env")
	}
	if second := readEnv(t, dir); second["JWT_SECRET"] != first["JWT_SECRET"] {
		t.Error("make env replaced the secrets")
	}
	if err := makeEnv(t, dir, "FORCE=1"); err != nil {
		t.Fatal(err)
	}
	if third := readEnv(t, dir); third["JWT_SECRET"] == first["JWT_SECRET"] {
		t.Error("make env FORCE=1 kept the secrets")
	}
}

func TestLaPlantillaNoTraeSecretos(t *testing.T) {
	env, err := dotenv.Read(filepath.Join(root, ".env.example"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"JWT_SECRET", "NEXTAUTH_SECRET", "POSTGRES_PASSWORD", "DATABASE_URL"} {
		if value, ok := env[name]; !ok || value != "" {
			t.Errorf("%s = %q (there: %v), want it there and empty", name, value, ok)
		}
	}
}

func TestMakeEnvBastaParaDockerCompose(t *testing.T) {
	dir := newFolder(t)
	if err := makeEnv(t, dir); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, ".env"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf(".env: %v (%v), want it for its owner alone", info.Mode(), err)
	}
	env := readEnv(t, dir)
	project := loadCompose(t, env)
	if names := strings.Join(project.ServiceNames(), " "); names != "app postgres" {
		t.Errorf("services = %s, want the program and its database", names)
	}
	cfg, err := config.Load(config.Source{Env: containerEnv(t, app(t, env)), Dir: t.TempDir(), Container: true})
	if err != nil {
		t.Fatal(err)
	}
	if !cfg.EsProduccion() || cfg.PublicURL.String() != "http://localhost:3007" || cfg.Addr() != "0.0.0.0:3000" {
		t.Errorf("EsProduccion = %v, PublicURL = %s, Addr = %s", cfg.EsProduccion(), cfg.PublicURL, cfg.Addr())
	}
	postgres, err := project.GetService("postgres")
	if err != nil {
		t.Fatal(err)
	}
	if password := *postgres.Environment["POSTGRES_PASSWORD"]; password == "" || !strings.Contains(cfg.DatabaseURL.Reveal(), ":"+password+"@postgres:5432/") {
		t.Error("the program and its database do not share a password")
	}
}

func TestConElMismoEnvMakeRunAtiendeDondeDice(t *testing.T) {
	dir := newFolder(t)
	if err := makeEnv(t, dir); err != nil {
		t.Fatal(err)
	}
	cfg, err := config.Load(config.Source{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if cfg.EsProduccion() || cfg.DatabaseURL != "" {
		t.Error("want development with the private PostgreSQL")
	}
	if cfg.PublicURL.Host != "localhost:3007" || cfg.Addr() != "127.0.0.1:3007" {
		t.Errorf("PublicURL = %s, Addr = %s, want the same port", cfg.PublicURL, cfg.Addr())
	}
}
