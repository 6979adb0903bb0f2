package solicitudes_test

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/solicitudes"
	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
	"complementarias/test/pgtest"
)

func ahora() time.Time { return mundo.Ahora }

func abrirVacia(t *testing.T) *postgres.DB {
	t.Helper()
	return abrir(t, pgtest.URL(t))
}

// llenar inserts drafts of Inés up to the n-th, a minute apart.
func llenar(t *testing.T, db *postgres.DB, n int) {
	t.Helper()
	exec(t, db, `INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version,
			programa_horas, programa_cupo, estado, estado_por, estado_desde, fecha_solicitud, creada_en, actualizada_en, busqueda)
		SELECT 's' || i, 'SOL-2026-' || lpad(i::text, 5, '0'), 'usuario-ines', 'centro-9546', 'programa-panaderia', '', '', '', 40, 25, 'BORRADOR', '', now(),
			'2026-01-01'::timestamptz + i * interval '1 minute', now(), now(), 'muchas'
		FROM generate_series(1, ?) AS i ON CONFLICT DO NOTHING`, n)
}

func TestTotalIsExactUpToTenThousand(t *testing.T) {
	db := poblada(t)
	reader := pg.NewReader(db)
	for _, caso := range []struct {
		filas, total int
		minimo       bool
	}{{app.TotalMaximo, app.TotalMaximo, false}, {app.TotalMaximo + 1, app.TotalMaximo, true}} {
		llenar(t, db, caso.filas)
		for nombre, f := range map[string]app.Filtro{
			"all":      {Pagina: 1, Limite: 1},
			"searched": {Pagina: 1, Limite: 1, Buscar: "Muchas"},
			"by state": {Pagina: 1, Limite: 1, Estados: []solicitudes.Estado{solicitudes.Borrador}},
		} {
			p, err := reader.Listar(t.Context(), solicitudes.Alcance{Centro: mundo.Oriente}, f)
			if err != nil || p.Total != caso.total || p.TotalEsMinimo != caso.minimo || len(p.Filas) != 1 {
				t.Errorf("%d rows, %s: total %d, minimum %v, %d rows, %v", caso.filas, nombre, p.Total, p.TotalEsMinimo, len(p.Filas), err)
			}
		}
		p, err := reader.Listar(t.Context(), solicitudes.Alcance{Pais: true}, app.Filtro{Pagina: caso.filas, Limite: 1})
		if err != nil || len(p.Filas) != 1 || p.Filas[0].Codigo != "SOL-2026-00001" {
			t.Errorf("the last of %d pages has %d rows, %v", caso.filas, len(p.Filas), err)
		}
	}
}

type contador struct{ n int }

func (c *contador) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }
func (c *contador) AfterQuery(context.Context, *bun.QueryEvent)                        { c.n++ }

// contados are the use cases that read, over a database that counts the questions.
func contados(db *postgres.DB) (app.UseCases, *contador) {
	c := &contador{}
	vigilada := db.WithQueryHook(c)
	return app.New(app.Deps{Reader: pg.NewReader(vigilada), Entornos: pg.NewEntornos(vigilada), Now: ahora, DominiosCorreo: mundo.Dominios()}), c
}

func TestListarAsksTwiceHoweverLongThePage(t *testing.T) {
	db := poblada(t)
	llenar(t, db, 100)
	uc, consultas := contados(db)
	for _, c := range []struct {
		f    app.Filtro
		want int
	}{
		{app.Filtro{Pagina: 1_000_000, Limite: 1000}, 1}, // nothing to walk to
		{app.Filtro{Pagina: 1, Limite: 1}, 2},
		{app.Filtro{Pagina: 1, Limite: 100}, 2},
		{app.Filtro{Pagina: 1, Limite: 100, Buscar: "muchas"}, 2},
	} {
		consultas.n = 0
		if _, err := uc.Listar.Execute(t.Context(), mundo.Carla, c.f); err != nil || consultas.n != c.want {
			t.Errorf("%+v: %d queries, %v", c.f, consultas.n, err)
		}
	}
}

