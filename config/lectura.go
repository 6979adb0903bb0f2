package config

import (
	"fmt"
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.uber.org/zap/zapcore"
)

const (
	everywhere     = "0.0.0.0"
	thisMachine    = "127.0.0.1"
	metricsDefault = thisMachine + ":9464"
	metricsOff     = "off"
	dataDirDefault = ".datos"
	minDuration    = time.Minute
	maxDuration    = 30 * 24 * time.Hour
)

// entorno falls back on production when NODE_ENV says something else, so that the strictest rules are applied to the
// rest of what is reported with it.
func (r *reader) entorno() Entorno {
	switch e := Entorno(r.get(varEntorno)); e {
	case Produccion, Desarrollo, Prueba:
		return e
	default:
		r.add(varEntorno, "no es un entorno conocido", "Use production, development o test")
		return Produccion
	}
}

func (r *reader) readBasics(cfg *Config) {
	cfg.LogLevel = r.logLevel()
	cfg.DataDir = r.get(varCarpeta)
	if cfg.DataDir == "" && !cfg.EsProduccion() {
		cfg.DataDir = dataDirDefault
	}
	if cfg.DataDir != "" {
		cfg.DataDir = r.absolute(cfg.DataDir)
	}
}

func (r *reader) logLevel() zapcore.Level {
	switch r.get(varNivelLog) {
	case "debug":
		return zapcore.DebugLevel
	case "info":
		return zapcore.InfoLevel
	case "warn":
		return zapcore.WarnLevel
	case "error":
		return zapcore.ErrorLevel
	default:
		r.add(varNivelLog, "no es un nivel conocido", "Use debug, info, warn o error")
		return zapcore.InfoLevel
	}
}

func (r *reader) readListener(cfg *Config) {
	cfg.Host = r.host(cfg.Entorno)
	cfg.Port = r.port()
	cfg.PublicURL = r.publicURL(cfg)
	cfg.TrustedProxies = r.proxies()
	cfg.MetricsAddr = r.metrics(cfg.Entorno)
}

// host takes HOSTNAME only when it can be meant as an address: shells and containers set it to the machine's name.
func (r *reader) host(e Entorno) string {
	name := r.get(varHost)
	if _, err := netip.ParseAddr(name); err == nil || name == "localhost" {
		return name
	}
	if e == Produccion || r.src.Container {
		return everywhere
	}
	return thisMachine
}

func (r *reader) port() int {
	port, ok := parsePort(r.get(varPuerto))
	if !ok {
		r.add(varPuerto, "no es un puerto", "Use un número entre 1 y 65535, por ejemplo 3000")
	}
	return port
}

func parsePort(text string) (int, bool) {
	port, err := strconv.ParseUint(text, 10, 16)
	return int(port), err == nil && port > 0
}

func (r *reader) proxies() []netip.Prefix {
	var prefixes []netip.Prefix
	for i, item := range list(r.get(varProxies)) {
		prefix, ok := parseProxy(item)
		switch {
		case !ok:
			r.add(varProxies, fmt.Sprintf("el elemento %d no es una red", i+1),
				"Escriba redes en notación CIDR separadas por comas, por ejemplo 172.16.0.0/12")
		case prefix.Bits() == 0:
			r.add(varProxies, fmt.Sprintf("el elemento %d abarca todas las direcciones, y cualquiera podría fingir la suya", i+1),
				"Escriba solo la red del proxy inverso")
		default:
			prefixes = append(prefixes, prefix)
		}
	}
	return prefixes
}

// parseProxy reads a network, or an address as the network of just itself.
func parseProxy(text string) (netip.Prefix, bool) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(addr.WithZone(""), addr.BitLen()), true
	}
	prefix, err := netip.ParsePrefix(text)
	return prefix.Masked(), err == nil
}

func (r *reader) metrics(e Entorno) string {
	addr := r.get(varMetricas)
	switch {
	case addr == metricsOff, addr == "" && e != Desarrollo:
		return ""
	case addr == "":
		return metricsDefault
	}
	_, port, err := net.SplitHostPort(addr)
	if _, ok := parsePort(port); err != nil || !ok {
		r.add(varMetricas, "no es una dirección", "Escriba dirección y puerto, por ejemplo "+metricsDefault+", u off para no publicarlas")
	}
	return addr
}

func (r *reader) readSessions(cfg *Config) {
	cfg.JWTTTL = r.duration(varVigenciaJWT)
	cfg.SessionIdle = r.duration(varInactividad)
	cfg.SessionMax = r.duration(varDuracionSesion)
	if cfg.SessionMax > 0 && cfg.SessionIdle > cfg.SessionMax {
		r.add(varInactividad, "es mayor que "+varDuracionSesion, "Dé a la inactividad un tiempo menor que el de toda la sesión")
	}
	cfg.MailDomains = r.domains()
}

// duration returns 0 when it has reported a problem.
func (r *reader) duration(name string) time.Duration {
	d, err := time.ParseDuration(r.get(name))
	switch {
	case err != nil:
		r.add(name, "no es una duración", "Escriba número y unidad, por ejemplo 12h, 90m o 1h30m")
		return 0
	case d < minDuration || d > maxDuration:
		r.add(name, "está fuera de lo permitido", "Use entre 1m (un minuto) y 720h (treinta días)")
		return 0
	}
	return d
}

var domainPattern = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)

func (r *reader) domains() []string {
	var domains []string
	for i, item := range list(strings.ToLower(r.get(varDominios))) {
		if !domainPattern.MatchString(item) {
			r.add(varDominios, fmt.Sprintf("el elemento %d no es un dominio", i+1),
				"Escriba dominios separados por comas y sin arroba, por ejemplo sena.edu.co")
			continue
		}
		domains = append(domains, item)
	}
	if len(domains) == 0 && !r.reported(varDominios) {
		r.add(varDominios, "no nombra ningún dominio", "Escriba al menos uno, por ejemplo sena.edu.co")
	}
	return domains
}

// list splits at commas and spaces.
func list(text string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(text, func(c rune) bool {
		return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r'
	}), func(s string) bool { return s == "" })
}
