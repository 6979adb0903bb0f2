package identidad_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/identidad"
	app "complementarias/application/identidad"
	"complementarias/application/identidad/identidadtest"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var ahora = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

func open(t *testing.T, options ...postgres.Option) *postgres.DB {
	t.Helper()
	return openURL(t, pgtest.URL(t), options...)
}

func openURL(t *testing.T, url string, options ...postgres.Option) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), url, append(options, postgres.WithConstraints(pg.Constraints()))...)
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

// unidad is the module's transaction; nobody hears of its events.
func unidad(db *postgres.DB) app.UnitOfWork {
	return pg.NewUnitOfWork(db, postgres.NewOutbox(nil, nil), postgres.NewAuditoria(func() time.Time { return ahora }))
}

func centro(t *testing.T, db *postgres.DB) app.CentroView {
	t.Helper()
	var c app.CentroView
	err := db.NewRaw(`SELECT id, nombre, codigo, ciudad FROM centros WHERE codigo = '9546'`).
		Scan(t.Context(), &c.ID, &c.Nombre, &c.Codigo, &c.Ciudad)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// cerrado closes a centre.
func cerrado(t *testing.T, db *postgres.DB) kernel.CentroID {
	t.Helper()
	var id kernel.CentroID
	if err := db.NewRaw(`UPDATE centros SET activo = false WHERE codigo = '9405' RETURNING id`).Scan(t.Context(), &id); err != nil {
		t.Fatal(err)
	}
	return id
}

// A pool of one shows a query that escapes its transaction: it would wait for itself.
func TestPostgreSQLKeepsTheContract(t *testing.T) {
	for _, connections := range []int32{1, 16} {
		t.Run(fmt.Sprintf("pool of %d", connections), func(t *testing.T) {
			identidadtest.Contrato(t, func(t *testing.T) identidadtest.Almacen {
				db := open(t, postgres.WithMaxConnections(connections))
				return identidadtest.Almacen{UoW: unidad(db), Reader: pg.NewReader(db), Centro: centro(t, db), Cerrado: cerrado(t, db)}
			})
		})
	}
}

func cifrar(clave string) (string, error) { return "hash de " + clave, nil }

// signedIn stores an instructor with one open session.
func signedIn(t *testing.T, db *postgres.DB) *identidad.Sesion {
	t.Helper()
	u, err := identidad.New("u1", identidad.Datos{
		Nombre: "Lucía Peña", Correo: "lpvilla@sena.edu.co", Cedula: "52345678", Rol: kernel.Instructor,
		Centro: centro(t, db).ID, Clave: "trigo maduro en la loma",
	}, []string{"sena.edu.co"}, cifrar, ahora)
	if err != nil {
		t.Fatal(err)
	}
	s := identidad.AbrirSesion("s1", u.ID(), 0, ahora, time.Hour)
	err = unidad(db).Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if err := tx.Usuarios.Add(ctx, u); err != nil {
			return err
		}
		return tx.Sesiones.Add(ctx, s)
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSQLTypedByHandEndsTheSessionsToo(t *testing.T) {
	for name, c := range map[string]struct {
		set    string
		refuse bool
	}{
		"role":                          {`rol = 'COORDINADOR'`, true},
		"centre":                        {`centro_id = (SELECT id FROM centros WHERE codigo = '9405')`, true},
		"activity":                      {`activo = false`, true},
		"password":                      {`clave_cambiada_en = clave_cambiada_en + interval '1 second'`, true},
		"role, with the epoch put back": {`rol = 'COORDINADOR', epoca = 0`, true},
		"the epoch alone":               {`epoca = 7`, false},
		"a telephone":                   {`telefono = '3007654321'`, false},
		"the hash alone":                {`clave_hash = 'otro'`, true},
		"everything as it was":          {`rol = rol, centro_id = centro_id, activo = activo`, false},
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t)
			s := signedIn(t, db)
			exec(t, db, `UPDATE usuarios SET `+c.set)
			_, err := pg.NewReader(db).ActorDe(t.Context(), s.ID(), ahora)
			if got := errors.Is(err, identidad.ErrSesion); got != c.refuse || (!got && err != nil) {
				t.Errorf("got %v, refused should be %v", err, c.refuse)
			}
		})
	}
}

func TestActivatingAgainRevivesNoSession(t *testing.T) {
	db := open(t)
	s := signedIn(t, db)
	exec(t, db, `UPDATE usuarios SET activo = false`)
	exec(t, db, `UPDATE usuarios SET activo = true`)
	if _, err := pg.NewReader(db).ActorDe(t.Context(), s.ID(), ahora); !errors.Is(err, identidad.ErrSesion) {
		t.Errorf("got %v, want ErrSesion", err)
	}
}

