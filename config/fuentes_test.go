package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"complementarias/config"
)

func TestElEntornoGanaAlArchivoEnv(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".env", "PORT=4000\nLOG_LEVEL=debug # para ver más\nJWT_SECRET=\n")
	cfg := mustLoad(t, config.Source{Env: map[string]string{"PORT": "5000", "LOG_LEVEL": ""}, Dir: dir})
	if cfg.Port != 5000 || cfg.LogLevel.String() != "debug" || cfg.PublicURL.Host != "localhost:5000" {
		t.Errorf("Port = %d, LogLevel = %s, PublicURL = %s", cfg.Port, cfg.LogLevel, cfg.PublicURL)
	}
}

func TestElArchivoEnvSoloSeLeeEnDesarrollo(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".env", "PORT=4000\n")
	for _, entorno := range []string{"production", "test"} {
		cfg := mustLoad(t, config.Source{Env: produccion(map[string]string{"NODE_ENV": entorno}), Dir: dir})
		if cfg.Port != 3000 {
			t.Errorf("%s: Port = %d, want the default", entorno, cfg.Port)
		}
	}
}

func TestUnArchivoEnvDeProduccionTraeSusExigencias(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".env", "NODE_ENV=production\n")
	_, err := config.Load(config.Source{Dir: dir})
	if len(problemsOf(t, err)) != 4 {
		t.Errorf("error = %v, want the four required variables", err)
	}
}

func TestSecretosDesdeArchivos(t *testing.T) {
	dir := t.TempDir()
	env := produccion(map[string]string{"JWT_SECRET": "", "DATABASE_URL": "", "PORT_FILE": "puerto"})
	env["JWT_SECRET_FILE"] = write(t, dir, "jwt", secretoA+"\r\n")
	env["DATABASE_URL_FILE"] = write(t, dir, "base", baseURL+"\n")
	write(t, dir, "puerto", "3100")
	cfg := mustLoad(t, config.Source{Env: env, Dir: dir})
	if cfg.JWTSecret != secretoA || cfg.DatabaseURL != baseURL || cfg.Port != 3100 {
		t.Errorf("JWTSecret, DatabaseURL or Port (%d) is not what the files hold", cfg.Port)
	}
}

func TestUnArchivoDeSecretoVacioODesmedidoSeRechazaUnaVez(t *testing.T) {
	for name, content := range map[string]string{"vacío": " \n", "desmedido": strings.Repeat("a", 64<<10+1)} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			env := produccion(map[string]string{"JWT_SECRET": "", "JWT_SECRET_FILE": write(t, dir, "jwt", content)})
			_, err := config.Load(config.Source{Env: env, Dir: dir})
			if p := problemsOf(t, err); len(p) != 1 || p[0].Variable != "JWT_SECRET_FILE" {
				t.Errorf("problems = %v, want one about the file", p)
			}
		})
	}
}

func TestUnaCarpetaDondeNoSePuedeEscribirSeDice(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "ocupado", "")
	_, err := config.Load(config.Source{Env: map[string]string{"DATA_DIR": "ocupado/datos"}, Dir: dir})
	if p := problemsOf(t, err); len(p) != 1 || p[0].Variable != "DATA_DIR" {
		t.Errorf("problems = %v, want one about DATA_DIR", p)
	}
}

func TestUnArchivoDeSecretosDanadoNoSeReemplaza(t *testing.T) {
	dir := t.TempDir()
	path := write(t, dir, "secretos.json", `{"JWT_SECRET":"corto"}`)
	_, err := config.Load(config.Source{Env: map[string]string{"DATA_DIR": dir}, Dir: dir})
	_ = problemsOf(t, err)
	if content, readErr := os.ReadFile(path); readErr != nil || string(content) != `{"JWT_SECRET":"corto"}` {
		t.Errorf("the file holds %q (%v), want it untouched", content, readErr)
	}
}

func TestLosSecretosDeDesarrolloSeConservan(t *testing.T) {
	dir := t.TempDir()
	first := mustLoad(t, config.Source{Dir: dir})
	second := mustLoad(t, config.Source{Dir: dir})
	if len(first.JWTSecret) < 32 || first.JWTSecret == first.SessionSecret {
		t.Error("the generated secrets are short or equal")
	}
	if first.JWTSecret != second.JWTSecret || first.SessionSecret != second.SessionSecret {
		t.Error("the second start has other secrets")
	}
	info, err := os.Stat(filepath.Join(dir, ".datos", "secretos.json"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode = %v, want 0600", info.Mode())
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, ".datos")); len(entries) != 1 {
		t.Errorf("the data folder holds %v, want the one file", entries)
	}
}

func TestDosArranquesALaVezCompartenLosSecretos(t *testing.T) {
	dir := t.TempDir()
	const starts = 16
	loaded := make([]config.Config, starts)
	var wg sync.WaitGroup
	for i := range starts {
		wg.Go(func() {
			cfg, err := config.Load(config.Source{Dir: dir})
			if err != nil {
				t.Errorf("start %d: %v", i, err)
			}
			loaded[i] = cfg
		})
	}
	wg.Wait()
	for i, cfg := range loaded {
		if cfg.JWTSecret != loaded[0].JWTSecret {
			t.Errorf("start %d has another secret", i)
		}
	}
}

func TestConLosSecretosDadosNoSeGuardaNada(t *testing.T) {
	dir := t.TempDir()
	cfg := mustLoad(t, config.Source{Env: map[string]string{"JWT_SECRET": "uno", "NEXTAUTH_SECRET": "dos"}, Dir: dir})
	if cfg.JWTSecret != "uno" || cfg.SessionSecret != "dos" {
		t.Error("the given secrets were replaced")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("the working folder holds %v, want nothing", entries)
	}
}

func TestElEntornoDelProceso(t *testing.T) {
	t.Setenv("LOG_LEVEL", "error")
	t.Setenv("KUBERNETES_SERVICE_HOST", "10.0.0.1")
	src, err := config.Process()
	if err != nil {
		t.Fatal(err)
	}
	if src.Env["LOG_LEVEL"] != "error" || !src.Container || !filepath.IsAbs(src.Dir) {
		t.Errorf("Process = Container %v, Dir %s", src.Container, src.Dir)
	}
}
