package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Rutas registers every page. Who may reach a route at all stands in web/politicas.go, what a role may do there is the
// use case's decision. reenviar is the program that the routes become a part of.
func (p *Paginas) Rutas(registro gin.IRoutes, reenviar http.Handler) {
	p.reenviar = reenviar
	r := apuntador{registro, p.servidas}
	r.GET("/static/:archivo", p.pagina(p.estatico))

	// Everybody.
	r.GET("/", p.pagina(p.inicio))
	r.GET("/cursos", p.pagina(p.cursos))
	r.GET("/ayuda", p.pagina(p.ayuda))
	r.GET("/soporte", p.pagina(p.soporte))
	r.GET("/contacto", p.pagina(p.contacto))
	r.GET("/privacidad", p.pagina(p.privacidad))
	r.GET("/verificar/:token", p.pagina(p.verificar))

	p.rutasDeIngreso(r)
	// Whoever has signed in.
	p.rutasDeLaPersona(r)
	p.rutasDelCalendario(r)
	p.rutasDelFormulario(r)
	p.rutasDeImportar(r)
	// The coordination.
	r.GET("/solicitudes/:id/decidir", p.pagina(p.decidir))
	r.POST("/solicitudes/:id/decidir", p.pagina(p.tomarDecision))

	// Each role: what waits, and the lists.
	r.GET("/dashboard", p.pagina(p.tablero))
	r.GET("/solicitudes-pendientes", p.pagina(p.solicitudesPendientes))
	r.GET("/todas-solicitudes", p.pagina(p.todasSolicitudes))
	r.GET("/mis-solicitudes", p.pagina(p.misSolicitudes))
	r.GET("/todas-solicitudes/descargar", p.pagina(p.descargarTodas))
	r.GET("/mis-solicitudes/descargar", p.pagina(p.descargarMias))
	r.GET(rutaFichas, p.pagina(p.fichas))
	r.POST(rutaFichas, p.pagina(p.pegarFichas))
	r.GET(rutaReportes, p.pagina(p.reportes))
	r.GET(rutaReportesCentro, p.pagina(p.reportes))
	r.GET(rutaDescargarReporte, p.pagina(p.descargarReporte))

	r.GET(rutaInstructores, p.pagina(p.instructores))
	r.GET("/instructores/:id", p.pagina(p.instructor))
	r.GET("/instructores/:id/editar", p.pagina(p.editarInstructor))
	r.POST("/instructores/:id/editar", p.pagina(p.guardarInstructor))

	// Whoever has it in scope.
	r.GET("/solicitudes/:id", p.pagina(p.detalle))
	r.GET("/solicitudes/:id/documento", p.pagina(p.documento))
	r.GET("/solicitudes/:id/papeles", p.pagina(p.papeles))
	r.POST("/solicitudes/:id/papeles/anular", p.pagina(p.anularPapeles))
	p.rutasDeVerbos(r)
	r.GET("/solicitudes/:id/reprogramar", p.pagina(p.reprogramar))
	r.POST("/solicitudes/:id/reprogramar", p.pagina(p.guardarReprogramacion))
	r.POST("/solicitudes/:id/reprogramar/vista-previa", p.pagina(p.previaReprogramar))

	p.rutasDeProgramas(r)
	p.rutasDelAnio(r)
	p.rutasDeFrases(r)
	p.rutasDeUsuarios(r)
	// The administration.
	r.GET(rutaSistema, p.pagina(p.sistema))
	r.GET(rutaAuditoria, p.pagina(p.auditoria))
	r.GET(rutaConfiguracion, p.pagina(p.configuracion))
	r.POST(rutaConfiguracion+"/:id", p.pagina(p.fijarAjuste))
	r.GET(rutaAuditoria+"/descargar", p.pagina(p.descargarAuditoria))
	p.rutasDeCentros(r)
	p.rutasDeAmbientes(r)
	p.rutasDeEspeciales(r)

	r.GET("/dev/ui", p.pagina(p.componentes)) // outside development it looks absent
}

