package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/application/documentos"
	appidentidad "complementarias/application/identidad"
	"complementarias/application/lotes"
	"complementarias/application/tablas"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const rutaImportarInstructores = rutaInstructores + "/importar"

func (p *Paginas) rutasDeImportar(r apuntador) {
	r.GET(rutaImportarInstructores, p.pagina(p.importar))
	r.POST(rutaImportarInstructores, p.pagina(p.subirImportacion))
	r.GET(rutaImportarInstructores+"/plantilla", p.pagina(p.plantilla))
	r.GET(rutaImportarInstructores+"/:id", p.pagina(p.importacion))
	r.GET(rutaImportarInstructores+"/:id/resultado", p.pagina(p.resultadoDeImportacion))
	r.POST(rutaImportarInstructores+"/:id/confirmar", p.pagina(p.confirmarImportacion))
	r.POST(rutaImportarInstructores+"/:id/deshacer", p.pagina(p.deshacerImportacion))
}

// vistaImportar is the form that takes a sheet.
type vistaImportar struct {
	columnas   []lotes.Columna
	formulario string
	centros    []appcatalogo.CentroDeLista // for an administrator, who chooses one
	centro     kernel.CentroID
	errCentro  string
	errArchivo string
	faltas     []piezas.Falta
}

func (v vistaImportar) campoCentro() piezas.Campo {
	campo := campoCentro(v.centros, v.centro)
	campo.Nombre, campo.Etiqueta, campo.Error = "centroId", "Centro de los instructores", v.errCentro
	campo.Opciones[0].Texto = "Elija un centro"
	return campo
}

func (p *Paginas) importar(c *gin.Context) error {
	return p.mostrarImportar(c, http.StatusOK, "", nil)
}

func (p *Paginas) mostrarImportar(c *gin.Context, estado int, centro kernel.CentroID, causa *fault.Error) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return err
	}
	v := vistaImportar{columnas: appidentidad.ColumnasDeInstructores(), formulario: p.formularioNuevo(c), centro: centro}
	if actor.Rol == kernel.Admin {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	m := Marco{Titulo: "Importar instructores", Actual: rutaInstructores, Angosta: true, Migas: []piezas.Miga{{Texto: "Instructores", URL: rutaInstructores}}}
	if causa != nil {
		m.Titulo, v.faltas = "Error: "+m.Titulo, piezas.FaltasDe(causa.Fields)
		for _, f := range causa.Fields {
			if f.Pointer == "/centroId" {
				v.errCentro = f.Message
			} else {
				v.errArchivo = f.Message
			}
		}
	}
	return p.mostrar(c, estado, m, paginaImportar(v))
}

// subirImportacion takes a file and leads to its preview.
func (p *Paginas) subirImportacion(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	in := appidentidad.ImportarInput{Contenido: peticion.De(ctx).Archivo, Centro: kernel.CentroID(c.PostForm("centroId"))}
	if actor.Rol != kernel.Admin {
		in.Centro = ""
	}
	i, err := p.d.Identidad.PrevisualizarImportacion.Execute(ctx, actor, in)
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind == fault.Invalid {
		return p.mostrarImportar(c, http.StatusUnprocessableEntity, in.Centro, f)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaDeImportacion(i.ID), "")
}

func rutaDeImportacion(id string) string {
	return rutaImportarInstructores + "/" + url.PathEscape(id)
}

// vistaImportacion is an import with some of its rows.
type vistaImportacion struct {
	*lotes.Importacion
	cuentas    lotes.Cuentas
	mapa       lotes.Mapa
	filtro     lotes.Resultado // empty for all
	filas      []lotes.Renglon
	paginas    piezas.Paginas
	problemas  []string
	formulario string
	deshacer   bool // it can be undone now
}

func (p *Paginas) importacion(c *gin.Context) error {
	ctx := c.Request.Context()
	i, err := p.d.Identidad.VerImportacion.Execute(ctx, peticion.Actor(ctx), c.Param("id"))
	if err != nil {
		return err
	}
	q := &consulta{c: c}
	v := vistaImportacion{Importacion: i, cuentas: i.Cuentas(), formulario: p.formularioNuevo(c), problemas: q.problemas,
		filtro: opcion(q, "resultado", "el resultado", lotes.Resultados()), deshacer: i.Estado == lotes.Confirmada && i.PuedeDeshacer(p.d.Now()) == nil}
	pagina := q.pagina()
	if q.mal() {
		v.filtro, v.problemas, pagina = "", q.problemas, 1
	}
	if v.mapa, err = lotes.Casar(appidentidad.ColumnasDeInstructores(), i.Encabezados); err != nil {
		return err
	}
	filas := slices.DeleteFunc(slices.Clone(i.Renglones), func(r lotes.Renglon) bool { return v.filtro != "" && r.Resultado != v.filtro })
	v.paginas = piezas.Paginas{Actual: pagina, PorVez: filasPorPagina, Total: len(filas), Uno: "fila", Varios: "filas",
		URL: func(n int) string { return v.url(v.filtro, n) }}
	desde := min((pagina-1)*filasPorPagina, len(filas))
	v.filas = filas[desde:min(desde+filasPorPagina, len(filas))]
	m := Marco{Titulo: v.titulo(), Actual: rutaInstructores,
		Migas: []piezas.Miga{{Texto: "Instructores", URL: rutaInstructores}, {Texto: "Importar", URL: rutaImportarInstructores}}}
	return p.mostrar(c, http.StatusOK, m, paginaImportacion(v))
}

func (v vistaImportacion) url(r lotes.Resultado, pagina int) string {
	return direccion(rutaDeImportacion(v.ID), "resultado", string(r), "pagina", siHay(pagina, 1))
}