func TestTheTablesRefuseWhatTheDomainWould(t *testing.T) {
	db := open(t)
	signedIn(t, db)
	for constraint, set := range map[string]string{
		"ck_usuarios_nombre":       `nombre = ''`,
		"ck_usuarios_correo":       `correo = 'LPVilla@sena.edu.co'`,
		"ck_usuarios_cedula":       `cedula = ''`,
		"ck_usuarios_telefono":     `telefono = repeat('3', 51)`,
		"ck_usuarios_especialidad": `especialidad = repeat('x', 201)`,
		"ck_usuarios_rol":          `rol = 'RECTOR'`,
		"ck_usuarios_vinculo":      `vinculo = 'VOLUNTARIO'`,
		"ck_usuarios_centro":       `centro_id = NULL`,
		"ck_usuarios_clave_hash":   `clave_hash = ''`,
		"ck_usuarios_clave_estado": `clave_estado = 'PRESTADA'`,
	} {
		_, err := db.NewRaw(`UPDATE usuarios SET ` + set).Exec(t.Context())
		if got, ok := errors.AsType[*pgconn.PgError](err); !ok || got.ConstraintName != constraint {
			t.Errorf("%s: got %v, want %s", set, err, constraint)
		}
	}
	for constraint, set := range map[string]string{
		"ck_sesiones_tipo":        `tipo = 'OTRA'`,
		"ck_sesiones_orden":       `expira_en = creada_en`,
		"ck_sesiones_navegador":   `tipo = 'NAVEGADOR'`,
		"ck_sesiones_dispositivo": `dispositivo = repeat('x', 101)`,
	} {
		_, err := db.NewRaw(`UPDATE sesiones SET ` + set).Exec(t.Context())
		if got, ok := errors.AsType[*pgconn.PgError](err); !ok || got.ConstraintName != constraint {
			t.Errorf("%s: got %v, want %s", set, err, constraint)
		}
	}
}

func TestEveryConstraintWithAMessageExists(t *testing.T) {
	db := open(t)
	for name := range pg.Constraints() {
		var exists bool
		err := db.NewRaw(`SELECT EXISTS (SELECT FROM pg_class WHERE relname = ?) OR EXISTS (SELECT FROM pg_constraint WHERE conname = ?)
			OR EXISTS (SELECT FROM pg_proc WHERE position('CONSTRAINT = ' || quote_literal(?) IN prosrc) > 0)`, name, name, name).
			Scan(t.Context(), &exists)
		if err != nil || !exists {
			t.Errorf("%s is in no table (%v)", name, err)
		}
	}
}

func TestAccountsAreFoundWithoutCaseAndAccents(t *testing.T) {
	db := open(t)
	signedIn(t, db)
	var busqueda string
	if err := db.NewRaw(`SELECT busqueda FROM usuarios`).Scan(t.Context(), &busqueda); err != nil {
		t.Fatal(err)
	}
	for _, parte := range []string{"lucia pena", "lpvilla", "52345678"} {
		if !strings.Contains(busqueda, parte) {
			t.Errorf("%q does not hold %q", busqueda, parte)
		}
	}
}

func TestADatabaseThatIsAwayIsUnavailable(t *testing.T) {
	db := openURL(t, "postgres://nadie@127.0.0.1:1/nada?sslmode=disable")
	reader := pg.NewReader(db)
	_, credencial := reader.Credencial(t.Context(), "lpvilla@sena.edu.co")
	_, ver := reader.Ver(t.Context(), "u1")
	_, actor := reader.ActorDe(t.Context(), "s1", ahora)
	_, navegador := reader.ActorDeNavegador(t.Context(), "h1", ahora, time.Hour)
	_, abiertas := reader.SesionesAbiertas(t.Context(), "u1", ahora, time.Hour)
	_, enlace := reader.Enlace(t.Context(), "h1")
	do := unidad(db).Do(t.Context(), func(context.Context, app.Tx) error { return nil })
	for name, err := range map[string]error{"Credencial": credencial, "Ver": ver, "ActorDe": actor, "ActorDeNavegador": navegador, "SesionesAbiertas": abiertas,
		"Enlace": enlace, "Do": do} {
		if fault.KindOf(err) != fault.Unavailable {
			t.Errorf("%s: got %v, want fault.Unavailable", name, err)
		}
	}
}

func exec(t *testing.T, db *postgres.DB, query string) {
	t.Helper()
	if _, err := db.NewRaw(query).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// Work that is handed over refers to the account, as a session does: both take its key.
func TestNobodyIsGivenWorkWhileTheUndoOfAnImportLooks(t *testing.T) {
	db := open(t)
	u := signedIn(t, db).Registro().Usuario
	err := unidad(db).Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if _, err := tx.Padron.PorID(ctx, []kernel.UsuarioID{u}); err != nil {
			return err
		}
		_, err := db.ExecContext(ctx, `SELECT FROM usuarios WHERE id = ? FOR KEY SHARE NOWAIT`, string(u))
		if f, ok := errors.AsType[*pgconn.PgError](err); !ok || f.Code != "55P03" {
			t.Errorf("the key of the account is free: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
