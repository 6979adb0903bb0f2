package politica_test

import (
	"fmt"
	"maps"
	"net/http"
	"testing"
	"time"
)

// estados are in the order of the columns of the tables.
var estados = []string{"BORRADOR", "PENDIENTE", "EN_REVISION", "DEVUELTA", "APROBADA", "RECHAZADA", "CANCELADA"}

// objeto is a solicitud of the duena.
type objeto struct {
	id, codigo, empresa string
}

// ruta is where the solicitud is read.
func (o objeto) ruta() string { return "/api/solicitudes/" + o.id }

// paso is one verb on the way to a state.
type paso struct {
	por           papel
	verbo, cuerpo string
}

// caminos lead from PENDIENTE to the other states.
var caminos = map[string][]paso{
	"EN_REVISION": {{relevada, "review", `{}`}, {revisora, "review", `{}`}},
	"DEVUELTA":    {{revisora, "return", `{"comentarios": "Complete la dirección."}`}},
	"APROBADA":    {{revisora, "review", `{}`}, {revisora, "approve", `{}`}},
	"RECHAZADA":   {{revisora, "reject", `{"comentarios": "El curso ya se ofrece."}`}},
	"CANCELADA":   {{duena, "cancel", `{"comentarios": "La empresa desistió."}`}},
}

// en makes a solicitud of the duena and brings it into a state.
func (m *mundo) en(t *testing.T, estado string) objeto {
	t.Helper()
	formulario := m.formulario(t, m.vivos[duena])
	formulario["isDraft"] = estado == "BORRADOR"
	creada := m.vivos[duena].cliente.In(t).Post("/api/solicitudes", formulario).Status(http.StatusCreated)
	o := objeto{id: creada.Text("solicitud.id"), codigo: creada.Text("solicitud.codigo"), empresa: creada.Text("solicitud.nombreEmpresa")}
	for _, p := range caminos[estado] {
		m.vivos[p.por].cliente.In(t).Post(o.ruta()+"/"+p.verbo, p.cuerpo).Status(http.StatusOK)
	}
	if got := m.vivos[duena].cliente.In(t).Get(o.ruta()).Status(http.StatusOK).Text("solicitud.estado"); got != estado {
		t.Fatalf("the way to %s leads to %s", estado, got)
	}
	return o
}

// formulario is complete, for a programme of the centre of l. Its one class of an hour meets no other one.
func (m *mundo) formulario(t *testing.T, l llamante) map[string]any {
	t.Helper()
	m.siguiente++
	dia := time.Date(2027, time.March, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, m.siguiente/16)
	hora := 6 + m.siguiente%16
	horario := map[string]any{"fecha": dia.Format(time.DateOnly), "diaSemana": dias[dia.Weekday()],
		"horaInicio": fmt.Sprintf("%02d:00", hora), "horaFin": fmt.Sprintf("%02d:00", hora+1)}
	formulario := maps.Clone(plantilla)
	maps.Copy(formulario, map[string]any{
		"programaId":       m.programaDe(t, l.centro),
		"nombreEmpresa":    fmt.Sprintf("Empresa Reservada %d", m.siguiente),
		"fechaInicioCurso": dia.Format(time.DateOnly),
		"horarios":         []any{horario},
	})
	return formulario
}

// programaDe is a programme of a centre that can be asked for.
func (m *mundo) programaDe(t *testing.T, centro string) string {
	t.Helper()
	return m.uno(t, "SELECT id FROM programas WHERE centro_id = ? AND activo ORDER BY codigo LIMIT 1", "centro-"+centro)
}

var dias = [...]string{"DOMINGO", "LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO"}

var plantilla = map[string]any{
	"duracionMaxima": 1, "numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL", "departamento": "Santander", "municipio": "Vélez",
	"representanteLegal": "Rosalba Reservada", "direccionEmpresa": "Calle 9 # 2-30", "telefonosEmpresa": "3105550101",
	"lugarFormacion": "Casa de la cultura", "tipoAmbiente": "AULA", "inicioInscripcion": "2027-01-13", "finalizacionInscripcion": "2027-02-15",
	"omitirFestivos": false, "omitirRecesos": false,
	"justificacion":    "La asociación necesita este curso para atender mejor a sus clientes.",
	"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
}
