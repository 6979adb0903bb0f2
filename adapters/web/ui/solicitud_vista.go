package ui

import (
	"strconv"
	"strings"

	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

// ajuste changes one thing of a control.
type ajuste func(*piezas.Campo)

func conPista(texto string) ajuste { return func(c *piezas.Campo) { c.Pista = texto } }

func conClase(clase string) ajuste { return func(c *piezas.Campo) { c.Clase = clase } }

func conEtiqueta(texto string) ajuste { return func(c *piezas.Campo) { c.Etiqueta = texto } }

// conModo sets the keyboard of a phone.
func conModo(modo string) ajuste { return func(c *piezas.Campo) { c.Modo = modo } }

func conOpciones(opciones []piezas.Opcion) ajuste {
	return func(c *piezas.Campo) { c.Opciones = opciones }
}

func conMaximo(caracteres, filas int) ajuste {
	return func(c *piezas.Campo) { c.Maximo, c.Filas = caracteres, filas }
}

func conAtributo(nombre string, valor any) ajuste {
	return func(c *piezas.Campo) {
		if c.Atributos == nil {
			c.Atributos = map[string]any{}
		}
		c.Atributos[nombre] = valor
	}
}

func opcional(c *piezas.Campo) { c.Opcional = true }

// campo is the control for a field of the step: its label, what stands in it, what is wrong with it and what the reviewer
// remarked. A part of a row is named as in the form: horarios.0.horaFin.
func (v *vistaPaso) campo(nombre string, ajustes ...ajuste) piezas.Campo {
	deTabla, _ := solicitudes.CampoDe("/" + strings.ReplaceAll(nombre, ".", "/"))
	c := piezas.Campo{Nombre: nombre, Etiqueta: deTabla.Etiqueta, Valor: v.forma.Valor(nombre), Error: v.forma.Error(nombre), Observacion: v.observacion(nombre)}
	if deTabla.Tipo == solicitudes.Marca || deTabla.Tipo == solicitudes.Especial {
		c.Valor = ""
		if v.forma.Marcado(nombre) {
			c.Valor = "true"
		}
	}
	for _, ajustar := range ajustes {
		ajustar(&c)
	}
	return c
}

// observacion is what the reviewer remarked at the control, while the solicitud is returned.
func (v *vistaPaso) observacion(nombre string) string {
	if v.solicitud.Estado != solicitudes.Devuelta {
		return ""
	}
	for _, o := range v.solicitud.Correcciones {
		if piezas.IDDe(o.Campo) == piezas.IDDe(nombre) {
			return o.Texto
		}
	}
	return ""
}

// faltas are the lines of the summary of errors: those of the step lead to its controls, others to their step.
func (v *vistaPaso) faltas() []piezas.Falta {
	var faltas []piezas.Falta
	for _, f := range v.forma.Errores() {
		faltas = append(faltas, piezas.Falta{Texto: f.Mensaje, Lleva: v.lleva(f.ID)})
	}
	return faltas
}

func (v *vistaPaso) lleva(id string) string {
	nombre, _, _ := strings.Cut(id, "-")
	if v.solicitud.ID == "" || v.paso.Tiene("/"+nombre) {
		return "#" + id
	}
	return pasos.Enlace(string(v.solicitud.ID), "/"+strings.ReplaceAll(id, "-", "/"))
}

// enPasos is the row of steps on top of the form.
func (v *vistaPaso) enPasos() []piezas.Paso { return filaDePasos(v.solicitud, v.paso.Numero) }

// filaDePasos marks what is complete, and what is behind and still lacks something. actual is 0 on the check of the answers.
func filaDePasos(s appsolicitudes.View, actual int) []piezas.Paso {
	var fila []piezas.Paso
	for _, p := range pasos.Todos() {
		uno := piezas.Paso{Titulo: p.Titulo, Actual: p.Numero == actual}
		if s.ID != "" {
			faltan := len(p.Faltas(s.Advertencias)) > 0
			uno.URL, uno.Hecho = p.Direccion(pasos.Base(string(s.ID))), !faltan
			uno.Falta = faltan && (actual == 0 || p.Numero < actual || s.Estado == solicitudes.Devuelta)
		}
		fila = append(fila, uno)
	}
	return fila
}

// remarcada is one remark of the reviewer, with where it leads.
type remarcada struct {
	etiqueta, texto, enlace, lugar string
}

// remarcadas lists the remarks of the last return while they wait to be mended. actual is the step at hand, 0 for none.
func remarcadas(s appsolicitudes.View, actual int) []remarcada {
	if s.Estado != solicitudes.Devuelta {
		return nil
	}
	var lista []remarcada
	for _, o := range s.Correcciones {
		campo, _ := solicitudes.CampoDe(o.Campo)
		r := remarcada{etiqueta: campo.Etiqueta, texto: o.Texto, enlace: pasos.Enlace(string(s.ID), o.Campo)}
		if p, ok := pasos.De(o.Campo); ok {
			r.lugar = "Paso " + strconv.Itoa(p.Numero)
			if p.Numero == actual {
				r.lugar = "Este paso"
			}
		}
		lista = append(lista, r)
	}
	return lista
}

// autoguarda tells whether the script may keep what was typed by itself: after the first sending each save is a row of
// the historial, so from then on only a person saves.
func (v *vistaPaso) autoguarda() bool { return v.solicitud.ID != "" && v.solicitud.Revision == 0 }
