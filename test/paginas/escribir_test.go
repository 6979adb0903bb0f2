package paginas_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"complementarias/test/apptest"
)

func TestFromNothingToSent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	buscar := c.Page("/nueva-solicitud?buscar=contabilidad")
	buscar.Status(http.StatusOK)
	contiene(t, buscar, "Contabilidad básica para pequeños negocios", "40 horas")
	if strings.Contains(buscar.Main(), "bocadillo") {
		t.Error("the search shows what was not searched")
	}
	var eleccion string
	for _, l := range buscar.Links() {
		if strings.HasPrefix(l, "/nueva-solicitud?programa=") {
			eleccion = l
		}
	}
	p := c.Page(eleccion)
	p.Status(http.StatusOK)
	f := p.Form("/nueva-solicitud")
	for campo, quiere := range map[string]string{"duracionMaxima": "40", "cupoMaximo": "25", "modalidad": "PRESENCIAL", "responsableNombre": "Jairo Niño Castellanos",
		"responsableCedula": "13720884", "responsableEmail": "instructor2.9546@sena.edu.co", "fechaCaracterizacion": "12/01/2027"} {
		if got := f.Values.Get(campo); got != quiere {
			t.Errorf("%s begins as %q, want %q", campo, got, quiere)
		}
	}
	p = f.Set(respuestas["programa"]...).Send("continuar")
	base := strings.TrimSuffix(p.Header.Get("Location"), "/empresa")
	for i, clave := range claves[1:] {
		p = lleva(t, p, base+"/"+clave)
		p.Status(http.StatusOK)
		contiene(t, p, "Paso "+string(rune('2'+i))+" de 5", "Borrador")
		f := p.Form("/" + clave)
		for _, declaracion := range []string{"cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"} {
			if f.Values.Has(declaracion) {
				t.Errorf("%s is ticked beforehand", declaracion)
			}
		}
		p = f.Set(respuestas[clave]...).Send("continuar")
	}
	p = lleva(t, p, base+"/revisar")
	p.Status(http.StatusOK)
	contiene(t, p, "Revise y envíe", "Asociación de Panaderos de Barbosa", "NIT 900.555.555-2", "Barbosa, Santander", "8 a 12", "20 aprendices",
		"Programa de emprendimiento", "Registrar ventas Calcular costos", "febrero de 2027", "No falta nada para enviarla")
	if _, hay := p.ByID("resumen-errores-titulo"); hay {
		t.Error("something is still missing")
	}
	otraVez := p.Form("/revisar")
	p = lleva(t, otraVez.Send(""), "/solicitudes/"+idDe(base)+"/enviada")
	contiene(t, p, "Solicitud enviada", "SOL-2027-", "Qué sigue")
	contiene(t, c.Page("/solicitudes/"+idDe(base)+"/enviada"), "Solicitud enviada") // a reload
	movimientos := app.Count(t, "SELECT count(*) FROM solicitud_historial WHERE solicitud_id = ?", idDe(base))
	lleva(t, otraVez.Send(""), "/solicitudes/"+idDe(base)+"/enviada") // a second press
	if got := app.Count(t, "SELECT count(*) FROM solicitud_historial WHERE solicitud_id = ?", idDe(base)); got != movimientos {
		t.Errorf("the second sending left %d movements of %d", got, movimientos)
	}
	if got := app.Query(t, "SELECT estado FROM solicitudes WHERE id = ?", idDe(base)); got[0] != "PENDIENTE" {
		t.Errorf("it is %s", got[0])
	}
}

func TestAnUnfinishedStepIsKeptAndSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := nueva(t, app, c)
	p := c.Page(base+"/empresa").Form("/empresa").Set("nombreEmpresa", "Asociación de Panaderos", "nitEmpresa", "900555555-9", "telefonosEmpresa", "123").Send("continuar")
	p = lleva(t, p, base+"/empresa?faltas=si")
	p.Status(http.StatusOK)
	f := p.Form("/empresa")
	if f.Values.Get("nombreEmpresa") != "Asociación de Panaderos" || f.Values.Get("nitEmpresa") != "900555555-9" {
		t.Errorf("kept: %v", f.Values)
	}
	if titulo, ok := p.ByID("resumen-errores-titulo"); !ok || !strings.Contains(titulo, "problemas") {
		t.Errorf("the summary says %q", titulo)
	}
	for _, id := range []string{"nitEmpresa", "representanteLegal", "telefonosEmpresa", "departamento", "municipio", "lugarFormacion", "tipoAmbiente"} {
		dicho, ok := p.ByID(id + "-error")
		if !ok {
			t.Errorf("nothing stands at %s", id)
			continue
		}
		if mensaje := strings.TrimPrefix(dicho, "Error: "); !strings.Contains(p.Main(), mensaje) || strings.Count(p.Main(), mensaje) < 2 {
			t.Errorf("%s: the summary does not say %q", id, mensaje)
		}
		if !contieneEnlace(p, "#"+id) {
			t.Errorf("no line leads to %s", id)
		}
	}
	if !contieneEnlace(p, base+"/horario") {
		t.Error("there is no plain way on")
	}
	lleva(t, c.Page(base), base+"/empresa") // the first step with something missing
}

