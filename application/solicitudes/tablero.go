package solicitudes

import (
	"cmp"
	"context"
	"slices"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const (
	abiertasMaximo = 50 // solicitudes that an instructor's start page reads
	muestraTablero = 5  // rows of each list on a coordination's start page
)

// TableroInstructor is what an instructor finds on the start page.
type TableroInstructor struct {
	Devueltas  []View // longest returned first
	Borradores []View // latest written first; Advertencias say what is missing
	Enviadas   []View // longest waiting first
	Abiertas   int    // how many of those three there are; more than shown when they exceed abiertasMaximo
	Clases     []Clase
	Balance    Balance
}

// VerTableroInstructor reads the start page of an instructor.
type VerTableroInstructor struct{ caso }

// Execute answers an INSTRUCTOR about the own work, else ErrRol.
func (uc VerTableroInstructor) Execute(ctx context.Context, actor kernel.Actor) (TableroInstructor, error) {
	if err := solicitudes.RolPuede(solicitudes.Crear, actor.Rol); err != nil {
		return TableroInstructor{}, err
	}
	var t TableroInstructor
	hoy := kernel.Today(uc.now())
	abiertas, err := uc.d.Reader.Listar(ctx, solicitudes.AlcanceDe(actor), Filtro{Pagina: 1, Limite: abiertasMaximo, Estados: []solicitudes.Estado{
		solicitudes.Devuelta, solicitudes.Borrador, solicitudes.Pendiente, solicitudes.EnRevision}})
	if err != nil {
		return t, err
	}
	t.Abiertas = abiertas.Total
	t.repartir(actor, abiertas.Filas)
	if err = uc.advertir(ctx, t.Borradores); err != nil {
		return t, err
	}
	if t.Clases, err = uc.d.Reader.Clases(ctx, actor.ID, hoy, hoy.AddDays(solicitudes.DiasProximos-1)); err != nil {
		return t, err
	}
	t.Balance, err = uc.d.Reader.Balance(ctx, actor.ID, hoy.Year(), hoy)
	return t, err
}

func (t *TableroInstructor) repartir(actor kernel.Actor, filas []View) {
	for _, v := range filas {
		v.Acciones = solicitudes.Acciones(actor, v.Situacion())
		switch v.Estado {
		case solicitudes.Devuelta:
			t.Devueltas = append(t.Devueltas, v)
		case solicitudes.Borrador:
			t.Borradores = append(t.Borradores, v)
		default:
			t.Enviadas = append(t.Enviadas, v)
		}
	}
	slices.SortStableFunc(t.Devueltas, func(a, b View) int { return a.EstadoDesde.Compare(b.EstadoDesde) })
	slices.SortStableFunc(t.Borradores, func(a, b View) int { return b.Actualizada.Compare(a.Actualizada) })
	slices.SortStableFunc(t.Enviadas, func(a, b View) int { return a.FechaEnvio.Compare(b.FechaEnvio) })
}

// advertir tells what each draft lacks, with one question for all of their worlds.
func (c caso) advertir(ctx context.Context, borradores []View) error {
	if len(borradores) == 0 {
		return nil
	}
	consultas := make([]ConsultaEntorno, len(borradores))
	for i, v := range borradores {
		consultas[i] = c.fechar(ConsultaEntorno{Programa: v.Datos.ProgramaID, Centro: v.CentroID, Instructor: v.InstructorID, Ambiente: v.Datos.AmbienteID, Desde: v.Datos.FechaInicioCurso})
	}
	mundos, err := c.d.Entornos.LeerVarios(ctx, consultas)
	if err != nil {
		return err
	}
	for i := range borradores {
		borradores[i].Advertencias = solicitudes.Restore(borradores[i].Expediente).Advertencias(c.completar(mundos[i]).Entorno)
	}
	return nil
}

// TableroCoordinacion is what a reviewer finds on the start page.
type TableroCoordinacion struct {
	Cola        PaginaCola // those that wait longest
	Cifras      Cifras
	Cursos      Cursos
	Cargas      []CargaSemanal // the heaviest week of each instructor near the limit, the worst first
	TotalCargas int
	Lunes       kernel.Date // of this week
	Regionales  []Regional  // of the country, for an Admin
}

// VerTableroCoordinacion reads the start page of those who decide.
type VerTableroCoordinacion struct{ caso }

// Execute answers a COORDINADOR about the own centre and an ADMIN about the country, else ErrRol.
func (uc VerTableroCoordinacion) Execute(ctx context.Context, actor kernel.Actor) (TableroCoordinacion, error) {
	var t TableroCoordinacion
	var err error
	if t.Cola, err = Cola(uc).Execute(ctx, actor, FiltroCola{Pagina: 1, Limite: muestraTablero}); err != nil {
		return t, err
	}
	alcance, cortes, hoy := solicitudes.AlcanceDe(actor), cortesDe(uc.now()), kernel.Today(uc.now())
	t.Lunes = cortes.Lunes
	if t.Cifras, err = uc.d.Reader.Cifras(ctx, alcance, cortes); err != nil {
		return t, err
	}
	if t.Cursos, err = uc.d.Reader.Cursos(ctx, alcance, hoy, hoy.AddDays(solicitudes.DiasProximos-1), muestraTablero); err != nil {
		return t, err
	}
	for _, lista := range [][]Curso{t.Cursos.Proximos, t.Cursos.Provisionales} {
		for i := range lista {
			lista[i].DiasParaIniciar = lista[i].Inicio.DaysSince(hoy)
		}
	}
	cargas, err := uc.d.Reader.Cargas(ctx, alcance, cortes.Lunes, solicitudes.SemanasDeCarga, solicitudes.PorcentajeCarga)
	if err != nil {
		return t, err
	}
	cargas = peores(cargas)
	t.TotalCargas, t.Cargas = len(cargas), cargas[:min(muestraTablero, len(cargas))]
	if alcance.Pais {
		t.Regionales, err = uc.d.Reader.Regionales(ctx, cortes)
	}
	return t, err
}

// peores keeps the heaviest week of each instructor who is near the limit, or over it, the worst first.
func peores(cargas []CargaSemanal) []CargaSemanal {
	var cerca []CargaSemanal
	for _, c := range cargas {
		if !solicitudes.CercaDelLimite(c.Minutos, c.LimiteMinutos) {
			continue
		}
		switch n := len(cerca); {
		case n == 0 || cerca[n-1].InstructorID != c.InstructorID:
			cerca = append(cerca, c)
		case c.Minutos > cerca[n-1].Minutos:
			cerca[n-1] = c
		}
	}
	slices.SortStableFunc(cerca, func(a, b CargaSemanal) int {
		return cmp.Or(cmp.Compare(b.Minutos*a.LimiteMinutos, a.Minutos*b.LimiteMinutos), cmp.Compare(a.Instructor, b.Instructor))
	})
	return cerca
}
