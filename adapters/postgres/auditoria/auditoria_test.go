package auditoria_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/auditoria"
	app "complementarias/application/auditoria"
	"complementarias/application/auditoria/auditoriatest"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func abrir(t *testing.T) *postgres.DB {
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
	return db
}

func leer(db *postgres.DB) func(*testing.T) []app.Hecho {
	return func(t *testing.T) []app.Hecho {
		t.Helper()
		var filas []struct {
			En          time.Time       `bun:"en"`
			ActorID     string          `bun:"actor_id"`
			ActorNombre string          `bun:"actor_nombre"`
			ActorRol    string          `bun:"actor_rol"`
			CentroID    string          `bun:"centro_id,nullzero"`
			Accion      string          `bun:"accion"`
			ObjetoTipo  string          `bun:"objeto_tipo"`
			ObjetoID    string          `bun:"objeto_id"`
			Detalle     json.RawMessage `bun:"detalle"`
			Direccion   string          `bun:"direccion"`
			PeticionID  string          `bun:"peticion_id"`
		}
		if err := db.NewRaw(`SELECT * FROM auditoria ORDER BY id`).Scan(t.Context(), &filas); err != nil {
			t.Fatal(err)
		}
		hechos := make([]app.Hecho, len(filas))
		for i, f := range filas {
			hechos[i] = app.Hecho{En: f.En.UTC(),
				Actor: kernel.Actor{ID: kernel.UsuarioID(f.ActorID), Nombre: f.ActorNombre, Rol: kernel.Rol(f.ActorRol),
					Origen: kernel.Origen{Direccion: f.Direccion, Peticion: f.PeticionID}},
				Anotacion: kernel.Anotacion{Centro: kernel.CentroID(f.CentroID), Accion: f.Accion, ObjetoTipo: f.ObjetoTipo, ObjetoID: f.ObjetoID}}
			if err := json.Unmarshal(f.Detalle, &hechos[i].Detalle); err != nil {
				t.Fatal(err)
			}
		}
		return hechos
	}
}

func TestPostgresKeepsTheContract(t *testing.T) {
	db := abrir(t)
	auditoriatest.Contrato(t, pg.NewRepository(db), leer(db))
}

func TestNothingIsTakenBack(t *testing.T) {
	db := abrir(t)
	uc := app.New(app.Deps{Repository: pg.NewRepository(db), Now: time.Now})
	if err := uc.Anotar.Execute(t.Context(), auditoriatest.Ines, kernel.Anotacion{Accion: "EXPORTAR_LISTADO", ObjetoTipo: "listado"}); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{`UPDATE auditoria SET accion = 'OTRA'`, `DELETE FROM auditoria`, `TRUNCATE auditoria`} {
		_, err := db.NewRaw(sql).Exec(t.Context())
		if e, ok := errors.AsType[*pgconn.PgError](err); !ok || e.Code != "23001" {
			t.Errorf("%s: got %v", sql, err)
		}
	}
	if n := len(leer(db)(t)); n != 1 {
		t.Errorf("%d rows are left", n)
	}
}

func TestWhatSaysNothingIsRefused(t *testing.T) {
	db := abrir(t)
	uc := app.New(app.Deps{Repository: pg.NewRepository(db), Now: time.Now})
	for nombre, in := range map[string]kernel.Anotacion{
		"ck_auditoria_accion": {Accion: "exportar", ObjetoTipo: "listado"},
		"ck_auditoria_objeto": {Accion: "EXPORTAR", ObjetoTipo: ""},
	} {
		err := uc.Anotar.Execute(t.Context(), auditoriatest.Ines, in)
		if e, ok := errors.AsType[*pgconn.PgError](err); !ok || e.ConstraintName != nombre {
			t.Errorf("want %s, got %v", nombre, err)
		}
	}
	err := uc.Anotar.Execute(t.Context(), kernel.Actor{}, kernel.Anotacion{Accion: "EXPORTAR", ObjetoTipo: "listado"})
	if e, ok := errors.AsType[*pgconn.PgError](err); !ok || e.ConstraintName != "ck_auditoria_rol" {
		t.Errorf("got %v", err)
	}
}
