package solicitudes_test

import (
	"strings"
	"testing"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func (c *casa) pegar(t *testing.T, por kernel.Actor, in app.PegarFichasInput) (app.PegadoView, error) {
	t.Helper()
	return c.PegarFichas.Execute(t.Context(), por, in)
}

func TestPastingFichasIsForTheCoordination(t *testing.T) {
	c := nuevaCasa()
	v := c.aprobada(t)
	antes := c.foto(t, v.ID)
	in := app.PegarFichasInput{Texto: v.Codigo + " 3012345", Confirmar: true}
	for _, por := range []kernel.Actor{mundo.Ines, mundo.Nadie} {
		_, err := c.pegar(t, por, in)
		mal(t, err, solicitudes.ErrRol)
	}
	p, err := c.pegar(t, mundo.Elena, in) // of another centre
	bien(t, p, err)
	otra, err := c.pegar(t, mundo.Elena, app.PegarFichasInput{Texto: "SOL-2026-999 3012345"})
	bien(t, otra, err)
	if p.Asignadas != 0 || p.Lineas[0].Resultado != solicitudes.CodigoNoExiste || p.Lineas[0].Mensaje != otra.Lineas[0].Mensaje {
		t.Errorf("out of scope it says %+v, absent %+v", p, otra)
	}
	c.igual(t, antes)
	_, err = c.pegar(t, mundo.Carla, app.PegarFichasInput{Texto: " \n", Confirmar: true})
	son(t, "fields", punteros(t, err), "/texto")
}

func TestAPreviewOfFichasKeepsNothing(t *testing.T) {
	c := nuevaCasa()
	v := c.aprobada(t)
	antes := c.foto(t, v.ID)
	p, err := c.pegar(t, mundo.Carla, app.PegarFichasInput{Texto: v.Codigo + " 3012345"})
	bien(t, p, err)
	if p.Asignadas != 0 || p.Lineas[0].Resultado != solicitudes.PorAsignar {
		t.Errorf("got %+v", p)
	}
	c.igual(t, antes)
}

func TestPastedFichasAreAssignedAsOneIs(t *testing.T) {
	c := nuevaCasa()
	v, pendiente := c.aprobada(t), c.enviada(t)
	in := app.PegarFichasInput{Texto: pendiente.Codigo + " 3012346\n" + v.Codigo + "\t3012345"}
	p, err := c.pegar(t, mundo.Carla, in)
	bien(t, p, err)
	in.Confirmar, in.Visto = true, p.Visto
	for range 2 { // sent twice it is done once and answered alike
		p, err = c.pegar(t, mundo.Carla, in)
		if bien(t, p, err).Asignadas != 1 || p.Lineas[0].Resultado != solicitudes.CursoSinAprobar {
			t.Errorf("got %+v", p)
		}
	}
	f := c.foto(t, v.ID)
	if f.vista.Ficha != (solicitudes.Ficha{Numero: "3012345"}) {
		t.Errorf("the ficha is %+v", f.vista.Ficha)
	}
	son(t, "historial", c.acciones(t, v.ID)[3:], solicitudes.AsignarFicha)
	if e := ultimo[solicitudes.FichaAsignada](t, c); e.NumeroFicha != "3012345" || e.Anterior == "" {
		t.Errorf("the event is %+v", e)
	}
	if p, err = c.pegar(t, mundo.Greta, app.PegarFichasInput{Texto: in.Texto, Confirmar: true}); bien(t, p, err).Asignadas != 0 || p.Lineas[1].Resultado != solicitudes.YaLaTiene {
		t.Errorf("again it says %+v", p)
	}
}

func TestAPasteThatWouldNowDoSomethingElseDoesNothing(t *testing.T) {
	c := nuevaCasa()
	v := c.aprobada(t)
	c.at = c.at.AddDate(0, 0, 1)
	otra, err := c.Crear.Execute(t.Context(), mundo.Bruno, app.CrearInput{Parche: mundo.Completa(), Enviar: true})
	bien(t, otra, err)
	texto := strings.Join([]string{v.Codigo + " 3012345", otra.Codigo + " 3012346"}, "\n")
	p, err := c.pegar(t, mundo.Carla, app.PegarFichasInput{Texto: texto})
	bien(t, p, err)
	otra, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: app.Target{ID: otra.ID}})
	bien(t, otra, err)
	antes := c.foto(t, v.ID)
	_, err = c.pegar(t, mundo.Carla, app.PegarFichasInput{Texto: texto, Confirmar: true, Visto: p.Visto})
	mal(t, err, solicitudes.ErrFichasCambiaron)
	_, err = c.pegar(t, mundo.Carla, app.PegarFichasInput{Texto: v.Codigo + " 3012399", Confirmar: true, Visto: p.Visto})
	mal(t, err, solicitudes.ErrFichasCambiaron)
	c.igual(t, antes)
}
