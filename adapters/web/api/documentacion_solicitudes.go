package api

// documentacionSolicitudes is of what is read, and of what the author of a solicitud does.
var documentacionSolicitudes = map[string]Documentacion{
	"listarSolicitudes": {
		Descripcion: `La llama cualquier rol. El instructor ve las suyas, la coordinación las de su centro y la administración todas; las más
nuevas primero. Las filas tienen todos los campos menos las sesiones y los cruces. ` + "`total`" + ` es exacto hasta 10.000; por encima es 10.000 con
` + "`totalEsMinimo`" + `. Una página que no existe es una lista vacía.

* **422** en cada filtro que no se entiende, con su puntero (` + "`/query/estado`" + `).`,
		Cuenta: "coordinador.9546",
		Parametros: map[string]any{"limit": 2, "estado": "PENDIENTE,EN_REVISION", "fechaInicio": "{hoy-60}", "fechaFin": "{hoy+0}", "search": "Luz Marina",
			"centro": "centro-9546", "regional": "68", "programa": EjemploProgramaPedido, "instructor": EjemploInstructor, "municipio": "68572", "modalidad": "PRESENCIAL",
			"especial": "CAMPESENA_CONVENIO_8842", "enviadaDesde": "{hoy-60}", "enviadaHasta": "{hoy+0}", "envios": 2, "paso": "DEVUELTA"},
	},
	"verSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance: su autor, la coordinación del centro, la administración. Da todos los campos, las
sesiones del curso, los cruces con otras solicitudes del instructor o en el mismo ambiente del centro, lo que le falta a un borrador (` + "`advertencias`" + `) y lo que quien pregunta
puede hacer ahora (` + "`acciones`" + `). El programa, con sus objetivos, competencias y resultados, es el de la última vez que se envió; en un borrador, el
de hoy. La cabecera ETag trae la versión para If-Match.

* **404** si no existe o no está a su alcance.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAprobada},
	},
	"historialSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance. Da lo que pasó, en orden: quién, cuándo, qué hizo, de qué estado a cuál, con qué
comentario y qué campos cambió. De los datos personales se dice que cambiaron, no su valor.

* **404** si no existe o no está a su alcance.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploPendiente},
	},
	"diferenciasSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance. Para cada campo que se observó en la última devolución, o que cambió desde
entonces, da las observaciones y los valores de antes y de ahora. Vacía si nunca se devolvió.

* **404** si no existe o no está a su alcance.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploPendiente},
	},
	"calendarioSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance, en cualquier estado. Da sus clases como un archivo iCalendar (RFC 5545) en la zona
America/Bogota, un VEVENT por clase con UID fijo. Son CONFIRMED si el curso está aprobado, TENTATIVE mientras se decide y CANCELLED si se
canceló, se rechazó o la clase se movió a otra fecha. No lleva nombres ni números de personas.

* **404** si no existe o no está a su alcance.
* **409** si todavía no tiene clases con fecha.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": EjemploAprobada},
	},
	"resumenSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance, en cualquier estado. Responde en texto plano, un dato por renglón: código, estado, programa,
fechas, horario y municipio. No lleva nombres, números ni textos libres de personas, para que se pueda reenviar.

