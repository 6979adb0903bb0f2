package api

// documentacionConfiguracion is of what the administration sets for the country.
var documentacionConfiguracion = map[string]Documentacion{
	"listarConfiguracion": {
		Descripcion: `La llama la administración. Da todos los ajustes: qué vale ahora, cuál es el valor de fábrica, entre qué límites puede estar y quién lo
cambió por última vez.

* **403** a quien no es de la administración.`,
		Cuenta: "admin",
	},
	"fijarAjuste": {
		Descripcion: `La llama la administración. Escribe el valor del ajuste que tiene esa clave como id; cuenta desde la siguiente petición en todo el sistema, o con
` + "`valor: null`" + ` vuelve al de fábrica. Un valor igual al de fábrica es lo mismo que volver a él. Si nada cambia, responde lo mismo y no queda registro.

* **403** a quien no es de la administración.
* **404** si no hay un ajuste con esa clave.
* **412** si el ajuste cambió después de la versión de If-Match.
* **422** si el valor falta, no es del tipo del ajuste o está fuera de sus límites; los de una lista, cada uno en su lugar (` + "`/valor/1`" + `).`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": "limiteSemanalPlanta"},
		Cuerpo:     objeto{"valor": 30},
	},
}
