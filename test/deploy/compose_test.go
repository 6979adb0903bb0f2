// Package deploy_test checks what the container promises its operators (docs/despliegue.md) on the files themselves,
// without a Docker engine.
package deploy_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"

	"complementarias/config"
)

const root = "../.."

// loadCompose reads compose.yml as `docker compose` would with these variables.
func loadCompose(t *testing.T, env map[string]string) *types.Project {
	t.Helper()
	var pairs []string
	for name, value := range env {
		pairs = append(pairs, name+"="+value)
	}
	options, err := cli.NewProjectOptions([]string{filepath.Join(root, "compose.yml")},
		cli.WithName("prueba"), cli.WithEnv(pairs), cli.WithDefaultProfiles())
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return project
}

func app(t *testing.T, env map[string]string) types.ServiceConfig {
	t.Helper()
	service, err := loadCompose(t, env).GetService("app")
	if err != nil {
		t.Fatal(err)
	}
	return service
}

// containerEnv is what the process in the container sees: the image's variables and the service's over them.
func containerEnv(t *testing.T, service types.ServiceConfig) map[string]string {
	t.Helper()
	env := maps.Clone(readDockerfile(t).runner().env)
	for name, value := range service.Environment {
		if value != nil {
			env[name] = *value
		}
	}
	return env
}

// anterior is the .env of a deployment of the previous system.
var anterior = map[string]string{
	"DATABASE_URL":    "postgresql://app:clave@base.interna/sena?schema=public&sslmode=require",
	"JWT_SECRET":      "9f2c41d8b7e0a3561c8f4d2e7b905a63",
	"NEXTAUTH_SECRET": "c07e5b1a94d2f8360be7a1c5d4f29836",
	"NEXTAUTH_URL":    "https://complementarias.sena.edu.co",
	"NODE_ENV":        "production",
}

func TestSinVariablesElProgramaDiceCualesFaltan(t *testing.T) {
	_, err := config.Load(config.Source{Env: containerEnv(t, app(t, nil)), Dir: t.TempDir(), Container: true})
	if err == nil {
		t.Fatal("the program starts without any variable")
	}
	for _, name := range []string{"DATABASE_URL", "JWT_SECRET", "NEXTAUTH_SECRET", "NEXTAUTH_URL"} {
		if !strings.Contains(err.Error(), name+": falta") {
			t.Errorf("the error does not name %s:\n%v", name, err)
		}
	}
}

