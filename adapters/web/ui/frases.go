package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	app "complementarias/application/frases"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const rutaFrases = "/frases"

func rutaDeFrase(id frases.ID) string { return rutaFrases + "/" + url.PathEscape(string(id)) }

// vistaFrases is the list of ready sentences.
type vistaFrases struct {
	filtro    app.Filtro
	problemas []string
	frases    []app.View
	centros   []appcatalogo.CentroDeLista // of an Admin, who picks one
	pais      bool
	paginas   piezas.Paginas
}

// vistaFrase is the form of one sentence, or the question before it is removed.
type vistaFrase struct {
	formaLibre
	titulo, accion, formulario, version string
	centros                             []appcatalogo.CentroDeLista
	frase                               app.View     // that is written over; empty for a new one
	diferencias                         []diferencia // with what somebody else has kept meanwhile
}

func (p *Paginas) rutasDeFrases(r gin.IRoutes) {
	r.GET(rutaFrases, p.pagina(p.frases))
	r.GET(rutaFrases+"/nueva", p.pagina(p.nuevaFrase))
	r.POST(rutaFrases+"/nueva", p.pagina(p.crearFrase))
	r.GET(rutaFrases+"/:id/editar", p.pagina(p.editarFrase))
	r.POST(rutaFrases+"/:id/editar", p.pagina(p.guardarFrase))
	r.GET(rutaFrases+"/:id/quitar", p.pagina(p.preguntarQuitarFrase))
	r.POST(rutaFrases+"/:id/quitar", p.pagina(p.quitarFrase))
}

func (p *Paginas) frases(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	q := &consulta{c: c}
	v := vistaFrases{pais: actor.Rol == kernel.Admin}
	v.filtro = app.Filtro{Centro: kernel.CentroID(q.id("centro", "el centro")), Page: q.pagina(), Limit: filasPorPagina}
	if q.mal() {
		v.problemas, v.filtro = q.problemas, app.Filtro{Page: 1, Limit: filasPorPagina}
	}
	pagina, err := p.d.Frases.Listar.Execute(ctx, actor, v.filtro)
	if err != nil {
		return err
	}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	v.frases = pagina.Frases
	v.paginas = piezas.Paginas{Actual: v.filtro.Page, PorVez: filasPorPagina, Total: pagina.Total, Uno: "frase", Varios: "frases", URL: v.url}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Frases", Actual: rutaFrases}, paginaFrases(v))
}

func (v vistaFrases) url(pagina int) string {
	return direccion(rutaFrases, "centro", string(v.filtro.Centro), "pagina", siHay(pagina, 1))
}

// campoDeFrase names what a sentence is about.
func campoDeFrase(puntero string) string {
	if c, ok := solicitudes.CampoDe(puntero); ok {
		return c.Etiqueta
	}
	return "Comentario general"
}

func opcionesDeCampo() []piezas.Opcion {
	lista := []piezas.Opcion{{Texto: "Ninguno: el comentario general"}}
	for _, c := range solicitudes.Campos() {
		lista = append(lista, piezas.Opcion{Valor: c.Puntero(), Texto: c.Etiqueta})
	}
	return lista
}

