package solicitudes_test

import (
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestTheStartPageOfAnInstructorSaysWhatWaits(t *testing.T) {
	c := nuevaCasa()
	vacio, err := c.TableroInstructor.Execute(t.Context(), mundo.Bruno)
	bien(t, vacio, err)
	if vacio.Abiertas+len(vacio.Devueltas)+len(vacio.Borradores)+len(vacio.Enviadas)+len(vacio.Clases)+vacio.Balance.Cursos != 0 {
		t.Errorf("nothing was written, and yet %+v", vacio)
	}
	c.aprobada(t)
	primera := c.borrador(t)
	devuelta := c.enviada(t)
	_, err = c.Devolver.Execute(t.Context(), mundo.Carla, app.DevolverInput{Target: app.Target{ID: devuelta.ID},
		Correcciones: []solicitudes.Correccion{{Campo: "/nitEmpresa", Texto: "Revise el NIT."}, {Campo: "/justificacion", Texto: "Diga para quién."}}})
	bien(t, devuelta, err)
	c.at = c.at.Add(time.Hour)
	enviada, segunda := c.enviada(t), c.borrador(t)
	c.at = time.Date(2027, time.February, 3, 15, 0, 0, 0, time.UTC)
	tablero, err := c.TableroInstructor.Execute(t.Context(), mundo.Ines)
	bien(t, tablero, err)
	son(t, "returned", ids(tablero.Devueltas), devuelta.ID)
	son(t, "drafts", ids(tablero.Borradores), segunda.ID, primera.ID)
	son(t, "sent", ids(tablero.Enviadas), enviada.ID)
	if tablero.Abiertas != 4 || len(tablero.Devueltas[0].Correcciones) != 2 || !slices.Contains(tablero.Devueltas[0].Acciones, solicitudes.Editar) {
		t.Errorf("open: %d, remarks %v, actions %v", tablero.Abiertas, tablero.Devueltas[0].Correcciones, tablero.Devueltas[0].Acciones)
	}
	vista, err := c.Ver.Execute(t.Context(), mundo.Ines, segunda.ID)
	if want := bien(t, vista, err).Advertencias; len(want) < 10 || len(tablero.Borradores[0].Advertencias) != len(want) {
		t.Errorf("a draft lacks %d things on the start page, %d on its own", len(tablero.Borradores[0].Advertencias), len(want))
	}
	if n := len(tablero.Clases); n != 4 || tablero.Clases[0].Numero != 2 || tablero.Clases[0].Sesion.Fecha != kernel.NewDate(2027, time.February, 3) {
		t.Errorf("%d classes, %+v", n, tablero.Clases)
	}
	if b := tablero.Balance; b.Anio != 2027 || b.Cursos != 1 || b.Aprendices != 20 || b.MinutosPrevistos != 40*60 || b.MinutosDictados != 4*60 || len(b.PorEstado) != 0 {
		t.Errorf("the year is %+v", b)
	}
}

func ids(vistas []app.View) (ids []kernel.SolicitudID) {
	for _, v := range vistas {
		ids = append(ids, v.ID)
	}
	return ids
}

func TestTheStartPageOfThoseWhoDecide(t *testing.T) {
	c := nuevaCasa()
	c.aprobada(t)
	for range 7 {
		c.enviada(t)
	}
	tablero := func(por kernel.Actor) app.TableroCoordinacion {
		t.Helper()
		v, err := c.TableroCoordinacion.Execute(t.Context(), por)
		return bien(t, v, err)
	}
	c.at = time.Date(2027, time.January, 26, 15, 0, 0, 0, time.UTC) // six days before the course
	got := tablero(mundo.Carla)
	if len(got.Cola.Filas) != 5 || got.Cola.Total != 7 || got.Cola.Filas[0].Dias != 64 || got.Cifras.Espera[solicitudes.EsperaLarga] != 7 || got.Regionales != nil {
		t.Errorf("the queue is %+v, the figures %+v", got.Cola, got.Cifras)
	}
	if len(got.Cursos.Proximos) != 1 || got.Cursos.Proximos[0].DiasParaIniciar != 6 || got.Cursos.ProximosSinFicha != 1 || got.Cursos.TotalProvisionales != 1 {
		t.Errorf("the courses are %+v", got.Cursos)
	}
	if otra := tablero(mundo.Elena); otra.Cola.Total+otra.Cursos.TotalProximos+otra.TotalCargas+otra.Cifras.Espera[solicitudes.EsperaLarga] != 0 {
		t.Errorf("another centre sees %+v", otra)
	}
	if pais := tablero(mundo.Greta); pais.Cola.Total != 7 || len(pais.Regionales) != 1 || pais.Regionales[0].Largas != 7 {
		t.Errorf("the country is %+v", pais)
	}
}

func TestHeavyLoadsAreToldOncePerInstructorAndWorstFirst(t *testing.T) {
	c := nuevaCasa()
	lunes := kernel.NewDate(2027, time.February, 1)
	aprobar := func(por kernel.Actor, aprueba kernel.Actor, programa kernel.ProgramaID, dias, horas int) {
		t.Helper()
		p := mundo.Completa()
		p.Valores.ProgramaID = programa
		p.Valores.Horarios = nil
		for i := range dias {
			p.Valores.Horarios = append(p.Valores.Horarios, solicitudes.Horario{Dia: i%7 + 1, Desde: 6 * 60, Hasta: (6 + horas) * 60})
		}
		v, err := c.Crear.Execute(t.Context(), por, app.CrearInput{Parche: p, Enviar: true})
		bien(t, v, err)
		_, err = c.Aprobar.Execute(t.Context(), aprueba, app.AprobarInput{Target: app.Target{ID: v.ID}})
		bien(t, v, err)
	}
	aprobar(mundo.Ines, mundo.Carla, mundo.Panaderia, 3, 10)    // 30 of 32 hours, then 10
	aprobar(mundo.Bruno, mundo.Carla, mundo.Panaderia, 5, 8)    // 40 of 40
	aprobar(mundo.Fabio, mundo.Elena, mundo.Contabilidad, 3, 9) // 27 of 40
	c.at = lunes.AddDays(-20).Time().Add(15 * time.Hour)
	v, err := c.TableroCoordinacion.Execute(t.Context(), mundo.Greta)
	bien(t, v, err)
	if v.TotalCargas != 2 || v.Cargas[0].Instructor != mundo.Bruno.Nombre || v.Cargas[0].LimiteMinutos != 40*60 || v.Cargas[0].Minutos != 40*60 ||
		v.Cargas[1].Instructor != mundo.Ines.Nombre || v.Cargas[1].Minutos != 30*60 || v.Cargas[1].Lunes != lunes {
		t.Errorf("the loads are %+v", v.Cargas)
	}
	c.at = lunes.AddDays(-22).Time().Add(15 * time.Hour) // the fifth week is too far
	if v, err = c.TableroCoordinacion.Execute(t.Context(), mundo.Greta); bien(t, v, err).TotalCargas != 0 {
		t.Errorf("five weeks ahead: %+v", v.Cargas)
	}
}
