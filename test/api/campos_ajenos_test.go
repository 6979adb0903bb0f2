package api_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// ajenos are fields that nobody may set by sending them.
func ajenos() cuerpo {
	return cuerpo{
		"id": "mia", "codigo": "SOL-2027-999", "estado": "APROBADA", "numeroFicha": "3999999", "fichaProvisional": true, "instructorId": "otro", "centroId": "centro-9405",
		"version": 99, "revision": 99, "fechaSolicitud": "2020-01-01T00:00:00Z", "fechaRevision": "2020-01-01T00:00:00Z", "fechaAprobacion": "2020-01-01T00:00:00Z",
		"fechaEnvio": "2020-01-01T00:00:00Z", "comentariosRevision": "Aprobada por mí", "correcciones": []any{map[string]any{"campo": "/nitEmpresa", "texto": "x"}},
		"firmaInstructorResponsable": "x", "firmaCoordinadorAcademico": "x", "versionDocumento": "99", "codigoFormato": "X", "createdAt": "2020-01-01T00:00:00Z",
		"updatedAt": "2020-01-01T00:00:00Z", "acciones": []any{"APROBAR"}, "sesiones": []any{}, "cruces": []any{}, "codigoPrograma": "X", "versionPrograma": "99",
		"departamentoCodigo": "11", "municipioCodigo": "11001", "instructor": map[string]any{"name": "Otro"}, "programa": map[string]any{"duracionHoras": 880},
		"revisorId": "otro", "role": "ADMIN", "rol": "ADMIN", "isActive": false,
	}
}

// tomado names the fields of a solicitud that have a foreign value.
func tomados(solicitud map[string]any) []string {
	var campos []string
	for campo, valor := range map[string]string{
		"id": "mia", "codigo": "SOL-2027-999", "estado": "APROBADA", "numeroFicha": "3999999", "instructorId": "otro", "centroId": "centro-9405", "comentariosRevision": "Aprobada por mí",
		"firmaInstructorResponsable": "x", "firmaCoordinadorAcademico": "x", "versionDocumento": "99", "codigoFormato": "X", "codigoPrograma": "X", "versionPrograma": "99",
		"departamentoCodigo": "11", "municipioCodigo": "11001",
	} {
		if solicitud[campo] == valor {
			campos = append(campos, campo)
		}
	}
	for _, campo := range []string{"fechaSolicitud", "fechaRevision", "fechaAprobacion", "fechaEnvio", "createdAt", "updatedAt"} {
		if fecha, _ := solicitud[campo].(string); strings.HasPrefix(fecha, "2020") {
			campos = append(campos, campo)
		}
	}
	if solicitud["fichaProvisional"] == true {
		campos = append(campos, "fichaProvisional")
	}
	if lista, _ := solicitud["correcciones"].([]any); len(lista) > 0 {
		campos = append(campos, "correcciones")
	}
	return campos
}

func TestFieldsThatNobodyMaySetAreIgnored(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	usuarios := uno(t, app, "SELECT md5(string_agg(u::text, ';' ORDER BY id)) FROM usuarios u")
	revisar := func(paso string, r apptest.Response, estado string) string {
		t.Helper()
		solicitud := r.JSON()["solicitud"].(map[string]any)
		if campos := tomados(solicitud); len(campos) > 0 || solicitud["estado"] != estado {
			t.Errorf("%s: it is %v and took %v", paso, solicitud["estado"], campos)
		}
		return "/api/solicitudes/" + solicitud["id"].(string)
	}
	revisar("draft", cliente.Post("/api/solicitudes", valida(t, app).con(ajenos()).con(cuerpo{"isDraft": true})).Status(http.StatusCreated), "BORRADOR")
	ruta := revisar("sent", cliente.Post("/api/solicitudes", valida(t, app).con(ajenos())).Status(http.StatusCreated), "PENDIENTE")
	r := cliente.Put(ruta, ajenos()).Status(http.StatusOK)
	revisar("edited", r, "PENDIENTE")
	if r.Int("solicitud.version") > 2 || r.Int("solicitud.revision") != 1 {
		t.Errorf("edited, it has version %s and revision %s", r.Text("solicitud.version"), r.Text("solicitud.revision"))
	}
	revisar("taken", app.As(t, coordinador).Post(ruta+"/review", ajenos()).Status(http.StatusOK), "EN_REVISION")
	revisar("rejected", app.As(t, coordinador).Post(ruta+"/reject", ajenos().con(cuerpo{"comentarios": "No por ahora."})).Status(http.StatusOK), "RECHAZADA")
	revisar("duplicated", cliente.Post(ruta+"/duplicate", ajenos()).Status(http.StatusCreated), "BORRADOR")
	if despues := uno(t, app, "SELECT md5(string_agg(u::text, ';' ORDER BY id)) FROM usuarios u"); despues != usuarios {
		t.Error("an account changed")
	}
}

