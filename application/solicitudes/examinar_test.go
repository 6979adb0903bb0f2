package solicitudes_test

import (
	"context"
	"strings"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestOnlyTheCoordinationInScopeExamines(t *testing.T) {
	c := nuevaCasa()
	id := c.enviada(t).ID
	for _, caso := range []struct {
		por    kernel.Actor
		quiere error
	}{{mundo.Ines, solicitudes.ErrRol}, {mundo.Bruno, solicitudes.ErrRol}, {mundo.Nadie, solicitudes.ErrRol}, {mundo.Elena, solicitudes.ErrNoEncontrada}} {
		_, err := c.Examinar.Execute(t.Context(), caso.por, id)
		mal(t, err, caso.quiere)
	}
	_, err := c.Examinar.Execute(t.Context(), mundo.Greta, "no-hay")
	mal(t, err, solicitudes.ErrNoEncontrada)
}

func TestAnExaminationHasAllThatADecisionNeeds(t *testing.T) {
	c := nuevaCasa()
	primera := c.enviada(t)
	_, err := c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: app.Target{ID: primera.ID}})
	bien(t, 0, err)
	v := c.enviada(t) // the same days and hours
	for _, por := range []kernel.Actor{mundo.Carla, mundo.Greta} {
		x, err := c.Examinar.Execute(t.Context(), por, v.ID)
		bien(t, x, err)
		if x.ID != v.ID || len(x.Historial) != 2 || len(x.Diferencias) != 0 || x.Vinculo != "PLANTA" || x.CursosAnio != 1 || x.LimiteMinutos != 32*60 {
			t.Errorf("%s: got %+v", por.Nombre, x)
		}
		if len(x.Choques) != 1 || !x.Choques[0].Bloquea || x.Choques[0].Codigo != primera.Codigo || len(x.Choques[0].Cruces) != len(v.Sesiones) || !x.PideJustificacion() {
			t.Errorf("%s: the clashes are %+v", por.Nombre, x.Choques)
		}
		if len(x.Cargas) != 5 || x.Cargas[0].Propios != 480 || x.Cargas[0].Otros != 480 {
			t.Errorf("%s: the load is %+v", por.Nombre, x.Cargas)
		}
		if !strings.Contains(x.Explicacion, "termina el") {
			t.Errorf("%s: %q", por.Nombre, x.Explicacion)
		}
	}
	x, err := c.Examinar.Execute(t.Context(), mundo.Carla, v.ID)
	son(t, "what the coordinator may do", bien(t, x, err).Acciones, solicitudes.Tomar, solicitudes.Devolver, solicitudes.Aprobar, solicitudes.Rechazar, solicitudes.Entregar)
}

// unaMenos is a reader of solicitudes that have a class less than what would be planned now, as after a change of the
// holidays.
type unaMenos struct{ app.Reader }

func (r unaMenos) Ver(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.View, error) {
	v, err := r.Reader.Ver(ctx, id, alcance)
	v.Sesiones = v.Sesiones[1:]
	return v, err
}

func TestAnExplanationIsNotGivenForAnotherCalendar(t *testing.T) {
	c := nuevaCasa()
	id := c.enviada(t).ID
	uc := app.New(app.Deps{Reader: unaMenos{c.memoria}, Entornos: c.memoria, Now: func() time.Time { return c.at }})
	x, err := uc.Examinar.Execute(t.Context(), mundo.Carla, id)
	if bien(t, x, err).Explicacion != "" {
		t.Errorf("it explains %q", x.Explicacion)
	}
}

func TestDifferencesAreForEverybodyInScope(t *testing.T) {
	c := nuevaCasa()
	id := c.enviada(t).ID
	_, err := c.Devolver.Execute(t.Context(), mundo.Carla, app.DevolverInput{Target: app.Target{ID: id},
		Correcciones: []solicitudes.Correccion{{Campo: "/numeroAprendicesInscribir", Texto: "No caben"}}})
	bien(t, 0, err)
	c.at = c.at.Add(time.Hour)
	edicion := app.EditarInput{Target: app.Target{ID: id}, Parche: mundo.Parche(solicitudes.Datos{Aprendices: 12}, "numeroAprendicesInscribir"), Destino: solicitudes.Enviada}
	_, err = c.Editar.Execute(t.Context(), mundo.Ines, edicion)
	bien(t, 0, err)
	for _, por := range []kernel.Actor{mundo.Ines, mundo.Carla, mundo.Greta} {
		d, err := c.VerDiferencias.Execute(t.Context(), por, id)
		bien(t, d, err)
		if len(d) != 1 || d[0].Campo.Nombre != "numeroAprendicesInscribir" || *d[0].Antes != "20" || *d[0].Ahora != "12" || d[0].Observaciones[0] != "No caben" {
			t.Errorf("%s: got %+v", por.Nombre, d)
		}
	}
	for _, por := range []kernel.Actor{mundo.Bruno, mundo.Elena, mundo.Nadie} {
		_, err := c.VerDiferencias.Execute(t.Context(), por, id)
		mal(t, err, solicitudes.ErrNoEncontrada)
	}
}
