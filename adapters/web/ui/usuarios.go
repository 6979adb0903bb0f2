package ui

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appidentidad "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const (
	rutaUsuarios     = "/gestion-usuarios"
	rutaCrearUsuario = "/crear-usuario"
)

// rutasDeUsuarios are the pages on which accounts are administered.
func (p *Paginas) rutasDeUsuarios(r gin.IRoutes) {
	r.GET(rutaUsuarios, p.pagina(p.usuarios))
	r.GET(rutaCrearUsuario, p.pagina(p.nuevoUsuario))
	r.POST(rutaCrearUsuario, p.pagina(p.crearUsuario))
	r.GET("/registrar-instructor", p.pagina(p.registrarInstructor))
	r.GET("/usuarios/:id", p.pagina(p.usuario))
	r.POST("/usuarios/:id/reactivar", p.pagina(p.reactivarUsuario))
	r.POST("/usuarios/:id/invitar", p.pagina(p.invitarUsuario))
	for _, e := range escriturasDeUsuario() {
		r.GET("/usuarios/:id/"+e.ruta, p.abrirUsuario(e))
		r.POST("/usuarios/:id/"+e.ruta, p.guardarUsuario(e))
	}
	r.GET("/usuarios/:id/desactivar", p.preguntarRelevo(true))
	r.POST("/usuarios/:id/desactivar", p.pagina(p.desactivarUsuario))
	r.GET("/usuarios/:id/entregar", p.preguntarRelevo(false))
	r.POST("/usuarios/:id/entregar", p.pagina(p.entregarTodas))
}

func rutaDeUsuario(id kernel.UsuarioID) string { return "/usuarios/" + url.PathEscape(string(id)) }

// rolesDeUsuarios are the roles in the order of lists.
func rolesDeUsuarios() []kernel.Rol {
	return []kernel.Rol{kernel.Instructor, kernel.Coordinador, kernel.Admin}
}

// vistaUsuarios is the list of accounts with everything that is asked of it.
type vistaUsuarios struct {
	pagina    appidentidad.PaginaCuentas
	paginas   piezas.Paginas
	problemas []string
	centros   []appcatalogo.CentroDeLista
	pais      bool
	buscar    string
	rol       kernel.Rol
	centro    kernel.CentroID
	actividad actividad
}

// usuarios lists the accounts that the reader administers.
func (p *Paginas) usuarios(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v, f := vistaUsuariosDe(c)
	v.pais = identidad.AlcanceDe(actor).Pais
	var err error
	if v.pagina, err = p.d.Identidad.ListarUsuarios.Execute(ctx, actor, f); err != nil {
		return err
	}
	v.paginas = piezas.Paginas{Actual: f.Pagina, PorVez: filasPorPagina, Total: v.pagina.Total, EsMinimo: v.pagina.TotalEsMinimo,
		Uno: "cuenta", Varios: "cuentas", URL: func(n int) string { return v.url(v.actividad, n) }}
	if v.pais {
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Usuarios", Actual: rutaUsuarios}, paginaUsuarios(v))
}

// vistaUsuariosDe reads what is asked for; with anything wrong in it, nothing is.
func vistaUsuariosDe(c *gin.Context) (vistaUsuarios, appidentidad.FiltroCuentas) {
	q := &consulta{c: c}
	v := vistaUsuarios{buscar: q.texto("buscar"), rol: opcion(q, "rol", "el rol", rolesDeUsuarios()), centro: kernel.CentroID(q.id("centro", "el centro")),
		actividad: opcion(q, "estado", "el estado", []actividad{soloActivos, soloInactivos, conTodos})}
	pagina := q.pagina()
	if q.mal() {
		v, pagina = vistaUsuarios{problemas: q.problemas}, 1
	}
	f := appidentidad.FiltroCuentas{Buscar: v.buscar, Rol: v.rol, Centro: v.centro, Pagina: pagina, Limite: filasPorPagina}
	if v.actividad != conTodos {
		activo := v.actividad == soloActivos
		f.Activo = &activo
	}
	return v, f
}

func (v vistaUsuarios) url(a actividad, pagina int) string {
	return direccion(rutaUsuarios, "buscar", v.buscar, "rol", string(v.rol), "centro", string(v.centro), "estado", string(a), "pagina", siHay(pagina, 1))
}

func (v vistaUsuarios) filtrada() bool { return v.buscar != "" || v.rol != "" || v.centro != "" }

func (v vistaUsuarios) pestanas() []piezas.Pestana {
	activas, inactivas := v.pagina.Conteos.Activas, v.pagina.Conteos.Inactivas
	cuantas := func(n int) string { return cuenta(n, n >= appidentidad.TotalMaximo) }
	return []piezas.Pestana{
		{Texto: "Activas", URL: v.url(soloActivos, 1), Cuenta: cuantas(activas), Actual: v.actividad == soloActivos},
		{Texto: "Inactivas", URL: v.url(soloInactivos, 1), Cuenta: cuantas(inactivas), Actual: v.actividad == soloInactivos},
		{Texto: "Todas", URL: v.url(conTodos, 1), Cuenta: cuantas(activas + inactivas), Actual: v.actividad == conTodos},
	}
}

func (v vistaUsuarios) campoRol() piezas.Campo {
	c := piezas.Campo{Nombre: "rol", Etiqueta: "Rol", Valor: string(v.rol), Opciones: []piezas.Opcion{{Texto: "Todos los roles"}}}
	c.Opciones = append(c.Opciones, opcionesDeRol()...)
	return c
}

func opcionesDeRol() []piezas.Opcion {
	var lista []piezas.Opcion
	for _, r := range rolesDeUsuarios() {
		lista = append(lista, piezas.Opcion{Valor: string(r), Texto: palabras.Rol(r)})
	}
	return lista
}

func (v vistaUsuarios) bajada() string {
	if v.pais {
		return "Todas las cuentas del país: quién puede ingresar, con qué rol y en qué centro."
	}
	return "Las cuentas de los instructores de su centro."
}

func centroDeCuenta(v appidentidad.CuentaView) string {
	if v.Centro == nil {
		return "Sin centro"
	}
	return v.Centro.Codigo + " " + v.Centro.Nombre
}
