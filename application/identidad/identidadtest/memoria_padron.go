package identidadtest

import (
	"cmp"
	"context"
	"slices"

	"complementarias/application/lotes"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

type padron struct{ e *estado }

func (p padron) Conocidas(_ context.Context, cedulas, correos []string) ([]*identidad.Usuario, error) {
	return p.leer(func(c cuenta) bool {
		return c.Cedula != "" && slices.Contains(cedulas, c.Cedula) || c.Activo && slices.Contains(correos, c.Correo)
	}), nil
}

func (p padron) PorID(_ context.Context, ids []kernel.UsuarioID) ([]*identidad.Usuario, error) {
	return p.leer(func(c cuenta) bool { return slices.Contains(ids, c.ID) }), nil
}

func (p padron) leer(si func(cuenta) bool) []*identidad.Usuario {
	var cuentas []*identidad.Usuario
	for _, c := range p.e.usuarios {
		if si(c) {
			cuentas = append(cuentas, identidad.Restore(c.Registro))
		}
	}
	slices.SortFunc(cuentas, func(a, b *identidad.Usuario) int { return cmp.Compare(a.ID(), b.ID()) })
	return cuentas
}

func (p padron) Usadas(_ context.Context, ids []kernel.UsuarioID) (map[kernel.UsuarioID]bool, error) {
	usadas := map[kernel.UsuarioID]bool{}
	for _, s := range p.e.sesiones {
		if slices.Contains(ids, s.Usuario) {
			usadas[s.Usuario] = true
		}
	}
	for _, id := range ids {
		if len(p.e.abiertas[id]) > 0 {
			usadas[id] = true
		}
	}
	return usadas, nil
}

// Importaciones reads what is kept of imports.
func (m *Memoria) Importaciones() lotes.Reader { return lectorDeLotes{m} }

type lectorDeLotes struct{ m *Memoria }

func (l lectorDeLotes) Ver(ctx context.Context, id string, tipo lotes.Tipo) (*lotes.Importacion, error) {
	l.m.mu.Lock()
	defer l.m.mu.Unlock()
	return l.m.e.lotes.Ver(ctx, id, tipo)
}
