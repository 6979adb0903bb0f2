package ui

import (
	"errors"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/documentos"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

// salidaDeLista is a format that a list can be downloaded in.
type salidaDeLista struct {
	salida        documentos.Salida
	nombre, ayuda string
}

var salidasDeLista = []salidaDeLista{
	{documentos.Excel, "Excel", "Resumen con gráfico, listado y análisis"},
	{documentos.PDF, "PDF", "Para imprimir, hasta " + palabras.Numero(documentos.FilasDePapel) + ": resumen, análisis y listado"},
	{documentos.CSV, "CSV", "Solo el listado, para otros programas"},
}

// urlDescarga is where the list comes as a file, narrowed as it is shown; page and order do not count.
func (v vistaLista) urlDescarga(s documentos.Salida) string {
	consulta := strings.TrimPrefix(v.url(v.estado(), 1), v.ruta)
	separador := "?"
	if consulta != "" {
		separador = "&"
	}
	return v.ruta + "/descargar" + consulta + separador + "formato=" + string(s)
}

// cuantasSeDescargan says how many rows the file will have.
func (v vistaLista) cuantasSeDescargan() string {
	return palabras.Total(v.paginas.Total, v.paginas.EsMinimo, "solicitud", "solicitudes")
}

// descargarMias hands out the list of an instructor.
func (p *Paginas) descargarMias(c *gin.Context) error {
	return p.descargar(c, "/mis-solicitudes", solicitudes.Crear)
}

// descargarTodas hands out the list of those who decide.
func (p *Paginas) descargarTodas(c *gin.Context) error {
	return p.descargar(c, "/todas-solicitudes", solicitudes.Aprobar)
}

// descargar answers who may do the action that the list is for with the file, or leads back to the list, which says why
// there is none.
func (p *Paginas) descargar(c *gin.Context, ruta string, de solicitudes.Accion) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := solicitudes.RolPuede(de, actor.Rol); err != nil {
		return err
	}
	lista := listaPedida(c, ruta)
	q := &consulta{c: c}
	salida := opcion(q, "formato", "el formato", []documentos.Salida{documentos.Excel, documentos.PDF, documentos.CSV})
	f, problemas := filtroDe(c)
	if q.mal() {
		return p.volverCon(c, lista, aviso{piezas.Ojo, q.problemas[0]})
	}
	if len(problemas) > 0 {
		return p.volver(c, lista, "") // the list tells them itself
	}
	if salida == "" {
		salida = documentos.Excel
	}
	a, err := p.d.Documentos.ExportarListado.Execute(ctx, actor, documentos.ExportarListadoInput{Fuente: p.d.Listado(f), Salida: salida})
	if err != nil {
		return p.sinDescarga(c, lista, err)
	}
	if err := descarga.Escribir(c.Writer, a); err != nil {
		peticion.AnotarCausa(ctx, err) // what has begun as a file cannot become a page
	}
	return nil
}

// listaPedida is the list that the download was asked for from.
func listaPedida(c *gin.Context, ruta string) string {
	q := c.Request.URL.Query()
	q.Del("formato")
	if len(q) == 0 {
		return ruta
	}
	return ruta + "?" + q.Encode()
}

// sinDescarga leads back with the sentence of a refusal that somebody can mend by narrowing the list or by waiting.
func (p *Paginas) sinDescarga(c *gin.Context, lista string, err error) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || !slices.Contains([]fault.Kind{fault.NotFound, fault.Invalid, fault.TooMany, fault.Unavailable}, f.Kind) {
		return err
	}
	peticion.AnotarCausa(c.Request.Context(), err)
	return p.volverCon(c, lista, aviso{piezas.Ojo, f.Message})
}
