package correostest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

type mensajes struct{ t *transaccion }

func (r mensajes) Add(_ context.Context, nuevos []correos.Mensaje) (int, error) {
	n := 0
	for _, m := range nuevos {
		if _, ok := r.t.m.usuarios[m.Para.Usuario]; !ok && m.Para.Usuario != "" {
			return 0, errSinCuenta
		}
		if r.hay(m) {
			continue
		}
		r.t.e.mensajes[m.ID] = guardado{Mensaje: copia(m)}
		n++
	}
	return n, nil
}

func (r mensajes) hay(m correos.Mensaje) bool {
	for _, g := range r.t.e.mensajes {
		if g.Entrega == m.Entrega && g.Tipo == m.Tipo && g.Para == m.Para {
			return true
		}
	}
	return false
}

func (r mensajes) Get(_ context.Context, id string) (correos.Mensaje, error) {
	g, ok := r.t.e.mensajes[id]
	if !ok {
		return correos.Mensaje{}, correos.ErrNoEncontrado
	}
	return copia(g.Mensaje), nil
}

func (r mensajes) Save(_ context.Context, m correos.Mensaje) error {
	r.t.e.cambiar(m)
	return nil
}

func (r mensajes) Muertos(context.Context) ([]correos.Mensaje, error) {
	return r.t.e.elegidos(func(g guardado) bool { return g.Estado == correos.Muerto }), nil
}

func (r mensajes) ConResumen(context.Context) ([]kernel.UsuarioID, error) {
	esperan := map[kernel.UsuarioID]bool{}
	for _, g := range r.t.e.mensajes {
		if g.Estado == correos.ParaResumen {
			esperan[g.Para.Usuario] = true
		}
	}
	return slices.Sorted(maps.Keys(esperan)), nil
}

func (r mensajes) Resumir(_ context.Context, de kernel.UsuarioID, resumen string, at time.Time) error {
	for id, g := range r.t.e.mensajes {
		if g.Para.Usuario == de && g.Estado == correos.ParaResumen {
			g.Estado, g.resumen, g.Terminado = correos.EnResumen, resumen, at
			r.t.e.mensajes[id] = g
		}
	}
	return nil
}

type eventos struct{ t *transaccion }

func (r eventos) Reintentar(_ context.Context, id int64) error {
	e, ok := r.t.e.entregas[id]
	switch {
	case !ok:
		return correos.ErrSinEvento
	case e.Muerto.IsZero():
		return correos.ErrNoReintenta
	}
	e.Muerto, e.Intentos = time.Time{}, 0
	r.t.e.entregas[id] = e
	return nil
}

func (r eventos) ReintentarTodos(ctx context.Context) (int, error) {
	n := 0
	for id, e := range r.t.e.entregas {
		if e.Muerto.IsZero() {
			continue
		}
		if err := r.Reintentar(ctx, id); err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

type preferencias struct{ t *transaccion }

func (r preferencias) Save(_ context.Context, de kernel.UsuarioID, cambios correos.Preferencias, _ time.Time) error {
	if _, ok := r.t.m.usuarios[de]; !ok {
		return errSinCuenta
	}
	if len(cambios) > 0 && r.t.e.preferencias[de] == nil {
		r.t.e.preferencias[de] = correos.Preferencias{}
	}
	maps.Copy(r.t.e.preferencias[de], cambios)
	return nil
}

type jornadas struct{ t *transaccion }

func (r jornadas) Empezar(_ context.Context, tarea string, dia kernel.Date, _ time.Time) (bool, error) {
	j := jornada{tarea, dia}
	if r.t.e.jornadas[j] {
		return false, nil
	}
	r.t.e.jornadas[j] = true
	return true, nil
}

func (r jornadas) Demoradas(_ context.Context, dia kernel.Date, dias []int) ([]app.Demora, error) {
	demoras := []app.Demora{}
	for _, s := range r.t.e.solicitudes {
		if s.Estado != espera {
			continue
		}
		lleva, nueva := dia.DaysSince(kernel.Today(s.En)), false
		for _, n := range dias {
			if nota := (recordada{s.ID, s.Revision, n}); lleva >= n && !r.t.e.recordadas[nota] {
				r.t.e.recordadas[nota], nueva = true, true
			}
		}
		if nueva {
			demoras = append(demoras, app.Demora{Centro: s.Centro, Demorada: s.Demorada(lleva)})
		}
	}
	slices.SortFunc(demoras, func(a, b app.Demora) int {
		return cmp.Or(cmp.Compare(a.Centro, b.Centro), cmp.Compare(b.Dias, a.Dias), cmp.Compare(a.Codigo, b.Codigo))
	})
	return demoras, nil
}
