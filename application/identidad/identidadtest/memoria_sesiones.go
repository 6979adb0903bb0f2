package identidadtest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

type sesiones struct{ e *estado }

var errTokenRepetido = errors.New("two sessions with one token")

func (r sesiones) Add(ctx context.Context, s *identidad.Sesion) error {
	for _, otra := range r.e.sesiones {
		if otra.Huella != "" && otra.Huella == s.Registro().Huella {
			return errTokenRepetido
		}
	}
	return r.Save(ctx, s)
}

func (r sesiones) Get(_ context.Context, id kernel.SesionID, de kernel.UsuarioID) (*identidad.Sesion, error) {
	s, ok := r.e.sesiones[id]
	if !ok || s.Usuario != de {
		return nil, identidad.ErrSesion
	}
	return identidad.RestoreSesion(s), nil
}

func (r sesiones) Save(_ context.Context, s *identidad.Sesion) error {
	r.e.sesiones[s.ID()] = s.Registro()
	return nil
}

func (r sesiones) CerrarOtras(ctx context.Context, de kernel.UsuarioID, menos kernel.SesionID, at time.Time) error {
	for id, registro := range r.e.sesiones {
		if registro.Usuario != de || id == menos {
			continue
		}
		s := identidad.RestoreSesion(registro)
		s.Cerrar(at)
		if err := r.Save(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func (r reader) ActorDe(_ context.Context, sesion kernel.SesionID, at time.Time) (kernel.Actor, error) {
	s := r.e.sesiones[sesion]
	if s.Tipo != identidad.SesionAPI {
		return kernel.Actor{}, identidad.ErrSesion
	}
	return r.actor(s, at, 0)
}

func (r reader) ActorDeNavegador(_ context.Context, huella string, at time.Time, inactividad time.Duration) (app.Reconocido, error) {
	for _, s := range r.e.sesiones {
		if s.Tipo == identidad.SesionNavegador && s.Huella == huella {
			actor, err := r.actor(s, at, inactividad)
			if err != nil {
				return app.Reconocido{}, err
			}
			return app.Reconocido{Actor: actor, UltimoUso: s.UltimoUso}, nil
		}
	}
	return app.Reconocido{}, identidad.ErrSesion
}

func (r reader) actor(s identidad.RegistroSesion, at time.Time, inactividad time.Duration) (kernel.Actor, error) {
	c, ok := r.e.usuarios[s.Usuario]
	if !ok || !c.Activo || !identidad.RestoreSesion(s).Vigente(c.epoca, at, inactividad) {
		return kernel.Actor{}, identidad.ErrSesion
	}
	actor := identidad.Restore(c.Registro).Actor()
	actor.Sesion = s.ID
	actor.ClaveTemporal = c.ClaveEstado == identidad.ClaveTemporal
	return actor, nil
}

func (r reader) SesionesAbiertas(_ context.Context, de kernel.UsuarioID, at time.Time, inactividad time.Duration) ([]app.SesionView, error) {
	var abiertas []app.SesionView
	for _, s := range r.e.sesiones {
		if _, err := r.actor(s, at, inactividad); err != nil || s.Usuario != de {
			continue
		}
		abiertas = append(abiertas, app.SesionView{ID: s.ID, Tipo: s.Tipo, Dispositivo: s.Dispositivo, Creada: s.Creada, UltimoUso: s.UltimoUso, Expira: s.Expira})
	}
	slices.SortFunc(abiertas, func(a, b app.SesionView) int {
		return cmp.Or(b.Creada.Compare(a.Creada), cmp.Compare(a.ID, b.ID))
	})
	return abiertas[:min(len(abiertas), app.SesionesVisibles)], nil
}
