package ui

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/calendario"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const rutaCalendario = "/calendario"

// vistaCalendario is a month or a week of a calendar.
type vistaCalendario struct {
	app.Calendario
	actor       kernel.Actor
	hoy         kernel.Date
	problemas   []string
	centros     []appcatalogo.CentroDeLista // to pick from, for an Admin
	suscripcion *vistaSuscripcion           // nil for who has none
	dias        []diaCalendario
}

// diaCalendario is one day with what there is on it.
type diaCalendario struct {
	fecha  kernel.Date
	delMes bool // false for the days around a month that fill its weeks up
	hoy    bool
	marcas []marcaDia
	clases []app.Clase
	total  int // of its classes; more than are shown when there is a limit
}

// marcaDia says why a day has no class.
type marcaDia struct{ clase, texto string }

// calendario shows a month or a week: an instructor's own, that of a centre, that of one of its instructors.
func (p *Paginas) calendario(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	q := &consulta{c: c}
	k, err := p.d.Calendario.Ver.Execute(ctx, actor, leerPregunta(q))
	if err != nil {
		return err
	}
	v := vistaCalendario{Calendario: k, actor: actor, hoy: p.hoy(), problemas: q.problemas}
	if actor.Rol == kernel.Admin {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	} else if v.suscripcion, err = p.suscripcion(c); err != nil {
		return err
	}
	v.dias = v.repartir()
	return p.mostrar(c, http.StatusOK, Marco{Titulo: v.titulo() + ", " + v.periodo(), Actual: rutaCalendario}, paginaCalendario(v))
}

func leerPregunta(q *consulta) app.Pregunta {
	p := app.Pregunta{Vista: opcion(q, "vista", "la vista", []app.Vista{app.Mes, app.Semana}), Fecha: q.fecha("fecha", "Fecha"),
		Instructor: kernel.UsuarioID(q.id("instructor", "el instructor")), Centro: kernel.CentroID(q.id("centro", "el centro")),
		Municipio: q.id("municipio", "el municipio"), Ambiente: opcion(q, "ambiente", "el ambiente", solicitudes.Ambientes())}
	if primera, ultima := app.Limites(); !p.Fecha.IsZero() && (p.Fecha.Before(primera) || p.Fecha.After(ultima)) {
		q.falta("El calendario va de " + palabras.FechaLarga(primera) + " a " + palabras.FechaLarga(ultima) + ".")
		p.Fecha = kernel.Date{}
	}
	if _, hay := colombia.MunicipioCodigo(p.Municipio); p.Municipio != "" && !hay {
		q.falta("No existe el municipio que se pidió en la dirección.")
		p.Municipio = ""
	}
	return p
}

// repartir makes the days from the first Monday to the last Sunday.
func (v vistaCalendario) repartir() []diaCalendario {
	var dias []diaCalendario
	for d := v.Lunes; !d.After(v.Domingo); d = d.AddDays(1) {
		dias = append(dias, diaCalendario{fecha: d, hoy: d == v.hoy, delMes: v.semanal() || d.Month() == v.Pregunta.Fecha.Month(), marcas: v.marcas(d)})
	}
	for _, k := range v.Clases {
		i := k.Fecha.DaysSince(v.Lunes)
		dias[i].clases, dias[i].total = append(dias[i].clases, k), k.TotalDia
	}
	if !v.semanal() {
		for i := range dias {
			// One row is for what does not fit.
			if dias[i].total > app.PorDiaDelMes {
				dias[i].clases = dias[i].clases[:app.PorDiaDelMes-1]
			}
		}
	}
	return dias
}

func (v vistaCalendario) marcas(d kernel.Date) []marcaDia {
	var marcas []marcaDia
	for _, f := range v.Festivos {
		if f.Fecha == d {
			marcas = append(marcas, marcaDia{"festivo", "Festivo: " + f.Nombre})
		}
	}
	for _, r := range v.Recesos {
		if !d.Before(r.Desde) && !d.After(r.Hasta) {
			marcas = append(marcas, marcaDia{"receso", "Receso: " + r.Nombre})
		}
	}
	return marcas
}

