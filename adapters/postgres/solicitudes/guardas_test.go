package solicitudes_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/solicitudes"
	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/solicitudes"
)

// rotas lists, for every constraint of the module, SQL typed by hand that it has to refuse. The rows are those of
// conFilas: 'borrador' with one class, and 'enviada', whose ficha is 3012345.
var rotas = map[string][]string{
	"pk_contadores":       {`INSERT INTO contadores VALUES ('SOL', 2026, 7)`},
	"ck_contadores_valor": {`UPDATE contadores SET valor = 0`},

	"pk_solicitudes":              {`UPDATE solicitudes SET id = 'enviada' WHERE id = 'borrador'`},
	"uq_solicitudes_codigo":       {`UPDATE solicitudes SET codigo = 'SOL-2026-002' WHERE id = 'borrador'`},
	"uq_solicitudes_numero_ficha": {`UPDATE solicitudes SET numero_ficha = '3012345' WHERE id = 'borrador'`},
	"fk_solicitudes_instructor":   {`UPDATE solicitudes SET instructor_id = 'nadie'`},
	"fk_solicitudes_centro":       {`UPDATE solicitudes SET centro_id = 'ninguno'`},
	"fk_solicitudes_ambiente": {
		`UPDATE solicitudes SET ambiente_id = 'ninguno'`, `UPDATE solicitudes SET ambiente_id = 'ambiente-cocina'`,
	},
	"ck_solicitudes_ambiente": {
		`UPDATE solicitudes SET ambiente_nombre = 'Aula'`, `UPDATE solicitudes SET ambiente_capacidad = 20`,
		`UPDATE solicitudes SET ambiente_id = 'ambiente-salon', ambiente_capacidad = 501`,
	},
	"fk_solicitudes_programa": {`UPDATE solicitudes SET programa_id = 'ninguno'`, `DELETE FROM programas WHERE id = 'programa-panaderia'`},
	"fk_solicitudes_revisor":  {`UPDATE solicitudes SET estado = 'EN_REVISION', revisor_id = 'nadie' WHERE id = 'enviada'`},
	"ck_solicitudes_codigo": {
		`UPDATE solicitudes SET codigo = 'SOL-2026-14' WHERE id = 'borrador'`, `UPDATE solicitudes SET codigo = 'SOL-26-014' WHERE id = 'borrador'`,
		`UPDATE solicitudes SET codigo = E'SOL-2026-014\n' WHERE id = 'borrador'`,
	},
	"ck_solicitudes_estado":  {`UPDATE solicitudes SET estado = 'NUEVA' WHERE id = 'enviada'`, `UPDATE solicitudes SET estado = 'pendiente' WHERE id = 'enviada'`},
	"ck_solicitudes_version": {`UPDATE solicitudes SET version = 0`, `UPDATE solicitudes SET revision = -1`},
	"ck_solicitudes_revisor": {
		`UPDATE solicitudes SET revisor_id = 'usuario-carla' WHERE id = 'enviada'`, `UPDATE solicitudes SET estado = 'EN_REVISION' WHERE id = 'enviada'`,
	},
	"ck_solicitudes_enviada": {
		`UPDATE solicitudes SET estado = 'PENDIENTE' WHERE id = 'borrador'`, `UPDATE solicitudes SET estado = 'RECHAZADA' WHERE id = 'borrador'`,
		`UPDATE solicitudes SET fecha_envio = NULL WHERE id = 'enviada'`,
	},
	"ck_solicitudes_aprobada": {
		`UPDATE solicitudes SET estado = 'APROBADA' WHERE id = 'enviada'`,
		`UPDATE solicitudes SET estado = 'APROBADA', fecha_aprobacion = now(), numero_ficha = NULL WHERE id = 'enviada'`,
	},
	"ck_solicitudes_ficha": {
		`UPDATE solicitudes SET numero_ficha = '301234' WHERE id = 'enviada'`, `UPDATE solicitudes SET numero_ficha = '20260001' WHERE id = 'enviada'`,
		`UPDATE solicitudes SET numero_ficha = '=1+1' WHERE id = 'enviada'`, `UPDATE solicitudes SET numero_ficha = '' WHERE id = 'enviada'`,
		`UPDATE solicitudes SET ficha_provisional = true WHERE id = 'enviada'`,
	},
	"ck_solicitudes_cantidades": {
		`UPDATE solicitudes SET duracion_maxima = 0`, `UPDATE solicitudes SET cupo_maximo = -1`, `UPDATE solicitudes SET aprendices = 0, cupo_maximo = NULL`,
	},
	"ck_solicitudes_modalidad": {`UPDATE solicitudes SET modalidad = 'HIBRIDA'`},
	"ck_solicitudes_textos_cortos": {
		`UPDATE solicitudes SET nombre_empresa = repeat('ñ', 201)`, `UPDATE solicitudes SET responsable_nombre = repeat('x', 201)`,
		`UPDATE solicitudes SET otro_especificar = repeat('x', 201)`, `UPDATE solicitudes SET telefonos_empresa = repeat('3', 201)`,
	},
	"ck_solicitudes_propuesta": {`UPDATE solicitudes SET propuesta = '{}' WHERE id = 'enviada'`},
	"ck_solicitudes_textos_largos": {
		`UPDATE solicitudes SET justificacion = repeat('x', 4001)`, `UPDATE solicitudes SET observaciones = repeat('x', 4001)`,
		`UPDATE solicitudes SET comentarios_revision = repeat('x', 4001)`,
	},

	"pk_solicitud_horarios":           {`INSERT INTO solicitud_horarios (id, solicitud_id, orden, dia, desde, hasta) VALUES ('otro', 'enviada', 0, 1, 480, 720)`},
	"uq_solicitud_horarios_id":        {`INSERT INTO solicitud_horarios (id, solicitud_id, orden, dia, desde, hasta) SELECT id, 'enviada', 9, 1, 480, 720 FROM solicitud_horarios LIMIT 1`},
	"fk_solicitud_horarios_solicitud": {`INSERT INTO solicitud_horarios (id, solicitud_id, orden, dia, desde, hasta) VALUES ('otro', 'ninguna', 0, 1, 480, 720)`},
	"ck_solicitud_horarios_dia":       {`UPDATE solicitud_horarios SET dia = 0`, `UPDATE solicitud_horarios SET dia = 8`},
	"ck_solicitud_horarios_horas":     {`UPDATE solicitud_horarios SET desde = -1`, `UPDATE solicitud_horarios SET hasta = 1440`},

	"pk_solicitud_sesiones":            {`INSERT INTO solicitud_sesiones VALUES ('enviada', 'usuario-ines', '2027-02-01', 480, 500, false)`},
	"fk_solicitud_sesiones_solicitud":  {`UPDATE solicitud_sesiones SET solicitud_id = 'ninguna' WHERE solicitud_id = 'enviada'`},
	"fk_solicitud_sesiones_instructor": {`UPDATE solicitud_sesiones SET instructor_id = 'nadie'`},
	"ck_solicitud_sesiones_horas": {
		`UPDATE solicitud_sesiones SET desde = -1`, `UPDATE solicitud_sesiones SET hasta = desde`, `UPDATE solicitud_sesiones SET hasta = 1441`,
	},

	"pk_solicitud_historial": {`INSERT INTO solicitud_historial (id, solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en)
		SELECT id, solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en FROM solicitud_historial LIMIT 1`},
	"fk_solicitud_historial_solicitud": {`INSERT INTO solicitud_historial (solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en)
		VALUES ('ninguna', 'CREAR', 'BORRADOR', 'usuario-ines', 'Inés', 'INSTRUCTOR', now())`},
	"ck_solicitud_historial_accion": {`INSERT INTO solicitud_historial (solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en)
		VALUES ('enviada', 'BORRAR', 'BORRADOR', 'usuario-ines', 'Inés', 'INSTRUCTOR', now())`},
	"ck_solicitud_historial_rol": {`INSERT INTO solicitud_historial (solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en)
		VALUES ('enviada', 'CREAR', 'BORRADOR', 'usuario-ines', 'Inés', 'ANONIMO', now())`},
	"ck_solicitud_historial_origen": {`INSERT INTO solicitud_historial (solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en, direccion)
		VALUES ('enviada', 'CREAR', 'BORRADOR', 'usuario-ines', 'Inés', 'INSTRUCTOR', now(), repeat('x', 101))`},
}

