package solicitudestest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Recorrer implements app.Recorridos.
func (m *Memoria) Recorrer(ctx context.Context, quien kernel.UsuarioID, alcance solicitudes.Alcance, f app.Filtro, maximo int,
	usar func(context.Context, app.Recorrido) error,
) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	turno := m.candado("recorrido de " + string(quien))
	select {
	case turno <- struct{}{}:
		defer func() { <-turno }()
	default:
		return app.ErrRecorridoEnCurso
	}
	elegidas := m.elegidas(alcance, f)
	switch {
	case len(elegidas) == 0:
		return app.ErrNadaQueRecorrer
	case len(elegidas) > maximo:
		return app.DemasiadasFilas(len(elegidas), maximo)
	}
	slices.SortFunc(elegidas, func(a, b solicitudes.Expediente) int { return enOrden(app.Reciente, a, b) })
	return usar(ctx, app.Recorrido{Total: len(elegidas), Grupos: m.grupos(elegidas), NombresEspeciales: nombresEspeciales(), Filas: func(yield func(app.EnListado, error) bool) {
		for _, e := range elegidas {
			if ctx.Err() != nil {
				yield(app.EnListado{}, ctx.Err())
				return
			}
			if !yield(m.enListado(e), nil) {
				return
			}
		}
	}})
}

func (l lector) enListado(e solicitudes.Expediente) app.EnListado {
	centro, d := l.centros[e.CentroID], e.Datos
	programa := e.Programa
	programa.Edicion = 0
	programa.ID, programa.Centro = "", ""
	fila := app.EnListado{
		Codigo: e.Codigo, Estado: e.Estado, Ficha: e.Ficha, Revision: e.Revision, CentroCodigo: codigoDe(centro.ID), Centro: centro.Nombre, Regional: centro.Regional[1],
		Programa: programa, Horas: d.DuracionMaxima, Modalidad: d.Modalidad, Instructor: l.personas[e.InstructorID].Nombre, Empresa: d.NombreEmpresa, NIT: d.NIT,
		Departamento: d.Departamento, Municipio: d.Municipio, Lugar: d.LugarFormacion, Ambiente: d.TipoAmbiente, Inicio: d.FechaInicioCurso,
		Fin: d.FechaFinalizacionCurso, InicioInscripcion: d.InicioInscripcion, FinInscripcion: d.FinalizacionInscripcion, Aprendices: d.Aprendices,
		Cupo: d.CupoMaximo, Especiales: slices.Clone(d.ProgramasEspeciales), OtroEspecial: d.OtroEspecificar, Solicitada: e.FechaSolicitud,
		Enviada: e.FechaEnvio, Decidida: decidida(e),
	}
	for _, h := range d.Horarios {
		h.ID = ""
		fila.Horarios = append(fila.Horarios, h)
	}
	return fila
}

func decidida(e solicitudes.Expediente) time.Time {
	switch {
	case !e.FechaAprobacion.IsZero():
		return e.FechaAprobacion
	case e.Estado == solicitudes.Rechazada:
		return e.EstadoDesde
	}
	return time.Time{}
}

func (l lector) grupos(elegidas []solicitudes.Expediente) (lista []app.Grupo) {
	for _, e := range elegidas {
		centro := l.centros[e.CentroID]
		i := slices.IndexFunc(lista, func(g app.Grupo) bool {
			return g.CentroID == e.CentroID && g.InstructorID == e.InstructorID && g.Estado == e.Estado
		})
		if i < 0 {
			i = len(lista)
			lista = append(lista, app.Grupo{CentroID: centro.ID, CentroCodigo: codigoDe(centro.ID), Centro: centro.Nombre, Regional: centro.Regional[1],
				InstructorID: e.InstructorID, Instructor: l.personas[e.InstructorID].Nombre, Estado: e.Estado})
		}
		g := &lista[i]
		g.Solicitudes++
		g.Aprendices += e.Datos.Aprendices
		g.Horas += e.Datos.DuracionMaxima
		if dias, ok := l.enListado(e).DiasDeDecision(); ok {
			g.Decididas++
			g.DiasDeDecision += dias
		}
	}
	slices.SortFunc(lista, func(a, b app.Grupo) int {
		return cmp.Or(cmp.Compare(a.CentroCodigo, b.CentroCodigo), cmp.Compare(a.Instructor, b.Instructor), cmp.Compare(a.InstructorID, b.InstructorID), cmp.Compare(a.Estado, b.Estado))
	})
	return lista
}

// codigoDe is the code in the id of a centre of the reference data.
func codigoDe(id kernel.CentroID) string { return strings.TrimPrefix(string(id), "centro-") }