func (v vistaCalendario) semanal() bool { return v.Pregunta.Vista == app.Semana }

// deUno tells whether the calendar is that of one instructor.
func (v vistaCalendario) deUno() bool { return v.Instructor.ID != "" }

func (v vistaCalendario) propio() bool { return v.deUno() && v.Instructor.ID == v.actor.ID }

func (v vistaCalendario) titulo() string {
	switch {
	case v.propio():
		return "Mi calendario"
	case v.deUno():
		return "Calendario de " + v.Instructor.Nombre
	case v.actor.Rol == kernel.Admin && v.Elegido:
		return v.Centro
	}
	return "Calendario del centro"
}

func (v vistaCalendario) periodo() string {
	if v.semanal() {
		return "Semana del " + palabras.Semana(v.Lunes) + " de " + strconv.Itoa(v.Domingo.Year())
	}
	return palabras.Mayuscula(palabras.Mes(v.Pregunta.Fecha.Year(), v.Pregunta.Fecha.Month()))
}

// resumen counts the classes of the period.
func (v vistaCalendario) resumen() string {
	total, minutos, aprobadas := 0, 0, 0
	for _, d := range v.dias {
		if d.delMes && d.total > 0 {
			total += d.total
			minutos += d.clases[0].MinutosAprobadas
			aprobadas += d.clases[0].AprobadasDia
		}
	}
	cuando := "este mes"
	if v.semanal() {
		cuando = "esta semana"
	}
	switch {
	case total == 0:
		return "No hay clases " + cuando + "."
	case aprobadas == total:
		return palabras.Contar(total, "clase", "clases") + " " + cuando + ", " + palabras.Horas(minutos) + "."
	case aprobadas == 0:
		return palabras.Contar(total, "clase", "clases") + " " + cuando + ", por decidir."
	}
	return palabras.Contar(aprobadas, "clase aprobada", "clases aprobadas") + " " + cuando + ", " + palabras.Horas(minutos) + "; " +
		palabras.Contar(total-aprobadas, "clase más", "clases más") + " por decidir."
}

// url leads to another part of the same calendar; a zero date is today's.
func (v vistaCalendario) url(vista app.Vista, fecha kernel.Date) string {
	p := v.Pregunta
	return direccion(rutaCalendario, "vista", string(vista), "fecha", fecha.String(), "instructor", string(p.Instructor), "centro", string(p.Centro),
		"municipio", p.Municipio, "ambiente", p.Ambiente)
}

// salto is the date that many periods away.
func (v vistaCalendario) salto(n int) kernel.Date {
	if v.semanal() {
		return v.Lunes.AddDays(7 * n)
	}
	return kernel.NewDate(v.Pregunta.Fecha.Year(), v.Pregunta.Fecha.Month(), 1).AddMonths(n)
}

func (v vistaCalendario) rotulo(mes, semana string) string {
	if v.semanal() {
		return semana
	}
	return mes
}

func (v vistaCalendario) pestanas() []piezas.Pestana {
	return []piezas.Pestana{
		{Texto: "Mes", URL: v.url(app.Mes, v.Pregunta.Fecha), Actual: !v.semanal()},
		{Texto: "Semana", URL: v.url(app.Semana, v.Pregunta.Fecha), Actual: v.semanal()},
	}
}

// semanas cuts the days of a month at each Monday.
func (v vistaCalendario) semanas() [][]diaCalendario { return slices.Collect(slices.Chunk(v.dias, 7)) }

// vacio tells whether there is nothing to say of any day of the month.
func (v vistaCalendario) vacio() bool { return sinNada(v.dias) }

// sinNada tells whether a narrow screen leaves all of those days out.
func sinNada(dias []diaCalendario) bool {
	return !slices.ContainsFunc(dias, func(d diaCalendario) bool { return d.delMes && !d.vacio() })
}

func (v vistaCalendario) campoCentro() piezas.Campo {
	c := campoCentro(v.centros, v.Pregunta.Centro)
	c.Opciones[0].Texto = "Elija un centro"
	return c
}

