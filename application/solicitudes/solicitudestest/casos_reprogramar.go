package solicitudestest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const porObra = "La sede entra en obra"

// propuestaVuelve checks that a proposal, with every field that one can have, comes back as it was and can be cleared.
func propuestaVuelve(t *testing.T, b *banco) {
	dia := func(d int) kernel.Date { return kernel.NewDate(2027, time.March, d) }
	v := b.aprobada(t, DeUnDia(miercoles(0)))
	p := solicitudes.Propuesta{Motivo: dificil, Fin: dia(27), En: Ahora.Add(time.Millisecond), Programacion: solicitudes.Programacion{
		FechaInicioCurso: dia(11), OmitirFestivos: true, OmitirRecesos: true,
		FechasExcluidas: []horarios.Rango{{Desde: dia(12), Hasta: dia(13)}, {Desde: dia(1), Hasta: dia(1)}}, FechasIncluidas: []kernel.Date{dia(14), dia(2)},
		Horarios: []solicitudes.Horario{{Dia: 4, Fecha: dia(11), Desde: 6 * 60, Hasta: 7 * 60, Flexible: true, Observaciones: dificil}, {Dia: 5, Desde: 60, Hasta: 120}},
	}}
	minima := solicitudes.Propuesta{Motivo: porObra, Fin: dia(5), En: Ahora, Programacion: solicitudes.Programacion{FechaInicioCurso: dia(5),
		Horarios: []solicitudes.Horario{{Dia: 5, Desde: 60, Hasta: 120}}}}
	e := v.Expediente
	for _, propuesta := range []*solicitudes.Propuesta{&p, &minima, nil} {
		e.Propuesta = propuesta
		sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Solicitudes.Save(ctx, solicitudes.Restore(e)) }))
		e.Version++
		b.vuelve(t, e)
	}
}

// seReprograma plays a proposal and the answer to it.
func seReprograma(t *testing.T, b *banco) {
	ctx, v := t.Context(), b.aprobada(t, Completa())
	o := app.Target{ID: v.ID}
	propuesta, err := b.Reprogramar.Execute(ctx, Ines, app.ReprogramarInput{Target: o, Reprogramacion: reprogramacion(
		Parche(solicitudes.Datos{FechaInicioCurso: kernel.NewDate(2027, time.March, 1)}, "fechaInicioCurso"))})
	sinError(t, err)
	if p := propuesta.Propuesta; p == nil || p.Motivo != porObra || p.Fin != kernel.NewDate(2027, time.April, 5) || len(p.Horarios) != 2 ||
		!slices.Equal(propuesta.Sesiones, v.Sesiones) || !slices.Contains(propuesta.Acciones, solicitudes.ProponerReprogramacion) {
		t.Errorf("proposed: %+v", propuesta.Propuesta)
	}
	ensayo, err := b.EnsayarReprogramacion.Execute(ctx, Carla, app.EnsayarInput{ID: v.ID, Parche: tardesDelMartes()})
	sinError(t, err)
	movida, err := b.Reprogramar.Execute(ctx, Carla, app.ReprogramarInput{Target: o, Reprogramacion: reprogramacion(tardesDelMartes())})
	sinError(t, err)
	if movida.Propuesta != nil || movida.Ficha != v.Ficha || len(movida.Datos.Horarios) != 1 || !slices.Equal(movida.Sesiones, ensayo.Sesiones) || movida.Sesiones[0].Desde != 14*60 {
		t.Errorf("moved: %+v", movida.Expediente)
	}
	b.vuelve(t, movida.Expediente)
	movimientos, err := b.Reader.Historial(ctx, v.ID, pais)
	sinError(t, err)
	ultimo := movimientos[len(movimientos)-1]
	sesiones := ultimo.Cambios[len(ultimo.Cambios)-1]
	if ultimo.Accion != solicitudes.Reprogramar || sesiones.Campo != solicitudes.CambioDeSesiones || strings.Count(*sesiones.Antes, "\n") != len(v.Sesiones)-1 {
		t.Errorf("the historial ends with %+v", ultimo)
	}
	_, err = b.DescartarPropuesta.Execute(ctx, Carla, app.DescartarPropuestaInput{Target: o, Motivo: porObra})
	es(t, err, solicitudes.ErrSinPropuesta)
	if got := b.Eventos(t, v.ID); !slices.Equal(got, []string{"SolicitudEnviada", "SolicitudAprobada", "ReprogramacionPropuesta", "SolicitudReprogramada"}) {
		t.Errorf("the events are %v", got)
	}
}

func (b *banco) aprobada(t *testing.T, p solicitudes.Parche) app.View {
	t.Helper()
	v, err := b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: app.Target{ID: b.enviada(t, Ines, p).ID}})
	sinError(t, err)
	return v
}

func reprogramacion(p solicitudes.Parche) solicitudes.Reprogramacion {
	return solicitudes.Reprogramacion{Motivo: porObra, Parche: p}
}

func tardesDelMartes() solicitudes.Parche {
	return Parche(solicitudes.Datos{Horarios: []solicitudes.Horario{{Dia: 2, Desde: 14 * 60, Hasta: 18 * 60}}}, "horarios")
}