func contieneEnlace(p apptest.Page, destino string) bool {
	for _, l := range p.Links() {
		if l == destino {
			return true
		}
	}
	return false
}

func TestWhatCannotBeKeptComesBackAsItWasTyped(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := nueva(t, app, c)
	antes := app.Query(t, "SELECT x::text FROM solicitudes x WHERE id = ?", idDe(base))
	largo := strings.Repeat("ñ", 4001)
	for clave, escrito := range map[string][]string{
		"programa":      {"duracionMaxima", "1.5", "cupoMaximo", "25a", "fechaCaracterizacion", "30/2/2027", "modalidad", "HIBRIDA"},
		"empresa":       {"nombreEmpresa", "a\u200bb", "representanteLegal", strings.Repeat("x", 201), "fechaCreacionEmpresa", "ayer", "departamento", "Narnia"},
		"horario":       {"inicioInscripcion", "31/4/2027", "horarios.0.diaSemana", "LUNES", "horarios.2.horaInicio", "25:00", "fechasExcluidas", "nunca"},
		"justificacion": {"justificacion", largo, "observaciones", "\u202eal revés"},
	} {
		p := c.Page(base + "/" + clave).Form("/" + clave).Set(escrito...).Send("continuar")
		p.Status(http.StatusUnprocessableEntity)
		contiene(t, p, "Todavía no se guardó")
		f := p.Form("/" + clave)
		for i := 0; i+1 < len(escrito); i += 2 {
			if got := f.Values.Get(escrito[i]); got != escrito[i+1] {
				t.Errorf("%s: %s comes back as %.50q, want %.50q", clave, escrito[i], got, escrito[i+1])
			}
		}
	}
	for _, ilegible := range []string{"a\x00b", "\xff\xfe"} {
		c.Page(base+"/empresa").Form("/empresa").Set("nombreEmpresa", ilegible).Send("continuar").Status(http.StatusBadRequest)
	}
	if despues := app.Query(t, "SELECT x::text FROM solicitudes x WHERE id = ?", idDe(base)); despues[0] != antes[0] {
		t.Error("something was kept")
	}
	p := c.Page(base+"/horario").Form("/horario").Set("horarios.0.diaSemana", "LUNES", "horarios.2.horaInicio", "25:00").Send("continuar")
	for _, id := range []string{"horarios-0-horaInicio-error", "horarios-0-horaFin-error", "horarios-2-diaSemana-error", "horarios-2-horaInicio-error"} {
		if _, ok := p.ByID(id); !ok {
			t.Errorf("nothing stands at %s", id)
		}
	}
}

func TestWhatPeopleWriteIsShownAsText(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := nueva(t, app, c)
	comprobar := func(p apptest.Page) {
		t.Helper()
		for _, mal := range []string{"<script>alert", "<img src=x"} {
			if strings.Contains(string(p.Body), mal) {
				t.Errorf("%s has %s", p.Request, mal)
			}
		}
	}
	for _, clave := range claves {
		f := c.Page(base + "/" + clave).Form("/" + clave)
		for nombre := range f.Values {
			if nombre != "version" && nombre != "formulario" && nombre != "programaId" {
				f = f.Set(nombre, veneno)
			}
		}
		comprobar(f.Send("continuar"))             // refused, and shown again
		comprobar(f.Set("version", "77").Send("")) // in conflict, and shown beside what is kept
	}
	f := c.Page(base + "/empresa").Form("/empresa").Set(respuestas["empresa"]...)
	for _, nombre := range []string{"nombreEmpresa", "representanteLegal", "direccionEmpresa", "lugarFormacion", "codigoEmpresa", "otroEspecificar", "nitEmpresa", "telefonosEmpresa"} {
		f = f.Set(nombre, veneno)
	}
	comprobar(f.Send("continuar").Follow())
	c.Page(base+"/justificacion").Form("/justificacion").Set("justificacion", veneno+" "+veneno, "objetivosPersonalizados", veneno, "resultadosEsperados", veneno, "observaciones", veneno).Send("continuar").Follow()
	c.Page(base + "/horario").Form("/horario").Set(append(respuestas["horario"], "horarios.0.observaciones", veneno)...).Send("continuar").Follow()
	for _, clave := range append(claves, "revisar") {
		comprobar(c.Page(base + "/" + clave))
	}
	comprobar(c.Page("/nueva-solicitud?buscar=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
	contiene(t, c.Page(base+"/revisar"), `"'><script>alert(1)</script>`)
}

func TestTwoTabsLoseNothing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := nueva(t, app, c)
	una, otra := c.Page(base+"/empresa").Form("/empresa"), c.Page(base+"/empresa").Form("/empresa")
	lleva(t, una.Set(append(respuestas["empresa"], "nombreEmpresa", "La de la primera", "posconflicto", "true")...).Send("continuar"), base+"/horario")
	mia := otra.Set(append(respuestas["empresa"], "nombreEmpresa", "La de la segunda", "fechaCreacionEmpresa", "ayer")...)
	p := mia.Send("continuar")
	p.Status(http.StatusConflict)
	contiene(t, p, "cambió mientras usted la escribía", "La de la primera", "La de la segunda", "ayer", "Posconflicto")
	if !contieneEnlace(p, base+"/empresa") {
		t.Error("one cannot stay with what is kept")
	}
	p = p.Form("/empresa").Send("continuar")
	p.Status(http.StatusUnprocessableEntity) // "ayer" is no date, and still nothing is lost
	p = p.Form("/empresa").Set("fechaCreacionEmpresa", "1/2/2020").Send("continuar")
	lleva(t, p, base+"/horario")
	guardada := app.Query(t, "SELECT nombre_empresa || ' ' || fecha_creacion_empresa || ' ' || array_to_string(programas_especiales, ',') FROM solicitudes WHERE id = ?", idDe(base))
	if guardada[0] != "La de la segunda 2020-02-01 EMPRENDIMIENTO" {
		t.Errorf("kept: %s", guardada[0])
	}
}

func TestAFormWithoutItsVersionChangesNothing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := llena(t, app, c)
	c.Page(base+"/empresa").Form("/empresa").Without("version").Set("lugarFormacion", "Escrito sobre nada").Send("continuar").Status(http.StatusConflict)
	c.Page(base + "/revisar").Form("/revisar").Without("version").Send("").Status(http.StatusConflict)
	if got := app.Query(t, "SELECT lugar_formacion || ' ' || estado FROM solicitudes WHERE id = ?", idDe(base))[0]; got != "Salón comunal BORRADOR" {
		t.Errorf("it became %q", got)
	}
}

