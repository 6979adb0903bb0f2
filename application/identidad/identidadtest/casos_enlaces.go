package identidadtest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func (b *banco) enlace(t *testing.T, tipo identidad.TipoEnlace, de kernel.UsuarioID) *identidad.Enlace {
	t.Helper()
	b.n++
	e := identidad.NewEnlace(identidad.EnlaceID(fmt.Sprintf("enlace-%d", b.n)), tipo, de, fmt.Sprintf("%064x", b.n), ahora)
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Enlaces.Add(ctx, e) }))
	return e
}

// usar spends the link as a use case does: the link, which locks the account, and then the account.
func (b *banco) usar(t *testing.T, e *identidad.Enlace, tipo identidad.TipoEnlace, at time.Time) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		guardado, err := tx.Enlaces.Get(ctx, e.Registro().Huella)
		if err != nil {
			return err
		}
		if err := guardado.Usar(at, tipo); err != nil {
			return err
		}
		return tx.Enlaces.Save(ctx, guardado)
	})
}

func (b *banco) sirve(t *testing.T, e *identidad.Enlace, quiere bool) {
	t.Helper()
	guardado, err := b.Reader.Enlace(t.Context(), e.Registro().Huella)
	sinError(t, err)
	if got := guardado.Vigente(ahora.Add(2*time.Minute), e.Tipo()); got != quiere {
		t.Errorf("link %s: works %v, want %v: %+v", e.ID(), got, quiere, guardado.Registro())
	}
}

func enlaceVuelve(t *testing.T, b *banco) {
	_, err := b.Reader.Enlace(t.Context(), fmt.Sprintf("%064x", 9999))
	es(t, err, identidad.ErrEnlace)
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Enlaces.Get(ctx, "' OR 1=1--")
		return err
	}), identidad.ErrEnlace)
	e := b.enlace(t, identidad.EnlaceInvitacion, b.registrado(t).ID())
	guardado, err := b.Reader.Enlace(t.Context(), e.Registro().Huella)
	sinError(t, err)
	if guardado.Registro() != e.Registro() {
		t.Errorf("came back as %+v, was stored as %+v", guardado.Registro(), e.Registro())
	}
	if fallo := errors.New("later"); !errors.Is(b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		sinError(t, tx.Enlaces.Add(ctx, identidad.NewEnlace("otro", identidad.EnlaceInvitacion, e.Usuario(), fmt.Sprintf("%064x", 77), ahora)))
		return fallo
	}), fallo) {
		t.Error("the failure was swallowed")
	}
	b.sirve(t, e, true)
}

func enlaceUnaVez(t *testing.T, b *banco) {
	e := b.enlace(t, identidad.EnlaceRestablecer, b.registrado(t).ID())
	es(t, b.usar(t, e, identidad.EnlaceInvitacion, ahora), identidad.ErrEnlace)
	es(t, b.usar(t, e, identidad.EnlaceRestablecer, ahora.Add(identidad.VigenciaRestablecer)), identidad.ErrEnlace)
	b.sirve(t, e, true)
	sinError(t, b.usar(t, e, identidad.EnlaceRestablecer, ahora.Add(time.Minute)))
	es(t, b.usar(t, e, identidad.EnlaceRestablecer, ahora.Add(time.Minute)), identidad.ErrEnlace)
	b.sirve(t, e, false)
}

func enlaceReemplazado(t *testing.T, b *banco) {
	u, otro := b.registrado(t), b.registrado(t)
	primera, olvido, ajena := b.enlace(t, identidad.EnlaceInvitacion, u.ID()), b.enlace(t, identidad.EnlaceRestablecer, u.ID()),
		b.enlace(t, identidad.EnlaceInvitacion, otro.ID())
	segunda := b.enlace(t, identidad.EnlaceInvitacion, u.ID())
	for e, quiere := range map[*identidad.Enlace]bool{primera: false, segunda: true, olvido: true, ajena: true} {
		b.sirve(t, e, quiere)
	}
}