// campos are the ways to narrow the calendar of a centre, and what an instructor of several municipalities may pick.
func (v vistaCalendario) campos() []piezas.Campo {
	var campos []piezas.Campo
	if v.actor.Rol != kernel.Instructor && (v.Pregunta.Centro != "" || v.actor.Rol == kernel.Coordinador || v.deUno()) {
		campos = append(campos, v.campoInstructor())
	}
	if len(v.Municipios) > 1 || v.Pregunta.Municipio != "" {
		campos = append(campos, v.campoMunicipio())
	}
	if v.Elegido && v.actor.Rol != kernel.Instructor {
		ambientes := []piezas.Opcion{{Texto: "Todos"}}
		for _, a := range solicitudes.Ambientes() {
			ambientes = append(ambientes, piezas.Opcion{Valor: a, Texto: palabras.Ambiente(a)})
		}
		campos = append(campos, piezas.Campo{Nombre: "ambiente", Etiqueta: "Ambiente", Valor: v.Pregunta.Ambiente, Opciones: ambientes})
	}
	return campos
}

func (v vistaCalendario) campoInstructor() piezas.Campo {
	opciones, esta := []piezas.Opcion{{Texto: "Todos"}}, v.Instructor.ID == ""
	for _, i := range v.Instructores {
		opciones = append(opciones, piezas.Opcion{Valor: string(i.ID), Texto: i.Nombre})
		esta = esta || i.ID == v.Instructor.ID
	}
	if !esta {
		opciones = append(opciones, piezas.Opcion{Valor: string(v.Instructor.ID), Texto: v.Instructor.Nombre})
	}
	return piezas.Campo{Nombre: "instructor", Etiqueta: "Instructor", Valor: string(v.Instructor.ID), Opciones: opciones}
}

func (v vistaCalendario) campoMunicipio() piezas.Campo {
	codigos := v.Municipios
	if v.Pregunta.Municipio != "" && !slices.Contains(codigos, v.Pregunta.Municipio) {
		codigos = append(slices.Clone(codigos), v.Pregunta.Municipio)
	}
	opciones := []piezas.Opcion{{Texto: "Todos"}}
	for _, m := range codigos {
		opciones = append(opciones, piezas.Opcion{Valor: m, Texto: palabras.Municipio(m)})
	}
	return piezas.Campo{Nombre: "municipio", Etiqueta: "Municipio", Valor: v.Pregunta.Municipio, Opciones: opciones}
}

func (v vistaCalendario) filtrado() bool {
	return v.Pregunta.Municipio != "" || v.Pregunta.Ambiente != "" || v.actor.Rol != kernel.Instructor && v.Pregunta.Instructor != ""
}

// quien is what tells one class of a day from another beside its programme.
func (v vistaCalendario) quien(k app.Clase) string {
	if v.deUno() {
		return k.Empresa
	}
	return k.Instructor
}

// detalles are what a list says of a class below its programme.
func (v vistaCalendario) detalles(k app.Clase) string {
	instructor, centro := k.Instructor, ""
	if v.deUno() {
		instructor = ""
	}
	if k.Centro != v.Centro {
		centro = k.Centro
	}
	return unir(instructor, k.Empresa, k.Lugar, palabras.Municipio(k.Municipio), palabras.Ambiente(k.Ambiente), k.Codigo, centro)
}

func (d diaCalendario) ancla() string { return "dia-" + d.fecha.String() }

// vacio tells whether there is nothing to say of the day.
func (d diaCalendario) vacio() bool { return d.total == 0 && len(d.marcas) == 0 && !d.hoy }

func (d diaCalendario) ocultas() int { return d.total - len(d.clases) }

// clasesCSS are the classes of the style sheet for the day.
func (d diaCalendario) clasesCSS() string {
	clases := "dia"
	for _, c := range []struct {
		nombre string
		si     bool
	}{{"fuera", !d.delMes}, {"hoy", d.hoy}, {"sin-nada", d.vacio()}, {"con-marca", len(d.marcas) > 0}} {
		if c.si {
			clases += " " + c.nombre
		}
	}
	return clases
}
