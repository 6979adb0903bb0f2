package lotes_test

import (
	"context"
	"testing"

	"complementarias/application/lotes"
	"complementarias/application/lotes/lotestest"
	"complementarias/domain/kernel"
)

func TestTheFakeKeepsTheContract(t *testing.T) {
	lotestest.Contrato(t, func(*testing.T) lotestest.Montaje {
		m := lotestest.Memoria{}
		return lotestest.Montaje{
			Do: func(ctx context.Context, fn func(context.Context, lotes.Importaciones) error) error {
				tx := m.Clone()
				if err := fn(ctx, tx); err != nil {
					return err
				}
				m = tx
				return nil
			},
			Reader: func() lotes.Reader { return m },
			Por:    kernel.Actor{ID: "u1", Rol: kernel.Coordinador, Centro: "c1"},
		}
	})
}