// TestPagesAskAsOftenHoweverMuchThereIs: the numbers are those that the pages may count on.
func TestPagesAskAsOftenHoweverMuchThereIs(t *testing.T) {
	db := poblada(t)
	uc, consultas := contados(db)
	contar := func(nombre string, want int, leer func() error) {
		t.Helper()
		consultas.n = 0
		if err := leer(); err != nil || consultas.n != want {
			t.Errorf("%s: %d queries, %v, want %d", nombre, consultas.n, err, want)
		}
	}
	cola := func(f app.FiltroCola) func() error {
		f.Pagina, f.Limite = max(1, f.Pagina), 50
		return func() error { _, err := uc.Cola.Execute(t.Context(), mundo.Carla, f); return err }
	}
	tablero := func(por kernel.Actor) func() error {
		if por.Rol == kernel.Instructor {
			return func() error { _, err := uc.TableroInstructor.Execute(t.Context(), por); return err }
		}
		return func() error { _, err := uc.TableroCoordinacion.Execute(t.Context(), por); return err }
	}
	contar("an empty queue", 1, cola(app.FiltroCola{}))
	contar("an instructor without anything", 3, tablero(mundo.Ines))
	contar("an empty centre", 4, tablero(mundo.Carla))
	contar("an empty country", 5, tablero(mundo.Greta))
	llenar(t, db, 40)
	exec(t, db, `UPDATE solicitudes SET estado = 'PENDIENTE', revision = 1, fecha_envio = fecha_solicitud WHERE length(id) = 3`)
	exec(t, db, `INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta)
		SELECT id, instructor_id, '2027-02-01', 480, 720 FROM solicitudes WHERE estado = 'PENDIENTE'`)
	contar("a queue", 2, cola(app.FiltroCola{}))
	contar("a queue searched for clashes", 2, cola(app.FiltroCola{Buscar: "muchas", ConCruce: true}))
	contar("past the end of the queue", 1, cola(app.FiltroCola{Pagina: 1_000_000}))
	contar("neighbours", 1, func() error { _, err := uc.VecinosDeCola.Execute(t.Context(), mundo.Carla, "s20"); return err })
	contar("counts by state", 1, func() error { _, err := uc.ContarPorEstado.Execute(t.Context(), mundo.Carla, app.Filtro{}); return err })
	contar("an instructor with drafts", 5, tablero(mundo.Ines))
	contar("a centre at work", 5, tablero(mundo.Carla))
	contar("a country at work", 6, tablero(mundo.Greta))
}

// TestTheQueueIsCountedUpToTenThousand, in the country and in a centre, as it is and searched.
func TestTheQueueIsCountedUpToTenThousand(t *testing.T) {
	db := poblada(t)
	llenar(t, db, app.TotalMaximo)
	exec(t, db, `UPDATE solicitudes SET estado = 'PENDIENTE', revision = 1, fecha_envio = fecha_solicitud`)
	reader := pg.NewReader(db)
	comprobar := func(minimo bool) {
		t.Helper()
		for _, por := range []kernel.Actor{mundo.Carla, mundo.Greta} {
			for _, f := range []app.FiltroCola{{}, {Vista: app.ColaSinToma}, {Buscar: "muchas"}} {
				f.Pagina, f.Limite = 1, 1
				p, err := reader.Cola(t.Context(), solicitudes.AlcanceDe(por), por.ID, f)
				if err != nil || p.Total != app.TotalMaximo || p.TotalEsMinimo != minimo || p.Conteos[app.ColaEntera] != app.TotalMaximo || p.Filas[0].ID != "s1" {
					t.Errorf("%s %+v: total %d, minimum %v, counts %v, %v", por.Nombre, f, p.Total, p.TotalEsMinimo, p.Conteos, err)
				}
			}
			for buscar, parcial := range map[string]bool{"": false, "muchas": minimo} {
				c, err := reader.Conteos(t.Context(), solicitudes.AlcanceDe(por), app.Filtro{Buscar: buscar})
				if err != nil || c.PorEstado[solicitudes.Pendiente] != app.TotalMaximo || c.Parcial != parcial {
					t.Errorf("%s %q: %+v, %v", por.Nombre, buscar, c, err)
				}
			}
		}
	}
	comprobar(false)
	llenar(t, db, app.TotalMaximo+1)
	exec(t, db, `UPDATE solicitudes SET estado = 'PENDIENTE', revision = 1, fecha_envio = fecha_solicitud WHERE estado = 'BORRADOR'`)
	comprobar(true)
}

