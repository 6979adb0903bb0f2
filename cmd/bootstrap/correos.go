package bootstrap

import (
	"context"
	"net/url"
	"sync"
	"time"

	"go.uber.org/zap"

	"complementarias/adapters/inproc"
	"complementarias/adapters/postgres"
	pgcorreos "complementarias/adapters/postgres/correos"
	pgidentidad "complementarias/adapters/postgres/identidad"
	"complementarias/adapters/smtp"
	"complementarias/adapters/smtp/cartas"
	"complementarias/application/correos"
	"complementarias/config"
	dcatalogo "complementarias/domain/catalogo"
	dcorreos "complementarias/domain/correos"
	"complementarias/domain/identidad"
	domain "complementarias/domain/solicitudes"
)

func correosDe(db *postgres.DB, cfg config.Config, w world, outbox *postgres.Outbox) correos.UseCases {
	return correos.New(correos.Deps{
		UoW: pgcorreos.NewUnitOfWork(db, outbox, postgres.NewAuditoria(w.now)), Cola: pgcorreos.NewCola(db), Reader: pgcorreos.NewReader(db),
		Enlaces:   inproc.NewEnlacesDeCorreos(w.enlaces, pgidentidad.NewReader(db), enlaceDe(cfg.PublicURL), w.now),
		Redaccion: cartas.New(cfg.PublicURL), Transporte: transporte(cfg), Configurado: cfg.HayCorreo(), Produccion: cfg.EsProduccion(),
		DiasDeRecordatorio: configuracionDe(db, cfg, w).Vigente.Dias,
		Avisar:             w.cartero.Ring, Now: w.now, NewID: w.newID,
	})
}

// enlaceDe writes the address of the page that a one-time link opens.
func enlaceDe(publica *url.URL) func(tipo identidad.TipoEnlace, token string) string {
	return func(tipo identidad.TipoEnlace, token string) string {
		pagina := "restablecer"
		if tipo == identidad.EnlaceInvitacion {
			pagina = "invitacion"
		}
		return publica.JoinPath(pagina, token).String()
	}
}

func transporte(cfg config.Config) correos.Transporte {
	if !cfg.HayCorreo() {
		return smtp.SinServidor{}
	}
	return smtp.NewServidor(smtp.Config{
		Host: cfg.SMTP.Host, Port: cfg.SMTP.Port, User: cfg.SMTP.User, Clave: cfg.SMTP.Clave.Reveal(), De: cfg.SMTP.De,
		Cifrado: map[config.CifradoSMTP]smtp.Cifrado{config.TLSDirecto: smtp.Directo, config.STARTTLS: smtp.STARTTLS, config.SinCifrar: smtp.Ninguno}[cfg.SMTP.Cifrado],
		Equipo:  cfg.PublicURL.Hostname(),
	})
}

// suscripcionDeCorreos hears what people are written about. Its outbox writes nothing: a handler publishes no events.
func suscripcionDeCorreos(db *postgres.DB, cfg config.Config, w world) postgres.Suscripcion {
	encolar := correosDe(db, cfg, w, postgres.NewOutbox(w.newID, nil)).Encolar
	return postgres.Suscripcion{
		Manejador: "correos",
		Eventos: []postgres.TipoEvento{
			postgres.Evento[domain.SolicitudEnviada](), postgres.Evento[domain.SolicitudDevuelta](), postgres.Evento[domain.SolicitudAprobada](),
			postgres.Evento[domain.SolicitudRechazada](), postgres.Evento[domain.FichaAsignada](), postgres.Evento[domain.SolicitudCancelada](),
			postgres.Evento[domain.SolicitudReprogramada](), postgres.Evento[dcorreos.RecordatorioDebido](), postgres.Evento[dcatalogo.CalendarioCambiado](),
			postgres.Evento[identidad.ClaveCambiada](), postgres.Evento[identidad.InvitacionCreada](), postgres.Evento[identidad.RestablecimientoPedido](),
			postgres.Evento[identidad.AccesoRecibido](), postgres.Evento[identidad.AccesoDecidido](), postgres.Evento[identidad.AccesoDuplicado](),
		},
		Atender: inproc.NewCorrespondencia(encolar, pgcorreos.NewReader(db), afectadosDe(db, w), w.now).Atender,
	}
}

