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
	"complementarias/domain/fault"
)

const rutaEspeciales = "/programas-especiales"

// vistaEspeciales is the list of the special programmes of one state, or of all.
type vistaEspeciales struct {
	especiales []appcatalogo.EspecialView
	pestanas   []piezas.Pestana
	estado     string
}

// estadosDeEspecial are the tabs of the list: what the address says, and the state.
func estadosDeEspecial() []struct {
	texto, enRuta string
	situacion     catalogo.SituacionEspecial
} {
	return []struct {
		texto, enRuta string
		situacion     catalogo.SituacionEspecial
	}{{"Todos", "", ""}, {"Vigentes", "vigente", catalogo.EspecialVigente}, {"Por empezar", "por-empezar", catalogo.EspecialPorEmpezar}, {"Terminados", "terminado", catalogo.EspecialTerminado}}
}

// especiales lists them; the state lives in the address.
func (p *Paginas) especiales(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return err
	}
	lista, err := p.d.Catalogo.ListarEspeciales.Execute(ctx, actor)
	if err != nil {
		return err
	}
	v := vistaEspeciales{estado: c.Query("estado")}
	conocido := false
	for _, e := range estadosDeEspecial() {
		conocido = conocido || e.enRuta == v.estado
	}
	if !conocido {
		v.estado = ""
	}
	for _, e := range estadosDeEspecial() {
		n := 0
		for _, x := range lista {
			if e.situacion != "" && x.Situacion != e.situacion {
				continue
			}
			n++
			if e.enRuta == v.estado {
				v.especiales = append(v.especiales, x)
			}
		}
		v.pestanas = append(v.pestanas, piezas.Pestana{Texto: e.texto, Cuenta: palabras.Numero(n), URL: direccion(rutaEspeciales, "estado", e.enRuta), Actual: v.estado == e.enRuta})
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Programas especiales", Actual: rutaEspeciales}, paginaEspeciales(v))
}

// vigenciaDe writes "Desde el 1 de enero de 2027, sin fin".
func vigenciaDe(v catalogo.Vigencia) string {
	if v.Hasta.IsZero() {
		return "Desde el " + palabras.FechaLarga(v.Desde) + ", sin fin"
	}
	return palabras.Mayuscula(palabras.Periodo(v.Desde, v.Hasta))
}

func rutaDeEspecial(codigo string) string { return rutaEspeciales + "/" + url.PathEscape(codigo) }

// vistaEspecial is the form of one special programme: all of it, or only its last day.
type vistaEspecial struct {
	formaLibre
	titulo, accion, boton string
	nuevo, termina        bool
	especial              appcatalogo.EspecialView // that is written over; empty for a new one
	edicion, formulario   string
	fuera                 string // the courses that the validity leaves out, to be confirmed
	diferencias           []diferencia
}

func (p *Paginas) nuevoEspecial(c *gin.Context) error {
	if err := catalogo.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	return p.mostrarEspecial(c, http.StatusOK, vistaEspecial{nuevo: true, formulario: p.formularioNuevo(c),
		formaLibre: formaLibre{valores: url.Values{"vigenteDesde": {p.hoy().String()}}}})
}

func (p *Paginas) mostrarEspecial(c *gin.Context, estado int, v vistaEspecial) error {
	switch {
	case v.nuevo:
		v.titulo, v.accion, v.boton = "Registrar programa especial", rutaEspeciales+"/nuevo", "Registrar programa especial"
	case v.termina:
		v.titulo, v.accion, v.boton = "Terminar programa especial", rutaDeEspecial(v.especial.Codigo)+"/terminar", "Terminar programa especial"
	default:
		v.titulo, v.accion, v.boton = "Editar programa especial", rutaDeEspecial(v.especial.Codigo)+"/editar", "Guardar cambios"
	}
	if v.formulario == "" {
		v.formulario = p.formularioNuevo(c)
	}
	if v.edicion == "" {
		v.edicion = strconv.FormatInt(v.especial.Edicion, 10)
	}
	m := Marco{Titulo: v.titulo, Actual: rutaEspeciales, Angosta: true, Migas: []piezas.Miga{{Texto: "Programas especiales", URL: rutaEspeciales}}}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaEspecial(&v))
}

