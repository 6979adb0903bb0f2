package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestOnlyTheOwnerWrites(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	base := llena(t, app, app.As(t, autora))
	antes := app.Query(t, "SELECT x::text FROM solicitudes x WHERE id = ?", idDe(base))
	for cuenta, estado := range map[string]int{colega: http.StatusNotFound, ajeno: http.StatusNotFound, coordinador: http.StatusForbidden, admin: http.StatusForbidden} {
		c := app.As(t, cuenta)
		for _, ruta := range []string{"", "/programa", "/programa?cambiar=si", "/programa?programa=" + programa(t, app, "96110215"), "/empresa", "/horario", "/justificacion", "/declaraciones", "/revisar"} {
			p := c.Page(base + ruta)
			p.Status(estado)
			if strings.Contains(p.Main(), "Panaderos") {
				t.Errorf("%s: %s shows it", cuenta, p.Request)
			}
			if ruta != "" {
				c.With("Accept", "text/html").With("Content-Type", "application/x-www-form-urlencoded").Post(base+ruta, "nombreEmpresa=Tomada&justificacion=Tomada&accion=continuar&formulario="+app.FormID(t, cuenta)).Status(estado)
			}
		}
	}
	for _, cuenta := range []string{coordinador, admin} {
		app.As(t, cuenta).Page("/nueva-solicitud").Status(http.StatusForbidden)
	}
	app.As(t, autora).Page("/editar-solicitud/no-hay/empresa").Status(http.StatusNotFound)
	if despues := app.Query(t, "SELECT x::text FROM solicitudes x WHERE id = ?", idDe(base)); despues[0] != antes[0] {
		t.Error("a refused form changed it")
	}
}

func TestWhatWaitsInTheQueueMustStayComplete(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := enviada(t, app, c)
	lleva(t, c.Page(base), base+"/revisar")
	p := c.Page(base + "/empresa")
	contiene(t, p, "espera en la cola", "debe seguir completa")
	if strings.Contains(string(p.Body), "data-autoguardar") {
		t.Error("it would be kept without being asked")
	}
	mal := p.Form("/empresa").Set("nombreEmpresa", "", "direccionEmpresa", "Otra dirección").Send("continuar")
	mal.Status(http.StatusUnprocessableEntity)
	if dicho, ok := mal.ByID("nombreEmpresa-error"); !ok || !strings.Contains(dicho, "Escriba el nombre de la empresa") {
		t.Errorf("at the field: %q", dicho)
	}
	if mal.Form("/empresa").Values.Get("direccionEmpresa") != "Otra dirección" {
		t.Error("what was typed is lost")
	}
	lleva(t, mal.Form("/empresa").Set("nombreEmpresa", "Asociación renovada").Send("continuar"), base+"/horario")
	if got := app.Query(t, "SELECT estado || ' ' || nombre_empresa FROM solicitudes WHERE id = ?", idDe(base)); got[0] != "PENDIENTE Asociación renovada" {
		t.Errorf("it is %s", got[0])
	}
	contiene(t, c.Page(base+"/revisar"), "Terminar")

	// Once somebody reviews it, it can be edited no more, and what was typed is still there to be compared.
	f := c.Page(base + "/empresa").Form("/empresa")
	app.As(t, coordinador).Post("/api/solicitudes/"+idDe(base)+"/review", nil).Status(http.StatusOK)
	c.Page(base + "/empresa").Status(http.StatusConflict)
	p = f.Set("nombreEmpresa", "Tarde").Send("continuar")
	p.Status(http.StatusConflict)
	contiene(t, p, "en revisión", "Tarde", "no se guardó")
	if strings.Contains(p.Main(), "Guardar lo mío") {
		t.Error("it offers what would be refused")
	}
}

