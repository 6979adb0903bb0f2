// Package configuraciontest has settings in memory that behave like the real ones, and the contract that both keep.
package configuraciontest

import (
	"context"
	"maps"
	"slices"
	"sync"

	app "complementarias/application/configuracion"
	"complementarias/domain/configuracion"
	"complementarias/domain/kernel"
)

// The people of the world; they are accounts in the store under test.
var (
	Greta = kernel.Actor{ID: "usuario-greta", Nombre: "Greta Sanz", Rol: kernel.Admin}
	Hugo  = kernel.Actor{ID: "usuario-hugo", Nombre: "Hugo Díaz", Rol: kernel.Admin}
)

// Memoria is the settings in memory: unit of work and Reader in one. One transaction runs after another.
type Memoria struct {
	turno    sync.Mutex
	mu       sync.Mutex
	ajustes  map[configuracion.Clave]configuracion.Ajuste
	anotadas []kernel.Anotacion
}

// NewMemoria makes settings that nobody has changed.
func NewMemoria() *Memoria {
	return &Memoria{ajustes: map[configuracion.Clave]configuracion.Ajuste{}}
}

// Anotadas lists the audit, oldest first.
func (m *Memoria) Anotadas() []kernel.Anotacion {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.anotadas)
}

// Do implements uow.UnitOfWork.
func (m *Memoria) Do(ctx context.Context, fn func(ctx context.Context, tx app.Tx) error) error {
	m.turno.Lock()
	defer m.turno.Unlock()
	t := &transaccion{m: m, ajustes: map[configuracion.Clave]configuracion.Ajuste{}}
	if err := fn(ctx, app.Tx{Ajustes: t, Auditoria: t}); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.Copy(m.ajustes, t.ajustes)
	m.anotadas = append(m.anotadas, t.anotadas...)
	return nil
}

type transaccion struct {
	m        *Memoria
	ajustes  map[configuracion.Clave]configuracion.Ajuste
	anotadas []kernel.Anotacion
}

func (t *transaccion) Get(_ context.Context, clave configuracion.Clave) (configuracion.Ajuste, error) {
	if a, escrito := t.ajustes[clave]; escrito {
		return a, nil
	}
	a := t.m.ajuste(clave)
	a.Clave = clave
	return a, nil
}

func (t *transaccion) Save(_ context.Context, a configuracion.Ajuste) error {
	t.ajustes[a.Clave] = a
	return nil
}

func (t *transaccion) Anotar(_ context.Context, _ kernel.Actor, a kernel.Anotacion) error {
	t.anotadas = append(t.anotadas, a)
	return nil
}

func (m *Memoria) ajuste(clave configuracion.Clave) configuracion.Ajuste {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.ajustes[clave]
}

// Todos implements app.Reader.
func (m *Memoria) Todos(context.Context) (map[configuracion.Clave]app.Guardado, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	todos := map[configuracion.Clave]app.Guardado{}
	for clave, a := range m.ajustes {
		todos[clave] = app.Guardado{Ajuste: a, Autor: map[kernel.UsuarioID]string{Greta.ID: Greta.Nombre, Hugo.ID: Hugo.Nombre}[a.CambiadoPor]}
	}
	return todos, nil
}

// Valor implements app.Reader.
func (m *Memoria) Valor(_ context.Context, clave configuracion.Clave) (*configuracion.Valor, error) {
	return m.ajuste(clave).Valor, nil
}
