package apptest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"complementarias/adapters/postgres"
	pgidentidad "complementarias/adapters/postgres/identidad"
	"complementarias/adapters/sello"
	"complementarias/adapters/token"
	appidentidad "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// SessionCookie is the cookie with the token of a browser's session, as long as NEXTAUTH_URL is not https.
const SessionCookie = "sesion"

// Browser is a client with the cookie of a fresh session of a demonstration account, named as As names it.
func (a *App) Browser(t testing.TB, account string) Client {
	t.Helper()
	tokens := token.NewNavegador([]byte(SessionSecret))
	carried := tokens.New()
	a.openSession(t, account, func(s *identidad.Sesion) { s.EnNavegador(tokens.Huella(carried), "Firefox en Linux") })
	return a.Anonymous(t).WithCookie(SessionCookie, carried)
}

// FormID is what the hidden field formulario has in a form that was shown to a demonstration account; nothing for nobody.
func (a *App) FormID(t testing.TB, account string) string {
	t.Helper()
	if account == "" {
		return ""
	}
	forms, err := sello.NewFormularios([]byte(SessionSecret), uuid.NewString)
	if err != nil {
		t.Fatalf("apptest: %v", err)
	}
	ids := a.Query(t, "SELECT id FROM usuarios WHERE correo = ?", address(account))
	if len(ids) != 1 {
		t.Fatalf("apptest: %d accounts of %s", len(ids), account)
	}
	return forms.Nuevo(kernel.UsuarioID(ids[0]))
}

func (a *App) openSession(t testing.TB, account string, as func(*identidad.Sesion)) (kernel.SesionID, time.Time) {
	t.Helper()
	credential, err := pgidentidad.NewReader(a.DB.DB).Credencial(t.Context(), address(account))
	if err != nil {
		t.Fatalf("apptest: the account of %s: %v", account, err)
	}
	session := identidad.AbrirSesion(kernel.SesionID(uuid.NewString()), credential.Usuario.ID, credential.Epoca, a.Clock.Now(), a.cfg.JWTTTL)
	if as != nil {
		as(session)
	}
	err = pgidentidad.NewUnitOfWork(a.DB.DB, postgres.NewOutbox(nil, nil), postgres.NewAuditoria(a.Clock.Now)).Do(t.Context(), func(ctx context.Context, tx appidentidad.Tx) error {
		return tx.Sesiones.Add(ctx, session)
	})
	if err != nil {
		t.Fatalf("apptest: open a session of %s: %v", account, err)
	}
	return session.ID(), session.Expira()
}

// address completes what stands before the @.
func address(account string) string {
	if strings.Contains(account, "@") {
		return account
	}
	return account + "@sena.edu.co"
}