func TestSpecialProgrammesBeyondTheBoxesAreKeptOrTakenOut(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := llena(t, app, c)
	c.Put("/api/solicitudes/"+idDe(base), map[string]any{"programasEspeciales": []string{"CONVENIO_VIEJO", "CONVENIO_NUEVO"}}).Status(http.StatusOK)
	especiales := func() string {
		return app.Query(t, "SELECT array_to_string(programas_especiales, ',') FROM solicitudes WHERE id = ?", idDe(base))[0]
	}
	f := c.Page(base + "/empresa").Form("/empresa")
	p := f.Set("otroEspecificar", "Otro").Send("continuar").Follow()
	if especiales() != "CONVENIO_NUEVO,CONVENIO_VIEJO,EMPRENDIMIENTO" {
		t.Fatalf("kept: %s", especiales())
	}
	if dicho, ok := p.ByID("programasEspeciales-error"); !ok || !strings.Contains(dicho, "No existe el programa especial CONVENIO_VIEJO. Quítelo.") {
		t.Errorf("at the boxes: %q", dicho)
	}
	p.Form("/empresa").Without("programasEspeciales").Send("continuar").Status(http.StatusSeeOther)
	if especiales() != "EMPRENDIMIENTO" {
		t.Errorf("kept: %s", especiales())
	}
}

func TestRemarksStandAtTheirFields(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := devuelta(t, app, c)
	p := lleva(t, c.Page(base), base+"/empresa")
	contiene(t, p, "La coordinación pide corregir", "Con dos arreglos queda lista.", "Este paso", "Paso 4")
	if dicho, ok := p.ByID("direccionEmpresa-observacion"); !ok || !strings.Contains(dicho, "Falta el barrio.") {
		t.Errorf("at the field: %q", dicho)
	}
	if !contieneEnlace(p, base+"/justificacion#justificacion") {
		t.Error("the other remark does not lead to its field")
	}
	if strings.Contains(string(p.Body), "data-autoguardar") {
		t.Error("it would be kept without being asked, and each time is a row of the historial")
	}
	p.Form("/empresa").Set("direccionEmpresa", "Carrera 7 # 10-20, barrio Centro").Send("continuar").Status(http.StatusSeeOther)
	c.Page(base+"/justificacion").Form("/justificacion").Set("justificacion", "Son 42 familias que necesitan llevar las cuentas de su negocio.").Send("continuar").Status(http.StatusSeeOther)
	p = c.Page(base + "/revisar")
	contiene(t, p, "Enviar de nuevo a la coordinación")
	p = lleva(t, p.Form("/revisar").Send(""), "/solicitudes/"+idDe(base)+"/enviada")
	contiene(t, p, "Enviada de nuevo")
}

func TestSendingSaysWhatIsMissingByStep(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := llena(t, app, c, "justificacion", "declaraciones")
	p := c.Page(base + "/revisar").Form("/revisar").Send("")
	p.Status(http.StatusUnprocessableEntity)
	contiene(t, p, "Paso 4, Justificación. Escriba la justificación", "Paso 5, Declaraciones. Autorice el uso")
	if !contieneEnlace(p, base+"/justificacion?volver=revisar&faltas=si#justificacion") {
		t.Errorf("no line leads to its field: %v", p.Links())
	}
	if got := app.Query(t, "SELECT estado FROM solicitudes WHERE id = ?", idDe(base)); got[0] != "BORRADOR" {
		t.Errorf("it is %s", got[0])
	}
	lleva(t, c.Page("/solicitudes/"+idDe(base)+"/enviada"), "/solicitudes/"+idDe(base))

	// Changed in another tab since: it is looked at again before it is sent.
	vieja := p.Form("/revisar")
	for _, clave := range []string{"justificacion", "declaraciones"} {
		c.Page(base + "/" + clave).Form("/" + clave).Set(respuestas[clave]...).Send("continuar").Status(http.StatusSeeOther)
	}
	p = vieja.Send("")
	p.Status(http.StatusConflict)
	contiene(t, p, "cambió en otra pestaña")
	lleva(t, p.Form("/revisar").Send(""), "/solicitudes/"+idDe(base)+"/enviada")
}

