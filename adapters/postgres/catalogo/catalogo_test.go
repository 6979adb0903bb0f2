package catalogo_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/catalogo"
	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func abrir(t *testing.T, options ...postgres.Option) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), pgtest.URL(t), append(options, postgres.WithConstraints(pg.Constraints()))...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func exec(t *testing.T, db bun.IDB, query string, args ...any) {
	t.Helper()
	if _, err := db.NewRaw(query, args...).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// solicitar counts n solicitudes to a programme. Whose they are does not matter here, so foreign keys are not checked.
func solicitar(t *testing.T, db *postgres.DB, programa kernel.ProgramaID, n int) {
	t.Helper()
	err := db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.ExecContext(ctx, "SET LOCAL session_replication_role = replica"); err != nil {
			return err
		}
		_, err := tx.NewRaw(`
			INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version,
				programa_horas, programa_cupo, estado, estado_por, estado_desde, fecha_solicitud, creada_en, actualizada_en)
			SELECT p.id || i, 'SOL-2026-' || (1000 + i + 1000 * ascii(p.id)), 'nobody', p.centro_id, p.id, p.codigo, p.nombre, p.version,
				p.duracion_horas, p.cupo_aprendices, 'BORRADOR', '', now(), now(), now(), now()
			FROM programas AS p, generate_series(1, ?) AS i WHERE p.id = ?`, n, programa).Exec(ctx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// aprobar keeps an approved course. What else belongs to one does not matter here, so foreign keys are not checked.
func aprobar(t *testing.T, db *postgres.DB, c app.Candidato) {
	t.Helper()
	incluidas, dias := []string{}, []string{}
	for _, d := range c.Incluidas {
		incluidas = append(incluidas, d.String())
	}
	for _, d := range c.Dias {
		dias = append(dias, d.String())
	}
	textoIncluidas, err := json.Marshal(incluidas)
	if err != nil {
		t.Fatal(err)
	}
	err = db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		for _, q := range []struct {
			sql     string
			valores []any
		}{
			{"SET LOCAL session_replication_role = replica", nil},
			{`INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
				VALUES (?, ?, ?, ?, 'INSTRUCTOR', ?, '-', now(), '', now(), now())`,
				[]any{"i-" + c.ID, c.Instructor, string(c.ID) + "@sena.edu.co", fmt.Sprint(10_000_000 + int(c.ID[0])), c.CentroID}},
			{`INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
					estado, estado_por, estado_desde, fecha_solicitud, creada_en, actualizada_en, omitir_festivos, omitir_recesos, fechas_incluidas, fecha_finalizacion_curso,
					fecha_aprobacion, numero_ficha, revision, fecha_envio)
				VALUES (?, ?, ?, ?, 'p', 'P', ?, '1', 40, 25, 'APROBADA', '', now(), now(), now(), now(), ?, ?, ?::jsonb, ?, now(), ?, 1, now())`,
				[]any{string(c.ID), c.Codigo, "i-" + c.ID, c.CentroID, c.Programa, c.OmitirFestivos, c.OmitirRecesos, string(textoIncluidas), dias[len(dias)-1], fmt.Sprint(3_000_000 + int(c.ID[0]))}},
			{`INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta)
				SELECT ?, ?, d::date, h, h + 60 FROM unnest(string_to_array(?, ',')) AS d, (VALUES (480), (600)) AS horas (h)`,
				[]any{string(c.ID), "i-" + c.ID, strings.Join(dias, ",")}},
		} {
			if _, err := tx.NewRaw(q.sql, q.valores...).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPostgresKeepsTheContract(t *testing.T) {
	for nombre, options := range map[string][]postgres.Option{
		"pool": nil,
		// With one connection a query that escapes its transaction waits for ever.
		"one connection": {postgres.WithMaxConnections(1)},
	} {
		t.Run(nombre, func(t *testing.T) {
			catalogotest.Contrato(t, func(t *testing.T) catalogotest.Montaje {
				db := abrir(t, options...)
				reader := pg.NewReader(db)
				return catalogotest.Montaje{
					UoW: pg.NewUnitOfWork(db, postgres.NewOutbox(nil, nil), postgres.NewAuditoria(time.Now)), Programas: reader, Usos: reader, Centros: reader, Calendario: reader, Ambientes: reader,
					Especiales: reader,
					Solicitar:  func(t *testing.T, programa kernel.ProgramaID, n int) { solicitar(t, db, programa, n) },
					AgregarFestivo: func(t *testing.T, f catalogo.FestivoFila) {
						exec(t, db, "INSERT INTO festivos (fecha, nombre, tipo) VALUES (?, ?, ?)", f.Fecha.String(), f.Nombre, f.Tipo)
					},
					Aprobar: func(t *testing.T, c app.Candidato) { aprobar(t, db, c) },
					Cursar:  func(t *testing.T, c catalogotest.CursoEspecial) { cursar(t, db, c) },
				}
			})
		})
	}
}

func TestConstraintsAreThoseOfTheSchema(t *testing.T) {
	db := abrir(t)
	for nombre := range pg.Constraints() {
		var n int
		if err := db.NewRaw("SELECT count(*) FROM pg_constraint WHERE conname = ?", nombre).Scan(t.Context(), &n); err != nil || n != 1 {
			t.Errorf("%s: %d constraints of that name, %v", nombre, n, err)
		}
	}
}

func TestTotalIsExactUpToTenThousand(t *testing.T) {
	db := abrir(t)
	reader := pg.NewReader(db)
	for _, caso := range []struct {
		hasta  int
		total  int
		minimo bool
	}{{app.TotalExacto, app.TotalExacto, false}, {app.TotalExacto + 1, app.TotalExacto, true}} {
		exec(t, db, `
			INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
			SELECT 'p' || i, 'C-' || i, 'Curso', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 25, 'centro-9546', 'curso c-' || i, now(), now()
			FROM generate_series(1, ?) AS i ON CONFLICT DO NOTHING`, caso.hasta)
		got, err := reader.Listar(t.Context(), app.ConsultaProgramas{Alcance: catalogo.Alcance{Pais: true}, Limite: 1})
		if err != nil || got.Total != caso.total || got.TotalEsMinimo != caso.minimo || len(got.Programas) != 1 {
			t.Errorf("%d programmes: total %d, minimum %v, %v", caso.hasta, got.Total, got.TotalEsMinimo, err)
		}
	}
}

type contador struct{ n int }

func (c *contador) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }
func (c *contador) AfterQuery(context.Context, *bun.QueryEvent)                        { c.n++ }

func TestListarAsksFiveTimesHoweverLongThePage(t *testing.T) {
	db := abrir(t)
	exec(t, db, `
		INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
		SELECT 'p' || i, 'C-' || i, 'Curso', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 25, 'centro-9546', 'curso c-' || i, now(), now()
		FROM generate_series(1, 30) AS i`)
	consultas := &contador{}
	reader := pg.NewReader(db.WithQueryHook(consultas))
	for _, limite := range []int{1, 30} {
		consultas.n = 0
		_, err := reader.Listar(t.Context(), app.ConsultaProgramas{Alcance: catalogo.Alcance{Pais: true}, Limite: limite})
		if err != nil || consultas.n != 5 {
			t.Errorf("a page of %d: %d queries, %v", limite, consultas.n, err)
		}
	}
}
