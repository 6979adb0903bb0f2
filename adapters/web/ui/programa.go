package ui

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// vistaPrograma is one programme with what depends on it.
type vistaPrograma struct {
	programa   appcatalogo.ProgramaView
	uso        appcatalogo.UsoView
	puede      bool // change the catalogue
	formulario string
	cuando     string // of its last change
}

// unPrograma shows one programme to the coordination.
func (p *Paginas) unPrograma(c *gin.Context) error {
	v, err := p.vistaDePrograma(c)
	if err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, v.marco(v.programa.Nombre), paginaPrograma(v))
}

func (p *Paginas) vistaDePrograma(c *gin.Context) (vistaPrograma, error) {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	uso, err := p.d.Catalogo.UsoDePrograma.Execute(ctx, actor, idDePrograma(c))
	if err != nil {
		return vistaPrograma{}, err
	}
	pr, err := p.d.Catalogo.VerPrograma.Execute(ctx, actor, idDePrograma(c))
	return vistaPrograma{programa: pr, uso: uso, puede: catalogo.PuedeRegistrar(actor) == nil, formulario: p.formularioNuevo(c),
		cuando: palabras.Instante(pr.ActualizadoEn, p.d.Now())}, err
}

func (v vistaPrograma) marco(titulo string) Marco {
	return Marco{Titulo: titulo, Actual: rutaProgramas, Migas: []piezas.Miga{{Texto: "Programas", URL: rutaProgramas}}}
}

// solicitudes leads to the solicitudes made with it.
func (v vistaPrograma) solicitudes() string {
	return direccion(rutaTodas, "programa", string(v.programa.ID))
}

func (v vistaPrograma) edicion() string { return strconv.FormatInt(v.programa.Edicion, 10) }

func (v vistaPrograma) versiones() string {
	if len(v.programa.VersionesAnteriores) == 0 {
		return ""
	}
	return "Antes: " + strings.Join(v.programa.VersionesAnteriores, ", ")
}

// preguntarDesactivar says what deactivating means before it is done.
func (p *Paginas) preguntarDesactivar(c *gin.Context) error {
	if err := catalogo.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	v, err := p.vistaDePrograma(c)
	if err != nil {
		return err
	}
	if !v.programa.Activo {
		return catalogo.ErrProgramaInactivo
	}
	m := v.marco("Desactivar " + v.programa.Nombre)
	m.Angosta = true
	return p.mostrar(c, http.StatusOK, m, paginaDesactivarPrograma(v))
}

// cambiarEstado deactivates or activates. Whoever sends the form twice is answered alike: the programme is as they want it.
func (p *Paginas) cambiarEstado(hacer func(context.Context, kernel.Actor, appcatalogo.ProgramaElegido) (appcatalogo.ProgramaView, error),
	yaEsta *fault.Error, frase string,
) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		posted, err := formaDe(c)
		if err != nil {
			return err
		}
		if _, err := p.formularioDe(c); err != nil {
			return err
		}
		ctx := c.Request.Context()
		o := appcatalogo.ProgramaElegido{ID: idDePrograma(c), Edicion: versionDe(posted)}
		_, err = hacer(ctx, peticion.Actor(ctx), o)
		if errors.Is(err, catalogo.ErrProgramaModificado) {
			o.Edicion = nil // what changed beside it does not matter to this
			_, err = hacer(ctx, peticion.Actor(ctx), o)
		}
		if err != nil && !errors.Is(err, yaEsta) {
			return err
		}
		return p.volver(c, rutaDePrograma(o.ID), frase)
	})
}

func (p *Paginas) rutasDeProgramas(r gin.IRoutes) {
	r.GET(rutaProgramas, p.pagina(p.programas))
	r.GET(rutaProgramas+"/nuevo", p.pagina(p.nuevoPrograma))
	r.POST(rutaProgramas+"/nuevo", p.pagina(p.crearPrograma))
	r.GET(rutaProgramas+"/:id", p.pagina(p.unPrograma))
	for _, e := range []escrituraDePrograma{edicionDePrograma(), versionDePrograma()} {
		r.GET(rutaProgramas+"/:id/"+e.ruta, p.abrirEscritura(e))
		r.POST(rutaProgramas+"/:id/"+e.ruta, p.guardarEscritura(e))
	}
	r.GET(rutaProgramas+"/:id/desactivar", p.pagina(p.preguntarDesactivar))
	r.POST(rutaProgramas+"/:id/desactivar", p.cambiarEstado(p.d.Catalogo.DesactivarPrograma.Execute, catalogo.ErrProgramaInactivo,
		"Programa desactivado. Ya no se ofrece para solicitudes nuevas."))
	r.POST(rutaProgramas+"/:id/activar", p.cambiarEstado(p.d.Catalogo.ActivarPrograma.Execute, catalogo.ErrProgramaActivo, "Programa activo de nuevo."))
}

func competenciasDe(resultados []catalogo.Resultado) []catalogo.Competencia {
	partes := make([]catalogo.Competencia, len(resultados))
	for i, r := range resultados {
		partes[i] = catalogo.Competencia(r)
	}
	return partes
}
