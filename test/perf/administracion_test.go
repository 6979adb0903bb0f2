package perf_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"complementarias/adapters/password"
)

// BenchmarkAuditoriaHTML reads the newest rows and those of one action, from a historial with every movement of the seed.
func BenchmarkAuditoriaHTML(b *testing.B) {
	elSistema.medir(b, func(n int) peticion {
		ruta := []string{"/auditoria", "/auditoria?accion=APROBAR_SOLICITUD", "/auditoria?quien=admin-perf"}[n%3]
		return peticion{http.MethodGet, ruta, "admin-perf", nil, http.StatusOK}
	})
}

// BenchmarkInstructores are the figures of twenty instructors, in a centre and in the country.
func BenchmarkInstructores(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		usuario := "coord-" + centros[n%118]
		if n%8 == 0 {
			usuario = "admin-perf"
		}
		return peticion{http.MethodGet, "/api/instructores", usuario, nil, http.StatusOK}
	})
}

// BenchmarkDireccion compares the answer to an address that has an account with that to one that has none, one after the
// other in one run: desigual-% is how far apart their medians are, of which 10 is the most (quality.md 3).
func BenchmarkDireccion(b *testing.B) {
	const tiene, noTiene = "coord.9101@sena.edu.co", "nadie.9101@sena.edu.co"
	hash, err := password.NewHasher(password.DefaultLanes).Hash(b.Context(), "una clave que nadie escribe")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := elSistema.app.DB.ExecContext(b.Context(), `UPDATE usuarios SET clave_hash = ? WHERE correo = ?`, hash, tiene); err != nil {
		b.Fatal(err)
	}
	for nombre, p := range map[string]struct {
		ruta   string
		cuerpo func(correo string) any
		espera int
	}{
		"olvide":   {"/api/auth/forgot", func(c string) any { return map[string]string{"email": c} }, http.StatusOK},
		"ingresar": {"/api/auth/login", func(c string) any { return map[string]string{"email": c, "password": "no es esta clave"} }, http.StatusUnauthorized},
	} {
		b.Run(nombre, func(b *testing.B) {
			tiempos := map[string][]time.Duration{}
			for b.Loop() {
				for _, correo := range []string{tiene, noTiene} {
					sosegar(b)
					antes := time.Now()
					estado, cuerpo := elSistema.enviar(b, peticion{metodo: http.MethodPost, ruta: p.ruta, cuerpo: p.cuerpo(correo)}, "")
					tiempos[correo] = append(tiempos[correo], time.Since(antes))
					if estado != p.espera {
						b.Fatalf("%s: %d %s", correo, estado, cuerpo)
					}
				}
			}
			con, sin := mediana(tiempos[tiene]), mediana(tiempos[noTiene])
			b.ReportMetric(con, "con-cuenta-ms")
			b.ReportMetric(sin, "sin-cuenta-ms")
			b.ReportMetric(100*max(con-sin, sin-con)/max(con, sin), "desigual-%")
		})
	}
}

// sosegar waits until what the last request left for later is done, and forgets that there was one.
func sosegar(b *testing.B) {
	b.Helper()
	for quedan := 1; quedan > 0; {
		err := elSistema.app.DB.NewRaw(`SELECT (SELECT count(*) FROM outbox WHERE hecho_en IS NULL AND muerto_en IS NULL)
			+ (SELECT count(*) FROM mensajes WHERE estado = 'EN_ESPERA')`).Scan(b.Context(), &quedan)
		if err != nil {
			b.Fatal(err)
		}
	}
	if _, err := elSistema.app.DB.ExecContext(b.Context(), `DELETE FROM frenos`); err != nil {
		b.Fatal(err)
	}
}

func mediana(tiempos []time.Duration) float64 {
	slices.Sort(tiempos)
	return float64(tiempos[len(tiempos)/2].Microseconds()) / 1000
}
