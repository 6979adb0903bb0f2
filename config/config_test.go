package config_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/mail"
	"net/netip"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/zap/zapcore"

	"complementarias/config"
)

const (
	secretoA = "9f2c41d8b7e0a3561c8f4d2e7b905a63"
	secretoB = "c07e5b1a94d2f8360be7a1c5d4f29836"
	baseURL  = "postgresql://app:Zq81Kp@base.interna/sena?sslmode=require"
)

// produccion is an environment without faults; changes replace or, when empty, take away variables of it.
func produccion(changes map[string]string) map[string]string {
	env := map[string]string{
		"NODE_ENV":        "production",
		"DATABASE_URL":    baseURL,
		"JWT_SECRET":      secretoA,
		"NEXTAUTH_SECRET": secretoB,
		"NEXTAUTH_URL":    "https://complementarias.sena.edu.co",
		"SMTP_URL":        "smtp://avisos:" + claveCorreo + "@Correo.interno",
		"MAIL_FROM":       "Gestión Complementarias <no-responder@sena.edu.co>",
	}
	maps.Copy(env, changes)
	return env
}

const claveCorreo = "Wm27-correo"

func TestCifradoDelCorreo(t *testing.T) {
	for value, want := range map[string]config.SMTP{
		"":                                     {},
		"smtp://correo.interno":                {Host: "correo.interno", Port: 587, Cifrado: config.STARTTLS},
		"smtp://correo.interno:2525":           {Host: "correo.interno", Port: 2525, Cifrado: config.STARTTLS},
		"smtp://correo.interno?starttls=no":    {Host: "correo.interno", Port: 587, Cifrado: config.SinCifrar},
		"smtps://correo.interno":               {Host: "correo.interno", Port: 465, Cifrado: config.TLSDirecto},
		"smtp://localhost:1025":                {Host: "localhost", Port: 1025, Cifrado: config.SinCifrar},
		"smtp://127.0.0.1:1025?starttls=si":    {Host: "127.0.0.1", Port: 1025, Cifrado: config.STARTTLS},
		"smtp://yo:a%40b@[::1]:25?starttls=no": {Host: "::1", Port: 25, Cifrado: config.SinCifrar, User: "yo", Clave: "a@b"},
		"smtp://localhost.example":             {Host: "localhost.example", Port: 587, Cifrado: config.STARTTLS},
	} {
		cfg, err := load(t, produccion(map[string]string{"SMTP_URL": value}))
		if err != nil {
			t.Fatalf("%s: %v", value, err)
		}
		if cfg.HayCorreo() != (value != "") {
			t.Errorf("%s: HayCorreo = %t", value, cfg.HayCorreo())
		}
		cfg.SMTP.De = mail.Address{}
		if cfg.SMTP != want {
			t.Errorf("%s: got %+v, want %+v", value, cfg.SMTP, want)
		}
	}
}

func load(t *testing.T, env map[string]string) (config.Config, error) {
	t.Helper()
	return config.Load(config.Source{Env: env, Dir: t.TempDir()})
}

func mustLoad(t *testing.T, src config.Source) config.Config {
	t.Helper()
	cfg, err := config.Load(src)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return cfg
}

func problemsOf(t *testing.T, err error) config.Problems {
	t.Helper()
	problems, ok := errors.AsType[config.Problems](err)
	if !ok {
		t.Fatalf("Load returned %T (%v), want Problems", err, err)
	}
	return problems
}