const (
	carteros = 4                // mails under way at once
	ronda    = 10 * time.Second // how long one that is due again waits at most
	jornada  = time.Minute      // how often the hour is looked at
	gracia   = 8 * time.Second  // what is under way gets this long when the program stops
)

// Cartero delivers mails beside the requests and does what is due daily.
type Cartero struct {
	bell     chan struct{}
	repartir correos.Repartir
	jornada  correos.Jornada
	log      *zap.Logger
}

func newCartero(log *zap.Logger) *Cartero {
	return &Cartero{bell: make(chan struct{}, carteros), log: log}
}

// Ring says that something may be due; it is a hint.
func (c *Cartero) Ring() {
	select {
	case c.bell <- struct{}{}:
	default:
	}
}

// Run delivers until ctx ends; what is under way then is finished, or broken off after a while and tried again later.
func (c *Cartero) Run(ctx context.Context) {
	entrega, cortar := context.WithCancel(context.WithoutCancel(ctx))
	defer cortar()
	terminado := make(chan struct{})
	defer context.AfterFunc(ctx, func() {
		select {
		case <-time.After(gracia):
			cortar()
		case <-terminado:
		}
	})()
	var todos sync.WaitGroup
	for range carteros {
		todos.Go(func() { c.vueltas(ctx, entrega) })
	}
	todos.Go(func() { c.jornadas(ctx) })
	todos.Wait()
	close(terminado)
}

func (c *Cartero) vueltas(ctx, entrega context.Context) {
	tick := time.NewTicker(ronda)
	defer tick.Stop()
	for {
		for ctx.Err() == nil && c.una(entrega) {
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-c.bell:
		}
	}
}

// una delivers one mail and tells whether to go on.
func (c *Cartero) una(ctx context.Context) bool {
	r, ok, err := c.repartir.Execute(ctx)
	if err != nil {
		if ctx.Err() == nil {
			c.log.Warn("mail: cannot deliver now", zap.Error(err))
		}
		return false
	}
	if ok {
		c.anotar(r)
	}
	return ok
}

// anotar leaves a line without personal data.
func (c *Cartero) anotar(r correos.Resultado) {
	campos := []zap.Field{zap.String("message", r.ID), zap.String("kind", string(r.Tipo)), zap.String("state", string(r.Estado))}
	if r.Defecto != nil {
		c.log.Error("mail: a defect of the program kept one from leaving", append(campos, zap.Error(r.Defecto))...)
	}
	switch r.Estado {
	case dcorreos.Enviado:
		c.log.Info("mail sent", campos...)
	case dcorreos.NoEnviado:
		c.log.Info("mail not sent: there is no SMTP_URL", campos...)
	case dcorreos.Descartado:
		c.log.Info("mail dropped", append(campos, zap.String("reason", r.Motivo))...)
	case dcorreos.EnEspera, dcorreos.Muerto, dcorreos.ParaResumen, dcorreos.EnResumen:
		c.log.Warn("mail not delivered", append(campos, zap.String("reason", r.Motivo))...)
	}
}

func (c *Cartero) jornadas(ctx context.Context) {
	tick := time.NewTicker(jornada)
	defer tick.Stop()
	for {
		if err := c.jornada.Execute(ctx); err != nil && ctx.Err() == nil {
			c.log.Warn("mail: the daily tasks have to wait", zap.Error(err))
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// guardarCorreos keeps the mails of the demonstration as not sent: its addresses may be those of real people.
func (a *App) guardarCorreos(ctx context.Context) error {
	sin := a.cfg
	sin.SMTP = config.SMTP{}
	repartir := correosDe(a.DB.DB, sin, a.world, a.outbox).Repartir
	for {
		if _, ok, err := repartir.Execute(ctx); err != nil || !ok {
			return err
		}
	}
}

// Drain delivers everything that is due and returns when nothing is left; tests call it instead of waiting.
func (c *Cartero) Drain(ctx context.Context) error {
	for {
		r, ok, err := c.repartir.Execute(ctx)
		if err != nil || !ok {
			return err
		}
		c.anotar(r)
	}
}
