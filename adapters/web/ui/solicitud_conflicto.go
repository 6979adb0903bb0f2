package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/pasos"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

// vistaConflicto is a form that was made from an older version: what the person typed beside what is kept now.
type vistaConflicto struct {
	solicitud   appsolicitudes.View
	paso        paso
	diferencias []diferencia
	ocultos     []string // everything that was posted, in pairs
	formulario  string
	cuando      string
	cerrada     string // why it can be edited no more; empty while it can
}

type diferencia struct {
	etiqueta, mio, guardado string
}

// mostrarConflicto loses nothing: what was typed goes along in the page and can still be kept.
func (p *Paginas) mostrarConflicto(c *gin.Context, s paso, posted url.Values, f *formulario.Formulario) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v, err := p.d.Solicitudes.Ver.Execute(ctx, actor, idDeSolicitud(c))
	if err != nil {
		return err
	}
	var cerrada string
	if rechazo, si := errors.AsType[*fault.Error](solicitudes.Permitida(solicitudes.Editar, actor, v.Situacion())); si {
		cerrada = rechazo.Message
	}
	vista := vistaConflicto{cerrada: cerrada, solicitud: v, paso: s, diferencias: distintos(f, s, v), ocultos: pares(posted),
		formulario: p.formularioNuevo(c), cuando: palabras.Instante(v.Actualizada, p.d.Now())}
	m := Marco{Titulo: "Esta solicitud cambió mientras la escribía · " + v.Codigo, Actual: "/mis-solicitudes", Foco: true, Angosta: true}
	return p.mostrar(c, http.StatusConflict, m, paginaConflicto(vista))
}

// distintos lists the fields that would change if what was typed were kept. What cannot be read is shown as typed.
func distintos(f *formulario.Formulario, s paso, v appsolicitudes.View) []diferencia {
	mios := solicitudes.Restore(v.Expediente).Con(f.Parche)
	var lista []diferencia
	for _, c := range solicitudes.Campos() {
		if !slices.Contains(s.Campos, c.Nombre) {
			continue
		}
		d := diferencia{c.Etiqueta, palabras.Valor(c, &mios, v.NombresEspeciales), palabras.Valor(c, &v.Datos, v.NombresEspeciales)}
		if !f.Parche.Da(c.Nombre) {
			d.mio = f.Valor(c.Nombre)
			if f.Error(c.Nombre) == "" {
				continue // it was not in the form
			}
		}
		if c.Nombre == "programaId" {
			d.mio, d.guardado = nombreDePrograma(v, string(mios.ProgramaID)), nombreDePrograma(v, string(v.Datos.ProgramaID))
		}
		if d.mio != d.guardado {
			lista = append(lista, d)
		}
	}
	return lista
}

func nombreDePrograma(v appsolicitudes.View, id string) string {
	if id == string(v.Programa.ID) {
		return v.Programa.Nombre
	}
	return "Otro programa, el que usted eligió"
}

// pares are the fields of a form but for those that the page writes anew.
func pares(posted url.Values) []string {
	var lista []string
	nombres := make([]string, 0, len(posted))
	for nombre := range posted {
		nombres = append(nombres, nombre)
	}
	slices.Sort(nombres)
	for _, nombre := range nombres {
		if nombre == "version" || nombre == campoFormulario || nombre == "accion" {
			continue
		}
		for _, v := range posted[nombre] {
			lista = append(lista, strings.ToValidUTF8(nombre, "\uFFFD"), strings.ToValidUTF8(v, "\uFFFD"))
		}
	}
	return lista
}

func (v vistaConflicto) direccion() string {
	return v.paso.Direccion(pasos.Base(string(v.solicitud.ID)))
}

func oVacio(texto string) string {
	if texto == "" {
		return "(vacío)"
	}
	return texto
}
