package lotes

import (
	"sync"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ALaVez is how many imports are worked on at once, of all people and kinds.
const ALaVez = 2

// Why an import has to wait. Trying again is safe.
var (
	ErrEnCurso  = fault.New(fault.TooMany, "IMPORTACION_EN_CURSO", "Usted ya tiene una importación en curso. Espere a que termine e intente de nuevo.")
	ErrSaturado = fault.New(fault.Unavailable, "IMPORTACIONES_OCUPADAS", "Hay varias importaciones en curso. Intente de nuevo en unos segundos; no se importó nada.")
)

// Turnos is the lane of imports: one of each person, few at once. The zero value is ready; modules that import share one.
type Turnos struct {
	mu sync.Mutex
	de map[kernel.UsuarioID]bool
}

// Tomar gives a turn, which the caller gives back with soltar, or ErrEnCurso or ErrSaturado at once.
func (t *Turnos) Tomar(por kernel.Actor) (soltar func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.de[por.ID]:
		return nil, ErrEnCurso
	case len(t.de) >= ALaVez:
		return nil, ErrSaturado
	}
	if t.de == nil {
		t.de = map[kernel.UsuarioID]bool{}
	}
	t.de[por.ID] = true
	return sync.OnceFunc(func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.de, por.ID)
	}), nil
}
