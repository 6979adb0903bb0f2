package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

const rutaRecesos = "/recesos"

// vistaRecesos is the list of recesses of a year.
type vistaRecesos struct {
	filtro    appcatalogo.FiltroRecesos
	problemas []string
	recesos   []appcatalogo.RecesoView
	centros   []appcatalogo.CentroDeLista // of an Admin, who picks one
	pais      bool
	paginas   piezas.Paginas
	afectados int
}

// vistaReceso is the form of one recess, or the question before it is removed.
type vistaReceso struct {
	formaLibre
	titulo, accion, formulario string
	edicion                    string       // of the recess, as the person opened it
	diferencias                []diferencia // with what somebody else has kept meanwhile
	centros                    []appcatalogo.CentroDeLista
	receso                     appcatalogo.RecesoView // that is written over; empty for a new one
}

func (p *Paginas) recesos(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	q := &consulta{c: c}
	v := vistaRecesos{pais: actor.Rol == kernel.Admin}
	v.filtro = appcatalogo.FiltroRecesos{Anio: q.anio(), Centro: kernel.CentroID(q.id("centro", "el centro")), Page: q.pagina(), Limit: filasPorPagina}
	if q.mal() {
		v.problemas, v.filtro = q.problemas, appcatalogo.FiltroRecesos{Page: 1, Limit: filasPorPagina}
	}
	if v.filtro.Anio == 0 {
		v.filtro.Anio = p.hoy().Year()
	}
	pagina, err := p.d.Catalogo.ListarRecesos.Execute(ctx, actor, v.filtro)
	if err != nil {
		return err
	}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	if v.afectados, err = p.cuantosAfectados(c); err != nil {
		return err
	}
	v.recesos = pagina.Recesos
	v.paginas = piezas.Paginas{Actual: v.filtro.Page, PorVez: filasPorPagina, Total: pagina.Total, Uno: "receso", Varios: "recesos",
		URL: func(n int) string { return v.url(v.filtro.Anio, n) }}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Recesos", Actual: rutaRecesos}, paginaRecesos(v))
}

func (v vistaRecesos) url(anio, pagina int) string {
	return direccion(rutaRecesos, "anio", siHay(anio, 0), "centro", string(v.filtro.Centro), "pagina", siHay(pagina, 1))
}

func (v vistaRecesos) hay(anio int) bool { return anio >= anioMinimo && anio <= anioMaximo }