// crearEspecial registers what was typed. A form sent twice finds its own code taken, with the same words.
func (p *Paginas) crearEspecial(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	posted, _, err := p.formaDeCatalogo(c, actor)
	if err != nil {
		return err
	}
	v := vistaEspecial{formaLibre: formaLibre{valores: posted}, nuevo: true, formulario: posted.Get(campoFormulario)}
	in := appcatalogo.CrearEspecialInput{DatosEspecial: v.datos(), AlFinal: v.linea("orden") == ""}
	in.Ilegibles = v.faltas
	_, err = p.d.Catalogo.CrearEspecial.Execute(ctx, actor, in)
	if errors.Is(err, catalogo.ErrCodigoEspecialEnUso) {
		if x, otro := p.especialConCodigo(c, in.Codigo); otro == nil && x.Nombre == in.Nombre && x.Vigencia == in.Vigencia {
			err = nil
		} else {
			err = catalogo.ErrCodigoEspecialEnUso.At("/codigo")
			v.anotar("/codigo", err)
			return p.mostrarEspecial(c, http.StatusUnprocessableEntity, v)
		}
	}
	if v.fallar(err) {
		return p.mostrarEspecial(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaEspeciales, "Programa especial registrado. Los cursos de esos días ya lo pueden escoger.")
}

func (v *vistaEspecial) datos() catalogo.DatosEspecial {
	return catalogo.DatosEspecial{Codigo: v.linea("codigo"), Nombre: v.linea("nombre"), Orden: v.entero("orden"),
		Vigencia: catalogo.Vigencia{Desde: v.fecha("vigenteDesde"), Hasta: v.fecha("vigenteHasta")}}
}

func (p *Paginas) especialConCodigo(c *gin.Context, codigo string) (appcatalogo.EspecialView, error) {
	ctx := c.Request.Context()
	return p.d.Catalogo.VerEspecial.Execute(ctx, peticion.Actor(ctx), codigo)
}

// abrirEspecial shows a special programme in the form, whole or only its last day.
func (p *Paginas) abrirEspecial(termina bool) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		if err := catalogo.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
			return err
		}
		x, err := p.especialConCodigo(c, c.Param("id"))
		if err != nil {
			return err
		}
		v := vistaEspecial{especial: x, termina: termina, formaLibre: formaLibre{valores: valoresDeEspecial(x.DatosEspecial)}}
		if termina && (x.Hasta.IsZero() || x.Hasta.After(p.hoy())) {
			v.valores.Set("vigenteHasta", p.hoy().String())
		}
		return p.mostrarEspecial(c, http.StatusOK, v)
	})
}

func valoresDeEspecial(d catalogo.DatosEspecial) url.Values {
	valores := url.Values{"nombre": {d.Nombre}, "orden": {strconv.Itoa(d.Orden)}, "vigenteDesde": {d.Desde.String()}}
	if !d.Hasta.IsZero() {
		valores.Set("vigenteHasta", d.Hasta.String())
	}
	return valores
}

