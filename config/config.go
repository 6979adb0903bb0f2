// Package config reads what the program is told by its surroundings, checks all of it at once and hands it over as a
// value. It is the only user of viper; nothing else in the program looks at an environment variable.
package config

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"time"

	"go.uber.org/zap/zapcore"
)

// ExitCode is what the program exits with when its configuration is refused: EX_CONFIG of sysexits.h.
const ExitCode = 78

// Entorno is what the program runs for.
type Entorno string

// What NODE_ENV may say. Prueba differs from Desarrollo in that it reads no .env and opens no listener for metrics.
const (
	Produccion Entorno = "production"
	Desarrollo Entorno = "development"
	Prueba     Entorno = "test"
)

// Config is the checked configuration. Load is the only place that makes one.
type Config struct {
	Entorno  Entorno
	LogLevel zapcore.Level
	// DataDir is absolute outside production: the private database and the generated secrets live there. In
	// production it is empty unless it was given, because nothing is kept on disk.
	DataDir string

	// DatabaseURL is empty outside production when the program is to start its private PostgreSQL.
	DatabaseURL Secret
	// JWTSecret signs the API's tokens.
	JWTSecret Secret
	// SessionSecret comes from NEXTAUTH_SECRET: HMAC key of the stored session tokens and of form ids.
	SessionSecret Secret

	// PublicURL comes from NEXTAUTH_URL: scheme and host alone, in lower case and without a default port, so that
	// its text is the origin that browsers send.
	PublicURL *url.URL
	Host      string
	Port      int
	// TrustedProxies are the peers whose X-Forwarded-For counts; none when empty.
	TrustedProxies []netip.Prefix
	// MetricsAddr is the listener of /metrics; there is none when it is empty.
	MetricsAddr string

	JWTTTL      time.Duration
	SessionIdle time.Duration
	SessionMax  time.Duration
	// MailDomains are the domains that an account's e-mail may have, in lower case.
	MailDomains []string
	// SMTP is where e-mail goes; without it the mails are kept and not sent.
	SMTP SMTP
}

// EsProduccion tells whether real people's data may be behind this process.
func (c Config) EsProduccion() bool { return c.Entorno == Produccion }

// Addr is the address to listen on, as net.Listen takes it.
func (c Config) Addr() string { return net.JoinHostPort(c.Host, strconv.Itoa(c.Port)) }

// Load reads the configuration from src. When something is wrong it returns Problems with everything that is, and
// nothing has been written; otherwise, outside production, it may have created DataDir with the generated secrets.
func Load(src Source) (Config, error) {
	r := newReader(src)
	cfg := Config{Entorno: r.entorno()}
	r.readBasics(&cfg)
	r.readListener(&cfg)
	r.readSessions(&cfg)
	r.readSecrets(&cfg)
	cfg.SMTP = r.smtp()
	if len(r.problems) > 0 {
		return Config{}, r.problems
	}
	if err := keepSecrets(&cfg); err != nil {
		return Config{}, err
	}
	return cfg, nil
}
