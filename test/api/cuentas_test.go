package api_test

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"complementarias/test/apptest"
)

// cuentaLibre is an active instructor of 9546 with nothing in hand.
func cuentaLibre(t *testing.T, app *apptest.App, correo string, n int) (id string) {
	t.Helper()
	return uno(t, app, cuentaDe(correo, fmt.Sprint(52_990_000+n), "true", "'PROPIA', 'x'"))
}

// Requests that are on their way while an account changes may come in before the change or be refused after it. None that
// starts after the answer to the change may come in.
func TestAChangeOfAnAccountActsOnTheVeryNextRequest(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	vez := 0
	for nombre, cambio := range map[string]func(id string) apptest.Response{
		"deactivation": func(id string) apptest.Response { return admin.Post("/api/usuarios/"+id+"/deactivate", `{}`) },
		"another role": func(id string) apptest.Response {
			return admin.Put("/api/usuarios/"+id+"/role", `{"role": "COORDINADOR"}`)
		},
		"another centre": func(id string) apptest.Response {
			return admin.Put("/api/usuarios/"+id+"/centre", `{"centroId": "centro-9405"}`)
		},
	} {
		t.Run(nombre, func(t *testing.T) {
			vez++
			correo := fmt.Sprintf("cambia%d", vez)
			id := cuentaLibre(t, app, correo, vez)
			token, navegador := app.As(t, correo+"@sena.edu.co"), app.Browser(t, correo+"@sena.edu.co")
			token.Get("/api/auth/me").Status(http.StatusOK)
			navegador.Get("/api/auth/me").Status(http.StatusOK)
			const n = 100
			var hecho atomic.Bool
			var dentro, fuera, tarde atomic.Int64
			var wg sync.WaitGroup
			for i := range n {
				cliente := token
				if i%2 == 0 {
					cliente = navegador
				}
				wg.Go(func() {
					for range 5 {
						despues := hecho.Load()
						switch r := cliente.Get("/api/auth/me"); r.Code {
						case http.StatusOK:
							dentro.Add(1)
							if despues {
								tarde.Add(1)
							}
						case http.StatusUnauthorized:
							fuera.Add(1)
						default:
							t.Errorf("%d: %s", r.Code, r.Body)
						}
					}
				})
			}
			cambio(id).Status(http.StatusOK)
			hecho.Store(true)
			wg.Wait()
			for range n / 2 {
				token.Get("/api/auth/me").Status(http.StatusUnauthorized)
				navegador.Get("/api/auth/me").Status(http.StatusUnauthorized)
			}
			if tarde.Load() > 0 {
				t.Errorf("%d requests came in after the change; %d before it, %d refused", tarde.Load(), dentro.Load(), fuera.Load())
			}
		})
	}
}

func TestSendingAndDeactivatingAtOnceLeaveNothingOfSomebodyWhoLeft(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	for i := range 12 {
		correo := fmt.Sprintf("carrera%d", i)
		id := cuentaLibre(t, app, correo, 100+i)
		instructor := app.As(t, correo+"@sena.edu.co")
		entera := valida(t, app)
		solicitud := instructor.Post("/api/solicitudes", entera.con(cuerpo{"isDraft": true})).Status(http.StatusCreated).Text("solicitud.id")
		var wg sync.WaitGroup
		wg.Go(func() { instructor.Post("/api/solicitudes/"+solicitud+"/submit", `{}`) })
		wg.Go(func() { admin.Post("/api/usuarios/"+id+"/deactivate", `{}`) })
		wg.Go(func() { instructor.Post("/api/solicitudes", entera.con(cuerpo{"isDraft": false})) })
		wg.Wait()
		if n := app.Count(t, `SELECT count(*) FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE u.id = ? AND NOT u.activo AND s.estado <> 'BORRADOR'`, id); n > 0 {
			t.Fatalf("round %d: %d sent solicitudes of somebody who left", i, n)
		}
	}
}

func TestWhatAReviewerHadGoesBackToTheQueue(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin, revisor := app.As(t, "admin"), app.As(t, "coordinador.9546")
	id := uno(t, app, solicitudDe("instructor1", "estado = 'PENDIENTE'"))
	revisor.Post("/api/solicitudes/"+id+"/review", `{}`).Status(http.StatusOK)
	quien := uno(t, app, "SELECT id FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co'")
	admin.Put("/api/usuarios/"+quien+"/centre", `{"centroId": "centro-9405"}`).Status(http.StatusOK)
	app.Drain(t)
	v := admin.Get("/api/solicitudes/" + id).Status(http.StatusOK)
	if got := v.Text("solicitud.estado"); got != "PENDIENTE" {
		t.Errorf("it is %s", got)
	}
	movimientos := admin.Get("/api/solicitudes/" + id + "/historial").Status(http.StatusOK).List("historial")
	ultimo, _ := movimientos[len(movimientos)-1].(map[string]any)
	if actor, _ := ultimo["actor"].(map[string]any); ultimo["accion"] != "SOLTAR" || actor["name"] != "Sistema" {
		t.Errorf("the last movement is %v", ultimo)
	}
}

func TestHandingOverAndLeaving(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordinador := app.As(t, "coordinador.9546")
	sale := uno(t, app, "SELECT id FROM usuarios WHERE correo = 'instructor1.9546@sena.edu.co'")
	queda := cuentaLibre(t, app, "queda", 500)
	r := coordinador.Post("/api/usuarios/"+sale+"/deactivate", `{}`).Status(http.StatusConflict)
	abiertas := len(r.List("solicitudes"))
	if abiertas == 0 {
		t.Fatalf("the refusal lists nothing: %s", r.Body)
	}
	for _, codigo := range []string{"solicitudes.0.codigo", "solicitudes.0.estado", "solicitudes.0.programa", "solicitudes.0.id"} {
		if r.Text(codigo) == "" {
			t.Errorf("%s is missing", codigo)
		}
	}
	coordinador.Post("/api/usuarios/"+sale+"/handover", map[string]any{"instructorId": "nadie", "motivo": "corto"}).Status(http.StatusUnprocessableEntity)
	hecho := coordinador.Post("/api/usuarios/"+sale+"/handover", map[string]any{"instructorId": queda, "motivo": "Se retira del centro.", "borradores": true}).Status(http.StatusOK)
	if hecho.Int("entregadas") < abiertas {
		t.Errorf("handed over %d of %d", hecho.Int("entregadas"), abiertas)
	}
	if n := app.Count(t, `SELECT count(*) FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id WHERE s.instructor_id = ? AND x.fecha >= '2027-01-12' AND x.instructor_id <> s.instructor_id`, queda); n > 0 {
		t.Errorf("%d classes to come stayed with who leaves", n)
	}
	coordinador.Post("/api/usuarios/"+sale+"/handover", map[string]any{"instructorId": queda, "motivo": "Se retira del centro."}).Status(http.StatusNotFound)
	coordinador.Post("/api/usuarios/"+sale+"/deactivate", `{}`).Status(http.StatusOK)
	app.Drain(t)
	if n := app.Count(t, `SELECT count(*) FROM notificaciones WHERE usuario_id = ? AND titulo = 'Le entregaron una solicitud'`, queda); n != hecho.Int("entregadas") {
		t.Errorf("%d notices for %d solicitudes", n, hecho.Int("entregadas"))
	}
	vuelve := coordinador.Post("/api/usuarios/"+sale+"/activate", `{}`).Status(http.StatusOK)
	if vuelve.Text("usuario.id") != sale || vuelve.Text("usuario.clave") != "NINGUNA" {
		t.Errorf("came back as %s", vuelve.Body)
	}
}