func TestADoubleClickChangesNothingMore(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	antes := app.Count(t, "SELECT count(*) FROM solicitudes")
	f := c.Page("/nueva-solicitud?programa=" + programa(t, app, "73310037")).Form("/nueva-solicitud").Set(respuestas["programa"]...)
	destinos := make([]string, 8)
	var wg sync.WaitGroup
	for i := range destinos {
		wg.Go(func() { destinos[i] = f.Send("continuar").Header.Get("Location") })
	}
	wg.Wait()
	for _, d := range destinos {
		if d != destinos[0] || !strings.HasSuffix(d, "/empresa") {
			t.Errorf("they lead to %q", destinos)
		}
	}
	if n := app.Count(t, "SELECT count(*) FROM solicitudes"); n != antes+1 {
		t.Errorf("%d were created", n-antes)
	}
	base := strings.TrimSuffix(destinos[0], "/empresa")
	paso := c.Page(base + "/empresa").Form("/empresa").Set(respuestas["empresa"]...)
	for range 3 {
		lleva(t, paso.Send("continuar"), base+"/horario")
	}
	if v := app.Query(t, "SELECT version::text FROM solicitudes WHERE id = ?", idDe(base)); v[0] != "2" {
		t.Errorf("it is version %s", v[0])
	}
}

func TestTheButtonsOfTheFrameKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.As(t, autora)
	base := nueva(t, app, c)
	nombre := func() string {
		return app.Query(t, "SELECT nombre_empresa FROM solicitudes WHERE id = ?", idDe(base))[0]
	}
	for boton, destino := range map[string]string{"atras": base + "/programa", "salir": "/mis-solicitudes", "municipios": base + "/empresa#municipio", "buscar-empresa": base + "/empresa?empresa=buscar#nitEmpresa"} {
		p := c.Page(base+"/empresa").Form("/empresa").Set("nombreEmpresa", "Por "+boton).Send(boton)
		if p.Code != http.StatusSeeOther || p.Header.Get("Location") != destino {
			t.Errorf("%s: %d to %q, want %q", boton, p.Code, p.Header.Get("Location"), destino)
		}
		if nombre() != "Por "+boton {
			t.Errorf("%s: kept %q", boton, nombre())
		}
	}
	// From the check of the answers a change leads back there.
	p := c.Page(base + "/empresa?volver=revisar").Form("/empresa").Set(respuestas["empresa"]...).Send("continuar")
	lleva(t, p, base+"/revisar")
	p = c.Page(base + "/programa").Form("/programa").Send("cambiar-programa")
	p = lleva(t, p, base+"/programa?cambiar=si")
	contiene(t, p, "¿Qué programa va a dictar?", "Seguir con Contabilidad básica")
	otro := programa(t, app, "96110215")
	p = c.Page(base + "/programa?programa=" + otro)
	contiene(t, p, "bocadillo", "todavía no está guardado")
	if f := p.Form("/programa"); f.Values.Get("cupoMaximo") != "20" || f.Values.Get("programaId") != otro || f.Values.Get("numeroAprendicesInscribir") != "20" {
		t.Errorf("the fields are %v", f.Values)
	}
	p.Form("/programa").Send("continuar").Status(http.StatusSeeOther)
	if id := app.Query(t, "SELECT programa_id FROM solicitudes WHERE id = ?", idDe(base)); id[0] != otro {
		t.Errorf("the programme is %s", id[0])
	}
}
