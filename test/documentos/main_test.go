// Package documentos_test asks the whole application for papers and sheets.
package documentos_test

import (
	"net/http"
	"testing"
	"time"

	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// People of the demonstration.
const (
	autora      = "instructor2.9546"
	colega      = "instructor1.9546"
	coordinador = "coordinador.9546"
	otroCentro  = "coordinador.9405"
	admin       = "admin"
)

// octubre is a week before the course of formulario begins.
var octubre = time.Date(2025, time.October, 20, 15, 0, 0, 0, time.UTC)

// formulario is complete: from lunes to viernes, 18 to 22, from 2025-10-27 on, 40 hours.
func formulario(t *testing.T, app *apptest.App) map[string]any {
	t.Helper()
	var filas []any
	for _, dia := range []string{"LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES"} {
		filas = append(filas, map[string]any{"diaSemana": dia, "horaInicio": "18:00", "horaFin": "22:00"})
	}
	return map[string]any{
		"programaId": app.Query(t, "SELECT id FROM programas WHERE codigo = '73310037'")[0], "isDraft": false,
		"responsableNombre": "Responsable Única", "responsableCedula": "52345678", "responsableEmail": "responsable@sena.edu.co",
		"numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL", "departamento": "Santander", "municipio": "Barbosa",
		"nombreEmpresa": "Asociación de Panaderos", "nitEmpresa": "900.555.555-2", "representanteLegal": "Rosa Inés Ardila", "direccionEmpresa": "Carrera 7 # 10-20",
		"telefonosEmpresa": "310 123 4567", "lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA", "programaEmprendimiento": true,
		"inicioInscripcion": "2025-10-21", "finalizacionInscripcion": "2025-10-24", "fechaInicioCurso": "2025-10-27",
		"horarios": filas, "justificacion": "Los asociados necesitan aprender a llevar las cuentas de su negocio.",
		"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
	}
}

// enviada is the path, below /api, of a solicitud that autora has sent.
func enviada(t *testing.T, app *apptest.App) string {
	t.Helper()
	return "/solicitudes/" + app.As(t, autora).Post("/api/solicitudes", formulario(t, app)).Status(http.StatusCreated).Text("solicitud.id")
}

// aprobada is one that the coordination has approved.
func aprobada(t *testing.T, app *apptest.App) string {
	t.Helper()
	ruta := enviada(t, app)
	app.As(t, coordinador).Post("/api"+ruta+"/approve", map[string]any{"justificacion": "Lo acordó con la coordinación."}).Status(http.StatusOK)
	return ruta
}
