package ui

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// vistaDetalle is the page of one solicitud.
type vistaDetalle struct {
	app.Detalle
	actor      kernel.Actor
	ahora      time.Time
	formulario string
}

// detalle shows one solicitud to whoever has it in scope: what can be done now, what it says, and what happened to it.
func (p *Paginas) detalle(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	d, err := p.d.Solicitudes.Detallar.Execute(ctx, actor, idDeSolicitud(c))
	if err != nil {
		return err
	}
	lista := listaDe(actor.Rol)
	m := Marco{Titulo: d.Codigo + ", " + d.Expediente.Programa.Nombre, Actual: lista.URL, Migas: []piezas.Miga{lista}}
	return p.mostrar(c, http.StatusOK, m, paginaDetalle(vistaDetalle{Detalle: d, actor: actor, ahora: p.d.Now(), formulario: p.formularioNuevo(c)}))
}

func (v vistaDetalle) hoy() kernel.Date { return kernel.Today(v.ahora) }

func (v vistaDetalle) puede(a solicitudes.Accion) bool { return slices.Contains(v.Acciones, a) }

func (v vistaDetalle) esAutor() bool { return v.InstructorID == v.actor.ID }

// desdeCuando says since when it is in its state, and who brought it there.
func (v vistaDetalle) desdeCuando() string {
	texto := "Desde el " + palabras.FechaLarga(kernel.Today(v.EstadoDesde))
	if v.EstadoPor != "" {
		texto += ", por " + v.EstadoPor
	}
	return texto
}

// quePasaAhora says what the state means for the one who looks.
func (v vistaDetalle) quePasaAhora() string {
	switch v.Estado {
	case solicitudes.Borrador:
		if v.esAutor() {
			return v.faltaParaEnviar()
		}
		return "La está escribiendo " + v.Instructor.Nombre + "."
	case solicitudes.Pendiente:
		if v.esAutor() {
			return "Espera a que la coordinación la revise. Le avisaremos."
		}
		return "Espera una decisión de la coordinación."
	case solicitudes.EnRevision:
		if v.RevisorID == v.actor.ID {
			return "Usted la está revisando. Mientras la tenga, nadie más la decide."
		}
		return v.EstadoPor + " la está revisando."
	case solicitudes.Devuelta:
		if v.esAutor() {
			return "La coordinación pide correcciones. Cuando las haga, envíela de nuevo."
		}
		return "Espera a que " + v.Instructor.Nombre + " la corrija."
	case solicitudes.Aprobada:
		return v.comoVaElCurso()
	case solicitudes.Rechazada:
		return "La revisión terminó sin aprobarla."
	case solicitudes.Cancelada:
		return "Se canceló. El curso no se dará."
	}
	return ""
}

func (v vistaDetalle) faltaParaEnviar() string {
	switch n := len(v.Advertencias); n {
	case 0:
		return "Está completa: revísela y envíela."
	case 1:
		return "Falta un dato para poder enviarla."
	default:
		return "Faltan " + palabras.Numero(n) + " datos para poder enviarla."
	}
}

func (v vistaDetalle) comoVaElCurso() string {
	if len(v.Sesiones) == 0 {
		return "El curso está aprobado."
	}
	primera, ultima := v.Sesiones[0].Fecha, v.Sesiones[len(v.Sesiones)-1].Fecha
	switch hoy := v.hoy(); {
	case primera.After(hoy):
		return "La primera clase es " + palabras.EnDias(primera, hoy) + ", el " + palabras.FechaConDia(primera) + "."
	case ultima.Before(hoy):
		return "El curso terminó el " + palabras.FechaConDia(ultima) + "."
	}
	dadas := slices.IndexFunc(v.Sesiones, func(s sesion) bool { return !s.Fecha.Before(v.hoy()) })
	return "Van " + palabras.Numero(dadas) + " de " + palabras.Contar(len(v.Sesiones), "sesión", "sesiones") + ". Termina el " + palabras.FechaConDia(ultima) + "."
}

// meta is the line below the heading: who, for whom, where and when.
func (v vistaDetalle) meta() []dato {
	datos := []dato{{piezas.IconoPersona, v.Instructor.Nombre}, {piezas.IconoEdificio, v.Datos.NombreEmpresa}, {piezas.IconoLugar, lugarDe(v.Datos)},
		{piezas.IconoCalendario, palabras.Tramo(v.Datos.FechaInicioCurso, v.Datos.FechaFinalizacionCurso)},
		{piezas.IconoReloj, cantidad(v.Datos.DuracionMaxima, "hora", "horas")}}
	return slices.DeleteFunc(datos, func(d dato) bool { return d.texto == "" })
}

// dato is a short fact with its icon.
type dato struct {
	icono piezas.Icono
	texto string
}

// completa tells whether a draft only waits to be sent.
func (v vistaDetalle) completa() bool {
	return v.Estado == solicitudes.Borrador && len(v.Advertencias) == 0
}

// ficha says the number of the course group.
func (v vistaDetalle) ficha() string {
	switch {
	case v.Ficha.Numero == "":
		return ""
	case v.Ficha.Provisional:
		return "Ficha provisional " + v.Ficha.Numero
	}
	return "Ficha " + v.Ficha.Numero
}

