package instructores_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	adapter "complementarias/adapters/postgres/instructores"
	app "complementarias/application/instructores"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

const (
	oriente     kernel.CentroID = "centro-9546"
	financieros kernel.CentroID = "centro-9405"
)

var (
	pais      = app.Alcance{Pais: true}
	enOriente = app.Alcance{Centro: oriente}
	enOtro    = app.Alcance{Centro: financieros}
	deInes    = app.Alcance{Propio: "ines"}
	hoy       = kernel.NewDate(2026, time.November, 23)
)

// casa has Inés, Bruno (deactivated) and a coordinator in Oriente, and Zoe in Financieros.
func casa(t *testing.T) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), pgtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	for i, u := range []struct {
		id, nombre, rol, especialidad, vinculo string
		centro                                 kernel.CentroID
		activo                                 bool
	}{
		{"ines", "Inés Ñáñez 100%", "INSTRUCTOR", "Panadería", "PLANTA", oriente, true},
		{"bruno", "Bruno Díaz", "INSTRUCTOR", "Redes", "CONTRATISTA", oriente, false},
		{"carlos", "Carlos Gil", "COORDINADOR", "", "PLANTA", oriente, true},
		{"zoe", "Zoe Ríos", "INSTRUCTOR", "Redes de datos", "CONTRATISTA", financieros, true},
	} {
		ejecutar(t, db, `INSERT INTO usuarios (id, nombre, correo, cedula, especialidad, rol, centro_id, vinculo, activo, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES (?0, ?1, ?0 || '@sena.edu.co', ?2, ?3, ?4, ?5, ?6, ?7, 'x', now(), empresa_ordenable(?1), now(), now())`,
			u.id, u.nombre, fmt.Sprint(10000+i), u.especialidad, u.rol, u.centro, u.vinculo, u.activo)
	}
	ejecutar(t, db, `INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
		VALUES ('p1', '73310037', 'Panadería', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 30, ?, '', now(), now())`, oriente)
	return db
}

// pedida is a solicitud with its classes, each as a date with its hours: 2026-11-23/4.
type pedida struct {
	id         string
	instructor string
	centro     kernel.CentroID
	estado     string
	revision   int
	aprendices int
	fecha      string
	clases     string
}

func (p pedida) crear(t *testing.T, db *postgres.DB) {
	t.Helper()
	ejecutar(t, db, `INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
			estado, estado_por, estado_desde, revision, fecha_envio, fecha_aprobacion, numero_ficha, revisor_id, fecha_solicitud, creada_en, actualizada_en,
			aprendices, cupo_maximo, duracion_maxima)
		SELECT ?0, 'SOL-2026-' || lpad((count(*) + 1)::text, 3, '0'), ?1, ?2, 'p1', '73310037', 'Panadería', '1', 40, 30,
			?3, 'Carlos', ?5::timestamptz, ?4, ?5::timestamptz, CASE WHEN ?3 = 'APROBADA' THEN now() END, CASE WHEN ?3 = 'APROBADA' THEN (1000000 + count(*))::text END,
			CASE WHEN ?3 = 'EN_REVISION' THEN 'carlos' END, ?5::timestamptz, now(), now(), nullif(?6, 0), 30, 40 FROM solicitudes`,
		p.id, p.instructor, p.centro, p.estado, p.revision, p.fecha+"T12:00:00-05:00", p.aprendices)
	for c := range strings.FieldsSeq(p.clases) {
		dia, horas, _ := strings.Cut(c, "/")
		ejecutar(t, db, `INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta) VALUES (?, ?, ?, 480, 480 + 60 * ?::int)`, p.id, p.instructor, dia, horas)
	}
}

func ejecutar(t *testing.T, db *postgres.DB, sentencia string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), sentencia, args...); err != nil {
		t.Fatal(err)
	}
}

