package bootstrap

import (
	"complementarias/adapters/postgres"
	pgsolicitudes "complementarias/adapters/postgres/solicitudes"
	"complementarias/application/solicitudes"
)

// soltarDeRevisor is for a handler of events, and so tells of none itself.
func soltarDeRevisor(db *postgres.DB, w world) solicitudes.SoltarDeRevisor {
	return solicitudes.New(solicitudes.Deps{
		UoW: pgsolicitudes.NewUnitOfWork(db, postgres.NewOutbox(w.newID, nil)), Reader: pgsolicitudes.NewReader(db), Now: w.now, NewID: w.newID,
	}).SoltarDeRevisor
}

// enlaceDeInvitacion is the address at which a person chooses the first password.
func (a *App) enlaceDeInvitacion(token string) string {
	return a.cfg.PublicURL.JoinPath("invitacion", token).String()
}
