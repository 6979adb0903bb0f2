package inproc

import (
	"context"
	"strconv"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/application/documentos"
	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Listados gives documentos the lists of solicitudes that people narrow on the pages and in the API.
type Listados struct{ recorrer app.Recorrer }

// NewListados reads through the use case.
func NewListados(recorrer app.Recorrer) Listados { return Listados{recorrer} }

// De is the list that f selects.
func (l Listados) De(f app.Filtro) documentos.Fuente { return listado{l.recorrer, f} }

type listado struct {
	recorrer app.Recorrer
	filtro   app.Filtro
}

// Recorrer implements documentos.Fuente.
func (l listado) Recorrer(ctx context.Context, actor kernel.Actor, usar func(context.Context, documentos.Recorrido) error) error {
	return l.recorrer.Execute(ctx, actor, l.filtro, func(ctx context.Context, r app.Recorrido) error {
		d := recorridoEnPalabras(r)
		d.Filtros, d.Hechos = filtrosEnPalabras(l.filtro, r.NombresEspeciales)
		return usar(ctx, d)
	})
}

func recorridoEnPalabras(r app.Recorrido) documentos.Recorrido {
	d := documentos.Recorrido{Total: r.Total, Filas: func(yield func(documentos.FilaListado, error) bool) {
		for e, err := range r.Filas {
			if err != nil {
				yield(documentos.FilaListado{}, err)
				return
			}
			if !yield(filaEnPalabras(&e, r.NombresEspeciales), nil) {
				return
			}
		}
	}}
	for _, e := range solicitudes.Estados() {
		d.Estados = append(d.Estados, documentos.Estado{Nombre: palabras.Estado(e), Plural: palabras.EstadoPlural(e),
			Aprobada: e == solicitudes.Aprobada, Rechazada: e == solicitudes.Rechazada})
	}
	for _, g := range r.Grupos {
		d.Grupos = append(d.Grupos, documentos.Grupo{CentroCodigo: g.CentroCodigo, Centro: g.Centro, Regional: g.Regional, InstructorID: g.InstructorID,
			Instructor: g.Instructor, Estado: palabras.Estado(g.Estado), Solicitudes: g.Solicitudes, Aprendices: g.Aprendices, Horas: g.Horas,
			Decididas: g.Decididas, DiasDeDecision: g.DiasDeDecision})
	}
	return d
}

func filaEnPalabras(e *app.EnListado, nombresEspeciales map[string]string) documentos.FilaListado {
	f := documentos.FilaListado{
		Codigo: e.Codigo, Estado: palabras.Estado(e.Estado), Ficha: e.Ficha.Numero, FichaProvisional: e.Ficha.Provisional,
		Regional: e.Regional, CentroCodigo: e.CentroCodigo, Centro: e.Centro,
		ProgramaCodigo: e.Programa.Codigo, Programa: e.Programa.Nombre, ProgramaVersion: e.Programa.Version, Horas: e.Horas,
		Modalidad: palabras.Modalidad(e.Modalidad), Instructor: e.Instructor, Empresa: e.Empresa, NIT: palabras.NIT(e.NIT),
		Departamento: departamento(e.Departamento), Municipio: palabras.Municipio(e.Municipio), Lugar: e.Lugar, Ambiente: palabras.Ambiente(e.Ambiente),
		InicioInscripcion: e.InicioInscripcion, FinInscripcion: e.FinInscripcion, InicioCurso: e.Inicio, FinCurso: e.Fin,
		Horario: strings.Join(palabras.Patron(e.Horarios), "; "), Aprendices: e.Aprendices, Cupo: e.Cupo, Especiales: especiales(e, nombresEspeciales),
		Solicitada: e.Solicitada, Enviada: e.Enviada, Decidida: e.Decidida, Envios: e.Revision,
	}
	f.DiasDeDecision, _ = e.DiasDeDecision()
	return f
}

// especiales are the names of all, and what was written beside them.
func especiales(e *app.EnListado, delCatalogo map[string]string) string {
	var nombres []string
	for _, codigo := range e.Especiales {
		nombres = append(nombres, palabras.Especial(codigo, delCatalogo))
	}
	if e.OtroEspecial != "" {
		nombres = append(nombres, e.OtroEspecial)
	}
	return strings.Join(nombres, "; ")
}

// filtrosEnPalabras says f for people, and as facts. A text that was searched for may be the name or the cédula of somebody:
// the audit only keeps that there was one.
func filtrosEnPalabras(f app.Filtro, nombresEspeciales map[string]string) (frases []string, hechos map[string]any) {
	hechos = map[string]any{}
	decir := func(si bool, clave string, hecho any, frase string) {
		if si {
			frases, hechos[clave] = append(frases, frase), hecho
		}
	}
	var nombres, claves []string
	for _, e := range f.Estados {
		nombres, claves = append(nombres, palabras.EstadoPlural(e)), append(claves, string(e))
	}
	decir(len(f.Estados) > 0, "estado", claves, "Estado: "+strings.Join(nombres, ", "))
	decir(f.Anio > 0, "anio", f.Anio, "Año de la solicitud: "+strconv.Itoa(f.Anio))
	for _, d := range []struct {
		fecha        kernel.Date
		clave, frase string
	}{
		{f.Desde, "fechaInicio", "Solicitadas desde el "}, {f.Hasta, "fechaFin", "Solicitadas hasta el "},
		{f.EnviadaDesde, "enviadaDesde", "Enviadas desde el "}, {f.EnviadaHasta, "enviadaHasta", "Enviadas hasta el "},
	} {
		decir(!d.fecha.IsZero(), d.clave, d.fecha.String(), d.frase+palabras.FechaLarga(d.fecha))
	}
	decir(f.Envios > 0, "envios", f.Envios, "Enviadas "+palabras.Contar(f.Envios, "vez", "veces"))
	for _, v := range []struct{ valor, clave, frase string }{
		{string(f.Centro), "centro", "De un solo centro"}, {string(f.Instructor), "instructor", "De un solo instructor"},
		{string(f.Programa), "programa", "De un solo programa"}, {f.Regional, "regional", "Regional: " + departamento(f.Regional)},
		{f.Municipio, "municipio", "Municipio: " + palabras.Municipio(f.Municipio)}, {f.Modalidad, "modalidad", "Modalidad: " + palabras.Modalidad(f.Modalidad)},
		{f.Especial, "especial", "Programa especial: " + palabras.Especial(f.Especial, nombresEspeciales)}, {string(f.Paso), "paso", "Que pasaron por: " + paso(f.Paso)},
	} {
		decir(v.valor != "", v.clave, v.valor, v.frase)
	}
	decir(strings.TrimSpace(f.Buscar) != "", "conBusqueda", true, "Texto buscado: "+f.Buscar)
	if len(frases) == 0 {
		frases = []string{"Sin filtros: todas las solicitudes a su alcance"}
	}
	return frases, hechos
}

// paso is a state that a solicitud has left again, or the way to its decision.
func paso(p app.Paso) string {
	if p == app.PasoRespuesta {
		return "una respuesta"
	}
	return palabras.Estado(solicitudes.Estado(p))
}
