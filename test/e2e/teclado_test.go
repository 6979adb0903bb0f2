package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// escribir goes to a field with the Tab key and types.
func escribir(p *browser.Page, campo, texto string) {
	p.TabTo(campo)
	p.Key(texto)
}

// seguir goes to a button with the Tab key and presses it.
func seguir(p *browser.Page, boton string) {
	p.TabTo(boton)
	p.PressKey("Enter")
}

func TestASolicitudIsWrittenWithTheKeyboardAlone(t *testing.T) {
	app := apptest.New(t)
	p := browser.Open(t, app, browser.With)
	p.Go("/login")
	escribir(p, "email", autora+"@sena.edu.co")
	escribir(p, "password", "Complementaria.2026")
	p.PressKey("Enter")
	seguir(p, "Nueva solicitud")
	seguir(p, "Contabilidad básica para pequeños negocios")
	escribir(p, "numeroAprendicesInscribir", "20")
	p.PressKey("Enter") // the default button of the form goes on

	escribir(p, "nombreEmpresa", "Asociación de Panaderos de Barbosa")
	escribir(p, "representanteLegal", "Carmen Pinzón")
	escribir(p, "direccionEmpresa", "Carrera 7 # 10-20")
	escribir(p, "departamento", "Santander")
	p.Until(`document.getElementsByName("municipio")[0].options.length > 50`)
	escribir(p, "municipio", "Barbosa")
	escribir(p, "lugarFormacion", "Salón comunal")
	escribir(p, "tipoAmbiente", "Aula")
	seguir(p, "Guardar y continuar")

	escribir(p, "inicioInscripcion", "13/1/2027")
	escribir(p, "finalizacionInscripcion", "27/1/2027")
	escribir(p, "fechaInicioCurso", "1/2/2027")
	escribir(p, "horarios.0.diaSemana", "Lunes")
	escribir(p, "horarios.0.horaInicio", "8")
	escribir(p, "horarios.0.horaFin", "12")
	seguir(p, "Guardar y continuar")

	escribir(p, "justificacion", "Los asociados necesitan aprender a llevar las cuentas de su negocio.")
	seguir(p, "Guardar y continuar")
	for _, declaracion := range []string{"cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"} {
		p.TabTo(declaracion)
		p.Key("Space")
	}
	seguir(p, "Guardar y continuar")
	seguir(p, "Enviar a la coordinación")
	p.Shows("Solicitud enviada")
	if n := app.Count(t, "SELECT count(*) FROM solicitudes WHERE nombre_empresa = 'Asociación de Panaderos de Barbosa' AND municipio = '68077' AND estado = 'PENDIENTE' AND justificacion LIKE 'Los asociados%'"); n < 1 {
		t.Error("it was not sent as it was typed")
	}
}

// The week is a view on the rows: it takes the same blocks from the arrow keys and the space bar.
func TestTheWeekIsPaintedWithTheKeyboard(t *testing.T) {
	app := apptest.New(t)
	p := browser.Open(t, app, browser.With)
	p.SignIn(instructora)
	p.Go("/editar-solicitud/" + borradorCon(t, app, nil) + "/horario")
	p.Until(`document.querySelector('[role=grid]')`)
	for range 400 {
		p.Key("Tab")
		if browser.Eval[bool](p, `!!document.activeElement.closest('[role=grid]')`) {
			break
		}
	}
	p.Key("Space")
	for range 3 {
		p.Key("ArrowDown")
	}
	p.Key("Space")
	p.Until(`document.getElementsByName('horarios.0.horaInicio')[0]?.value && document.getElementsByName('horarios.0.horaFin')[0]?.value`)
}
