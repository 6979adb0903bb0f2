package config

import (
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// publicURL reads NEXTAUTH_URL; outside production its default is the listener as this machine's browser sees it.
func (r *reader) publicURL(cfg *Config) *url.URL {
	text := r.get(varURLPublica)
	if text == "" {
		if cfg.EsProduccion() {
			r.require(varURLPublica, "Escriba la dirección pública del sistema, por ejemplo https://complementarias.ejemplo.edu.co")
			return nil
		}
		return &url.URL{Scheme: "http", Host: net.JoinHostPort("localhost", strconv.Itoa(cfg.Port))}
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || !validHost(u):
		r.add(varURLPublica, "no es una dirección web", "Escríbala completa, por ejemplo https://complementarias.ejemplo.edu.co")
		return nil
	case u.User != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "":
		r.add(varURLPublica, "tiene algo más que el servidor", "Deje solo https:// y el nombre, sin usuario, ruta ni parámetros")
		return nil
	case cfg.EsProduccion() && u.Scheme == "http" && !isLocal(u.Hostname()):
		r.add(varURLPublica, "usa http y las sesiones viajarían sin cifrar",
			"Ponga delante un proxy inverso con TLS y escriba https://; http solo sirve con localhost")
		return nil
	}
	return origin(u)
}

func validHost(u *url.URL) bool {
	if port := u.Port(); port != "" {
		if _, ok := parsePort(port); !ok {
			return false
		}
	}
	return u.Hostname() != "" && !strings.HasSuffix(u.Host, ":")
}

func isLocal(host string) bool {
	addr, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || (err == nil && addr.IsLoopback())
}

// origin writes u as browsers do in the header Origin.
func origin(u *url.URL) *url.URL {
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return &url.URL{Scheme: u.Scheme, Host: host}
}

// databaseURL reads DATABASE_URL. Outside production it may be absent: the program then starts its own PostgreSQL.
func (r *reader) databaseURL(e Entorno) Secret {
	text := r.get(varBaseDatos)
	if text == "" {
		if e == Produccion {
			r.require(varBaseDatos, "Escriba postgresql://usuario:clave@servidor/base?sslmode=require")
		}
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") {
		r.add(varBaseDatos, "no es una dirección de PostgreSQL",
			"Escriba postgresql://usuario:clave@servidor/base?sslmode=require; los signos especiales de la clave van codificados (@ es %40, / es %2F, # es %23)")
		return ""
	}
	query := u.Query()
	if (u.Host == "" && query.Get("host") == "") || strings.Trim(u.Path, "/") == "" || u.Fragment != "" {
		r.add(varBaseDatos, "no dice el servidor o la base de datos",
			"Escriba ambos, postgresql://usuario:clave@servidor/base; los signos especiales de la clave van codificados (# es %23)")
		return ""
	}
	r.checkQuery(query)
	return Secret(withoutPrisma(text, u, query))
}

var sslModes = []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}

func (r *reader) checkQuery(query url.Values) {
	if mode := query.Get("sslmode"); mode != "" && !slices.Contains(sslModes, mode) {
		r.add(varBaseDatos, "tiene un sslmode desconocido", "Use "+strings.Join(sslModes, ", "))
	}
	if schema := query.Get("schema"); schema != "" && schema != "public" {
		r.add(varBaseDatos, "pide un esquema distinto de public", "Quite el parámetro schema y use una base de datos aparte")
	}
}

// prismaParameters mean something to the ORM of the previous system only; PostgreSQL refuses a connection with them,
// and the deployments have them in their .env.
var prismaParameters = []string{"schema", "pgbouncer", "connection_limit", "pool_timeout", "socket_timeout", "statement_cache_size", "sslaccept"}

func withoutPrisma(text string, u *url.URL, query url.Values) string {
	if !slices.ContainsFunc(prismaParameters, query.Has) {
		return text
	}
	for _, name := range prismaParameters {
		query.Del(name)
	}
	clean := *u
	clean.RawQuery = query.Encode()
	return clean.String()
}
