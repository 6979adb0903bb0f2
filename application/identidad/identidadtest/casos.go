package identidadtest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func ausente(t *testing.T, b *banco) {
	_, err := b.Reader.Credencial(t.Context(), "nadie@sena.edu.co")
	es(t, err, identidad.ErrNoExiste)
	_, err = b.Reader.Ver(t.Context(), "nadie")
	es(t, err, identidad.ErrNoExiste)
	_, err = b.Reader.ActorDe(t.Context(), "ninguna", ahora)
	es(t, err, identidad.ErrSesion)
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Usuarios.Get(ctx, "nadie")
		return err
	}), identidad.ErrNoExiste)
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Sesiones.Get(ctx, "ninguna", "nadie")
		return err
	}), identidad.ErrSesion)
}

func vuelve(t *testing.T, b *banco) {
	u := b.registrado(t)
	quiere := u.Registro()
	b.modificar(t, u.ID(), func(guardado *identidad.Usuario) error {
		if got := guardado.Registro(); !reflect.DeepEqual(got, quiere) {
			t.Errorf("came back as\n%+v, was stored as\n%+v", got, quiere)
		}
		return nil
	})
	v, err := b.Reader.Ver(t.Context(), u.ID())
	sinError(t, err)
	esperada := app.View{ID: quiere.ID, Nombre: quiere.Nombre, Correo: quiere.Correo, Cedula: quiere.Cedula,
		Telefono: quiere.Telefono, Especialidad: quiere.Especialidad, Rol: quiere.Rol, Centro: &b.Centro}
	if !reflect.DeepEqual(v, esperada) {
		t.Errorf("view is %+v, want %+v", v, esperada)
	}
}

func restricciones(t *testing.T, b *banco) {
	primera := b.datos()
	sinError(t, b.agregar(t, b.usuario(t, primera)))
	for nombre, c := range map[string]struct {
		cambio func(*identidad.Datos)
		quiere error
	}{
		"mismo correo":        {func(d *identidad.Datos) { d.Correo = primera.Correo }, identidad.ErrCorreoEnUso},
		"correo en mayúscula": {func(d *identidad.Datos) { d.Correo = "PERSONA1@SENA.EDU.CO" }, identidad.ErrCorreoEnUso},
		"misma cédula":        {func(d *identidad.Datos) { d.Cedula = primera.Cedula }, identidad.ErrCedulaEnUso},
		"centro inventado":    {func(d *identidad.Datos) { d.Centro = "no-hay" }, identidad.ErrCentroNoExiste},
		"centro cerrado":      {func(d *identidad.Datos) { d.Centro = b.Cerrado }, identidad.ErrCentroCerrado},
	} {
		d := b.datos()
		c.cambio(&d)
		if err := b.agregar(t, b.usuario(t, d)); !errors.Is(err, c.quiere) {
			t.Errorf("%s: got %v, want %v", nombre, err, c.quiere)
		}
	}
}

func centroCerrado(t *testing.T, b *banco) {
	u := b.registrado(t)
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		guardada, err := tx.Usuarios.Get(ctx, u.ID())
		if err != nil {
			return err
		}
		if _, err = guardada.CambiarCentro(identidad.SistemaComoAdmin(), b.Cerrado, identidad.Cese{}, ahora.Add(time.Minute)); err != nil {
			return err
		}
		return tx.Usuarios.Save(ctx, guardada)
	}), identidad.ErrCentroCerrado)
	b.modificar(t, u.ID(), func(guardada *identidad.Usuario) error {
		if guardada.Registro().Centro != b.Centro.ID {
			t.Error("it was moved")
		}
		return nil
	})
}

func adminSinNada(t *testing.T, b *banco) {
	for range 2 {
		d := b.datos()
		d.Rol, d.Cedula, d.Centro = kernel.Admin, "", ""
		u := b.usuario(t, d)
		sinError(t, b.agregar(t, u))
		v, err := b.Reader.Ver(t.Context(), u.ID())
		sinError(t, err)
		if v.Centro != nil || v.Cedula != "" {
			t.Errorf("view is %+v, want neither centre nor cédula", v)
		}
		actor, err := b.Reader.ActorDe(t.Context(), b.entra(t, u).ID(), ahora)
		sinError(t, err)
		if actor.Centro != "" || actor.Rol != kernel.Admin {
			t.Errorf("actor is %+v, want an admin without centre", actor)
		}
	}
}

func desactivadaLibera(t *testing.T, b *banco) {
	d := b.datos()
	vieja := b.usuario(t, d)
	sinError(t, b.agregar(t, vieja))
	b.desactivar(t, vieja.ID())
	nueva, err := identidad.New("usuario-nuevo", d, []string{"sena.edu.co"}, cifrar, ahora)
	sinError(t, err)
	sinError(t, b.agregar(t, nueva))
	c, err := b.Reader.Credencial(t.Context(), d.Correo)
	sinError(t, err)
	if c.Usuario.ID != nueva.ID() {
		t.Errorf("the correo leads to %s, want the active account", c.Usuario.ID)
	}
}

