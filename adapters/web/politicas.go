package web

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/gin-gonic/gin"
)

// Politica says who may reach a route at all. What a role may do there is the application's decision.
type Politica int

// ConSesion is for whoever holds a valid token; it is the zero value, so that forgetting refuses. Publica is for anybody.
// Abierta is for anybody too, and recognises whoever has a session. ConClaveTemporal is ConSesion also for whoever has to
// change the password before anything else.
const (
	ConSesion Politica = iota
	Publica
	Abierta
	ConClaveTemporal
)

// politicas has a row for every route; New refuses to start when one is missing or left over.
var politicas = map[string]Politica{
	"GET /":                  Abierta,
	"GET /cursos":            Abierta,
	"GET /ayuda":             Abierta,
	"GET /soporte":           Abierta,
	"GET /contacto":          Abierta,
	"GET /privacidad":        Abierta,
	"GET /verificar/:token":  Abierta,
	"GET /dev/ui":            Abierta,
	"GET /login":             Abierta,
	"POST /login":            Abierta,
	"POST /logout":           Abierta,
	"GET /static/:archivo":   Publica,
	"GET /livez":             Publica,
	"GET /readyz":            Publica,
	"GET /api/health":        Publica,
	"GET /api/openapi.json":  Publica,
	"GET /api/docs":          Publica,
	"GET /api/festivos":      Publica,
	"GET /api/departamentos": Publica,
	"GET /api/municipios":    Publica,
	"POST /api/auth/login":   Publica,
	"POST /api/accesos":      Publica,
	"POST /api/auth/forgot":  Publica,
	"POST /api/auth/reset":   Publica,

	"GET /olvide-clave":        Abierta,
	"POST /olvide-clave":       Abierta,
	"GET /invitacion/:token":   Abierta,
	"POST /invitacion/:token":  Abierta,
	"GET /restablecer/:token":  Abierta,
	"POST /restablecer/:token": Abierta,

	"GET /calendario/:archivo": Publica,

	"POST /api/solicitudes/:id/handover":    ConSesion,
	"POST /api/usuarios/:id/handover":       ConSesion,
	"GET /api/usuarios":                     ConSesion,
	"POST /api/usuarios":                    ConSesion,
	"GET /api/usuarios/:id":                 ConSesion,
	"PUT /api/usuarios/:id":                 ConSesion,
	"PUT /api/usuarios/:id/role":            ConSesion,
	"PUT /api/usuarios/:id/centre":          ConSesion,
	"POST /api/usuarios/:id/deactivate":     ConSesion,
	"POST /api/usuarios/:id/activate":       ConSesion,
	"POST /api/usuarios/:id/invite":         ConSesion,
	"GET /registro":                         Abierta,
	"POST /registro":                        Abierta,
	"GET /registro/recibida/:formulario":    Abierta,
	"GET /solicitudes-acceso":               ConSesion,
	"GET /solicitudes-acceso/:id":           ConSesion,
	"POST /solicitudes-acceso/:id/aprobar":  ConSesion,
	"POST /solicitudes-acceso/:id/rechazar": ConSesion,

	"GET /dashboard":                   ConSesion,
	"GET /solicitudes-pendientes":      ConSesion,
	"GET /todas-solicitudes":           ConSesion,
	"GET /todas-solicitudes/descargar": ConSesion,
	"GET /mis-solicitudes/descargar":   ConSesion,
	"GET /mis-solicitudes":             ConSesion,
	"GET /gestion-usuarios":            ConSesion,
	"GET /crear-usuario":               ConSesion,
	"POST /crear-usuario":              ConSesion,
	"GET /registrar-instructor":        ConSesion,
	"GET /usuarios/:id":                ConSesion,
	"POST /usuarios/:id/reactivar":     ConSesion,
	"POST /usuarios/:id/invitar":       ConSesion,
	"GET /usuarios/:id/editar":         ConSesion,
	"POST /usuarios/:id/editar":        ConSesion,
	"GET /usuarios/:id/rol":            ConSesion,
	"POST /usuarios/:id/rol":           ConSesion,
	"GET /usuarios/:id/centro":         ConSesion,
	"POST /usuarios/:id/centro":        ConSesion,
	"GET /usuarios/:id/desactivar":     ConSesion,
	"POST /usuarios/:id/desactivar":    ConSesion,
	"GET /usuarios/:id/entregar":       ConSesion,
	"POST /usuarios/:id/entregar":      ConSesion,
	"GET /gestion-instructores":        ConSesion,
	"GET /instructores/:id":            ConSesion,
	"GET /instructores/:id/editar":     ConSesion,
	"POST /instructores/:id/editar":    ConSesion,
	"GET /reportes":                    ConSesion,
	"GET /reportes/descargar":          ConSesion,
	"GET /reportes-coordinador":        ConSesion,

	"GET /gestion-instructores/importar":                ConSesion,
	"POST /gestion-instructores/importar":               ConSesion,
	"GET /gestion-instructores/importar/plantilla":      ConSesion,
	"GET /gestion-instructores/importar/:id":            ConSesion,
	"GET /gestion-instructores/importar/:id/resultado":  ConSesion,
	"POST /gestion-instructores/importar/:id/confirmar": ConSesion,
	"POST /gestion-instructores/importar/:id/deshacer":  ConSesion,

	"GET /mi-perfil":                           ConSesion,
	"POST /mi-perfil/sesiones/:id/cerrar":      ConSesion,
	"POST /mi-perfil/sesiones/cerrar-otras":    ConSesion,
	"GET /notificaciones":                      ConSesion,
	"POST /notificaciones/:id/abrir":           ConSesion,
	"POST /notificaciones/:id/leer":            ConSesion,
	"POST /notificaciones/leer-todas":          ConSesion,
	"GET /notificaciones/eventos":              ConSesion,
	"GET /nueva-solicitud":                     ConSesion,
	"POST /nueva-solicitud":                    ConSesion,
	"GET /editar-solicitud/:id":                ConSesion,
	"GET /editar-solicitud/:id/programa":       ConSesion,
	"POST /editar-solicitud/:id/programa":      ConSesion,
	"GET /editar-solicitud/:id/empresa":        ConSesion,
	"POST /editar-solicitud/:id/empresa":       ConSesion,
	"GET /editar-solicitud/:id/horario":        ConSesion,
	"POST /editar-solicitud/:id/horario":       ConSesion,
	"GET /editar-solicitud/:id/justificacion":  ConSesion,
	"POST /editar-solicitud/:id/justificacion": ConSesion,
	"GET /editar-solicitud/:id/declaraciones":  ConSesion,
	"POST /editar-solicitud/:id/declaraciones": ConSesion,
	"GET /editar-solicitud/:id/revisar":        ConSesion,
	"POST /editar-solicitud/:id/revisar":       ConSesion,
	"GET /solicitudes/:id/enviada":             ConSesion,
	"GET /ultima-empresa":                      ConSesion,
	"GET /solicitudes/:id/decidir":             ConSesion,
	"POST /solicitudes/:id/decidir":            ConSesion,

	"GET /cuando-puedo":                               ConSesion,
	"GET /calendario":                                 ConSesion,
	"POST /calendario/suscripcion":                    ConSesion,
	"POST /calendario/suscripcion/reemplazar":         ConSesion,
	"POST /calendario/suscripcion/quitar":             ConSesion,
	"POST /editar-solicitud/:id/horario/vista-previa": ConSesion,
	"POST /editar-solicitud/:id/horario/inicio":       ConSesion,

	"GET /solicitudes/:id":                           ConSesion,
	"GET /solicitudes/:id/documento":                 ConSesion,
	"GET /solicitudes/:id/papeles":                   ConSesion,
	"POST /solicitudes/:id/papeles/anular":           ConSesion,
	"GET /solicitudes/:id/retirar":                   ConSesion,
	"POST /solicitudes/:id/retirar":                  ConSesion,
	"GET /solicitudes/:id/cancelar":                  ConSesion,
	"POST /solicitudes/:id/cancelar":                 ConSesion,
	"POST /solicitudes/:id/duplicar":                 ConSesion,
	"POST /solicitudes/:id/tomar":                    ConSesion,
	"POST /solicitudes/:id/soltar":                   ConSesion,
	"GET /solicitudes/:id/ficha":                     ConSesion,
	"POST /solicitudes/:id/ficha":                    ConSesion,
	"GET /fichas":                                    ConSesion,
	"POST /fichas":                                   ConSesion,
	"GET /solicitudes/:id/reprogramar":               ConSesion,
	"POST /solicitudes/:id/reprogramar":              ConSesion,
	"POST /solicitudes/:id/reprogramar/vista-previa": ConSesion,
	"GET /solicitudes/:id/descartar-propuesta":       ConSesion,
	"POST /solicitudes/:id/descartar-propuesta":      ConSesion,

	"GET /centros":                      ConSesion,
	"GET /centros/nuevo":                ConSesion,
	"POST /centros/nuevo":               ConSesion,
	"GET /centros/:id":                  ConSesion,
	"GET /centros/:id/editar":           ConSesion,
	"POST /centros/:id/editar":          ConSesion,
	"GET /centros/:id/desactivar":       ConSesion,
	"POST /centros/:id/desactivar":      ConSesion,
	"POST /centros/:id/activar":         ConSesion,
	"GET /centros/:id/ambientes":        ConSesion,
	"GET /centros/:id/ambientes/nuevo":  ConSesion,
	"POST /centros/:id/ambientes/nuevo": ConSesion,
	"GET /ambientes/:id/editar":         ConSesion,
	"POST /ambientes/:id/editar":        ConSesion,

	"GET /festivos":                  ConSesion,
	"POST /festivos":                 ConSesion,
	"POST /festivos/conmutar":        ConSesion,
	"GET /festivos/afectados":        ConSesion,
	"GET /recesos":                   ConSesion,
	"GET /recesos/nuevo":             ConSesion,
	"POST /recesos/nuevo":            ConSesion,
	"GET /recesos/:id/editar":        ConSesion,
	"POST /recesos/:id/editar":       ConSesion,
	"GET /recesos/:id/quitar":        ConSesion,
	"POST /recesos/:id/quitar":       ConSesion,
	"GET /programas":                 ConSesion,
	"GET /programas/nuevo":           ConSesion,
	"POST /programas/nuevo":          ConSesion,
	"GET /programas/:id":             ConSesion,
	"GET /programas/:id/editar":      ConSesion,
	"POST /programas/:id/editar":     ConSesion,
	"GET /programas/:id/version":     ConSesion,
	"POST /programas/:id/version":    ConSesion,
	"GET /programas/:id/desactivar":  ConSesion,
	"POST /programas/:id/desactivar": ConSesion,
	"POST /programas/:id/activar":    ConSesion,
	"GET /dashboard-admin":           ConSesion,
	"GET /api/sistema":               ConSesion,
	"GET /auditoria":                 ConSesion,
	"GET /auditoria/descargar":       ConSesion,
	"GET /api/auditoria":             ConSesion,

	"POST /api/auth/logout":  ConClaveTemporal,
	"GET /api/auth/me":       ConClaveTemporal,
	"PUT /api/auth/password": ConClaveTemporal,
	"GET /mi-perfil/clave":   ConClaveTemporal,
	"POST /mi-perfil/clave":  ConClaveTemporal,

	"GET /api/accesos":              ConSesion,
	"GET /api/accesos/:id":          ConSesion,
	"POST /api/accesos/:id/approve": ConSesion,
	"POST /api/accesos/:id/reject":  ConSesion,

	"GET /mi-perfil/avisos":                      ConSesion,
	"POST /mi-perfil/avisos":                     ConSesion,
	"GET /correos":                               ConSesion,
	"GET /correos/:id":                           ConSesion,
	"POST /correos/:id/reenviar":                 ConSesion,
	"POST /correos/reenviar-muertos":             ConSesion,
	"POST /correos/eventos/:id/reintentar":       ConSesion,
	"POST /correos/eventos/reintentar-todos":     ConSesion,
	"GET /api/avisos":                            ConSesion,
	"PUT /api/avisos":                            ConSesion,
	"GET /api/correos":                           ConSesion,
	"GET /api/correos/:id":                       ConSesion,
	"POST /api/correos/:id/reenviar":             ConSesion,
	"POST /api/correos/reenviar-muertos":         ConSesion,
	"GET /api/correos/eventos":                   ConSesion,
	"POST /api/correos/eventos/:id/reintentar":   ConSesion,
	"POST /api/correos/eventos/reintentar-todos": ConSesion,

	"GET /api/programas":     ConSesion,
	"GET /api/programas/:id": ConSesion,

	"GET /api/instructores":         ConSesion,
	"POST /api/instructores":        ConSesion,
	"GET /api/instructores/:id":     ConSesion,
	"PUT /api/instructores/:id":     ConSesion,
	"DELETE /api/instructores/:id":  ConSesion,
	"POST /api/instructores/import": ConSesion,

	"POST /api/instructores/importaciones":              ConSesion,
	"GET /api/instructores/importaciones/:id":           ConSesion,
	"GET /api/instructores/importaciones/:id/resultado": ConSesion,
	"POST /api/instructores/importaciones/:id/confirm":  ConSesion,
	"POST /api/instructores/importaciones/:id/undo":     ConSesion,

	"GET /api/centros":                 Publica,
	"GET /api/centros/catalogo":        ConSesion,
	"GET /api/centros/:id":             ConSesion,
	"POST /api/centros":                ConSesion,
	"PUT /api/centros/:id":             ConSesion,
	"POST /api/centros/:id/deactivate": ConSesion,
	"POST /api/centros/:id/activate":   ConSesion,
	"GET /api/centros/:id/ambientes":   ConSesion,
	"POST /api/centros/:id/ambientes":  ConSesion,
	"PUT /api/ambientes/:id":           ConSesion,

	"GET /api/programas/catalogo":        ConSesion,
	"POST /api/festivos":                 ConSesion,
	"POST /api/festivos/switch":          ConSesion,
	"GET /api/festivos/afectados":        ConSesion,
	"GET /api/recesos":                   ConSesion,
	"POST /api/recesos":                  ConSesion,
	"GET /api/recesos/:id":               ConSesion,
	"PUT /api/recesos/:id":               ConSesion,
	"DELETE /api/recesos/:id":            ConSesion,
	"POST /api/programas":                ConSesion,
	"PUT /api/programas/:id":             ConSesion,
	"POST /api/programas/:id/version":    ConSesion,
	"POST /api/programas/:id/deactivate": ConSesion,
	"POST /api/programas/:id/activate":   ConSesion,

	"GET /api/solicitudes":                 ConSesion,
	"GET /api/solicitudes/:id/sofia":       ConSesion,
	"GET /api/solicitudes/export-all":      ConSesion,
	"POST /api/solicitudes":                ConSesion,
	"GET /api/solicitudes/:id":             ConSesion,
	"PUT /api/solicitudes/:id":             ConSesion,
	"POST /api/solicitudes/:id/submit":     ConSesion,
	"POST /api/solicitudes/:id/withdraw":   ConSesion,
	"POST /api/solicitudes/:id/review":     ConSesion,
	"POST /api/solicitudes/:id/release":    ConSesion,
	"POST /api/solicitudes/:id/return":     ConSesion,
	"POST /api/solicitudes/:id/approve":    ConSesion,
	"POST /api/solicitudes/:id/reject":     ConSesion,
	"POST /api/solicitudes/:id/cancel":     ConSesion,
	"POST /api/solicitudes/:id/duplicate":  ConSesion,
	"PUT /api/solicitudes/:id/ficha":       ConSesion,
	"POST /api/solicitudes/fichas":         ConSesion,
	"GET /api/solicitudes/:id/export":      ConSesion,
	"GET /api/solicitudes/:id/historial":   ConSesion,
	"GET /api/solicitudes/:id/diferencias": ConSesion,

	"GET /api/solicitudes/:id/calendario.ics": ConSesion,
	"GET /api/solicitudes/:id/resumen":        ConSesion,

	"POST /api/solicitudes/:id/reschedule":         ConSesion,
	"POST /api/solicitudes/:id/reschedule/discard": ConSesion,

	"POST /api/horarios/plan":   ConSesion,
	"POST /api/horarios/cuando": ConSesion,

	"GET /api/reportes/resumen":    ConSesion,
	"GET /api/reportes/tiempos":    ConSesion,
	"GET /api/reportes/grupos":     ConSesion,
	"GET /api/reportes/cargas":     ConSesion,
	"GET /api/reportes/antiguedad": ConSesion,

	"GET /api/notificaciones":                     ConSesion,
	"PUT /api/notificaciones/:id/marcar-leida":    ConSesion,
	"PUT /api/notificaciones/marcar-todas-leidas": ConSesion,
}

// completa reports every route without a row of tabla and every row without a route.
func completa(tabla map[string]Politica, rutas gin.RoutesInfo) error {
	var faltas []error
	sobran := maps.Clone(tabla)
	for _, r := range rutas {
		fila := r.Method + " " + r.Path
		if _, ok := tabla[fila]; !ok {
			faltas = append(faltas, fmt.Errorf("web: route %s has no policy", fila))
		}
		delete(sobran, fila)
	}
	for _, fila := range slices.Sorted(maps.Keys(sobran)) {
		faltas = append(faltas, fmt.Errorf("web: policy %s has no route", fila))
	}
	return errors.Join(faltas...)
}

// sinHandler tells that the request matched no route: 404 and 405 are answered to anybody.
func sinHandler(c *gin.Context) bool { return c.FullPath() == "" }