func enlaceDeNadie(t *testing.T, b *banco) {
	una, otra := b.enlace(t, identidad.EnlaceRestablecer, ""), b.enlace(t, identidad.EnlaceRestablecer, "")
	for _, e := range []*identidad.Enlace{una, otra} {
		b.sirve(t, e, false)
		es(t, b.usar(t, e, identidad.EnlaceRestablecer, ahora), identidad.ErrEnlace)
		guardado, err := b.Reader.Enlace(t.Context(), e.Registro().Huella)
		sinError(t, err)
		if guardado.Registro() != e.Registro() {
			t.Errorf("a link of nobody came back as %+v", guardado.Registro())
		}
	}
}

func enlaceMuere(t *testing.T, b *banco) {
	for nombre, c := range map[string]struct {
		cambio func(*identidad.Registro)
		sirve  bool
	}{
		"nada":       {func(*identidad.Registro) {}, true},
		"teléfono":   {func(r *identidad.Registro) { r.Telefono = "3007654321" }, true},
		"desactivar": {func(r *identidad.Registro) { r.Activo = false }, false},
		"correo":     {func(r *identidad.Registro) { r.Correo = "otra" + r.Correo }, false},
		"rol":        {func(r *identidad.Registro) { r.Rol = kernel.Coordinador }, false},
		"clave":      {func(r *identidad.Registro) { r.ClaveHash, r.ClaveCambiadaEn = "otro", ahora.Add(time.Minute) }, false},
	} {
		u, otro := b.registrado(t), b.registrado(t)
		propio, ajeno := b.enlace(t, identidad.EnlaceRestablecer, u.ID()), b.enlace(t, identidad.EnlaceRestablecer, otro.ID())
		r := u.Registro()
		c.cambio(&r)
		r.Actualizado = ahora.Add(time.Minute)
		sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Usuarios.Save(ctx, identidad.Restore(r)) }))
		t.Log(nombre)
		b.sirve(t, propio, c.sirve)
		b.sirve(t, ajeno, true)
	}
}

func enlaceCarrera(t *testing.T, b *banco) {
	const n = 64
	u := b.registrado(t)
	e := b.enlace(t, identidad.EnlaceRestablecer, u.ID())
	ganan := 0
	for _, err := range simultaneos(n, func(i int) error {
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			guardado, err := tx.Enlaces.Get(ctx, e.Registro().Huella)
			if err != nil {
				return err
			}
			if err := guardado.Usar(ahora.Add(time.Minute), identidad.EnlaceRestablecer); err != nil {
				return err
			}
			dueno, err := tx.Usuarios.Get(ctx, guardado.Usuario())
			if err != nil {
				return err
			}
			if err := dueno.CambiarClave(fmt.Sprintf("cebada nueva en el cerro %d", i), cifrar, ahora.Add(time.Minute)); err != nil {
				return err
			}
			return errors.Join(tx.Usuarios.Save(ctx, dueno), tx.Enlaces.Save(ctx, guardado))
		})
	}) {
		switch {
		case err == nil:
			ganan++
		case !errors.Is(err, identidad.ErrEnlace):
			t.Errorf("a loser got %v, want ErrEnlace", err)
		}
	}
	if ganan != 1 {
		t.Errorf("%d uses won, want 1", ganan)
	}
}

func sinClave(t *testing.T, b *banco) {
	u, err := identidad.NewInvitado("invitada", b.datos(), []string{"sena.edu.co"}, ahora)
	sinError(t, err)
	sinError(t, b.agregar(t, u))
	c, err := b.Reader.Credencial(t.Context(), u.Correo())
	sinError(t, err)
	if c.Hash != "" {
		t.Errorf("the hash of an account without a password is %q", c.Hash)
	}
	b.modificar(t, u.ID(), func(u *identidad.Usuario) error {
		if u.Clave() != identidad.ClaveNinguna {
			t.Errorf("came back with a password that is %s", u.Clave())
		}
		return u.DarClaveTemporal("cebada nueva en el cerro", cifrar, ahora)
	})
	b.modificar(t, u.ID(), func(u *identidad.Usuario) error {
		if u.Clave() != identidad.ClaveTemporal {
			t.Errorf("came back with a password that is %s", u.Clave())
		}
		return nil
	})
}
