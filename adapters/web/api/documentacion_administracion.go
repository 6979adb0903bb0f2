package api

// documentacionAdministracion is of what keeps the system itself: who did what, its settings and its state.
var documentacionAdministracion = map[string]Documentacion{
	"listarAuditoria": {
		Descripcion: `La llama la administración. Da lo que las personas y el programa hicieron: órdenes, ingresos, rechazos, descargas e importaciones, y
también cada paso del historial de las solicitudes, con la acción terminada en _SOLICITUD. Cada fila dice quién, qué, cuándo, desde dónde, y qué había antes y
después; de cédulas, correos, teléfonos y nombres de personas solo se guarda que cambiaron. Nada se cambia ni se borra.

Las filas van de la más nueva a la más antigua. Para seguir, repita la consulta con ` + "`tras`" + ` igual al ` + "`siguiente`" + ` de la respuesta: lo que llegue
mientras tanto no corre las páginas.

* **403** si quien llama no es de la administración.
* **422** en cada parámetro que no se entiende, con su puntero (` + "`/query/tras`" + `); también si las fechas están al revés.`,
		Cuenta:     "admin",
		Parametros: objeto{"quien": "coordinador.9546", "direccion": "ninguna", "tras": "1430lonrpc0-a-1", "accion": "APROBAR_SOLICITUD", "centro": "centro-9546", "objeto": EjemploAprobada, "desde": "{hoy-400}", "hasta": "{hoy+0}", "limit": 2},
	},
	"verSistema": {
		Descripcion: `La llama la administración. Dice qué versión corre y desde cuándo, la versión y el tamaño de la base de datos y si le faltan
migraciones, cuántos avisos entre módulos esperan o quedaron detenidos, y cómo va el correo. Las copias de respaldo no las hace ni las ve el
programa: ` + "`ultimoRespaldo`" + ` es el último que un operador anotó con la orden complementarias respaldo-hecho, o null.

* **403** si quien llama no es de la administración.`,
		Cuenta: "admin",
	},
}
