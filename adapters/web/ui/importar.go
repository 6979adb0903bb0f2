package ui

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/application/documentos"
	"complementarias/application/lotes"
	"complementarias/application/tablas"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// rutasDeImportar are the pages on which the sheets of each kind come in.
func (p *Paginas) rutasDeImportar(r apuntador) {
	for _, e := range []importable{p.importarInstructores(), p.importarProgramas()} {
		r.GET(e.ruta, p.pagina(p.importar(e)))
		r.POST(e.ruta, p.pagina(p.subirImportacion(e)))
		r.GET(e.ruta+"/plantilla", p.pagina(p.plantilla(e)))
		r.GET(e.ruta+"/:id", p.pagina(p.importacion(e)))
		r.GET(e.ruta+"/:id/resultado", p.pagina(p.resultadoDeImportacion(e)))
		r.POST(e.ruta+"/:id/confirmar", p.pagina(p.confirmarImportacion(e)))
		r.POST(e.ruta+"/:id/deshacer", p.pagina(p.deshacerImportacion(e)))
	}
}

// vistaImportar is the form that takes a sheet.
type vistaImportar struct {
	importable
	formulario string
	centros    []appcatalogo.CentroDeLista // for an administrator, who chooses one
	centro     kernel.CentroID
	errCentro  string
	errArchivo string
	faltas     []piezas.Falta
}

func (v vistaImportar) campoCentro() piezas.Campo {
	campo := campoCentro(v.centros, v.centro)
	campo.Nombre, campo.Error = "centroId", v.errCentro
	campo.Etiqueta, campo.Pista, campo.Opciones[0].Texto = v.elegirCentro.Etiqueta, v.elegirCentro.Pista, v.elegirCentro.Opciones[0].Texto
	return campo
}

func (p *Paginas) importar(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error { return p.mostrarImportar(c, e, http.StatusOK, "", nil) }
}

func (p *Paginas) mostrarImportar(c *gin.Context, e importable, estado int, centro kernel.CentroID, causa *fault.Error) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := e.puede(actor); err != nil {
		return err
	}
	v := vistaImportar{importable: e, formulario: p.formularioNuevo(c), centro: centro}
	if actor.Rol == kernel.Admin {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	m := Marco{Titulo: e.titulo, Actual: e.lista, Angosta: true, Migas: []piezas.Miga{{Texto: e.plural, URL: e.lista}}}
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
func (p *Paginas) subirImportacion(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		actor := peticion.Actor(ctx)
		if err := e.puede(actor); err != nil {
			return err
		}
		if _, err := p.formularioDe(c); err != nil {
			return err
		}
		var centro kernel.CentroID
		if actor.Rol == kernel.Admin {
			centro = kernel.CentroID(c.PostForm("centroId"))
		}
		archivo := peticion.De(ctx).Archivo
		i, err := (*lotes.Importacion)(nil), e.faltantes(actor, archivo, centro)
		if err == nil {
			i, err = e.previsualizar(ctx, actor, archivo, centro)
		}
		if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind == fault.Invalid {
			return p.mostrarImportar(c, e, http.StatusUnprocessableEntity, centro, f)
		}
		if err != nil {
			return err
		}
		return p.volver(c, e.rutaDe(i.ID), "")
	}
}

// faltantes tells at once what was not chosen at all.
func (e importable) faltantes(actor kernel.Actor, archivo []byte, centro kernel.CentroID) error {
	var faltas []fault.Field
	if actor.Rol == kernel.Admin && centro == "" && e.sinCentro != "" {
		faltas = append(faltas, fault.Field{Pointer: "/centroId", Code: "REQUERIDO", Message: e.sinCentro})
	}
	if archivo == nil {
		faltas = append(faltas, lotes.ErrSinArchivo.Fields...)
	}
	return fault.Fields(faltas)
}

// vistaImportacion is an import with some of its rows.
type vistaImportacion struct {
	*lotes.Importacion
	importable
	cuentas    lotes.Cuentas
	mapa       lotes.Mapa
	filtro     lotes.Resultado // empty for all
	filas      []lotes.Renglon
	paginas    piezas.Paginas
	problemas  []string
	formulario string
	deshacible bool // it can be undone now
}

