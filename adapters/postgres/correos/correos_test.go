package correos_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/correos"
	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var ahora = correostest.Ahora

func abrir(t *testing.T, url string, options ...postgres.Option) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), url, options...)
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

// poblada has the people of the contract.
func poblada(t *testing.T, options ...postgres.Option) *postgres.DB {
	t.Helper()
	db := abrir(t, pgtest.URL(t), options...)
	for i, u := range correostest.Usuarios() {
		exec(t, db, `INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, activo, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES (?, ?, ?, ?, ?, nullif(?, ''), ?, 'x', now(), '', now(), now())`,
			u.ID, u.Nombre, u.Correo, fmt.Sprint(52345670+i), u.Rol, u.Centro, u.Activo)
	}
	for _, a := range correostest.Accesos() {
		exec(t, db, `INSERT INTO accesos (id, numero, estado, pedido_en, centro_id, cargo, nombres, apellidos, cedula, telefono, correo, justificacion, terminos,
				busqueda, decidido_en, decidido_nombre, motivo, purgado_en)
			SELECT ?0, ?1, 'RECHAZADO', now(), ?2, 'INSTRUCTOR', ?3, ?4, lleno, lleno, ?5, lleno, 'v1', '', now(), 'Greta', ?6, CASE WHEN ?5 = '' THEN now() END
			FROM (SELECT CASE WHEN ?5 = '' THEN '' ELSE '3001234567' END AS lleno) AS d`,
			a.ID, a.Numero, correostest.Oriente, a.Nombres, a.Apellidos, a.Correo, a.Motivo)
	}
	exec(t, db, `INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
		VALUES ('programa-1', '73310037', 'Panadería', 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 30, ?, '', now(), now())`, correostest.Oriente)
	return db
}

func enviar(db *postgres.DB) func(t *testing.T, s correostest.Enviada) {
	return func(t *testing.T, s correostest.Enviada) {
		t.Helper()
		exec(t, db, `INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
				estado, estado_por, estado_desde, revision, fecha_envio, fecha_solicitud, creada_en, actualizada_en)
			VALUES (?, ?, ?, ?, 'programa-1', '73310037', ?, '1', 40, 30, ?, 'Inés', now(), ?, ?, now(), now(), now())
			ON CONFLICT (id) DO UPDATE SET estado = EXCLUDED.estado, revision = EXCLUDED.revision, fecha_envio = EXCLUDED.fecha_envio`,
			s.ID, s.Codigo, correostest.Ines, s.Centro, s.Programa, s.Estado, s.Revision, s.En)
	}
}

