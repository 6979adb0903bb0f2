package api

// documentacionInstructores is of the people who teach.
var documentacionInstructores = map[string]Documentacion{
	"listarInstructores": {
		Descripcion: `La llaman la coordinación, que ve los instructores de su centro, y la administración, que ve los de todos. Van por nombre. Las
cifras cuentan las solicitudes que quien pregunta puede ver; ` + "`tasaAprobacion`" + ` es el porcentaje de aprobadas entre aprobadas y rechazadas.

* **403** para instructores.
* **422** si estado no es activo ni inactivo, un texto pasa de 200 caracteres, o page y limit no son números en su rango.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"limit": 2, "search": "a", "especialidad": "a", "estado": "activo"},
	},
	"verInstructor": {
		Descripcion: `La llaman el mismo instructor, la coordinación de su centro y la administración. Da sus datos, sus cifras, las últimas cinco
solicitudes, lo que tiene abierto, los minutos de clase por semana frente al límite de su vínculo y cómo va.

El rendimiento va de 0 a 100: 50 puntos por la parte aprobada de lo decidido, 20 por lo que se decidió con un solo envío, 20 por los
cupos llenos de los cursos aprobados y 10 por las semanas con clases que no pasan del límite (5 anteriores, la actual y 10 siguientes).
Lo que no tiene datos no cuenta. Con menos de 3 solicitudes decididas el nivel es ` + "`SIN_DATOS`" + `. Desde 85 es EXCELENTE, desde 70 BUENO, desde 50 REGULAR.

* **404** si no existe, no es un instructor o es de otro centro.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploInstructor},
	},
	"registrarInstructor": {
		Descripcion: `La llaman la coordinación, para su centro, y la administración, que dice el centro en ` + "`centroId`" + `. Responde una contraseña
al azar que no se guarda ni se vuelve a mostrar; la persona tiene que cambiarla en su primer ingreso. Si la cédula es de alguien que se fue
y que está al alcance de quien registra, su cuenta vuelve a estar activa con los datos escritos y conserva su historia.

* **403** para instructores.
* **422** con todo lo que esté mal a la vez: nombres, apellidos, correo que no es del SENA, cédula, teléfono, un centro ajeno, o un correo o una cédula que ya tiene una cuenta activa.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"nombres": "Rosa Elena", "apellidos": "Quiroga Díaz", "email": "requiroga@sena.edu.co", "cedula": "37.555.120", "telefono": "310 555 0199", "especialidad": "Panadería"},
	},
	"editarInstructor": {
		Descripcion: `La llaman la coordinación del centro y la administración. Cambia lo que se da y deja lo demás; ` + "`isActive`" + ` en false desactiva
la cuenta como DELETE y en true la reactiva e invita a la persona a elegir otra contraseña. El mismo instructor solo puede cambiar su teléfono y su
especialidad: lo demás que envíe no se tiene en cuenta.

* **404** si no existe, no es un instructor o es de otro centro.
* **409** al desactivar a quien tiene solicitudes sin terminar, con la lista en ` + "`solicitudes`" + `.
* **412** si cambió desde la versión de ` + "`If-Match`" + `.
* **422** con todo lo que esté mal a la vez.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploInstructor},
		Cuerpo:     objeto{"telefono": "315 111 0009", "especialidad": "Contabilidad y finanzas"},
	},
	"retirarInstructor": {
		Descripcion: `La llaman la coordinación del centro y la administración. Desactiva la cuenta: la persona no vuelve a entrar, sus sesiones
terminan y sus solicitudes se conservan. Registrar otra vez la misma cédula la reactiva.

* **404** si no existe, no es un instructor o es de otro centro.
* **409** si tiene solicitudes por decidir, devueltas o aprobadas con clases por dar, con la lista en ` + "`solicitudes`" + `, o si ya está inactiva.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploInstructorLibre},
		Cuerpo:     objeto{},
	},
}