// conFilas is a database with a draft and a solicitud that was sent, written by the use cases.
func conFilas(t *testing.T) *postgres.DB {
	t.Helper()
	db := poblada(t)
	m := montar(db)
	ids := []string{"borrador", "h-1", "h-2", "enviada", "h-3", "h-4"}
	uc := app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Entornos: m.Entornos, Now: ahora, DominiosCorreo: mundo.Dominios(), NewID: func() string {
		siguiente := ids[0]
		ids = ids[1:]
		return siguiente
	}})
	for _, enviar := range []bool{false, true} {
		if _, err := uc.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: mundo.Completa(), Enviar: enviar}); err != nil {
			t.Fatal(err)
		}
	}
	exec(t, db, `UPDATE solicitudes SET numero_ficha = '3012345' WHERE id = 'enviada'`)
	return db
}

func TestTheTablesRefuseWhatTheDomainWould(t *testing.T) {
	db := conFilas(t)
	for constraint, sentencias := range rotas {
		for _, sql := range sentencias {
			_, err := db.NewRaw(sql).Exec(t.Context())
			if got, ok := errors.AsType[*pgconn.PgError](err); !ok || got.ConstraintName != constraint {
				t.Errorf("%s: got %v, want %s", sql, err, constraint)
			}
		}
	}
}

