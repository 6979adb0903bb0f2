package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/pasos"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// paso is one step of the form of a solicitud. The frame reads, saves and leads on; a step says what stands in it.
type paso struct {
	pasos.Paso
	ayuda string // one sentence below the heading
	// cuerpo makes what stands between the heading and the buttons of the frame, out of v.forma. It may ask use cases.
	cuerpo func(p *Paginas, c *gin.Context, v *vistaPaso) (templ.Component, error)
	// boton does what a button of the step's own asks for: it may change what was posted before that is read and saved. It
	// returns what to come back to behind the address of the step, such as "#municipio"; ok is false for an accion that it
	// does not know. nil when the step has no button of its own.
	boton     func(posted url.Values, accion string) (vuelve string, ok bool)
	programas []string // further scripts
	ancho     bool     // the step needs the whole width
}

// pasosDelFormulario lists the steps in order.
func pasosDelFormulario() []paso {
	return []paso{pasoPrograma(), pasoEmpresa(), pasoHorario(), pasoJustificacion(), pasoDeclaraciones()}
}

// pasoDe gives the frame's part of a step.
func pasoDe(clave string) paso {
	p, _ := pasos.PorClave(clave) // the steps are ours, a test opens each
	return paso{Paso: p}
}

// What the buttons of the frame say in accion; an empty one is the Enter key.
const (
	accionContinuar   = "continuar"
	accionSalir       = "salir"
	accionAtras       = "atras"
	accionAutoguardar = "autoguardar"
)

// vistaPaso is a step as it is shown.
type vistaPaso struct {
	solicitud  appsolicitudes.View // zero for a new one
	paso       paso
	forma      *formulario.Formulario // what stands in the fields: kept, or typed when it could not be kept
	formulario string                 // sealed id of the form
	volver     string                 // "revisar" when the person came from the check of the answers
	guardada   string                 // when it was kept last, in words
	accion     string                 // address that the form is sent to
	nota       string                 // below the heading of the summary of errors
	incompleto bool                   // it was kept, and something is still missing here
	oferta     oferta                 // the start that a new one begins with, from "¿Cuándo puedo?"
}

func (p *Paginas) vistaDePaso(c *gin.Context, s paso, v appsolicitudes.View, f *formulario.Formulario) *vistaPaso {
	return &vistaPaso{
		solicitud: v, paso: s, forma: f, formulario: p.formularioNuevo(c), volver: volverDe(c), accion: s.Direccion(pasos.Base(string(v.ID))),
		guardada: palabras.Instante(v.Actualizada, p.d.Now()),
	}
}

// volverDe reads where the person wants to go on to; there is one such place.
func volverDe(c *gin.Context) string {
	if c.Query("volver") == "revisar" || c.PostForm("volver") == "revisar" {
		return "revisar"
	}
	return ""
}

// verPaso shows a step with what is kept.
func (p *Paginas) verPaso(s paso) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		v, err := p.abrirSolicitud(c)
		if err != nil {
			return err
		}
		vista := p.vistaDePaso(c, s, v, formulario.DeDatos(v.Datos, s.Campos))
		if c.Query("faltas") != "" {
			vista.anotarFaltas()
		}
		return p.mostrarPaso(c, http.StatusOK, vista)
	})
}

func (p *Paginas) abrirSolicitud(c *gin.Context) (appsolicitudes.View, error) {
	ctx := c.Request.Context()
	return p.d.Solicitudes.Abrir.Execute(ctx, peticion.Actor(ctx), idDeSolicitud(c))
}

// idDeSolicitud reads the id in the address. It gives nothing, which is found nowhere, for what can be no id.
func idDeSolicitud(c *gin.Context) kernel.SolicitudID {
	id := c.Param("id")
	if len(id) > idMaximo || strings.ContainsFunc(id, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) {
		return ""
	}
	return kernel.SolicitudID(id)
}

func (v *vistaPaso) anotarFaltas() {
	faltas := v.paso.Faltas(v.solicitud.Advertencias)
	v.forma.Anotar(faltas)
	v.incompleto = len(faltas) > 0
	v.nota = "Lo que escribió quedó guardado. Esto hace falta para poder enviar la solicitud:"
}

func (p *Paginas) mostrarPaso(c *gin.Context, estado int, v *vistaPaso) error {
	cuerpo, err := v.paso.cuerpo(p, c, v)
	if err != nil {
		return err
	}
	m := Marco{Titulo: v.tituloDeVentana(), Actual: "/mis-solicitudes", Foco: true, Angosta: !v.paso.ancho, Programas: append([]string{"pasos.js"}, v.paso.programas...)}
	return p.mostrar(c, estado, m, paginaPaso(v, cuerpo))
}

func (v *vistaPaso) tituloDeVentana() string {
	titulo := v.enumerado() + ": " + v.paso.Titulo
	if v.solicitud.Codigo != "" {
		titulo += " · " + v.solicitud.Codigo
	}
	if len(v.forma.Errores()) > 0 {
		return "Error en el " + strings.ToLower(titulo[:1]) + titulo[1:]
	}
	return titulo
}

