package solicitudes_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/solicitudes"
	app "complementarias/application/solicitudes"
	"complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func abrir(t *testing.T, url string, options ...postgres.Option) *postgres.DB {
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

// poblada is a database with the world of solicitudestest.
func poblada(t *testing.T, options ...postgres.Option) *postgres.DB {
	t.Helper()
	db := abrir(t, pgtest.URL(t), options...)
	for _, p := range solicitudestest.Personas() {
		exec(t, db, `INSERT INTO usuarios (id, nombre, correo, cedula, telefono, especialidad, rol, centro_id, vinculo, clave_hash, clave_cambiada_en,
				busqueda, creado_en, actualizado_en)
			VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, 'x', now(), ?, now(), now())`,
			string(p.ID), p.Nombre, p.Correo, p.Cedula, p.Telefono, p.Especialidad, string(p.Rol), string(p.Centro), p.Vinculo,
			colombia.Plegar(strings.Join([]string{p.Nombre, p.Correo, p.Cedula}, " ")))
	}
	for _, p := range solicitudestest.Programas() {
		exec(t, db, `INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, descripcion,
				centro_id, activo, busqueda, creado_en, actualizado_en)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			string(p.ID), p.Codigo, p.Nombre, p.TipoFormacion, p.Modalidad, p.Version, p.DuracionHoras, p.CupoAprendices, p.Descripcion,
			string(p.CentroID), p.Activo, colombia.Plegar(p.Nombre+" "+p.Codigo), p.Creado, p.Actualizado)
		contenidos(t, db, p)
	}
	for _, l := range solicitudestest.Lugares() {
		exec(t, db, `INSERT INTO ambientes (id, centro_id, nombre, clave, tipo, capacidad, activo, creado_en, actualizado_en) VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, now(), now())`,
			l.ID, l.Centro, l.Nombre, l.ID, l.Tipo, l.Capacidad, l.Activo)
	}
	for i, r := range solicitudestest.Recesos() {
		exec(t, db, `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES (?, ?, ?, ?, ?)`,
			fmt.Sprint("r", i), string(r.Centro), r.Desde.String(), r.Hasta.String(), r.Nombre)
	}
	for i, e := range solicitudestest.Especiales()[12:] {
		exec(t, db, `INSERT INTO programas_especiales (codigo, nombre, orden, vigente_desde, vigente_hasta) VALUES (?, ?, ?, ?, ?)`,
			e.Codigo, e.Nombre, 13+i, postgres.Fecha{Date: e.Desde}, postgres.Fecha{Date: e.Hasta})
	}
	for _, f := range solicitudestest.Festivos() {
		exec(t, db, `INSERT INTO festivos (fecha, nombre, tipo) VALUES (?, ?, 'MANUAL')`, f.Fecha.String(), f.Nombre)
	}
	return db
}

func contenidos(t *testing.T, db *postgres.DB, p app.ProgramaView) {
	t.Helper()
	for _, o := range p.Objetivos {
		exec(t, db, `INSERT INTO programa_objetivos (id, programa_id, descripcion, orden) VALUES (?, ?, ?, ?)`, o.ID, string(p.ID), o.Descripcion, o.Orden)
	}
	for tabla, lista := range map[string][]app.ContenidoView{"programa_competencias": p.Competencias, "programa_resultados": p.Resultados} {
		for i, c := range lista {
			exec(t, db, `INSERT INTO `+tabla+` (id, programa_id, codigo, descripcion, orden) VALUES (?, ?, ?, ?, ?)`,
				c.ID, string(p.ID), c.Codigo, c.Descripcion, i+1)
		}
	}
}

// cambiarPrograma writes what the catalogue writes when a programme is edited.
func cambiarPrograma(t *testing.T, db *postgres.DB, p app.ProgramaView) {
	t.Helper()
	exec(t, db, `INSERT INTO programa_ediciones (programa_id, edicion, curso) SELECT id, edicion, programa_entero(id)::jsonb FROM programas WHERE id = ?`, string(p.ID))
	exec(t, db, `UPDATE programas SET codigo = ?, nombre = ?, tipo_formacion = ?, modalidad = ?, version = ?, duracion_horas = ?, cupo_aprendices = ?, descripcion = ?,
			activo = ?, actualizado_en = ?, edicion = edicion + 1 WHERE id = ?`,
		p.Codigo, p.Nombre, p.TipoFormacion, p.Modalidad, p.Version, p.DuracionHoras, p.CupoAprendices, p.Descripcion, p.Activo, p.Actualizado, string(p.ID))
	for _, tabla := range []string{"programa_objetivos", "programa_competencias", "programa_resultados"} {
		exec(t, db, `DELETE FROM `+tabla+` WHERE programa_id = ?`, string(p.ID))
	}
	contenidos(t, db, p)
}

func exec(t *testing.T, db *postgres.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.NewRaw(query, args...).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// suscripciones is one handler that hears of everything.
func suscripciones(atender func(context.Context, string, kernel.Event) error) []postgres.Suscripcion {
	return []postgres.Suscripcion{{
		Manejador: "prueba",
		Eventos: []postgres.TipoEvento{
			postgres.Evento[solicitudes.SolicitudEnviada](), postgres.Evento[solicitudes.SolicitudTomada](), postgres.Evento[solicitudes.SolicitudDevuelta](),
			postgres.Evento[solicitudes.SolicitudAprobada](), postgres.Evento[solicitudes.SolicitudRechazada](), postgres.Evento[solicitudes.FichaAsignada](),
			postgres.Evento[solicitudes.SolicitudCancelada](), postgres.Evento[solicitudes.SolicitudReprogramada](),
			postgres.Evento[solicitudes.ReprogramacionPropuesta](), postgres.Evento[solicitudes.PropuestaDescartada](), postgres.Evento[solicitudes.SolicitudEntregada](),
		},
		Atender: atender,
	}}
}

func buzon() *postgres.Outbox {
	var n atomic.Int64
	return postgres.NewOutbox(func() string { return fmt.Sprint("evento-", n.Add(1)) }, suscripciones(nil))
}

func ajustar(t *testing.T, db *postgres.DB, a solicitudestest.Ajustes) {
	t.Helper()
	exec(t, db, `DELETE FROM configuracion`)
	for clave, horas := range map[string]int{"limiteSemanalPlanta": a.Limites.Planta, "limiteSemanalContratista": a.Limites.Contratista} {
		if horas > 0 {
			exec(t, db, `INSERT INTO configuracion (clave, valor, version, cambiado_por, cambiado_en) VALUES (?, to_jsonb(?::int), 1, ?, now())`, clave, horas, string(solicitudestest.Greta.ID))
		}
	}
	if len(a.Dominios) > 0 {
		exec(t, db, `INSERT INTO configuracion (clave, valor, version, cambiado_por, cambiado_en) VALUES ('dominiosCorreo', to_jsonb(ARRAY[?]), 1, ?, now())`,
			bun.List(a.Dominios), string(solicitudestest.Greta.ID))
	}
	exec(t, db, `UPDATE centros SET limite_planta = NULL, limite_contratista = NULL`)
	for centro, l := range a.Centros {
		exec(t, db, `UPDATE centros SET limite_planta = nullif(?, 0), limite_contratista = nullif(?, 0) WHERE id = ?`, l.Planta, l.Contratista, string(centro))
	}
}

func montar(db *postgres.DB) solicitudestest.Montaje {
	return solicitudestest.Montaje{
		UoW: pg.NewUnitOfWork(db, buzon()), Reader: pg.NewReader(db), Entornos: pg.NewEntornos(db), Recorridos: pg.NewRecorridos(db),
		Eventos: func(t *testing.T, id kernel.SolicitudID) []string {
			t.Helper()
			var nombres []string
			if err := db.NewRaw(`SELECT nombre FROM outbox WHERE sujeto = ? ORDER BY id`, string(id)).Scan(t.Context(), &nombres); err != nil {
				t.Fatal(err)
			}
			return nombres
		},
		CambiarPrograma: func(t *testing.T, p app.ProgramaView) { cambiarPrograma(t, db, p) },
		Contar: func(t *testing.T, serie app.Serie, anio int, valor int64) {
			t.Helper()
			exec(t, db, `INSERT INTO contadores (serie, anio, valor) VALUES (?, ?, ?) ON CONFLICT (serie, anio) DO UPDATE SET valor = excluded.valor`,
				string(serie), anio, valor)
		},
		Ajustar: func(t *testing.T, a solicitudestest.Ajustes) {
			t.Helper()
			ajustar(t, db, a)
		},
	}
}

// With one connection a query that escapes its transaction waits for ever.
func TestPostgresKeepsTheContract(t *testing.T) {
	for _, conexiones := range []int32{1, 16} {
		t.Run(fmt.Sprintf("pool of %d", conexiones), func(t *testing.T) {
			solicitudestest.Contrato(t, func(t *testing.T) solicitudestest.Montaje {
				return montar(poblada(t, postgres.WithMaxConnections(conexiones)))
			})
		})
	}
}

func TestRacesOnPostgres(t *testing.T) {
	for _, conexiones := range []int32{1, 16} {
		t.Run(fmt.Sprintf("pool of %d", conexiones), func(t *testing.T) {
			solicitudestest.Carreras(t, func(t *testing.T) solicitudestest.Montaje {
				return montar(poblada(t, postgres.WithMaxConnections(conexiones)))
			})
		})
	}
}

func TestWholeListsAtOnceOnPostgres(t *testing.T) {
	solicitudestest.RecorridosALaVez(t, func(t *testing.T) solicitudestest.Montaje {
		return montar(poblada(t, postgres.WithMaxConnections(20)))
	})
}