func poblar(t *testing.T, db *postgres.DB) {
	t.Helper()
	for _, p := range []pedida{
		{"a", "ines", oriente, "APROBADA", 1, 20, "2026-11-02", "2026-11-16/4 2026-11-17/4 2026-11-23/4"},
		{"b", "ines", oriente, "APROBADA", 2, 10, "2026-10-30", "2026-11-20/6"}, // over
		{"c", "ines", oriente, "RECHAZADA", 1, 25, "2026-11-03", ""},
		{"d", "ines", oriente, "PENDIENTE", 1, 25, "2026-11-04", "2026-11-24/4"},
		{"e", "ines", oriente, "EN_REVISION", 1, 0, "2026-11-05", ""},
		{"f", "ines", oriente, "DEVUELTA", 1, 0, "2026-11-06", ""},
		{"g", "ines", oriente, "BORRADOR", 0, 0, "2026-11-07", ""},
		{"h", "ines", financieros, "APROBADA", 1, 30, "2026-11-08", "2026-11-30/8"}, // where she taught before
		{"i", "zoe", financieros, "CANCELADA", 1, 30, "2026-11-08", ""},
	} {
		p.crear(t, db)
	}
}

func si(b bool) *bool { return &b }

func TestListar(t *testing.T) {
	t.Parallel()
	db := casa(t)
	poblar(t, db)
	for nombre, c := range map[string]struct {
		a                         app.Alcance
		c                         app.Consulta
		quiere                    string
		total, activos, inactivos int
	}{
		"of a centre, by name":              {enOriente, app.Consulta{}, "bruno ines", 2, 1, 1},
		"of another":                        {enOtro, app.Consulta{}, "zoe", 1, 1, 0},
		"of the country":                    {pais, app.Consulta{}, "bruno ines zoe", 3, 2, 1},
		"of nobody":                         {app.Alcance{}, app.Consulta{}, "", 0, 0, 0},
		"the active":                        {pais, app.Consulta{Activo: si(true)}, "ines zoe", 2, 2, 1},
		"the inactive":                      {pais, app.Consulta{Activo: si(false)}, "bruno", 1, 2, 1},
		"by words":                          {pais, app.Consulta{Palabras: []string{"nanez", "ines"}}, "ines", 1, 1, 0},
		"a word that is a pattern":          {pais, app.Consulta{Palabras: []string{"100%"}}, "ines", 1, 1, 0},
		"a pattern that is no word":         {pais, app.Consulta{Palabras: []string{"_"}}, "", 0, 0, 0},
		"by especialidad":                   {pais, app.Consulta{Especialidad: "panaderia"}, "ines", 1, 1, 0},
		"by part of it":                     {pais, app.Consulta{Especialidad: "redes"}, "bruno zoe", 2, 1, 1},
		"the second page":                   {pais, app.Consulta{Desde: 1, Limite: 1}, "ines", 3, 2, 1},
		"of one centre of the country":      {pais, app.Consulta{Centro: financieros}, "zoe", 1, 1, 0},
		"of a centre that is not one's own": {enOriente, app.Consulta{Centro: financieros}, "", 0, 0, 0},
		"past the end":                      {pais, app.Consulta{Desde: 30}, "", 3, 2, 1},
		"a quote is a quote, nothing else":  {pais, app.Consulta{Palabras: []string{`' OR 1=1--`}}, "", 0, 0, 0},
	} {
		t.Run(nombre, func(t *testing.T) {
			if c.c.Limite == 0 {
				c.c.Limite = 20
			}
			p, err := adapter.NewReader(db).Listar(t.Context(), c.a, c.c)
			if err != nil {
				t.Fatal(err)
			}
			var hay []string
			for _, f := range p.Filas {
				hay = append(hay, string(f.ID))
			}
			if got := strings.Join(hay, " "); got != c.quiere || p.Total != c.total || p.Activos != c.activos || p.Inactivos != c.inactivos {
				t.Errorf("got %q, %d, %d active, %d inactive", got, p.Total, p.Activos, p.Inactivos)
			}
		})
	}
}

