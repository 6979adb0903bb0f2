package solicitud_test

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/uptrace/bun"

	"complementarias/test/apptest"
)

type contador struct{ n atomic.Int64 }

func (c *contador) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }
func (c *contador) AfterQuery(context.Context, *bun.QueryEvent)                        { c.n.Add(1) }

// One is for the session and one for the badge; a draft without classes has no rivals to ask for.
func TestThePagesAskAsOftenHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	consultas := &contador{}
	app.DB.AddQueryHook(consultas)
	c := app.Browser(t, coordinador)
	cuenta := func(ruta string, quiere int64) {
		t.Helper()
		c.Get(ruta).Status(http.StatusOK) // the session is marked as used once a minute
		consultas.n.Store(0)
		c.Get(ruta).Status(http.StatusOK)
		if n := consultas.n.Load(); n != quiere {
			t.Errorf("%s: %d queries, want %d", ruta, n, quiere)
		}
	}
	for _, id := range app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado <> 'BORRADOR'") {
		cuenta("/solicitudes/"+id, 6)
	}
	for _, id := range app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA'") {
		cuenta("/solicitudes/"+id+"/reprogramar", 6)
		cuenta("/solicitudes/"+id+"/cancelar", 3)
	}
}