func TestElEnvDelSistemaAnteriorSirve(t *testing.T) {
	project := loadCompose(t, anterior)
	if names := project.ServiceNames(); !slices.Equal(names, []string{"app"}) {
		t.Errorf("services = %v, want app alone: its database is elsewhere", names)
	}
	cfg, err := config.Load(config.Source{Env: containerEnv(t, app(t, anterior)), Dir: t.TempDir(), Container: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := cfg.DatabaseURL.Reveal(); got != "postgresql://app:clave@base.interna/sena?sslmode=require" {
		t.Errorf("DatabaseURL = %s", got)
	}
	if !cfg.EsProduccion() || cfg.Addr() != "0.0.0.0:3000" {
		t.Errorf("EsProduccion = %v, Addr = %s", cfg.EsProduccion(), cfg.Addr())
	}
}

func TestElServicioQueConocenLosOperadores(t *testing.T) {
	project := loadCompose(t, anterior)
	service := app(t, anterior)
	if service.ContainerName != "sena-gestion-prod" {
		t.Errorf("container_name = %s", service.ContainerName)
	}
	if service.Build == nil || filepath.Base(service.Build.Dockerfile) != "Dockerfile" || !sameFolder(t, service.Build.Context, root) {
		t.Errorf("build = %+v, want the Dockerfile of the project's folder", service.Build)
	}
	if len(service.Ports) != 1 || service.Ports[0].Published != "3007" || service.Ports[0].Target != 3000 {
		t.Errorf("ports = %+v, want 3007:3000", service.Ports)
	}
	if service.Restart != types.RestartPolicyUnlessStopped {
		t.Errorf("restart = %s", service.Restart)
	}
	if grace := service.StopGracePeriod; grace == nil || time.Duration(*grace) != 30*time.Second {
		t.Errorf("stop_grace_period = %v, want 30s", grace)
	}
	if _, ok := service.Networks["sena-network"]; !ok || len(service.Networks) != 1 || project.Networks["sena-network"].Driver != "bridge" {
		t.Errorf("networks = %v, want the bridge sena-network", service.Networks)
	}
}

func TestElContenedorNoPuedeMasDeLoQueNecesita(t *testing.T) {
	service := app(t, anterior)
	if !service.ReadOnly {
		t.Error("the root file system can be written")
	}
	if !slices.Equal(service.CapDrop, []string{"ALL"}) || len(service.CapAdd) != 0 || service.Privileged {
		t.Errorf("cap_drop = %v, cap_add = %v, privileged = %v", service.CapDrop, service.CapAdd, service.Privileged)
	}
	if !slices.Contains(service.SecurityOpt, "no-new-privileges:true") {
		t.Errorf("security_opt = %v", service.SecurityOpt)
	}
	if !slices.Equal([]string(service.Tmpfs), []string{"/tmp"}) || len(service.Volumes) != 0 {
		t.Errorf("tmpfs = %v, volumes = %v, want only /tmp, in memory", service.Tmpfs, service.Volumes)
	}
	if service.User != "" {
		t.Errorf("user = %s, want the image's", service.User)
	}
}

func TestLaSaludLaPreguntaElPropioBinario(t *testing.T) {
	check := app(t, anterior).HealthCheck
	image := readDockerfile(t).runner()
	if check == nil || check.Disable || !slices.Equal([]string(check.Test), []string{"CMD", image.entrypoint[0], "health"}) {
		t.Fatalf("healthcheck = %+v, want the binary's own subcommand without a shell", check)
	}
	if check.Interval == nil || check.Timeout == nil || check.Retries == nil || check.StartPeriod == nil {
		t.Errorf("healthcheck = %+v, want its times written out", check)
	}
}

func TestPostgresPropioSoloConElPerfil(t *testing.T) {
	env := map[string]string{"COMPOSE_PROFILES": "db", "POSTGRES_PASSWORD": "x1"}
	project := loadCompose(t, env)
	postgres, err := project.GetService("postgres")
	if err != nil {
		t.Fatal(err)
	}
	if len(postgres.Volumes) != 1 || postgres.Volumes[0].Type != types.VolumeTypeVolume || project.Volumes[postgres.Volumes[0].Source].Name == "" {
		t.Errorf("volumes = %+v, want one named volume", postgres.Volumes)
	}
	if postgres.HealthCheck == nil || len(postgres.HealthCheck.Test) == 0 {
		t.Error("postgres has no healthcheck")
	}
	if len(postgres.Ports) != 0 {
		t.Errorf("postgres publishes %v, want nothing outside of the network", postgres.Ports)
	}
	if _, ok := postgres.Networks["sena-network"]; !ok {
		t.Error("postgres is not on the app's network")
	}
	dependency, ok := app(t, env).DependsOn["postgres"]
	if !ok || dependency.Condition != types.ServiceConditionHealthy || dependency.Required {
		t.Errorf("depends_on = %+v, want postgres healthy where there is one", dependency)
	}
	url := *app(t, env).Environment["DATABASE_URL"]
	if url != "postgresql://complementarias:x1@postgres:5432/complementarias?sslmode=disable" {
		t.Errorf("DATABASE_URL = %s, want the service postgres", url)
	}
}

func TestComposeYLaPlantillaNombranLasVariablesDelPrograma(t *testing.T) {
	known := config.Variables()
	ofCompose := []string{"COMPOSE_PROFILES", "POSTGRES_PASSWORD"}
	template := namedInTemplate(t)
	for _, name := range template {
		if !slices.Contains(known, name) && !slices.Contains(ofCompose, name) {
			t.Errorf(".env.example names %s, which nobody reads", name)
		}
	}
	environment := app(t, nil).Environment
	for name := range environment {
		if !slices.Contains(known, name) {
			t.Errorf("compose.yml gives %s, which the program does not read", name)
		}
	}
	for _, name := range known {
		if !slices.Contains(template, name) {
			t.Errorf(".env.example does not explain %s", name)
		}
		if _, ok := environment[name]; !ok && name != "DATA_DIR" { // nothing is kept on disk in production
			t.Errorf("compose.yml does not pass %s on", name)
		}
	}
}

func TestLoQueSePoneEnEnvLlegaAlPrograma(t *testing.T) {
	fixed := []string{"NODE_ENV", "PORT", "HOSTNAME"} // of the container, whatever .env says
	given := make(map[string]string)
	for _, name := range config.Variables() {
		given[name] = "valor-de-" + name
	}
	for name, value := range app(t, given).Environment {
		if got := *value; !slices.Contains(fixed, name) && got != given[name] {
			t.Errorf("%s reaches the program as %q", name, got)
		}
	}
}

// namedInTemplate are the variables of .env.example, those in a comment (`# NAME=value`) too.
func namedInTemplate(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, line := range strings.Split(readFile(t, ".env.example"), "\n") {
		name, _, ok := strings.Cut(strings.TrimPrefix(line, "# "), "=")
		if ok && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
			names = append(names, name)
		}
	}
	return names
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func sameFolder(t *testing.T, a, b string) bool {
	t.Helper()
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