func (v vistaImportacion) titulo() string {
	switch v.Estado {
	case lotes.Confirmada:
		return "Importación terminada"
	case lotes.Deshecha:
		return "Importación deshecha"
	case lotes.Vencida:
		return "Vista previa vencida"
	case lotes.Previa:
	}
	return "Vista previa de la importación"
}

func (v vistaImportacion) bajada() string {
	switch v.Estado {
	case lotes.Confirmada:
		return "Se importó el " + fechaYHora(v.Confirmada)
	case lotes.Deshecha:
		return "Se importó el " + fechaYHora(v.Confirmada) + " y se deshizo el " + fechaYHora(v.Deshecha)
	case lotes.Vencida:
		return "Pasaron 24 horas o subió otro archivo después. Nada de esta vista previa se importó."
	case lotes.Previa:
	}
	return "Todavía no se ha importado nada. Tiene hasta el " + fechaYHora(v.Expira) + " para revisar qué pasará con cada fila y confirmar."
}

// valen is how many rows would do something.
func (v vistaImportacion) valen() int { return v.cuentas.Nuevas + v.cuentas.Actualizadas }

func (v vistaImportacion) pestanas() []piezas.Pestana {
	pestanas := []piezas.Pestana{{Texto: "Todas", URL: v.url("", 1), Cuenta: palabras.Numero(v.cuentas.Total), Actual: v.filtro == ""}}
	for _, r := range lotes.Resultados() {
		pestanas = append(pestanas, piezas.Pestana{Texto: variosDe(r), URL: v.url(r, 1), Cuenta: palabras.Numero(v.cuentas.De(r)), Actual: v.filtro == r})
	}
	return pestanas
}

func variosDe(r lotes.Resultado) string {
	return map[lotes.Resultado]string{lotes.Nueva: "Nuevas", lotes.Actualiza: "Actualizan", lotes.Igual: "Iguales", lotes.ConError: "Con errores"}[r]
}

func nombreDeResultado(r lotes.Resultado) (piezas.Tono, string) {
	switch r {
	case lotes.Nueva:
		return piezas.Bien, "Nueva"
	case lotes.Actualiza:
		return piezas.Dato, "Actualiza"
	case lotes.ConError:
		return piezas.Mal, "Error"
	case lotes.Igual:
	}
	return piezas.Ojo, "Igual"
}

// persona is the name in a row, or what stands in for it.
func (v vistaImportacion) persona(r lotes.Renglon) string {
	nombre := identidad.NombreCompleto(v.mapa.Valor(r.Celdas, "nombres"), v.mapa.Valor(r.Celdas, "apellidos"))
	if nombre == "" {
		return "Sin nombre"
	}
	return nombre
}

func (p *Paginas) confirmarImportacion(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	id := c.Param("id")
	i, err := p.d.Identidad.ConfirmarImportacion.Execute(ctx, peticion.Actor(ctx), id, c.PostForm("soloValidas") == "si")
	if err != nil {
		return p.sinImportar(c, id, err)
	}
	cuentas := i.Cuentas()
	return p.volver(c, rutaDeImportacion(id), "Se importaron "+palabras.Total(cuentas.Nuevas+cuentas.Actualizadas, false, "fila", "filas")+".")
}

func (p *Paginas) deshacerImportacion(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	id := c.Param("id")
	if _, err := p.d.Identidad.DeshacerImportacion.Execute(ctx, peticion.Actor(ctx), id); err != nil {
		return p.sinImportar(c, id, err)
	}
	return p.volver(c, rutaDeImportacion(id), "La importación se deshizo. Cada fila dice qué pasó con ella.")
}

// sinImportar leads back to the import, which says why nothing was done.
func (p *Paginas) sinImportar(c *gin.Context, id string, causa error) error {
	f, ok := errors.AsType[*fault.Error](causa)
	if !ok || f.Kind != fault.Conflict {
		return causa
	}
	peticion.AnotarCausa(c.Request.Context(), causa)
	return p.volverCon(c, rutaDeImportacion(id), aviso{piezas.Ojo, f.Message})
}

// plantilla hands out the file to fill in.
func (p *Paginas) plantilla(c *gin.Context) error {
	actor := peticion.Actor(c.Request.Context())
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return err
	}
	formato, salida := lotes.XLSX, documentos.Excel
	if c.Query("formato") == string(documentos.CSV) {
		formato, salida = lotes.CSV, documentos.CSV
	}
	return p.entregarHoja(c, lotes.Plantilla("plantilla-instructores", "Instructores", appidentidad.ColumnasDeInstructores(), formato), salida, "plantilla_instructores")
}

// resultadoDeImportacion hands out the file as it came with what became of each row.
func (p *Paginas) resultadoDeImportacion(c *gin.Context) error {
	ctx := c.Request.Context()
	i, err := p.d.Identidad.VerImportacion.Execute(ctx, peticion.Actor(ctx), c.Param("id"))
	if err != nil {
		return err
	}
	salida := documentos.Excel
	if i.Formato == lotes.CSV {
		salida = documentos.CSV
	}
	return p.entregarHoja(c, lotes.LibroDeResultado("resultado-importacion", "Resultado de la importación", i), salida, "resultado_importacion")
}

func (p *Paginas) entregarHoja(c *gin.Context, libro tablas.Libro, salida documentos.Salida, que string) error {
	ctx := c.Request.Context()
	a, err := p.d.Documentos.EntregarTablas.Execute(ctx, peticion.Actor(ctx), documentos.EntregarTablasInput{Libro: libro, Salida: salida, Reporte: que})
	if err != nil {
		return err
	}
	if err := descarga.Escribir(c.Writer, a); err != nil {
		peticion.AnotarCausa(ctx, err)
	}
	return nil
}
