package catalogo_test

import (
	"context"
	"strings"
	"testing"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/domain/solicitudes"
)

// cursar keeps a solicitud that runs under special programmes. What else belongs to one does not matter here, so foreign
// keys are not checked.
func cursar(t *testing.T, db *postgres.DB, c catalogotest.CursoEspecial) {
	t.Helper()
	var dias []string
	for _, d := range c.Dias {
		dias = append(dias, d.String())
	}
	err := db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		for _, q := range []struct {
			sql     string
			valores []any
		}{
			{"SET LOCAL session_replication_role = replica", nil},
			{`INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
					estado, estado_por, estado_desde, fecha_solicitud, creada_en, actualizada_en, fecha_aprobacion, numero_ficha, ficha_provisional, revision, fecha_envio,
					revisor_id, programas_especiales)
				SELECT ?, 'SOL-2027-' || n, 'i', 'centro-9546', 'p', 'P', 'P', '1', 40, 25, ?, '', now(), now(), now(), now(), now(), (20270000 + n)::text, true, 1, now(),
					CASE WHEN ? = 'EN_REVISION' THEN 'r' END, string_to_array(?, ' ') FROM (SELECT 100 + count(*) AS n FROM solicitudes) s`,
				[]any{c.ID, c.Estado, c.Estado, strings.Join(c.Codigos, " ")}},
			{`INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta) SELECT ?, 'i', d::date, 480, 540 FROM unnest(string_to_array(?, ',')) AS d`,
				[]any{c.ID, strings.Join(dias, ",")}},
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

// The form names the twelve boxes itself, in the order of the catalogue.
func TestTheBoxesOfTheFormAreThoseOfTheCatalogue(t *testing.T) {
	var filas []struct {
		Codigo, Nombre string
		Casilla        bool
	}
	if err := abrir(t).NewRaw("SELECT codigo, nombre, casilla FROM programas_especiales ORDER BY orden").Scan(t.Context(), &filas); err != nil {
		t.Fatal(err)
	}
	for _, c := range solicitudes.Campos() {
		if c.Tipo != solicitudes.Especial {
			continue
		}
		if len(filas) == 0 || filas[0].Codigo != c.Codigo || filas[0].Nombre != c.Etiqueta || !filas[0].Casilla {
			t.Fatalf("the catalogue has %+v for the box %s, %s", filas, c.Codigo, c.Etiqueta)
		}
		filas = filas[1:]
	}
	if len(filas) > 0 {
		t.Errorf("no box for %+v", filas)
	}
}
