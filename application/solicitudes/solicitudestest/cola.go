package solicitudestest

import (
	"cmp"
	"context"
	"slices"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Cola implements app.ColaReader.
func (l lector) Cola(_ context.Context, alcance solicitudes.Alcance, revisor kernel.UsuarioID, f app.FiltroCola) (app.PaginaCola, error) {
	p := app.PaginaCola{Conteos: map[app.VistaCola]int{app.ColaEntera: 0, app.ColaSinToma: 0, app.ColaMia: 0, app.ColaDeOtros: 0}}
	var elegidas []app.EnCola
	for _, e := range l.cola(alcance) {
		fila := l.enCola(e)
		avisos := solicitudes.AvisosDe(fila.Sesiones, fila.Rivales, fila.LimiteMinutos)
		if !l.dice(e, f.Buscar) || f.ConCruce && avisos.Bloquean+avisos.Advierten == 0 {
			continue
		}
		vista := vistaDe(e.RevisorID, revisor)
		p.Conteos[app.ColaEntera]++
		p.Conteos[vista]++
		if f.Vista == app.ColaEntera || f.Vista == vista {
			elegidas = append(elegidas, fila)
		}
	}
	p.Total = len(elegidas)
	p.Filas = pagina(elegidas, f.Pagina, f.Limite)
	return p, nil
}

func vistaDe(tomada, mira kernel.UsuarioID) app.VistaCola {
	switch tomada {
	case "":
		return app.ColaSinToma
	case mira:
		return app.ColaMia
	}
	return app.ColaDeOtros
}

// cola lists what waits in a scope, the longest waiting first.
func (l lector) cola(alcance solicitudes.Alcance) []solicitudes.Expediente {
	cola := l.elegidas(alcance, app.Filtro{Estados: solicitudes.PorDecidir()})
	slices.SortFunc(cola, comoEnCola)
	return cola
}

func comoEnCola(a, b solicitudes.Expediente) int {
	return cmp.Or(a.FechaEnvio.Compare(b.FechaEnvio), cmp.Compare(a.ID, b.ID))
}

func (l lector) enCola(e solicitudes.Expediente) app.EnCola {
	persona := l.personas[e.InstructorID]
	fila := app.EnCola{
		ID: e.ID, Codigo: e.Codigo, Estado: e.Estado, Revision: e.Revision, Enviada: e.FechaEnvio, RevisorID: e.RevisorID,
		CentroID: e.CentroID, Centro: l.centros[e.CentroID].Nombre, Programa: e.Programa.Nombre,
		InstructorID: e.InstructorID, Instructor: persona.Nombre, Vinculo: persona.Vinculo, LimiteMinutos: l.limite(persona), Empresa: e.Datos.NombreEmpresa, Municipio: e.Datos.Municipio,
		Inicio: e.Datos.FechaInicioCurso, Fin: e.Datos.FechaFinalizacionCurso, Horas: e.Datos.DuracionMaxima, Aprendices: e.Datos.Aprendices,
		Sesiones: slices.Clone(e.Sesiones),
	}
	if e.RevisorID != "" {
		fila.Revisor = e.EstadoPor
	}
	for i := range fila.Sesiones {
		fila.Sesiones[i].Parcial = false // a row does not say which is cut short
	}
	if len(e.Sesiones) > 0 {
		fila.Rivales = l.rivalesDeFila(e)
	}
	return fila
}

// rivalesDeFila are the rivals of whole weeks, without what a row does not show.
func (l lector) rivalesDeFila(e solicitudes.Expediente) []solicitudes.Rival {
	desde, hasta := e.Sesiones[0].Fecha, e.Sesiones[len(e.Sesiones)-1].Fecha
	rivales := l.rivales(app.ConsultaRivales{Instructor: e.InstructorID, Ambiente: e.Datos.AmbienteID, Excepto: e.ID,
		Desde: desde.AddDays(1 - desde.Weekday()), Hasta: hasta.AddDays(7 - hasta.Weekday())})
	for i, r := range rivales {
		rivales[i] = solicitudes.Rival{Estado: r.Estado, InstructorID: e.InstructorID, PorAmbiente: r.PorAmbiente, Sesiones: slices.Clone(r.Sesiones)}
		for j := range rivales[i].Sesiones {
			rivales[i].Sesiones[j].Parcial = false
		}
	}
	return rivales
}

// Vecinos implements app.ColaReader.
func (l lector) Vecinos(_ context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.Vecinos, error) {
	yo, ok := l.fuente.fila(id)
	if !ok || !alcance.Incluye(yo.CentroID, yo.InstructorID) {
		return app.Vecinos{}, solicitudes.ErrNoEncontrada
	}
	cola := l.cola(alcance)
	v := app.Vecinos{Total: len(cola)}
	for i, e := range cola {
		switch c := comoEnCola(e, yo.Expediente); {
		case c < 0:
			v.Anterior = &app.Vecino{ID: e.ID, Codigo: e.Codigo}
		case c == 0:
			v.Posicion = i + 1
		case v.Siguiente == nil:
			v.Siguiente = &app.Vecino{ID: e.ID, Codigo: e.Codigo}
		}
	}
	return v, nil
}
