package solicitudes_test

import (
	"strings"
	"testing"

	"complementarias/domain/horarios"
	"complementarias/domain/solicitudes"
)

// hallada finds a Comprobacion by its subject.
func hallada(t *testing.T, x solicitudes.Examen, tema string) solicitudes.Comprobacion {
	t.Helper()
	for _, c := range x.Comprobaciones {
		if c.Tema == tema {
			return c
		}
	}
	t.Fatalf("nothing is said of %s: %+v", tema, x.Comprobaciones)
	return solicitudes.Comprobacion{}
}

func TestNothingToSayAgainstTheExample(t *testing.T) {
	x := en(t, solicitudes.Pendiente).Expediente().Examinar(revisora, nil, 40*60, entorno())
	if x.Contar(solicitudes.Bien) != len(x.Comprobaciones) || x.PideJustificacion() || len(x.Choques) > 0 || x.LimiteMinutos != 40*60 {
		t.Errorf("got %+v", x)
	}
	for _, c := range x.Comprobaciones {
		if c.Titulo == "" || c.Detalle == "" {
			t.Errorf("%s has no words: %+v", c.Tema, c)
		}
	}
}

func TestWhatAReviewerIsTold(t *testing.T) {
	alLado := clase("2027-02-03", "11:00", "13:00")
	llena := []horarios.Sesion{clase("2027-02-02", "06:00", "22:00"), clase("2027-02-04", "06:00", "20:00")} // 30 hours beside the 12 of the example
	for _, c := range []struct {
		nombre, tema string
		cambio       func(e *solicitudes.Expediente, env *solicitudes.Entorno)
		rivales      []solicitudes.Rival
		quiere       solicitudes.Nivel
		dice         string
	}{
		{"an approved course at the same time", "CRUCE_APROBADA", nil, []solicitudes.Rival{rival(solicitudes.Aprobada, alLado)}, solicitudes.Bloquea, "justificación"},
		{"an approved course beside it", "CRUCE_APROBADA", nil, []solicitudes.Rival{rival(solicitudes.Aprobada, llena...)}, solicitudes.Bien, "un curso aprobado"},
		{"one that waits at the same time", "CRUCE_PENDIENTE", nil, []solicitudes.Rival{rival(solicitudes.Pendiente, alLado)}, solicitudes.Aviso, "la otra"},
		{"a week above the limit", "CARGA_SEMANAL", nil, []solicitudes.Rival{rival(solicitudes.Aprobada, llena...)}, solicitudes.Aviso, "42 horas"},
		{"a first class in the past", "PRIMERA_SESION", func(_ *solicitudes.Expediente, env *solicitudes.Entorno) {
			env.Ahora = ahora.AddDate(0, 0, 21)
		}, nil, solicitudes.Bloquea, "1 de febrero"},
		{"a first class today", "PRIMERA_SESION", func(_ *solicitudes.Expediente, env *solicitudes.Entorno) {
			env.Ahora = ahora.AddDate(0, 0, 20)
		}, nil, solicitudes.Aviso, "1 de febrero"},
		{"an inscription that is over", "INSCRIPCION", func(_ *solicitudes.Expediente, env *solicitudes.Entorno) {
			env.Ahora = ahora.AddDate(0, 0, 16)
		}, nil, solicitudes.Aviso, "27 de enero"},
		{"hours that do not add up", "HORAS", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) { e.Datos.DuracionMaxima = 30 },
			nil, solicitudes.Aviso, "40 horas"},
		{"a wrong digit", "NIT", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) { e.Datos.NIT = "900555555-1" }, nil, solicitudes.Aviso, "2"},
		{"no NIT", "NIT", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) { e.Datos.NIT = "" }, nil, solicitudes.Bien, "comunidades"},
		{"a municipality of another department", "MUNICIPIO", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) { e.Datos.Municipio = "05001" },
			nil, solicitudes.Aviso, "Medellín"},
		{"more learners than places", "CUPO", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) { e.Datos.Aprendices = 26 }, nil, solicitudes.Aviso, "25"},
		{"dates in disorder", "FECHAS", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) {
			e.Datos.InicioInscripcion = fecha("2027-01-30")
		},
			nil, solicitudes.Aviso, "inscripción"},
		{"two things missing", "DATOS", func(e *solicitudes.Expediente, _ *solicitudes.Entorno) {
			e.Datos.RepresentanteLegal, e.Datos.DireccionEmpresa = "", ""
		}, nil, solicitudes.Aviso, "otro campo"},
		{"another version of the programme", "PROGRAMA", func(_ *solicitudes.Expediente, env *solicitudes.Entorno) {
			p := *env.Programa
			p.Version, p.Horas, env.Programa = "7", p.Horas-1, &p
		}, nil, solicitudes.Aviso, "hoy está en la 7"},
		{"another length of the programme", "PROGRAMA", func(_ *solicitudes.Expediente, env *solicitudes.Entorno) {
			p := *env.Programa
			p.Horas, env.Programa = p.Horas-1, &p
		}, nil, solicitudes.Aviso, "hoy dura"},
	} {
		e, env := en(t, solicitudes.Pendiente).Expediente(), entorno()
		if c.cambio != nil {
			c.cambio(&e, &env)
		}
		x := e.Examinar(revisora, c.rivales, 40*60, env)
		got := hallada(t, x, c.tema)
		if got.Nivel != c.quiere || !strings.Contains(got.Titulo+" "+got.Detalle, c.dice) {
			t.Errorf("%s: got %+v", c.nombre, got)
		}
		if x.PideJustificacion() != (c.quiere == solicitudes.Bloquea) {
			t.Errorf("%s: asks for a justification: %v", c.nombre, x.PideJustificacion())
		}
		if grave := x.Comprobaciones[0].Nivel; grave == solicitudes.Bien && c.quiere != solicitudes.Bien {
			t.Errorf("%s: the gravest does not come first: %+v", c.nombre, x.Comprobaciones)
		}
	}
}

