package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// formaReprogramar is what somebody has typed so far: the schedule, why, and the reason for an exception.
type formaReprogramar struct {
	*formulario.Formulario
	parche                solicitudes.Parche // what to try
	motivo, justificacion string
}

// camposReprogramar are the fields of the schedule that this form has.
func camposReprogramar() []string {
	var nombres []string
	for _, c := range solicitudes.CamposDeProgramacion() {
		nombres = append(nombres, c.Nombre)
	}
	return nombres
}

func leerReprogramar(posted url.Values) formaReprogramar {
	f := formulario.Leer(posted, camposReprogramar())
	return formaReprogramar{Formulario: f, parche: paraPrever(f), motivo: textoDe(posted, "motivo"), justificacion: textoDe(posted, "justificacion")}
}

// formaInicial begins with what waits as a proposal, else with the schedule as it is. What is past is today.
func formaInicial(v app.View, hoy kernel.Date) formaReprogramar {
	f := formaReprogramar{}
	programacion := v.Datos.Programacion()
	if v.Propuesta != nil {
		programacion, f.motivo = v.Propuesta.Programacion, v.Propuesta.Motivo
	}
	if programacion.FechaInicioCurso.Before(hoy) {
		programacion.FechaInicioCurso = hoy
	}
	f.parche = programacion.Parche()
	f.Formulario = formulario.DeDatos(f.parche.Valores, camposReprogramar())
	return f
}

// vistaReprogramar is the page on which an approved course is moved, or another schedule is proposed for it.
type vistaReprogramar struct {
	editorHorario
	ensayo                app.EnsayoView
	motivo, justificacion string
	formulario            string
	propone               bool // the owner only asks
	empezado              bool
	conflicto             string
}

// reprogramar shows the form: to the coordination, which applies it, and to the owner, who proposes it.
func (p *Paginas) reprogramar(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	accion := solicitudes.VerboDeReprogramar(actor.Rol)
	v, err := p.d.Solicitudes.Ver.Execute(ctx, actor, idDeSolicitud(c))
	if err != nil {
		return err
	}
	if err = solicitudes.Permitida(accion, actor, v.Situacion()); err != nil {
		return err
	}
	return p.mostrarReprogramar(c, http.StatusOK, formaInicial(v, p.hoy()), "", false)
}

// guardarReprogramacion does what the form asks for, or shows it again after a button of the schedule.
func (p *Paginas) guardarReprogramacion(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	if posted.Get("accion") != accionReprogramar {
		_, nueva, _ := aplicarAccion(posted, posted.Get("accion"))
		return p.mostrarReprogramar(c, http.StatusOK, leerReprogramar(posted), "", nueva)
	}
	f := leerReprogramar(posted)
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	o := app.Target{ID: idDeSolicitud(c), Version: versionDe(posted)}
	v, err := p.d.Solicitudes.Reprogramar.Execute(ctx, actor, app.ReprogramarInput{Target: o,
		Reprogramacion: solicitudes.Reprogramacion{Motivo: f.motivo, Parche: f.Parche, Justificacion: f.justificacion}})
	if err != nil {
		hecha, repetida := p.yaHecha(ctx, o, solicitudes.VerboDeReprogramar(actor.Rol), err, f.motivo, f.justificacion)
		if !repetida {
			return p.negarReprogramacion(c, f, err)
		}
		v = hecha
	}
	return p.volver(c, rutaDeSolicitud(v.ID), hechoDeReprogramar(v))
}

// accionReprogramar is the button that does it; Enter and the others only calculate.
const accionReprogramar = "reprogramar"

func hechoDeReprogramar(v app.View) string {
	if v.Propuesta != nil {
		return "Envió la propuesta a la coordinación. El curso conserva su horario hasta que la respondan."
	}
	return "Reprogramó " + v.Codigo + ". Ahora termina el " + palabras.FechaConDia(v.Datos.FechaFinalizacionCurso) + "."
}

// negarReprogramacion shows the form again with all that was typed, and what keeps it from being taken.
func (p *Paginas) negarReprogramacion(c *gin.Context, f formaReprogramar, causa error) error {
	falla, ok := errors.AsType[*fault.Error](causa)
	if !ok {
		return causa
	}
	peticion.AnotarCausa(c.Request.Context(), causa)
	switch {
	case errors.Is(causa, solicitudes.ErrCruce), errors.Is(causa, solicitudes.ErrClasePasada):
		f.Anotar(falla.At("/justificacion").Fields)
	case errors.Is(causa, solicitudes.ErrSinCambios):
		f.Anotar(falla.At("/fechaInicioCurso").Fields)
	case falla.Kind == fault.Stale:
		return p.mostrarReprogramar(c, problema.De(c.Request.Context(), causa).Status, f, falla.Message, false)
	case !f.Fallar(causa):
		return causa
	}
	return p.mostrarReprogramar(c, http.StatusUnprocessableEntity, f, "", false)
}

func (p *Paginas) mostrarReprogramar(c *gin.Context, estado int, f formaReprogramar, conflicto string, nueva bool) error {
	v, err := p.vistaDeReprogramar(c, f)
	if err != nil {
		return err
	}
	v.conflicto, v.nueva = conflicto, nueva
	m := Marco{Titulo: v.titulo() + " " + v.ensayo.Solicitud.Codigo, Actual: listaDe(peticion.Actor(c.Request.Context()).Rol).URL,
		Migas: p.migasDe(c, v.ensayo.Solicitud), Programas: []string{"horario.js"}}
	if len(f.Errores()) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaReprogramar(v))
}

