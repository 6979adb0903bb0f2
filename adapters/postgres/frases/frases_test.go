package frases_test

import (
	"encoding/json"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/frases"
	"complementarias/application/frases/frasestest"
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

func devolver(t *testing.T, db *postgres.DB, d frasestest.Devolucion) {
	t.Helper()
	correcciones := []map[string]string{}
	for _, r := range d.Observaciones {
		correcciones = append(correcciones, map[string]string{"campo": r[0], "texto": r[1]})
	}
	lista, err := json.Marshal(correcciones)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = db.NewRaw("INSERT INTO solicitud_devoluciones (solicitud_id, centro_id, en, correcciones) VALUES ('s', ?, ?, ?::jsonb)", string(d.Centro), d.En, string(lista)).Exec(t.Context()); err != nil {
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
			frasestest.Contrato(t, func(t *testing.T) frasestest.Montaje {
				db := abrir(t, options...)
				return frasestest.Montaje{UoW: pg.NewUnitOfWork(db, postgres.NewAuditoria(time.Now)), Reader: pg.NewReader(db),
					Devolver: func(t *testing.T, d frasestest.Devolucion) { devolver(t, db, d) }}
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
