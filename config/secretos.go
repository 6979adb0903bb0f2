package config

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Secret is a text that nobody prints by accident: formatted, logged or marshalled it is a row of dots.
type Secret string

const redacted = "••••••"

// Reveal returns the text itself; only what opens a connection or makes a key asks for it.
func (s Secret) Reveal() string { return string(s) }

func (Secret) String() string   { return redacted }
func (Secret) GoString() string { return redacted }

// MarshalText keeps the secret out of JSON and of structured logs.
func (Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

const minSecret = 32

// samples are parts of the secrets that examples and tutorials show; whatever has one in it was not made at random.
var samples = []string{
	"fallbacksecret", "changeme", "changethis", "replaceme", "cambiame", "cambieme", "cambiaesto",
	"yoursecret", "yoursuper", "yournextauth", "yourjwt", "supersecret", "mysecret", "misecreto", "tusecreto",
	"secretkey", "secretoseguro", "clavesecreta", "jwtsecret", "nextauthsecret", "developmentsecret", "example", "ejemplo", "password",
}

const atRandom = "Ponga uno al azar, por ejemplo el que da «openssl rand -hex 32»"

func (r *reader) readSecrets(cfg *Config) {
	cfg.DatabaseURL = r.databaseURL(cfg.Entorno)
	cfg.JWTSecret = Secret(r.get(varJWT))
	cfg.SessionSecret = Secret(r.get(varSesion))
	if !cfg.EsProduccion() {
		return
	}
	r.checkSecret(varJWT, string(cfg.JWTSecret))
	r.checkSecret(varSesion, string(cfg.SessionSecret))
	if cfg.JWTSecret != "" && cfg.JWTSecret == cfg.SessionSecret {
		r.add(varSesion, "es igual a "+varJWT, atRandom)
	}
}

func (r *reader) checkSecret(name, value string) {
	switch {
	case value == "":
		r.require(name, atRandom)
	case isOneCharacter(value):
		r.add(name, "es un solo carácter repetido", atRandom)
	case isSample(value):
		r.add(name, "es un ejemplo conocido", atRandom)
	case utf8.RuneCountInString(value) < minSecret:
		r.add(name, fmt.Sprintf("tiene menos de %d caracteres", minSecret), atRandom)
	}
}

func isOneCharacter(value string) bool {
	first, _ := utf8.DecodeRuneInString(value)
	return strings.Trim(value, string(first)) == ""
}

func isSample(value string) bool {
	plain := strings.NewReplacer("-", "", "_", "", " ", "", ".", "").Replace(strings.ToLower(value))
	for _, sample := range samples {
		if strings.Contains(plain, sample) {
			return true
		}
	}
	return false
}

const secretsFile = "secretos.json"

// generated is what secretsFile holds.
type generated struct {
	JWT    string `json:"JWT_SECRET"`
	Sesion string `json:"NEXTAUTH_SECRET"`
}

// keepSecrets fills in what development leaves empty with secrets that are made once and kept, so that a restart does
// not close everybody's session.
func keepSecrets(cfg *Config) error {
	if cfg.JWTSecret != "" && cfg.SessionSecret != "" {
		return nil
	}
	made, err := loadOrMake(cfg.DataDir)
	if err != nil {
		return Problems{{Variable: varCarpeta, Problema: "no permite guardar los secretos de desarrollo (" + err.Error() + ")",
			Remedio: "Indique una carpeta en la que el programa pueda escribir, o borre de ella " + secretsFile}}
	}
	if cfg.JWTSecret == "" {
		cfg.JWTSecret = Secret(made.JWT)
	}
	if cfg.SessionSecret == "" {
		cfg.SessionSecret = Secret(made.Sesion)
	}
	return nil
}

func loadOrMake(dir string) (generated, error) {
	path := filepath.Join(dir, secretsFile)
	made, err := loadSecrets(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return made, err
	}
	// Others may pass through the folder: the private PostgreSQL runs as another user when the program is root.
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // the file with the secrets is 0600
		return generated{}, errors.New(reason(err))
	}
	if err := makeSecrets(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return generated{}, errors.New(reason(err))
	}
	return loadSecrets(path)
}

func loadSecrets(path string) (generated, error) {
	content, err := readFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return generated{}, err
	}
	if err != nil {
		return generated{}, errors.New(reason(err))
	}
	var made generated
	decoder := json.NewDecoder(strings.NewReader(content))
	if err := decoder.Decode(&made); err != nil || len(made.JWT) < minSecret || len(made.Sesion) < minSecret {
		return generated{}, errors.New(secretsFile + " está dañado")
	}
	return made, nil
}

// makeSecrets writes the file whole or not at all, and leaves one alone that another process wrote first: a link, unlike
// a rename, does not replace.
func makeSecrets(path string) (err error) {
	var content bytes.Buffer
	made := generated{JWT: randomSecret(), Sesion: randomSecret()}
	if err := json.NewEncoder(&content).Encode(made); err != nil { //nolint:gosec // keeping the secrets is what the file is for
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), secretsFile+".*") // 0600
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	_, err = f.Write(content.Bytes())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Link(f.Name(), path)
}

// randomSecret has 260 random bits.
func randomSecret() string { return rand.Text() + rand.Text() }