func TestVerAsksAsOftenHoweverMuchThereIs(t *testing.T) {
	db := poblada(t)
	m := montar(db)
	n := 0
	escribe := app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Entornos: m.Entornos, Now: ahora, DominiosCorreo: mundo.Dominios(),
		NewID: func() string { n++; return strconv.Itoa(n) }})
	uc, consultas := contados(db)
	ver := func(nombre string, id kernel.SolicitudID, want int) {
		t.Helper()
		consultas.n = 0
		if _, err := uc.Ver.Execute(t.Context(), mundo.Carla, id); err != nil || consultas.n != want {
			t.Errorf("%s: %d queries, %v, want %d", nombre, consultas.n, err, want)
		}
	}
	crear := func(enviar bool, p solicitudes.Parche) kernel.SolicitudID {
		t.Helper()
		v, err := escribe.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: p, Enviar: enviar})
		if err != nil {
			t.Fatal(err)
		}
		return v.ID
	}
	breve, larga := mundo.DeUnDia(kernel.NewDate(2027, time.February, 3)), mundo.Completa()
	larga.Valores.Horarios = append(larga.Valores.Horarios, solicitudes.Horario{Dia: 5, Desde: 480, Hasta: 500}, solicitudes.Horario{Dia: 6, Desde: 480, Hasta: 500})
	ver("a draft with nothing in it", crear(false, mundo.Parche(solicitudes.Datos{ProgramaID: mundo.Ordeno}, "programaId")), 2)
	ver("a draft with a class", crear(false, breve), 3)
	ver("a draft with many classes", crear(false, larga), 3)
	ver("one that waits", crear(true, breve), 2)
	conRivales := crear(true, larga)
	ver("one that waits with rivals", conRivales, 2)
	if _, err := escribe.Rechazar.Execute(t.Context(), mundo.Carla, app.RechazarInput{Target: app.Target{ID: conRivales}, Motivo: "No hay cupo"}); err != nil {
		t.Fatal(err)
	}
	ver("a decided one", conRivales, 1)
}

func TestTryingAScheduleOutAsksAsOftenHoweverMuchThereIs(t *testing.T) {
	db := poblada(t)
	m := montar(db)
	n := 0
	escribe := app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Entornos: m.Entornos, Now: ahora, DominiosCorreo: mundo.Dominios(),
		NewID: func() string { n++; return strconv.Itoa(n) }})
	uc, consultas := contados(db)
	v, err := escribe.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: mundo.Parche(solicitudes.Datos{ProgramaID: mundo.Ordeno}, "programaId")})
	if err != nil {
		t.Fatal(err)
	}
	busqueda := solicitudes.Busqueda{Datos: mundo.Completa().Valores}
	busqueda.Datos.DuracionMaxima = 8
	for range 3 {
		for _, ambiente := range []string{"", mundo.Salon} {
			consultas.n, busqueda.Datos.AmbienteID = 0, ambiente
			if _, err := uc.CuandoPuedo.Execute(t.Context(), mundo.Ines, app.CuandoPuedoInput{Busqueda: busqueda}); err != nil || consultas.n != 2 {
				t.Errorf("when, in %q: %d queries, %v", ambiente, consultas.n, err)
			}
			consultas.n = 0
			if _, err := uc.Planear.Execute(t.Context(), mundo.Ines, app.PlanearInput{Datos: busqueda.Datos}); err != nil || consultas.n != 2 {
				t.Errorf("a plan, in %q: %d queries, %v", ambiente, consultas.n, err)
			}
		}
		for _, p := range []solicitudes.Parche{{}, mundo.Completa()} {
			consultas.n = 0
			if _, err := uc.Previsualizar.Execute(t.Context(), mundo.Ines, app.PrevisualizarInput{ID: v.ID, Parche: p}); err != nil || consultas.n != 3 {
				t.Errorf("a preview: %d queries, %v", consultas.n, err)
			}
		}
		if _, err := escribe.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: mundo.Completa(), Enviar: true}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExaminarAsksFourTimesHoweverMuchThereIs(t *testing.T) {
	db := poblada(t)
	m := montar(db)
	n := 0
	escribe := app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Entornos: m.Entornos, Now: ahora, DominiosCorreo: mundo.Dominios(),
		NewID: func() string { n++; return strconv.Itoa(n) }})
	uc, consultas := contados(db)
	crear := func(p solicitudes.Parche) kernel.SolicitudID {
		t.Helper()
		v, err := escribe.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: p, Enviar: true})
		if err != nil {
			t.Fatal(err)
		}
		return v.ID
	}
	examinar := func(nombre string, id kernel.SolicitudID) {
		t.Helper()
		consultas.n = 0
		if _, err := uc.Examinar.Execute(t.Context(), mundo.Carla, id); err != nil || consultas.n != 4 {
			t.Errorf("%s: %d queries, %v", nombre, consultas.n, err)
		}
	}
	examinar("a course of one day", crear(mundo.DeUnDia(kernel.NewDate(2027, time.June, 2))))
	larga := crear(mundo.Completa())
	examinar("a long one", larga)
	for range 5 {
		crear(mundo.Completa())
	}
	_, err := escribe.Devolver.Execute(t.Context(), mundo.Carla, app.DevolverInput{Target: app.Target{ID: larga}, Comentarios: "Revise el horario"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		edicion := app.EditarInput{Target: app.Target{ID: larga}, Parche: mundo.Parche(solicitudes.Datos{Aprendices: 10 + i}, "numeroAprendicesInscribir"), Destino: solicitudes.Enviada}
		if _, err := escribe.Editar.Execute(t.Context(), mundo.Ines, edicion); err != nil {
			t.Fatal(err)
		}
	}
	examinar("one with rivals and a history", larga)
}