* **404** si no existe o no está a su alcance.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": EjemploAprobada},
	},
	"crearSolicitud": {
		Descripcion: `La llama un instructor; la solicitud es suya y de su centro. Con ` + "`isDraft: true`" + `, o sin él, queda un BORRADOR que puede
estar incompleto: lo que falta viene en ` + "`advertencias`" + `. Con ` + "`isDraft: false`" + ` se crea y se envía en un solo paso, o no se crea nada. Los
datos del responsable y del programa se llenan solos si se omiten; la fecha de finalización se deriva del horario.

* **403** si quien llama no es instructor.
* **409** si el programa no está disponible en su centro.
* **422** con todo lo que hay que corregir, cada cosa en su campo; un borrador solo se rechaza por lo que no se puede guardar.`,
		Cuenta: "instructor2.9546",
		Cuerpo: solicitudDeEjemplo(),
	},
	"editarSolicitud": {
		Descripcion: `La llama su autor, mientras está en BORRADOR, PENDIENTE o DEVUELTA. Cambia los campos dados y deja los demás;
` + "`horarios`" + ` reemplaza todas las filas. ` + "`isDraft: false`" + ` la envía (otra vez); ` + "`isDraft: true`" + ` devuelve una PENDIENTE a
borrador; sin él, el estado no cambia y lo que ya está PENDIENTE tiene que seguir siendo válido.

* **403** si quien llama no es instructor, **404** si no es suya.
* **409** si su estado ya no lo permite: dice desde cuándo, por quién y qué se puede hacer.
* **412** si la versión de If-Match ya no es la última.
* **422** con todo lo que hay que corregir.`,
		Cuenta:     "instructor2.9546",
		Parametros: map[string]any{"id": EjemploDevuelta},
		Cuerpo: objeto{
			"direccionEmpresa": "Calle 5 # 8-12, barrio Centro",
			"justificacion":    "Dieciocho familias asociadas podrán vender sus productos sin intermediarios al terminar el curso.",
		},
	},
	"enviarSolicitud": {
		Descripcion: `La llama su autor, desde BORRADOR, PENDIENTE o DEVUELTA. Queda PENDIENTE en la cola de la coordinación de su centro, que
recibe el aviso. Enviar otra vez una PENDIENTE cuenta como una nueva revisión.

* **403** si quien llama no es instructor, **404** si no es suya, **412** si su versión no es la última.
* **409** si su estado no lo permite.
* **422** con todo lo que falta o está mal, cada cosa en su campo.`,
		Cuenta:     "instructor2.9546",
		Parametros: map[string]any{"id": EjemploDevuelta},
		Cuerpo:     objeto{},
	},
	"retirarSolicitud": {
		Descripcion: `La llama su autor mientras nadie la ha tomado: una PENDIENTE vuelve a ser BORRADOR para seguir escribiendo.

* **403** si quien llama no es instructor, **404** si no es suya, **412** si su versión no es la última.
* **409** si ya no está PENDIENTE; si alguien la revisa, pídale que la devuelva.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": EjemploPendiente},
		Cuerpo:     objeto{},
	},
	"duplicarSolicitud": {
		Descripcion: `La llama su autor, en cualquier estado. Crea un BORRADOR con los mismos datos y otro código, sin fechas, ficha, decisiones
ni declaraciones.

* **403** si quien llama no es instructor, **404** si no es suya.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": EjemploAprobada},
		Cuerpo:     objeto{},
	},
}

// solicitudDeEjemplo is a body that can be sent on any day.
func solicitudDeEjemplo() objeto {
	return objeto{
		"programaId": EjemploPrograma, "numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL",
		"departamento": "Santander", "municipio": "Barbosa",
		"nombreEmpresa": "Asociación de Panaderos de Barbosa", "nitEmpresa": "900555555-2", "representanteLegal": "Rosa Elvira Mateus",
		"fechaCreacionEmpresa": "2015-05-10", "direccionEmpresa": "Carrera 7 # 10-20", "telefonosEmpresa": "310 123 4567",
		"lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA", "ambienteId": EjemploAmbiente, "programaEmprendimiento": true,
		"inicioInscripcion": "{hoy+1}", "finalizacionInscripcion": "{hoy+10}", "fechaInicioCurso": "{lunes+3}", "horarios": horariosDeEjemplo(),
		"justificacion":           "Los asociados necesitan aprender a llevar las cuentas de su negocio.",
		"objetivosPersonalizados": []any{"Registrar ventas y gastos"},
		"cumpleRequisitos":        true, "autorizaUsoInfo": true, "confirmaVeracidad": true, "isDraft": false,
	}
}
