package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// vistaCuando is the question "¿Cuándo puedo?" and its answer. The question lives in the address.
type vistaCuando struct {
	pregunta  url.Values
	ambientes []piezas.Opcion // of the person's centre
	solicitud *app.View       // the draft that it is asked for, nil for none
	hallazgo  *solicitudes.Hallazgo
	faltas    []fault.Field
	puedeUsar bool
	// formulario is the sealed id of the forms that write an offer into the draft.
	formulario string
}

// Names of the question beside those of the JSON.
const (
	campoSolicitud = "solicitud"
	campoSemana    = "semana" // "propia": the week that the draft already has
	campoAmbiente  = "ambienteId"
)

func (p *Paginas) cuandoPuedo(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaCuando{pregunta: c.Request.URL.Query(), puedeUsar: solicitudes.RolPuede(solicitudes.Crear, actor.Rol) == nil}
	if id := v.pregunta.Get(campoSolicitud); id != "" {
		solicitud, err := p.d.Solicitudes.Abrir.Execute(ctx, actor, kernel.SolicitudID(id))
		if err != nil {
			return err
		}
		v.solicitud = &solicitud
	}
	ambientes, err := p.opcionesDeAmbiente(c, actor.Centro)
	if err != nil {
		return err
	}
	v.ambientes = ambientes
	v.completar()
	v.formulario = p.formularioNuevo(c)
	estado := http.StatusOK
	if v.preguntada() {
		hallazgo, err := p.d.Solicitudes.CuandoPuedo.Execute(ctx, actor, v.leer())
		rechazo, esRechazo := errors.AsType[*fault.Error](err)
		switch {
		case err == nil:
			v.hallazgo = &hallazgo
		case esRechazo && len(rechazo.Fields) > 0:
			v.faltas, estado = rechazo.Fields, http.StatusUnprocessableEntity
		default:
			return err
		}
	}
	return p.mostrar(c, estado, Marco{Titulo: "¿Cuándo puedo?", Actual: "/cuando-puedo", Migas: v.migas()}, paginaCuando(v))
}

func (v *vistaCuando) migas() []piezas.Miga {
	if v.solicitud == nil {
		return []piezas.Miga{{Texto: "Inicio", URL: "/dashboard"}}
	}
	return []piezas.Miga{{Texto: v.solicitud.Codigo + ": fechas y horario", URL: pasoDelHorario(v.solicitud.ID)}}
}

func pasoDelHorario(id kernel.SolicitudID) string {
	paso, _ := pasos.PorClave("horario") // a test of the steps opens it
	return paso.Direccion(pasos.Base(string(id)))
}

// preguntada tells that there is something to answer: a form was sent, or a draft that has its week came along.
func (v *vistaCuando) preguntada() bool { return v.pregunta.Has("duracionMaxima") }

// tieneSemana tells whether the draft has a weekly pattern to look for.
func (v *vistaCuando) tieneSemana() bool {
	return v.solicitud != nil && len(v.solicitud.Datos.Horarios) > 0 &&
		!slices.ContainsFunc(v.solicitud.Datos.Horarios, func(h solicitudes.Horario) bool { return !h.Fecha.IsZero() })
}

func (v *vistaCuando) semanaPropia() bool {
	return v.tieneSemana() && v.pregunta.Get(campoSemana) == "propia"
}

// completar fills in what the draft knows; a question that was asked stays as it was. With a week of its own the draft is
// a whole question.
func (v *vistaCuando) completar() {
	if v.preguntada() {
		return
	}
	q := url.Values{"dias": {"LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES"}, "horaInicio": {"08:00"}, "horaFin": {"12:00"}}
	if v.solicitud != nil {
		q.Set(campoSolicitud, string(v.solicitud.ID))
		q.Set("desde", palabras.FechaDeCampo(v.solicitud.Datos.FechaInicioCurso))
		if elegido := v.solicitud.Datos.AmbienteID; ofrece(v.ambientes, elegido) {
			q.Set(campoAmbiente, elegido)
		}
	}
	if v.tieneSemana() {
		q.Set(campoSemana, "propia")
		q.Set("duracionMaxima", strconv.Itoa(v.solicitud.Datos.DuracionMaxima))
	}
	v.pregunta = q
}

// horas is what stands in the field for the hours.
func (v *vistaCuando) horas() string {
	if !v.preguntada() && v.solicitud != nil && v.solicitud.Datos.DuracionMaxima > 0 {
		return strconv.Itoa(v.solicitud.Datos.DuracionMaxima)
	}
	return v.pregunta.Get("duracionMaxima")
}

// leer makes the question out of the address; what cannot be read is reported at its field.
func (v *vistaCuando) leer() app.CuandoPuedoInput {
	in := app.CuandoPuedoInput{}
	in.Datos.OmitirFestivos, in.Datos.OmitirRecesos = true, true
	if v.solicitud != nil {
		d := v.solicitud.Datos
		in.Excepto = v.solicitud.ID
		in.Datos.OmitirFestivos, in.Datos.OmitirRecesos = d.OmitirFestivos, d.OmitirRecesos
		in.Datos.FechasExcluidas, in.Datos.FechasIncluidas = d.FechasExcluidas, d.FechasIncluidas
	}
	in.Datos.DuracionMaxima = leerParametro(v, &in, "duracionMaxima", formulario.LeerEntero)
	in.Datos.FechaInicioCurso = leerParametro(v, &in, "desde", formulario.LeerFecha)
	in.Datos.AmbienteID = strings.TrimSpace(v.pregunta.Get(campoAmbiente))
	if v.semanaPropia() {
		in.Datos.Horarios = v.solicitud.Datos.Horarios
		return in
	}
	for _, nombre := range v.pregunta["dias"] {
		dia, _ := horarios.ParseDia(nombre) // what is none is refused as one
		in.Franja.Dias = append(in.Franja.Dias, dia)
	}
	in.Franja.Desde = leerParametro(v, &in, "horaInicio", formulario.LeerHora)
	in.Franja.Hasta = leerParametro(v, &in, "horaFin", formulario.LeerHora)
	in.Franja.PorDia = leerParametro(v, &in, "minutosPorDia", formulario.LeerEntero)
	return in
}