func (p *Paginas) nuevaFrase(c *gin.Context) error {
	if _, err := frases.AlcanceDe(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	return p.mostrarFrase(c, http.StatusOK, vistaFrase{formaLibre: formaLibre{valores: url.Values{"centroId": {c.Query("centro")}}}})
}

func (p *Paginas) mostrarFrase(c *gin.Context, estado int, v vistaFrase) error {
	ctx := c.Request.Context()
	v.titulo, v.accion = "Agregar frase", rutaFrases+"/nueva"
	if v.formulario == "" {
		v.formulario = p.formularioNuevo(c)
	}
	if v.frase.ID != "" {
		v.titulo, v.accion = "Editar frase", rutaDeFrase(v.frase.ID)+"/editar"
		if v.version == "" {
			v.version = strconv.FormatInt(v.frase.Version, 10)
		}
	} else if peticion.Actor(ctx).Rol == kernel.Admin {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	m := Marco{Titulo: v.titulo, Actual: rutaFrases, Angosta: true, Migas: []piezas.Miga{{Texto: "Frases", URL: rutaFrases}}}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaFrase(&v))
}

// crearFrase keeps what was typed. The sentence gets the id of the form, so that a form sent twice makes one.
func (p *Paginas) crearFrase(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	id, err := p.formularioDe(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaFrase{formaLibre: formaLibre{valores: posted}, formulario: posted.Get(campoFormulario)}
	_, err = p.d.Frases.Crear.Execute(ctx, peticion.Actor(ctx), app.CrearInput{ID: frases.ID(id), Datos: v.datos()})
	if v.rechazada(err) {
		return p.mostrarFrase(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, direccion(rutaFrases, "centro", posted.Get("centroId")), "Frase agregada. Ya se puede elegir al devolver una solicitud.")
}

func (v *vistaFrase) datos() frases.Datos {
	return frases.Datos{CentroID: kernel.CentroID(v.linea("centroId")), Campo: v.linea("campo"), Texto: strings.Join(strings.Fields(v.texto("texto")), " ")}
}

// rechazada takes over what can be shown in the form.
func (v *vistaFrase) rechazada(err error) bool {
	switch {
	case errors.Is(err, frases.ErrRepetida), errors.Is(err, frases.ErrDemasiadas):
		v.anotar("/texto", err)
		return true
	case errors.Is(err, frases.ErrCentroNoExiste):
		v.anotar("/centroId", err)
		return true
	}
	return v.fallar(err)
}

func (p *Paginas) fraseDe(c *gin.Context) (app.View, error) {
	ctx := c.Request.Context()
	return p.d.Frases.Ver.Execute(ctx, peticion.Actor(ctx), frases.ID(c.Param("id")))
}

func (p *Paginas) editarFrase(c *gin.Context) error {
	f, err := p.fraseDe(c)
	if err != nil {
		return err
	}
	return p.mostrarFrase(c, http.StatusOK, vistaFrase{frase: f, formaLibre: formaLibre{valores: url.Values{"campo": {f.Campo}, "texto": {f.Texto}}}})
}

// guardarFrase writes over the sentence. What somebody else has changed meanwhile is shown beside it, and the same form sent
// twice changes nothing more.
func (p *Paginas) guardarFrase(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaFrase{formaLibre: formaLibre{valores: posted}, version: posted.Get("version")}
	mia := v.datos()
	guardada, err := p.d.Frases.Editar.Execute(ctx, peticion.Actor(ctx), app.EditarInput{ID: frases.ID(c.Param("id")), Version: versionDe(posted),
		Escribir: func(d *frases.Datos) { d.Campo, d.Texto = mia.Campo, mia.Texto }})
	const hecho = "Frase actualizada."
	if err == nil {
		return p.volver(c, direccion(rutaFrases, "centro", p.centroAlVolver(c, guardada)), hecho)
	}
	modificada := errors.Is(err, frases.ErrModificada)
	if !modificada && !v.rechazada(err) {
		return err
	}
	estado, causa := http.StatusUnprocessableEntity, err
	if v.frase, err = p.fraseDe(c); err != nil {
		return err
	}
	if modificada {
		if v.diferencias = distintasDeFrase(mia, v.frase.Datos); len(v.diferencias) == 0 {
			return p.volver(c, direccion(rutaFrases, "centro", p.centroAlVolver(c, v.frase)), hecho) // the same form, sent twice
		}
		estado, v.version = http.StatusConflict, ""
	}
	peticion.AnotarCausa(ctx, causa)
	return p.mostrarFrase(c, estado, v)
}

// centroAlVolver keeps an Admin at the centre of the sentence; a coordinator has one alone.
func (p *Paginas) centroAlVolver(c *gin.Context, f app.View) string {
	if peticion.Actor(c.Request.Context()).Rol == kernel.Admin {
		return string(f.CentroID)
	}
	return ""
}

func distintasDeFrase(mia, guardada frases.Datos) []diferencia {
	var lista []diferencia
	for _, x := range []diferencia{{"Campo", campoDeFrase(mia.Campo), campoDeFrase(guardada.Campo)}, {"Frase", mia.Texto, guardada.Texto}} {
		if x.mio != x.guardado {
			lista = append(lista, x)
		}
	}
	return lista
}

// preguntarQuitarFrase says what removing means before it is done.
func (p *Paginas) preguntarQuitarFrase(c *gin.Context) error {
	f, err := p.fraseDe(c)
	if err != nil {
		return err
	}
	m := Marco{Titulo: "Quitar frase", Actual: rutaFrases, Angosta: true, Migas: []piezas.Miga{{Texto: "Frases", URL: rutaFrases}}}
	return p.mostrar(c, http.StatusOK, m, paginaQuitarFrase(vistaFrase{frase: f, formulario: p.formularioNuevo(c)}))
}

// quitarFrase removes it. Whoever sends the form twice, or removes what somebody else has just removed, is answered alike.
func (p *Paginas) quitarFrase(c *gin.Context) error {
	if _, err := formaDe(c); err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	f, err := p.fraseDe(c)
	if err == nil {
		ctx := c.Request.Context()
		err = p.d.Frases.Quitar.Execute(ctx, peticion.Actor(ctx), f.ID, nil)
	}
	if err != nil {
		return err
	}
	return p.volver(c, direccion(rutaFrases, "centro", p.centroAlVolver(c, f)), "Frase quitada. Lo que ya se devolvió con ella no cambia.")
}
