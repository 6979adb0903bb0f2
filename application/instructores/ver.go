package instructores

import (
	"context"

	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/instructores"
	"complementarias/domain/kernel"
)

const idMaximo = 100 // characters; a UUID has 36

// Ver shows one instructor.
type Ver struct{ d Deps }

// Execute answers an INSTRUCTOR about the own profile, a COORDINADOR about those of the own centre and an ADMIN about all,
// deactivated ones too; for anybody else, and for what is absent, ErrNoExiste. It asks four questions.
func (uc Ver) Execute(ctx context.Context, actor kernel.Actor, id kernel.UsuarioID) (Perfil, error) {
	if colombia.RevisarTexto(string(id), idMaximo, false) != nil {
		return Perfil{}, ErrNoExiste
	}
	alcance, hoy := alcanceDePerfil(actor), kernel.Today(uc.d.Now())
	p, err := uc.d.Reader.Ver(ctx, alcance, id, hoy.AddDays(1-hoy.Day()))
	if err != nil {
		return Perfil{}, err
	}
	if p.Recientes, err = uc.d.Reader.Recientes(ctx, alcance, id, RecientesMaximo); err != nil {
		return Perfil{}, err
	}
	if p.Abiertas, err = uc.d.Reader.Abiertas(ctx, id, hoy, AbiertasMaximo); err != nil {
		return Perfil{}, err
	}
	for i := range p.Abiertas {
		p.Abiertas[i].Visible = alcance.Centro == "" || alcance.Centro == p.Abiertas[i].CentroID
	}
	lunes := horarios.LunesDe(hoy).AddDays(-diasPorSemana * SemanasPasadas)
	minutos, err := uc.d.Reader.Cargas(ctx, id, lunes, SemanasPasadas+SemanasFuturas)
	if err != nil {
		return Perfil{}, err
	}
	m := instructores.Medidas{Aprobadas: p.Cifras.Aprobadas, Rechazadas: p.Cifras.Rechazadas, ALaPrimera: p.Cifras.ALaPrimera,
		Aprendices: p.Cifras.Aprendices, Cupos: p.Cifras.Cupos}
	for i, n := range minutos {
		p.Semanas = append(p.Semanas, Semana{Lunes: lunes.AddDays(diasPorSemana * i), Minutos: n})
		if n > 0 {
			m.SemanasConClase++
		}
		if n > p.LimiteMinutos {
			m.SemanasSobre++
		}
	}
	p.Rendimiento = instructores.Evaluar(m)
	return p, nil
}
