package perf_test

import (
	"net/http"
	"testing"
	"time"
)

// BenchmarkReportes asks one report after the other for the last twelve months, as one person does who waits for it: the time of each
// matters, not how many a second. PERF_ROWS=1000000 is the size that they are promised for.
func BenchmarkReportes(b *testing.B) {
	s, hoy := elSistema, time.Now()
	periodo := "?desde=" + hoy.AddDate(-1, 0, 1).Format(time.DateOnly) + "&hasta=" + hoy.Format(time.DateOnly)
	for _, quien := range []struct{ nombre, usuario string }{{"centro", "coord-9546"}, {"pais", "admin-perf"}} {
		token := s.token(b, quien.usuario)
		for _, r := range []struct{ nombre, ruta string }{
			{"resumen", "/api/reportes/resumen" + periodo}, {"tiempos", "/api/reportes/tiempos" + periodo},
			{"por-programa", "/api/reportes/grupos" + periodo + "&por=programa"}, {"por-instructor", "/api/reportes/grupos" + periodo + "&por=instructor"},
			{"por-municipio", "/api/reportes/grupos" + periodo + "&por=municipio"}, {"por-modalidad", "/api/reportes/grupos" + periodo + "&por=modalidad"},
			{"por-especial", "/api/reportes/grupos" + periodo + "&por=especial"}, {"por-regional", "/api/reportes/grupos" + periodo + "&por=regional"},
			{"resumen-de-un-especial", "/api/reportes/resumen" + periodo + "&especial=BILINGUISMO"}, {"tiempos-de-una-modalidad", "/api/reportes/tiempos" + periodo + "&modalidad=MIXTA"},
			{"cargas", "/api/reportes/cargas?desde=2027-02-01"}, {"antiguedad", "/api/reportes/antiguedad"}, {"inicio", "/dashboard"},
		} {
			b.Run(quien.nombre+"/"+r.nombre, func(b *testing.B) {
				for b.Loop() {
					if estado, cuerpo := s.enviar(b, peticion{metodo: http.MethodGet, ruta: r.ruta}, token); estado != http.StatusOK {
						b.Fatalf("%s: %d %s", r.ruta, estado, cuerpo)
					}
				}
			})
		}
	}
}
