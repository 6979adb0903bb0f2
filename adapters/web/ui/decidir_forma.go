package ui

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

// What can be decided, as the form says it.
const (
	decideAprobar  = "aprobar"
	decideDevolver = "devolver"
	decideRechazar = "rechazar"
)

// prefijoCorreccion stands before the name of a field in the name of the control for its remark.
const prefijoCorreccion = "correccion."

// prefijoFrase stands before the name of a text in the name of the control that offers ready sentences for it.
const prefijoFrase = "frase."

// formaDecidir is what a reviewer has typed so far, whatever became of it.
type formaDecidir struct {
	decision      string
	ficha         string
	justificacion string
	comentarios   map[string]string // by decision
	correcciones  map[string]string // by field, as typed
	errores       map[string]string // by id of the control
	faltas        []piezas.Falta
}

func newFormaDecidir() *formaDecidir {
	return &formaDecidir{comentarios: map[string]string{}, correcciones: map[string]string{}, errores: map[string]string{}}
}

func leerFormaDecidir(posted url.Values) *formaDecidir {
	f := newFormaDecidir()
	texto := func(nombre string) string {
		return strings.ToValidUTF8(norm.NFC.String(strings.ReplaceAll(posted.Get(nombre), "\r\n", "\n")), "\uFFFD")
	}
	if d := posted.Get("decision"); slices.Contains([]string{decideAprobar, decideDevolver, decideRechazar}, d) {
		f.decision = d
	}
	f.ficha, f.justificacion = texto("numeroFicha"), texto("justificacion")
	for _, d := range []string{decideAprobar, decideDevolver, decideRechazar} {
		f.comentarios[d] = texto(d + ".comentarios")
	}
	f.comentarios[decideDevolver] = conFrase(f.comentarios[decideDevolver], texto(prefijoFrase+decideDevolver))
	for _, c := range solicitudes.Campos() {
		if t := conFrase(texto(prefijoCorreccion+c.Nombre), texto(prefijoFrase+c.Nombre)); strings.TrimSpace(t) != "" {
			f.correcciones[c.Nombre] = t
		}
	}
	return f
}

// conFrase puts the ready sentence that was chosen below what was typed, once: whoever sends the form again adds nothing.
func conFrase(typed, frase string) string {
	switch {
	case strings.TrimSpace(frase) == "" || strings.Contains(typed, frase):
		return typed
	case strings.TrimSpace(typed) == "":
		return frase
	}
	return strings.TrimRight(typed, " \n") + "\n" + frase
}

// observaciones are the remarks in the order of the form.
func (f *formaDecidir) observaciones() []solicitudes.Correccion {
	var lista []solicitudes.Correccion
	for _, c := range solicitudes.Campos() {
		if t := f.correcciones[c.Nombre]; t != "" {
			lista = append(lista, solicitudes.Correccion{Campo: c.Puntero(), Texto: strings.TrimSpace(t)})
		}
	}
	return lista
}

// escrito tells whether anything was typed that a page without the form would lose.
func (f *formaDecidir) escrito() bool { return len(f.textos()) > 0 }

// dicho are the texts that the action takes along, as the historial keeps them.
func (f *formaDecidir) dicho(a solicitudes.Accion) []string {
	var textos []string
	switch a {
	case solicitudes.Aprobar:
		textos = []string{fichaLimpia(f.ficha), strings.TrimSpace(f.justificacion)}
	case solicitudes.Devolver:
		for _, o := range f.observaciones() {
			textos = append(textos, o.Texto)
		}
	case solicitudes.Rechazar:
	default:
		return nil
	}
	return append(textos, strings.TrimSpace(f.comentarios[f.decision]))
}

// textos are all that was typed, each with its label.
func (f *formaDecidir) textos() []renglonDato {
	var lista []renglonDato
	agregar := func(nombre, etiqueta, valor string) {
		if strings.TrimSpace(valor) != "" {
			lista = append(lista, renglonDato{campo: nombre, etiqueta: etiqueta, valor: valor})
		}
	}
	agregar("numeroFicha", "Número de ficha", f.ficha)
	agregar("justificacion", "Justificación para aprobar", f.justificacion)
	agregar(decideAprobar+".comentarios", "Comentario al aprobar", f.comentarios[decideAprobar])
	agregar(decideDevolver+".comentarios", "Comentario al devolver", f.comentarios[decideDevolver])
	agregar(decideRechazar+".comentarios", "Motivo para rechazar", f.comentarios[decideRechazar])
	for _, o := range f.observaciones() {
		c, _ := solicitudes.CampoDe(o.Campo)
		agregar(prefijoCorreccion+c.Nombre, "Observación para «"+c.Etiqueta+"»", f.correcciones[c.Nombre])
	}
	return lista
}

func (f *formaDecidir) fallar(id, mensaje string) {
	if _, ya := f.errores[id]; ya {
		return
	}
	f.errores[id] = mensaje
	f.faltas = append(f.faltas, piezas.Falta{Texto: mensaje, Lleva: "#" + id})
}

// revisar says what a decision lacks before anybody is asked.
func (f *formaDecidir) revisar() {
	n := len(f.correcciones)
	switch {
	case f.decision == "":
		f.fallar("decision", "Elija qué decide: aprobar, devolver o rechazar.")
	case f.decision != decideDevolver && n > 0:
		f.fallar("decision", "Escribió "+palabras.Contar(n, "observación", "observaciones")+" en los datos, y solo llegan al instructor si devuelve la solicitud. "+
			"Elija devolver, o borre las observaciones.")
	}
}

// rechazada sorts a refusal to the controls; false when it is about none of them.
func (f *formaDecidir) rechazada(err error) bool {
	e, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return false
	}
	switch {
	case errors.Is(err, solicitudes.ErrCruce), errors.Is(err, solicitudes.ErrTardia):
		f.fallar("justificacion", e.Message)
	case errors.Is(err, solicitudes.ErrFichaEnUso):
		f.fallar("numeroFicha", e.Message)
	case e.Kind == fault.Invalid && len(e.Fields) > 0:
		for _, campo := range e.Fields {
			f.fallar(f.control(campo.Pointer), campo.Message)
		}
	default:
		return false
	}
	return true
}

// control is the id of the control that a pointer of the decision is about.
func (f *formaDecidir) control(puntero string) string {
	if puntero == "/comentarios" {
		return f.decision + "-comentarios"
	}
	if resto, es := strings.CutPrefix(puntero, "/correcciones"); es {
		partes := strings.Split(strings.TrimPrefix(resto, "/"), "/")
		if i, err := strconv.Atoi(partes[0]); err == nil && i < len(f.observaciones()) {
			return piezas.IDDe(prefijoCorreccion + strings.TrimPrefix(f.observaciones()[i].Campo, "/"))
		}
		return "decision"
	}
	return piezas.IDDe(puntero)
}

// fichaLimpia forgives how a number is written; what is left is judged by the domain.
func fichaLimpia(typed string) string {
	return strings.NewReplacer(" ", "", ".", "", "-", "", "\u00a0", "").Replace(typed)
}

// errorEn is what is wrong with the control of that name.
func (f *formaDecidir) errorEn(nombre string) string { return f.errores[piezas.IDDe(nombre)] }

// versionVista reads the version and the length of the historial that the form was made from.
func versionVista(posted url.Values) (version *int64, vistos int) {
	n, err := strconv.ParseInt(posted.Get("version"), 10, 64)
	if err != nil {
		n = 0 // of nothing: never the present one
	}
	vistos, err = strconv.Atoi(posted.Get("vistos"))
	if err != nil || vistos < 0 {
		vistos = 0
	}
	return &n, vistos
}
