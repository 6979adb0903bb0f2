package identidadtest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const inactividad = 10 * time.Minute

// navega opens a session of a browser that began at that instant; its token is kept as huella-<id>.
func (b *banco) navega(t *testing.T, u *identidad.Usuario, at time.Time) *identidad.Sesion {
	t.Helper()
	c, err := b.Reader.Credencial(t.Context(), u.Correo())
	sinError(t, err)
	b.n++
	id := fmt.Sprintf("navegador-%d", b.n)
	s := identidad.AbrirSesion(kernel.SesionID(id), u.ID(), c.Epoca, at, duracion).EnNavegador("huella-"+id, "Chrome en Android")
	sinError(t, b.agregarSesion(t, s))
	return s
}

func (b *banco) agregarSesion(t *testing.T, s *identidad.Sesion) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Sesiones.Add(ctx, s) })
}

func (b *banco) cambiaSesion(t *testing.T, s *identidad.Sesion, cambio func(*identidad.Sesion)) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		guardada, err := tx.Sesiones.Get(ctx, s.ID(), s.Registro().Usuario)
		if err != nil {
			return err
		}
		cambio(guardada)
		return tx.Sesiones.Save(ctx, guardada)
	})
}

func (b *banco) usa(t *testing.T, s *identidad.Sesion, at time.Time) {
	t.Helper()
	sinError(t, b.cambiaSesion(t, s, func(s *identidad.Sesion) { s.AnotarUso(at) }))
}

func (b *banco) dentro(t *testing.T, s *identidad.Sesion, at time.Time) app.Reconocido {
	t.Helper()
	r, err := b.Reader.ActorDeNavegador(t.Context(), s.Registro().Huella, at, inactividad)
	sinError(t, err)
	return r
}

func (b *banco) afuera(t *testing.T, s *identidad.Sesion, at time.Time) {
	t.Helper()
	r, err := b.Reader.ActorDeNavegador(t.Context(), s.Registro().Huella, at, inactividad)
	es(t, err, identidad.ErrSesion)
	if r != (app.Reconocido{}) {
		t.Errorf("a refused session still names %+v", r)
	}
}

func navegadorToken(t *testing.T, b *banco) {
	u := b.registrado(t)
	b.entra(t, u)
	for _, huella := range []string{"", "huella", "huella-de-nadie", "' OR 1=1--"} {
		_, err := b.Reader.ActorDeNavegador(t.Context(), huella, ahora, inactividad)
		es(t, err, identidad.ErrSesion)
	}
	s := b.navega(t, u, ahora)
	quiere := u.Actor()
	quiere.Sesion = s.ID()
	if r := b.dentro(t, s, ahora); r.Actor != quiere || !r.UltimoUso.Equal(ahora) || r.UltimoUso.Location() != time.UTC {
		t.Errorf("recognised as %+v, want %+v, last used at %v", r, quiere, ahora)
	}
	sinError(t, b.cambiaSesion(t, s, func(guardada *identidad.Sesion) {
		if guardada.Registro() != s.Registro() {
			t.Errorf("came back as %+v, was stored as %+v", guardada.Registro(), s.Registro())
		}
	}))
}

func navegadorInactivo(t *testing.T, b *banco) {
	s := b.navega(t, b.registrado(t), ahora)
	b.afuera(t, s, ahora.Add(inactividad))
	b.dentro(t, s, ahora.Add(inactividad-time.Millisecond))
	b.usa(t, s, ahora.Add(9*time.Minute))
	b.dentro(t, s, ahora.Add(9*time.Minute+inactividad-time.Millisecond))
	b.afuera(t, s, ahora.Add(9*time.Minute+inactividad))
	for at := 18 * time.Minute; at < duracion; at += 9 * time.Minute {
		b.usa(t, s, ahora.Add(at))
	}
	b.dentro(t, s, ahora.Add(duracion-time.Millisecond))
	b.afuera(t, s, ahora.Add(duracion))
}

func navegadorAcaba(t *testing.T, b *banco) {
	u, otro := b.registrado(t), b.registrado(t)
	cerrada, s, ajena := b.navega(t, u, ahora), b.navega(t, u, ahora), b.navega(t, otro, ahora)
	b.cierra(t, cerrada, ahora)
	b.afuera(t, cerrada, ahora)
	b.dentro(t, s, ahora)
	b.cambiarClave(t, u.ID())
	b.afuera(t, s, ahora)
	nueva := b.navega(t, u, ahora)
	b.desactivar(t, u.ID())
	b.afuera(t, nueva, ahora)
	b.dentro(t, ajena, ahora)
}

func navegadorUso(t *testing.T, b *banco) {
	s := b.navega(t, b.registrado(t), ahora)
	for _, at := range []time.Duration{5 * time.Minute, 2 * time.Minute, 5*time.Minute + 59*time.Second} {
		b.usa(t, s, ahora.Add(at))
		if r := b.dentro(t, s, ahora.Add(6*time.Minute)); !r.UltimoUso.Equal(ahora.Add(5 * time.Minute)) {
			t.Errorf("last used at %v, want five minutes after %v", r.UltimoUso, ahora)
		}
	}
}