func (p *Paginas) vistaDeReprogramar(c *gin.Context, f formaReprogramar) (vistaReprogramar, error) {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	x, err := p.d.Solicitudes.EnsayarReprogramacion.Execute(ctx, actor, app.EnsayarInput{ID: idDeSolicitud(c), Parche: f.parche})
	if err != nil {
		return vistaReprogramar{}, err
	}
	return vistaReprogramar{
		editorHorario: editorHorario{forma: f.Formulario, previa: x.PreviaView, reprograma: true, vista: rutaDeSolicitud(x.Solicitud.ID) + "/reprogramar/vista-previa"},
		ensayo:        x, motivo: f.motivo, justificacion: f.justificacion, formulario: p.formularioNuevo(c),
		propone: actor.Rol == kernel.Instructor, empezado: x.Solicitud.Empezado(p.hoy()),
	}, nil
}

// previaReprogramar answers the script with what the posted form would make of the course. It keeps nothing.
func (p *Paginas) previaReprogramar(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	_, nueva, cambio := aplicarAccion(posted, posted.Get("accion"))
	v, err := p.vistaDeReprogramar(c, leerReprogramar(posted))
	if err != nil {
		return err
	}
	v.nueva = nueva
	return p.fragmento(c, partesReprogramar(v, cambio))
}

func (v vistaReprogramar) titulo() string {
	if v.propone {
		return "Proponer otro horario para"
	}
	return "Reprogramar"
}

// rotuloInicio is the date of the form: for a course that has begun, the day from which the new schedule applies.
func (v vistaReprogramar) rotuloInicio() (etiqueta, pista string) {
	if v.empezado {
		return "El nuevo horario rige desde", "Las clases de antes de ese día quedan como están. Para parar unos días, quítelos en «Fechas sueltas» o en el calendario."
	}
	return "Primer día de clase", "Después del " + palabras.FechaLarga(v.ensayo.Solicitud.Datos.FinalizacionInscripcion) + ", cuando termina la inscripción."
}

// diferenciaSesiones is what the new schedule does to the classes.
type diferenciaSesiones struct{ salen, entran, quedan []sesion }

func (v vistaReprogramar) diferencia() diferenciaSesiones {
	var d diferenciaSesiones
	igual := func(lista []sesion, s sesion) bool {
		return slices.ContainsFunc(lista, func(o sesion) bool { return o.Fecha == s.Fecha && o.Desde == s.Desde && o.Hasta == s.Hasta })
	}
	for _, s := range v.ensayo.Solicitud.Sesiones {
		if igual(v.ensayo.Sesiones, s) {
			d.quedan = append(d.quedan, s)
		} else {
			d.salen = append(d.salen, s)
		}
	}
	for _, s := range v.ensayo.Sesiones {
		if !igual(v.ensayo.Solicitud.Sesiones, s) {
			d.entran = append(d.entran, s)
		}
	}
	return d
}

// resumen says in one line what changes.
func (d diferenciaSesiones) resumen() string {
	if len(d.salen)+len(d.entran) == 0 {
		return "Las sesiones quedan como están."
	}
	return palabras.Mayuscula(palabras.Contar(len(d.salen), "sesión sale", "sesiones salen")) + ", " + palabras.Contar(len(d.entran), "entra", "entran") + " y " +
		palabras.Contar(len(d.quedan), "queda igual", "quedan igual") + "."
}

// terminaba says how the end moves.
func (v vistaReprogramar) terminaba() string {
	antes, ahora := v.ensayo.Solicitud.Datos.FechaFinalizacionCurso, v.ensayo.Ultima()
	switch dias := ahora.DaysSince(antes); {
	case dias > 0:
		return "Termina " + palabras.Contar(dias, "día", "días") + " después: antes terminaba el " + palabras.FechaConDia(antes) + "."
	case dias < 0:
		return "Termina " + palabras.Contar(-dias, "día", "días") + " antes: terminaba el " + palabras.FechaConDia(antes) + "."
	}
	return "Termina el mismo día que antes."
}

func (v vistaReprogramar) faltas() []piezas.Falta {
	var faltas []piezas.Falta
	for _, f := range v.forma.Errores() {
		faltas = append(faltas, piezas.Falta{Texto: f.Mensaje, Lleva: "#" + f.ID})
	}
	return faltas
}

// sinPrevia marks what the script need not ask the server about.
var sinPrevia = map[string]any{"data-sin-previa": true}

func (v vistaReprogramar) campoMotivo() piezas.Campo {
	c := piezas.Campo{Nombre: "motivo", Etiqueta: "Por qué se reprograma", Filas: 3, Valor: v.motivo, Error: v.forma.Error("motivo"), Atributos: sinPrevia,
		Pista: "Les llega a quien dicta el curso y a la coordinación del centro. Al menos 10 caracteres."}
	if v.propone {
		c.Etiqueta, c.Pista = "Por qué hay que cambiarlo", "Le llega a la coordinación del centro. Al menos 10 caracteres."
	}
	return c
}

func (v vistaReprogramar) campoJustificacion() piezas.Campo {
	return piezas.Campo{Nombre: "justificacion", Etiqueta: "Justificación de la excepción", Opcional: true, Filas: 3, Valor: v.justificacion, Error: v.forma.Error("justificacion"), Atributos: sinPrevia,
		Pista: "Solo si el nuevo horario se cruza con otro curso aprobado o quita una clase que ya pasó. Al menos 20 caracteres."}
}
