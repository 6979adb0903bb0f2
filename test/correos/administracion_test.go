package correos_test

import (
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	gosmtp "github.com/emersion/go-smtp"

	"complementarias/test/apptest"
	"complementarias/test/buzon"
)

func rechazar(t *testing.T, app *apptest.App) {
	t.Helper()
	id, _ := pendiente(t, app)
	app.As(t, coordinador).Post("/api/solicitudes/"+id+"/reject", `{"comentarios": "Falta la carta."}`).Status(http.StatusOK)
	app.Drain(t)
}

const ultimo = "SELECT id FROM mensajes ORDER BY id DESC LIMIT 1"

func TestARefusedMailIsDeadAndIsSentAgain(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	negar := true
	correo := buzon.New(t, buzon.Refusing(func(string) error {
		mu.Lock()
		defer mu.Unlock()
		if negar {
			return &gosmtp.SMTPError{Code: 550, Message: "no such user"}
		}
		return nil
	}))
	app := apptest.New(t, apptest.Mail(correo))
	rechazar(t, app)
	admin := app.As(t, "admin")
	id := app.Query(t, ultimo)[0]
	r := admin.Get("/api/correos?estado=MUERTO").Status(http.StatusOK)
	if r.Text("mensajes.0.id") != id || !strings.Contains(r.Text("mensajes.0.motivo"), "550") {
		t.Fatalf("got %s", r.Body)
	}
	page := admin.Page("/correos?estado=no-entregados").Status(http.StatusOK)
	if !strings.Contains(string(page.Body), "550") {
		t.Error("the page does not say why")
	}
	mu.Lock()
	negar = false
	mu.Unlock()
	admin.Post("/api/correos/"+id+"/reenviar", `{}`).Status(http.StatusOK)
	app.Drain(t)
	correo.Wait(t, instructor, "Solicitud rechazada")
	admin.Post("/api/correos/"+id+"/reenviar", `{}`).Status(http.StatusConflict)
	if n := app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'REENVIAR_MENSAJE' AND objeto_id = ?", id); n != 1 {
		t.Errorf("%d rows in the audit, want one", n)
	}
}

func TestAServerThatIsDownLosesNothing(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	fallar := true
	correo := buzon.New(t, buzon.Refusing(func(string) error {
		mu.Lock()
		defer mu.Unlock()
		if fallar {
			return &gosmtp.SMTPError{Code: 451, Message: "later"}
		}
		return nil
	}))
	app := apptest.New(t, apptest.Mail(correo))
	rechazar(t, app)
	app.Drain(t) // not due yet
	if n := app.Count(t, "SELECT intentos FROM mensajes WHERE id = ("+ultimo+")"); n != 1 {
		t.Errorf("%d attempts, want one", n)
	}
	mu.Lock()
	fallar = false
	mu.Unlock()
	app.Clock.Set(apptest.Start.Add(time.Minute))
	app.Drain(t)
	if n := len(correo.Mensajes()); n != 1 {
		t.Errorf("%d mails, want one", n)
	}
}

func TestADecisionDoesNotWaitForAServerThatHangs(t *testing.T) {
	t.Parallel()
	colgado, soltar := make(chan struct{}, 8), make(chan struct{})
	correo := buzon.New(t, buzon.Refusing(func(string) error {
		colgado <- struct{}{}
		<-soltar
		return nil
	}))
	app := apptest.New(t, apptest.Mail(correo))
	una, _ := deEstado(t, app, "PENDIENTE")
	app.As(t, coordinador).Post("/api/solicitudes/"+una+"/reject", `{"comentarios": "Falta la carta."}`).Status(http.StatusOK)
	if err := app.Relay.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	var entrega sync.WaitGroup
	entrega.Go(func() { _ = app.Cartero.Drain(t.Context()) })
	<-colgado

	otra := app.Query(t, "SELECT id FROM solicitudes WHERE estado = 'PENDIENTE' AND centro_id = 'centro-9546' ORDER BY codigo LIMIT 1")[0]
	app.As(t, coordinador).Post("/api/solicitudes/"+otra+"/return", `{"comentarios": "Falta la carta."}`).Status(http.StatusOK)
	app.As(t, coordinador).Get("/api/solicitudes?estado=DEVUELTA").Status(http.StatusOK)
	close(soltar)
	entrega.Wait()
	for i := range 3 {
		app.Clock.Set(apptest.Start.Add(time.Duration(i+1) * time.Hour))
		app.Drain(t)
	}
	veces := map[string]int{}
	for _, m := range correo.Mensajes() {
		veces[m.Asunto]++
	}
	if len(veces) != 2 {
		t.Errorf("got %v, want one about each decision", veces)
	}
	for asunto, n := range veces {
		if n > 2 {
			t.Errorf("%s: %d copies", asunto, n)
		}
	}
}

