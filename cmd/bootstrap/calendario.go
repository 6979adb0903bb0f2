package bootstrap

import (
	"complementarias/adapters/ics"
	"complementarias/adapters/inproc"
	"complementarias/adapters/postgres"
	pgcalendario "complementarias/adapters/postgres/calendario"
	pgcatalogo "complementarias/adapters/postgres/catalogo"
	"complementarias/adapters/token"
	"complementarias/application/calendario"
	"complementarias/config"
)

func calendarioDe(db *postgres.DB, cfg config.Config, w world, catalogo pgcatalogo.Reader) (calendario.UseCases, error) {
	llaves, err := token.NewSuscripciones([]byte(cfg.SessionSecret.Reveal()))
	if err != nil {
		return calendario.UseCases{}, err
	}
	return calendario.New(calendario.Deps{
		Reader: pgcalendario.NewReader(db), Suscripciones: pgcalendario.NewSuscripciones(db), Festivos: inproc.NewFestivosDeCalendario(catalogo),
		Llaves: llaves, Formato: ics.New(cfg.PublicURL), Now: w.now, NewID: w.newID,
	}), nil
}
