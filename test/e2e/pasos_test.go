package e2e_test

import (
	"strings"
	"testing"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

const autora = "instructor2.9546"

// alPrograma opens a new solicitud and chooses its programme.
func alPrograma(p *browser.Page, js browser.JavaScript) {
	p.Go("/nueva-solicitud")
	p.Fill("buscar", "contabilidad")
	if !js {
		p.Press("Buscar")
	}
	p.Until(`document.querySelectorAll(".elegibles li").length === 1`)
	p.Follow("Contabilidad básica para pequeños negocios")
	p.Fill("numeroAprendicesInscribir", "20")
}

func laEmpresa(p *browser.Page, js browser.JavaScript) {
	for _, campo := range [][2]string{{"nombreEmpresa", "Asociación de Panaderos de Barbosa"}, {"representanteLegal", "Representante de Ejemplo"}, {"telefonosEmpresa", "310 123 4567"},
		{"direccionEmpresa", "Carrera 7 # 10-20"}, {"lugarFormacion", "Salón comunal"}} {
		p.Fill(campo[0], campo[1])
	}
	p.Choose("tipoAmbiente", "AULA")
	p.Choose("posconflicto", "true")
	p.Choose("departamento", "68")
	if !js {
		p.Press("Ver municipios")
	}
	p.Until(`document.getElementsByName("municipio")[0].options.length > 50`)
	p.Choose("municipio", "68077")
}

func elHorario(p *browser.Page) {
	p.Fill("inicioInscripcion", "13/1/2027")
	p.Fill("finalizacionInscripcion", "27/1/2027")
	p.Fill("fechaInicioCurso", "1 de febrero de 2027")
	for i, dia := range []string{"LUNES", "MIERCOLES"} {
		fila := "horarios." + string(rune('0'+i)) + "."
		if i > 0 {
			p.Press("Agregar una fila")
		}
		p.Choose(fila+"diaSemana", dia)
		p.Fill(fila+"horaInicio", "8 am")
		p.Fill(fila+"horaFin", "12 m")
	}
}

func TestAnInstructorWritesAndSends(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		p := browser.Open(t, app, js)
		p.SignIn(autora)
		p.Go("/nueva-solicitud")
		p.Check("solicitud-1-elegir")
		alPrograma(p, js)
		p.Check("solicitud-1-programa")
		p.Press("Guardar y continuar")
		p.Press("Guardar y continuar") // with nothing in it
		p.Shows("Seguir sin completar")
		if bool(js) && !strings.Contains(browser.Eval[string](p, `document.activeElement.className`), "resumen-errores") {
			t.Error("the summary of errors does not have the focus")
		}
		p.Check("solicitud-2-errores")
		p.ClickOn(`a[href="#municipio"]`)
		if got := browser.Eval[string](p, `location.hash`); got != "#municipio" {
			t.Errorf("the line leads to %s", got)
		}
		laEmpresa(p, js)
		p.Check("solicitud-2-empresa")
		p.Press("Guardar y continuar")
		elHorario(p)
		p.Press("Guardar y continuar")
		p.Fill("justificacion", "Los asociados necesitan aprender a llevar las cuentas de su negocio.")
		p.Check("solicitud-4-justificacion")
		p.Press("Guardar y continuar")
		p.Check("solicitud-5-declaraciones")
		for _, d := range []string{"cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"} {
			p.Choose(d, "true")
		}
		p.Press("Guardar y continuar")
		p.Shows("No falta nada para enviarla")
		p.Check("solicitud-revisar")
		p.Press("Enviar a la coordinación")
		p.Shows("Solicitud enviada")
		p.Check("solicitud-enviada")
		p.Reload()
		p.Shows("Solicitud enviada")
	})
}

func TestTwoTabsAreCompared(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		p := browser.Open(t, apptest.New(t), js)
		p.SignIn(autora)
		alPrograma(p, js)
		p.Press("Guardar y continuar")
		otra := p.Tab()
		otra.Go(p.Path())
		otra.Fill("nombreEmpresa", "La de la otra pestaña")
		otra.Press("Guardar y salir")
		p.Fill("nombreEmpresa", "La mía, con todo lo escrito")
		p.Press("Guardar y continuar")
		p.Shows("cambió mientras usted la escribía")
		p.Shows("La de la otra pestaña")
		p.Shows("La mía, con todo lo escrito")
		p.Check("solicitud-conflicto")
		p.Press("Guardar lo mío")
		p.Shows("Seguir sin completar")
		if got := browser.Eval[string](p, `document.getElementsByName("nombreEmpresa")[0].value`); got != "La mía, con todo lo escrito" {
			t.Errorf("kept: %q", got)
		}
	})
}

