package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

const (
	rutaFestivos  = "/festivos"
	rutaAfectados = "/festivos/afectados"
)

// vistaFestivos is the year of holidays, with what an Admin can change.
type vistaFestivos struct {
	formaLibre
	anio       int
	problemas  []string
	dias       []catalogo.FestivoDelAnio
	puede      bool // change them
	formulario string
	afectados  int // approved courses that the calendar touches
}

func (p *Paginas) festivos(c *gin.Context) error {
	q := &consulta{c: c}
	v := vistaFestivos{anio: q.anio()}
	v.problemas = q.problemas
	return p.mostrarFestivos(c, http.StatusOK, v)
}

func (p *Paginas) mostrarFestivos(c *gin.Context, estado int, v vistaFestivos) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if v.anio == 0 {
		v.anio = p.hoy().Year()
	}
	var err error
	if v.dias, err = p.d.Catalogo.FestivosDelAnio.Execute(ctx, actor, v.anio); err != nil {
		return err
	}
	if v.afectados, err = p.cuantosAfectados(c); err != nil {
		return err
	}
	v.puede, v.formulario = catalogo.PuedeRegistrar(actor) == nil, p.formularioNuevo(c)
	titulo := "Festivos de " + strconv.Itoa(v.anio)
	if len(v.faltas) > 0 {
		titulo = "Error: " + titulo
	}
	return p.mostrar(c, estado, Marco{Titulo: titulo, Actual: rutaFestivos}, paginaFestivos(&v))
}

// cuantosAfectados counts the approved courses in scope that holidays and recesses touch.
func (p *Paginas) cuantosAfectados(c *gin.Context) (int, error) {
	ctx := c.Request.Context()
	pagina, err := p.d.Catalogo.CursosAfectados.Execute(ctx, peticion.Actor(ctx), appcatalogo.FiltroAfectados{Page: 1, Limit: 1})
	return pagina.Total, err
}

// agregarFestivo adds what was typed.
func (p *Paginas) agregarFestivo(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := vistaFestivos{formaLibre: formaLibre{valores: posted}}
	in := appcatalogo.FestivoElegido{Fecha: v.fecha("fecha"), Nombre: v.linea("nombre"), Ilegibles: v.faltas}
	_, err = p.d.Catalogo.AgregarFestivo.Execute(ctx, peticion.Actor(ctx), in)
	if errors.Is(err, catalogo.ErrFestivoExiste) {
		v.anotar("/nombre", err)
	} else if !v.fallar(err) {
		if err != nil {
			return err
		}
		return p.volver(c, rutaDeFestivos(in.Fecha.Year()), "Festivo agregado: "+in.Nombre+", "+palabras.FechaLarga(in.Fecha)+". Los cursos aprobados conservan sus fechas.")
	}
	if !in.Fecha.IsZero() {
		v.anio = in.Fecha.Year()
	}
	return p.mostrarFestivos(c, http.StatusUnprocessableEntity, v)
}

// conmutarFestivo switches one. Whoever sends the form twice is answered alike: the holiday is as they want it.
func (p *Paginas) conmutarFestivo(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	f := formaLibre{valores: posted}
	vigente := posted.Get("vigente") == "true"
	in := appcatalogo.FestivoElegido{Fecha: f.fecha("fecha"), Nombre: f.linea("nombre"), Ilegibles: f.faltas}
	if _, err = p.d.Catalogo.ConmutarFestivo.Execute(ctx, peticion.Actor(ctx), in, vigente); err != nil && (vigente || !errors.Is(err, catalogo.ErrFestivoNoEncontrado)) {
		return err
	}
	frase := in.Nombre + " ya no es festivo: ese día vuelve a tener clases en lo que se planee desde ahora."
	if vigente {
		frase = in.Nombre + " es festivo de nuevo. Los cursos aprobados conservan sus fechas."
	}
	anio := in.Fecha.Year()
	if in.Fecha.IsZero() {
		anio = 0
	}
	return p.volver(c, rutaDeFestivos(anio), frase)
}

// fecha reads a date; what is none is noted at its field. An empty one is the zero date, for the domain to refuse.
func (f *formaLibre) fecha(nombre string) kernel.Date {
	texto := f.linea(nombre)
	if texto == "" {
		return kernel.Date{}
	}
	d, err := formulario.LeerFecha(texto)
	f.anotar("/"+nombre, err)
	return d
}

func rutaDeFestivos(anio int) string { return direccion(rutaFestivos, "anio", siHay(anio, 0)) }

func (v *vistaFestivos) anterior() int { return v.anio - 1 }

func (v *vistaFestivos) hay(anio int) bool { return anio >= anioMinimo && anio <= anioMaximo }

// regla says what a holiday follows.
func regla(f catalogo.FestivoDelAnio) string {
	if f.Origen == catalogo.OrigenManual {
		return "Agregado por la administración"
	}
	r, ley := colombia.ReglaDe(colombia.Festivo{Fecha: f.Fecha, Nombre: f.Nombre})
	como := map[colombia.Regla]string{colombia.ReglaFija: "Siempre el mismo día", colombia.ReglaTrasladada: "Se pasa al lunes", colombia.ReglaDePascua: "Según la Pascua"}
	return unir(como[r], ley)
}

// vistaAfectados is the list of approved courses with class on days that should have none.
type vistaAfectados struct {
	cursos    []appcatalogo.CursoAfectado
	paginas   piezas.Paginas
	pais      bool
	problemas []string
}

func (p *Paginas) afectados(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	q := &consulta{c: c}
	f := appcatalogo.FiltroAfectados{Page: q.pagina(), Limit: filasPorPagina}
	pagina, err := p.d.Catalogo.CursosAfectados.Execute(ctx, actor, f)
	if err != nil {
		return err
	}
	v := vistaAfectados{cursos: pagina.Cursos, pais: actor.Rol == kernel.Admin, problemas: q.problemas}
	v.paginas = piezas.Paginas{Actual: f.Page, PorVez: filasPorPagina, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo, Uno: "curso", Varios: "cursos",
		URL: func(n int) string { return direccion(rutaAfectados, "pagina", siHay(n, 1)) }}
	m := Marco{Titulo: "Cursos con clase en días sin clase", Migas: []piezas.Miga{{Texto: "Festivos", URL: rutaFestivos}}}
	return p.mostrar(c, http.StatusOK, m, paginaAfectados(v))
}

func rutaReprogramar(id kernel.SolicitudID) string { return rutaDeSolicitud(id) + "/reprogramar" }

func (p *Paginas) rutasDelAnio(r gin.IRoutes) {
	r.GET(rutaFestivos, p.pagina(p.festivos))
	r.POST(rutaFestivos, p.pagina(p.agregarFestivo))
	r.POST(rutaFestivos+"/conmutar", p.pagina(p.conmutarFestivo))
	r.GET(rutaAfectados, p.pagina(p.afectados))
	r.GET(rutaRecesos, p.pagina(p.recesos))
	r.GET(rutaRecesos+"/nuevo", p.pagina(p.nuevoReceso))
	r.POST(rutaRecesos+"/nuevo", p.pagina(p.crearReceso))
	r.GET(rutaRecesos+"/:id/editar", p.pagina(p.editarReceso))
	r.POST(rutaRecesos+"/:id/editar", p.pagina(p.guardarReceso))
	r.GET(rutaRecesos+"/:id/quitar", p.pagina(p.preguntarQuitarReceso))
	r.POST(rutaRecesos+"/:id/quitar", p.pagina(p.quitarReceso))
}

func rutaDeReceso(id catalogo.RecesoID) string { return rutaRecesos + "/" + url.PathEscape(string(id)) }
