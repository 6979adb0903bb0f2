package solicitudes_test

import (
	"strings"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// enSalon puts a course into the Salón.
func enSalon(d solicitudes.Datos) solicitudes.Datos {
	d.AmbienteID = mundo.Salon
	return d
}

// delColega is an approved course of Bruno in the Salón: 40 hours, Mondays and Wednesdays from 8 to 12, from 1 February on.
func delColega(t *testing.T, c *casa) app.View {
	t.Helper()
	p := mundo.Completa()
	p.Valores.AmbienteID, p.Dados["ambienteId"] = mundo.Salon, true
	v, err := c.Crear.Execute(t.Context(), mundo.Bruno, app.CrearInput{Parche: p, Enviar: true})
	bien(t, v, err)
	v, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: app.Target{ID: v.ID}})
	return bien(t, v, err)
}

func TestAnAmbienteThatCannotBeChosenIsTriedOutByNobody(t *testing.T) {
	c := nuevaCasa()
	delColega(t, c)
	inicio := kernel.NewDate(2027, time.February, 8)
	for nombre, caso := range map[string]struct {
		por      kernel.Actor
		ambiente string
	}{
		"absent":             {mundo.Ines, "no-hay"},
		"of another centre":  {mundo.Ines, mundo.Cocina},
		"not used any more":  {mundo.Ines, mundo.Bodega},
		"no id":              {mundo.Ines, "a\x00b"},
		"no id, too long":    {mundo.Ines, strings.Repeat("a", 300)},
		"from elsewhere":     {mundo.Fabio, mundo.Salon},
		"without any centre": {mundo.Greta, mundo.Salon},
	} {
		plan := app.PlanearInput{Datos: lunes(inicio, 0)}
		plan.Datos.AmbienteID = caso.ambiente
		_, err := c.Planear.Execute(t.Context(), caso.por, plan)
		son(t, nombre+", a plan", punteros(t, err), "/ambienteId", "/duracionMaxima")
		pregunta := busca(inicio)
		pregunta.Datos.AmbienteID, pregunta.Datos.DuracionMaxima = caso.ambiente, 0
		_, err = c.CuandoPuedo.Execute(t.Context(), caso.por, pregunta)
		son(t, nombre+", a question", punteros(t, err), "/ambienteId", "/duracionMaxima")
	}
}

func TestAPlanShowsTheClashesOfItsAmbiente(t *testing.T) {
	c := nuevaCasa()
	suya := delColega(t, c)
	datos := lunes(kernel.NewDate(2027, time.February, 8), 8) // Mondays from 10 to 14
	for nombre, caso := range map[string]struct {
		por    kernel.Actor
		codigo string
	}{"an instructor": {mundo.Ines, "otro curso"}, "the coordination": {mundo.Carla, suya.Codigo}} {
		v, err := c.Planear.Execute(t.Context(), caso.por, app.PlanearInput{Datos: enSalon(datos)})
		var want []solicitudes.Cruce
		for _, dia := range []int{8, 15} {
			want = append(want, solicitudes.Cruce{Codigo: caso.codigo, Estado: solicitudes.Aprobada, PorAmbiente: true,
				Fecha: kernel.NewDate(2027, time.February, dia), Desde: 600, Hasta: 720})
		}
		son(t, nombre, bien(t, v, err).Cruces, want...)
		if v.Carga.Minutos != 4*60 || len(v.Ocupacion) == 0 || !v.Ocupacion[0].PorAmbiente {
			t.Errorf("%s: the load has %d minutes, taken is %+v", nombre, v.Carga.Minutos, v.Ocupacion)
		}
	}
	v, err := c.Planear.Execute(t.Context(), mundo.Ines, app.PlanearInput{Datos: datos})
	if bien(t, v, err); len(v.Cruces) > 0 || len(v.Ocupacion) > 0 {
		t.Errorf("nobody named it: %+v, %+v", v.Cruces, v.Ocupacion)
	}
	v, err = c.Planear.Execute(t.Context(), mundo.Bruno, app.PlanearInput{Datos: enSalon(datos)})
	if bien(t, v, err); len(v.Cruces) != 2 || v.Cruces[0].PorAmbiente || v.Cruces[0].Codigo != suya.Codigo {
		t.Errorf("whose course it is: %+v", v.Cruces)
	}
	v, err = c.Planear.Execute(t.Context(), mundo.Bruno, app.PlanearInput{Datos: enSalon(datos), Excepto: suya.ID})
	if bien(t, v, err); len(v.Cruces) > 0 {
		t.Errorf("it clashes with itself: %+v", v.Cruces)
	}
}

func TestAStartIsFoundWhenTheAmbienteIsFreeToo(t *testing.T) {
	c := nuevaCasa()
	suya := delColega(t, c)
	inicio := kernel.NewDate(2027, time.February, 1)
	h, err := c.CuandoPuedo.Execute(t.Context(), mundo.Ines, busca(inicio))
	son(t, "without it", inicios(bien(t, h, err)), inicio, inicio.AddDays(7), inicio.AddDays(14))

	pregunta := busca(inicio)
	pregunta.Datos.AmbienteID = mundo.Salon
	h, err = c.CuandoPuedo.Execute(t.Context(), mundo.Ines, pregunta)
	bien(t, h, err)
	if ultima := suya.Sesiones[len(suya.Sesiones)-1].Fecha; len(h.Ofertas) != 3 || h.Ofertas[0].Primera().Before(ultima.AddDays(-6)) {
		t.Errorf("offered %v, taken until %s", inicios(h), ultima)
	}
	if !strings.Contains(h.Explicacion, "con otro curso en el mismo ambiente") || strings.Contains(h.Explicacion, suya.Codigo) || h.Ambiente.Nombre != "Salón 101" {
		t.Errorf("%s, %+v", h.Explicacion, h.Ambiente)
	}
	pregunta.Excepto = suya.ID
	h, err = c.CuandoPuedo.Execute(t.Context(), mundo.Bruno, pregunta)
	son(t, "not in its own way", inicios(bien(t, h, err)), inicio, inicio.AddDays(7), inicio.AddDays(14))
}

func TestAPreviewShowsWhatIsTakenInTheAmbiente(t *testing.T) {
	c := nuevaCasa()
	delColega(t, c)
	p := mundo.Parche(lunes(kernel.NewDate(2027, time.February, 8), 8), "fechaInicioCurso", "horarios", "duracionMaxima")
	id := c.borrador(t).ID
	if v := previa(t, c, mundo.Ines, id, p); len(v.Ocupacion) > 0 || len(v.Cruces) > 0 {
		t.Errorf("none chosen: %+v", v.Ocupacion)
	}
	elige := mundo.Parche(enSalon(solicitudes.Datos{}), "ambienteId")
	v, err := c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: app.Target{ID: id}, Parche: elige})
	bien(t, v, err)
	w := previa(t, c, mundo.Ines, id, p)
	if len(w.Ocupacion) == 0 || len(w.Cruces) != 2 {
		t.Fatalf("got %+v, %+v", w.Ocupacion, w.Cruces)
	}
	for _, o := range w.Ocupacion {
		if !o.PorAmbiente || o.Codigo != "otro curso" || o.Estado != solicitudes.Aprobada {
			t.Errorf("got %+v", o)
		}
	}
}