func navegadorCarrera(t *testing.T, b *banco) {
	s := b.navega(t, b.registrado(t), ahora)
	for _, err := range simultaneos(8, func(i int) error {
		return b.cambiaSesion(t, s, func(s *identidad.Sesion) {
			if i == 3 {
				s.Cerrar(ahora.Add(time.Second))
				return
			}
			s.AnotarUso(ahora.Add(time.Duration(i+1) * time.Minute))
		})
	}) {
		sinError(t, err)
	}
	b.afuera(t, s, ahora.Add(2*time.Second))
	sinError(t, b.cambiaSesion(t, s, func(s *identidad.Sesion) {
		if r := s.Registro(); !r.Cerrada.Equal(ahora.Add(time.Second)) || !r.UltimoUso.Equal(ahora.Add(8*time.Minute)) {
			t.Errorf("closed at %v, last used at %v: something was lost", r.Cerrada, r.UltimoUso)
		}
	}))
}

func sesionesAbiertas(t *testing.T, b *banco) {
	u := b.registrado(t)
	b.navega(t, u, ahora)
	b.cambiarClave(t, u.ID())
	cerrada := b.navega(t, u, ahora.Add(time.Minute))
	b.cierra(t, cerrada, ahora.Add(2*time.Minute))
	b.navega(t, u, ahora.Add(-duracion)) // expired
	b.navega(t, u, ahora)                // unused for too long at the end
	api := b.entra(t, u)
	vieja, nueva := b.navega(t, u, ahora.Add(4*time.Minute)), b.navega(t, u, ahora.Add(5*time.Minute))
	b.usa(t, vieja, ahora.Add(9*time.Minute))

	got, err := b.Reader.SesionesAbiertas(t.Context(), u.ID(), ahora.Add(inactividad), inactividad)
	sinError(t, err)
	quiere := []app.SesionView{
		{ID: nueva.ID(), Tipo: identidad.SesionNavegador, Dispositivo: "Chrome en Android", Creada: ahora.Add(5 * time.Minute),
			UltimoUso: ahora.Add(5 * time.Minute), Expira: nueva.Expira()},
		{ID: vieja.ID(), Tipo: identidad.SesionNavegador, Dispositivo: "Chrome en Android", Creada: ahora.Add(4 * time.Minute),
			UltimoUso: ahora.Add(9 * time.Minute), Expira: vieja.Expira()},
		{ID: api.ID(), Tipo: identidad.SesionAPI, Creada: ahora, Expira: api.Expira()},
	}
	if !slices.Equal(got, quiere) {
		t.Errorf("open sessions are\n%+v, want\n%+v", got, quiere)
	}
}

func sesionesPropias(t *testing.T, b *banco) {
	u, otro := b.registrado(t), b.registrado(t)
	b.navega(t, otro, ahora)
	if got, err := b.Reader.SesionesAbiertas(t.Context(), u.ID(), ahora, inactividad); err != nil || len(got) != 0 {
		t.Fatalf("got %+v, %v, want none", got, err)
	}
	for range app.SesionesVisibles + 2 {
		b.entra(t, u)
	}
	got, err := b.Reader.SesionesAbiertas(t.Context(), u.ID(), ahora, inactividad)
	sinError(t, err)
	if len(got) != app.SesionesVisibles || !slices.IsSortedFunc(got, func(a, b app.SesionView) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	}) {
		t.Errorf("%d sessions of one instant, want %d in the order of their ids: %+v", len(got), app.SesionesVisibles, got)
	}
}

func cierraOtras(t *testing.T, b *banco) {
	u, otro := b.registrado(t), b.registrado(t)
	cerrada, esta, otra, api, ajena := b.navega(t, u, ahora), b.navega(t, u, ahora), b.navega(t, u, ahora), b.entra(t, u), b.navega(t, otro, ahora)
	b.cierra(t, cerrada, ahora.Add(time.Second))
	for _, at := range []time.Duration{time.Minute, time.Hour} {
		sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			return tx.Sesiones.CerrarOtras(ctx, u.ID(), esta.ID(), ahora.Add(at))
		}))
	}
	b.dentro(t, esta, ahora.Add(2*time.Minute))
	b.dentro(t, ajena, ahora.Add(2*time.Minute))
	b.afuera(t, otra, ahora.Add(2*time.Minute))
	b.rechazada(t, api, ahora.Add(2*time.Minute))
	for s, at := range map[*identidad.Sesion]time.Duration{cerrada: time.Second, otra: time.Minute} {
		sinError(t, b.cambiaSesion(t, s, func(s *identidad.Sesion) {
			if !s.Registro().Cerrada.Equal(ahora.Add(at)) {
				t.Errorf("%s closed at %v, want %v after %v", s.ID(), s.Registro().Cerrada, at, ahora)
			}
		}))
	}
}

func navegadorNoEsAPI(t *testing.T, b *banco) {
	u := b.registrado(t)
	s, api := b.navega(t, u, ahora), b.entra(t, u)
	b.rechazada(t, s, ahora)
	_, err := b.Reader.ActorDeNavegador(t.Context(), string(api.ID()), ahora, inactividad)
	es(t, err, identidad.ErrSesion)
}

func navegadorUnico(t *testing.T, b *banco) {
	u := b.registrado(t)
	s := b.navega(t, u, ahora)
	repetida := identidad.AbrirSesion("otra", b.registrado(t).ID(), 0, ahora, duracion).EnNavegador(s.Registro().Huella, "")
	if err := b.agregarSesion(t, repetida); err == nil {
		t.Error("two sessions have the same token")
	}
	if r := b.dentro(t, s, ahora); r.Actor.ID != u.ID() {
		t.Errorf("the token leads to %s, want %s", r.Actor.ID, u.ID())
	}
}
