package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const rutaNueva = "/nueva-solicitud"

// accionPrograma keeps what was typed and goes to choose another programme.
const accionPrograma = "cambiar-programa"

func pasoPrograma() paso {
	s := pasoDe("programa")
	s.ayuda = "Ajuste el programa a este grupo. Las horas y el cupo no pueden pasar de los del programa."
	s.cuerpo = cuerpoPrograma
	s.boton = func(_ url.Values, accion string) (string, bool) { return "?cambiar=si", accion == accionPrograma }
	return s
}

// programaDePaso is what the first step shows of a programme.
type programaDePaso struct {
	nombre, codigo, modalidad, centro string
	horas, cupo                       int
}

func delCatalogo(pr *appcatalogo.ProgramaView) *programaDePaso {
	return &programaDePaso{pr.Nombre, pr.Codigo, string(pr.Modalidad), pr.Centro.Nombre, pr.DuracionHoras, pr.CupoAprendices}
}

// cuerpoPrograma shows the programme that is kept, or the one just chosen, with its fields.
func cuerpoPrograma(p *Paginas, c *gin.Context, v *vistaPaso) (templ.Component, error) {
	kept := v.forma.Valor("programaId")
	if elegido := c.Query("programa"); elegido != "" && elegido != kept && c.Request.Method == http.MethodGet {
		pr, err := p.programa(c, kernel.ProgramaID(elegido))
		if err != nil {
			return nil, err
		}
		if pr != nil {
			tomarPrograma(v.forma, pr.EstadoPrograma)
			return programaElegido(v, delCatalogo(pr), v.solicitud.ID != ""), nil
		}
	}
	if s := v.solicitud.Programa; s.Activo && kept == string(s.ID) {
		return programaElegido(v, &programaDePaso{s.Nombre, s.Codigo, s.Modalidad, s.Centro, s.DuracionHoras, s.CupoAprendices}, false), nil
	}
	pr, err := p.programa(c, kernel.ProgramaID(kept))
	if err != nil || pr == nil {
		return programaElegido(v, nil, false), err
	}
	return programaElegido(v, delCatalogo(pr), false), nil
}

// verPrograma shows the first step of a draft, or the search for another programme.
func (p *Paginas) verPrograma(c *gin.Context) error {
	s := pasoPrograma()
	if c.Query("cambiar") == "" {
		p.verPaso(s)(c)
		return nil
	}
	v, err := p.abrirSolicitud(c)
	if err != nil {
		return err
	}
	b, err := p.buscarProgramas(c, s.Direccion(pasos.Base(string(v.ID))), "cambiar", "si")
	if err != nil {
		return err
	}
	if deHTMX(c) {
		return p.fragmento(c, resultadosDePrograma(b))
	}
	m := Marco{Titulo: "Cambiar el programa · " + v.Codigo, Actual: "/mis-solicitudes", Foco: true, Angosta: true}
	return p.mostrar(c, http.StatusOK, m, paginaEleccion(v, palabras.Instante(v.Actualizada, p.d.Now()), b))
}

// tomarPrograma writes what the programme says into the fields.
func tomarPrograma(f *formulario.Formulario, pr catalogo.EstadoPrograma) {
	f.Poner("programaId", string(pr.ID))
	f.Poner("duracionMaxima", strconv.Itoa(pr.DuracionHoras))
	f.Poner("cupoMaximo", strconv.Itoa(pr.CupoAprendices))
	f.Poner("modalidad", string(pr.Modalidad))
}

// programa finds a programme that can be chosen; nil when there is none of that id.
func (p *Paginas) programa(c *gin.Context, id kernel.ProgramaID) (*appcatalogo.ProgramaView, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // nothing was chosen
	}
	ctx := c.Request.Context()
	pr, err := p.d.Catalogo.VerPrograma.Execute(ctx, peticion.Actor(ctx), id)
	if errors.Is(err, catalogo.ErrProgramaNoEncontrado) || err == nil && !pr.Activo {
		return nil, nil //nolint:nilnil // it can be chosen no more
	}
	return &pr, err
}

// busquedaPrograma is the search for a programme of the own centre.
type busquedaPrograma struct {
	base      string // address of the page that searches
	clave     string // of a further parameter of that page, and its value
	valor     string
	buscar    string
	problema  string
	programas []appcatalogo.ProgramaView
	paginas   piezas.Paginas
}

const programasPorBusqueda = 10

func (p *Paginas) buscarProgramas(c *gin.Context, base, clave, valor string) (busquedaPrograma, error) {
	b := busquedaPrograma{base: base, clave: clave, valor: valor, buscar: c.Query("buscar")}
	ctx := c.Request.Context()
	f := appcatalogo.FiltroProgramas{Search: b.buscar, Page: paginaDe(c), Limit: programasPorBusqueda, Breve: true}
	pagina, err := p.d.Catalogo.ListarProgramas.Execute(ctx, peticion.Actor(ctx), f)
	if e, mal := errors.AsType[*fault.Error](err); mal && e.Kind == fault.Invalid {
		b.problema = e.Message
		return b, nil
	}
	b.programas = pagina.Programas
	b.paginas = piezas.Paginas{Actual: f.Page, PorVez: programasPorBusqueda, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo, Uno: "programa", Varios: "programas",
		URL: func(n int) string {
			return direccion(base, clave, valor, "buscar", b.buscar, "pagina", strconv.Itoa(n))
		}}
	return b, err
}