func TestASessionThatEndsLosesNothingOfAStep(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		p := browser.Open(t, app, js)
		p.SignIn(autora)
		alPrograma(p, js)
		p.Press("Guardar y continuar")
		laEmpresa(p, js)
		app.Exec(t, "UPDATE sesiones SET cerrada_en = now()")
		p.Press("Guardar y continuar")
		p.Fill("email", autora+"@sena.edu.co")
		p.Fill("password", demo.Clave)
		p.Press("Ingresar")
		p.Shows("Fechas y horario")
		if got := app.Query(t, "SELECT nombre_empresa FROM solicitudes ORDER BY creada_en DESC, codigo DESC LIMIT 1"); got[0] != "Asociación de Panaderos de Barbosa" {
			t.Errorf("kept: %q", got)
		}
	})
}

func TestADraftKeepsItself(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	p := browser.Open(t, app, browser.With)
	p.SignIn(autora)
	alPrograma(p, browser.With)
	p.Press("Guardar y continuar")
	p.Fill("nombreEmpresa", "Se guarda sola")
	p.Fill("fechaCreacionEmpresa", "ayer")
	p.Shows("Guardada a las 10:00 a. m., menos un dato por corregir")
	if got := app.Query(t, "SELECT nombre_empresa FROM solicitudes ORDER BY codigo DESC LIMIT 1"); got[0] != "Se guarda sola" {
		t.Errorf("kept: %q", got[0])
	}
	p.Fill("fechaCreacionEmpresa", "1/2/2020")
	p.Fill("nombreEmpresa", "Y después la guardo yo")
	p.Press("Guardar y salir") // at once: the two never get in each other's way
	if got := app.Query(t, "SELECT nombre_empresa || ' ' || fecha_creacion_empresa FROM solicitudes ORDER BY codigo DESC LIMIT 1"); got[0] != "Y después la guardo yo 2020-02-01" {
		t.Errorf("kept: %q", got[0])
	}
}

func TestAKnownCompanyIsFilledIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	p := browser.Open(t, app, browser.With)
	p.SignIn(autora)
	conocida := app.Query(t, "SELECT nit_numero FROM solicitudes WHERE centro_id = 'centro-9546' AND revision > 0 AND nit_numero IS NOT NULL LIMIT 1")
	alPrograma(p, browser.With)
	p.Press("Guardar y continuar")
	p.Fill("direccionEmpresa", "La que escribí yo")
	p.Fill("nitEmpresa", conocida[0])
	p.Key("Tab")
	p.Shows("Llenamos los campos que estaban vacíos")
	p.Shows("Con su dígito de verificación es")
	valor := func(nombre string) string {
		return browser.Eval[string](p, `document.getElementsByName("`+nombre+`")[0].value`)
	}
	if valor("nombreEmpresa") == "" || valor("municipio") == "" || valor("direccionEmpresa") != "La que escribí yo" {
		t.Errorf("the fields are %q, %q, %q", valor("nombreEmpresa"), valor("municipio"), valor("direccionEmpresa"))
	}
	p.Check("solicitud-2-empresa-conocida")
}

func TestExtremeTextsFit(t *testing.T) {
	t.Parallel()
	p := browser.Open(t, apptest.New(t), browser.With)
	p.SignIn(autora)
	alPrograma(p, browser.With)
	p.Press("Guardar y continuar")
	laEmpresa(p, browser.With)
	for _, campo := range []string{"nombreEmpresa", "representanteLegal", "direccionEmpresa", "lugarFormacion", "nitEmpresa", "otroEspecificar"} {
		p.Fill(campo, strings.Repeat("W", 200))
	}
	p.Press("Guardar y continuar")
	p.Check("extremo-2-empresa")
	base, _, _ := strings.Cut(p.Path(), "/empresa")
	p.Go(base + "/justificacion")
	p.Fill("justificacion", strings.Repeat("Una frase que se repite hasta llenar el campo entero. ", 70))
	p.Fill("observaciones", strings.Repeat("W", 4000))
	p.Press("Guardar y continuar")
	p.Go(base + "/revisar")
	p.Check("extremo-revisar")
}
