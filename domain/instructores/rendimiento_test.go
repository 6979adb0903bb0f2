package instructores_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/instructores"
)

func TestTooFewDecisionsSayNothing(t *testing.T) {
	for _, m := range []instructores.Medidas{{}, {Aprobadas: 2, ALaPrimera: 2}, {Rechazadas: 2}, {SemanasConClase: 4, SemanasSobre: 4}} {
		r := instructores.Evaluar(m)
		if r.Nivel != instructores.SinDatos || r.Puntuacion != 0 || len(r.Fortalezas) != 0 || len(r.Recomendaciones) != 1 ||
			!strings.HasPrefix(r.Recomendaciones[0], "Sin datos suficientes") {
			t.Errorf("%+v: got %+v", m, r)
		}
	}
}

func TestEvaluar(t *testing.T) {
	for nombre, c := range map[string]struct {
		m                           instructores.Medidas
		puntos                      int
		nivel                       instructores.Nivel
		fortalezas, recomendaciones int
	}{
		"everything right": {instructores.Medidas{Aprobadas: 4, ALaPrimera: 4, Aprendices: 100, Cupos: 100, SemanasConClase: 6}, 100, instructores.Excelente, 4, 0},
		"no classes in the window, so the load does not count": {instructores.Medidas{Aprobadas: 4, ALaPrimera: 4, Aprendices: 100, Cupos: 100}, 100, instructores.Excelente, 3, 0},
		"all rejected":                    {instructores.Medidas{Rechazadas: 3}, 0, instructores.NecesitaMejora, 0, 2},
		"all rejected at once":            {instructores.Medidas{Rechazadas: 3, ALaPrimera: 3}, 29, instructores.NecesitaMejora, 1, 1},
		"half of everything":              {instructores.Medidas{Aprobadas: 2, Rechazadas: 2, ALaPrimera: 2, Aprendices: 50, Cupos: 100, SemanasConClase: 4, SemanasSobre: 2}, 50, instructores.Regular, 0, 4},
		"three of four, and not too full": {instructores.Medidas{Aprobadas: 3, Rechazadas: 1, ALaPrimera: 3, Aprendices: 80, Cupos: 100, SemanasConClase: 4}, 79, instructores.Bueno, 1, 0},
		"more learners than places":       {instructores.Medidas{Aprobadas: 3, ALaPrimera: 3, Aprendices: 300, Cupos: 100}, 100, instructores.Excelente, 3, 0},
	} {
		t.Run(nombre, func(t *testing.T) {
			r := instructores.Evaluar(c.m)
			if r.Puntuacion != c.puntos || r.Nivel != c.nivel || len(r.Fortalezas) != c.fortalezas || len(r.Recomendaciones) != c.recomendaciones {
				t.Errorf("got %+v", r)
			}
		})
	}
}

func TestPuntuacionStaysBetweenNothingAndAHundredAndGrowsWithApprovals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(nombre string, hasta int) int { return rapid.IntRange(0, hasta).Draw(t, nombre) }
		m := instructores.Medidas{Aprobadas: n("aprobadas", 50), Rechazadas: n("rechazadas", 50)}
		m.ALaPrimera = n("a la primera", m.Decididas())
		m.Cupos = n("cupos", 1000)
		m.Aprendices = n("aprendices", m.Cupos)
		m.SemanasConClase = n("semanas", 20)
		m.SemanasSobre = n("sobre", m.SemanasConClase)
		r := instructores.Evaluar(m)
		if r.Puntuacion < 0 || r.Puntuacion > 100 {
			t.Fatalf("%+v gives %d points", m, r.Puntuacion)
		}
		if m.Rechazadas == 0 || m.Decididas() < instructores.DecididasMinimas {
			return
		}
		mejor := m
		mejor.Aprobadas++
		mejor.Rechazadas--
		if s := instructores.Evaluar(mejor); s.Puntuacion < r.Puntuacion {
			t.Fatalf("one more approved gives %d points instead of %d", s.Puntuacion, r.Puntuacion)
		}
	})
}
