package api

// documentacionDecisiones is of what the coordination does with a solicitud, and of what becomes of an approved course.
var documentacionDecisiones = map[string]Documentacion{
	"tomarSolicitud": {
		Descripcion: `La llama la coordinación del centro o la administración. La solicitud queda EN_REVISION a su nombre, para que nadie más la
decida al tiempo. Tomar la de otra persona es posible, y esa persona recibe el aviso.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si ya la tiene usted, o si no está PENDIENTE ni EN_REVISION.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploPendiente},
		Cuerpo:     objeto{},
	},
	"soltarSolicitud": {
		Descripcion: `La llama quien la tomó, o la administración. Vuelve a la cola como PENDIENTE.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si no está EN_REVISION o la tiene otra persona.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploEnRevision},
		Cuerpo:     objeto{},
	},
	"devolverSolicitud": {
		Descripcion: `La llama la coordinación del centro o la administración, con una PENDIENTE o una que tiene en revisión. Queda DEVUELTA y su
autor recibe el comentario y las observaciones de cada campo; al volver a enviarla se ve qué cambió.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si su estado no lo permite o la tiene en revisión otra persona.
* **422** sin comentario (10 caracteres o más) ni correcciones, o si una señala un campo que no existe.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploEnRevision},
		Cuerpo: objeto{
			"comentarios":  "Falta poco: por favor ajuste el punto señalado.",
			"correcciones": []any{objeto{"campo": "/direccionEmpresa", "texto": "Escriba la dirección completa, con barrio o vereda."}},
		},
	},
	"aprobarSolicitud": {
		Descripcion: `La llama la coordinación del centro o la administración, con una PENDIENTE o una que tiene en revisión. Queda APROBADA y sus
sesiones reservadas. Sin ` + "`numeroFicha`" + ` recibe un número provisional, que se reemplaza después con PUT .../ficha.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si su estado no lo permite, la tiene otra persona, la escribió quien llama o el número ya es de otro curso. CRUCE_DE_HORARIO trae en
  ` + "`cruces`" + ` los cursos aprobados con los que se cruza, por el instructor o por el ambiente (` + "`motivo`" + `), y APROBACION_TARDIA dice que la primera clase ya pasó: las dos se aprueban con una
  ` + "`justificacion`" + ` de 20 caracteres o más.
* **422** si el número de ficha no tiene 7 dígitos o un texto no sirve.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploEnRevision},
		Cuerpo:     objeto{"comentarios": "Cumple los requisitos.", "numeroFicha": "3999001"},
	},
	"rechazarSolicitud": {
		Descripcion: `La llama la coordinación del centro o la administración, con una PENDIENTE o una que tiene en revisión. Queda RECHAZADA, que es
un final: para pedirla de nuevo se duplica.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si su estado no lo permite o la tiene en revisión otra persona.
* **422** sin el motivo en ` + "`comentarios`" + `.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploEnRevision},
		Cuerpo:     objeto{"comentarios": "El centro ya ofrece este curso a la misma comunidad en el trimestre."},
	},
	"cancelarSolicitud": {
		Descripcion: `La llama su autor mientras está en BORRADOR, PENDIENTE o DEVUELTA, y la coordinación del centro o la administración cuando está
APROBADA. Queda CANCELADA, que es un final; las sesiones de un curso aprobado se liberan y su instructor recibe el aviso.

* **404** si no está a su alcance, **412** si su versión no es la última.
* **409** si a quien llama su estado no se lo permite.
* **422** si se cancela un curso aprobado sin un motivo de 10 caracteres o más en ` + "`comentarios`" + `.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploProvisional},
		Cuerpo:     objeto{"comentarios": "La comunidad informó que no alcanza el número mínimo de aprendices."},
	},
	"asignarFicha": {
		Descripcion: `La llama la coordinación del centro o la administración, con un curso APROBADO. Reemplaza el número provisional por el de SOFIA
Plus; corregir uno de SOFIA Plus necesita un motivo.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si no está APROBADA o el número ya es de otro curso.
* **422** si el número no tiene 7 dígitos o falta el motivo.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploProvisional},
		Cuerpo:     objeto{"numeroFicha": "3999002"},
	},
	"pegarFichas": {
		Descripcion: `La llama la coordinación del centro o la administración, con un código y un número de 7 dígitos en cada línea de ` + "`texto`" + `;
tabuladores, comas, punto y coma, espacios de más y líneas en blanco no estorban. Sin ` + "`confirmar`" + ` dice qué pasará con cada línea y no guarda
nada. Con ` + "`confirmar`" + ` asigna todos los números que se puede, o ninguno; las demás líneas dicen por qué no.

* **403** si quien llama es instructor.
* **409** si una línea cambió mientras se asignaba; no se asignó nada.
* **422** si no hay líneas o son más de 500.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"texto": "SOL-2026-014 3999003\nSOL-2026-015 399900", "confirmar": false},
	},
	"reprogramarSolicitud": {
		Descripcion: `La llaman la coordinación del centro o la administración, y el curso APROBADO cambia de horario; o quien lo dicta, y queda como
propuesta que la coordinación acepta reprogramando o descarta. Se dan solo los campos que cambian. Las clases que ya pasaron no se mueven y
las horas suman lo mismo.

* **404** si no está a su alcance, **412** si su versión no es la última.
* **409** si no está APROBADA o nada cambia. CRUCE_DE_HORARIO trae los ` + "`cruces`" + ` y CLASE_PASADA dice que se quita una clase cuya fecha ya
  pasó: las dos se permiten con una ` + "`justificacion`" + ` de 20 caracteres o más.
* **422** sin motivo (10 caracteres o más) o si el horario no se puede planear.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploProvisional},
		Cuerpo: objeto{
			"motivo": "El salón de la empresa estará ocupado hasta esa semana.", "fechaInicioCurso": "{lunes+5}", "horarios": horariosDeEjemplo(),
		},
	},
	"descartarPropuesta": {
		Descripcion: `La llama la coordinación del centro o la administración. El curso sigue como está, y quien propuso el cambio recibe el motivo.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si el curso no tiene ninguna propuesta.
* **422** sin un motivo de 10 caracteres o más.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploConPropuesta},
		Cuerpo:     objeto{"motivo": "El ambiente ya está reservado en esas fechas."},
	},
}
