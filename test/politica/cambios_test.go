package politica_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// cambiar changes an account behind the application's back and signs it in again.
func (m *mundo) cambiar(t *testing.T, p papel, asignacion string) llamante {
	t.Helper()
	l := m.vivos[p]
	m.app.Exec(t, "UPDATE usuarios SET "+asignacion+" WHERE correo = ?", l.correo)
	l.cliente.Get("/api/auth/me").Status(http.StatusUnauthorized)
	l.cliente = m.app.As(t, l.correo)
	return l
}

func TestAReviewerWhoMovesAwaySeesNothingOfTheOldCentre(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	o := m.en(t, "EN_REVISION")
	movida := m.cambiar(t, revisora, "centro_id = 'centro-9405'")
	antes := m.huella(t)
	for _, f := range deSolicitudes {
		letra := f.de(coordinadoraAjena, slices.Index(estados, "EN_REVISION"))
		m.rechazada(t, movida, m.peticion(f), letra, o)
	}
	m.intacta(t, antes, "the reviewer who moved")
	m.vivos[relevada].cliente.Post(o.ruta()+"/review", "{}").Status(http.StatusOK) // so that the work goes on
}

func TestAReviewerWhoBecomesAnInstructorDecidesNothing(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	o := m.en(t, "EN_REVISION")
	instructora := m.cambiar(t, revisora, "rol = 'INSTRUCTOR'")
	antes := m.huella(t)
	for _, f := range deSolicitudes {
		letra := f.de(colega, slices.Index(estados, "EN_REVISION"))
		m.rechazada(t, instructora, m.peticion(f), letra, o)
	}
	m.intacta(t, antes, "the reviewer who became an instructor")
}

func TestAnOwnerWhoMovesKeepsTheOwnAndTheCentreKeepsIts(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	o := m.en(t, "PENDIENTE")
	movida := m.cambiar(t, duena, "centro_id = 'centro-9405'")
	movida.cliente.Get(o.ruta()).Status(http.StatusOK)
	m.vivos[coordinadora].cliente.Get(o.ruta()).Status(http.StatusOK)
	m.rechazada(t, m.vivos[coordinadoraAjena], peticion{ruta: "GET /api/solicitudes/:id"}, '4', o)
	movida.cliente.Post(o.ruta()+"/withdraw", "{}").Status(http.StatusOK)
	m.rechazada(t, m.vivos[coordinadoraAjena], peticion{ruta: "GET /api/solicitudes/:id"}, '4', o)
}

func TestAnAuthorWhoBecomesCoordinatorNeverApprovesTheOwnWork(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	pendiente, tomada := m.en(t, "PENDIENTE"), m.en(t, "PENDIENTE")
	ascendida := m.cambiar(t, duena, "rol = 'COORDINADOR'")
	ascendida.cliente.Post(tomada.ruta()+"/review", "{}").Status(http.StatusOK)
	antes := m.huella(t)
	for _, c := range []struct {
		o      objeto
		ofrece []string
	}{
		{pendiente, []string{"DEVOLVER", "RECHAZAR", "TOMAR"}},
		{tomada, []string{"DEVOLVER", "RECHAZAR", "SOLTAR"}},
	} {
		if got := textos(ascendida.cliente.Get(c.o.ruta()).Status(http.StatusOK).List("solicitud.acciones")); !slices.Equal(got, c.ofrece) {
			t.Errorf("the author is offered %q, want %q", got, c.ofrece)
		}
		r := m.rechazada(t, ascendida, peticion{ruta: "POST /api/solicitudes/:id/approve"}, '9', c.o)
		if got := textos(r.List("permitidas")); !slices.Equal(got, c.ofrece) {
			t.Errorf("the refusal allows %q, want %q", got, c.ofrece)
		}
		m.rechazada(t, ascendida, peticion{ruta: "PUT /api/solicitudes/:id"}, '3', c.o)
	}
	m.intacta(t, antes, "the author")
}

func TestAClashWithAnotherCentreShowsNothingOfIt(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	ajeno := m.en(t, "APROBADA")
	formulario := m.vivos[duena].cliente.Get(ajeno.ruta()).JSON()["solicitud"].(map[string]any)
	movida := m.cambiar(t, duena, "centro_id = 'centro-9405'")

	nuevo := m.formulario(t, llamante{centro: "9405"})
	nuevo["nombreEmpresa"], nuevo["isDraft"] = "Empresa de Bogotá", false
	nuevo["fechaInicioCurso"], nuevo["horarios"] = formulario["fechaInicioCurso"], formulario["horarios"]
	id := movida.cliente.Post("/api/solicitudes", nuevo).Status(http.StatusCreated).Text("solicitud.id")
	coordina := m.vivos[coordinadoraAjena].cliente
	for _, r := range []apptest.Response{
		coordina.Get("/api/solicitudes/" + id).Status(http.StatusOK),
		coordina.Post("/api/solicitudes/"+id+"/approve", "{}").Status(http.StatusConflict),
		coordina.Get("/solicitudes/" + id).Status(http.StatusOK),
		coordina.Get("/solicitudes/" + id + "/decidir").Status(http.StatusOK),
	} {
		if !strings.Contains(strings.ToLower(string(r.Body)), "otro centro") {
			t.Errorf("%s does not tell of the clash: %s", r.Request, r.Body)
		}
		callan(t, ajeno, r)
	}
	callan(t, ajeno, coordina.Get("/solicitudes-pendientes?cruces=true").Status(http.StatusOK))
	callan(t, ajeno, coordina.Get("/todas-solicitudes?instructor="+m.app.Query(t, "SELECT instructor_id FROM solicitudes WHERE id = ?", id)[0]).Status(http.StatusOK))
	callan(t, ajeno, coordina.Get("/dashboard").Status(http.StatusOK))
	callan(t, ajeno, coordina.Get("/ultima-empresa?nitEmpresa=900555555").Status(http.StatusOK))
	coordina.Post("/api/solicitudes/"+id+"/approve", `{"justificacion": "El instructor ya no dicta el curso del otro centro."}`).Status(http.StatusOK)
	callan(t, ajeno, coordina.Get("/solicitudes/"+id).Status(http.StatusOK))
	callan(t, ajeno, coordina.Get("/solicitudes/"+id+"/reprogramar").Status(http.StatusOK))
	callan(t, ajeno, coordina.PostForm("/solicitudes/"+id+"/reprogramar/vista-previa").Status(http.StatusOK))
}

func callan(t *testing.T, ajeno objeto, r apptest.Response) {
	t.Helper()
	for _, secreto := range []string{ajeno.id, ajeno.codigo, ajeno.empresa} {
		if strings.Contains(string(r.Body), secreto) {
			t.Errorf("%s shows %q of another centre: %s", r.Request, secreto, r.Body)
		}
	}
}