func TestADatabaseThatIsAwayIsUnavailable(t *testing.T) {
	db := abrir(t, "postgres://nadie@127.0.0.1:1/nada?sslmode=disable")
	reader, todo := pg.NewReader(db), solicitudes.Alcance{Pais: true}
	errs := map[string]error{}
	_, errs["Ver"] = reader.Ver(t.Context(), "x", todo)
	_, errs["Listar"] = reader.Listar(t.Context(), todo, app.Filtro{Pagina: 1, Limite: 1})
	_, errs["Historial"] = reader.Historial(t.Context(), "x", todo)
	_, errs["Rivales"] = reader.Rivales(t.Context(), app.ConsultaRivales{Instructor: "x"})
	_, errs["UltimaEmpresa"] = reader.UltimaEmpresa(t.Context(), app.ConsultaEmpresa{})
	_, errs["Conteos"] = reader.Conteos(t.Context(), todo, app.Filtro{})
	_, errs["Cola"] = reader.Cola(t.Context(), todo, "x", app.FiltroCola{Pagina: 1, Limite: 1})
	_, errs["Vecinos"] = reader.Vecinos(t.Context(), "x", todo)
	_, errs["Cifras"] = reader.Cifras(t.Context(), todo, app.Cortes{})
	_, errs["Cursos"] = reader.Cursos(t.Context(), todo, kernel.Date{}, kernel.Date{}, 1)
	_, errs["Cargas"] = reader.Cargas(t.Context(), todo, kernel.Date{}, 1, 1)
	_, errs["Regionales"] = reader.Regionales(t.Context(), app.Cortes{})
	_, errs["Clases"] = reader.Clases(t.Context(), "x", kernel.Date{}, kernel.Date{})
	_, errs["Balance"] = reader.Balance(t.Context(), "x", 2026, kernel.Date{})
	_, errs["LeerVarios"] = pg.NewEntornos(db).LeerVarios(t.Context(), []app.ConsultaEntorno{{}})
	_, errs["Leer"] = pg.NewEntornos(db).Leer(t.Context(), app.ConsultaEntorno{})
	errs["Do"] = pg.NewUnitOfWork(db, buzon()).Do(t.Context(), func(context.Context, app.Tx) error { return nil })
	for nombre, err := range errs {
		if !errors.Is(err, postgres.ErrNoResponde) {
			t.Errorf("%s: got %v, want ErrNoResponde", nombre, err)
		}
	}
}