func (p *Paginas) importacion(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		i, err := e.ver(ctx, peticion.Actor(ctx), c.Param("id"))
		if err != nil {
			return err
		}
		q := &consulta{c: c}
		v := vistaImportacion{Importacion: i, importable: e, cuentas: i.Cuentas(), formulario: p.formularioNuevo(c),
			filtro: opcion(q, "resultado", "el resultado", lotes.Resultados()), deshacible: i.Estado == lotes.Confirmada && i.PuedeDeshacer(p.d.Now()) == nil}
		pagina := q.pagina()
		if q.mal() {
			v.filtro, v.problemas, pagina = "", q.problemas, 1
		}
		if v.mapa, err = lotes.Casar(e.columnas, i.Encabezados); err != nil {
			return err
		}
		filas := slices.DeleteFunc(slices.Clone(i.Renglones), func(r lotes.Renglon) bool { return v.filtro != "" && r.Resultado != v.filtro })
		v.paginas = piezas.Paginas{Actual: pagina, PorVez: filasPorPagina, Total: len(filas), Uno: "fila", Varios: "filas",
			URL: func(n int) string { return v.url(v.filtro, n) }}
		desde := min((pagina-1)*filasPorPagina, len(filas))
		v.filas = filas[desde:min(desde+filasPorPagina, len(filas))]
		m := Marco{Titulo: v.encabezado(), Actual: e.lista, Migas: []piezas.Miga{{Texto: e.plural, URL: e.lista}, {Texto: "Importar", URL: e.ruta}}}
		return p.mostrar(c, http.StatusOK, m, paginaImportacion(v))
	}
}

func (v vistaImportacion) url(r lotes.Resultado, pagina int) string {
	return direccion(v.rutaDe(v.ID), "resultado", string(r), "pagina", siHay(pagina, 1))
}

func (v vistaImportacion) encabezado() string {
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
	return "", "Igual"
}

func (p *Paginas) confirmarImportacion(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error {
		if _, err := p.formularioDe(c); err != nil {
			return err
		}
		ctx := c.Request.Context()
		id := c.Param("id")
		i, err := e.confirmar(ctx, peticion.Actor(ctx), id, c.PostForm("soloValidas") == "si")
		if err != nil {
			return p.sinImportar(c, e.rutaDe(id), err)
		}
		return p.volver(c, e.rutaDe(id), seImportaron(i.Cuentas()))
	}
}

func (p *Paginas) deshacerImportacion(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error {
		if _, err := p.formularioDe(c); err != nil {
			return err
		}
		ctx := c.Request.Context()
		id := c.Param("id")
		if _, err := e.deshacer(ctx, peticion.Actor(ctx), id); err != nil {
			return p.sinImportar(c, e.rutaDe(id), err)
		}
		return p.volver(c, e.rutaDe(id), "La importación se deshizo. Cada fila dice qué pasó con ella.")
	}
}

// sinImportar leads back to the import, which says why nothing was done.
func (p *Paginas) sinImportar(c *gin.Context, ruta string, causa error) error {
	f, ok := errors.AsType[*fault.Error](causa)
	if !ok || f.Kind != fault.Conflict {
		return causa
	}
	peticion.AnotarCausa(c.Request.Context(), causa)
	return p.volverCon(c, ruta, aviso{piezas.Ojo, f.Message})
}

// plantilla hands out the file to fill in.
func (p *Paginas) plantilla(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error {
		if err := e.puede(peticion.Actor(c.Request.Context())); err != nil {
			return err
		}
		formato, salida := lotes.XLSX, documentos.Excel
		if c.Query("formato") == string(documentos.CSV) {
			formato, salida = lotes.CSV, documentos.CSV
		}
		nombre := strings.ToLower(e.plural)
		return p.entregarHoja(c, lotes.Plantilla("plantilla-"+nombre, e.plural, e.columnas, formato), salida, "plantilla_"+nombre)
	}
}

// resultadoDeImportacion hands out the file as it came with what became of each row.
func (p *Paginas) resultadoDeImportacion(e importable) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		i, err := e.ver(ctx, peticion.Actor(ctx), c.Param("id"))
		if err != nil {
			return err
		}
		salida := documentos.Excel
		if i.Formato == lotes.CSV {
			salida = documentos.CSV
		}
		return p.entregarHoja(c, lotes.LibroDeResultado("resultado-importacion", "Resultado de la importación", i), salida, "resultado_importacion")
	}
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