func TestEveryConstraintIsTried(t *testing.T) {
	var nombres []string
	err := abrirVacia(t).NewRaw(`SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f', 'p', 'u') AND conrelid = ANY (ARRAY[
		'contadores', 'solicitudes', 'solicitud_horarios', 'solicitud_sesiones', 'solicitud_historial']::regclass[])`).Scan(t.Context(), &nombres)
	if err != nil || len(nombres) != len(rotas) {
		t.Errorf("%d constraints, %d are tried, %v", len(nombres), len(rotas), err)
	}
	for _, nombre := range nombres {
		if _, probada := rotas[nombre]; !probada {
			t.Errorf("nothing tries to break %s", nombre)
		}
	}
}

func TestEveryConstraintWithAMessageExists(t *testing.T) {
	db := abrirVacia(t)
	for nombre := range pg.Constraints() {
		var n int
		if err := db.NewRaw(`SELECT count(*) FROM pg_constraint WHERE conname = ?`, nombre).Scan(t.Context(), &n); err != nil || n != 1 {
			t.Errorf("%s: %d constraints of that name, %v", nombre, n, err)
		}
	}
}

func TestTheHistorialOnlyGrows(t *testing.T) {
	db := conFilas(t)
	for _, sql := range []string{
		`UPDATE solicitud_historial SET comentario = 'otra cosa'`,
		`UPDATE solicitud_historial SET comentario = comentario WHERE solicitud_id = 'enviada'`,
		`DELETE FROM solicitud_historial WHERE solicitud_id = 'borrador'`,
		`TRUNCATE solicitud_historial`,
		`TRUNCATE solicitudes CASCADE`,
		`INSERT INTO solicitud_historial (id, solicitud_id, accion, a, actor_id, actor_nombre, actor_rol, en)
			SELECT id, solicitud_id, accion, a, actor_id, 'Otra', actor_rol, en FROM solicitud_historial
			ON CONFLICT (id) DO UPDATE SET actor_nombre = excluded.actor_nombre`,
	} {
		_, err := db.NewRaw(sql).Exec(t.Context())
		if got, ok := errors.AsType[*pgconn.PgError](err); !ok || got.Code != "23001" {
			t.Errorf("%s: got %v, want restrict_violation", sql, err)
		}
	}
	if _, err := db.NewRaw(`DELETE FROM solicitudes`).Exec(t.Context()); err == nil {
		t.Error("a solicitud with a historial was deleted")
	}
	var acciones []string
	err := db.NewRaw(`SELECT accion FROM solicitud_historial WHERE actor_nombre = ? AND comentario = '' ORDER BY id`, mundo.Ines.Nombre).Scan(t.Context(), &acciones)
	want := []string{string(solicitudes.Crear), string(solicitudes.Crear), string(solicitudes.Enviar)}
	if err != nil || !slices.Equal(acciones, want) {
		t.Errorf("what is left is %v, %v", acciones, err)
	}
}
