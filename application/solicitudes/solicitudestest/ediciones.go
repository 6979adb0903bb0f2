package solicitudestest

import (
	"slices"
	"sync"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// ediciones are the programmes with everything that they have been, oldest first; the edition after the last is that of today.
type ediciones struct {
	mu    sync.Mutex
	todas map[kernel.ProgramaID][]app.ProgramaView
}

func newEdiciones() *ediciones {
	e := &ediciones{todas: map[kernel.ProgramaID][]app.ProgramaView{}}
	for _, p := range Programas() {
		e.todas[p.ID] = []app.ProgramaView{p}
	}
	return e
}

func (e *ediciones) presente(id kernel.ProgramaID) (p app.ProgramaView, edicion int64, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	lista := e.todas[id]
	if len(lista) == 0 {
		return app.ProgramaView{}, 0, false
	}
	return lista[len(lista)-1], int64(len(lista)), true
}

// de is the programme that a solicitud shows.
func (e *ediciones) de(s solicitudes.Expediente) app.ProgramaView {
	e.mu.Lock()
	defer e.mu.Unlock()
	lista := e.todas[s.Datos.ProgramaID]
	hoy := lista[len(lista)-1]
	if s.Estado == solicitudes.Borrador {
		return hoy
	}
	p := lista[min(max(s.Programa.Edicion, 1), int64(len(lista)))-1]
	p.Activo = hoy.Activo
	p.Codigo, p.Nombre, p.Version, p.DuracionHoras, p.CupoAprendices = s.Programa.Codigo, s.Programa.Nombre, s.Programa.Version, s.Programa.Horas, s.Programa.Cupo
	return p
}

// CambiarPrograma writes p over the programme of its id, as the catalogue does.
func (m *Memoria) CambiarPrograma(p app.ProgramaView) {
	e := m.programas
	e.mu.Lock()
	defer e.mu.Unlock()
	e.todas[p.ID] = append(slices.Clone(e.todas[p.ID]), p)
}