func leerParametro[T any](v *vistaCuando, in *app.CuandoPuedoInput, nombre string, leer func(string) (T, error)) T {
	var nada T
	texto := v.pregunta.Get(nombre)
	if texto == "" {
		return nada
	}
	valor, err := leer(texto)
	if f, mal := errors.AsType[*fault.Error](err); mal {
		in.Ilegibles = append(in.Ilegibles, fault.Field{Pointer: "/" + nombre, Code: f.Code, Message: f.Message})
		return nada
	}
	return valor
}

// campo is a control of the question.
func (v *vistaCuando) campo(c piezas.Campo) piezas.Campo {
	c.Valor = v.pregunta.Get(c.Nombre)
	if c.Nombre == "duracionMaxima" {
		c.Valor = v.horas()
	}
	if i := slices.IndexFunc(v.faltas, func(f fault.Field) bool { return f.Pointer == "/"+c.Nombre }); i >= 0 {
		c.Error = v.faltas[i].Message
	}
	return c
}

// conAmbientes tells whether there is one to choose, or a choice to take back.
func (v *vistaCuando) conAmbientes() bool {
	return len(v.ambientes) > 0 || v.pregunta.Get(campoAmbiente) != ""
}

func (v *vistaCuando) opcionesAmbiente() []piezas.Opcion {
	return slices.Concat([]piezas.Opcion{{Texto: "Sin ambiente"}}, v.ambientes)
}

func (v *vistaCuando) pistaAmbiente() string {
	pista := "Si elige uno, las fechas son las que también lo tienen libre."
	if v.solicitud != nil && v.solicitud.Datos.AmbienteID != "" && !ofrece(v.ambientes, v.solicitud.Datos.AmbienteID) {
		pista += " El de la solicitud, «" + v.solicitud.Datos.Ambiente.Nombre + "», ya no se puede elegir."
	}
	return pista
}

func opcionesPorDia() []piezas.Opcion {
	opciones := []piezas.Opcion{{Valor: "", Texto: "Todas las de esa franja"}}
	for _, minutos := range []int{60, 120, 180, 240, 300, 360, 480} {
		opciones = append(opciones, piezas.Opcion{Valor: strconv.Itoa(minutos), Texto: palabras.Horas(minutos)})
	}
	return opciones
}

// semanaDe says the week of an offer in seven cells: the length of the class of each day, 0 for none.
func semanaDe(o solicitudes.Oferta) (dias [7]int) {
	for _, h := range o.Horarios {
		dias[h.Dia-1] += h.Hasta - h.Desde
	}
	return dias
}

// horasDeOferta says between which hours the classes are, each way only once.
func horasDeOferta(o solicitudes.Oferta) string {
	var tramos []string
	for _, h := range o.Horarios {
		if t := palabras.Horario(h.Desde, h.Hasta); !slices.Contains(tramos, t) {
			tramos = append(tramos, t)
		}
	}
	const muestra = 3
	if len(tramos) > muestra {
		return "Clases en " + palabras.Numero(len(tramos)) + " horarios distintos"
	}
	return "Clases de " + palabras.Enumerar(tramos)
}

// crucesDeOferta says with which undecided requests it would clash.
func crucesDeOferta(o solicitudes.Oferta) string {
	var codigos []string
	for _, x := range o.Cruces {
		codigo := x.Codigo
		if x.PorAmbiente {
			codigo += " en el mismo ambiente"
		}
		if !slices.Contains(codigos, codigo) {
			codigos = append(codigos, codigo)
		}
	}
	return "Se cruza " + palabras.Contar(len(o.Cruces), "vez", "veces") + " con " + palabras.Enumerar(codigos) + ", sin decidir todavía."
}

// usarFecha writes an offered start, its week and its ambiente into the draft.
func (p *Paginas) usarFecha(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	f := formulario.Leer(posted, []string{"fechaInicioCurso", "horarios", campoAmbiente})
	v, err := p.editar(c, posted, f.Parche)
	rechazo, esRechazo := errors.AsType[*fault.Error](err)
	switch {
	case err == nil:
		return p.volver(c, pasoDelHorario(v.ID)+"#asi-queda", "El curso empieza el "+palabras.FechaConDia(v.Datos.FechaInicioCurso)+enSuAmbiente(posted.Get(campoAmbiente), v)+".")
	case esRechazo && rechazo.Kind == fault.Invalid:
		return p.volverCon(c, pasoDelHorario(idDeSolicitud(c)), aviso{piezas.Mal, "No se cambió nada. " + rechazo.Message})
	}
	return err
}

// enSuAmbiente says which ambiente was written with the start.
func enSuAmbiente(escrito string, v app.View) string {
	if escrito == "" || v.Datos.Ambiente.Nombre == "" {
		return ""
	}
	return ", en el ambiente «" + v.Datos.Ambiente.Nombre + "»"
}