func entregar(db *postgres.DB) func(t *testing.T, e correostest.Entrega) int64 {
	n := 0
	return func(t *testing.T, e correostest.Entrega) (id int64) {
		t.Helper()
		n++
		err := db.NewRaw(`INSERT INTO outbox (evento_id, manejador, nombre, sujeto, carga, creado_en, intentos, hecho_en, muerto_en, ultimo_error)
			VALUES (?, ?, ?, 's', '{}', ?, ?, ?, ?, ?) RETURNING id`, fmt.Sprint("e", n), correostest.Manejador, e.Evento, e.Creado, e.Intentos,
			nulo(e.Hecho), nulo(e.Muerto), e.Error).Scan(t.Context(), &id)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
}

func nulo(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// unidad is the module's transaction, whose reminders somebody hears.
func unidad(db *postgres.DB) app.UnitOfWork {
	n := 0
	oye := postgres.Suscripcion{Manejador: correostest.Manejador, Eventos: []postgres.TipoEvento{postgres.Evento[correos.RecordatorioDebido]()}}
	outbox := postgres.NewOutbox(func() string { n++; return fmt.Sprint("publicado-", n) }, []postgres.Suscripcion{oye})
	return pg.NewUnitOfWork(db, outbox, postgres.NewAuditoria(func() time.Time { return ahora }))
}

// A pool of one shows a query that escapes its transaction: it would wait for itself.
func TestPostgreSQLKeepsTheContract(t *testing.T) {
	for _, connections := range []int32{1, 16} {
		t.Run(fmt.Sprintf("pool of %d", connections), func(t *testing.T) {
			correostest.Contrato(t, func(t *testing.T) correostest.Almacen {
				db := poblada(t, postgres.WithMaxConnections(connections))
				reader := pg.NewReader(db)
				return correostest.Almacen{UoW: unidad(db), Cola: pg.NewCola(db), Reader: reader, Directorio: reader,
					Enviar: enviar(db), Entregar: entregar(db),
					Anotadas: func(t *testing.T) int { return contar(t, db, "SELECT count(*) FROM auditoria") }}
			})
		})
	}
}

func nuevo(t *testing.T, id string) correos.Mensaje {
	t.Helper()
	m, _, err := correos.New(id, "entrega-"+id, correos.SolicitudAprobada, correos.Destino{Usuario: correostest.Ines}, correos.Datos{}, correos.AlMomento, ahora)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func agregar(t *testing.T, db *postgres.DB, mensajes ...correos.Mensaje) {
	t.Helper()
	if err := unidad(db).Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Mensajes.Add(ctx, mensajes)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestTheTablesRefuseWhatTheDomainWould(t *testing.T) {
	db := poblada(t)
	agregar(t, db, nuevo(t, "m1"))
	exec(t, db, `INSERT INTO mensajes_preferencias VALUES ('ines', 'FICHA_ASIGNADA', 'NUNCA', now())`)
	for constraint, sentencia := range map[string]string{
		"ck_mensajes_entrega":                 `UPDATE mensajes SET entrega = ''`,
		"ck_mensajes_destino":                 `UPDATE mensajes SET acceso_id = 'acceso-pedido'`,
		"ck_mensajes_datos":                   `UPDATE mensajes SET datos = '[]'`,
		"ck_mensajes_tipo":                    `UPDATE mensajes SET tipo = 'SALUDO'`,
		"ck_mensajes_estado":                  `UPDATE mensajes SET estado = 'PERDIDO', terminado_en = now()`,
		"ck_mensajes_final":                   `UPDATE mensajes SET estado = 'ENVIADO'`,
		"ck_mensajes_cuentas":                 `UPDATE mensajes SET copias = 3`,
		"ck_mensajes_motivo":                  `UPDATE mensajes SET motivo = repeat('x', 501)`,
		"fk_mensajes_usuario":                 `UPDATE mensajes SET usuario_id = 'nadie'`,
		"fk_mensajes_resumen":                 `UPDATE mensajes SET resumen_id = 'ninguno'`,
		"ck_mensajes_preferencias_frecuencia": `UPDATE mensajes_preferencias SET frecuencia = 'A_VECES'`,
		"fk_mensajes_preferencias_usuario":    `UPDATE mensajes_preferencias SET usuario_id = 'nadie'`,
	} {
		_, err := db.NewRaw(sentencia).Exec(t.Context())
		if got, ok := errors.AsType[*pgconn.PgError](err); !ok || got.ConstraintName != constraint {
			t.Errorf("%s: got %v, want %s", sentencia, err, constraint)
		}
	}
}

func TestPurgeKeepsWhatSomebodyHasToLookAt(t *testing.T) {
	db := poblada(t)
	var mensajes []correos.Mensaje
	viejo := ahora.Add(-91 * 24 * time.Hour)
	for _, e := range correos.Estados() {
		m := nuevo(t, string(e))
		if m.Estado = e; e.Final() {
			m.Terminado = viejo
		}
		m.Creado = viejo
		reciente := m
		reciente.ID, reciente.Entrega = "R_"+m.ID, "otra-"+m.ID
		if e.Final() {
			reciente.Terminado = ahora.Add(-89 * 24 * time.Hour)
		}
		mensajes = append(mensajes, m, reciente)
	}
	agregar(t, db, mensajes...)
	if err := pg.Purge(t.Context(), db, ahora); err != nil {
		t.Fatal(err)
	}
	var quedan string
	if err := db.NewRaw(`SELECT string_agg(id, ' ' ORDER BY id) FROM mensajes WHERE id NOT LIKE 'R@_%' ESCAPE '@'`).Scan(t.Context(), &quedan); err != nil {
		t.Fatal(err)
	}
	if n := contar(t, db, "SELECT count(*) FROM mensajes"); quedan != "EN_ESPERA MUERTO PARA_RESUMEN" || n != 3+len(correos.Estados()) {
		t.Errorf("of the old ones %s stay, and %d in all", quedan, n)
	}
}

func TestTotalIsExactUpToTenThousand(t *testing.T) {
	db := poblada(t)
	reader := pg.NewReader(db)
	for n, minimo := range map[int]bool{app.TotalExacto: false, app.TotalExacto + 1: true} {
		exec(t, db, `TRUNCATE mensajes`)
		exec(t, db, `INSERT INTO mensajes (id, entrega, tipo, usuario_id, datos, estado, creado_en, disponible_en)
			SELECT i::text, i::text, 'FICHA_ASIGNADA', 'ines', '{}', 'EN_ESPERA', now(), now() FROM generate_series(1, ?) AS i`, n)
		p, err := reader.Listar(t.Context(), app.Filtro{Pagina: 1, Limite: 1})
		if err != nil || p.Total != app.TotalExacto || p.TotalEsMinimo != minimo || len(p.Mensajes) != 1 {
			t.Errorf("%d messages: total %d, minimum %t, %v", n, p.Total, p.TotalEsMinimo, err)
		}
	}
}

func TestADatabaseThatIsAwayIsUnavailable(t *testing.T) {
	db := abrir(t, "postgres://nadie@127.0.0.1:1/nada?sslmode=disable")
	reader, cola, ctx := pg.NewReader(db), pg.NewCola(db), t.Context()
	_, listar := reader.Listar(ctx, app.Filtro{Pagina: 1, Limite: 1})
	_, ver := reader.Ver(ctx, "m1")
	_, resumidos := reader.Resumidos(ctx, "m1")
	_, _, persona := reader.Persona(ctx, correos.Destino{Usuario: correostest.Ines})
	_, _, solicitante := reader.Persona(ctx, correos.Destino{Acceso: correostest.Pedido})
	_, preferencias := reader.Preferencias(ctx, []kernel.UsuarioID{correostest.Ines})
	_, eventos := reader.Eventos(ctx, app.FiltroEventos{Pagina: 1, Limite: 1})
	_, estado := reader.Estado(ctx)
	_, coordinadores := reader.Coordinadores(ctx, correostest.Oriente)
	_, _, tomar := cola.Tomar(ctx, ahora, ahora.Add(time.Minute))
	m := nuevo(t, "m1")
	_, comenzar := cola.Comenzar(ctx, &m)
	for name, err := range map[string]error{"Listar": listar, "Ver": ver, "Resumidos": resumidos, "Persona": persona, "solicitante": solicitante,
		"Preferencias": preferencias, "Eventos": eventos, "Estado": estado, "Coordinadores": coordinadores, "Tomar": tomar, "Comenzar": comenzar,
		"Asentar": cola.Asentar(ctx, m), "Do": unidad(db).Do(ctx, func(context.Context, app.Tx) error { return nil })} {
		if fault.KindOf(err) != fault.Unavailable {
			t.Errorf("%s: got %v, want fault.Unavailable", name, err)
		}
	}
	if m.Copias != 0 {
		t.Error("a copy is counted that nobody has written down")
	}
}

func exec(t *testing.T, db *postgres.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.NewRaw(query, args...).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func contar(t *testing.T, db *postgres.DB, query string) (n int) {
	t.Helper()
	if err := db.NewRaw(query).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}