// eleccion is the address that chooses a programme.
func (b busquedaPrograma) eleccion(pr appcatalogo.ProgramaView) string {
	if b.clave == claveOferta {
		return direccion(b.base, "programa", string(pr.ID), b.clave, b.valor)
	}
	return direccion(b.base, "programa", string(pr.ID))
}

// resumen is what helps to tell programmes apart.
func (pr *programaDePaso) resumen() string {
	return "Código " + pr.codigo + " · " + palabras.Contar(pr.horas, "hora", "horas") + " · cupo " + palabras.Numero(pr.cupo) +
		" · " + palabras.Modalidad(pr.modalidad)
}

// nuevaSolicitud begins one: first the programme, then its fields.
func (p *Paginas) nuevaSolicitud(c *gin.Context) error {
	ctx := c.Request.Context()
	if err := solicitudes.RolPuede(solicitudes.Crear, peticion.Actor(ctx).Rol); err != nil {
		return err
	}
	pr, err := p.programa(c, kernel.ProgramaID(c.Query("programa")))
	if err != nil {
		return err
	}
	if pr == nil {
		return p.mostrarEleccion(c, http.StatusOK, c.Query("programa") != "")
	}
	yo, err := p.d.Identidad.QuienSoy.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return err
	}
	s := pasoPrograma()
	f := formulario.DeDatos(solicitudes.Datos{ResponsableNombre: yo.Nombre, ResponsableCedula: yo.Cedula, ResponsableCorreo: yo.Correo,
		FechaCaracterizacion: p.hoy()}, s.Campos)
	tomarPrograma(f, pr.EstadoPrograma)
	return p.mostrarPaso(c, http.StatusOK, p.vistaNueva(c, s, f))
}

func (p *Paginas) vistaNueva(c *gin.Context, s paso, f *formulario.Formulario) *vistaPaso {
	return &vistaPaso{paso: s, forma: f, formulario: p.formularioNuevo(c), accion: rutaNueva, oferta: ofertaDe(c)}
}

// mostrarEleccion shows the search of a new one; perdido tells that the programme asked for cannot be chosen.
func (p *Paginas) mostrarEleccion(c *gin.Context, estado int, perdido bool) error {
	b, err := p.buscarProgramas(c, rutaNueva, claveOferta, ofertaDe(c).String())
	if err != nil {
		return err
	}
	if deHTMX(c) {
		return p.fragmento(c, resultadosDePrograma(b))
	}
	if perdido {
		b.problema = "Ese programa no está disponible en su centro. Elija otro."
	}
	return p.mostrar(c, estado, Marco{Titulo: "Nueva solicitud: elija el programa", Actual: rutaNueva, Foco: true, Angosta: true}, paginaEleccion(appsolicitudes.View{}, "", b))
}

// crearSolicitud makes the draft that the form was opened for; a second time it leads to the same one.
func (p *Paginas) crearSolicitud(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	id, err := p.formularioDe(c)
	if err != nil {
		return err
	}
	ctx, s := c.Request.Context(), pasoPrograma()
	f := formulario.Leer(posted, s.Campos)
	o := ofertaDe(c)
	o.escribir(&f.Parche)
	v, err := p.d.Solicitudes.Crear.Execute(ctx, peticion.Actor(ctx), appsolicitudes.CrearInput{ID: kernel.SolicitudID(id), Parche: f.Parche})
	if o.soltarAmbiente(&f.Parche, err) {
		v, err = p.d.Solicitudes.Crear.Execute(ctx, peticion.Actor(ctx), appsolicitudes.CrearInput{ID: kernel.SolicitudID(id), Parche: f.Parche})
	}
	switch {
	case err == nil && posted.Get("accion") == accionPrograma:
		return p.volver(c, s.Direccion(pasos.Base(string(v.ID)))+"?cambiar=si", "")
	case err == nil:
		return p.seguir(c, s, v, posted.Get("accion"))
	case !f.Fallar(err):
		return err
	case f.Error("programaId") != "":
		return p.mostrarEleccion(c, http.StatusUnprocessableEntity, true)
	}
	vista := p.vistaNueva(c, s, f)
	vista.formulario = posted.Get(campoFormulario) // it is still the same new one
	vista.nota = "Todavía no se guardó. Lo que escribió sigue aquí: corrija esto y guarde otra vez."
	return p.mostrarPaso(c, http.StatusUnprocessableEntity, vista)
}
