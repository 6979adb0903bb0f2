package bootstrap

import (
	"time"

	"complementarias/adapters/csv"
	"complementarias/adapters/inproc"
	"complementarias/adapters/password"
	"complementarias/adapters/pdf"
	"complementarias/adapters/postgres"
	pgauditoria "complementarias/adapters/postgres/auditoria"
	pgcatalogo "complementarias/adapters/postgres/catalogo"
	pgdocumentos "complementarias/adapters/postgres/documentos"
	pgfrases "complementarias/adapters/postgres/frases"
	pginstructores "complementarias/adapters/postgres/instructores"
	pgnotificaciones "complementarias/adapters/postgres/notificaciones"
	pgreportes "complementarias/adapters/postgres/reportes"
	pgsolicitudes "complementarias/adapters/postgres/solicitudes"
	"complementarias/adapters/sello"
	"complementarias/adapters/temporal"
	"complementarias/adapters/xlsx"
	"complementarias/application/auditoria"
	"complementarias/application/calendario"
	"complementarias/application/catalogo"
	"complementarias/application/configuracion"
	"complementarias/application/correos"
	"complementarias/application/documentos"
	"complementarias/application/frases"
	"complementarias/application/identidad"
	"complementarias/application/instructores"
	"complementarias/application/lotes"
	"complementarias/application/notificaciones"
	"complementarias/application/reportes"
	"complementarias/application/sistema"
	"complementarias/application/solicitudes"
	"complementarias/config"
	dcatalogo "complementarias/domain/catalogo"
	dcorreos "complementarias/domain/correos"
	dcuentas "complementarias/domain/identidad"
	domain "complementarias/domain/solicitudes"
)

// UseCases is everything that the program can do, module by module.
type UseCases struct {
	Configuracion  configuracion.UseCases
	Identidad      identidad.UseCases
	Catalogo       catalogo.UseCases
	Solicitudes    solicitudes.UseCases
	Notificaciones notificaciones.UseCases
	Instructores   instructores.UseCases
	Reportes       reportes.UseCases
	Documentos     documentos.UseCases
	Calendario     calendario.UseCases
	Correos        correos.UseCases
	Auditoria      auditoria.UseCases
	Sistema        sistema.UseCases
	Frases         frases.UseCases
}

// world is what is not the database's: time, ids, the bell that open pages listen to, whoever delivers mails, and the seals of papers and links.
type world struct {
	now     func() time.Time
	newID   func() string
	timbre  *inproc.Timbre
	cartero *Cartero
	papeles *sello.Papeles
	enlaces *sello.Enlaces
	// importaciones is the lane that all imports share.
	importaciones *lotes.Turnos
}

// subscriptions says who hears of what. It is the list that outbox and relay are made from.
func subscriptions(db *postgres.DB, cfg config.Config, w world) []postgres.Suscripcion {
	notificar := notificacionesDe(db, w).Notificar
	notificador := inproc.NewNotificador(notificar, pgnotificaciones.NewReader(db))
	return []postgres.Suscripcion{{
		Manejador: "notificaciones",
		Eventos: []postgres.TipoEvento{
			postgres.Evento[domain.SolicitudEnviada](), postgres.Evento[domain.SolicitudTomada](), postgres.Evento[domain.SolicitudDevuelta](),
			postgres.Evento[domain.SolicitudAprobada](), postgres.Evento[domain.SolicitudRechazada](), postgres.Evento[domain.FichaAsignada](),
			postgres.Evento[domain.SolicitudCancelada](), postgres.Evento[domain.SolicitudReprogramada](), postgres.Evento[domain.ReprogramacionPropuesta](),
			postgres.Evento[domain.PropuestaDescartada](), postgres.Evento[domain.SolicitudEntregada](), postgres.Evento[dcorreos.RecordatorioDebido](),
		},
		Atender: notificador.Atender,
	}, {
		Manejador: "calendario",
		Eventos:   []postgres.TipoEvento{postgres.Evento[dcatalogo.CalendarioCambiado]()},
		Atender:   inproc.NewAvisosDelCalendario(notificar, pgnotificaciones.NewReader(db), afectadosDe(db, w)).Atender,
	}, {
		Manejador: "revisiones",
		Eventos:   []postgres.TipoEvento{postgres.Evento[dcuentas.UsuarioDesactivado](), postgres.Evento[dcuentas.UsuarioTrasladado]()},
		Atender:   inproc.NewRevisiones(soltarDeRevisor(db, w)).Atender,
	}, suscripcionDeCorreos(db, cfg, w)}
}