// travesuras are texts that some program might take for more than a text.
var travesuras = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{7*7}}`, `${7*7}`, `#{7*7}`, `<%= 7*7 %>`, `=HYPERLINK("http://x";"y")`, `+1+1`, `-1`, `@SUM(A1)`,
	`'; DROP TABLE solicitudes; --`, `' OR '1'='1`, `%s%n%x`, `?`, `$1`, `\u003c`, `\`, `&lt;b&gt;`, `{"a":1}`, `null`, `javascript:alert(1)`, `../../etc/passwd`, `ÑandÚ ü €`, `日本語 العربية`,
}

func TestTextsComeBackLiterally(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	for _, texto := range travesuras {
		cambios := cuerpo{"objetivosPersonalizados": []any{texto}}
		for _, campo := range []string{"responsableNombre", "nombreEmpresa", "codigoEmpresa", "representanteLegal", "direccionEmpresa", "lugarFormacion", "otroEspecificar",
			"resultadosEsperados", "observaciones"} {
			cambios[campo] = texto
		}
		cambios["justificacion"] = texto + " y una justificación que alcanza el mínimo"
		bloque := bloques("LUNES 08:00 18:00")[0].(map[string]any)
		bloque["observaciones"] = texto
		cambios["horarios"] = []any{bloque}
		id := enviada(t, app, cambios)
		app.As(t, coordinador).Post("/api/solicitudes/"+id+"/return", cuerpo{"comentarios": texto,
			"correcciones": []any{map[string]any{"campo": "/nombreEmpresa", "texto": texto}}}).Status(http.StatusOK)
		r := cliente.Get("/api/solicitudes/" + id).Status(http.StatusOK)
		for campo, valor := range cambios {
			switch esperado := valor.(type) {
			case string:
				if got := r.Text("solicitud." + campo); got != esperado {
					t.Errorf("%s: %q came back as %q", campo, esperado, got)
				}
			default:
				if !strings.Contains(mismoCuerpo(r), campo) {
					t.Errorf("%s is missing", campo)
				}
			}
		}
		for _, campo := range []string{"objetivosPersonalizados.0", "horarios.0.observaciones", "correcciones.0.texto", "comentariosRevision"} {
			if got := r.Text("solicitud." + campo); got != texto {
				t.Errorf("%s: %q came back as %q", campo, texto, got)
			}
		}
		if n := cliente.Get("/api/solicitudes?search=" + url.QueryEscape(texto)).Status(http.StatusOK).Int("pagination.total"); n == 0 {
			t.Errorf("searching %q does not find it", texto)
		}
		movimientos := cliente.Get("/api/solicitudes/" + id + "/historial").Status(http.StatusOK)
		if got := movimientos.Text("historial.2.comentario"); !strings.Contains(got, texto) {
			t.Errorf("the historial has %q for %q", got, texto)
		}
	}
	app.Drain(t)
	if total := cliente.Get("/api/notificaciones?limit=1000").Status(http.StatusOK).Int("pagination.total"); total < len(travesuras) {
		t.Errorf("%d notices of %d returns", total, len(travesuras))
	}
}
