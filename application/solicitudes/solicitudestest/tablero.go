package solicitudestest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Cifras implements app.TableroReader.
func (l lector) Cifras(_ context.Context, alcance solicitudes.Alcance, c app.Cortes) (app.Cifras, error) {
	f := app.Cifras{Espera: map[solicitudes.Espera]int{solicitudes.EsperaCorta: 0, solicitudes.EsperaMedia: 0, solicitudes.EsperaLarga: 0}}
	var dias []float64
	for _, g := range l.fuente.todas() {
		if !alcance.Incluye(g.CentroID, g.InstructorID) {
			continue
		}
		if slices.Contains(solicitudes.PorDecidir(), g.Estado) {
			f.Espera[bandaDe(kernel.Today(g.FechaEnvio), c)]++
		}
		contarMovimientos(&f, g.historial, c.Lunes)
		if g.Estado != solicitudes.Aprobada && g.Estado != solicitudes.Rechazada {
			continue
		}
		decidida := kernel.Today(g.EstadoDesde)
		if g.Estado == solicitudes.Aprobada && !decidida.Before(c.Mes) {
			f.AprobadasMes++
		}
		if !decidida.Before(c.Mediana) {
			dias = append(dias, g.EstadoDesde.Sub(g.FechaEnvio).Hours()/24)
		}
	}
	f.Respondidas, f.MedianaDias = len(dias), mediana(dias)
	return f, nil
}

func bandaDe(enviada kernel.Date, c app.Cortes) solicitudes.Espera {
	switch {
	case !enviada.After(c.EsperaLarga):
		return solicitudes.EsperaLarga
	case !enviada.After(c.EsperaMedia):
		return solicitudes.EsperaMedia
	}
	return solicitudes.EsperaCorta
}

func contarMovimientos(f *app.Cifras, historial []solicitudes.Movimiento, lunes kernel.Date) {
	for _, m := range historial {
		dia := kernel.Today(m.En)
		if m.Accion == solicitudes.Enviar && dia.Before(lunes) && !dia.Before(lunes.AddDays(-7)) {
			f.RecibidasAntes++
		}
		if dia.Before(lunes) {
			continue
		}
		switch m.Accion {
		case solicitudes.Enviar:
			f.Recibidas++
		case solicitudes.Aprobar:
			f.Aprobadas++
		case solicitudes.Rechazar:
			f.Rechazadas++
		case solicitudes.Devolver:
			f.Devueltas++
		default:
		}
	}
}

func mediana(n []float64) float64 {
	if len(n) == 0 {
		return 0
	}
	slices.Sort(n)
	return (n[(len(n)-1)/2] + n[len(n)/2]) / 2
}

// Cursos implements app.TableroReader.
func (l lector) Cursos(_ context.Context, alcance solicitudes.Alcance, desde, hasta kernel.Date, limite int) (app.Cursos, error) {
	aprobadas := l.elegidas(alcance, app.Filtro{Estados: []solicitudes.Estado{solicitudes.Aprobada}})
	slices.SortFunc(aprobadas, func(a, b solicitudes.Expediente) int {
		return cmp.Or(a.Datos.FechaInicioCurso.DaysSince(b.Datos.FechaInicioCurso), cmp.Compare(a.Codigo, b.Codigo))
	})
	var c app.Cursos
	for _, e := range aprobadas {
		curso := app.Curso{ID: e.ID, Codigo: e.Codigo, Programa: e.Programa.Nombre, Empresa: e.Datos.NombreEmpresa, Municipio: e.Datos.Municipio,
			Instructor: l.personas[e.InstructorID].Nombre, Centro: l.centros[e.CentroID].Nombre, Inicio: e.Datos.FechaInicioCurso,
			Fin: e.Datos.FechaFinalizacionCurso, Aprendices: e.Datos.Aprendices, Ficha: e.Ficha}
		if !curso.Inicio.Before(desde) && !curso.Inicio.After(hasta) {
			c.TotalProximos++
			if e.Ficha.Provisional {
				c.ProximosSinFicha++
			}
			if len(c.Proximos) < limite {
				c.Proximos = append(c.Proximos, curso)
			}
		}
		if e.Ficha.Provisional {
			c.TotalProvisionales++
			if len(c.Provisionales) < limite {
				c.Provisionales = append(c.Provisionales, curso)
			}
		}
	}
	return c, nil
}