func TestRechazaEnProduccion(t *testing.T) {
	for name, c := range map[string]struct {
		variable string
		value    string
		says     string
	}{
		"entorno desconocido":                   {"NODE_ENV", "produccion", "no es un entorno conocido"},
		"sin base de datos":                     {"DATABASE_URL", "", "falta"},
		"base de otro motor":                    {"DATABASE_URL", "mysql://app@base.interna/sena", "no es una dirección de PostgreSQL"},
		"base sin servidor":                     {"DATABASE_URL", "postgresql:///sena", "no dice el servidor o la base"},
		"base sin nombre":                       {"DATABASE_URL", "postgresql://app@base.interna", "no dice el servidor o la base"},
		"clave de la base sin codificar":        {"DATABASE_URL", "postgresql://app:a%zzb@base.interna/sena", "no es una dirección de PostgreSQL"},
		"sslmode inventado":                     {"DATABASE_URL", "postgresql://app@base.interna/sena?sslmode=si", "sslmode"},
		"esquema propio":                        {"DATABASE_URL", "postgresql://app@base.interna/sena?schema=otro", "esquema"},
		"sin secreto del token":                 {"JWT_SECRET", "", "falta"},
		"secreto de 31 caracteres":              {"JWT_SECRET", secretoA[:31], "menos de 32"},
		"secreto de una letra repetida":         {"JWT_SECRET", strings.Repeat("x", 40), "un solo carácter"},
		"secreto de una eñe repetida":           {"JWT_SECRET", strings.Repeat("ñ", 40), "un solo carácter"},
		"el secreto del sistema anterior":       {"JWT_SECRET", "fallback-secret-key", "ejemplo conocido"},
		"el mismo, alargado":                    {"JWT_SECRET", "fallback-secret-key-fallback-secret-key", "ejemplo conocido"},
		"changeme":                              {"JWT_SECRET", "CHANGE_ME_changeme_CHANGE_ME_changeme", "ejemplo conocido"},
		"secreto de un tutorial":                {"JWT_SECRET", "your-super-secret-jwt-key-at-least-32-chars", "ejemplo conocido"},
		"sin secreto de sesiones":               {"NEXTAUTH_SECRET", "", "falta"},
		"dos secretos iguales":                  {"NEXTAUTH_SECRET", secretoA, "es igual a JWT_SECRET"},
		"sin dirección pública":                 {"NEXTAUTH_URL", "", "falta"},
		"dirección sin esquema":                 {"NEXTAUTH_URL", "complementarias.sena.edu.co", "no es una dirección web"},
		"dirección con otro esquema":            {"NEXTAUTH_URL", "ftp://complementarias.sena.edu.co", "no es una dirección web"},
		"dirección con puerto imposible":        {"NEXTAUTH_URL", "https://complementarias.sena.edu.co:99999", "no es una dirección web"},
		"dirección con ruta":                    {"NEXTAUTH_URL", "https://complementarias.sena.edu.co/api", "algo más que el servidor"},
		"dirección con usuario":                 {"NEXTAUTH_URL", "https://yo@complementarias.sena.edu.co", "algo más que el servidor"},
		"http en internet":                      {"NEXTAUTH_URL", "http://complementarias.sena.edu.co", "sin cifrar"},
		"http en un nombre que parece local":    {"NEXTAUTH_URL", "http://localhost.example", "sin cifrar"},
		"puerto cero":                           {"PORT", "0", "no es un puerto"},
		"puerto 65536":                          {"PORT", "65536", "no es un puerto"},
		"puerto con signo":                      {"PORT", "-1", "no es un puerto"},
		"puerto con letras":                     {"PORT", "3000a", "no es un puerto"},
		"proxy que no es una red":               {"TRUSTED_PROXIES", "10.0.0.0/8, casa", "el elemento 2 no es una red"},
		"proxy con máscara imposible":           {"TRUSTED_PROXIES", "10.0.0.0/33", "el elemento 1 no es una red"},
		"confiar en todas las direcciones":      {"TRUSTED_PROXIES", "0.0.0.0/0", "abarca todas"},
		"métricas sin puerto":                   {"METRICS_ADDR", "127.0.0.1", "no es una dirección"},
		"nivel de registro desconocido":         {"LOG_LEVEL", "verbose", "no es un nivel conocido"},
		"vigencia sin unidad":                   {"JWT_TTL", "43200", "no es una duración"},
		"vigencia negativa":                     {"JWT_TTL", "-1h", "fuera de lo permitido"},
		"sesión de un año":                      {"SESSION_MAX", "8760h", "fuera de lo permitido"},
		"inactividad mayor que la sesión":       {"SESSION_IDLE", "13h", "es mayor que SESSION_MAX"},
		"dominio con arroba":                    {"CORREO_DOMINIOS", "@sena.edu.co", "no es un dominio"},
		"ningún dominio":                        {"CORREO_DOMINIOS", ",", "no nombra ningún dominio"},
		"correo con otro esquema":               {"SMTP_URL", "http://correo.interno:587", "no es una dirección de un servidor de correo"},
		"correo sin servidor":                   {"SMTP_URL", "smtp://:587", "no es una dirección de un servidor de correo"},
		"correo con puerto imposible":           {"SMTP_URL", "smtp://correo.interno:99999", "no es una dirección de un servidor de correo"},
		"correo con la clave sin codificar":     {"SMTP_URL", "smtp://yo:a%zzb@correo.interno", "no es una dirección de un servidor de correo"},
		"correo con ruta":                       {"SMTP_URL", "smtp://correo.interno/buzon", "algo más que el servidor"},
		"correo con usuario sin clave":          {"SMTP_URL", "smtp://yo@correo.interno", "usuario sin clave"},
		"correo con clave sin usuario":          {"SMTP_URL", "smtp://:zz@correo.interno", "usuario sin clave"},
		"correo con un parámetro inventado":     {"SMTP_URL", "smtp://correo.interno?tls=no", "parámetro desconocido"},
		"correo con starttls a medias":          {"SMTP_URL", "smtp://correo.interno?starttls=tal-vez", "parámetro desconocido"},
		"correo cifrado dos veces":              {"SMTP_URL", "smtps://correo.interno?starttls=si", "ya cifra"},
		"clave del correo sin cifrar":           {"SMTP_URL", "smtp://yo:zz@correo.interno?starttls=no", "sin cifrar"},
		"sin remitente":                         {"MAIL_FROM", "", "falta"},
		"remitente que no es un correo":         {"MAIL_FROM", "Gestión Complementarias", "no es una dirección de correo"},
		"remitente con otro encabezado":         {"MAIL_FROM", "a@sena.edu.co\r\nBcc: x@y.co", "no es una dirección de correo"},
		"valor entre comillas":                  {"NEXTAUTH_URL", `"https://complementarias.sena.edu.co"`, "comillas"},
		"archivo de secreto que no existe":      {"JWT_SECRET_FILE", "/no/existe", "definida dos veces"},
		"archivo de un secreto sin definir":     {"LOG_LEVEL_FILE", "/no/existe", "no existe"},
		"archivo de secreto que es una carpeta": {"LOG_LEVEL_FILE", "/", "no se puede leer"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, produccion(map[string]string{c.variable: c.value}))
			problems := problemsOf(t, err)
			if len(problems) != 1 {
				t.Fatalf("problems = %v, want exactly one", problems)
			}
			p := problems[0]
			if strings.TrimSuffix(p.Variable, "_FILE") != strings.TrimSuffix(c.variable, "_FILE") || !strings.Contains(p.Problema, c.says) {
				t.Errorf("problem = %q, want one of %s that says %q", p, c.variable, c.says)
			}
			if p.Remedio == "" || strings.Contains(p.String(), "\n") {
				t.Errorf("problem %q must have a remedy and stand on one line", p)
			}
		})
	}
}