// guardarEspecial writes what was typed over the special programme. What somebody else has changed meanwhile is shown beside
// it, courses that are left out are asked about, and nothing that was typed is lost.
func (p *Paginas) guardarEspecial(termina bool) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		ctx := c.Request.Context()
		actor := peticion.Actor(ctx)
		posted, _, err := p.formaDeCatalogo(c, actor)
		if err != nil {
			return err
		}
		v := vistaEspecial{formaLibre: formaLibre{valores: posted}, termina: termina, edicion: posted.Get("version-leida")}
		if v.especial, err = p.especialConCodigo(c, c.Param("id")); err != nil {
			return err
		}
		datos := v.sobre()
		in := appcatalogo.EditarEspecialInput{Codigo: v.especial.Codigo, Edicion: edicionDe(posted), Confirmar: posted.Get("confirmar") == "true", Ilegibles: v.faltas,
			Escribir: func(d *catalogo.DatosEspecial) { *d = datos }}
		_, err = p.d.Catalogo.EditarEspecial.Execute(ctx, actor, in)
		switch {
		case err == nil:
			return p.volver(c, rutaEspeciales, "Programa especial actualizado. Las solicitudes conservan los que ya tienen.")
		case errors.Is(err, catalogo.ErrEspecialModificado):
			return p.especialModificado(c, v, datos, err)
		case errors.Is(err, catalogo.ErrDejaCursosFuera):
			peticion.AnotarCausa(ctx, err)
			if e, ok := errors.AsType[*fault.Error](err); ok {
				v.fuera = e.Message
			}
			return p.mostrarEspecial(c, http.StatusConflict, v)
		case v.fallar(err):
			return p.mostrarEspecial(c, http.StatusUnprocessableEntity, v)
		}
		return err
	})
}

// sobre is what the form writes over the special programme: of one with a box, and of one that is ended, only its days.
func (v *vistaEspecial) sobre() catalogo.DatosEspecial {
	d := v.especial.DatosEspecial
	if v.termina {
		if d.Hasta = v.fecha("vigenteHasta"); d.Hasta.IsZero() && len(v.faltas) == 0 {
			v.faltas = append(v.faltas, faltaElUltimoDia())
		}
		return d
	}
	if !v.especial.Casilla {
		d.Nombre, d.Orden = v.linea("nombre"), v.entero("orden")
	}
	d.Desde, d.Hasta = v.fecha("vigenteDesde"), v.fecha("vigenteHasta")
	return d
}

func (p *Paginas) especialModificado(c *gin.Context, v vistaEspecial, mio catalogo.DatosEspecial, causa error) error {
	guardado := v.especial.DatosEspecial
	for _, x := range []diferencia{{"Nombre", mio.Nombre, guardado.Nombre}, {"Orden", strconv.Itoa(mio.Orden), strconv.Itoa(guardado.Orden)},
		{"Primer día", palabras.FechaLarga(mio.Desde), palabras.FechaLarga(guardado.Desde)}, {"Último día", palabras.FechaLarga(mio.Hasta), palabras.FechaLarga(guardado.Hasta)}} {
		if x.mio != x.guardado {
			v.diferencias = append(v.diferencias, x)
		}
	}
	if len(v.diferencias) == 0 {
		return p.volver(c, rutaEspeciales, "Programa especial actualizado. Las solicitudes conservan los que ya tienen.") // the same form, sent twice
	}
	peticion.AnotarCausa(c.Request.Context(), causa)
	v.edicion = ""
	return p.mostrarEspecial(c, http.StatusConflict, v)
}

func (p *Paginas) rutasDeEspeciales(r gin.IRoutes) {
	r.GET(rutaEspeciales, p.pagina(p.especiales))
	r.GET(rutaEspeciales+"/nuevo", p.pagina(p.nuevoEspecial))
	r.POST(rutaEspeciales+"/nuevo", p.pagina(p.crearEspecial))
	r.GET(rutaEspeciales+"/:id/editar", p.abrirEspecial(false))
	r.POST(rutaEspeciales+"/:id/editar", p.guardarEspecial(false))
	r.GET(rutaEspeciales+"/:id/terminar", p.abrirEspecial(true))
	r.POST(rutaEspeciales+"/:id/terminar", p.guardarEspecial(true))
}

func faltaElUltimoDia() fault.Field {
	return fault.Field{Pointer: "/vigenteHasta", Code: "REQUERIDO", Message: "Escriba el último día en que está vigente."}
}

func quienesLoTienen(solicitudes int) string {
	if solicitudes == 0 {
		return "Ninguna solicitud lo tiene."
	}
	return palabras.Contar(solicitudes, "solicitud ya lo tiene y lo conserva.", "solicitudes ya lo tienen y lo conservan.")
}
