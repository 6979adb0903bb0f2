package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
)

// firmado is a token of ours in everything but what a test changes.
func firmado(t *testing.T, metodo jwt.SigningMethod, clave any, cambios jwt.MapClaims) string {
	t.Helper()
	claims := jwt.MapClaims{"iss": "complementarias", "jti": "no-existe", "iat": apptest.Start.Unix(), "exp": apptest.Start.Add(time.Hour).Unix()}
	for nombre, valor := range cambios {
		if valor == nil {
			delete(claims, nombre)
			continue
		}
		claims[nombre] = valor
	}
	token, err := jwt.NewWithClaims(metodo, claims).SignedString(clave)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestTokensThatAreWorthNothing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.As(t, autora)
	sesion := uno(t, app, "SELECT id FROM sesiones ORDER BY creada_en DESC LIMIT 1")
	mio := func(metodo jwt.SigningMethod, clave any, cambios jwt.MapClaims) string {
		if _, dado := cambios["jti"]; !dado {
			if cambios == nil {
				cambios = jwt.MapClaims{}
			}
			cambios["jti"] = sesion
		}
		return "Bearer " + firmado(t, metodo, clave, cambios)
	}
	clave := []byte(apptest.JWTSecret)
	bueno := mio(jwt.SigningMethodHS256, clave, nil)
	app.Anonymous(t).With("Authorization", bueno).Get("/api/auth/me").Status(http.StatusOK)
	antes := huella(t, app)
	for nombre, cabecera := range map[string]string{
		"none":                      "",
		"only the scheme":           "Bearer",
		"an empty token":            "Bearer  ",
		"another scheme":            "Basic " + strings.TrimPrefix(bueno, "Bearer "),
		"without scheme":            strings.TrimPrefix(bueno, "Bearer "),
		"garbage":                   "Bearer basura",
		"three parts of garbage":    "Bearer a.b.c",
		"a token and more":          bueno + " y más",
		"without its signature":     bueno[:strings.LastIndex(bueno, ".")+1],
		"another signature":         bueno[:len(bueno)-4] + "AAAA",
		"8 KiB":                     "Bearer " + strings.Repeat("a", 8<<10),
		"alg none":                  mio(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, nil),
		"HS512":                     mio(jwt.SigningMethodHS512, clave, nil),
		"fallback-secret-key":       mio(jwt.SigningMethodHS256, []byte("fallback-secret-key"), nil),
		"an empty key":              mio(jwt.SigningMethodHS256, []byte{}, nil),
		"expired":                   mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"exp": apptest.Start.Unix()}),
		"without expiry":            mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"exp": nil}),
		"of another issuer":         mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"iss": "otro"}),
		"not valid yet":             mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"nbf": apptest.Start.Add(time.Minute).Unix()}),
		"without session":           mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"jti": ""}),
		"of a session that is none": mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"jti": "' OR 1=1--"}),
		"a session that is a list":  mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"jti": []string{sesion}}),
		"a role of its own":         mio(jwt.SigningMethodHS256, clave, jwt.MapClaims{"jti": "no-existe", "role": "ADMIN", "sub": "admin"}),
	} {
		t.Run(nombre, func(t *testing.T) {
			cliente := app.Anonymous(t)
			if cabecera != "" {
				cliente = cliente.With("Authorization", cabecera)
			}
			for _, ruta := range []string{"/api/auth/me", "/api/solicitudes", "/api/solicitudes/x"} {
				problema(t, cliente.Get(ruta), http.StatusUnauthorized)
			}
			problema(t, cliente.Post("/api/solicitudes", cuerpo{}), http.StatusUnauthorized)
			problema(t, cliente.Post("/api/auth/logout", nil), http.StatusUnauthorized)
		})
	}
	token := strings.TrimPrefix(bueno, "Bearer ")
	problema(t, app.Anonymous(t).Get("/api/auth/me?token="+token+"&access_token="+token), http.StatusUnauthorized)
	problema(t, app.Anonymous(t).With("Cookie", "token="+token).Get("/api/auth/me"), http.StatusUnauthorized)
	intacta(t, app, antes)
	app.Anonymous(t).With("Authorization", "bearer "+token).Get("/api/auth/me").Status(http.StatusOK)
}

