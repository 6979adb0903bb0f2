package identidadtest

import (
	"context"
	"errors"
	"slices"
	"time"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

var errEnlaceRepetido = errors.New("two links with one token")

func (e *estado) anularEnlaces(de kernel.UsuarioID, at time.Time, tipos ...identidad.TipoEnlace) {
	for id, r := range e.enlaces {
		if r.Usuario == de && de != "" && slices.Contains(tipos, r.Tipo) && r.Usado.IsZero() && r.Anulado.IsZero() {
			r.Anulado = at
			e.enlaces[id] = r
		}
	}
}

type enlaces struct{ e *estado }

func (r enlaces) Add(_ context.Context, e *identidad.Enlace) error {
	for _, otro := range r.e.enlaces {
		if otro.Huella == e.Registro().Huella {
			return errEnlaceRepetido
		}
	}
	r.e.anularEnlaces(e.Usuario(), e.Registro().Creado, e.Tipo())
	r.e.enlaces[e.ID()] = e.Registro()
	return nil
}

func (r enlaces) Get(ctx context.Context, huella string) (*identidad.Enlace, error) {
	return reader(r).Enlace(ctx, huella)
}

func (r enlaces) Save(_ context.Context, e *identidad.Enlace) error {
	guardado, ok := r.e.enlaces[e.ID()]
	if ok {
		guardado.Usado = e.Registro().Usado
		r.e.enlaces[e.ID()] = guardado
	}
	return nil
}

func (r reader) Enlace(_ context.Context, huella string) (*identidad.Enlace, error) {
	for _, e := range r.e.enlaces {
		if e.Huella == huella {
			return identidad.RestoreEnlace(e), nil
		}
	}
	return nil, identidad.ErrEnlace
}

type frenos struct{ e *estado }

func (r frenos) Get(_ context.Context, llaves ...identidad.LlaveFreno) (identidad.Frenos, error) {
	contadores := make(identidad.Frenos, len(llaves))
	for i, l := range llaves {
		registro := r.e.frenos[l]
		registro.LlaveFreno = l
		contadores[i] = identidad.RestoreFreno(registro)
	}
	return contadores, nil
}

func (r frenos) Save(_ context.Context, contadores identidad.Frenos) error {
	for _, f := range contadores {
		r.e.frenos[f.Registro().LlaveFreno] = f.Registro()
	}
	return nil
}
