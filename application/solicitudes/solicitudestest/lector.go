package solicitudestest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	app "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// fuente is where a lector looks: what is committed, or what a transaction sees.
type fuente interface {
	fila(id kernel.SolicitudID) (guardada, bool)
	todas() map[kernel.SolicitudID]guardada
}

type mundo struct {
	personas  map[kernel.UsuarioID]Persona
	programas *ediciones
	centros   map[kernel.CentroID]Centro
	ajustes   *ajustado
}

func newMundo() mundo {
	m := mundo{personas: map[kernel.UsuarioID]Persona{}, programas: newEdiciones(), centros: map[kernel.CentroID]Centro{}, ajustes: &ajustado{}}
	for _, p := range Personas() {
		m.personas[p.ID] = p
	}
	for _, c := range Centros() {
		m.centros[c.ID] = c
	}
	return m
}

// conoce keeps the foreign keys; that of the programme has a refusal of its own.
func (m mundo) conoce(e solicitudes.Expediente) bool {
	_, instructor := m.personas[e.InstructorID]
	_, centro := m.centros[e.CentroID]
	_, revisor := m.personas[e.RevisorID]
	return instructor && centro && (revisor || e.RevisorID == "")
}

// lector implements app.Reader and app.Entornos.
type lector struct {
	mundo
	fuente fuente
}

// Ver implements app.Reader.
func (l lector) Ver(_ context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.View, error) {
	g, ok := l.fuente.fila(id)
	if !ok || !alcance.Incluye(g.CentroID, g.InstructorID) {
		return app.View{}, solicitudes.ErrNoEncontrada
	}
	return l.vista(g.Expediente), nil
}

func (l lector) vista(e solicitudes.Expediente) app.View {
	persona, centro, programa := l.personas[e.InstructorID], l.centros[e.CentroID], l.programas.de(e)
	programa.CentroID, programa.Centro = centro.ID, centro.Nombre
	return app.View{
		Expediente: copia(e),
		Instructor: app.InstructorView{Nombre: persona.Nombre, Correo: persona.Correo, Cedula: persona.Cedula, Telefono: persona.Telefono,
			Especialidad: persona.Especialidad, Centro: l.centros[persona.Centro].Nombre},
		Programa: programa,
		Formato:  centro.Formato,

		NombresEspeciales: nombresEspeciales(),
	}
}

// Listar implements app.Reader.
func (l lector) Listar(_ context.Context, alcance solicitudes.Alcance, f app.Filtro) (app.Pagina, error) {
	elegidas := l.elegidas(alcance, f)
	slices.SortFunc(elegidas, func(a, b solicitudes.Expediente) int { return enOrden(f.Orden, a, b) })
	p := app.Pagina{Total: min(len(elegidas), app.TotalMaximo), TotalEsMinimo: len(elegidas) > app.TotalMaximo}
	for _, e := range pagina(elegidas, f.Pagina, f.Limite) {
		fila := enLista(l.vista(e))
		hoy, _, _ := l.programas.presente(e.Datos.ProgramaID)
		fila.Programa.Modalidad = hoy.Modalidad
		p.Filas = append(p.Filas, fila)
	}
	return p, nil
}

// Conteos implements app.Reader.
func (l lector) Conteos(_ context.Context, alcance solicitudes.Alcance, f app.Filtro) (app.Conteos, error) {
	f.Estados = nil
	c := app.Conteos{PorEstado: map[solicitudes.Estado]int{}}
	for _, e := range l.elegidas(alcance, f) {
		c.PorEstado[e.Estado]++
	}
	return c, nil
}

func (l lector) elegidas(alcance solicitudes.Alcance, f app.Filtro) (elegidas []solicitudes.Expediente) {
	for _, g := range l.fuente.todas() {
		if alcance.Incluye(g.CentroID, g.InstructorID) && l.pasa(g.Expediente, f) && l.pasaElReporte(g, f) {
			elegidas = append(elegidas, g.Expediente)
		}
	}
	return elegidas
}

func pagina[T any](filas []T, numero, limite int) []T {
	desde := min((numero-1)*limite, len(filas))
	return filas[desde:min(desde+limite, len(filas))]
}

