package api

// documentacionCorreos is of the mails and of what people want to get.
var documentacionCorreos = map[string]Documentacion{
	"verAvisos": {
		Descripcion: `La llama cualquier rol. Da, de los correos que su rol puede recibir, cuándo le llega cada uno: al momento, en el resumen
del día o nunca. Los que protegen la cuenta llegan siempre y no aparecen; la administración no tiene ninguno que elegir.`,
		Cuenta: "instructor1.9546",
	},
	"cambiarAvisos": {
		Descripcion: `La llama cualquier rol, para sí. Los correos que no se nombran se quedan como estaban; responde todos.

* **422** si un correo no existe, no es de los que su rol recibe, está repetido o protege la cuenta, o si la frecuencia no es una de las tres.`,
		Cuenta: "instructor1.9546",
		Cuerpo: objeto{"avisos": []objeto{{"tipo": "SOLICITUD_APROBADA", "frecuencia": "DIARIA"}, {"tipo": "FICHA_ASIGNADA", "frecuencia": "NUNCA"}}},
	},
	"listarCorreos": {
		Descripcion: `La llama la administración. Da los correos que el sistema ha escrito, sin lo que dicen, los más nuevos primero.

* **403** para los demás roles.
* **422** si un estado no existe, o page y limit no son números en su rango.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"limit": 2, "estado": "NO_ENVIADO"},
	},
	"verCorreo": {
		Descripcion: `La llama la administración. Da un correo y lo que dice. En producción nadie más que su destinatario lee el que abre una
cuenta: ` + "`legible`" + ` es false y no hay asunto ni texto.

* **403** para los demás roles.
* **404** si no existe.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploMensaje},
	},
	"reenviarCorreo": {
		Descripcion: `La llama la administración, con un correo que no se pudo entregar o que se guardó porque no había servidor. Vuelve a la
cola con todos sus intentos.

* **403** para los demás roles.
* **404** si no existe.
* **409** si ya se envió, está en camino o se descartó.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploMensaje},
		Cuerpo:     objeto{},
	},
	"reenviarCorreos": {
		Descripcion: `La llama la administración. Devuelve a la cola todos los correos que no se pudieron entregar y responde cuántos.

* **403** para los demás roles.`,
		Cuenta: "admin",
		Cuerpo: objeto{},
	},
	"listarEventosDetenidos": {
		Descripcion: `La llama la administración. Da lo que el sistema no pudo entregar dentro de sí mismo después de todos sus intentos, como
las notificaciones de una decisión. Lo normal es que no haya ninguno.

* **403** para los demás roles.
* **422** si page y limit no son números en su rango.`,
		Cuenta: "admin",
	},
	"reintentarEvento": {
		Descripcion: `La llama la administración, con un evento detenido. Se entrega otra vez, con todos sus intentos.

* **403** para los demás roles.
* **404** si no existe.
* **409** si no está detenido.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploEvento},
		Cuerpo:     objeto{},
	},
	"reintentarEventos": {
		Descripcion: `La llama la administración. Entrega otra vez todos los eventos detenidos y responde cuántos son.

* **403** para los demás roles.`,
		Cuenta: "admin",
		Cuerpo: objeto{},
	},
}
