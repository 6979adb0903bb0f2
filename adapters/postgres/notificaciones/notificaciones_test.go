package notificaciones_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	adapter "complementarias/adapters/postgres/notificaciones"
	app "complementarias/application/notificaciones"
	"complementarias/application/notificaciones/notificacionestest"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var ahora = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

func TestPostgresKeepsTheContract(t *testing.T) {
	notificacionestest.Contrato(t, func(t *testing.T) notificacionestest.Montaje { return montar(open(t)) })
}

func TestAPoolOfOneIsEnough(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	m := montar(open(t, postgres.WithMaxConnections(1)))
	if err := m.Repository.Add(ctx, []notificaciones.Notificacion{nota("n1")}); err != nil {
		t.Fatal(err)
	}
	p, err := m.Reader.Listar(ctx, notificacionestest.Ines, app.Filtro{Pagina: 1, Limite: 20})
	if err != nil || p.Total != 1 {
		t.Errorf("got %+v, %v, want one notice", p, err)
	}
}

func TestADatabaseThatIsAwayIsUnavailable(t *testing.T) {
	db, err := postgres.Open(t.Context(), "postgres://nadie@/nada?host="+t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closing(t, db) })
	repository, reader := adapter.NewRepository(db), adapter.NewReader(db)
	_, listar := reader.Listar(t.Context(), "ines", app.Filtro{Pagina: 1, Limite: 1})
	_, ver := reader.Ver(t.Context(), "n1", "ines")
	_, coordinadores := reader.Coordinadores(t.Context(), notificacionestest.Oriente)
	for name, err := range map[string]error{
		"Listar": listar, "Ver": ver, "Coordinadores": coordinadores,
		"Add":         repository.Add(t.Context(), []notificaciones.Notificacion{nota("n1")}),
		"MarcarLeida": repository.MarcarLeida(t.Context(), "n1", "ines", ahora),
		"MarcarTodas": repository.MarcarTodas(t.Context(), "ines", ahora),
	} {
		if !errors.Is(err, postgres.ErrNoResponde) {
			t.Errorf("%s: got %v, want ErrNoResponde", name, err)
		}
	}
}

func TestTheTableRefusesWhatTheDomainRefuses(t *testing.T) {
	db := open(t)
	for constraint, cambiar := range map[string]func(*notificaciones.Notificacion){
		"pk_notificaciones":           func(n *notificaciones.Notificacion) { n.ID, n.Entrega = "repetida", "otra" },
		"ck_notificaciones_tipo":      func(n *notificaciones.Notificacion) { n.Tipo = "PUBLICIDAD" },
		"ck_notificaciones_entrega":   func(n *notificaciones.Notificacion) { n.Entrega = "" },
		"ck_notificaciones_titulo":    func(n *notificaciones.Notificacion) { n.Titulo = strings.Repeat("ñ", notificaciones.TituloMaximo+1) },
		"ck_notificaciones_mensaje":   func(n *notificaciones.Notificacion) { n.Mensaje = strings.Repeat("ñ", notificaciones.MensajeMaximo+1) },
		"fk_notificaciones_usuario":   func(n *notificaciones.Notificacion) { n.Usuario = "nadie" },
		"fk_notificaciones_solicitud": func(n *notificaciones.Notificacion) { n.SolicitudID = "ninguna" },
	} {
		mala := nota("n1")
		cambiar(&mala)
		err := adapter.NewRepository(db).Add(t.Context(), []notificaciones.Notificacion{nota("repetida"), mala})
		pg, ok := errors.AsType[*pgconn.PgError](err)
		if !ok || pg.ConstraintName != constraint {
			t.Errorf("got %v, want %s to be broken", err, constraint)
		}
	}
	if n := contar(t, db, "SELECT count(*) FROM notificaciones"); n != 0 {
		t.Errorf("%d rows of refused calls are there, want none", n)
	}
}

func TestEveryKindIsStored(t *testing.T) {
	db := open(t)
	for _, tipo := range notificaciones.Tipos() {
		n := nota("n-" + string(tipo))
		n.Tipo = tipo
		if err := adapter.NewRepository(db).Add(t.Context(), []notificaciones.Notificacion{n}); err != nil {
			t.Errorf("%s: %v", tipo, err)
		}
	}
	if n := contar(t, db, "SELECT count(*) FROM notificaciones"); n != len(notificaciones.Tipos()) {
		t.Errorf("%d rows, want %d", n, len(notificaciones.Tipos()))
	}
}

