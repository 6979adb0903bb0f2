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
}
