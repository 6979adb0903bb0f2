package ui

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/auditoria"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/application/documentos"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const (
	rutaAuditoria      = "/auditoria"
	asientosPorPagina  = 50
	direccionMasLarga  = 100
	documentoAuditoria = "auditoria"
)

// vistaAuditoria is what was done, newest first.
type vistaAuditoria struct {
	filtro    auditoria.Filtro
	problemas []string
	pagina    auditoria.Pagina
	acciones  []string
	centros   []appcatalogo.CentroDeLista
	hora      func(a auditoria.Asiento) string
}

// auditoria shows the audit to an Admin.
func (p *Paginas) auditoria(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := auditoria.PuedeLeer(actor); err != nil {
		return err
	}
	v := vistaAuditoria{hora: func(a auditoria.Asiento) string { return palabras.Instante(a.En, p.d.Now()) }}
	v.filtro, v.problemas = filtroDeAuditoria(c)
	var err error
	if v.pagina, err = p.d.Auditoria.Consultar.Execute(ctx, actor, v.filtro); err != nil {
		return err
	}
	if v.acciones, err = p.d.Auditoria.Acciones.Execute(ctx, actor); err != nil {
		return err
	}
	if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Auditoría", Actual: rutaAuditoria}, paginaAuditoria(v))
}

// filtroDeAuditoria reads what is asked for; with anything wrong in it, nothing is.
func filtroDeAuditoria(c *gin.Context) (auditoria.Filtro, []string) {
	q := &consulta{c: c}
	f := auditoria.Filtro{Quien: q.texto("quien"), Accion: q.id("accion", "la acción"), Objeto: q.id("objeto", "aquello"), Centro: kernel.CentroID(q.id("centro", "el centro")),
		Desde: q.fecha("desde", "Desde"), Hasta: q.fecha("hasta", "Hasta"), Direccion: q.id("direccion", "la dirección"), Limite: asientosPorPagina}
	if !f.Desde.IsZero() && !f.Hasta.IsZero() && f.Hasta.Before(f.Desde) {
		q.falta("La fecha «Hasta» es anterior a la fecha «Desde».")
	}
	f.Objeto = strings.TrimSpace(f.Objeto)
	f.Direccion = strings.TrimSpace(f.Direccion)
	lugar, ok := auditoria.LeerLugar(c.Query("tras"))
	if !ok {
		q.falta("La página que se pidió no existe.")
	}
	f.Tras = lugar
	if q.mal() {
		return auditoria.Filtro{Limite: asientosPorPagina}, q.problemas
	}
	return f, nil
}

// pares are the names and values of the address, but for the place in the list.
func (v vistaAuditoria) pares() []string {
	f := v.filtro
	return []string{"quien", f.Quien, "accion", f.Accion, "objeto", f.Objeto, "centro", string(f.Centro), "desde", f.Desde.String(), "hasta", f.Hasta.String(),
		"direccion", f.Direccion}
}

func (v vistaAuditoria) url(cambios ...string) string {
	return direccion(rutaAuditoria, cambiados(v.pares(), cambios)...)
}

func (v vistaAuditoria) urlDescarga() string {
	return direccion(rutaAuditoria+"/descargar", v.pares()...)
}

func (v vistaAuditoria) filtrada() bool {
	f := v.filtro
	f.Tras, f.Limite = auditoria.Lugar{}, 0
	return f != (auditoria.Filtro{})
}

// conMasFiltros tells whether one of the filters is set that are folded away.
func (v vistaAuditoria) conMasFiltros() bool {
	f := v.filtro
	return f.Objeto != "" || f.Centro != "" || f.Direccion != ""
}