func TestAPageTakesTwoQueriesThatUseAnIndex(t *testing.T) {
	db := open(t)
	ejecutar(t, db, `
		INSERT INTO notificaciones (id, entrega, tipo, titulo, mensaje, usuario_id, creada_en, leida_en)
		SELECT 'n' || i, 'e' || i, 'SISTEMA', 'Aviso', 'Aviso', CASE WHEN i % 20 = 0 THEN ? ELSE ? END,
			now() - i * interval '1 second', CASE WHEN i % 3 > 0 THEN now() END
		FROM generate_series(1, 20000) AS i`, notificacionestest.Ines, notificacionestest.Carlos)
	ejecutar(t, db, "ANALYZE notificaciones")
	for index, leidas := range map[string]*bool{"ix_notificaciones_usuario": nil, "ix_notificaciones_no_leidas": new(false)} {
		vistas := &consultas{}
		f := app.Filtro{Pagina: 2, Limite: 20, Leidas: leidas}
		if _, err := adapter.NewReader(db.WithQueryHook(vistas)).Listar(t.Context(), notificacionestest.Ines, f); err != nil {
			t.Fatal(err)
		}
		if len(vistas.sql) != 2 {
			t.Errorf("%s: %d queries, want 2", index, len(vistas.sql))
		}
		for _, sql := range vistas.sql {
			var plan []string
			if err := db.NewRaw("EXPLAIN "+sql).Scan(t.Context(), &plan); err != nil {
				t.Fatal(err)
			}
			if text := strings.Join(plan, "\n"); !strings.Contains(text, index) || strings.Contains(text, "Seq Scan on notificaciones") || strings.Contains(text, "Sort") {
				t.Errorf("%s\ndoes not come in order from %s:\n%s", sql, index, text)
			}
		}
	}
}

// consultas keeps the SQL that passes by.
type consultas struct{ sql []string }

func (*consultas) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }

func (c *consultas) AfterQuery(_ context.Context, e *bun.QueryEvent) { c.sql = append(c.sql, e.Query) }

func montar(db *postgres.DB) notificacionestest.Montaje {
	reader := adapter.NewReader(db)
	return notificacionestest.Montaje{
		Repository: adapter.NewRepository(db), Reader: reader, Destinatarios: reader,
		LeidaEn: func(t *testing.T, id kernel.NotificacionID) time.Time {
			t.Helper()
			var at time.Time
			err := db.NewRaw("SELECT coalesce(leida_en, '0001-01-01T00:00:00Z') FROM notificaciones WHERE id = ?", id).Scan(t.Context(), &at)
			if err != nil {
				t.Fatal(err)
			}
			return at
		},
	}
}

// open makes a database with the people and solicitudes of the contract.
func open(t *testing.T, options ...postgres.Option) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), pgtest.URL(t), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closing(t, db) })
	for _, u := range notificacionestest.Usuarios() {
		ejecutar(t, db, `
			INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, activo, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES (?0, ?0, lower(?0) || '@sena.edu.co', (10000 + (SELECT count(*) FROM usuarios))::text, ?1, ?2, ?3, 'x', now(), '', now(), now())`,
			u.ID, u.Rol, u.Centro, u.Activo)
	}
	ejecutar(t, db, `
		INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
		VALUES ('programa-1', '73310037', 'Panadería', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 30, ?, '', now(), now())`, notificacionestest.Oriente)
	for id, s := range notificacionestest.Solicitudes() {
		ejecutar(t, db, `
			INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version,
				programa_horas, programa_cupo, estado, estado_por, estado_desde, fecha_solicitud, creada_en, actualizada_en)
			VALUES (?, ?, ?, ?, 'programa-1', '73310037', ?, '1', 40, 30, 'BORRADOR', 'Inés Gil', now(), now(), now(), now())`,
			id, s.Codigo, notificacionestest.Ines, notificacionestest.Oriente, s.Programa)
	}
	return db
}

func nota(id string) notificaciones.Notificacion {
	texto := notificaciones.Texto{Tipo: notificaciones.Sistema, Titulo: "Aviso del sistema", Mensaje: "Texto del aviso"}
	return notificaciones.Notificacion{
		ID: kernel.NotificacionID(id), Entrega: "entrega-1", Creada: ahora,
		Aviso: texto.Para(notificacionestest.Ines, notificacionestest.Panaderia),
	}
}

func ejecutar(t *testing.T, db *postgres.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
		t.Fatal(err)
	}
}

func contar(t *testing.T, db *postgres.DB, query string) int {
	t.Helper()
	var n int
	if err := db.NewRaw(query).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func closing(t *testing.T, db *postgres.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
