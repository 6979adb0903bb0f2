package solicitudes_test

import (
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func todaLaCola() app.FiltroCola { return app.FiltroCola{Pagina: 1, Limite: 20} }

func TestOnlyThoseWhoDecideSeeTheQueue(t *testing.T) {
	c := nuevaCasa()
	v := c.enviada(t)
	for _, por := range []kernel.Actor{mundo.Ines, mundo.Fabio, mundo.Nadie} {
		_, err := c.Cola.Execute(t.Context(), por, todaLaCola())
		mal(t, err, solicitudes.ErrRol)
		_, err = c.VecinosDeCola.Execute(t.Context(), por, v.ID)
		mal(t, err, solicitudes.ErrRol)
		_, err = c.TableroCoordinacion.Execute(t.Context(), por)
		mal(t, err, solicitudes.ErrRol)
	}
	for _, por := range []kernel.Actor{mundo.Carla, mundo.Greta, mundo.Nadie} {
		_, err := c.TableroInstructor.Execute(t.Context(), por)
		mal(t, err, solicitudes.ErrRol)
	}
	_, err := c.Cola.Execute(t.Context(), mundo.Greta, app.FiltroCola{ConCruce: true, Pagina: 1, Limite: 20})
	mal(t, err, app.ErrCruceSinCentro)
	_, err = c.VecinosDeCola.Execute(t.Context(), mundo.Elena, v.ID)
	mal(t, err, solicitudes.ErrNoEncontrada)

	f := todaLaCola()
	f.Centro = mundo.Oriente
	for _, s := range []struct {
		por    kernel.Actor
		filtro app.FiltroCola
		filas  int
	}{{mundo.Elena, todaLaCola(), 0}, {mundo.Elena, f, 0}, {mundo.Carla, todaLaCola(), 1}, {mundo.Greta, todaLaCola(), 1}, {mundo.Greta, f, 1}} {
		p, err := c.Cola.Execute(t.Context(), s.por, s.filtro)
		bien(t, p, err)
		if len(p.Filas) != s.filas || p.Total != s.filas || p.Conteos[app.ColaEntera] != s.filas {
			t.Errorf("%s sees %d of %d", s.por.Nombre, len(p.Filas), p.Total)
		}
	}
}

func TestARowOfTheQueueIsJudgedByTheClock(t *testing.T) {
	c := nuevaCasa()
	aprobada := c.aprobada(t) // Mondays and Wednesdays from 8 to 12, from 2027-02-01 on
	segunda := c.enviada(t)
	tercera := c.enviada(t)
	for _, s := range []struct {
		at           time.Time
		dias, faltan int
	}{
		{mundo.Ahora, 0, 70},
		{time.Date(2026, time.November, 24, 4, 59, 0, 0, time.UTC), 0, 70},
		{time.Date(2026, time.November, 24, 5, 0, 0, 0, time.UTC), 1, 69},
		{time.Date(2027, time.February, 2, 5, 0, 0, 0, time.UTC), 71, -1},
	} {
		c.at = s.at
		p, err := c.Cola.Execute(t.Context(), mundo.Carla, todaLaCola())
		bien(t, p, err)
		if len(p.Filas) != 2 || p.Filas[0].ID != segunda.ID || p.Filas[1].ID != tercera.ID {
			t.Fatalf("the queue is %+v", p.Filas)
		}
		fila := p.Filas[0]
		n := len(aprobada.Sesiones)
		if fila.Dias != s.dias || fila.DiasParaIniciar != s.faltan || fila.Avisos.Bloquean != n || fila.Avisos.Advierten != n ||
			fila.Avisos.Carga.Minutos != 16*60 || fila.Avisos.LimiteMinutos != 32*60 {
			t.Errorf("at %s: %d days, begins in %d, %+v", s.at, fila.Dias, fila.DiasParaIniciar, fila.Avisos)
		}
	}
	v, err := c.VecinosDeCola.Execute(t.Context(), mundo.Carla, segunda.ID)
	bien(t, v, err)
	if v.Posicion != 1 || v.Total != 2 || v.Anterior != nil || v.Siguiente == nil || v.Siguiente.Codigo != tercera.Codigo {
		t.Errorf("the neighbours are %+v", v)
	}
}

func TestCountsByStateAreThoseOfTheList(t *testing.T) {
	c := nuevaCasa()
	c.borrador(t)
	c.enviada(t)
	c.aprobada(t)
	for _, por := range []kernel.Actor{mundo.Ines, mundo.Carla, mundo.Greta, mundo.Bruno, mundo.Elena, mundo.Nadie} {
		conteos, err := c.ContarPorEstado.Execute(t.Context(), por, app.Filtro{})
		bien(t, conteos, err)
		for _, e := range solicitudes.Estados() {
			p, err := c.Listar.Execute(t.Context(), por, app.Filtro{Estados: []solicitudes.Estado{e}, Pagina: 1, Limite: 10})
			if bien(t, p, err).Total != conteos.PorEstado[e] {
				t.Errorf("%s, %s: %d rows, counted %d", por.Nombre, e, p.Total, conteos.PorEstado[e])
			}
		}
	}
}
