package identidadtest

import (
	"context"
	"slices"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// padronLee checks that an import finds the accounts that it has to know, and no other.
func padronLee(t *testing.T, a *banco) {
	persona := func(id, correo, cedula string, activo bool) *identidad.Usuario {
		return identidad.Restore(identidad.Registro{ID: kernel.UsuarioID(id), Nombre: "Ana", Correo: correo, Cedula: cedula, Rol: kernel.Instructor, Centro: a.Centro.ID,
			Vinculo: identidad.Planta, Activo: activo, ClaveEstado: identidad.ClavePropia, ClaveHash: "h", ClaveCambiadaEn: ahora, Version: 1, Creado: ahora, Actualizado: ahora})
	}
	err := a.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		for _, u := range []*identidad.Usuario{persona("p3", "a@sena.edu.co", "10000001", true), persona("p1", "b@sena.edu.co", "10000002", false),
			persona("p2", "c@sena.edu.co", "10000003", true), persona("p4", "d@sena.edu.co", "10000001", false)} {
			if err := tx.Usuarios.Add(ctx, u); err != nil {
				return err
			}
		}
		return tx.Sesiones.Add(ctx, identidad.AbrirSesion("s1", "p2", 0, ahora, time.Hour))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = a.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		for _, c := range []struct {
			cedulas, correos []string
			quiere           []kernel.UsuarioID
		}{
			{nil, nil, nil},
			{[]string{""}, []string{""}, nil},
			{[]string{"10000001"}, nil, []kernel.UsuarioID{"p3", "p4"}},
			{nil, []string{"b@sena.edu.co", "c@sena.edu.co"}, []kernel.UsuarioID{"p2"}},
			{[]string{"10000002", "' OR 1=1--"}, []string{"a@sena.edu.co"}, []kernel.UsuarioID{"p1", "p3"}},
		} {
			suyas, err := tx.Padron.Conocidas(ctx, c.cedulas, c.correos)
			if got := idsDe(suyas); err != nil || !slices.Equal(got, c.quiere) {
				t.Errorf("%q and %q: got %q and %v, want %q", c.cedulas, c.correos, got, err, c.quiere)
			}
		}
		suyas, err := tx.Padron.PorID(ctx, []kernel.UsuarioID{"p4", "nadie", "p1"})
		if got := idsDe(suyas); err != nil || !slices.Equal(got, []kernel.UsuarioID{"p1", "p4"}) {
			t.Errorf("by id: %q and %v", got, err)
		}
		usadas, err := tx.Padron.Usadas(ctx, []kernel.UsuarioID{"p1", "p2", "nadie"})
		if err != nil || len(usadas) != 1 || !usadas["p2"] {
			t.Errorf("used are %v, %v", usadas, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func idsDe(de []*identidad.Usuario) []kernel.UsuarioID {
	var ids []kernel.UsuarioID
	for _, u := range de {
		ids = append(ids, u.ID())
	}
	return ids
}