func TestRechazaTodoALaVez(t *testing.T) {
	_, err := load(t, map[string]string{"NODE_ENV": "production", "PORT": "cero", "LOG_LEVEL": "todo", "JWT_TTL": "mucho"})
	var reported []string
	for _, p := range problemsOf(t, err) {
		reported = append(reported, p.Variable)
	}
	slices.Sort(reported)
	want := []string{"DATABASE_URL", "JWT_SECRET", "JWT_TTL", "LOG_LEVEL", "NEXTAUTH_SECRET", "NEXTAUTH_URL", "PORT"}
	if !slices.Equal(reported, want) {
		t.Errorf("reported %v, want %v", reported, want)
	}
	if lines := strings.Count(err.Error(), "\n"); lines != len(want) {
		t.Errorf("the text has %d lines after the first, want %d:\n%v", lines, len(want), err)
	}
}

func TestElErrorNuncaMuestraElValor(t *testing.T) {
	const mark = "ZZmarcaZZ"
	for _, variable := range config.Variables() {
		for _, value := range []string{
			mark, "postgresql://u:" + mark + "%zz@h/b", "postgresql://u:" + mark + "#@h:p/b", "https://" + mark + "/x", "smtp://u:" + mark + "@h/x", "smtp://" + mark + "@h?starttls=no", mark + " <" + mark, `"` + mark + `"`,
			mark + "," + mark, "mysql://" + mark + "@h/b", "http://" + mark + ":99999", "changeme-" + mark,
		} {
			for _, name := range []string{variable, variable + "_FILE"} {
				env := produccion(nil)
				delete(env, variable)
				env[name] = value
				if _, err := load(t, env); err != nil && strings.Contains(strings.ToLower(err.Error()), strings.ToLower(mark)) {
					t.Errorf("%s: the error shows the value: %v", name, err)
				}
			}
		}
	}
}

