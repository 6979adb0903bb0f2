package solicitudestest

import (
	"context"
	"slices"
	"strings"
	"testing"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

var porRetiro = solicitudes.Entrega{Motivo: "Se retira del centro"}

// seEntrega hands an approved course over and looks for its classes where clashes are looked for.
func seEntrega(t *testing.T, b *banco) {
	ctx, v := t.Context(), b.aprobada(t, Completa())
	desde, hasta := v.Sesiones[0].Fecha, v.Sesiones[len(v.Sesiones)-1].Fecha
	_, err := b.Entregar.Execute(ctx, Ines, app.EntregarInput{Target: app.Target{ID: v.ID}, Instructor: Bruno.ID, Entrega: porRetiro})
	es(t, err, solicitudes.ErrRol)
	_, err = b.Entregar.Execute(ctx, Elena, app.EntregarInput{Target: app.Target{ID: v.ID}, Instructor: Bruno.ID, Entrega: porRetiro})
	es(t, err, solicitudes.ErrNoEncontrada)
	entregada, err := b.Entregar.Execute(ctx, Carla, app.EntregarInput{Target: app.Target{ID: v.ID}, Instructor: Bruno.ID, Entrega: porRetiro})
	sinError(t, err)
	if entregada.InstructorID != Bruno.ID || entregada.Estado != v.Estado || entregada.Datos.ResponsableNombre != Bruno.Nombre || entregada.Version != v.Version+1 {
		t.Errorf("handed over: %+v", entregada.Expediente)
	}
	b.vuelve(t, entregada.Expediente)
	for quien, quiere := range map[kernel.UsuarioID]int{Ines.ID: 0, Bruno.ID: 1} {
		rivales, err := b.Reader.Rivales(ctx, app.ConsultaRivales{Instructor: quien, Excepto: "otra", Desde: desde, Hasta: hasta})
		sinError(t, err)
		if len(rivales) != quiere {
			t.Errorf("%s has %d courses, want %d", quien, len(rivales), quiere)
		}
		sinError(t, b.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
			ids, err := tx.Solicitudes.EnManosDe(ctx, quien, pais, desde, true)
			if len(ids) != quiere {
				t.Errorf("%s has %v in hand, want %d", quien, ids, quiere)
			}
			return err
		}))
	}
	movimientos, err := b.Reader.Historial(ctx, v.ID, pais)
	sinError(t, err)
	if ultimo := movimientos[len(movimientos)-1]; ultimo.Accion != solicitudes.Entregar || !strings.HasSuffix(ultimo.Comentario, porRetiro.Motivo) {
		t.Errorf("the last movement is %+v", ultimo)
	}
}

// todasONinguna hands over what somebody has in hand: a clash of one keeps all of them where they are.
func todasONinguna(t *testing.T, b *banco) {
	ctx := t.Context()
	choca, otra := b.aprobada(t, DeUnDia(miercoles(0))), b.enviada(t, Ines, DeUnDia(miercoles(1)))
	deBruno := b.enviada(t, Bruno, DeUnDia(miercoles(0)))
	_, err := b.Aprobar.Execute(ctx, Carla, app.AprobarInput{Target: app.Target{ID: deBruno.ID}})
	sinError(t, err)
	in := app.EntregarTodasInput{De: Ines.ID, Instructor: Bruno.ID, Entrega: porRetiro}
	_, err = b.EntregarTodas.Execute(ctx, Elena, in)
	es(t, err, solicitudes.ErrNadaPorEntregar)
	_, err = b.EntregarTodas.Execute(ctx, Carla, in)
	es(t, err, solicitudes.ErrCruce)
	if !strings.Contains(err.Error(), choca.Codigo) {
		t.Errorf("%v does not say which", err)
	}
	de := func() (duenos []kernel.UsuarioID) {
		for _, id := range []kernel.SolicitudID{choca.ID, otra.ID} {
			v, err := b.Reader.Ver(ctx, id, pais)
			sinError(t, err)
			duenos = append(duenos, v.InstructorID)
		}
		return duenos
	}
	if got := de(); !slices.Equal(got, []kernel.UsuarioID{Ines.ID, Ines.ID}) {
		t.Errorf("refused, they are of %v", got)
	}
	in.Entrega.Justificacion = "Otra persona dará esa clase del cruce"
	n, err := b.EntregarTodas.Execute(ctx, Carla, in)
	sinError(t, err)
	if got := de(); n != 2 || !slices.Equal(got, []kernel.UsuarioID{Bruno.ID, Bruno.ID}) {
		t.Errorf("%d handed over, they are of %v", n, got)
	}
}
