package config

import "slices"

// The variables, named as the deployments already have them.
const (
	varEntorno        = "NODE_ENV"
	varBaseDatos      = "DATABASE_URL"
	varJWT            = "JWT_SECRET"
	varSesion         = "NEXTAUTH_SECRET"
	varURLPublica     = "NEXTAUTH_URL"
	varHost           = "HOSTNAME"
	varPuerto         = "PORT"
	varProxies        = "TRUSTED_PROXIES"
	varMetricas       = "METRICS_ADDR"
	varNivelLog       = "LOG_LEVEL"
	varCarpeta        = "DATA_DIR"
	varVigenciaJWT    = "JWT_TTL"
	varInactividad    = "SESSION_IDLE"
	varDuracionSesion = "SESSION_MAX"
	varDominios       = "CORREO_DOMINIOS"
	varSMTP           = "SMTP_URL"
	varRemitente      = "MAIL_FROM"
)

var variables = []string{
	varEntorno, varBaseDatos, varJWT, varSesion, varURLPublica, varHost, varPuerto, varProxies, varMetricas,
	varNivelLog, varCarpeta, varVigenciaJWT, varInactividad, varDuracionSesion, varDominios, varSMTP, varRemitente,
}

// fileSuffix makes the name under which a variable gives the path of a file with its value (Docker secrets).
const fileSuffix = "_FILE"

// Variables are the names of all variables that Load reads; each has a variant with the suffix _FILE.
func Variables() []string { return slices.Clone(variables) }

// defaults hold for every environment; what depends on it is where the variable is read.
var defaults = map[string]string{
	varEntorno:        string(Desarrollo),
	varPuerto:         "3000",
	varNivelLog:       "info",
	varVigenciaJWT:    "12h",
	varInactividad:    "60m",
	varDuracionSesion: "12h",
	varDominios:       "sena.edu.co,misena.edu.co",
}
