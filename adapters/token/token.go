// Package token signs and reads the API's bearer tokens: JWT with HS256 that carry nothing but a session's id.
package token

import (
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const issuer = "complementarias"

var errNoSession = errors.New("the token names no session")

// Tokens signs and reads tokens with one key.
type Tokens struct {
	key    []byte
	parser *jwt.Parser
	now    func() time.Time
}

// New makes Tokens for key, which config has checked to be long and no known sample.
func New(key []byte, now func() time.Time) *Tokens {
	return &Tokens{key: key, now: now, parser: jwt.NewParser(
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
		jwt.WithIssuer(issuer),
		jwt.WithExpirationRequired(),
		jwt.WithTimeFunc(now),
	)}
}

// Sign returns the token of a session; it is refused from expira on.
func (t *Tokens) Sign(sesion kernel.SesionID, expira time.Time) (string, error) {
	signed, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		ID:        string(sesion),
		Issuer:    issuer,
		IssuedAt:  jwt.NewNumericDate(t.now()),
		ExpiresAt: jwt.NewNumericDate(expira),
	}).SignedString(t.key)
	if err != nil {
		return "", fmt.Errorf("sign token: %w", err)
	}
	return signed, nil
}

// Parse returns the session that a token was signed for; whatever is wrong with it, the answer is identidad.ErrSesion.
func (t *Tokens) Parse(token string) (kernel.SesionID, error) {
	var claims jwt.RegisteredClaims
	if _, err := t.parser.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return t.key, nil }); err != nil {
		return "", identidad.ErrSesion.Because(err)
	}
	if claims.ID == "" {
		return "", identidad.ErrSesion.Because(errNoSession)
	}
	return kernel.SesionID(claims.ID), nil
}
