package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/documentos"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// errFormato is for an address of a document that nobody of ours wrote.
var errFormato = fault.New(fault.Invalid, "VALOR_NO_ADMITIDO", "Ese documento no se entrega en ese formato. Use los botones de la página de la solicitud.")

// rutaFicha is where the pages fetch the ficha de caracterización. It is not that of the API, so that a session that has
// ended leads to the way in.
func rutaFicha(id kernel.SolicitudID) string { return rutaDeSolicitud(id) + "/documento?format=pdf" }

func rutaLibro(id kernel.SolicitudID) string { return rutaDeSolicitud(id) + "/documento?format=excel" }

func rutaInscripcion(id kernel.SolicitudID) string {
	return rutaDeSolicitud(id) + "/documento?format=" + formatoInscripcion
}

// formatoInscripcion is the sheet of SOFIA Plus among the documents of a solicitud.
const formatoInscripcion = "sofia"

func rutaPapeles(id kernel.SolicitudID) string { return rutaDeSolicitud(id) + "/papeles" }

// documento hands out a solicitud as a file.
func (p *Paginas) documento(c *gin.Context) error {
	ctx := c.Request.Context()
	in := documentos.FichaInput{ID: idDeSolicitud(c)}
	hacer, ok := map[string]func(context.Context, kernel.Actor, documentos.FichaInput) (documentos.Archivo, error){
		"": p.d.Documentos.Ficha.Execute, string(documentos.PDF): p.d.Documentos.Ficha.Execute, string(documentos.Excel): p.d.Documentos.Libro.Execute,
		formatoInscripcion: p.d.Documentos.Inscripcion.Execute,
	}[c.Query("format")]
	if !ok {
		return errFormato
	}
	a, err := hacer(ctx, peticion.Actor(ctx), in)
	if err != nil {
		return err
	}
	if err := descarga.Escribir(c.Writer, a); err != nil {
		peticion.AnotarCausa(ctx, err)
	}
	return nil
}

// vistaPapeles is what was printed of a solicitud.
type vistaPapeles struct {
	documentos.PapelesView
	id         kernel.SolicitudID
	formulario string
	motivo     piezas.Campo
	faltas     []piezas.Falta
	conflicto  string
}

// papeles lists what was printed of a solicitud, and asks the coordination for a reason to make it void.
func (p *Paginas) papeles(c *gin.Context) error {
	return p.mostrarPapeles(c, http.StatusOK, "", nil)
}

func (p *Paginas) mostrarPapeles(c *gin.Context, estado int, motivo string, causa *fault.Error) error {
	ctx := c.Request.Context()
	id := idDeSolicitud(c)
	vista, err := p.d.Documentos.VerPapeles.Execute(ctx, peticion.Actor(ctx), id)
	if err != nil {
		return err
	}
	v := vistaPapeles{PapelesView: vista, id: id, formulario: p.formularioNuevo(c),
		motivo: piezas.Campo{Nombre: "motivo", Etiqueta: "Por qué se anulan", Filas: 3, Valor: motivo,
			Pista: "Queda registrado con su nombre. Al menos " + strconv.Itoa(documentos.MotivoMinimo) + " caracteres."}}
	m := Marco{Titulo: "Documentos impresos de " + v.Codigo, Angosta: true,
		Migas: []piezas.Miga{listaDe(peticion.Actor(ctx).Rol), {Texto: v.Codigo, URL: rutaDeSolicitud(id)}}}
	if causa != nil {
		m.Titulo = "Error: " + m.Titulo
		v.faltas, v.conflicto = piezas.FaltasDe(causa.Fields), causa.Message
		for _, f := range causa.Fields {
			v.motivo.Error = f.Message
		}
	}
	return p.mostrar(c, estado, m, paginaPapeles(v))
}

// anularPapeles makes void what was printed. A form that is sent twice does it once.
func (p *Paginas) anularPapeles(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	id := idDeSolicitud(c)
	in := documentos.AnularInput{ID: id, Serie: serieDe(posted), Motivo: textoDe(posted, "motivo")}
	err = p.d.Documentos.AnularPapeles.Execute(ctx, peticion.Actor(ctx), in)
	falla, ok := errors.AsType[*fault.Error](err)
	switch {
	case err == nil:
		return p.volver(c, rutaPapeles(id), "Los documentos impresos quedaron anulados. El que se imprima desde ahora lleva otro código.")
	case ok && falla.Kind == fault.Invalid:
		return p.mostrarPapeles(c, http.StatusUnprocessableEntity, in.Motivo, falla)
	case ok && falla.Kind == fault.Conflict:
		return p.mostrarPapeles(c, http.StatusConflict, in.Motivo, falla)
	}
	return err
}

func serieDe(posted url.Values) int {
	n, err := strconv.Atoi(strings.TrimSpace(posted.Get("serie")))
	if err != nil {
		return 0
	}
	return n
}

func tonoDePapel(v documentos.Veredicto) piezas.Tono {
	switch v {
	case documentos.Vigente:
		return piezas.Bien
	case documentos.Desactualizado:
		return piezas.Ojo
	case documentos.Anulado:
		return piezas.Mal
	}
	return piezas.Dato
}

func nombreDePapel(v documentos.Veredicto) string {
	return palabras.Mayuscula(strings.ToLower(string(v)))
}
