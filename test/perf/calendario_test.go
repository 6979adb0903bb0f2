package perf_test

import (
	"fmt"
	"net/http"
	"testing"

	"complementarias/application/calendario"
	"complementarias/domain/kernel"
)

func BenchmarkCalendarioMesHTML(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/calendario?fecha=2027-%02d-15", 2+n%10), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkCalendarioSemanaHTML(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/calendario?vista=semana&fecha=2027-%02d-15", 2+n%10), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

// BenchmarkSuscripcion is what a telephone reads: the some 600 classes that an instructor of the seed has.
func BenchmarkSuscripcion(b *testing.B) {
	s := elSistema
	instructor := kernel.Actor{ID: kernel.UsuarioID("inst-" + s.centros(b)[0] + "-0"), Rol: kernel.Instructor}
	s.medirSuscripcion(b, instructor)
}

// BenchmarkSuscripcionDeUnCentro is a coordinator's, up to the 5,000 classes that it may hold.
func BenchmarkSuscripcionDeUnCentro(b *testing.B) {
	s := elSistema
	codigo := s.centros(b)[0]
	s.medirSuscripcion(b, kernel.Actor{ID: kernel.UsuarioID("coord-" + codigo), Rol: kernel.Coordinador, Centro: kernel.CentroID("centro-" + codigo)})
}

func (s *sistema) medirSuscripcion(b *testing.B, de kernel.Actor) {
	b.Helper()
	uc := s.app.UseCases.Calendario
	if err := uc.CrearSuscripcion.Execute(b.Context(), de); err != nil {
		b.Fatal(err)
	}
	mia, err := uc.VerSuscripcion.Execute(b.Context(), de)
	if err != nil {
		b.Fatal(err)
	}
	archivo, err := uc.LeerSuscripcion.Execute(b.Context(), mia.Token)
	if err != nil || len(archivo.Contenido) == 0 || mia == (calendario.MiSuscripcion{}) {
		b.Fatalf("%+v, %v", mia, err)
	}
	s.medir(b, func(int) peticion {
		return peticion{http.MethodGet, "/calendario/" + mia.Token + ".ics", string(de.ID), nil, http.StatusOK}
	})
	b.ReportMetric(float64(len(archivo.Contenido))/1024, "KiB")
}