func TestACompanyIsFilledInFromTheLastOne(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	enviada(t, app, c)
	base := nueva(t, app, app.As(t, colega))
	c = app.As(t, colega)
	p := c.Page(base+"/empresa").Form("/empresa").Set("nitEmpresa", "900555555", "nombreEmpresa", "Como la llamo yo").Send("buscar-empresa")
	p = p.Follow()
	f := p.Form("/empresa")
	contiene(t, p, "Su centro ya tiene datos de esta empresa, de la solicitud SOL-2027-", "Llenamos los campos que estaban vacíos")
	for campo, quiere := range map[string]string{"nombreEmpresa": "Como la llamo yo", "representanteLegal": "Representante de Ejemplo", "direccionEmpresa": "Carrera 7 # 10-20",
		"departamento": "68", "municipio": "68077", "nitEmpresa": "900555555-2", "lugarFormacion": "", "tipoAmbiente": ""} {
		if got := f.Values.Get(campo); got != quiere {
			t.Errorf("%s is %q, want %q", campo, got, quiere)
		}
	}
	r := c.Get("/ultima-empresa?nitEmpresa=900.555.555&excepto=" + idDe(base)).Status(http.StatusOK)
	if r.Text("campos.nombreEmpresa") != "Asociación de Panaderos de Barbosa" || !strings.Contains(r.Text("nit"), "900.555.555-2") {
		t.Errorf("the script gets %s", r.Body)
	}
	for _, nit := range []string{"", "abc", "900555555-9", "800197268-4"} {
		r := c.Get("/ultima-empresa?excepto=" + idDe(base) + "&nitEmpresa=" + nit).Status(http.StatusOK)
		if (nit != "900555555-9") != (r.JSON()["campos"] == nil) {
			t.Errorf("%s: %s", nit, r.Body)
		}
	}
	if r := app.As(t, ajeno).Get("/ultima-empresa?nitEmpresa=900555555").Status(http.StatusOK); r.JSON()["campos"] != nil {
		t.Errorf("another centre sees %s", r.Body)
	}
}

func TestAutosaveKeepsWhatItCan(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := nueva(t, app, c)
	f := c.Page(base + "/empresa").Form("/empresa")
	r := f.Set("nombreEmpresa", "A medias", "fechaCreacionEmpresa", "ay").Send("autoguardar")
	r.Status(http.StatusOK)
	if r.Text("version") != "2" || r.Text("guardada") != "Guardada a las 10:00 a. m." || len(r.List("faltas")) != 1 {
		t.Errorf("it answers %s", r.Body)
	}
	if got := app.Query(t, "SELECT nombre_empresa FROM solicitudes WHERE id = ?", idDe(base)); got[0] != "A medias" {
		t.Errorf("kept: %q", got[0])
	}
	f.Set("nombreEmpresa", "A medias").Send("autoguardar").Status(http.StatusOK) // nothing new
	f.Set("nombreEmpresa", "Otra").Send("autoguardar").Status(http.StatusConflict)
	f.Set("version", "2", "nombreEmpresa", strings.Repeat("x", 201)).Send("autoguardar").Status(http.StatusUnprocessableEntity)
	if n := app.Count(t, "SELECT count(*) FROM solicitud_historial WHERE solicitud_id = ?", idDe(base)); n != 1 {
		t.Errorf("a draft left %d rows in the historial", n)
	}
}

// Six at most for a page, one for the session and one for the badge, whatever there is to show.
func TestThePagesOfTheFormAskAsOftenHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, autora)
	vacia, completa := nueva(t, app, c), llena(t, app, c)
	for _, ruta := range []string{"/programa", "/programa?cambiar=si", "/programa?programa=" + programa(t, app, "96110215"), "/empresa", "/empresa?empresa=buscar", "/horario", "/justificacion", "/declaraciones", "/revisar"} {
		for _, base := range []string{vacia, completa} {
			c.Page(base + ruta).Status(http.StatusOK)
			if n := app.Queries(func() { c.Page(base + ruta).Status(http.StatusOK) }); n > 8 {
				t.Errorf("%s: %d queries", ruta, n)
			}
		}
	}
}
