package solicitudes

import (
	"cmp"
	"context"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// FichasReader reads what a paste of numbers must know.
type FichasReader interface {
	// ConFichas finds the solicitudes with those codes that are in scope, in any order.
	ConFichas(ctx context.Context, codigos []string, alcance solicitudes.Alcance) ([]solicitudes.ConFicha, error)
	// FichasEnUso tells which of the numbers a course of the country has.
	FichasEnUso(ctx context.Context, numeros []string) ([]string, error)
}

// PegarFichas gives many approved courses their numbers of SOFIA Plus at once.
type PegarFichas struct{ caso }

// PegarFichasInput carries what was pasted: a codigo and a number on each line. Without Confirmar nothing is kept. Visto is
// the Visto of the preview that is confirmed; empty when nobody looked at one.
type PegarFichasInput struct {
	Texto     string
	Confirmar bool
	Visto     string
	Ilegibles []fault.Field
}

// PegadoView says what each line does, or did, and how many numbers were assigned.
type PegadoView struct {
	Lineas    []solicitudes.FichaPegada
	Asignadas int
	Visto     string
}

// Execute lets the coordination assign the numbers of all lines that can be, as AsignarFicha does one: all of them or none, in
// one transaction. It returns a fault at /texto for what is no paste, and ErrFichasCambiaron or ErrFichaEnUso when a line would
// now do something else. Confirmed twice it answers alike and does it once.
func (uc PegarFichas) Execute(ctx context.Context, actor kernel.Actor, in PegarFichasInput) (PegadoView, error) {
	if err := solicitudes.RolPuede(solicitudes.AsignarFicha, actor.Rol); err != nil {
		return PegadoView{}, err
	}
	lineas, err := solicitudes.LeerPegado(in.Texto)
	if len(in.Ilegibles) > 0 {
		return PegadoView{}, fault.Fields(in.Ilegibles)
	}
	if err != nil {
		return PegadoView{}, err
	}
	if !in.Confirmar {
		fichas, err := clasificar(ctx, uc.d.Reader, actor, lineas)
		return PegadoView{Lineas: fichas, Visto: solicitudes.VistoDe(fichas)}, err
	}
	var v PegadoView
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		v, err = uc.asignar(ctx, tx, actor, lineas, in.Visto)
		return err
	})
	if err != nil {
		return PegadoView{}, err
	}
	return v, nil
}

func clasificar(ctx context.Context, r FichasReader, actor kernel.Actor, lineas []solicitudes.LineaPegada) ([]solicitudes.FichaPegada, error) {
	codigos, numeros := solicitudes.PorBuscar(lineas)
	alcanzadas, err := r.ConFichas(ctx, codigos, solicitudes.AlcanceDe(actor))
	if err != nil {
		return nil, err
	}
	enUso, err := r.FichasEnUso(ctx, numeros)
	if err != nil {
		return nil, err
	}
	return solicitudes.ClasificarFichas(lineas, alcanzadas, enUso), nil
}

// asignar locks the turn of pastes, so that two of them never wait for a number of each other, then the courses by id, and looks
// again at what each line does before it writes.
func (uc PegarFichas) asignar(ctx context.Context, tx Tx, actor kernel.Actor, lineas []solicitudes.LineaPegada, visto string) (PegadoView, error) {
	if err := tx.Solicitudes.BloquearPegado(ctx); err != nil {
		return PegadoView{}, err
	}
	antes, err := clasificar(ctx, tx.Reader, actor, lineas)
	if err != nil {
		return PegadoView{}, err
	}
	porAsignar := slices.DeleteFunc(slices.Clone(antes), func(f solicitudes.FichaPegada) bool { return f.Resultado != solicitudes.PorAsignar })
	slices.SortFunc(porAsignar, func(a, b solicitudes.FichaPegada) int { return cmp.Compare(a.ID, b.ID) })
	cursos := make([]*solicitudes.Solicitud, len(porAsignar))
	for i, f := range porAsignar {
		if cursos[i], err = tx.Solicitudes.Get(ctx, f.ID, solicitudes.AlcanceDe(actor)); err != nil {
			return PegadoView{}, err
		}
	}
	ahora, err := clasificar(ctx, tx.Reader, actor, lineas)
	if err != nil {
		return PegadoView{}, err
	}
	v := PegadoView{Lineas: ahora, Visto: solicitudes.VistoDe(ahora)}
	if visto != "" && visto != v.Visto {
		if n, hecho := solicitudes.HechoDesde(visto, ahora); hecho {
			v.Asignadas = n
			return v, nil
		}
		return PegadoView{}, solicitudes.ErrFichasCambiaron
	}
	if v.Visto != solicitudes.VistoDe(antes) {
		return PegadoView{}, solicitudes.ErrFichasCambiaron
	}
	for i, f := range porAsignar {
		if err = uc.asignarUna(ctx, tx, actor, cursos[i], f); err != nil {
			return PegadoView{}, nombrando(f.Codigo, err)
		}
	}
	v.Asignadas = len(porAsignar)
	for i, f := range v.Lineas {
		if f.Resultado == solicitudes.PorAsignar {
			v.Lineas[i] = f.Hecha()
		}
	}
	return v, nil
}

func (uc PegarFichas) asignarUna(ctx context.Context, tx Tx, actor kernel.Actor, s *solicitudes.Solicitud, f solicitudes.FichaPegada) error {
	if err := s.AsignarFicha(actor, f.Numero, "", uc.now()); err != nil {
		return err
	}
	if err := tx.Solicitudes.Save(ctx, s); err != nil {
		return err
	}
	return tx.Outbox.Append(ctx, s.PullEvents()...)
}