func (p *Paginas) nuevoReceso(c *gin.Context) error {
	if _, err := catalogo.AlcanceRecesos(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	return p.mostrarReceso(c, http.StatusOK, vistaReceso{formaLibre: formaLibre{valores: url.Values{"centroId": {c.Query("centro")}}}})
}

func (p *Paginas) mostrarReceso(c *gin.Context, estado int, v vistaReceso) error {
	ctx := c.Request.Context()
	v.titulo, v.accion = "Registrar receso", rutaRecesos+"/nuevo"
	if v.formulario == "" {
		v.formulario = p.formularioNuevo(c)
	}
	if v.receso.ID != "" {
		v.titulo, v.accion = "Editar receso", rutaDeReceso(v.receso.ID)+"/editar"
		if v.edicion == "" {
			v.edicion = strconv.FormatInt(v.receso.Edicion, 10)
		}
	} else if peticion.Actor(ctx).Rol == kernel.Admin {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	m := Marco{Titulo: v.titulo, Actual: rutaRecesos, Angosta: true, Migas: []piezas.Miga{{Texto: "Recesos", URL: rutaRecesos}}}
	if len(v.faltas) > 0 || len(v.diferencias) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaReceso(&v))
}

// crearReceso registers what was typed. The recess gets the id of the form, so that a form sent twice makes one.
func (p *Paginas) crearReceso(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	id, err := p.formularioDe(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaReceso{formaLibre: formaLibre{valores: posted}, formulario: posted.Get(campoFormulario)}
	in := appcatalogo.CrearRecesoInput{ID: catalogo.RecesoID(id), DatosReceso: v.datos()}
	in.Ilegibles = v.faltas
	r, err := p.d.Catalogo.CrearReceso.Execute(ctx, peticion.Actor(ctx), in)
	if v.rechazado(err) {
		return p.mostrarReceso(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaDelAnioDe(r), "Receso registrado. Los cursos aprobados conservan sus fechas.")
}

func rutaDelAnioDe(r appcatalogo.RecesoView) string {
	return direccion(rutaRecesos, "anio", siHay(r.Desde.Year(), 0))
}

func (v *vistaReceso) datos() catalogo.DatosReceso {
	return catalogo.DatosReceso{CentroID: kernel.CentroID(v.linea("centroId")), Desde: v.fecha("desde"), Hasta: v.fecha("hasta"), Nombre: v.linea("nombre")}
}

// rechazado takes over what can be shown in the form.
func (v *vistaReceso) rechazado(err error) bool {
	switch {
	case errors.Is(err, catalogo.ErrRecesoTraslapado):
		v.anotar("/desde", err)
		return true
	case errors.Is(err, catalogo.ErrCentroNoExiste):
		v.anotar("/centroId", err)
		return true
	}
	return v.fallar(err)
}

func (p *Paginas) recesoDe(c *gin.Context) (appcatalogo.RecesoView, error) {
	ctx := c.Request.Context()
	return p.d.Catalogo.VerReceso.Execute(ctx, peticion.Actor(ctx), catalogo.RecesoID(c.Param("id")))
}

func (p *Paginas) editarReceso(c *gin.Context) error {
	r, err := p.recesoDe(c)
	if err != nil {
		return err
	}
	return p.mostrarReceso(c, http.StatusOK, vistaReceso{receso: r, formaLibre: formaLibre{valores: url.Values{
		"desde": {r.Desde.String()}, "hasta": {r.Hasta.String()}, "nombre": {r.Nombre}}}})
}

// guardarReceso writes over the recess. What somebody else has changed meanwhile is shown beside what was typed.
func (p *Paginas) guardarReceso(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaReceso{formaLibre: formaLibre{valores: posted}, edicion: posted.Get("version-leida")}
	datos := v.datos()
	in := appcatalogo.EditarRecesoInput{ID: catalogo.RecesoID(c.Param("id")), Edicion: edicionDe(posted), Ilegibles: v.faltas,
		Escribir: func(d *catalogo.DatosReceso) { d.Desde, d.Hasta, d.Nombre = datos.Desde, datos.Hasta, datos.Nombre }}
	r, err := p.d.Catalogo.EditarReceso.Execute(ctx, peticion.Actor(ctx), in)
	if err == nil {
		return p.volver(c, rutaDelAnioDe(r), recesoActualizado)
	}
	var errVer error
	if v.receso, errVer = p.recesoDe(c); errVer != nil {
		return errVer
	}
	if errors.Is(err, catalogo.ErrRecesoModificado) {
		if v.diferencias = distintosDeReceso(datos, v.receso.DatosReceso); len(v.diferencias) == 0 {
			return p.volver(c, rutaDelAnioDe(v.receso), recesoActualizado) // the same form, sent twice
		}
		peticion.AnotarCausa(ctx, err)
		v.edicion, v.faltas = "", nil
		return p.mostrarReceso(c, http.StatusConflict, v)
	}
	if v.rechazado(err) {
		return p.mostrarReceso(c, http.StatusUnprocessableEntity, v)
	}
	return err
}

const recesoActualizado = "Receso actualizado. Los cursos aprobados conservan sus fechas."

// distintosDeReceso lists the fields in which what was typed differs from what is kept.
func distintosDeReceso(mio, guardado catalogo.DatosReceso) []diferencia {
	var lista []diferencia
	for _, x := range []diferencia{
		{"Nombre", mio.Nombre, guardado.Nombre}, {"Primer día", palabras.Fecha(mio.Desde), palabras.Fecha(guardado.Desde)},
		{"Último día", palabras.Fecha(mio.Hasta), palabras.Fecha(guardado.Hasta)},
	} {
		if x.mio != x.guardado {
			lista = append(lista, x)
		}
	}
	return lista
}

// preguntarQuitarReceso says what removing means before it is done.
func (p *Paginas) preguntarQuitarReceso(c *gin.Context) error {
	r, err := p.recesoDe(c)
	if err != nil {
		return err
	}
	m := Marco{Titulo: "Quitar " + r.Nombre, Actual: rutaRecesos, Angosta: true, Migas: []piezas.Miga{{Texto: "Recesos", URL: rutaRecesos}}}
	return p.mostrar(c, http.StatusOK, m, paginaQuitarReceso(vistaReceso{receso: r, formulario: p.formularioNuevo(c)}))
}

func (p *Paginas) quitarReceso(c *gin.Context) error {
	if _, err := formaDe(c); err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	if err := p.d.Catalogo.QuitarReceso.Execute(ctx, peticion.Actor(ctx), catalogo.RecesoID(c.Param("id"))); err != nil {
		return err
	}
	return p.volver(c, rutaRecesos, "Receso quitado. Esos días vuelven a tener clases en lo que se planee desde ahora.")
}
