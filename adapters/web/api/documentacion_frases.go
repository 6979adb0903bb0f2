package api

// EjemploFrase stands for a ready sentence of centre 9546.
const EjemploFrase = "0199e5a0-6f10-7e02-8c5d-2b7e90d4f601"

// documentacionFrases are the ready sentences of the centres.
var documentacionFrases = map[string]Documentacion{
	"listarFrases": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Da las frases listas para devolver solicitudes, por centro, campo y
texto. Las que tratan de un campo se ofrecen al escribir una observación en él; las demás, en el comentario general.

* **403** a quien es instructor.
* **422** si el centro, page o limit no se entienden.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"limit": 2, "centro": "centro-9546"},
	},
	"verMotivos": {
		Descripcion: `La llama quien tiene cuenta, para su centro, y la administración, para cualquiera. Da los campos en los que el centro más devolvió
solicitudes en 180 días, para mirarlos antes de enviar. De otro centro, o con menos de 5 devoluciones, no hay nada que decir.

* **422** si el centro no se entiende.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"centro": "centro-9546"},
	},
	"verFrase": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración.

* **403** a quien es instructor.
* **404** si la frase no existe o es de otro centro.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploFrase},
	},
	"crearFrase": {
		Descripcion: `La llaman la coordinación, para su centro, y la administración. Agrega una frase a la lista del centro, que tiene a lo más 100.

* **403** a quien es instructor.
* **409** si el centro ya tiene esa frase para ese campo, aunque cambien las mayúsculas o las tildes, o si la lista está llena.
* **422** con todo lo que haya que corregir; también si el centro no existe o no es el suyo.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"campo": "/nitEmpresa", "texto": "El dígito de verificación del NIT no corresponde. Mírelo en el RUT."},
	},
	"editarFrase": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Cambia los campos que se envían. Si nada cambia, responde lo mismo y
no queda registro.

* **403** a quien es instructor, **404** si la frase no existe o es de otro centro.
* **409** si el centro ya tiene esa frase para ese campo.
* **412** si ` + "`If-Match`" + ` no es la versión vigente: vuelva a leer la frase.
* **422** con todo lo que haya que corregir; también si cambia el centro.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploFrase},
		Cuerpo:     objeto{"texto": "Revise el NIT: no es el de la empresa."},
	},
	"quitarFrase": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Lo que ya se devolvió con la frase no cambia.

* **403** a quien es instructor, **404** si la frase no existe, ya se quitó o es de otro centro.
* **412** si ` + "`If-Match`" + ` no es la versión vigente.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploFrase},
		Cuerpo:     objeto{},
	},
}