// rutasDeIngreso are how people come in and get an account.
func (p *Paginas) rutasDeIngreso(r gin.IRoutes) {
	r.GET("/login", p.pagina(p.login))
	r.POST("/login", p.pagina(p.entrar))
	r.POST("/logout", p.pagina(p.salir))
	r.GET(rutaOlvideClave, p.pagina(p.olvideClave))
	r.POST(rutaOlvideClave, p.pagina(p.pedirEnlace))
	for _, e := range enlaces {
		r.GET(e.ruta, p.pagina(p.verEnlace(e)))
		r.POST(e.ruta, p.pagina(p.fijarClave(e)))
	}

	r.GET(rutaRegistro, p.pagina(p.registro))
	r.POST(rutaRegistro, p.pagina(p.pedirAcceso))
	r.GET(rutaRegistro+"/recibida/:formulario", p.pagina(p.registroRecibido))

	// Whoever decides who gets an account.
	r.GET(rutaAccesos, p.pagina(p.accesos))
	r.GET(rutaAccesos+"/:id", p.pagina(p.acceso))
	r.POST(rutaAccesos+"/:id/aprobar", p.pagina(p.aprobarAcceso))
	r.POST(rutaAccesos+"/:id/rechazar", p.pagina(p.rechazarAcceso))
}

// rutasDeLaPersona are what everybody has: the own account and what one is told. The mails that the program sends are beside
// it, for who administers it.
func (p *Paginas) rutasDeLaPersona(r gin.IRoutes) {
	r.GET("/mi-perfil", p.pagina(p.perfil))
	r.GET(rutaClave, p.pagina(p.clave))
	r.POST(rutaClave, p.pagina(p.cambiarClave))
	r.POST("/mi-perfil/sesiones/:id/cerrar", p.pagina(p.cerrarSesion))
	r.POST("/mi-perfil/sesiones/cerrar-otras", p.pagina(p.cerrarOtras))
	r.GET(rutaAvisos, p.pagina(p.avisos))
	r.POST(rutaAvisos, p.pagina(p.cambiarAvisos))
	r.GET(rutaCorreos, p.pagina(p.correos))
	r.GET(rutaCorreos+"/:id", p.pagina(p.correo))
	r.POST(rutaCorreos+"/:id/reenviar", p.pagina(p.reenviarCorreo))
	r.POST(rutaCorreos+"/reenviar-muertos", p.pagina(p.reenviarCorreos))
	r.POST(rutaCorreos+"/eventos/:id/reintentar", p.pagina(p.reintentarEvento))
	r.POST(rutaCorreos+"/eventos/reintentar-todos", p.pagina(p.reintentarEventos))
	r.GET("/notificaciones", p.pagina(p.notificaciones))
	r.POST("/notificaciones/:id/abrir", p.pagina(p.abrirNotificacion))
	r.POST("/notificaciones/:id/leer", p.pagina(p.leerNotificacion))
	r.POST("/notificaciones/leer-todas", p.pagina(p.leerTodas))
	r.GET("/notificaciones/eventos", p.pagina(p.eventos))
	r.GET("/cuando-puedo", p.pagina(p.cuandoPuedo))
}

// rutasDelFormulario are the pages on which an instructor writes a solicitud.
func (p *Paginas) rutasDelFormulario(r gin.IRoutes) {
	r.GET("/nueva-solicitud", p.pagina(p.nuevaSolicitud))
	r.POST("/nueva-solicitud", p.pagina(p.crearSolicitud))
	r.GET("/editar-solicitud/:id", p.pagina(p.editarSolicitud))
	r.GET("/editar-solicitud/:id/programa", p.pagina(p.verPrograma))
	for _, s := range pasosDelFormulario() {
		if s.Numero > 1 {
			r.GET("/editar-solicitud/:id/"+s.Clave, p.verPaso(s))
		}
		r.POST("/editar-solicitud/:id/"+s.Clave, p.guardarPaso(s))
	}
	r.POST("/editar-solicitud/:id/horario/vista-previa", p.pagina(p.vistaPrevia))
	r.POST("/editar-solicitud/:id/horario/inicio", p.pagina(p.usarFecha))
	r.GET("/editar-solicitud/:id/revisar", p.pagina(p.revisarSolicitud))
	r.POST("/editar-solicitud/:id/revisar", p.pagina(p.enviarSolicitud))
	r.GET("/solicitudes/:id/enviada", p.pagina(p.solicitudEnviada))
	r.GET("/ultima-empresa", p.pagina(p.ultimaEmpresa))
}

// rutasDelCalendario are the calendar and the address that calendar programs read.
func (p *Paginas) rutasDelCalendario(r gin.IRoutes) {
	r.GET(rutaCalendario, p.pagina(p.calendario))
	r.POST("/calendario/suscripcion", p.pagina(p.crearSuscripcion))
	r.POST("/calendario/suscripcion/reemplazar", p.pagina(p.reemplazarSuscripcion))
	r.POST("/calendario/suscripcion/quitar", p.pagina(p.quitarSuscripcion))
	r.GET("/calendario/:archivo", p.pagina(p.calendarioSuscrito))
}
