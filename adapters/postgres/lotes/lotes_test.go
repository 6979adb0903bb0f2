package lotes_test

import (
	"context"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/lotes"
	"complementarias/application/lotes"
	"complementarias/application/lotes/lotestest"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func abrir(t *testing.T) (*postgres.DB, kernel.Actor) {
	t.Helper()
	db, err := postgres.Open(t.Context(), pgtest.URL(t), postgres.WithMaxConnections(1))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	por := kernel.Actor{ID: "u1", Rol: kernel.Coordinador}
	err = db.NewRaw(`INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
		SELECT 'u1', 'Ana', 'ana@sena.edu.co', '52345678', 'COORDINADOR', id, 'h', now(), 'ana', now(), now() FROM centros WHERE codigo = '9546' RETURNING centro_id`).
		Scan(t.Context(), &por.Centro)
	if err != nil {
		t.Fatal(err)
	}
	return db, por
}

func TestPostgreSQLKeepsTheContract(t *testing.T) {
	lotestest.Contrato(t, func(t *testing.T) lotestest.Montaje {
		db, por := abrir(t)
		return lotestest.Montaje{
			Do:     postgres.NewUnitOfWork(db, func(tx bun.Tx) lotes.Importaciones { return pg.New(tx) }).Do,
			Reader: func() lotes.Reader { return pg.NewReader(db) },
			Por:    por,
		}
	})
}

func TestPurgeForgetsTheRowsOfWhatIsOver(t *testing.T) {
	db, por := abrir(t)
	reciente, vieja := lotestest.Importacion("i1", lotes.Instructores, por), lotestest.Importacion("i2", lotes.Instructores, por)
	confirmada := lotestest.Importacion("i3", lotes.Instructores, por)
	vieja.Expira = reciente.Creada.Add(time.Hour)
	confirmada.Confirmar(confirmada.Renglones, true, confirmada.Creada)
	for _, i := range []*lotes.Importacion{reciente, vieja, confirmada} {
		if err := pg.New(db).Add(t.Context(), i); err != nil {
			t.Fatal(err)
		}
	}
	quedan := func(at time.Time) string {
		t.Helper()
		if err := pg.Purge(t.Context(), db, at); err != nil {
			t.Fatal(err)
		}
		var s string
		err := db.NewRaw(`SELECT string_agg(id || ' ' || estado || ' ' || jsonb_array_length(renglones), ', ' ORDER BY id) FROM importaciones`).Scan(context.Background(), &s)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if got := quedan(reciente.Creada.Add(2 * time.Hour)); got != "i1 PREVIA 2, i2 VENCIDA 0, i3 CONFIRMADA 2" {
		t.Errorf("after two hours: %s", got)
	}
	if got := quedan(reciente.Creada.Add(lotes.ConservaDetalle + time.Second)); got != "i1 VENCIDA 0, i2 VENCIDA 0, i3 CONFIRMADA 0" {
		t.Errorf("after 30 days: %s", got)
	}
}
