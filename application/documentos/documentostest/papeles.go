// Package documentostest has the store of papers in memory and what every store of them has to keep.
package documentostest

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"complementarias/application/documentos"
	"complementarias/domain/kernel"
)

// Papeles is a store in memory.
type Papeles struct {
	mu          sync.Mutex
	emisiones   []documentos.Emision
	anulaciones []documentos.Anulacion
}

// Serie implements documentos.Papeles.
func (p *Papeles) Serie(_ context.Context, id kernel.SolicitudID) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	serie := 1
	for _, a := range p.anulaciones {
		if a.Solicitud == id {
			serie = max(serie, a.Serie+1)
		}
	}
	return serie, nil
}

// Emitir implements documentos.Papeles.
func (p *Papeles) Emitir(_ context.Context, e documentos.Emision) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.ContainsFunc(p.emisiones, func(o documentos.Emision) bool {
		return bytes.Equal(o.Resumen, e.Resumen) || o.Solicitud == e.Solicitud && o.Serie == e.Serie && o.Huella == e.Huella
	}) {
		p.emisiones = append(p.emisiones, e)
	}
	return nil
}

// Buscar implements documentos.Papeles.
func (p *Papeles) Buscar(_ context.Context, resumen []byte) (documentos.Emision, documentos.Anulacion, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range p.emisiones {
		if bytes.Equal(e.Resumen, resumen) {
			a, _ := p.anulacion(e.Solicitud, e.Serie)
			return e, a, nil
		}
	}
	return documentos.Emision{}, documentos.Anulacion{}, documentos.ErrSinPapel
}

func (p *Papeles) anulacion(id kernel.SolicitudID, serie int) (documentos.Anulacion, bool) {
	i := slices.IndexFunc(p.anulaciones, func(a documentos.Anulacion) bool { return a.Solicitud == id && a.Serie == serie })
	if i < 0 {
		return documentos.Anulacion{}, false
	}
	return p.anulaciones[i], true
}

// De implements documentos.Papeles.
func (p *Papeles) De(_ context.Context, id kernel.SolicitudID) (emisiones []documentos.Emision, anulaciones []documentos.Anulacion, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range slices.Backward(p.emisiones) {
		if e.Solicitud == id {
			emisiones = append(emisiones, e)
		}
	}
	for _, a := range slices.Backward(p.anulaciones) {
		if a.Solicitud == id {
			anulaciones = append(anulaciones, a)
		}
	}
	slices.SortStableFunc(emisiones, func(a, b documentos.Emision) int { return b.En.Compare(a.En) })
	return emisiones, anulaciones, nil
}

// Anular implements documentos.Papeles.
func (p *Papeles) Anular(_ context.Context, a documentos.Anulacion) (documentos.Anulacion, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if kept, hay := p.anulacion(a.Solicitud, a.Serie); hay {
		return kept, nil
	}
	p.anulaciones = append(p.anulaciones, a)
	return a, nil
}