// afectadosDe finds the centres whose approved courses a change of the calendar touches.
func afectadosDe(db *postgres.DB, w world) catalogo.CentrosAfectados {
	return catalogo.New(catalogo.Deps{Calendario: pgcatalogo.NewReader(db), Now: w.now}).CentrosAfectados
}

func newUseCases(db *postgres.DB, cfg config.Config, w world, hasher *password.Hasher, outbox *postgres.Outbox) (UseCases, error) {
	catalogoReader := pgcatalogo.NewReader(db)
	cuentas, err := identidadDe(db, cfg, w, hasher, outbox)
	if err != nil {
		return UseCases{}, err
	}
	uc := UseCases{
		Configuracion: configuracionDe(db, cfg, w),
		Identidad:     cuentas,
		Catalogo: catalogo.New(catalogo.Deps{
			UoW:       pgcatalogo.NewUnitOfWork(db, outbox, postgres.NewAuditoria(w.now)),
			Programas: catalogoReader, Usos: catalogoReader, Centros: catalogoReader, Calendario: catalogoReader, Ambientes: catalogoReader, Especiales: catalogoReader,
			Importador: importadorDe(db, w), Now: w.now, NewID: w.newID,
		}),
		Solicitudes: solicitudes.New(solicitudes.Deps{
			UoW: pgsolicitudes.NewUnitOfWork(db, outbox), Reader: pgsolicitudes.NewReader(db), Entornos: pgsolicitudes.NewEntornos(db), Recorridos: pgsolicitudes.NewRecorridos(db),
			Now: w.now, NewID: w.newID, DominiosCorreo: cfg.MailDomains,
		}),
		Notificaciones: notificacionesDe(db, w),
		Instructores:   instructores.New(instructores.Deps{Reader: pginstructores.NewReader(db), Now: w.now}),
		Reportes:       reportes.New(reportes.Deps{Reader: pgreportes.NewReader(db), Now: w.now}),
	}
	uc.Frases = frases.New(frases.Deps{
		UoW: pgfrases.NewUnitOfWork(db, postgres.NewAuditoria(w.now)), Reader: pgfrases.NewReader(db), Campos: esCampo, Now: w.now, NewID: w.newID,
	})
	uc.Correos = correosDe(db, cfg, w, outbox)
	uc.Auditoria = auditoria.New(auditoria.Deps{Repository: pgauditoria.NewRepository(db), Reader: pgauditoria.NewReader(db), Now: w.now})
	uc.Documentos = documentosDe(db, cfg, w, uc.Solicitudes, uc.Auditoria.Anotar)
	uc.Calendario, err = calendarioDe(db, cfg, w, catalogoReader)
	return uc, err
}

// esCampo tells whether a pointer names a whole field of the solicitud.
func esCampo(puntero string) bool {
	campo, hay := domain.CampoDe(puntero)
	return hay && campo.Puntero() == puntero
}

// programa is the name in the properties of what we hand out.
const programa = "Gestión Complementarias"

func documentosDe(db *postgres.DB, cfg config.Config, w world, s solicitudes.UseCases, anotar auditoria.Anotar) documentos.UseCases {
	imprenta := pdf.New()
	return documentos.New(documentos.Deps{
		Solicitudes: inproc.NewSolicitudesDeDocumentos(s.Ver, s.VerHistorial), Imprenta: imprenta, Hojas: xlsx.New(programa), Papeles: pgdocumentos.NewPapeles(db), Sello: w.papeles,
		Verificacion: func(token string) string { return cfg.PublicURL.JoinPath("verificar", token).String() },
		Escritores:   map[documentos.Salida]documentos.Escritor{documentos.Excel: xlsx.New(programa), documentos.CSV: csv.Escritor{}, documentos.PDF: imprenta},
		Temporales:   temporal.Carpeta{}, Auditoria: inproc.NewAuditoriaDeDocumentos(anotar), Now: w.now,
	})
}

func notificacionesDe(db *postgres.DB, w world) notificaciones.UseCases {
	return notificaciones.New(notificaciones.Deps{
		Repository: inproc.ConTimbre(pgnotificaciones.NewRepository(db), w.timbre), Reader: pgnotificaciones.NewReader(db), Now: w.now, NewID: w.newID,
	})
}
