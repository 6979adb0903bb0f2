package correostest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"complementarias/domain/correos"
)

// Tomar implements app.Cola.
func (m *Memoria) Tomar(ctx context.Context, ahora, hasta time.Time) (correos.Mensaje, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return correos.Mensaje{}, false, err
	}
	var debidos []guardado
	for id, g := range m.e.mensajes {
		switch {
		case g.Estado != correos.EnEspera || !g.libre(ahora):
		case g.Copias >= correos.CopiasMaximas:
			g.Estado, g.Motivo, g.Terminado, g.tomado = correos.Muerto, correos.Dudoso, ahora, time.Time{}
			m.e.mensajes[id] = g
		case !g.Disponible.After(ahora):
			debidos = append(debidos, g)
		}
	}
	if len(debidos) == 0 {
		return correos.Mensaje{}, false, nil
	}
	g := slices.MinFunc(debidos, func(a, b guardado) int { return cmp.Or(a.Disponible.Compare(b.Disponible), cmp.Compare(a.ID, b.ID)) })
	g.Toma++
	g.tomado = hasta
	m.e.mensajes[g.ID] = g
	return copia(g.Mensaje), true, nil
}

// Comenzar implements app.Cola.
func (m *Memoria) Comenzar(ctx context.Context, suyo *correos.Mensaje) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return false, err
	}
	g := m.e.mensajes[suyo.ID]
	if g.Toma != suyo.Toma || g.Estado != correos.EnEspera || g.Copias >= correos.CopiasMaximas {
		return false, nil
	}
	g.Copias++
	m.e.mensajes[g.ID] = g
	suyo.Copias++
	return true, nil
}

// Asentar implements app.Cola.
func (m *Memoria) Asentar(ctx context.Context, suyo correos.Mensaje) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if g := m.e.mensajes[suyo.ID]; g.Toma == suyo.Toma && g.Estado == correos.EnEspera {
		m.e.cambiar(suyo)
	}
	return nil
}
