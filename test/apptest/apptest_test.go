package apptest_test

import (
	"net/http"
	"testing"
	"time"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func TestAccountsOfTheDemonstrationComeIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for name, client := range map[string]apptest.Client{
		"As":     app.As(t, "instructor1.9546"),
		"SignIn": app.SignIn(t, "instructor1.9546@sena.edu.co"),
	} {
		if got := client.Get("/api/auth/me").Status(http.StatusOK).Text("user.email"); got != "instructor1.9546@sena.edu.co" {
			t.Errorf("%s: signed in as %s", name, got)
		}
	}
	app.Anonymous(t).Get("/api/auth/me").Status(http.StatusUnauthorized)
}

func TestTheClockIsTheTestsOwn(t *testing.T) {
	t.Parallel()
	newYear := time.Date(2027, time.January, 1, 4, 30, 0, 0, time.UTC)
	app := apptest.New(t, apptest.At(newYear))
	client := app.As(t, "coordinador.9546")
	client.Get("/api/auth/me").Status(http.StatusOK)
	app.Clock.Set(newYear.Add(13 * time.Hour))
	client.Get("/api/auth/me").Status(http.StatusUnauthorized)
}

func TestDatabasesAreCopies(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "DELETE FROM notificaciones")
	if n := apptest.New(t).Count(t, "SELECT count(*) FROM notificaciones"); n == 0 {
		t.Error("what one test deleted is gone for another")
	}
	if n := apptest.New(t, apptest.WithoutDemo()).Count(t, "SELECT count(*) FROM usuarios"); n != 0 {
		t.Errorf("an empty database has %d accounts", n)
	}
}
