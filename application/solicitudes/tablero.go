package solicitudes

import (
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
