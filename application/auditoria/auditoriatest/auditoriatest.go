// Package auditoriatest has the store in memory and what every store has to keep.
package auditoriatest

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"complementarias/application/auditoria"
	"complementarias/domain/kernel"
)

// Memoria is the store in memory.
type Memoria struct {
	mu     sync.Mutex
	hechos []auditoria.Hecho
}

// Agregar implements auditoria.Repository.
func (m *Memoria) Agregar(ctx context.Context, h auditoria.Hecho) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	h.Detalle = maps.Clone(h.Detalle)
	m.hechos = append(m.hechos, h)
	return nil
}

// Hechos are all rows, oldest first.
func (m *Memoria) Hechos() []auditoria.Hecho {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.hechos)
}

// Ines is an instructor of a centre.
var Ines = kernel.Actor{ID: "usuario-ines", Nombre: "Inés Ñañez", Rol: kernel.Instructor, Centro: "centro-9546"}

// Ada is an admin, of no centre.
var Ada = kernel.Actor{ID: "usuario-ada", Nombre: "Ada Admin", Rol: kernel.Admin}

// Contrato checks what Anotar relies on; leer gives all rows, oldest first.
func Contrato(t *testing.T, repository auditoria.Repository, leer func(t *testing.T) []auditoria.Hecho) {
	t.Helper()
	at := time.Date(2026, 11, 26, 15, 4, 5, 678e6, time.UTC)
	uc := auditoria.New(auditoria.Deps{Repository: repository, Now: func() time.Time { return at }})
	desde := Ines
	desde.Origen = kernel.Origen{Direccion: "192.0.2.7", Peticion: "p-1"}
	entradas := []kernel.Anotacion{
		{Accion: "EXPORTAR_LISTADO", ObjetoTipo: "listado", Detalle: map[string]any{"salida": "csv", "texto": "=1+1 ñ '\"", "filas": float64(3)}},
		{Accion: "EXPORTAR_SOLICITUD", ObjetoTipo: "solicitud", ObjetoID: "s-1", Centro: "centro-9101"},
	}
	for i, actor := range []kernel.Actor{desde, Ada} {
		if err := uc.Anotar.Execute(t.Context(), actor, entradas[i]); err != nil {
			t.Fatal(err)
		}
	}
	quiere := []auditoria.Hecho{
		{En: at, Actor: desde, Anotacion: entradas[0]},
		{En: at, Actor: Ada, Anotacion: entradas[1]},
	}
	quiere[0].Centro = Ines.Centro
	got := leer(t)
	if len(got) != len(quiere) {
		t.Fatalf("got %d rows, want %d", len(got), len(quiere))
	}
	for i := range quiere {
		got[i].Actor.Centro, quiere[i].Actor.Centro = "", "" // a store keeps one centre
		if len(got[i].Detalle) == 0 {
			got[i].Detalle = nil
		}
		if !reflect.DeepEqual(got[i], quiere[i]) {
			t.Errorf("got  %+v\nwant %+v", got[i], quiere[i])
		}
	}
	ido, irse := context.WithCancel(t.Context())
	irse()
	if err := uc.Anotar.Execute(ido, Ines, entradas[0]); err == nil || len(leer(t)) != len(quiere) {
		t.Errorf("a request that has gone is written down: %v", err)
	}
}

// Asientos implements auditoria.Reader for the rows of the audit itself; of the filters it knows person and action.
func (m *Memoria) Asientos(ctx context.Context, f auditoria.Filtro) ([]auditoria.Asiento, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var asientos []auditoria.Asiento
	for i := len(m.hechos) - 1; i >= 0 && len(asientos) < f.Limite; i-- {
		h := m.hechos[i]
		if f.Tras.Fuente != "" && int64(i) >= f.Tras.ID || f.Quien != "" && f.Quien != string(h.Actor.ID) || f.Accion != "" && f.Accion != h.Accion {
			continue
		}
		asientos = append(asientos, auditoria.Asiento{En: h.En, Por: h.Actor, Accion: h.Accion, ObjetoTipo: h.ObjetoTipo, ObjetoID: h.ObjetoID,
			Centro: h.Centro, Datos: h.Detalle, Lugar: auditoria.Lugar{En: h.En, Fuente: auditoria.DeAuditoria, ID: int64(i)}})
	}
	return asientos, nil
}

// Acciones implements auditoria.Reader.
func (m *Memoria) Acciones(ctx context.Context) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var acciones []string
	for _, h := range m.Hechos() {
		acciones = append(acciones, h.Accion)
	}
	slices.Sort(acciones)
	return slices.Compact(acciones), nil
}
