package correos_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/buzon"
)

const (
	coordinador = "coordinador.9546@sena.edu.co"
	instructor  = "instructor1.9546@sena.edu.co"
)

// pendiente is a solicitud of instructor1.9546 that waits.
func pendiente(t *testing.T, app *apptest.App) (id, codigo string) {
	t.Helper()
	return deEstado(t, app, "PENDIENTE")
}

func deEstado(t *testing.T, app *apptest.App, estado string) (id, codigo string) {
	t.Helper()
	const query = ` FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE u.correo = ? AND s.estado = ? ORDER BY s.codigo LIMIT 1`
	ids, codigos := app.Query(t, "SELECT s.id"+query, instructor, estado), app.Query(t, "SELECT s.codigo"+query, instructor, estado)
	if len(ids) == 0 {
		t.Fatalf("the demonstration has no %s of %s", estado, instructor)
	}
	return ids[0], codigos[0]
}

func TestADecisionIsMailedToItsInstructor(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	id, codigo := pendiente(t, app)
	app.As(t, coordinador).Post("/api/solicitudes/"+id+"/reject", `{"comentarios": "Falta la carta de la señora Núñez."}`).Status(http.StatusOK)
	if n := len(correo.Mensajes()); n != 0 {
		t.Fatalf("%d mails before the event was delivered, want none", n)
	}
	app.Drain(t)
	m := correo.Wait(t, instructor, codigo)
	if m.Asunto != "Solicitud rechazada: "+codigo || m.From != "no-responder@sena.edu.co" {
		t.Errorf("got %q from %s", m.Asunto, m.From)
	}
	if got := m.Link(t); got != "/solicitudes/"+id {
		t.Errorf("the button leads to %s", got)
	}
	for part, text := range map[string]string{"plain": m.Texto, "HTML": m.HTML} {
		if !strings.Contains(text, "Falta la carta de la señora Núñez.") {
			t.Errorf("the %s part lacks the reason: %s", part, text)
		}
	}
	for header, want := range map[string]string{
		"Auto-Submitted": "auto-generated", "Content-Language": "es-CO",
		"List-Unsubscribe": "<http://localhost:3000/mi-perfil/avisos>", "To": "",
	} {
		if got := m.Header.Get(header); want != "" && got != want {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
	app.Drain(t)
	if n := len(correo.Mensajes()); n != 1 {
		t.Errorf("%d mails after delivering again, want one", n)
	}
}

func TestMailsOfTheDemonstrationStay(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	app.Drain(t)
	if n := len(correo.Mensajes()); n != 0 {
		t.Errorf("%d mails of the demonstration left the program", n)
	}
	if n := app.Count(t, "SELECT count(*) FROM mensajes WHERE estado = 'NO_ENVIADO'"); n == 0 {
		t.Error("none of them was kept")
	}
}

func TestWithoutAServerMailsAreKept(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	antes := app.Count(t, "SELECT count(*) FROM mensajes WHERE estado = 'NO_ENVIADO'")
	id, _ := pendiente(t, app)
	app.As(t, coordinador).Post("/api/solicitudes/"+id+"/reject", `{"comentarios": "Falta la carta."}`).Status(http.StatusOK)
	app.Drain(t)
	if n := app.Count(t, "SELECT count(*) FROM mensajes WHERE estado = 'NO_ENVIADO'"); n != antes+1 {
		t.Errorf("%d kept, want %d", n, antes+1)
	}
	lines := app.Log.FilterMessage("mail not sent: there is no SMTP_URL").All()
	if len(lines) != 1 {
		t.Fatalf("%d lines in the log, want one", len(lines))
	}
	for key, value := range lines[0].ContextMap() {
		if s, ok := value.(string); ok && strings.Contains(s, "@") {
			t.Errorf("the log shows an address at %s", key)
		}
	}
}

func TestALinkLeadsToOurAddressWhateverTheRequestSays(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	for _, cabecera := range []string{"Host", "X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "X-Host", "Forwarded", "Origin", "Referer"} {
		valor := map[string]string{"Forwarded": "host=evil.example", "Origin": "https://evil.example", "Referer": "https://evil.example/"}[cabecera]
		if valor == "" {
			valor = "evil.example"
		}
		app.Anonymous(t).With(cabecera, valor).Post("/api/auth/forgot", map[string]any{"email": instructor})
		app.Drain(t)
		app.Exec(t, "DELETE FROM frenos") // three links for an address an hour
	}
	mensajes := correo.For(instructor)
	if len(mensajes) < 6 {
		t.Fatalf("%d mails", len(mensajes))
	}
	for _, m := range mensajes {
		if strings.Contains(string(m.Crudo), "evil") || !strings.Contains(m.Texto, "http://localhost:3000/restablecer/") {
			t.Errorf("got %s", m.Texto)
		}
	}
}

func TestWhatPeopleWriteIsTextInAMail(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	app := apptest.New(t, apptest.Mail(correo))
	const veneno, motivo = `<b>Ñandú</b> "&' <script>alert(1)</script>`, `<img src=x onerror=alert(1)> {{.Clave}} %s =?utf-8?q?x?=`
	app.Exec(t, "UPDATE usuarios SET nombre = ?", veneno)
	app.Exec(t, "UPDATE programas SET nombre = ?", veneno)
	id, codigo := pendiente(t, app)
	app.As(t, coordinador).Post("/api/solicitudes/"+id+"/reject", map[string]any{"comentarios": motivo}).Status(http.StatusOK)
	app.Drain(t)
	m := correo.Wait(t, instructor, codigo)
	for _, crudo := range []string{"<b>", "<script", "<img"} {
		if strings.Contains(m.HTML, crudo) {
			t.Errorf("%s stands in the HTML: %s", crudo, m.HTML)
		}
	}
	if !strings.Contains(m.HTML, "&lt;img src=x onerror=alert(1)&gt;") || !strings.Contains(m.Texto, motivo) {
		t.Errorf("the reason is lost: %s", m.Texto)
	}
}
