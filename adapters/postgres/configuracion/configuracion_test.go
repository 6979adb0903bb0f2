package configuracion_test

import (
	"fmt"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/configuracion"
	"complementarias/application/configuracion/configuraciontest"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func abrir(t *testing.T, conexiones int32) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), pgtest.URL(t), postgres.WithMaxConnections(conexiones))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, p := range []kernel.Actor{configuraciontest.Greta, configuraciontest.Hugo} {
		_, err := db.NewRaw(`INSERT INTO usuarios (id, nombre, correo, rol, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES (?, ?, ?, 'ADMIN', 'x', now(), '', now(), now())`, string(p.ID), p.Nombre, string(p.ID)+"@sena.edu.co").Exec(t.Context())
		if err != nil {
			t.Fatal(err)
		}
	}
	return db
}

// With one connection a query that escapes its transaction waits for ever.
func TestPostgresKeepsTheContract(t *testing.T) {
	for _, conexiones := range []int32{1, 16} {
		t.Run(fmt.Sprintf("pool of %d", conexiones), func(t *testing.T) {
			configuraciontest.Contrato(t, func(t *testing.T) configuraciontest.Montaje {
				db := abrir(t, conexiones)
				return configuraciontest.Montaje{UoW: pg.NewUnitOfWork(db, postgres.NewAuditoria(time.Now)), Reader: pg.NewReader(db)}
			})
		})
	}
}

// The last line of defence: no key that the program does not know, and no value that it could not read.
func TestTheDatabaseRefusesWhatNobodyCanRead(t *testing.T) {
	db := abrir(t, 1)
	for _, fila := range []string{`('secreto', '1'`, `('limiteSemanalPlanta', '"32"'`, `('limiteSemanalPlanta', '[32]'`, `('dominiosCorreo', '"sena.edu.co"'`, `('diasRecordatorio', '3'`} {
		if _, err := db.NewRaw(`INSERT INTO configuracion (clave, valor, version, cambiado_por, cambiado_en) VALUES ` + fila + `, 1, 'usuario-greta', now())`).Exec(t.Context()); err == nil {
			t.Errorf("took %s", fila)
		}
	}
}