func enOrden(orden app.Orden, a, b solicitudes.Expediente) int {
	id := cmp.Compare(a.ID, b.ID)
	switch orden {
	case app.Antigua:
		return cmp.Or(a.FechaSolicitud.Compare(b.FechaSolicitud), id)
	case app.PorInicio:
		x, y := a.Datos.FechaInicioCurso, b.Datos.FechaInicioCurso
		return cmp.Or(alFinal(x.IsZero(), y.IsZero()), x.DaysSince(y), id)
	case app.PorCodigo:
		return cmp.Or(cmp.Compare(a.Codigo[:8], b.Codigo[:8]), cmp.Compare(len(a.Codigo), len(b.Codigo)), cmp.Compare(a.Codigo, b.Codigo))
	case app.PorEmpresa:
		x, y := a.Datos.NombreEmpresa, b.Datos.NombreEmpresa
		return cmp.Or(alFinal(x == "", y == ""), cmp.Compare(colombia.Plegar(x), colombia.Plegar(y)), id)
	case app.Reciente:
	}
	return cmp.Or(b.FechaSolicitud.Compare(a.FechaSolicitud), -id)
}

// alFinal puts what has no value behind what has one.
func alFinal(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// enLista is what a row of a list shows of a view: no classes, and of its author and its programme the essentials.
func enLista(v app.View) app.View {
	v.Sesiones, v.NombresEspeciales = nil, nil
	v.Instructor = app.InstructorView{Nombre: v.Instructor.Nombre, Correo: v.Instructor.Correo, Especialidad: v.Instructor.Especialidad}
	p := v.Programa
	v.Programa = app.ProgramaView{ID: p.ID, Codigo: p.Codigo, Nombre: p.Nombre, Modalidad: p.Modalidad, DuracionHoras: p.DuracionHoras,
		CentroID: p.CentroID, Centro: p.Centro}
	return v
}

func (l lector) pasa(e solicitudes.Expediente, f app.Filtro) bool {
	dia := kernel.Today(e.FechaSolicitud)
	return (len(f.Estados) == 0 || slices.Contains(f.Estados, e.Estado)) &&
		(f.Anio == 0 || dia.Year() == f.Anio) && (f.Instructor == "" || f.Instructor == e.InstructorID) &&
		(f.Programa == "" || f.Programa == e.Datos.ProgramaID) && (f.Centro == "" || f.Centro == e.CentroID) &&
		(f.Desde.IsZero() || !dia.Before(f.Desde)) && (f.Hasta.IsZero() || !dia.After(f.Hasta)) &&
		l.dice(e, f.Buscar)
}

// dice tells whether the text is found where people look.
func (l lector) dice(e solicitudes.Expediente, buscar string) bool {
	texto, persona := colombia.Plegar(buscar), l.personas[e.InstructorID]
	if texto == "" && strings.TrimSpace(buscar) != "" {
		return false // nothing but marks
	}
	return contiene(texto, e.Codigo, e.Ficha.Numero, e.Datos.NombreEmpresa, e.Programa.Nombre, e.Programa.Codigo) ||
		contiene(texto, persona.Nombre, persona.Correo, persona.Cedula)
}

func contiene(texto string, partes ...string) bool {
	return strings.Contains(colombia.Plegar(strings.Join(partes, " ")), texto)
}

// Historial implements app.Reader.
func (l lector) Historial(_ context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) ([]solicitudes.Movimiento, error) {
	g, ok := l.fuente.fila(id)
	if !ok || !alcance.Incluye(g.CentroID, g.InstructorID) || len(g.historial) == 0 {
		return nil, solicitudes.ErrNoEncontrada
	}
	return slices.Clone(g.historial), nil
}

func (l lector) cursosDelAnio(instructor kernel.UsuarioID, anio int) int {
	n := 0
	for _, g := range l.fuente.todas() {
		if anio != 0 && g.InstructorID == instructor && g.Estado == solicitudes.Aprobada && g.Datos.FechaInicioCurso.Year() == anio {
			n++
		}
	}
	return n
}

// Rivales implements app.Reader.
func (l lector) Rivales(_ context.Context, q app.ConsultaRivales) ([]solicitudes.Rival, error) {
	return l.rivales(q), nil
}

func (l lector) rivales(q app.ConsultaRivales) (rivales []solicitudes.Rival) {
	for _, g := range l.fuente.todas() {
		suya, comparte := g.InstructorID == q.Instructor, q.Ambiente != "" && g.Datos.AmbienteID == q.Ambiente
		if !suya && !comparte || g.ID == q.Excepto || !compite(g.Estado) {
			continue
		}
		r := solicitudes.Rival{ID: g.ID, Codigo: g.Codigo, Estado: g.Estado, CentroID: g.CentroID, InstructorID: g.InstructorID, RevisorID: g.RevisorID, PorAmbiente: !suya}
		for _, s := range g.Sesiones {
			if !s.Fecha.Before(q.Desde) && !s.Fecha.After(q.Hasta) {
				r.Sesiones = append(r.Sesiones, s)
			}
		}
		if len(r.Sesiones) > 0 {
			rivales = append(rivales, r)
		}
	}
	slices.SortFunc(rivales, func(a, b solicitudes.Rival) int {
		return cmp.Or(cmp.Compare(a.Codigo, b.Codigo), cmp.Compare(a.ID, b.ID))
	})
	return rivales
}

func compite(e solicitudes.Estado) bool {
	return e == solicitudes.Aprobada || e == solicitudes.Pendiente || e == solicitudes.EnRevision
}

// Leer implements app.Entornos.
func (l lector) Leer(_ context.Context, c app.ConsultaEntorno) (app.Mundo, error) {
	persona := l.personas[c.Instructor]
	m := app.Mundo{Vinculo: persona.Vinculo, LimiteMinutos: l.limite(persona), Cursos: l.cursosDelAnio(c.Instructor, c.AnioDeCursos), Entorno: solicitudes.Entorno{
		DominiosCorreo: l.leerAjustes().Dominios,
		Instructor:     solicitudes.Instructor{Nombre: persona.Nombre, Cedula: persona.Cedula, Correo: persona.Correo},
	}}
	if p, edicion, ok := l.programas.presente(c.Programa); ok && p.Activo && p.CentroID == c.Centro {
		m.Entorno.Programa = &solicitudes.Programa{ID: p.ID, Centro: p.CentroID, Codigo: p.Codigo, Nombre: p.Nombre, Version: p.Version,
			Horas: p.DuracionHoras, Cupo: p.CupoAprendices, Edicion: edicion}
	}
	m.Entorno.Especiales = Especiales()
	for _, a := range Lugares() {
		if a.ID == c.Ambiente && a.Centro == c.Centro && a.Activo {
			m.Entorno.Ambiente = &a.Ambiente
		}
	}
	if !c.Desde.IsZero() {
		m.Entorno.Festivos = festivosEntre(c.Desde, c.Hasta)
		m.Entorno.Recesos = recesosEntre(c.Centro, c.Desde, c.Hasta)
	}
	return m, nil
}

// LeerVarios implements app.Entornos.
func (l lector) LeerVarios(ctx context.Context, cs []app.ConsultaEntorno) (mundos []app.Mundo, err error) {
	for _, c := range cs {
		m, err := l.Leer(ctx, c)
		if err != nil {
			return nil, err
		}
		mundos = append(mundos, m)
	}
	return mundos, nil
}

func festivosEntre(desde, hasta kernel.Date) map[kernel.Date][]string {
	nombres := map[kernel.Date][]string{}
	agregar := func(fecha kernel.Date, nombre string) {
		if !fecha.Before(desde) && !fecha.After(hasta) {
			nombres[fecha] = append(nombres[fecha], nombre)
		}
	}
	for anio := desde.Year(); anio <= hasta.Year(); anio++ {
		for _, f := range colombia.FestivosDe(anio) {
			agregar(f.Fecha, f.Nombre)
		}
	}
	for _, f := range Festivos() {
		agregar(f.Fecha, f.Nombre)
	}
	return nombres
}

func recesosEntre(centro kernel.CentroID, desde, hasta kernel.Date) []horarios.Rango {
	var rangos []horarios.Rango
	for _, r := range Recesos() {
		if r.Centro == centro && !r.Desde.After(hasta) && !r.Hasta.Before(desde) {
			rangos = append(rangos, r.Rango)
		}
	}
	return rangos
}