func TestElArchivoEnvQueNoSeEntiendeNoSeMuestra(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".env", "JWT_SECRET='ZZmarcaZZ\nesto ZZmarcaZZ no es nada\n")
	_, err := config.Load(config.Source{Dir: dir})
	problems := problemsOf(t, err)
	if problems[0].Variable != ".env" || strings.Contains(err.Error(), "ZZmarcaZZ") {
		t.Errorf("error = %v, want one about .env without its text", err)
	}
}

func TestUnaConfiguracionConProblemasNoEscribeNada(t *testing.T) {
	dir := t.TempDir()
	_, err := config.Load(config.Source{Env: map[string]string{"PORT": "cero"}, Dir: dir})
	_ = problemsOf(t, err)
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("the working folder holds %v, want nothing", entries)
	}
}

func TestLosSecretosNoSeImprimen(t *testing.T) {
	cfg, err := load(t, produccion(nil))
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := json.Marshal(cfg)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{fmt.Sprint(cfg), fmt.Sprintf("%+v", cfg), fmt.Sprintf("%#v", cfg), fmt.Sprintf("%s %q", cfg.JWTSecret, cfg.DatabaseURL), string(asJSON)} {
		for _, secret := range []string{secretoA, secretoB, "Zq81Kp", claveCorreo} {
			if strings.Contains(text, secret) {
				t.Errorf("printed: %s", text)
			}
		}
	}
}