func rollback(t *testing.T, b *banco) {
	u := b.usuario(t, b.datos())
	fallo := errors.New("something later went wrong")
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		sinError(t, tx.Usuarios.Add(ctx, u))
		if _, err := tx.Reader.Ver(ctx, u.ID()); err != nil {
			t.Errorf("the transaction does not see its own account: %v", err)
		}
		return fallo
	}), fallo)
	_, err := b.Reader.Ver(t.Context(), u.ID())
	es(t, err, identidad.ErrNoExiste)
}

func registroSimultaneo(t *testing.T, b *banco) {
	const n = 12
	var aspirantes [n]*identidad.Usuario
	for i := range aspirantes {
		d := b.datos()
		d.Correo = "disputado@sena.edu.co"
		aspirantes[i] = b.usuario(t, d)
	}
	ganan := 0
	for _, err := range simultaneos(n, func(i int) error { return b.agregar(t, aspirantes[i]) }) {
		switch {
		case err == nil:
			ganan++
		case !errors.Is(err, identidad.ErrCorreoEnUso):
			t.Errorf("a loser got %v, want ErrCorreoEnUso", err)
		}
	}
	if ganan != 1 {
		t.Errorf("%d registrations won, want 1", ganan)
	}
}

func sesionAbierta(t *testing.T, b *banco) {
	u := b.registrado(t)
	s := b.entra(t, u)
	actor, err := b.Reader.ActorDe(t.Context(), s.ID(), ahora)
	sinError(t, err)
	quiere := u.Actor()
	quiere.Sesion = s.ID()
	if actor != quiere {
		t.Errorf("actor is %+v, want %+v", actor, quiere)
	}
}

func sesionVence(t *testing.T, b *banco) {
	s := b.entra(t, b.registrado(t))
	b.rechazada(t, s, ahora.Add(duracion))
	b.rechazada(t, s, ahora.Add(duracion+time.Hour))
	b.admitida(t, s, ahora.Add(duracion-time.Millisecond))
}

func sesionCerrada(t *testing.T, b *banco) {
	u := b.registrado(t)
	s, otra := b.entra(t, u), b.entra(t, u)
	b.cierra(t, s, ahora.Add(time.Minute))
	b.rechazada(t, s, ahora.Add(2*time.Minute))
	b.admitida(t, otra, ahora.Add(2*time.Minute))
	if got := b.cierra(t, s, ahora.Add(time.Hour)).Registro().Cerrada; !got.Equal(ahora.Add(time.Minute)) {
		t.Errorf("closed at %v, want the first time it was closed", got)
	}
}

func sesionAjena(t *testing.T, b *banco) {
	s, otro := b.entra(t, b.registrado(t)), b.registrado(t)
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Sesiones.Get(ctx, s.ID(), otro.ID())
		return err
	}), identidad.ErrSesion)
	b.admitida(t, s, ahora)
}

func desactivarAcaba(t *testing.T, b *banco) {
	u, otro := b.registrado(t), b.registrado(t)
	s, ajena := b.entra(t, u), b.entra(t, otro)
	b.desactivar(t, u.ID())
	b.rechazada(t, s, ahora)
	b.admitida(t, ajena, ahora)
}

func claveAcaba(t *testing.T, b *banco) {
	u := b.registrado(t)
	vieja := b.entra(t, u)
	b.cambiarClave(t, u.ID())
	b.rechazada(t, vieja, ahora)
	b.admitida(t, b.entra(t, u), ahora)
}

func naceMuerta(t *testing.T, b *banco) {
	u := b.registrado(t)
	c, err := b.Reader.Credencial(t.Context(), u.Correo())
	sinError(t, err)
	b.cambiarClave(t, u.ID())
	b.rechazada(t, b.abre(t, u, c.Epoca), ahora)
}

func guardarDeja(t *testing.T, b *banco) {
	u := b.registrado(t)
	s := b.entra(t, u)
	b.modificar(t, u.ID(), func(*identidad.Usuario) error { return nil })
	b.admitida(t, s, ahora)
}

func credencialActiva(t *testing.T, b *banco) {
	u := b.registrado(t)
	c, err := b.Reader.Credencial(t.Context(), u.Correo())
	sinError(t, err)
	if c.Hash != u.Registro().ClaveHash || c.Usuario.ID != u.ID() || c.Usuario.Centro == nil {
		t.Errorf("credential is %s, want the account's with its centre", fmt.Sprintf("%+v", c))
	}
	b.desactivar(t, u.ID())
	_, err = b.Reader.Credencial(t.Context(), u.Correo())
	es(t, err, identidad.ErrNoExiste)
}