func (v vistaAuditoria) campoAccion() piezas.Campo {
	opciones := []piezas.Opcion{{Texto: "Todas"}}
	acciones := v.acciones
	if f := v.filtro.Accion; f != "" && !slices.Contains(acciones, f) {
		acciones = append(slices.Clone(acciones), f)
	}
	for _, a := range acciones {
		opciones = append(opciones, piezas.Opcion{Valor: a, Texto: palabras.Auditada(a)})
	}
	slices.SortFunc(opciones[1:], func(a, b piezas.Opcion) int { return strings.Compare(a.Texto, b.Texto) })
	return piezas.Campo{Nombre: "accion", Etiqueta: "Qué se hizo", Valor: v.filtro.Accion, Opciones: opciones}
}

// quienFue names whoever did it.
func quienFue(a auditoria.Asiento) string {
	if a.Por.Nombre == "" {
		return "Alguien sin sesión"
	}
	return a.Por.Nombre
}

// aQue names what it was done to.
func aQue(a auditoria.Asiento) string {
	texto := palabras.ObjetoAuditado(a.ObjetoTipo)
	switch {
	case a.Objeto != "":
		return texto + ": " + a.Objeto
	case a.ObjetoID != "":
		return texto + ": " + cortado(a.ObjetoID)
	}
	return texto
}

// cortado is what tells an id from its neighbours: those of version 7 begin alike when they were made together.
func cortado(id string) string {
	if len(id) != 36 || strings.Count(id, "-") != 4 {
		return id
	}
	return "…" + id[len(id)-8:]
}

// datoAuditado is one value of the detail.
type datoAuditado struct{ nombre, valor string }

func datosDe(a auditoria.Asiento) []datoAuditado {
	var lista []datoAuditado
	for _, nombre := range slices.Sorted(maps.Keys(a.Datos)) {
		valor := fmt.Sprint(a.Datos[nombre])
		if nombre == "de" || nombre == "a" {
			nombre = map[string]string{"de": "Estado anterior", "a": "Estado"}[nombre]
			valor = palabras.Estado(solicitudes.Estado(valor))
		}
		lista = append(lista, datoAuditado{palabras.CampoAuditado(nombre), valor})
	}
	return lista
}

// valorAuditado says a value; when only that it changed was kept, that.
func valorAuditado(campo string, valor *string) string {
	switch {
	case valor == nil:
		return "No se guarda"
	case *valor == "":
		return "Vacío"
	}
	if c, ok := solicitudes.CampoDe(campo); ok {
		return palabras.ValorDeCampo(c, *valor, nil)
	}
	return *valor
}

// descargarAuditoria hands out what the page shows, all its rows, as CSV. It is written down as any other file.
func (p *Paginas) descargarAuditoria(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	f, problemas := filtroDeAuditoria(c)
	f.Tras = auditoria.Lugar{}
	v := vistaAuditoria{filtro: f}
	filas, err := p.d.Auditoria.Recorrer.Execute(ctx, actor, f)
	if err != nil {
		return err
	}
	if len(problemas) > 0 {
		return p.volverCon(c, rutaAuditoria, aviso{piezas.Ojo, problemas[0]})
	}
	a, err := p.d.Documentos.EntregarTablas.Execute(ctx, actor, documentos.EntregarTablasInput{
		Libro:  tablas.Libro{Nombre: "auditoria-" + p.hoy().String(), Titulo: "Auditoría", Tablas: []tablas.Tabla{tablaDeAuditoria(filas)}},
		Salida: documentos.CSV, Reporte: documentoAuditoria, Detalle: v.detalle(),
	})
	if err != nil {
		return p.sinDescarga(c, v.url(), err)
	}
	if err := descarga.Escribir(c.Writer, a); err != nil {
		peticion.AnotarCausa(ctx, err) // what has begun as a file cannot become a page
	}
	return nil
}

// detalle is what the audit keeps of a download: whom it was narrowed to may be a name, so only that it was.
func (v vistaAuditoria) detalle() map[string]any {
	detalle := map[string]any{}
	pares := v.pares()
	for i := 0; i+1 < len(pares); i += 2 {
		if pares[i+1] != "" {
			detalle[pares[i]] = pares[i+1]
		}
	}
	if v.filtro.Quien != "" {
		detalle["quien"] = "una persona"
	}
	return detalle
}
