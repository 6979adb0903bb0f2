package bootstrap

import (
	"complementarias/adapters/postgres"
	pgconfiguracion "complementarias/adapters/postgres/configuracion"
	"complementarias/application/configuracion"
	"complementarias/config"
	dconfiguracion "complementarias/domain/configuracion"
	dcorreos "complementarias/domain/correos"
)

func configuracionDe(db *postgres.DB, cfg config.Config, w world) configuracion.UseCases {
	return configuracion.New(configuracion.Deps{
		UoW: pgconfiguracion.NewUnitOfWork(db, postgres.NewAuditoria(w.now)), Reader: pgconfiguracion.NewReader(db), Now: w.now,
		Definiciones: dconfiguracion.Definiciones(dconfiguracion.Defectos{Dominios: cfg.MailDomains, Dias: dcorreos.DiasDeRecordatorio()}),
	})
}