// rotuloFicha is the button that writes the number.
func (v vistaDetalle) rotuloFicha() string {
	if v.Ficha.Provisional {
		return "Asignar la ficha de SOFIA Plus"
	}
	return "Corregir el número de ficha"
}

func (v vistaDetalle) editar() string { return pasos.Base(string(v.ID)) }

func (v vistaDetalle) rotuloEditar() string {
	switch v.Estado {
	case solicitudes.Borrador:
		return "Seguir escribiendo"
	case solicitudes.Devuelta:
		return "Corregir"
	default:
		return "Editar"
	}
}

// seDecide tells whether the one who looks may decide it, or take it to decide it.
func (v vistaDetalle) seDecide() bool {
	return v.puede(solicitudes.Aprobar) || v.puede(solicitudes.Devolver) || v.puede(solicitudes.Rechazar)
}

func (v vistaDetalle) reprogramar() string { return rutaDeSolicitud(v.ID) + "/reprogramar" }

// correccion is a remark of the last return at its field.
type correccion struct{ campo, texto, enlace string }

func (v vistaDetalle) correcciones() []correccion {
	var lista []correccion
	for _, x := range v.Correcciones {
		campo, _ := solicitudes.CampoDe(x.Campo)
		o := correccion{campo: campo.Etiqueta, texto: x.Texto}
		if v.puede(solicitudes.Editar) {
			o.enlace = pasos.Enlace(string(v.ID), x.Campo)
		}
		lista = append(lista, o)
	}
	return lista
}

// comentario is what the reviewer said when it came into its state, and its heading.
func (v vistaDetalle) comentario() (titulo, texto string) {
	switch v.Estado {
	case solicitudes.Aprobada:
		return "Comentario al aprobar", v.ComentariosRevision
	case solicitudes.Rechazada:
		return "Motivo del rechazo", v.ComentariosRevision
	case solicitudes.Cancelada:
		if n := len(v.Historial); n > 0 && v.Historial[n-1].Accion == solicitudes.Cancelar {
			return "Motivo de la cancelación", v.Historial[n-1].Comentario
		}
	case solicitudes.Borrador, solicitudes.Pendiente, solicitudes.EnRevision, solicitudes.Devuelta:
	}
	return "", ""
}

// renglonesPropuesta says what the owner asks for, beside what is.
func (v vistaDetalle) renglonesPropuesta() []renglonDato {
	p := v.Propuesta
	desde := "El curso empezaría"
	if v.Empezado(v.hoy()) {
		desde = "Regiría desde"
	}
	ahora := func(antes, propuesto string) string {
		if antes == propuesto {
			return ""
		}
		return "Ahora: " + antes
	}
	horario, propuesto := strings.Join(palabras.Patron(v.Datos.Horarios), "; "), strings.Join(palabras.Patron(p.Horarios), "; ")
	renglones := []renglonDato{
		{etiqueta: desde, valor: fechaConDia(p.FechaInicioCurso), detalle: ahora(fechaConDia(v.Datos.FechaInicioCurso), fechaConDia(p.FechaInicioCurso))},
		{etiqueta: "Terminaría", valor: fechaConDia(p.Fin), detalle: ahora(fechaConDia(v.Datos.FechaFinalizacionCurso), fechaConDia(p.Fin))},
		{etiqueta: "Horario", valor: strings.Join(palabras.Patron(p.Horarios), "\n"), detalle: ahora(horario, propuesto)},
	}
	sueltas := solicitudes.Datos{FechasExcluidas: p.FechasExcluidas, FechasIncluidas: p.FechasIncluidas}
	for _, nombre := range []string{"fechasExcluidas", "fechasIncluidas"} {
		campo, _ := solicitudes.CampoDe("/" + nombre)
		if valor := palabras.Valor(campo, &sueltas, nil); valor != "" {
			renglones = append(renglones, renglonDato{etiqueta: campo.Etiqueta, valor: valor})
		}
	}
	return renglones
}

// declaraciones are what the sender confirmed.
func (v vistaDetalle) declaraciones() []renglonDato {
	var renglones []renglonDato
	for _, nombre := range []string{"cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"} {
		campo, _ := solicitudes.CampoDe("/" + nombre)
		r := renglonDato{campo: nombre, etiqueta: campo.Etiqueta, valor: palabras.Valor(campo, &v.Datos, v.NombresEspeciales)}
		if nombre == "autorizaUsoInfo" && !v.Autorizacion.En.IsZero() {
			r.detalle = "Texto " + v.Autorizacion.Texto + ", el " + palabras.FechaLarga(kernel.Today(v.Autorizacion.En))
		}
		renglones = append(renglones, r)
	}
	return renglones
}

func (v vistaDetalle) cuandoPropuso() string {
	return v.Instructor.Nombre + ", " + palabras.Instante(v.Propuesta.En, v.ahora)
}

// claseFicha makes the number the main thing to do while it is only provisional.
func claseFicha(v vistaDetalle) string {
	if v.Ficha.Provisional && v.Propuesta == nil {
		return "boton ancho"
	}
	return "boton secundario ancho"
}
