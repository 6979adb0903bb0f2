package documentos_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/documentos"
	app "complementarias/application/documentos"
	"complementarias/application/documentos/documentostest"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func abrir(t *testing.T) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), pgtest.URL(t), postgres.WithMaxConnections(2))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, u := range []string{"ines", "ada"} {
		ejecutar(t, db, `INSERT INTO usuarios (id, nombre, correo, cedula, rol, activo, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES (?0, ?0, ?0 || '@sena.edu.co', (10000 + (SELECT count(*) FROM usuarios))::text, 'ADMIN', true, 'x', now(), '', now(), now())`, u)
	}
	ejecutar(t, db, `INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
		SELECT 'p1', '73310037', 'Panadería', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 30, min(id), '', now(), now() FROM centros`)
	for _, s := range []string{"s1", "s2"} {
		ejecutar(t, db, `INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version,
				programa_horas, programa_cupo, estado, estado_por, estado_desde, fecha_solicitud, creada_en, actualizada_en)
			SELECT ?0, 'SOL-2026-00' || right(?0, 1), 'ines', min(id), 'p1', '73310037', 'Panadería', '1', 40, 30, 'BORRADOR', 'Inés', now(), now(), now(), now() FROM centros`, s)
	}
	return db
}

func ejecutar(t *testing.T, db *postgres.DB, sql string, args ...any) {
	t.Helper()
	if _, err := db.NewRaw(sql, args...).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestPostgresKeepsTheContract(t *testing.T) {
	documentostest.Contrato(t, func(t *testing.T) documentostest.Mundo {
		return documentostest.Mundo{Papeles: pg.NewPapeles(abrir(t)), Solicitudes: [2]kernel.SolicitudID{"s1", "s2"}, Personas: [2]kernel.UsuarioID{"ines", "ada"}}
	})
}

func TestNothingIsTakenBack(t *testing.T) {
	db := abrir(t)
	p := pg.NewPapeles(db)
	e := app.Emision{Resumen: []byte(strings.Repeat("a", 32)), Solicitud: "s1", Huella: strings.Repeat("b", 64), Serie: 1, Version: 1, En: time.Now(), Por: "ines"}
	_, err := p.Anular(t.Context(), app.Anulacion{Solicitud: "s1", Serie: 1, En: time.Now(), Por: "ada", Motivo: "Se perdió el original."})
	if err := errors.Join(err, p.Emitir(t.Context(), e)); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{`UPDATE papeles SET version = 9`, `DELETE FROM papeles`, `TRUNCATE papeles`,
		`UPDATE papeles_anulaciones SET motivo = 'otro motivo'`, `DELETE FROM papeles_anulaciones`, `TRUNCATE papeles_anulaciones`} {
		_, err := db.NewRaw(sql).Exec(t.Context())
		if e, ok := errors.AsType[*pgconn.PgError](err); !ok || e.Code != "23001" {
			t.Errorf("%s: got %v", sql, err)
		}
	}
}

func TestAPaperIsFoundByTheIndexOfItsToken(t *testing.T) {
	var plan []string
	db := abrir(t)
	ejecutar(t, db, `INSERT INTO papeles SELECT sha256(i::text::bytea), 's1', encode(sha256(i::text::bytea), 'hex'), 1, 1, now(), 'ines' FROM generate_series(1, 5000) i`)
	ejecutar(t, db, `ANALYZE papeles`)
	if err := db.NewRaw(`EXPLAIN SELECT * FROM papeles WHERE token = ?`, []byte(strings.Repeat("a", 32))).Scan(t.Context(), &plan); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(plan, " "), "pk_papeles") {
		t.Errorf("plan: %v", plan)
	}
}