// aFecha moves a course of one day.
func aFecha(fecha kernel.Date) solicitudes.Reprogramacion {
	p := DeUnDia(fecha)
	p.Dados = map[string]bool{"fechaInicioCurso": true, "horarios": true}
	return reprogramacion(p)
}

func (b *banco) mover(t *testing.T, por kernel.Actor, o app.Target, r solicitudes.Reprogramacion) func() error {
	return func() error {
		_, err := b.Reprogramar.Execute(t.Context(), por, app.ReprogramarInput{Target: o, Reprogramacion: r})
		return err
	}
}

func dosReprogramaciones(t *testing.T, b *banco) {
	for i := range repeticiones {
		v := b.aprobada(t, DeUnDia(miercoles(i)))
		vio := app.Target{ID: v.ID, Version: &v.Version}
		dias := []kernel.Date{miercoles(100 + i), miercoles(200 + i)}
		ganador := gana(t, simultaneos(b.mover(t, Carla, vio, aFecha(dias[0])), b.mover(t, Dario, vio, aFecha(dias[1]))), solicitudes.ErrModificada)
		if final := b.ver(t, v.ID); final.Version != v.Version+1 || len(final.Sesiones) != 1 || final.Sesiones[0].Fecha != dias[ganador] {
			t.Errorf("it ends as version %d with %v", final.Version, final.Sesiones)
		}
		igual := b.mover(t, Carla, app.Target{ID: v.ID}, aFecha(miercoles(300+i)))
		gana(t, simultaneos(igual, igual), solicitudes.ErrSinCambios)
	}
}

func reprogramarYAprobar(t *testing.T, b *banco) {
	for i := range repeticiones {
		movida, pendiente := b.aprobada(t, DeUnDia(miercoles(i))), b.enviada(t, Ines, DeUnDia(miercoles(100+i)))
		aprobar := func() error {
			_, err := b.Aprobar.Execute(t.Context(), Dario, app.AprobarInput{Target: app.Target{ID: pendiente.ID}})
			return err
		}
		ganador := gana(t, simultaneos(b.mover(t, Carla, app.Target{ID: movida.ID}, aFecha(miercoles(100+i))), aprobar), solicitudes.ErrCruce)
		fecha, estado := b.ver(t, movida.ID).Sesiones[0].Fecha, b.ver(t, pendiente.ID).Estado
		if (ganador == 0) != (fecha == miercoles(100+i)) || (ganador == 1) != (estado == solicitudes.Aprobada) {
			t.Errorf("%d won, but one is on %s and the other %s", ganador, fecha, estado)
		}
	}
}

func reprogramarYCancelar(t *testing.T, b *banco) {
	for i := range repeticiones {
		v := b.aprobada(t, DeUnDia(miercoles(i)))
		cancelar := func() error {
			_, err := b.Cancelar.Execute(t.Context(), Dario, app.CancelarInput{Target: app.Target{ID: v.ID}, Motivo: porObra})
			return err
		}
		errs := simultaneos(b.mover(t, Ines, app.Target{ID: v.ID}, aFecha(miercoles(100+i))), cancelar)
		if errs[1] != nil || (errs[0] != nil && !errors.Is(errs[0], solicitudes.ErrEstado)) {
			t.Errorf("got %v", errs)
		}
		if final := b.ver(t, v.ID); final.Estado != solicitudes.Cancelada || final.Propuesta != nil {
			t.Errorf("it is %s with %+v", final.Estado, final.Propuesta)
		}
	}
}

// dosCopias checks that a copy asked for twice under one id is made once, and under nobody else's id.
func dosCopias(t *testing.T, b *banco) {
	v, ajena := b.enviada(t, Ines, Completa()), b.enviada(t, Bruno, Completa())
	copiar := func(id kernel.SolicitudID) (app.View, error) {
		return b.Duplicar.Execute(t.Context(), Ines, app.DuplicarInput{Target: app.Target{ID: v.ID, Version: &v.Version}, Copia: id})
	}
	for i := range repeticiones {
		id := kernel.SolicitudID("copia-" + time.Duration(i).String())
		codigos := make([]string, 2)
		var intentos []func() error
		for j := range codigos {
			intentos = append(intentos, func() error {
				c, err := copiar(id)
				codigos[j] = c.Codigo
				if err == nil && c.ID != id {
					t.Errorf("the copy is %s", c.ID)
				}
				return err
			})
		}
		sinError(t, errors.Join(simultaneos(intentos...)...))
		if codigos[0] != codigos[1] || codigos[0] == "" {
			t.Errorf("the copies are %q", codigos)
		}
		if got := b.acciones(t, id); !slices.Equal(got, []solicitudes.Accion{solicitudes.Duplicar}) {
			t.Errorf("the historial has %v", got)
		}
	}
	if _, err := copiar(ajena.ID); err == nil {
		t.Error("a copy took the id of somebody else's")
	}
	b.vuelve(t, ajena.Expediente)
}
