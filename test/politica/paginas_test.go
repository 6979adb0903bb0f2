package politica_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// pagina is a route that people open in a browser. veredictos has the letters of deSesion; 2 is a page, or a 303 to
// somewhere else than the sign-in page. Whoever has no session is sent to the sign-in page, but for the public ones.
type pagina struct {
	ruta    string
	caso    string // what :id is, when a route has several rows
	id      string // the query that finds it
	estado  string // instead: a solicitud of the duena in this state
	forma   string // what a POST sends, as a form; {formulario} is the id of a form that was shown to the caller, {version} that of the solicitud
	hecho   int    // the status instead of 200 or 303
	sinFin  bool   // the answer goes on for as long as the page is open
	publica bool
	// veredictos may be one letter for everybody.
	veredictos string
}

var paginas = []pagina{
	{ruta: "GET /", publica: true, veredictos: "2"},
	{ruta: "GET /cursos", publica: true, veredictos: "2"},
	{ruta: "GET /ayuda", publica: true, veredictos: "2"},
	{ruta: "GET /soporte", publica: true, veredictos: "2"},
	{ruta: "GET /contacto", publica: true, veredictos: "2"},
	{ruta: "GET /privacidad", publica: true, veredictos: "2"},
	{ruta: "GET /verificar/:token", publica: true, veredictos: "4"}, // no paper has that code
	{ruta: "GET /registro", publica: true, veredictos: "2"},
	{ruta: "POST /registro", publica: true, forma: "formulario=ninguno", veredictos: "9"}, // no form has that id
	{ruta: "GET /registro/recibida/:formulario", publica: true, veredictos: "4"},          // no form has that id
	{ruta: "GET /solicitudes-acceso", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /solicitudes-acceso/:id", caso: "of an instructor of the centre", id: accesoDe("INSTRUCTOR"), veredictos: "333" + "2224" + "2"},
	{ruta: "GET /solicitudes-acceso/:id", caso: "of a coordinator of the centre", id: accesoDe("COORDINADOR"), veredictos: "333" + "4444" + "2"},
	{ruta: "POST /solicitudes-acceso/:id/aprobar", caso: "of an instructor of the centre", id: nuevoAcceso("INSTRUCTOR"), forma: "formulario={formulario}", hecho: http.StatusOK,
		veredictos: "333" + "2224" + "2"},
	{ruta: "POST /solicitudes-acceso/:id/rechazar", caso: "of a coordinator of the centre", id: nuevoAcceso("COORDINADOR"),
		forma: "formulario={formulario}&motivo=No+es+del+centro+de+verdad.", veredictos: "333" + "4444" + "2"},
	{ruta: "GET /dashboard", veredictos: "2"},
	{ruta: "GET /solicitudes-pendientes", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /todas-solicitudes", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /gestion-usuarios", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /crear-usuario", veredictos: "333" + "2222" + "2"},
	{ruta: "POST /crear-usuario", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2222" + "2"}, // without a name
	{ruta: "GET /registrar-instructor", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /usuarios/:id", caso: "an instructor", id: instructorDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "GET /usuarios/:id", caso: "a coordinator", id: coordinadorDelCentro, veredictos: "333" + "4444" + "2"},
	{ruta: "GET /usuarios/:id/editar", caso: "an instructor", id: instructorDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /usuarios/:id/editar", caso: "an instructor", id: instructorDelCentro, forma: "formulario={formulario}&version=1", veredictos: "333" + "2224" + "2"},
	{ruta: "GET /usuarios/:id/rol", caso: "an instructor", id: instructorDelCentro, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /usuarios/:id/rol", caso: "an instructor", id: instructorDelCentro, forma: "formulario={formulario}&version=1&role=INSTRUCTOR", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /usuarios/:id/centro", caso: "an instructor", id: instructorDelCentro, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /usuarios/:id/centro", caso: "an instructor", id: instructorDelCentro, forma: "formulario={formulario}&version=1&centroId=centro-9546", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /usuarios/:id/desactivar", caso: "an instructor", id: instructorDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /usuarios/:id/desactivar", caso: "with work in hand", id: instructorDelCentro, forma: "formulario={formulario}", hecho: http.StatusConflict,
		veredictos: "333" + "2224" + "2"},
	{ruta: "GET /usuarios/:id/entregar", caso: "an instructor", id: instructorDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /usuarios/:id/entregar", caso: "to nobody", id: instructorDelCentro, forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity,
		veredictos: "333" + "2224" + "2"},
	{ruta: "POST /usuarios/:id/reactivar", caso: "who is active", id: instructorDelCentro, forma: "formulario={formulario}", veredictos: "333" + "2224" + "2"},
	{ruta: "POST /usuarios/:id/invitar", caso: "with a password", id: instructorDelCentro, forma: "formulario={formulario}", hecho: http.StatusConflict,
		veredictos: "333" + "2224" + "2"},
	{ruta: "GET /fichas", veredictos: "333" + "2222" + "2"},
	{ruta: "POST /fichas", forma: "formulario={formulario}&texto=SOL-2026-999999+3012345", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /gestion-instructores", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /gestion-instructores/importar", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /gestion-instructores/importar/plantilla", veredictos: "333" + "2222" + "2"},
	// A form without a file is of another kind, which is told after the role; test/e2e sends files.
	{ruta: "POST /gestion-instructores/importar", forma: "formulario={formulario}", hecho: http.StatusUnsupportedMediaType, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /gestion-instructores/importar/:id", caso: "absent", id: "SELECT 'no-hay'", veredictos: "333" + "4444" + "4"},
	{ruta: "GET /gestion-instructores/importar/:id/resultado", caso: "absent", id: "SELECT 'no-hay'", veredictos: "333" + "4444" + "4"},
	{ruta: "POST /gestion-instructores/importar/:id/confirmar", caso: "absent", id: "SELECT 'no-hay'", forma: "formulario={formulario}", veredictos: "333" + "4444" + "4"},
	{ruta: "POST /gestion-instructores/importar/:id/deshacer", caso: "absent", id: "SELECT 'no-hay'", forma: "formulario={formulario}", veredictos: "333" + "4444" + "4"},
	{ruta: "GET /instructores/:id", caso: "the owner", veredictos: "244" + "2224" + "2", id: "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'"},
	{ruta: "GET /instructores/:id/editar", caso: "the owner", veredictos: "244" + "2224" + "2", id: "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'"},
	{ruta: "POST /instructores/:id/editar", caso: "the owner", forma: "formulario={formulario}&version=1", veredictos: "244" + "2224" + "2",
		id: "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'"},
	{ruta: "GET /reportes", veredictos: "333" + "2222" + "2"},             // who coordinates is led to the other one
	{ruta: "GET /reportes-coordinador", veredictos: "333" + "2222" + "2"}, // who administers too
	{ruta: "GET /reportes/descargar", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /mis-solicitudes", veredictos: "222" + "3333" + "3"},
	{ruta: "GET /todas-solicitudes/descargar", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /mis-solicitudes/descargar", veredictos: "222" + "3333" + "3"},
	{ruta: "GET /dashboard-admin", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /auditoria", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /auditoria/descargar", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /dev/ui", publica: true, veredictos: "2"},
	{ruta: "GET /login", publica: true, veredictos: "2"},
	{ruta: "POST /login", publica: true, hecho: http.StatusBadRequest, veredictos: "2"}, // without address and password
	{ruta: "POST /logout", publica: true, veredictos: "2"},
	{ruta: "GET /olvide-clave", publica: true, veredictos: "2"},
	{ruta: "POST /olvide-clave", publica: true, hecho: http.StatusUnprocessableEntity, veredictos: "2"}, // without address
	{ruta: "GET /invitacion/:token", publica: true, veredictos: "4"},                                    // no link has that token
	{ruta: "POST /invitacion/:token", publica: true, veredictos: "4"},
	{ruta: "GET /restablecer/:token", publica: true, veredictos: "4"},
	{ruta: "POST /restablecer/:token", publica: true, veredictos: "4"},
	{ruta: "GET /mi-perfil", veredictos: "2"},
	{ruta: "GET /mi-perfil/clave", veredictos: "2"},
	{ruta: "POST /mi-perfil/clave", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "2"}, // without passwords
	{ruta: "POST /mi-perfil/sesiones/:id/cerrar", caso: "of the owner", forma: "formulario={formulario}", veredictos: "244" + "4444" + "4",
		id: "SELECT s.id FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id WHERE u.correo LIKE 'duena@%' AND s.cerrada_en IS NULL ORDER BY s.id LIMIT 1"},
	{ruta: "POST /mi-perfil/sesiones/cerrar-otras", forma: "formulario={formulario}", veredictos: "2"},
	{ruta: "GET /mi-perfil/avisos", veredictos: "2"},
	{ruta: "POST /mi-perfil/avisos", forma: "formulario={formulario}", veredictos: "2"},
	{ruta: "GET /correos", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /correos/:id", caso: "of a coordinator", veredictos: "333" + "3333" + "2", id: correoSinEnviar},
	{ruta: "POST /correos/:id/reenviar", caso: "of a coordinator", forma: "formulario={formulario}", veredictos: "333" + "3333" + "2", id: correoSinEnviar},
	{ruta: "POST /correos/reenviar-muertos", forma: "formulario={formulario}", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /correos/eventos/:id/reintentar", caso: "that is none", forma: "formulario={formulario}", veredictos: "333" + "3333" + "4", id: "SELECT 'no-hay'"},
	{ruta: "POST /correos/eventos/reintentar-todos", forma: "formulario={formulario}", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /notificaciones", veredictos: "2"},
	{ruta: "POST /notificaciones/:id/abrir", caso: "of the owner", forma: "formulario={formulario}", veredictos: "244" + "4444" + "4", id: avisoDeLaDuena},
	{ruta: "POST /notificaciones/:id/leer", caso: "of the owner", forma: "formulario={formulario}", veredictos: "244" + "4444" + "4", id: avisoDeLaDuena},
	{ruta: "POST /notificaciones/leer-todas", forma: "formulario={formulario}", veredictos: "2"},
	{ruta: "GET /notificaciones/eventos", sinFin: true, veredictos: "2"},
	{ruta: "GET /nueva-solicitud", veredictos: "222" + "3333" + "3"},
	{ruta: "POST /nueva-solicitud", forma: "formulario={formulario}&programaId=no-hay", hecho: http.StatusUnprocessableEntity, veredictos: "222" + "3333" + "3"},
	{ruta: "GET /ultima-empresa", veredictos: "2"},
	{ruta: "GET /cuando-puedo", veredictos: "2"},
	{ruta: "GET /calendario", veredictos: "2"},
	{ruta: "POST /calendario/suscripcion", forma: "formulario={formulario}", veredictos: "222" + "2222" + "3"},
	{ruta: "POST /calendario/suscripcion/reemplazar", forma: "formulario={formulario}&anterior=otra", veredictos: "222" + "2222" + "3"},
	{ruta: "POST /calendario/suscripcion/quitar", forma: "formulario={formulario}&anterior=otra", veredictos: "2"}, // the own one, which is another
	{ruta: "GET /calendario/:archivo", publica: true, veredictos: "4"},                                             // no address has that name
	{ruta: "GET /solicitudes/:id/enviada", estado: "PENDIENTE", veredictos: "244" + "2224" + "2"},
	{ruta: "GET /solicitudes/:id/decidir", estado: "PENDIENTE", veredictos: "333" + "2224" + "2"},
	{ruta: "GET /solicitudes/:id/decidir", estado: "BORRADOR", veredictos: "333" + "2224" + "2"},
	{ruta: "GET /solicitudes/:id/decidir", estado: "APROBADA", veredictos: "333" + "2224" + "2"},
	{ruta: "POST /solicitudes/:id/decidir", estado: "EN_REVISION", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, // no decision
		veredictos: "333" + "2224" + "2"},
	{ruta: "GET /centros", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /centros/:id", caso: "9546", id: "SELECT 'centro-9546'", veredictos: "333" + "2224" + "2"},
	{ruta: "GET /centros/nuevo", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /centros/nuevo", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /centros/:id/editar", caso: "9546", id: "SELECT 'centro-9546'", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /centros/:id/editar", caso: "9546", id: "SELECT 'centro-9546'", forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /centros/:id/desactivar", caso: "an empty one", id: centroVacio, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /centros/:id/desactivar", caso: "an empty one", id: centroVacio, forma: "formulario={formulario}", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /centros/:id/activar", caso: "an empty one", id: centroVacio, forma: "formulario={formulario}", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /centros/:id/ambientes", caso: "9546", id: "SELECT 'centro-9546'", veredictos: "224" + "2224" + "2"},
	{ruta: "GET /centros/:id/ambientes/nuevo", caso: "9546", id: "SELECT 'centro-9546'", veredictos: "333" + "2224" + "2"},
	{ruta: "POST /centros/:id/ambientes/nuevo", caso: "9546", id: "SELECT 'centro-9546'", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2224" + "2"},
	{ruta: "GET /ambientes/:id/editar", caso: "of centre 9546", id: ambienteDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /ambientes/:id/editar", caso: "of centre 9546", id: ambienteDelCentro, forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2224" + "2"},
	{ruta: "GET /configuracion", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /configuracion/:id", caso: "a limit", id: "SELECT 'limiteSemanalPlanta'", forma: "formulario={formulario}", hecho: http.StatusConflict, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas-especiales", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas-especiales/nuevo", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas-especiales/nuevo", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas-especiales/:id/editar", caso: "with a box", id: "SELECT 'POSCONFLICTO'", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas-especiales/:id/editar", caso: "with a box", id: "SELECT 'POSCONFLICTO'", forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity,
		veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas-especiales/:id/terminar", caso: "with a box", id: "SELECT 'POSCONFLICTO'", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas-especiales/:id/terminar", caso: "with a box", id: "SELECT 'POSCONFLICTO'", forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity,
		veredictos: "333" + "3333" + "2"},
	{ruta: "GET /festivos", veredictos: "333" + "2222" + "2"},
	{ruta: "POST /festivos", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /festivos/conmutar", forma: "formulario={formulario}&fecha=2033-05-01&nombre=D%C3%ADa+del+Trabajo&vigente=false", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /festivos/afectados", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /frases", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /frases/nueva", veredictos: "333" + "2222" + "2"},
	{ruta: "POST /frases/nueva", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /frases/:id/editar", caso: "of centre 9546", id: fraseDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /frases/:id/editar", caso: "of centre 9546", id: fraseDelCentro, forma: "formulario={formulario}&version=1", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2224" + "2"},
	{ruta: "GET /frases/:id/quitar", caso: "of centre 9546", id: fraseDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /frases/:id/quitar", caso: "of centre 9546", id: fraseDelCentro, forma: "formulario={formulario}", veredictos: "333" + "2224" + "2"},
	{ruta: "GET /recesos", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /recesos/nuevo", veredictos: "333" + "2222" + "2"},
	{ruta: "POST /recesos/nuevo", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /recesos/:id/editar", caso: "of centre 9546", id: recesoDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /recesos/:id/editar", caso: "of centre 9546", id: recesoDelCentro, forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "2224" + "2"},
	{ruta: "GET /recesos/:id/quitar", caso: "of centre 9546", id: recesoDelCentro, veredictos: "333" + "2224" + "2"},
	{ruta: "POST /recesos/:id/quitar", caso: "of centre 9546", id: recesoDelCentro, forma: "formulario={formulario}", veredictos: "333" + "2224" + "2"},
	{ruta: "GET /programas", veredictos: "333" + "2222" + "2"},
	{ruta: "GET /programas/:id", caso: "of centre 9546", id: programaDelCentro, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /programas/importar", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas/importar/plantilla", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/importar", forma: "formulario={formulario}", hecho: http.StatusUnsupportedMediaType, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas/importar/:id", caso: "of an administrator", id: importacionDeProgramas, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas/importar/:id/resultado", caso: "of an administrator", id: importacionDeProgramas, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/importar/:id/confirmar", caso: "absent", id: "SELECT 'no-hay'", forma: "formulario={formulario}", veredictos: "333" + "3333" + "4"},
	{ruta: "POST /programas/importar/:id/deshacer", caso: "absent", id: "SELECT 'no-hay'", forma: "formulario={formulario}", veredictos: "333" + "3333" + "4"},
	{ruta: "GET /programas/nuevo", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/nuevo", forma: "formulario={formulario}", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas/:id/editar", caso: "of centre 9546", id: programaDelCentro, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/:id/editar", caso: "of centre 9546", id: programaDelCentro, forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas/:id/version", caso: "of centre 9546", id: programaDelCentro, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/:id/version", caso: "of centre 9546", id: programaDelCentro, forma: "formulario={formulario}&version-leida=1", hecho: http.StatusUnprocessableEntity, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /programas/:id/desactivar", caso: "of centre 9546", id: programaDelCentro, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/:id/desactivar", caso: "of centre 9546", id: programaDelCentro, forma: "formulario={formulario}&version=1", veredictos: "333" + "3333" + "2"},
	{ruta: "POST /programas/:id/activar", caso: "of centre 9546", id: programaDelCentro, forma: "formulario={formulario}&version=2", veredictos: "333" + "3333" + "2"},
	{ruta: "GET /static/:archivo", publica: true, veredictos: "4"}, // no file has that name
}

const avisoDeLaDuena = "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo LIKE 'duena@%' LIMIT 1"

// deEscribir are the pages on which the owner, and nobody else, writes what can still be written.
func deEscribir() []pagina {
	const suyas, deNadie = "244" + "3333" + "3", "944" + "3333" + "3"
	var filas []pagina
	for _, camino := range []string{"", "/programa", "/empresa", "/horario", "/justificacion", "/declaraciones", "/revisar"} {
		ruta := "/editar-solicitud/:id" + camino
		for estado, veredictos := range map[string]string{"BORRADOR": suyas, "DEVUELTA": suyas, "PENDIENTE": suyas, "EN_REVISION": deNadie, "APROBADA": deNadie} {
			filas = append(filas, pagina{ruta: "GET " + ruta, caso: estado, estado: estado, veredictos: veredictos})
			if camino != "" && camino != "/revisar" && camino != "/horario" && camino != "/declaraciones" { // those clear what a form leaves out
				filas = append(filas, pagina{ruta: "POST " + ruta, caso: estado, estado: estado, forma: "formulario={formulario}&version={version}", veredictos: veredictos})
			}
		}
	}
	const fila = "&horarios.0.diaSemana=LUNES&horarios.0.horaInicio=08:00&horarios.0.horaFin=12:00"
	const marcas = "&cumpleRequisitos=true&autorizaUsoInfo=true&confirmaVeracidad=true"
	return append(filas,
		pagina{ruta: "POST /editar-solicitud/:id/declaraciones", caso: "BORRADOR", estado: "BORRADOR", forma: "formulario={formulario}&version={version}" + marcas, veredictos: suyas},
		pagina{ruta: "POST /editar-solicitud/:id/horario", caso: "BORRADOR", estado: "BORRADOR", forma: "formulario={formulario}&version={version}", veredictos: suyas},
		pagina{ruta: "POST /editar-solicitud/:id/horario/vista-previa", caso: "BORRADOR", estado: "BORRADOR", hecho: http.StatusOK, veredictos: "244" + "2224" + "2"},
		pagina{ruta: "POST /editar-solicitud/:id/horario/inicio", caso: "BORRADOR", estado: "BORRADOR", forma: "formulario={formulario}&version={version}&fechaInicioCurso=2027-02-08" + fila, veredictos: suyas},
		pagina{ruta: "POST /editar-solicitud/:id/horario/inicio", caso: "APROBADA", estado: "APROBADA", forma: "formulario={formulario}&version={version}&fechaInicioCurso=2027-02-08" + fila, veredictos: deNadie},
		pagina{ruta: "POST /editar-solicitud/:id/revisar", caso: "PENDIENTE", estado: "PENDIENTE", forma: "formulario={formulario}&version={version}", veredictos: suyas},
		pagina{ruta: "POST /editar-solicitud/:id/revisar", caso: "APROBADA", estado: "APROBADA", forma: "formulario={formulario}&version={version}", veredictos: deNadie})
}

// todasLasPaginas are the rows of all tables.
func todasLasPaginas() []pagina { return slices.Concat(deEscribir(), deVer(), paginas) }

func TestPagesByCaller(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	m.en(t, "DEVUELTA") // the owner is told
	m.app.Drain(t)
	for _, f := range todasLasPaginas() {
		t.Run(strings.TrimSpace(f.ruta+" "+f.caso), func(t *testing.T) {
			for p := range m.vivos {
				m.vivos[p].cliente = m.app.As(t, m.vivos[p].correo) // some pages end sessions
			}
			id := m.objetoDe(t, f)
			antes := m.huella(t)
			for _, l := range m.muertos {
				r := m.abrir(t, l, f, id)
				if f.publica {
					f.comprobar(t, l, r, f.letra(duena))
				} else {
					pideIngreso(t, l, r)
				}
			}
			for p, l := range m.vivos {
				if letra := f.letra(papel(p)); letra != '2' {
					f.comprobar(t, l, m.abrir(t, l, f, id), letra)
				}
			}
			m.intacta(t, antes, f.ruta)
			for p, l := range m.vivos {
				if f.letra(papel(p)) == '2' {
					l.cliente = m.app.As(t, l.correo)
					f.comprobar(t, l, m.abrir(t, l, f, m.objetoDe(t, f)), '2')
				}
			}
		})
	}
}

func (f pagina) letra(p papel) byte {
	if len(f.veredictos) == 1 {
		return f.veredictos[0]
	}
	return f.veredictos[p]
}

func (m *mundo) objetoDe(t *testing.T, f pagina) string {
	t.Helper()
	switch {
	case f.estado != "":
		return m.en(t, f.estado).id
	case f.id != "":
		return m.uno(t, f.id)
	}
	return ""
}

// abrir asks for the page as a browser does.
func (m *mundo) abrir(t *testing.T, l llamante, f pagina, id string) apptest.Response {
	t.Helper()
	metodo, camino, _ := strings.Cut(f.ruta, " ")
	cliente := l.cliente.In(t).With("Accept", "text/html")
	camino = strings.ReplaceAll(camino, ":id", id)
	switch {
	case f.sinFin:
		r := cliente.Open(camino)
		if err := r.Body.Close(); err != nil {
			t.Error(err)
		}
		return apptest.Response{Request: f.ruta, Code: r.StatusCode, Header: r.Header}
	case metodo == http.MethodGet:
		return cliente.Get(camino)
	}
	return cliente.With("Content-Type", "application/x-www-form-urlencoded").
		Do(metodo, camino, strings.NewReplacer("{formulario}", m.app.FormID(t, m.activa(t, l)), "{ficha}", m.fichaNueva(), "{version}", m.version(t, id)).Replace(f.forma))
}

// version is the present one of a solicitud; nothing for what is none.
func (m *mundo) version(t *testing.T, id string) string {
	t.Helper()
	return strings.Join(m.app.Query(t, "SELECT version::text FROM solicitudes WHERE id = ?", id), "")
}

// fichaNueva is a number that nobody has.
func (m *mundo) fichaNueva() string {
	m.siguiente++
	return fmt.Sprint(4_000_000 + m.siguiente)
}

// activa is the address of l while its account is active.
func (m *mundo) activa(t *testing.T, l llamante) string {
	t.Helper()
	if l.correo != "" && len(m.app.Query(t, "SELECT id FROM usuarios WHERE correo = ? AND activo", l.correo)) == 0 {
		return ""
	}
	return l.correo
}

// pideIngreso tells that r leads to the sign-in page, or is it because a form waits there to be sent.
func pideIngreso(t *testing.T, l llamante, r apptest.Response) {
	t.Helper()
	lleva := r.Code == http.StatusSeeOther && strings.HasPrefix(r.Header.Get("Location"), "/login")
	espera := r.Code == http.StatusUnauthorized && strings.Contains(string(r.Body), `name="pendiente"`)
	if !lleva && !espera {
		t.Errorf("%s, %s: %d to %q, want the sign-in page", l.nombre, r.Request, r.Code, r.Header.Get("Location"))
	}
}

func (f pagina) comprobar(t *testing.T, l llamante, r apptest.Response, letra byte) {
	t.Helper()
	if letra == '2' {
		alIngreso := strings.HasPrefix(r.Header.Get("Location"), "/login")
		if bien := f.hecho == 0 && (r.Code == http.StatusOK || r.Code == http.StatusSeeOther && !alIngreso) || r.Code == f.hecho; !bien {
			t.Errorf("%s, %s: %d to %q, want the page", l.nombre, r.Request, r.Code, r.Header.Get("Location"))
		}
		return
	}
	if r.Code != estadoDeLetra[letra] {
		t.Errorf("%s, %s: %d, want %d", l.nombre, r.Request, r.Code, estadoDeLetra[letra])
	}
	if !strings.Contains(r.Header.Get("Content-Type"), "text/html") {
		t.Errorf("%s, %s: %s, want a page", l.nombre, r.Request, r.Header.Get("Content-Type"))
	}
}
