package bootstrap

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"go.uber.org/zap"

	"complementarias/adapters/inproc"
	"complementarias/adapters/password"
	"complementarias/adapters/postgres"
	pgcalendario "complementarias/adapters/postgres/calendario"
	pgcorreos "complementarias/adapters/postgres/correos"
	pgidentidad "complementarias/adapters/postgres/identidad"
	pglotes "complementarias/adapters/postgres/lotes"
	pgsistema "complementarias/adapters/postgres/sistema"
	"complementarias/adapters/sello"
	"complementarias/adapters/web"
	"complementarias/adapters/web/api"
	"complementarias/application/lotes"
	"complementarias/application/sistema"
	"complementarias/cmd/demo"
	"complementarias/config"
	"complementarias/migrations"
)

// drain is how long a production server goes on accepting after SIGTERM, so that balancers see /readyz say 503.
const drain = time.Second

// ErrDatabaseDied ends Run when the private PostgreSQL has gone; starting again brings it back.
var ErrDatabaseDied = errors.New("el PostgreSQL privado se detuvo; inicie el programa de nuevo")

// Deps is what a caller may choose; zero values mean the real thing.
type Deps struct {
	Log     *zap.Logger      // needed
	Version string           // of the program
	Now     func() time.Time // tests stop the clock
	Plazo   time.Duration    // for a request; 0: what web promises
}

// App is the program, ready to run.
type App struct {
	UseCases UseCases
	Relay    *postgres.Relay
	Cartero  *Cartero
	DB       *Database
	// Demo tells whether this start loaded the demonstration data.
	Demo bool

	cfg      config.Config
	log      *zap.Logger
	server   *web.Server
	registry *prometheus.Registry
	hasher   *password.Hasher
	outbox   *postgres.Outbox
	world    world
}

// New opens and migrates the database and wires everything. A private database that is new gets the demonstration data.
// The caller closes the App.
func New(ctx context.Context, cfg config.Config, d Deps) (*App, error) {
	db, err := OpenDatabase(ctx, cfg, d.Log)
	if err != nil {
		return nil, err
	}
	a, err := wire(ctx, cfg, d, db)
	if err != nil {
		return nil, errors.Join(err, db.Close(ctx))
	}
	return a, nil
}

func wire(ctx context.Context, cfg config.Config, d Deps, db *Database) (*App, error) {
	applied, err := db.Migrate(ctx)
	if err != nil {
		return nil, fmt.Errorf("migrar la base de datos: %w", err)
	}
	if len(applied) > 0 {
		d.Log.Info("database migrated", zap.Strings("migrations", applied))
	}
	a := &App{cfg: cfg, log: d.Log, DB: db, registry: prometheus.NewRegistry(), hasher: password.NewHasher(password.DefaultLanes),
		world: world{now: d.Now, newID: newID, timbre: inproc.NewTimbre(), cartero: newCartero(d.Log),
			importaciones: &lotes.Turnos{}}}
	if a.world.now == nil {
		a.world.now = time.Now
	}
	if a.world.papeles, err = sello.NewPapeles([]byte(cfg.SessionSecret.Reveal())); err != nil {
		return nil, err
	}
	if a.world.enlaces, err = sello.NewEnlaces([]byte(cfg.SessionSecret.Reveal())); err != nil {
		return nil, err
	}
	a.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	a.Cartero = a.world.cartero
	subs := subscriptions(db.DB, cfg, a.world)
	a.outbox = postgres.NewOutbox(newID, subs)
	a.Relay = postgres.NewRelay(db.DB, d.Log, subs)
	db.AfterCommit(a.Relay.Ring)
	if a.UseCases, err = newUseCases(db.DB, cfg, a.world, a.hasher, a.outbox); err != nil {
		return nil, err
	}
	a.Cartero.repartir, a.Cartero.jornada = a.UseCases.Correos.Repartir, a.UseCases.Correos.Jornada
	a.UseCases.Sistema = sistema.New(sistema.Deps{UoW: pgsistema.NewUnitOfWork(db.DB, postgres.NewAuditoria(a.world.now)),
		Medidor: pgsistema.NewMedidor(db.DB, migrations.FS), Version: d.Version, Now: a.world.now, NewID: newID})
	if a.server, err = a.newServer(d); err != nil {
		return nil, err
	}
	return a, a.demonstrate(ctx)
}