func TestASessionEndsWithTheNextRequest(t *testing.T) {
	t.Parallel()
	const mia = " WHERE correo = 'instructor2.9546@sena.edu.co'"
	for nombre, termina := range map[string]func(t *testing.T, app *apptest.App, cliente apptest.Client){
		"signed out": func(_ *testing.T, _ *apptest.App, cliente apptest.Client) {
			cliente.Post("/api/auth/logout", nil).Status(http.StatusNoContent)
		},
		"deactivated": func(t *testing.T, app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET activo = false"+mia)
		},
		"password changed": func(t *testing.T, app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET clave_hash = 'otra', clave_cambiada_en = now()"+mia)
		},
		"role changed": func(t *testing.T, app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET rol = 'COORDINADOR'"+mia)
		},
		"centre changed": func(t *testing.T, app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET centro_id = 'centro-9405'"+mia)
		},
		"deactivated and back": func(t *testing.T, app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET activo = false"+mia)
			app.Exec(t, "UPDATE usuarios SET activo = true"+mia)
		},
		"twelve hours later": func(_ *testing.T, app *apptest.App, _ apptest.Client) {
			app.Clock.Set(apptest.Start.Add(12 * time.Hour))
		},
	} {
		t.Run(nombre, func(t *testing.T) {
			t.Parallel()
			app := apptest.New(t)
			cliente, otra := app.SignIn(t, autora).In(t), app.As(t, coordinador)
			cliente.Get("/api/auth/me").Status(http.StatusOK)
			app.Exec(t, "UPDATE usuarios SET nombre = 'Otro Nombre', especialidad = 'Otra'"+mia) // which is no reason
			if got := cliente.Get("/api/auth/me").Status(http.StatusOK).Text("user.name"); got != "Otro Nombre" {
				t.Errorf("the name is %s", got)
			}
			termina(t, app, cliente)
			problema(t, cliente.Get("/api/auth/me"), http.StatusUnauthorized)
			problema(t, cliente.Post("/api/solicitudes", valida(t, app)), http.StatusUnauthorized)
			if nombre != "twelve hours later" {
				otra.Get("/api/auth/me").Status(http.StatusOK)
			}
		})
	}
}

func TestSigningInRefusesAllAlike(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "UPDATE usuarios SET activo = false WHERE correo = 'instructor1.9405@sena.edu.co'")
	cliente := app.Anonymous(t)
	antes := huella(t, app)
	respuestas := map[string]string{}
	for nombre, c := range map[string]cuerpo{
		"unknown":        {"email": "nadie@sena.edu.co", "password": demo.Clave},
		"wrong password": {"email": "instructor2.9546@sena.edu.co", "password": "x"},
		"inactive":       {"email": "instructor1.9405@sena.edu.co", "password": demo.Clave},
		"no address":     {"email": "' OR 1=1--", "password": demo.Clave},
		"U+0000":         {"email": "instructor2.9546@sena.edu.co\x00", "password": demo.Clave},
		"spaces around":  {"email": "instructor2.9546@sena.edu.co", "password": " " + demo.Clave},
		"other case":     {"email": "instructor2.9546@sena.edu.co", "password": strings.ToUpper(demo.Clave)},
		"100 KiB":        {"email": "instructor2.9546@sena.edu.co", "password": strings.Repeat("a", 100<<10)},
	} {
		r := cliente.Post("/api/auth/login", c)
		problema(t, r, http.StatusUnauthorized)
		respuestas[mismoCuerpo(r)] = nombre
	}
	if len(respuestas) != 1 {
		t.Errorf("the refusals differ: %v", respuestas)
	}
	for _, c := range []any{nil, "{}", cuerpo{"email": "", "password": ""}, cuerpo{"email": " ", "password": "x"}, cuerpo{"password": "x"}, cuerpo{"email": nil, "password": nil}} {
		problema(t, cliente.Post("/api/auth/login", c), http.StatusBadRequest)
	}
	problema(t, cliente.Post("/api/auth/login", cuerpo{"email": 1, "password": []any{}}), http.StatusUnprocessableEntity, "/email", "/password")
	intacta(t, app, antes)

	entrada := cliente.Post("/api/auth/login", cuerpo{"email": " INSTRUCTOR2.9546@Sena.edu.co ", "password": demo.Clave, "role": "ADMIN", "centroId": "centro-9405"}).Status(http.StatusOK)
	if rol := entrada.Text("user.role"); rol != "INSTRUCTOR" {
		t.Errorf("signed in as %s", rol)
	}
	for _, secreto := range []string{"clave", "hash", "argon2", demo.Clave} {
		if strings.Contains(strings.ToLower(string(entrada.Body)), strings.ToLower(secreto)) {
			t.Errorf("the answer tells %s", secreto)
		}
	}
}

func TestClosingASessionLeavesTheOthersOpen(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	una, otra := app.As(t, autora), app.As(t, autora)
	una.Post("/api/auth/logout", nil).Status(http.StatusNoContent)
	problema(t, una.Post("/api/auth/logout", nil), http.StatusUnauthorized)
	otra.Get("/api/auth/me").Status(http.StatusOK)
}
