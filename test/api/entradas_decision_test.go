package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
)

const justificada = "El grupo ya está formado y la empresa lo pidió."

func TestDecisionsThatTheStateDoesNotAllow(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	en := func(estado string) string { return "/api/solicitudes/" + solicitudEn(t, app, centroPropio, estado) }
	// The owner of a solicitud of the demonstration in some state.
	duena := func(estado string) string {
		return uno(t, app, "SELECT u.correo FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE s.id = ?", solicitudEn(t, app, centroPropio, estado))
	}
	motivo := cuerpo{"comentarios": "Un motivo que basta para todos."}
	antes := huella(t, app)
	for verbo, estados := range map[string][]string{
		"review":  {"BORRADOR", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"},
		"release": {"BORRADOR", "PENDIENTE", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"},
		"return":  {"BORRADOR", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"},
		"approve": {"BORRADOR", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"},
		"reject":  {"BORRADOR", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"},
		"cancel":  {"BORRADOR", "PENDIENTE", "EN_REVISION", "DEVUELTA", "RECHAZADA", "CANCELADA"},
	} {
		for _, estado := range estados {
			t.Run("coordination: "+verbo+" "+estado, func(t *testing.T) {
				r := app.As(t, coordinador).Post(en(estado)+"/"+verbo, motivo)
				problema(t, r, http.StatusConflict)
				if r.Text("estado") != estado || slices.Contains(r.List("permitidas"), any(strings.ToUpper(verbo))) {
					t.Errorf("it says %s and %v", r.Text("estado"), r.List("permitidas"))
				}
			})
		}
	}
	for verbo, estados := range map[string][]string{
		"submit":   {"EN_REVISION", "APROBADA", "RECHAZADA", "CANCELADA"},
		"withdraw": {"BORRADOR", "EN_REVISION", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"},
		"cancel":   {"EN_REVISION", "APROBADA", "RECHAZADA", "CANCELADA"},
	} {
		for _, estado := range estados {
			t.Run("owner: "+verbo+" "+estado, func(t *testing.T) {
				problema(t, app.As(t, duena(estado)).Post(en(estado)+"/"+verbo, motivo), http.StatusConflict)
			})
		}
	}
	for _, estado := range []string{"EN_REVISION", "APROBADA", "RECHAZADA", "CANCELADA"} {
		t.Run("owner: edit "+estado, func(t *testing.T) {
			problema(t, app.As(t, duena(estado)).Put(en(estado), cuerpo{"observaciones": "tarde", "estado": "BORRADOR"}), http.StatusConflict)
		})
	}
	for _, estado := range []string{"BORRADOR", "PENDIENTE", "EN_REVISION", "DEVUELTA", "RECHAZADA", "CANCELADA"} {
		t.Run("coordination: ficha "+estado, func(t *testing.T) {
			problema(t, app.As(t, coordinador).Put(en(estado)+"/ficha", cuerpo{"numeroFicha": fichaDePrueba}), http.StatusConflict)
		})
	}
	intacta(t, app, antes)
}

func TestDecisionsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, coordinador)
	pendiente := "/api/solicitudes/" + enviada(t, app, nil)
	aprobada := "/api/solicitudes/" + uno(t, app, "SELECT id FROM solicitudes WHERE centro_id = ? AND estado = 'APROBADA' AND NOT ficha_provisional ORDER BY codigo LIMIT 1", centroPropio)
	type caso struct {
		metodo, ruta string
		cuerpo       any
		punteros     []string
	}
	var casos []caso
	for _, c := range []any{nil, "{}", cuerpo{"comentarios": nil}, cuerpo{"comentarios": "   "}, cuerpo{"comentarios": strings.Repeat("a", 5001)},
		cuerpo{"comentarios": 7}, cuerpo{"comentarios": []any{}}, cuerpo{"comentarios": "a\x00b"}, cuerpo{"comentarios": "a\u202Eb"}} {
		casos = append(casos,
			caso{http.MethodPost, pendiente + "/reject", c, en("/comentarios")},
			caso{http.MethodPost, pendiente + "/return", c, en("/comentarios")},
			caso{http.MethodPost, aprobada + "/cancel", c, en("/comentarios")})
	}
	for _, n := range []any{"=1+1", "../../x", "123456", "12345678", "１２３４５６７", "301 234", 3012345, true, []any{}, "' OR 1=1--", "\u0000"} {
		casos = append(casos,
			caso{http.MethodPost, pendiente + "/approve", cuerpo{"numeroFicha": n}, en("/numeroFicha")},
			caso{http.MethodPut, aprobada + "/ficha", cuerpo{"numeroFicha": n, "motivo": "Corrección del número"}, en("/numeroFicha")})
	}
	casos = append(casos, []caso{
		{http.MethodPost, pendiente + "/return", cuerpo{"comentarios": "muy corto"}, en("/comentarios")},
		{http.MethodPost, pendiente + "/return", cuerpo{"correcciones": "x"}, en("/comentarios", "/correcciones")},
		{http.MethodPost, pendiente + "/return", cuerpo{"correcciones": []any{map[string]any{"campo": "/noExiste", "texto": "x"}}}, en("/correcciones/0/campo")},
		{http.MethodPost, pendiente + "/return", cuerpo{"correcciones": []any{map[string]any{"campo": "/nitEmpresa", "texto": "x"}, map[string]any{"campo": "nitEmpresa", "texto": " "}}}, en("/correcciones/1/campo", "/correcciones/1/texto")},
		{http.MethodPost, pendiente + "/return", cuerpo{"correcciones": []any{1}}, en("/correcciones/0", "/correcciones/0/campo", "/correcciones/0/texto")},
		{http.MethodPost, pendiente + "/approve", cuerpo{"comentarios": strings.Repeat("a", 4001), "numeroFicha": "1", "justificacion": "muy corta"}, en("/comentarios", "/justificacion", "/numeroFicha")},
		{http.MethodPost, pendiente + "/approve", cuerpo{"comentarios": 1, "numeroFicha": 2, "justificacion": 3}, en("/comentarios", "/justificacion", "/numeroFicha")},
		{http.MethodPut, aprobada + "/ficha", "{}", en("/motivo", "/numeroFicha")},
		{http.MethodPut, aprobada + "/ficha", cuerpo{"numeroFicha": fichaDePrueba}, en("/motivo")},
		{http.MethodPut, aprobada + "/ficha", cuerpo{"numeroFicha": fichaDePrueba, "motivo": "corto"}, en("/motivo")},
	}...)
	antes := huella(t, app)
	for _, c := range casos {
		t.Run(c.metodo+" "+c.ruta, func(t *testing.T) {
			problema(t, cliente.In(t).Do(c.metodo, c.ruta, c.cuerpo), http.StatusUnprocessableEntity, c.punteros...)
		})
	}
	intacta(t, app, antes)
}

func TestANumberOfFichaIsOnlyOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, coordinador)
	usada := uno(t, app, "SELECT numero_ficha FROM solicitudes WHERE centro_id = 'centro-9405' AND estado = 'APROBADA' AND NOT ficha_provisional LIMIT 1")
	pendiente := "/api/solicitudes/" + enviada(t, app, nil)
	antes := huella(t, app)
	problema(t, cliente.Post(pendiente+"/approve", cuerpo{"numeroFicha": usada}), http.StatusConflict)
	intacta(t, app, antes)

	aprobada := cliente.Post(pendiente+"/approve", cuerpo{}).Status(http.StatusOK)
	if aprobada.Value("solicitud.fichaProvisional") != true {
		t.Error("the ficha without a number is not provisional")
	}
	antes = huella(t, app)
	problema(t, cliente.Put(pendiente+"/ficha", cuerpo{"numeroFicha": usada}), http.StatusConflict)
	intacta(t, app, antes)
	asignada := cliente.Put(pendiente+"/ficha", cuerpo{"numeroFicha": fichaDePrueba}).Status(http.StatusOK)
	if asignada.Text("solicitud.numeroFicha") != fichaDePrueba || asignada.Value("solicitud.fichaProvisional") != false {
		t.Errorf("assigned, it is %v", asignada.Value("solicitud.numeroFicha"))
	}
}

func TestWhatAnotherReviewerHasTakenIsTheirs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := "/api/solicitudes/" + enviada(t, app, nil)
	app.As(t, administra).Post(ruta+"/review", nil).Status(http.StatusOK)
	cliente := app.As(t, coordinador)
	antes := huella(t, app)
	for _, verbo := range []string{"approve", "reject", "return", "release"} {
		r := cliente.Post(ruta+"/"+verbo, cuerpo{"comentarios": justificada})
		problema(t, r, http.StatusConflict)
		if detalle := r.Text("detail"); !strings.Contains(detalle, "Adriana Salgado Rincón") || !strings.Contains(detalle, "12 de enero de 2027") {
			t.Errorf("%s does not say who and since when: %s", verbo, detalle)
		}
		if !slices.Contains(r.List("permitidas"), any("TOMAR")) {
			t.Errorf("%s does not say that it can be taken over: %v", verbo, r.List("permitidas"))
		}
	}
	intacta(t, app, antes)
	cliente.Post(ruta+"/review", nil).Status(http.StatusOK)
	cliente.Post(ruta+"/approve", cuerpo{"numeroFicha": fichaDePrueba}).Status(http.StatusOK)
}

func TestALateApprovalNeedsAReason(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := "/api/solicitudes/" + enviada(t, app, nil) + "/approve"
	app.Clock.Set(time.Date(2027, time.February, 2, 5, 0, 0, 0, time.UTC)) // the day after the first session
	cliente := app.As(t, coordinador)
	antes := huella(t, app)
	problema(t, cliente.Post(ruta, cuerpo{}), http.StatusConflict)
	problema(t, cliente.Post(ruta, cuerpo{"justificacion": "diecinueve letras.."}), http.StatusUnprocessableEntity, "/justificacion")
	intacta(t, app, antes)
	cliente.Post(ruta, cuerpo{"justificacion": justificada}).Status(http.StatusOK)
}

func TestRolesThatMayNeverDoItAreToldSoFirst(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	propia := enviada(t, app, nil)
	antes := huella(t, app)
	for _, id := range []string{propia, solicitudEn(t, app, "centro-9405", "PENDIENTE"), "no-existe"} {
		ruta := "/api/solicitudes/" + id
		for _, verbo := range []string{"review", "release", "return", "approve", "reject"} {
			problema(t, app.As(t, autora).Post(ruta+"/"+verbo, cuerpo{"comentarios": 1}), http.StatusForbidden)
		}
		problema(t, app.As(t, autora).Put(ruta+"/ficha", cuerpo{}), http.StatusForbidden)
		for _, quien := range []string{coordinador, administra} {
			for _, verbo := range []string{"submit", "withdraw", "duplicate"} {
				problema(t, app.As(t, quien).Post(ruta+"/"+verbo, nil), http.StatusForbidden)
			}
			problema(t, app.As(t, quien).Put(ruta, cuerpo{"modalidad": 1}), http.StatusForbidden)
		}
	}
	problema(t, app.As(t, administra).Post("/api/solicitudes", cuerpo{"modalidad": 1}), http.StatusForbidden)
	intacta(t, app, antes)
}