func TestFiguresCountWhatLiesInTheScope(t *testing.T) {
	t.Parallel()
	db := casa(t)
	poblar(t, db)
	enCentro := app.Cifras{Total: 7, Aprobadas: 2, Rechazadas: 1, Pendientes: 2, ALaPrimera: 2, Aprendices: 30, Cupos: 60, Horas: 80}
	todas := app.Cifras{Total: 8, Aprobadas: 3, Rechazadas: 1, Pendientes: 2, ALaPrimera: 3, Aprendices: 60, Cupos: 90, Horas: 120}
	r := adapter.NewReader(db)
	for _, c := range []struct {
		a      app.Alcance
		cifras app.Cifras
		mes    int
	}{{enOriente, enCentro, 6}, {pais, todas, 7}, {deInes, todas, 7}} {
		p, err := r.Ver(t.Context(), c.a, "ines", hoy.AddDays(1-hoy.Day()))
		if err != nil {
			t.Fatal(err)
		}
		quiere := c.cifras
		quiere.EsteMes = c.mes
		if p.Cifras != quiere || p.LimiteMinutos != 32*60 || p.Centro.Codigo != "9546" || p.Nombre != "Inés Ñáñez 100%" || p.Vinculo != "PLANTA" {
			t.Errorf("%+v: got %+v", c.a, p)
		}
		if c.a == deInes {
			continue
		}
		lista, err := r.Listar(t.Context(), c.a, app.Consulta{Palabras: []string{"ines"}, Limite: 1})
		if err != nil || len(lista.Filas) != 1 || lista.Filas[0].Cifras != c.cifras || lista.Filas[0].Centro != p.Centro {
			t.Errorf("%+v: the list tells %+v, %v", c.a, lista.Filas, err)
		}
	}
}

func TestWhoIsOutOfScopeOrNoInstructorIsAbsent(t *testing.T) {
	t.Parallel()
	db := casa(t)
	for _, c := range []struct {
		a  app.Alcance
		id kernel.UsuarioID
	}{{enOtro, "ines"}, {app.Alcance{Propio: "bruno"}, "ines"}, {app.Alcance{}, "ines"}, {pais, "carlos"}, {enOriente, "carlos"}, {pais, "nadie"}, {pais, `' OR 1=1--`}} {
		if _, err := adapter.NewReader(db).Ver(t.Context(), c.a, c.id, hoy); !errors.Is(err, app.ErrNoExiste) {
			t.Errorf("%+v %s: got %v, want ErrNoExiste", c.a, c.id, err)
		}
	}
}

func TestWhatSurroundsAProfile(t *testing.T) {
	t.Parallel()
	db := casa(t)
	poblar(t, db)
	r := adapter.NewReader(db)
	recientes, err := r.Recientes(t.Context(), enOriente, "ines", 3)
	if err != nil || len(recientes) != 3 || recientes[0].ID != "g" || recientes[2].ID != "e" || recientes[0].Programa.Horas != 40 {
		t.Errorf("the latest are %+v, %v", recientes, err)
	}
	if todas, err := r.Recientes(t.Context(), deInes, "ines", 1); err != nil || todas[0].ID != "h" {
		t.Errorf("her own latest is %+v, %v", todas, err)
	}
	abiertas, err := r.Abiertas(t.Context(), "ines", hoy, 50)
	if err != nil {
		t.Fatal(err)
	}
	var hay []string
	for _, a := range abiertas {
		hay = append(hay, string(a.ID))
	}
	slices.Sort(hay)
	if got := strings.Join(hay, ""); got != "adefh" {
		t.Errorf("open is %q, want adefh: b is over, c and g keep nobody", got)
	}
	minutos, err := r.Cargas(t.Context(), "ines", hoy.AddDays(-7), 3)
	if err != nil || !slices.Equal(minutos, []int{14 * 60, 4 * 60, 8 * 60}) {
		t.Errorf("the weeks are %v, %v", minutos, err)
	}
}