func TestWhateverIsKilledTwoCopiesAtMost(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	rechazar(t, app)
	id := app.Query(t, ultimo)[0]
	for i := range 3 {
		// As if the program had been killed after the server took the mail and before that was written down.
		app.Exec(t, `UPDATE mensajes SET estado = 'EN_ESPERA', terminado_en = NULL, tomado_hasta = disponible_en WHERE id = ?`, id)
		app.Clock.Set(apptest.Start.Add(time.Duration(i+1) * time.Hour))
		app.Drain(t)
	}
	if n := len(correo.Mensajes()); n != 2 {
		t.Errorf("%d copies, want two", n)
	}
	if got := app.Query(t, "SELECT estado FROM mensajes WHERE id = ?", id)[0]; got != "MUERTO" {
		t.Errorf("it is %s, want it for a person to look at", got)
	}
	a, b := correo.Mensajes()[0].Header.Get("Message-Id"), correo.Mensajes()[1].Header.Get("Message-Id")
	if a == "" || a != b {
		t.Errorf("the copies are %s and %s", a, b)
	}
}

func TestManyPostmenSendEachMailOnce(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	app.Exec(t, `UPDATE mensajes SET estado = 'EN_ESPERA', terminado_en = NULL, disponible_en = creado_en WHERE id IN (SELECT id FROM mensajes ORDER BY id LIMIT 20)`)
	errs := make([]error, 8)
	var todos sync.WaitGroup
	for i := range errs {
		todos.Go(func() { errs[i] = app.Cartero.Drain(t.Context()) })
	}
	todos.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	vistos := map[string]int{}
	for _, m := range correo.Mensajes() {
		vistos[m.Header.Get("Message-Id")]++
	}
	if len(vistos) != 20 || len(correo.Mensajes()) != 20 {
		t.Errorf("%d mails of %d messages, want 20 of each", len(correo.Mensajes()), len(vistos))
	}
}

func TestNobodyWhoLeftIsWritten(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	id, _ := pendiente(t, app)
	app.As(t, coordinador).Post("/api/solicitudes/"+id+"/reject", `{"comentarios": "Falta la carta."}`).Status(http.StatusOK)
	app.Exec(t, "UPDATE usuarios SET activo = false WHERE correo = ?", instructor)
	app.Drain(t)
	if n := len(correo.Mensajes()); n != 0 {
		t.Errorf("%d mails to somebody who left", n)
	}
	if got := app.Query(t, "SELECT estado FROM mensajes WHERE id = ("+ultimo+")")[0]; got != "DESCARTADO" {
		t.Errorf("it is %s", got)
	}
}

func TestADigestComesOnceADay(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	app.As(t, instructor).Put("/api/avisos", `{"avisos": [{"tipo": "SOLICITUD_RECHAZADA", "frecuencia": "DIARIA"}]}`).Status(http.StatusOK)
	rechazar(t, app)
	if n := len(correo.For(instructor)); n != 0 {
		t.Fatalf("%d mails at once, want none", n)
	}
	jornada := func(at time.Time) {
		t.Helper()
		app.Clock.Set(at)
		errs := make([]error, 4)
		var todos sync.WaitGroup
		for i := range errs {
			todos.Go(func() { errs[i] = app.UseCases.Correos.Jornada.Execute(t.Context()) })
		}
		todos.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		app.Drain(t)
	}
	manana := time.Date(2027, time.January, 13, 11, 59, 0, 0, time.UTC) // 06:59 in Bogotá
	jornada(manana)
	if n := len(correo.For(instructor)); n != 0 {
		t.Fatalf("%d mails before seven, want none", n)
	}
	recordados := len(correo.For(coordinador))
	if recordados != 1 {
		t.Errorf("%d reminders to the coordination, want one", recordados)
	}
	jornada(manana.Add(time.Minute))
	jornada(manana.Add(time.Hour))
	if n := len(correo.For(instructor)); n != 1 {
		t.Fatalf("%d digests, want one", n)
	}
	if m := correo.Wait(t, instructor, "Resumen del día: 1 novedad"); !strings.Contains(m.Texto, "Solicitud rechazada") {
		t.Errorf("got %s", m.Texto)
	}
	jornada(manana.Add(24 * time.Hour))
	if n := len(correo.For(instructor)); n != 1 {
		t.Errorf("%d digests, want none for a day without news", n)
	}
}

func TestMailsAboutTheAccountCannotBeSwitchedOff(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	quien := app.As(t, instructor)
	r := quien.Put("/api/avisos", `{"avisos": [{"tipo": "CLAVE_CAMBIADA", "frecuencia": "NUNCA"}, {"tipo": "SALUDO", "frecuencia": "A_VECES"},
		{"tipo": "SOLICITUD_ENVIADA", "frecuencia": "NUNCA"}]}`).Status(http.StatusUnprocessableEntity)
	var punteros []string
	for i := range 4 {
		punteros = append(punteros, r.Text("errors."+string(rune('0'+i))+".pointer"))
	}
	if got := strings.Join(punteros, " "); got != "/avisos/0/tipo /avisos/1/tipo /avisos/1/frecuencia /avisos/2/tipo" {
		t.Errorf("got %s", got)
	}
	page := quien.Page("/mi-perfil/avisos").Status(http.StatusOK)
	if !strings.Contains(string(page.Body), "Ficha asignada") {
		t.Error("the page does not offer the choices")
	}
	if n := app.Count(t, "SELECT count(*) FROM mensajes_preferencias"); n != 0 {
		t.Errorf("%d choices were kept", n)
	}
}
