package catalogotest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Aprobar keeps an approved course with all of its days of class.
func (m *Memoria) Aprobar(c app.Candidato) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c.Centro = m.centroDe(c.CentroID)
	m.aprobados = append(m.aprobados, c)
}

type filasDeFestivos struct{ m *Memoria }

func (f filasDeFestivos) DelDia(_ context.Context, fecha kernel.Date) ([]catalogo.FestivoFila, error) {
	return f.m.filasDeFestivos(fecha, fecha), nil
}

func (f filasDeFestivos) Agregar(_ context.Context, nueva catalogo.FestivoFila) error {
	f.m.festivos = append(f.m.festivos, nueva)
	return nil
}

func (f filasDeFestivos) Quitar(_ context.Context, fila catalogo.FestivoFila) error {
	f.m.festivos = slices.DeleteFunc(slices.Clone(f.m.festivos), func(x catalogo.FestivoFila) bool { return x.Fecha == fila.Fecha && x.Nombre == fila.Nombre })
	return nil
}

type filasDeRecesos struct{ m *Memoria }

func (r filasDeRecesos) CentroDe(_ context.Context, id catalogo.RecesoID) (kernel.CentroID, error) {
	i := r.m.receso(id)
	if i < 0 {
		return "", catalogo.ErrRecesoNoEncontrado
	}
	return r.m.recesos[i].CentroID, nil
}

func (r filasDeRecesos) DelCentro(_ context.Context, centro kernel.CentroID) ([]catalogo.Receso, error) {
	if _, existe := r.m.centros[centro]; !existe {
		return nil, catalogo.ErrCentroNoExiste
	}
	return r.m.recesosDe(func(x catalogo.Receso) bool { return x.CentroID == centro }), nil
}

func (r filasDeRecesos) Add(_ context.Context, nuevo catalogo.Receso) error {
	r.m.recesos = append(r.m.recesos, nuevo)
	return nil
}

func (r filasDeRecesos) Save(_ context.Context, cambiado catalogo.Receso) error {
	r.m.recesos[r.m.receso(cambiado.ID)] = cambiado
	return nil
}

func (r filasDeRecesos) Remove(_ context.Context, id catalogo.RecesoID) error {
	i := r.m.receso(id)
	r.m.recesos = slices.Delete(slices.Clone(r.m.recesos), i, i+1)
	return nil
}

func (m *Memoria) receso(id catalogo.RecesoID) int {
	return slices.IndexFunc(m.recesos, func(x catalogo.Receso) bool { return x.ID == id })
}

func (m *Memoria) recesosDe(es func(catalogo.Receso) bool) []catalogo.Receso {
	var recesos []catalogo.Receso
	for _, r := range m.recesos {
		if es(r) {
			recesos = append(recesos, r)
		}
	}
	slices.SortFunc(recesos, func(a, b catalogo.Receso) int { return cmp.Or(a.Desde.DaysSince(b.Desde), cmp.Compare(a.ID, b.ID)) })
	return recesos
}

func (m *Memoria) filasDeFestivos(desde, hasta kernel.Date) []catalogo.FestivoFila {
	filas := slices.DeleteFunc(slices.Clone(m.festivos), func(f catalogo.FestivoFila) bool { return f.Fecha.Before(desde) || f.Fecha.After(hasta) })
	slices.SortFunc(filas, func(a, b catalogo.FestivoFila) int {
		return cmp.Or(a.Fecha.DaysSince(b.Fecha), strings.Compare(a.Nombre, b.Nombre))
	})
	return filas
}

// Festivos implements CalendarioReader.
func (m *Memoria) Festivos(_ context.Context, desde, hasta kernel.Date) ([]catalogo.FestivoVigente, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return catalogo.FestivosVigentes(desde, hasta, m.festivos), nil
}

// FilasDeFestivos implements CalendarioReader.
func (m *Memoria) FilasDeFestivos(_ context.Context, desde, hasta kernel.Date) ([]catalogo.FestivoFila, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.filasDeFestivos(desde, hasta), nil
}

// Recesos implements CalendarioReader.
func (m *Memoria) Recesos(_ context.Context, c app.ConsultaRecesos) (app.PaginaRecesos, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	todos := m.recesosDe(func(r catalogo.Receso) bool {
		return c.Alcance.Incluye(r.CentroID) && (c.Centro == "" || c.Centro == r.CentroID) && !r.Desde.After(c.Hasta) && !r.Hasta.Before(c.Desde)
	})
	pagina := app.PaginaRecesos{Recesos: []app.RecesoView{}, Total: len(todos)}
	desde := min(c.Saltar, len(todos))
	for _, r := range todos[desde:min(desde+c.Limite, len(todos))] {
		pagina.Recesos = append(pagina.Recesos, app.RecesoView{Receso: r, Centro: m.centroDe(r.CentroID)})
	}
	return pagina, nil
}

// VerReceso implements CalendarioReader.
func (m *Memoria) VerReceso(_ context.Context, id catalogo.RecesoID, alcance catalogo.Alcance) (app.RecesoView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := m.receso(id)
	if i < 0 || !alcance.Incluye(m.recesos[i].CentroID) {
		return app.RecesoView{}, catalogo.ErrRecesoNoEncontrado
	}
	return app.RecesoView{Receso: m.recesos[i], Centro: m.centroDe(m.recesos[i].CentroID)}, nil
}

// Candidatos implements CalendarioReader.
func (m *Memoria) Candidatos(_ context.Context, c app.ConsultaCandidatos) ([]app.Candidato, []catalogo.Receso, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	en := func(centro kernel.CentroID) bool {
		return c.Alcance.Incluye(centro) && (c.Centro == "" || c.Centro == centro)
	}
	recesos := m.recesosDe(func(r catalogo.Receso) bool { return en(r.CentroID) && !r.Hasta.Before(c.Desde) })
	candidatos := []app.Candidato{}
	for _, curso := range m.aprobados {
		curso.Dias = slices.DeleteFunc(slices.Clone(curso.Dias), func(d kernel.Date) bool {
			enReceso := slices.ContainsFunc(recesos, func(r catalogo.Receso) bool {
				return r.CentroID == curso.CentroID && !d.Before(r.Desde) && !d.After(r.Hasta)
			})
			return d.Before(c.Desde) || !(curso.OmitirRecesos && enReceso || curso.OmitirFestivos && slices.Contains(c.Festivos, d))
		})
		if en(curso.CentroID) && len(curso.Dias) > 0 {
			candidatos = append(candidatos, curso)
		}
	}
	slices.SortFunc(candidatos, func(a, b app.Candidato) int {
		return cmp.Or(a.Dias[0].DaysSince(b.Dias[0]), strings.Compare(a.Codigo, b.Codigo))
	})
	return candidatos, recesos, nil
}

func (m *Memoria) centroDe(id kernel.CentroID) app.CentroView {
	c := m.centros[id]
	return app.CentroView{Codigo: c.Codigo, Nombre: c.Nombre, Ciudad: c.Ciudad}
}
