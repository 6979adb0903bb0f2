package ui

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appinstructores "complementarias/application/instructores"
	"complementarias/domain/kernel"
)

const rutaInstructores = "/gestion-instructores"

// actividad is which accounts the list shows; empty is the active ones.
type actividad string

const (
	soloActivos   actividad = ""
	soloInactivos actividad = "inactivos"
	conTodos      actividad = "todos"
)

// vistaInstructores is the list of those who teach.
type vistaInstructores struct {
	pagina       appinstructores.Pagina
	paginas      piezas.Paginas
	problemas    []string
	centros      []appcatalogo.CentroDeLista
	pais         bool
	buscar       string
	especialidad string
	centro       kernel.CentroID
	actividad    actividad
}

// instructores lists those who teach, for who coordinates and who administers.
func (p *Paginas) instructores(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	alcance, err := appinstructores.AlcanceDe(actor)
	if err != nil {
		return err
	}
	v, f := vistaInstructoresDe(c)
	v.pais = alcance.Pais
	if v.pagina, err = p.d.Instructores.Listar.Execute(ctx, actor, f); err != nil {
		return err
	}
	v.paginas = piezas.Paginas{Actual: f.Page, PorVez: filasPorPagina, Total: v.pagina.Total, EsMinimo: v.pagina.TotalEsMinimo,
		Uno: "instructor", Varios: "instructores", URL: func(n int) string { return v.url(v.actividad, n) }}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Instructores", Actual: rutaInstructores}, paginaInstructores(v))
}

// vistaInstructoresDe reads what is asked for; with anything wrong in it, nothing is.
func vistaInstructoresDe(c *gin.Context) (vistaInstructores, appinstructores.Filtro) {
	q := &consulta{c: c}
	v := vistaInstructores{buscar: q.texto("buscar"), especialidad: q.texto("especialidad"), centro: kernel.CentroID(q.id("centro", "el centro")),
		actividad: opcion(q, "estado", "el estado", []actividad{soloActivos, soloInactivos, conTodos})}
	pagina := q.pagina()
	if q.mal() {
		v, pagina = vistaInstructores{problemas: q.problemas}, 1
	}
	f := appinstructores.Filtro{Search: v.buscar, Especialidad: v.especialidad, Centro: v.centro, Page: pagina, Limit: filasPorPagina}
	if v.actividad != conTodos {
		activo := v.actividad == soloActivos
		f.Activo = &activo
	}
	return v, f
}

func (v vistaInstructores) url(a actividad, pagina int) string {
	return direccion(rutaInstructores, "buscar", v.buscar, "especialidad", v.especialidad, "centro", string(v.centro), "estado", string(a), "pagina", siHay(pagina, 1))
}

func (v vistaInstructores) filtrada() bool {
	return v.buscar != "" || v.especialidad != "" || v.centro != ""
}

// nadie tells that there is no instructor at all, whatever is asked.
func (v vistaInstructores) nadie() bool {
	return !v.filtrada() && v.pagina.Activos+v.pagina.Inactivos == 0
}

func (v vistaInstructores) pestanas() []piezas.Pestana {
	cuantos := func(n int) string { return cuenta(n, n > appinstructores.TotalExacto) }
	return []piezas.Pestana{
		{Texto: "Activos", URL: v.url(soloActivos, 1), Cuenta: cuantos(v.pagina.Activos), Actual: v.actividad == soloActivos},
		{Texto: "Inactivos", URL: v.url(soloInactivos, 1), Cuenta: cuantos(v.pagina.Inactivos), Actual: v.actividad == soloInactivos},
		{Texto: "Todos", URL: v.url(conTodos, 1), Cuenta: cuantos(v.pagina.Activos + v.pagina.Inactivos), Actual: v.actividad == conTodos},
	}
}

func (v vistaInstructores) campoEspecialidad() piezas.Campo {
	return piezas.Campo{Nombre: "especialidad", Etiqueta: "Especialidad", Valor: v.especialidad}
}

func (v vistaInstructores) bajada() string {
	if v.pais {
		return "De todos los centros del país, con lo que han pedido y lo que se aprobó."
	}
	return "De su centro, con lo que han pedido a este centro y lo que se aprobó."
}

// rutaDeInstructor is the profile of somebody who teaches.
func rutaDeInstructor(id kernel.UsuarioID) string {
	return "/instructores/" + url.PathEscape(string(id))
}

// tasaDe is the approval rate in words.
func tasaDe(c appinstructores.Cifras) string {
	tasa, hay := c.Tasa()
	if !hay {
		return "Sin decididas"
	}
	return palabras.Porcentaje(float64(tasa) / 100)
}