func (a *App) newServer(deps Deps) (*web.Server, error) {
	paginas, err := a.newPaginas()
	if err != nil {
		return nil, err
	}
	d := web.Deps{
		Log: a.log, PublicURL: a.cfg.PublicURL, Produccion: a.cfg.EsProduccion(), Version: deps.Version, TrustedProxies: a.cfg.TrustedProxies,
		Autenticar: a.UseCases.Identidad.Autenticar.Execute, AutenticarNavegador: a.autenticarNavegador, Salud: a.DB.Salud, Metrics: a.registry,
		Now: a.world.now, NewRequestID: newID, Paginas: paginas, Rechazar: a.rechazar, Plazo: deps.Plazo,
		Recursos: []func(huma.API){
			api.NewAuth(a.UseCases.Identidad, a.cfg.PublicURL).Registrar,
			api.NewAccesos(a.UseCases.Identidad, a.enlaceDeInvitacion).Registrar,
			api.NewProgramas(a.UseCases.Catalogo).Registrar,
			api.NewCentros(a.UseCases.Catalogo).Registrar,
			api.NewAmbientes(a.UseCases.Catalogo).Registrar,
			api.NewEspeciales(a.UseCases.Catalogo).Registrar,
			api.NewReferencia(a.UseCases.Catalogo, a.world.now).Registrar,
			api.NewCalendario(a.UseCases.Catalogo).Registrar,
			api.NewFrases(a.UseCases.Frases).Registrar,
			api.NewReportes(a.UseCases.Reportes, a.world.now).Registrar,
			api.NewInstructores(a.UseCases.Instructores).Registrar,
			api.NewInstructoresEscribir(a.UseCases.Identidad).Registrar,
			api.RegistrarImportacionesDeInstructores(a.UseCases.Identidad, a.UseCases.Documentos.EntregarTablas),
			api.RegistrarImportacionesDeProgramas(a.UseCases.Catalogo, a.UseCases.Documentos.EntregarTablas),
			api.NewUsuarios(a.UseCases.Identidad, a.enlaceDeInvitacion).Registrar,
			api.NewSolicitudes(a.UseCases.Solicitudes).Registrar,
			api.RegistrarEntregarTodas(a.UseCases.Solicitudes.EntregarTodas),
			api.RegistrarPlan(a.UseCases.Solicitudes.Planear),
			api.RegistrarCuando(a.UseCases.Solicitudes.CuandoPuedo),
			api.RegistrarCalendario(a.UseCases.Calendario.DeSolicitud),
			api.NewSistema(a.UseCases.Sistema.VerEstado, a.UseCases.Correos.EstadoDelCorreo).Registrar,
			api.NewAuditoria(a.UseCases.Auditoria).Registrar,
			api.NewConfiguracion(a.UseCases.Configuracion).Registrar,
			api.RegistrarResumen(a.UseCases.Solicitudes.Ver),
			api.NewNotificaciones(a.UseCases.Notificaciones).Registrar,
			api.NewAvisos(a.UseCases.Correos).Registrar,
			api.NewCorreos(a.UseCases.Correos).Registrar,
			api.NewDocumentos(a.UseCases.Documentos, inproc.NewListados(a.UseCases.Solicitudes.Recorrer).De).Registrar,
		},
	}
	if a.cfg.EsProduccion() {
		d.Drenaje = drain
	}
	return web.New(d)
}

// demonstrate fills a private database that nobody has an account in.
func (a *App) demonstrate(ctx context.Context) error {
	if !a.DB.Private() || a.cfg.EsProduccion() {
		return nil
	}
	empty, err := a.DB.Empty(ctx)
	if err != nil || !empty {
		return err
	}
	return a.DB.fillPrivate(func() error { return a.LoadDemo(ctx) })
}