// Cargas implements app.TableroReader.
func (l lector) Cargas(_ context.Context, alcance solicitudes.Alcance, lunes kernel.Date, semanas, porcentaje int) ([]app.CargaSemanal, error) {
	minutos := map[kernel.UsuarioID][]int{}
	for _, g := range l.fuente.todas() {
		for _, s := range g.Sesiones {
			semana := s.Fecha.DaysSince(lunes) / 7
			if g.Estado != solicitudes.Aprobada || s.Fecha.Before(lunes) || semana >= semanas {
				continue
			}
			if minutos[g.InstructorID] == nil {
				minutos[g.InstructorID] = make([]int, semanas)
			}
			minutos[g.InstructorID][semana] += s.Minutos()
		}
	}
	var cargas []app.CargaSemanal
	for _, id := range slices.Sorted(maps.Keys(minutos)) {
		p := l.personas[id]
		if p.Rol != kernel.Instructor || !alcance.Pais && (alcance.Centro == "" || alcance.Centro != p.Centro) {
			continue
		}
		limite := l.limite(p)
		for i, n := range minutos[id] {
			if n > 0 && n*100 >= limite*porcentaje {
				cargas = append(cargas, app.CargaSemanal{InstructorID: id, Instructor: p.Nombre, Vinculo: p.Vinculo, Lunes: lunes.AddDays(7 * i), Minutos: n, LimiteMinutos: limite})
			}
		}
	}
	return cargas, nil
}

// Regionales implements app.TableroReader.
func (l lector) Regionales(_ context.Context, c app.Cortes) ([]app.Regional, error) {
	porCodigo := map[string]app.Regional{}
	for _, g := range l.fuente.todas() {
		regional := l.centros[g.CentroID].Regional
		r := porCodigo[regional[0]]
		r.Codigo, r.Nombre = regional[0], regional[1]
		switch {
		case slices.Contains(solicitudes.PorDecidir(), g.Estado):
			r.Cola++
			if bandaDe(kernel.Today(g.FechaEnvio), c) == solicitudes.EsperaLarga {
				r.Largas++
			}
		case g.Estado == solicitudes.Aprobada && !kernel.Today(g.EstadoDesde).Before(c.Mes):
			r.AprobadasMes++
		default:
			continue
		}
		porCodigo[r.Codigo] = r
	}
	var regionales []app.Regional
	for _, codigo := range slices.Sorted(maps.Keys(porCodigo)) {
		regionales = append(regionales, porCodigo[codigo])
	}
	return regionales, nil
}

// Clases implements app.TableroReader.
func (l lector) Clases(_ context.Context, instructor kernel.UsuarioID, desde, hasta kernel.Date) ([]app.Clase, error) {
	var clases []app.Clase
	for _, e := range l.elegidas(solicitudes.Alcance{Instructor: instructor}, app.Filtro{Estados: []solicitudes.Estado{solicitudes.Aprobada}}) {
		for i, s := range e.Sesiones {
			if !s.Fecha.Before(desde) && !s.Fecha.After(hasta) {
				clases = append(clases, app.Clase{ID: e.ID, Codigo: e.Codigo, Programa: e.Programa.Nombre, Empresa: e.Datos.NombreEmpresa,
					Lugar: e.Datos.LugarFormacion, Municipio: e.Datos.Municipio, Sesion: s, Numero: i + 1, Total: len(e.Sesiones)})
			}
		}
	}
	slices.SortFunc(clases, func(a, b app.Clase) int {
		return cmp.Or(a.Sesion.Fecha.DaysSince(b.Sesion.Fecha), a.Sesion.Desde-b.Sesion.Desde, cmp.Compare(a.Codigo, b.Codigo))
	})
	return clases, nil
}

// Balance implements app.TableroReader.
func (l lector) Balance(_ context.Context, instructor kernel.UsuarioID, anio int, hoy kernel.Date) (app.Balance, error) {
	b := app.Balance{Anio: anio, PorEstado: map[solicitudes.Estado]int{}}
	for _, e := range l.elegidas(solicitudes.Alcance{Instructor: instructor}, app.Filtro{}) {
		if kernel.Today(e.FechaSolicitud).Year() == anio {
			b.PorEstado[e.Estado]++
		}
		if e.Estado != solicitudes.Aprobada {
			continue
		}
		if e.Datos.FechaInicioCurso.Year() == anio {
			b.Cursos++
			b.Aprendices += e.Datos.Aprendices
		}
		for _, s := range e.Sesiones {
			if s.Fecha.Year() != anio {
				continue
			}
			b.PorMes[s.Fecha.Month()-time.January] += s.Minutos()
			b.MinutosPrevistos += s.Minutos()
			if s.Fecha.Before(hoy) {
				b.MinutosDictados += s.Minutos()
			}
		}
	}
	return b, nil
}