func TestProduccion(t *testing.T) {
	cfg, err := load(t, produccion(map[string]string{
		"HOSTNAME":        "3f2a9c1b7d",
		"NEXTAUTH_URL":    "https://Complementarias.SENA.edu.co:443/",
		"TRUSTED_PROXIES": "172.16.0.0/12, 10.1.2.3/8 192.168.1.7",
		"LOG_LEVEL":       "warn",
		"JWT_TTL":         "8h",
		"CORREO_DOMINIOS": "SENA.edu.co",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := cfg.PublicURL.String(); got != "https://complementarias.sena.edu.co" {
		t.Errorf("PublicURL = %s, want the origin as browsers write it", got)
	}
	cfg.PublicURL = nil
	want := config.Config{
		Entorno: config.Produccion, LogLevel: zapcore.WarnLevel,
		DatabaseURL: baseURL, JWTSecret: secretoA, SessionSecret: secretoB,
		Host: "0.0.0.0", Port: 3000,
		TrustedProxies: []netip.Prefix{netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("192.168.1.7/32")},
		JWTTTL:         8 * time.Hour, SessionIdle: time.Hour, SessionMax: 12 * time.Hour,
		MailDomains: []string{"sena.edu.co"},
		SMTP: config.SMTP{Host: "correo.interno", Port: 587, Cifrado: config.STARTTLS, User: "avisos", Clave: claveCorreo,
			De: mail.Address{Name: "Gestión Complementarias", Address: "no-responder@sena.edu.co"}},
	}
	if !reflect.DeepEqual(cfg, want) {
		t.Errorf("Load = %#v, want %#v", cfg, want)
	}
	if !cfg.EsProduccion() || cfg.Addr() != "0.0.0.0:3000" {
		t.Errorf("EsProduccion = %v, Addr = %s", cfg.EsProduccion(), cfg.Addr())
	}
}

func TestDesarrolloSinNadaDefinido(t *testing.T) {
	dir := t.TempDir()
	cfg := mustLoad(t, config.Source{Dir: dir})
	if cfg.Entorno != config.Desarrollo || cfg.EsProduccion() {
		t.Errorf("Entorno = %s, want development", cfg.Entorno)
	}
	if cfg.DatabaseURL != "" {
		t.Error("DatabaseURL is given, want the private PostgreSQL")
	}
	if cfg.Addr() != "127.0.0.1:3000" || cfg.PublicURL.String() != "http://localhost:3000" || cfg.MetricsAddr != "127.0.0.1:9464" {
		t.Errorf("Addr = %s, PublicURL = %s, MetricsAddr = %s", cfg.Addr(), cfg.PublicURL, cfg.MetricsAddr)
	}
	if cfg.DataDir != filepath.Join(dir, ".datos") {
		t.Errorf("DataDir = %s, want .datos in the working folder", cfg.DataDir)
	}
	if want := []string{"sena.edu.co", "misena.edu.co"}; !slices.Equal(cfg.MailDomains, want) {
		t.Errorf("MailDomains = %v, want %v", cfg.MailDomains, want)
	}
}

func TestHostnameSoloCuentaSiEsUnaDireccion(t *testing.T) {
	for name, c := range map[string]struct {
		hostname   string
		entorno    string
		contenedor bool
		want       string
	}{
		"nombre de la máquina en desarrollo": {"portatil", "development", false, "127.0.0.1"},
		"nombre del contenedor":              {"3f2a9c1b7d", "development", true, "0.0.0.0"},
		"nombre de la máquina en producción": {"servidor", "production", false, "0.0.0.0"},
		"sin definir en un contenedor":       {"", "test", true, "0.0.0.0"},
		"localhost":                          {"localhost", "production", true, "localhost"},
		"dirección IPv4":                     {"10.0.0.5", "development", false, "10.0.0.5"},
		"dirección IPv6":                     {"::1", "development", true, "::1"},
	} {
		t.Run(name, func(t *testing.T) {
			env := produccion(map[string]string{"HOSTNAME": c.hostname, "NODE_ENV": c.entorno})
			cfg := mustLoad(t, config.Source{Env: env, Dir: t.TempDir(), Container: c.contenedor})
			if cfg.Host != c.want {
				t.Errorf("Host = %s, want %s", cfg.Host, c.want)
			}
		})
	}
}

func TestMetricasSegunElEntorno(t *testing.T) {
	for name, c := range map[string]struct{ entorno, value, want string }{
		"producción":              {"production", "", ""},
		"producción, definida":    {"production", "0.0.0.0:9464", "0.0.0.0:9464"},
		"pruebas":                 {"test", "", ""},
		"desarrollo":              {"development", "", "127.0.0.1:9464"},
		"desarrollo, desactivada": {"development", "off", ""},
	} {
		t.Run(name, func(t *testing.T) {
			cfg := mustLoad(t, config.Source{Env: produccion(map[string]string{"NODE_ENV": c.entorno, "METRICS_ADDR": c.value}), Dir: t.TempDir()})
			if cfg.MetricsAddr != c.want {
				t.Errorf("MetricsAddr = %q, want %q", cfg.MetricsAddr, c.want)
			}
		})
	}
}

func TestHTTPSoloEnEstaMaquina(t *testing.T) {
	for _, address := range []string{"http://localhost:3007", "http://127.0.0.1:3007", "http://[::1]:3007"} {
		cfg, err := load(t, produccion(map[string]string{"NEXTAUTH_URL": address}))
		if err != nil || cfg.PublicURL.String() != address {
			t.Errorf("%s: PublicURL = %v, error = %v", address, cfg.PublicURL, err)
		}
	}
}

func TestDireccionesDeBasesDeDatos(t *testing.T) {
	for name, c := range map[string]struct{ given, want string }{
		"tal como se dio":      {"postgres://a:b%40c@h:6432/sena?sslmode=verify-full&connect_timeout=5", "postgres://a:b%40c@h:6432/sena?sslmode=verify-full&connect_timeout=5"},
		"por socket":           {"postgresql:///sena?host=/run/postgresql", "postgresql:///sena?host=/run/postgresql"},
		"la que usaba Prisma":  {"postgresql://a:b%40c@h/sena?schema=public&sslmode=require&pgbouncer=true&connection_limit=5", "postgresql://a:b%40c@h/sena?sslmode=require"},
		"administrada en Neon": {"postgresql://a:b@h/sena?sslmode=require&channel_binding=require", "postgresql://a:b@h/sena?sslmode=require&channel_binding=require"},
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := load(t, produccion(map[string]string{"DATABASE_URL": c.given}))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(cfg.DatabaseURL); got != c.want {
				t.Errorf("DatabaseURL = %s, want %s", got, c.want)
			}
		})
	}
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
