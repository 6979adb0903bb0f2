package calendario_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	adapter "complementarias/adapters/postgres/calendario"
	app "complementarias/application/calendario"
	prueba "complementarias/application/calendario/calendariotest"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

const financieros kernel.CentroID = "centro-9405"

var ahora = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

func TestTheStoreKeepsItsContract(t *testing.T) {
	t.Parallel()
	prueba.Contrato(t, func(t *testing.T) prueba.Montaje {
		db := abrir(t)
		return prueba.Montaje{Suscripciones: adapter.NewSuscripciones(db), Activar: func(t *testing.T, de kernel.UsuarioID, activa bool) {
			ejecutar(t, db, `UPDATE usuarios SET activo = ? WHERE id = ?`, activa, de)
		}}
	})
}

func TestOnlyAHuellaIsKept(t *testing.T) {
	t.Parallel()
	db := abrir(t)
	if _, err := db.ExecContext(t.Context(), `INSERT INTO calendario_suscripciones VALUES (?, 's1', 'un-token-tal-cual', now())`, prueba.Ines); err == nil {
		t.Error("a token as it is can be kept")
	}
}

func fecha(s string) kernel.Date {
	d, err := kernel.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// mes is November, whole.
func mes(s app.Seleccion) app.Seleccion {
	s.Desde, s.Hasta = fecha("2026-11-01"), fecha("2026-11-30")
	if s.PorDia == 0 {
		s.PorDia = 10
	}
	return s
}

var (
	deInes = app.Alcance{Instructor: prueba.Ines}
	enOri  = app.Alcance{Centro: prueba.Oriente}
	pais   = app.Alcance{Pais: true}
)

// TestClassesWithinScope: of what there is, each sees what domain.md 4.2 says, and only what may still be given.
func TestClassesWithinScope(t *testing.T) {
	t.Parallel()
	db := abrir(t)
	curso{"a", prueba.Ines, prueba.Oriente, "APROBADA", "2026-11-02 2026-11-04"}.crear(t, db)
	curso{"b", prueba.Ines, financieros, "APROBADA", "2026-11-03"}.crear(t, db)
	curso{"c", "otra", prueba.Oriente, "PENDIENTE", "2026-11-02"}.crear(t, db)
	curso{"d", "otra", financieros, "EN_REVISION", "2026-11-05 2026-12-05"}.crear(t, db)
	for _, estado := range []string{"BORRADOR", "DEVUELTA", "RECHAZADA", "CANCELADA"} {
		curso{strings.ToLower(estado), prueba.Ines, prueba.Oriente, estado, "2026-11-06"}.crear(t, db)
	}
	for nombre, c := range map[string]struct {
		s      app.Seleccion
		quiere string
	}{
		"the own, of every centre":      {app.Seleccion{Alcance: deInes, Instructor: prueba.Ines}, "a02 b03 a04"},
		"of a centre":                   {app.Seleccion{Alcance: enOri, Centro: prueba.Oriente}, "a02 c02 a04"},
		"of one in a centre":            {app.Seleccion{Alcance: enOri, Centro: prueba.Oriente, Instructor: prueba.Ines}, "a02 a04"},
		"of one, for an admin":          {app.Seleccion{Alcance: pais, Instructor: prueba.Ines}, "a02 b03 a04"},
		"of a centre, for an admin":     {app.Seleccion{Alcance: pais, Centro: financieros}, "b03 d05"},
		"of a municipality":             {app.Seleccion{Alcance: pais, Centro: prueba.Oriente, Municipio: "68861"}, "a02 c02 a04"},
		"of a municipality without any": {app.Seleccion{Alcance: pais, Centro: prueba.Oriente, Municipio: "05001"}, ""},
		"of a kind of place":            {app.Seleccion{Alcance: pais, Centro: prueba.Oriente, Ambiente: "TALLER"}, ""},
		"out of scope":                  {app.Seleccion{Alcance: enOri, Centro: financieros}, ""},
		"of another instructor":         {app.Seleccion{Alcance: deInes, Instructor: "otra"}, ""},
		"of nobody":                     {app.Seleccion{Centro: prueba.Oriente}, ""},
	} {
		t.Run(nombre, func(t *testing.T) {
			clases, err := adapter.NewReader(db).Clases(t.Context(), mes(c.s))
			if err != nil {
				t.Fatal(err)
			}
			var hay []string
			for _, k := range clases {
				hay = append(hay, fmt.Sprintf("%s%02d", k.SolicitudID, k.Fecha.Day()))
			}
			if texto := strings.Join(hay, " "); texto != c.quiere {
				t.Errorf("the classes are %q, want %q", texto, c.quiere)
			}
		})
	}
}

func TestACrowdedDayIsCutAndCounted(t *testing.T) {
	t.Parallel()
	db := abrir(t)
	for i := range 9 {
		curso{fmt.Sprintf("s%d", i), prueba.Ines, prueba.Oriente, []string{"APROBADA", "PENDIENTE"}[i%2], "2026-11-02"}.crear(t, db)
	}
	curso{"t", prueba.Ines, prueba.Oriente, "PENDIENTE", "2026-11-03"}.crear(t, db)
	clases, err := adapter.NewReader(db).Clases(t.Context(), mes(app.Seleccion{Alcance: enOri, Centro: prueba.Oriente, PorDia: 4}))
	if err != nil || len(clases) != 5 {
		t.Fatalf("%d classes, want four and one: %v", len(clases), err)
	}
	for _, k := range clases[:4] {
		if k.TotalDia != 9 || k.MinutosDia != 9*240 || k.AprobadasDia != 5 || k.MinutosAprobadas != 5*240 {
			t.Errorf("the day has %+v", k)
		}
	}
	quiere := app.Clase{SolicitudID: "t", Codigo: clases[4].Codigo, Programa: "Panadería", Estado: "PENDIENTE", Empresa: "El Roble", Lugar: "Salón", Municipio: "68861",
		Ambiente: "AULA", InstructorID: prueba.Ines, Instructor: "Inés Gil", Centro: prueba.NombreOriente, Fecha: fecha("2026-11-03"), Desde: 480, Hasta: 720, TotalDia: 1, MinutosDia: 240}
	if clases[4] != quiere || clases[4].Aprobada() || !clases[0].Aprobada() {
		t.Errorf("a class is %+v, want %+v", clases[4], quiere)
	}
}

func TestWhatStandsAroundACalendar(t *testing.T) {
	t.Parallel()
	db := abrir(t)
	ejecutar(t, db, `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES ('r1', ?0, '2026-11-28', '2027-01-10', 'Receso de fin de año'), ('r2', ?0, '2026-10-01', '2026-10-05', 'Otro'),
		('r3', ?1, '2026-11-01', '2026-11-30', 'De otro centro')`, prueba.Oriente, financieros)
	curso{"a", prueba.Ines, prueba.Oriente, "APROBADA", "2026-11-02"}.crear(t, db)
	curso{"b", "ajena", prueba.Oriente, "APROBADA", "2026-11-03"}.crear(t, db)
	receso := []app.Receso{{Desde: fecha("2026-11-28"), Hasta: fecha("2027-01-10"), Nombre: "Receso de fin de año"}}
	reader := adapter.NewReader(db)
	v, err := reader.Contorno(t.Context(), mes(app.Seleccion{Alcance: enOri, Centro: prueba.Oriente}))
	if err != nil || v.Centro != prueba.NombreOriente || v.Instructor.ID != "" || !slices.Equal(v.Recesos, receso) || !slices.Equal(v.Municipios, []string{"68861"}) {
		t.Errorf("around a centre: %+v (%v)", v, err)
	}
	if !slices.Equal(v.Instructores, []app.Persona{{ID: prueba.Ines, Nombre: "Inés Gil"}, {ID: "otra", Nombre: "Otra Gil"}}) {
		t.Errorf("to pick from: %+v", v.Instructores)
	}
	v, err = reader.Contorno(t.Context(), mes(app.Seleccion{Alcance: deInes, Instructor: prueba.Ines}))
	if err != nil || v.Instructor.Nombre != "Inés Gil" || !slices.Equal(v.Recesos, receso) || len(v.Instructores) != 0 {
		t.Errorf("around an instructor: %+v (%v)", v, err)
	}
	v, err = reader.Contorno(t.Context(), mes(app.Seleccion{Alcance: enOri, Centro: prueba.Oriente, Instructor: "ajena"}))
	if err != nil || v.Instructor.Nombre != "Ajena Gil" {
		t.Errorf("one of another centre with a course here: %+v (%v)", v, err)
	}
	for nombre, s := range map[string]app.Seleccion{
		"an instructor of another centre": {Alcance: app.Alcance{Centro: financieros}, Centro: financieros, Instructor: prueba.Ines},
		"a coordinator":                   {Alcance: pais, Instructor: prueba.Carlos},
		"nobody":                          {Alcance: pais, Instructor: "nadie"},
		"no centre":                       {Alcance: pais, Centro: "centro-0"},
	} {
		if v, err := reader.Contorno(t.Context(), mes(s)); !errors.Is(err, app.ErrNoEncontrado) {
			t.Errorf("of %s: %+v (%v)", nombre, v, err)
		}
	}
}

// TestAFeedTellsWhatIsGone: as cancelled, for some time, of what had been approved.
func TestAFeedTellsWhatIsGone(t *testing.T) {
	t.Parallel()
	db := abrir(t)
	curso{"a", prueba.Ines, prueba.Oriente, "APROBADA", "2026-08-01 2026-11-02 2026-12-01"}.crear(t, db)
	curso{"b", prueba.Ines, financieros, "APROBADA", "2026-11-03"}.crear(t, db)
	curso{"c", prueba.Ines, prueba.Oriente, "CANCELADA", "2026-11-04"}.crear(t, db)
	curso{"d", prueba.Ines, prueba.Oriente, "CANCELADA", "2026-11-05"}.crear(t, db)
	curso{"e", prueba.Ines, prueba.Oriente, "CANCELADA", "2026-11-06"}.crear(t, db)
	curso{"f", prueba.Ines, prueba.Oriente, "PENDIENTE", "2026-11-07"}.crear(t, db)
	curso{"g", "otra", prueba.Oriente, "APROBADA", "2026-11-08"}.crear(t, db)
	ejecutar(t, db, `UPDATE solicitudes SET fecha_aprobacion = NULL WHERE id = 'd'`) // never approved
	ejecutar(t, db, `UPDATE solicitudes SET estado_desde = ? WHERE id = 'e'`, ahora.AddDate(0, 0, -61))
	ejecutar(t, db, `INSERT INTO solicitud_sesiones_retiradas (solicitud_id, centro_id, instructor_id, fecha, desde, hasta, retirada_en) VALUES
		('a', ?0, ?1, '2026-11-09', 480, 720, ?2), ('a', ?0, ?1, '2026-11-02', 480, 600, ?2), ('a', ?0, ?1, '2026-11-10', 480, 720, ?3)`, prueba.Oriente, prueba.Ines, ahora, ahora.AddDate(0, 0, -61))
	for nombre, c := range map[string]struct {
		alcance app.Alcance
		limite  int
		quiere  string
	}{
		"of an instructor": {deInes, 100, "a02 b03 c04- a09- a01"},
		"of a centre":      {enOri, 100, "a02 c04- g08 a09- a01"},
		"the first ones":   {deInes, 2, "a02 b03"},
		"of the country":   {pais, 100, ""},
		"of nobody":        {app.Alcance{}, 100, ""},
	} {
		t.Run(nombre, func(t *testing.T) {
			eventos, err := adapter.NewReader(db).Eventos(t.Context(), c.alcance, fecha("2026-08-25"), ahora.AddDate(0, 0, -60), c.limite)
			if err != nil {
				t.Fatal(err)
			}
			if texto := enTexto(eventos); texto != c.quiere {
				t.Errorf("the events are %q, want %q", texto, c.quiere)
			}
		})
	}
	if err := adapter.Purge(t.Context(), db, ahora.AddDate(0, 0, 90)); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := db.NewRaw(`SELECT count(*) FROM solicitud_sesiones_retiradas`).Scan(t.Context(), &n); err != nil || n != 2 {
		t.Errorf("%d moved classes are kept (%v), want those that were told", n, err)
	}
}

func enTexto(eventos []app.Evento) string {
	var hay []string
	for _, e := range eventos {
		hay = append(hay, fmt.Sprintf("%s%02d%s", e.SolicitudID, e.Fecha.Day(), []string{"", "?", "-"}[e.Estado]))
	}
	return strings.Join(hay, " ")
}

func TestACourseInEveryState(t *testing.T) {
	t.Parallel()
	db := abrir(t)
	for estado, marca := range map[string]string{"APROBADA": "", "PENDIENTE": "?", "EN_REVISION": "?", "BORRADOR": "?", "DEVUELTA": "?", "RECHAZADA": "-", "CANCELADA": "-"} {
		id := strings.ToLower(estado)
		curso{id, prueba.Ines, prueba.Oriente, estado, "2026-11-04 2026-11-02"}.crear(t, db)
		ejecutar(t, db, `INSERT INTO solicitud_sesiones_retiradas (solicitud_id, centro_id, instructor_id, fecha, desde, hasta, retirada_en) VALUES
			(?0, ?1, ?2, '2026-11-03', 480, 720, ?3), (?0, ?1, ?2, '2026-11-02', 480, 600, ?3)`, id, prueba.Oriente, prueba.Ines, ahora)
		for _, a := range []app.Alcance{deInes, enOri, pais} {
			eventos, err := adapter.NewReader(db).Curso(t.Context(), kernel.SolicitudID(id), a)
			quiere := fmt.Sprintf("%[1]s02%[2]s %[1]s03- %[1]s04%[2]s", id, marca)
			if texto := enTexto(eventos); err != nil || texto != quiere {
				t.Errorf("%s: %q (%v), want %q", estado, texto, err, quiere)
			}
		}
		for _, a := range []app.Alcance{{Instructor: "otra"}, {Centro: financieros}, {}} {
			if _, err := adapter.NewReader(db).Curso(t.Context(), kernel.SolicitudID(id), a); !errors.Is(err, app.ErrSolicitudNoEncontrada) {
				t.Errorf("%s with the scope %+v: %v", estado, a, err)
			}
		}
	}
	curso{"sin", prueba.Ines, prueba.Oriente, "BORRADOR", ""}.crear(t, db)
	if eventos, err := adapter.NewReader(db).Curso(t.Context(), "sin", deInes); err != nil || len(eventos) != 0 {
		t.Errorf("without classes: %v, %v", eventos, err)
	}
}

// curso is a solicitud with a class from 8 to 12 on each of its dates.
type curso struct {
	id         string
	instructor kernel.UsuarioID
	centro     kernel.CentroID
	estado     string
	fechas     string
}

func (c curso) crear(t *testing.T, db *postgres.DB) {
	t.Helper()
	fechas := strings.Fields(c.fechas)
	var inicio, fin *string
	if len(fechas) > 0 {
		primera, ultima := slices.Min(fechas), slices.Max(fechas)
		inicio, fin = &primera, &ultima
	}
	ejecutar(t, db, `
		INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
			estado, estado_por, estado_desde, revision, fecha_envio, fecha_aprobacion, numero_ficha, revisor_id, fecha_solicitud, creada_en, actualizada_en,
			nombre_empresa, lugar_formacion, municipio, tipo_ambiente, fecha_inicio_curso, fecha_finalizacion_curso)
		SELECT ?0, 'SOL-2026-' || lpad((count(*) + 1)::text, 3, '0'), ?1, ?2, 'programa-1', '73310037', 'Panadería', '1', 40, 30,
			?3, 'Carlos', ?4, 1, ?4, CASE WHEN ?3 IN ('APROBADA', 'CANCELADA') THEN ?4::timestamptz END, CASE WHEN ?3 = 'APROBADA' THEN (1000000 + count(*))::text END,
			CASE WHEN ?3 = 'EN_REVISION' THEN 'carlos' END, ?4, ?4, ?4, 'El Roble', 'Salón', '68861', 'AULA', ?5::date, ?6::date FROM solicitudes`,
		c.id, c.instructor, c.centro, c.estado, ahora, inicio, fin)
	for _, f := range fechas {
		ejecutar(t, db, `INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta) VALUES (?, ?, ?, 480, 720)`, c.id, c.instructor, f)
	}
}

// abrir makes a database with the people of the contract, and two more instructors.
func abrir(t *testing.T) *postgres.DB {
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
	otras := []prueba.Cuenta{
		{Suscriptor: app.Suscriptor{Actor: kernel.Actor{ID: "otra", Nombre: "Otra Gil", Rol: kernel.Instructor, Centro: prueba.Oriente}}},
		{Suscriptor: app.Suscriptor{Actor: kernel.Actor{ID: "ajena", Nombre: "Ajena Gil", Rol: kernel.Instructor, Centro: financieros}}},
	}
	for _, c := range append(prueba.Cuentas(), otras...) {
		ejecutar(t, db, `
			INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES (?0, ?1, ?0 || '@sena.edu.co', (10000 + (SELECT count(*) FROM usuarios))::text, ?2, ?3, 'x', now(), '', now(), now())`,
			c.Actor.ID, c.Actor.Nombre, c.Actor.Rol, c.Actor.Centro)
	}
	ejecutar(t, db, `
		INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
		VALUES ('programa-1', '73310037', 'Panadería', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 30, ?, '', now(), now())`, prueba.Oriente)
	return db
}

func ejecutar(t *testing.T, db *postgres.DB, sentencia string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), sentencia, args...); err != nil {
		t.Fatal(err)
	}
}
