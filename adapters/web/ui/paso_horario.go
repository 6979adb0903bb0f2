package ui

import (
	"net/url"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
)

// pasoHorario is the third step. What it shows on the right is what the engine makes of the form as it stands there.
func pasoHorario() paso {
	s := pasoDe("horario")
	s.ayuda = "Cuándo se inscriben, cuándo empieza el curso y qué días hay clase. La fecha de fin sale del horario."
	s.ancho, s.programas = true, []string{"horario.js"}
	s.cuerpo = func(p *Paginas, c *gin.Context, v *vistaPaso) (templ.Component, error) {
		e, err := p.editorDe(c, v.solicitud.ID, v.forma)
		if err != nil {
			return nil, err
		}
		e.nueva = c.Query("fila") == "nueva"
		return horario(e), nil
	}
	s.boton = func(posted url.Values, accion string) (string, bool) {
		ancla, nueva, ok := aplicarAccion(posted, accion)
		if nueva {
			return "?fila=nueva#" + ancla, ok
		}
		return "#" + ancla, ok
	}
	return s
}

// editorDe asks what a form would become; kept values are a form too.
func (p *Paginas) editorDe(c *gin.Context, id kernel.SolicitudID, f *formulario.Formulario) (editorHorario, error) {
	ctx := c.Request.Context()
	previa, err := p.d.Solicitudes.Previsualizar.Execute(ctx, peticion.Actor(ctx), app.PrevisualizarInput{ID: id, Parche: paraPrever(f)})
	if err != nil {
		return editorHorario{}, err
	}
	vista := vistaPaso{solicitud: previa.Solicitud}
	return editorHorario{forma: f, previa: previa, vista: pasoDelHorario(id) + "/vista-previa", observacion: vista.observacion,
		cuando: direccion("/cuando-puedo", campoSolicitud, string(id))}, nil
}

// vistaPrevia answers the script with what the posted form would become. It keeps nothing, so it needs no version.
func (p *Paginas) vistaPrevia(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	_, nueva, cambio := aplicarAccion(posted, posted.Get("accion"))
	e, err := p.editorDe(c, idDeSolicitud(c), formulario.Leer(posted, camposHorario()))
	if err != nil {
		return err
	}
	e.nueva = nueva
	return p.fragmento(c, partesHorario(e, cambio))
}