// The page and the use case must ask for a justification in the same cases.
func TestAJustificationIsAskedForExactlyWhenAnApprovalNeedsOne(t *testing.T) {
	for nombre, rivales := range map[string][]solicitudes.Rival{
		"alone":    nil,
		"approved": {rival(solicitudes.Aprobada, clase("2027-02-03", "11:00", "13:00"))},
		"pending":  {rival(solicitudes.Pendiente, clase("2027-02-03", "11:00", "13:00"))},
	} {
		for _, dias := range []int{0, 19, 20, 21, 60} {
			env, s := entorno(), en(t, solicitudes.Pendiente)
			env.Ahora = ahora.AddDate(0, 0, dias)
			pide := s.Expediente().Examinar(revisora, rivales, 32*60, env).PideJustificacion()
			err := s.Aprobar(revisora, solicitudes.Decision{NumeroFicha: "3012345"}, rivales, sinProvisional(t), env.Ahora)
			if pide != (err != nil) {
				t.Errorf("%s after %d days: asked for %v, and the approval says %v", nombre, dias, pide, err)
			}
		}
	}
}

func TestClashesAreGroupedByRivalAndThoseThatBlockComeFirst(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	choques := solicitudes.ChoquesPara(revisora, s.Sesiones(), []solicitudes.Rival{
		rival(solicitudes.Pendiente, clase("2027-02-03", "08:00", "09:00")),
		deLejos(rival(solicitudes.Aprobada, clase("2027-02-03", "08:00", "09:00"), clase("2027-02-05", "11:00", "13:00"))),
		rival(solicitudes.Devuelta, clase("2027-02-03", "08:00", "09:00")),
	})
	if len(choques) != 2 {
		t.Fatalf("got %+v", choques)
	}
	if c := choques[0]; !c.Bloquea || c.Codigo != "otro centro" || c.ID != "" || len(c.Cruces) != 2 || c.Cruces[1].Minutos() != 60 {
		t.Errorf("the first is %+v", c)
	}
	if c := choques[1]; c.Bloquea || c.Codigo != "SOL-2027-009" || c.ID != "s-9" {
		t.Errorf("the second is %+v", c)
	}
}