func (v *vistaPaso) enumerado() string {
	return "Paso " + strconv.Itoa(v.paso.Numero) + " de " + strconv.Itoa(len(pasos.Todos()))
}

// guardarPaso keeps what was posted and leads on. What cannot be kept comes back as it was typed.
func (p *Paginas) guardarPaso(s paso) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		posted, err := formaDe(c)
		if err != nil {
			return err
		}
		if _, err = p.formularioDe(c); err != nil {
			return err
		}
		accion := posted.Get("accion")
		vuelve, propia := s.alBoton(posted, accion)
		f := formulario.Leer(posted, s.Campos)
		if accion == accionAutoguardar {
			return p.autoguardar(c, s, posted, f)
		}
		v, err := p.editar(c, posted, f.Parche)
		switch {
		case err == nil && propia:
			return p.volver(c, s.Direccion(pasos.Base(string(v.ID)))+vuelve, "")
		case err == nil:
			return p.seguir(c, s, v, accion)
		case errors.Is(err, solicitudes.ErrModificada):
			return p.mostrarConflicto(c, s, posted, f)
		case f.Fallar(err):
			return p.corregirPaso(c, s, f)
		}
		return err
	})
}

func (s paso) alBoton(posted url.Values, accion string) (vuelve string, ok bool) {
	if s.boton == nil || accion == "" {
		return "", false
	}
	return s.boton(posted, accion)
}

// editar keeps the state: what is a draft stays one, what waits in the queue must stay complete.
func (p *Paginas) editar(c *gin.Context, posted url.Values, parche solicitudes.Parche) (appsolicitudes.View, error) {
	ctx := c.Request.Context()
	return p.d.Solicitudes.Editar.Execute(ctx, peticion.Actor(ctx), appsolicitudes.EditarInput{
		Target: appsolicitudes.Target{ID: idDeSolicitud(c), Version: versionDe(posted)}, Parche: parche, Repetible: true,
	})
}

// corregirPaso shows the step again with what was typed.
func (p *Paginas) corregirPaso(c *gin.Context, s paso, f *formulario.Formulario) error {
	v, err := p.abrirSolicitud(c)
	if err != nil {
		return err
	}
	vista := p.vistaDePaso(c, s, v, f)
	vista.nota = "Todavía no se guardó. Lo que escribió sigue aquí: corrija esto y guarde otra vez."
	return p.mostrarPaso(c, http.StatusUnprocessableEntity, vista)
}

// seguir leads to where the button said, once everything is kept.
func (p *Paginas) seguir(c *gin.Context, s paso, v appsolicitudes.View, accion string) error {
	base := pasos.Base(string(v.ID))
	switch {
	case accion == accionSalir:
		return p.volver(c, "/mis-solicitudes", "Guardamos "+v.Codigo+". Puede seguir cuando quiera.")
	case accion == accionAtras:
		if anterior, hay := s.Anterior(); hay {
			return p.volver(c, anterior.Direccion(base), "")
		}
		return p.volver(c, s.Direccion(base), "")
	case len(s.Faltas(v.Advertencias)) > 0:
		return p.volver(c, direccion(s.Direccion(base), "faltas", "si", "volver", volverDe(c)), "")
	}
	return p.volver(c, s.despues(base, volverDe(c)), "")
}

// despues is the address of what comes after the step.
func (s paso) despues(base, volver string) string {
	siguiente, hay := s.Siguiente()
	if volver == "revisar" || !hay {
		return base + "/revisar"
	}
	return siguiente.Direccion(base)
}

// editarSolicitud leads to the first step in which something is missing, or to the check of the answers.
func (p *Paginas) editarSolicitud(c *gin.Context) error {
	v, err := p.abrirSolicitud(c)
	if err != nil {
		return err
	}
	base := pasos.Base(string(v.ID))
	for _, s := range pasos.Todos() {
		if len(s.Faltas(v.Advertencias)) > 0 || slices.ContainsFunc(v.Correcciones, func(o solicitudes.Correccion) bool {
			return v.Estado == solicitudes.Devuelta && s.Tiene(o.Campo)
		}) {
			return p.volver(c, s.Direccion(base), "")
		}
	}
	return p.volver(c, base+"/revisar", "")
}

var errForma = fault.New(fault.Malformed, "FORMULARIO_ILEGIBLE", "El formulario llegó incompleto y no se guardó nada. Vuelva a la página anterior y envíelo otra vez.")

func formaDe(c *gin.Context) (url.Values, error) {
	if err := c.Request.ParseForm(); err != nil {
		return nil, errForma.Because(err)
	}
	return c.Request.PostForm, nil
}

// versionDe reads the version that the form was made from; without one it was made from nothing that can still be so.
func versionDe(posted url.Values) *int64 {
	version, err := strconv.ParseInt(posted.Get("version"), 10, 64)
	if err != nil {
		version = -1
	}
	return &version
}