// LoadDemo fills the database with the demonstration data through the real use cases and a clock of its own.
func (a *App) LoadDemo(ctx context.Context) error {
	start := time.Now()
	a.log.Info("loading demonstration data")
	clock := demo.NewClock(a.world.now())
	w := a.world
	w.now = clock.Now
	uc, err := newUseCases(a.DB.DB, a.cfg, w, a.hasher, a.outbox)
	if err != nil {
		return err
	}
	err = demo.Load(ctx, demo.Deps{Clock: clock, Identidad: uc.Identidad, Catalogo: uc.Catalogo, Solicitudes: uc.Solicitudes})
	if err != nil {
		return fmt.Errorf("cargar los datos de demostración: %w", err)
	}
	if err := a.Relay.Drain(ctx); err != nil {
		return fmt.Errorf("entregar las notificaciones de demostración: %w", err)
	}
	if err := a.guardarCorreos(ctx); err != nil {
		return fmt.Errorf("guardar los correos de demostración: %w", err)
	}
	a.Demo = true
	a.log.Info("demonstration data loaded", zap.Duration("took", time.Since(start)))
	return nil
}

// Handler is the web adapter without a listener.
func (a *App) Handler() http.Handler { return a.server.Handler() }

// Rutas lists what the web adapter serves, each as its method and pattern, sorted.
func (a *App) Rutas() []string { return a.server.Rutas() }

// Run serves on l, delivers events and answers /metrics until ctx ends, then lets requests in flight finish. It closes l.
func (a *App) Run(ctx context.Context, l net.Listener) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// The workers go on while requests in flight finish, so that what those cause is still delivered.
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var workers sync.WaitGroup
	workers.Go(func() { a.Relay.Run(work) })
	workers.Go(func() { a.Cartero.Run(work) })
	workers.Go(func() { a.housekeep(work) })
	workers.Go(func() { a.serveMetrics(work) })
	workers.Go(func() { a.writeRefusals(work) })
	workers.Go(func() {
		select {
		case <-a.DB.Exited():
			cancel(ErrDatabaseDied)
		case <-ctx.Done():
		}
	})
	// Streams of events end when the program does, or the server would wait for them.
	defer context.AfterFunc(ctx, a.world.timbre.Cerrar)()
	err := a.server.Serve(ctx, l)
	cancel(err)
	stop()
	workers.Wait()
	if errors.Is(context.Cause(ctx), ErrDatabaseDied) {
		return errors.Join(ErrDatabaseDied, err)
	}
	return err
}

// housekeep removes what nobody will ask for again: at the start, because a process may not live long, and hourly.
func (a *App) housekeep(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		err := errors.Join(a.Relay.Purge(ctx), pgidentidad.Purge(ctx, a.DB, a.world.now()), pgcalendario.Purge(ctx, a.DB, a.world.now()),
			pglotes.Purge(ctx, a.DB, a.world.now()), pgidentidad.PurgarAccesos(ctx, a.DB, a.world.now()), pgcorreos.Purge(ctx, a.DB, a.world.now()))
		if err != nil && ctx.Err() == nil {
			a.log.Warn("housekeeping failed", zap.Error(err))
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// serveMetrics answers on its own listener; without one the program goes on, because nobody's work depends on it.
func (a *App) serveMetrics(ctx context.Context) {
	if a.cfg.MetricsAddr == "" {
		return
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", a.cfg.MetricsAddr)
	if err != nil {
		a.log.Warn("metrics are off: cannot listen on METRICS_ADDR", zap.Error(err))
		return
	}
	server := &http.Server{Handler: web.MetricsHandler(a.registry), ReadHeaderTimeout: 5 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		a.log.Warn("metrics ended", zap.Error(err))
	}
}

// Close releases the database.
func (a *App) Close(ctx context.Context) error { return a.DB.Close(ctx) }

// newID makes ids that sort by time (RFC 9562, version 7).
func newID() string { return uuid.Must(uuid.NewV7()).String() }
