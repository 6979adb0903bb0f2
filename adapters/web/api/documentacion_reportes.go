package api

// documentacionReportes is of the figures that those who decide look at.
var documentacionReportes = map[string]Documentacion{
	"reporteResumen": {
		Descripcion: `La llama la coordinación, que ve su centro, o la administración, que ve el país. Cuenta las solicitudes que se pidieron en el
período por el estado en que están ahora, en total y por mes; suma cursos, aprendices y horas de las aprobadas, y da lo mismo del período de igual
duración que va antes. Cada cifra es el número de filas de GET /api/solicitudes con los mismos filtros. Un centro o una regional fuera de su
alcance cuentan cero.

* **403** si quien llama es instructor.
* **422** en cada filtro que no se entiende, con su puntero (` + "`/query/desde`" + `); también si el período está al revés o pasa de 5 años.`,
		Cuenta:     "coordinador.9546",
		Parametros: ejemploDeReporte(nil),
	},
	"reporteTiempos": {
		Descripcion: `La llama la coordinación, que ve su centro, o la administración, que ve el país. Dice, de las solicitudes que se pidieron en el
período, la mediana y el percentil 90 de los días que pasaron en cada estado del que ya salieron, contando el tiempo de calendario, y por mes lo que
tardó la respuesta desde el primer envío. Volver a enviar o cambiar de revisor no termina una estancia; la que no duró nada no cuenta.

* **403** si quien llama es instructor.
* **422** en cada filtro que no se entiende, con su puntero (` + "`/query/desde`" + `); también si el período está al revés o pasa de 5 años.`,
		Cuenta:     "coordinador.9546",
		Parametros: ejemploDeReporte(nil),
	},
	"reporteGrupos": {
		Descripcion: `La llama la coordinación, que ve su centro, o la administración, que ve el país. Reparte las solicitudes que se pidieron en el
período por ` + "`por`" + ` y da los grupos con más de ` + "`orden`" + `; los demás van juntos en ` + "`otros`" + `. Los grupos y los otros suman el total, salvo por programa especial: una solicitud está
en el grupo de cada uno de los suyos.

* **403** si quien llama es instructor.
* **422** en cada parámetro que no se entiende, con su puntero (` + "`/query/por`" + `); también si el período está al revés o pasa de 5 años.`,
		Cuenta:     "coordinador.9546",
		Parametros: ejemploDeReporte(objeto{"por": "municipio", "orden": "solicitudes", "limite": 5}),
	},
	"reporteCargas": {
		Descripcion: `La llama la coordinación, que ve los instructores de su centro, o la administración, que ve los del país. Da los que en alguna
semana llegan al 80 % del límite de su vínculo, con su semana más cargada. Cuentan las clases de cursos aprobados, en cualquier centro.

* **403** si quien llama es instructor.
* **422** en cada parámetro que no se entiende, con su puntero (` + "`/query/hasta`" + `); también si las semanas están al revés o pasan de 53.`,
		Cuenta:     "coordinador.9546",
		Parametros: objeto{"desde": "{lunes+0}", "hasta": "{lunes+12}", "centro": "centro-9546", "regional": "68", "instructor": EjemploInstructor},
	},
	"reporteAntiguedad": {
		Descripcion: `La llama la coordinación, que ve su centro, o la administración, que ve el país. Reparte lo que ahora espera una decisión por los
días que lleva desde su último envío, cuando sea que se haya pedido. Los días de envío de cada banda sirven en GET /api/solicitudes.

* **403** si quien llama es instructor.
* **422** en cada filtro que no se entiende, con su puntero (` + "`/query/regional`" + `).`,
		Cuenta: "coordinador.9546",
		Parametros: objeto{"centro": "centro-9546", "regional": "68", "programa": EjemploProgramaPedido, "instructor": EjemploInstructor,
			"municipio": "68572", "modalidad": "PRESENCIAL", "especial": "CAMPESENA_CONVENIO_8842"},
	},
}

// ejemploDeReporte is a call that uses every filter and still finds something in the demonstration data.
func ejemploDeReporte(otros objeto) objeto {
	e := objeto{"desde": "{hoy-60}", "hasta": "{hoy+0}", "centro": "centro-9546", "regional": "68", "programa": EjemploProgramaPedido,
		"instructor": EjemploInstructor, "municipio": "68572", "modalidad": "PRESENCIAL", "especial": "CAMPESENA_CONVENIO_8842"}
	for nombre, valor := range otros {
		e[nombre] = valor
	}
	return e
}
