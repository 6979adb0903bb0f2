package solicitudestest

import (
	"errors"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// enAmbiente adds an ambiente to what is written.
func enAmbiente(p solicitudes.Parche, ambiente string) solicitudes.Parche {
	p.Valores.AmbienteID, p.Dados["ambienteId"] = ambiente, true
	return p
}

func deAmbiente(id string) solicitudes.Ambiente {
	for _, l := range Lugares() {
		if l.ID == id {
			return l.Ambiente
		}
	}
	return solicitudes.Ambiente{}
}

func ambientesElegibles(t *testing.T, b *banco) {
	for nombre, ambiente := range map[string]string{"of another centre": Cocina, "not used any more": Bodega, "absent": "no-hay", "no id": "a\x00b"} {
		_, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{Parche: enAmbiente(Completa(), ambiente)})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Kind != fault.Invalid || f.Fields[0].Pointer != "/ambienteId" {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	v := b.enviada(t, Ines, enAmbiente(Completa(), Salon))
	for lector, d := range map[string]solicitudes.Datos{"what was answered": v.Datos, "what is kept": b.ver(t, v.ID).Datos} {
		if d.AmbienteID != Salon || d.Ambiente != deAmbiente(Salon) || d.TipoAmbiente != "AULA" {
			t.Errorf("%s: got %+v and %s", lector, d.Ambiente, d.TipoAmbiente)
		}
	}
	copia, err := b.Duplicar.Execute(t.Context(), Ines, app.DuplicarInput{Target: app.Target{ID: v.ID}})
	if err != nil || copia.Datos.Ambiente != deAmbiente(Salon) {
		t.Errorf("the copy: got %+v, %v", copia.Datos.Ambiente, err)
	}
	v, err = b.Editar.Execute(t.Context(), Ines, app.EditarInput{Target: app.Target{ID: v.ID}, Parche: enAmbiente(Parche(solicitudes.Datos{}), "")})
	if err != nil || v.Datos.AmbienteID != "" || v.Datos.Ambiente != (solicitudes.Ambiente{}) || v.Datos.TipoAmbiente != "AULA" {
		t.Errorf("taken out: got %+v, %v", v.Datos.Ambiente, err)
	}
	mundos, err := b.Entornos.LeerVarios(t.Context(), []app.ConsultaEntorno{{Centro: Oriente, Ambiente: Taller}, {Centro: Oriente}, {Centro: Financieros, Ambiente: Taller}})
	if err != nil || len(mundos) != 3 || mundos[0].Entorno.Ambiente == nil || *mundos[0].Entorno.Ambiente != deAmbiente(Taller) ||
		mundos[1].Entorno.Ambiente != nil || mundos[2].Entorno.Ambiente != nil {
		t.Errorf("many: got %+v, %v", mundos, err)
	}
}

func rivalesDeAmbiente(t *testing.T, b *banco) {
	dia := func(d int) kernel.Date { return kernel.NewDate(2027, time.March, d) }
	for i, c := range []struct {
		estado   solicitudes.Estado
		de       kernel.UsuarioID
		ambiente string
	}{
		{solicitudes.Aprobada, Bruno.ID, Salon}, {solicitudes.Pendiente, Bruno.ID, Salon}, {solicitudes.Devuelta, Bruno.ID, Salon}, {solicitudes.Aprobada, Bruno.ID, Taller},
		{solicitudes.Aprobada, Ines.ID, Salon}, {solicitudes.Aprobada, Bruno.ID, ""}, {solicitudes.EnRevision, Bruno.ID, Salon},
	} {
		e := b.en(c.estado, i+1, dia(1), dia(8))
		e.InstructorID, e.Datos.AmbienteID, e.Datos.Ambiente = c.de, c.ambiente, deAmbiente(c.ambiente)
		e.Datos.TipoAmbiente = e.Datos.Ambiente.Tipo
		if c.estado == solicitudes.Pendiente {
			e.Datos.FechaFinalizacionCurso = dia(8) // the others have none, as old data may
		}
		b.agregada(t, e)
	}
	rival := func(n int, estado solicitudes.Estado, de, revisor kernel.UsuarioID, porAmbiente bool) solicitudes.Rival {
		return solicitudes.Rival{ID: b.borrador(n).ID, Codigo: b.borrador(n).Codigo, Estado: estado, CentroID: Oriente, InstructorID: de, RevisorID: revisor,
			PorAmbiente: porAmbiente, Sesiones: []horarios.Sesion{{Fecha: dia(1), Desde: 8 * 60, Hasta: 10 * 60}}}
	}
	de := func(n int, estado solicitudes.Estado, revisor kernel.UsuarioID) solicitudes.Rival {
		return rival(n, estado, Bruno.ID, revisor, true)
	}
	for nombre, c := range map[string]struct {
		q    app.ConsultaRivales
		want []solicitudes.Rival
	}{
		"in an ambiente": {app.ConsultaRivales{Instructor: Ines.ID, Ambiente: Salon}, []solicitudes.Rival{de(1, solicitudes.Aprobada, ""), de(2, solicitudes.Pendiente, ""),
			rival(5, solicitudes.Aprobada, Ines.ID, "", false), de(7, solicitudes.EnRevision, Carla.ID)}},
		"not itself":           {app.ConsultaRivales{Instructor: Ines.ID, Ambiente: Taller, Excepto: "s-00004"}, []solicitudes.Rival{rival(5, solicitudes.Aprobada, Ines.ID, "", false)}},
		"of nobody else":       {app.ConsultaRivales{Instructor: Fabio.ID, Ambiente: Taller}, []solicitudes.Rival{de(4, solicitudes.Aprobada, "")}},
		"without an ambiente":  {app.ConsultaRivales{Instructor: Ines.ID}, []solicitudes.Rival{rival(5, solicitudes.Aprobada, Ines.ID, "", false)}},
		"in one that is empty": {app.ConsultaRivales{Instructor: Fabio.ID, Ambiente: Cocina}, nil},
	} {
		c.q.Desde, c.q.Hasta = dia(1), dia(7)
		got, err := b.Reader.Rivales(t.Context(), c.q)
		if d := diferencias(got, c.want); err != nil || d != "" {
			t.Errorf("%s: %v %s", nombre, err, d)
		}
	}
	if got, err := b.Reader.Rivales(t.Context(), app.ConsultaRivales{Instructor: Fabio.ID, Ambiente: Salon, Desde: dia(9), Hasta: dia(30)}); err != nil || len(got) > 0 {
		t.Errorf("after all of them: got %v, %v", got, err)
	}
}

// probarEnAmbiente: a plan, a question and a preview meet what is taken in the ambiente, and refuse one that cannot be chosen.
func probarEnAmbiente(t *testing.T, b *banco) {
	suya := b.enviada(t, Bruno, enAmbiente(DeUnDia(miercoles(0)), Salon))
	sinError(t, b.aprobando(t, Carla, suya.ID)())
	datos := DeUnDia(miercoles(0)).Valores
	for ambiente, quiere := range map[string]int{"": 0, Taller: 0, Salon: 1} {
		datos.AmbienteID = ambiente
		plan, err := b.Planear.Execute(t.Context(), Ines, app.PlanearInput{Datos: datos})
		if err != nil || len(plan.Cruces) != quiere || len(plan.Ocupacion) != quiere || quiere == 1 && (!plan.Cruces[0].PorAmbiente || plan.Cruces[0].Codigo == suya.Codigo) {
			t.Errorf("a plan in %q: %+v, %+v, %v", ambiente, plan.Cruces, plan.Ocupacion, err)
		}
		var q app.CuandoPuedoInput
		q.Datos = datos
		h, err := b.CuandoPuedo.Execute(t.Context(), Ines, q)
		if err != nil || len(h.Ofertas) == 0 || (h.Ofertas[0].Primera() == datos.FechaInicioCurso) != (quiere == 0) || h.Ambiente != deAmbiente(ambiente) {
			t.Errorf("a question about %q: %+v, %v", ambiente, h, err)
		}
		v, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{Parche: enAmbiente(DeUnDia(miercoles(0)), ambiente)})
		sinError(t, err)
		previa, err := b.Previsualizar.Execute(t.Context(), Ines, app.PrevisualizarInput{ID: v.ID})
		if err != nil || len(previa.Ocupacion) != quiere || quiere == 1 && !previa.Ocupacion[0].PorAmbiente {
			t.Errorf("a preview in %q: %+v, %v", ambiente, previa.Ocupacion, err)
		}
	}
	for nombre, ambiente := range map[string]string{"of another centre": Cocina, "not used any more": Bodega, "absent": "no-hay", "no id": "a\x00b"} {
		datos.AmbienteID = ambiente
		_, plan := b.Planear.Execute(t.Context(), Ines, app.PlanearInput{Datos: datos})
		_, pregunta := b.CuandoPuedo.Execute(t.Context(), Ines, app.CuandoPuedoInput{Busqueda: solicitudes.Busqueda{Datos: datos}})
		for _, err := range []error{plan, pregunta} {
			f, ok := errors.AsType[*fault.Error](err)
			if !ok || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Pointer != "/ambienteId" {
				t.Errorf("%s: got %v", nombre, err)
			}
		}
	}
}

// dosEnUnAmbiente: of two courses of two instructors that want one ambiente at one time one is approved.
func dosEnUnAmbiente(t *testing.T, b *banco) {
	for i := range repeticiones {
		una, otra := b.enviada(t, Ines, enAmbiente(DeUnDia(miercoles(i)), Salon)), b.enviada(t, Bruno, enAmbiente(DeUnDia(miercoles(i)), Salon))
		ganador := gana(t, simultaneos(b.aprobando(t, Carla, una.ID), b.aprobando(t, Dario, otra.ID)), solicitudes.ErrCruce)
		ids := []kernel.SolicitudID{una.ID, otra.ID}
		b.decidida(t, ids[ganador], solicitudes.Aprobada, solicitudes.Aprobar, "SolicitudAprobada")
		v, err := b.Ver.Execute(t.Context(), Greta, ids[1-ganador])
		sinError(t, err)
		if v.Estado != solicitudes.Pendiente || len(v.Cruces) != 1 || !v.Cruces[0].PorAmbiente {
			t.Errorf("the loser is %s and shows %+v", v.Estado, v.Cruces)
		}
	}
	b.cuenta(t, app.SerieFichas, 2026, repeticiones+1)
}

func (b *banco) aprobando(t *testing.T, por kernel.Actor, id kernel.SolicitudID) func() error {
	return func() error {
		_, err := b.Aprobar.Execute(t.Context(), por, app.AprobarInput{Target: app.Target{ID: id}})
		return err
	}
}

// ambientesCruzados: locks on instructors and on ambientes that cross let everybody pass, one after the other.
func ambientesCruzados(t *testing.T, b *banco) {
	for i := range repeticiones {
		a := b.enviada(t, Ines, enAmbiente(DeUnDia(miercoles(i)), Salon))
		otra := b.enviada(t, Bruno, enAmbiente(DeUnDia(miercoles(i)), Salon))
		c := b.enviada(t, Ines, enAmbiente(DeUnDia(miercoles(i)), Taller))
		d := b.enviada(t, Bruno, enAmbiente(DeUnDia(miercoles(i)), Taller))
		ids := []kernel.SolicitudID{a.ID, otra.ID, c.ID, d.ID}
		errs := simultaneos(b.aprobando(t, Carla, a.ID), b.aprobando(t, Dario, otra.ID), b.aprobando(t, Greta, c.ID), b.aprobando(t, Carla, d.ID))
		for j, err := range errs {
			if err != nil && !errors.Is(err, solicitudes.ErrCruce) {
				t.Fatalf("the %d-th got %v", j, err)
			}
		}
		// Any first one leaves room for exactly the one that shares neither instructor nor ambiente with it.
		ganan := [4]bool{errs[0] == nil, errs[1] == nil, errs[2] == nil, errs[3] == nil}
		if ganan != [4]bool{true, false, false, true} && ganan != [4]bool{false, true, true, false} {
			t.Fatalf("approved are %v", ganan)
		}
		for j, id := range ids {
			if v := b.ver(t, id); (v.Estado == solicitudes.Aprobada) != ganan[j] {
				t.Errorf("the %d-th is %s", j, v.Estado)
			}
		}
	}
}

// cambiarDeAmbiente: an approval holds the ambiente that the course really gets.
func cambiarDeAmbiente(t *testing.T, b *banco) {
	for i := range repeticiones {
		tomado := b.enviada(t, Bruno, enAmbiente(DeUnDia(miercoles(i)), Taller))
		sinError(t, b.aprobando(t, Carla, tomado.ID)())
		v := b.enviada(t, Ines, enAmbiente(DeUnDia(miercoles(i)), Salon))
		mudar := func() error {
			_, err := b.Editar.Execute(t.Context(), Ines, app.EditarInput{Target: app.Target{ID: v.ID}, Parche: enAmbiente(Parche(solicitudes.Datos{}), Taller)})
			return err
		}
		errs := simultaneos(mudar, b.aprobando(t, Carla, v.ID))
		final := b.ver(t, v.ID)
		switch {
		case errs[0] == nil && (errors.Is(errs[1], solicitudes.ErrModificada) || errors.Is(errs[1], solicitudes.ErrCruce)):
			if final.Estado != solicitudes.Pendiente || final.Datos.AmbienteID != Taller {
				t.Errorf("the move won, but it is %s in %s", final.Estado, final.Datos.AmbienteID)
			}
		case errs[1] == nil && errors.Is(errs[0], solicitudes.ErrEstado):
			if final.Estado != solicitudes.Aprobada || final.Datos.AmbienteID != Salon {
				t.Errorf("the approval won, but it is %s in %s", final.Estado, final.Datos.AmbienteID)
			}
		default:
			t.Fatalf("the move got %v and the approval %v", errs[0], errs[1])
		}
	}
}
