package solicitudes_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// recuentos count each table of summaries again from what it sums up.
var recuentos = map[string][2]string{
	"solicitud_dias": {`SELECT que, dia, centro_id, n::bigint FROM solicitud_dias WHERE n > 0`, `SELECT 'COLA', (fecha_envio - interval '5 hours')::date, centro_id, count(*)
		FROM solicitudes WHERE estado IN ('PENDIENTE', 'EN_REVISION') GROUP BY 2, 3
		UNION ALL SELECT 'APROBADA', (estado_desde - interval '5 hours')::date, centro_id, count(*) FROM solicitudes WHERE estado = 'APROBADA' GROUP BY 2, 3`},
	"solicitud_estancias_mes": {`SELECT mes, paso, centesimas, n, primeras FROM solicitud_estancias_mes`, `SELECT date_trunc('month', fecha_solicitud - interval '5 hours')::date, paso,
		round(extract(epoch FROM hasta - desde) / 864)::integer, count(*), count(*) FILTER (WHERE vez = 1) FROM solicitud_estancias GROUP BY 1, 2, 3`},
	"solicitud_estancias": {`SELECT solicitud_id, paso, vez::bigint, desde, hasta FROM solicitud_estancias WHERE paso <> 'RESPUESTA'`, `SELECT solicitud_id, a, row_number() OVER (PARTITION BY solicitud_id, a ORDER BY id), en, sale
		FROM (SELECT h.*, lead(en) OVER (PARTITION BY solicitud_id ORDER BY id) AS sale FROM solicitud_historial h WHERE de IS DISTINCT FROM a) x
		WHERE sale > en AND a IN ('BORRADOR', 'PENDIENTE', 'EN_REVISION', 'DEVUELTA')`},
}

func cuadran(t *testing.T, db *postgres.DB, cuando string) {
	t.Helper()
	for tabla, r := range recuentos {
		var distintas, filas int
		if err := db.NewRaw(`WITH a AS (`+r[0]+`), b AS (`+r[1]+`) SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM (SELECT * FROM a EXCEPT ALL SELECT * FROM b) x)
			+ (SELECT count(*) FROM (SELECT * FROM b EXCEPT ALL SELECT * FROM a) x)`).Scan(t.Context(), &filas, &distintas); err != nil {
			t.Fatal(err)
		}
		if distintas > 0 || filas == 0 {
			t.Errorf("%s: %s has %d rows, %d of them or of the second count stand alone", cuando, tabla, filas, distintas)
		}
	}
}

// TestSummariesAgreeWithASecondCount lets many people do what they may at once, some of it in vain, and counts again.
func TestSummariesAgreeWithASecondCount(t *testing.T) {
	db := poblada(t, postgres.WithMaxConnections(16))
	m := montar(db)
	var mu sync.Mutex
	at, n := solicitudestest.Ahora, 0
	ahora := func() time.Time { // another instant each time, across midnight in Bogotá
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(7 * time.Minute)
		return at
	}
	id := func() string {
		mu.Lock()
		defer mu.Unlock()
		n++
		return fmt.Sprint("r-", n)
	}
	uc := app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Entornos: m.Entornos, DominiosCorreo: solicitudestest.Dominios(), Now: ahora, NewID: id})
	var gente sync.WaitGroup
	for g := range uint64(8) {
		gente.Go(func() {
			r := rand.New(rand.NewPCG(g, 1))
			for range 5 {
				v, err := uc.Crear.Execute(t.Context(), solicitudestest.Ines, app.CrearInput{Parche: solicitudestest.Completa(), Enviar: r.IntN(2) == 0})
				if err != nil {
					t.Error(err)
					return
				}
				for range 6 {
					paso(t, uc, v.ID, r.IntN(7))
				}
			}
		})
	}
	gente.Wait()
	cuadran(t, db, "after many at once")

	exec(t, db, `DELETE FROM solicitud_dias`)
	exec(t, db, `DELETE FROM solicitud_estancias_mes`)
	exec(t, db, `SELECT solicitud_dias_rehacer()`)
	exec(t, db, `SELECT solicitud_estancias_rehacer()`)
	cuadran(t, db, "made anew")
}

// paso does one thing to a solicitud; what the state or somebody else does not allow is refused, and that is fine.
func paso(t *testing.T, uc app.UseCases, id kernel.SolicitudID, cual int) {
	objeto, ctx := app.Target{ID: id}, t.Context()
	var err error
	switch cual {
	case 0:
		_, err = uc.Enviar.Execute(ctx, solicitudestest.Ines, objeto)
	case 1:
		_, err = uc.Retirar.Execute(ctx, solicitudestest.Ines, objeto)
	case 2:
		_, err = uc.Tomar.Execute(ctx, solicitudestest.Carla, objeto)
	case 3:
		_, err = uc.Soltar.Execute(ctx, solicitudestest.Greta, objeto)
	case 4:
		_, err = uc.Devolver.Execute(ctx, solicitudestest.Greta, app.DevolverInput{Target: objeto, Comentarios: "Falta la dirección."})
	case 5:
		_, err = uc.Aprobar.Execute(ctx, solicitudestest.Greta, app.AprobarInput{Target: objeto, Decision: solicitudes.Decision{Justificacion: "Lo pidió la comunidad con urgencia."}})
	case 6:
		_, err = uc.Cancelar.Execute(ctx, solicitudestest.Greta, app.CancelarInput{Target: objeto, Motivo: "La comunidad ya no puede."})
	}
	if k := fault.KindOf(err); err != nil && k != fault.Conflict && k != fault.Invalid {
		t.Errorf("%d: %v", cual, err)
	}
}
